"""Filters: each condition, their conjunction, and what is said of wrong ones."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import filters
from app.core.anomalies import SEVERITIES
from app.core.expressions import LONGEST
from app.core.filters import ANY_ANOMALY, Filter, FilterError, robots_of
from app.core.state import Outcome, Status
from app.core.summary import MatchRow, Summary


def row(**fields: object) -> MatchRow:
    """A completed match of one human and one robot; ``text`` is the row's, everything else the summary's."""
    text = fields.pop("text", "")
    assert isinstance(text, str)
    summary: dict[str, object] = {
        "match_id": "match_7f3a",
        "status": Status.COMPLETED,
        "outcome": Outcome.CORRECT,
        "humans": ("A",),
        "robots": ("B", "C"),
        "robot_types": {"B": "curious-student", "C": "skeptical-scientist"},
        "rounds": 5,
        "events": 60,
        "anomalies": {},
        "started_at": 1000,
        "completed_at": 61_000,
        "duration": 60_000,
    }
    return MatchRow(Summary(**{**summary, **fields}), 0, 0, text)  # type: ignore[arg-type]


def passes(condition: Filter, match: MatchRow) -> bool:
    return condition.compile()(match)


def test_an_empty_filter_lets_every_match_through() -> None:
    assert passes(Filter(), row())
    assert Filter().is_empty
    assert Filter(robot="", text="  ", where=None).is_empty
    assert not Filter(robot="B").is_empty


@pytest.mark.parametrize("robot", ["curious-student", "skeptical-scientist", "B", "C"])
def test_a_robot_is_found_by_its_type_or_its_id(robot: str) -> None:
    assert passes(Filter(robot=robot), row())


@pytest.mark.parametrize("robot", ["curious", "CURIOUS-STUDENT", "A", "D"])
def test_a_robot_is_named_exactly_and_is_no_human(robot: str) -> None:
    assert not passes(Filter(robot=robot), row())


def test_a_robot_of_known_type_is_found_by_its_id_though_no_event_lists_it() -> None:
    assert passes(Filter(robot="B"), row(robots=()))


def test_outcome_and_status_are_words_of_the_summary() -> None:
    assert passes(Filter(outcome="correct", status="completed"), row())
    assert not passes(Filter(outcome="incorrect"), row())
    assert passes(Filter(status="in_progress"), row(status=Status.IN_PROGRESS))


def test_an_anomaly_is_found_by_its_code_or_by_any() -> None:
    odd = row(anomalies={"late_response": 2})
    assert passes(Filter(anomaly="late_response"), odd)
    assert passes(Filter(anomaly=ANY_ANOMALY), odd)
    assert not passes(Filter(anomaly="duplicate_event"), odd)
    assert not passes(Filter(anomaly=ANY_ANOMALY), row())


@pytest.mark.parametrize("text", ["7F3A", "skeptical", "straße", "STRASSE", "  strasse "])
def test_text_is_found_in_ids_types_prompts_and_responses_whatever_its_case(text: str) -> None:
    assert passes(Filter(text=text), row(text="what is your street?\nstraße 5".casefold()))


def test_text_that_stands_nowhere_is_not_found() -> None:
    assert not passes(Filter(text="elephant"), row(text="what is your street?"))


@pytest.mark.parametrize(
    "where",
    [
        "match.rounds == 5 && match.outcome == 'correct'",
        "match.duration / 1000.0 > 59.0",
        "match.completedAt - match.startedAt == 60000.0",
        "'curious-student' in match.robotTypes.map(id, match.robotTypes[id])",
        "match.humans.size() == 1 && size(match.robots) == 2",
        "!has(match.anomalies.late_response)",
        "match.matchId.startsWith('match_')",
        "'match.nothing' != match.matchId",
        "match['rounds'] == 5",
        "match.size() == 12",
        "[match].all(each, each.rounds == 5 && has(each.duration))",
    ],
)
def test_an_expression_sees_the_summary(where: str) -> None:
    assert passes(Filter(where=where), row())


@pytest.mark.parametrize(
    "where",
    [
        "match.rounds > 3 && match.outcome == 'correct' || match.duration > 50000.0",
        "match . rounds > 3",
        "match.humans.exists(rounds, rounds == 'A' && match.rounds == 5)",
        "match.matchId == 'match.rounds' || match.status != \"match.status\"",
        'match.matchId.matches(r\'\\w+\') && match.matchId != """match.rounds"""',
        "has(match.anomalies) && match.anomalies.size() == 0",
        "_match_rounds > 3",
        "match.robotTypes['B'] == 'curious-student'",
        "match.anomalies.late_response > 1",
        "match.rounds / 0 > 1",
        "match.startedAt < match.completedAt && match.robots[1] == 'C'",
        "[1, 2].exists(match, match == 2)",
        "match.robots[7] == 'C'",
        "match.rounds.size() > 1",
        "match.rounds > '3'",
    ],
)
def test_an_expression_gives_the_same_whether_fields_are_handed_over_alone_or_in_a_map(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = outcome_of(where)
    monkeypatch.setattr(filters, "_with_a_variable_a_field", lambda _text: None)
    assert outcome_of(where) == alone


def outcome_of(where: str) -> tuple[list[bool], str]:
    """What it gives for two matches, and why not."""
    try:
        compiled = Filter(where=where).compile()
    except FilterError as error:
        return [], str(error)
    return [compiled(row()), compiled(row(rounds=1, duration=None, robots=()))], compiled.problem


def test_a_match_for_which_the_expression_cannot_be_worked_out_does_not_pass_and_is_counted() -> None:
    late = Filter(where="match.anomalies.late_response > 1").compile()
    assert [late(row()), late(row(anomalies={"late_response": 2})), late(row())] == [False, True, False]
    assert late.failures == 2
    assert late.problem == "the match has no late_response"


def test_an_unfinished_match_has_no_duration_to_compare() -> None:
    long = Filter(where="match.duration > 1000.0").compile()
    assert not long(row(duration=None))
    assert long.failures == 1


def test_an_answer_that_is_not_true_or_false_for_one_match_counts_as_a_failure() -> None:
    mixed = Filter(where="match.outcome == 'correct' ? true : match.rounds").compile()
    assert not mixed(row(outcome=Outcome.INCORRECT))
    assert mixed.failures == 1
    assert mixed.problem == "gives a number, not true or false"


def test_matches_with_the_same_values_get_the_same_answer_however_many_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filters, "REMEMBERED", 1)
    few = Filter(where="match.rounds / (match.rounds - 2) > 1").compile()
    matches = [row(rounds=rounds) for rounds in (3, 2, 3, 1, 2, 1)]
    assert [few(match) for match in matches] == [True, False, True, False, False, False]
    assert few.failures == 2


def test_participants_are_found_by_their_number_by_kind_and_by_id() -> None:
    two = row(humans=("A", "D"), robots=("B", "C", "E"))
    for found in ("2v3", "5", "A", "E"):
        assert passes(Filter(participants=found), two)
    for other in ("3v2", "2", "3", "F", "2v"):
        assert not passes(Filter(participants=other), two)


def test_a_match_started_since_a_time_and_before_another() -> None:
    at_1000 = row()
    assert passes(Filter(started_since=1000, started_until=1000.5), at_1000)
    assert not passes(Filter(started_until=1000), at_1000)
    assert not passes(Filter(started_since=1000.5), at_1000)
    assert not Filter(started_since=0).is_empty


def test_where_the_start_was_not_seen_the_first_event_counts() -> None:
    assert passes(Filter(started_until=1), row(started_at=None))


def test_a_filter_without_an_expression_never_fails() -> None:
    compiled = Filter(robot="B").compile()
    compiled(row())
    assert (compiled.failures, compiled.problem) == (0, "")


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (Filter(outcome="won"), "There is no outcome 'won'; there are correct, incorrect, unfinished."),
        (
            Filter(status="done"),
            "There is no status 'done'; there are waiting, in_progress, voting, completed.",
        ),
        (Filter(anomaly="odd"), "There is no anomaly 'odd'; there are any, undecodable, invalid_event"),
        (Filter(where="match.rounds >"), "The expression is not CEL at character 15: it ends too early."),
        (Filter(where="1 +\n* 2"), "The expression is not CEL at line 2, character 1: extraneous input '*'."),
        (Filter(where="match.round > 3"), "A match has no 'round' (at character 7); it has matchId, status,"),
        (Filter(where="matc.rounds > 3"), "there is no 'matc', what it sees is called match."),
        (Filter(where="match.rounds > '3'"), "it mixes types that do not go together"),
        (Filter(where="'a'.matches('(')"), "'(' not a valid regex."),
        (Filter(where="match.rounds"), "The expression gives a number, not true or false; write one such as"),
        (Filter(where="duration('1h')"), "The expression gives another value, not true or false"),
        (Filter(where="!" * LONGEST + "true"), "The expression has 2,004 characters; 2,000 are"),
    ],
)
def test_a_wrong_filter_is_refused_with_a_sentence(condition: Filter, sentence: str) -> None:
    with pytest.raises(FilterError) as caught:
        condition.compile()
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


_tokens = st.sampled_from(
    [*"()[]{}.,?:!<>=+-*/%&| '\n\t", "match", "rounds", "robots", "1", "2.5", "&&", "null", "é"]
)


@given(st.lists(_tokens, max_size=20).map("".join))
def test_whatever_is_typed_as_an_expression_is_an_answer_or_a_sentence(where: str) -> None:
    try:
        compiled = Filter(where=where).compile()
    except FilterError as error:
        sentence = str(error)
    else:
        sentence = f"{compiled(row())}."
    assert sentence.endswith(".")


def test_the_robots_to_choose_from_are_those_that_the_filter_finds() -> None:
    match = row(robots=("B", "D"))
    types, ids = robots_of(match.summary)
    assert (types, ids) == ({"curious-student", "skeptical-scientist"}, {"B", "C", "D"})
    assert all(passes(Filter(robot=robot), match) for robot in types | ids)


_ids = st.sampled_from("ABCD")
_types = st.sampled_from(["curious-student", "creative-artist"])
_rows = st.builds(
    row,
    match_id=st.sampled_from(["match_1", "Match_2"]),
    outcome=st.sampled_from(Outcome),
    status=st.sampled_from(Status),
    humans=st.lists(_ids, max_size=2).map(tuple),
    robots=st.lists(_ids, max_size=3).map(tuple),
    robot_types=st.dictionaries(_ids, _types, max_size=3),
    anomalies=st.dictionaries(st.sampled_from(list(SEVERITIES)), st.integers(1, 3), max_size=2),
    rounds=st.integers(0, 5),
    text=st.sampled_from(["", "what is rain?", "tea"]),
)
_filters = st.builds(
    Filter,
    robot=st.sampled_from([None, "", "A", "B", "curious-student"]),
    outcome=st.sampled_from(["", *Outcome]),
    status=st.sampled_from(["", *Status]),
    anomaly=st.sampled_from(["", ANY_ANOMALY, *SEVERITIES]),
    participants=st.sampled_from(["", "1v2", "3", "A"]),
    started_since=st.sampled_from([None, 1000, 1001]),
    text=st.sampled_from(["", "rain", "MATCH_2", "curious"]),
    where=st.sampled_from(["", "match.rounds > 2", "'A' in match.robots"]),
)


@given(_filters, _rows)
def test_a_filter_is_the_conjunction_of_its_conditions(condition: Filter, match: MatchRow) -> None:
    single = [Filter(**{name: value}) for name, value in msgspec.structs.asdict(condition).items()]
    assert passes(condition, match) == all(passes(each, match) for each in single)
