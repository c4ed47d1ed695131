"""The current system's own records of the matches: what Kafka is compared with during the migration.

Three forms are read: what the history API answers (an object with ``matches``, or the bare list), match items
(a list, or one object a line), and the lines of a DynamoDB export around match items. They differ in which
fields they have, so one reader takes what is there. A field that is absent or null is not known.
"""

import gzip
import weakref
import zlib
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, BinaryIO

import msgspec

from app.core.dynamodb import untyped_fields
from app.core.json_stream import Entry, JsonStreamError, json_entries
from app.core.places import CHUNK_BYTES, Cancelled, PlaceError, open_place, shown_place
from app.core.saying import say
from kafka_client.bodies import parse_time

_GZIP_MAGIC = b"\x1f\x8b"


class CurrentSystemError(Exception):
    """The current system's records cannot be read; the message is a sentence that says why and what to do."""


class TheirRound(msgspec.Struct, frozen=True):
    """A round there; None is what is not known. Times are Unix ms.

    ``votes`` maps a voter to the guess; ``human_guess`` is a guess whose voter is not told.
    """

    number: int
    prompt: str | None
    responses: dict[str, str] | None
    votes: dict[str, str] | None
    human_guess: str | None
    started_at: float | None
    completed_at: float | None


class TheirMatch(msgspec.Struct, frozen=True):
    """A match there; None is what is not known. Times are Unix ms, ``duration`` ms.

    ``all_humans`` says whether ``humans`` is complete: the history API names only one.
    """

    match_id: str
    status: str | None
    humans: frozenset[str] | None
    all_humans: bool
    robots: frozenset[str] | None
    rounds: tuple[TheirRound, ...] | None
    result: str | None
    created_at: float | None
    started_at: float | None
    completed_at: float | None
    duration: float | None


class Unreadable(msgspec.Struct, frozen=True):
    """An entry that could not be read: where it is, why, and its match where at least that can be told."""

    where: str
    reason: str
    match_id: str | None


class CurrentSystem:
    """The current system's records, read anew from the start each time they are asked for.

    They are closed with the object. ``name`` is what people may see: addresses can hold secrets.
    """

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self.name = name
        self._stream = stream
        weakref.finalize(self, stream.close)

    def entries(self) -> Iterator[tuple[str, TheirMatch | Unreadable]]:
        """Each entry with where it is. Raises `CurrentSystemError` when the rest cannot be read."""
        readable = 0
        first_bad: Unreadable | None = None
        listed = False
        try:
            for entry in json_entries(_chunks(self._stream)):
                match = _read(entry)
                listed = entry.listed
                if isinstance(match, TheirMatch):
                    readable += 1
                else:
                    first_bad = first_bad or match
                yield entry.where, match
        except JsonStreamError as error:
            raise CurrentSystemError(
                say(
                    "{name} cannot be read as the current system's records ({reason}); write it again.",
                    name=self.name,
                    reason=str(error),
                )
            ) from None
        except (OSError, EOFError, zlib.error) as error:
            raise CurrentSystemError(
                say(
                    "{name} is damaged or cut off ({reason}); copy it again.",
                    name=self.name,
                    reason=str(error),
                )
            ) from None
        if not listed and not readable and first_bad:
            raise CurrentSystemError(
                say(
                    "{name} holds no matches ({where}: {reason}); choose what the history API answers, "
                    "a list of match items, or a DynamoDB export.",
                    name=self.name,
                    where=first_bad.where,
                    reason=first_bad.reason,
                )
            )


def read_current_system(place: str, cancelled: Cancelled = lambda: False) -> CurrentSystem:
    """Open a file, ``-`` for standard input, or an http or https address, and look whether it can be read.

    gzip is told by its content. Raises `CurrentSystemError`.
    """
    name = shown_place(place)
    try:
        found = CurrentSystem(name, open_place(place, cancelled))
    except PlaceError as error:
        raise CurrentSystemError(str(error)) from None
    for _, match in found.entries():
        if isinstance(match, TheirMatch):
            break
    return found


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    packed = stream.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
    stream.seek(0)
    source = gzip.GzipFile(fileobj=stream, mode="rb") if packed else stream
    while chunk := source.read(CHUNK_BYTES):
        yield chunk


_Time = str | float | None


class _Response(msgspec.Struct, rename="camel"):
    participant_id: str
    response: str
    participant_type: str | None = None


