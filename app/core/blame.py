"""Which event set which value of a match's state: the history of every path of `app.core.view`."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, Self, TypeVar

import msgspec

from app.core.match import advance
from app.core.state import Command, MatchState, Round, Vote
from app.core.stepping import previous_in
from app.core.view import (
    Change,
    Kind,
    View,
    commands_view,
    compare_values,
    round_values,
    scalars_view,
    values_below,
    votes_view,
)
from kafka_client.events import Event

_Key = TypeVar("_Key")
_Part = TypeVar("_Part")


class Setting(msgspec.Struct, frozen=True, gc=False):
    """Event ``number`` gave a value, or took it away; old and new are those of `app.core.view.Change`."""

    number: int
    kind: Kind
    old: Any
    new: Any


class Blame:
    """The settings of all values of a match, found in one fold over its events.

    Immutable once made. It looks only at what an event has touched, so that it costs about as much as the
    fold; for a match of thousands of events make it off the GUI thread.
    """

    def __init__(self, match_id: str, events: Iterable[Event]) -> None:
        self._settings: defaultdict[str, list[Setting]] = defaultdict(list)
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._changes: list[list[Change]] = [[]]
        watched = _WatchedState(match_id)
        for event in events:
            self._note(watched.advance(event))

    @classmethod
    def of(cls, changes: Iterable[list[Change]]) -> Self:
        """That of given changes, a list for each event, where something else than the fold finds them."""
        blame = cls("", ())
        for changed in changes:
            blame._note(changed)
        return blame

    def _note(self, changed: list[Change]) -> None:
        """The next event made these changes."""
        number = len(self._changes)
        self._changes.append(changed)
        for change in changed:
            self._settings[change.path].append(Setting(number, change.kind, change.old, change.new))
            self._touch(change.path, number)

    def _touch(self, path: str, number: int) -> None:
        """Note the event for the value and for the parts that it is in, up to one that has it already."""
        while path:
            numbers = self._numbers[path]
            if numbers and numbers[-1] == number:
                return
            numbers.append(number)
            path = path.rpartition(".")[0]

    def changes_at(self, number: int) -> Sequence[Change]:
        """What event ``number`` (from 1) changed, as `Replay.changes_at`, at no cost. Raises IndexError."""
        return self._changes[number]

    def paths(self) -> Iterable[str]:
        """Every value that was ever set, and the parts that they are in."""
        return self._numbers.keys()

    def history(self, path: str) -> Sequence[Setting]:
        """Every setting of a value, in replay order; empty for a part, and for what was never set."""
        return self._settings.get(path, ())

    def set_by(self, path: str, position: int) -> Setting | None:
        """The setting of a value that stands after ``position`` events; None while it is as at the start."""
        settings = self.history(path)
        place = bisect_right(settings, position, key=_NUMBER)
        return settings[place - 1] if place else None

    def numbers(self, path: str) -> Sequence[int]:
        """The events that set a value, or one inside it, ascending."""
        return self._numbers.get(path, ())

    def last_touched(self, path: str, position: int) -> int | None:
        """The last of the first ``position`` events that set a value, or one inside it."""
        return previous_in(self.numbers(path), position + 1)


_NUMBER = attrgetter("number")
_SCALARS = attrgetter(
    "status",
    "outcome",
    "human_guess",
    "participants",
    "started_humans",
    "started_robots",
    "completed_humans",
    "completed_robots",
    "started_at",
    "completed_at",
    "reported_duration",
)
"""What `scalars_view` is made of, besides the types of the participants."""


class _WatchedState:
    """A state that is folded, and tells after each event what that event changed."""

    def __init__(self, match_id: str) -> None:
        self._types: _Watched[str, str] = _Watched()
        self._robot_types: _Watched[str, str] = _Watched()
        self._rounds: _Watched[int, Round] = _Watched()
        self._votes: _Watched[tuple[str, int | None], Vote] = _Watched()
        self._commands: _Watched[int, Command] = _Watched()
        self._state = MatchState(
            match_id,
            types=self._types,
            robot_types=self._robot_types,
            rounds=self._rounds,
            votes=self._votes,
            commands=self._commands,
        )
        self._scalars = scalars_view(self._state)
        self._fields = _SCALARS(self._state)
        self._anomalies: Counter[str] = Counter()

    def advance(self, event: Event) -> list[Change]:
        """Apply one more event; returns what it changed, as `app.core.view.changes` does."""
        for each in (self._types, self._robot_types, self._rounds, self._votes, self._commands):
            each.before.clear()
        known = len(self._state.anomalies)
        advance(self._state, event)
        old: View = {}
        new: View = {}
        self._compare_scalars(old, new)
        self._compare_parts(event, old, new)
        self._count_anomalies(known, old, new)
        return compare_values(old, new)

    def _compare_scalars(self, old: View, new: View) -> None:
        fields = _SCALARS(self._state)
        if fields == self._fields and not self._types.differs():
            return
        old.update(self._scalars)
        self._fields, self._scalars = fields, scalars_view(self._state)
        new.update(self._scalars)

    def _compare_parts(self, event: Event, old: View, new: View) -> None:
        """Put the values of all parts that were set into both, by their paths, in the order of the view."""
        if self._robot_types.differs():
            old.update(values_below("robotTypes.", self._robot_types.as_it_was()))
            new.update(values_below("robotTypes.", self._robot_types.as_it_is()))
        # A response is all of a round's that an event can change.
        who = getattr(event.body, "participant_id", None) if self._rounds.before else None
        for values, rounds in ((old, self._rounds.as_it_was()), (new, self._rounds.as_it_is())):
            for each in rounds.values():
                values.update(round_values(each, who))
        if self._votes.before:
            old.update(values_below("votes.", votes_view(self._votes.as_it_was().values())))
            new.update(values_below("votes.", votes_view(self._votes.as_it_is().values())))
        if self._commands.before:
            old.update(values_below("robotActivity.", commands_view(self._commands.as_it_was().values())))
            new.update(values_below("robotActivity.", commands_view(self._commands.as_it_is().values())))

    def _count_anomalies(self, known: int, old: View, new: View) -> None:
        if len(self._state.anomalies) == known:
            return
        found = Counter(anomaly.code for anomaly in self._state.anomalies[known:])
        self._anomalies.update(found)
        for code, count in self._anomalies.items():
            if code in found:
                path = f"anomalies.{code}"
                new[path] = count
                if count > found[code]:
                    old[path] = count - found[code]


class _Watched(dict[_Key, _Part]):
    """A map that remembers what was under each key that was set since ``before`` was cleared."""

    def __init__(self) -> None:
        super().__init__()
        self.before: dict[_Key, _Part | None] = {}

    def __setitem__(self, key: _Key, value: _Part) -> None:
        if key not in self.before:
            self.before[key] = self.get(key)
        super().__setitem__(key, value)

    def setdefault(self, key: _Key, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def differs(self) -> bool:
        """Whether anything was set to another value than it had."""
        return any(self[key] != part for key, part in self.before.items())

    def as_it_was(self) -> dict[_Key, _Part]:
        """What was set, as it was, where it was."""
        return {key: part for key, part in self.before.items() if part is not None}

    def as_it_is(self) -> dict[_Key, _Part]:
        """What was set, as it is."""
        return {key: self[key] for key in self.before}
