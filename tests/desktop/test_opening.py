"""What is open, opened again: the same, with older records, or by a command line."""

import shlex
from pathlib import Path

import click
import pytest

from app.cli.commands import cli
from app.core.filters import Filter
from app.core.match_link import MatchLink
from app.opening import Opening, older
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.files import FileSource
from kafka_client.source import EVERYTHING, LoadWindow
from tests.desktop.scripted import ScriptedSource

KAFKA = {"bootstrap.servers": "kafka-1:9092,kafka-2:9092", "sasl.password": "hunter2"}


def opening(**fields: object) -> Opening:
    return Opening(ScriptedSource(), DEFAULT_TOPICS, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LoadWindow(last=50), LoadWindow(last=100)),
        (LoadWindow(since=9_000), LoadWindow(since=8_000)),
        (LoadWindow(since=4_000, until=6_000), LoadWindow(since=2_000, until=6_000)),
        (LoadWindow(last=3, since=6_000), LoadWindow(last=6, since=2_000)),
        (LoadWindow(since=10_000), LoadWindow(since=9_999)),
        (LoadWindow(since=100), LoadWindow(since=0)),
        (EVERYTHING, EVERYTHING),
    ],
)
def test_older_is_twice_as_much_and_ends_as_before(before: LoadWindow, after: LoadWindow) -> None:
    assert older(before, now_ms=10_000) == after


def test_the_command_names_the_source_its_part_and_the_match_and_no_secret() -> None:
    topics = {**DEFAULT_TOPICS, Role.MATCH_EVENTS: "prod.match events"}
    window = LoadWindow(last=500, since=1_795_376_119_163, until=1_795_376_200_000)
    made = Opening(ScriptedSource(), topics, kafka=KAFKA, window=window)
    command = made.command(MatchLink("it's", 31))
    assert shlex.split(command) == [
        *("orchestra-replay", "--bootstrap", "kafka-1:9092,kafka-2:9092", "-X", "sasl.password=ask"),
        *("--topic", "match-events=prod.match events"),
        *("--last", "500", "--since", "2026-11-22T19:35:19.163Z", "--until", "2026-11-22T19:36:40.000Z"),
        *("--match", "it's@31"),
    ]
    assert "hunter2" not in command


def test_a_schema_registry_is_named_without_who_signs_in() -> None:
    registry = {"schema.registry.url": "https://r:1", "schema.registry.basic.auth.user.info": "me:hunter2"}
    for made in (opening(kafka={**KAFKA, **registry}), opening(file="f", registry=registry)):
        assert made.command().endswith(" --registry https://r:1")


def test_the_matches_of_a_filter_are_listed_by_a_command() -> None:
    made = opening(kafka=KAFKA, window=LoadWindow(last=500))
    command = made.list_command(Filter(robot="poet", where="match.rounds > 3 && match.outcome == 'correct'"))
    assert command == (
        "orchestra-replay matches --bootstrap kafka-1:9092,kafka-2:9092 -X sasl.password=ask --last 500 "
        "--robot poet "
        """--where 'match.rounds > 3 && match.outcome == '"'"'correct'"'"''"""
    )
    words = shlex.split(command)
    command_line = cli.get_command(click.Context(cli), words[1])
    assert command_line is not None
    context = command_line.make_context(words[1], words[2:])
    assert context.params["where"] == "match.rounds > 3 && match.outcome == 'correct'"
    assert opening().list_command(Filter(robot="poet")) == ""


def test_the_command_line_understands_the_command() -> None:
    made = opening(kafka=KAFKA, window=LoadWindow(since=1_795_376_119_163))
    context = cli.make_context("orchestra-replay", shlex.split(made.command(MatchLink("m", 3)))[1:])
    assert context.params["since"] == 1_795_376_119_163
    assert context.params["link"] == MatchLink("m", 3)


def test_a_profile_and_a_file_are_named_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert opening(profile="prod", kafka=KAFKA).command() == "orchestra-replay --profile prod"
    words = shlex.split(opening(file="my log.jsonl").command())
    assert words[1:] == ["--open", str(tmp_path / "my log.jsonl")]


def test_what_came_through_standard_input_has_no_command_and_is_not_opened_again() -> None:
    assert not opening().is_repeatable
    assert opening().command() == ""
    with pytest.raises(ValueError, match="cannot be read again"):
        opening().again()


def test_only_all_of_a_kafka_is_read_with_its_saved_index(tmp_path: Path) -> None:
    place = object()
    made = opening(kafka=KAFKA, index=place)
    assert made.again().index is place
    assert made.again(LoadWindow(last=5)).index is None


def test_a_file_is_read_again_with_another_window_at_a_match(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"")
    first = Opening(FileSource(path), DEFAULT_TOPICS, remember=str(path), file=str(path))
    second = first.again(LoadWindow(last=5), MatchLink("m", 2))
    assert (second.window, second.link) == (LoadWindow(last=5), MatchLink("m", 2))
    assert (second.source.name, second.remember) == (first.source.name, first.remember)
    assert second.source is not first.source
