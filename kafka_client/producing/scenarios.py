"""What can be special about a sample match: one small class for each, and the anomalies it leads to."""

from typing import Any

import msgspec

from kafka_client.events import Role
from kafka_client.producing.journal import Clock
from kafka_client.producing.messages import SampleMatch
from kafka_client.producing.script import Script

SECOND_THOUGHT = "wait no, let me take that back: i honestly have no idea"


class Classic(Script):
    """Nothing special: one human and three robots, or another size now and then."""

    sizes = ((1, 3), (1, 3), (1, 3), (2, 1), (2, 2), (1, 5))


class TwoAgainstTwo(Script):
    """Two humans, two robots, a vote after every round; the guess is right."""

    name = "two-against-two"
    sizes = ((2, 2),)
    guess_is_right = True

    def complete_round(self, number: int) -> None:
        super().complete_round(number)
        if number < self.rounds:
            self.vote(number)

    def vote(self, number: int | None) -> None:
        super().vote(self.rounds if number is None else number)


class OneAgainstFive(Script):
    """One human hides among five robots, which vote on command; they guess wrong."""

    name = "one-against-five"
    sizes = ((1, 5),)
    guess_is_right = False

    def prepare(self) -> None:
        self.robots_vote_on_command = True


class ParticipantKeys(Script):
    """Records are keyed by who acts, so the match lies in several partitions of each topic."""

    name = "participant-keys"
    sizes = ((3, 3),)

    def prepare(self) -> None:
        self.journal.by_participant = True


class SchemaRegistry(Script):
    """Match events carry Schema Registry framing: a magic byte 0 and a schema id of 4 bytes."""

    name = "schema-registry"
    sizes = ((2, 1),)

    def prepare(self) -> None:
        self.journal.frame = b"\0" + (100_042).to_bytes(4, "big")


class OddClocks(Script):
    """Every service states times in its own way: integers, fractions, ISO-8601, or not at all."""

    name = "odd-clocks"

    def prepare(self) -> None:
        self.journal.match_clocks = tuple(Clock)
        self.journal.robot_clocks = tuple(Clock)


class RobotPool(Script):
    """Robots are instances from a pool, which tells when they come and go."""

    name = "robot-pool"
    sizes = ((4, 4),)

    def prepare(self) -> None:
        self.instances = {
            robot: f"{voice.robot_type}-{self.rng.randint(1, 9):02}"
            for robot, voice in self.cast.robots.items()
        }
        self.announces_robots = True
        # A vote names the robot's type, and would not be recognised as the answer of an instance.
        self.robots_vote_on_command = False

    def robot_id(self, robot: str) -> str:
        return self.instances[robot]

    def open(self) -> None:
        size = {"poolSize": len(self.instances), "reason": "match waiting"}
        self.journal.pool_event(self.now + 10, "pool", "robot.pool_scaled", size)
        for robot, voice in self.cast.robots.items():
            born = {"robotType": voice.robot_type, "model": voice.model}
            time = self.now + self.rng.uniform(50, 900)
            self.journal.pool_event(time, self.instances[robot], "robot.instantiated", born)
        super().open()

    def complete_round(self, number: int) -> None:
        super().complete_round(number)
        healthy = {"status": "healthy", "latencyMs": self.rng.randint(8, 60)}
        self.journal.pool_event(self.now + 5, self.instances[self.victim], "robot.health_check", healthy)

    def close(self) -> None:
        super().close()
        for instance in self.instances.values():
            released = self.now + self.rng.uniform(200, 1500)
            self.journal.pool_event(released, instance, "robot.released", {"reason": "match completed"})


