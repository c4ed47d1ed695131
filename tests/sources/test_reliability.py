"""The documents on reliability say what the tests do."""

import re
from pathlib import Path

from tests.fault_table import Outcome
from tests.reliability import DOCUMENT, FOLDERS, table

ROOT = DOCUMENT.parent.parent
_MARK = re.compile(r'@pytest\.mark\.fault\(\s*"([^"]+)"')


def marked() -> set[str]:
    """All faults that tests are marked with."""
    places = [ROOT / name for name in FOLDERS]
    files = [file for place in places for file in (place.glob("*.py") if place.is_dir() else [place])]
    return {fault for file in files for fault in _MARK.findall(Path(file).read_text(encoding="utf-8"))}


def test_the_table_has_every_fault_and_none_that_failed() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    faults = marked()
    assert len(faults) > 15
    assert [fault for fault in faults if f"| {fault} |" not in document] == []
    assert "**failed**" not in document


def test_the_table_tells_both_servers_and_the_worse_outcome() -> None:
    outcome = Outcome()
    outcome.add("failed", ["It broke.", "It broke: see there."])
    outcome.add("passed", ["It broke."])
    made = table({"a fault": outcome}, {"a fault": Outcome(in_window=True)})
    assert made.endswith("| a fault | It broke: see there. | **failed** | – | yes |")
