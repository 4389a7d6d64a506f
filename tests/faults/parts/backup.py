"""Backups are restored at random: nothing is paid twice, and no ref comes again."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from sqlalchemy import Connection

from pos_app.domain.errors import RuleError
from pos_app.domain.payment import UNSENT
from pos_app.services import refs
from pos_app.services.backups import found_in
from pos_app.services.refs import base36, new_ref
from pos_app.storage import restore as restoring
from pos_app.storage.copies import require_sound
from pos_app.storage.restore import restore
from pos_app.storage.seals import KeysBeside, Seals
from pos_app.storage.tables import COUNTER
from tests.conftest import NOON, SetClock
from tests.faults.charging import Charging, number_of
from tests.faults.parts.power import MEMORY
from tests.faults.proof import Part, Planted, Trials
from tests.unit.test_services import CASH, Desk, open_desk

SEED = 20261121


def run(trials: Trials) -> None:
    """Sell, back up and restore a backup of any age, again and again, at one counter."""
    restores = trials.many(3, 20)
    chance, clock, sales = random.Random(SEED), SetClock(), count()
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder) / "home"
        provider = Charging(books=Path(folder) / "books")
        made: set[str] = set()
        for turn in range(restores + 1):
            desk = open_desk(home, clock, provider)
            if turn:
                _require_barred(desk, f"restore {turn}", trials)
            _require_new_refs(desk, made, trials.many(5_000, 50_000), f"restore {turn}", trials)
            _sell(desk, sales, chance)
            desk.counter.close()
            if turn < restores:
                _restore_any(home, clock, chance, trials)
        for number, times in provider.charges().items():
            trials.require(times == 1, "in the end", f"{number} was charged {times} times")


def _sell(desk: Desk, sales: Iterator[int], chance: random.Random) -> None:
    """Sell, leave something ready, and back up in between, at any time."""
    for _ in range(chance.randint(2, 6)):
        inquiry = desk.counter.inquiries.inquire("pln-postpaid", number_of(next(sales)))
        ready = desk.counter.payments.prepare(inquiry, CASH, "Sari")
        desk.clock.move(seconds=chance.randint(1, 600))
        if chance.random() < 0.5:
            desk.counter.backups.keep()
        if chance.random() < 0.8:
            desk.counter.payments.send(ready.ref, "Sari")
    desk.counter.backups.keep()


def _restore_any(home: Path, clock: SetClock, chance: random.Random, trials: Trials) -> None:
    backup = chance.choice(found_in(home / "backups"))
    clock.move(seconds=1)
    require_sound(backup.file, Seals(KeysBeside(home), home))
    restored = restore(home, backup.file, clock.now(), "owner")
    trials.count("restores")
    trials.require(restored.head.entries >= backup.head.entries, backup.file.name, "is cut short")


def _require_barred(desk: Desk, where: str, trials: Trials) -> None:
    """See that nothing is sent before somebody answers for the books, nor what was ready."""
    store, provider = desk.counter.store, desk.provider
    assert isinstance(provider, Charging)
    trials.require(store.verify().ok, where, "the restored books do not verify")
    with closing(sqlite3.connect(desk.folder / "journal.db")) as books:
        (found,) = books.execute("PRAGMA integrity_check").fetchone()
    trials.require(found == "ok", where, str(found))
    before = provider.charges().total()
    ready = [p for p in store.payments() if p.state in UNSENT]
    for code in ("restored", "older-epoch"):
        for payment in ready:
            trials.count(f"what was ready is sent, and refused: {code}")
            trials.require(_refused(desk, payment.ref) == code, where, f"{payment.ref} not {code}")
        if code == "restored":
            desk.counter.unfinished.resolve()
            desk.counter.sending.accept("compared", "Sari")
    trials.require(provider.charges().total() == before, where, "charged what was ready before")
    for payment in ready:
        desk.counter.payments.cancel(payment.ref, "Sari")


def _refused(desk: Desk, ref: str) -> str:
    try:
        desk.counter.payments.send(ref, "Sari")
    except RuleError as error:
        return error.code
    return "sent"


def _require_new_refs(desk: Desk, made: set[str], many: int, where: str, trials: Trials) -> None:
    """See that refs differ from all before, although clock and chance repeat themselves."""
    identity, before = desk.counter.store.identity(), len(made)
    with patch.object(refs, "secrets", random.Random(SEED)):
        made.update(new_ref(identity, NOON + timedelta(milliseconds=n)) for n in range(many))
    trials.count("refs", many)
    trials.require(len(made) == before + many, where, f"{identity}: refs came again")


@contextmanager
def _same_epoch() -> Iterator[None]:
    """Leave the counter who it was."""

    def renewed(connection: Connection, _least: int, _seals: Seals) -> str:
        row = connection.execute(COUNTER.select()).one()
        return str(row.device) + base36(row.epoch, 2)

    with patch.object(restoring, "_renewed", renewed):
        yield


PART = Part(
    name="backup",
    goals=("R13",),
    promise="A backup that is restored pays nothing twice.",
    unit="restores, sends and refs",
    how="A counter sells, backs up at any time and leaves payments ready; then any of its backups "
    "is restored, and so on. The restored books are whole and sealed. What was ready in them is "
    "refused before somebody has answered for the books and after it. Then refs are made with the "
    "clock and the chance of the epoch before: none may have been there.",
    simulated="the clock, and the provider, which writes its charges to a file of its own.",
    run=run,
    planted=(Planted(name="same-epoch", what="restore without a new epoch", planted=_same_epoch),),
)
