"""What tests share: a home on a real sandbox, a clock that can be set, a provider with a script."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.test_services import Desk

# pytest-xvfb gives every test process a screen of its own. Where there is none to be had, Qt makes
# do with a picture of one; it has to be told before it is imported.
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or shutil.which("Xvfb")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# keyring looks for its store once a process, and would find the stand-ins of test_environment.py.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from pos_app.sandbox.server import Sandbox

NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
"""12:00 WIB."""


@dataclass
class SetClock:
    """A clock that stands still until somebody moves it."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Home:
    """A home folder whose provider is a sandbox of its own."""

    path: Path
    sandbox: Sandbox
    environ: dict[str, str] = field(default_factory=dict)
    faults: Path = Path()

    @property
    def ledger(self) -> str:
        return (self.path.parent / "ledger.jsonl").read_text("utf-8")

    @property
    def requests(self) -> str:
        return (self.path.parent / "ledger.jsonl.requests.jsonl").read_text("utf-8")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> "Iterator[Desk]":
    """A counter on a real database, with a provider that answers by script."""
    from tests.scripted import Scripted
    from tests.unit.test_services import open_desk

    opened = open_desk(tmp_path, clock, Scripted())
    yield opened
    opened.counter.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    for name in [name for name in os.environ if name.startswith("POS_APP_")]:
        monkeypatch.delenv(name)
    faults = tmp_path / "faults.json"
    faults.write_text("[]")
    with Sandbox(tmp_path / "ledger.jsonl", faults=faults) as sandbox:
        account = sandbox.describe()["digiswitch"]
        environ = {
            "POS_APP_DIGISWITCH_API_KEY": account["api_key"],
            "POS_APP_PIN": "147258",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        folder = tmp_path / "home"
        folder.mkdir()
        (folder / "config.toml").write_text(
            f"""
            [outlet]
            name = "Loket Berkah"
            [providers.digiswitch]
            enabled = true
            url = "{account["url"]}"
            username = "{account["username"]}"
            check_gap = 0
            """
        )
        yield Home(folder, sandbox, environ, faults)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that even root cannot write to is not to be had; a file in its place is."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted")
    yield blocked
    shutil.rmtree(blocked, ignore_errors=True)
