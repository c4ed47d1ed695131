"""What becomes of the faults that tests cause: the marker ``fault``, and a record of each run.

``@pytest.mark.fault("what goes wrong")`` marks a test that causes that fault on a real server, and shows that
every record which the server still has is counted once. With ``FAULT_RESULTS=FILE`` the run writes what came
of them there as JSON; `tests.reliability` makes the table of ``docs/reliability.md`` of it.
"""

import os
import re
from collections.abc import Generator
from pathlib import Path

import msgspec
import pytest

VARIABLE = "FAULT_RESULTS"
WINDOW_TESTS = Path(__file__).parent / "desktop"
_ADDRESS = re.compile(r"127\.0\.0\.1:\d+")
_SUFFIX = re.compile(r"-[0-9a-f]{8}\b")
_SECONDS = re.compile(r"\b\d+ seconds")
_TOLD = "told"


class Outcome(msgspec.Struct):
    """What came of a fault: passed, failed or skipped, and the sentences that told the user of it.

    ``in_window`` is whether it was caused under the whole window, too.
    """

    outcome: str = "skipped"
    told: list[str] = []
    in_window: bool = False

    def add(self, outcome: str, told: list[str]) -> None:
        """Join what another test of the same fault showed; the worse outcome counts."""
        order = ("skipped", "passed", "failed")
        self.outcome = max(self.outcome, outcome, key=order.index)
        self.told = list(dict.fromkeys([*self.told, *told]))


class FaultRecorder:
    """A pytest plugin that collects the outcomes of marked tests, and writes them at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._outcomes: dict[str, Outcome] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        for mark in item.iter_markers("fault"):
            self._note(mark.args[0], item, report)
        return report

    def _note(self, fault: str, item: pytest.Item, report: pytest.TestReport) -> None:
        found = self._outcomes.setdefault(fault, Outcome())
        if report.when == "call" or report.outcome != "passed":
            found.add(report.outcome, [])
            found.in_window |= report.outcome != "skipped" and item.path.is_relative_to(WINDOW_TESTS)
        if report.when == "teardown":
            told = [sentence for name, sentence in item.user_properties if name == _TOLD]
            found.add("skipped", [str(sentence) for sentence in told])

    def pytest_sessionfinish(self) -> None:
        self._path.write_bytes(msgspec.json.format(msgspec.json.encode(self._outcomes)))


def configure(config: pytest.Config) -> None:
    """Make the marker known, and record if that is asked for."""
    config.addinivalue_line("markers", "fault(what): the test causes this fault on a real server")
    path = os.environ.get(VARIABLE)
    if path:
        config.pluginmanager.register(FaultRecorder(Path(path)))


def note_told(node: pytest.Item, sentences: list[str]) -> None:
    """Remember what the user was told in a test, without what differs from run to run."""
    node.user_properties += [(_TOLD, sentence) for sentence in dict.fromkeys(map(_plain, sentences))]


def _plain(sentence: str) -> str:
    """The sentence with the same address, names and times in every run."""
    sentence = _ADDRESS.sub("kafka:9092", sentence)
    return _SECONDS.sub("n seconds", _SUFFIX.sub("", sentence))
