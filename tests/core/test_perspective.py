"""What a participant could know at each moment, and what the spoiler lock keeps back."""

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from app.core.perspective import HIDDEN, Perspective, SeenReplay, under_lock, veiled_summary
from app.core.replay import Replay
from app.core.saying import plain
from app.core.state import Outcome
from app.core.summary import summarise
from app.core.timeline import layout
from app.core.view import changes, state_view
from kafka_client.events import Undecodable
from kafka_client.translation import Translation
from tests.logs import Log, spoiling_log

A = Perspective("A")
LOCK = Perspective(locked=True)


def a_log(secret: str = "secret of B", guess: str = "B", result: str = "incorrect") -> Log:
    log = Log().started("ABC", humans="A").round(1, "Why?").response("A", 1, "mine")
    log.response("B", 1, secret).round_done(1).round(2, "And?")
    return log.response("B", 2, secret).vote("A", "C").vote("B", guess).completed(result, guess)


def replay(log: Log | None = None) -> Replay:
    return Replay("m1", (log or a_log()).events())


def number_of(type_: str, nth: int = 0) -> int:
    return [step.number for step in replay().steps if step.event.type == type_][nth]


REVEALED = number_of("round.completed")
END = number_of("match.completed")


def responses(seen: Replay, number: int, round_number: int) -> dict[str, str]:
    found: dict[str, str] = state_view(seen.state_at(number))["rounds"][str(round_number)]["responses"]
    return found


def test_an_answer_is_its_author_s_at_once_and_another_s_when_the_round_is_completed() -> None:
    seen = SeenReplay(replay(), A)
    assert responses(seen, REVEALED - 1, 1) == {"A": "mine"}
    assert responses(seen, REVEALED, 1) == {"A": "mine", "B": "secret of B"}
    assert responses(seen, END - 1, 2) == {}


def test_votes_and_types_are_known_at_the_end() -> None:
    seen = SeenReplay(replay(), A)
    before, after = state_view(seen.state_at(END - 1)), state_view(seen.state_at(END))
    assert before["votes"] == {"A": "C"}
    assert (before["humans"], before["robots"], before["robotTypes"]) == ([], [], {})
    assert after == state_view(replay().state_at(END))


def test_the_match_as_a_whole_does_not_give_the_end_away() -> None:
    summary = summarise(SeenReplay(replay(), A).final)
    assert (summary.outcome, summary.humans, summary.robots) == (Outcome.UNFINISHED, (), ())


@pytest.mark.parametrize("perspective", [A, LOCK])
def test_changes_lead_from_what_was_known_to_what_is(perspective: Perspective) -> None:
    seen = SeenReplay(replay(), perspective)
    for step, changed in seen.walk():
        assert changed == seen.changes_at(step.number)
        assert changed == changes(seen.state_at(step.number - 1), seen.state_at(step.number))


@pytest.mark.parametrize("perspective", [A, LOCK])
def test_blame_tells_when_a_value_could_be_known_and_nothing_before(perspective: Perspective) -> None:
    seen = SeenReplay(replay(), perspective)
    for number in range(END + 1):
        assert list(seen.blame.changes_at(number)) == seen.changes_at(number)
    theirs = seen.blame.set_by("rounds.1.responses.B", END)
    assert theirs is not None
    assert theirs.number == (REVEALED if perspective is A else REVEALED - 1)


@given(st.text(min_size=1, max_size=8), st.sampled_from("ABC"), st.sampled_from(["correct", "incorrect"]))
@settings(max_examples=30)
def test_what_a_participant_sees_does_not_depend_on_what_it_cannot_know(
    secret: str, guess: str, result: str
) -> None:
    one, other = SeenReplay(replay(), A), SeenReplay(replay(a_log(secret, guess, result)), A)
    for number in range(REVEALED):
        assert state_view(one.state_at(number)) == state_view(other.state_at(number))
    for left, right in zip(one.steps[: END - 1], other.steps[: END - 1], strict=True):
        assert msgspec.json.encode(left, enc_hook=plain) == msgspec.json.encode(right, enc_hook=plain)


