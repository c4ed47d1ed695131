"""Values that are framed for a schema registry, asked over HTTP."""

import base64
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fastavro import parse_schema

from app.core.branches import Branch, Replace
from app.core.export import match_document
from app.core.history import History
from app.core.session_file import Session, Workspace, read_session, session_parts
from kafka_client.events import Role
from kafka_client.files import FileSource, write_records
from kafka_client.make_source import make_file_source, make_kafka_source
from kafka_client.records import Record
from kafka_client.registry import translator
from kafka_client.registry.avro import avro_reader
from kafka_client.registry.client import Registry
from kafka_client.registry.protobuf import protobuf_reader
from kafka_client.registry.reading import UnavailableError, UnknownSchemaError, UnreadableError
from kafka_client.source import Phase, RecordSource
from kafka_client.translation import Translation
from tests.logs import Log
from tests.registry import Framer, SmallRegistry, avro_body, framed, serialized
from tests.sources.conftest import Read
from tests.sources.kafka import produce

USER = "me:hunter2"


@pytest.fixture
def registry() -> Iterator[SmallRegistry]:
    with SmallRegistry() as small:
        yield small


def settings_of(registry: SmallRegistry, **more: str) -> dict[str, Any]:
    return {"schema.registry.url": registry.url, **more}


# --- Avro


def test_avro_is_read_with_the_schemas_that_it_names() -> None:
    color = '{"type":"enum","name":"Color","symbols":["RED","BLUE"]}'
    pair = '{"type":"record","name":"Pair","fields":[{"name":"color","type":"Color"}]}'
    schema = (
        '{"type":"record","name":"Top","fields":[{"name":"pairs","type":{"type":"array","items":"Pair"}}]}'
    )
    named: dict[str, Any] = {}
    for text in (color, pair):
        parse_schema(json.loads(text), named)
    body = avro_body(schema, {"pairs": [{"color": "BLUE"}]}, named)
    assert avro_reader(schema, [color, pair])(body) == b'{"pairs":[{"color":"BLUE"}]}'


