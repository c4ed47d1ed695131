"""Write a match's log in a few words, as the game would write it to Kafka.

::

    log = Log().started("ABCD", humans="A").round(1, "Why?").response("A", 1, "Because.")
    state = log.state()

Every call appends one record a second later than the one before; ``after`` (ms), ``at`` (ms since the start)
and ``partition`` say otherwise, and further keywords of `Log.event` change the envelope. Strings such as
``"ABC"`` stand for lists of ids.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Self

from app.core.history import History
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.state import Anomaly, MatchState
from kafka_client.decoding import decode
from kafka_client.events import DEFAULT_TOPICS, Event, Role, TopicRoles
from kafka_client.records import Headers, Record, TimestampType

START = 1_790_000_000_000
"""When every log begins, in Unix milliseconds."""

_NOT_GIVEN: Any = object()


class Log:
    """The records of one or more matches, in the order in which they were written."""

    def __init__(self, match_id: str = "m1") -> None:
        self.match_id: str | None = match_id
        self.records: list[Record] = []
        self.clock = START
        self._next_offset: Counter[tuple[str, int]] = Counter()

    # What was written, and what it is rebuilt into.

    @property
    def last(self) -> Record:
        """The record that was written last."""
        return self.records[-1]

    def history(self, timeout_ms: float = DEFAULT_TIMEOUT_MS) -> History:
        """A history that took in all records at once."""
        history = History(timeout_ms=timeout_ms)
        history.ingest(self.records)
        return history

    def events(self, match_id: str = "m1") -> list[Event]:
        """The match's events in replay order."""
        return self.history().events(match_id)

    def state(self, match_id: str = "m1") -> MatchState:
        """The match at the end of the log."""
        return self.history().state(match_id)

    def anomalies(self, code: str) -> list[Anomaly]:
        """The anomalies of that code in match ``m1``."""
        return [anomaly for anomaly in self.state().anomalies if anomaly.code == code]

    def codes(self) -> dict[str, int]:
        """How many anomalies of each code match ``m1`` has."""
        return dict(Counter(anomaly.code for anomaly in self.state().anomalies))

    # Any record.

    def raw(
        self,
        value: bytes | None,
        role: Role = Role.MATCH_EVENTS,
        *,
        topic: str | None = None,
        partition: int = 0,
        key: bytes | None = None,
        headers: Headers = (),
        after: int = 1000,
        at: int | None = None,
        record_time: int | None = _NOT_GIVEN,
    ) -> Self:
        """Append a record with that value, whatever it is."""
        self.clock = self.clock + after if at is None else START + at
        time = self.clock if record_time is _NOT_GIVEN else record_time
        name = DEFAULT_TOPICS[role] if topic is None else topic
        offset = self._next_offset[name, partition]
        self._next_offset[name, partition] += 1
        kind = TimestampType.UNKNOWN if time is None else TimestampType.CREATE
        self.records.append(Record(name, partition, offset, time, kind, key, value, headers))
        return self

    def event(
        self,
        type_name: str | None,
        data: Any = None,
        role: Role = Role.MATCH_EVENTS,
        *,
        event_id: Any = _NOT_GIVEN,
        robot: str | None = None,
        timestamp: Any = _NOT_GIVEN,
        envelope: Mapping[str, Any] | None = None,
        **record: Any,
    ) -> Self:
        """Append an event in its role's envelope; ``event_id=None`` and ``timestamp=None`` leave those out.

        Match events have a timestamp, the others have only the record time, as the game does it.
        """
        is_command = role is Role.ROBOT_COMMANDS
        value: dict[str, Any] = {
            "commandId" if is_command else "eventId": f"id-{len(self.records)}"
            if event_id is _NOT_GIVEN
            else event_id,
            "action" if is_command else "eventType": type_name,
            "matchId": self.match_id,
            "robotId": robot,
            "data": {} if data is None else data,
        }
        value = {name: item for name, item in value.items() if item is not None}
        self.raw(None, role, **record)
        if timestamp is _NOT_GIVEN:
            timestamp = self.clock if role is Role.MATCH_EVENTS else None
        if timestamp is not None:
            value["timestamp"] = timestamp
        value.update(envelope or {})
        key = record.get("key", (self.match_id or "").encode())
        self.records[-1] = _with_value(self.last, key, json.dumps(value).encode())
        return self

    def again(self) -> Self:
        """Append the last record's value once more, at a new offset: a duplicate."""
        return self.raw(self.last.value, _role(self.last), key=self.last.key)

    def match(self, match_id: str) -> Self:
        """Go on with another match."""
        self.match_id = match_id
        return self

    # The life of a match.

    def created(self, **more: Any) -> Self:
        data = {"templateType": "classic", "totalParticipants": 4, "createdAt": self.clock}
        return self.event("match.created", data, **more)

    def started(
        self, participants: str = "ABCD", humans: str = "A", robots: str | None = None, **more: Any
    ) -> Self:
        """Robots are the participants that are not human, unless given."""
        others = [who for who in participants if who not in humans] if robots is None else [*robots]
        data: dict[str, Any] = {
            "participants": [*participants],
            "robotParticipants": others,
            "createdAt": self.clock,
        }
        data |= {"humanParticipant": humans} if len(humans) == 1 else {"humanParticipants": [*humans]}
        return self.event("match.started", data, **more)

    def round(self, number: int, prompt: str | None = None, active: str | None = "ABCD", **more: Any) -> Self:
        data: dict[str, Any] = {"round": number, "prompt": prompt or f"Prompt {number}?"}
        if active is not None:
            data["activeParticipants"] = [*active]
        return self.event("round.started", data, **more)

    def response(self, who: str, number: int, text: str, **more: Any) -> Self:
        """A human's response."""
        data = {"round": number, "participantId": who, "participantType": "human", "response": text}
        return self.event("response.submitted", data, **more)

    def generated(self, who: str, number: int, text: str, robot_type: str, **more: Any) -> Self:
        """A robot's response on match-events."""
        data = {
            "round": number,
            "participantId": who,
            "participantType": "robot",
            "response": text,
            "robotType": robot_type,
            "model": "model-1",
            "processingTime": 1.5,
        }
        return self.event("response.generated", data, **more)

    def round_done(
        self, number: int, responses: Mapping[str, str] | Iterable[tuple[str, str]] | None = None, **more: Any
    ) -> Self:
        data: dict[str, Any] = {"round": number}
        if responses is not None:
            data["responses"] = _pairs(responses)
        return self.event("round.completed", data, **more)

    def voting(
        self,
        responses: Mapping[str, str] | Iterable[tuple[str, str]] | None = None,
        number: int | None = None,
        type_name: str = "voting.started",
        **more: Any,
    ) -> Self:
        data: dict[str, Any] = {} if number is None else {"round": number}
        if responses is not None:
            data["allResponses"] = _pairs(responses)
        return self.event(type_name, data, **more)

    def vote(self, voter: str, guess: str, number: int | None = None, **more: Any) -> Self:
        data: dict[str, Any] = {"voterId": voter, "humanGuess": guess}
        if number is not None:
            data["round"] = number
        return self.event("vote.submitted", data, **more)

    def completed(self, result: str = "correct", guess: str | None = "A", **data: Any) -> Self:
        """Keywords that are fields of ``match.completed`` go into its data, all others to `event`."""
        own = {name: data.pop(name) for name in [*data] if name in _COMPLETION}
        if guess is not None:
            own["humanGuess"] = guess
        return self.event("match.completed", {"result": result, **own}, **data)

    # Robots.

    def command(self, robot: str | None, number: int, action: str = "generate_response", **more: Any) -> Self:
        data = {"round": number, "prompt": f"Prompt {number}?", "context": {"matchPhase": "early"}}
        return self.event(action, data, Role.ROBOT_COMMANDS, robot=robot, **more)

    def vote_command(self, robot: str, number: int, **more: Any) -> Self:
        return self.command(robot, number, "generate_vote", **more)

    def answer(self, robot: str | None, number: int, text: str = "An answer.", **more: Any) -> Self:
        """A robot's answer on robot-events."""
        data = {"round": number, "response": text, "processingTime": 1.5, "model": "model-1"}
        return self.event("response.generated", data, Role.ROBOT_EVENTS, robot=robot, **more)

    def error(self, robot: str | None, number: int, text: str = "It broke.", **more: Any) -> Self:
        data = {"round": number, "error": text, "retryCount": 1}
        return self.event("response.error", data, Role.ROBOT_EVENTS, robot=robot, **more)

    def notice(
        self, type_name: str, robot: str = "poet", role: Role = Role.ROBOT_ORCHESTRATION_EVENTS, **more: Any
    ) -> Self:
        """One of the ``robot.*`` types."""
        return self.event(type_name, {"free": True}, role, robot=robot, **more)


