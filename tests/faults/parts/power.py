"""The power goes at every moment of a session: the books open, and know all that was confirmed."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from pos_app.domain.errors import PosError
from pos_app.domain.payment import ALLOWED, State
from pos_app.services.ports import Order
from pos_app.storage.engine import PRAGMAS
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.space import BALLAST
from tests.conftest import NOON, SetClock
from tests.faults import shim
from tests.faults.charging import Charging, number_of, settle_all
from tests.faults.images import CUTS, Disk, Step, read
from tests.faults.proof import Part, Planted, Trials, spread
from tests.unit.test_services import CASH, Desk, open_desk

SEED = 20261121
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
INDEX_SIZE = 32_768
FOLD_AFTER = 100
"""Pages in the WAL after which it is brought into the books; SQLite's own 1000 take a day here."""


def run(trials: Trials) -> None:
    """Trace a session, then open what its disk may hold after a cut at each step."""
    shim.require()
    with TemporaryDirectory(dir=MEMORY) as folder:
        trace = Path(folder) / "trace"
        spread(trials, [trials.many(8, 24)], partial(_traced_session, Path(folder) / "home", trace))
        steps = read(trace)
        keys = (Path(folder) / "home" / "journal.keys").read_bytes()
        moments = [at for at, step in enumerate(steps) if step.kind != "n"]
        if trials.size == "short":
            moments = random.Random(SEED).sample(moments, 60)
        _require_variety(steps, trials)
        spread(trials, sorted(moments), partial(_cut_at, steps, keys))


def _traced_session(home: Path, trace: Path, sales: int, trials: Trials) -> None:
    _lay_ballast(home)
    shim.watch(home)
    shim.trace(trace)
    with patch.dict(PRAGMAS, wal_autocheckpoint=FOLD_AFTER):
        desk = _opened(home)
        for sale in range(sales):
            _sell(desk, number_of(sale))
            if sale % 5 == 4:
                settle_all(desk)
                _note(desk)
            if sale % 8 == 7:
                desk.counter.close()
                desk = _opened(home)
        desk.counter.close()
    shim.trace(None)


def _opened(home: Path) -> Desk:
    provider = Charging(books=home.with_name("books"))
    desk = open_desk(home, SetClock(), provider)

    def to_be_paid(_order: Order) -> None:
        _note(desk)

    provider.to_be_paid = to_be_paid
    _note(desk)
    return desk


def _sell(desk: Desk, number: str) -> None:
    payments = desk.counter.payments
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", number)
    payment = payments.prepare(inquiry, CASH, "Sari")
    _note(desk)
    for _ in range(2):
        if payment.state in {State.PREPARED, State.NOT_SENT}:
            payment = payments.send(payment.ref, "Sari")
            _note(desk)


def _note(desk: Desk) -> None:
    """Put down what the counter has confirmed by now, when it is asked or the provider is."""
    head = desk.counter.store.head()
    states = {p.ref: p.state.value for p in desk.counter.store.payments()}
    shim.note(entries=head.entries, seal=head.seal, states=states)


def _require_variety(steps: list[Step], trials: Trials) -> None:
    """See that the session has done what a session does to a disk."""
    kinds = Counter(step.kind for step in steps)
    trials.require(set("nowtsdu") <= set(kinds), "the session", f"has only {dict(kinds)}")
    trials.measure("steps of the session", f"{sum(kinds.values()) - kinds['n']}")


@dataclass
class _Replayed:
    """How far this process has come; the moments come to it in order, mostly."""

    disk: Disk
    at: int = 0


def _cut_at(steps: list[Step], keys: bytes, moment: int, trials: Trials) -> None:
    disk = _disk_at(steps, moment)
    said = disk.notes[-1] if disk.notes else {"entries": 0, "seal": "", "states": {}}
    for cut in CUTS:
        chance = random.Random(f"{SEED}/{moment}/{cut}")
        trials.count(f"what was not synced is {cut}")
        with TemporaryDirectory(dir=MEMORY) as folder:
            _lay(disk.image(cut, chance), Path(folder), chance)
            (Path(folder) / "journal.keys").write_bytes(keys)  # in the keyring, elsewhere
            _require_books(Path(folder), said, f"step {moment}, {cut}", trials)


