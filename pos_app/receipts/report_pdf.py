"""Reports as PDF files."""

from collections.abc import Iterator
from pathlib import Path

from pos_app.domain.errors import ReceiptError
from pos_app.domain.reports import Report, SaleLine
from pos_app.domain.shift import BusinessDays
from pos_app.receipts.files import save_pdf
from pos_app.report_tables import Document, document


class PdfReports:
    """Implements `services.reports.ReportWriter`; the single lines are in the other kinds."""

    def __init__(self, outlet: str, days: BusinessDays) -> None:
        self._outlet = outlet
        self._days = days

    def save(self, report: Report, _sales: Iterator[SaleLine], to: Path) -> tuple[Path, ...]:
        """See `ReportWriter`; raises ReceiptError "draw" or "save"."""
        try:
            pdf = _drawn(document(report, self._outlet, self._days))
        except Exception as error:
            raise ReceiptError("draw", type(error).__name__) from error
        save_pdf(pdf, to)
        return (to,)


def _drawn(said: Document) -> bytes:
    # ReportLab loads with the first report, behind the window.
    from pos_app.receipts.report import draw_report  # noqa: PLC0415

    return draw_report(said)
