"""Payments as a table."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment
from pos_app.ui.models.table import Cells, Index, TableModel
from pos_app.ui.state_words import word_state
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.status_badge import state_icon

TOTAL, STATE = 4, 5


class PaymentsModel(TableModel):
    """Time, product, number, name, total and state of each payment, in the outlet's time."""

    _rows: Sequence[Payment]
    at_right = frozenset({TOTAL})

    def __init__(
        self, zone: str, product_name: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._product_name = product_name

    def show(self, payments: Sequence[Payment]) -> None:
        """Show these instead."""
        self._show(payments)

    def payment(self, row: int) -> Payment:
        """Return the payment of a row."""
        return self._rows[row]

    def row_of(self, ref: str) -> int:
        """Return where a payment stands, -1 if it is not shown."""
        return next((row for row, p in enumerate(self._rows) if p.ref == ref), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `TableModel`."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return icon(*state_icon(self._rows[index.row()].state))
        return super().data(index, role)

    def time(self, at: datetime) -> str:
        """Return a time of day in the outlet's zone."""
        return at.astimezone(self._zone).strftime("%H:%M")

    def _cells(self, payment: Payment) -> Cells:
        return (
            self.time(payment.made_at),
            self._product_name(payment.product),
            payment.customer_no,
            payment.customer_name,
            f"Rp {format_rupiah(payment.total)}",
            word_state(payment.state, message_text),
        )

    def _headings(self) -> Cells:
        return (
            self.tr("Time"),
            self.tr("Product"),
            self.tr("Number"),
            self.tr("Name"),
            self.tr("Total"),
            self.tr("State"),
        )
