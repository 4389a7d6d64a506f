"""Z reports as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from pos_app.domain.shift import BusinessDays, ZReport
from pos_app.labels import clean
from pos_app.ui.drawer_words import difference_text, moment, rupiah
from pos_app.ui.models.table import Cells, TableModel

BY, SALES, DIFFERENCE = 2, 3, 4


class ZReportsModel(TableModel):
    """Number, when and by whom each shift was closed, what was sold, and over or short."""

    _rows: Sequence[ZReport]
    at_right = frozenset({SALES, DIFFERENCE})

    def __init__(self, days: BusinessDays, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days = days

    def show(self, reports: Sequence[ZReport]) -> None:
        """Show these, in their order."""
        self._show(reports)

    def report(self, row: int) -> ZReport | None:
        """Return the report of a row, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _cells(self, report: ZReport) -> Cells:
        return (
            f"Z {report.number}",
            moment(report.at, self._days),
            clean(report.by),
            f"Rp {rupiah(report.figures.sales.total)}",
            difference_text(report.difference),
        )

    def _headings(self) -> Cells:
        return (
            self.tr("Report"),
            self.tr("Closed"),
            self.tr("By"),
            self.tr("Sales"),
            self.tr("Over or short"),
        )
