"""Messages between our own processes: MessagePack for its speed, pickle for the few that it cannot hold."""

import pickle
from typing import Any, Generic, TypeVar

import msgspec

Message = TypeVar("Message")

_MESSAGE_PACK = b"m"
_PICKLE = b"p"


class Frames(Generic[Message]):
    """Packs and unpacks messages of one type, perhaps a union of tagged structs.

    The bytes come from a process of this program over its own pipe: `unpack` trusts them.
    """

    def __init__(self, message_type: Any) -> None:
        self._encode_into = msgspec.msgpack.Encoder().encode_into
        self._decode = msgspec.msgpack.Decoder(message_type).decode

    def pack(self, message: Message) -> bytes | bytearray:
        """The message as bytes."""
        frame = bytearray(_MESSAGE_PACK)
        try:
            self._encode_into(message, frame, -1)
        except (UnicodeEncodeError, TypeError):
            # A text with lone surrogates, as the name of a header that is not UTF-8; or a sentence that
            # remembers what it was made of.
            return _PICKLE + pickle.dumps(message)
        return frame

    def unpack(self, frame: bytes) -> Message:
        """The message that was packed."""
        body = memoryview(frame)[1:]
        if frame[:1] == _MESSAGE_PACK:
            message: Message = self._decode(body)
        else:
            message = pickle.loads(body)  # noqa: S301 - our own process wrote it
        return message
