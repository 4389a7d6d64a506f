"""Payments as a table."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment
from pos_app.ui.state_words import word_state
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.status_badge import state_icon

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PaymentsModel(QAbstractTableModel):
    """Time, product, number, name, total and state of each payment, in the outlet's time."""

    def __init__(
        self, zone: str, product_name: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._product_name = product_name
        self._payments: Sequence[Payment] = []

    def show(self, payments: Sequence[Payment]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._payments = payments
        self.endResetModel()

    def payment(self, row: int) -> Payment:
        """Return the payment of a row."""
        return self._payments[row]

    def row_of(self, ref: str) -> int:
        """Return where a payment stands, -1 if it is not shown."""
        return next((row for row, p in enumerate(self._payments) if p.ref == ref), -1)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """See Qt."""
        return 0 if parent.isValid() else len(self._payments)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """See Qt."""
        return 0 if parent.isValid() else len(self._headings())

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See Qt."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TOTAL:
            return RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt. Views show these texts as they are, never as markup."""
        payment = self._payments[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(payment)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TOTAL:
            return RIGHT
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return icon(*state_icon(payment.state))
        return None

    def time(self, at: datetime) -> str:
        """Return a time of day in the outlet's zone."""
        return at.astimezone(self._zone).strftime("%H:%M")

    def _cells(self, payment: Payment) -> tuple[str, ...]:
        return (
            self.time(payment.made_at),
            self._product_name(payment.product),
            payment.customer_no,
            payment.customer_name,
            f"Rp {format_rupiah(payment.total)}",
            word_state(payment.state, message_text),
        )

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Time"),
            self.tr("Product"),
            self.tr("Number"),
            self.tr("Name"),
            self.tr("Total"),
            self.tr("State"),
        )


TOTAL, STATE = 4, 5
