"""Changing the settings: what the owner types is tried, written down, kept."""

from PySide6.QtCore import QObject, Signal

from pos_app.office import Office, Secrets
from pos_app.services.counter import Counter
from pos_app.settings import Changes, Settings
from pos_app.ui.tasks import Tasks


class SettingsDesk(QObject):
    """Reads and saves the settings of a home off the window's thread."""

    shown = Signal(object)
    """How everything stands, an `office.Standing`."""
    saved = Signal(object)
    """The settings as they are now; the counter has to be opened again to use them."""
    failed = Signal(object)

    def __init__(self, office: Office, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._office = office
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier

    def load(self) -> None:
        """Read how everything stands; ends in `shown` or `failed`."""
        self._tasks.run("lookup", self._office.standing, self._read, self._failed)

    def save(self, changes: Changes, secrets: Secrets) -> None:
        """Keep the keys, then the settings, if both can be; ends in `saved` or `failed`."""
        self._tasks.run("money", lambda: self._keep(changes, secrets), self._kept, self._failed)

    def connection(self, provider: str) -> "Connection":
        """Return what tests the connection to a provider."""
        return Connection(self._office, self._tasks, provider)

    def _keep(self, changes: Changes, secrets: Secrets) -> Settings:
        self._office.require_usable(changes)
        # Written down before it happens, like everything; a key by its name alone.
        for section, names in {**changes, **({"keys": secrets} if secrets else {})}.items():
            self._counter.settings_log.changed(section, names, self._cashier)
        return self._office.save(changes, secrets)

    def _read(self, standing: object) -> None:
        self.shown.emit(standing)

    def _kept(self, chosen: Settings) -> None:
        self.saved.emit(chosen)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)


class Connection(QObject):
    """Asks one provider for the deposit, with what is typed and not yet saved."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, office: Office, tasks: Tasks, provider: str) -> None:
        super().__init__()
        self._office = office
        self._tasks = tasks
        self._provider = provider

    def test(self, changes: Changes, secrets: Secrets) -> None:
        """Ask; ends in `answered` with the deposit in rupiah or None, or in `failed`."""
        self._tasks.run(
            "lookup",
            lambda: self._office.deposit(self._provider, changes, secrets),
            self._answered,
            self._failed,
        )

    def _answered(self, deposit: int | None) -> None:
        self.answered.emit(deposit)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