_COMPLETION = ("humanParticipant", "actualRobots", "completedAt", "duration")


def spoiling_log(human: str) -> Log:
    """A match between A and B, of whom one is human; all else is the same, whichever it is."""
    robot = "B" if human == "A" else "A"
    log = Log().created().started("AB", human).round(1, "Why?", active="AB").command("poet", 1)
    log.answer("poet", 1, f"{robot} says so")
    for who in "AB":
        if who == human:
            log.response(who, 1, f"{who} says so")
        else:
            log.generated(who, 1, f"{who} says so", "poet")
    log.round_done(1, {"A": "A says so", "B": "B says so"}).voting(number=1).vote("B", "A", 1)
    return log.completed("correct" if human == "A" else "incorrect", "A", humanParticipant=human)


def decoded(record: Record) -> Event:
    """The record as an event; it must be one."""
    item = decode(record, TopicRoles())
    assert isinstance(item, Event), item
    return item


def _pairs(responses: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    pairs = responses.items() if isinstance(responses, Mapping) else responses
    return [{"participantId": who, "response": text} for who, text in pairs]


def _role(record: Record) -> Role:
    return next(role for role, topic in DEFAULT_TOPICS.items() if topic == record.topic)


def _with_value(record: Record, key: bytes | None, value: bytes) -> Record:
    return Record(
        record.topic,
        record.partition,
        record.offset,
        record.timestamp,
        record.timestamp_type,
        key,
        value,
        record.headers,
    )
