"""Breakpoints: what each kind stops at, and what is said of those that never could."""

import time

import cel
import pytest

from app.core.breakpoints import (
    Breakpoint,
    BreakpointError,
    BreakpointKind,
    Hits,
    check,
    event_argument,
    find_hits,
    watched,
)
from app.core.expressions import FUNCTIONS, LONGEST, ExpressionError, StepExpression
from app.core.replay import Replay
from tests.logs import Log

FOR_EVER = "[{0}].all(a, [{0}].all(b, [{0}].all(c, [{0}].all(d, a + b + c + d >= 0))))".format(
    ",".join(map(str, range(100)))
)


@pytest.fixture(scope="module")
def replay() -> Replay:
    log = Log().started("ABC", humans="A").round(1, "Why?")
    log.response("A", 1, "x", after=9000).response("B", 1, "y").round(2, "And?")
    log.response("A", 2, "z").response("B", 2, "w").vote("A", "B").completed("incorrect", "B")
    return Replay("m1", log.events())


def hits(replay: Replay, kind: BreakpointKind, argument: str, match_id: str = "", after: int = 0) -> Hits:
    *_, last = find_hits(Breakpoint(kind, argument, True, match_id), replay, after)
    assert last is not None
    return last


@pytest.mark.parametrize(
    ("kind", "argument", "numbers"),
    [
        (BreakpointKind.EVENT_TYPE, "response.submitted", (3, 4, 6, 7)),
        (BreakpointKind.PARTICIPANT, "A", (3, 6, 8)),
        (BreakpointKind.ROBOT, "B", (4, 7)),
        (BreakpointKind.ROBOT, "A", ()),
        (BreakpointKind.ROUND, "2", (5, 6, 7)),
        (BreakpointKind.VALUE, "rounds.1.responses.A", (3,)),
        (BreakpointKind.VALUE, "rounds.2.responses", (6, 7)),
        (BreakpointKind.VALUE, "rounds.2.resp", ()),
        (BreakpointKind.EXPRESSION, "event.latency > 8000", (3, 4)),
        (BreakpointKind.EXPRESSION, "state.rounds[1].responses.size() == 2 && event.round == 1", (4,)),
        (BreakpointKind.EXPRESSION, "event.value.data.response == 'z'", (6,)),
    ],
)
def test_each_kind_stops_where_it_says(
    replay: Replay, kind: BreakpointKind, argument: str, numbers: tuple[int, ...]
) -> None:
    assert hits(replay, kind, argument).numbers == numbers


def test_an_anomaly_is_found_by_its_code_or_by_any() -> None:
    log = Log().started("AB", humans="A").response("A", 3, "early")
    odd = Replay("m1", log.events())
    code = odd.steps[1].anomalies[0].code
    assert hits(odd, BreakpointKind.ANOMALY, code).numbers == (2,)
    assert hits(odd, BreakpointKind.ANOMALY, "any").numbers == (2,)


def test_one_event_is_found_by_its_record_wherever_it_stands(replay: Replay) -> None:
    argument = event_argument(replay.steps[4].event.record.position)
    assert hits(replay, BreakpointKind.EVENT, argument).numbers == (5,)


def test_a_breakpoint_of_another_match_is_not_hit(replay: Replay) -> None:
    assert hits(replay, BreakpointKind.ROUND, "2", match_id="m2") == Hits()
    assert hits(replay, BreakpointKind.ROUND, "2", match_id="m1").numbers == (5, 6, 7)


@pytest.mark.parametrize(
    ("kind", "argument"),
    [
        (BreakpointKind.ROUND, "2"),
        (BreakpointKind.VALUE, "rounds.2.responses"),
        (BreakpointKind.EXPRESSION, "event.round == 2"),
    ],
)
def test_events_before_a_number_can_be_left_out(replay: Replay, kind: BreakpointKind, argument: str) -> None:
    assert hits(replay, kind, argument, after=6).numbers == (7,)


def test_events_that_cannot_be_asked_are_counted_and_not_hit(replay: Replay) -> None:
    found = hits(replay, BreakpointKind.EXPRESSION, "event.latency > 8000")
    assert found.undecided == 5
    assert found.problem == ""


def test_an_expression_that_no_event_can_answer_is_told(replay: Replay) -> None:
    found = hits(replay, BreakpointKind.EXPRESSION, "event.value.nothing == 1")
    assert found.problem == "It could not be worked out for any event: there is no nothing."


