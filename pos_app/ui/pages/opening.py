"""No shift is open: the float is counted, and then compared with what the last shift left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.drawer_words import difference_text, rupiah
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton
from pos_app.ui.widgets.cash_count import CashCount
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import Panel, PlainLabel

ASIDE = 400


class OpeningPage(QWidget):
    """`opened` with the counted float: at once, or once more where it is not what was left."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: int | None = None
        self._compared = False
        self.title = PlainLabel("", "title", wrap=True)
        self.count = CashCount()
        self.difference = PlainLabel("", "title", wrap=True)
        self.banner = Banner()
        self.button = PrimaryButton("", shortcut="F9", icon_name="check", large=True)
        self.count.changed.connect(self._forget)
        self.count.submitted.connect(self._to_button)
        self.button.clicked.connect(self._open)
        self._lay_out()
        self._forget()

    def start(self, number: int, left: int) -> None:
        """Count for a shift; what was `left` is shown only after the count. The first has none."""
        self.title.setText(self.tr("Open shift {0}").format(number))
        self._left = left if number > 1 else None
        self.button.set_busy(False)
        self.count.clear()
        self.count.start()

    def show_problem(self, message: Message) -> None:
        """Say why the shift is not open; what was counted is still there."""
        self.button.set_busy(False)
        self.banner.show_message("danger", message.what, message.next)

    @Slot()
    def _forget(self) -> None:
        """Another count is compared anew."""
        self._compared = False
        self.banner.clear()
        self.difference.setText("")
        self.button.set_label(self.tr("Open the shift"))
        self.button.setEnabled(self.count.amount is not None)

    @Slot()
    def _to_button(self) -> None:
        if self.button.isEnabled():
            self.button.setFocus()

    @Slot()
    def _open(self) -> None:
        amount = self.count.amount
        if amount is None or self.button.busy:
            return
        if self._left not in {None, amount} and not self._compared:
            self._compare(amount - (self._left or 0))
            return
        self.button.set_busy(True)
        self.opened.emit(amount)

    def _compare(self, difference: int) -> None:
        self._compared = True
        self.difference.setText(difference_text(difference))
        self.difference.set_tone("warning")
        self.banner.show_message(
            "warning",
            self.tr("The last shift left Rp {0}.").format(rupiah(self._left or 0)),
            self.tr("Count again, or open with what is there: the difference is written down."),
        )
        self.button.set_label(self.tr("Open all the same"))

    def _lay_out(self) -> None:
        aside = Panel()
        aside.setFixedWidth(ASIDE)
        inside = QVBoxLayout(aside)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addWidget(IconLabel("cash", "accent", 44, "accent_soft"))
        note = self.tr("Nothing is sold before the float is counted. Count all that is there.")
        inside.addWidget(PlainLabel(self.tr("Count the float"), "heading"))
        inside.addWidget(PlainLabel(note, "body", "muted", wrap=True))
        inside.addStretch()
        inside.addWidget(self.difference)
        inside.addWidget(self.banner)
        inside.addWidget(self.button)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_XL)
        columns.addWidget(self.count, 1)
        columns.addWidget(aside)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(self.title)
        around.addLayout(columns, 1)
