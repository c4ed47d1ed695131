"""A line that comes up over the replay: the colour and the note of one mark."""

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.core.marks import COLOURS, LONGEST_NOTE, Mark
from widgets.mark_looks import mark_icon
from widgets.theme import UNIT, theme_of

WIDTH = 76 * UNIT
_ICON = 2 * UNIT
_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class MarkEditor(QFrame):
    """Enter, or going elsewhere, keeps what was typed; Esc leaves the note as it was.

    A colour counts at once: Alt and its number choose it, and arrows among the colours.
    """

    edited = Signal(object)
    """The `Mark` as it is now."""

    def __init__(self, parent: QWidget, above: QWidget) -> None:
        """It lies in ``parent``, above the widget ``above``."""
        super().__init__(parent)
        self._ground = parent
        self._above = above
        self._mark: Mark | None = None
        self._before: QWidget | None = None
        self._title = QLabel()
        self.note_edit = QLineEdit()
        self.note_edit.setMaxLength(LONGEST_NOTE)
        self.note_edit.setPlaceholderText(self.tr("Note"))
        self.note_edit.setToolTip(self.tr("Enter keeps it, Esc leaves it"))
        self.note_edit.setAccessibleName(self.tr("Note"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self.buttons = [self._button(number, colour) for number, colour in enumerate(COLOURS)]
        self.setObjectName("markEditor")
        self.setAccessibleName(self.tr("The mark's colour and note"))
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._lay_out()
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def _button(self, number: int, colour: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setToolTip(self.tr("{colour} (Alt+{number})").format(colour=colour, number=number + 1))
        button.setAccessibleName(colour)
        self._group.addButton(button, number)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT // 2)
        row.addWidget(self._title)
        row.addWidget(self.note_edit, 1)
        for button in self.buttons:
            row.addWidget(button)
        for key_target in (self.note_edit, *self.buttons):
            key_target.installEventFilter(self)

    def edit(self, mark: Mark, title: str) -> None:
        """Come up with a mark's note, ready to be typed."""
        if self._mark is None:
            self._before = QApplication.focusWidget()
        self._mark = mark
        self._title.setText(title)
        self.note_edit.setText(mark.note)
        self._show_colour()
        self._place()
        self.show()
        self.raise_()
        self.note_edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.note_edit.selectAll()

    def _place(self) -> None:
        top_left = self._above.mapTo(self._ground, QPoint(0, 0))
        width = min(WIDTH, self._above.width() - 2 * UNIT)
        height = self.sizeHint().height()
        left = top_left.x() + (self._above.width() - width) // 2
        self.setGeometry(left, top_left.y() - height - UNIT, width, height)

    def _show_colour(self) -> None:
        if self._mark is not None:
            self.buttons[COLOURS.index(self._mark.colour)].setChecked(True)
        for colour, button in zip(COLOURS, self.buttons, strict=True):
            button.setIcon(mark_icon(colour, theme_of(self)))

    def _choose(self, number: int) -> None:
        if self._mark is not None:
            self._mark = replace(self._mark, colour=COLOURS[number])
            self._show_colour()
            self.edited.emit(self._mark)
            self.note_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_and_close(self) -> None:
        mark, note = self._mark, self.note_edit.text().strip()
        self._close()
        if mark is not None and note != mark.note:
            self.edited.emit(replace(mark, note=note))

    def _close(self) -> None:
        """Go; what had the keyboard before gets it back, unless the user gave it to something else."""
        if self._mark is None:
            return
        self._mark = None
        focused = QApplication.focusWidget()
        if self._before is not None and focused is not None and self.isAncestorOf(focused):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._mark is not None and new is not None and not self.isAncestorOf(new):
            self._keep_and_close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is up the keys of the colours are its own, whatever commands have them."""
        if isinstance(event, QKeyEvent) and event.type() in _PRESSES:
            colour = self._colour_of(event)
            if colour is not None:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    self._choose(colour)
                    if watched is not self.note_edit:
                        self.buttons[colour].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _colour_of(self, event: QKeyEvent) -> int | None:
        """The colour that a key chooses: Alt and its number, or an arrow from one to the other."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            number = event.key() - Qt.Key.Key_1
            return number if 0 <= number < len(COLOURS) else None
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        here = next((number for number, button in enumerate(self.buttons) if button.hasFocus()), None)
        if here is None or event.key() not in steps:
            return None
        return (here + steps[Qt.Key(event.key())]) % len(COLOURS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep_and_close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange and self._mark is not None:
            self._show_colour()
        super().changeEvent(event)
