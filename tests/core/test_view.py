"""The state as a tree of plain values, and what a step changed in it."""

import pytest

from app.core.match import fold
from app.core.state import Anomaly, MatchState, Severity
from app.core.view import Change, Kind, StateViews, as_expression, changes, state_view
from tests.logs import START, Log


def last_changes(log: Log) -> list[Change]:
    """What the last event of the log changed."""
    events = log.events()
    return changes(fold("m1", events[:-1]), fold("m1", events))


def paths(log: Log) -> dict[str, tuple[object, object]]:
    return {change.path: (change.old, change.new) for change in last_changes(log)}


def test_the_view_is_a_tree_of_plain_values() -> None:
    """Details: paths read rounds.2.responses.A; state.rounds is a map by round number."""
    log = Log().started("AB", "A").round(1, "Why?").command("poet", 1, event_id="c1").error("poet", 1)
    log.generated("B", 1, "b", "poet").vote("A", "B").vote("A", "B", 1).completed("incorrect", "B")
    assert state_view(log.state()) == {
        "status": "completed",
        "outcome": "incorrect",
        "humanGuess": "B",
        "participants": ["A", "B"],
        "humans": ["A"],
        "robots": ["B"],
        "robotTypes": {"B": "poet"},
        "startedAt": START + 1000,
        "completedAt": START + 8000,
        "duration": 7000,
        "rounds": {
            "1": {"prompt": "Why?", "startedAt": START + 2000, "completedAt": None, "responses": {"B": "b"}}
        },
        "votes": {"A": "B", "A (round 1)": "B"},
        "robotActivity": {
            "c1": {
                "robotId": "poet",
                "action": "generate_response",
                "round": 1,
                "outcome": "answered",
                "latency": 2000,
                "errors": ["It broke."],
            }
        },
        "anomalies": {"robot_error": 1},
    }


def test_rounds_are_in_the_order_of_their_numbers() -> None:
    """Details: state.rounds."""
    assert [*state_view(Log().round(3).round(1).round(2).state())["rounds"]] == ["1", "2", "3"]


def test_the_first_event_changes_what_it_sets() -> None:
    """Details: changes [{path, old, new}]."""
    assert paths(Log().started("AB", "A")) == {
        "status": ("waiting", "in_progress"),
        "participants": (None, ["A", "B"]),
        "humans": ([], ["A"]),
        "robots": ([], ["B"]),
        "startedAt": (None, START + 1000),
    }


def test_a_new_round_adds_its_paths_and_leaves_the_others() -> None:
    """Details: changes."""
    assert paths(Log().round(1).response("A", 1, "x").round(2, "Why?")) == {
        "rounds.2.prompt": (None, "Why?"),
        "rounds.2.startedAt": (None, START + 3000),
        "rounds.2.completedAt": (None, None),
    }


def test_a_response_that_is_replaced_changes_one_path() -> None:
    """Details: paths read rounds.2.responses.A."""
    log = Log().started().round(2).response("A", 2, "old").response("B", 2, "other").response("A", 2, "new")
    response, anomaly = last_changes(log)
    assert response == Change("rounds.2.responses.A", "old", "new", Kind.CHANGED)
    assert anomaly == Change("anomalies.conflicting_response", None, 1, Kind.ADDED)


def test_a_command_without_an_id_is_named_by_its_event() -> None:
    """Details: changes; every command has a path."""
    changed = paths(Log().started().command("poet", 1, event_id=None))
    assert changed["robotActivity.#2.outcome"] == (None, "pending")


def test_an_answer_changes_only_its_command() -> None:
    """Details: changes."""
    log = Log().started().command("poet", 1, event_id="c1").command("critic", 1).answer("poet", 1)
    assert paths(log) == {
        "robotActivity.c1.outcome": ("pending", "answered"),
        "robotActivity.c1.latency": (None, 2000),
    }


def test_an_event_that_changes_nothing_has_no_changes() -> None:
    """Details: changes."""
    assert last_changes(Log().started().notice("robot.released")) == []


def test_changes_backwards_remove_what_was_added() -> None:
    """Details: changes between any two states of a match."""
    events = Log().started().round(1).response("A", 1, "x").vote("A", "B").command("poet", 1).events()
    early, late = fold("m1", events[:1]), fold("m1", events)
    forward, backward = changes(early, late), changes(late, early)
    assert {change.path for change in forward} == {change.path for change in backward}
    removed = next(change for change in backward if change.path == "rounds.1.responses.A")
    assert removed == Change("rounds.1.responses.A", "x", None, Kind.REMOVED)


def test_views_made_one_after_another_are_equal_and_share_what_the_states_share() -> None:
    """The state tree: parts that are the same object are not looked into."""
    events = Log().started().round(1).response("A", 1, "x").command("poet", 1).round(2).events()
    early, views = fold("m1", events[:4]), StateViews()
    late = early.copy()
    first = views.view(early)
    for state in (early, late, fold("m1", events), fold("m1", events[:2])):
        assert views.view(state) == state_view(state)
    again, whole = views.view(early), views.view(late)
    assert first == again
    assert whole["rounds"]["1"] is again["rounds"]["1"]


def test_anomalies_are_counted_forth_and_back_and_where_others_stand_in_their_place() -> None:
    """The state tree: what two states share is counted once, also when a branch has found others."""
    found = [Anomaly(code, Severity.WARNING, "", (), None) for code in ("late", "lost", "late", "twice")]
    views = StateViews()
    for anomalies in (found, found[:2], found[:3], found[1:], [], found):
        state = MatchState("m", anomalies=anomalies)
        wanted = state_view(state)["anomalies"]
        assert list(views.view(state)["anomalies"].items()) == list(wanted.items())


@pytest.mark.parametrize(
    ("path", "expression"),
    [
        ("status", "state.status"),
        ("rounds", "state.rounds"),
        ("rounds.2", "state.rounds[2]"),
        ("rounds.2.responses", "state.rounds[2].responses"),
        ("rounds.2.responses.A", 'state.rounds[2].responses["A"]'),
        ("votes.A (round 1)", 'state.votes["A (round 1)"]'),
        ("robotTypes.a.b", 'state.robotTypes["a.b"]'),
        ("robotActivity.c1", 'state.robotActivity["c1"]'),
        ("robotActivity.c1.outcome", 'state.robotActivity["c1"].outcome'),
    ],
)
def test_a_path_can_be_written_as_an_expression(path: str, expression: str) -> None:
    """Breakpoints and watches: CEL over state, with rounds by number."""
    assert as_expression(path) == expression
