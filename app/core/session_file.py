"""Session files (``.orep``): records and what one made of them, to be opened elsewhere without Kafka.

A zip archive of ``records.jsonl`` (kcat ``-J`` lines) and ``session.json`` (a `Session`).
docs/session-file.md has the format, what is promised of it, and its limits.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from app.core.branches import Branch
from app.core.breakpoints import Breakpoint, Watch
from app.core.filters import Filter
from app.core.marks import Mark
from app.core.saying import say
from app.core.state import Position
from kafka_client.archive import (
    LARGEST_RECORDS,
    LARGEST_SESSION,
    RECORDS_PART,
    SESSION_PART,
    ArchiveError,
    check_part,
    read_part,
)
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.records import Record, to_kcat

FORMAT = "orchestra-replay/session/1"
SUFFIX = ".orep"
LARGEST_LAYOUT = 1024 * 1024
"""Bytes of the docks' arrangement; it is a few hundred."""

_FORMAT = re.compile(r"orchestra-replay/session/(\d{1,9})")
_VERSION = 1
_FLUSH_BYTES = 256 * 1024


class SessionError(Exception):
    """A session file cannot be opened; the message is a sentence that says why and what to do."""


class Workspace(msgspec.Struct, frozen=True, rename="camel"):
    """What the window shows beside the records.

    ``cursor`` is the record of the event that the cursor stands at in ``open_match``, None before the first.
    ``perspective`` is the operator's where it is empty, ``branch`` names that of ``branches`` that is
    open, or none of them. ``arrangement`` names the layout that is shown, or none; ``layout`` is the docks'
    arrangement and ``columns`` the match list's, as Qt saves them.
    """

    open_match: str | None = None
    cursor: Position | None = None
    perspective: str = ""
    locked: bool = False
    filter: Filter = Filter()
    arrangement: str = ""
    layout: bytes = b""
    columns: bytes = b""
    marks: tuple[Mark, ...] = ()
    breakpoints: tuple[Breakpoint, ...] = ()
    watches: tuple[Watch, ...] = ()
    branches: tuple[Branch, ...] = ()
    branch: str = ""


class Session(msgspec.Struct, frozen=True, rename="camel"):
    """What ``session.json`` holds beside its format.

    ``digest`` is that of the saved records' documents (see `app.core.verify`), ``created`` Unix ms,
    ``topics`` the topic of each role by the role's label, ``timeout_ms`` how long robots may take. In a
    ``redacted`` session ``dropped`` records lost their values, because they could not be proven clean.
    """

    app_version: str
    created: float
    match_ids: tuple[str, ...]
    digest: str
    topics: dict[str, str]
    timeout_ms: float
    workspace: Workspace
    redacted: bool = False
    dropped: int = 0

    def role_topics(self) -> dict[Role, str]:
        """The topic of each role; the usual name where none is given."""
        return {role: self.topics.get(role.label, name) for role, name in DEFAULT_TOPICS.items()}


def read_session(path: Path) -> Session:
    """Read what is beside the records, and make sure that these can be read. Raises `SessionError`.

    What is damaged is so known before anything is shown of it.
    """
    try:
        raw = read_part(path, SESSION_PART, LARGEST_SESSION)
        check_part(path, RECORDS_PART, LARGEST_RECORDS)
    except ArchiveError as error:
        raise SessionError(str(error)) from None
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"{SESSION_PART}: {error}") from None
    _check_format(path, document)
    try:
        session = msgspec.convert(document, Session)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"{SESSION_PART}: {error}") from None
    if max(len(session.workspace.layout), len(session.workspace.columns)) > LARGEST_LAYOUT:
        raise _damaged(path, f"{SESSION_PART}: its layout is larger than any that is saved")
    return session


def session_parts(records: Iterable[Record], finish: Callable[[], Session]) -> Iterator[bytes]:
    """The bytes of a session file; ``finish`` makes the session once all records are written."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(RECORDS_PART, "w", force_zip64=True) as stream:
            for record in records:
                stream.write(to_kcat(record) + b"\n")
                if sink.waiting >= _FLUSH_BYTES:
                    yield sink.take()
        archive.writestr(SESSION_PART, _session_json(finish()))
    yield sink.take()


def _session_json(session: Session) -> str:
    # Not msgspec's encoder: texts of records may hold lone surrogates, which are JSON's escapes here.
    return json.dumps({"format": FORMAT, **msgspec.to_builtins(session)}, indent=1)


def _check_format(path: Path, document: Any) -> None:
    stated = document.get("format") if isinstance(document, dict) else None
    found = _FORMAT.fullmatch(stated) if isinstance(stated, str) else None
    if found is None:
        raise _damaged(path, f"{SESSION_PART} names no format of ours")
    if int(found[1]) != _VERSION:
        raise SessionError(
            say(
                "{path} is of a newer version of this program (format {stated}); open it with that version.",
                path=path,
                stated=stated,
            )
        )


def _damaged(path: Path, reason: str) -> SessionError:
    return SessionError(
        say(
            "{path} is a damaged session file ({reason}); save or copy it again.",
            path=path,
            reason=" ".join(reason.split()),
        )
    )


class _Sink(io.RawIOBase):
    """Takes what `zipfile` writes, and gives it away in pieces; it cannot seek, so sizes follow the parts."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self.waiting = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self.waiting += len(piece)
        return len(piece)

    def take(self) -> bytes:
        pieces, self._pieces, self.waiting = self._pieces, [], 0
        return b"".join(pieces)
