"""The dialog that lists the records that are not events, with each record's bytes."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QSplitter, QTableView, QVBoxLayout, QWidget

from app.core import formats
from app.qt.undecodable_model import UndecodableModel
from kafka_client.events import Undecodable
from kafka_client.records import Record
from widgets.record_view import RecordView

WIDTHS = (160, 80, 80, 80)


class UndecodableDialog(QDialog):
    """What could not be decoded is kept, counted, and looked at here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Undecodable records")
        self.resize(880, 560)
        self._heading = QLabel()
        self._model = UndecodableModel()
        self._table = self._make_table()
        self._record = RecordView()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self._table)
        split.addWidget(self._record)
        split.setSizes([220, 320])
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(8)
        page.addWidget(self._heading)
        page.addWidget(split, 1)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName("Undecodable records")
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        table.selectionModel().currentRowChanged.connect(self._show_row)
        return table

    def show_items(self, items: list[Undecodable]) -> None:
        """Open with these records, the first one chosen."""
        self._heading.setText(_heading(len(items)))
        self._model.set_items(items)
        self._table.show()
        if items:
            self._table.selectRow(0)
        self._open()

    def show_record(self, record: Record) -> None:
        """Open with this record alone."""
        self._heading.setText(f"{record.topic} · partition {record.partition} · offset {record.offset:,}")
        self._table.hide()
        self._record.show_record(record)
        self._open()

    def _show_row(self, current: QModelIndex) -> None:
        if current.isValid():
            self._record.show_record(self._model.item(current.row()).record)

    def _open(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()


def _heading(number: int) -> str:
    if not number:
        return "Every record so far is an event: there is nothing to look at here."
    records = formats.counted(number, "record is no event", "records are no events")
    return f"{records}. They are kept as they came, and change no match."
