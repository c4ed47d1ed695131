"""A whole system to look at: an embedded broker with sample matches in it, and live matches being played."""

from types import TracebackType
from typing import Self

from kafka_client.events import DEFAULT_TOPICS
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.player import LivePlayer
from kafka_client.producing.seeding import seed as write_samples


class Demo:
    """Starts on entering, and leaves nothing behind on leaving. Raises `ProducingError`."""

    def __init__(self, count: int, seed: int) -> None:
        self._count = count
        self._seed = seed
        self._broker = EmbeddedBroker()
        self._player: LivePlayer | None = None

    @property
    def bootstrap(self) -> str:
        """The broker's address."""
        return self._broker.bootstrap

    def __enter__(self) -> Self:
        address = self._broker.start()
        try:
            write_samples(address, self._count, self._seed, DEFAULT_TOPICS)
            self._player = LivePlayer(address, self._seed, DEFAULT_TOPICS)
            self._player.start()
        except BaseException:
            self._broker.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._player is not None:
            self._player.stop()
        self._broker.stop()
