"""What the providers have for us: deposits and price lists, looked at in the background."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app import log
from pos_app.domain.errors import ProviderError
from pos_app.services.counter import Counter
from pos_app.ui.tasks import Tasks

LOOK_MS = 5 * 60 * 1000
"""Between two looks at the deposits; a price list that is stale by then is fetched as well."""


class Supply(QObject):
    """Keeps deposits and price lists current; what goes wrong is logged and tried again later."""

    deposits_told = Signal(object)
    """What `Counter.deposits` knows, and it may have changed."""
    catalogue_changed = Signal()
    """What is on sale has changed."""

    def __init__(self, counter: Counter, tasks: Tasks) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._asking = self._fetching = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self) -> None:
        """Look now, and from time to time."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask for the deposits, and for the price lists that are stale; never twice at a time."""
        self.look_at_deposits()
        if not self._fetching:
            self._fetching = True
            self._tasks.run("lookup", self._fetch, self._fetched, self._not_fetched)

    @Slot()
    def look_at_deposits(self) -> None:
        """Ask for the deposits; ends in `deposits_told`."""
        if not self._asking:
            self._asking = True
            ask = self._counter.deposits.refresh_all
            self._tasks.run("lookup", ask, self._told, self._not_told)

    def _fetch(self) -> bool:
        told = self._counter.prices.refresh()
        _note(told)
        changed = any(error is None for error in told.values())
        if changed:
            self._counter.catalogue.rebuild()
        return changed

    def _fetched(self, changed: bool) -> None:  # noqa: FBT001  what the work returned
        self._fetching = False
        if changed:
            self.catalogue_changed.emit()

    def _told(self, told: dict[str, ProviderError | None]) -> None:
        self._asking = False
        _note(told)
        self.deposits_told.emit(self._counter.deposits.known)

    def _not_fetched(self, error: Exception) -> None:
        self._fetching = False
        log.incident(error)

    def _not_told(self, error: Exception) -> None:
        self._asking = False
        log.incident(error)


def _note(told: dict[str, ProviderError | None]) -> None:
    for name, error in told.items():
        if error is not None:
            log.log.warning("%s: %s", name, error)
