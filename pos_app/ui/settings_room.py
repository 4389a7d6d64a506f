"""The settings page and what is behind it, joined: it loads, saves, and tells how that went."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.office import Office, Secrets
from pos_app.services.counter import Counter
from pos_app.settings import Changes, Settings
from pos_app.ui.messages import Message
from pos_app.ui.pages.settings import SettingsPage
from pos_app.ui.presenters.printers import PrinterDesk
from pos_app.ui.presenters.settings import SettingsDesk
from pos_app.ui.tasks import Tasks


class SettingsRoom(QObject):
    """Where the owner changes the settings. The page asks by its `saved`; `save` does it."""

    saved = Signal(object)
    failed = Signal()

    def __init__(
        self,
        office: Office,
        counter: Counter,
        tasks: Tasks,
        cashier: str,
        tell: Callable[[Exception], Message],
    ) -> None:
        super().__init__()
        self._tell = tell
        self.desk = SettingsDesk(office, counter, tasks, cashier)
        self.printers = PrinterDesk(tasks)
        self.page = SettingsPage(counter.catalogue, self.desk.connection, self.printers)
        self.desk.shown.connect(self.page.show_standing)
        self.desk.saved.connect(self._saved)
        self.desk.failed.connect(self._failed)

    def start(self) -> None:
        """Show how everything stands now."""
        self.page.show_loading()
        self.desk.load()

    def save(self, changes: Changes, secrets: Secrets) -> None:
        """Keep these; ends in `saved`, or in `failed` with the reason on the page."""
        self.page.save.set_busy(True)
        self.desk.save(changes, secrets)

    @Slot(object)
    def _saved(self, chosen: Settings) -> None:
        self.saved.emit(chosen)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.failed.emit()
        self.page.show_problem(error, self._tell(error))
