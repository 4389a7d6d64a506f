"""The reports: periods at the left; figures, charts and lines of the chosen one at the right."""

from datetime import timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.reports import By, Days, OfShift, Period, Report
from pos_app.domain.shift import Shift
from pos_app.labels import clean
from pos_app.ui import report_words, theme
from pos_app.ui.messages import Message
from pos_app.ui.models.report_lines import ReportLinesModel
from pos_app.ui.pages.report_figures import ReportFigures
from pos_app.ui.presenters.reports import Offered
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import ElidedLabel, PlainLabel
from pos_app.ui.widgets.tables import WITH_TOTAL, RowTable

LIST_WIDTH = 240


class ReportsPage(QWidget):
    """Asks by `chosen` (a period), `opened` (report, grouping, line) and `exported` (its kind)."""

    chosen = Signal(object)
    opened = Signal(object, object, object)
    exported = Signal(object, str)

    def __init__(self, day_starts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self.periods = QListWidget()
        self.periods.setAccessibleName(self.tr("Periods"))
        self.title = ElidedLabel("", "title")
        self.practice = PlainLabel(self.tr("SIMULATION"), "strong")
        self.practice.setProperty("badge", "warning")
        self.banner = Banner()
        self.figures = ReportFigures(day_starts)
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Lines"))
        for by in (By.CATEGORY, By.PRODUCT, By.PROVIDER, By.CASHIER, By.HOUR, By.DAY):
            self.by.addItem(report_words.by_title(by), by)
        self._model = ReportLinesModel(self)
        self.table = RowTable(self.tr("Lines of the report"), self._model, measured=WITH_TOTAL)
        self.controls = PlainLabel("", "body", wrap=True)
        self.empty = EmptyState(
            "report", self.tr("Nothing was sold here."), self.tr("Choose another period.")
        )
        self.exports = {
            "pdf": GhostButton("PDF", shortcut="Ctrl+P", icon_name="print"),
            "xlsx": GhostButton("Excel", shortcut="Ctrl+E", icon_name="save"),
            "csv": GhostButton("CSV", icon_name="save"),
        }
        self._connect()
        self._lay_out()

    def show_offered(self, offered: Offered) -> None:
        """Offer these periods; the one that was chosen stays chosen."""
        kept = self._period()
        self.periods.clear()
        if offered.sees_all:
            today = offered.today
            month = Days.month(today)
            self._add(self.tr("Today"), Days.day(today), "clock")
            self._add(self.tr("Yesterday"), Days.day(today - timedelta(days=1)), "history")
            self._add(self.tr("This month"), month, "report")
            last = Days.month(month.first - timedelta(days=1))
            self._add(self.tr("Last month"), last, "report")
        for shift in offered.shifts:
            self._add(self._shift_text(shift), OfShift(shift.number), "cash")
        rows = [
            self.periods.item(row).data(Qt.ItemDataRole.UserRole)
            for row in range(self.periods.count())
        ]
        self.periods.setCurrentRow(rows.index(kept) if kept in rows else 0)

    def show_report(self, report: Report) -> None:
        """Show a report."""
        self.report = report
        self.banner.clear()
        self.title.setText(report_words.period_title(report.period))
        self.practice.setVisible(report.training)
        self._stack.setCurrentWidget(self.empty if report.is_empty else self._body)
        self.figures.show_report(report)
        self._show_lines()
        tone, said = report_words.controls(report)
        self.controls.setText(said)
        self.controls.set_tone("muted" if tone == "success" else tone)
        self.set_busy(busy=False)

    def show_problem(self, message: Message) -> None:
        """Say what went wrong; what is shown stays."""
        self.banner.show_message("warning", message.what, message.next)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Offer no file while one is written, or while there is no report."""
        for button in self.exports.values():
            button.setEnabled(not busy and self.report is not None)

    @Slot()
    def _show_lines(self) -> None:
        if self.report is not None:
            self._model.show(self.report, self._by())
            self.table.begin()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if self.report is not None and line is not None:
            self.opened.emit(self.report, self._by(), line)

    @Slot()
    def _choose(self) -> None:
        period = self._period()
        if period is not None:
            self.chosen.emit(period)

    @Slot()
    def _export(self) -> None:
        kind = next((kind for kind, button in self.exports.items() if button is self.sender()), "")
        if self.report is not None and kind:
            self.set_busy(busy=True)
            self.exported.emit(self.report, kind)

    def _by(self) -> By:
        # Qt gives back the text that it is.
        return By(self.by.currentData())

    def _period(self) -> Period | None:
        chosen = self.periods.selectedItems()
        return chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None

    def _add(self, text: str, period: Period, icon_name: str) -> None:
        item = QListWidgetItem(icon(icon_name, "muted"), text, self.periods)
        item.setData(Qt.ItemDataRole.UserRole, period)

    def _shift_text(self, shift: Shift) -> str:
        day = f"{shift.day:%d/%m}"
        return self.tr("Shift {0}, {1}, {2}").format(shift.number, day, clean(shift.opened_by))

    def _connect(self) -> None:
        self.periods.currentRowChanged.connect(self._choose)
        self.by.currentIndexChanged.connect(self._show_lines)
        self.table.activated.connect(self._open)
        for button in self.exports.values():
            button.clicked.connect(self._export)
        self.set_busy(busy=False)

    def _lay_out(self) -> None:
        self.periods.setFixedWidth(LIST_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_M)
        head.addWidget(self.title, 1)
        head.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in self.exports.values():
            head.addWidget(button)
        self._body = self._whole()
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE_M)
        right.addLayout(head)
        right.addWidget(self.banner)
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.SPACE_XL, theme.SPACE_M, theme.SPACE_XL, theme.SPACE_M)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(self.periods)
        around.addLayout(right, 1)
        # Last: what is first in a stack shows itself at once, and alone it is a window.
        self._stack = QStackedLayout()
        right.addLayout(self._stack, 1)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.empty)

    def _whole(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.figures)
        foot = QHBoxLayout()
        foot.addWidget(self.by)
        foot.addSpacing(theme.SPACE_M)
        foot.addWidget(self.controls, 1)
        column.addLayout(foot)
        column.addWidget(self.table, 1)
        return body
