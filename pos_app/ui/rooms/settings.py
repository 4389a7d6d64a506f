"""The settings page and what is behind it, joined: it loads, saves, and tells how that went."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.rights import Action
from pos_app.domain.update import Release
from pos_app.office import Office, Secrets
from pos_app.settings import Changes, Settings
from pos_app.ui.pages.setting_sections import all_sections
from pos_app.ui.pages.settings import SettingsPage
from pos_app.ui.presenters.printers import PrinterDesk
from pos_app.ui.presenters.settings import SettingsDesk
from pos_app.ui.presenters.updates import UpdateDesk
from pos_app.ui.rooms.room import Around, Room


class SettingsRoom(Room):
    """Where the owner changes the settings. It asks by `save_asked`; `save` does it."""

    key, icon, shortcut, right = "settings", "settings", "F4", Action.CHANGE_SETTINGS

    save_asked = Signal(dict, dict)
    """The changes by section, and the new keys by name."""
    saved = Signal(object)
    failed = Signal()

    def __init__(self, around: Around, office: Office) -> None:
        super().__init__(around)
        self.desk = SettingsDesk(office, around.counter, around.tasks, around.cashier)
        self.printers = PrinterDesk(around.tasks)
        self.updates = UpdateDesk(around.counter, around.tasks, around.cashier)
        self._newer: Release | None = None
        self.updates.noticed.connect(self._noticed)
        self.desk.saved.connect(self._saved)
        self.desk.failed.connect(self._failed)

    def title(self) -> str:
        """See `Room`."""
        return self.tr("Settings")

    def subtitle(self) -> str:
        """See `Room`; it tells of a new version only while no shift is open."""
        if self._newer is not None:
            return self.tr("There is a new version: {0}").format(self._newer.version)
        return self.tr("Providers, fees, receipts, printer")

    @property
    def section(self) -> str:
        """The section that is shown, "" while nobody has been in."""
        return self.page.section if self.pages() else ""

    def start(self) -> None:
        """See `Room`."""
        if not self.page.isVisible():
            self.wanted.emit(self.page)
            self.page.show_loading()
            self.desk.load()

    def look(self) -> None:
        """See `Room`; nothing that was noticed before is told before it was looked at again."""
        self._noticed(None)
        self.updates.look_if_due()

    def start_at(self, section: str) -> None:
        """Show a section, whether or not somebody has been in."""
        self.furnish()
        self.page.show_section(section)
        self.start()

    def save(self, changes: Changes, secrets: Secrets) -> None:
        """Keep these; ends in `saved`, or in `failed` with the reason on the page."""
        self.page.save.set_busy(True)
        self.desk.save(changes, secrets)

    def _make_pages(self) -> tuple[QWidget, ...]:
        catalogue = self.around.counter.catalogue
        self.page = SettingsPage(
            all_sections(catalogue, self.desk.connection, self.printers, self.updates)
        )
        self.page.saved.connect(self.save_asked)
        self.desk.shown.connect(self.page.show_standing)
        return (self.page,)

    @Slot(object)
    def _noticed(self, release: Release | None) -> None:
        if release != self._newer:
            self._newer = release
            self.retold.emit()

    @Slot(object)
    def _saved(self, chosen: Settings) -> None:
        self.saved.emit(chosen)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.failed.emit()
        self.page.show_problem(error, self.around.tell(error))
