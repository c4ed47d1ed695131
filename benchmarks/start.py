"""Starting: from the start of the process to a usable window, and to the first match on a local broker."""

import time

from benchmarks import children
from benchmarks.figures import StartTimes
from benchmarks.result import Figures, Part, at_most
from benchmarks.setting import Setting
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.seeding import seed

WINDOW_TARGET = 1.0
MATCH_TARGET = 1.5


def measure(setting: Setting) -> Part:
    """Start the program on a broker with the sample matches; the first start only fills the caches."""
    with EmbeddedBroker() as broker:
        seed(broker.bootstrap)
        _, *times = (start_once(setting, broker.bootstrap) for _ in range(1 + setting.repeats))
    results = [
        at_most("start to usable window", WINDOW_TARGET, "s", [each.window for each in times], 2),
        at_most("start to first match in the list", MATCH_TARGET, "s", [each.list for each in times], 2),
        at_most("start to first match opened", MATCH_TARGET, "s", [each.match for each in times], 2),
    ]
    rows = [tuple(f"{value:.2f}" for value in (each.window, each.list, each.match)) for each in times]
    columns = ("window, s", "list, s", "match, s")
    return Part(results, [Figures(f"Starts, on {setting.display.words}", columns, tuple(rows))])


def start_once(setting: Setting, bootstrap: str) -> StartTimes:
    """Start the program on that broker, and close it when it has opened a match."""
    environment = setting.environment()
    return children.run(
        StartTimes, "benchmarks.probe", "start", time.time(), "--bootstrap", bootstrap,
        environment=environment,
    )  # fmt: skip
