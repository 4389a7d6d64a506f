"""What tests share: a home on a real sandbox, a clock that can be set, a provider with a script."""

import hashlib
import json
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
    """A clock that stands still until somebody moves it: forwards time goes by, back it is set."""

    at: datetime = NOON
    set_by: timedelta = timedelta()

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return (self.at - NOON - self.set_by).total_seconds()

    def move(self, **by: float) -> None:
        to = self.at + timedelta(**by)
        if to < self.at:
            self.jump(to)
        self.at = to

    def jump(self, to: datetime) -> None:
        """Be set to another time, while no time goes by."""
        self.set_by += to - self.at
        self.at = to


SETTINGS = {"url", "username", "postpaid_url", "prepaid_url", "basic_username", "sender_id"}

SECRETS = {
    "digiswitch": {"api_key": "POS_APP_DIGISWITCH_API_KEY"},
    "iak": {"api_key": "POS_APP_IAK_API_KEY"},
    "espay": {
        "basic_password": "POS_APP_ESPAY_BASIC_PASSWORD",
        "password": "POS_APP_ESPAY_PASSWORD",
        "signature_key": "POS_APP_ESPAY_SIGNATURE_KEY",
    },
}


@dataclass
class Home:
    """A home folder whose provider is a sandbox of its own."""

    path: Path
    sandbox: Sandbox
    monkeypatch: pytest.MonkeyPatch
    environ: dict[str, str] = field(default_factory=dict)
    faults: Path = Path()

    def switch_on(self, *names: str, **more: str) -> None:
        """Write the settings of a shop that sells through these providers and no other.

        "digiflazz" is the other dialect of the one Digiswitch account.
        """
        doors = self.sandbox.describe()
        lines = ["[outlet]", 'name = "Loket Berkah"']
        for name in names:
            account = {n: v for n, v in doors[name].items() if n in SETTINGS} | more
            section = "digiswitch" if name == "digiflazz" else name
            lines += [f"[providers.{section}]", "enabled = true", "check_gap = 0"]
            lines += [f'{setting} = "{value}"' for setting, value in account.items()]
            if section == "digiswitch":
                lines.append(f'dialect = "{name}"')
            for secret, variable in SECRETS[section].items():
                self.environ[variable] = doors[name][secret]
                self.monkeypatch.setenv(variable, doors[name][secret])
        (self.path / "config.toml").write_text("\n".join(lines))

    @property
    def ledger(self) -> str:
        return (self.path.parent / "ledger.jsonl").read_text("utf-8")

    @property
    def signs(self) -> set[str]:
        """The signatures of all requests so far, which neither side writes down."""
        refs = {json.loads(line)["ref"] for line in self.requests.splitlines()}
        account = self.sandbox.describe()["digiswitch"]
        signed = (f"{account['username']}{account['api_key']}{ref}" for ref in refs)
        return {hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() for text in signed}

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
        environ = {
            "POS_APP_PIN": "147258",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        opened = Home(tmp_path / "home", sandbox, monkeypatch, environ, faults)
        opened.path.mkdir()
        opened.switch_on("digiswitch")
        yield opened


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that even root cannot write to is not to be had; a file in its place is."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted")
    yield blocked
    shutil.rmtree(blocked, ignore_errors=True)
