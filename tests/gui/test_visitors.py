"""Who rings at the door of a counter: a second start, and an installer; over a real socket."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.settings import Window
from pos_app.storage.upgrade import is_held
from pos_app.ui import door
from pos_app.ui.door import ring
from pos_app.ui.doorbell import Doorbell
from pos_app.ui.main_window import MainWindow
from pos_app.ui.tasks import Tasks
from pos_app.ui.visitors import Visitors
from tests.conftest import Home
from tests.gui.test_counter import WAIT, Stage, stage

__all__ = ["stage"]

FIRST = 10_000
"""Milliseconds until something that must happen has happened."""


RING = (
    "import sys; from pathlib import Path; from pos_app.ui.door import ring; "
    "print(ring(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))"
)


class Caller:
    """Rings from another process."""

    def __init__(self, home: Path, word: door.Word, seconds: float = 20.0) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", RING, str(home), word, str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )

    def answer(self, qtbot: QtBot) -> str:
        qtbot.waitUntil(lambda: self._process.poll() is not None, timeout=WAIT)
        return self._process.communicate()[0].strip()


@pytest.fixture
def visitors(stage: Stage) -> Iterator[Visitors]:
    served = Visitors(stage.window, stage.home.path, seconds=3)
    served.listen()
    yield served
    served.card.put_away()
    served.bell.close()


def test_a_second_start_brings_the_first_window_to_the_front(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.window.showMinimized()
    assert Caller(stage.home.path, "show").answer(qtbot) == "shown"
    assert not stage.window.isMinimized()
    assert stage.window.isVisible()


def test_nobody_answers_at_the_door_of_another_home(visitors: Visitors, tmp_path: Path) -> None:
    assert ring(tmp_path / "another", "show", 1) == ""


def test_a_counter_where_nobody_is_signed_in_ends_at_once(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    assert Caller(stage.home.path, "end").answer(qtbot) == "ending"
    assert not stage.window.isVisible()


def test_a_counter_that_is_locked_with_nothing_begun_ends_at_once(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.sign_in()
    stage.window.locking.lock()
    assert Caller(stage.home.path, "end").answer(qtbot) == "ending"
    assert not stage.window.isVisible()


def test_who_has_begun_something_before_the_lock_is_asked(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.window.locking.lock()
    caller = Caller(stage.home.path, "end")
    qtbot.waitUntil(visitors.card.isVisible, timeout=FIRST)
    qtbot.mouseClick(visitors.card.keep, Qt.MouseButton.LeftButton)
    assert caller.answer(qtbot) == "kept"


def test_who_is_at_work_keeps_the_counter_open(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.sign_in()
    caller = Caller(stage.home.path, "end")
    qtbot.waitUntil(visitors.card.isVisible, timeout=FIRST)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not visitors.card.isAncestorOf(focus)
    assert "3" in visitors.card.what.text()
    qtbot.keyClick(stage.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert caller.answer(qtbot) == "kept"
    assert not visitors.card.isVisible()
    assert stage.window.isVisible()


def test_who_is_at_work_ends_it_at_once(stage: Stage, visitors: Visitors, qtbot: QtBot) -> None:
    stage.sign_in()
    caller = Caller(stage.home.path, "end")
    qtbot.waitUntil(visitors.card.isVisible, timeout=FIRST)
    qtbot.mouseClick(visitors.card.end, Qt.MouseButton.LeftButton)
    assert caller.answer(qtbot) == "ending"
    assert not stage.window.isVisible()


def test_a_counter_that_nobody_keeps_open_ends_by_itself(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.sign_in()
    begun = time.monotonic()
    assert Caller(stage.home.path, "end").answer(qtbot) == "ending"
    assert time.monotonic() - begun > 2
    assert not stage.window.isVisible()


def test_a_counter_whose_cashier_signs_out_meanwhile_ends_then(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.sign_in()
    visitors.card.show_for(30)
    caller = Caller(stage.home.path, "end")
    qtbot.waitUntil(visitors.card.isVisible, timeout=FIRST)
    stage.press(Qt.Key.Key_F12)
    assert caller.answer(qtbot) == "ending"
    assert not stage.window.isVisible()


def test_an_installer_that_gives_up_ends_nothing(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    stage.sign_in()
    caller = Caller(stage.home.path, "end", seconds=1)
    qtbot.waitUntil(visitors.card.isVisible, timeout=FIRST)
    assert caller.answer(qtbot) == "asked"
    qtbot.waitUntil(lambda: not visitors.card.isVisible(), timeout=FIRST)
    assert stage.window.isVisible()


def test_a_payment_on_its_way_is_not_ended(stage: Stage, visitors: Visitors, qtbot: QtBot) -> None:
    stage.sign_in()
    stage.bill("pln", "530000000001")
    stage.faulty(when={"command": "pay-pasca"}, do="hang", seconds=1.5)
    stage.type("11000")
    stage.press(Qt.Key.Key_F9)
    stage.wait(lambda: stage.desk.sale.busy)
    assert Caller(stage.home.path, "end").answer(qtbot) == "busy"
    assert stage.window.isVisible()
    stage.wait(lambda: not stage.desk.sale.busy)


def start_again(home: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "pos_app", "--home", str(home)])


def test_a_second_start_of_the_program_ends_by_itself(
    stage: Stage, visitors: Visitors, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(visitors.bell.show_asked, timeout=WAIT):
        second = start_again(stage.home.path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=WAIT)
    assert second.returncode == 0


def test_an_installer_ends_the_program_and_may_go_on(home: Home, qtbot: QtBot) -> None:
    """The whole way: a real counter where nobody is signed in, and the command."""
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.close()
    first = start_again(home.path)
    qtbot.waitUntil(lambda: door.is_there(home.path) and is_held(home.path), timeout=WAIT)
    command = [sys.executable, "-m", "pos_app", "--home", str(home.path), "upgrade", "--check"]
    asked = subprocess.run([*command, "--ask-to-end", "30"], check=False, timeout=60)
    assert asked.returncode == 0
    assert first.wait(20) == 0
    assert not door.is_there(home.path)


@pytest.mark.parametrize(("told", "goes"), [("shown", True), ("", False)])
def test_a_window_whose_books_another_one_has_leaves_it_to_that_one(
    *,
    told: str,
    goes: bool,
    stage: Stage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Both were started at once, and neither found the other at the door."""
    monkeypatch.setattr("pos_app.ui.visitors.ring", lambda *_: told)
    tasks = Tasks()
    second = MainWindow(tasks, lambda: open_counter(stage.home.path), lambda **_: None, Window())
    Visitors(second, stage.home.path)
    second.show()
    qtbot.waitExposed(second)
    with qtbot.waitSignal(second.session.open_failed, timeout=WAIT):
        second.open_counter()
    assert second.isVisible() is not goes
    second.close()
    tasks.stop()
    second.deleteLater()
    tasks.deleteLater()


