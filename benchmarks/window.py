"""What a filter, an opened match, a step and a jump cost.

``python -m benchmarks.window MATCHES LENGTH`` measures in its own process and prints JSON.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.qt.collecting import GuiCollector
from benchmarks import children, filtering, stepping
from benchmarks.result import Part, Result
from benchmarks.setting import Setting
from widgets import theme
from widgets.main_window import MainWindow

SIZE = (1280, 800)


def measure(setting: Setting) -> Part:
    """Measure in a process of its own."""
    environment = setting.environment()
    arguments = (setting.matches, setting.long_match)
    return Part(children.run(list[Result], "benchmarks.window", *arguments, environment=environment))


def main() -> None:
    """Measure and print the results."""
    matches, length = map(int, sys.argv[1:])
    app = QApplication([])
    GuiCollector(app)  # as in the program
    theme.apply(app, "light")
    with TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(app, settings, [])
        window.resize(*SIZE)
        window.show()
        children.tell([*filtering.measure(window, matches), *stepping.measure(window, length)])
        window.close()


if __name__ == "__main__":
    main()
