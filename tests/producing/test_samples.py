"""The sample matches: reproducible, in the wire form, and each with what its scenario promises."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from app.core.history import History
from app.core.state import Outcome, Status
from app.core.summary import summarise
from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, Invalid, Role, TopicRoles, Undecodable, Unknown
from kafka_client.producing.messages import Message, SampleMatch, in_order
from kafka_client.producing.prompts import PROMPTS
from kafka_client.producing.samples import DAY_MS, generate_log, live_matches, sample_matches
from kafka_client.producing.scenarios import SCENARIOS
from kafka_client.producing.script import REAL, Script
from kafka_client.producing.voices import VOICES
from kafka_client.records import Record, TimestampType

NOW = 1_700_000_000_000
GARBAGE = 10
ANOMALIES = {scenario.name: scenario.anomalies for scenario in SCENARIOS}


def as_records(messages: list[Message]) -> list[Record]:
    """The messages as Kafka would store them, each key in one of three partitions."""
    ends: Counter[tuple[str, int]] = Counter()
    records = []
    for message in messages:
        topic, partition = DEFAULT_TOPICS[message.role], sum(message.key or b"") % 3
        offset = ends[topic, partition]
        ends[topic, partition] += 1
        records.append(
            Record(
                topic,
                partition,
                offset,
                message.timestamp,
                TimestampType.CREATE,
                message.key,
                message.value,
                message.headers,
            )
        )
    return records


def decoded(matches: list[SampleMatch]) -> list[Event | Undecodable]:
    return [decode(record, TopicRoles()) for record in as_records(list(in_order(matches)))]


def rebuilt(matches: list[SampleMatch]) -> History:
    history = History()
    history.ingest(as_records(list(in_order(matches))))
    return history


@pytest.fixture(scope="module")
def samples() -> list[SampleMatch]:
    return sample_matches(now=NOW)


def test_the_same_seed_and_time_give_the_same_bytes(samples: list[SampleMatch]) -> None:
    assert sample_matches(now=NOW) == samples


def test_another_seed_gives_other_matches(samples: list[SampleMatch]) -> None:
    other = {match.match_id for match in sample_matches(now=NOW, seed=2)}
    assert other.isdisjoint(match.match_id for match in samples)


def test_another_time_gives_the_same_matches_at_another_time(samples: list[SampleMatch]) -> None:
    later = sample_matches(now=NOW + 5 * DAY_MS)
    assert [match.match_id for match in later] == [match.match_id for match in samples]
    assert [match.start for match in later] == [match.start + 5 * DAY_MS for match in samples]


def test_twenty_matches_are_one_of_each_scenario(samples: list[SampleMatch]) -> None:
    assert len(samples) == 20
    assert sorted(match.scenario for match in samples) == sorted(ANOMALIES)


@pytest.mark.parametrize("count", [0, 1, 7, 50])
def test_as_many_matches_are_made_as_are_asked_for(count: int) -> None:
    matches = sample_matches(count, now=NOW)
    assert len({match.match_id for match in matches}) == count


def test_of_many_matches_most_are_ordinary() -> None:
    matches = sample_matches(100, now=NOW)
    assert sum(not ANOMALIES[match.scenario] for match in matches) > 60


@pytest.mark.parametrize("seed", range(1, 4))
def test_each_match_has_the_anomalies_of_its_scenario_and_no_others(seed: int) -> None:
    matches = sample_matches(seed=seed, now=NOW)
    history = rebuilt(matches)
    found = {
        match.match_id: (match.scenario, frozenset(summarise(history.state(match.match_id)).anomalies))
        for match in matches
    }
    assert found == {match.match_id: (match.scenario, ANOMALIES[match.scenario]) for match in matches}


@pytest.mark.parametrize("seed", range(1, 4))
def test_every_outcome_and_open_end_occurs(seed: int) -> None:
    history = rebuilt(sample_matches(seed=seed, now=NOW))
    states = [history.state(match_id) for match_id in history.match_ids()]
    assert {state.outcome for state in states} == set(Outcome)
    assert {state.status for state in states} >= {Status.COMPLETED, Status.IN_PROGRESS}
    sizes = {(len(state.humans), len(state.robots)) for state in states}
    assert sizes >= {(1, 3), (2, 1), (2, 2), (3, 3), (4, 4), (1, 5)}


def test_all_that_is_not_garbage_decodes_to_a_known_event(samples: list[SampleMatch]) -> None:
    items = decoded(samples)
    assert sum(isinstance(item, Undecodable) for item in items) == GARBAGE
    events = [item for item in items if isinstance(item, Event)]
    assert sum(isinstance(event.body, Invalid) for event in events) == 1
    assert {event.type for event in events if isinstance(event.body, Unknown)} == {
        "typing.started",
        "emoji.reacted",
    }


def test_all_kinds_of_garbage_occur(samples: list[SampleMatch]) -> None:
    reasons = {item.reason for item in decoded(samples) if isinstance(item, Undecodable)}
    for kind in ("tombstone", "not an object", "matchId", "depth|deep|recursion", "UTF-8|utf-8"):
        assert any(re.search(kind, reason) for reason in reasons), (kind, reasons)


def test_the_three_roles_of_the_game_are_written_and_no_other(samples: list[SampleMatch]) -> None:
    roles = {message.role for match in samples for message in match.messages}
    assert roles == {Role.MATCH_EVENTS, Role.ROBOT_COMMANDS, Role.ROBOT_EVENTS}


def test_every_event_type_of_these_roles_occurs(samples: list[SampleMatch]) -> None:
    types = {item.type for item in decoded(samples) if isinstance(item, Event)}
    assert types >= {
        *("match.created", "match.started", "match.completed"),
        *("round.starting", "round.robots_needed", "round.robots_assigned"),
        *("round.started", "round.completed", "round.voting_started", "voting.started"),
        *("response.submitted", "response.generated", "response.error", "vote.submitted"),
        *("generate_response", "generate_vote"),
        *("robot.instantiated", "robot.released", "robot.pool_scaled", "robot.health_check"),
    }


def test_pool_events_belong_to_no_match(samples: list[SampleMatch]) -> None:
    pool = [item for item in decoded(samples) if isinstance(item, Event) and item.type.startswith("robot.")]
    assert pool
    assert all(event.match_id is None for event in pool)


def test_times_are_stated_in_every_way_that_occurs(samples: list[SampleMatch]) -> None:
    values = b"\n".join(
        message.value or b""
        for match in samples
        if match.scenario == "odd-clocks"
        for message in match.messages
    )
    assert re.search(rb'"timestamp":\d{13},', values)
    assert re.search(rb'"timestamp":\d{13}\.\d+,', values)
    assert re.search(rb'"timestamp":"\d{4}-\d\d-\d\dT[\d:.]+Z"', values)
    assert re.search(rb'"matchId":"match_[0-9a-f]{8}","correlationId"', values)


def test_registry_framing_stands_before_json(samples: list[SampleMatch]) -> None:
    framed = [
        message
        for match in samples
        if match.scenario == "schema-registry"
        for message in match.messages
        if message.role is Role.MATCH_EVENTS
    ]
    assert framed
    assert all(re.match(rb'\0.{4}\{"eventId"', message.value or b"", re.DOTALL) for message in framed)


def test_a_match_keyed_by_participant_lies_in_several_partitions(samples: list[SampleMatch]) -> None:
    for match in samples:
        keys = {message.key for message in match.messages if message.role is Role.MATCH_EVENTS}
        expected = {match.match_id.encode()}
        if match.scenario == "participant-keys":
            expected |= set(b"A B C D E F".split())
        if match.scenario == "garbage":
            expected |= {b"legacy-tool"}
        assert keys == expected


def test_matches_lie_in_the_days_before_now_and_none_in_the_future(samples: list[SampleMatch]) -> None:
    times = [message.timestamp for match in samples for message in match.messages]
    assert min(times) >= NOW - 3 * DAY_MS
    assert max(times) <= NOW
    assert max(times) - min(times) > DAY_MS


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_match_ends_in_the_future_however_short_the_span(seed: int) -> None:
    matches = sample_matches(60, seed=seed, now=NOW, days=0)
    assert max(match.messages[-1].timestamp for match in matches) <= NOW


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_record_times_rise_within_a_match(scenario: type[Script], samples: list[SampleMatch]) -> None:
    (match,) = [match for match in samples if match.scenario == scenario.name]
    times = [message.timestamp for message in match.messages]
    assert times == sorted(times)
    assert times[0] >= match.start


def test_a_round_takes_robots_seconds_and_humans_longer(samples: list[SampleMatch]) -> None:
    history = rebuilt([match for match in samples if not ANOMALIES[match.scenario]])
    for match_id in history.match_ids():
        state = history.state(match_id)
        for asked in state.sorted_rounds():
            assert asked.started_at is not None
            for who, response in asked.responses.items():
                least, most = REAL.humans if who in state.humans else REAL.robots
                assert least <= (response.time - asked.started_at) / 1000 <= most + 0.2


def test_nobody_says_the_same_as_another_in_a_round(samples: list[SampleMatch]) -> None:
    history = rebuilt(samples)
    for match_id in history.match_ids():
        for asked in history.state(match_id).sorted_rounds():
            texts = [response.text for response in asked.responses.values()]
            assert len(set(texts)) == len(texts)


def test_there_is_enough_to_say_for_the_largest_match() -> None:
    assert len(PROMPTS) >= 40
    assert len({prompt.question for prompt in PROMPTS}) == len(PROMPTS)
    most_humans = max(humans for scenario in SCENARIOS for humans, _ in scenario.sizes)
    most_robots = max(robots for scenario in SCENARIOS for _, robots in scenario.sizes)
    assert all(len(set(prompt.people)) >= max(4, most_humans) for prompt in PROMPTS)
    assert all(len(set(prompt.thoughts)) >= most_robots for prompt in PROMPTS)
    assert len(VOICES) >= most_robots
    assert all(phrasing.count("{}") == 1 for voice in VOICES for phrasing in voice.phrasings)


def test_live_matches_overlap_but_never_more_than_asked_for() -> None:
    stream = live_matches(1, NOW, 3)
    matches = [next(stream) for _ in range(40)]
    assert [match.start for match in matches] == sorted(match.start for match in matches)
    spans = [(match.start, match.messages[-1].timestamp) for match in matches]
    overlaps = [sum(start <= moment <= end for start, end in spans) for moment, _ in spans]
    assert max(overlaps) == 3


def test_live_rounds_take_eight_to_fifteen_seconds() -> None:
    stream = live_matches(1, NOW, 3)
    matches = [match for match in (next(stream) for _ in range(30)) if not ANOMALIES[match.scenario]]
    history = rebuilt(matches)
    gaps = []
    for match_id in history.match_ids():
        starts = [asked.started_at or 0 for asked in history.state(match_id).sorted_rounds()]
        gaps += [later - earlier for earlier, later in pairwise(starts)]
    assert sum(8_000 <= gap <= 15_000 for gap in gaps) > 0.8 * len(gaps)


def test_the_benchmark_log_has_forty_clean_events_a_match() -> None:
    messages = list(generate_log(50, seed=1))
    assert messages == list(generate_log(50, seed=1))
    assert [message.timestamp for message in messages] == sorted(message.timestamp for message in messages)
    assert 38 <= len(messages) / 50 <= 45
    assert 330 <= sum(len(message.value or b"") for message in messages) / len(messages) <= 450
    history = History()
    history.ingest(as_records(messages))
    assert history.match_count == 50
    assert not any(history.state(match_id).anomalies for match_id in history.match_ids())
