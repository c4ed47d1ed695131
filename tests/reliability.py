"""Makes the table of ``docs/reliability.md``: ``python -m tests.reliability PYTEST``.

It runs the tests that are marked as faults, first on the embedded broker, then on Apache Kafka, and writes
what came of each. The exit status is that of the worst run.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from tests.apache_kafka import UNAVAILABLE, VERSION, ApacheKafka, KafkaUnavailableError
from tests.fault_table import VARIABLE, Outcome

DOCUMENT = Path(__file__).parent.parent / "docs" / "reliability.md"
BEGIN, END = "<!-- made by `make reliability`: begin -->", "<!-- end -->"
FOLDERS = (
    "tests/sources",
    "tests/desktop/test_faults.py",
    "tests/desktop/test_broker_faults.py",
    "tests/cli/test_saved_index.py",
)
WORDS = {"passed": "passed", "failed": "**failed**", "skipped": "–"}

Outcomes = dict[str, Outcome]


def table(embedded: Outcomes, apache: Outcomes) -> str:
    """The table in Markdown, a line for each fault."""
    lines = [
        f"| fault | what the user is told | embedded broker | Apache Kafka {VERSION} | whole window |",
        "| --- | --- | --- | --- | --- |",
    ]
    for fault in sorted({*embedded, *apache}):
        runs = (embedded.get(fault, Outcome()), apache.get(fault, Outcome()))
        told = max((run.told for run in runs), key=bool)
        in_window = "yes" if any(run.in_window for run in runs) else "–"
        cells = [fault, _cell(told), *(WORDS[run.outcome] for run in runs), in_window]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(told: list[str]) -> str:
    """The most telling sentence: the longest."""
    return max(told, key=len).replace("|", "\\|") if told else "nothing: reading goes on"


def write_table(text: str) -> None:
    """Put the table between the marks of the document."""
    document = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def run(pytest: str, environment: dict[str, str]) -> tuple[int, Outcomes]:
    """The exit status of a run of the marked tests, and what came of the faults."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "faults.json")
        command = [pytest, "-q", "-m", "fault", *FOLDERS]
        done = subprocess.run(command, env=environment | {VARIABLE: str(results)}, check=False)
        return done.returncode, msgspec.json.decode(results.read_bytes(), type=Outcomes)


def main(arguments: list[str]) -> int:
    """Run on both servers, and write the table; the exit status."""
    (pytest,) = arguments
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KAFKA_")}
    try:
        with ApacheKafka() as kafka:
            embedded_status, embedded = run(pytest, environment)
            environment |= kafka.listeners.for_environment() | {"KAFKA_BOOTSTRAP": kafka.bootstrap}
            apache_status, apache = run(pytest, environment)
    except KafkaUnavailableError as error:
        print(f"The table was not made: {error}.")
        return UNAVAILABLE
    write_table(table(embedded, apache))
    return max(embedded_status, apache_status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