@pytest.fixture
def bell(tmp_path: Path, qapp: QApplication) -> Iterator[Doorbell]:
    ground = QObject()
    opened = Doorbell(tmp_path, ground)
    opened.listen()
    yield opened
    opened.close()
    ground.deleteLater()


@pytest.mark.parametrize("said", [b"open sesame\n", b"x" * 5000])
def test_whoever_says_anything_else_is_put_out(
    said: bytes, bell: Doorbell, tmp_path: Path, qtbot: QtBot
) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(door.address(tmp_path))
    with qtbot.waitSignal(stranger.disconnected, timeout=FIRST):
        stranger.write(said)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no file")
def test_only_the_same_user_may_connect(bell: Doorbell, tmp_path: Path) -> None:
    mode = Path(door.address(tmp_path)).stat().st_mode
    assert mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe goes with its process")
def test_a_socket_that_a_killed_counter_has_left_is_taken_over(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(door.address(tmp_path))
    assert ring(tmp_path, "show", 1) == ""
    ground = QObject()
    bell = Doorbell(tmp_path, ground)
    bell.listen()
    assert Caller(tmp_path, "show").answer(qtbot) == "shown"
    bell.close()
    ground.deleteLater()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="users have numbers elsewhere")
def test_the_socket_of_somebody_else_is_not_rung_at(
    bell: Doorbell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert door.is_there(tmp_path)
    where = door.address(tmp_path)
    monkeypatch.setattr(door, "address", lambda _home: where)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert not door.is_there(tmp_path)


def test_what_is_no_socket_is_not_rung_at(tmp_path: Path) -> None:
    where = Path(door.address(tmp_path))
    where.write_text("a file")
    try:
        assert not door.is_there(tmp_path)
    finally:
        where.unlink()


def test_who_waits_is_let_go_when_the_counter_closes(
    bell: Doorbell, tmp_path: Path, qtbot: QtBot
) -> None:
    caller = Caller(tmp_path, "end")
    with qtbot.waitSignal(bell.end_asked, timeout=FIRST):
        pass
    bell.close()
    assert caller.answer(qtbot) == ""


def test_a_door_that_cannot_be_is_done_without(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_app.ui.doorbell.address", lambda _home: str(tmp_path / "no" / "way"))
    ground = QObject()
    Doorbell(tmp_path, ground).listen()
    assert not (tmp_path / "no").exists()
    ground.deleteLater()