def test_hidden_events_say_so_and_their_records_say_nothing() -> None:
    seen = SeenReplay(replay(), A)
    mine, theirs = (number_of("response.submitted", nth) for nth in (0, 1))
    assert seen.steps[mine - 1].summary == replay().steps[mine - 1].summary
    hidden = seen.steps[theirs - 1]
    assert (hidden.summary, hidden.who) == ("hidden: A cannot know this yet", "")
    assert b"secret" not in (hidden.event.record.value or b"")


def test_under_the_lock_nothing_tells_who_is_human() -> None:
    seen = SeenReplay(replay(), LOCK)
    assert responses(seen, END, 2) == {"B": "secret of B"}
    shown = msgspec.json.encode([state_view(seen.state_at(number)) for number in range(END + 1)])
    told = msgspec.json.encode(
        [(step.summary, step.event.record.value) for step in seen.steps], enc_hook=plain
    )
    for word in (b'"human', b"incorrect", b'"humans":["A"]', b"participantType"):
        assert word not in told
        assert word not in shown.replace(b'"humans":[]', b"").replace(b'"humanGuess"', b"")
    assert seen.steps[END - 1].summary == "match completed"


def test_robots_topics_are_hidden_by_the_lock() -> None:
    log = Log().started("AB", humans="A").round(1).command("poet", 1)
    seen = SeenReplay(replay(log), LOCK)
    assert seen.steps[-1].summary == HIDDEN
    assert state_view(seen.state_at(3))["robotActivity"] == {}


def test_the_timeline_of_a_veiled_match_knows_no_kinds() -> None:
    kinds = {lane.kind.value for lane in layout(SeenReplay(replay(), LOCK)).lanes}
    assert not kinds & {"human", "robot"}


def test_the_operator_without_lock_sees_all() -> None:
    assert Perspective().is_open
    open_view = SeenReplay(replay(), Perspective())
    assert open_view.state_at(END) == replay().state_at(END)


def test_a_veiled_summary_has_no_people_and_no_result() -> None:
    veiled = veiled_summary(summarise(replay().final))
    assert (veiled.outcome, veiled.humans, veiled.robots, veiled.robot_types) == (
        Outcome.UNFINISHED,
        (),
        (),
        {},
    )
    assert veiled.match_id == "m1"


def told(replay: Replay) -> list[object]:
    """All that a replay tells."""
    drawn = msgspec.to_builtins(layout(replay).lanes)
    return [replay.steps, [state_view(replay.state_at(number)) for number in range(len(replay) + 1)], drawn]


@pytest.mark.parametrize("who", ["", "A", "B"])
def test_nothing_under_the_lock_depends_on_who_is_human(who: str) -> None:
    one, other = (Replay("m1", spoiling_log(human).events()) for human in "AB")
    assert told(one) != told(other)
    locked = Perspective(who, locked=True)
    assert told(SeenReplay(one, locked)) == told(SeenReplay(other, locked))


def test_no_record_under_the_lock_depends_on_who_is_human() -> None:
    one, other = (spoiling_log(human).events() for human in "AB")
    assert one != other
    assert [under_lock(event) for event in one] == [under_lock(event) for event in other]


def test_an_undecodable_record_is_not_looked_into_under_the_lock() -> None:
    record = Log().raw(b"A is human, they say").last
    veiled, reason = under_lock(Undecodable(record, "not JSON"))
    assert (b"human" in (veiled.record.value or b""), reason) == (False, "not JSON")


def test_what_a_schema_registry_decoded_is_not_looked_into_under_the_lock() -> None:
    record = replace(Log().raw(b"\0\0\0\0\7A").last, translation=Translation(7, text=b"A is human"))
    veiled, _ = under_lock(Undecodable(record, "not JSON"))
    assert veiled.record.translation is None
