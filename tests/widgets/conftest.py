"""What holds for every test of widgets and models: they speak English."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    """Models have words before any widget is made."""
