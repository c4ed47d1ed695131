"""A small schema registry over HTTP on the loopback interface, and values framed by its schemas.

It answers what Confluent's answers to (docs.confluent.io, Schema Registry API Reference):
``/schemas/ids/{id}`` with ``format=serialized`` for Protobuf, ``/schemas/ids/{id}/versions``, ``/subjects``
and ``/subjects/{subject}/versions/{version}``.
"""

import base64
import json
import re
import threading
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

from fastavro import parse_schema, schemaless_writer
from google.protobuf import json_format
from google.protobuf.descriptor_pb2 import FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from msgspec.structs import replace

from kafka_client.records import Record

HOST = "127.0.0.1"


class SmallRegistry:
    """Schemas by id, served while it is entered. ``asked`` has the paths that were asked for.

    With ``user`` set (USER:PASSWORD) others are refused; answers wait while ``flowing`` is cleared.
    """

    def __init__(self, port: int = 0, user: str = "") -> None:
        self.asked: list[str] = []
        self.user = user
        self.flowing = threading.Event()
        self.flowing.set()
        self._schemas: dict[int, dict[str, Any]] = {}
        self._versions: dict[int, dict[str, int]] = {}
        self._port = port
        self._server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    def add(
        self,
        schema_id: int,
        schema: str,
        kind: str = "AVRO",
        subjects: Mapping[str, int] | None = None,
        references: Sequence[tuple[str, str, int]] = (),
    ) -> None:
        """Register a schema; of Protobuf its file's descriptor in base64.

        References are name, subject and version.
        """
        referred = [dict(zip(("name", "subject", "version"), each, strict=True)) for each in references]
        self._schemas[schema_id] = {"schema": schema, "schemaType": kind, "references": referred}
        self._versions[schema_id] = dict(subjects or {})

    def start(self) -> None:
        self._server = ThreadingHTTPServer((HOST, self._port), self._handler())
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self.flowing.set()
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        registry = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                registry.flowing.wait()
                registry.asked.append(self.path)
                status, answer = registry._answer(self.path, self.headers.get("Authorization", ""))
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/vnd.schemaregistry.v1+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        return Handler

    def _answer(self, path: str, authorization: str) -> tuple[int, Any]:
        wanted = f"Basic {base64.b64encode(self.user.encode()).decode()}"
        if self.user and authorization != wanted:
            return 401, {"error_code": 401, "message": f"who is {authorization}?"}
        parts = urlsplit(path)
        match [unquote(each) for each in parts.path.split("/")[1:]]:
            case ["schemas", "ids", text] if int(text) in self._schemas:
                return 200, self._schema(int(text), parse_qs(parts.query))
            case ["schemas", "ids", text, "versions"] if int(text) in self._schemas:
                known = self._versions[int(text)].items()
                return 200, [{"subject": subject, "version": version} for subject, version in known]
            case ["subjects"]:
                return 200, sorted({each for versions in self._versions.values() for each in versions})
            case ["subjects", subject, "versions", version]:
                for schema_id, versions in self._versions.items():
                    if versions.get(subject) == int(version):
                        found = self._schema(schema_id, parse_qs(parts.query))
                        return 200, {"subject": subject, "version": int(version), "id": schema_id, **found}
        return 404, {"error_code": 40403, "message": "Schema not found"}

    def _schema(self, schema_id: int, query: dict[str, list[str]]) -> dict[str, Any]:
        found = self._schemas[schema_id]
        if found["schemaType"] == "PROTOBUF" and query.get("format") != ["serialized"]:
            return {**found, "schema": 'syntax = "proto3";'}
        return found


def framed(schema_id: int, body: bytes) -> bytes:
    return b"\0" + schema_id.to_bytes(4) + body


class Framer:
    """Writes the game's JSON events with schemas, one for each form of value that there is.

    Schemas of Avro and Protobuf are made of the values themselves, and registered under ``subject``.
    """

    def __init__(self, registry: SmallRegistry, kind: str, subject: str = "", first_id: int = 1) -> None:
        self._registry = registry
        self._kind = kind
        self._subject = subject
        self._next_id = first_id
        self._ids: dict[str, int] = {}

    def framed(self, record: Record) -> Record:
        """The record with its value in the schema's language; what is not JSON stays as it is."""
        try:
            value = json.loads(record.value or b"")
        except ValueError:
            return record
        match self._kind:
            case "AVRO":
                schema = json.dumps(avro_type(value, "Event"))
                body = avro_body(schema, value)
            case "PROTOBUF":
                file = proto_file(value)
                schema, body = serialized(file), b"\0" + proto_message(file, value)
            case _:
                schema, body = "{}", record.value or b""
        return replace(record, value=framed(self._schema_id(schema), body))

    def _schema_id(self, schema: str) -> int:
        if schema not in self._ids:
            self._ids[schema] = self._next_id
            self._registry.add(self._next_id, schema, self._kind, {self._subject: len(self._ids)})
            self._next_id += 1
        return self._ids[schema]


# --- Avro


def avro_type(value: Any, name: str) -> Any:
    """The type of a JSON value; records are named by the path to them."""
    match value:
        case dict():
            fields = [{"name": key, "type": avro_type(each, f"{name}_{key}")} for key, each in value.items()]
            return {"type": "record", "name": name, "fields": fields}
        case list():
            items = avro_type(value[0], f"{name}_item") if value else "string"
            return {"type": "array", "items": items}
        case bool():
            return "boolean"
        case int():
            return {"type": "long", "logicalType": "timestamp-millis"} if name.endswith("At") else "long"
        case float():
            return "double"
        case str():
            return "string"
        case _:
            return "null"


def avro_body(schema: str, value: Any, named: dict[str, Any] | None = None) -> bytes:
    stream = BytesIO()
    schemaless_writer(stream, parse_schema(json.loads(schema), {} if named is None else named), value)
    return stream.getvalue()


# --- Protobuf

_SCALARS = ((bool, 8), (int, 3), (float, 1), (str, 9))
"""Python's types and the numbers of Protobuf's: bool, int64, double, string."""
MESSAGE, REPEATED = 11, 3


def proto_file(value: Mapping[str, Any]) -> FileDescriptorProto:
    """A file whose one message has the JSON object's fields."""
    file = FileDescriptorProto(name="game.proto", syntax="proto3", package="game")
    _fill_message(file.message_type.add(name="Event"), ".game.Event", value)
    return file


def _fill_message(message: Any, path: str, value: Mapping[str, Any]) -> None:
    for number, (key, each) in enumerate(value.items(), start=1):
        item = each[0] if isinstance(each, list) and each else "" if isinstance(each, list) else each
        name = re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", key)
        field = message.field.add(name=name, number=number, label=REPEATED if isinstance(each, list) else 1)
        if isinstance(item, dict):
            field.type, field.type_name = MESSAGE, f"{path}.In{number}"
            _fill_message(message.nested_type.add(name=f"In{number}"), field.type_name, item)
        else:
            field.type = next(number for kind, number in _SCALARS if isinstance(item, kind))


def proto_message(file: FileDescriptorProto, value: dict[str, Any]) -> bytes:
    """The value as a message of the file's first type."""
    pool = DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    name = f"{file.package}.{file.message_type[0].name}"
    message = GetMessageClass(pool.FindMessageTypeByName(name))()
    return bytes(json_format.ParseDict(value, message).SerializeToString())


def serialized(file: FileDescriptorProto) -> str:
    return base64.b64encode(file.SerializeToString()).decode()
