"""Z reports as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from pos_app.domain.shift import BusinessDays, ZReport
from pos_app.labels import clean
from pos_app.ui.drawer_words import difference_text, moment, rupiah
from pos_app.ui.models.payments import RIGHT, ROOT, Index

BY, SALES, DIFFERENCE = 2, 3, 4


class ZReportsModel(QAbstractTableModel):
    """Number, when and by whom each shift was closed, what was sold, and over or short."""

    def __init__(self, days: BusinessDays, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self._reports: list[ZReport] = []

    def show(self, reports: Sequence[ZReport]) -> None:
        """Show these, in their order."""
        self.beginResetModel()
        self._reports = [*reports]
        self.endResetModel()

    def report(self, row: int) -> ZReport | None:
        """Return the report of a row, None where there is none."""
        return self._reports[row] if 0 <= row < len(self._reports) else None

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """See Qt."""
        return 0 if parent.isValid() else len(self._reports)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """See Qt."""
        return 0 if parent.isValid() else len(self._headings())

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See Qt."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {SALES, DIFFERENCE}:
            return RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(self._reports[index.row()])[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {SALES, DIFFERENCE}:
            return RIGHT
        return None

    def _cells(self, report: ZReport) -> tuple[str, ...]:
        return (
            f"Z {report.number}",
            moment(report.at, self._days),
            clean(report.by),
            f"Rp {rupiah(report.figures.sales.total)}",
            difference_text(report.difference),
        )

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Report"),
            self.tr("Closed"),
            self.tr("By"),
            self.tr("Sales"),
            self.tr("Over or short"),
        )
