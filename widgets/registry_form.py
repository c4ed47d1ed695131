"""The fields of a connection's schema registry: its address, and who signs in there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.connection_draft import Keeping, Secret
from app.core.connection_form import Properties
from app.qt.connection_words import FORMS, HINTS, LABELS, MISSING
from app.qt.texts import tr
from kafka_client.settings import REGISTRY_URL, REGISTRY_USER
from widgets.form_fields import LineField, SecretField, add_row, form

Mistake = Callable[[str, str], str]
"""What is wrong with a property's value, by its name; empty when nothing is."""


class RegistryForm(QWidget):
    """Two lines, which may both stay empty. Other properties of a registry have no field."""

    edited = Signal()
    """The user has changed something."""

    def __init__(self, mistake: Mistake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mistake = mistake
        self.address = LineField(tr(LABELS[REGISTRY_URL]))
        self.address.line.setPlaceholderText(tr(HINTS[REGISTRY_URL]))
        self.sign_in = SecretField(
            tr(LABELS[REGISTRY_USER]),
            needed=False,
            hint=tr(HINTS[REGISTRY_USER]),
            missing=tr(MISSING[REGISTRY_USER]),
        )
        lines = form(self)
        add_row(lines, tr(LABELS[REGISTRY_URL]), self.address)
        add_row(lines, tr(LABELS[REGISTRY_USER]), self.sign_in)
        for field in (self.address, self.sign_in):
            field.edited.connect(self.edited)

    def show_registry(self, properties: Properties, secrets: Mapping[str, Secret]) -> None:
        """Show what a connection has."""
        self.address.set_text(str(properties.get(REGISTRY_URL, "")))
        self.sign_in.set_secret(secrets.get(REGISTRY_USER))

    @property
    def properties(self) -> dict[str, str]:
        """What is written, without the secret."""
        return {REGISTRY_URL: self.address.text} if self.address.text else {}

    @property
    def secrets(self) -> dict[str, Secret]:
        """The sign-in, where there is one."""
        secret = self.sign_in.secret
        return {} if secret is None else {REGISTRY_USER: secret}

    def set_keyring(self, *, works: bool) -> None:
        """Whether secrets can be kept in a keyring."""
        self.sign_in.set_keyring(works=works)

    def check(self) -> QWidget | None:
        """Have each field say what is wrong with it; the first one that does, None when all is well."""
        self.address.show_mistake(self._wrong_address())
        self.sign_in.show_mistake(self._wrong_sign_in())
        if self._wrong_address():
            return self.address
        return self.sign_in if self._wrong_sign_in() else None

    def _wrong_address(self) -> str:
        if not self.address.text:
            return tr(MISSING[REGISTRY_URL]) if self.secrets else ""
        return self._mistake(REGISTRY_URL, self.address.text)

    def _wrong_sign_in(self) -> str:
        secret = self.sign_in.secret
        is_typed = secret is not None and secret.keeping is not Keeping.ENVIRONMENT and secret.typed
        if is_typed and ":" not in self.sign_in.line.text():
            return tr(FORMS[REGISTRY_USER])
        return self.sign_in.mistake
