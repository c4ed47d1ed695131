"""The order in which the messages of many matches are produced."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kafka_client.events import Role
from kafka_client.producing.messages import Message, SampleMatch, in_order

times = st.lists(st.integers(0, 50), max_size=6).map(sorted)


def match(number: int, times: list[int], earlier: int) -> SampleMatch:
    messages = tuple(
        Message(Role.MATCH_EVENTS, f"{number}".encode(), f"{index}".encode(), (), time)
        for index, time in enumerate(times)
    )
    return SampleMatch(f"match_{number}", "classic", (times[0] if times else 0) - earlier, messages)


@given(st.lists(st.tuples(times, st.integers(0, 5)), max_size=8))
def test_messages_come_by_rising_time_and_those_of_a_match_in_their_own_order(
    plan: list[tuple[list[int], int]],
) -> None:
    matches = sorted(
        (match(number, times, earlier) for number, (times, earlier) in enumerate(plan)),
        key=lambda each: each.start,
    )
    produced = list(in_order(iter(matches)))
    assert [message.timestamp for message in produced] == sorted(message.timestamp for message in produced)
    for each in matches:
        key = each.match_id.removeprefix("match_").encode()
        assert [message for message in produced if message.key == key] == list(each.messages)


def test_matches_that_have_not_begun_are_not_asked_for_yet() -> None:
    asked = []

    def matches() -> Iterator[SampleMatch]:
        for number, start in enumerate((0, 100, 200)):
            asked.append(start)
            yield match(number, [start, start + 10], 0)

    stream = in_order(matches())
    next(stream)
    next(stream)
    assert asked == [0, 100]
