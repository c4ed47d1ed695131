"""What is copied as a command is what the command line reads."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from app.core.filter_words import filter_words
from app.core.filters import Filter
from kafka_client.bodies import parse_time


def test_each_condition_is_an_option() -> None:
    words = filter_words(Filter(robot="poet", where="match.humans[0] == 'A'", status=None, text=""))
    assert words == ["--robot", "poet", "--where", "match.humans[0] == 'A'"]
    assert filter_words(Filter()) == []


def test_times_are_written_as_iso_with_milliseconds() -> None:
    words = filter_words(Filter(started_since=1_790_000_000_250.0, started_until=1_790_000_060_000.0))
    assert words == [
        *("--started-since", "2026-09-21T14:13:20.250Z"),
        *("--started-until", "2026-09-21T14:14:20.000Z"),
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
    words = shlex.split(shlex.join(filter_words(chosen)))
    given_options: dict[str, object] = {}
    while words:
        name, equals, value = words.pop(0).partition("=")
        value = value if equals else words.pop(0)
        field = name.removeprefix("--").replace("-", "_")
        given_options[field] = parse_time(value) if field.startswith("started") else value
    assert Filter(**given_options) == chosen  # type: ignore[arg-type]
