"""A byte of the books flips while they lie there: nobody is shown another amount unwarned."""

import os
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection

from pos_app.domain.errors import InputError, StorageError
from pos_app.domain.journal import Verdict
from pos_app.domain.payment import Payment
from pos_app.storage import verify
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.seals import Seals
from pos_app.storage.space import BALLAST
from tests.conftest import NOON, SetClock
from tests.faults.charging import Charging, number_of, settle_all
from tests.faults.parts.power import MEMORY
from tests.faults.proof import Part, Planted, Trials, spread
from tests.here import names_in
from tests.unit.test_services import CASH, open_desk

SEED = 20261121
SALES = 15

UNSEALED: dict[str, Any] = {"send_no": 0, "checks": 0, "sent_at": None, "next_check_at": None}
UNSEALED_ONES = "the count or time of sends and checks, which no seal covers,"


def run(trials: Trials) -> None:
    """Flip one byte after another, each in books that are whole otherwise."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder) / "home"
        spread(trials, [home], _sold)
        books = (home / "journal.db").read_bytes()
        keys = (home / "journal.keys").read_bytes()
        shown = _shown_by(home)
        spread(trials, range(trials.many(60, 1_000)), partial(_flipped, books, keys, shown))


def _sold(home: Path, _trials: Trials) -> None:
    desk = open_desk(home, SetClock(), Charging(books=home.with_name("books")))
    for sale in range(SALES):
        inquiry = desk.counter.inquiries.inquire("pln-postpaid", number_of(sale))
        desk.counter.payments.pay(inquiry, CASH, "Sari")
    settle_all(desk)
    desk.counter.close()


def _flipped(books: bytes, keys: bytes, shown: dict[str, Any], seed: int, trials: Trials) -> None:
    chance = random.Random(SEED + seed)
    at, bits = _place(books, chance, aimed=seed % 4 == 0)
    where = f"seed {seed}: byte {at} ^ {bits:#04x}"
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder)
        rotten = bytearray(books)
        rotten[at] ^= bits
        (home / "journal.db").write_bytes(rotten)
        (home / "journal.keys").write_bytes(keys)
        (home / "ballast").touch()
        os.truncate(home / "ballast", BALLAST)
        try:
            now = _shown_by(home)
        except StorageError as error:
            trials.count(f"alarm: {error.code}")
            return
        except Exception as error:  # noqa: BLE001
            trials.count(f"alarm: {type(error).__name__}")
            trials.fail(where, f"escaped: {error!r}")
            return
    differ = {name for name in shown if shown[name] != now[name]}
    if UNSEALED_ONES in differ:
        trials.count(f"no alarm, and {UNSEALED_ONES} of a payment differ")
        return
    trials.count("nothing to be seen of it")
    trials.require(not differ, where, f"shown otherwise without an alarm: {differ}")


def _place(books: bytes, chance: random.Random, *, aimed: bool) -> tuple[int, int]:
    """Return which byte changes, and which of its bits: any, or one that makes another amount."""
    if not aimed:
        return chance.randrange(len(books)), chance.randrange(1, 256)
    amounts = [found.end() for found in re.finditer(rb'"amount":8(?=500)', books)]
    return chance.choice(amounts), chance.randrange(1, 8)  # a 5 becomes another digit


def _shown_by(home: Path) -> dict[str, Any]:
    """Return all that a person may be shown; raises StorageError where there is an alarm."""
    store = JournalStore(home, NOON)
    try:
        verdict = store.verify()
        if not verdict.ok:
            raise StorageError("damaged", verdict.problem)
        payments = store.payments()
        return {
            "payments": [replace(p, **UNSEALED) for p in payments],
            UNSEALED_ONES: [(p.send_no, p.checks, p.sent_at, p.next_check_at) for p in payments],
            "one by one": [_found(store, payment.ref) for payment in payments],
            "same bills": [store.same_bill([p.product], p.customer_no, NOON) for p in payments],
            "entries": [*store.entries()],
            "entries of": [[*store.entries(p.ref)] for p in payments],
            "unfinished": store.unfinished(),
            "cashiers": [store.people.known(name) for name in names_in(store)],
            "identity": store.identity(),
        }
    finally:
        store.close()


def _found(store: JournalStore, ref: str) -> Payment | str:
    try:
        return store.payment(ref)
    except InputError as error:
        return str(error)


@contextmanager
def _unverified() -> Iterator[None]:
    """Believe the books without a look at their seals."""

    def unverified(_connection: Connection, _seals: Seals) -> Verdict:
        return Verdict(0)

    with patch.object(verify, "verify", unverified):
        yield


_INDEXES = (
    "SQLite's quick check, which opening and backups relied on, does not look into indexes: a "
    "payment, or an entry about it, could be there and not be found."
)

FOUND = (
    _INDEXES,
    "A time or a schema that had become no text ended in an error that is none of ours.",
)

PART = Part(
    name="bitrot",
    goals=("R14",),
    promise="A byte that flips shows nobody another amount without an alarm.",
    unit="bytes",
    how="One byte of closed books is changed, every fourth time a digit of an amount. Then they "
    "are opened, verified and read in every way in which a person may be shown them. Either there "
    "is an alarm, or all of it is as before, looked up by its number, its customer or its journal "
    "as well.",
    simulated="the disk. Counts and times of sends and checks are under no seal; a change of "
    "them is counted below and called no wrong.",
    run=run,
    found=FOUND,
    planted=(Planted(name="unverified", what="do not verify", planted=_unverified),),
)
