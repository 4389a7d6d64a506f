"""The locked counter: it covers everything, and only a PIN opens it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.messages import Message
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.pin_card import PinCard


class LockPage(QWidget):
    """Lies over its parent, whose own page is hidden: nothing of a customer is to be read."""

    unlock_asked = Signal(str)
    other_asked = Signal()
    """Somebody else wants to sign in instead."""
    help_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAutoFillBackground(True)
        self._name = ""
        self.card = PinCard("lock")
        self.other = GhostButton(icon_name="user")
        self._word()
        self.card.put_last(self.other)
        self.card.submitted.connect(self.unlock_asked)
        self.card.help_asked.connect(self._ask_for_help)
        self.other.clicked.connect(self.other_asked)
        around = QVBoxLayout(self)
        around.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        parent.installEventFilter(self)
        self.hide()

    def cover(self, name: str) -> None:
        """Cover everything until this one, or somebody else, comes back."""
        self._name = name
        self.card.hint.setText(self.tr("{0} goes on with the PIN.").format(name))
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.card.start()

    def show_problem(self, message: Message) -> None:
        """Say why it stays locked."""
        self.card.show_problem(message)

    def show_busy(self) -> None:
        """Say that a payment is under way: only who began it sees how it ends."""
        self.card.start()
        self.card.banner.show_message(
            "info",
            self.tr("A payment is on its way."),
            self.tr("Unlock to see how it ends; then somebody else may sign in."),
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. It grows with the window."""
        if isinstance(event, QResizeEvent):
            self.setGeometry(0, 0, event.size().width(), event.size().height())
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _word(self) -> None:
        self.card.title.setText(self.tr("Locked"))
        self.card.button.set_label(self.tr("Unlock"))
        self.other.set_label(self.tr("Somebody else signs in"))

    @Slot()
    def _ask_for_help(self) -> None:
        self.help_asked.emit(self._name)
