"""A branch as files: records that can be opened again, and a test case for pytest that folds them."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from app.core.branches import BRANCH_PARTITION, BranchReplay
from app.core.describe import one_line
from app.core.export import match_document
from app.core.ordering import Partition, replay_order
from kafka_client.decoding import decode
from kafka_client.events import Event, Role, TopicRoles
from kafka_client.records import Record, to_kcat

REPRODUCED = ("status", "outcome", "humans", "robots", "rounds", "votes", "duration")
"""The fields of the match document that an exported test case expects."""


class RecordFile(msgspec.Struct, frozen=True):
    """A branch as records in Kafka's terms.

    ``displaced`` counts the events that stand elsewhere when the records are put into replay order again:
    their times say otherwise than the branch.
    """

    records: Sequence[Record]
    displaced: int

    def lines(self) -> Iterator[bytes]:
        """The kcat ``-J`` lines, with their line feeds."""
        return (to_kcat(record) + b"\n" for record in self.records)


def record_file(branch: BranchReplay, roles: TopicRoles) -> RecordFile:
    """The branch's records, with offsets that ascend in its order.

    Records stay in their partitions; those that were added get a partition of their own in their topic, the
    last one, or the first one where only that keeps the branch's order.
    """
    events = [step.event for step in branch.steps]
    tries = (_placed(events, first=first) for first in (False, True))
    return min((RecordFile(records, _displaced(records, roles)) for records in tries), key=_by_displaced)


def _by_displaced(found: RecordFile) -> int:
    return found.displaced


def _placed(events: Sequence[Event], *, first: bool) -> list[Record]:
    last: dict[str, int] = defaultdict(lambda: -1)
    for event in events:
        last[event.record.topic] = max(last[event.record.topic], event.record.partition)
    next_offset: dict[Partition, int] = defaultdict(int)
    records = []
    for event in events:
        record = event.record
        partition = _partition(record, last[record.topic], first=first)
        offset = next_offset[record.topic, partition]
        next_offset[record.topic, partition] += 1
        records.append(replace(record, partition=partition, offset=offset))
    return records


def _partition(record: Record, last: int, *, first: bool) -> int:
    if first:
        return record.partition - BRANCH_PARTITION
    return last + 1 if record.partition == BRANCH_PARTITION else record.partition


def _displaced(records: Sequence[Record], roles: TopicRoles) -> int:
    partitions: dict[Partition, list[Event]] = defaultdict(list)
    for item in (decode(record, roles) for record in records):
        if isinstance(item, Event):
            partitions[item.record.topic, item.record.partition].append(item)
    again = replay_order(partitions)
    return sum(event.record.position != record.position for event, record in zip(again, records, strict=True))


def pytest_file(branch: BranchReplay, topics: Mapping[Role, str]) -> str:
    """A Python file with one test: the branch's records, folded in its order, give what the branch shows."""
    events = [step.event for step in branch.steps]
    document = match_document(branch.final, events)
    about = f"Branch {branch.branch.name} of match {branch.match_id}, a what-if of Orchestra Replay"
    return _TEST_CASE.format(
        about=_plain(about),
        match_id=ascii(branch.match_id),
        timeout_ms=ascii(branch.timeout_ms),
        topics=_lines(f"{role!s}: {name!a}" for role, name in _named(topics)),
        records="\n".join(_record_text(event.record) for event in events),
        expected=_lines(f"{name!a}: {_literal(document[name])}" for name in REPRODUCED),
        name=_identifier(branch.branch.name),
    )


def _named(topics: Mapping[Role, str]) -> Iterable[tuple[str, str]]:
    return ((f"Role.{role.name}", name) for role, name in topics.items())


def _lines(items: Iterable[str]) -> str:
    return "\n".join(f"    {item}," for item in items)


def _record_text(record: Record) -> str:
    kind = f"TimestampType.{record.timestamp_type.name}"
    place = f"{record.topic!a}, {record.partition}, {record.offset}, {record.timestamp}, {kind}"
    content = f"{record.key!r},\n        {record.content!r},\n        {record.headers!a}"
    return f"    Record(\n        {place}, {content},\n    ),"


def _literal(value: Any) -> str:
    """The value as Python writes it, from what JSON can hold."""
    return ascii(json.loads(json.dumps(value)))


def _identifier(name: str) -> str:
    return re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_").lower() or "branch"


def _plain(text: str) -> str:
    """The text as it can stand between triple quotes."""
    return ascii(one_line(text, 200))[1:-1].replace('"', "'")


_TEST_CASE = '''"""{about}.

Folds the records in the order in which they stand here, and expects what the branch showed. Run it with
pytest where Orchestra Replay is installed.
"""

from app.core.branches import resolve_times
from app.core.export import match_document
from app.core.match import finish, fold
from kafka_client.decoding import decode
from kafka_client.events import Event, Role, TopicRoles
from kafka_client.records import Record, TimestampType

MATCH_ID = {match_id}
TIMEOUT_MS = {timeout_ms}
TOPICS = {{
{topics}
}}
RECORDS = [
{records}
]
EXPECTED = {{
{expected}
}}


def test_{name}() -> None:
    events = [event for record in RECORDS if isinstance(event := decode(record, TopicRoles(TOPICS)), Event)]
    assert len(events) == len(RECORDS)
    events = resolve_times(events)
    document = match_document(finish(fold(MATCH_ID, events), TIMEOUT_MS), events)
    assert {{name: document[name] for name in EXPECTED}} == EXPECTED
'''
