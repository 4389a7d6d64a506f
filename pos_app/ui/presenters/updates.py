"""Looking for a newer release of the program, off the window's thread."""

from PySide6.QtCore import QObject, Signal

from pos_app import log
from pos_app.domain.errors import PosError
from pos_app.domain.rights import Action
from pos_app.domain.update import Release
from pos_app.services.counter import Counter
from pos_app.ui.messages import word_error
from pos_app.ui.tasks import Tasks


class UpdateDesk(QObject):
    """Asks by hand or when it is due; why an answer was refused is in the log, in one sentence."""

    found = Signal(object)
    """The newer release that was asked for."""
    failed = Signal(object)
    noticed = Signal(object)
    """What is known without having been asked for: the newer release, or None."""

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier
        self.version = counter.updates.version

    def look(self, address: str) -> None:
        """Ask an address now; ends in `found` or `failed`."""
        self._tasks.run(
            "lookup",
            lambda: self._counter.updates.look(address, self._cashier),
            self._found,
            self._failed,
        )

    def look_if_due(self) -> None:
        """Find out what is known, asking if it is due; ends in `noticed`."""
        self._tasks.run("lookup", self._due, self._noticed, self._not_noticed)

    def _due(self) -> Release | None:
        if not self._counter.rights.has(Action.CHANGE_SETTINGS, self._cashier):
            return None
        return self._counter.updates.look_if_due(self._cashier)

    def _found(self, release: Release) -> None:
        self.found.emit(release)

    def _failed(self, error: Exception) -> None:
        _write_down(error)
        self.failed.emit(error)

    def _noticed(self, release: Release | None) -> None:
        self.noticed.emit(release)

    def _not_noticed(self, error: Exception) -> None:
        _write_down(error)
        self.noticed.emit(None)


def _write_down(error: Exception) -> None:
    if isinstance(error, PosError):
        log.log.warning("no newer version: %s", word_error(error).what)
    else:
        log.incident(error)
