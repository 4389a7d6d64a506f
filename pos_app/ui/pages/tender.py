"""What is owed, what is handed over, what goes back - and the one button that pays."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.domain.tender import quick_amounts
from pos_app.ui import theme
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit
from pos_app.ui.widgets.quick_amounts import QuickAmounts

IN_A_ROW = 2


class TenderPanel(Panel):
    """Ends in `paid` with the cash received, once: then it is busy until it is started anew."""

    paid = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._due = 0
        self.total = PlainLabel("", "display")
        self.cash = MoneyEdit(self.tr("Cash received"))
        self.exact = GhostButton(self.tr("Exact"), shortcut="F8")
        self.rows = [QuickAmounts(), QuickAmounts()]
        self.change_label = PlainLabel("", "body", "muted")
        self.change = PlainLabel("", "display", "accent")
        self.button = PrimaryButton(self.tr("Pay"), shortcut="F9", icon_name="check", large=True)
        self.banner = Banner()
        for row in self.rows:
            row.picked.connect(self._take)
        self.cash.amount_changed.connect(self._count)
        self.cash.returnPressed.connect(self._to_button)
        self.cash.scanned.connect(self._refuse_scan)
        self.exact.clicked.connect(self._take_exact)
        self.button.clicked.connect(self._pay)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Forget the last customer's cash; there is nothing to pay."""
        self._due = 0
        self.total.setText("Rp -")
        self.setEnabled(False)
        self.button.set_busy(False)
        self.banner.clear()
        for row in self.rows:
            row.set_amounts([])
        self.cash.set_amount(None)
        self._count()

    def start(self, due: int) -> None:
        """Take cash for a bill of this many rupiah."""
        self.clear()
        self._due = due
        self.total.setText(f"Rp {format_rupiah(due)}")
        offers = [(format_rupiah(amount), amount) for amount in quick_amounts(due)[1:]]
        for at, row in enumerate(self.rows):
            row.set_amounts(offers[at * IN_A_ROW : (at + 1) * IN_A_ROW])
        self.setEnabled(True)
        self._count()
        self.cash.setFocus()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """Latch the button while a payment is on its way."""
        self.button.set_busy(busy)
        self.cash.setReadOnly(busy)
        for widget in (self.exact, *self.rows):
            widget.setEnabled(not busy)
        if not busy:
            self._count()

    @Slot(object)
    def _take(self, amount: int) -> None:
        self.cash.set_amount(amount)
        self._to_button()

    @Slot()
    def _take_exact(self) -> None:
        self._take(self._due)

    @Slot()
    def _count(self) -> None:
        cash = self.cash.amount or 0
        enough = bool(self._due) and cash >= self._due
        missing = self._due > cash > 0
        self.change_label.setText(self.tr("Still missing") if missing else self.tr("Change"))
        self.change.set_tone("danger" if missing else "accent")
        self.change.setText(f"Rp {format_rupiah(abs(cash - self._due))}" if cash else "Rp -")
        if not self.button.busy:
            self.button.setEnabled(enough)

    @Slot()
    def _to_button(self) -> None:
        """Enter in the cash leads to the button, so that paying takes a key of its own."""
        if self.button.isEnabled():
            self.button.setFocus()

    @Slot()
    def _pay(self) -> None:
        cash = self.cash.amount or 0
        if self._due and cash >= self._due and not self.button.busy:
            self.banner.clear()
            self.paid.emit(cash)

    @Slot()
    def _refuse_scan(self) -> None:
        self.banner.show_message(
            "warning",
            self.tr("That was a barcode, not cash."),
            self.tr("Enter the cash received with the keys."),
        )

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        inside.setSpacing(theme.SPACE_S)
        inside.addWidget(PlainLabel(self.tr("Total to pay"), "body", "muted"))
        inside.addWidget(self.total)
        inside.addSpacing(theme.SPACE_S)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Cash received"), "body", "muted"))
        head.addStretch()
        head.addWidget(self.exact)
        inside.addLayout(head)
        inside.addWidget(self.cash)
        for row in self.rows:
            inside.addWidget(row)
        inside.addSpacing(theme.SPACE_S)
        inside.addWidget(self.change_label)
        inside.addWidget(self.change)
        inside.addStretch()
        inside.addWidget(self.banner)
        inside.addWidget(self.button)
        for figure in (self.total, self.change):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
