"""Whole matches for the timeline's tests and pictures; times are in ms since the log's start."""

from hypothesis import strategies as st

from app.core.replay import Replay
from tests.logs import Log

PROMPT = "What smell takes you back to a place that no longer exists?"
ROBOTS = {"B": "curious-student", "C": "skeptical-scientist", "D": "creative-artist"}


def replay_of(match: Log) -> Replay:
    """The log's match ``m1``, ready to step through."""
    return Replay("m1", match.events())


def ask(match: Log, at: int, number: int, who: str, robot: str, took: int) -> Log:
    """A command and, on both topics, its answer."""
    match.command(robot, number, at=at)
    match.answer(robot, number, "Chalk dust.", at=at + took)
    return match.generated(who, number, "Chalk dust.", robot, at=at + took + 40)


def classic(rounds: int = 5, *, complete: bool = True) -> Log:
    """A clean match of one human and three robots: 8 + 12 for each of ``rounds`` events."""
    match = Log().created(at=-4000).started(at=0)
    at = 1000
    for number in range(1, rounds + 1):
        match.round(number, PROMPT, at=at)
        for place, (who, robot) in enumerate(ROBOTS.items()):
            ask(match, at + 200 + place * 100, number, who, robot, 2500 + place * 2200 + number % 3 * 1000)
        match.response(
            "A", number, "Rain on a hot road, and then the bus.", at=at + 14_000 + number % 5 * 900
        )
        match.round_done(number, at=at + 19_000)
        at += 22_000
    if not complete:
        return match
    match.voting(at=at)
    for voter, guess, after in (("A", "C", 6000), ("B", "A", 9000), ("C", "A", 10_000), ("D", "B", 12_000)):
        match.vote(voter, guess, at=at + after)
    return match.completed("incorrect", "C", at=at + 14_000)


def one_round() -> Log:
    """One clean round, which B answers after 3 s and A after 10 s: 7 events."""
    match = Log().started("AB", at=0).round(1, PROMPT, "AB", at=1000)
    ask(match, 2000, 1, "B", "curious-student", 3000)
    match.response("A", 1, "Rain on a hot road.", at=11_000)
    return match.round_done(1, at=12_000)


def troubled() -> Log:
    """Time-outs, an error, a retry, a duplicate, a late response, and a robot that nobody plays."""
    match = Log().created(at=-4000).started(at=0)
    match.round(1, PROMPT, at=1000)
    ask(match, 1200, 1, "B", "curious-student", 4000)
    ask(match, 1300, 1, "C", "skeptical-scientist", 6000)
    ask(match, 1400, 1, "D", "creative-artist", 8000)
    match.response("A", 1, "Rain on a hot road.", at=16_000).again()
    match.round_done(1, at=18_000)
    match.round(2, PROMPT, at=21_000)
    ask(match, 21_200, 2, "B", "curious-student", 3000)
    match.command("skeptical-scientist", 2, at=21_300)
    match.command("creative-artist", 2, at=21_400)
    match.error("creative-artist", 2, "model overloaded", at=26_000)
    match.answer("creative-artist", 2, "Wet chalk.", at=33_000)
    match.generated("D", 2, "Wet chalk.", "creative-artist", at=33_040)
    match.response("A", 2, "My grandmother's kitchen.", at=37_000)
    match.round_done(2, at=52_000)
    match.generated("C", 2, "Ozone.", "skeptical-scientist", at=53_500)
    match.round(3, PROMPT, at=56_000)
    ask(match, 56_200, 3, "B", "curious-student", 5000)
    match.command("skeptical-scientist", 3, at=56_300)
    match.command("creative-artist", 3, at=56_400)
    match.error("creative-artist", 3, "model overloaded", at=61_000)
    match.command("grumpy-sailor", 3, at=57_000)
    match.answer("grumpy-sailor", 3, "Tar.", at=64_000)
    match.error("creative-artist", 3, "context too long", at=66_000)
    match.event("robot.juggled", {"round": 3}, at=68_000)
    match.response("A", 3, "Nothing in particular.", at=70_000)
    match.round_done(3, at=72_000)
    match.voting(at=75_000).vote("A", "D", at=80_000)
    match.vote_command("curious-student", 3, at=75_200).vote("B", "A", at=81_000)
    return match.completed("correct", "D", at=86_000)


_ids = st.sampled_from(["A", "B", "Z", "poet", ""])
_rounds = st.integers(0, 3)
_texts = st.sampled_from(["yes", "no"])
_happenings = st.one_of(
    st.tuples(st.just("started"), st.sampled_from(["AB", "ABZ"])),
    st.tuples(st.sampled_from(["round", "round_done", "voting"]), _rounds),
    st.tuples(st.just("response"), _ids, _rounds, _texts),
    st.tuples(st.just("generated"), _ids, _rounds, _texts, _ids),
    st.tuples(st.sampled_from(["command", "vote_command"]), _ids, _rounds),
    st.tuples(st.sampled_from(["answer", "error"]), st.one_of(st.none(), _ids), _rounds),
    st.tuples(st.just("vote"), _ids, _ids, st.one_of(st.none(), _rounds)),
    st.tuples(st.just("completed"), st.sampled_from(["correct", "incorrect"]), _ids),
    st.tuples(st.just("notice"), st.sampled_from(["robot.released", "robot.juggled"]), _ids),
    st.tuples(st.just("event"), st.sampled_from(["round.started", "nonsense", ""])),
    st.tuples(st.just("again")),
)
_times = st.one_of(st.integers(0, 100_000), st.sampled_from([0, 10**12, -(10**12)]))


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Any log of one match, sensible or not: at least one event."""
    match = Log()
    for what, *arguments in draw(st.lists(_happenings, min_size=1, max_size=40)):
        if what == "again" and match.records:
            match.again()
        elif what == "voting":
            match.voting(number=arguments[0], at=draw(_times))
        elif what != "again":
            getattr(match, what)(*arguments, at=draw(_times), partition=draw(st.integers(0, 1)))
    return match.event("match.created", {})
