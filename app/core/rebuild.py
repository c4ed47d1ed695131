"""From a match's records to its events in replay order and its row for the list."""

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from app.core.cuts import WindowCuts
from app.core.match import finish, fold
from app.core.ordering import Partition, replay_order
from app.core.summary import MatchRow, match_row
from kafka_client.envelopes import decode_strict
from kafka_client.events import Event, TopicRoles
from kafka_client.records import Record

_offset = attrgetter("record.offset")


def events_of(records: Iterable[Record], roles: TopicRoles) -> list[Event]:
    """A match's events in replay order, with their times resolved, from its records in any order.

    They must have been found to be of the match (`kafka_client.decoding.match_of`), and there once each.
    """
    partitions: defaultdict[Partition, list[Event]] = defaultdict(list)
    for record in records:
        item = decode_strict(record, roles)  # else it would not be in a match
        if isinstance(item, Event):
            partitions[item.record.topic, item.record.partition].append(item)
    for events in partitions.values():
        events.sort(key=_offset)
    return replay_order(partitions)


def row_of(match_id: str, events: list[Event], timeout_ms: float, cuts: WindowCuts) -> MatchRow:
    """The list's row of a match with these events, in replay order, at the end of the log."""
    state = finish(fold(match_id, events), timeout_ms)
    partitions = {(event.record.topic, event.record.partition) for event in events}
    return match_row(state, cuts.reasons(state, partitions))
