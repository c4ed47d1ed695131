"""Asking for a file to write in one of several kinds."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveFileDialog(QFileDialog):
    """A name without an end gets that of the chosen kind, before the question whether to overwrite a file."""

    def __init__(self, title: str, suggestion: Path, kinds: Mapping[str, str], parent: QWidget) -> None:
        """``kinds``: what is offered, such as ``Table (*.csv)`` → ``.csv``; the first is the default."""
        super().__init__(parent, title, str(suggestion.parent))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(kinds))
        self.selectFile(suggestion.name)
        self.setDefaultSuffix(kinds[self.selectedNameFilter()])
        self.filterSelected.connect(lambda kind: self.setDefaultSuffix(kinds[kind]))
