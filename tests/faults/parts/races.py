"""Two counters on one home: the second is refused, and past the lock still only one may send."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from filelock import FileLock

from pos_app.domain.errors import RuleError, StorageError
from pos_app.domain.payment import Payment, State
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON, SetClock
from tests.faults.proof import Part, Planted, Trials
from tests.scripted import Scripted
from tests.unit.test_services import open_desk

AT_ONCE = 200
PATIENCE = 1.0


def run(trials: Trials) -> None:
    """Open a home twice, then race for payments with the lock out of the way."""
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder), SetClock(), Scripted())
        template = desk.prepared()
        for turn in range(trials.many(3, 50)):
            _second_is_refused(Path(folder), turn, trials)
        for turn in range(0, trials.many(AT_ONCE * 2, 10_000), AT_ONCE):
            refs = [f"{desk.counter.store.identity()}{turn + n:016d}" for n in range(AT_ONCE)]
            for ref in refs:
                desk.counter.store.prepare(_another(template, ref))
            _race(Path(folder), refs, trials)
        sound = desk.counter.store.verify().ok
        desk.counter.close()
    trials.require(sound, "after all races", "the journal does not verify")


def _another(payment: Payment, ref: str) -> Payment:
    return replace(payment, ref=ref, customer_no=f"54{ref[-10:]}")


def _second_is_refused(home: Path, turn: int, trials: Trials) -> None:
    def second(answer: Connection) -> None:
        began = time.monotonic()
        try:
            JournalStore(home, NOON)
        except StorageError as error:
            answer.send((error.code, time.monotonic() - began))
        else:
            answer.send(("let in", time.monotonic() - began))

    (code, seconds), *_ = _in_children([second])
    trials.count("a second counter opened the same home")
    trials.require(code == "in-use", f"turn {turn}", f"the second counter was {code}")
    trials.require(seconds <= PATIENCE, f"turn {turn}", f"it was told after {seconds:.1f} s")


def _race(home: Path, refs: list[str], trials: Trials) -> None:
    start = get_context("fork").Barrier(2)

    def racer(answer: Connection) -> None:
        with patch.object(FileLock, "acquire"):
            store = JournalStore(home, NOON)
        answer.send([ref for ref in refs if _wins(store, ref, start)])

    first, second = map(set, _in_children([racer, racer]))
    for ref in refs:
        winners = (ref in first) + (ref in second)
        trials.count("two processes raced to send one payment")
        trials.require(winners == 1, f"payment {ref}", f"{winners} may send it")


def _wins(store: JournalStore, ref: str, start: Barrier) -> bool:
    start.wait()
    try:
        return store.claim(ref, NOON, {}).state is State.SENDING
    except RuleError:
        return False


def _in_children(works: list[Any]) -> list[Any]:
    """Do each work in a forked process of its own; return what they send."""
    fork, running = get_context("fork"), []
    for work in works:
        ours, theirs = fork.Pipe(duplex=False)
        child = fork.Process(target=work, args=(theirs,))
        child.start()
        running.append((child, ours))
    told = [ours.recv() for _, ours in running]
    for child, _ in running:
        child.join()
    return told


@contextmanager
def _check_then_act() -> Iterator[None]:
    """Look whether it is still to be sent, then send, whatever the write says."""
    claim = JournalStore.claim

    def careless(store: JournalStore, ref: str, *more: Any) -> Payment:
        seen = store.payment(ref)
        if seen.state is not State.PREPARED:
            raise RuleError("already-sent", ref=ref)
        try:
            return claim(store, ref, *more)
        except RuleError:
            return replace(seen, state=State.SENDING)

    with patch.object(JournalStore, "claim", careless):
        yield


PART = Part(
    name="races",
    goals=("R17",),
    promise="Two counters never send one payment.",
    unit="races",
    how="A second process opens a home in use. Then, with the lock taken out of the way, two "
    "processes with a database connection each go for the same payment at the same moment.",
    simulated="the lock is taken away, and nobody is asked for money.",
    run=run,
    planted=(
        Planted(
            name="check-then-act",
            what="look first whether it was sent, and send if not",
            planted=_check_then_act,
        ),
    ),
)
