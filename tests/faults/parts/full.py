"""The disk is full the moment a payment is sent: its outcome is saved all the same."""

import ctypes
import errno
import logging
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pos_app.domain.errors import StorageError
from pos_app.domain.payment import State
from pos_app.services.ports import Order
from pos_app.storage.space import Space
from tests.conftest import SetClock
from tests.faults import shim
from tests.faults.charging import Charging, compare, number_of, settle_all, way_of
from tests.faults.parts.power import MEMORY
from tests.faults.proof import Part, Planted, Trials, spread
from tests.unit.test_full_disk import fill
from tests.unit.test_services import CASH, open_desk

SEED = 20261121
SIZE = "70m"
NEW_MOUNTS, NEW_USER = 0x20000, 0x10000000
OUTCOMES = {
    "paid": State.PAID,
    "pending": State.PENDING,
    "cut-off": State.UNKNOWN,
    "refused": State.REFUSED,
    "unreached": State.NOT_SENT,
}


def run(trials: Trials) -> None:
    """Fill the disk right after the send, a real one and one that only says that it is full."""
    shim.require()
    logging.disable()  # it warns of what is done to it, hundreds of times
    with TemporaryDirectory(dir=MEMORY) as folder:
        base = Path(folder) / "base"
        spread(trials, [base], _found_books)
        spread(trials, range(trials.many(12, 400)), partial(_said_full, base))
        spread(trials, range(trials.many(4, 100)), partial(_really_full, base))


def _found_books(base: Path, _trials: Trials) -> None:
    open_desk(base, SetClock(), Charging()).counter.close()


@dataclass(frozen=True)
class _Disk:
    """A disk with the home of a counter, and how it becomes full and is cleared again."""

    home: Path
    books: Path

    def fill(self) -> None:
        fill(self.home)

    def before_start(self) -> None:
        """Leave it as it is: a counter starts on a full disk."""

    def clear(self) -> None:
        (self.home / "films").unlink(missing_ok=True)


class _Saying(_Disk):
    """Says that it is full as long as the ballast is there."""

    def fill(self) -> None:
        shim.fail_while(self.home / "ballast")
        shim.fail("w", 1, number=errno.ENOSPC)

    def before_start(self) -> None:
        """Take writes again: what is written over what was there needs no room, but fails here."""
        shim.heal()


def _said_full(base: Path, seed: int, trials: Trials) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        disk = _Saying(Path(folder) / "home", Path(folder) / "books")
        shutil.copytree(base, disk.home)
        shim.watch(disk.home)
        trials.count("a disk that says it is full")
        _sell_into_it(disk, seed, trials)


def _really_full(base: Path, seed: int, trials: Trials) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        disk = _Disk(Path(folder) / "home", Path(folder) / "books")
        disk.home.mkdir()
        if not (_has_own_mounts() and _mounted(disk.home)):
            trials.measure("a disk filled to its last byte", "not tried: needs a mount of its own")
            return
        shutil.copytree(base, disk.home, dirs_exist_ok=True)
        trials.count("a disk filled to its last byte")
        _sell_into_it(disk, seed, trials)
        ctypes.CDLL(None).umount2(str(disk.home).encode(), 2)


def _sell_into_it(disk: _Disk, seed: int, trials: Trials) -> None:
    chance, where = random.Random(SEED + seed), f"{type(disk).__name__} {seed}"
    provider = Charging(books=disk.books)
    desk = open_desk(disk.home, SetClock(), provider)
    for sale in range(chance.randrange(12)):
        desk.counter.payments.pay(
            desk.counter.inquiries.inquire("pln-postpaid", number_of(10_000 + sale)), CASH, "Sari"
        )

    def filled(_order: Order) -> None:
        disk.fill()

    number = number_of(seed)
    prepared = desk.counter.payments.prepare(
        desk.counter.inquiries.inquire("pln-postpaid", number), CASH, "Sari"
    )
    provider.to_be_paid = filled
    try:
        state = desk.counter.payments.send(prepared.ref, "Sari").state
    except StorageError as error:
        trials.fail(where, f"the outcome of {number} is not saved: {error}")
    else:
        trials.require(state is OUTCOMES[way_of(number)], where, f"{number} is saved as {state}")
    provider.to_be_paid = lambda _order: None
    desk.counter.close()
    disk.before_start()
    again = open_desk(disk.home, desk.clock, provider)
    state = again.counter.store.payment(prepared.ref).state
    trials.require(state is OUTCOMES[way_of(number)], where, f"{number} is {state} afterwards")
    again.counter.close()
    disk.clear()
    last = open_desk(disk.home, desk.clock, provider)
    settle_all(last)
    compare(last, trials, where)
    last.counter.close()


@cache
def _has_own_mounts() -> bool:
    """Give this process mounts that nobody else sees; False where the system does not let us."""
    user, group = os.getuid(), os.getgid()
    if ctypes.CDLL(None).unshare(NEW_MOUNTS | NEW_USER):
        return False
    Path("/proc/self/setgroups").write_text("deny", "ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    return True


def _mounted(folder: Path) -> bool:
    how = f"size={SIZE}".encode()
    return not ctypes.CDLL(None).mount(b"none", str(folder).encode(), b"tmpfs", 0, how)


@contextmanager
def _no_ballast() -> Iterator[None]:
    """Keep no room for what has happened, or do not give it up."""
    with patch.object(Space, "release", lambda _space: None):
        yield


PART = Part(
    name="full",
    goals=("R12",),
    promise="The outcome of what was sent is saved on a disk that has filled up.",
    unit="payments",
    how="The disk is full from the moment that the provider is asked, after no payment to a dozen "
    "in the log before it, and whatever the answer is: paid, pending, refused, none, not sent. It "
    "has to be saved at once, be there after a start on the full disk, and agree with the "
    "provider's books once there is room again.",
    simulated="three in four disks, whose writes fail as long as the ballast is there; the others "
    f"are real file systems of {SIZE}, in memory, filled to the last byte. The provider answers in "
    "this process, from a file of its own.",
    run=run,
    planted=(Planted(name="no-ballast", what="do not give up the ballast", planted=_no_ballast),),
)
