"""The small buttons in the corners of the timeline: which axis, and zooming."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from widgets import icons

ZOOM_STEP = 1.5
_HEIGHT = 22


class AxisSwitch(QWidget):
    """Time or the log's order along the axis."""

    chosen = Signal(bool)
    """True for the log's order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self)
        self._group = QButtonGroup(self)
        tips = (
            self.tr("Events at their times (T)"),
            self.tr("Events one after the other, in replay order (T)"),
        )
        for by_number, (text, tip) in enumerate(zip((self.tr("Time"), self.tr("Order")), tips, strict=True)):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setChecked(not by_number)
            button.setProperty("dense", True)
            button.setFixedHeight(_HEIGHT)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, by_number)
            row.addWidget(button)
        self._group.idClicked.connect(lambda which: self.chosen.emit(bool(which)))

    def event(self, event: QEvent) -> bool:
        """No layout around it gives it more room when its words grow."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.adjustSize()
        return super().event(event)

    def show_choice(self, *, by_number: bool) -> None:
        """Show which of the two holds."""
        self._group.button(int(by_number)).setChecked(True)


class ZoomButtons(QWidget):
    """Fit the match or the round, zoom out and in."""

    fit_match = Signal()
    fit_round = Signal()
    zoom = Signal(float)
    """So many times wider."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = _row(self)
        for icon, tip, act in (
            ("arrow-expand-horizontal", self.tr("Fit the match (0)"), self.fit_match.emit),
            ("arrow-collapse-horizontal", self.tr("Fit the round at the cursor (R)"), self.fit_round.emit),
            ("magnify-minus-outline", self.tr("Zoom out (S or −)"), lambda: self.zoom.emit(1 / ZOOM_STEP)),
            ("magnify-plus-outline", self.tr("Zoom in (W or +)"), lambda: self.zoom.emit(ZOOM_STEP)),
        ):
            button = QToolButton()
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setIcon(icons.icon(icon, "muted"))
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(_HEIGHT, _HEIGHT)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)


def _row(parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    return row
