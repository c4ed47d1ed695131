"""The line that filters a table by words."""

from PySide6.QtWidgets import QLineEdit

from widgets import icons


def filter_edit(name: str, hint: str) -> QLineEdit:
    """A line with a magnifier. ``name`` is for screen readers, ``hint`` shown while it is empty."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(hint)
    edit.setClearButtonEnabled(True)
    edit.addAction(icons.icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    return edit
