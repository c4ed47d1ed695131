"""Asks for the schema registry that decodes the values of files."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from app.qt.connection_words import FORMS, HINTS, LABELS
from app.qt.texts import tr, translatable
from kafka_client.settings import REGISTRY_URL, REGISTRY_USER
from widgets.form_fields import LineField, add_row, form, lay_out_asking
from widgets.registry_form import Mistake
from widgets.theme import UNIT

WIDTH = 64 * UNIT
ABOUT = translatable(
    "Avro and Protobuf values of files are decoded by the schemas of this registry, until the window is "
    "closed. Without an address they stay as they are. For a Kafka, name its registry in the connection."
)
NOT_KEPT = translatable("As USER:PASSWORD. What you type is used now and not kept.")


class RegistryDialog(QDialog):
    """An address, and who signs in there. Both are handed over, and kept nowhere."""

    chosen = Signal(dict)
    """The registry's settings by the name of their property; empty for no registry."""

    def __init__(self, url: str, mistake: Mistake, parent: QWidget | None = None) -> None:
        """``url`` is the one that is used by now."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Schema registry for files"))
        self._mistake = mistake
        self.address = LineField(tr(LABELS[REGISTRY_URL]))
        self.address.line.setPlaceholderText(tr(HINTS[REGISTRY_URL]))
        self.address.set_text(url)
        self.sign_in = LineField(tr(LABELS[REGISTRY_USER]), tr(NOT_KEPT))
        self.sign_in.line.setPlaceholderText(tr(HINTS[REGISTRY_USER]))
        self.sign_in.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.use_button = QPushButton(self.tr("Use"))
        lines = form()
        add_row(lines, tr(LABELS[REGISTRY_URL]), self.address)
        add_row(lines, tr(LABELS[REGISTRY_USER]), self.sign_in)
        lay_out_asking(self, QLabel(tr(ABOUT)), lines, self.cancel_button, self.use_button)
        self.setMinimumWidth(WIDTH)

    def accept(self) -> None:
        """Hand over what was typed, or say what is wrong with it."""
        url, user = self.address.text, self.sign_in.line.text()
        wrong = self._mistake(REGISTRY_URL, url)
        malformed = tr(FORMS[REGISTRY_USER]) if user and ":" not in user else ""
        self.address.show_mistake(wrong)
        self.sign_in.show_mistake(malformed)
        if wrong or malformed:
            (self.address if wrong else self.sign_in).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
        given = {REGISTRY_URL: url, REGISTRY_USER: user} if url else {}
        self.chosen.emit({name: value for name, value in given.items() if value})
