"""The names of Kafka's requests, and a reader of the requests in a stream of bytes.

A request is an int32 length, then that many bytes, which begin with an int16 ``api_key``:
https://kafka.apache.org/protocol.html#protocol_messages
"""

from enum import IntEnum

_LENGTH_BYTES = 4
_KEY_BYTES = 2


class Api(IntEnum):
    """Requests by their ``api_key``: those that a reader needs, and those that would leave a trace."""

    PRODUCE = 0
    FETCH = 1
    LIST_OFFSETS = 2
    METADATA = 3
    OFFSET_COMMIT = 8
    OFFSET_FETCH = 9
    FIND_COORDINATOR = 10
    JOIN_GROUP = 11
    HEARTBEAT = 12
    LEAVE_GROUP = 13
    SYNC_GROUP = 14
    SASL_HANDSHAKE = 17
    API_VERSIONS = 18
    CREATE_TOPICS = 19
    DELETE_TOPICS = 20
    DELETE_RECORDS = 21
    INIT_PRODUCER_ID = 22
    OFFSET_FOR_LEADER_EPOCH = 23
    DESCRIBE_CONFIGS = 32
    ALTER_CONFIGS = 33
    SASL_AUTHENTICATE = 36
    CREATE_PARTITIONS = 37
    INCREMENTAL_ALTER_CONFIGS = 44
    DESCRIBE_CLUSTER = 60
    CONSUMER_GROUP_HEARTBEAT = 68
    GET_TELEMETRY_SUBSCRIPTIONS = 71
    PUSH_TELEMETRY = 72


def name_of(key: int) -> str:
    """The request's name, or its number where it is not listed here."""
    try:
        return Api(key).name
    except ValueError:
        return f"api key {key}"


class RequestReader:
    """Takes the bytes of one connection as they come, and tells the requests that begin in them."""

    def __init__(self) -> None:
        self._head = b""
        self._left = 0

    def feed(self, data: bytes) -> list[int]:
        """The ``api_key`` of each request whose head is complete with this data."""
        keys = []
        while data:
            if self._left:
                skipped = min(self._left, len(data))
                self._left -= skipped
                data = data[skipped:]
                continue
            missing = _LENGTH_BYTES + _KEY_BYTES - len(self._head)
            self._head += data[:missing]
            data = data[missing:]
            if len(self._head) == _LENGTH_BYTES + _KEY_BYTES:
                keys.append(int.from_bytes(self._head[_LENGTH_BYTES:], "big"))
                self._left = int.from_bytes(self._head[:_LENGTH_BYTES], "big") - _KEY_BYTES
                self._head = b""
        return keys
