"""Receipts as PDF files."""

from pathlib import Path

from pos_app.domain.errors import ReceiptError
from pos_app.domain.payment import Payment
from pos_app.domain.product import Product
from pos_app.domain.slip import Slip
from pos_app.receipts.content import Content, Outlet, receipt_content
from pos_app.receipts.files import save_pdf
from pos_app.receipts.slip import slip_content


class PdfReceipts:
    """Implements `services.ports.ReceiptPrinter` with ReportLab's canvas."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet

    def draw(self, payment: Payment, product: Product, *, paper: str, copy: int) -> bytes:
        """See `ReceiptPrinter`."""
        try:
            return _drawn(receipt_content(payment, product, self._outlet, copy), paper)
        except Exception as error:
            raise ReceiptError("draw", type(error).__name__, payment.ref) from error

    def draw_slip(self, payment: Payment, product: Product, slip: Slip, paper: str) -> bytes:
        """See `ReceiptPrinter`."""
        try:
            return _drawn(slip_content(payment, product, slip, self._outlet), paper)
        except Exception as error:
            raise ReceiptError("draw", type(error).__name__, payment.ref) from error

    def save(self, pdf: bytes, to: Path) -> None:
        """See `ReceiptPrinter`. A name that stood there before is replaced in one step."""
        save_pdf(pdf, to)


def _drawn(content: Content, paper: str) -> bytes:
    # ReportLab loads when the first receipt is drawn, behind the window.
    from pos_app.receipts.a4 import draw_a4  # noqa: PLC0415
    from pos_app.receipts.roll import PAPERS, draw_roll  # noqa: PLC0415

    return draw_a4(content) if paper == "a4" else draw_roll(content, PAPERS[paper])
