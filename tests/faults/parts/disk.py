"""The disk refuses: nothing is sent that is not written down, and nothing is lost of what was."""

import errno
import logging
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pos_app.domain.errors import RuleError, StorageError
from pos_app.domain.payment import Payment, State
from pos_app.services.backups import found_in
from pos_app.services.payment import Payments, order_of
from pos_app.services.ports import Command, Order
from pos_app.storage.engine import PRAGMAS
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.restore import restore
from tests.conftest import SetClock
from tests.faults import shim
from tests.faults.charging import Charging, compare, number_of, settle_all
from tests.faults.parts.power import MEMORY
from tests.faults.proof import Part, Planted, Trials, spread
from tests.unit.test_services import CASH, Desk, open_desk

MOST = 200
SOME = (1, 13, 60, 160)
"""Calls that fail in the short form."""

SALES = 60
"""At most so many in a session; the 200th sync comes before."""

UNCLEAR = {"database", "pragma"}
"""What a person is told where we do not know what was wrong."""


@dataclass(frozen=True)
class Fault:
    """Which calls fail, from the first one on: one of them, or all until somebody mends it."""

    kinds: str
    number: int
    lasts: bool

    def __str__(self) -> str:
        kinds = {"w": "write", "s": "sync", "o": "opening", "ow": "opening or write"}[self.kinds]
        rest = " and all after it" if self.lasts else ""
        return f"{errno.errorcode[self.number]} at the n-th {kinds}{rest}"


FAULTS = (
    Fault("w", errno.EIO, lasts=False),
    Fault("w", errno.EIO, lasts=True),
    Fault("w", errno.ENOSPC, lasts=False),
    Fault("w", errno.ENOSPC, lasts=True),
    Fault("s", errno.EIO, lasts=False),
    Fault("s", errno.EIO, lasts=True),
    Fault("s", errno.ENOSPC, lasts=False),
    Fault("ow", errno.EROFS, lasts=True),
)
AT_OPENING = (Fault("o", errno.EACCES, lasts=True), Fault("o", errno.EMFILE, lasts=False))


def run(trials: Trials) -> None:
    """Let every call fail in turn, then do to the files what others may do to them."""
    shim.require()
    logging.disable()  # it warns of what is done to it, hundreds of times
    with TemporaryDirectory(dir=MEMORY) as folder:
        base = Path(folder) / "base"
        spread(trials, [base], _found_books)
        turns = SOME if trials.size == "short" else range(1, MOST + 1)
        places = [(f, n) for f in FAULTS for n in turns]
        places += [(f, n) for f in AT_OPENING for n in range(1, trials.many(4, 20))]
        spread(trials, places, partial(_fails, base))
        touched = [(t, m, sale) for t in TOUCHES for m in MOMENTS for sale in range(5)]
        spread(trials, touched[:: trials.many(4, 1)], partial(_touched, base))


PATIENCE = 50
"""Milliseconds that the counter waits for a lock here; 5000 in the field."""


def _found_books(base: Path, _trials: Trials) -> None:
    desk = open_desk(base, SetClock(), Charging(books=base / "of the provider"))
    _sell(desk, number_of(900, way=0))
    desk.counter.close()


# -- calls that fail ------------------------------------------------------------------------------


def _fails(base: Path, place: tuple[Fault, int], trials: Trials) -> None:
    fault, n = place
    where = f"{fault}, n = {n}"
    with _home(base) as (home, provider):
        provider.to_be_paid = partial(_require_written_down, home, where, trials)
        shim.watch(home)
        shim.fail(fault.kinds, n, shim.FOREVER if fault.lasts else n, fault.number)
        clock = SetClock()
        desk = _sold(home, provider, clock, where, trials)
        hit = shim.hits() > 0
        shim.heal()
        if desk is not None:
            desk.counter.close()
        trials.count(str(fault) if hit else "the session ended before its fault")
        _require_recovery(home, provider, clock, where, trials)


