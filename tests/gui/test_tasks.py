"""What has to hold before work leaves the window's thread, and when none may any more."""

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.ui.tasks import Tasks

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


class Asker(QObject):
    """Asks for work, and keeps what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def tell(self, what: object) -> None:
        self.told.append(what)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(qapp)
    yield made
    made.stop()
    made.deleteLater()


def tell_where_it_ends(thing: QObject, ended: list[str]) -> None:
    weakref.finalize(thing, lambda: ended.append(threading.current_thread().name))


def test_work_that_is_asked_for_behind_the_end_is_not_begun(tasks: Tasks) -> None:
    asker = Asker()
    tasks.stop()
    tasks.run("money", lambda: asker.tell("run"), asker.tell, asker.tell)
    QApplication.processEvents()
    assert asker.told == []


def test_garbage_is_never_looked_for_in_a_lane(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, ended = Asker(), list[str]()

    def leave_garbage() -> None:
        thing = QObject()
        held: list[object] = [thing]
        held.append(held)
        tell_where_it_ends(thing, ended)

    def make_many() -> list[list[object]]:
        return [[] for _ in range(100 * gc.get_threshold()[0])]

    leave_garbage()
    tasks.run("lookup", make_many, asker.tell, asker.tell)
    qtbot.waitUntil(lambda: bool(asker.told))
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["MainThread"]


def test_who_asked_for_work_does_not_end_in_a_lane(tasks: Tasks, qtbot: QtBot) -> None:
    goes_on, ended = threading.Event(), list[str]()

    def wait_for(_asker: Asker) -> None:
        goes_on.wait()

    def ask() -> None:
        asker = Asker()
        tell_where_it_ends(asker, ended)
        tasks.run("lookup", partial(wait_for, asker), asker.tell, asker.tell)

    ask()
    goes_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["MainThread"]
