"""Every event in one readable line."""

from typing import Any

import pytest

from app.core.describe import describe, latency, quote, round_of, who
from app.core.match import fold
from kafka_client.events import Role
from tests.logs import Log, decoded

ORCHESTRATION = Role.ROBOT_ORCHESTRATION_EVENTS


@pytest.mark.parametrize(
    ("log", "line"),
    [
        (Log().created(), "match created for 4 participants"),
        (Log().event("match.created"), "match created"),
        (Log().started("ABC", "A"), "match started: human A, robots B, C"),
        (Log().started("ABC", "AB"), "match started: humans A, B, robot C"),
        (
            Log().event("match.started", {"participants": ["A"], "robotParticipants": []}),
            "match started: humans not named, robots none",
        ),
        (Log().event("round.starting", {"round": 2}), "round 2 is about to start"),
        (Log().event("round.robots_needed", {"round": 2, "count": 3}), "round 2 needs 3 robots"),
        (Log().event("round.robots_needed", {"round": 2}, ORCHESTRATION), "round 2 needs robots"),
        (
            Log().event("round.robots_assigned", {"round": 2, "robots": [{"id": "poet", "identity": "B"}]}),
            "robots assigned to round 2: B is poet",
        ),
        (Log().event("round.robots_assigned", {"round": 2}), "robots assigned to round 2"),
        (Log().round(2, "Why?"), "round 2 started: “Why?”"),
        (Log().event("round.started", {"round": 2}), "round 2 started"),
        (Log().response("A", 2, "Rain."), "A answered round 2: “Rain.”"),
        (Log().generated("B", 2, "Rain\n on tin.", "poet"), "B answered round 2: “Rain on tin.”"),
        (Log().round_done(2, {"A": "x", "B": "y"}), "round 2 completed with 2 responses"),
        (Log().round_done(2), "round 2 completed"),
        (Log().voting(), "voting started"),
        (Log().voting(number=2), "voting started on round 2"),
        (Log().vote("A", "B"), "A voted for B"),
        (Log().vote("A", "B", 2), "A voted for B in round 2"),
        (Log().completed("incorrect", "B"), "match completed, incorrect: the guess was B"),
        (Log().completed("correct", None), "match completed, correct"),
        (Log().command("poet", 2), "poet is asked to answer round 2"),
        (Log().command(None, 2), "a robot is asked to answer round 2"),
        (Log().vote_command("poet", 2), "poet is asked to vote in round 2"),
        (Log().answer("poet", 2, "Rain."), "poet answered round 2: “Rain.”"),
        (Log().error("poet", 2, "No\nink."), "poet failed in round 2: No ink."),
        (
            Log().event("response.error", {"round": 2}, Role.ROBOT_EVENTS),
            "a robot failed in round 2: no reason given",
        ),
        (Log().notice("robot.pool_scaled"), "poet: pool scaled"),
        (Log().event("match.paused"), "unknown event match.paused"),
        (Log().event(None), "unknown event without a type"),
        (
            Log().event("round.started", {}),
            "invalid: round.started needs round (an integer from 0 to 1,000,000)",
        ),
    ],
)
def test_every_kind_of_event_has_its_line(log: Log, line: str) -> None:
    """Details: replay's summary."""
    assert describe(decoded(log.last)) == line


@pytest.mark.parametrize(
    ("log", "about", "number"),
    [
        (Log().response("A", 2, "x"), "A", 2),
        (Log().vote("A", "B"), "A", None),
        (Log().command("poet", 2), "poet", 2),
        (Log().command(None, 2), "", 2),
        (Log().started(), "", None),
        (Log().event("match.paused", robot="poet"), "poet", None),
    ],
)
def test_an_event_is_about_somebody_and_a_round(log: Log, about: str, number: int | None) -> None:
    """The event table: who, round."""
    assert (who(decoded(log.last)), round_of(decoded(log.last))) == (about, number)


def latency_of_last(log: Log) -> float | None:
    events = log.events()
    return latency(events[-1], fold("m1", events))


@pytest.mark.parametrize(
    ("log", "milliseconds"),
    [
        (Log().round(1).response("A", 1, "x", after=700), 700),
        (Log().response("A", 1, "x"), None),
        (Log().command("poet", 1).answer("poet", 1, after=700), 700),
        (Log().answer("poet", 1), None),
        (Log().command("poet", 1).answer("poet", 1).answer("poet", 1), None),
        (Log().generated("B", 1, "x", "poet").vote_command("poet", 1).vote("B", "A", after=700), 700),
        (Log().vote("A", "B"), None),
        (Log().round(1).response("A", 1, "x", event_id="e1").response("A", 1, "y", event_id="e1"), None),
        (Log().command("poet", 1).answer("poet", 1).round(1), None),
    ],
)
def test_latency_is_the_time_since_what_the_event_answers(log: Log, milliseconds: float | None) -> None:
    """The event table: latency, of responses since the round's start, of answers since the command."""
    assert latency_of_last(log) == milliseconds


def test_the_line_of_an_answer_says_how_long_it_took() -> None:
    """Details: replay's summary."""
    events = Log().round(1).response("A", 1, "x", after=3210).events()
    assert describe(events[-1], fold("m1", events)) == "A answered round 1 in 3.2 s: “x”"
    assert latency(events[-1], None) is None


@pytest.mark.parametrize(
    ("text", "quoted"), [("a", "“a”"), (" a\n\tb ", "“a b”"), ("x" * 80, "“" + "x" * 80 + "”")]
)
def test_texts_are_quoted_on_one_line(text: str, quoted: str) -> None:
    """Details: replay's summary."""
    assert quote(text) == quoted


def test_long_texts_are_cut() -> None:
    """Details: replay's summary."""
    assert quote("x" * 81) == "“" + "x" * 79 + "…”"
    assert len(describe(decoded(Log().error("poet" * 500, 1).last))) == 400


def test_a_huge_number_in_an_event_has_a_line_too() -> None:
    """Records: integers of up to 4,000 digits."""
    data: dict[str, Any] = {"totalParticipants": 10**3999}
    assert describe(decoded(Log().event("match.created", data).last)).startswith("match created for 1000")