class _Participant(msgspec.Struct, rename={"is_ai": "isAI"}):
    identity: str
    is_ai: bool | None = None


class _Round(msgspec.Struct, rename="camel"):
    round: int | None = None
    round_number: int | None = None
    prompt: str | None = None
    responses: list[_Response] | dict[str, str | None] | None = None
    votes: dict[str, str | None] | None = None
    human_guess: str | None = None
    started_at: _Time = None
    completed_at: _Time = None


class _Match(msgspec.Struct, rename="camel"):
    match_id: Annotated[str, msgspec.Meta(min_length=1)]
    status: str | None = None
    human_participant: str | None = None
    human_participants: list[str] | None = None
    robot_participants: list[str] | None = None
    participants: list[_Participant] | None = None
    rounds: list[_Round] | None = None
    result: str | None = None
    created_at: _Time = None
    started_at: _Time = None
    completed_at: _Time = None
    duration: float | None = None


def _read(entry: Entry) -> TheirMatch | Unreadable:
    value: Any = None
    try:
        value = _plain(msgspec.json.decode(entry.text.encode()))
        return _match(msgspec.convert(value, _Match))
    except UnicodeEncodeError:
        reason = "it is not UTF-8"
    except RecursionError:
        reason = "it is nested too deeply"
    except (msgspec.DecodeError, ValueError) as error:
        reason = str(error)
    match_id = value.get("matchId") if isinstance(value, dict) else None
    return Unreadable(entry.where, reason, match_id if isinstance(match_id, str) and match_id else None)


def _plain(value: Any) -> Any:
    """The match item in a line of a DynamoDB export; anything else as it is."""
    item = value.get("Item", value) if isinstance(value, dict) else value
    if isinstance(item, dict) and isinstance(item.get("matchId"), dict):
        return untyped_fields(item)
    return item


def _match(given: _Match) -> TheirMatch:
    rounds = None if given.rounds is None else tuple(_round(each) for each in given.rounds)
    numbers = [each.number for each in rounds or ()]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise ValueError(f"it has round {twice} more than once")
    humans, all_humans = _humans(given)
    return TheirMatch(
        match_id=given.match_id,
        status=given.status,
        humans=humans,
        all_humans=all_humans,
        robots=_robots(given),
        rounds=rounds,
        result=given.result,
        created_at=_time(given.created_at),
        started_at=_time(given.started_at),
        completed_at=_time(given.completed_at),
        duration=given.duration,
    )


def _humans(given: _Match) -> tuple[frozenset[str] | None, bool]:
    """The humans, and whether these are all."""
    if given.participants is not None:
        return _of_kind(given.participants, is_ai=False), True
    if given.human_participants is not None:
        return frozenset(given.human_participants), True
    if given.human_participant is not None:
        return frozenset([given.human_participant]), False
    answered = [
        response.participant_id
        for each in given.rounds or ()
        for response in (each.responses if isinstance(each.responses, list) else ())
        if response.participant_type == "human"
    ]
    return frozenset(answered) or None, False


def _robots(given: _Match) -> frozenset[str] | None:
    if given.participants is not None:
        return _of_kind(given.participants, is_ai=True)
    return None if given.robot_participants is None else frozenset(given.robot_participants)


def _of_kind(participants: Sequence[_Participant], *, is_ai: bool) -> frozenset[str] | None:
    """The participants of that kind; None where it is not told of all what they are."""
    if any(each.is_ai is None for each in participants):
        return None
    return frozenset(each.identity for each in participants if each.is_ai is is_ai)


def _round(given: _Round) -> TheirRound:
    number = given.round if given.round_number is None else given.round_number
    if number is None:
        raise ValueError("a round has no number")
    return TheirRound(
        number=number,
        prompt=given.prompt,
        responses=_responses(given.responses),
        votes=None if given.votes is None else _told(given.votes),
        human_guess=given.human_guess,
        started_at=_time(given.started_at),
        completed_at=_time(given.completed_at),
    )


def _responses(given: list[_Response] | dict[str, str | None] | None) -> dict[str, str] | None:
    if isinstance(given, list):
        return {response.participant_id: response.response for response in given}
    return None if given is None else _told(given)


def _told(given: dict[str, str | None]) -> dict[str, str]:
    return {who: text for who, text in given.items() if text is not None}


def _time(given: _Time) -> float | None:
    time = None if given is None else parse_time(given)
    if given is not None and time is None:
        raise ValueError(f"{str(given)[:40]!r} is not a time")
    return time
