"""The backups: when the last one was made, where they are, and what can be done with them."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pos_app.services.backups import Place
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.models.backups import BackupsModel, size_text
from pos_app.ui.presenters.backups import Standing
from pos_app.ui.setting_words import CHOICES
from pos_app.ui.translation import setting_text
from pos_app.ui.widgets.archive_bar import ArchiveBar
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.key_value_list import KeyValueList, Kind
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.tables import RowTable

FACTS_HEIGHT = 182


class BackupsPage(QWidget):
    """Shows a `Standing`. `restore_asked` with the backup that is chosen."""

    keep_asked = Signal()
    drill_asked = Signal()
    accept_asked = Signal(str)
    restore_asked = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = BackupsModel(zone, self)
        self.keep = PrimaryButton(self.tr("Back up now"), icon_name="save")
        self.drill = SecondaryButton(self.tr("Rehearse a restore"), icon_name="refresh")
        self.restore = SecondaryButton(self.tr("Restore this one"), icon_name="history")
        self.facts = KeyValueList(self.tr("Backups"))
        self.archive = ArchiveBar(zone)
        self.banner = Banner()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.hide()
        self.reason = QLineEdit()
        self.accept = PrimaryButton(self.tr("Accept the books"), icon_name="check")
        self.table = RowTable(self.tr("Backups"), self._model, 4)
        self.empty = EmptyState(
            "save",
            self.tr("There is no backup yet."),
            self.tr("The first one comes by itself with the first payment; or make one now."),
        )
        self.keep.clicked.connect(self._keep)
        self.drill.clicked.connect(self._drill)
        self.restore.clicked.connect(self._restore)
        self.accept.clicked.connect(self._accept)
        self.reason.returnPressed.connect(self._accept)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self._lay_out()

    @Slot(object)
    def show_standing(self, standing: Standing) -> None:
        """Show how everything stands now; work that is under way goes on."""
        self._model.show(standing.places)
        has_some = self._model.rowCount() > 0
        if has_some:
            self.table.selectRow(0)
        self._stack.setCurrentWidget(self.table if has_some else self.empty)
        self._choose()
        self.facts.set_rows(self._rows(standing))
        self.acceptance.setVisible(standing.is_restored)
        self._warn(standing)

    def time(self, at: datetime) -> str:
        """Return a time in the outlet's zone."""
        return self._model.time(at)

    def show_problem(self, message: Message) -> None:
        """Say what did not work."""
        self.finish()
        self.banner.show_message("danger", message.what, message.next)

    def _warn(self, standing: Standing) -> None:
        second = standing.places[1] if len(standing.places) > 1 else None
        if second is not None and not second.is_there:
            self.banner.show_message(
                "danger",
                self.tr("The second folder is not there: {0}").format(second.folder),
                self.tr("Plug in its disk, or choose another folder in the settings (F4)."),
            )
        elif second is None or not second.is_apart:
            self.banner.show_message(
                "warning",
                self.tr("All backups are on the same disk as the books."),
                self.tr("If it fails, both are gone: choose a stick or another disk (F4)."),
            )
        elif standing.is_drill_due:
            self.banner.show_message(
                "info",
                self.tr("For a month nobody has seen whether a backup can be restored."),
                self.tr("Rehearse it: nothing is changed by that."),
            )
        else:
            self.banner.clear()

    def _rows(self, standing: Standing) -> list[tuple[str, str, Kind]]:
        newest = [place.backups[0] for place in standing.places if place.backups]
        last = max((backup.at for backup, _ in newest), default=None)
        made = self.tr("{0}, checked to its end").format(self._model.time(last)) if last else "-"
        drill = standing.drill
        rehearsed = (
            self.tr("{0}, {1} entries").format(self._model.time(drill.at), drill.entries)
            if drill
            else self.tr("never")
        )
        often = setting_text(CHOICES["journal.backup_hours"][str(standing.hours)])
        rows: list[tuple[str, str, Kind]] = [
            (self.tr("Last backup"), made, "strong"),
            (self.tr("By itself"), often, "text"),
        ]
        names = (self.tr("Beside the books"), self.tr("Second folder"))
        rows += [
            (name, self._folder(place), "text")
            for name, place in zip(names, standing.places, strict=False)
        ]
        return [*rows, (self.tr("Last rehearsal"), rehearsed, "text")]

    def _folder(self, place: Place) -> str:
        size = size_text(sum(size for _, size in place.backups))
        return self.tr("{0} ({1} backups, {2})").format(place.folder, len(place.backups), size)

    @Slot()
    def finish(self) -> None:
        """Say that the work is done."""
        self.busy.hide()
        self.archive.finish()
        for button in (self.keep, self.drill, self.accept):
            button.set_busy(False)
        self._choose()

    def _work(self, button: PrimaryButton | SecondaryButton) -> None:
        self.banner.clear()
        self.busy.show()
        button.set_busy(True)  # first: a busy button keeps the focus
        for other in (self.keep, self.drill, self.restore, self.accept):
            other.setEnabled(False)

    @Slot()
    def _choose(self) -> None:
        has_some = self.table.chosen_row() >= 0 and self.busy.isHidden()
        self.restore.setEnabled(has_some)
        if self.busy.isHidden():
            self.drill.setEnabled(has_some)

    @Slot()
    def _keep(self) -> None:
        self._work(self.keep)
        self.keep_asked.emit()

    @Slot()
    def _drill(self) -> None:
        self._work(self.drill)
        self.drill_asked.emit()

    @Slot()
    def _accept(self) -> None:
        self._work(self.accept)
        self.accept_asked.emit(self.reason.text())

    @Slot()
    def _restore(self) -> None:
        row = self.table.chosen_row()
        if row >= 0:
            self.restore_asked.emit(self._model.backup(row))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(PlainLabel(self.tr("Backups"), "title"), 1)
        head.addWidget(self.drill)
        head.addWidget(self.keep)
        card = Panel()
        card.setFixedHeight(FACTS_HEIGHT)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        inside.addWidget(self.facts)
        foot = QHBoxLayout()
        foot.addWidget(self.archive)
        foot.addStretch()
        foot.addWidget(self.restore)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        around.setSpacing(theme.SPACE_M)
        around.addLayout(head)
        around.addWidget(self.busy)
        around.addWidget(self._acceptance())
        around.addWidget(self.banner)
        around.addWidget(card)
        self._stack = QStackedLayout()
        around.addLayout(self._stack, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        around.addLayout(foot)

    def _acceptance(self) -> Panel:
        self.acceptance = Panel()
        self.acceptance.hide()
        words = self.tr("How were the payments compared with the provider's?")
        self.reason.setPlaceholderText(words)
        self.reason.setAccessibleName(words)
        inside = QHBoxLayout(self.acceptance)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        inside.setSpacing(theme.SPACE_M)
        note = self.tr("These books were restored. Nothing is sent until they are accepted.")
        inside.addWidget(PlainLabel(note, "strong", wrap=True), 1)
        inside.addWidget(self.reason, 1)
        inside.addWidget(self.accept)
        return self.acceptance
