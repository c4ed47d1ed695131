"""Where reading a partition begins, so that only what a load window may hold is fetched."""

from confluent_kafka import Consumer, TopicPartition

from kafka_client.lookups import WHOLE, Span
from kafka_client.partitions import PartitionProgress
from kafka_client.records import Record
from kafka_client.selection import Asking, TimeSpans
from kafka_client.source import EVERYTHING, LoadWindow
from kafka_client.window import PartitionId, WindowFilter


class Beginnings:
    """Begins with partitions where the window does, and hands over what it holds of those that are loaded.

    With a window, a partition is first assigned at its end. ``settled`` are those that are loaded and begin
    where they should.
    """

    def __init__(self, window: LoadWindow, admission: WindowFilter, asking: Asking) -> None:
        self.settled: set[PartitionId] = set()
        self._load_window = window
        self._admission = admission
        self._spans = TimeSpans(window, asking)

    @property
    def seeking(self) -> bool:
        """Whether Kafka has been asked where the window's times lie."""
        return self._spans.pending

    def poll(self) -> None:
        """Take in what Kafka has answered, and ask for more."""
        self._spans.poll()

    def settle(self, consumer: Consumer, progress: PartitionProgress) -> list[Record]:
        """Begin where the window does; when the partition is loaded, hand over what was held until then."""
        window = self._load_window
        if progress.start is None:
            self._begin_in_window(consumer, progress)
        elif window.last is not None and progress.loaded and self._admission.held(progress.id) < window.last:
            self._begin_further_back(consumer, progress)
        if not progress.loaded or progress.start is None:
            return []
        self.settled.add(progress.id)
        if window == EVERYTHING:
            return []
        self._admission.skip_before(progress.id, progress.low, progress.start)
        if progress.stop is not None and progress.end is not None:
            self._admission.skip_after(progress.id, progress.stop, progress.end)
        return [] if window.last is None else self._admission.release(progress.id)

    def _begin_in_window(self, consumer: Consumer, progress: PartitionProgress) -> None:
        """Begin at the first offset that can lie in the window, once that is known."""
        span = self._span(progress)
        if progress.end is None or span is None:
            return
        begin = _floor(progress, span)
        if self._load_window.last is not None:
            begin = max(begin, progress.end - self._load_window.last)
        progress.begin(begin, None if span.end is None else max(begin, span.end))
        _reassign(consumer, progress, begin)

    def _begin_further_back(self, consumer: Consumer, progress: PartitionProgress) -> None:
        """There are holes: fewer records than offsets."""
        span = self._span(progress)
        if progress.end is None or progress.start is None or span is None:
            return
        floor = _floor(progress, span)
        if progress.start > floor:
            progress.begin(max(floor, progress.end - 2 * progress.size))
            _reassign(consumer, progress, progress.next)

    def _span(self, progress: PartitionProgress) -> Span | None:
        """Where the window's times lie, None while that is not known."""
        if not self._load_window.timed or progress.end is None or progress.end <= progress.low:
            return WHOLE
        span = self._spans.of(progress.id)
        # The last records must be counted from the end, and are few.
        return span if span is None or self._load_window.last is None else Span(span.begin)


def _floor(progress: PartitionProgress, span: Span) -> int:
    """The offset before which nothing can lie in the span."""
    nothing_yet = progress.low if progress.end is None else progress.end
    return max(progress.low, nothing_yet if span.begin is None else span.begin)


def _reassign(consumer: Consumer, progress: PartitionProgress, offset: int) -> None:
    consumer.incremental_unassign([TopicPartition(*progress.id)])
    consumer.incremental_assign([TopicPartition(*progress.id, offset)])
