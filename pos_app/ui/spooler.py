"""The print service of the computer, asked by a process of its own.

Qt keeps Python's lock while it waits for the print service: a thread would not keep a slow one from
stopping the window. A process does, and it can be given up.
"""

import json
import subprocess
import sys
from typing import Any, BinaryIO, Literal, NamedTuple, TextIO

from pos_app.domain.errors import ReceiptError
from pos_app.program import NO_WINDOW, own_command

Wish = Literal["list", "print"]

LIST_SECONDS, PRINT_SECONDS = 12.0, 120.0
"""How long an answer is waited for."""


class Printers(NamedTuple):
    """The printers that the computer knows, by name; `default` is "" where there is none."""

    names: tuple[str, ...]
    default: str


def printers() -> Printers:
    """Return the printers of this computer; raises ReceiptError("spooler"). Off the window."""
    told = _ask("list", "", b"", LIST_SECONDS)
    if told is None:
        raise ReceiptError("spooler")
    return Printers(tuple(told["names"]), told["default"])


def print_pdf(pdf: bytes, printer: str) -> None:
    """Print on the printer of this name, or on the system's default for "". Off the window.

    Raises ReceiptError("printer-gone", "no-printer", "print", "draw").
    """
    told = _ask("print", printer, pdf, PRINT_SECONDS)
    if told is None:
        raise ReceiptError("print")
    if "error" in told:
        raise ReceiptError(told["error"], told["detail"])


def serve(wish: Wish, printer: str, pdf: BinaryIO, out: TextIO) -> None:
    """Do what was asked and write the answer as one line: the other side of this module."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    _app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    try:
        told = _known() if wish == "list" else _printed(pdf.read(), printer)
    except ReceiptError as error:
        told = {"error": error.code, "detail": error.detail}
    out.write(json.dumps(told) + "\n")


def _known() -> dict[str, Any]:
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

    names = QPrinterInfo.availablePrinterNames()
    return {"names": names, "default": QPrinterInfo.defaultPrinterName()}


def _printed(pdf: bytes, printer: str) -> dict[str, Any]:
    from pos_app.ui.printing import open_printer, paint  # noqa: PLC0415

    paint(pdf, open_printer(printer))
    return {}


def _ask(wish: Wish, printer: str, pdf: bytes, seconds: float) -> dict[str, Any] | None:
    """Return the answer, or None if there is none in time or none that can be read."""
    try:
        done = subprocess.run(  # noqa: S603  our own program
            [*own_command(), "spooler", wish, f"--printer={printer}"],
            input=pdf,
            stdout=subprocess.PIPE,
            timeout=seconds,
            check=True,
            creationflags=NO_WINDOW,
        )
        told = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return told if isinstance(told, dict) else None
