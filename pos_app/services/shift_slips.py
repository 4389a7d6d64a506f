"""X and Z reports on paper: drawn, saved, and every print of a Z counted."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pos_app.domain.errors import ReceiptError
from pos_app.domain.shift import XReport, ZReport
from pos_app.services.ports import Clock, ReceiptPrinter, Store
from pos_app.services.receipts import PAPERS

ISSUED = "shift.z-issued"


class ShiftPrinter(Protocol):
    """Draws the reports of shifts."""

    def draw_x(self, report: XReport, paper: str) -> bytes:
        """Return an X report as a PDF. Raises ReceiptError("draw")."""
        ...

    def draw_z(self, report: ZReport, paper: str, copy: int) -> bytes:
        """Return a Z report as a PDF; copy 0 is the first print. Raises ReceiptError("draw")."""
        ...


@dataclass(frozen=True, slots=True)
class DrawnZ:
    """A Z report on paper, not handed out yet."""

    report: ZReport
    paper: str
    copy: int
    pdf: bytes


class ShiftSlips:
    """The reports of shifts on paper. A Z that was written can be printed again at any time."""

    def __init__(
        self, store: Store, printer: ShiftPrinter, files: ReceiptPrinter, clock: Clock, folder: Path
    ) -> None:
        self._store = store
        self._printer = printer
        self._files = files
        self._clock = clock
        self._folder = folder

    def file(self, number: int, paper: str) -> Path:
        """Return where a Z report is saved unless somebody says otherwise."""
        return self._folder / f"z-{number:06}-{paper}.pdf"

    def draw_x(self, report: XReport, paper: str) -> bytes:
        """Return an X report as a PDF; raises ReceiptError "paper" or "draw"."""
        return self._printer.draw_x(report, _known(paper))

    def draw_z(self, report: ZReport, paper: str) -> DrawnZ:
        """Draw the next print of a Z report; raises ReceiptError "paper" or "draw"."""
        copy = self._store.count(ISSUED, _ref(report))
        return DrawnZ(report, paper, copy, self._printer.draw_z(report, _known(paper), copy))

    def issued(self, drawn: DrawnZ, actor: str, *, how: str) -> None:
        """Write down that a Z report left our hands, printed or saved as `how` says."""
        self._store.record(
            ISSUED,
            actor=actor,
            at=self._clock.now(),
            ref=_ref(drawn.report),
            paper=drawn.paper,
            copy=drawn.copy,
            how=how,
        )

    def save_x(self, report: XReport, paper: str, to: Path) -> None:
        """Write an X report to a file; raises as `draw_x`, and ReceiptError("save")."""
        self._files.save(self.draw_x(report, paper), to)

    def save_z(self, report: ZReport, paper: str, to: Path, actor: str) -> DrawnZ:
        """Write a Z report to a file and count it; raises as `draw_z`, and ReceiptError("save")."""
        drawn = self.draw_z(report, paper)
        self._files.save(drawn.pdf, to)
        self.issued(drawn, actor, how="file")
        return drawn


def _known(paper: str) -> str:
    if paper not in PAPERS:
        raise ReceiptError("paper", paper)
    return paper


def _ref(report: ZReport) -> str:
    return f"Z-{report.number}"
