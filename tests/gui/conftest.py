"""Every test of the window leaves nothing behind: no window, no running timer, no thread."""

import gc
import socket
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from pos_app.ui.garbage import Garbage


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    windows = set(qapp.topLevelWidgets())
    timers = set(_running_timers())
    threads = set(threading.enumerate())
    # A sandbox in a thread of the test must not end what is of Qt either.
    garbage = Garbage()
    yield
    garbage.collect()
    garbage.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not set(qapp.topLevelWidgets()) - windows
    assert not set(_running_timers()) - timers
    assert not [t.name for t in set(threading.enumerate()) - threads if t.is_alive()]


@pytest.fixture
def silent_print_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lead the real print client to a service that takes the question and never answers."""
    if sys.platform != "linux":
        pytest.skip("only this system is told by a variable where its print service is")
    with socket.create_server(("127.0.0.1", 0)) as service:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{service.getsockname()[1]}")
        yield


def _running_timers() -> list[QTimer]:
    return [
        thing
        for thing in gc.get_objects()
        if isinstance(thing, QTimer) and isValid(thing) and thing.isActive()
    ]
