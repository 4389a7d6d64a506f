"""A shop that sells for days on a clock that others move, and its providers in a process apart."""

import gc
import json
import os
import random
import threading
from collections import Counter as Count
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec

from pos_app import demo, settings
from pos_app.app import assemble, open_providers
from pos_app.domain.errors import ProviderError
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import CASH, Tender
from pos_app.sandbox.exchange import Request
from pos_app.sandbox.faults import NO_FAULT, Fault
from pos_app.sandbox.server import Sandbox
from pos_app.services.counter import Counter
from pos_app.storage.journal_store import JournalStore
from tests.faults.shared_clock import SharedClock

BEGIN = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
EVERY = timedelta(seconds=20)
"""Between two sales."""
SEED = 20261121
SHARE = 0.05
"""The share of all requests that go wrong, whatever they ask for."""
PATIENCE = 0.3
"""Real seconds that the shop waits for an answer."""
SETTLES_MS = 30_000
"""After so long, on the clock of the shop, a provider makes up its mind."""
RECEIPT_EVERY, RESOLVE_EVERY, SUPPLY_EVERY, BACKUP_EVERY = 50, 3, 15, 180
"""Sales between two receipts, rounds of questions, looks at the supply, backups."""
TRIES = 3
"""How often a cashier asks for a bill, or tries to pay it, before he gives up."""

KINDS = (
    Fault(do="close"),
    Fault(do="close-after"),
    Fault(do="reset"),
    Fault(do="reset", after=True),
    Fault(do="html"),
    Fault(do="html", after=True),
    Fault(do="status"),
    Fault(do="status", after=True),
    Fault(do="status", http=200, after=True),
    Fault(do="empty"),
    Fault(do="empty", after=True),
    Fault(do="drip", headers=True, seconds=2 * PATIENCE),
)

GOODS = (
    ("digiswitch:pln", "54"),
    ("iak:PLNPOSTPAID", "54"),
    ("espay:SLYLPO", "54"),
    ("digiswitch:s10", "0812"),
    ("iak:htelkomsel10000", "0812"),
    ("espay:SVHTS10", "0812"),
)
"""What is sold by turns, and how the number of a customer begins."""

ENDINGS = ("0602", "0603", "0604", "0605", "0606", "0007", "0017", "0039")
"""Ends of numbers whose payment the sandbox refuses, fails later or leaves open for a while."""


class Trouble:
    """Stands in for the sandbox's file of faults: spoils a share of all requests, by a seed."""

    def __init__(self, _path: object) -> None:
        self._chance = random.Random(SEED)

    def strike(self, _request: Request) -> Fault:
        return self._chance.choice(KINDS) if self._chance.random() < SHARE else NO_FAULT


@contextmanager
def providers_beside(folder: Path, clock: SharedClock) -> Iterator[dict[str, Any]]:
    """Run all providers in a process of its own, on the clock of the shop; yield their doors."""
    fork = get_context("fork")
    ours, theirs = fork.Pipe()
    process = fork.Process(target=_serve, args=(folder, clock, ours, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours.recv()
    finally:
        ours.close()
        process.join()


def _serve(folder: Path, clock: SharedClock, theirs: Connection, ours: Connection) -> None:
    theirs.close()
    with (
        patch("pos_app.sandbox.server.Faults", Trouble),
        Sandbox(
            folder / "ledger.jsonl", deposit=10**12, settle_ms=SETTLES_MS, now=clock.now
        ) as sandbox,
        suppress(EOFError),
    ):
        ours.send(sandbox.describe())
        ours.recv()


def open_shop(folder: Path, clock: SharedClock, doors: dict[str, Any]) -> Counter:
    """Open a counter that sells through all of them, as far apart as they want to be asked."""
    home = folder / "home"
    home.mkdir()
    environ = demo._environment(json.dumps(doors))
    for name in ("DIGISWITCH", "IAK", "ESPAY"):
        del environ[f"POS_APP_PROVIDERS_{name}_CHECK_GAP"]
    chosen = settings.load(home, environ)
    chosen = msgspec.structs.replace(chosen, network=settings.Network(seconds=PATIENCE))
    providers = open_providers(chosen, environ, home)
    counter = assemble(home, chosen, providers, JournalStore(home, clock.now()), clock)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    for _ in range(TRIES):  # a request for a price list can go wrong as well
        counter.prices.refresh()
    counter.catalogue.rebuild()
    return counter


class Shop:
    """A cashier who does what one does with a window, at the services behind it."""

    def __init__(self, counter: Counter, clock: SharedClock, seed: int = SEED) -> None:
        self._counter = counter
        self._clock = clock
        self._chance = random.Random(seed)
        self.sold: dict[str, str] = {}
        """What was wanted, by the number of the customer; each comes once."""

    def sell(self, turn: int) -> None:
        """Serve a customer, who wants one thing, and who is tried again if it is refused."""
        wanted, begins = GOODS[turn % len(GOODS)]
        ending = self._chance.choice(ENDINGS) if self._chance.random() < SHARE else "1111"
        number = f"{begins}{turn:0{5 if begins.startswith('0') else 6}d}{ending}"
        self.sold[number] = wanted
        for _ in range(TRIES):
            payment = self._pay(wanted, number)
            if payment and payment.state is not State.REFUSED:
                break
        if payment and payment.state is State.PAID and turn % RECEIPT_EVERY == 0:
            file = self._counter.receipts.file(payment.ref, "80")
            self._counter.receipts.save(payment.ref, "80", file, "Sari")

    def _pay(self, wanted: str, number: str) -> Payment | None:
        """Ask and pay; None without a bill."""
        try:
            inquiry = self._counter.inquiries.inquire(wanted, number)
        except ProviderError:
            return None
        cash = [Tender(CASH, inquiry.total)]
        payment = self._counter.payments.pay(inquiry, cash, "Sari")
        while payment.state is State.NOT_SENT:
            payment = self._counter.payments.send(payment.ref, "Sari")
        return payment

    def look_after(self, turn: int) -> None:
        """Do what goes on behind the window: questions, and from time to time the supply."""
        if turn % RESOLVE_EVERY == 0:
            self._counter.unfinished.resolve()
        if turn % SUPPLY_EVERY == 0:
            self._counter.deposits.refresh_all()
            self._counter.prices.refresh()
        if turn % BACKUP_EVERY == 0:
            self._counter.backups.keep_if_due()

    def settle(self) -> None:
        """Let up to two days go by in which only questions are asked."""
        for _ in range(2 * 24 * 6):
            if self._counter.unfinished.next_due() is None:
                return
            self._clock.move(minutes=10)
            self._counter.unfinished.resolve()


@dataclass(frozen=True)
class Load:
    """What this process holds on to."""

    memory: float
    """Megabytes."""
    handles: int
    threads: int


def load() -> Load:
    """Return what this process holds on to, when all that is not wanted any more is gone."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return Load(
        memory=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        handles=len([*Path("/proc/self/fd").iterdir()]),
        threads=threading.active_count(),
    )


def held() -> Count[str]:
    """Return how many objects of our own classes there are, by class."""
    gc.collect()
    kinds = (type(thing) for thing in gc.get_objects())
    return Count(kind.__qualname__ for kind in kinds if str(kind.__module__).startswith("pos_app"))
