"""The single lines of a report as rows, added up while they go by."""

from collections.abc import Iterator

from pos_app.domain.reports import By, Report, SaleLine
from pos_app.domain.shift import BusinessDays, Sales
from pos_app.report_tables import Row, sale_row, sale_total
from pos_app.report_text import PRACTICE, key_text


class SaleRows:
    """Iterate once; `total` is the control total of what has gone by."""

    def __init__(self, report: Report, sales: Iterator[SaleLine], days: BusinessDays) -> None:
        self._names = {line.key: key_text(By.PRODUCT, line) for line in report.groups[By.PRODUCT]}
        self._expected = report.total
        self._sales = sales
        self._days = days
        self._sums = Sales()
        self._lines = 0
        self.mark = PRACTICE if report.training else ""

    def __iter__(self) -> Iterator[Row]:
        for sale in self._sales:
            self._lines += 1
            self._sums += sale.sales
            yield sale_row(sale, self._names.get(sale.product, sale.product), self._days)

    @property
    def total(self) -> Row:
        """The last row; it says so if the single lines are not those of the report."""
        agrees = self._sums == self._expected
        return sale_total(self._sums, self._lines, agrees=agrees)
