"""The embedded broker: it serves, keeps to its port, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from confluent_kafka.admin import AdminClient

from kafka_client.producing import broker as broker_module
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.errors import ProducingError
from tests.producing.waiting import is_gone, wait_until

PARENT = """
import sys
from kafka_client.producing.broker import EmbeddedBroker
broker = EmbeddedBroker()
print(broker.start(), broker.pid, broker.watchdog_pid, flush=True)
{then}
"""


@pytest.fixture
def broker() -> Iterator[EmbeddedBroker]:
    with EmbeddedBroker() as running:
        yield running


@pytest.fixture
def start_parent() -> Iterator[Callable[[str], "Parent"]]:
    """Start a process that starts a broker and then runs the given code."""
    parents: list[Parent] = []

    def start(then: str) -> "Parent":
        parents.append(Parent(then))
        return parents[-1]

    yield start
    for parent in parents:
        parent.close()


class Parent:
    """A process that owns a broker, as the app does."""

    def __init__(self, then: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PARENT.format(then=then)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self.bootstrap, broker, watchdog = self.process.stdout.readline().split()
        self.broker, self.watchdog = psutil.Process(int(broker)), psutil.Process(int(watchdog))

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()

    def wait_until_both_are_gone(self) -> None:
        wait_until(lambda: is_gone(self.broker) and is_gone(self.watchdog))


def answers(bootstrap: str) -> bool:
    return bool(AdminClient({"bootstrap.servers": bootstrap, "log_level": 0}).list_topics(timeout=5).brokers)


def test_a_started_broker_answers_kafka_clients_on_the_loopback_interface_only(
    broker: EmbeddedBroker,
) -> None:
    assert answers(broker.bootstrap)
    assert broker.pid is not None
    listening = [
        connection.laddr.ip
        for connection in psutil.Process(broker.pid).net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]


def test_a_stopped_broker_leaves_no_process_and_can_be_started_again(broker: EmbeddedBroker) -> None:
    assert broker.pid is not None
    assert broker.watchdog_pid is not None
    processes = [psutil.Process(broker.pid), psutil.Process(broker.watchdog_pid)]
    broker.stop()
    assert all(is_gone(process) for process in processes)
    assert not broker.alive
    assert answers(broker.start())


def test_stopping_twice_or_before_the_start_does_nothing() -> None:
    broker = EmbeddedBroker()
    broker.stop()
    broker.start()
    broker.stop()
    broker.stop()
    assert broker.pid is None


def test_starting_a_running_broker_leaves_it_alone(broker: EmbeddedBroker) -> None:
    pid = broker.pid
    assert broker.start() == broker.bootstrap
    assert broker.pid == pid


def test_a_requested_port_is_used_and_can_be_used_again_at_once() -> None:
    with EmbeddedBroker() as first:
        port = int(first.bootstrap.split(":")[1])
        assert answers(first.bootstrap)
    with EmbeddedBroker(port) as second:
        assert second.bootstrap == f"127.0.0.1:{port}"


def test_a_port_on_which_another_broker_listens_is_refused_and_that_broker_goes_on(
    broker: EmbeddedBroker,
) -> None:
    port = int(broker.bootstrap.split(":")[1])
    with pytest.raises(
        ProducingError, match=rf"Port {port} on 127\.0\.0\.1 is already in use; choose another"
    ):
        EmbeddedBroker(port).start()
    assert broker.alive
    assert answers(broker.bootstrap)


def test_a_port_that_is_bound_but_does_not_listen_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ProducingError, match="cannot be used"):
            EmbeddedBroker(taken.getsockname()[1]).start()


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(ProducingError, match=f"{port} is not a port"):
        EmbeddedBroker(port).start()


def test_another_port_is_tried_when_the_free_one_was_taken_in_between(
    broker: EmbeddedBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = int(broker.bootstrap.split(":")[1])
    free = broker_module._free_port()
    ports = iter([taken, free])
    monkeypatch.setattr(broker_module, "_free_port", lambda: next(ports))
    with EmbeddedBroker() as second:
        assert second.bootstrap == f"127.0.0.1:{free}"


def test_a_program_that_cannot_run_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "tansu"
    damaged.write_bytes(b"\x7fELF damaged")
    damaged.chmod(0o755)
    monkeypatch.setattr(broker_module, "broker_program", lambda: damaged)
    with pytest.raises(ProducingError, match=r"cannot be run \(Exec format error\); reinstall"):
        EmbeddedBroker().start()


def test_a_program_that_ends_at_once_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker_module, "broker_program", lambda: Path("/bin/true"))
    with pytest.raises(ProducingError, match="ended before it answered"):
        EmbeddedBroker().start()


def test_a_program_that_never_answers_is_told_in_a_sentence_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "tansu"
    silent.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    silent.chmod(0o755)
    monkeypatch.setattr(broker_module, "broker_program", lambda: silent)
    monkeypatch.setattr(broker_module, "START_SECONDS", 0.3)
    broker = EmbeddedBroker()
    with pytest.raises(ProducingError, match="did not answer within"):
        broker.start()
    assert not broker.alive


def test_the_program_is_the_one_inside_the_package_and_nothing_is_copied_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CALF_TANSU_BIN", "/bin/true")
    with EmbeddedBroker() as broker:
        assert answers(broker.bootstrap)
    assert list(tmp_path.iterdir()) == []


def test_the_death_of_the_broker_is_noticed(broker: EmbeddedBroker) -> None:
    assert broker.alive
    assert broker.pid is not None
    os.kill(broker.pid, signal.SIGKILL)
    wait_until(lambda: not broker.alive)


def test_broker_and_watchdog_are_gone_after_the_parent_is_killed(
    start_parent: Callable[[str], Parent],
) -> None:
    parent = start_parent("sys.stdin.read()")
    assert answers(parent.bootstrap)
    parent.process.kill()
    parent.wait_until_both_are_gone()


def test_broker_and_watchdog_are_gone_after_the_parent_crashes(start_parent: Callable[[str], Parent]) -> None:
    parent = start_parent("import os; sys.stdin.readline(); os.abort()")
    parent.process.communicate("\n")
    parent.wait_until_both_are_gone()


def test_broker_and_watchdog_are_gone_although_a_fork_of_the_parent_lives_on(
    start_parent: Callable[[str], Parent],
) -> None:
    parent = start_parent(
        "import os, signal\nfork = os.fork()\nif fork:\n    print(fork, flush=True)\nsignal.pause()"
    )
    assert parent.process.stdout is not None
    fork = psutil.Process(int(parent.process.stdout.readline()))
    try:
        parent.process.kill()
        parent.wait_until_both_are_gone()
        assert fork.is_running()
    finally:
        fork.kill()


def test_the_broker_outlives_the_thread_that_started_it(start_parent: Callable[[str], Parent]) -> None:
    parent = start_parent(
        "from threading import Thread\n"
        "sys.stdin.readline()\n"  # until the first broker has been seen
        "broker.stop()\n"
        "starter = Thread(target=broker.start); starter.start(); starter.join()\n"
        "print(broker.bootstrap, flush=True)\n"
        "sys.stdin.read()"
    )
    assert parent.process.stdin is not None
    assert parent.process.stdout is not None
    parent.process.stdin.write("\n")
    parent.process.stdin.flush()
    assert answers(parent.process.stdout.readline().strip())


def test_an_interrupt_from_the_terminal_leaves_the_end_of_the_broker_to_the_app(
    start_parent: Callable[[str], Parent],
) -> None:
    parent = start_parent(
        # What runs the tests in the background may have it ignore interrupts, and its children with it.
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "try:\n"
        "    print('ready', flush=True)\n"
        "    sys.stdin.read()\n"
        "except KeyboardInterrupt:\n"
        "    print(broker.alive, flush=True)\n"
        "    broker.stop()\n"
    )
    assert parent.process.stdout is not None
    assert parent.process.stdout.readline() == "ready\n"
    os.killpg(parent.process.pid, signal.SIGINT)
    alive, _ = parent.process.communicate()
    assert alive.strip() == "True"
    parent.wait_until_both_are_gone()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_watchdog_that_is_told_to_end_takes_the_broker_with_it(
    broker: EmbeddedBroker, number: signal.Signals
) -> None:
    assert broker.pid is not None
    assert broker.watchdog_pid is not None
    server = psutil.Process(broker.pid)
    os.kill(broker.watchdog_pid, number)
    wait_until(lambda: is_gone(server))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process die with its parent")
def test_a_watchdog_that_is_killed_takes_the_broker_with_it(broker: EmbeddedBroker) -> None:
    assert broker.pid is not None
    assert broker.watchdog_pid is not None
    server = psutil.Process(broker.pid)
    os.kill(broker.watchdog_pid, signal.SIGKILL)
    wait_until(lambda: is_gone(server))
    assert not broker.alive
