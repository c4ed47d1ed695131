"""A TCP proxy that tests cut, slow down and listen at, and an embedded broker reached only through one."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from kafka_client.producing import watchdog
from kafka_client.producing.broker import broker_program
from tests.protocol import RequestReader

HOST = "127.0.0.1"

_CHUNK = 65536
_SLICES = 20
"""So many times a second a slow proxy lets a piece through."""


class Proxy:
    """Forwards connections to a port of this machine, on a port that it keeps while it is cut.

    ``requests`` has the ``api_key`` of every Kafka request that came through unencrypted.
    """

    def __init__(self, port: int = 0) -> None:
        """``port`` is the one to listen on, 0 for any that is free."""
        self.requests: set[int] = set()
        self._latency = 0.0
        self._bytes_per_second = 0
        self._hurry = threading.Event()
        self._target = 0
        self._listener: socket.socket | None = None
        self._accepting: threading.Thread | None = None
        self._connections: list[socket.socket] = []
        self._pumps: list[threading.Thread] = []
        self._flowing = threading.Event()
        self._flowing.set()
        self.port = port

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
        self._hurry.set()
        for pump in self._pumps:
            pump.join()
        self._pumps.clear()
        self._hurry.clear()

    def freeze(self) -> None:
        """Keep the connections, and let nothing more through them."""
        self._flowing.clear()

    def thaw(self) -> None:
        """Let through again what has piled up."""
        self._flowing.set()

    def slow_down(self, latency: float, bytes_per_second: int) -> None:
        """Let all that comes wait so many seconds, and no more through than that; zeros are full speed."""
        self._latency = latency
        self._bytes_per_second = bytes_per_second

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
            there = _start(self._pump, client, server, RequestReader())
            back = _start(self._pump, server, client, None)
            self._pumps += (there, back)

    def _pump(self, source: socket.socket, target: socket.socket, reader: RequestReader | None) -> None:
        passed = 0.0
        with contextlib.suppress(OSError):
            while data := source.recv(self._bytes_per_second // _SLICES or _CHUNK):
                if reader is not None:
                    self.requests.update(reader.feed(data))
                if self._bytes_per_second:
                    began = (
                        time.monotonic() - passed > self._latency
                    )  # what follows at once is on its way too
                    wait = len(data) / self._bytes_per_second + (self._latency if began else 0)
                    self._hurry.wait(wait)
                self._flowing.wait()
                target.sendall(data)
                passed = time.monotonic()
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


def _start(run: Callable[..., None], *arguments: object) -> threading.Thread:
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
