"""Keeps the screen from going dark, and the computer from going to sleep, while it is asked to.

Windows is asked by a call of its own; elsewhere the desktop is, over D-Bus. Where there is neither
(a window system without a desktop) nothing happens, and nothing goes wrong.
"""

import sys

_CONNECTION = "pos-app-awake"
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
"""ES_CONTINUOUS, ES_SYSTEM_REQUIRED and ES_DISPLAY_REQUIRED of SetThreadExecutionState."""


def keep_awake(awake: bool) -> None:  # noqa: FBT001
    """Keep the screen on from now on, or give that back. Call it from the window's thread.

    It ends with the process in any case.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only here

        wanted = _CONTINUOUS | _SYSTEM | _DISPLAY if awake else _CONTINUOUS
        ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint32(wanted))
    elif awake:
        _inhibit()
    else:
        _give_back()


def _inhibit() -> None:
    # Loaded where it is used only: a counter that is no kiosk needs no D-Bus.
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415

    kind = QDBusConnection.BusType.SessionBus
    bus = QDBusConnection.connectToBus(kind, _CONNECTION)
    ask = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
    ask.setArguments(["pos-app", "A shift is open"])
    bus.send(ask)  # nobody waits for the answer


def _give_back() -> None:
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

    # The desktop drops what was asked over a connection that is closed; so no number is kept.
    QDBusConnection.disconnectFromBus(_CONNECTION)
