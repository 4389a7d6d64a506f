"""The settings: sections at the left, the form of one at the right, nothing saved until "Save"."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.errors import InputError
from pos_app.office import Standing
from pos_app.services.catalogue import Catalogue
from pos_app.settings import Value
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.pages.fees_form import FeesForm
from pos_app.ui.pages.printer_form import PrinterForm
from pos_app.ui.pages.provider_form import ProviderForm
from pos_app.ui.pages.setting_form import PlainForm, SettingsForm
from pos_app.ui.pages.tenders_form import TendersForm
from pos_app.ui.presenters.printers import PrinterDesk
from pos_app.ui.presenters.settings import Connection
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import Panel, PlainLabel

LIST_WIDTH = 230


class SettingsPage(QWidget):
    """Ends in `saved` with what was changed; whoever leaves it asks `asks_to_leave` first."""

    saved = Signal(dict, dict)
    """The changes by section, and the new keys by name."""

    def __init__(
        self,
        catalogue: Catalogue,
        connection: Callable[[str], Connection],
        printers: PrinterDesk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then: Callable[[], object] | None = None
        self.forms = self._forms(catalogue, connection, printers)
        self.sections = QListWidget()
        self.sections.setAccessibleName(self.tr("Sections of the settings"))
        self._stack = QStackedWidget()
        self.banner = Banner()
        self.note = PlainLabel("", "body", "muted")
        self.discard = GhostButton(self.tr("Discard"), icon_name="back")
        self.save = PrimaryButton(self.tr("Save"), shortcut="Ctrl+S", icon_name="save")
        for name, form in self.forms.items():
            item = QListWidgetItem(icon(_ICONS[name]), form.title.text(), self.sections)
            item.setData(Qt.ItemDataRole.UserRole, form.title.text())
            self._stack.addWidget(form if isinstance(form, FeesForm) else form.in_scroll_area())
            form.changed.connect(self._count)
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.sections.itemActivated.connect(self._enter)
        self.discard.clicked.connect(self._discard)
        self.save.clicked.connect(self._save)
        self.banner.action_triggered.connect(self._leave_behind)
        self._lay_out()
        self.show_section(next(iter(self.forms)))

    @property
    def section(self) -> str:
        """The section that is shown."""
        return list(self.forms)[self.sections.currentRow()]

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return any(form.is_changed for form in self.forms.values())

    def show_section(self, section: str) -> None:
        """Show one of `forms`."""
        self.sections.setCurrentRow(list(self.forms).index(section))

    @Slot(object)
    def show_standing(self, standing: Standing) -> None:
        """Show how everything stands; what was typed and not saved is gone."""
        for form in self.forms.values():
            form.show_standing(standing)
        self._stack.setEnabled(True)
        self.banner.clear()
        self._count()

    def show_loading(self) -> None:
        """Take nothing until the settings are read."""
        self._stack.setEnabled(False)
        self.sections.setFocus()

    def asks_to_leave(self, then: Callable[[], object]) -> bool:
        """Return whether changes would be lost; then the owner is asked, and `then` may follow."""
        if not self.is_changed:
            return False
        self._then = then
        self.banner.show_message(
            "warning",
            self.tr("There are changes that are not saved."),
            self.tr("Save them, or leave them behind."),
            self.tr("Leave without saving"),
        )
        self.save.setFocus()
        return True

    def show_problem(self, error: Exception, message: Message) -> None:
        """Say why nothing was saved, at the field if it is known."""
        self.save.set_busy(False)
        self.banner.show_message("danger", message.what, message.next)
        if isinstance(error, InputError) and error.code == "url":
            self._complain_at(error.detail, message)

    @Slot()
    def _count(self) -> None:
        self._then = None
        count = 0
        for row, form in enumerate(self.forms.values()):
            item = self.sections.item(row)
            mark = "  •" if form.is_changed else ""
            item.setText(item.data(Qt.ItemDataRole.UserRole) + mark)
            count += sum(len(values) for values in form.changes().values()) + len(form.secrets())
        self.banner.clear()
        self.note.setText(self.tr("Not saved yet: {0}").format(count) if count else "")
        self.discard.setEnabled(bool(count))
        self.save.setEnabled(bool(count))

    @Slot()
    def _save(self) -> None:
        changes: dict[str, dict[str, Value]] = {}
        secrets: dict[str, str] = {}
        for section, form in self.forms.items():
            if problem := form.first_problem():
                self.show_section(section)
                problem.setFocus()
                return
            for name, values in form.changes().items():
                changes.setdefault(name, {}).update(values)
            secrets.update(form.secrets())
        self.saved.emit(changes, secrets)

    @Slot()
    def _discard(self) -> None:
        for form in self.forms.values():
            form.discard()
        self._count()
        self.sections.setFocus()

    @Slot()
    def _leave_behind(self) -> None:
        then = self._then
        self._discard()
        if then is not None:
            then()

    @Slot()
    def _enter(self) -> None:
        form = self.forms[self.section]
        next(iter(form.fields.values())).setFocus()

    def _complain_at(self, address: str, message: Message) -> None:
        for section, form in self.forms.items():
            field = (
                form.complain_at(address, message.what) if isinstance(form, ProviderForm) else None
            )
            if field is not None:
                self.show_section(section)
                field.setFocus()

    def _forms(
        self,
        catalogue: Catalogue,
        connection: Callable[[str], Connection],
        printers: PrinterDesk,
    ) -> Mapping[str, SettingsForm]:
        providers = {
            name: ProviderForm(name, title, connection(name))
            for name, title in (
                ("digiswitch", "Digiswitch / Digiflazz"),
                ("iak", "IAK"),
                ("espay", "Espay"),
            )
        }
        outlet = ("name", "address", "phone", "footer", "zone", "day_starts")
        routing = ("routing.by", "routing.order", "deposit.warn_below", "network.seconds")
        look = ("window.language", "window.theme", "window.lock_minutes", "window.kiosk")
        return {
            "outlet": PlainForm(self.tr("Shop"), *(f"outlet.{name}" for name in outlet)),
            **providers,
            "fees": FeesForm(catalogue),
            "tenders": TendersForm(),
            "routing": PlainForm(self.tr("Routing and deposit"), *routing),
            "printer": PrinterForm(self.tr("Printer"), printers),
            "books": PlainForm(self.tr("Backups"), "journal.backup_hours", "journal.second_folder"),
            "look": PlainForm(self.tr("Language and look"), *look),
        }

    def _lay_out(self) -> None:
        self.sections.setFixedWidth(LIST_WIDTH)
        card = Panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_S, theme.SPACE_L)
        inside.addWidget(self._stack)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_L)
        columns.addWidget(self.sections)
        columns.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_M)
        foot.addWidget(self.note)
        foot.addStretch()
        foot.addWidget(self.discard)
        foot.addWidget(self.save)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        around.setSpacing(theme.SPACE_M)
        around.addWidget(self.banner)
        around.addLayout(columns, 1)
        around.addLayout(foot)


_ICONS = {
    "outlet": "counter",
    "digiswitch": "internet",
    "iak": "internet",
    "espay": "internet",
    "fees": "cash",
    "tenders": "credit-card",
    "routing": "list",
    "printer": "print",
    "books": "save",
    "look": "language",
}
