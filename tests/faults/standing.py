"""Scenes in which a window might stand still, and a watch that tells for how long it did."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from pos_app.app import open_counter
from pos_app.domain.errors import StorageError
from pos_app.domain.outcome import Outcome, Paid, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import CASH, Tender
from pos_app.services.backups import found_in
from pos_app.services.counter import Counter
from pos_app.storage.books import Books
from pos_app.storage.journal_store import JournalStore

if TYPE_CHECKING:
    from pos_app.ui.workspace import Workspace
    from tests.gui.test_counter import Stage

PRODUCT = "pln-postpaid"
BEAT_MS = 5
SILENT = 0.4
"""Seconds that a provider hangs."""
FULL = 30
"""Entries for which there was no room any more, and the database is called full."""
SLOW = 0.2
"""Seconds that a slow disk takes for each transaction."""


class Beat(NamedTuple):
    """One beat of the window's thread: when, how long it has run so far, and been kept from it.

    All in seconds. `others` is how long each of the other threads was kept from running.
    """

    at: float
    ran: float
    kept: float
    others: dict[str, float]


class Watch:
    """Feels the beat of the window's thread.

    A thread that is ready and is not run waits for other programs, and says nothing about ours; the
    system counts that time. Taken off is what the window's thread waited so, and, where it waited
    for something else, what another thread of ours that may have held it up waited so. What it
    ran itself, and what it waited for a provider or a disk, stays.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._beats: list[Beat] = []
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def over(self, scene: Callable[[], None]) -> float:
        """Return the longest time between two beats of a scene, in seconds."""
        self._beats.clear()
        self._timer.start()
        self._beat()
        scene()
        self._beat()
        self._timer.stop()
        return max(_stood(before, after) for before, after in pairwise(self._beats))

    def _beat(self) -> None:
        at, mine = perf_counter(), str(os.getpid())
        threads = {each.name: _schedule(each) for each in Path("/proc/self/task").iterdir()}
        ran, kept = threads.pop(mine)
        self._beats.append(Beat(at, ran, kept, {name: kept for name, (_, kept) in threads.items()}))


def _stood(before: Beat, after: Beat) -> float:
    """Return how long the window stood still between two beats, and no other program is why."""
    ran, kept = after.ran - before.ran, after.kept - before.kept
    waited = after.at - before.at - ran - kept
    others = (kept - before.others.get(name, 0.0) for name, kept in after.others.items())
    return ran + max(0.0, waited - max(others, default=0.0))


def _schedule(thread: Path) -> tuple[float, float]:
    """Return the seconds that a thread ran, and was ready and not run."""
    try:
        ran, kept, _ = (thread / "schedstat").read_bytes().split()
    except OSError:  # it has ended
        return 0.0, 0.0
    return int(ran) / 1e9, int(kept) / 1e9


def fill(home: Path, many: int) -> None:
    """Put so many payments of today into the books of a home."""
    counter = open_counter(home)
    add(counter, many, State.PAID, Paid(provider_ref="SN"))
    counter.close()


def add(counter: Counter, many: int, state: State, outcome: Outcome) -> None:
    """Write payments that came to a state, in the ways of the store and in one transaction."""
    store = counter.store
    assert isinstance(store, JournalStore)
    inquiry = counter.inquiries.inquire(PRODUCT, "540000000001")
    now, begins = datetime.now(UTC), f"{store.identity()}{state[:2]}"
    with store.books.write() as connection:
        once = patch.object(Books, "write", lambda _: nullcontext(connection))
        with once:
            for n in range(many):
                payment = Payment(
                    ref=f"{begins}{n:014d}",
                    provider=inquiry.provider,
                    account=inquiry.account,
                    training=inquiry.training,
                    product=PRODUCT,
                    code=inquiry.code,
                    customer_no=f"55{state == State.PAID:d}{n:09d}",
                    extras={},
                    bill=replace(inquiry.bill, customer_name=f"PELANGGAN NOMOR {n}"),
                    fee=0,
                    tenders=(Tender(CASH, inquiry.total),),
                    cashier="Sari",
                    on=inquiry.on,
                    made_at=now,
                )
                store.prepare(payment)
                sent = store.claim(payment.ref, now, {})
                store.move(sent, state, now, actor="Sari", outcome=outcome, next_check_at=now)


