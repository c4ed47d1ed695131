"""The current system's records from a web address: a server on this machine answers."""

import base64
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from app.core import web
from app.core.current_system import CurrentSystemError, TheirMatch, read_current_system
from app.core.web import shown_address

BODY = json.dumps({"matches": [{"matchId": "m1"}]}).encode()
AUTHORIZATION = "Basic " + base64.b64encode(b"ann:s3cret/word").decode()


class Handler(BaseHTTPRequestHandler):
    """Answers by the path."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        port = self.headers["Host"].rpartition(":")[2]
        answers: dict[str, Callable[[], None]] = {
            "/matches/history": lambda: self.answer(200, BODY),
            "/query": lambda: self.answer(200 if query == "token=hidden%20value" else 403, BODY),
            "/private": lambda: self.answer(
                200 if self.headers["Authorization"] == AUTHORIZATION else 401, BODY
            ),
            "/open": lambda: self.answer(400 if self.headers["Authorization"] else 200, BODY),
            "/moved": lambda: self.answer(302, b"", Location="/private"),
            "/away": lambda: self.answer(302, b"", Location=f"http://localhost:{port}/open"),
            "/elsewhere": lambda: self.answer(302, b"", Location=self.server.elsewhere),
            "/loop": lambda: self.answer(302, b"", Location="/loop"),
            "/file": lambda: self.answer(302, b"", Location="file:///etc/passwd"),
            "/ftp": lambda: self.answer(302, b"", Location="ftp://user:hidden@127.0.0.1/x"),
            "/page": lambda: self.answer(200, b"<html>"),
            "/broken": lambda: self.answer(500, b""),
            "/short": lambda: self.answer(200, BODY, **{"Content-Length": str(len(BODY) + 5)}),
            "/chunked": self.answer_in_chunks,
            "/silent": self.keep_silent,
            "/nonsense": lambda: self.write(b"nonsense\r\n\r\n"),
            "/caf%C3%A9%20x": lambda: self.answer(200, BODY),
        }
        answers.get(path, lambda: self.answer(404, b""))()

    def answer(self, code: int, body: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.write(body)

    def answer_in_chunks(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for byte in BODY:
            self.wfile.write(b"1\r\n%c\r\n" % byte)
        self.write(b"0\r\n\r\n")

    def keep_silent(self) -> None:
        self.server.gone.wait()
        self.close_connection = True

    def write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name in the base class
        """Keep the tests' output clean."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.gone = threading.Event()
        self.elsewhere = ""

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield from serving(server)


def serving(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.gone.set()
    server.shutdown()
    server.server_close()
    thread.join()


def ids(address: str) -> list[str]:
    return [
        match.match_id for _, match in read_current_system(address).entries() if isinstance(match, TheirMatch)
    ]


def failure(address: str) -> str:
    with pytest.raises(CurrentSystemError) as error:
        ids(address)
    assert "hidden" not in str(error.value)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("path", ["matches/history", "chunked", "query?token=hidden value#part", "café x"])
def test_an_address_is_read(server: Server, path: str) -> None:
    assert ids(f"http://{server.address}/{path}") == ["m1"]
    assert ids(f"HTTP://{server.address}/{path}") == ["m1"]


def test_user_and_password_are_sent_also_after_a_redirect_to_the_same_server(server: Server) -> None:
    assert ids(f"http://ann:s3cret%2Fword@{server.address}/private") == ["m1"]
    assert ids(f"http://ann:s3cret%2Fword@{server.address}/moved") == ["m1"]


def test_user_and_password_are_not_sent_to_another_server(server: Server) -> None:
    assert ids(f"http://ann:hidden@{server.address}/away") == ["m1"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "answers 404 Not Found; check the address."),
        ("query?token=hidden", "answers 403 Forbidden: give credentials"),
        (
            "private",
            "answers 401 Unauthorized: give credentials that may read it, as in https://USER:PASSWORD@HOST.",
        ),
        ("broken", "answers 500 Internal Server Error: the server has a fault; try again later."),
        ("loop", "redirects without end or to nowhere (302 Found); check the address."),
        ("file", "redirects without end or to nowhere (302 Found); check the address."),
        ("ftp", "cannot be read: "),
        ("page", "cannot be read as the current system's records (it is a web page or XML, not JSON)"),
        ("short", "broke off before its end; try again."),
        ("nonsense", "it does not speak HTTP; check the address, or try again."),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence_without_secrets(
    server: Server, path: str, message: str
) -> None:
    told = failure(f"http://ann:hidden@{server.address}/{path}")
    assert message in told
    assert told.startswith(f"http://{server.address}/{path.partition('?')[0]}")


def test_a_silent_server_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIMEOUT_SECONDS", 0.1)
    assert "it kept silent for" in failure(f"http://{server.address}/silent")


def test_a_port_where_nothing_listens_is_told(server: Server) -> None:
    server.shutdown()
    server.server_close()
    assert "nothing listens there" in failure(f"http://{server.address}/")


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///path",
        "http://[::1/x",
        "http://host:port/x",
        "http://127.0.0.1:99999/",
        "https://\x01/",
    ],
)
def test_an_address_that_is_none_is_told(address: str) -> None:
    assert "address" in failure(address)


def test_a_server_that_does_not_speak_tls_is_told(server: Server) -> None:
    assert "does not speak TLS" in failure(f"https://{server.address}/matches/history")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority that nobody knows."""
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Server]:
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    yield from serving(server)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure: Server) -> None:
    assert "its certificate cannot be verified" in failure(f"https://{secure.address}/matches/history")


def test_tls_is_spoken_and_never_left_by_a_redirect(
    secure: Server, server: Server, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    assert ids(f"https://{secure.address}/matches/history") == ["m1"]
    secure.elsewhere = f"http://{server.address}/matches/history"
    assert "redirects from https to an address that is not" in failure(f"https://{secure.address}/elsewhere")
    server.elsewhere = f"https://{secure.address}/matches/history"
    assert ids(f"http://{server.address}/elsewhere") == ["m1"]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ann:hidden@host:8443/a/b?token=hidden#hidden", "https://host:8443/a/b"),
        ("https://ann:hid@den@host/a@b", "https://host/a@b"),
        ("http://host", "http://host"),
        ("http://host?hidden", "http://host"),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(address: str, shown: str) -> None:
    assert shown_address(address) == shown