def _sold(
    home: Path, provider: Charging, clock: SetClock, where: str, trials: Trials
) -> Desk | None:
    """Sell until the fault was there and two sales beyond; return the counter if it is open."""
    desk: Desk | None = None
    beyond = 0
    for sale in range(SALES):
        with _clear(where, trials):
            if desk is None:
                desk = open_desk(home, clock, provider)
        if desk is not None:
            _try(desk, sale, where, trials)
        beyond += shim.hits() > 0
        if beyond > 2:
            break
    return desk


def _try(desk: Desk, sale: int, where: str, trials: Trials) -> None:
    number = number_of(sale)
    for _ in range(2):  # whoever is told of an error tries again
        with _clear(where, trials):
            _sell(desk, number)
            break
    with _clear(where, trials):
        desk.clock.move(minutes=2)
        desk.counter.unfinished.resolve()
    if sale == 2:
        with _clear(where, trials):
            desk.counter.backups.keep()


def _sell(desk: Desk, number: str) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", number)
    payment = desk.counter.payments.pay(inquiry, CASH, "Sari")
    if payment.state is State.NOT_SENT:
        desk.counter.payments.send(payment.ref, "Sari")


@contextmanager
def _clear(where: str, trials: Trials) -> Iterator[None]:
    """See that nothing comes out of it but what a person can be told."""
    try:
        yield
    except StorageError as error:
        trials.require(error.code not in UNCLEAR, where, f"an unclear message: {error}")
    except RuleError:
        pass  # of the first try something is left that forbids the second
    except Exception as error:  # noqa: BLE001  whatever it is, it is wrong
        trials.fail(where, f"escaped: {error!r}")


def _require_written_down(home: Path, where: str, trials: Trials, order: Order) -> None:
    """See, by a look of our own, that what reaches the provider stands in the books before."""
    with closing(sqlite3.connect(f"{(home / 'journal.db').as_uri()}?mode=ro", uri=True)) as books:
        found = books.execute("SELECT state FROM payment WHERE ref = ?", (order.ref,)).fetchone()
    trials.require(found == ("SENDING",), where, f"asked to pay {order.ref}, which is {found}")


def _require_recovery(
    home: Path, provider: Charging, clock: SetClock, where: str, trials: Trials
) -> None:
    """See that the mended disk has books that agree with the provider's, and sell again."""
    provider.to_be_paid = lambda _order: None
    try:
        desk = open_desk(home, clock, provider)
    except Exception as error:  # noqa: BLE001  whatever it is, it is wrong
        trials.fail(where, f"does not open again: {error!r}")
        return
    settle_all(desk)
    compare(desk, trials, where)
    _sell(desk, number_of(901, way=0))
    compare(desk, trials, where)
    desk.counter.close()


@contextmanager
def _home(base: Path) -> Iterator[tuple[Path, Charging]]:
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder) / "home"
        shutil.copytree(base, home)
        books = (home / "of the provider").rename(Path(folder) / "of the provider")
        yield home, Charging(books=books)


# -- files that others touch ----------------------------------------------------------------------


@dataclass(frozen=True)
class Touch:
    """What somebody does to the files of an open counter; it returns how it is undone."""

    name: str
    does: Callable[[Path], Callable[[], None]]
    loses: bool = False
    """Whether the books are gone, and only a backup brings them back."""


MOMENTS = ("before it is prepared", "before it is sent", "when it is sent")


def _touched(base: Path, place: tuple[Touch, str, int], trials: Trials) -> None:
    touch, moment, sale = place
    where = f"{touch.name} {moment}, sale {sale}"
    undo: list[Callable[[], None]] = []

    def at(now: str, _order: Order | None = None) -> None:
        if now == moment and not undo:
            undo.append(touch.does(home))

    with _home(base) as (home, provider), patch.dict(PRAGMAS, busy_timeout=PATIENCE):
        desk = open_desk(home, SetClock(), provider)
        desk.counter.backups.keep()
        provider.to_be_paid = partial(at, MOMENTS[2])
        with _clear(where, trials):
            inquiry = desk.counter.inquiries.inquire("pln-postpaid", number_of(sale))
            at(MOMENTS[0])
            prepared = desk.counter.payments.prepare(inquiry, CASH, "Sari")
            at(MOMENTS[1])
            desk.counter.payments.send(prepared.ref, "Sari")
        sold = provider.charges().total()
        _try(desk, sale + 10, where, trials)
        undo[0]()
        desk.counter.close()
        trials.count(f"{touch.name} {moment}")
        if touch.loses:
            _require_restore(home, desk, sold, where, trials)
        else:
            _require_recovery(home, provider, desk.clock, where, trials)


