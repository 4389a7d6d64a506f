"""The printers of the computer: which there are, and whether one prints."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from pos_app.ui import spooler
from pos_app.ui.spooler import Printers
from pos_app.ui.tasks import Tasks


class PrinterDesk(QObject):
    """Asks the print service off the window's thread."""

    listed = Signal(object)
    """The printers that there are, a `spooler.Printers`."""
    not_listed = Signal(object)
    tried = Signal()
    """The printer took the page."""
    not_tried = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._looking = False

    def look(self) -> None:
        """Ask which printers there are, once at a time; ends in `listed` or `not_listed`."""
        if not self._looking:
            self._looking = True
            self._tasks.run("lookup", spooler.printers, self._listed, self._not_listed)

    def try_out(self, printer: str, paper: str, lines: Sequence[str]) -> None:
        """Print these lines on a page of that paper; ends in `tried` or `not_tried`."""
        self._tasks.run(
            "lookup", lambda: self._print(printer, paper, lines), self._tried, self._not_tried
        )

    def _print(self, printer: str, paper: str, lines: Sequence[str]) -> None:
        from pos_app.ui.trial_page import draw_trial  # noqa: PLC0415  seldom needed

        spooler.print_pdf(draw_trial(lines, paper), printer)

    def _listed(self, known: Printers) -> None:
        self._looking = False
        self.listed.emit(known)

    def _not_listed(self, error: Exception) -> None:
        self._looking = False
        self.not_listed.emit(error)

    def _tried(self, _nothing: None) -> None:
        self.tried.emit()

    def _not_tried(self, error: Exception) -> None:
        self.not_tried.emit(error)
