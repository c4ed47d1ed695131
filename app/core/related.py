"""Which events belong to each other: a command to a robot, its errors, and its answer."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.core.blame import Blame
from app.core.state import MatchState
from app.core.view import command_key
from kafka_client.events import Event, ResponseGiven, RobotAnswer, Role

if TYPE_CHECKING:
    from app.core.replay import Step


class Related:
    """Leads from an answer or an error to its command, and from a command to its answer. Immutable.

    A robot's answer is written twice, on robot-events and on match-events. A command leads to the one that
    settled it, the first; both lead to the command.
    """

    def __init__(self, steps: Sequence["Step"], final: MatchState, blame: Blame) -> None:
        commands = final.commands.values()
        self._answers = {
            command.number: command.answered_by for command in commands if command.answered_by is not None
        }
        self._commands = {answer: command for command, answer in self._answers.items()}
        self._commands.update(_joined(steps, self._commands))
        for command in commands:
            errors = blame.numbers(f"robotActivity.{command_key(command)}.errors")
            self._commands.update((number, command.number) for number in errors if number != command.number)

    def command_of(self, number: int) -> int | None:
        """The command that an event answers, or fails; None where it does neither."""
        return self._commands.get(number)

    def answer_of(self, number: int) -> int | None:
        """The event that answered a command; None where the event is no command, or was never answered."""
        return self._answers.get(number)


def _joined(steps: Sequence["Step"], settled: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The answers that came second, and their commands: in turn, as `app.core.robots` joins them."""
    waiting: defaultdict[tuple[int, str], deque[tuple[Role, int]]] = defaultdict(deque)
    for step in steps:
        pair = None if _is_duplicate(step) else _pair(step.event)
        if pair is None:
            continue
        first = waiting[pair]
        if first and first[0][0] is not step.event.role:
            yield step.number, first.popleft()[1]
        elif step.number in settled:
            first.append((step.event.role, settled[step.number]))


def _pair(event: Event) -> tuple[int, str] | None:
    """The round and the robot of an answer that is written twice."""
    match event.body:
        case RobotAnswer(round=number):
            return None if event.robot_id is None else (number, event.robot_id)
        case ResponseGiven(round=number, robot_type=robot) if event.type == "response.generated":
            return None if robot is None else (number, robot)
        case _:
            return None


def _is_duplicate(step: "Step") -> bool:
    return any(anomaly.code == "duplicate_event" for anomaly in step.anomalies)