def test_avro_s_own_kinds_of_value_become_what_the_contract_reads() -> None:
    moment = datetime(2026, 11, 27, 12, 0, 0, 250_000, tzinfo=UTC)
    kinds: dict[str, tuple[Any, Any]] = {
        "millis": ({"type": "long", "logicalType": "timestamp-millis"}, moment),
        "micros": ({"type": "long", "logicalType": "timestamp-micros"}, moment),
        "day": ({"type": "int", "logicalType": "date"}, date(2026, 11, 27)),
        "price": ({"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}, Decimal("12.50")),
        "raw": ("bytes", b"\xff"),
        "none": (["null", "string"], None),
        "nan": ("double", float("nan")),
    }
    fields = [{"name": name, "type": kind} for name, (kind, _) in kinds.items()]
    schema = json.dumps({"type": "record", "name": "All", "fields": fields})
    body = avro_body(schema, {name: value for name, (_, value) in kinds.items()})
    assert json.loads(avro_reader(schema)(body)) == {
        "millis": round(moment.timestamp() * 1000),
        "micros": "2026-11-27T12:00:00.250000Z",
        "day": "2026-11-27",
        "price": "12.50",
        "raw": base64.b64encode(b"\xff").decode(),
        "none": None,
        "nan": None,
    }


def test_bytes_behind_an_avro_value_are_not_passed_over() -> None:
    with pytest.raises(UnreadableError, match="2 bytes are left over"):
        avro_reader('"string"')(avro_body('"string"', "a") + b"xx")


# --- Protobuf


def envelope() -> Any:
    """A file whose second message has all kinds of fields."""
    from google.protobuf.descriptor_pb2 import FileDescriptorProto

    file = FileDescriptorProto(name="game.proto", syntax="proto3", package="game")
    file.dependency.extend(["google/protobuf/struct.proto", "google/protobuf/timestamp.proto"])
    file.message_type.add(name="Other")
    message = file.message_type.add(name="Envelope")
    inner = message.nested_type.add(name="Inner")
    inner.field.add(name="text", number=1, type=9, label=1)
    entry = message.nested_type.add(name="VotesEntry")
    entry.options.map_entry = True
    entry.field.add(name="key", number=1, type=8, label=1)
    entry.field.add(name="value", number=2, type=5, label=1)
    kind = message.enum_type.add(name="Kind")
    kind.value.add(name="UNKNOWN", number=0)
    kind.value.add(name="ROBOT", number=1)
    add = message.field.add
    add(name="match_id", number=1, type=9, label=1)
    add(name="big", number=2, type=3, label=1)
    add(name="kinds", number=3, type=14, type_name=".game.Envelope.Kind", label=3)
    add(name="inner", number=4, type=11, type_name=".game.Envelope.Inner", label=1)
    add(name="votes", number=5, type=11, type_name=".game.Envelope.VotesEntry", label=3)
    add(name="data", number=6, type=11, type_name=".google.protobuf.Struct", label=1)
    add(name="at", number=7, type=11, type_name=".google.protobuf.Timestamp", label=1)
    message.oneof_decl.add(name="_maybe")
    add(name="maybe", number=8, type=9, label=1, proto3_optional=True, oneof_index=0)
    add(name="raw", number=9, type=12, label=1)
    return file


def envelope_class() -> Any:
    from google.protobuf.descriptor_pool import DescriptorPool
    from google.protobuf.message_factory import GetMessageClass
    from google.protobuf.struct_pb2 import DESCRIPTOR as STRUCT
    from google.protobuf.timestamp_pb2 import DESCRIPTOR as TIMESTAMP

    pool = DescriptorPool()
    for text in (STRUCT.serialized_pb, TIMESTAMP.serialized_pb, envelope().SerializeToString()):
        pool.AddSerializedFile(text)
    return GetMessageClass(pool.FindMessageTypeByName("game.Envelope"))


def test_protobuf_s_own_kinds_of_value_become_what_the_contract_reads() -> None:
    message = envelope_class()(match_id="m", big=2**62, kinds=[1, 7], votes={True: 3, False: 1}, raw=b"\xff")
    message.inner.text = "hello"
    message.data.update({"round": 1, "score": 0.5, "texts": [2]})
    message.at.FromMilliseconds(1_795_376_119_163)
    read = protobuf_reader(serialized(envelope()))
    assert json.loads(read(b"\2\2" + message.SerializeToString())) == {
        "matchId": "m",
        "big": 2**62,
        "kinds": ["ROBOT", 7],
        "inner": {"text": "hello"},
        "votes": {"false": 1, "true": 3},
        "data": {"round": 1, "score": 0.5, "texts": [2]},
        "at": "2026-11-22T19:35:19.163Z",
        "raw": "/w==",
    }


def test_maps_are_written_in_the_same_order_whatever_order_the_library_gives_them_in() -> None:
    message = envelope_class()(votes={True: 3, False: 1})
    message.data.update(dict.fromkeys("bdca", 1))
    text = protobuf_reader(serialized(envelope()))(b"\2\2" + message.SerializeToString())
    assert b'"votes":{"false":1,"true":3},"data":{"a":1,"b":1,"c":1,"d":1}' in text


def test_what_a_protobuf_message_does_not_hold_is_told_from_what_is_zero() -> None:
    read = protobuf_reader(serialized(envelope()))
    assert json.loads(read(b"\2\2")) == {"matchId": "", "big": 0, "kinds": [], "votes": {}, "raw": ""}
    assert json.loads(read(b"\2\2" + envelope_class()(maybe="").SerializeToString()))["maybe"] == ""
    assert read(b"\0") == b"{}"
    assert json.loads(read(b"\4\2\0\x0a\x01x")) == {"text": "x"}


@pytest.mark.parametrize("path", [b"\2\x14", b"\4\2\x14", b"\4\0\0"])
def test_a_path_to_no_message_type_is_told(path: bytes) -> None:
    with pytest.raises(UnreadableError, match="no message type at"):
        protobuf_reader(serialized(envelope()))(path)


def test_a_protobuf_schema_as_source_text_is_told() -> None:
    with pytest.raises(UnreadableError, match="serialized descriptor"):
        protobuf_reader('syntax = "proto3";')


def test_protobuf_is_read_with_the_files_that_it_imports() -> None:
    imported, file = envelope(), envelope()
    del file.message_type[:], file.dependency[:]
    file.package = "more"
    file.dependency.append("other/envelope.proto")
    file.message_type.add(name="More").field.add(
        name="inner", number=1, type=11, label=1, type_name=".game.Envelope.Inner"
    )
    read = protobuf_reader(serialized(file), [("other/envelope.proto", serialized(imported))])
    assert json.loads(read(b"\0\x0a\x03\x0a\x01x")) == {"inner": {"text": "x"}}


# --- the client


def test_a_schema_is_found_with_its_subject_of_the_topic_and_its_version(registry: SmallRegistry) -> None:
    registry.add(7, '"string"', subjects={"a-value": 2, "match-events-value": 5})
    found = Registry(settings_of(registry)).schema(7)
    assert found.kind == "AVRO"
    assert found.subject_of("match-events") == ("match-events-value", 5)
    assert found.subject_of("other") == ("a-value", 2)


def test_references_are_fetched_each_after_what_it_needs(registry: SmallRegistry) -> None:
    registry.add(1, '{"type":"fixed","name":"A","size":1}', subjects={"a": 1})
    registry.add(2, '{"type":"array","items":"A"}', subjects={"b": 4}, references=[("A", "a", 1)])
    schema = '{"type":"record","name":"C","fields":[{"name":"a","type":"A"}]}'
    registry.add(3, schema, references=[("b", "b", 4), ("A", "a", 1)])
    read = Registry(settings_of(registry)).schema(3).read
    assert read is not None
    assert read(b"x") == b'{"a":"eA=="}'


def test_what_cannot_be_had_of_a_registry_is_told_without_secrets(registry: SmallRegistry) -> None:
    registry.add(1, "{", subjects={})
    registry.add(2, "<xml>", "XML")
    client = Registry(settings_of(registry))
    with pytest.raises(UnknownSchemaError, match="has no schema 9"):
        client.schema(9)
    with pytest.raises(UnknownSchemaError, match="schema 1 cannot be used"):
        client.schema(1)
    with pytest.raises(UnknownSchemaError, match="XML"):
        client.schema(2)
    registry.user = USER
    with pytest.raises(UnavailableError, match="refused the sign-in"):
        client.schema(1)
    user = {"schema.registry.basic.auth.user.info": USER}
    with pytest.raises(UnknownSchemaError, match="has no schema 9"):
        Registry(settings_of(registry, **user)).schema(9)
    registry.stop()
    with pytest.raises(
        UnavailableError, match=r"cannot be asked \(connection refused\); check its address"
    ) as caught:
        Registry(settings_of(registry, **user)).schema(9)
    assert "hunter2" not in str(caught.value)


def test_wrong_settings_of_a_registry_are_told_without_secrets(registry: SmallRegistry) -> None:
    wrong = {"schema.registry.colour": "red", "schema.registry.basic.auth.user.info": USER}
    with pytest.raises(
        UnavailableError, match=r"settings of the schema registry are wrong .*colour"
    ) as caught:
        Registry(settings_of(registry, **wrong))
    assert "hunter2" not in str(caught.value)


def test_what_answers_and_is_no_registry_is_told(
    registry: SmallRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SmallRegistry, "_answer", lambda *_: (200, ["<html>"]))
    with pytest.raises(UnavailableError, match="cannot be asked"):
        Registry(settings_of(registry)).schema(1)
    monkeypatch.setattr(SmallRegistry, "_answer", lambda *_: (503, {}))
    with pytest.raises(UnavailableError, match="HTTP 503"):
        Registry(settings_of(registry)).schema(1)


# --- from Kafka to matches

KINDS = ("AVRO", "PROTOBUF", "JSON")


def game() -> Log:
    log = Log("m1").started("ABC", "A").round(1, "Why?", active="AB")
    log.response("A", 1, "Dünno").response("B", 1, "Because.").round_done(1, {"A": "Dünno", "B": "Because."})
    return log.vote("A", "B").completed("incorrect", "B")


def in_topic(records: list[Record], topic: str) -> list[Record]:
    """The records with the offsets that they will have in the topic."""
    return [
        msgspec.structs.replace(each, topic=topic, partition=0, offset=offset)
        for offset, each in enumerate(records)
    ]


def document(records: list[Record], topic: str) -> dict[str, Any]:
    """The match, without its records."""
    history = History({Role.MATCH_EVENTS: topic})
    history.ingest(records)
    assert history.undecodable_count == 0
    found = match_document(history.state("m1"), history.events("m1"))
    del found["events"]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_matches_are_the_same_whatever_the_schemas_language(
    read: Read, registry: SmallRegistry, embedded_broker: str, fresh_topics: dict[Role, str], kind: str
) -> None:
    topic = fresh_topics[Role.MATCH_EVENTS]
    plain = in_topic(game().records, topic)
    framer = Framer(registry, kind, f"{topic}-value")
    records = [framer.framed(each) for each in plain]
    produce(embedded_broker, records)
    settings = {"bootstrap.servers": embedded_broker, **settings_of(registry)}
    reading = read(make_kafka_source(settings, {Role.MATCH_EVENTS: topic}))
    reading.to_end()
    assert reading.told == []
    assert [each.value for each in reading.records] == [each.value for each in records]
    assert document(reading.records, topic) == document(plain, topic)
    first = reading.records[0].translation
    assert first is not None
    assert (first.schema_id, first.kind, first.subject, first.version) == (1, kind, f"{topic}-value", 1)
    asked = [path for path in registry.asked if "versions" in path]
    assert len(asked) == len(set(asked)), "a schema is asked for once"


Produced = tuple[str, list[Record], RecordSource]


@pytest.fixture
def produced(registry: SmallRegistry, embedded_broker: str, fresh_topics: dict[Role, str]) -> Produced:
    """A topic, the game's records as they were before they became Avro there, and a source of it."""
    topic = fresh_topics[Role.MATCH_EVENTS]
    plain = in_topic(game().records, topic)
    produce(embedded_broker, map(Framer(registry, "AVRO").framed, plain))
    settings = {"bootstrap.servers": embedded_broker, **settings_of(registry)}
    return topic, plain, make_kafka_source(settings, {Role.MATCH_EVENTS: topic})


@pytest.mark.fault("The schema registry cannot be reached, and is started later")
def test_values_without_a_schema_are_told_and_decoded_when_the_registry_is_back(
    read: Read, registry: SmallRegistry, produced: Produced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translator, "RETRY_SECONDS", 0.1)
    topic, plain, source = produced
    registry.stop()
    reading = read(source)
    reading.until(lambda status: status.loaded and status.problem)
    assert f"schema registry at {registry.url} cannot be asked" in reading.status.problem
    history = History({Role.MATCH_EVENTS: topic})
    history.ingest(reading.records)
    assert history.undecodable_count == len(plain)
    assert all("cannot be asked" in item.reason for item in history.undecodable)
    registry.start()
    reading.until(lambda status: status.generation == 1 and status.loaded)
    assert "answers again, and reading has started over" in reading.status.problem
    assert document(reading.records, topic) == document(plain, topic)
    assert reading.status.read == len(plain)


@pytest.mark.fault("The schema registry takes connections, and answers nothing")
def test_a_registry_that_says_nothing_does_not_keep_records_for_ever_and_the_user_hears_of_it(
    read: Read, registry: SmallRegistry, produced: Produced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translator, "PATIENCE_SECONDS", 0.3)
    _, plain, source = produced
    registry.flowing.clear()
    reading = read(source)
    reading.until(lambda status: status.loaded)
    assert len(reading.records) == len(plain)
    assert "has not answered for" in reading.status.problem
    registry.flowing.set()
    reading.until(lambda status: status.generation == 1 and status.loaded)
    assert all(each.translation and each.translation.text for each in reading.records)


def test_without_what_reads_them_values_stay_undecoded_with_what_to_install_and_json_is_read(
    tmp_path: Path, registry: SmallRegistry, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kafka_client.registry.client", None)
    log = game().raw(framed(7, b"\2\2"))
    records = [*map(Framer(registry, "JSON").framed, log.records[:-1]), log.records[-1]]
    path = tmp_path / "records.jsonl"
    with path.open("wb") as stream:
        write_records(records, stream)
    reading = read(make_file_source(str(path), registry=settings_of(registry)))
    status = reading.until(lambda status: status.phase is Phase.ENDED)
    assert "install orchestra-replay[registry]" in status.problem
    history = History()
    history.ingest(reading.records)
    assert [item.reason for item in history.undecodable] == [status.problem]
    assert "m1" in history


def test_what_is_not_of_its_schema_is_undecodable_and_says_why(
    tmp_path: Path, registry: SmallRegistry, read: Read
) -> None:
    registry.add(1, '{"type":"record","name":"R","fields":[{"name":"a","type":"string"}]}')
    log = game()
    for value in (framed(1, b"\xff"), framed(2, b"\2a"), framed(1, b"\2a")):
        log.raw(value)
    path = tmp_path / "records.jsonl"
    with path.open("wb") as stream:
        write_records(log.records, stream)
    reading = read(make_file_source(str(path), registry=settings_of(registry)))
    reading.until(lambda status: status.phase is Phase.ENDED)
    history = History()
    history.ingest(reading.records)
    wrong, unknown, other = (item.reason for item in history.undecodable)
    assert "it is not what schema 1 says" in wrong
    assert "has no schema 2" in unknown
    assert "no matchId" in other
    assert reading.told == []


def test_a_file_of_decoded_records_opens_to_the_same_matches_without_a_registry(
    tmp_path: Path, registry: SmallRegistry, read: Read
) -> None:
    plain = game().records
    framer = Framer(registry, "PROTOBUF")
    raw, decoded = tmp_path / "raw.jsonl", tmp_path / "decoded.jsonl"
    with raw.open("wb") as stream:
        write_records([framer.framed(each) for each in plain], stream)
    reading = read(make_file_source(str(raw), registry=settings_of(registry)))
    reading.until(lambda status: status.phase is Phase.ENDED)
    with decoded.open("wb") as stream:
        write_records(reading.records, stream)
    again = read(FileSource(decoded))
    again.until(lambda status: status.phase is Phase.ENDED)
    assert again.records == reading.records
    assert document(again.records, "match-events") == document(plain, "match-events")
    assert isinstance(again.records[0].translation, Translation)


def test_a_session_of_decoded_records_opens_without_a_registry_and_asks_none(
    tmp_path: Path, registry: SmallRegistry, read: Read
) -> None:
    raw, path = tmp_path / "raw.jsonl", tmp_path / "session.orep"
    with raw.open("wb") as stream:
        write_records(map(Framer(registry, "AVRO").framed, game().records), stream)
    reading = read(make_file_source(str(raw), registry=settings_of(registry)))
    reading.until(lambda status: status.phase is Phase.ENDED)
    decoded = reading.records
    edited = Branch("edited", "m1", (Replace(decoded[3].position, decoded[3]),))
    session = Session("1", 0, (), "", {}, 60_000, Workspace(branches=(edited,)))
    path.write_bytes(b"".join(session_parts(decoded, lambda: session)))
    registry.stop()
    registry.asked.clear()
    for given in ({}, settings_of(registry)):
        again = read(make_file_source(str(path), registry=given))
        again.until(lambda status: status.phase is Phase.ENDED)
        assert (again.records, again.told) == (decoded, [])
    assert read_session(path).workspace.branches == (edited,)
    assert registry.asked == []


def test_cancelling_while_a_schema_is_waited_for_ends_the_source(
    tmp_path: Path, registry: SmallRegistry
) -> None:
    path = tmp_path / "records.jsonl"
    with path.open("wb") as stream:
        write_records(map(Framer(registry, "AVRO").framed, game().records), stream)
    registry.flowing.clear()
    source = make_file_source(str(path), registry=settings_of(registry))
    batches = source.batches()
    assert next(batches).records == []
    source.cancel()
    assert len(list(batches)) <= 1
