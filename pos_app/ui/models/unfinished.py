"""Unfinished payments as a table."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject

from pos_app.domain.evidence import Evidence
from pos_app.domain.payment import Payment, State
from pos_app.labels import clean
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.models.table import Cells
from pos_app.ui.state_words import word_said
from pos_app.ui.translation import message_text

FEW = 2
"""So many minutes are still told in seconds, so many hours in minutes."""


class UnfinishedModel(PaymentsModel):
    """Age, product, number, name, total, state, the next check, and what was said last."""

    def __init__(
        self,
        zone: str,
        product_name: Callable[[str], str],
        last_said: Callable[[str], Evidence | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(zone, product_name, parent)
        self._last_said = last_said

    def _cells(self, payment: Payment) -> Cells:
        now = datetime.now(UTC)
        due = payment.next_check_at
        said = self._last_said(payment.ref)
        reason, code = (said.reason, said.code) if said else (payment.reason, "")
        return (
            self._span(now - payment.made_at),
            *super()._cells(payment)[1:],
            self._span(due - now) if due and payment.state is not State.REVIEW else "-",
            clean(" ".join(filter(None, (code, word_said(reason, message_text))))) or "-",
        )

    def _headings(self) -> Cells:
        named = super()._headings()[1:]
        return (self.tr("Age"), *named, self.tr("Next check"), self.tr("Said last"))

    def _span(self, span: timedelta) -> str:
        seconds = max(0, round(span.total_seconds()))
        if seconds < FEW * 60:
            return self.tr("{0} s").format(seconds)
        minutes = seconds // 60
        if minutes < FEW * 60:
            return self.tr("{0} min").format(minutes)
        return self.tr("{0} h").format(minutes // 60)
