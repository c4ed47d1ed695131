"""Garbage collection in the thread of the window alone.

Python collects in whichever thread happens to allocate. Widgets that are part of a cycle would be destroyed
there, and Qt does not survive widgets that are destroyed in another thread than theirs.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from kafka_client.collector import NEW_OBJECTS, YOUNG_GENERATIONS

INTERVAL_MS = 500


class GuiCollector(QObject):
    """Takes the collector's place from now on; belongs to the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()


def collect_if_due() -> None:
    """Collect what Python itself would collect now, with the thresholds of `kafka_client.collector`."""
    young, middle, old = gc.get_count()
    if young > NEW_OBJECTS:
        gc.collect(0 if middle < YOUNG_GENERATIONS else 1 if old < YOUNG_GENERATIONS else 2)
