"""Reports, made in the background for who is signed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from pos_app.domain.reports import By, Line, Period, Report
from pos_app.domain.shift import Shift
from pos_app.services.counter import Counter
from pos_app.services.reports import Choice
from pos_app.ui.tasks import Tasks

MOST_LINES = 2_000
"""Single sales that a table shows; a file has all of them, and the page says so."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be looked at: business days by who may, and the newest shifts."""

    today: date
    sees_all: bool
    shifts: list[Shift]


@dataclass(frozen=True, slots=True)
class Behind:
    """The single sales behind a line of a report."""

    report: Report
    by: By
    line: Line
    choice: Choice


class ReportDesk(QObject):
    """Makes reports and files. An answer to a question that nobody asks any more is dropped."""

    offered = Signal(object)
    made = Signal(object)
    opened = Signal(object)
    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, counter: Counter, tasks: Tasks, cashier: str) -> None:
        super().__init__()
        self._counter = counter
        self._tasks = tasks
        self._cashier = cashier
        self._asked: Period | None = None

    def load(self) -> None:
        """Find out what can be looked at; ends in `offered` or `failed`."""
        self._run(self._offer, self._offered)

    def make(self, period: Period) -> None:
        """Make a report; ends in `made` or `failed`, unless another is asked for before."""
        self._asked = period
        self._run(lambda: self._counter.reports.make(period, self._cashier), self._made)

    def open(self, report: Report, by: By, line: Line) -> None:
        """Look up the single sales of a line; ends in `opened` or `failed`."""
        self._run(lambda: self._behind(report, by, line), self._opened)

    def save(self, report: Report, kind: str) -> None:
        """Write a report at its usual place; ends in `saved` or `failed`."""
        self._run(lambda: self._save(report, kind), self._saved)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run("lookup", work, done, self._failed)

    def _offer(self) -> Offered:
        reports, name = self._counter.reports, self._cashier
        return Offered(reports.today(), reports.sees_all(name), reports.shifts(name))

    def _behind(self, report: Report, by: By, line: Line) -> Behind:
        choice = self._counter.reports.sales(report.period, by, line.key, self._cashier, MOST_LINES)
        return Behind(report, by, line, choice)

    def _save(self, report: Report, kind: str) -> str:
        reports = self._counter.reports
        files = reports.export(report.period, kind, reports.file(report, kind), self._cashier)
        return str(files[0])

    def _offered(self, offered: Offered) -> None:
        self.offered.emit(offered)

    def _made(self, report: Report) -> None:
        if report.period == self._asked:
            self.made.emit(report)

    def _opened(self, behind: Behind) -> None:
        self.opened.emit(behind)

    def _saved(self, file: str) -> None:
        self.saved.emit(file)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
