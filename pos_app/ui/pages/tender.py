"""What is owed, what is handed over, what goes back - and the one button that pays."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.domain.tender import CASH, Tender, TenderKind, quick_amounts
from pos_app.ui import theme
from pos_app.ui.theme import TextRole
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton, TightButton
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit
from pos_app.ui.widgets.other_tender import OtherTender
from pos_app.ui.widgets.quick_amounts import QuickAmounts

IN_A_ROW = 2
ROOM = 2
"""Kinds of money beside cash for which there is room: below all quick amounts, and in one sale."""


class TenderPanel(Panel):
    """Ends in `paid` with what was received, once: then it is busy until it is started anew.

    Cash is typed at once; a kind of money beside it takes what is still missing.
    """

    paid = Signal(list)

    def __init__(self, kinds: Sequence[TenderKind] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._due = 0
        figure: TextRole = "figure" if kinds else "display"
        self.total = PlainLabel("", figure)
        self.cash = MoneyEdit(self.tr("Cash received"))
        self.exact = GhostButton(self.tr("Exact"), shortcut="F8")
        self.rows = [QuickAmounts(), QuickAmounts()]
        self.change_label = PlainLabel("", "body", "muted")
        self.change = PlainLabel("", figure, "accent")
        self.button = PrimaryButton(self.tr("Pay"), shortcut="F9", icon_name="check", large=True)
        self.banner = Banner()
        self.others = [OtherTender(kind) for kind in kinds]
        self.kinds = QButtonGroup(self, exclusive=False)
        for number, kind in enumerate(kinds):
            button = TightButton(kind.label, shortcut=f"Alt+{number + 1}", parent=self)
            self.kinds.addButton(button, number)
        self.kinds.idClicked.connect(self._take_other)
        for other in self.others:
            other.changed.connect(self._count)
            other.entered.connect(self._to_button)
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
        for other in self.others:
            other.drop()
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
        for widget in (self.exact, *self.rows, *self.kinds.buttons()):
            widget.setEnabled(not busy)
        for other in self.others:
            other.set_busy(busy)
        if not busy:
            self._count()

    @Slot(object)
    def _take(self, amount: int) -> None:
        self.cash.set_amount(amount)
        self._to_button()

    @Slot()
    def _take_exact(self) -> None:
        self._take(max(0, self._rest))

    @Slot(int)
    def _take_other(self, number: int) -> None:
        other = self.others[number]
        # What gives room goes first: a window that has grown once does not shrink again.
        for widget in (*self.rows, *self.kinds.buttons()):
            widget.hide()
        other.take(max(0, self._rest - (self.cash.amount or 0)))

    @property
    def _rest(self) -> int:
        """What is left to be paid in cash; below 0, too much is taken without."""
        return self._due - sum(other.tender.amount for other in self.others)

    @Slot()
    def _count(self) -> None:
        cash, rest = self.cash.amount or 0, self._rest
        taken = bool(cash) or rest != self._due
        is_wrong = taken and (cash < rest or rest < 0)
        words = self.tr("Too much without cash") if rest < 0 else self.tr("Still missing")
        self.change_label.setText(words if is_wrong else self.tr("Change"))
        self.change.set_tone("danger" if is_wrong else "accent")
        figure = -rest if rest < 0 else abs(cash - rest)
        self.change.setText(f"Rp {format_rupiah(figure)}" if taken else "Rp -")
        for at, row in enumerate(self.rows):
            row.setVisible(rest == self._due and (at == 0 or len(self.others) <= ROOM))
        self._show_kinds()
        if not self.button.busy:
            self.button.setEnabled(self._is_enough())

    def _is_enough(self) -> bool:
        complete = all(other.complete for other in self.others)
        return bool(self._due) and complete and 0 <= self._rest <= (self.cash.amount or 0)

    @Slot()
    def _to_button(self) -> None:
        """Enter in the cash leads to the button, so that paying takes a key of its own."""
        if self.button.isEnabled():
            self.button.setFocus()

    @Slot()
    def _pay(self) -> None:
        if self._is_enough() and not self.button.busy:
            self.banner.clear()
            cash = Tender(CASH, self.cash.amount or 0)
            taken = [*(other.tender for other in self.others), cash]
            self.paid.emit([tender for tender in taken if tender.amount])

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
        for other in self.others:
            inside.addWidget(other)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.SPACE_S)
        inside.addLayout(self._grid)
        inside.addSpacing(theme.SPACE_S)
        inside.addWidget(self.change_label)
        inside.addWidget(self.change)
        inside.addStretch()
        inside.addWidget(self.banner)
        inside.addWidget(self.button)
        for figure in (self.total, self.change):
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _show_kinds(self) -> None:
        """Offer the kinds that are not in use, as long as there is room for one more."""
        used = [not other.isHidden() for other in self.others]
        shown = 0
        for button, is_used in zip(self.kinds.buttons(), used, strict=True):
            button.setVisible(not is_used and sum(used) < ROOM)
            self._grid.removeWidget(button)
            if not button.isHidden():
                self._grid.addWidget(button, shown // IN_A_ROW, shown % IN_A_ROW)
                shown += 1
