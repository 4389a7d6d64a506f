"""The letter of a claim as a PDF file."""

from pathlib import Path

from pos_app.domain.errors import ReceiptError
from pos_app.receipts.content import Outlet
from pos_app.receipts.files import save_pdf
from pos_app.services.settlement_ports import Claim


class PdfLetters:
    """Implements `services.settlement_ports.LetterWriter` with ReportLab's canvas."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet

    def save(self, claim: Claim, to: Path) -> None:
        """See `LetterWriter`."""
        try:
            # ReportLab loads when the first letter is drawn, behind the window.
            from pos_app.receipts.letter_page import draw_letter  # noqa: PLC0415

            pdf = draw_letter(claim, self._outlet)
        except Exception as error:
            raise ReceiptError("draw-letter", type(error).__name__) from error
        save_pdf(pdf, to)
