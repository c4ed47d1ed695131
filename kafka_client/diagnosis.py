"""What a reader of Kafka tells of itself: the phase it is in, and in a sentence what is wrong."""

import time
from collections.abc import Mapping

import msgspec

from kafka_client.catalog import TopicInfo, leader_problem, topic_problem
from kafka_client.connection import Connection
from kafka_client.source import Phase


class Patience(msgspec.Struct, frozen=True):
    """For how many seconds faults are borne with.

    A connection may be ``cut`` for so long without anybody being told; after so long without an answer or
    a record, the ``quiet`` is told; one that has brought neither for so long counts as ``lost``. That reading
    has started over, or that records were deleted, is told for as long as ``notice``.
    """

    cut: float = 0.3
    quiet: float = 3.0
    lost: float = 10.0
    notice: float = 30.0


class Diagnosis:
    """Tells how reading over a connection goes. ``refused`` are the topics that may not be fetched from."""

    def __init__(self, connection: Connection, patience: Patience) -> None:
        self.refused: set[str] = set()
        self._connection = connection
        self._patience = patience
        self._notice = ""
        self._notice_until = 0.0
        self._began = self._heard = time.monotonic()

    def hear(self) -> None:
        """Note that something has come from Kafka."""
        self._heard = time.monotonic()

    def notify(self, notice: str, now: float) -> None:
        """Tell this for a while."""
        self._notice = notice
        self._notice_until = now + self._patience.notice

    def phase(self, now: float, *, loaded: bool) -> Phase:
        """The phase at that moment."""
        if self._connection.catalog is None:
            return Phase.CONNECTING
        silence = now - max(self._heard, self._connection.catalog.asked)
        cut = not self._connection.answered and now - self._connection.all_down > self._patience.cut
        if cut or silence > self._patience.lost:
            return Phase.INTERRUPTED
        return Phase.LIVE if loaded else Phase.LOADING

    def problem(
        self, phase: Phase, topics: Mapping[str, TopicInfo], now: float, *, lag: int | None, seeking: bool
    ) -> str:
        """What is wrong, empty when nothing is.

        ``lag`` is None while the topics are loaded; ``seeking`` is whether Kafka has been asked where to
        begin.
        """
        address, fault = self._connection.address, self._connection.fault
        if phase is Phase.CONNECTING:
            return fault or self._no_answer(now)
        if phase is Phase.INTERRUPTED:
            return f"The connection to {address} was lost, and is tried again. {fault}".rstrip()
        return (
            topic_problem(address, topics, self.refused)
            or self._stall(topics, now, lag, seeking)
            or (self._notice if now < self._notice_until else "")
        )

    def _no_answer(self, now: float) -> str:
        waited = now - self._began
        if waited < self._patience.quiet:
            return ""
        return (
            f"{self._connection.address} has not answered for {waited:.0f} seconds; "
            "check the address and security.protocol."
        )

    def _stall(self, topics: Mapping[str, TopicInfo], now: float, lag: int | None, seeking: bool) -> str:
        """What keeps records from coming while some are expected."""
        address, fault = self._connection.address, self._connection.fault
        if now - self._heard < self._patience.quiet:
            return ""
        if lag is not None:
            return fault if lag else ""
        without_leader = leader_problem(topics)
        if without_leader or fault:
            return without_leader or fault
        if seeking:
            return f"{address} has not said yet where the records of the chosen times are; it is asked again."
        return f"{address} answers, but sends no records; see if its brokers are well."
