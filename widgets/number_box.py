"""Fields for numbers whose text stands where that of other fields does: no style sheet can move it."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

TEXT_MARGIN = 6


class NumberBox(QSpinBox):
    """A field for a whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)


class DecimalBox(QDoubleSpinBox):
    """A field for a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
