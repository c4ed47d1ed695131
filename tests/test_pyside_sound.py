"""The installed PySide6 can be trusted with this interpreter.

PySide6 6.12.0 on Python 3.10 and 3.11 gives away references to None, True and False that it does not own:
after a few thousand calls the interpreter ends with "Fatal Python error: none_dealloc".
"""

import subprocess
import sys

CALLS = 100_000

PROGRAM = f"""
from PySide6.QtWidgets import QApplication, QLabel

app = QApplication([])
label = QLabel()
for number in range({CALLS}):
    label.setText("a")
    label.isVisible()
print("sound")
"""


def test_a_hundred_thousand_calls_leave_the_interpreter_alive() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=50, check=False
    )

    assert (run.returncode, run.stdout.strip()) == (0, "sound"), run.stderr
