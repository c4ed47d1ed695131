"""The choice of a connection's security, and the fields that belong to what was chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from app.core.connection_draft import Secret
from app.core.connection_form import (
    ALL_FIELDS,
    FIRST_OF_TLS,
    Field,
    Kind,
    Security,
    SecurityChoice,
    fields_of,
    may_be_unencrypted,
)
from app.qt.connection_words import HINTS, LABELS, MISSING, SECURITY
from app.qt.texts import tr, translatable
from widgets.form_fields import FileField, LineField, SecretField, add_row, form

OTHER_HINT = translatable("Write security.protocol, and what belongs to it, on the page Properties.")


class SecurityForm(QWidget):
    """A box with the kinds of security above the fields of the chosen kind. What is typed stays meanwhile."""

    edited = Signal()
    """The user has changed something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind_box = QComboBox()
        self.kind_box.setAccessibleName(self.tr("Security"))
        for kind in Security:
            self.kind_box.addItem(tr(SECURITY[kind]), kind)
        self.encrypt_box = QCheckBox(self.tr("Encrypt with TLS"))
        self.verify_box = QCheckBox(self.tr("Verify the broker's certificate"))
        self.fields = {each.name: _field(each) for each in ALL_FIELDS}
        self.hint = QLabel(tr(OTHER_HINT))
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.show_choice(SecurityChoice(), {})

    def _lay_out(self) -> None:
        self._form = form(self)
        add_row(self._form, self.tr("&Security"), self.kind_box)
        add_row(self._form, "", self.hint)
        for each in ALL_FIELDS:
            if each is FIRST_OF_TLS:
                add_row(self._form, "", self.encrypt_box)
            add_row(self._form, tr(LABELS[each.name]), self.fields[each.name])
        add_row(self._form, "", self.verify_box)

    def _connect(self) -> None:
        self.kind_box.currentIndexChanged.connect(self._take_kind)
        for box in (self.encrypt_box, self.verify_box):
            box.toggled.connect(self._arrange)
            box.clicked.connect(self.edited)
        self.kind_box.activated.connect(self.edited)
        for field in self.fields.values():
            field.edited.connect(self.edited)

    @property
    def kind(self) -> Security:
        """The chosen kind of security."""
        return Security(self.kind_box.currentData())

    @property
    def shown(self) -> tuple[Field, ...]:
        """The fields of the chosen kind, from top to bottom."""
        return fields_of(self.kind, encrypted=self._encrypted)

    @property
    def choice(self) -> SecurityChoice:
        """What was chosen, without the secrets."""
        readable = (each.name for each in self.shown if each.kind is not Kind.SECRET)
        typed = {name: self.fields[name].text for name in readable}
        return SecurityChoice(self.kind, self._encrypted, self._verified, typed)

    @property
    def secrets(self) -> dict[str, Secret]:
        """The secrets of the chosen kind by their property."""
        secrets = (each for each in self.shown if each.kind is Kind.SECRET)
        found = {each.name: self._secret_field(each).secret for each in secrets}
        return {name: secret for name, secret in found.items() if secret is not None}

    @property
    def _encrypted(self) -> bool:
        if may_be_unencrypted(self.kind):
            return self.encrypt_box.isChecked()
        return self.kind in (Security.TLS, Security.MSK_IAM)

    @property
    def _verified(self) -> bool:
        return self.verify_box.isChecked() or not self._encrypted

    def _secret_field(self, field: Field) -> SecretField:
        widget = self.fields[field.name]
        assert isinstance(widget, SecretField)  # noqa: S101 - made so by `_field`
        return widget

    def show_choice(self, choice: SecurityChoice, secrets: Mapping[str, Secret]) -> None:
        """Show what a connection has."""
        self.kind_box.setCurrentIndex(self.kind_box.findData(choice.kind))
        self.encrypt_box.setChecked(choice.encrypted or not may_be_unencrypted(choice.kind))
        self.verify_box.setChecked(choice.verified)
        for each in ALL_FIELDS:
            if each.kind is Kind.SECRET:
                self._secret_field(each).set_secret(secrets.get(each.name))
            else:
                self.fields[each.name].set_text(choice.values.get(each.name, ""))
        self._arrange()

    def set_keyring(self, *, works: bool) -> None:
        """Whether secrets can be kept in a keyring."""
        for each in ALL_FIELDS:
            if each.kind is Kind.SECRET:
                self._secret_field(each).set_keyring(works=works)

    def check(self) -> QWidget | None:
        """Have each field say what is missing in it; the first one that does, None when all is there."""
        wrong = []
        for each in self.shown:
            sentence = self._mistake(each)
            self.fields[each.name].show_mistake(sentence)
            if sentence:
                wrong.append(self.fields[each.name])
        return wrong[0] if wrong else None

    def _mistake(self, field: Field) -> str:
        if field.kind is Kind.SECRET:
            return self._secret_field(field).mistake
        if field.needed and not self.fields[field.name].text:
            return tr(MISSING[field.name])
        return ""

    def _take_kind(self) -> None:
        if may_be_unencrypted(self.kind):
            self.encrypt_box.setChecked(True)
        self._arrange()

    def _arrange(self) -> None:
        """Show the fields of the chosen kind."""
        shown = {each.name for each in self.shown}
        for name, field in self.fields.items():
            self._form.setRowVisible(field, name in shown)
        self._form.setRowVisible(self.encrypt_box, may_be_unencrypted(self.kind))
        self._form.setRowVisible(self.verify_box, self._encrypted)
        self._form.setRowVisible(self.hint, self.kind is Security.OTHER)


def _field(field: Field) -> LineField:
    label, hint = tr(LABELS[field.name]), tr(HINTS.get(field.name, ""))
    match field.kind:
        case Kind.SECRET:
            return SecretField(label, needed=field.needed, hint=hint, missing=tr(MISSING[field.name]))
        case Kind.FILE:
            return FileField(label, hint)
        case _:
            line = LineField(label)
            line.line.setPlaceholderText(hint)
            return line
