"""The lines of a report, and the single sales behind one of them, as tables."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt

from pos_app.domain.money import format_rupiah
from pos_app.domain.reports import By, Line, Report, SaleLine
from pos_app.domain.shift import Sales
from pos_app.labels import clean
from pos_app.report_text import name_of
from pos_app.ui import theme
from pos_app.ui.models.table import Cells, Index, TableModel
from pos_app.ui.report_words import key_title


class TextTable(TableModel):
    """Rows that are texts already; the last may be their total."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._has_total = False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `TableModel`."""
        if role == Qt.ItemDataRole.FontRole and self._is_total(index.row()):
            return theme.font("strong")
        return super().data(index, role)

    def _is_total(self, row: int) -> bool:
        return self._has_total and row == len(self._rows) - 1

    def _show_texts(self, rows: list[Cells], *, has_total: bool) -> None:
        self._has_total = has_total
        self._show(rows)

    def _cells(self, row: Cells) -> Cells:
        return row


class ReportLinesModel(TextTable):
    """The groups of a report and their total."""

    at_right = frozenset(range(1, 8))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._by = By.CATEGORY

    def show(self, report: Report, by: By) -> None:
        """Show a report by these groups."""
        self._lines, self._by = report.groups[by], by
        rows = [(key_title(by, line), *_sums(line.sales)) for line in self._lines]
        self._show_texts([*rows, (self.tr("Total"), *_sums(report.total))], has_total=True)

    def line(self, row: int) -> Line | None:
        """Return the group of a row, None for the total."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _headings(self) -> Cells:
        return (
            "",
            self.tr("Sales"),
            self.tr("Bills"),
            self.tr("Admin"),
            self.tr("Service fee"),
            self.tr("Total"),
            self.tr("Commission"),
            self.tr("Income"),
        )


class SaleLinesModel(TextTable):
    """Single sales: what was paid, by whom, and what it has brought."""

    at_right = frozenset({6, 7})

    def __init__(
        self, zone: str, product_name: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._product_name = product_name

    def show(self, sales: Sequence[SaleLine]) -> None:
        """Show these instead, with their total."""
        total = sum((sale.sales for sale in sales), Sales())
        rows = [self._row(sale) for sale in sales]
        blank = ("",) * 5
        last = (self.tr("Total"), *blank, _rupiah(total.total), _rupiah(total.margin))
        self._show_texts([*rows, last] if rows else [], has_total=bool(rows))

    def _row(self, sale: SaleLine) -> Cells:
        return (
            sale.at.astimezone(self._zone).strftime("%d/%m %H:%M"),
            clean(self._product_name(sale.product)),
            clean(sale.customer_no),
            clean(sale.customer_name),
            name_of(sale.provider),
            clean(sale.cashier),
            _rupiah(sale.sales.total),
            _rupiah(sale.sales.margin),
        )

    def _headings(self) -> Cells:
        return (
            self.tr("Time"),
            self.tr("Product"),
            self.tr("Number"),
            self.tr("Name"),
            self.tr("Provider"),
            self.tr("Cashier"),
            self.tr("Total"),
            self.tr("Income"),
        )


def _sums(sales: Sales) -> Cells:
    told = (sales.amount, sales.admin, sales.fee, sales.total, sales.commission, sales.margin)
    return (format_rupiah(sales.count), *map(format_rupiah, told))


def _rupiah(amount: int) -> str:
    return format_rupiah(amount)
