"""Receipts as pictures and on a printer; the printer here is Qt's own, into a PDF.

No printer is connected where these run. What says that one is gone asks the real print service, by
the real process.
"""

import io
import json
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from pos_app.domain.errors import ReceiptError
from pos_app.ui import printing, spooler
from pos_app.ui.printing import open_printer, paint, preview
from pos_app.ui.spooler import Printers, print_pdf, printers, serve
from pos_app.ui.theme import apply_theme
from pos_app.ui.trial_page import SHEETS, draw_trial

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


def test_without_a_default_printer_nothing_is_printed_and_that_is_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", QPrinterInfo)
    with pytest.raises(ReceiptError, match="no-printer"):
        open_printer("")


def test_a_printer_that_is_gone_is_named_and_no_other_is_used(qapp: QApplication) -> None:
    with pytest.raises(ReceiptError) as told:
        print_pdf(slip(), "--Epson <Öl> 'TM'")
    assert (told.value.code, told.value.detail) == ("printer-gone", "--Epson <Öl> 'TM'")


def test_the_printers_are_those_of_the_system(qapp: QApplication) -> None:
    known = Printers(tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName())
    assert printers() == known


def test_a_page_comes_to_the_printer_of_that_name(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def into_a_file(name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{name}.pdf"))
        return printer

    monkeypatch.setattr(printing, "open_printer", into_a_file)
    told = io.StringIO()
    serve("print", "Epson", io.BytesIO(slip()), told)
    assert json.loads(told.getvalue()) == {}
    assert len(PdfReader(tmp_path / "Epson.pdf").pages) == 1


@pytest.mark.parametrize("answer", [b"", b"no json", b"[]"])
def test_an_answer_that_cannot_be_read_is_none(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(command: list[str], **_more: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 0, answer)

    monkeypatch.setattr(subprocess, "run", say)
    with pytest.raises(ReceiptError, match="spooler"):
        printers()
    with pytest.raises(ReceiptError, match="print"):
        print_pdf(slip(), "")


def test_a_print_service_that_does_not_answer_is_given_up(
    monkeypatch: pytest.MonkeyPatch, silent_print_service: None
) -> None:
    monkeypatch.setattr(spooler, "LIST_SECONDS", 1.0)
    with pytest.raises(ReceiptError, match="spooler"):
        printers()


@pytest.mark.parametrize("paper", SHEETS)
def test_the_test_page_has_the_size_and_the_words_of_its_paper(
    qapp: QApplication, paper: str
) -> None:
    apply_theme(qapp, "light")
    name = "\\\\SERVER-KASIR-DEPAN\\EPSON TM-T82X Receipt (Copy 1)"
    (page,) = PdfReader(io.BytesIO(draw_trial(["Test print", name, "frame"], paper))).pages
    width, height, _reach = SHEETS[paper]
    assert abs(float(page.mediabox.width) / MM - width) < 1
    assert abs(float(page.mediabox.height) / MM - height) < 1
    assert "".join(f"Test print{name}frame".split()) == "".join(page.extract_text().split())


def test_a_printer_that_cannot_begin_is_told(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "folder" / "out.pdf"))
    with pytest.raises(ReceiptError, match="print"):
        paint(slip(), printer)


def test_what_is_no_pdf_is_a_receipt_error(qapp: QApplication) -> None:
    with pytest.raises(ReceiptError, match="draw"):
        preview(b"no pdf at all", 100)
