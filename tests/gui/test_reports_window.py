"""The reports in the window: real keys, the real books, and what the owner sees of them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.errors import StorageError
from pos_app.domain.payment import State
from pos_app.domain.reports import By, Days, OfShift
from pos_app.domain.tender import Tender
from pos_app.ui import report_words, theme
from pos_app.ui.pages.report_sales import ReportSalesPage
from pos_app.ui.pages.reports import ReportsPage
from pos_app.ui.pages.setting_form import make_field
from pos_app.ui.presenters import reports as presenter
from pos_app.ui.rooms.reports import ReportsRoom
from pos_app.ui.widgets.chart import Bar, BarList, ColumnChart
from pos_app.ui.widgets.fields import HourField
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage

CONTROL = Qt.KeyboardModifier.ControlModifier


class Evening(Stage):
    """A stage on which the owner opens the reports."""

    @property
    def room(self) -> ReportsRoom:
        return next(room for room in self.desk.hall.rooms if isinstance(room, ReportsRoom))

    @property
    def page(self) -> ReportsPage:
        return self.room.page

    @property
    def sales(self) -> ReportSalesPage:
        return self.room.sales

    def enter(self) -> None:
        self.qtbot.keyClick(self._focus(), Qt.Key.Key_R, CONTROL)
        self.wait(self.page.periods.hasFocus)
        self.wait(lambda: self.page.report is not None)

    def rows(self, page: QWidget) -> list[list[str]]:
        assert isinstance(page, ReportsPage | ReportSalesPage)
        model = page.table.model()
        return [
            [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@pytest.fixture
def evening(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Evening]:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    for number in ("530000000001", "530000000002"):
        inquiry = counter.inquiries.inquire("pln-postpaid", number)
        paid = counter.payments.pay(inquiry, [Tender("cash", 50_000)], "Sari")
        assert paid.state is State.PAID
    counter.close()
    for stage in open_stage(home, qtbot, qapp):
        evening = Evening(stage.window, stage.qtbot, stage.home, stage.looks)
        evening.sign_in()
        yield evening


def test_the_evening_begins_with_the_figures_of_today(evening: Evening) -> None:
    evening.enter()
    page = evening.page
    report = page.report
    assert report is not None
    assert isinstance(report.period, Days)
    assert report.training
    assert page.practice.isVisible()
    figures = page.figures
    assert figures.count.figure.text() == "2"
    total = report.total
    assert figures.income.accessibleName().startswith("Pendapatan loket: Rp ")
    assert f"{total.total:,}".replace(",", ".") in figures.turnover.figure.text()
    assert evening.rows(page)[0][:2] == ["Listrik", "2"]
    assert evening.rows(page)[-1][:2] == ["Total", "2"]
    assert "Semua kelompok sama" in page.controls.text()
    assert "Shift 1 masih terbuka" in page.controls.text()
    assert report.earlier is not None
    assert report_words.period_title(report.earlier.period) in page.controls.text()


def test_the_charts_say_their_figures_to_who_cannot_see_them(evening: Evening) -> None:
    evening.enter()
    figures = evening.page.figures
    assert ": 2" in figures.hours.accessibleDescription()
    assert figures.categories.accessibleDescription().startswith("Listrik: Rp ")
    assert "Digiswitch: 100,0 %" in figures.providers.accessibleDescription()


def test_periods_are_chosen_with_the_arrows_and_an_empty_one_says_what_to_do(
    evening: Evening,
) -> None:
    evening.enter()
    page = evening.page
    evening.press(Qt.Key.Key_Down)
    evening.wait(page.empty.isVisible)
    evening.press(Qt.Key.Key_End)
    evening.wait(lambda: page.report is not None and page.report.period == OfShift(1))
    assert not page.empty.isVisible()
    assert page.title.text() == "Shift 1"


def test_a_line_leads_to_its_single_sales_and_back_by_keys(evening: Evening) -> None:
    evening.enter()
    evening.page.table.setFocus()
    evening.press(Qt.Key.Key_Return)
    evening.wait(evening.sales.isVisible)
    rows = evening.rows(evening.sales)
    assert {row[2] for row in rows[:2]} == {"530000000001", "530000000002"}
    assert rows[-1][0] == "Total"
    assert evening.sales.note.text() == "2 transaksi."
    evening.press(Qt.Key.Key_Escape)
    evening.wait(evening.page.isVisible)
    assert evening.page.table.hasFocus()


def test_every_grouping_can_be_opened_and_the_total_cannot(evening: Evening) -> None:
    evening.enter()
    page = evening.page
    for by in By:
        page.by.setCurrentIndex(page.by.findData(by))
        assert evening.rows(page)[-1][1] == "2", by
        page.table.setFocus()
        evening.press(Qt.Key.Key_Return)
        evening.wait(evening.sales.isVisible)
        assert len(evening.rows(evening.sales)) == 3, by
        evening.press(Qt.Key.Key_Escape)
        evening.wait(page.isVisible)
    page.table.selectRow(1)
    evening.press(Qt.Key.Key_Return)
    assert page.isVisible()


def test_more_sales_than_are_shown_are_told(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenter, "MOST_LINES", 1)
    evening.enter()
    evening.page.table.setFocus()
    evening.press(Qt.Key.Key_Return)
    evening.wait(evening.sales.isVisible)
    assert "1 transaksi pertama dari 2" in evening.sales.note.text()


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "csv"])
def test_a_report_is_saved_and_where_is_said(evening: Evening, kind: str) -> None:
    evening.enter()
    button = evening.page.exports[kind]
    evening.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    evening.wait(lambda: bool([*(evening.home.path / "reports").glob(f"*-simulasi.{kind}")]))
    evening.wait(evening.desk.toast.isVisible)
    assert "Tersimpan" in evening.desk.toast.accessibleName()
    evening.wait(button.isEnabled)


def test_what_goes_wrong_is_said_and_the_report_stays(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.enter()

    def fails(*_: object) -> None:
        raise StorageError("not-saved", "No space left on device")

    monkeypatch.setattr(evening.desk.counter.reports, "export", fails)
    evening.qtbot.mouseClick(evening.page.exports["csv"], Qt.MouseButton.LeftButton)
    evening.wait(evening.page.banner.isVisible)
    assert "No space left" in evening.page.banner.accessibleName()
    assert evening.page.figures.count.figure.text() == "2"
    assert evening.page.exports["csv"].isEnabled()


def test_who_may_not_see_reports_is_offered_the_shifts_of_his_own(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evening.desk.counter.reports, "sees_all", lambda _actor: False)
    evening.enter()
    assert evening.page.periods.count() == 1
    assert evening.page.title.text() == "Shift 1"


def test_a_late_answer_about_another_period_is_dropped(evening: Evening) -> None:
    evening.enter()
    shown = evening.page.report
    assert shown is not None
    evening.room.desk._asked = OfShift(1)
    evening.page.report = None
    evening.room.desk._made(shown)
    assert evening.page.report is None


def painted(widget: QWidget) -> set[str]:
    """Return the colours that a widget paints."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("name", ["light", "dark"])
