"""The window's own thread waits for nobody: not for the provider, the disk, the books, a backup."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tests.faults.proof import Part, Planted, Trials
from tests.faults.staged import home_beside, stage_of, workroom
from tests.faults.standing import Scenes, Watch, fill

if TYPE_CHECKING:
    pass

MOST = 0.1
"""Seconds that the window may stand still."""


LISTS = (
    "To show 500 payments all of them were measured, at every pause in typing a search: for 0.14 s,"
    " the first time 0.4 s; for 200 unsettled ones it took 0.1 s, once a second."
)
FLICKER = (
    "At every sign-in parts of pages were windows of their own for a moment: a flicker, and under "
    "some systems the keyboard was lost."
)


def run(trials: Trials) -> None:
    """Watch the beat of the window in every scene."""
    with workroom() as folder, home_beside(folder) as home:
        fill(home.path, trials.many(600, 20_000))
        with stage_of(home) as stage:
            watch = Watch()
            for name, scene in Scenes(stage, unsettled=trials.many(50, 200)).all():
                _play(name, scene, watch, trials)


def _play(name: str, scene: Callable[[], None], watch: Watch, trials: Trials) -> None:
    """Watch a scene; one that took too long is looked at twice more, and the middle one counts."""
    stood = [watch.over(scene) for _ in range(trials.many(1, 7))]
    if max(stood) > MOST and not trials.hunting:
        stood += [watch.over(scene) for _ in range(2)]
    told = ", ".join(f"{seconds * 1000:.0f}" for seconds in stood)
    trials.count(name, len(stood))
    trials.measure(f"longest stalls while {name}", f"{told} ms")
    trials.require(median(stood) <= MOST, name, f"the window stood still for {told} ms")


@contextmanager
def _in_place() -> Iterator[None]:
    """Do the work at once, where it was asked for."""
    from pos_app.ui.tasks import Tasks

    def run(tasks: Tasks, _lane: str, work: Any, done: Any, failed: Any) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  as Tasks does
            failed(error)
        else:
            done(result)

    with patch.object(Tasks, "run", run):
        yield


@contextmanager
def _listed_in_place() -> Iterator[None]:
    """Read the payments of the day in the slot that shows them."""
    from pos_app.services.search import Query
    from pos_app.ui.presenters.books import Books

    def list_today(books: Books, search: str) -> None:
        query = Query(text=search)
        books.listed.emit(books._counter.search.find(query, books._cashier, most=500))

    with patch.object(Books, "list_today", list_today):
        yield


@contextmanager
def _asked_in_place() -> Iterator[None]:
    """Ask for the bill in the slot of the button."""
    from pos_app.ui.presenters.sale import Sale

    def inquire(sale: Sale, customer_no: str, extras: Any, **_: Any) -> None:
        if sale.product is not None:
            product = sale.product.id
            sale.take_answer(
                sale._ticket, sale._counter.inquiries.inquire(product, customer_no, extras)
            )

    with patch.object(Sale, "inquire", inquire):
        yield


PART = Part(
    name="stalls",
    goals=("R20",),
    promise="The window never stands still for more than a tenth of a second.",
    unit="scenes",
    how="A timer beats every 5 ms in the thread of the real window, and the longest time between "
    "two beats counts: while the provider hangs, drips, resets and answers garbage, the database "
    "cannot grow, each transaction takes 0.2 s, 20,000 payments are listed and searched, a backup "
    "is made and checked, and 200 unsettled payments are asked about. The time that the system "
    "kept our threads waiting for other programs is taken off: it counts that itself. A scene that "
    "took too long is played twice more, and the middle one counts.",
    simulated="the screen is a picture in memory; that the disk is full is said by SQLite, which "
    "may not make the file longer, and that it is slow by the store, which waits.",
    run=run,
    timed=True,
    planted=(
        Planted(
            name="in-place",
            what="work is done where it is asked for, in no lane",
            planted=_in_place,
        ),
        Planted(
            name="asked-in-place",
            what="the bill is asked for in the slot of the button",
            planted=_asked_in_place,
        ),
        Planted(
            name="listed-in-place",
            what="the payments are read in the slot that shows them",
            planted=_listed_in_place,
        ),
    ),
    found=(
        LISTS,
        FLICKER,
    ),
)
