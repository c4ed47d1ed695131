"""A match state as plain values with paths such as ``rounds.2.responses.A``, and what a step changed."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import msgspec

from app.core.state import Anomaly, Command, MatchState, Round, Vote

View = dict[str, Any]
_CODE = attrgetter("code")
_Key = TypeVar("_Key")
_Part = TypeVar("_Part", Round, Command)


class Kind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Change(msgspec.Struct, frozen=True):
    """One value that a step set. ``old`` is None for what was added, ``new`` for what was removed."""

    path: str
    old: Any
    new: Any
    kind: Kind


def state_view(state: MatchState) -> View:
    """The state as nested dicts, lists and scalars, as the state tree, CEL and ``replay`` show it."""
    return _view(state, _differences(state, MatchState(state.match_id)))


class StateViews:
    """Makes the views of one state of a match after another.

    A round or command that two states share is the same object in both views, so that whoever compares them
    need not look into it; anomalies that they share are counted once.
    """

    def __init__(self) -> None:
        self._rounds: dict[int, tuple[Round, View]] = {}
        self._commands: dict[int, tuple[Command, View]] = {}
        self._anomalies: list[Anomaly] = []
        self._codes: Counter[str] = Counter()

    def view(self, state: MatchState) -> View:
        """The same as `state_view`."""
        rounds = [self._kept(self._rounds, each, _round) for each in state.sorted_rounds()]
        commands = [self._kept(self._commands, each, _command) for each in state.commands.values()]
        return _whole(
            state,
            {str(each.number): view for each, view in rounds},
            votes_view(state.votes.values()),
            {command_key(each): view for each, view in commands},
            self._counted(state.anomalies),
        )

    def _counted(self, anomalies: list[Anomaly]) -> dict[str, int]:
        """How many there are of each code: only what came or went since the last state is looked at."""
        before, self._anomalies = self._anomalies, anomalies
        shared = min(len(before), len(anomalies))
        if before[:shared] != anomalies[:shared]:
            before, shared = [], 0
            self._codes.clear()
        self._codes.update(map(_CODE, anomalies[shared:]))
        self._codes.subtract(map(_CODE, before[shared:]))
        self._codes = +self._codes
        return dict(self._codes)

    def _kept(
        self, known: dict[int, tuple[_Part, View]], each: _Part, make: Callable[[_Part], View]
    ) -> tuple[_Part, View]:
        found = known.get(each.number)
        if found is None or found[0] is not each:
            found = known[each.number] = (each, make(each))
        return found


def changes(before: MatchState, after: MatchState) -> list[Change]:
    """What differs, in the order of the view."""
    differences = _differences(before, after)
    return compare(_view(before, differences), _view(after, differences))


def compare(before: View, after: View) -> list[Change]:
    """What differs between two views, or between the same parts of them; what was removed comes last."""
    return compare_values(_flat(before), _flat(after))


def compare_values(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """The same, of the values by their paths."""
    found = [
        Change(path, old.get(path), value, Kind.CHANGED if path in old else Kind.ADDED)
        for path, value in new.items()
        if path not in old or old[path] != value
    ]
    removed = [Change(path, value, None, Kind.REMOVED) for path, value in old.items() if path not in new]
    return found + removed


def as_expression(path: str) -> str:
    """A path of the view as CEL names the value: ``state.rounds[2].responses["A"]``."""
    first, _, rest = path.partition(".")
    if not rest:
        return f"state.{first}"
    if first == "rounds":
        number, _, inside = rest.partition(".")
        name, _, who = inside.partition(".")
        return f"state.rounds[{number}]" + (f".{name}" if name else "") + (_key(who) if who else "")
    if first == "robotActivity":
        command, _, name = rest.rpartition(".")
        return f"state.robotActivity{_key(command)}.{name}" if command else f"state.robotActivity{_key(rest)}"
    return f"state.{first}{_key(rest)}"


def _key(name: str) -> str:
    return f"[{json.dumps(name, ensure_ascii=False)}]"


class _Differences(NamedTuple):
    """The keys of what two states do not share.

    Equal parts of two states of a match are the same objects, which makes comparing long matches quick.
    """

    rounds: list[int]
    votes: list[tuple[str, int | None]]
    commands: list[int]


def _differences(one: MatchState, other: MatchState) -> _Differences:
    return _Differences(
        rounds=_different(one.rounds, other.rounds),
        votes=_different(one.votes, other.votes),
        commands=_different(one.commands, other.commands),
    )


def _different(items: Mapping[_Key, Any], others: Mapping[_Key, Any]) -> list[_Key]:
    """The keys whose values are not the same object in both maps."""
    changed = [key for key, item in items.items() if others.get(key) is not item]
    return changed + [key for key in others if key not in items]


def _view(state: MatchState, parts: _Differences) -> View:
    """The view of a state with only those rounds, votes and commands."""
    rounds = [state.rounds[number] for number in sorted(parts.rounds) if number in state.rounds]
    votes = [state.votes[key] for key in parts.votes if key in state.votes]
    commands = [state.commands[number] for number in parts.commands if number in state.commands]
    anomalies = dict(Counter(map(_CODE, state.anomalies)))
    return _whole(state, rounds_view(rounds), votes_view(votes), commands_view(commands), anomalies)


def _whole(state: MatchState, rounds: View, votes: View, commands: View, anomalies: View) -> View:
    return {
        **scalars_view(state),
        "robotTypes": dict(sorted(state.robot_types.items())),
        "rounds": rounds,
        "votes": votes,
        "robotActivity": commands,
        "anomalies": anomalies,
    }


def scalars_view(state: MatchState) -> View:
    """The part of the view that is about the match as a whole."""
    return {
        "status": state.status.value,
        "outcome": state.outcome.value,
        "humanGuess": state.human_guess,
        "participants": None if state.participants is None else list(state.participants),
        "humans": list(state.humans),
        "robots": list(state.robots),
        "startedAt": state.started_at,
        "completedAt": state.completed_at,
        "duration": state.duration,
    }


def rounds_view(rounds: Iterable[Round]) -> View:
    """The part of the view that is about these rounds."""
    return {str(each.number): _round(each) for each in rounds}


def votes_view(votes: Iterable[Vote]) -> View:
    """The part of the view that is about these votes."""
    return {_vote_key(vote): vote.human_guess for vote in votes}


def commands_view(commands: Iterable[Command]) -> View:
    """The part of the view that is about these commands."""
    return {command_key(command): _command(command) for command in commands}


def _round(each: Round) -> View:
    return {
        "prompt": each.prompt,
        "startedAt": each.started_at,
        "completedAt": each.completed_at,
        "responses": {who: response.text for who, response in each.responses.items()},
    }


def round_values(each: Round, who: str | None) -> View:
    """The values of a round by their paths, of its responses only that of one participant, or none."""
    prefix = f"rounds.{each.number}."
    values = {
        f"{prefix}prompt": each.prompt,
        f"{prefix}startedAt": each.started_at,
        f"{prefix}completedAt": each.completed_at,
    }
    response = None if who is None else each.responses.get(who)
    if response is not None:
        values[f"{prefix}responses.{who}"] = response.text
    return values


def _vote_key(vote: Vote) -> str:
    return vote.voter_id if vote.round is None else f"{vote.voter_id} (round {vote.round})"


def command_key(command: Command) -> str:
    """What the view calls a command."""
    return command.command_id or f"#{command.number}"


def _command(command: Command) -> View:
    return {
        "robotId": command.robot_id,
        "action": command.action,
        "round": command.round,
        "outcome": command.outcome.value,
        "latency": command.latency,
        "errors": list(command.errors),
    }


def _flat(view: View) -> dict[str, Any]:
    """Path → value, where a value is a scalar or a list."""
    return values_below("", view)


def values_below(prefix: str, view: View) -> dict[str, Any]:
    """The values of a part of the view by their paths, which begin with the prefix."""
    flat: dict[str, Any] = {}
    _flatten(view, prefix, flat)
    return flat


def _flatten(view: View, prefix: str, flat: dict[str, Any]) -> None:
    for name, value in view.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{name}.", flat)
        else:
            flat[prefix + name] = value
