"""Saving and checking sessions beside the engine's other work: threads that ask for one match at a time."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from app import __version__
from app.core.branches import Branch, Edit, Inject, Replace
from app.core.export import ExportError, write_file
from app.core.history import History
from app.core.match import finish, fold
from app.core.redaction import Redactor
from app.core.saved_index.index import SavedIndexError
from app.core.session_file import Session, Workspace, session_parts
from app.core.verify import Digest
from app.qt.asking import Answer, Post, Unwanted, ask
from app.qt.messages import Digested, SessionNotSaved, SessionSaved
from app.qt.texts import tr
from kafka_client.decoding import decode
from kafka_client.events import Event, TopicRoles
from kafka_client.records import Record


class SessionWish(msgspec.Struct, frozen=True):
    """What to save where: these matches, or with None all that is loaded, undecodable records included."""

    path: str
    match_ids: tuple[str, ...] | None
    redact: bool
    workspace: Workspace


class _Asker(threading.Thread):
    """A thread that reads the history through its owner."""

    def __init__(self, name: str, history: History, timeout_ms: float, post: Post) -> None:
        super().__init__(name=name)
        self._history = history
        self._timeout_ms = timeout_ms
        self._post = post
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """End soon."""
        self._cancelled.set()

    def _ask(self, question: Callable[[], Answer]) -> Answer:
        return ask(self._post, question, lambda: not self._cancelled.is_set())

    def _events(self, match_id: str) -> list[Event]:
        return self._ask(partial(self._history.events, match_id))


class SessionDigest(_Asker):
    """Works out the digest of all that is loaded, and tells it."""

    def __init__(
        self, history: History, timeout_ms: float, post: Post, send: Callable[[Digested], None]
    ) -> None:
        super().__init__("digest of the session", history, timeout_ms, post)
        self._send = send

    def run(self) -> None:
        digest = Digest(self._timeout_ms)
        try:
            for match_id in sorted(self._ask(lambda: list(self._history.match_ids()))):
                digest.add(match_id, self._events(match_id))
        except (Unwanted, SavedIndexError):  # the source was closed, or tells of its fault itself
            return
        self._send(Digested(digest.text))


class SessionSave(_Asker):
    """One saving of a session, which tells how it ended. Matches are as they are when their turn comes."""

    def __init__(
        self,
        wish: SessionWish,
        history: History,
        timeout_ms: float,
        post: Post,
        send: Callable[[SessionSaved | SessionNotSaved], None],
    ) -> None:
        super().__init__(f"save {wish.path}", history, timeout_ms, post)
        self._wish = wish
        self._send = send
        self._roles = TopicRoles(history.topics)
        self._digest = Digest(timeout_ms)
        self._saved: list[str] = []
        self._branches: list[Branch] = []
        self._dropped = 0

    def run(self) -> None:
        path = Path(self._wish.path)
        try:
            write_file(path, session_parts(self._records(), self._session))
        except (ExportError, SavedIndexError) as error:
            self._send(SessionNotSaved(str(error)))
        except Unwanted:
            self._send(
                SessionNotSaved(
                    tr("{path} was not written: the source was closed. Save it again.").format(path=path)
                )
            )
        else:
            self._send(SessionSaved(str(path), len(self._saved), self._dropped))

    def _records(self) -> Iterator[Record]:
        wanted = self._wish.match_ids
        for match_id in sorted(
            self._ask(lambda: list(self._history.match_ids())) if wanted is None else wanted
        ):
            if self._ask(lambda match_id=match_id: match_id in self._history):  # type: ignore[misc]
                self._saved.append(match_id)
                yield from self._match(match_id)
        if wanted is None:
            yield from self._others()

    def _match(self, match_id: str) -> list[Record]:
        events = self._events(match_id)
        branches = [each for each in self._wish.workspace.branches if each.match_id == match_id]
        if not self._wish.redact:
            self._branches += branches
            self._digest.add(match_id, events)
            return [event.record for event in events]
        edited = [decode(record, self._roles) for each in branches for record in _records_of(each)]
        state = finish(fold(match_id, events), self._timeout_ms)
        redactor = Redactor(state, events, [item for item in edited if isinstance(item, Event)])
        records = [redactor.redacted(event) for event in events]
        self._branches += [_redacted_branch(each, redactor, self._roles) for each in branches]
        self._dropped += redactor.dropped
        self._add_rebuilt(match_id, records)
        return records

    def _add_rebuilt(self, match_id: str, records: Sequence[Record]) -> None:
        """Add the match to the digest as who opens the session will see it."""
        history = History(self._history.topics, self._timeout_ms)
        history.ingest(records)
        if match_id in history:
            self._digest.add(match_id, history.events(match_id))

    def _others(self) -> list[Record]:
        """The records of no match. Redacted they lose their values: nothing tells who wrote them."""
        records = self._ask(lambda: [item.record for item in self._history.undecodable])
        records += self._ask(lambda: [event.record for event in self._history.loose])
        if not self._wish.redact:
            return records
        self._dropped += sum(record.value is not None for record in records)
        return [replace(record, value=None, key=None, headers=(), translation=None) for record in records]

    def _session(self) -> Session:
        workspace, saved = self._wish.workspace, frozenset(self._saved)
        if workspace.open_match not in saved:
            workspace = replace(workspace, open_match=None, cursor=None, perspective="", branch="")
        marks = tuple(mark for mark in workspace.marks if mark.match_id in saved)
        if self._wish.redact:  # what an event says may quote a human; it is told anew from the record
            marks = tuple(replace(mark, what="") for mark in marks)
        return Session(
            app_version=__version__,
            created=round(time.time() * 1000),  # noqa: TID251 - noted only
            match_ids=tuple(self._saved),
            digest=self._digest.text,
            topics={role.label: name for role, name in self._history.topics.items()},
            timeout_ms=self._timeout_ms,
            workspace=replace(workspace, marks=marks, branches=tuple(self._branches)),
            redacted=self._wish.redact,
            dropped=self._dropped,
        )


def _records_of(branch: Branch) -> list[Record]:
    return [edit.record for edit in branch.edits if isinstance(edit, Replace | Inject)]


def _redacted_branch(branch: Branch, redactor: Redactor, roles: TopicRoles) -> Branch:
    return replace(branch, edits=tuple(_redacted_edit(edit, redactor, roles) for edit in branch.edits))


def _redacted_edit(edit: Edit, redactor: Redactor, roles: TopicRoles) -> Edit:
    if not isinstance(edit, Replace | Inject):
        return edit
    return replace(edit, record=redactor.redacted(decode(edit.record, roles)))
