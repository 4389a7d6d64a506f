"""What was found in a statement, as a table."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import State
from pos_app.labels import clean
from pos_app.services.settlement_ports import Kept
from pos_app.ui.models.table import Cells, TableModel
from pos_app.ui.reconciliation_words import STANDINGS, THEIRS, VERDICTS
from pos_app.ui.state_words import word_state
from pos_app.ui.translation import message_text

NUMBER, OURS, THEIR, RISK = 2, 3, 4, 7


class FindingsModel(TableModel):
    """Verdict, time, number, both amounts, both states, the money at risk, how it stands."""

    _rows: Sequence[Kept]
    at_right = frozenset({OURS, THEIR, RISK})

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)

    def show(self, findings: Sequence[Kept]) -> None:
        """Show these instead."""
        self._show(findings)

    def kept(self, row: int) -> Kept:
        """Return the finding of a row."""
        return self._rows[row]

    def row_of(self, number: int) -> int:
        """Return where a finding stands, -1 if it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one.id == number), -1)

    def _cells(self, kept: Kept) -> Cells:
        found = kept.finding
        ours = word_state(State(found.our_state), message_text) if found.our_state else "-"
        return (
            verdict_title(kept),
            self._time(found.our_at or found.their_at),
            clean(found.number),
            _money(found.ours),
            _money(found.theirs),
            ours,
            message_text(THEIRS[found.their_state]),
            _money(found.risk or None),
            standing(kept),
        )

    def _time(self, at: datetime | None) -> str:
        return at.astimezone(self._zone).strftime("%d/%m %H:%M") if at else ""

    def _headings(self) -> Cells:
        return (
            self.tr("Finding"),
            self.tr("Time"),
            self.tr("Number"),
            self.tr("Ours"),
            self.tr("Provider"),
            self.tr("With us"),
            self.tr("At the provider"),
            self.tr("At risk"),
            self.tr("Note"),
        )


def verdict_title(kept: Kept) -> str:
    """Return what the verdict of a finding is called."""
    return message_text(VERDICTS[kept.finding.verdict]).split("|")[0]


def standing(kept: Kept) -> str:
    """Return how a finding stands, in the language that is shown."""
    word = STANDINGS[kept.standing]
    return message_text(word) if word else ""


def _money(amount: int | None) -> str:
    if amount is None:
        return "-"
    return f"{'-' if amount < 0 else ''}{format_rupiah(abs(amount))}"
