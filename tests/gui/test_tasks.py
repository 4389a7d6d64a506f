"""What has to hold before work leaves the window's thread."""

import subprocess
import sys

FIRST_PICTURE = """
import builtins, sys
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage
from pos_app.ui.tasks import Tasks
app = QCoreApplication([])
tasks = Tasks() if "tasks" in sys.argv else None
looked_up = []
plain = builtins.__import__
builtins.__import__ = lambda *what: looked_up.append(what[0]) or plain(*what)
QImage(QSize(1, 1), QImage.Format.Format_RGB32)
builtins.__import__ = plain
print(looked_up)
if tasks:
    tasks.stop()
"""


def looked_up(*arguments: str) -> str:
    """Return what Qt's binding has to import for the first picture of a new process."""
    command = [sys.executable, "-c", FIRST_PICTURE, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


def test_no_work_of_a_lane_is_the_first_to_make_a_picture() -> None:
    # Two that are would wait for each other for good; see `_meet_paths`.
    assert looked_up() == "['os']"
    assert looked_up("tasks") == "[]"
