"""Sample matches: made up from a seed, with the variety of a real system."""

from collections.abc import Iterator
from random import Random

from kafka_client.producing.messages import Message, SampleMatch, in_order
from kafka_client.producing.scenarios import SCENARIOS, Classic, Truncated
from kafka_client.producing.script import WATCHABLE, Script

DEFAULT_COUNT = 20
DEFAULT_SEED = 1
DEFAULT_DAYS = 3.0

DAY_MS = 86_400_000
LONGEST_MATCH_MS = 900_000
"""More than any match takes, so that none ends in the future."""

BENCHMARK_START = 1_700_000_000_000
BENCHMARK_GAP_MS = 5_000


def sample_matches(
    count: int = DEFAULT_COUNT, *, seed: int = DEFAULT_SEED, now: int, days: float = DEFAULT_DAYS
) -> list[SampleMatch]:
    """Matches of the last ``days`` before ``now`` (Unix milliseconds), by start.

    Up to 20 are each of another scenario; of more, most are ordinary. The same arguments give the same bytes.
    """
    return list(play_samples(count, seed=seed, now=now, days=days))


def play_samples(count: int, *, seed: int, now: int, days: float) -> Iterator[SampleMatch]:
    """The matches of `sample_matches`, played one by one as they are asked for."""
    rng = Random(f"samples {seed}")
    scenarios = [*SCENARIOS[:count], *(_any_scenario(rng) for _ in range(count - len(SCENARIOS)))]
    rng.shuffle(scenarios)
    latest = now - LONGEST_MATCH_MS
    earliest = min(latest, now - round(days * DAY_MS))
    starts = sorted(rng.randint(earliest, latest) for _ in scenarios)
    for number, (scenario, start) in enumerate(zip(scenarios, starts, strict=True)):
        yield scenario(Random(f"match {seed} {number}"), start).play()


def live_matches(seed: int | str, start: int, at_once: int) -> Iterator[SampleMatch]:
    """Matches without end at a pace that one can watch, by start; up to ``at_once`` of them overlap."""
    rng = Random(f"live {seed}")
    ends: list[int] = []
    while True:
        scenario = _any_scenario(rng)
        if scenario is Truncated:
            continue
        match = scenario(rng, start, WATCHABLE).play()
        yield match
        ends = sorted([*ends, match.messages[-1].timestamp])[-at_once:]
        start += rng.randint(7_000, 15_000)
        if len(ends) == at_once:
            start = max(start, ends[0] + 1_000)


def generate_log(matches: int, seed: int = DEFAULT_SEED) -> Iterator[Message]:
    """Messages for benchmarks, by record time: matches of about 40 events, which are about 400 bytes each."""
    rng = Random(f"log {seed}")
    return in_order(
        _Plain(rng, BENCHMARK_START + number * BENCHMARK_GAP_MS, rounds=3).play() for number in range(matches)
    )


class _Plain(Script):
    """An ordinary match without the optional events, so that each is as long as the others."""

    def prepare(self) -> None:
        self.announces_robots = False
        self.robots_vote_on_command = False


def _any_scenario(rng: Random) -> type[Script]:
    return Classic if rng.random() < 0.6 else rng.choice(SCENARIOS)
