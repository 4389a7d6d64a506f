"""The backup room: the backups, a rehearsal, and the way back from one of them."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.rights import Action
from pos_app.services.backups import Backup
from pos_app.ui.pages.backups import BackupsPage
from pos_app.ui.pages.restore import RestorePage
from pos_app.ui.presenters.backups import BackupDesk, Standing
from pos_app.ui.rooms.room import Around, Room


class BackupsRoom(Room):
    """Joins the two pages and what they ask for."""

    key, icon, shortcut, right = "backups", "save", "Ctrl+B", Action.BACK_UP

    restore_asked = Signal(object)
    """The counter is to be closed, this called, and the counter opened again."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.desk = BackupDesk(around.counter, around.tasks, around.cashier)
        self._has_reminded = False
        self.desk.told.connect(self._remind)
        self.desk.done.connect(self._done)
        self.desk.restore_begun.connect(self.restore_asked)
        self.desk.failed.connect(self._failed)
        self.desk.archived.connect(self._archived)
        self.desk.look()

    def title(self) -> str:
        """See `Room`."""
        return self.tr("Backups")

    def subtitle(self) -> str:
        """See `Room`."""
        return self.tr("Made, rehearsed, restored")

    @Slot()
    def start(self) -> None:
        """See `Room`."""
        self.wanted.emit(self.page)
        self.page.keep.setFocus()
        self.desk.look()

    @Slot()
    def look(self) -> None:
        """Show what has come meanwhile to who is looking at it."""
        if self.pages() and self.page.isVisible():
            self.desk.look()

    def _make_pages(self) -> tuple[QWidget, ...]:
        self.page = BackupsPage(self.around.counter.zone)
        self.restore = RestorePage()
        self.desk.told.connect(self.page.show_standing)
        self.page.keep_asked.connect(self.desk.keep)
        self.page.drill_asked.connect(self.desk.drill)
        self.page.accept_asked.connect(self.desk.accept)
        self.page.restore_asked.connect(self._ask)
        self.page.archive.asked.connect(self._archive)
        self.restore.left.connect(self.start)
        self.restore.confirmed.connect(self.desk.begin_restore)
        return (self.page, self.restore)

    @Slot(object)
    def _ask(self, backup: Backup) -> None:
        self.restore.start(backup, self.page.time(backup.at))
        self.wanted.emit(self.restore)

    @Slot(int)
    def _archive(self, year: int) -> None:
        where = QStandardPaths.StandardLocation.DocumentsLocation
        now = datetime.now(ZoneInfo(self.around.counter.zone))
        folder = Path(QStandardPaths.writableLocation(where))
        self.desk.archive(year, folder / f"arsip-{year}-{now:%Y%m%d-%H%M%S}.zip")

    @Slot(str)
    def _archived(self, file: str) -> None:
        self.page.archive.finish()
        self.said.emit(self.tr("The archive is saved: {0}").format(file), "success")

    @Slot(str)
    def _done(self, what: str) -> None:
        self.page.finish()
        said = {
            "kept": self.tr("The backup is made and checked."),
            "drilled": self.tr("The newest backup can be restored."),
            "accepted": self.tr("The books are accepted; sales go on."),
        }
        self.said.emit(said[what], "success")

    @Slot(object)
    def _remind(self, standing: Standing) -> None:
        """Remind once of a rehearsal that is due."""
        if standing.is_drill_due and not self._has_reminded:
            self._has_reminded = True
            words = self.tr("Nobody has rehearsed a restore for a month: Menu, Backups.")
            self.said.emit(words, "warning")

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        message = self.around.tell(error)  # it is logged, even where nobody is to be told
        if self.pages():
            (self.restore if self.restore.isVisible() else self.page).show_problem(message)
