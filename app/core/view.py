"""A match state as plain values with paths such as ``rounds.2.responses.A``, and what a step changed."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec

from app.core.state import Command, MatchState, Round, Vote

View = dict[str, Any]


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
    return _view(state, except_parts_of=None)


def changes(before: MatchState, after: MatchState) -> list[Change]:
    """What differs, in the order of the view; rounds and commands that are the same object are skipped."""
    old = _flat(_view(before, except_parts_of=after))
    new = _flat(_view(after, except_parts_of=before))
    found = [
        Change(path, old.get(path), value, Kind.CHANGED if path in old else Kind.ADDED)
        for path, value in new.items()
        if path not in old or old[path] != value
    ]
    removed = [Change(path, value, None, Kind.REMOVED) for path, value in old.items() if path not in new]
    return found + removed


def _view(state: MatchState, except_parts_of: MatchState | None) -> View:
    rounds = except_parts_of.rounds if except_parts_of else {}
    commands = except_parts_of.commands if except_parts_of else {}
    return {
        "status": state.status.value,
        "outcome": state.outcome.value,
        "humanGuess": state.human_guess,
        "participants": None if state.participants is None else list(state.participants),
        "humans": list(state.humans),
        "robots": list(state.robots),
        "robotTypes": dict(sorted(state.robot_types.items())),
        "startedAt": state.started_at,
        "completedAt": state.completed_at,
        "duration": state.duration,
        "rounds": {
            str(each.number): _round(each)
            for each in state.sorted_rounds()
            if rounds.get(each.number) is not each
        },
        "votes": {_vote_key(vote): vote.human_guess for vote in state.votes.values()},
        "robotActivity": {
            _command_key(command): _command(command)
            for command in state.sorted_commands()
            if commands.get(command.number) is not command
        },
        "anomalies": dict(Counter(anomaly.code for anomaly in state.anomalies)),
    }


def _round(each: Round) -> View:
    return {
        "prompt": each.prompt,
        "startedAt": each.started_at,
        "completedAt": each.completed_at,
        "responses": {who: response.text for who, response in each.responses.items()},
    }


def _vote_key(vote: Vote) -> str:
    return vote.voter_id if vote.round is None else f"{vote.voter_id} (round {vote.round})"


def _command_key(command: Command) -> str:
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


def _flat(view: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Path → value, where a value is a scalar or a list."""
    flat: dict[str, Any] = {}
    for name, value in view.items():
        path = f"{prefix}{name}"
        if isinstance(value, dict):
            flat.update(_flat(value, f"{path}."))
        else:
            flat[path] = value
    return flat
