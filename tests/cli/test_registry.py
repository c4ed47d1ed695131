"""The command line on values that are framed for a schema registry."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kafka_client.events import Role
from kafka_client.profile import Profile, SecretPlace
from kafka_client.profiles import save_profile
from kafka_client.records import to_kcat
from tests.cli.conftest import Run
from tests.logs import Log
from tests.registry import Framer, SmallRegistry
from tests.sources.kafka import produce


@pytest.fixture
def registry() -> Iterator[SmallRegistry]:
    with SmallRegistry() as small:
        yield small


@pytest.fixture
def framed_file(log: Log, registry: SmallRegistry, tmp_path: Path) -> Path:
    """The log's records in Avro; the last is not JSON, and stays."""
    framer = Framer(registry, "AVRO", "match-events-value")
    path = tmp_path / "framed.jsonl"
    path.write_bytes(b"".join(to_kcat(framer.framed(record)) + b"\n" for record in log.records))
    return path


def test_a_file_is_decoded_by_a_registry_and_says_what_to_do_without(
    run: Run, registry: SmallRegistry, framed_file: Path, record_file: Path
) -> None:
    plain = json.loads(run("matches", "--open", record_file, "--json").out)
    decoded = run("matches", "--open", framed_file, "--registry", registry.url, "--json")
    assert (decoded.code, json.loads(decoded.out)) == (0, plain)
    without = run("matches", "--open", framed_file, "--json")
    assert json.loads(without.out) == []


def test_what_was_decoded_is_exported_beside_the_bytes_and_opens_again(
    run: Run, registry: SmallRegistry, framed_file: Path, tmp_path: Path
) -> None:
    path, dumped = tmp_path / "match.json", tmp_path / "dump.jsonl"
    source = ("--open", framed_file, "--registry", registry.url)
    assert run("export", "early", *source, "-o", path).code == 0
    assert run("dump", *source, "-o", dumped).code == 0
    event = json.loads(path.read_text("utf-8"))["events"][0]
    assert event["encoding"] == "base64"
    assert event["schema"]["subject"] == "match-events-value"
    assert json.loads(event["schema"]["text"])["matchId"] == "early"
    wanted = json.loads(run("verify", *source, "--json").out)["replay"]["digest"]
    assert json.loads(run("verify", "--open", dumped, "--json").out)["replay"]["digest"] == wanted
    assert [each["matchId"] for each in json.loads(run("matches", "--open", path, "--json").out)] == ["early"]


def test_a_profile_s_registry_decodes_and_its_password_comes_from_the_environment(
    run: Run,
    log: Log,
    registry: SmallRegistry,
    embedded_broker: str,
    fresh_topics: dict[Role, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    registry.user = "me:hunter2"
    topics = {Role.MATCH_EVENTS: fresh_topics[Role.MATCH_EVENTS]}
    framer = Framer(registry, "PROTOBUF")
    records = [framer.framed(each) for each in log.records if each.topic == "match-events"]
    produce(embedded_broker, [replace(each, topic=topics[Role.MATCH_EVENTS]) for each in records])
    user = "schema.registry.basic.auth.user.info"
    properties = {"schema.registry.url": registry.url, user: "env:REGISTRY_USER"}
    save_profile(Profile.of("game", embedded_broker, fresh_topics, properties))
    monkeypatch.setenv("REGISTRY_USER", "me:wrong")
    refused = run("matches", "--profile", "game", "--json")
    assert (refused.code, json.loads(refused.out)) == (0, [])
    assert "refused the sign-in" in refused.err
    assert "wrong" not in refused.err
    monkeypatch.setenv("REGISTRY_USER", registry.user)
    shown = run("replay", "early", "--profile", "game", "--json")
    assert json.loads(shown.out)[0]["type"] == "match.started"
    given = ("--bootstrap", embedded_broker, "--registry", registry.url, "-X", f"{user}=env:REGISTRY_USER")
    named = [each for role, name in topics.items() for each in ("--topic", f"{role.label}={name}")]
    assert len(json.loads(run("matches", *given, *named, "--json").out)) == 2


@pytest.mark.parametrize("command", [("topics", "create"), ("topics", "check"), ("seed",)])
def test_what_decodes_nothing_asks_for_no_secret_of_the_registry(
    run: Run, embedded_broker: str, fresh_topics: dict[Role, str], command: tuple[str, ...]
) -> None:
    properties = {"schema.registry.url": "env:NO_SUCH_VARIABLE"}
    secrets: dict[str, SecretPlace] = {"schema.registry.basic.auth.user.info": "ask"}
    save_profile(Profile.of("game", embedded_broker, fresh_topics, properties, secrets))
    assert run(*command, "--profile", "game").code == 0
    refused = run("matches", "--profile", "game")
    assert refused.code == 2
    assert "schema.registry" in refused.err


def test_a_file_s_registry_signs_in_by_the_environment(
    run: Run, registry: SmallRegistry, framed_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.user = "me:hunter2"
    monkeypatch.setenv("ORCHESTRA_REPLAY_PROPERTY_SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", registry.user)
    ran = run("matches", "--open", framed_file, "--registry", registry.url, "--json")
    assert len(json.loads(ran.out)) == 2


@pytest.mark.parametrize("url", ["localhost:8081", "http://me:hunter2@localhost:8081"])
def test_a_registry_s_address_that_cannot_be_used_is_told(run: Run, record_file: Path, url: str) -> None:
    ran = run("matches", "--open", record_file, "--registry", url)
    assert ran.code == 2
    assert "registry" in ran.err
    assert "hunter2" not in ran.err


def test_an_index_is_not_kept_of_what_a_registry_decodes(run: Run, registry: SmallRegistry) -> None:
    ran = run("matches", "--bootstrap", "127.0.0.1:1", "--index", "--registry", registry.url)
    assert ran.code == 2
    assert "--registry" in ran.err
