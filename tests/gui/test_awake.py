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

DESKTOP = "a desktop"
WAIT = 30_000
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


COUNTER = """
import sys
from PySide6.QtCore import QCoreApplication
from pos_app.ui.awake import keep_awake
app = QCoreApplication(sys.argv)
for line in sys.stdin:
    keep_awake(awake=line == "awake\\n")
"""
"""A counter that is told what to do; a process looks up only once where its bus is."""


@pytest.fixture
def address() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


@pytest.fixture
def desktop(qapp: QApplication, address: str) -> Iterator[Desktop]:
    bus = QDBusConnection.connectToBus(address, DESKTOP)
    found = Desktop()
    assert bus.registerObject(PATH, found, QDBusConnection.RegisterOption.ExportAllContents)
    assert bus.registerService(SERVICE)
    yield found
    QDBusConnection.disconnectFromBus(DESKTOP)


def counter(address: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", COUNTER],
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": address},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def tell(process: "subprocess.Popen[str]", what: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{what}\n")


def members() -> int:
    """Return how many are on the bus; whoever has asked for something is one."""
    names = QDBusConnection(DESKTOP).interface().registeredServiceNames().value()
    return sum(name.startswith(":") for name in names)


def test_the_screen_is_kept_on_and_given_back(desktop: Desktop, address: str, qtbot: QtBot) -> None:
    with counter(address) as process:
        assert members() == 1
        tell(process, "awake")
        qtbot.waitUntil(lambda: desktop.reasons == [("pos-app", "A shift is open")], timeout=WAIT)
        assert members() == 2
        tell(process, "asleep")
        # The desktop forgets what somebody has asked for who is gone.
        qtbot.waitUntil(lambda: members() == 1, timeout=WAIT)
        tell(process, "awake")
        qtbot.waitUntil(lambda: len(desktop.reasons) == 2, timeout=WAIT)
        process.communicate()
    assert process.returncode == 0


def test_without_a_desktop_nothing_happens() -> None:
    with counter(f"unix:path={os.devnull}/nothing") as process:
        _, said = process.communicate("awake\nasleep\nasleep\n")
    assert (process.returncode, said) == (0, "")
