"""Comparing Kafka with the current system's records."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from app.core.current_system import CurrentSystem
from app.core.history import History
from app.core.reconcile import Comparison, Difference, compare, loaded_span
from app.core.span import WHOLE, Span
from app.core.state import MatchState
from kafka_client.records import from_kcat
from kafka_client.source import Cut
from tests.core.current_systems import FORMS, Plain, history_api, match_item
from tests.core.generated_logs import logs
from tests.logs import START, Log

DATA = Path(__file__).parent.parent / "data"
MUCH_LATER = START + 10_000_000


def compared(log: Log, content: bytes, span: Span = WHOLE) -> Comparison:
    return compared_history(log.history(), content, span)


def compared_history(history: History, content: bytes, span: Span = WHOLE) -> Comparison:
    other = CurrentSystem("them", io.BytesIO(content))
    return compare(history.match_ids(), history.events, other, span)


def states(log: Log) -> list[MatchState]:
    history = log.history()
    return [history.state(match_id) for match_id in history.match_ids()]


def match_log() -> Log:
    """A match of two rounds with a vote in the first and one without a round."""
    log = Log().started("ABC", "A").round(1, "Why?", active="AB")
    log.response("A", 1, "Because.").generated("B", 1, "Rain.", "poet").round_done(1)
    log.vote("A", "B", 1).round(2, "How?").response("A", 2, "So.").round_done(2)
    return log.vote("A", "C").completed("incorrect", "C")


def changed(form: Callable[[MatchState], Plain], change: Callable[[Plain], object]) -> list[Difference]:
    """What differs between the match and its form after the change."""
    told = form(match_log().state())
    change(told)
    return list(compared(match_log(), json.dumps([told]).encode()).different)


def setting(*path: str | int, to: Any) -> Callable[[Plain], object]:
    """Set the value at that path."""

    def change(told: Any) -> None:
        *above, last = path
        for name in above:
            told = told[name]
        told[last] = to

    return change


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(log=logs())
def test_a_match_agrees_with_itself_in_each_form(form: str, log: Log) -> None:
    """The records of the current system: three forms."""
    known = states(log)
    found = compared(log, FORMS[form](known))
    assert found == Comparison(len(known), len(known), (), (), (), ())


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(log=logs(), data=st.data())
def test_any_changed_text_is_found(form: str, log: Log, data: st.DataObject) -> None:
    """The records of the current system: compared are prompts, every response text."""
    known = states(log)
    texts = [
        (state, each.number, response)
        for state in known
        for each in state.rounds.values()
        for response in each.responses.values()
    ]
    if not texts:
        return
    state, number, response = data.draw(st.sampled_from(texts))
    before, after = "\ue000", "\ue001"
    mark = _with_text(log, response.position, before)
    content = FORMS[form](states(mark)).replace(_escaped(form, before), _escaped(form, after))
    field = f"rounds.{number}.responses.{response.participant_id}"
    expected = Difference(state.match_id, field, before, after, response.number)
    assert compared(mark, content).different == (expected,)


def _with_text(log: Log, position: tuple[str, int, int], text: str) -> Log:
    """The log with another text in that response."""
    marked = Log()
    for record in log.records:
        if record.position == position:
            value = json.loads(record.value or b"")
            value["data"]["response"] = text
            fields = {name: getattr(record, name) for name in record.__struct_fields__}
            record = type(record)(**fields | {"value": json.dumps(value).encode()})  # noqa: PLW2901
        marked.records.append(record)
    return marked


def _escaped(form: str, text: str) -> bytes:
    return text.encode() if form == "lines of items" else json.dumps(text)[1:-1].encode()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (setting("status", to="voting"), ("status", "completed", "voting", 11)),
        (setting("humanParticipant", to="B"), ("humans", ["A"], ["B"], 1)),
        (setting("robotParticipants", to=["B"]), ("robots", ["B", "C"], ["B"], 1)),
        (setting("result", to="correct"), ("result", "incorrect", "correct", 11)),
        (setting("duration", to=99_000), ("duration", 10_000, 99_000, 11)),
        (setting("completedAt", to=MUCH_LATER), ("completedAt", START + 11_000, MUCH_LATER, 11)),
        (setting("rounds", 0, "prompt", to="Who?"), ("rounds.1.prompt", "Why?", "Who?", 2)),
        (setting("rounds", 1, "prompt", to=""), ("rounds.2.prompt", "How?", "", 7)),
        (setting("rounds", 0, "startedAt", to=0), ("rounds.1.startedAt", START + 2000, 0, 2)),
        (setting("rounds", 1, "completedAt", to=0), ("rounds.2.completedAt", START + 9000, 0, 9)),
        (
            setting("rounds", 0, "responses", 1, "response", to="Hail."),
            ("rounds.1.responses.B", "Rain.", "Hail.", 4),
        ),
        (setting("rounds", 1, "responses", to=[]), ("rounds.2.responses.A", "So.", None, 8)),
        (setting("rounds", 0, "humanGuess", to="A"), ("rounds.1.humanGuess", ["B", "C"], "A", 10)),
        (setting("rounds", 1, "humanGuess", to="A"), ("rounds.2.humanGuess", "C", "A", 10)),
    ],
)
def test_a_changed_field_of_the_history_api_is_the_one_difference(
    change: Callable[[Plain], object], expected: tuple[Any, ...]
) -> None:
    """The records of the current system: history API."""
    assert changed(history_api, change) == [Difference("m1", *expected)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (setting("status", to="round_voting"), ("status", "completed", "round_voting", 11)),
        (setting("participants", 0, "isAI", to=True), ("humans", ["A"], [], 1)),
        (setting("participants", 1, "identity", to="D"), ("robots", ["B", "C"], ["C", "D"], 1)),
        (
            setting("completedAt", to="2026-11-23T18:00:00Z"),
            ("completedAt", START + 11_000, 1_795_456_800_000, 11),
        ),
        (
            setting("rounds", 0, "responses", "C", to="Me too."),
            ("rounds.1.responses.C", None, "Me too.", None),
        ),
        (setting("rounds", 0, "votes", "A", to="C"), ("votes.A (round 1)", "B", "C", 6)),
        (setting("rounds", 0, "votes", to={}), ("votes.A (round 1)", "B", None, 6)),
        (setting("rounds", 0, "votes", "B", to="A"), ("votes.B (round 1)", None, "A", None)),
        (setting("rounds", 1, "votes", "A", to="B"), ("votes.A (round 2)", "C", "B", 10)),
        (setting("rounds", 1, "votes", to={}), ("votes.A", "C", None, 10)),
    ],
)
def test_a_changed_field_of_a_match_item_is_the_first_difference(
    change: Callable[[Plain], object], expected: tuple[Any, ...]
) -> None:
    """The records of the current system: match items."""
    assert changed(match_item, change)[0] == Difference("m1", *expected)


def test_a_vote_without_a_round_that_differs_is_told_once() -> None:
    """The records of the current system: a vote here without a round."""
    found = changed(match_item, setting("rounds", 1, "votes", "A", to="B"))
    assert [each.field for each in found] == ["votes.A (round 2)"]


def test_a_guess_may_be_the_last_one_of_the_match() -> None:
    """The records of the current system: history API, humanGuess."""
    log = Log().started().round(1).completed("incorrect", "B")
    told = history_api(log.state())
    told["rounds"][0]["humanGuess"] = "B"
    assert not compared(log, json.dumps([told]).encode()).different
    told["rounds"][0]["humanGuess"] = "C"
    expected = Difference("m1", "rounds.1.humanGuess", "B", "C", 3)
    assert compared(log, json.dumps([told]).encode()).different == (expected,)


def test_a_round_that_they_lack_differs_in_all_that_it_holds() -> None:
    """The records of the current system: compared are prompts, every response text, votes."""
    found = changed(match_item, lambda told: told["rounds"].pop(0))
    assert [each.field for each in found] == [
        "rounds.1.prompt",
        "rounds.1.responses.A",
        "rounds.1.responses.B",
        "votes.A (round 1)",
    ]


def test_a_round_that_kafka_lacks_differs_in_all_that_it_holds() -> None:
    """The records of the current system: compared are prompts, every response text, votes."""
    more = {"roundNumber": 3, "prompt": "What?", "responses": {"A": "That."}, "votes": {"B": "A"}}
    found = changed(match_item, lambda told: told["rounds"].append(more))
    assert [(each.field, each.kafka, each.other) for each in found] == [
        ("rounds.3.prompt", None, "What?"),
        ("rounds.3.responses.A", None, "That."),
        ("votes.B (round 3)", None, "A"),
    ]


@pytest.mark.parametrize("form", [history_api, match_item])
def test_what_they_do_not_tell_is_not_compared(form: Callable[[MatchState], Plain]) -> None:
    """The records of the current system: a field that is absent there."""
    told = form(match_log().state())
    for name in told:
        if name != "matchId":
            rest = [{other: value for other, value in told.items() if other != name}, {"matchId": "m2"}]
            found = compared(match_log(), json.dumps(rest).encode())
            assert (found.different, found.missing) == ((), ("m2",)), name
    bare = {"matchId": "m1", "rounds": [{"round": 1}, {"round": 2}]}
    assert compared(match_log(), json.dumps([bare]).encode()).identical == 1


@pytest.mark.parametrize(("off", "differs"), [(1000, False), (-1000, False), (1001, True), (-1001, True)])
def test_times_within_a_second_are_equal(off: int, differs: bool) -> None:
    """The records of the current system: times within 1 s are equal."""
    end = START + 11_000
    assert bool(changed(history_api, setting("completedAt", to=end + off))) is differs


@pytest.mark.parametrize("status", ["waiting", "waiting_for_players", "round_active", "round_voting"])
def test_a_status_that_is_not_completed_agrees_with_any_that_is_not(status: str) -> None:
    """The records of the current system: a status there that is not `completed`."""
    log = Log().started().round(1)
    told = history_api(log.state()) | {"status": status}
    assert not compared(log, json.dumps([told]).encode()).different
    found = compared(log, json.dumps([told | {"status": "completed"}]).encode()).different
    assert found == (Difference("m1", "status", "in_progress", "completed", 1),)


def test_the_one_human_that_they_name_is_any_of_several_here() -> None:
    """The records of the current system: history API, humanParticipant."""
    log = Log().started("ABCD", "AB")
    told = history_api(log.state())
    assert not compared(log, json.dumps([told | {"humanParticipant": "B"}]).encode()).different
    assert compared(log, json.dumps([told | {"humanParticipant": "C"}]).encode()).different
    both = {"humanParticipants": ["A"]}
    assert compared(log, json.dumps([told | both]).encode()).different[0].field == "humans"


def test_matches_on_one_side_only_are_named() -> None:
    """The records of the current system: which matches exist on each side."""
    log = Log("m2").started().match("m1").started()
    told = [history_api(log.state("m1")), {"matchId": "m9"}, {"matchId": "m3"}]
    found = compared(log, json.dumps(told).encode())
    assert (found.compared, found.identical) == (1, 1)
    assert (found.missing, found.extra) == (("m3", "m9"), ("m2",))
    assert not found.agrees


def test_an_empty_list_leaves_all_matches_to_kafka_alone() -> None:
    """The records of the current system: which matches exist on each side."""
    assert compared(match_log(), b"[]") == Comparison(0, 0, (), ("m1",), (), ())


def test_a_match_that_is_there_twice_is_compared_once_and_told() -> None:
    """Bad input."""
    told = history_api(match_log().state())
    found = compared(match_log(), json.dumps([told, told]).encode())
    assert (found.compared, found.identical) == (1, 1)
    assert found.unreadable == ("entry 2: match m1 is there more than once; only the first is compared.",)


def test_an_entry_that_cannot_be_read_is_told_and_is_not_the_same() -> None:
    """Bad input."""
    log = match_log().match("m2").started()
    told: list[Any] = [
        {"matchId": "m1", "rounds": 5},
        history_api(log.state("m2")),
        42,
        {"matchId": "m9", "rounds": 5},
    ]
    found = compared(log, json.dumps(told).encode())
    assert (found.compared, found.identical, found.missing, found.extra) == (2, 1, ("m9",), ())
    assert [(each.match_id, each.field) for each in found.different] == [("m1", "entry")]
    assert len(found.unreadable) == 3
    assert found.unreadable[0].startswith("entry 1 (match m1): Expected `array")


def test_a_duplicate_event_is_not_what_set_a_value() -> None:
    """Duplicates are ignored by every other rule."""
    log = Log().started().round(1, "Why?").again().again()
    told = history_api(log.state()) | {"rounds": []}
    found = compared(log, json.dumps([told]).encode()).different
    assert found == (Difference("m1", "rounds.1.prompt", "Why?", None, 2),)


# Load windows.


def test_only_what_kafka_has_is_compared_of_a_match_that_the_load_window_cut() -> None:
    """Load windows: a match that is cut is not whole."""
    whole = match_log()
    told = history_api(whole.state())
    log = match_log()
    del log.records[:4]
    begun = Span(begin=log.records[0].timestamp)
    assert compared(log, json.dumps([told]).encode()).different
    found = compared(log, json.dumps([told]).encode(), begun)
    assert (found.different, found.cut, found.agrees) == ((), ("m1",), True)
    told["rounds"][1]["responses"][0]["response"] = "Not so."
    found = compared(log, json.dumps([told]).encode(), begun)
    assert [each.field for each in found.different] == ["rounds.2.responses.A"]


def test_a_match_after_whose_records_the_load_window_ended_need_not_be_completed() -> None:
    """Load windows: a match that is cut is not whole."""
    told = history_api(match_log().state())
    log = match_log()
    end = log.records.pop().timestamp
    assert compared(log, json.dumps([told]).encode()).different
    found = compared(log, json.dumps([told]).encode(), Span(end=end))
    assert (found.different, found.cut) == ((), ("m1",))


def test_a_match_that_began_before_the_load_window_is_not_missing() -> None:
    """Load windows: which matches exist on each side."""
    told = [
        {"matchId": "before", "createdAt": START - 1, "completedAt": START + 5},
        {"matchId": "within", "createdAt": START, "completedAt": START + 5},
        {"matchId": "after", "createdAt": START, "completedAt": START + 10},
        {"matchId": "who knows", "rounds": "none"},
    ]
    found = compared(Log(), json.dumps(told).encode(), Span(START, START + 10))
    assert (found.missing, found.cut) == (("within",), ("after", "before", "who knows"))


def test_the_loaded_span_is_what_all_partitions_have() -> None:
    """Load windows: the cuts of each partition."""
    assert loaded_span([]) == WHOLE
    early, late = Cut("t", 0, begin=3, since=100), Cut("t", 1, begin=9, since=200, end=20, until=900)
    assert loaded_span([early, late]) == Span(200, 900)
    assert loaded_span([early, Cut("t", 2, end=5, until=400), late]) == Span(200, 400)
    unknown = loaded_span([early, Cut("t", 1, begin=2), Cut("t", 1, end=2)])
    assert not unknown.should_hold(MUCH_LATER, MUCH_LATER)


# Recorded forms.


@pytest.mark.parametrize("name", ["history_api.json", "match_items.jsonl", "dynamodb.jsonl"])
def test_recorded_forms_agree_with_the_recorded_logs(name: str) -> None:
    """The records of the current system: by example."""
    history = History()
    for log in ("chorus", "classic"):
        history.ingest(from_kcat(line) for line in (DATA / f"{log}.jsonl").read_bytes().splitlines())
    found = compared_history(history, (DATA / "current_system" / name).read_bytes())
    assert found == Comparison(history.match_count, history.match_count, (), (), (), ())
