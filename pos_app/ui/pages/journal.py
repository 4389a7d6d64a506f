"""The journal: every payment there ever was, found by a text and filters, with its whole way."""

from PySide6.QtCore import QItemSelection, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.domain.journal import Entry
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment, State
from pos_app.labels import clean
from pos_app.services.search import Page, Query, Sums
from pos_app.ui import theme
from pos_app.ui.facts import Row, brief_rows
from pos_app.ui.messages import Message
from pos_app.ui.models.journal import JournalModel
from pos_app.ui.state_words import word_state
from pos_app.ui.timeline import timeline_rows
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import ElidedLabel, Panel, PlainLabel
from pos_app.ui.widgets.query_bar import QueryBar
from pos_app.ui.widgets.status_badge import StatusBadge
from pos_app.ui.widgets.tables import RowTable

DETAILS = 440
NEAR_THE_END = 3
"""Screens of rows below what is shown, from which on more is asked for."""


class JournalPage(QWidget):
    """Asks by its signals; whoever joins it answers with `show_`."""

    asked = Signal(object)
    more_asked = Signal(object)
    chosen = Signal(object)
    print_asked = Signal(object)
    open_asked = Signal(object)
    export_asked = Signal()

    def __init__(self, zone: str, model: JournalModel, bar: QueryBar) -> None:
        super().__init__()
        self._zone = zone
        self._model = model
        self._payment: Payment | None = None
        self._has_more = False
        self.bar = bar
        self.sums = PlainLabel("", "body", "muted")
        self.export = SecondaryButton(self.tr("Save as CSV"), icon_name="save")
        self.banner = Banner()
        self.table = RowTable(self.tr("Journal"), model, 3)
        self.empty = EmptyState(
            "search",
            self.tr("No payment is like that."),
            self.tr("Type another part of the number, the name or the ref, or choose all days."),
        )
        self.badge = StatusBadge()
        self.name = ElidedLabel("", "heading")
        self.way = KeyValueList(self.tr("What happened"))
        self.print = PrimaryButton(self.tr("Print again"), shortcut="F7", icon_name="print")
        self.open = SecondaryButton(self.tr("Open"), icon_name="forward")
        bar.asked.connect(self._ask)
        self.export.clicked.connect(self.export_asked)
        self.print.clicked.connect(self._print)
        self.open.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.table.verticalScrollBar().valueChanged.connect(self._go_on)
        self._lay_out()

    @property
    def payment(self) -> Payment | None:
        """The payment that is chosen."""
        return self._payment

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show the first page of what was found."""
        self.banner.clear()
        self._has_more = page.more
        self._model.show(page.payments)
        self._stack.setCurrentWidget(self.table if page.payments else self.empty)
        self.table.scrollToTop()
        self.export.setEnabled(bool(page.payments))
        if page.payments:
            self.table.selectRow(0)
        self._choose()

    @Slot(object)
    def show_more(self, page: Page) -> None:
        """Show the next page below the others."""
        self._has_more = page.more
        if page.payments:
            self._model.append(page.payments)

    @Slot(object)
    def show_sums(self, sums: Sums) -> None:
        """Say what all that was found comes to."""
        self.sums.setText(
            self.tr("{0} payments, {1} of them paid: Rp {2}").format(
                format_rupiah(sums.found), format_rupiah(sums.paid), format_rupiah(sums.total)
            )
        )

    @Slot(object, list)
    def show_way(self, payment: Payment, entries: list[Entry]) -> None:
        """Show what happened to the payment that is chosen."""
        if self._payment is not None and self._payment.ref == payment.ref:
            head: Row = (self.tr("What happened"), "", "strong")
            way = timeline_rows(entries, self._zone)
            self.way.set_rows([*brief_rows(payment), head, *way])

    def show_problem(self, message: Message) -> None:
        """Say what did not work."""
        self.export.set_busy(False)
        self.banner.show_message("warning", message.what, message.next)

    @Slot(object)
    def _ask(self, query: Query) -> None:
        if query.is_short:
            self.sums.setText(self.tr("Type at least 3 signs."))
            return
        self.sums.setText(self.tr("Searching ..."))
        self.asked.emit(query)

    @Slot(int)
    def _go_on(self, value: int) -> None:
        bar, last = self.table.verticalScrollBar(), self._model.last()
        if self._has_more and last and value > bar.maximum() - NEAR_THE_END * bar.pageStep():
            self.more_asked.emit(last)

    @Slot(QItemSelection, QItemSelection)
    def _choose(self, *_selection: QItemSelection) -> None:
        row = self.table.chosen_row()
        payment = self._model.payment(row) if row >= 0 else None
        self._payment = payment
        self.details.setVisible(payment is not None)
        if payment is not None:
            self.badge.set_state(payment.state, word_state(payment.state, message_text))
            self.name.setText(clean(payment.customer_name))
            self.way.set_rows(brief_rows(payment))
            self.print.setEnabled(payment.state is State.PAID)
            self.chosen.emit(payment)

    @Slot()
    def _print(self) -> None:
        self.print_asked.emit(self._payment)

    @Slot()
    def _open(self) -> None:
        if self._payment is not None:
            self.open_asked.emit(self._payment)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(PlainLabel(self.tr("Journal"), "title"))
        head.addStretch()
        head.addWidget(self.sums)
        head.addWidget(self.export)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_L)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_M)
        around.addLayout(head)
        around.addWidget(self.bar)
        around.addWidget(self.banner)
        around.addLayout(columns, 1)
        # Last: what is first in a stack shows itself at once, and alone it is a window.
        self._stack = QStackedLayout()
        columns.addLayout(self._stack, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        columns.addWidget(self._details())

    def _details(self) -> Panel:
        self.details = Panel()
        self.details.setFixedWidth(DETAILS)
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        inside.setSpacing(theme.SPACE_M)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.badge)
        inside.addLayout(top)
        inside.addWidget(self.way, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE_M)
        buttons.addWidget(self.open)
        buttons.addWidget(self.print, 1)
        inside.addLayout(buttons)
        return self.details
