"""How fast records arrive live, and how late: of each topic and each of its partitions."""

import math
import time
from collections import deque
from collections.abc import Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import QObject, QTimer

from app.core import formats
from app.core.arrivals import Arrival
from app.qt import local
from app.qt.text_table import TextTable
from app.qt.texts import translatable
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.source import PartitionPosition

SECONDS = 60
"""So far back the graph of a topic goes."""
RECENT = 5
"""Over so many seconds the rate and the lag are taken."""
TICK_MS = 1000

Place = tuple[str, int | None]
"""A topic, and one of its partitions; None for all of them."""


class Column(IntEnum):
    """What is shown of a topic or partition."""

    PLACE = 0
    GRAPH = 1
    RATE = 2
    LAG = 3
    BEHIND = 4


class _Span:
    """What arrived in a span of time."""

    __slots__ = ("lag_sum", "longest", "records", "seconds", "timed")

    def __init__(self) -> None:
        self.seconds = 0.0
        self.records = self.timed = 0
        self.lag_sum = 0.0
        self.longest = -math.inf

    def add(self, records: int, timed: int, lag_sum: float, longest: float) -> None:
        self.records += records
        self.timed += timed
        self.lag_sum += lag_sum
        if timed:
            self.longest = max(self.longest, longest)


class _Meter:
    """The last minute, second by second; the second that goes on is the last."""

    def __init__(self) -> None:
        self.seconds = deque([_Span()], maxlen=SECONDS + 1)

    def recent(self) -> _Span:
        """The last seconds as one."""
        whole = _Span()
        for each in list(self.seconds)[-RECENT - 1 :]:
            whole.seconds += each.seconds
            whole.add(each.records, each.timed, each.lag_sum, each.longest)
        return whole

    @property
    def rate(self) -> float:
        """Records a second, by the seconds that are over."""
        over = list(self.seconds)[-RECENT - 1 : -1]
        seconds = sum(each.seconds for each in over)
        return sum(each.records for each in over) / seconds if seconds else 0.0

    @property
    def rates(self) -> list[float]:
        """Those of the seconds that are over, the newest last."""
        return [each.records / each.seconds for each in list(self.seconds)[:-1] if each.seconds]


class RateModel(TextTable):
    """A row a topic, and under it one for each of its partitions."""

    HEADINGS = (
        translatable("Topic"),
        translatable("Last minute"),
        translatable("Rate"),
        translatable("Lag"),
        translatable("Behind"),
    )
    NUMERIC = frozenset({Column.RATE, Column.LAG, Column.BEHIND})

    def __init__(self, topics: Mapping[Role, str] = DEFAULT_TOPICS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics = tuple(topics.values())
        self._meters: dict[Place, _Meter] = {}
        self._places: list[Place] = []
        self._behind: dict[Place, int] = {}
        self._ticked = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def place(self, row: int) -> Place:
        """What a row is about. Raises IndexError."""
        return self._places[row]

    def rates(self, row: int) -> list[float]:
        """Records a second in the last minute, second by second. Raises IndexError."""
        return self._meters[self._places[row]].rates

    # What comes in.

    def clear(self, topics: Mapping[Role, str] = DEFAULT_TOPICS) -> None:
        """Forget all: another source is read."""
        self.beginResetModel()
        self._topics = tuple(topics.values())
        self._meters.clear()
        self._behind.clear()
        self._places = []
        self._timer.stop()
        self.endResetModel()

    def take(self, arrivals: Iterable[Arrival], positions: Iterable[PartitionPosition]) -> None:
        """Note what arrived, and how far the partitions have been read."""
        if not self._timer.isActive():
            self._ticked = time.monotonic()
            self._timer.start()
        known = len(self._meters)
        for each in arrivals:
            for place in ((each.topic, None), (each.topic, each.partition)):
                self._meter(place).seconds[-1].add(each.records, each.timed, each.lag_sum, each.longest_lag)
        behind: dict[Place, int] = {}
        for position in positions:
            for place in ((position.topic, None), (position.topic, position.partition)):
                self._meter(place)
                behind[place] = behind.get(place, 0) + position.behind
        self._behind = behind
        if len(self._meters) != known:
            self._arrange()

    def _meter(self, place: Place) -> _Meter:
        meter = self._meters.get(place)
        if meter is None:
            meter = self._meters[place] = _Meter()
        return meter

    def _arrange(self) -> None:
        """There are new rows, which happens when a source begins, and when a topic grows."""
        self.beginResetModel()
        self._places = sorted(self._meters, key=self._order)
        self.endResetModel()

    def _order(self, place: Place) -> tuple[int, str, int]:
        topic, partition = place
        known = self._topics.index(topic) if topic in self._topics else len(self._topics)
        return known, topic, -1 if partition is None else partition

    def _tick(self) -> None:
        """A second is over."""
        now = time.monotonic()
        for meter in self._meters.values():
            meter.seconds[-1].seconds = now - self._ticked
            meter.seconds.append(_Span())
        self._ticked = now
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, len(Column) - 1))

    # What a cell shows.

    def row_count(self) -> int:
        return len(self._places)

    def text(self, row: int, column: int) -> str:
        place = self._places[row]
        topic, partition = place
        match column:
            case Column.PLACE:
                return topic if partition is None else self.tr("partition {number}").format(number=partition)
            case Column.RATE:
                return local.rate(self._meters[place].rate)
            case Column.LAG:
                recent = self._meters[place].recent()
                return local.duration(recent.lag_sum / recent.timed if recent.timed else None)
            case Column.BEHIND:
                behind = self._behind.get(place)
                return formats.ABSENT if behind is None else local.count(behind)
            case _:
                return ""

    def tooltip(self, row: int, column: int) -> str:
        meter = self._meters[self._places[row]]
        match column:
            case Column.PLACE:
                return self._places[row][0]
            case Column.GRAPH:
                return self.tr("Records per second in the last minute, at most {rate}").format(
                    rate=local.rate(max(meter.rates, default=0.0))
                )
            case Column.RATE:
                return self.tr("Records per second that arrived in the last {seconds} s").format(
                    seconds=RECENT
                )
            case Column.LAG:
                return self._lag_tip(meter.recent())
            case _:
                return self.tr("Offsets of the log that have not been read yet")

    def _lag_tip(self, recent: _Span) -> str:
        if not recent.timed:
            return self.tr("Nothing with a record time has arrived in the last {seconds} s").format(
                seconds=RECENT
            )
        return self.tr(
            "From the record time to its arrival here, by two clocks: "
            "{mean} on average in the last {seconds} s, {longest} at most"
        ).format(
            mean=local.duration(recent.lag_sum / recent.timed),
            seconds=RECENT,
            longest=local.duration(recent.longest),
        )
