"""The open shift: how it stands, cash that goes in and out, and the way to its end."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.shift import BusinessDays, Flow, XReport
from pos_app.domain.tender import TenderKind
from pos_app.labels import clean
from pos_app.ui import theme
from pos_app.ui.drawer_words import Rows, drawer_rows, kept_rows, moment, rupiah, sales_rows
from pos_app.ui.messages import Message
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit

FORM = 420
LONGEST_REASON = 120


class ShiftPage(QWidget):
    """How the shift stands. `moved` with why, how much and the reason; the rest asks to go on."""

    moved = Signal(object, object, str)
    print_asked = Signal()
    reports_asked = Signal()
    close_asked = Signal()

    def __init__(
        self, days: BusinessDays, tenders: Sequence[TenderKind], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._days = days
        self._labels = {kind.id: kind.label for kind in tenders}
        self.title = PlainLabel("", "title")
        self.since = PlainLabel("", "body", "muted")
        self.sales = KeyValueList(self.tr("Sales"))
        self.drawer = KeyValueList(self.tr("Drawer"))
        self.drawer_title = PlainLabel("", "heading")
        self.amount = MoneyEdit(self.tr("Amount"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Reason"))
        self.reason.setMaxLength(LONGEST_REASON)
        self.banner = Banner()
        self.buttons = {
            Flow.CASH_IN: SecondaryButton(self.tr("Put into the drawer"), icon_name="plus"),
            Flow.CASH_OUT: SecondaryButton(self.tr("Take out to spend"), icon_name="minus"),
            Flow.DROP: SecondaryButton(self.tr("Bring to the safe"), icon_name="lock"),
        }
        self._flows = QButtonGroup(self, exclusive=False)
        for at, button in enumerate(self.buttons.values()):
            self._flows.addButton(button, at)
        self.print = SecondaryButton(self.tr("Print X"), shortcut="F7", icon_name="print")
        self.reports = SecondaryButton(self.tr("Z reports"), icon_name="report")
        self.close_shift = PrimaryButton(
            self.tr("Count and close"), shortcut="F9", icon_name="forward", large=True
        )
        self._flows.idClicked.connect(self._move)
        self.amount.amount_changed.connect(self._judge)
        self.amount.returnPressed.connect(self.reason.setFocus)
        self.reason.textChanged.connect(self._judge)
        self.print.clicked.connect(self.print_asked)
        self.reports.clicked.connect(self.reports_asked)
        self.close_shift.clicked.connect(self.close_asked)
        self._lay_out()
        self._judge()

    def show_report(self, report: XReport) -> None:
        """Show how the shift stands; nothing of the cash to who may not see it yet."""
        shift = report.shift
        self.title.setText(self.tr("Shift {0}").format(shift.number))
        since = self.tr("Open since {0}, by {1}")
        self.since.setText(
            since.format(moment(shift.opened_at, self._days), clean(shift.opened_by))
        )
        own: Rows = [
            (self.tr("Sold by you"), str(report.own.count), "money"),
            (self.tr("Your sales"), f"Rp {rupiah(report.own.total)}", "money"),
        ]
        others: Rows = [
            (self._labels.get(kind, kind), f"Rp {rupiah(report.figures.of(kind))}", "money")
            for kind in report.figures.tenders
        ]
        self.sales.set_rows([*own, *others, *sales_rows(report.figures)])
        kept = kept_rows(report.figures)
        if report.shows_cash:
            self.drawer_title.setText(self.tr("Drawer"))
            self.drawer.set_rows([*kept, *drawer_rows(report.figures)])
        else:
            self.drawer_title.setText(self.tr("Customers' money in the drawer"))
            nothing: Rows = [(self.tr("Nothing is unclear."), "", "text")]
            self.drawer.set_rows(kept or nothing)

    def show_moved(self) -> None:
        """Make room for the next movement."""
        self.amount.set_amount(None)
        self.reason.clear()
        self.banner.clear()
        self.amount.setFocus()
        self._set_busy(busy=False)

    def show_problem(self, message: Message) -> None:
        """Say why nothing was written down; what was typed is still there."""
        self._set_busy(busy=False)
        self.banner.show_message("danger", message.what, message.next)

    @Slot()
    def _judge(self) -> None:
        typed = bool(self.amount.amount) and bool(self.reason.text().strip())
        for button in self.buttons.values():
            button.setEnabled(typed)

    @Slot(int)
    def _move(self, at: int) -> None:
        flow = list(self.buttons)[at]
        self._set_busy(busy=True)
        self.moved.emit(flow, self.amount.amount, self.reason.text())

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            for button in self.buttons.values():
                button.setEnabled(False)
        else:
            self._judge()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(IconLabel("cash", "accent", 28, "accent_soft"))
        head.addWidget(self.title)
        head.addWidget(self.since)
        head.addStretch()
        head.addWidget(self.reports)
        head.addWidget(self.print)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_XL)
        columns.addWidget(_card(PlainLabel(self.tr("Sales"), "heading"), self.sales), 1)
        columns.addWidget(_card(self.drawer_title, self.drawer), 1)
        columns.addWidget(self._form())
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        around.addLayout(columns, 1)

    def _form(self) -> QWidget:
        card = Panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_S)
        inside.addWidget(PlainLabel(self.tr("Cash in or out"), "heading"))
        inside.addWidget(self.amount)
        inside.addWidget(self.reason)
        for button in self.buttons.values():
            inside.addWidget(button)
        inside.addStretch()
        inside.addWidget(self.banner)
        column = QWidget()
        column.setFixedWidth(FORM)
        around = QVBoxLayout(column)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(card, 1)
        around.addWidget(self.close_shift)
        return column


def _card(title: PlainLabel, rows: KeyValueList) -> Panel:
    card = Panel()
    inside = QVBoxLayout(card)
    inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
    inside.setSpacing(theme.SPACE_M)
    inside.addWidget(title)
    inside.addWidget(rows, 1)
    return card