class Scenes:
    """What happens at the counter while somebody watches the window."""

    def __init__(self, stage: "Stage", unsettled: int) -> None:
        self._stage = stage
        self._unsettled = unsettled
        self._turn = 0

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield the scenes; before the last some payments are left behind that are not settled."""
        yield "nothing happens", self.nothing
        yield "the provider hangs", self.hangs
        yield "the provider drips", lambda: self.pays(do="drip", seconds=0.001)
        yield "the provider resets", lambda: self.pays(do="reset", after=True)
        yield "the provider answers garbage", lambda: self.pays(do="html", after=True)
        yield "the disk is full", self.full
        yield "the disk is slow", self.slow
        yield "the payments are shown and searched", self.searched
        yield "the books are backed up", self.backed_up
        outcome = Unknown(reason="no-answer")
        add(self._desk.counter, self._unsettled, State.UNKNOWN, outcome)
        yield "the unsettled are asked about", self.asked

    @property
    def _desk(self) -> "Workspace":
        return self._stage.desk

    def nothing(self) -> None:
        from PySide6.QtTest import QTest

        QTest.qWait(300)

    def hangs(self) -> None:
        self._stage.faulty(when={"command": "inq-pasca"}, do="hang", seconds=SILENT)
        self._inquire()

    def pays(self, **fault: Any) -> None:
        """Pay a bill with trouble; it is settled in the end."""
        self._inquire()
        self._stage.faulty(when={"command": "pay-pasca"}, **fault)
        self._pay()
        self._stage.wait(self._desk.result.isVisible)
        self._stage.wait(lambda: self._desk.result.title.text() == "Lunas")
        self._stage.wait(lambda: not self._desk.result.paper.pixmap().isNull())

    def full(self) -> None:
        """Let the database not grow by another page."""
        self._inquire()
        told: list[object] = []
        self._desk.sale.payment_failed.connect(told.append)
        store = self._desk.counter.store
        assert isinstance(store, JournalStore)
        with _no_more_pages(store), ThreadPoolExecutor(1) as pool:
            filled = pool.submit(_fill_up, store)
            self._stage.wait(filled.done)
            self._pay()
            self._stage.wait(lambda: bool(told))
        self._desk.sale.payment_failed.disconnect(told.append)

    def slow(self) -> None:
        """Pay and look at every page while each transaction takes its time."""
        with _slow_disk():
            self.pays(do="", seconds=0.0)
            self._list("")
            self._desk.show_open()
            self._stage.wait(self._desk.open.isVisible)
        self._desk.show_choose()

    def searched(self) -> None:
        self._list("")
        for typed in ("5", "55", "PELANGGAN", "NOMOR 19", "nobody at all"):
            self._list(typed)

    def backed_up(self) -> None:
        for file in (self._stage.home.path / "backups").glob("*"):
            file.unlink()
        watch = self._stage.window.watch
        watch.look()
        self._stage.wait(lambda: not watch.is_keeping)
        assert found_in(self._stage.home.path / "backups")

    def asked(self) -> None:
        """Ask about all that is open as before the first sale, look at it, and ask once more."""
        books = self._desk.books
        ready: list[object] = []
        books.ready.connect(lambda: ready.append(True))
        books.begin()
        self._stage.wait(lambda: bool(ready))
        passes: list[object] = []
        books.unfinished.connect(passes.append)
        self._desk.show_open()
        self._stage.wait(lambda: len(passes) > 1)
        books.unfinished.disconnect(passes.append)

    def _inquire(self) -> None:
        self._turn += 1
        self._desk.show_choose()
        product = self._desk.counter.catalogue.product(PRODUCT)
        self._desk.sale.choose(product, f"5311{self._turn:05}001")
        self._stage.wait(lambda: self._desk.sale.inquiry is not None)

    def _pay(self) -> None:
        self._desk.bill.tender.exact.click()
        self._desk.bill.tender.button.click()

    def _list(self, text: str) -> None:
        listed: list[object] = []
        self._desk.books.listed.connect(listed.append)
        if text:
            self._desk.today.search.setText(text)
        else:
            self._desk.today.search.clear()
            self._desk.show_today()
        self._stage.wait(lambda: bool(listed))
        self._desk.books.listed.disconnect(listed.append)


@contextmanager
def _no_more_pages(store: JournalStore) -> Iterator[None]:
    """Let the database not grow."""
    most = _limited(store, pages=1)
    try:
        yield
    finally:
        _limited(store, pages=most)


def _fill_up(store: JournalStore) -> None:
    """Use up what room there is in the database."""
    refused = 0
    while refused < FULL:  # one entry may find room where another found none
        size = 10 if refused else 3000
        try:
            store.record("filled", actor="Sari", at=datetime.now(UTC), with_what="x" * size)
        except StorageError:
            refused += 1


def _limited(store: JournalStore, pages: int) -> int:
    """Let the database have so many pages, at least those that it has; returns what it might."""
    with store.books._writer.connect() as connection:
        driver: Any = connection.connection.driver_connection
        (most,) = driver.execute("PRAGMA max_page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    return int(most)


@contextmanager
def _slow_disk() -> Iterator[None]:
    write, read = Books.write, Books.read

    def slowly(work: Callable[[Books], Any]) -> Callable[[Books], Any]:
        def waiting(books: Books) -> Any:
            sleep(SLOW)
            return work(books)

        return waiting

    with (
        patch.object(Books, "write", slowly(write)),
        patch.object(Books, "read", slowly(read)),
    ):
        yield
