"""How the game's services write a match's events: envelopes, clocks, keys and headers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum, auto
from random import Random
from typing import Any

import msgspec

from kafka_client.events import Role
from kafka_client.producing.messages import Message
from kafka_client.records import Headers

Data = Mapping[str, Any]


class Clock(Enum):
    """How a service states the time of an event in the record's value."""

    INTEGER = auto()
    FRACTION = auto()
    ISO = auto()
    NONE = auto()

    def stamp(self, time: float) -> dict[str, float | str]:
        """The envelope's ``timestamp`` for a time in Unix milliseconds, or nothing."""
        match self:
            case Clock.NONE:
                return {}
            case Clock.INTEGER:
                return {"timestamp": int(time)}
            case Clock.FRACTION:
                return {"timestamp": round(time, 4)}
            case Clock.ISO:
                moment = datetime.fromtimestamp(int(time) / 1000, UTC)
                return {"timestamp": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")}


class Journal:
    """The records of one match. Times are Unix milliseconds; records may be written in any order of them.

    Each event takes one of its service's clocks. ``by_participant`` keys what a participant or robot does
    by its id, not by the match. ``frame`` is put in front of each value of match-events; ``behind`` is by how
    many milliseconds the clock of their service is slow.
    """

    def __init__(self, match_id: str, rng: Random) -> None:
        self.match_id = match_id
        self.match_clocks: tuple[Clock, ...] = (Clock.INTEGER,)
        self.robot_clocks: tuple[Clock, ...] = (Clock.NONE,)
        self.by_participant = False
        self.frame = b""
        self.behind = 0.0
        self.messages: list[Message] = []
        self._rng = rng
        self._correlation = self.correlation()

    def match_event(self, time: float, event_type: str, data: Data, participant: str | None = None) -> None:
        """Write to match-events; ``participant`` is whose act the event is."""
        envelope = {
            "eventId": self._id("evt"),
            "eventType": event_type,
            "matchId": self.match_id,
            **self._rng.choice(self.match_clocks).stamp(time - self.behind),
            "correlationId": self._correlation,
            "data": data,
        }
        key = participant if self.by_participant and participant is not None else self.match_id
        value = self.frame + msgspec.json.encode(envelope)
        self.write(
            Role.MATCH_EVENTS,
            time,
            key.encode(),
            value,
            self._headers(event_type, "match-service", self._correlation),
        )

    def command(self, time: float, robot_id: str, action: str, data: Data, correlation: str) -> None:
        """Write to robot-commands. Commands state no time."""
        envelope = {
            "commandId": self._id("cmd"),
            "robotId": robot_id,
            "matchId": self.match_id,
            "action": action,
            "correlationId": correlation,
            "data": data,
        }
        headers = self._headers(action, "match-service", correlation)
        value = msgspec.json.encode(envelope)
        self.write(Role.ROBOT_COMMANDS, time, self._robot_key(robot_id), value, headers)

    def robot_event(self, time: float, robot_id: str, event_type: str, data: Data, correlation: str) -> None:
        """Write to robot-events."""
        envelope = {
            "eventId": self._id("evt"),
            "robotId": robot_id,
            "matchId": self.match_id,
            "eventType": event_type,
            **self._rng.choice(self.robot_clocks).stamp(time),
            "correlationId": correlation,
            "data": data,
        }
        headers = self._headers(event_type, "robot-runner", correlation)
        value = msgspec.json.encode(envelope)
        self.write(Role.ROBOT_EVENTS, time, self._robot_key(robot_id), value, headers)

    def pool_event(self, time: float, robot_id: str, event_type: str, data: Data) -> None:
        """Write an event of the robot pool to robot-events; it belongs to no match."""
        envelope = {
            "eventId": self._id("evt"),
            "robotId": robot_id,
            "eventType": event_type,
            **Clock.FRACTION.stamp(time),
            "data": data,
        }
        headers = self._headers(event_type, "robot-pool")
        self.write(Role.ROBOT_EVENTS, time, robot_id.encode(), msgspec.json.encode(envelope), headers)

    def write(
        self, role: Role, time: float, key: bytes | None, value: bytes | None, headers: Headers = ()
    ) -> None:
        """Write one record, whatever it holds."""
        self.messages.append(Message(role, key, value, headers, int(time)))

    def in_order(self) -> tuple[Message, ...]:
        """The records by record time; those of the same time as they were written."""
        return tuple(sorted(self.messages, key=lambda message: message.timestamp))

    def correlation(self) -> str:
        """A new correlation id."""
        return f"corr_{self._rng.getrandbits(64):016x}"

    def _id(self, prefix: str) -> str:
        return f"{prefix}_{self._rng.getrandbits(48):012x}"

    def _robot_key(self, robot_id: str) -> bytes:
        return (robot_id if self.by_participant else self.match_id).encode()

    def _headers(self, event_type: str, source: str, correlation: str | None = None) -> Headers:
        """The record's headers; now and then a service leaves them out."""
        if self._rng.random() < 0.06:
            return ()
        correlated = () if correlation is None else (("correlationId", correlation.encode()),)
        return (("eventType", event_type.encode()), *correlated, ("source", source.encode()))
