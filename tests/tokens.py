"""Tokens that the Apache Kafka of the tests takes, and an endpoint that gives them as OpenID Connect does."""

import base64
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec


def unsigned_token(user: str, seconds: float = 3600) -> str:
    """A JSON Web Token without a signature, for so long."""
    now = time.time()
    claims = {"sub": user, "iat": now, "exp": now + seconds}
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return ".".join(
        [*(base64.urlsafe_b64encode(msgspec.json.encode(part)).rstrip(b"=").decode() for part in parts), ""]
    )


class TokenEndpoint:
    """Gives a token of a user to the client that knows the secret."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.asked = 0


@contextmanager
def token_endpoint(user: str, client_id: str, secret: str) -> Iterator[TokenEndpoint]:
    """Serve tokens on the loopback interface."""
    credentials = base64.b64encode(f"{client_id}:{secret}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            endpoint.asked += 1
            right = self.headers.get("Authorization") == f"Basic {credentials}"
            token = {"access_token": unsigned_token(user), "token_type": "Bearer", "expires_in": 3600}
            body = msgspec.json.encode(token if right else {"error": "invalid_client"})
            self.send_response(200 if right else 401)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    endpoint = TokenEndpoint(f"http://127.0.0.1:{server.server_address[1]}/token")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
