"""The first run, in the background: the shop is kept, the owner's secret is made."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.settings import Settings, Value
from pos_app.ui.presenters.session import Session
from pos_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from pos_app.office import Office


class SetUp(QObject):
    """What follows the first sign-in of a new home, for the owner."""

    outlet_kept = Signal(object)
    """The settings as they are now; the counter has to be opened again to use them."""
    secret_made = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, session: Session, office: "Callable[[], Office]") -> None:
        super().__init__()
        self._tasks = tasks
        self._session = session
        self._office = office
        self.owner = ""

    def keep_outlet(self, values: dict[str, Value]) -> None:
        """Keep the shop's name, address, phone and zone; ends in `outlet_kept` or `failed`."""
        self._tasks.run("money", lambda: self._keep(values), self._kept, self._failed)

    def make_secret(self) -> None:
        """Make the owner's secret; ends in `secret_made` or `failed`."""
        self._tasks.run("money", self._make, self._made, self._failed)

    def _keep(self, values: dict[str, Value]) -> Settings:
        office, counter = self._office(), self._session.counter
        office.require_usable({"outlet": values})
        if counter is not None:
            counter.settings_log.changed("outlet", values, self.owner)
        return office.save({"outlet": values}, {})

    def _make(self) -> str:
        counter = self._session.counter
        return counter.owner_secret.make(by=self.owner) if counter is not None else ""

    def _kept(self, chosen: Settings) -> None:
        self.outlet_kept.emit(chosen)

    def _made(self, secret: str) -> None:
        self.secret_made.emit(secret)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
