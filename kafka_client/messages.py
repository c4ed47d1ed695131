"""The client library's messages as records."""

from operator import methodcaller
from typing import Any

from kafka_client.records import Record, TimestampType, known_time
from kafka_client.window import PartitionId

UNREADABLE_HEADERS = (("(a header's name is not UTF-8)", None),)
"""Stands for headers that the client library cannot give."""

_TIMESTAMP_TYPES = (TimestampType.UNKNOWN, TimestampType.CREATE, TimestampType.LOG_APPEND)
# Called like this, the interpreter notices that the library forgets to report its error. As a plain method
# call it does not always: the error would then appear somewhere else, and the headers hold a null pointer.
_headers_of = methodcaller("headers")


def to_record(partition: PartitionId, message: Any) -> Record:
    """The message as a record. It is Any because the library types as optional what a record always has."""
    kind, timestamp = message.timestamp()
    timestamp_type = _TIMESTAMP_TYPES[kind]
    try:
        headers = _headers_of(message)
    except SystemError:  # a name cannot be decoded
        headers = UNREADABLE_HEADERS
    return Record(
        partition[0],
        partition[1],
        message.offset(),
        known_time(timestamp, timestamp_type),
        timestamp_type,
        message.key(),
        message.value(),
        tuple(headers) if headers else (),
    )
