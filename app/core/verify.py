"""The proof that a rebuild is sound: replayed from scratch in another order it gives the same documents.

One match is looked at after the other, so that the memory that is needed does not grow with the history.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.core.current_system import CurrentSystem
from app.core.export import match_document
from app.core.history import History
from app.core.match import DEFAULT_TIMEOUT_MS, finish, fold
from app.core.reconcile import Comparison, compare
from app.core.saying import plain
from app.core.span import WHOLE, Span
from app.core.state import MatchState
from kafka_client.events import Event, Role, Undecodable
from kafka_client.records import Record

Progress = Callable[[int, int], None]
"""Called with how many steps are done, and of how many."""

_BATCH = 1000


class VerifyCancelledError(Exception):
    """The verification was given up because ``cancelled`` said so."""


class Rebuilt(Protocol):
    """What a verification asks of a history; `History` has it, and so may a view of one."""

    @property
    def topics(self) -> Mapping[Role, str]: ...

    @property
    def undecodable(self) -> Sequence[Undecodable]: ...

    @property
    def loose(self) -> Sequence[Event]: ...

    def match_ids(self) -> Iterator[str]: ...

    def events(self, match_id: str, /) -> Sequence[Event]: ...


class ReplayCheck(msgspec.Struct, frozen=True):
    """Whether the replay gave identical documents, and the digest of the first rebuild."""

    identical: bool
    digest: str


class Report(msgspec.Struct, frozen=True):
    """What ``verify`` says; ``anomalies`` maps a code to its count."""

    matches: int
    events: int
    undecodable: int
    anomalies: dict[str, int]
    replay: ReplayCheck
    against: Comparison | None = None

    @property
    def clean(self) -> bool:
        """Whether nothing differs, neither in the replay nor from the current system."""
        return self.replay.identical and (self.against is None or self.against.agrees)


def verify(
    history: Rebuilt,
    timeout_ms: float = DEFAULT_TIMEOUT_MS,
    against: CurrentSystem | None = None,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    span: Span = WHOLE,
) -> Report:
    """Rebuild each match from its records in another order, and compare; then compare with ``against``.

    ``span`` is the part of time that was loaded: what lies outside is not judged. ``progress`` and
    ``cancelled`` are called for each match. Raises `VerifyCancelledError`, and `CurrentSystemError` when the
    current system's records turn out to be damaged.
    """
    match_ids = sorted(history.match_ids())
    steps = _Steps(len(match_ids) * (1 if against is None else 2), progress, cancelled)
    comparison = None
    if against is not None:
        comparison = compare(match_ids, history.events, against, span, lambda: steps.step(len(match_ids)))
        steps.skip_to(len(match_ids))
    check = _Check(history.topics, timeout_ms)
    for match_id in match_ids:
        check.match(match_id, history.events(match_id))
        steps.step()
    undecodable = history.undecodable
    check.others(undecodable, history.loose)
    if undecodable:
        check.anomalies["undecodable"] = len(undecodable)
    return Report(
        matches=len(match_ids),
        events=check.events,
        undecodable=len(undecodable),
        anomalies=dict(sorted(check.anomalies.items())),
        replay=ReplayCheck(identical=check.identical, digest=check.digest()),
        against=comparison,
    )


def report_document(report: Report) -> dict[str, Any]:
    """The report as ``verify --json`` prints it."""
    document: dict[str, Any] = {
        "matches": report.matches,
        "events": report.events,
        "undecodable": report.undecodable,
        "anomalies": report.anomalies,
        "replay": {"identical": report.replay.identical, "digest": report.replay.digest},
    }
    against = report.against
    if against is not None:
        document["against"] = {
            "compared": against.compared,
            "identical": against.identical,
            "missing": list(against.missing),
            "extra": list(against.extra),
            "different": [
                {"matchId": each.match_id, "field": each.field, "kafka": each.kafka, "other": each.other}
                for each in against.different
            ],
            "unreadable": len(against.unreadable),
        }
    return document


def digest(history: Rebuilt, timeout_ms: float = DEFAULT_TIMEOUT_MS) -> str:
    """``sha256:…`` over the canonical JSON of all documents by id, without the anomalies' message texts."""
    documents = Digest(timeout_ms)
    for match_id in sorted(history.match_ids()):
        documents.add(match_id, history.events(match_id))
    return documents.text


