"""Receipts on the screen and on paper: pages of a PDF as pictures.

What asks for a printer here may take as long as the print service likes, and Qt keeps Python's lock
meanwhile. The window has it done by a process of its own: see `pos_app.ui.spooler`.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from pos_app.domain.errors import ReceiptError


def preview(pdf: bytes, width: int) -> QImage:
    """Return the first page as a picture of this many pixels; call it off the window's thread."""
    document, _buffer = _open(pdf)
    points = document.pagePointSize(0)
    page = document.render(0, QSize(width, round(width * points.height() / points.width())))
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def open_printer(name: str) -> QPrinter:
    """Return the printer of this name, or the system's default for "", and never another one.

    Raises ReceiptError("printer-gone", "no-printer").
    """
    found = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if found.isNull():
        raise ReceiptError("printer-gone", name) if name else ReceiptError("no-printer")
    return QPrinter(found, QPrinter.PrinterMode.HighResolution)


def paint(pdf: bytes, printer: QPrinter) -> None:
    """Paint every page onto a printer, each at its own size; raises ReceiptError("print")."""
    document, _buffer = _open(pdf)
    printer.setFullPage(True)
    printer.setPageSize(_page_size(document, 0))
    painter = QPainter()
    if not painter.begin(printer):
        raise ReceiptError("print")
    try:
        for page in range(document.pageCount()):
            if page:
                printer.setPageSize(_page_size(document, page))
                printer.newPage()
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(sheet), document.render(page, sheet.size()))
    finally:
        painter.end()


def _page_size(document: QPdfDocument, page: int) -> QPageSize:
    return QPageSize(document.pagePointSize(page), QPageSize.Unit.Point)


def _open(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    # The document reads from the buffer as it renders: whoever holds the one must hold the other.
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise ReceiptError("draw", str(document.error()))
    return document, buffer
