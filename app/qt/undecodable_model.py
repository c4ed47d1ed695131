"""The records that are not events, as a table."""

from enum import IntEnum

from app.qt.text_table import TextTable
from app.qt.texts import translatable
from kafka_client.events import Undecodable


class Column(IntEnum):
    """What the table shows of a record."""

    TOPIC = 0
    PARTITION = 1
    OFFSET = 2
    SIZE = 3
    REASON = 4


class UndecodableModel(TextTable):
    """One row a record, in the order of arrival."""

    HEADINGS = (
        translatable("Topic"),
        translatable("Partition"),
        translatable("Offset"),
        translatable("Bytes"),
        translatable("Why it is not an event"),
    )
    NUMERIC = frozenset({Column.PARTITION, Column.OFFSET, Column.SIZE})

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Undecodable] = []

    def set_items(self, items: list[Undecodable]) -> None:
        """Show these."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, row: int) -> Undecodable:
        """The record in a row. Raises IndexError."""
        return self._items[row]

    def row_count(self) -> int:
        return len(self._items)

    def text(self, row: int, column: int) -> str:
        record = self._items[row].record
        match Column(column):
            case Column.TOPIC:
                return record.topic
            case Column.PARTITION:
                return str(record.partition)
            case Column.OFFSET:
                return f"{record.offset:,}"
            case Column.SIZE:
                return self.tr("null") if record.value is None else f"{len(record.value):,}"
            case Column.REASON:
                return self._items[row].reason

    def tooltip(self, row: int, column: int) -> str:
        return self._items[row].reason if column == Column.REASON else ""
