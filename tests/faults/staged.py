"""The counter's window on a stage, for parts that press its keys: its provider is a process apart.

Qt is imported only when a stage is opened, so that the other parts start without it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from pos_app.app import open_counter
from tests.conftest import Home

if TYPE_CHECKING:
    from pos_app.sandbox.server import Sandbox
    from tests.gui.test_counter import Stage

SHM = Path("/dev/shm")


@dataclass(frozen=True)
class Beside:
    """A sandbox that runs in a process of its own, as far as a home asks for it."""

    doors: dict[str, Any]

    def describe(self) -> dict[str, Any]:
        return self.doors


@contextmanager
def workroom() -> Iterator[Path]:
    """Yield a folder to work in, in memory where there is such a place."""
    with TemporaryDirectory(dir=SHM if SHM.exists() else None) as folder:
        yield Path(folder)


@contextmanager
def sandbox_beside(folder: Path, faults: Path, *more: str) -> Iterator[Beside]:
    """Run `pos-app sandbox` as a process of its own, its ledger in a folder."""
    command = [sys.executable, "-m", "pos_app", "sandbox", "--port", "0", "--until-stdin-closes"]
    command += ["--ledger", str(folder / "ledger.jsonl"), "--faults", str(faults), *more]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield Beside(json.loads(process.stdout.readline()))
        finally:
            process.stdin.close()
            process.wait()


@contextmanager
def home_beside(folder: Path, *more: str) -> Iterator[Home]:
    """Yield a home with a cashier, whose provider is a sandbox in a process of its own."""
    faults = folder / "faults.json"
    faults.write_text("[]")
    with pytest.MonkeyPatch.context() as patches, sandbox_beside(folder, faults, *more) as beside:
        home = Home(folder / "home", cast("Sandbox", beside), patches, {}, faults)
        home.path.mkdir()
        home.switch_on("digiswitch")
        counter = open_counter(home.path)
        counter.accounts.add("Sari", "147258")
        counter.shifts.open(0, "Sari")
        counter.close()
        yield home


def draw_in_memory() -> None:
    """Let Qt, which is not imported yet, draw no window on a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # It says of every window that nobody can make it larger.
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"


@contextmanager
def stage_of(home: Home) -> Iterator["Stage"]:
    """Open the window of a home and sign in; closed again whatever happens on the stage."""
    draw_in_memory()
    from PySide6.QtWidgets import QApplication
    from pytestqt.qt_compat import qt_api
    from pytestqt.qtbot import QtBot

    from tests.gui.test_counter import open_stage

    qt_api.set_qt_api("pyside6")
    app = QApplication.instance() or QApplication([])
    # The bot asks the test that it serves only whether it shall raise: by default it shall.
    config = SimpleNamespace(getini=lambda _name: "")
    bot = QtBot(cast("Any", SimpleNamespace(config=config)))
    scenes = open_stage(home, bot, cast("QApplication", app))
    stage = next(scenes)
    try:
        stage.sign_in()
        yield stage
    finally:
        next(scenes, None)
