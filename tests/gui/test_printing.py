"""Receipts as pictures and on a printer; the printer here is Qt's own, into a PDF."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from pos_app.domain.errors import ReceiptError
from pos_app.ui.printing import paint, preview, print_receipt

MM = 72 / 25.4


def slip(pages: int = 1) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(80 * MM, 120 * MM))
    for _ in range(pages):
        canvas.rect(10 * MM, 10 * MM, 20 * MM, 20 * MM, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_preview_is_black_on_white_and_of_the_paper_s_shape(qapp: QApplication) -> None:
    picture = preview(slip(), 400)
    assert (picture.width(), picture.height()) == (400, 600)
    assert picture.pixelColor(5, 5).name() == "#ffffff"
    assert picture.pixelColor(100, 500).name() == "#000000"


@pytest.mark.parametrize("pages", [1, 2])
def test_every_page_is_painted_at_its_own_size(
    qapp: QApplication, tmp_path: Path, pages: int
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    paint(slip(pages), printer)
    printed = PdfReader(tmp_path / "out.pdf").pages
    assert len(printed) == pages
    for page in printed:
        size = QSizeF(float(page.mediabox.width) / MM, float(page.mediabox.height) / MM)
        assert abs(size.width() - 80) < 1
        assert abs(size.height() - 120) < 1


def test_without_a_printer_nothing_is_printed_and_that_is_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", QPrinterInfo)
    with pytest.raises(ReceiptError, match="print"):
        print_receipt(slip())


def test_a_printer_that_cannot_begin_is_told(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "folder" / "out.pdf"))
    with pytest.raises(ReceiptError, match="print"):
        paint(slip(), printer)


def test_what_is_no_pdf_is_a_receipt_error(qapp: QApplication) -> None:
    with pytest.raises(ReceiptError, match="draw"):
        preview(b"no pdf at all", 100)