class Garbage(Script):
    """The match is sound, but between its records lie some that are not events."""

    name = "garbage"

    def begin_round(self, number: int) -> None:
        super().begin_round(number)
        if number == self.strike:
            self.litter()

    def litter(self) -> None:
        """Write what other programs, half-written records and old tools leave behind."""
        named = b'{"matchId": "' + self.journal.match_id.encode() + b'", '
        leftovers = {
            Role.MATCH_EVENTS: (
                None,
                b"",
                b"ping",
                b"[" + named[:-2] + b"}]",
                named + b'"eventType": "round.star',
                named + b'"data": ' + b"[" * 400 + b"]" * 400 + b"}",
                b'{"eventType": "round.started", "data": {"round": 2}}',
            ),
            Role.ROBOT_COMMANDS: (b'{"matchId": "", "action": "generate_response", "data": {"round": 2}}',),
            Role.ROBOT_EVENTS: (
                named + b'"data": {"response": "na\xefve, I would say"}}',
                named + b'"data": {"processingTime": NaN}}',
            ),
        }
        for role, values in leftovers.items():
            for value in values:
                self.journal.write(role, self.now + self.rng.uniform(0, 2000), b"legacy-tool", value)


class Unfinished(Script):
    """The human leaves: the last round is never completed, nor is the match."""

    name = "unfinished"

    def play(self) -> SampleMatch:
        self.open()
        for number in range(1, self.strike + 1):
            self.play_round(number)
        return self.played()

    def human_turn(self, number: int, human: str, text: str) -> None:
        if number < self.strike:
            super().human_turn(number, human, text)

    def complete_round(self, number: int) -> None:
        if number < self.strike:
            super().complete_round(number)


class RobotTimeout(Script):
    """A robot never answers a command."""

    name = "robot-timeout"
    anomalies = frozenset({"response_timeout", "missing_response"})

    def robot_turn(self, number: int, robot: str, text: str) -> None:
        if number == self.strike and robot == self.victim:
            self.command_response(number, robot)
        else:
            super().robot_turn(number, robot, text)


class RobotRecovers(Script):
    """A robot fails twice and answers at the third attempt."""

    name = "robot-recovers"
    anomalies = frozenset({"robot_error"})

    def robot_turn(self, number: int, robot: str, text: str) -> None:
        if number != self.strike or robot != self.victim:
            super().robot_turn(number, robot, text)
            return
        time, correlation = self.command_response(number, robot)
        for retries, error in enumerate(("model timeout after 2000 ms", "HTTP 429: rate limit exceeded")):
            time += self.rng.uniform(700, 1300)
            failed = {"round": number, "error": error, "retryCount": retries}
            self.journal.robot_event(time, self.robot_id(robot), "response.error", failed, correlation)
        self.robot_answers(number, robot, text, time + self.thinking() * 500, correlation)


class RobotGivesUp(Script):
    """A robot fails until it may not try again."""

    name = "robot-gives-up"
    anomalies = frozenset({"robot_error", "missing_response"})

    def robot_turn(self, number: int, robot: str, text: str) -> None:
        if number != self.strike or robot != self.victim:
            super().robot_turn(number, robot, text)
            return
        time, correlation = self.command_response(number, robot)
        for retries in range(3):
            time += self.rng.uniform(900, 2500)
            failed = {"round": number, "error": "connection to the model refused", "retryCount": retries}
            self.journal.robot_event(time, self.robot_id(robot), "response.error", failed, correlation)


class Duplicates(Script):
    """A producer that missed an acknowledgement sent some records again."""

    name = "duplicates"
    anomalies = frozenset({"duplicate_event"})

    def played(self) -> SampleMatch:
        for message in self.rng.sample(self.journal.messages, 4):
            again = message.timestamp + self.rng.uniform(1, 400)
            self.journal.write(message.role, again, message.key, message.value, message.headers)
        return super().played()


class LateResponse(Script):
    """A human answers after the round was closed without the answer."""

    name = "late-response"
    anomalies = frozenset({"late_response", "missing_response"})

    def human_turn(self, number: int, human: str, text: str) -> None:
        if number == self.strike:
            self.submit(number, human, text, self.now + self.pace.limit * 1000 + self.rng.uniform(700, 1700))
        else:
            super().human_turn(number, human, text)


class ConflictingResponse(Script):
    """A human answers twice in a round, with different words."""

    name = "conflicting-response"
    anomalies = frozenset({"conflicting_response"})

    def human_turn(self, number: int, human: str, text: str) -> None:
        if number != self.strike:
            super().human_turn(number, human, text)
            return
        first = self.now + self.pace.humans[0] * 1000
        self.respond(number, human, text, first)
        self.respond(number, human, SECOND_THOUGHT, first + self.rng.uniform(1500, 3000))