def test_an_expression_that_is_no_condition_is_told(replay: Replay) -> None:
    found = hits(replay, BreakpointKind.EXPRESSION, "event.number + 1")
    assert found.problem == "It gives 2, not true or false; write one such as event.latency > 8000."


def test_a_search_ends_at_its_deadline_and_says_how_far_it_came(replay: Replay) -> None:
    breakpoint_ = Breakpoint(BreakpointKind.EXPRESSION, "event.round == 2")
    *_, found = find_hits(breakpoint_, replay, deadline=time.monotonic() - 1)
    assert found == Hits(problem="It took too long: 0 of 9 events were looked at.")


@pytest.mark.parametrize(
    ("kind", "argument", "message", "column"),
    [
        (BreakpointKind.ROUND, "two", "A round has a number, which 'two' is not.", 0),
        (BreakpointKind.PARTICIPANT, "  ", "Write what to stop at.", 0),
        (BreakpointKind.ANOMALY, "odd", "There is no anomaly 'odd'; there are any, ", 0),
        (BreakpointKind.EXPRESSION, "event.latency >", "The expression is not CEL at character ", 15),
        (BreakpointKind.EXPRESSION, "1 > 0 && event.lag > 3", "An event has no 'lag' (at character 16)", 16),
        (BreakpointKind.EXPRESSION, "state.phase == 'x'", "The state has no 'phase' (at character 7)", 7),
        (BreakpointKind.EXPRESSION, "1 > 0 && stat.phase == 3", "There is no 'stat' (at character 10)", 10),
        (BreakpointKind.EXPRESSION, "event.who.sise() > 1", "There is no 'sise' (at character 11)", 11),
        (BreakpointKind.EXPRESSION, "range(3) == x", "There is no 'range' (at character 1)", 1),
        (BreakpointKind.EXPRESSION, "a" * (LONGEST + 1), "The expression has 2,001 characters", 0),
    ],
)
def test_what_could_never_be_hit_is_told_with_its_place(
    kind: BreakpointKind, argument: str, message: str, column: int
) -> None:
    with pytest.raises(BreakpointError) as caught:
        check(Breakpoint(kind, argument))
    assert str(caught.value).startswith(message)
    assert caught.value.column in (column, column + 1)


@pytest.mark.parametrize(
    "expression",
    [
        "event.summary.contains('event.lag') || event.who == 'stat.us'",
        "event.anomalies.exists(code, code.startsWith('late')) && [1].all(x, [2].map(y, x + y).size() == 1)",
        "has(event.value.data) && type(event.round) == int && double(event.number) > 1.5",
        "timestamp('2026-01-01T00:00:00Z').getFullYear() == 2026 && optional.of(1).hasValue()",
    ],
)
def test_what_the_language_has_is_no_mistake(expression: str) -> None:
    check(Breakpoint(BreakpointKind.EXPRESSION, expression))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_that_is_let_pass_is_one_of_the_evaluator_s(name: str) -> None:
    tried = ("{}(1)", "{}('1')", "'1'.{}('1')", "1.{}()", "1.{}(1)", "optional.{}(1)", "optional.{}()")
    on_a_time = "timestamp('2026-01-01T00:00:00Z').{}()"
    assert any(is_known(each.format(name)) for each in (*tried, on_a_time))


def is_known(call: str) -> bool:
    try:
        cel.evaluate(call)
    except RuntimeError as error:
        return not str(error).startswith("Undefined")
    except TypeError:
        return True
    return True


def test_a_function_of_another_kind_of_value_is_told_as_that(replay: Replay) -> None:
    found = hits(replay, BreakpointKind.EXPRESSION, "event.number.size() > 1")
    assert found.problem.endswith(" for any event: 'size' cannot be asked of such a value.")


def test_a_watch_shows_its_value_as_json_at_every_step(replay: Replay) -> None:
    expression = StepExpression("state.rounds.size()")
    assert [watched(expression, replay, number) for number in (0, 1, 2, 5, 9)] == ["0", "0", "1", "2", "2"]
    assert watched(StepExpression("state.rounds[1].responses"), replay, 4) == '{"A":"x","B":"y"}'


def test_a_watch_without_a_value_says_why(replay: Replay) -> None:
    assert watched(StepExpression("state.rounds[7].prompt"), replay, 9) == "(there is no 7)"
    assert watched(StepExpression("event.number"), replay, 0) == "(before the first event there is none)"


def test_an_expression_with_a_mistake_has_no_program() -> None:
    with pytest.raises(ExpressionError, match="is not CEL at character"):
        StepExpression("state.rounds[")
