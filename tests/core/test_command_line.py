"""What is copied as a command is what the command line reads."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from app.core.command_line import filter_words, matches_command, source_words
from app.core.filters import Filter
from kafka_client.bodies import parse_time
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.source import EVERYTHING, LoadWindow


def test_a_command_is_quoted_for_the_shell() -> None:
    source = source_words(DEFAULT_TOPICS, EVERYTHING, bootstrap="localhost:9092")
    command = matches_command(source, Filter(robot="poet", where="match.humans[0] == 'A'"))
    assert command == (
        "orchestra-replay matches --bootstrap localhost:9092 --robot poet "
        """--where 'match.humans[0] == '"'"'A'"'"''"""
    )


def test_without_a_filter_it_lists_all_of_the_source() -> None:
    assert matches_command(["--open", "my records.jsonl"], Filter()) == (
        "orchestra-replay matches --open 'my records.jsonl'"
    )


def test_times_are_written_as_iso_with_milliseconds() -> None:
    words = filter_words(Filter(started_since=1_790_000_000_250.0, started_until=1_790_000_060_000.0))
    assert words == [
        "--started-since", "2026-09-21T14:13:20.250+00:00",
        "--started-until", "2026-09-21T14:14:20.000+00:00",
    ]  # fmt: skip


def test_what_was_loaded_of_the_source_is_named_too() -> None:
    topics = {**DEFAULT_TOPICS, Role.ROBOT_COMMANDS: "orders"}
    words = source_words(topics, LoadWindow(last=500, since=1_790_000_000_000), bootstrap="kafka:1")
    assert words == [
        "--bootstrap", "kafka:1", "--topic", "robot-commands=orders",
        "--since", "2026-09-21T14:13:20.000+00:00", "--last", "500",
    ]  # fmt: skip


def test_a_profile_names_its_topics_itself() -> None:
    topics = {**DEFAULT_TOPICS, Role.ROBOT_COMMANDS: "orders"}
    assert source_words(topics, EVERYTHING, profile="staging", bootstrap="kafka:1") == [
        "--profile",
        "staging",
    ]


_texts = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
_times = st.none() | st.integers(0, 253402300799999)
_filters = st.builds(
    Filter,
    robot=_texts,
    participants=_texts,
    started_since=_times,
    started_until=_times,
    text=_texts,
    where=_texts,
)


@given(_filters)
def test_whatever_the_filter_its_words_come_through_the_shell(chosen: Filter) -> None:
    words = shlex.split(matches_command([], chosen))[2:]
    given_options: dict[str, object] = {}
    while words:
        name, equals, value = words.pop(0).partition("=")
        value = value if equals else words.pop(0)
        field = name.removeprefix("--").replace("-", "_")
        given_options[field] = parse_time(value) if field.startswith("started") else value
    assert Filter(**given_options) == chosen  # type: ignore[arg-type]
