"""The payments of the day and those that are not finished, kept current in the background."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app.domain.evidence import Evidence
from pos_app.domain.payment import Payment
from pos_app.services.counter import Counter
from pos_app.services.search import Page, Query
from pos_app.ui.tasks import Tasks

TICK_MS = 1000
MOST = 500
"""Payments in the list of the day; the journal page goes on where it ends."""

LONGEST_PAUSE = 60
"""Ticks between two tries of a resolver that fails."""

Left = tuple[list[Payment], dict[str, Evidence]]
"""What is unfinished, and what was said of it last."""

log = logging.getLogger(__name__)


class Books(QObject):
    """Looks things up in the journal, and asks the provider about what is due, once a second."""

    listed = Signal(object)
    """A page of payments, newest first."""
    unfinished = Signal(list)
    checked = Signal(object)
    """A payment that the provider was asked about, as it stands now."""
    failed = Signal(object)

    begun = Signal(int)
    """So many payments are asked about before the counter sells."""
    went_on = Signal(int)
    ready = Signal()
    """The first round of questions is over."""

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier
        self._has_open = False
        self._resolving = False
        self._stopped = False
        self._round: list[Payment] = []
        self._asked = 0
        self._failures = 0
        self._pause = 0
        self._said: dict[str, Evidence] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Find what a crash has left, and ask once about all that is due; ends in `ready`.

        Then everything unfinished is looked after, once a second.
        """
        self._resolving = True
        self._tasks.run("lookup", self._counter.unfinished.due, self._begin_round, self._not_begun)

    def last_said(self, ref: str) -> Evidence | None:
        """Return the newest evidence about an unfinished payment."""
        return self._said.get(ref)

    def stop(self) -> None:
        """Look after nothing any more."""
        self._stopped = True
        self._timer.stop()

    def list_today(self, search: str) -> None:
        """List the payments of today, or of any day if there is something to search for."""
        query = Query(text=search)
        if query.is_short or not query.words:
            query = Query(since=datetime.now(ZoneInfo(self._counter.zone)).date())
        self._tasks.run(
            "lookup",
            lambda: self._counter.search.find(query, self._cashier, most=MOST),
            self._listed,
            self._failed,
        )

    def refresh(self) -> None:
        """Read what is unfinished."""
        self._tasks.run("lookup", self._left, self._seen, self._failed)

    def _begin_round(self, due: list[Payment]) -> None:
        self._round = due
        if due:
            self.begun.emit(len(due))
        self._ask_next()

    def _ask_next(self) -> None:
        if self._stopped:
            return
        if not self._round:
            self._resolving = False
            self._timer.start()
            self.refresh()
            self.ready.emit()
            return
        payment = self._round.pop(0)
        self._tasks.run(
            "lookup",
            lambda: self._counter.unfinished.check_alone(payment),
            self._answered,
            self._not_begun,
        )

    def _answered(self, payment: Payment) -> None:
        self._asked += 1
        self.went_on.emit(self._asked)
        self.checked.emit(payment)
        self._ask_next()

    def _not_begun(self, error: Exception) -> None:
        """Open the counter all the same; the timer asks on."""
        self._round = []
        self._has_open = True
        self._not_passed(error)
        self._ask_next()

    @Slot()
    def _tick(self) -> None:
        self._pause = max(0, self._pause - 1)
        if self._has_open and not self._resolving and not self._pause:
            self._resolving = True
            self._tasks.run("lookup", self._pass, self._passed, self._not_passed)

    def _pass(self) -> tuple[list[Payment], Left]:
        checked = self._counter.unfinished.resolve()
        return checked, self._left()

    def _left(self) -> Left:
        left = self._counter.unfinished.all()
        said = {p.ref: self._counter.payments.evidence(p.ref) for p in left}
        return left, {ref: evidence[-1] for ref, evidence in said.items() if evidence}

    def _passed(self, result: tuple[list[Payment], Left]) -> None:
        self._resolving = False
        self._failures = 0
        checked, left = result
        for payment in checked:
            self.checked.emit(payment)
        self._seen(left)

    def _not_passed(self, error: Exception) -> None:
        """Say it once, and ask ever more rarely until it works again."""
        self._resolving = False
        self._failures += 1
        self._pause = min(2**self._failures, LONGEST_PAUSE)
        log.warning("the resolver failed, %s times in a row: %r", self._failures, error)
        if self._failures == 1:
            self.failed.emit(error)

    def _seen(self, left: Left) -> None:
        payments, self._said = left
        self._has_open = bool(payments)
        self.unfinished.emit(payments)

    def _listed(self, page: Page) -> None:
        self.listed.emit(page)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
