"""The box in which somebody with more rights says yes: by name and PIN, or by a code."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.focus import give_back_focus
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.pin_edit import PinEdit

WIDTH = 480
_SHADE = 150


class ApprovalBox(QWidget):
    """Lies over its parent and takes the focus; what is below can be seen and not used.

    Emits `approved` with name and PIN, `phone_asked`, `code_typed` with question and code, or
    `left`.
    """

    approved = Signal(str, str)
    phone_asked = Signal()
    code_typed = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._below: list[QWidget] = []
        self._before: QWidget | None = None
        self._question = ""
        self.title = PlainLabel("", "title", wrap=True)
        self.what = PlainLabel("", "body", wrap=True)
        self.name = _line()
        self.pin = PinEdit(self.tr("PIN"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.question = PlainLabel("", "strong", wrap=True)
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help = PlainLabel("", "body", "muted", wrap=True)
        self.code = _line()
        self.banner = Banner()
        self.yes = PrimaryButton(icon_name="check")
        self.phone = GhostButton(icon_name="phone")
        self.cancel = GhostButton(shortcut="Esc")
        self.name.returnPressed.connect(self.pin.setFocus)
        self.pin.submitted.connect(self._submit)
        self.code.returnPressed.connect(self._submit)
        self.yes.clicked.connect(self._submit)
        self.phone.clicked.connect(self.phone_asked)
        self.cancel.clicked.connect(self.close_box)
        self._word()
        self._lay_out()
        parent.installEventFilter(self)
        self.hide()

    def open_box(self, title: str, what: str, *, phone: bool = True) -> None:
        """Ask for a yes to this; whether the phone is offered as well."""
        self.title.setText(title)
        self.what.setText(what)
        for line in (self.name, self.pin, self.code):
            line.clear()
        self._show_way(question="")
        self.phone.setVisible(phone)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
            self._below = [
                widget
                for widget in self._over.findChildren(
                    QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
                )
                if widget is not self and widget.isEnabled()
            ]
        for widget in self._below:
            widget.setEnabled(False)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.name.setFocus()

    def show_question(self, question: str) -> None:
        """Show what is to be read out, and take the code for it."""
        self._show_way(question=question)
        self.code.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say why that was no yes."""
        self.yes.set_busy(False)
        self.pin.clear()
        self.code.clear()
        self.banner.show_message("danger", message.what, message.next)
        (self.code if self._question else self.pin).setFocus()

    @Slot()
    def close_box(self) -> None:
        """Give everything back as it was."""
        before = self._before
        self.put_away()
        give_back_focus(before)
        self.left.emit()

    @Slot()
    def put_away(self) -> None:
        """Close it without a word."""
        self.hide()
        for widget in self._below:
            widget.setEnabled(True)
        self._below = []
        self._before = None
        for line in (self.name, self.pin, self.code):
            line.clear()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. It grows with what it covers."""
        if isinstance(event, QResizeEvent):
            self.setGeometry(0, 0, event.size().width(), event.size().height())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt. Nothing that is typed here reaches the page below."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        shade = QColor(theme.color("chrome"))
        shade.setAlpha(_SHADE)
        QPainter(self).fillRect(self.rect(), shade)

    def _show_way(self, *, question: str) -> None:
        self._question = question
        self.question.setText(question)
        by_pin: tuple[QWidget, ...] = (self.name, self.pin, self.phone)
        by_phone: tuple[QWidget, ...] = (self.help, self.question, self.code)
        for widget in by_pin:
            widget.setVisible(not question)
        for widget in by_phone:
            widget.setVisible(bool(question))
        self.yes.set_busy(False)
        self.banner.clear()

    @Slot()
    def _submit(self) -> None:
        if self.yes.busy:
            return
        if self._question:
            self.code_typed.emit(self._question, self.code.text())
        elif self.pin.complete and self.name.text().strip():
            self.approved.emit(self.name.text(), self.pin.text())
        else:
            (self.pin if self.name.text().strip() else self.name).setFocus()
            return
        self.banner.clear()
        self.yes.set_busy(True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        for line, name in (
            (self.name, self.tr("Name of the supervisor")),
            (self.code, self.tr("Code of eight digits")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(name)
        self.help.setText(
            self.tr("Read this out to the owner, or send it. The owner tells you eight digits:")
        )
        self.yes.set_label(self.tr("Approve"))
        self.phone.set_label(self.tr("Code by phone"))
        self.cancel.set_label(self.tr("Cancel"))

    def _lay_out(self) -> None:
        card = Panel()
        card.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(IconLabel("key", "accent", 40, "accent_soft"))
        head.addWidget(self.title, 1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addLayout(head)
        fields = (self.what, self.name, self.pin, self.help, self.question, self.code)
        for widget in (*fields, self.banner, self.yes):
            inside.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.phone)
        foot.addStretch()
        foot.addWidget(self.cancel)
        inside.addLayout(foot)
        around = QVBoxLayout(self)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)


def _line() -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(40)
    return line
