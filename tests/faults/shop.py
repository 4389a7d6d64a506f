"""A shop that can be killed: books in a folder, a provider in a process of its own, one clock.

The provider is the sandbox, which keeps its own ledger. Clock and provider outlive every counter:
a counter is a forked child that opens the books, does some work, and ends or is killed.
"""

import gc
import json
import os
import select
import shutil
import signal
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

from sqlalchemy.engine.default import DefaultDialect

from pos_app import app
from pos_app.providers import transport
from pos_app.providers.digiswitch import Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.sandbox.server import Sandbox
from pos_app.seed import load_seed
from pos_app.services.counter import Counter
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SECRETS, SETTINGS
from tests.faults.shared_clock import SharedClock
from tests.unit.test_unfinished import Mortal, Watched

CASHIER = "Sari"
SETTLES_AFTER = 90_000
"""Milliseconds that the provider takes over a pending payment: longer than the first gap."""
DEPOSIT = 100_000_000_000

_seed = cache(load_seed)
_spared = cache(gc.freeze)


class Broken(Exception):  # noqa: N818  it is what the program did, and a finding
    """A counter ended with an exception that nobody caught."""


def in_child(work: Callable[[], Any], kill_after: float | None = None) -> Any:
    """Do the work in a fork and return what it returns, None if it was killed before its end.

    With `kill_after` this process kills it after so many seconds. Raises Broken.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _answer(work, writer)
    os.close(writer)
    if kill_after is not None:
        select.select([reader], [], [], kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if not said and os.WIFSIGNALED(status):
        return None
    answer = json.loads(said)
    if "broke" in answer:
        raise Broken(answer["broke"])
    return answer["did"]


def _answer(work: Callable[[], Any], writer: int) -> NoReturn:
    """Write down what the work came to, and end: it must not go on as the parent's copy."""
    try:
        said = {"did": work()}
    except BaseException as error:  # noqa: BLE001  the parent raises it
        said = {"broke": repr(error)}
    try:
        # Less than a pipe holds, so it is written at once, whole or not at all.
        os.write(writer, json.dumps(said).encode())
    finally:
        os._exit(0)


class Shop:
    """The folder of a shop. Each sale has books of its own, copied from the ones it was founded by.

    The provider's process ends with this one.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.clock = SharedClock()
        self._ledger = folder / "ledger.jsonl"
        self._doors = _open_provider(self._ledger, self.clock)

    def found(self, *names: str) -> Path:
        """Make books with a cashier and the price lists of these providers; return their folder."""
        home = self.folder / "founded"
        home.mkdir()
        counter = self.open(home, *names)
        counter.accounts.add(CASHIER, "147258")
        counter.shifts.open(0, CASHIER)
        for name in names:
            counter.catalogue.fetch(name)
        counter.close()
        return home

    def copy(self, founded: Path) -> Path:
        """Return a fresh copy of books, in the place of the last one."""
        home = self.folder / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(founded, home)
        return home

    def open(self, home: Path, *names: str) -> Counter:
        """Open a counter that sells through these providers, as the program itself does.

        What never changes is got ready once for all: the catalogue, and what the collector spares.
        """
        with (
            patch.object(app, "SystemClock", lambda: self.clock),
            patch.object(app, "load_seed", _seed),
            patch.object(app, "_spare_the_collector", _spared),
        ):
            counter = app.open_counter(home, environ=self._settled(home, names))
        if counter.accounts.names():
            counter.accounts.presence.come(CASHIER)
        return counter

    def _settled(self, home: Path, names: tuple[str, ...]) -> Mapping[str, str]:
        """Write the settings of a shop; return the environment that its secrets are in."""
        lines: list[str] = []
        environ: dict[str, str] = {}
        for name in names:
            door = self._doors[name]
            section = "digiswitch" if name == "digiflazz" else name
            lines += [f"[providers.{section}]", "enabled = true"]
            lines += [f'{key} = "{value}"' for key, value in door.items() if key in SETTINGS]
            if section == "digiswitch":
                lines.append(f'dialect = "{name}"')
            environ |= {variable: door[key] for key, variable in SECRETS[section].items()}
        (home / "config.toml").write_text("\n".join(lines))
        return environ

    @cached_property
    def ledger(self) -> "Tail":
        """What the provider has charged, settled and refunded."""
        return Tail(self._ledger)

    @cached_property
    def requests(self) -> "Tail":
        """What has come to the provider."""
        return Tail(Path(f"{self._ledger}.requests.jsonl"))


class Tail:
    """What is new in a file of one JSON object a line."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._from = 0

    def skip(self) -> None:
        """Begin anew: what is there by now is old."""
        self._from = self._file.stat().st_size

    def lines(self) -> list[dict[str, Any]]:
        """Return what has been written since."""
        with self._file.open("rb") as file:
            file.seek(self._from)
            return [json.loads(line) for line in file]


def _open_provider(ledger: Path, clock: SharedClock) -> dict[str, dict[str, str]]:
    """Start the sandbox in a process that ends when this one does; return its doors."""
    doors, told = os.pipe()
    until, alive = os.pipe()
    if not os.fork():
        os.close(alive)
        try:
            sandbox = Sandbox(ledger, settle_ms=SETTLES_AFTER, deposit=DEPOSIT, now=clock.now)
            sandbox.start()
            os.write(told, json.dumps(sandbox.describe()).encode() + b"\n")
            os.read(until, 1)
        finally:
            os._exit(0)
    os.close(until)
    os.close(told)
    with os.fdopen(doors, "rb") as pipe:
        described: dict[str, dict[str, str]] = json.loads(pipe.readline())
    return described


def makes_mortal(mortal: Mortal) -> None:
    """Make a step of all that a counter does to its books and to the wire, before and after.

    For a child: nothing takes it back.
    """
    real = JournalStore

    def watched(*args: Any, **named: Any) -> Watched:
        return Watched(real(*args, **named), mortal)

    patch.object(app, "JournalStore", watched).start()
    for owner, name in _STEPS:
        patch.object(owner, name, _stepping(getattr(owner, name), mortal)).start()
    commit = DefaultDialect.do_commit
    stepping = _stepping(commit, mortal)

    def commits(dialect: Any, connection: Any) -> None:
        # The readers end their transactions by a commit as well, and write nothing.
        (stepping if connection.total_changes else commit)(dialect, connection)

    patch.object(DefaultDialect, "do_commit", commits).start()


_STEPS: tuple[tuple[type, str], ...] = (
    (Digiswitch, "send"),
    (Iak, "send"),
    (Espay, "send"),
    # Between these two lies what came to the provider without this side knowing it.
    (transport._DeadlineStream, "write"),
    (transport._DeadlineStream, "read"),
)


def _stepping(function: Callable[..., Any], mortal: Mortal) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        mortal.step()
        result = function(*args, **named)
        mortal.step()
        return result

    return call
