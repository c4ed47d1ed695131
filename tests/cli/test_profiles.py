"""``profiles``, and how the command line names a connection; what it prints holds no secret."""

import json
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from app.opening import Opening
from kafka_client.profile import Profile
from kafka_client.profiles import load_profile, profiles_path, save_profile
from tests.cli.conftest import Run
from tests.keyrings import MemoryKeyring, using

SECRET = "hunter2"
SCRAM = ("-X", "security.protocol=sasl_ssl", "-X", "sasl.mechanism=SCRAM-SHA-512", "-X", "sasl.username=me")


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    made = MemoryKeyring()
    with using(made):
        yield made


def type_secret(monkeypatch: pytest.MonkeyPatch, secret: str = SECRET) -> list[str]:
    """Have somebody at the terminal who types this secret; what was asked."""
    asked: list[str] = []

    def prompt(text: str, *, hide_input: bool, err: bool) -> str:
        assert hide_input
        assert err
        asked.append(text)
        return secret

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    return asked


def test_a_profile_is_saved_shown_listed_and_deleted_with_its_secret_in_the_keyring(
    run: Run, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = type_secret(monkeypatch)
    ran = run("profiles", "save", "prod", "--bootstrap", "a:9092", *SCRAM, "-X", "sasl.password=keyring")
    assert (ran.code, ran.err) == (0, "")
    assert asked == ["sasl.password for prod"]
    assert ring.entries == {("orchestra-replay", "prod/sasl.password"): SECRET}
    shown = json.loads(run("profiles", "show", "prod").out)["profiles"][0]
    assert shown["secrets"] == {"sasl.password": "keyring"}
    assert run("profiles", "list").out == "prod: a:9092 (sasl_ssl)\n"
    assert SECRET not in profiles_path().read_text(encoding="utf-8")
    assert run("profiles", "delete", "prod").out == "prod deleted\n"
    assert ring.entries == {}
    assert "There is no profile in" in run("profiles", "list").out


def test_without_a_keyring_a_secret_is_not_kept_and_nothing_is_written(run: Run) -> None:
    with using(None):
        ran = run("profiles", "save", "prod", "--bootstrap", "a:9092", "-X", "sasl.password=keyring")
    assert ran.code == 2
    assert "There is no keyring here" in ran.err
    assert "sasl.password=ask" in ran.err
    assert not profiles_path().exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (f"sasl.password={SECRET}", "others can see the command line"),
        ("sasl.username", "write NAME=VALUE"),
        ("no.such=1", "librdkafka knows no property no.such"),
        ("socket.timeout.ms=soon", "socket.timeout.ms cannot be soon"),
        ("enable.auto.commit=true", "the viewer only reads"),
        ("plugin.library.paths=/tmp/evil.so", "has other code run"),
        ("bootstrap.servers=b:1", "give it there"),
        ("error_cb=x", "cannot be written as a property"),
    ],
)
def test_a_property_that_cannot_be_used_is_told_without_the_secret(run: Run, given: str, told: str) -> None:
    ran = run("matches", "--bootstrap", "a:9092", "-X", given)
    assert ran.code == 2
    assert told in ran.err
    assert SECRET not in ran.out + ran.err


def test_exported_profiles_can_be_imported_and_say_what_they_send_and_lack(
    run: Run, ring: MemoryKeyring, tmp_path: Path
) -> None:
    secrets = {"sasl.password": "keyring"}
    save_profile(Profile.of("a", "a:1", None, {"sasl.username": "env:KAFKA_USER"}, secrets))  # type: ignore[arg-type]
    save_profile(Profile.of("b", "b:1"))
    path = tmp_path / "exported.json"
    assert run("profiles", "export", "a", "-o", path).code == 0
    assert json.loads(run("profiles", "export").out)["profiles"][1]["name"] == "b"
    assert run("profiles", "import", path).err.endswith("add --replace to have the file's instead.\n")
    profiles_path().unlink()
    ran = run("profiles", "import", path)
    assert ran.out == "a: a:1\n"
    assert "a sends the value of KAFKA_USER to a:1." in ran.err
    assert "a needs its sasl.password, which is not in the file" in ran.err
    assert load_profile("a").secrets == secrets
    assert run("profiles", "import", path, "--replace").code == 0
    assert ring.entries == {}


