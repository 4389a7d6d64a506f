"""A report as a workbook for a spreadsheet."""

from collections.abc import Iterator
from pathlib import Path

from pos_app.domain.reports import Report, SaleLine
from pos_app.domain.shift import BusinessDays
from pos_app.report_tables import document
from pos_app.sheets.files import drafted
from pos_app.sheets.sales import SaleRows


class XlsxReports:
    """Implements `services.reports.ReportWriter`."""

    def __init__(self, outlet: str, days: BusinessDays) -> None:
        self._outlet = outlet
        self._days = days

    def save(self, report: Report, sales: Iterator[SaleLine], to: Path) -> tuple[Path, ...]:
        """See `ReportWriter`."""
        # XlsxWriter takes most of a second to load; nobody waits for it who wants no workbook.
        from pos_app.sheets.workbook import write_book  # noqa: PLC0415

        with drafted(to) as (draft,):
            said = document(report, self._outlet, self._days)
            write_book(draft, said, SaleRows(report, sales, self._days))
        return (to,)
