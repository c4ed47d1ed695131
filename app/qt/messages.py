"""What the engine tells the window: plain values, for they may cross from one process to another."""

import msgspec

from app.core.arrivals import Arrival
from app.core.breakpoints import Breakpoint
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.state import Position
from app.core.summary import MatchRow
from app.core.verify import Report
from kafka_client.events import Event, Undecodable
from kafka_client.records import Record
from kafka_client.source import Status


class Update(msgspec.Struct, frozen=True, tag=True):
    """What the window is told at once.

    ``rows`` are new or changed matches, ``tail`` the newest records in the order of arrival, ``left_out`` how
    many older ones the tail's backlog did not hold: as they came, for the window decodes what it shows.
    ``arrivals`` count all live records since the last update, also those that were left out.
    ``rate`` is records per second, ``saved`` is how many
    records the saved index had.
    """

    status: Status
    rows: list[MatchRow]
    tail: list[Record]
    left_out: int
    rate: float
    matches: int
    undecodable: int
    saved: int = 0
    arrivals: list[Arrival] = msgspec.field(default_factory=list)


class MatchEvents(msgspec.Struct, frozen=True, tag=True):
    """The events of the match that was asked for, in replay order; again whenever it grows."""

    match_id: str
    events: list[Event]
    timeout_ms: float = DEFAULT_TIMEOUT_MS


class FetchedMatch(msgspec.Struct, frozen=True, tag=True):
    """The events of a match that was asked for once, beside the one that is watched."""

    match: MatchEvents


class Undecodables(msgspec.Struct, frozen=True, tag=True):
    """All records that are not events."""

    items: list[Undecodable]


class Exported(msgspec.Struct, frozen=True, tag=True):
    """A file was written with that many matches."""

    path: str
    matches: int


class ExportFailed(msgspec.Struct, frozen=True, tag=True):
    """A file was not written; ``sentence`` says why."""

    sentence: str


class SessionSaved(msgspec.Struct, frozen=True, tag=True):
    """A session file was written; ``dropped`` records lost their values: they could not be proven clean."""

    path: str
    matches: int
    dropped: int


class SessionNotSaved(msgspec.Struct, frozen=True, tag=True):
    """A session file was not written; ``sentence`` says why."""

    sentence: str


class Digested(msgspec.Struct, frozen=True, tag=True):
    """The digest of all that is loaded."""

    digest: str


class VerifyProgress(msgspec.Struct, frozen=True, tag=True):
    """So many of the matches are done; ``total`` is 0 while the current system's records are being read."""

    run: int
    done: int
    total: int


class Verified(msgspec.Struct, frozen=True, tag=True):
    """What the verification found."""

    run: int
    report: Report


class VerifyFailed(msgspec.Struct, frozen=True, tag=True):
    """It could not be done; ``sentence`` says why and what to do."""

    run: int
    sentence: str


class LiveHit(msgspec.Struct, frozen=True):
    """A breakpoint that a live event has hit; ``what`` is the event in words."""

    breakpoint: Breakpoint
    match_id: str
    number: int
    position: Position
    what: str


class LiveHits(msgspec.Struct, frozen=True, tag=True):
    """How often live events have hit each breakpoint; ``hits`` are the first of them."""

    hits: list[LiveHit]
    counts: list[tuple[Breakpoint, int]]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts)


class Noted(msgspec.Struct, frozen=True, tag=True):
    """Something that the user may want to know, and that stops nothing."""

    sentence: str


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The source can never be read, or no further; ``sentence`` says why and what to do."""

    sentence: str


class Crashed(msgspec.Struct, frozen=True, tag=True):
    """A mistake of ours ended the engine; ``trace`` is for the log."""

    trace: str


class Stopped(msgspec.Struct, frozen=True, tag=True):
    """The last message: the source is closed and the threads have ended."""


SessionMessage = SessionSaved | SessionNotSaved | Digested
VerifyMessage = VerifyProgress | Verified | VerifyFailed
Message = (
    Update
    | MatchEvents
    | FetchedMatch
    | Undecodables
    | Exported
    | ExportFailed
    | SessionMessage
    | VerifyMessage
    | LiveHits
    | Noted
    | Failed
    | Crashed
    | Stopped
)
