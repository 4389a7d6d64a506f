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
from pos_app.report_tables import hours_of, name_of
from pos_app.ui import report_words, theme
from pos_app.ui.messages import Message
from pos_app.ui.models.report_lines import ReportLinesModel
from pos_app.ui.presenters.reports import Offered
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.chart import Bar, BarList, ColumnChart
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.figure_card import FigureCard
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.lines_table import LinesTable

LIST_WIDTH = 240
CHARTS = 190


class ReportsPage(QWidget):
    """Asks by `chosen` (a period), `opened` (report, grouping, line) and `exported` (its kind)."""

    chosen = Signal(object)
    opened = Signal(object, object, object)
    exported = Signal(object, str)

    def __init__(self, day_starts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self._day_starts = day_starts
        self.periods = QListWidget()
        self.periods.setAccessibleName(self.tr("Periods"))
        self.title = PlainLabel("", "title")
        self.practice = PlainLabel(self.tr("SIMULATION - no real sales"), "strong")
        self.practice.setProperty("badge", "warning")
        self.banner = Banner()
        self.income = FigureCard(self.tr("Income of the shop"))
        self.turnover = FigureCard(self.tr("Received from customers"))
        self.count = FigureCard(self.tr("Sales"))
        self.drawers = FigureCard(self.tr("Over or short"))
        self.hours = ColumnChart(self.tr("Sales by hour"))
        self.categories = BarList(self.tr("By category"))
        self.providers = BarList(self.tr("Successful at the provider"), full=1.0)
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Lines"))
        for by in (By.CATEGORY, By.PRODUCT, By.PROVIDER, By.CASHIER, By.HOUR, By.DAY):
            self.by.addItem(report_words.by_title(by), by)
        self._model = ReportLinesModel(self)
        self.table = LinesTable(self._model, self.tr("Lines of the report"))
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
        self._show_figures(report)
        self._show_charts(report)
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

    def _show_figures(self, report: Report) -> None:
        total = report.total
        before = report.earlier.sales if report.earlier else None
        change = report_words.change
        money = report_words.money
        margin = change(total.margin, before.margin if before else None)
        self.income.show_figure(money(total.margin), margin)
        turnover = change(total.total, before.total if before else None)
        self.turnover.show_figure(money(total.total), turnover)
        count = change(total.count, before.count if before else None, is_money=False)
        self.count.show_figure(f"{total.count:,}".replace(",", "."), count)
        text, tone = report_words.difference(report.difference)
        closed = sum(drawer.closed_at is not None for drawer in report.drawers)
        note = self.tr("{0} drawers counted").format(closed)
        self.drawers.show_figure(text if closed else "-", note, tone if closed else "normal")

    def _show_charts(self, report: Report) -> None:
        hours = hours_of(report, self._day_starts)
        self.hours.set_bars([Bar(hour, count, f"{count}") for hour, count in hours])
        self.categories.set_bars(
            [
                Bar(
                    report_words.key_title(By.CATEGORY, line),
                    line.sales.total,
                    report_words.money(line.sales.total),
                )
                for line in report.groups[By.CATEGORY]
            ]
        )
        self.providers.set_bars(
            [
                Bar(name_of(answers.provider), answers.rate or 0, report_words.rate(answers))
                for answers in report.answers
            ]
        )

    @Slot()
    def _show_lines(self) -> None:
        if self.report is not None:
            self._model.show(self.report, self.by.currentData())
            self.table.begin()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if self.report is not None and line is not None:
            self.opened.emit(self.report, self.by.currentData(), line)

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

    def _period(self) -> Period | None:
        chosen = self.periods.selectedItems()
        return chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None

    def _add(self, text: str, period: Period, icon_name: str) -> None:
        item = QListWidgetItem(icon(icon_name, "muted"), text, self.periods)
        item.setData(Qt.ItemDataRole.UserRole, period)

    def _shift_text(self, shift: Shift) -> str:
        return self.tr("Shift {0}, {1}").format(shift.number, f"{shift.day:%d/%m}")

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
        head.addWidget(self.title)
        head.addWidget(self.practice)
        head.addStretch()
        for button in self.exports.values():
            head.addWidget(button)
        self._body = self._whole()
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE_M)
        right.addLayout(head)
        right.addWidget(self.banner)
        self._stack = QStackedLayout()
        right.addLayout(self._stack, 1)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.empty)
        around = QHBoxLayout(self)
        around.setContentsMargins(theme.SPACE_XL, theme.SPACE_M, theme.SPACE_XL, theme.SPACE_M)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(self.periods)
        around.addLayout(right, 1)

    def _whole(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_M)
        figures, charts = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (figures, (self.income, self.turnover, self.count, self.drawers)),
            (charts, tuple(map(_card, (self.hours, self.categories, self.providers)))),
        ):
            row.setSpacing(theme.SPACE_M)
            for widget in widgets:
                row.addWidget(widget, 1)
            column.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.by)
        foot.addSpacing(theme.SPACE_M)
        foot.addWidget(self.controls, 1)
        column.addLayout(foot)
        column.addWidget(self.table, 1)
        return body


def _card(chart: QWidget) -> Panel:
    card = Panel()
    card.setFixedHeight(CHARTS)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
    inside.setSpacing(theme.SPACE_XS)
    inside.addWidget(PlainLabel(chart.accessibleName(), "strong"))
    inside.addWidget(chart, 1)
    return card
