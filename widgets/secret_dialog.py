"""Asks for the secrets that are not kept anywhere, when they are needed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from app.qt.connection_words import FORMS, LABELS
from app.qt.texts import tr
from widgets.form_fields import LineField, form, lay_out_asking
from widgets.theme import UNIT

WIDTH = 52 * UNIT


class SecretDialog(QDialog):
    """One line for each secret. What is typed is handed over, and kept nowhere."""

    given = Signal(dict)
    """The secrets by the name of their property."""

    def __init__(self, connection: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        """``connection`` is what the user calls it, ``names`` are the properties to ask for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sign in"))
        self.fields = {name: LineField(tr(LABELS.get(name, name)), tr(FORMS.get(name, ""))) for name in names}
        heading = QLabel(self.tr("To connect to {connection}:").format(connection=connection))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        lines = form()
        for name, field in self.fields.items():
            field.line.setEchoMode(QLineEdit.EchoMode.Password)
            lines.addRow(tr(LABELS.get(name, name)), field)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.connect_button = QPushButton(self.tr("Continue"))
        lay_out_asking(self, heading, lines, self.cancel_button, self.connect_button)
        self.setMinimumWidth(WIDTH)

    def accept(self) -> None:
        """Hand the secrets over, or say which one is missing."""
        empty = [field for field in self.fields.values() if not field.line.text()]
        for field in empty:
            field.show_mistake(self.tr("Type it to go on."))
        if empty:
            empty[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()
            self.given.emit({name: field.line.text() for name, field in self.fields.items()})
