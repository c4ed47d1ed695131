"""The course of an ordinary match.

`Script` plays a match through a clock and writes it to its journal. What can go differently is a method, for
`scenarios` to override. Times are Unix milliseconds, durations seconds.
"""

from collections import Counter
from random import Random
from typing import Any, ClassVar, NamedTuple

from kafka_client.producing.journal import Clock, Data, Journal
from kafka_client.producing.messages import SampleMatch
from kafka_client.producing.prompts import PROMPTS
from kafka_client.producing.voices import VOICES, Voice

LETTERS = "ABCDEFGH"


class Pace(NamedTuple):
    """How long things take, from … to. After ``limit`` a round closes without the missing answers."""

    robots: tuple[float, float]
    humans: tuple[float, float]
    pause: tuple[float, float]
    limit: float


REAL = Pace(robots=(0.8, 6), humans=(5, 40), pause=(2, 5), limit=60)
WATCHABLE = Pace(robots=(0.8, 4), humans=(4, 10), pause=(2, 3.5), limit=13)
"""A round takes 8 to 15 seconds: nobody wants to watch people type."""


class Cast(NamedTuple):
    """Who plays: the letters of all, those of the humans, and the robots' voices by letter."""

    participants: tuple[str, ...]
    humans: tuple[str, ...]
    robots: dict[str, Voice]

    @classmethod
    def draw(cls, rng: Random, humans: int, robots: int) -> "Cast":
        """Humans at random letters, robots of different types at the others."""
        participants = tuple(LETTERS[: humans + robots])
        people = tuple(sorted(rng.sample(participants, humans)))
        machines = [letter for letter in participants if letter not in people]
        voices = rng.sample(VOICES, robots)
        return cls(participants, people, dict(zip(machines, voices, strict=True)))


class Answer(NamedTuple):
    """A response that stands."""

    time: float
    participant: str
    text: str


