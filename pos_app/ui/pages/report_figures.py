"""What is read first in a report: four large figures and three charts."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.domain.reports import By, Report
from pos_app.report_tables import hours_of
from pos_app.report_text import name_of
from pos_app.ui import report_words, theme
from pos_app.ui.widgets.chart import Bar, BarList, ColumnChart
from pos_app.ui.widgets.figure_card import FigureCard
from pos_app.ui.widgets.labels import Panel, PlainLabel

CHARTS = 190


class ReportFigures(QWidget):
    """Shows the figures of a report beside those of the period before."""

    def __init__(self, day_starts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day_starts = day_starts
        self.income = FigureCard(self.tr("Income of the shop"))
        self.turnover = FigureCard(self.tr("Received from customers"))
        self.count = FigureCard(self.tr("Sales"))
        self.drawers = FigureCard(self.tr("Over or short"))
        self.hours = ColumnChart(self.tr("Sales by hour"))
        self.categories = BarList(self.tr("By category"))
        self.providers = BarList(self.tr("Successful at the provider"), full=1.0)
        column = QVBoxLayout(self)
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

    def show_report(self, report: Report) -> None:
        """Show a report."""
        self._show_figures(report)
        self._show_charts(report)

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
        self.count.show_figure(format_rupiah(total.count), count)
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


def _card(chart: QWidget) -> Panel:
    card = Panel()
    card.setFixedHeight(CHARTS)
    inside = QVBoxLayout(card)
    inside.setContentsMargins(theme.SPACE_L, theme.SPACE_S, theme.SPACE_L, theme.SPACE_S)
    inside.setSpacing(theme.SPACE_XS)
    inside.addWidget(PlainLabel(chart.accessibleName(), "strong"))
    inside.addWidget(chart, 1)
    return card
