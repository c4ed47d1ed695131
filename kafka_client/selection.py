"""What to read of the topics: which partitions, and which of their offsets. Kafka is asked meanwhile."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import Protocol, TypeVar

import msgspec

from kafka_client.decoding import decode
from kafka_client.events import Event, TopicRoles
from kafka_client.lookups import WHOLE, KeySample, Question, Span, find_spans, partition_of_key, sample_keys
from kafka_client.records import Record
from kafka_client.source import LoadWindow
from kafka_client.window import PartitionId

Answer = TypeVar("Answer")


class Asking(Protocol):
    """Something that puts questions to Kafka."""

    def ask(self, question: Question[Answer]) -> "Future[Answer]":
        """Ask on another thread."""
        ...


class TimeSpans:
    """Where the window's times lie in the partitions: `of` notes what is wanted, and `poll` asks for it."""

    def __init__(self, window: LoadWindow, asking: Asking) -> None:
        self._window = window
        self._asking = asking
        self._known: dict[PartitionId, Span] = {}
        self._wanted: set[PartitionId] = set()
        self._asked: set[PartitionId] = set()
        self._answer: Future[dict[PartitionId, Span]] | None = None

    @property
    def pending(self) -> bool:
        """Whether an answer is awaited."""
        return self._answer is not None

    def of(self, partition: PartitionId) -> Span | None:
        """The partition's span, None while it is not known."""
        known = self._known.get(partition)
        if known is None and partition not in self._asked:
            self._wanted.add(partition)
        return known

    def poll(self) -> None:
        """Take in an answer, and ask for more. What cannot be had, after some tries, is read as a whole."""
        if self._answer is not None and self._answer.done():
            found = {} if self._answer.exception() else self._answer.result()
            self._known |= {each: found.get(each, WHOLE) for each in self._asked}
            self._asked = set()
            self._answer = None
        if self._answer is None and self._wanted:
            self._asked, self._wanted = self._wanted, set()
            self._answer = self._asking.ask(partial(find_spans, partitions=self._asked, window=self._window))


class _Choice(msgspec.Struct):
    """What is known of a topic: its partitions when it was sampled, and which of them are read."""

    partitions: frozenset[int]
    answer: "Future[dict[int, KeySample]]"
    sizes: dict[int, int] = {}
    chosen: frozenset[int] = frozenset()


class OneMatch:
    """Reads one match: where a topic is keyed by match, only the partition that its id hashes to.

    Whether it is, a sample of each partition tells: each record's key must be its match's id, and lie in the
    partition that murmur2 of it names. Every other record that is read after that is looked at as well; one
    with another key has all partitions of its topic read.
    """

    def __init__(self, match_id: str, roles: TopicRoles, asking: Asking) -> None:
        self._match_id = match_id
        self._roles = roles
        self._asking = asking
        self._choices: dict[str, _Choice] = {}
        self._others = 0

    @property
    def left_out(self) -> int:
        """How many records belong to other matches or to none, with the offsets of what is not read."""
        return self._others + sum(
            size
            for choice in self._choices.values()
            for number, size in choice.sizes.items()
            if number not in choice.chosen
        )

    def partitions(self, topic: str, existing: frozenset[int]) -> frozenset[int]:
        """Which of the topic's partitions to read; none while that is not known."""
        choice = self._choices.get(topic)
        if choice is None:
            answer = self._asking.ask(partial(sample_keys, topic=topic, numbers=existing))
            choice = self._choices[topic] = _Choice(existing, answer)
        if not choice.chosen and choice.answer.done():
            self._choose(choice)
        elif choice.chosen and choice.partitions != existing:
            choice.chosen = existing  # with more partitions than before, keys lie in others than before
        return choice.chosen

    def admit(self, records: list[Record]) -> list[Record]:
        """The records of the match."""
        kept = []
        for record in records:
            event = decode(record, self._roles)
            match_id = event.match_id if isinstance(event, Event) else None
            if match_id == self._match_id:
                kept.append(record)
            if match_id is not None and record.key != _key(match_id):
                choice = self._choices[record.topic]
                choice.chosen = choice.partitions
        self._others += len(records) - len(kept)
        return kept

    def _choose(self, choice: _Choice) -> None:
        samples = {} if choice.answer.exception() else choice.answer.result()
        choice.sizes = {number: sample.size for number, sample in samples.items()}
        choice.chosen = choice.partitions
        if self._keyed_by_match(samples, len(choice.partitions)):
            home = partition_of_key(_key(self._match_id), len(choice.partitions))
            choice.chosen = frozenset({home})

    def _keyed_by_match(self, samples: Mapping[int, KeySample], partitions: int) -> bool:
        """Whether the samples show it; without a single record they do not."""
        shown = False
        for number, sample in samples.items():
            for record in sample.records:
                event = decode(record, self._roles)
                if not isinstance(event, Event) or event.match_id is None:
                    continue
                key = _key(event.match_id)
                if record.key != key or partition_of_key(key, partitions) != number:
                    return False
                shown = True
        return shown


def _key(match_id: str) -> bytes:
    return match_id.encode("utf-8", "surrogateescape")