@pytest.mark.parametrize("content", ["", "[]", '{"profiles": [{"name": "p", "bootstrap": "nowhere"}]}'])
def test_a_file_without_profiles_is_told(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "exported.json"
    path.write_text(content)
    ran = run("profiles", "import", path)
    assert ran.code == 2
    assert "holds no profiles that can be used" in ran.err
    assert not profiles_path().exists()
    assert "cannot be read" in run("profiles", "import", tmp_path / "nowhere").err


def test_a_connection_is_tested_by_profile_or_address(run: Run, embedded_broker: str) -> None:
    save_profile(Profile.of("here", embedded_broker))
    ran = run("profiles", "test", "here", "--topic", "match-events=nowhere")
    assert ran.code == 1
    assert "✓ connected" in ran.out
    assert "✗ topics found" in ran.out
    assert "There is no topic nowhere" in ran.out
    ran = run("profiles", "test", "--bootstrap", embedded_broker, "--topic", "match-events=nowhere", "--json")
    assert ran.code == 1
    states = {check["step"]: check["state"] for check in json.loads(ran.out)}
    assert (states["connected"], states["topics found"], states["records seen"]) == (
        "ok",
        "failed",
        "skipped",
    )


def test_a_secret_that_is_asked_for_comes_from_the_terminal_or_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = {"sasl.password": "ask"}
    properties = {"security.protocol": "sasl_plaintext", "sasl.mechanism": "PLAIN", "sasl.username": "me"}
    save_profile(Profile.of("prod", "127.0.0.1:1", None, properties, secrets))  # type: ignore[arg-type]
    ran = run("profiles", "test", "prod")
    assert ran.code == 2
    assert "set ORCHESTRA_REPLAY_PROPERTY_SASL_PASSWORD, or run this in a terminal" in ran.err
    monkeypatch.setenv("ORCHESTRA_REPLAY_PROPERTY_SASL_PASSWORD", SECRET)
    ran = run("profiles", "test", "prod")
    assert (ran.code, ran.err) == (1, "")
    assert "✗ connected" in ran.out
    monkeypatch.delenv("ORCHESTRA_REPLAY_PROPERTY_SASL_PASSWORD")
    asked = type_secret(monkeypatch)
    ran = run("profiles", "test", "prod")
    assert asked == ["sasl.password for 127.0.0.1:1"]
    assert SECRET not in ran.out + ran.err


def test_the_environment_names_a_kafka_to_read_but_never_one_to_write_to(
    run: Run, embedded_broker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORCHESTRA_REPLAY_BOOTSTRAP", embedded_broker)
    monkeypatch.setenv("ORCHESTRA_REPLAY_PROPERTY_CLIENT_ID", "me")
    assert "✓ connected" in run("profiles", "test").out
    for command in (("seed",), ("topics", "create")):
        ran = run(*command)
        assert ran.code == 2
        assert "Name the Kafka to write to" in ran.err
    monkeypatch.setenv("ORCHESTRA_REPLAY_PROFILE", "prod")
    assert "There is no profile prod" in run("profiles", "test").err
    monkeypatch.delenv("ORCHESTRA_REPLAY_PROFILE")
    monkeypatch.setenv("ORCHESTRA_REPLAY_PROPERTY_NO_SUCH", "me")
    assert "librdkafka knows no property no.such" in run("profiles", "test").err


def test_properties_on_the_command_line_go_before_those_of_the_profile(
    run: Run, embedded_broker: str
) -> None:
    save_profile(Profile.of("here", embedded_broker, None, {"security.protocol": "ssl"}))
    topic = ("--topic", "match-events=nowhere")
    assert "✗ TLS" in run("profiles", "test", "here", "-X", "ssl.ca.location=/nowhere", *topic).out
    ran = run("profiles", "test", "here", "-X", "security.protocol=plaintext", *topic)
    assert "✗ topics found" in ran.out


DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "connecting.md"


def examples() -> list[str]:
    """The commands that the document shows to save a profile."""
    text = DOCUMENT.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.startswith("orchestra-replay profiles save")]


@pytest.mark.parametrize("command", examples())
def test_every_example_of_the_document_is_a_profile(run: Run, command: str) -> None:
    words = shlex.split(command)
    ran = run(*words[1:])
    assert (ran.code, ran.err) == (0, "")
    assert load_profile(words[3]).bootstrap == words[words.index("--bootstrap") + 1]


def test_the_document_names_every_field_of_a_profile() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [each.name for each in fields(Profile) if f"| `{each.name}` |" not in text] == []
    assert len(examples()) >= 6


@pytest.mark.parametrize(
    ("given", "remembered"), [((), "127.0.0.1:1"), (("-X", "security.protocol=ssl"), "")]
)
def test_the_window_offers_an_address_again_only_where_it_is_all_that_is_needed(
    run: Run, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], remembered: str
) -> None:
    opened: list[Opening] = []

    def open_it(opening: Opening, *_: object) -> int:
        opened.append(opening)
        return 0

    monkeypatch.setattr("app.cli.desktop._run_window", open_it)
    monkeypatch.setattr(Opening, "launched", lambda opening: opening)
    assert run("--bootstrap", "127.0.0.1:1", *given).code == 0
    assert [opening.remember for opening in opened] == [remembered]
