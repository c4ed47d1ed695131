"""Protobuf values as JSON."""

import base64
import binascii
from collections.abc import Iterable
from typing import Any

import msgspec
from google.protobuf import (
    any_pb2,
    duration_pb2,
    empty_pb2,
    field_mask_pb2,
    json_format,
    struct_pb2,
    timestamp_pb2,
    wrappers_pb2,
)
from google.protobuf.descriptor import Descriptor, FileDescriptor
from google.protobuf.descriptor_pb2 import FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message import DecodeError, Message
from google.protobuf.message_factory import GetMessageClass

from kafka_client.framing import split_message_path
from kafka_client.registry.reading import ReadBody, UnreadableError

_WELL_KNOWN = (
    any_pb2,
    duration_pb2,
    empty_pb2,
    field_mask_pb2,
    struct_pb2,
    timestamp_pb2,
    wrappers_pb2,
)
_WELL_KNOWN_PACKAGE = "google.protobuf"
_OWN_NAME = "(the schema)"


def protobuf_reader(schema: str, references: Iterable[tuple[str, str]] = ()) -> ReadBody:
    """What reads values of the schema, a file's descriptor in base64.

    ``references`` are the files that it imports, by their names, each after what it needs. Fields are named
    as in Protobuf's JSON (``matchId`` for ``match_id``), but 64-bit integers stay numbers. A field that
    cannot be absent is always written.
    """
    pool = DescriptorPool()
    for module in _WELL_KNOWN:
        pool.AddSerializedFile(module.DESCRIPTOR.serialized_pb)
    for name, text in references:
        pool.AddSerializedFile(_file(name, text))
    pool.AddSerializedFile(_file(_OWN_NAME, schema))
    file = pool.FindFileByName(_OWN_NAME)

    def read(body: bytes) -> bytes:
        path, payload = split_message_path(body)
        message = GetMessageClass(_message_type(file, path))()
        message.ParseFromString(payload)
        return msgspec.json.encode(_plain(message))

    return read


def _file(name: str, text: str) -> bytes:
    """The descriptor under the name by which others import it."""
    try:
        file = FileDescriptorProto.FromString(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError, DecodeError):
        raise UnreadableError(f"the registry does not give {name} as a serialized descriptor") from None
    file.name = name
    return file.SerializeToString()


def _message_type(file: FileDescriptor, path: list[int]) -> Descriptor:
    types = list(file.message_types_by_name.values())
    found = None
    for index in path:
        if index >= len(types):
            raise UnreadableError(f"the schema has no message type at {path}")
        found = types[index]
        types = list(found.nested_types)
    assert found is not None  # noqa: S101 - a path is never empty
    return found


def _plain(message: Message) -> Any:
    """The message as what JSON can hold."""
    if message.DESCRIPTOR.file.package == _WELL_KNOWN_PACKAGE:
        return _tidied(json_format.MessageToDict(message))
    found = {}
    for field in message.DESCRIPTOR.fields:
        if not field.has_presence or message.HasField(field.name):
            found[field.json_name] = _field(field, getattr(message, field.name))
    return found


def _tidied(value: Any) -> Any:
    """A ``Struct`` has only floating numbers: the whole ones among them, such as a round, become integers.

    Its names, as those of any map, are sorted: the library gives them in another order in each run.
    """
    if isinstance(value, dict):
        return {name: _tidied(each) for name, each in sorted(value.items())}
    if isinstance(value, list):
        return [_tidied(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _field(field: Any, value: Any) -> Any:
    if not field.is_repeated:
        return _single(field, value)
    entry = field.message_type
    if entry is not None and entry.GetOptions().map_entry:
        of = entry.fields_by_name["value"]
        return {_key(key): _single(of, each) for key, each in sorted(value.items())}
    return [_single(field, each) for each in value]


def _single(field: Any, value: Any) -> Any:
    if field.message_type is not None:
        return _plain(value)
    if field.enum_type is not None:
        known = field.enum_type.values_by_number.get(value)
        return value if known is None else known.name
    return value


def _key(key: Any) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)
