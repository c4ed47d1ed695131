"""How fast and how late records arrive: a small graph for each topic, numbers also for its partitions."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.qt.rate_model import SECONDS, Column, RateModel
from app.qt.texts import tr, translatable
from widgets.nothing import Nothing
from widgets.rows import Cell, DenseTable, Place, Row, RowDelegate
from widgets.theme import UNIT, Theme, numeric_font, ui_font

NO_RATES = Nothing(
    "chart-line",
    translatable("No live records yet"),
    translatable("The rates and the lag of each topic appear here."),
)


class RateTable(DenseTable):
    """The table; its rows come as the topics are known."""

    def __init__(self, model: RateModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rates and lag"), parent)
        self.setModel(model)
        self.setItemDelegate(_RateDelegate(self, model))
        self.set_nothing(NO_RATES)
        words, numbers = ui_font(), numeric_font()
        self.set_columns(
            [
                (words, "robot-orch"),
                (words, "Last minute__"),
                (numbers, "1.2k/s"),
                (numbers, "1m 00s"),
                (numbers, "Behind"),
            ],
            stretched=Column.PLACE,
        )


class _RateDelegate(RowDelegate):
    def __init__(self, parent: QWidget, model: RateModel) -> None:
        super().__init__(parent)
        self._model = model

    def cell(self, row: int, column: int, theme: Theme) -> Cell:
        is_topic = self._model.place(row)[1] is None
        text = self._model.text(row, column)
        font = self.words if column == Column.PLACE else self.numbers
        if column == Column.PLACE and not is_topic:
            text = f"    {text}"
        return Cell(text, theme.text if is_topic else theme.muted, font)

    def paint_cell(self, painter: QPainter, row: Row, place: Place, theme: Theme) -> None:
        super().paint_cell(painter, row, place, theme)
        if place.column == Column.GRAPH and self._model.place(row.number)[1] is None:
            cell = QRectF(place.left, row.top, place.width, row.height)
            room = cell.adjusted(UNIT, UNIT // 2, -UNIT, -UNIT // 2)
            paint_sparkline(painter, room, self._model.rates(row.number), theme.accent)


def paint_sparkline(painter: QPainter, room: QRectF, rates: list[float], colour: str) -> None:
    """A line over the last minute, the newest on the right, as high as the most of it; flat at nothing."""
    highest = max(rates, default=0.0) or 1.0
    step = room.width() / (SECONDS - 1)
    left = room.right() - step * (len(rates) - 1)
    points = [
        QPointF(left + number * step, room.bottom() - rate / highest * room.height())
        for number, rate in enumerate(rates)
    ]
    if len(points) < 2:
        return
    shade = QColor(colour)
    shade.setAlpha(48)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(QPolygonF([QPointF(left, room.bottom()), *points, room.bottomRight()]))
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.drawPolyline(QPolygonF(points))
    painter.restore()
