"""Reading from a web address: time-outs, redirects, credentials and what can go wrong, in sentences."""

import base64
import contextlib
import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlsplit

from app.core.saying import say

TIMEOUT_SECONDS = 20.0
"""For connecting, and for each wait for more bytes."""

_SCHEMES = ("http", "https")
_SAFE = "/%:=&?~#+!$,;'@()*[]-._"
_AUTHORIZATION = "Authorization"


class WebError(OSError):
    """An address cannot be read; the message is a sentence that says why and what to do."""


def is_web_address(place: str) -> bool:
    """Whether the text is an http or https address."""
    return place.partition("://")[0].lower() in _SCHEMES and "://" in place


def shown_address(address: str) -> str:
    """The address without user, password, query and fragment: those may hold secrets."""
    scheme, _, rest = address.partition("://")
    rest = rest.partition("#")[0].partition("?")[0]
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"


class Answer(contextlib.AbstractContextManager["Answer"]):
    """What an address answers."""

    def __init__(self, name: str, response: http.client.HTTPResponse) -> None:
        self._name = name
        self._response = response

    def __exit__(self, *_: object) -> None:
        self._response.close()

    def chunks(self, size: int) -> Iterator[bytes]:
        """Its bytes, as they come. Raises `WebError`, also when it ends too soon."""
        with _told(self._name):
            while chunk := self._response.read1(size):
                yield chunk
        if self._response.length:
            raise WebError(say("{name} broke off before its end; try again.", name=self._name))


def open_web(address: str) -> Answer:
    """Ask for an http or https address. Certificates are verified, and redirects followed.

    User and password in the address are sent as basic authentication, to that server only. Raises `WebError`.
    """
    name = shown_address(address)
    with _told(name):
        parts = urlsplit(address)
        response = _opener().open(_request(parts), timeout=TIMEOUT_SECONDS)
    return Answer(name, response)


def _request(parts: SplitResult) -> urllib.request.Request:
    host = parts.netloc.rpartition("@")[2]
    if not parts.hostname:
        raise ValueError("it names no server")
    plain = parts._replace(
        netloc=host, path=quote(parts.path, _SAFE), query=quote(parts.query, _SAFE), fragment=""
    )
    headers = {"Accept": "application/json, */*;q=0.5", "User-Agent": "orchestra-replay"}
    request = urllib.request.Request(plain.geturl(), headers=headers)  # noqa: S310 - http and https only
    if parts.username is not None:
        user = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        request.add_unredirected_header(_AUTHORIZATION, f"Basic {base64.b64encode(user.encode()).decode()}")
    return request


def _opener() -> urllib.request.OpenerDirector:
    """Like urllib's own, without the schemes that are not of the web."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Keeps credentials on the same server, and never goes from https to http."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        following = super().redirect_request(req, fp, code, msg, headers, newurl)
        if following is None:
            return None
        if req.type == "https" and following.type != "https":
            fp.close()
            raise _InsecureRedirectError
        if (req.type, req.host) == (following.type, following.host):
            following.unredirected_hdrs.update(req.unredirected_hdrs)
        return following


class _InsecureRedirectError(Exception):
    """A redirect leads from https to something else."""


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what can go wrong into `WebError`. The libraries' own texts may quote the whole address."""
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise WebError(_refusal(name, error.code)) from None
    except _InsecureRedirectError:
        raise WebError(
            say("{name} redirects from https to an address that is not; name that address.", name=name)
        ) from None
    except urllib.error.URLError as error:
        raise WebError(_failure(name, error.reason)) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise WebError(_failure(name, error)) from None


def _refusal(name: str, code: int) -> str:
    phrase = f"{code} {http.client.responses.get(code, '')}".strip()
    if code in (401, 403):
        return (
            f"{name} answers {phrase}: give credentials that may read it, as in https://USER:PASSWORD@HOST."
        )
    if 300 <= code < 400:
        return f"{name} redirects without end or to nowhere ({phrase}); check the address."
    if code >= 500:
        return f"{name} answers {phrase}: the server has a fault; try again later."
    return f"{name} answers {phrase}; check the address."


def _failure(name: str, reason: object) -> str:
    match reason:
        case ssl.SSLCertVerificationError():
            why = f"its certificate cannot be verified ({reason.verify_message}); check the address"
        case ssl.SSLError():
            why = "it does not speak TLS as it should; check the address, or use http://"
        case socket.gaierror():
            why = "there is no server of that name; check the address"
        case TimeoutError():
            why = f"it kept silent for {TIMEOUT_SECONDS:.0f} s; try again later"
        case ConnectionRefusedError():
            why = "nothing listens there; check the address and its port"
        case http.client.InvalidURL() | ValueError():
            why = "it is no valid address; check it"
        case OSError():
            why = f"the connection failed ({reason.strerror or type(reason).__name__}); try again"
        case _:
            why = "the connection broke off, or it does not speak HTTP; check the address, or try again"
    return f"{name} cannot be read: {why}."
