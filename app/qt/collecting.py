"""Garbage collection in the thread of the window alone.

Python collects in whichever thread happens to allocate. Widgets that are part of a cycle would be destroyed
there, and Qt does not survive widgets that are destroyed in another thread than theirs.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from kafka_client.collector import collect_if_due

INTERVAL_MS = 500


class GuiCollector(QObject):
    """Takes the collector's place from now on; belongs to the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()