_replayed: dict[int, _Replayed] = {}


def _disk_at(steps: list[Step], moment: int) -> Disk:
    replayed = _replayed.setdefault(id(steps), _Replayed(Disk()))
    if replayed.at > moment:
        replayed = _replayed[id(steps)] = _Replayed(Disk())
    for step in steps[replayed.at : moment + 1]:
        replayed.disk.take(step)
    replayed.at = moment + 1
    return replayed.disk


def _lay(image: dict[str, bytes], folder: Path, chance: random.Random) -> None:
    for name, content in image.items():
        (folder / name).write_bytes(content)
    if chance.random() < 0.5:
        (folder / "journal.db-shm").write_bytes(chance.randbytes(INDEX_SIZE))
    _lay_ballast(folder)


def _lay_ballast(folder: Path) -> None:
    """Have the ballast there, which is not what is looked at, at no cost."""
    folder.mkdir(exist_ok=True)
    with (folder / "ballast").open("wb") as file:
        file.truncate(BALLAST)


def _require_books(folder: Path, said: dict[str, Any], where: str, trials: Trials) -> None:
    try:
        store = JournalStore(folder, NOON)
    except Exception as error:  # noqa: BLE001  whatever it is, the counter stays shut
        trials.fail(where, f"corrupt: the books do not open: {error!r}")
        return
    try:
        _require_sound(store, where, trials)
        _require_all(store, said, where, trials)
        store.record("looked", actor="Sari", at=NOON)
    except PosError as error:
        trials.fail(where, f"corrupt: {error}")
    finally:
        store.close()


def _require_sound(store: JournalStore, where: str, trials: Trials) -> None:
    with store.books.read() as connection:
        (found,) = connection.exec_driver_sql("PRAGMA integrity_check(1)").one()
    trials.require(found == "ok", where, f"corrupt: {found}")
    verdict = store.verify()
    trials.require(verdict.ok, where, f"a seal is broken: {verdict}")


def _require_all(store: JournalStore, said: dict[str, Any], where: str, trials: Trials) -> None:
    """See that all that was confirmed is there, or has gone on from there."""
    seals = {entry.seq: entry.seal for entry in store.entries()}
    last = seals.get(said["entries"], "")
    trials.require(last == said["seal"], where, f"lost: entry {said['entries']} of {len(seals)}")
    found = {payment.ref: payment.state for payment in store.payments()}
    for ref, state in said["states"].items():
        known = ref in found and found[ref] in _FURTHER[State(state)]
        trials.require(known, where, f"lost: {ref} was {state}, is {found.get(ref)}")


def _further(state: State) -> set[State]:
    """Return where a payment may have come from a state, this state too."""
    found, looked = {state}, set[State]()
    while new := found - looked:
        looked |= new
        found |= {to for each in new for to in ALLOWED[each]}
    return found


_FURTHER = {state: _further(state) for state in State}


@contextmanager
def _synchronous(level: int) -> Iterator[None]:
    with patch.dict(PRAGMAS, synchronous=level):
        yield


FOUND = (
    "A founding that was cut off after the tables and before the counter had its name left books "
    "that never opened again."
)

PART = Part(
    name="power",
    goals=("R10",),
    promise="Power that goes takes back nothing that was confirmed.",
    unit="disk images",
    how="A session is traced: every write, sync and name of the database, its log and its rollback "
    "journal, from the founding of the books over every kind of answer to closing and opening "
    "again. At each step the disk is drawn as it may be then: all that was not synced is lost, or "
    "some of it, or parts of it by sectors of 512 bytes; half the time with garbage for an index. "
    "The counter opens each: it has to be sound, sealed, and to know all that was confirmed.",
    simulated="the disk, which is drawn from the calls to the system; a disk that says synced and "
    f"is not is not tried. The log is folded after {FOLD_AFTER} pages instead of 1000.",
    run=run,
    found=(FOUND,),
    planted=(
        Planted(
            name="synchronous-normal",
            what="sync the log now and then only (synchronous NORMAL)",
            planted=partial(_synchronous, 1),
        ),
        Planted(
            name="synchronous-off",
            what="never sync (synchronous OFF)",
            planted=partial(_synchronous, 0),
        ),
    ),
)
