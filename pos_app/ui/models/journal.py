"""What a search has found, as a table that grows."""

from collections.abc import Sequence
from datetime import datetime

from pos_app.domain.payment import Payment
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.models.table import ROOT


class JournalModel(PaymentsModel):
    """As `PaymentsModel`, with the day beside the time; more rows come below."""

    def append(self, payments: Sequence[Payment]) -> None:
        """Show these too."""
        before = len(self._rows)
        self.beginInsertRows(ROOT, before, before + len(payments) - 1)
        self._rows = [*self._rows, *payments]
        self.endInsertRows()

    def last(self) -> Payment | None:
        """Return the last payment that is shown."""
        return self._rows[-1] if self._rows else None

    def time(self, at: datetime) -> str:
        """Return a day and a time in the outlet's zone."""
        return at.astimezone(self._zone).strftime("%d-%m-%y %H:%M")
