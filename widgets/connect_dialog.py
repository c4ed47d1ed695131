"""The dialog that asks which Kafka to read: remembered connections, what belongs to one, and its test."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.connection_draft import Draft
from app.qt.connection_book import ConnectionBook
from app.qt.connection_check import ConnectionCheck
from app.qt.errand import Errand
from app.qt.texts import tr, translatable
from kafka_client.source import LoadWindow
from widgets.banner import Banner
from widgets.check_panel import CheckPanel
from widgets.connection_pages import ConnectionPages
from widgets.profile_list import NEW, ProfileList
from widgets.save_file import SaveFileDialog
from widgets.secret_dialog import SecretDialog
from widgets.theme import UNIT

SIZE = (132 * UNIT, 80 * UNIT)
CHECK_WIDTH = 34 * UNIT
FILES = translatable("Connections (*.json)")


class ConnectDialog(QDialog):
    """On the left the connections, in the middle what the chosen one is, on the right whether it works.

    Connecting with a name remembers the connection under it. What was changed in one is kept while another is
    looked at; it is marked until it is saved.
    """

    chosen = Signal(object)
    """A `ConnectionChoice`."""

    def __init__(self, book: ConnectionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connect to Kafka"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self._drafts: dict[str, Draft] = {}
        self._current = NEW
        self._errand = Errand(book.refusal, self)
        self._keyring = Errand(book.refusal, self)
        self.check = ConnectionCheck(self)
        self.profiles = ProfileList()
        self.pages = ConnectionPages(book)
        self.panel = CheckPanel()
        self.banner = Banner("alert")
        self.problem = Banner("close-octagon")
        self.save_button = QPushButton(self.tr("&Save"))
        self.connect_button = QPushButton(self.tr("Connect"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._list(NEW)
        self._show(Draft())
        self.pages.address.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keyring.start(book.has_keyring, self._take_keyring, lambda _: self._take_keyring(False))

    def _lay_out(self) -> None:
        self.panel.setFixedWidth(CHECK_WIDTH)
        self.connect_button.setProperty("primary", True)
        self.connect_button.setDefault(True)
        self.save_button.setAutoDefault(False)
        self.cancel_button.setAutoDefault(False)
        self.save_button.setToolTip(self.tr("Remember the connection under its name (Ctrl+S)"))
        middle = QHBoxLayout()
        middle.setSpacing(2 * UNIT)
        middle.addWidget(self.profiles)
        middle.addWidget(_divider())
        middle.addWidget(self.pages, 1)
        middle.addWidget(_divider())
        middle.addWidget(self.panel)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch()
        for button in (self.cancel_button, self.save_button, self.connect_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(middle, 1)
        column.addWidget(self.banner)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.resize(*SIZE)

    def _connect(self) -> None:
        self.profiles.chosen.connect(self._choose)
        self.profiles.new_requested.connect(lambda: self.profiles.choose(NEW))
        self.profiles.duplicate_requested.connect(self._duplicate)
        self.profiles.rename_requested.connect(self.pages.rename)
        self.profiles.delete_requested.connect(self._ask_delete)
        self.profiles.import_requested.connect(self._ask_import)
        self.profiles.export_requested.connect(self._ask_export)
        self.pages.edited.connect(self._take_edit)
        self.panel.test_requested.connect(self.test)
        self.panel.cancel_requested.connect(self._cancel_test)
        self.check.checked.connect(self.panel.take)
        self.check.finished.connect(self.panel.end)
        self.save_button.clicked.connect(self.save)
        self.connect_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self.finished.connect(self.check.stop)

    def set_address(self, address: str) -> None:
        """Put an address into its field."""
        self.pages.address.set_text(address)

    # The list.

    def _list(self, chosen: str) -> None:
        """Show the connections that there are."""
        try:
            names = self._book.names()
        except self._book.refusal as refusal:
            names = []
            self.problem.warn(str(refusal))
        self._current = chosen if chosen in names else NEW
        self.profiles.set_names(names, self._current)

    def _choose(self, name: str) -> None:
        """Show another connection; what was changed in this one is kept."""
        self._drafts[self._current] = self.pages.draft
        self._current = name
        self.problem.warn("")
        try:
            draft = self._drafts.get(name) or (Draft() if name == NEW else self._book.draft(name))
        except self._book.refusal as refusal:
            draft = Draft()
            self.problem.warn(str(refusal))
        self._show(draft)

    def _show(self, draft: Draft) -> None:
        self.pages.show_draft(draft)
        self._cancel_test()
        self.panel.clear()
        self.banner.warn(self.pages.warning)

    def _take_edit(self) -> None:
        if self.check.running:
            self._cancel_test()
        self.panel.clear()
        self.problem.warn("")
        self.banner.warn(self.pages.warning)
        self.profiles.mark_changed(changed=True)

    def _take_keyring(self, works: bool) -> None:
        self.pages.set_keyring(works=works)

    def _duplicate(self) -> None:
        draft = self.pages.draft
        name = self.tr("{name} copy").format(name=draft.name) if draft.name else ""
        copy = draft.copied(name)
        self.profiles.choose(NEW)
        self._show(copy)
        self.pages.rename()

    # What may wait for a keyring.

    def _do(self, job: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Do it in a thread; what is told when it cannot be done stands above the buttons."""
        self.problem.warn("")
        self._set_busy(busy=True)
        self._errand.start(job, partial(self._end, done), partial(self._end, self.problem.warn))

    def _end(self, done: Callable[[Any], object], answer: Any) -> None:
        self._set_busy(busy=False)
        done(answer)

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.save_button, self.connect_button, self.panel.button):
            button.setEnabled(not busy)

    def save(self) -> None:
        """Remember the connection, or tell what is wrong."""
        draft = self.pages.checked_draft()
        if draft is None:
            return
        if not draft.name:
            self.pages.refuse_name(self.tr("Give it a name to save it."))
            return
        self._do(partial(self._book.save, draft, self._current), lambda _: self._take_saved(draft.name))

    def _take_saved(self, name: str) -> None:
        self._drafts.pop(self._current, None)
        self._list(name)
        self._show(self._book.draft(name))

    def _ask_delete(self) -> None:
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(self.tr("Delete the connection {name} and its secrets?").format(name=self._current))
        delete = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        delete.clicked.connect(
            lambda: self._do(partial(self._book.delete, self._current), self._take_deleted)
        )
        question.open()

    def _take_deleted(self, _: object) -> None:
        self._drafts.pop(self._current, None)
        self._list(NEW)
        self._show(self._drafts.get(NEW, Draft()))

    # Files.

    def _ask_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import connections"), _documents(), tr(FILES))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._import)
        dialog.open()

    def _import(self, path: str) -> None:
        try:
            drafts = self._book.imported(Path(path).read_bytes())
            names = self._book.names()
            for draft in drafts:
                name = _free_name(draft.name, names)
                self._book.save(draft.unkept(name))
                names.append(name)
        except (self._book.refusal, OSError) as error:
            self.problem.warn(str(error))
            return
        if drafts:
            self._list(names[-1])
            self._show(self._book.draft(names[-1]))
            self._warn_of_variables([variable for draft in drafts for variable in draft.variables])

    def _warn_of_variables(self, variables: list[str]) -> None:
        if variables:
            sentence = self.tr("What was imported sends the values of these environment variables: {names}.")
            self.banner.warn(sentence.format(names=", ".join(dict.fromkeys(variables))))

    def _ask_export(self) -> None:
        suggestion = Path(_documents(), f"{self._current}.json")
        dialog = SaveFileDialog(self.tr("Export the connection"), suggestion, {tr(FILES): ".json"}, self)
        dialog.fileSelected.connect(self._export)
        dialog.open()

    def _export(self, path: str) -> None:
        try:
            Path(path).write_bytes(self._book.exported(self._current))
        except (self._book.refusal, OSError) as error:
            self.problem.warn(str(error))

    # The test.

    def test(self) -> None:
        """Try the connection step by step."""
        draft = self.pages.checked_draft()
        if draft is not None:
            self._with_secrets(draft, partial(self._test, draft))

    def _test(self, draft: Draft, asked: Mapping[str, str]) -> None:
        self.panel.begin()
        self.check.start(partial(self._book.probe, self._as_kept(draft), asked))

    def _cancel_test(self) -> None:
        if self.check.running:
            self.check.stop()
            self.panel.cancel()

    def _with_secrets(self, draft: Draft, act: Callable[[Mapping[str, str]], object]) -> None:
        """Ask for the secrets that are kept nowhere, then act."""
        if not draft.to_ask:
            act({})
            return
        dialog = SecretDialog(draft.label, draft.to_ask, self)
        dialog.given.connect(act)
        dialog.open()

    def _as_kept(self, draft: Draft) -> Draft:
        """The draft under the name by which the keyring knows its secrets."""
        return draft.named(self._current or draft.name)

    # The way out.

    def accept(self) -> None:
        """Connect, and remember the connection if it has a name; or tell what is wrong."""
        draft = self.pages.checked_draft()
        window = None if draft is None else self.pages.checked_window()
        if draft is not None and window is not None:
            self._with_secrets(draft, partial(self._open, draft, window))

    def _open(self, draft: Draft, window: LoadWindow, asked: Mapping[str, str]) -> None:
        self._do(partial(self._choice, draft, window, asked), self._close)

    def _choice(self, draft: Draft, window: LoadWindow, asked: Mapping[str, str]) -> Any:
        if draft.name:
            self._book.save(draft, self._current)
        return self._book.choice(draft, window, asked)

    def _close(self, choice: Any) -> None:
        super().accept()
        self.chosen.emit(choice)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _free_name(wanted: str, taken: list[str]) -> str:
    """The name, with a number where it is taken."""
    numbers = range(2, len(taken) + 3)
    return next(name for name in (wanted, *(f"{wanted} {number}" for number in numbers)) if name not in taken)


def _divider() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "divider")
    line.setFixedWidth(1)
    return line
