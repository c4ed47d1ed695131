"""The framing of values for a schema registry (Confluent wire format): a 0, then a 4-byte schema id.

In front of a Protobuf message there is also where in its file the message's type is defined: its index among
the types of the file, then that among the types inside of it, and so on. The path is a list of zigzag varints
with its length in front; a single 0 stands for the usual path [0].
"""

FRAME = 5
"""Bytes."""


class BadFrameError(ValueError):
    """What follows the schema id cannot be read; the message says why."""


def schema_id(value: bytes | None) -> int | None:
    """The schema's id, None where the value is not framed."""
    if value is None or len(value) <= FRAME or value[0] != 0:
        return None
    return int.from_bytes(value[1:FRAME])


def body_of(value: bytes) -> bytes:
    """The value without its frame, if it has one."""
    return value[FRAME:] if len(value) > FRAME and value[0] == 0 else value


def split_message_path(body: bytes) -> tuple[list[int], bytes]:
    """The path of a Protobuf message's type, and the message. Raises `BadFrameError`."""
    length, position = _varint(body, 0)
    path = []
    for _ in range(length):
        index, position = _varint(body, position)
        path.append(index)
    return path or [0], body[position:]


def _varint(body: bytes, position: int) -> tuple[int, int]:
    """A zigzag varint that is not negative, and the position behind it."""
    number = shift = 0
    while True:
        if position >= len(body) or shift > 28:
            raise BadFrameError("the path of the message's type is cut short")
        byte = body[position]
        number |= (byte & 0x7F) << shift
        position += 1
        shift += 7
        if byte < 0x80:
            break
    if number & 1:
        raise BadFrameError("the path of the message's type has a negative number")
    return number >> 1, position
