"""Breakpoints that are armed on live data: looked for in what is new of each match that changes."""

import time
from collections import Counter
from collections.abc import Callable, Sequence

from app.core import worker_process
from app.core.breakpoints import Breakpoint, Hits
from app.core.describe import describe
from app.core.history import Ingested
from app.core.saying import say
from app.core.state import Position
from app.qt.evaluation import Ended, Evaluation, Found, OpenMatch, Reply, Search, Searching
from app.qt.messages import LiveHit, LiveHits, Message, Noted
from kafka_client.events import Event

KEPT = 200
"""So many hits are told one by one; of more only the number is."""
TELL_SECONDS = 0.1


class LiveBreaks:
    """Belongs to the engine's thread. One match is looked at after the other; those that wait are only noted.

    A match that changes again while it waits is looked at once: a flood waits, and no event is left out.
    """

    def __init__(
        self,
        breakpoints: Sequence[Breakpoint],
        events: Callable[[str], list[Event]],
        later: Callable[[Callable[[], None]], None],
        send: Callable[[Message], None],
    ) -> None:
        """``events`` gives those of a match in replay order, ``later`` has the engine's thread do a thing."""
        self._breakpoints = list(breakpoints)
        self._live: set[Position] = set()
        self._events = events
        self._later = later
        self._send = send
        self._waiting: dict[str, None] = {}
        self._evaluation: Evaluation | None = None
        self._run = 0
        self._looking: tuple[str, list[Event], set[int]] | None = None
        self._index = 0
        self._heard = 0.0
        self._is_ready = False
        self._hits: list[LiveHit] = []
        self._counts: Counter[Breakpoint] = Counter()
        self._next_telling = 0.0

    def came(self, ingested: Ingested) -> None:
        """These are new, and live."""
        self._live.update(record.position for record in ingested.records)
        self._waiting.update(dict.fromkeys(ingested.changed))

    def turn(self) -> None:
        """Do what there is to do; costs little when that is nothing."""
        now = time.monotonic()
        patience = worker_process.PATIENCE_SECONDS if self._is_ready else worker_process.START_SECONDS
        if self._looking is not None and now - self._heard > patience:
            self._drop_stuck()
        while self._looking is None and self._waiting and self._breakpoints:
            self._look_at(next(iter(self._waiting)))
        if not self._breakpoints:
            self._waiting.clear()
        if self._looking is None and not self._waiting:
            self._live.clear()  # what is left belongs to no match
        if self._counts and now >= self._next_telling:
            self._next_telling = now + TELL_SECONDS
            self._send(LiveHits(self._hits, list(self._counts.items())))
            self._hits, self._counts = [], Counter()

    def close(self) -> None:
        """End the process."""
        if self._evaluation is not None:
            self._evaluation.end()
            self._evaluation = None

    def _look_at(self, match_id: str) -> None:
        del self._waiting[match_id]
        events = self._events(match_id)
        live = [number for number, event in enumerate(events, 1) if event.record.position in self._live]
        if not live:
            return
        self._live.difference_update(events[number - 1].record.position for number in live)
        if self._evaluation is None:
            process = Evaluation(lambda reply: self._later(lambda: self._take(process, reply)))
            self._evaluation = process
            self._is_ready = False
        self._run += 1
        self._looking = (match_id, events, set(live))
        self._index = 0
        self._heard = time.monotonic()
        self._evaluation.ask(OpenMatch(match_id, events))
        self._evaluation.ask(Search(self._run, tuple(self._breakpoints), live[0] - 1))

    def _take(self, process: Evaluation, reply: Reply) -> None:
        if process is not self._evaluation or self._looking is None:
            return
        self._heard = time.monotonic()
        self._is_ready = True
        match reply:
            case Searching(run, index) if run == self._run:
                self._index = index
            case Found(run, index, hits) if run == self._run:
                self._note(self._breakpoints[index], hits)
                self._index = index + 1
                if self._index == len(self._breakpoints):
                    self._looking = None
            case Ended():
                self._drop_stuck()
            case _:
                pass
        self.turn()

    def _note(self, breakpoint_: Breakpoint, hits: Hits) -> None:
        if self._looking is None:
            return
        match_id, events, live = self._looking
        numbers = [number for number in hits.numbers if number in live]
        if numbers:
            self._counts[breakpoint_] += len(numbers)
        for number in numbers[: max(0, KEPT - len(self._hits))]:
            event = events[number - 1]
            self._hits.append(LiveHit(breakpoint_, match_id, number, event.record.position, describe(event)))

    def _drop_stuck(self) -> None:
        """Go on without the breakpoint that does not come to an end."""
        self.close()
        stuck = self._breakpoints.pop(min(self._index, len(self._breakpoints) - 1))
        self._looking = None
        self._send(
            Noted(
                say(
                    "The breakpoint {breakpoint} took too long on live events, and is not armed any more.",
                    breakpoint=stuck.argument,
                )
            )
        )
