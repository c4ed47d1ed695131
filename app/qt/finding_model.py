"""What was found out about the topics, as a table."""

from enum import IntEnum

from app.qt.text_table import TextTable
from app.qt.texts import translatable
from app.qt.words import word
from kafka_client.findings import Finding, Severity

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Column(IntEnum):
    """What the table shows of a finding."""

    SEVERITY = 0
    TOPIC = 1
    MESSAGE = 2


class FindingModel(TextTable):
    """One row a finding, the worst first."""

    HEADINGS = (translatable("Severity"), translatable("Topic"), translatable("What, and what to do"))

    def __init__(self) -> None:
        super().__init__()
        self._findings: list[Finding] = []

    def set_findings(self, findings: list[Finding]) -> None:
        """Show these."""
        self.beginResetModel()
        self._findings = sorted(findings, key=lambda each: _WORST_FIRST.index(each.severity))
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        """What is in a row. Raises IndexError."""
        return self._findings[row]

    def row_count(self) -> int:
        return len(self._findings)

    def text(self, row: int, column: int) -> str:
        finding = self._findings[row]
        match Column(column):
            case Column.SEVERITY:
                return word(finding.severity)
            case Column.TOPIC:
                return finding.topic
            case Column.MESSAGE:
                return finding.message

    def tooltip(self, row: int, column: int) -> str:
        return self._findings[row].message if column == Column.MESSAGE else ""
