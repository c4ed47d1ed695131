"""Rebuilds matches in a process of its own, to help the one that owns the history while a load has many."""

from collections.abc import Callable
from multiprocessing.connection import Connection

import msgspec

from app.core.cuts import WindowCuts
from app.core.rebuild import events_of, row_of
from app.core.summary import MatchRow
from app.core.worker_process import WorkerProcess
from kafka_client.events import Role, TopicRoles
from kafka_client.frames import Frames
from kafka_client.records import Record
from kafka_client.source import Cut


class Loan(msgspec.Struct, frozen=True, gc=False):
    """Matches to rebuild: each with its records, packed as the history has them.

    ``topics``, ``timeout_ms`` and ``cuts`` are those of the history.
    """

    topics: dict[Role, str]
    timeout_ms: float
    cuts: tuple[Cut, ...]
    matches: list[tuple[str, list[msgspec.Raw]]]


FRAMES: tuple[Frames[Loan], Frames[list[MatchRow]]] = Frames(Loan), Frames(list[MatchRow])


class RowProcess(WorkerProcess[Loan, list[MatchRow]]):
    """Answers each `Loan` with the rows of its matches, in their order."""

    def __init__(self, tell: Callable[[list[MatchRow] | None], None]) -> None:
        super().__init__("rebuilder", serve, FRAMES, tell)


def serve(connection: Connection) -> None:
    """Answer until the pipe is closed."""
    requests, replies = FRAMES
    while True:
        rows = rows_of(requests.unpack(connection.recv_bytes()))
        connection.send_bytes(replies.pack(rows))


def rows_of(loan: Loan) -> list[MatchRow]:
    """The rows of the matches that are lent."""
    roles, cuts = TopicRoles(loan.topics), WindowCuts(loan.cuts, loan.topics)
    decode = msgspec.msgpack.Decoder(Record).decode
    return [
        row_of(match_id, events_of(map(decode, packed), roles), loan.timeout_ms, cuts)
        for match_id, packed in loan.matches
    ]
