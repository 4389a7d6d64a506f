"""What a search has found, as a table that grows."""

from collections.abc import Sequence
from datetime import datetime

from pos_app.domain.payment import Payment
from pos_app.ui.models.payments import ROOT, PaymentsModel


class JournalModel(PaymentsModel):
    """As `PaymentsModel`, with the day beside the time; more rows come below."""

    def append(self, payments: Sequence[Payment]) -> None:
        """Show these too."""
        before = len(self._payments)
        self.beginInsertRows(ROOT, before, before + len(payments) - 1)
        self._payments = [*self._payments, *payments]
        self.endInsertRows()

    def last(self) -> Payment | None:
        """Return the last payment that is shown."""
        return self._payments[-1] if self._payments else None

    def time(self, at: datetime) -> str:
        """Return a day and a time in the outlet's zone."""
        return at.astimezone(self._zone).strftime("%d-%m-%y %H:%M")
