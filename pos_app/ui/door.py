"""The door of a counter that is open: a socket of this user and this home, no port of the network.

Whoever rings says one word, "show" or "end", and reads the answers; see `pos_app.ui.doorbell`.
"""

import hashlib
import os
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

Word = Literal["show", "end"]
Answer = Literal["shown", "asked", "busy", "kept", "ending"]

RING_SECONDS = 2.0
"""For a counter that is open to come to the front."""

MORE_COMES: Answer = "asked"
"""Somebody was asked; what comes of it is another answer."""


def address(home: Path) -> str:
    """Return where the counter of a home listens, as Qt and the system know it."""
    name = f"pos-app-{hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:20]}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    return str(Path(tempfile.gettempdir()) / f"{name}-{os.getuid()}")


def is_there(home: Path) -> bool:
    """Return whether something listens there that is this user's; takes no time."""
    where = address(home)
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        # Whoever is in front now may hand that on.
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
        return bool(ctypes.windll.kernel32.WaitNamedPipeW(where, 1))
    try:
        found = os.stat(where, follow_symlinks=False)  # noqa: PTH116
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def ring(home: Path, word: Word, seconds: float) -> str:
    """Say a word at the door of a home and return the last answer within so many seconds.

    "" where nobody answers. It blocks: for a command, or a window that has nothing else to do.
    """
    if not is_there(home):
        return ""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

    until = time.monotonic() + seconds
    socket, told = QLocalSocket(), ""
    socket.connectToServer(address(home))
    if socket.waitForConnected(_left(until)):
        socket.write(f"{word}\n".encode())
        while told in {"", MORE_COMES} and _read(socket, until):
            told = bytes(socket.readLine().data()).decode("ascii", "replace").strip()
    socket.abort()
    return told


def _read(socket: "QLocalSocket", until: float) -> bool:
    """Return whether a whole line is there in time."""
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left(until)):
            return False
    return True


def _left(until: float) -> int:
    return max(1, round((until - time.monotonic()) * 1000))
