"""Nobody is at the counter, or the computer was asleep: both are noticed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from pytestqt.qtbot import QtBot

from pos_app.ui.idle import SLEPT, TICK_MS, Idle


class WallClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at


class Watched(QObject):
    """A window that is watched, and how often nobody was there."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = WallClock()
        self.idle = Idle(15, self, self.clock)
        self.idle.idle.connect(self._count)
        self.idle.start()
        self.many = 0

    def touch(self) -> None:
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        self.idle.eventFilter(QWindow(), key)

    def _count(self) -> None:
        self.many += 1


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[Watched]:
    found = Watched()
    yield found
    found.idle.stop()


def test_a_computer_that_slept_is_noticed_by_the_next_tick(watched: Watched, qtbot: QtBot) -> None:
    watched.idle._ticks.setInterval(1)
    watched.clock.at += SLEPT + TICK_MS / 1000
    qtbot.waitUntil(lambda: watched.many == 1)


def test_a_key_that_wakes_the_computer_does_not_come_before_it_is_noticed(
    watched: Watched,
) -> None:
    watched.clock.at += 3600
    watched.touch()
    assert watched.many == 1


def test_ticks_that_come_as_they_should_lock_nothing(watched: Watched) -> None:
    for _ in range(1000):
        watched.clock.at += TICK_MS / 1000
        watched.idle.tick()
    watched.clock.at += SLEPT / 2
    watched.touch()
    assert watched.many == 0


def test_a_clock_that_is_set_back_locks_nothing(watched: Watched) -> None:
    watched.clock.at -= 3600
    watched.idle.tick()
    watched.clock.at += TICK_MS / 1000
    watched.idle.tick()
    assert watched.many == 0


def test_nobody_is_looked_for_where_nobody_is_signed_in(watched: Watched) -> None:
    watched.idle.stop()
    watched.clock.at += 3600
    watched.touch()
    watched.idle.start()
    watched.idle.tick()
    assert watched.many == 0
    assert watched.idle._ticks.isActive()