class Script:
    """An ordinary match; a scenario is a subclass that overrides what happens differently.

    ``strike`` is the round in which a scenario does its mischief, ``victim`` the robot that it befalls.
    """

    name: ClassVar[str] = "classic"
    sizes: ClassVar[tuple[tuple[int, int], ...]] = ((1, 3),)
    """(humans, robots) to draw from."""
    anomalies: ClassVar[frozenset[str]] = frozenset()
    """The codes of the anomalies that the match has; it has no others."""
    guess_is_right: ClassVar[bool | None] = None
    """Whether the guess names a human; None leaves it to chance."""

    def __init__(self, rng: Random, start: int, pace: Pace = REAL, rounds: int | None = None) -> None:
        self.rng = rng
        self.start = start
        self.now: float = start
        self.started_at: float = start
        self.pace = pace
        self.rounds = rng.choice((4, 5, 5, 5, 6)) if rounds is None else rounds
        self.prompts = rng.sample(PROMPTS, self.rounds)
        self.cast = Cast.draw(rng, *rng.choice(self.sizes))
        self.strike = rng.randint(2, max(2, self.rounds - 1))
        self.victim = rng.choice(tuple(self.cast.robots))
        self.announces_robots = rng.random() < 0.25
        self.robots_vote_on_command = rng.random() < 0.5
        self.guess_right = rng.random() < 0.5 if self.guess_is_right is None else self.guess_is_right
        self.journal = Journal(f"match_{rng.getrandbits(32):08x}", rng)
        self.journal.robot_clocks = (rng.choice((Clock.NONE, Clock.INTEGER, Clock.FRACTION)),)
        self.answers: list[Answer] = []
        """The standing responses of the current round."""
        self.votes: dict[str, str] = {}
        """The last votes: guess by voter."""
        self.prepare()

    def prepare(self) -> None:
        """Set what a scenario needs before the match begins."""

    # The course

    def play(self) -> SampleMatch:
        """Play the match from its creation to its end."""
        self.open()
        for number in range(1, self.rounds + 1):
            self.play_round(number)
        self.vote(None)
        self.close()
        return self.played()

    def played(self) -> SampleMatch:
        """What has been played so far."""
        return SampleMatch(self.journal.match_id, self.name, self.start, self.journal.in_order())

    def open(self) -> None:
        """Create the match, and start it when everyone has joined."""
        size = f"{len(self.cast.humans)}v{len(self.cast.robots)}"
        total = len(self.cast.participants)
        self.event(
            "match.created", {"templateType": size, "totalParticipants": total, "createdAt": self.start}
        )
        self.wait(1.5, 4)
        self.started_at = self.now
        humans = list(self.cast.humans)
        who = {"humanParticipants": humans} if len(humans) > 1 else {"humanParticipant": humans[0]}
        everyone = {
            "participants": self.cast.participants,
            **who,
            "robotParticipants": list(self.cast.robots),
        }
        self.event("match.started", {**everyone, "createdAt": self.start})
        self.wait(0.5, 1.5)

    def play_round(self, number: int) -> None:
        """Ask, let everyone answer, and complete the round."""
        self.answers = []
        self.begin_round(number)
        self.take_turns(number)
        self.complete_round(number)
        self.wait(*self.pace.pause)

    def begin_round(self, number: int) -> None:
        """Announce the round and its prompt."""
        question = self.prompts[number - 1].question
        if self.announces_robots:
            robots = [{"id": self.robot_id(robot), "identity": robot} for robot in self.cast.robots]
            self.event("round.starting", {"round": number, "prompt": question})
            self.wait(0.05, 0.2)
            needed = {"round": number, "count": len(robots), "excludeRobots": []}
            self.event("round.robots_needed", needed)
            self.wait(0.05, 0.2)
            self.event("round.robots_assigned", {"round": number, "robots": robots})
            self.wait(0.05, 0.2)
        active = self.cast.participants
        self.event("round.started", {"round": number, "prompt": question, "activeParticipants": active})

    def take_turns(self, number: int) -> None:
        """Let everyone answer; then the clock stands where the round can be completed."""
        prompt = self.prompts[number - 1]
        thoughts = self.rng.sample(prompt.thoughts, len(self.cast.robots))
        remarks = self.rng.sample(prompt.people, len(self.cast.humans))
        for (robot, voice), thought in zip(self.cast.robots.items(), thoughts, strict=True):
            self.robot_turn(number, robot, voice.say(thought, self.rng))
        for human, remark in zip(self.cast.humans, remarks, strict=True):
            self.human_turn(number, human, remark)
        self.answers.sort()
        everyone_answered = len(self.answers) == len(self.cast.participants)
        self.now = self.answers[-1].time if everyone_answered else self.now + self.pace.limit * 1000
        self.wait(0.15, 0.4)

    def robot_turn(self, number: int, robot: str, text: str) -> None:
        """Command a robot to answer, and let it."""
        commanded, correlation = self.command_response(number, robot)
        self.robot_answers(number, robot, text, commanded + self.thinking() * 1000, correlation)

    def human_turn(self, number: int, human: str, text: str) -> None:
        """Let a human answer in its own time."""
        self.respond(number, human, text, self.now + self.rng.uniform(*self.pace.humans) * 1000)

    def complete_round(self, number: int) -> None:
        """Close the round with what stands."""
        completed = {"responses": self.response_list(), "completedAt": round(self.now)}
        self.event("round.completed", {"round": number, **completed})

    def vote(self, number: int | None) -> None:
        """Ask who the human is, after round ``number`` or, when it is None, after the last one."""
        self.wait(1, 3)
        of_round = {} if number is None else {"round": number}
        event_type = "voting.started" if number is None else "round.voting_started"
        listed = {"allResponses": self.response_list(), "startedAt": round(self.now)}
        self.event(event_type, {**of_round, **listed})
        self.votes = self.choose_votes()
        begun = self.now
        for voter, guess in self.votes.items():
            time = begun + self.rng.uniform(*self.pace.humans) * 500
            if voter in self.cast.robots:
                time = self.robot_decides(number or self.rounds, voter, begun)
            voted = {"voterId": voter, "humanGuess": guess, "submittedAt": round(time)}
            self.event("vote.submitted", {**voted, **of_round}, time, voter)
            self.now = max(self.now, time)
        self.wait(0.3, 0.8)

    def close(self) -> None:
        """Complete the match with the guess of the majority."""
        guess = Counter(self.votes.values()).most_common(1)[0][0]
        self.event("match.completed", self.outcome(guess))

    def outcome(self, guess: str) -> dict[str, Any]:
        """The data of ``match.completed``."""
        return {
            "humanParticipant": self.cast.humans[0],
            "humanGuess": guess,
            "result": "correct" if guess in self.cast.humans else "incorrect",
            "actualRobots": list(self.cast.robots),
            "completedAt": round(self.now),
            "duration": round(self.now) - round(self.started_at),
        }

    # What it is made of

    def wait(self, least: float, most: float) -> None:
        """Let some seconds pass."""
        self.now += self.rng.uniform(least, most) * 1000

    def thinking(self) -> float:
        """How many seconds a robot needs: mostly few."""
        least, most = self.pace.robots
        return self.rng.triangular(least, most, least + (most - least) / 4)

    def event(
        self, event_type: str, data: Data, time: float | None = None, participant: str | None = None
    ) -> None:
        """Write to match-events, at the clock's time unless another is given."""
        self.journal.match_event(self.now if time is None else time, event_type, data, participant)

    def robot_id(self, robot: str) -> str:
        """What the robot topics call the participant."""
        return self.cast.robots[robot].robot_type

    def command_response(self, number: int, robot: str) -> tuple[float, str]:
        """Command a robot to answer; gives the time of the command and its correlation id."""
        time, correlation = self.now + self.rng.uniform(20, 90), self.journal.correlation()
        context = {"otherResponses": [], "matchPhase": "responding"}
        data = {"round": number, "prompt": self.prompts[number - 1].question, "context": context}
        self.journal.command(time, self.robot_id(robot), "generate_response", data, correlation)
        return time, correlation

    def robot_answers(self, number: int, robot: str, text: str, time: float, correlation: str) -> None:
        """Let a robot answer: on its own topic, and a moment later in the match."""
        voice = self.cast.robots[robot]
        seconds = round((time - self.now) / 1000, 6)
        made = {"response": text, "processingTime": seconds, "model": voice.model}
        answer = {"round": number, **made}
        self.journal.robot_event(time, self.robot_id(robot), "response.generated", answer, correlation)
        told = {"robotType": voice.robot_type, **made, "generatedAt": round(time)}
        self.respond(number, robot, text, time + self.rng.uniform(15, 60), told)

    def robot_decides(self, number: int, robot: str, begun: float) -> float:
        """When a robot votes; where robots vote on command, it is commanded here."""
        time = begun + (self.thinking() + 0.1) * 1000
        if self.robots_vote_on_command:
            context = {"otherResponses": self.response_list(), "matchPhase": "voting"}
            data = {"round": number, "context": context}
            commanded, correlation = begun + self.rng.uniform(20, 90), self.journal.correlation()
            self.journal.command(commanded, self.robot_id(robot), "generate_vote", data, correlation)
        return time

    def respond(
        self, number: int, participant: str, text: str, time: float, robot: Data | None = None
    ) -> None:
        """Put a response into the match; it stands from now on. ``robot`` is what only robots tell."""
        self.answers = [answer for answer in self.answers if answer.participant != participant]
        self.answers.append(Answer(time, participant, text))
        self.submit(number, participant, text, time, robot)

    def submit(
        self, number: int, participant: str, text: str, time: float, robot: Data | None = None
    ) -> None:
        """Write a response to match-events."""
        data = {
            "round": number,
            "participantId": participant,
            "participantType": "human" if robot is None else "robot",
            "response": text,
            "submittedAt": round(time),
            **(robot or {}),
        }
        event_type = "response.submitted" if robot is None else "response.generated"
        self.event(event_type, data, time, participant)

    def response_list(self) -> list[dict[str, str]]:
        """The standing responses, as the events that list them do."""
        return [{"participantId": each.participant, "response": each.text} for each in self.answers]

    def choose_votes(self) -> dict[str, str]:
        """Who votes for whom, such that most name the guess with which the match ends."""
        guess = self.rng.choice(self.cast.humans if self.guess_right else tuple(self.cast.robots))
        robots_only = len(self.cast.humans) == 1 and len(self.cast.robots) > 2
        voters = tuple(self.cast.robots) if robots_only else self.cast.participants
        astray = {guess}
        if len(voters) > 4:
            astray.add(self.rng.choice(voters))
        return {voter: self.someone_but(voter, guess) if voter in astray else guess for voter in voters}

    def someone_but(self, *ids: str) -> str:
        """A participant who is none of these."""
        return self.rng.choice([who for who in self.cast.participants if who not in ids])
