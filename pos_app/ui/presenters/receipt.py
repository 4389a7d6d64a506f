"""A receipt: drawn, shown, printed, saved - never on the window's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pos_app.domain.payment import Payment
from pos_app.services.counter import Counter
from pos_app.services.receipts import Receipt
from pos_app.ui.spooler import print_pdf
from pos_app.ui.tasks import Tasks


class ReceiptDesk(QObject):
    """Hands out receipts for the cashier who is signed in."""

    shown = Signal(str, QImage)
    """The ref of the payment, and the picture of its receipt."""
    printed = Signal(str)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier

    def show(self, payment: Payment, width: int) -> None:
        """Draw the next receipt as a picture of this many pixels; ends in `shown` or `failed`."""
        self._run(lambda: self._picture(payment.ref, width), self._shown)

    def print(self, payment: Payment) -> None:
        """Print on the counter's printer; counted only if the printer took it."""
        self._run(lambda: self._print(payment.ref), self._printed)

    def save(self, payment: Payment, to: Path | None = None) -> None:
        """Save the PDF, at its usual place unless told otherwise; ends in `saved` or `failed`."""
        self._run(lambda: self._save(payment.ref, to), self._saved)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run("lookup", work, done, self._failed)

    def _draw(self, ref: str) -> Receipt:
        return self._counter.receipts.draw(ref, self._counter.paper)

    def _picture(self, ref: str, width: int) -> tuple[str, QImage]:
        # QtPdf and ReportLab load when the first receipt is drawn, not when the window opens.
        from pos_app.ui.printing import preview  # noqa: PLC0415

        return ref, preview(self._draw(ref).pdf, width)

    def _print(self, ref: str) -> str:
        receipts, paper = self._counter.receipts, self._counter.paper
        receipt = receipts.hand_out(ref, paper, self._cashier)
        print_pdf(receipt.pdf, self._counter.printer)
        receipts.issued(receipt, self._cashier, how="printer")
        return ref

    def _save(self, ref: str, to: Path | None) -> str:
        paper = self._counter.paper
        file = to or self._counter.receipts.file(ref, paper)
        self._counter.receipts.save(ref, paper, file, self._cashier)
        return str(file)

    def _shown(self, result: tuple[str, QImage]) -> None:
        self.shown.emit(*result)

    def _printed(self, ref: str) -> None:
        self.printed.emit(ref)

    def _saved(self, file: str) -> None:
        self.saved.emit(file)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
