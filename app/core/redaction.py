"""Takes what humans wrote out of a match's records: they can be handed on, and the match still replays.

What a human wrote is every text beside the ids and times in what carries a human's id: an answer, a vote, an
entry of a list of answers. Such a text gives way to a placeholder that tells its length, the same one
wherever the text comes again, so that equal texts stay equal. Then no other text of the match may hold it:
prompts, commands, other answers, keys and headers are searched. Who is not known to be a robot counts as
human.

A record whose type is unknown, whose data is invalid, or which is no event at all cannot be proven clean: it
keeps its place and loses its value. docs/session-file.md has the rules for users.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from app.core.state import MatchState
from kafka_client.decoding import NotAnObjectError, parse_object
from kafka_client.events import Event, Invalid, Undecodable, Unknown
from kafka_client.records import Headers, Record

STRUCTURE = frozenset(
    {
        "action", "commandId", "completedAt", "correlationId", "createdAt", "eventId", "eventType",
        "generatedAt", "humanGuess", "humanParticipant", "id", "identity", "matchId", "matchPhase", "model",
        "participantId", "participantType", "processingTime", "result", "robotId", "robotType", "round",
        "startedAt", "submittedAt", "templateType", "timestamp", "voterId",
    }
)  # fmt: skip
"""Fields that are the game's own: without them the match would be another one."""

KNOWN_NAMES = STRUCTURE | {
    "allResponses", "activeParticipants", "actualRobots", "context", "count", "data", "duration", "error",
    "excludeRobots", "humanParticipants", "otherResponses", "participants", "prompt", "response", "responses",
    "retryCount", "robotParticipants", "robots", "totalParticipants",
}  # fmt: skip
"""The names of the contract, which stay even where a human wrote the same word."""

SHORTEST_SOUGHT = 3
"""Characters: a shorter text is replaced only where it stands alone, else "a" would go from every word."""
SHORTEST_INSIDE = 12
"""Characters: a shorter text is sought as words of their own, not inside of others."""

_PLACEHOLDER = re.compile(r"▒▒▒ \(\d+ characters?(?:, \d+)?\)")


