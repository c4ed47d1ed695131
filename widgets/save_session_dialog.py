"""Asks what of the session to save and where, and tells how that went."""

from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.core.session_file import SUFFIX
from app.qt import local
from app.qt.texts import tr, translatable
from widgets.theme import UNIT, restyle

WIDTH = 68 * UNIT
KINDS = translatable("Sessions (*{SUFFIX})").format(SUFFIX=SUFFIX)
REDACTION = translatable(
    "Answers, and whatever else carries a human's id, give way to ▒▒▒ and their length, "
    "in edited events too. Records that cannot be proven clean lose their values. Notes, "
    "filters, expressions and names of branches are yours and stay as they are."
)
NO_NAME = translatable("Say where to save the session.")


class Scope(IntEnum):
    """Which matches to save."""

    OPEN = 0
    SHOWN = 1
    ALL = 2


class SaveSessionDialog(QDialog):
    """Saves records with what was made of them: marks, breakpoints, watches, branches, filter, layout."""

    save_requested = Signal(int, bool, str)
    """Save this `Scope`, with True redacted, to this file."""

    def __init__(
        self, parent: QWidget, open_match: str | None, shown: int, total: int, suggestion: Path
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save session"))
        self.scopes = QButtonGroup(self)
        named = self.tr("no match is open") if open_match is None else open_match
        self._add_scope(
            Scope.OPEN, self.tr("This match ({named})").format(named=named), open_match is not None
        )
        self._add_scope(
            Scope.SHOWN, self.tr("The shown matches ({shown})").format(shown=local.count(shown)), shown > 0
        )
        everything = self.tr("%Ln matches", "", total)
        self._add_scope(
            Scope.ALL,
            self.tr("All that is loaded ({everything}, undecodable records too)").format(
                everything=everything
            ),
            True,
        )
        first = next(each for each in self.scopes.buttons() if each.isEnabled())
        first.setChecked(True)
        self.redact_box = QCheckBox(self.tr("Redact what humans wrote"))
        self._explanation = _wrapped(tr(REDACTION))
        self.path_edit = QLineEdit(str(suggestion))
        self.path_edit.setAccessibleName(self.tr("File"))
        self._browse_button = QPushButton(self.tr("Browse…"))
        self._browse_button.clicked.connect(self._browse)
        self.outcome = _wrapped("")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save_button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save_button.setProperty("primary", True)
        self._close_button = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def _add_scope(self, scope: Scope, text: str, enabled: bool) -> None:
        button = QRadioButton(text)
        button.setEnabled(enabled)
        self.scopes.addButton(button, scope)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for button in self.scopes.buttons():
            column.addWidget(button)
        column.addSpacing(UNIT)
        column.addWidget(self.redact_box)
        column.addWidget(self._explanation)
        column.addSpacing(UNIT)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.path_edit, 1)
        line.addWidget(self._browse_button)
        column.addLayout(line)
        column.addWidget(self.outcome)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(WIDTH)

    @property
    def scope(self) -> Scope:
        """Which matches are chosen."""
        return Scope(self.scopes.checkedId())

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save session"), self.path_edit.text(), tr(KINDS))
        if name:
            self.path_edit.setText(name)

    def _save(self) -> None:
        name = self.path_edit.text().strip()
        if not name or Path(name).is_dir():
            self.show_failure(tr(NO_NAME))
            return
        path = Path(name).expanduser()
        path = path if path.suffix else path.with_name(path.name + SUFFIX)
        self.save_button.setEnabled(False)
        self._tell(self.tr("Writing…"), "muted")
        self.save_requested.emit(self.scope, self.redact_box.isChecked(), str(path))

    def show_saved(self, dropped: int) -> None:
        """It was written; where values were left out the dialog stays, and says how many."""
        if not dropped:
            self.accept()
            return
        without = (
            self.tr("was saved without its value")
            if dropped == 1
            else self.tr("were saved without their values")
        )
        records = self.tr("%Ln records", "", dropped)
        self._tell(
            self.tr("Saved. {records} could not be proven clean and {without}.").format(
                records=records, without=without
            ),
            "muted",
        )
        self.save_button.hide()
        self._close_button.setText(self.tr("Close"))

    def show_failure(self, sentence: str) -> None:
        """It was not written; the user may try again."""
        self.save_button.setEnabled(True)
        self._tell(sentence, "bad")

    def _tell(self, sentence: str, kind: str) -> None:
        restyle(self.outcome, "kind", kind)
        self.outcome.setText(sentence)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