class OutOfOrder(Script):
    """The server that completes rounds has a slow clock: they seem to end before their last response."""

    name = "out-of-order"
    anomalies = frozenset({"out_of_order"})

    def complete_round(self, number: int) -> None:
        if number >= self.strike:
            self.journal.behind = self.rng.uniform(1500, 3000)
        super().complete_round(number)
        self.journal.behind = 0


class Truncated(Script):
    """Its first records are gone, as they are when a topic's retention is finite."""

    name = "truncated"
    anomalies = frozenset({"truncated_history", "missing_round_start", "orphan_robot_event"})

    def begin_round(self, number: int) -> None:
        super().begin_round(number)
        if number == self.strike:
            self.cut = self.now + 100  # by then the robots are commanded, and none has answered

    def played(self) -> SampleMatch:
        self.journal.messages = [each for each in self.journal.messages if each.timestamp >= self.cut]
        return super().played()


class Mislabelled(Script):
    """Headers that name another type than the value, and types that nobody knows."""

    name = "mislabelled"
    anomalies = frozenset({"header_mismatch", "unknown_event_type"})

    def human_turn(self, number: int, human: str, text: str) -> None:
        if number == self.strike:
            typing = {"round": number, "participantId": human}
            self.event("typing.started", typing, self.now + 2000, human)
            self.event("emoji.reacted", {**typing, "emoji": "\N{ROBOT FACE}"}, self.now + 3000, human)
        super().human_turn(number, human, text)

    def complete_round(self, number: int) -> None:
        super().complete_round(number)
        if number == self.strike:
            written = self.journal.messages[-1]
            headers = (("eventType", b"round.finished"), ("source", b"match-service"))
            self.journal.messages[-1] = msgspec.structs.replace(written, headers=headers)


class WrongResult(Script):
    """The result contradicts the guess, and the duration is in seconds where milliseconds are due."""

    name = "wrong-result"
    anomalies = frozenset({"result_mismatch", "duration_mismatch"})

    def outcome(self, guess: str) -> dict[str, Any]:
        told = super().outcome(guess)
        opposite = {"correct": "incorrect", "incorrect": "correct"}
        return {**told, "result": opposite[told["result"]], "duration": round(told["duration"] / 1000)}


class LooseEnds(Script):
    """Several services misbehave: a list that is wrong, a stranger, an answer to no command, a late vote."""

    name = "loose-ends"
    anomalies = frozenset(
        {
            "responses_mismatch",
            "unknown_participant",
            "invalid_event",
            "orphan_robot_event",
            "event_after_completion",
        }
    )

    def robot_turn(self, number: int, robot: str, text: str) -> None:
        super().robot_turn(number, robot, text)
        if number == self.strike and robot == self.victim:
            answer = {"round": number, "response": text, "model": "unknown"}
            stray = self.journal.correlation()
            self.journal.robot_event(
                self.now + 1000, "night-shift-robot", "response.generated", answer, stray
            )

    def complete_round(self, number: int) -> None:
        standing = self.answers
        if number == self.strike:
            self.answers = [*standing[:-1], standing[-1]._replace(text=standing[-1].text + " [edited]")]
        super().complete_round(number)
        self.answers = standing

    def close(self) -> None:
        at = round(self.now)
        self.event("vote.submitted", {"voterId": self.victim, "submittedAt": at})
        self.event("vote.submitted", {"voterId": "Z", "humanGuess": self.victim, "submittedAt": at})
        super().close()
        self.wait(2, 6)
        late = {"voterId": self.victim, "humanGuess": self.cast.humans[0], "submittedAt": round(self.now)}
        self.event("vote.submitted", late)


SCENARIOS: tuple[type[Script], ...] = (
    Classic,
    TwoAgainstTwo,
    RobotTimeout,
    OneAgainstFive,
    Unfinished,
    RobotRecovers,
    ParticipantKeys,
    LateResponse,
    SchemaRegistry,
    RobotGivesUp,
    RobotPool,
    ConflictingResponse,
    OddClocks,
    Duplicates,
    Garbage,
    OutOfOrder,
    Truncated,
    Mislabelled,
    WrongResult,
    LooseEnds,
)
"""All of them; the first few make a varied set too."""