class Redactor:
    """Redacts one match's records. ``others`` are records of its branches, which are redacted alike."""

    def __init__(self, state: MatchState, events: Iterable[Event], others: Iterable[Event] = ()) -> None:
        self._humans = frozenset(state.humans)
        self._robots = frozenset(state.robots) - self._humans
        self._ids = {state.match_id, *(state.participants or ()), *state.humans, *state.robots}
        self._placeholders: dict[str, str] = {}
        self._taken: set[str] = set()
        self.dropped = 0
        for event in (*events, *others):
            if _is_provable(event) and event.record.content is not None:
                self._collect(parse_object(event.record.content), is_human=False)
        self._sought = _pattern(self._placeholders)

    def redacted(self, item: Event | Undecodable) -> Record:
        """The record without what humans wrote; `dropped` counts those that lost their value."""
        if isinstance(item, Undecodable) or not _is_provable(item) or item.record.content is None:
            self.dropped += item.record.value is not None
            return self._without_value(item.record)
        try:
            value = self._clean(parse_object(item.record.content), is_human=False)
        except NotAnObjectError:  # an event's value is an object; this is for whoever makes events otherwise
            self.dropped += 1
            return self._without_value(item.record)
        return replace(
            item.record,
            key=self._clean_bytes(item.record.key),
            value=json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(),
            headers=self._clean_headers(item.record.headers),
            translation=None,
        )

    def _without_value(self, record: Record) -> Record:
        key = record.key if record.key in {each.encode("utf-8", "replace") for each in self._ids} else None
        return replace(record, value=None, key=key, headers=(), translation=None)

    # What humans wrote.

    def _collect(self, node: Any, *, is_human: bool) -> None:
        """Find the texts; ``is_human`` says whether what is around them carries a human's id."""
        if isinstance(node, dict):
            is_human = self._carries_human(node, is_human)
            for name, item in node.items():
                if isinstance(item, dict | list) or name not in STRUCTURE:
                    self._collect(item, is_human=is_human or self._is_map_of_human(name, item))
        elif isinstance(node, list):
            for item in node:
                self._collect(item, is_human=is_human)
        elif isinstance(node, str) and is_human:
            self._replace(node)

    def _carries_human(self, node: Mapping[str, Any], is_human: bool) -> bool:
        """Whether an object is about a human: by its own id, else by what is around it."""
        named = [node[name] for name in ("participantId", "voterId") if isinstance(node.get(name), str)]
        claimed = node.get("participantType")
        if not named:
            return is_human or claimed == "human"
        return any(self._is_human(who, claimed, node) for who in named)

    def _is_human(self, who: str, claimed: Any, node: Mapping[str, Any]) -> bool:
        if who in self._humans:
            return True
        return not (who in self._robots or claimed == "robot" or isinstance(node.get("robotType"), str))

    def _is_map_of_human(self, name: str, item: Any) -> bool:
        """Whether it is an entry of a map by participant, as in ``{"A": "an answer"}``."""
        return name in self._humans and not isinstance(item, list)

    def _replace(self, text: str) -> str:
        """The placeholder of a human's text; other texts of the same length have others."""
        if not text or _PLACEHOLDER.fullmatch(text):
            return text
        if text not in self._placeholders:
            self._placeholders[text] = self._new_placeholder(len(text))
        return self._placeholders[text]

    def _new_placeholder(self, length: int) -> str:
        words = f"{length} character{'' if length == 1 else 's'}"
        placeholder, number = f"▒▒▒ ({words})", 1
        while placeholder in self._taken:
            number += 1
            placeholder = f"▒▒▒ ({words}, {number})"
        self._taken.add(placeholder)
        return placeholder

    # What is written instead.

    def _clean(self, node: Any, *, is_human: bool) -> Any:
        if isinstance(node, dict):
            is_human = self._carries_human(node, is_human)
            return {
                self._clean_name(name): item
                if name in STRUCTURE and not isinstance(item, dict | list)
                else self._clean(item, is_human=is_human or self._is_map_of_human(name, item))
                for name, item in node.items()
            }
        if isinstance(node, list):
            return [self._clean(item, is_human=is_human) for item in node]
        if isinstance(node, str):
            return self._replace(node) if is_human else self.clean_text(node)
        is_number = isinstance(node, int | float) and not isinstance(node, bool)
        return 0 if is_human and is_number else node

    def _clean_name(self, name: str) -> str:
        return name if name in KNOWN_NAMES else self.clean_text(name)

    def clean_text(self, text: str) -> str:
        """The text without what humans wrote."""
        if text in self._ids:
            return text
        if text in self._placeholders:
            return self._placeholders[text]
        if self._sought is None:
            return text
        return self._sought.sub(lambda found: _placeholder_of(self._placeholders, found[0]), text)

    def _clean_bytes(self, raw: bytes | None) -> bytes | None:
        """A key or a header's value; what is not UTF-8 cannot be proven clean."""
        if raw is None:
            return None
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            return None
        return self.clean_text(text).encode()

    def _clean_headers(self, headers: Headers) -> Headers:
        return tuple(
            (name, value) if name in STRUCTURE else (self._clean_name(name), self._clean_bytes(value))
            for name, value in headers
        )


def _is_provable(event: Event) -> bool:
    return not isinstance(event.body, Unknown | Invalid)


def _variants(text: str) -> Iterable[str]:
    """The text, and as it reads inside of JSON that is written as a text."""
    yield text
    yield text.strip()
    yield json.dumps(text, ensure_ascii=False)[1:-1]
    yield json.dumps(text)[1:-1]


def _pattern(placeholders: Mapping[str, str]) -> re.Pattern[str] | None:
    """Finds any of the texts in another one, the longest first; None where there is none to seek."""
    sought = {each: None for text in placeholders for each in _variants(text) if len(each) >= SHORTEST_SOUGHT}
    if not sought:
        return None
    longest_first = sorted(sought, key=len, reverse=True)
    return re.compile("|".join(map(_alternative, longest_first)))


def _alternative(text: str) -> str:
    exact = re.escape(text)
    return exact if len(text) >= SHORTEST_INSIDE else rf"(?<!\w){exact}(?!\w)"


def _placeholder_of(placeholders: Mapping[str, str], found: str) -> str:
    """The placeholder of the text that was found in one of its variants."""
    exact = placeholders.get(found)
    if exact is not None:
        return exact
    return next(placeholder for text, placeholder in placeholders.items() if found in set(_variants(text)))
