"""The settings: sections at the left, the form of one at the right, nothing saved until "Save"."""

from collections.abc import Callable, Iterator, Mapping

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
from pos_app.settings import Value
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.pages.fees_form import FeesForm
from pos_app.ui.pages.provider_form import FIELDS, ProviderForm
from pos_app.ui.pages.setting_form import SettingsForm
from pos_app.ui.pages.setting_sections import Section
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import Panel, PlainLabel

LIST_WIDTH = 230


class SettingsPage(QWidget):
    """Ends in `saved` with what was changed; whoever leaves it asks `asks_to_leave` first.

    The form of a section is made when it is first shown: all of them would hold the window up.
    """

    saved = Signal(dict, dict)
    """The changes by section, and the new keys by name."""

    def __init__(
        self,
        sections: Mapping[str, Section],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then: Callable[[], object] | None = None
        self._standing: Standing | None = None
        self._forms: dict[str, SettingsForm] = {}
        self._areas: dict[str, QWidget] = {}
        self._all = sections
        self.sections = QListWidget()
        self.sections.setAccessibleName(self.tr("Sections of the settings"))
        self._stack = QStackedWidget()
        self.banner = Banner()
        self.note = PlainLabel("", "body", "muted")
        self.discard = GhostButton(self.tr("Discard"), icon_name="back")
        self.save = PrimaryButton(self.tr("Save"), shortcut="Ctrl+S", icon_name="save")
        for section in sections.values():
            item = QListWidgetItem(icon(section.icon), section.title, self.sections)
            item.setData(Qt.ItemDataRole.UserRole, section.title)
        self.sections.currentRowChanged.connect(self._show_form)
        self.sections.itemActivated.connect(self._enter)
        self.discard.clicked.connect(self._discard)
        self.save.clicked.connect(self._save)
        self.banner.action_triggered.connect(self._leave_behind)
        self._lay_out()
        self._count()
        self.show_section(self.all_sections[0])

    @property
    def all_sections(self) -> list[str]:
        """Every section, in the order of the list."""
        return list(self._all)

    @property
    def section(self) -> str:
        """The section that is shown."""
        return self.all_sections[self.sections.currentRow()]

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return any(form.is_changed for _, form in self._made())

    def form(self, section: str) -> SettingsForm:
        """Return the form of a section; it is made if it was never shown."""
        if section not in self._forms:
            form = self._forms[section] = self._all[section].make()
            area = form if isinstance(form, FeesForm) else form.in_scroll_area()
            self._stack.addWidget(area)
            self._areas[section] = area
            if self._standing is not None:
                form.show_standing(self._standing)
            form.changed.connect(self._count)
        return self._forms[section]

    def show_section(self, section: str) -> None:
        """Show one of `all_sections`."""
        self.sections.setCurrentRow(self.all_sections.index(section))

    @Slot(object)
    def show_standing(self, standing: Standing) -> None:
        """Show how everything stands; what was typed and not saved is gone."""
        self._standing = standing
        for _, form in self._made():
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
        for section, form in self._made():
            item = self.sections.item(self.all_sections.index(section))
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
        for section, form in self._made():
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
        for _, form in self._made():
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
        form = self.form(self.section)
        next(iter(form.fields.values())).setFocus()

    def _complain_at(self, address: str, message: Message) -> None:
        for section in FIELDS:
            form = self.form(section)
            field = (
                form.complain_at(address, message.what) if isinstance(form, ProviderForm) else None
            )
            if field is not None:
                self.show_section(section)
                field.setFocus()

    @Slot(int)
    def _show_form(self, row: int) -> None:
        section = self.all_sections[row]
        self.form(section)
        self._stack.setCurrentWidget(self._areas[section])

    def _made(self) -> Iterator[tuple[str, SettingsForm]]:
        """Yield the forms that were made: the others have nothing to save, nor to complain of."""
        return ((name, self._forms[name]) for name in self._all if name in self._forms)

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