class Digest:
    """The digest of matches that are added one by one, by id ascending."""

    def __init__(self, timeout_ms: float = DEFAULT_TIMEOUT_MS) -> None:
        self._timeout_ms = timeout_ms
        self._documents = hashlib.sha256()

    def add(self, match_id: str, events: Sequence[Event]) -> None:
        """Add a match by its events in replay order."""
        self.add_state(finish(fold(match_id, events), self._timeout_ms), events)

    def add_state(self, state: MatchState, events: Sequence[Event]) -> None:
        """Add a match that was folded and finished."""
        self._documents.update(_canonical(state, events) + b"\n")

    @property
    def text(self) -> str:
        """``sha256:…`` of what was added so far."""
        return f"sha256:{self._documents.hexdigest()}"


class _Check:
    """Rebuilds one match after the other, and keeps what was found."""

    def __init__(self, topics: Mapping[Role, str], timeout_ms: float) -> None:
        self._topics = topics
        self._timeout_ms = timeout_ms
        self._documents = Digest(timeout_ms)
        self.identical = True
        self.events = 0
        self.anomalies: Counter[str] = Counter()

    def digest(self) -> str:
        return self._documents.text

    def match(self, match_id: str, events: Sequence[Event]) -> None:
        state = finish(fold(match_id, events), self._timeout_ms)
        self._documents.add_state(state, events)
        self.events += len(events)
        self.anomalies.update(anomaly.code for anomaly in state.anomalies)
        self.identical &= self._comes_again(state, events)

    def _comes_again(self, state: MatchState, events: Sequence[Event]) -> bool:
        """Whether the records, arriving otherwise, give this match alone, and the same.

        A document is made of the events and the state alone: to compare those is stricter, and quicker.
        """
        rebuilt = self._rebuilt(_in_another_order([event.record for event in events]))
        if list(rebuilt.match_ids()) != [state.match_id]:
            return False
        again = rebuilt.events(state.match_id)
        replayed = finish(fold(state.match_id, again), self._timeout_ms)
        return again == list(events) and _exactly(replayed) == _exactly(state)

    def others(self, undecodable: Sequence[Undecodable], loose: Sequence[Event]) -> None:
        """Check that what belongs to no match comes out the same again."""
        for start in range(0, len(undecodable), _BATCH):
            items = undecodable[start : start + _BATCH]
            again = self._rebuilt([item.record for item in items[::-1]])
            self.identical &= list(again.undecodable[::-1]) == list(items)
        for start in range(0, len(loose), _BATCH):
            events = loose[start : start + _BATCH]
            again = self._rebuilt([event.record for event in events[::-1]])
            self.identical &= list(again.loose[::-1]) == list(events)

    def _rebuilt(self, records: Sequence[Record]) -> History:
        history = History(self._topics, self._timeout_ms)
        history.ingest(records)
        return history


class _Steps:
    """Counts the matches that are done; raises `VerifyCancelledError` where it is to end."""

    def __init__(self, total: int, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._done = 0
        self._total = total
        self._progress = progress
        self._cancelled = cancelled

    def step(self, limit: int | None = None) -> None:
        """One more is done; it counts up to the limit."""
        self.skip_to(min(self._done + 1, self._total if limit is None else limit))

    def skip_to(self, done: int) -> None:
        if self._cancelled():
            raise VerifyCancelledError
        self._done = done
        self._progress(self._done, self._total)


def _in_another_order(records: Sequence[Record]) -> list[Record]:
    """The records as they could arrive too: one partition after the other, each from its end."""
    partitions: dict[tuple[str, int], list[Record]] = {}
    for record in reversed(records):
        partitions.setdefault(record.position[:2], []).append(record)
    return [record for name in sorted(partitions, reverse=True) for record in partitions[name]]


_exactly = msgspec.msgpack.Encoder(enc_hook=plain).encode
"""A state as bytes: unlike ``==``, it tells 1 from 1.0, and maps of another order apart."""


def _canonical(state: MatchState, events: Sequence[Event]) -> bytes:
    """The match document as canonical JSON: sorted keys, no white space, ASCII, no anomalies' messages."""
    document = match_document(state, events)
    for anomaly in document["anomalies"]:
        del anomaly["message"]
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()
