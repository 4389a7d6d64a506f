"""The desktop is asked to keep the screen on, over a real bus, and told when that is over."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.ui.awake import keep_awake

DESKTOP = "a desktop"
SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-daemon"), reason="a bus is needed"
)


described: Any = ClassInfo  # its stub does not know how it is called


@described({"D-Bus Interface": SERVICE})
class Desktop(QObject):
    """What the screen is kept on for."""

    def __init__(self) -> None:
        super().__init__()
        self.reasons: list[tuple[str, str]] = []

    @Slot(str, str, result=int)
    def Inhibit(self, name: str, reason: str) -> int:  # noqa: N802
        self.reasons.append((name, reason))
        return len(self.reasons)


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, DESKTOP)
        found = Desktop()
        everything = QDBusConnection.RegisterOption.ExportAllContents
        assert bus.registerObject(PATH, found, everything)
        assert bus.registerService(SERVICE)
        yield found
        keep_awake(awake=False)
        QDBusConnection.disconnectFromBus(DESKTOP)
        daemon.terminate()


def members() -> int:
    """Return how many are on the bus; whoever has asked for something is one."""
    bus = QDBusConnection(DESKTOP)
    names = bus.interface().registeredServiceNames().value()
    return sum(name.startswith(":") for name in names)


def test_the_screen_is_kept_on_and_given_back(desktop: Desktop, qtbot: QtBot) -> None:
    assert members() == 1
    keep_awake(awake=True)
    qtbot.waitUntil(lambda: desktop.reasons == [("pos-app", "A shift is open")])
    assert members() == 2
    keep_awake(awake=False)
    qtbot.waitUntil(lambda: members() == 1)  # the desktop forgets what somebody asked who is gone
    keep_awake(awake=True)
    qtbot.waitUntil(lambda: len(desktop.reasons) == 2)


def test_without_a_desktop_nothing_happens(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={os.devnull}/nothing")
    keep_awake(awake=True)
    keep_awake(awake=False)
    keep_awake(awake=False)
