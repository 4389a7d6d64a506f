"""One bill on one page: the number on the left, the bill in the middle, the cash on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.domain.bill import Inquiry
from pos_app.domain.product import Product
from pos_app.domain.tender import TenderKind
from pos_app.labels import clean
from pos_app.ui import theme
from pos_app.ui.facts import bill_rows
from pos_app.ui.messages import Message
from pos_app.ui.pages.entry import Entry
from pos_app.ui.pages.tender import TenderPanel
from pos_app.ui.translation import language
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.supply_bar import title as provider_title

ENTRY_WIDTH, TENDER_WIDTH = 400, 390


class SalePage(QWidget):
    """Shows a sale from the product to the cash; what is asked for goes out as signals."""

    left = Signal()
    edited = Signal()
    asked = Signal(str, dict)
    paid = Signal(list)
    acted = Signal()
    """The button beside what stands in the way was pressed."""

    def __init__(
        self,
        other_operator: Callable[[Product, str], str],
        kinds: Sequence[TenderKind] = (),
        parent: QWidget | None = None,
    ) -> None:
        """See `Entry` for `other_operator`; `kinds` is what is taken beside cash."""
        super().__init__(parent)
        self.mark = IconLabel("receipt", "accent", 28, "accent_soft")
        self.title = PlainLabel("", "title")
        self.back = GhostButton(self.tr("Other product"), shortcut="Esc", icon_name="back")
        self.entry = Entry(other_operator)
        self.name = PlainLabel("", "title", wrap=True)
        self.number = PlainLabel("", "body", "muted")
        self.route = PlainLabel("", "caption", "muted")
        self.rows = KeyValueList(self.tr("Bill"))
        self.banner = Banner()
        self.empty = EmptyState("receipt", "", "")
        self.tender = TenderPanel(kinds)
        self.back.clicked.connect(self.left)
        self.entry.asked.connect(self.asked)
        self.entry.edited.connect(self._forget)
        self.tender.paid.connect(self.paid)
        self.banner.action_triggered.connect(self.acted)
        self._lay_out()

    def start(self, product: Product, icon_name: str, number: str = "") -> None:
        """Sell this; nothing of the last customer is left on the page.

        A number that is known and all there is to ask for leads straight to the bill.
        """
        self.mark.set_icon(icon_name, "accent")
        self.title.setText(product.name[language()])
        self.entry.set_busy(busy=False)
        self.entry.show_product(product)
        self.forget_bill()
        if number:
            self.entry.take_number(number)

    @Slot()
    def forget_bill(self) -> None:
        """Show no bill."""
        self.banner.clear()
        self.tender.clear()
        self.empty.set_texts(
            self.tr("The bill appears here."),
            self.tr("Enter the customer number, then press Enter."),
        )
        self._stack.setCurrentWidget(self.empty)

    @Slot()
    def show_asking(self) -> None:
        """Show that the provider is being asked."""
        self.forget_bill()
        self.entry.set_busy(busy=True)
        self.empty.set_texts(self.tr("Asking the provider ..."), "")

    @Slot(object)
    def show_bill(self, inquiry: Inquiry) -> None:
        """Show a bill and take cash for it."""
        self.entry.set_busy(busy=False)
        self.name.setText(clean(inquiry.bill.customer_name) or self.tr("No name given"))
        self.number.setText(inquiry.customer_no)
        self.route.setText(self._route(inquiry))
        self.rows.set_rows(bill_rows(inquiry.bill, inquiry.fee))
        self._stack.setCurrentWidget(self._bill)
        self.tender.start(inquiry.total)

    def _route(self, inquiry: Inquiry) -> str:
        """Say through whom this is sold, and why through him."""
        why = {
            "pinned": self.tr("as asked for"),
            "preferred": self.tr("the owner's choice"),
            "cheapest": self.tr("the cheapest"),
            "healthiest": self.tr("the most reliable now"),
            "stand-in": self.tr("the others cannot be reached or lack deposit"),
        }.get(inquiry.why)
        seller = self.tr("Through {0}").format(provider_title(inquiry.provider))
        return f"{seller} · {why}" if why else seller

    def show_no_bill(self, message: Message, action: str = "") -> None:
        """Say why there is no bill, and take another number; `action` is the text of a button."""
        self.forget_bill()
        self.entry.set_busy(busy=False)
        if action:
            self.empty.set_texts(self.tr("Nobody was asked yet."), self.tr("Decide above first."))
        else:
            self.empty.set_texts(
                self.tr("No bill to show."), self.tr("Check the number and try again.")
            )
        self.banner.show_message("warning", message.what, message.next, action)
        (self.banner.action if action else self.entry.numbers[0]).setFocus()

    @Slot()
    def show_paying(self) -> None:
        """Latch everything while the payment is on its way."""
        self.tender.set_busy(busy=True)
        self.entry.setEnabled(False)
        self.back.setEnabled(False)

    def show_not_paid(self, message: Message) -> None:
        """Say why nothing was paid; the bill and the cash are still there."""
        self.show_rest()
        self.tender.banner.show_message("danger", message.what, message.next)

    @Slot()
    def show_rest(self) -> None:
        """Give the page back after a payment."""
        self.tender.set_busy(busy=False)
        self.entry.setEnabled(True)
        self.back.setEnabled(True)

    @Slot()
    def _forget(self) -> None:
        """Another number is another bill: what stands on the page is not paid for it."""
        self.entry.set_busy(busy=False)
        self.forget_bill()
        self.edited.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        for widget in (self.mark, self.title, self.back):
            head.addWidget(widget)
        head.addStretch()
        self.entry.setFixedWidth(ENTRY_WIDTH)
        self.tender.setFixedWidth(TENDER_WIDTH)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_XL)
        columns.addWidget(self.entry)
        columns.addWidget(self._middle(), 1)
        columns.addWidget(self.tender)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.SPACE_XL, theme.SPACE_L, theme.SPACE_XL, theme.SPACE_L)
        around.setSpacing(theme.SPACE_M)
        around.addLayout(head)
        around.addLayout(columns, 1)

    def _middle(self) -> Panel:
        self._bill = QWidget()
        inside = QVBoxLayout(self._bill)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.name)
        inside.addWidget(self.number)
        inside.addWidget(self.route)
        inside.addSpacing(theme.SPACE_S)
        inside.addWidget(self.rows, 1)
        card = Panel()
        around = QVBoxLayout(card)
        around.setContentsMargins(*(theme.SPACE_L,) * 4)
        around.addWidget(self.banner)
        # In its place before anything is in it: what a stack shows nowhere is a window of its own.
        self._stack = QStackedLayout()
        around.addLayout(self._stack, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._bill)
        return card
