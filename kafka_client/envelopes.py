"""The quick way from a record to its event, for a value that has been found to be strict JSON before.

There is one decoder for each role, which reads the whole value into what its type has. It skips what it does
not know without looking at it: the value must be one that `kafka_client.decoding.parse_object` has accepted.
What does not fit goes the long way, `kafka_client.decoding.decode`, which bears with wrong types.
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, ClassVar

import msgspec

from kafka_client.bodies import KINDS, OTHER_FORMS
from kafka_client.decoding import conflicting_type, decode
from kafka_client.events import Event, Milliseconds, Role, TopicRoles, Undecodable
from kafka_client.framing import body_of
from kafka_client.records import Record


class _Envelope(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """What every event has around its data; `_envelope` makes one for each type."""

    type: ClassVar[str]
    has_other_form: ClassVar[bool]
    """Whether the data has another form than the body."""

    match_id: str
    data: Any
    id: str | None = None
    robot_id: str | None = None
    correlation_id: str | None = None
    timestamp: Milliseconds | None = None


def decode_strict(record: Record, topics: TopicRoles) -> Event | Undecodable:
    """The same as `decode`, of a record whose value is strict JSON."""
    role, content = topics.named(record.topic), record.content
    if role is None or content is None:
        return decode(record, topics)
    try:
        envelope = _READERS[role](body_of(content))
    except msgspec.ValidationError:
        return decode(record, topics)
    if not envelope.match_id:
        return decode(record, topics)
    time = envelope.timestamp
    if time is None and record.timestamp is not None and record.timestamp >= 0:
        time = record.timestamp
    return Event(
        role,
        envelope.type,
        envelope.match_id,
        envelope.id,
        envelope.robot_id,
        envelope.correlation_id,
        0 if time is None else time,
        time is not None,
        conflicting_type(envelope.type, record.headers) if record.headers else None,
        envelope.data.body() if envelope.has_other_form else envelope.data,
        record,
    )


def _envelope(role: Role, type_name: str, kind: Any) -> Any:
    is_command = role is Role.ROBOT_COMMANDS
    own_id = msgspec.field(default=None, name="commandId" if is_command else "eventId")
    return msgspec.defstruct(
        "Envelope",
        [("data", kind), ("id", str | None, own_id)],
        bases=(_Envelope,),
        tag_field="action" if is_command else "eventType",
        tag=type_name,
        namespace={"type": type_name, "has_other_form": kind in OTHER_FORMS},
        frozen=True,
        gc=False,
        rename="camel",
        kw_only=True,
    )


def _reader(role: Role) -> Callable[[bytes], _Envelope]:
    envelopes = [_envelope(role, name, kind) for (its_role, name), kind in KINDS.items() if its_role is role]
    read: Callable[[bytes], _Envelope] = msgspec.json.Decoder(reduce(or_, envelopes)).decode
    return read


_READERS = {role: _reader(role) for role in Role}
