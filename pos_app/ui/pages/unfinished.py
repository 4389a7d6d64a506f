"""What is not finished: how old it is, when it is asked about next, and what was said last."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.domain.payment import UNCLEAR, Payment
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.pages.payments import PaymentsPage
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.empty_state import EmptyState


class UnfinishedPage(PaymentsPage):
    """As `PaymentsPage`; `slip_asked` with the payment whose customer leaves with a slip."""

    slip_asked = Signal(object)

    def __init__(
        self, model: PaymentsModel, title: str, empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        self.slip = SecondaryButton("", shortcut="F7", icon_name="print")
        super().__init__(model, title, empty, parent)
        self.search.hide()
        self.slip.set_label(self.tr("Slip for held money"))
        self.slip.clicked.connect(self._ask_slip)
        self.foot.insertWidget(self.foot.count() - 1, self.slip)

    def _show_chosen(self, payment: Payment | None) -> None:
        super()._show_chosen(payment)
        self.slip.setEnabled(payment is not None and payment.state in UNCLEAR)

    @Slot()
    def _ask_slip(self) -> None:
        payment = self._chosen()
        if payment is not None:
            self.slip_asked.emit(payment)
