"""The dialog that shows records byte by byte: all that are not events, or a single one."""

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QLabel, QSplitter, QVBoxLayout, QWidget

from app.core.perspective import under_lock
from app.qt import local
from app.qt.texts import tr, translatable
from app.qt.undecodable_model import Column, UndecodableModel
from kafka_client.events import Undecodable
from kafka_client.records import Record
from widgets.nothing import Nothing
from widgets.record_view import RecordView
from widgets.rows import Cell, DenseTable, RowDelegate
from widgets.theme import Theme, ui_font

ALL_DECODED = Nothing(
    "check-circle-outline",
    translatable("Every record so far is an event"),
    translatable("One that is none is kept as it came, and listed here."),
    "good",
)
SAMPLES = ("robot-orchestration-events", "Partition", "1,000,000", "1,000,000", "")
"""What each column must have room for; the last one takes what is left."""


class RecordDialog(QDialog):
    """What could not be decoded is kept, counted, and looked at here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = False
        self.resize(880, 560)
        self.heading = QLabel()
        self._model = UndecodableModel()
        self.table = self._make_table()
        self.record_view = RecordView()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.record_view)
        split.setSizes([220, 320])
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(8)
        page.addWidget(self.heading)
        page.addWidget(split, 1)

    def _make_table(self) -> DenseTable:
        table = DenseTable(self.tr("Undecodable records"))
        table.setModel(self._model)
        table.setItemDelegate(_Delegate(table, self._model))
        table.set_columns([(ui_font(), sample) for sample in SAMPLES], stretched=Column.REASON)
        table.set_nothing(ALL_DECODED)
        table.selectionModel().currentRowChanged.connect(self._show_row)
        return table

    def set_locked(self, on: bool) -> None:
        """Hide what stands in undecodable records, which may tell who is human, or no longer."""
        self._locked = on
        if self.table.isVisible():
            self._show_row(self.table.currentIndex())

    def show_items(self, items: list[Undecodable]) -> None:
        """Open with these records, the first one chosen."""
        self.setWindowTitle(self.tr("Undecodable records"))
        self.heading.setText(_heading(len(items)))
        self._model.set_items(items)
        self.table.show()
        self.record_view.setVisible(bool(items))
        if items:
            self.table.selectRow(0)
        self._open()

    def show_record(self, record: Record) -> None:
        """Open with this record alone, whatever it is."""
        self.setWindowTitle(self.tr("Record"))
        self.heading.setText(
            self.tr("{topic} · partition {partition} · offset {offset}").format(
                topic=record.topic, partition=record.partition, offset=local.count(record.offset)
            )
        )
        self.table.hide()
        self.record_view.show()
        self.record_view.show_record(record)
        self._open()

    def _show_row(self, current: QModelIndex) -> None:
        if current.isValid():
            item = self._model.item(current.row())
            if self._locked:
                item = replace(item, record=under_lock(item)[0].record)
            self.record_view.show_record(item.record, item.reason)

    def _open(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()


def _heading(number: int) -> str:
    if not number:
        return tr("No record is undecodable")
    records = tr("%Ln records are no events", "", number)
    return tr("{records}. They are kept as they came, and change no match.").format(records=records)


class _Delegate(RowDelegate):
    def __init__(self, parent: QWidget, model: UndecodableModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        font = self.words if column == Column.REASON else self.numbers
        return Cell(self._model.text(row, column), theme.text, font)
