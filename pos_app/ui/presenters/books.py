"""The payments of the day and those that are not finished, kept current in the background."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app.domain.payment import Payment
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks

TICK_MS = 1000


class Books(QObject):
    """Looks things up in the journal, and asks the provider about what is due, once a second."""

    listed = Signal(list)
    unfinished = Signal(list)
    checked = Signal(object)
    """A payment that the provider was asked about, as it stands now."""
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._has_open = False
        self._resolving = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def watch(self) -> None:
        """Find what a crash has left, then look after everything unfinished."""
        self._timer.start()
        self._resolve()

    def stop(self) -> None:
        """Look after nothing any more."""
        self._timer.stop()

    def list_today(self, search: str) -> None:
        """List the payments of today, or of any day if there is something to search for."""
        zone = ZoneInfo(self._counter.zone)
        midnight = datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        since = None if search else midnight.astimezone(UTC)
        self._tasks.run(
            "lookup",
            lambda: self._counter.store.payments(search=search, since=since),
            self._listed,
            self._failed,
        )

    def refresh(self) -> None:
        """Read what is unfinished."""
        self._tasks.run("lookup", self._counter.unfinished.all, self._seen, self._failed)

    @Slot()
    def _tick(self) -> None:
        if self._has_open and not self._resolving:
            self._resolve()

    def _resolve(self) -> None:
        self._resolving = True
        self._tasks.run("lookup", self._pass, self._passed, self._failed)

    def _pass(self) -> tuple[list[Payment], list[Payment]]:
        checked = self._counter.unfinished.resolve()
        return checked, self._counter.unfinished.all()

    def _passed(self, result: tuple[list[Payment], list[Payment]]) -> None:
        self._resolving = False
        checked, left = result
        for payment in checked:
            self.checked.emit(payment)
        self._seen(left)

    def _seen(self, payments: list[Payment]) -> None:
        self._has_open = bool(payments)
        self.unfinished.emit(payments)

    def _listed(self, payments: list[Payment]) -> None:
        self.listed.emit(payments)

    def _failed(self, error: Exception) -> None:
        self._resolving = False
        self.failed.emit(error)
