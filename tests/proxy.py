"""A TCP proxy that tests cut and restore, and an embedded broker that is reached only through one."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from kafka_client.producing import watchdog
from kafka_client.producing.broker import broker_program

HOST = "127.0.0.1"


class Proxy:
    """Forwards connections to a port of this machine, on a port that it keeps while it is cut."""

    def __init__(self) -> None:
        self._target = 0
        self._listener: socket.socket | None = None
        self._accepting: threading.Thread | None = None
        self._connections: list[socket.socket] = []
        self._pumps: list[threading.Thread] = []
        self._flowing = threading.Event()
        self._flowing.set()
        self.port = 0

    def forward_to(self, port: int) -> None:
        """Begin to forward, or go on after `cut`."""
        self._target = port
        self.restore()

    def restore(self) -> None:
        """Take connections again."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, self.port))
        listener.listen()
        self.port = listener.getsockname()[1]
        self._listener = listener
        self._accepting = _start(self._accept, listener)

    def cut(self) -> None:
        """Break all connections, and refuse new ones."""
        if self._listener is not None:
            _close(self._listener)
            self._listener = None
        if self._accepting is not None:
            self._accepting.join()  # else one more connection could come after the last was broken
            self._accepting = None
        for connection in self._connections:
            _close(connection)
        self._connections.clear()
        self.thaw()
        for pump in self._pumps:
            pump.join()
        self._pumps.clear()

    def freeze(self) -> None:
        """Keep the connections, and let nothing more through them."""
        self._flowing.clear()

    def thaw(self) -> None:
        """Let through again what has piled up."""
        self._flowing.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:  # the listener was closed
                return
            try:
                server = socket.create_connection((HOST, self._target))
            except OSError:
                client.close()
                continue
            self._connections += (client, server)
            self._pumps += (_start(self._pump, client, server), _start(self._pump, server, client))

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._flowing.wait()
                target.sendall(data)
        _close(source)
        _close(target)

class ProxiedBroker:
    """The embedded broker's program, which tells its clients the proxy's address as its own."""

    def __init__(self) -> None:
        self.proxy = Proxy()
        self.cluster = secrets.token_hex(4)
        self.target = _free_port()
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def bootstrap(self) -> str:
        return f"{HOST}:{self.proxy.port}"

    def restart(self) -> None:
        """End the server, which loses all topics, and start one of the same address and cluster id."""
        self._stop()
        self._start()

    def _stop(self) -> None:
        if self._server is not None:
            self._server.communicate(timeout=10)  # closes the pipe, at which the watchdog ends the server
            self._server = None

    def _start(self) -> None:
        self._server = subprocess.Popen(
            [
                *(sys.executable, "-I", "-S", watchdog.__file__, str(os.getpid())),
                *(str(broker_program()), "broker", "--silent", "--cluster-id", self.cluster),
                *("--storage-engine", "memory://tansu/", "--listener-url", f"tcp://{HOST}:{self.target}"),
                *("--advertised-listener-url", f"tcp://{HOST}:{self.proxy.port}"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        self.proxy.forward_to(self.target)
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
        self.proxy.cut()


def _start(run: Callable[..., None], *arguments: socket.socket) -> threading.Thread:
    thread = threading.Thread(target=run, args=arguments, daemon=True)
    thread.start()
    return thread


def _close(connection: socket.socket) -> None:
    """Close it so that a thread which waits in it wakes up."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
