"""Apache Kafka 4 (KRaft) on the loopback interface, for the tests that need its true semantics.

``python -m tests.apache_kafka [--optional] COMMAND…`` runs the command with ``KAFKA_BOOTSTRAP`` set to a
server: the one that ``KAFKA_BOOTSTRAP`` names already, else one started for the command, from ``KAFKA_HOME``
or from the jars that Maven fetches once into ``build/``. With ``--optional``, a server that cannot be had is
said and is no failure. A test that stops and starts the server makes an `ApacheKafka` of its own.
"""

import argparse
import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from types import TracebackType
from typing import Self

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from kafka_client.producing import watchdog
from tests.kafka_listeners import HOST, PORTS, Listeners, write_certificates

VERSION = "4.4.0"
JAVA_RELEASE = 17
START_SECONDS = 90.0
FETCH_SECONDS = 900.0
UNAVAILABLE = 69
"""The exit status when no server can be had (EX_UNAVAILABLE of sysexits.h)."""

_BUILD = Path(__file__).parent.parent / "build"

_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>orchestra-replay</groupId>
  <artifactId>apache-kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>{VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
"""

# Node 1 is broker and controller, others are brokers. The internal topics are as small as they can be: they
# start faster.
_PROPERTIES = """process.roles={roles}
node.id={node}
controller.listener.names=CONTROLLER
controller.quorum.voters=1@{host}:{controller}
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.retention.check.interval.ms=1000
log.initial.task.delay.ms=500
message.max.bytes=20000000
replica.lag.time.max.ms=2000
broker.session.timeout.ms=3000
"""


class KafkaUnavailableError(Exception):
    """Apache Kafka cannot run here; the message says why."""


class _Node:
    """One server process; its settings, data and log are in a folder of its own."""

    def __init__(self, number: int, folder: Path, listeners: Listeners, controller: int) -> None:
        """``controller`` is the port at which node 1 is the controller of all."""
        self.address = f"{HOST}:{listeners.plain}"
        self._log = folder / "server.log"
        self._settings = folder / "server.properties"
        self._server: subprocess.Popen[str] | None = None
        folder.mkdir()
        first = number == 1
        own = _PROPERTIES.format(
            roles="broker,controller" if first else "broker",
            node=number,
            host=HOST,
            controller=controller,
            data=folder / "data",
        )
        self._settings.write_text(own + listeners.properties(is_controller=first))

    def format(self, java: list[str], cluster: str) -> None:
        """Prepare the storage. Raises `KafkaUnavailableError`."""
        # One word: an id may begin with a hyphen.
        command = self._command(
            java, "kafka.tools.StorageTool", "format", f"--cluster-id={cluster}", "--config"
        )
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise KafkaUnavailableError(f"Kafka could not prepare its storage: {_last_line(done.stderr)}")

    def start(self, java: list[str]) -> None:
        if self._server is not None:
            return
        self._server = subprocess.Popen(
            [sys.executable, watchdog.__file__, str(os.getpid()), *self._command(java, "kafka.Kafka")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl+C goes to the tests, which stop the server in order
        )

    def stop(self) -> None:
        if self._server is not None:
            self._server.communicate()  # closes the pipe, at which the watchdog ends the server
            self._server = None

    @property
    def running(self) -> bool:
        return self._server is not None and self._server.poll() is None

    @property
    def last_words(self) -> str:
        """The end of its log, without where in its code that was."""
        if not self._log.exists():
            return "it wrote no log"
        lines = self._log.read_text().splitlines()
        return _last_line("\n".join(line for line in lines if not line.startswith("\tat ")))

    def _command(self, java: list[str], program: str, *arguments: str) -> list[str]:
        logging = "-Dorg.slf4j.simpleLogger."
        return [
            *(java[0], "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *(f"{logging}defaultLogLevel=warn", f"{logging}logFile={self._log}"),
            *(*java[1:], program, *arguments, str(self._settings)),
        ]


class ApacheKafka:
    """A cluster with its data in a temporary folder: one node, or several.

    It keeps its ports and its data over `stop` and `start`; leaving the context removes the data.
    """

    def __init__(self, classpath: str | None = None, nodes: int = 1) -> None:
        """``classpath`` as Java takes it; by default that of `find_classpath`."""
        self._java = [find_java(), "-cp", classpath or find_classpath()]
        self._folder = Path(tempfile.mkdtemp(prefix="apache-kafka-"))
        write_certificates(self._folder)
        ports = _free_ports(PORTS * nodes)
        self._listeners = [
            Listeners(str(self._folder), *ports[PORTS * each : PORTS * (each + 1)]) for each in range(nodes)
        ]
        controller = self._listeners[0].controller
        self._nodes = [
            _Node(number, self._folder / f"node-{number}", listeners, controller)
            for number, listeners in enumerate(self._listeners, start=1)
        ]
        self._formatted = False

    @property
    def bootstrap(self) -> str:
        """The addresses for ``bootstrap.servers``."""
        return ",".join(node.address for node in self._nodes)

    @property
    def listeners(self) -> Listeners:
        """The ways into the first node."""
        return self._listeners[0]

    def start(self) -> None:
        """Start the nodes that do not run, and wait until all answer. Raises `KafkaUnavailableError`."""
        if not self._formatted:
            cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
            for node in self._nodes:
                node.format(self._java, cluster)
            self._formatted = True
        for node in self._nodes:
            node.start(self._java)
        self._wait_for_answer()

    def stop(self, *numbers: int) -> None:
        """End these nodes (1 is the first), or all, at once, as a crash does. Their data stays."""
        for node in [self._nodes[number - 1] for number in numbers] or self._nodes:
            node.stop()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove()

    def _remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait_for_answer(self) -> None:
        admin = AdminClient({"bootstrap.servers": self.bootstrap, "log_level": 0})
        deadline = time.monotonic() + START_SECONDS
        while all(node.running for node in self._nodes) and time.monotonic() < deadline:
            try:
                if len(admin.list_topics(timeout=1).brokers) == len(self._nodes):
                    return
            except KafkaException:
                threading.Event().wait(0.05)
        reason = next((node.last_words for node in self._nodes if not node.running), "it only starts slowly")
        self.stop()
        raise KafkaUnavailableError(f"Kafka did not answer within {START_SECONDS:.0f} s: {reason}")


def find_java() -> str:
    """The Java program, 17 or newer. Raises `KafkaUnavailableError`."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    if java is None:
        raise KafkaUnavailableError(f"there is no java; install Java {JAVA_RELEASE} or newer")
    banner = subprocess.run(
        [java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=False
    )
    for line in banner.stderr.splitlines():
        name, _, value = line.partition("=")
        if name.strip() == "java.specification.version" and float(value) < JAVA_RELEASE:
            raise KafkaUnavailableError(
                f"{java} is Java {value.strip()}; Kafka 4 needs {JAVA_RELEASE} or newer"
            )
    return java


def find_classpath() -> str:
    """Kafka's jars: those in ``KAFKA_HOME``, else fetched by Maven. Raises `KafkaUnavailableError`."""
    home = os.environ.get("KAFKA_HOME")
    if not home:
        return str(_fetched_jars() / "*")
    if not any(Path(home, "libs").glob("kafka_*.jar")):
        raise KafkaUnavailableError(f"KAFKA_HOME={home} holds no Kafka: there is no kafka_*.jar in its libs")
    return str(Path(home, "libs", "*"))


def _fetched_jars() -> Path:
    jars = _BUILD / f"apache-kafka-{VERSION}"
    if jars.exists():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise KafkaUnavailableError("there is no mvn to fetch Kafka with; install Maven, or set KAFKA_HOME")
    _BUILD.mkdir(exist_ok=True)
    print(f"Fetching Apache Kafka {VERSION} with Maven …", flush=True)
    with tempfile.TemporaryDirectory(dir=_BUILD) as folder:
        Path(folder, "pom.xml").write_text(_POM)
        command = [maven, "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=jars"]
        try:
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise KafkaUnavailableError(f"Maven did not fetch Kafka within {FETCH_SECONDS:.0f} s") from None
        if done.returncode:
            raise KafkaUnavailableError(f"Maven could not fetch Kafka {VERSION}: {_first_error(done.stdout)}")
        Path(folder, "jars").rename(jars)  # the folder appears whole or not at all
    return jars


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((HOST, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2] or "no reason given"


def _first_error(text: str) -> str:
    errors = [line.removeprefix("[ERROR] ") for line in text.splitlines() if line.startswith("[ERROR]")]
    return errors[0] if errors else _last_line(text)


def main(arguments: list[str]) -> int:
    """Run the command against a server; its exit status, or `UNAVAILABLE`."""
    parser = argparse.ArgumentParser(prog="python -m tests.apache_kafka", description=__doc__)
    parser.add_argument("--optional", action="store_true", help="no server is no failure")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    address = os.environ.get("KAFKA_BOOTSTRAP")
    if address:
        print(f"Testing on the Kafka at {address}", flush=True)
        return subprocess.run(options.command, check=False).returncode
    try:
        with ApacheKafka() as kafka:
            print(f"Testing on Apache Kafka at {kafka.bootstrap}", flush=True)
            environment = os.environ | kafka.listeners.for_environment()
            environment["KAFKA_BOOTSTRAP"] = kafka.bootstrap
            return subprocess.run(options.command, env=environment, check=False).returncode
    except KafkaUnavailableError as error:
        print(f"The tests on Apache Kafka did not run: {error}.", flush=True)
        return 0 if options.optional else UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