def _require_restore(home: Path, desk: Desk, sold: int, where: str, trials: Trials) -> None:
    """See that nothing was sold from books that are gone, and that they come back."""
    assert isinstance(desk.provider, Charging)
    more = desk.provider.charges().total() - sold
    trials.require(not more, where, f"{more} charged after the books were gone")
    try:
        JournalStore(home, desk.clock.now()).close()
        trials.fail(where, "new books were founded in the place of the lost ones")
    except StorageError as error:
        trials.require(error.code == "journal-lost", where, f"the lost books are told as {error}")
    backup = found_in(home / "backups")[0].file
    restore(home, backup, desk.clock.now(), "owner")
    again = open_desk(home, desk.clock, desk.provider)
    again.counter.sending.accept("compared", "Sari")
    _sell(again, number_of(901, way=0))
    trials.require(max(desk.provider.charges().values()) == 1, where, "double after the restore")
    again.counter.close()


def _lock(home: Path) -> Callable[[], None]:
    """Lock the books as another program does, until it is told to let go."""
    code = (
        "import sqlite3, sys; books = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "books.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(home / "journal.db")]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()

    def let_go() -> None:
        holder.communicate()

    return let_go


def _unlink(name: str, home: Path) -> Callable[[], None]:
    (home / name).unlink(missing_ok=True)
    return lambda: None


TOUCHES = (
    Touch("another program locks the books", _lock),
    Touch("somebody deletes the log (-wal)", partial(_unlink, "journal.db-wal")),
    Touch("somebody deletes the books", partial(_unlink, "journal.db"), loses=True),
)


# -- planted --------------------------------------------------------------------------------------


@contextmanager
def _send_first() -> Iterator[None]:
    """Send, then write down that it is sent: a crash in between would be worth the speed."""

    def send(payments: Payments, ref: str, cashier: str) -> Payment:
        waiting = payments._store.payment(ref)
        order, provider = order_of(waiting), payments._providers[waiting.provider]
        request = provider.request(Command.PAY, order)
        reply = provider.send(Command.PAY, order)
        payment = payments._store.claim(ref, payments._clock.now(), request)
        return payments.take_answer(payment, Command.PAY, reply, cashier)

    with patch.object(Payments, "send", send):
        yield


FOUND = (
    "A counter whose books were deleted went on selling, and all of that was gone at its end.",
    "The log of a lost journal was read into the books restored in its place: no bar on sending.",
    "A start that failed late kept its lock: whoever tried again was told of another counter.",
    "An empty file in the place of lost books was founded anew, although there were backups.",
)

PART = Part(
    name="disk",
    goals=("R11",),
    promise="What cannot be written down is not sent, and a disk that fails loses nothing.",
    unit="sessions with a fault",
    how="A counter sells, asks and backs up while the n-th write or sync of its home fails, for "
    "each n, once or from then on, with EIO, ENOSPC or EROFS; or while no file can be opened for "
    "writing. Whoever is told of an error tries again. When the provider is asked to pay, a look "
    "into the books has to find that payment committed. No other error than ours comes out. Then "
    "the disk is mended: the books open, agree with the provider's, and sell. Besides, another "
    "program locks the books, and somebody deletes them or their log, before a payment is "
    "prepared, before it is sent, and while it is sent. From deleted books nothing more is sold; "
    "a backup brings them back.",
    simulated="the disk, whose calls fail as told. The counter waits for a lock for "
    f"{PATIENCE} ms instead of 5 s. The provider answers in this process, from a file of its own.",
    run=run,
    found=FOUND,
    planted=(
        Planted(name="send-first", what="send, then commit that it is sent", planted=_send_first),
    ),
)
