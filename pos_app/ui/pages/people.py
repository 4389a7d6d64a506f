"""The people of the counter: a list at the left, and at the right what is done with one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.account import Cashier
from pos_app.domain.rights import Role
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.people_words import ROLES
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.pin_edit import PinEdit

LIST_WIDTH, FORM_WIDTH = 380, 620


class PeoplePage(QWidget):
    """Tells what the owner wants; nothing changes before it is kept and shown anew."""

    added = Signal(str, str, object)
    role_chosen = Signal(str, object)
    pin_chosen = Signal(str, str, str)
    """Name, new PIN and, for one's own, the old one."""
    switched = Signal(str, bool)
    unlock_asked = Signal(str)
    secret_asked = Signal()

    def __init__(self, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner = owner
        self._people: list[Cashier] = []
        self._sure = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People"))
        self.new = SecondaryButton(self.tr("Add somebody"), shortcut="Ctrl+N", icon_name="plus")
        self.secret = GhostButton(self.tr("New owner's secret"), icon_name="key")
        self.title = PlainLabel("", "heading", wrap=True)
        self.note = PlainLabel("", "body", "muted", wrap=True)
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.role = QComboBox()
        for role, words in ROLES.items():
            self.role.addItem(message_text(words), role)
        self.old = self._pin_edit(self.tr("Your PIN of now"))
        self.pin = self._pin_edit(self.tr("New PIN, 6 to 12 digits"))
        self.again = self._pin_edit(self.tr("New PIN once more"))
        self.banner = Banner()
        self.save = PrimaryButton(self.tr("Save"), shortcut="Ctrl+S", icon_name="save")
        self.switch = SecondaryButton("", icon_name="lock")
        self.unlock = GhostButton(self.tr("May try a PIN again at once"), icon_name="key")
        self.list.currentRowChanged.connect(self._show_chosen)
        for button, slot in (
            (self.new, self._start_new),
            (self.secret, self._ask_secret),
            (self.save, self._save),
            (self.switch, self._switch),
            (self.unlock, self._unlock),
        ):
            button.clicked.connect(slot)
        self._lay_out()

    def start(self) -> None:
        """Show the list from its beginning, and nothing that was typed before."""
        self.banner.clear()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def show_people(self, people: list[Cashier]) -> None:
        """Show these; the one that was chosen stays chosen."""
        chosen = self._chosen()
        self._people = people
        self.list.blockSignals(True)
        self.list.clear()
        for person in people:
            off = self.tr("switched off")
            about = message_text(ROLES[person.role]) + ("" if person.active else f" · {off}")
            mark = icon("user" if person.active else "hide", "muted")
            QListWidgetItem(mark, f"{person.name}  -  {about}", self.list)
        self.list.blockSignals(False)
        names = [person.name for person in people]
        wanted = chosen.name if chosen else self.name.text().strip()
        self.list.setCurrentRow(names.index(wanted) if wanted in names else 0)
        self._show_chosen()

    def show_done(self) -> None:
        """Forget what was typed: it is kept."""
        self.banner.clear()

    def show_secret(self, secret: str) -> None:
        """Show the owner's new secret, this one time."""
        self.banner.show_message(
            "warning",
            secret,
            self.tr(
                "Write it down and keep it at home: it is not shown again, the old one is void."
            ),
        )

    def show_problem(self, message: Message) -> None:
        """Say why nothing has changed."""
        self.banner.show_message("danger", message.what, message.next)

    def _chosen(self) -> Cashier | None:
        row = self.list.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    @Slot()
    def _show_chosen(self) -> None:
        person = self._chosen()
        own = person is not None and person.name == self._owner
        self._sure = False
        self.banner.clear()
        self.title.setText(person.name if person else self.tr("Somebody new"))
        self.note.setText(
            self.tr("A new PIN is only set if one is typed.")
            if person
            else self.tr("Tell the PIN to this person alone; it can be changed at any time.")
        )
        self.name.setVisible(person is None)
        self.old.setVisible(own)
        for widget in (self.switch, self.unlock):
            widget.setVisible(person is not None and not own)
        active = person is None or person.active
        self.switch.set_label(
            self.tr("May not sign in any more") if active else self.tr("May sign in again")
        )
        self.role.setCurrentIndex(self.role.findData(person.role if person else Role.CASHIER))
        for line in (self.name, self.old, self.pin, self.again):
            line.clear()

    @Slot()
    def _start_new(self) -> None:
        self.list.setCurrentRow(-1)
        self._show_chosen()
        self.name.setFocus()

    @Slot()
    def _save(self) -> None:
        person, pin = self._chosen(), self.pin.text()
        if pin != self.again.text():
            self._complain(self.tr("The two PINs differ."), self.tr("Type the new PIN twice."))
            return
        role = Role(self.role.currentData())
        if person is None:
            self.added.emit(self.name.text(), pin, role)
            return
        if role is not person.role:
            self.role_chosen.emit(person.name, role)
        if pin:
            self.pin_chosen.emit(person.name, pin, self.old.text())

    @Slot()
    def _switch(self) -> None:
        person = self._chosen()
        if person is None:
            return
        if person.active and not self._sure:
            self._sure = True
            self._complain(
                self.tr("{0} is signed out everywhere and cannot come in again.").format(
                    person.name
                ),
                self.tr("Press once more if you are sure. It can be undone here."),
            )
            return
        self.switched.emit(person.name, not person.active)

    @Slot()
    def _unlock(self) -> None:
        person = self._chosen()
        if person is not None:
            self.unlock_asked.emit(person.name)

    @Slot()
    def _ask_secret(self) -> None:
        self.secret_asked.emit()

    def _complain(self, what: str, after: str) -> None:
        self.banner.show_message("warning", what, after)

    def _pin_edit(self, name: str) -> PinEdit:
        edit = PinEdit(name)
        edit.setPlaceholderText(name)
        return edit

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.role.setAccessibleName(self.tr("Role"))
        left = QVBoxLayout()
        left.setSpacing(theme.SPACE_M)
        left.addWidget(PlainLabel(self.tr("People"), "title"))
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        left.addWidget(self.secret)
        self.list.setFixedWidth(LIST_WIDTH)
        card = Panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        twice = QWidget()
        beside = QHBoxLayout(twice)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.SPACE_M)
        for edit in (self.pin, self.again):
            beside.addWidget(edit)
        fields = (self.title, self.note, self.name, self.role, self.old, twice)
        for widget in (*fields, self.banner, self.save):
            widget.setMaximumWidth(FORM_WIDTH)
            inside.addWidget(widget)
        inside.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_M)
        for button in (self.switch, self.unlock):
            foot.addWidget(button)
        foot.addStretch()
        inside.addLayout(foot)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(*(theme.SPACE_XL,) * 4)
        columns.setSpacing(theme.SPACE_L)
        columns.addLayout(left)
        columns.addWidget(card, 1)
