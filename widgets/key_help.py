"""The dialog that lists every command with its keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from widgets.actions import COMMANDS, GROUPS, Command, all_key_texts


class KeyHelp(QDialog):
    """Commands with keys, by group, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        columns = QGridLayout()
        columns.setHorizontalSpacing(48)
        left = [group for group in GROUPS if group != "Replay"]
        columns.addLayout(self._groups(left), 0, 0, Qt.AlignmentFlag.AlignTop)
        columns.addLayout(self._groups(["Replay"]), 0, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 24, 24, 16)
        page.setSpacing(24)
        page.addLayout(columns)
        page.addWidget(buttons)

    def _groups(self, groups: list[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for group in groups:
            if grid.count():
                grid.setRowMinimumHeight(grid.rowCount(), 8)
            commands = [command for command in COMMANDS if command.group == group and command.keys]
            heading = QLabel(group)
            heading.setProperty("kind", "heading")
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for command in commands:
                self._add(grid, command)
        return grid

    def _add(self, grid: QGridLayout, command: Command) -> None:
        row = grid.rowCount()
        keys = QLabel(all_key_texts(command))
        keys.setProperty("kind", "muted")
        grid.addWidget(QLabel(command.text.rstrip("…")), row, 0)
        grid.addWidget(keys, row, 1)