def test_charts_are_painted_in_the_colours_of_the_theme(
    qtbot: QtBot, qapp: QApplication, name: theme.ThemeName
) -> None:
    theme.apply_theme(qapp, name)
    bars = [Bar(f"{hour:02}", 20 - hour, f"{hour}") for hour in range(24)]
    for chart in (ColumnChart("hours"), BarList("groups"), BarList("rates", full=24)):
        qtbot.addWidget(chart)
        chart.resize(400, 160)
        chart.set_bars(bars)
        assert theme.colors().accent in painted(chart)
        chart.set_bars([])
        assert theme.colors().accent not in painted(chart)
    theme.apply_theme(qapp, "light")


def test_the_day_of_the_demo_is_the_day_of_the_outlet(evening: Evening) -> None:
    counter = evening.desk.counter
    assert counter.reports.today() == counter.store.books.days(datetime.now(UTC))  # type: ignore[attr-defined]


def test_the_hour_at_which_a_day_begins_is_chosen_from_those_that_can_be(qtbot: QtBot) -> None:
    field = make_field("outlet.day_starts")
    qtbot.addWidget(field)
    assert isinstance(field, HourField)
    assert [field.box.itemText(row) for row in (0, 4, 12)] == ["00.00", "04.00", "12.00"]
    field.show_value(4)
    assert not field.is_changed
    field.fill(5)
    assert (field.value, field.is_changed) == (5, True)
