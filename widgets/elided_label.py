"""Labels that cut their text to the room they have, and show all of it when one points at them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.qt import tooltips


class ElidedLabel(QLabel):
    """One line of plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        self.setToolTip(tooltips.plain(self.text()) if self._shown() != self.text() else "")

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, self._shown())
        painter.end()


class ElidedLines(QLabel):
    """As many lines of plain text as there is room for, the last of them cut. It asks for no width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(tooltips.plain(text))

    def shown_lines(self) -> list[str]:
        """The text as it is painted."""
        room = self.contentsRect()
        most = max(1, room.height() // self.fontMetrics().lineSpacing())
        return _lines(self.text(), self.font(), room.width(), most)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        room = self.contentsRect()
        for line in self.shown_lines():
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line)
            room.setTop(room.top() + self.fontMetrics().lineSpacing())
        painter.end()


def _lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """What of a text stands in each line. Qt counts in UTF-16."""
    whole = " ".join(text.splitlines())
    rest = whole.encode("utf-16-le", "surrogatepass")
    layout = QTextLayout(whole, font)
    layout.beginLayout()
    lines: list[str] = []
    while rest and len(lines) < most - 1:
        line = layout.createLine()
        line.setLineWidth(width)
        end = 2 * max(1, line.textLength())
        lines.append(rest[:end].decode("utf-16-le", "surrogatepass").rstrip())
        rest = rest[end:]
    layout.endLayout()
    if rest:
        left_over = rest.decode("utf-16-le", "surrogatepass")
        lines.append(QFontMetrics(font).elidedText(left_over, Qt.TextElideMode.ElideRight, width))
    return lines
