"""New versions: whether they are asked about, where, and what there is. Nothing is installed."""

from typing import TypeVar

from PySide6.QtCore import QDate, QLocale, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from pos_app.domain.address import require_safe_url
from pos_app.domain.errors import InputError, PosError
from pos_app.domain.update import Release
from pos_app.office import Standing
from pos_app.settings import Value
from pos_app.ui import theme
from pos_app.ui.messages import word_error
from pos_app.ui.pages.setting_form import SettingsForm
from pos_app.ui.presenters.updates import UpdateDesk
from pos_app.ui.translation import language, message_text
from pos_app.ui.widgets.banner import Banner, BannerKind
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.fields import NAME_WIDTH
from pos_app.ui.widgets.labels import PlainLabel

_Shown = TypeVar("_Shown", bound=QWidget)

ENABLED, ADDRESS = "updates.enabled", "updates.address"

_KINDS: dict[str, BannerKind] = {"update-same": "success", "update-shift-open": "info"}


class UpdatesForm(SettingsForm):
    """The section of new versions. "Look now" asks the address as it is typed."""

    def __init__(self, title: str, desk: UpdateDesk) -> None:
        super().__init__(title)
        self._desk = desk
        self.version = PlainLabel(
            self.tr("This is version {0}.").format(desk.version), tone="muted"
        )
        self.look = SecondaryButton(self.tr("Look now"), icon_name="refresh")
        self.answer = Banner()
        self.release = ReleaseFacts()
        self.look.clicked.connect(self._look)
        self.changed.connect(self._forget)
        desk.found.connect(self._found)
        desk.failed.connect(self._failed)
        desk.noticed.connect(self._noticed)
        self._lay_out()

    def show_standing(self, standing: Standing) -> None:
        """See `SettingsForm`; what is known belongs to what stands now."""
        super().show_standing(standing)
        if self.isVisible():
            self._desk.look_if_due()

    def first_problem(self) -> QWidget | None:
        """See `SettingsForm`; switched on, it needs an address."""
        problem = super().first_problem()
        address = self.fields[ADDRESS]
        if problem is None and self.is_changed and self.fields[ENABLED].value and not address.value:
            address.complain(self.tr("Enter the address first."))
            return address
        return problem

    def discard(self) -> None:
        """See `SettingsForm`."""
        super().discard()
        self._forget()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """See Qt."""
        super().showEvent(event)
        self._desk.look_if_due()

    def _why_not(self, setting: str, value: Value) -> str:
        if setting == ADDRESS and value:
            try:
                require_safe_url(str(value))
            except InputError:
                return self.tr("Only an address with https:// is safe.")
        return super()._why_not(setting, value)

    @Slot()
    def _look(self) -> None:
        if self.look.busy:
            return
        self.look.set_busy(True)
        self.release.hide()
        self.answer.show_message("info", self.tr("Asking for the newest version ..."))
        self._desk.look(str(self.fields[ADDRESS].value))

    @Slot()
    def _forget(self) -> None:
        # What was answered was about another address.
        if not self.look.busy:
            self.answer.clear()
            self.release.hide()

    @Slot(object)
    def _found(self, release: Release) -> None:
        self.look.set_busy(False)
        self._show(release)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.look.set_busy(False)
        message = word_error(error, tr=message_text)
        code = error.code if isinstance(error, PosError) else ""
        self.answer.show_message(_KINDS.get(code, "warning"), message.what, message.next)

    @Slot(object)
    def _noticed(self, release: Release | None) -> None:
        if self.look.busy:
            return
        if release is None:
            self._forget()
        elif not self.fields[ADDRESS].is_changed:
            self._show(release)

    def _show(self, release: Release) -> None:
        self.answer.show_message(
            "info",
            self.tr("There is a new version: {0}.").format(release.version),
            self.tr("Nothing is installed by itself. Fetch the file when you have time for it."),
        )
        self.release.show_release(release)

    def _lay_out(self) -> None:
        self.lines.addWidget(self.version)
        self.add(ENABLED, ADDRESS)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_L)
        foot.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.answer, 1)
        self.lines.addLayout(foot)
        self.lines.addWidget(self.release)
        self.lines.addStretch()


class ReleaseFacts(QWidget):
    """What a release is: its day, what is new, its file. What has to be compared can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(theme.SPACE_L)
        self._rows.setVerticalSpacing(theme.SPACE_S)
        self._rows.setColumnMinimumWidth(0, NAME_WIDTH)
        self._rows.setColumnStretch(1, 1)
        self.day = self._add(self.tr("Of"), PlainLabel())
        self.news = self._add(self.tr("What is new"), PlainLabel(wrap=True))
        self.file = self._add(self.tr("File"), PlainLabel(wrap=True))
        self.url = self._add(self.tr("Where it is"), _Copied())
        self.digest = self._add("SHA-256", _Copied())
        self.hide()

    def show_release(self, release: Release) -> None:
        """Show a release, in the language that is spoken now."""
        metric = QLocale.DataSizeFormat.DataSizeSIFormat
        size = QLocale().formattedDataSize(release.download.size, 1, metric)
        day = QDate(release.day.year, release.day.month, release.day.day)
        self.day.setText(QLocale().toString(day, "d MMMM yyyy"))
        self.news.setText(release.news[language()])
        self.file.setText(f"{release.download.name} ({size})")
        self.url.setText(release.download.url)
        self.digest.setText(release.download.sha256)
        for edit in (self.url, self.digest):
            edit.setCursorPosition(0)
        self.show()

    def _add(self, label: str, value: _Shown) -> _Shown:
        row = self._rows.rowCount()
        value.setAccessibleName(label)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        beside = middle if isinstance(value, _Copied) else top
        self._rows.addWidget(PlainLabel(label, tone="muted"), row, 0, beside)
        self._rows.addWidget(value, row, 1)
        return value


class _Copied(QLineEdit):
    """A line that is only read and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
