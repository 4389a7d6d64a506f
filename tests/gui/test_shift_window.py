"""The drawer in its window: real keys, a real database, real HTTP to a sandbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter
from pos_app.domain.payment import State
from pos_app.domain.shift import Flow, Shift
from pos_app.domain.tender import Tender
from pos_app.storage.shift_store import ShiftStore
from pos_app.ui.rooms.shift import ShiftRoom
from pos_app.ui.translation import use_language
from pos_app.ui.workspace import Workspace
from tests.conftest import Home
from tests.gui.test_clipping import all_is_shown
from tests.gui.test_counter import Stage, open_stage, texts

CLICK = Qt.MouseButton.LeftButton
FLOAT = 300_000
ENTER = Qt.Key.Key_Return


class Till(Stage):
    """A stage whose drawer is looked at."""

    @property
    def drawer(self) -> ShiftRoom:
        return self.desk.drawer

    def come_in(self) -> None:
        """Sign in, whatever comes then."""
        self.wait(self.window.sign_in.pin.hasFocus)
        self.type("147258")
        self.press(ENTER)
        self.wait(lambda: isinstance(self.window.centralWidget(), Workspace))
        self.wait(lambda: not self.desk.counter.prices.stale())

    def enter(self) -> None:
        """Sign in and go to the drawer by its key."""
        self.sign_in()
        self.qtbot.keyClick(self._focus(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        self.wait(self.drawer.page.isVisible)
        self.wait(self.drawer.page.amount.hasFocus)

    def seal(self, amount: str, reason: str = "") -> None:
        """Type the sum and seal it."""
        self.wait(self.drawer.count.isVisible)
        self.drawer.count.count.sum.setFocus()
        self.type(amount)
        if reason:
            self.drawer.count.reason.setFocus()
            self.type(reason)
        self.press(ENTER)
        assert self.drawer.count.button.hasFocus()
        self.press(ENTER)
        self.wait(self.drawer.verdict.left.hasFocus)

    def close(self) -> None:
        """Press the button that closes, twice, and see the report."""
        self.ask_to_close()
        self.press(Qt.Key.Key_F9)
        self.wait(self.drawer.reports.isVisible)

    def ask_to_close(self) -> None:
        """Press the button that closes, once: it asks."""
        self.press(Qt.Key.Key_F9)
        self.wait(lambda: self.drawer.verdict.button.text() == self.drawer.verdict.sure)

    def shift(self) -> Shift | None:
        return self.desk.counter.shifts.current()


def founded(home: Home, *, shifts: int = 1) -> None:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    if shifts:
        counter.shifts.open(FLOAT, "Sari")
    counter.close()


def on_stage(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Till]:
    for stage in open_stage(home, qtbot, qapp):
        yield Till(stage.window, stage.qtbot, stage.home, stage.looks)


@pytest.fixture
def till(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Till]:
    founded(home)
    yield from on_stage(home, qtbot, qapp)


@pytest.fixture
def no_shift(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Till]:
    founded(home)
    counter = open_counter(home.path)
    counter.accounts.sign_in("Sari", "147258")
    counter.shifts.count("Sari", amount=FLOAT)
    counter.shifts.close("Sari", 0)
    counter.close()
    yield from on_stage(home, qtbot, qapp)


def test_without_a_shift_the_float_is_counted_before_anything_is_sold(no_shift: Till) -> None:
    no_shift.come_in()
    no_shift.count_float()
    opening = no_shift.drawer.opening
    no_shift.press(Qt.Key.Key_F1)
    assert opening.isVisible()
    assert not opening.button.isEnabled()
    no_shift.type("2")
    no_shift.press(ENTER)
    no_shift.press(ENTER)
    no_shift.type("3")
    for _ in range(8):
        no_shift.press(ENTER)
    assert opening.count.amount == 260_000
    assert opening.difference.text() == ""
    assert opening.button.hasFocus()
    no_shift.press(ENTER)
    assert "Lebih Rp 260.000" in opening.difference.text()
    no_shift.press(ENTER)
    no_shift.wait(no_shift.desk.choose.isVisible)
    shift = no_shift.shift()
    assert shift is not None
    assert (shift.number, shift.counted_float, shift.opened_by) == (2, 260_000, "Sari")
    no_shift.wait(lambda: no_shift.desk.header.shift.text() == "Shift 2")


def test_a_float_that_is_what_was_left_opens_at_once(no_shift: Till) -> None:
    no_shift.come_in()
    no_shift.count_float()
    no_shift.drawer.opening.count.sum.setFocus()
    no_shift.type("0")
    no_shift.press(Qt.Key.Key_F9)
    no_shift.wait(no_shift.desk.choose.isVisible)


def test_notes_are_counted_by_touch_and_a_typed_sum_takes_their_place(till: Till) -> None:
    till.enter()
    till.press(Qt.Key.Key_F9)
    till.wait(till.drawer.count.isVisible)
    count = till.drawer.count.count
    row = count.rows[50_000]
    for button in (row.more, row.more, row.less):
        till.qtbot.mouseClick(button, CLICK)
    assert (count.amount, dict(count.notes)) == (50_000, {50_000: 1})
    count.sum.setFocus()
    count.sum.selectAll()
    till.type("7500")
    assert (count.amount, dict(count.notes)) == (7_500, {})
    till.qtbot.mouseClick(count.empty, CLICK)
    assert count.amount is None
    till.press(Qt.Key.Key_Escape)
    till.wait(till.drawer.page.isVisible)


@pytest.mark.parametrize("flow", [Flow.CASH_IN, Flow.CASH_OUT, Flow.DROP])
def test_cash_goes_in_and_out_with_a_reason(till: Till, flow: Flow) -> None:
    till.enter()
    page = till.drawer.page
    till.type("20000")
    assert not page.buttons[flow].isEnabled()
    till.press(ENTER)
    till.type("small change")
    till.qtbot.mouseClick(page.buttons[flow], CLICK)
    till.wait(lambda: page.amount.amount is None)
    figures = till.desk.counter.shifts.x_report("Sari").figures
    assert abs(figures.flow(flow)) == 20_000
    shown = f"Rp {320 if flow is Flow.CASH_IN else 280}.000"
    till.wait(lambda: shown in texts(page.drawer))


def test_more_than_there_is_is_not_taken_out_and_the_page_says_why(till: Till) -> None:
    till.enter()
    page = till.drawer.page
    till.type("300001")
    till.press(ENTER)
    till.type("rent of the shop")
    till.qtbot.mouseClick(page.buttons[Flow.CASH_OUT], CLICK)
    till.wait(page.banner.isVisible)
    assert page.amount.amount == 300_001
    assert page.buttons[Flow.DROP].isEnabled()


def test_a_drawer_is_counted_blind_explained_counted_again_and_closed(till: Till) -> None:
    till.enter()
    till.type("25000")
    till.press(ENTER)
    till.type("small change")
    till.qtbot.mouseClick(till.drawer.page.buttons[Flow.CASH_IN], CLICK)
    till.wait(lambda: "Rp 325.000" in texts(till.drawer.page.drawer))
    till.press(Qt.Key.Key_F9)
    till.wait(till.drawer.count.isVisible)
    assert "325" not in texts(till.drawer.count)
    till.seal("275000")
    verdict = till.drawer.verdict
    assert verdict.difference.text() == "Kurang Rp 50.000"
    assert "Rp 25.000 (small change) tercatat terbalik" in verdict.causes.text()
    till.qtbot.mouseClick(verdict.recount, CLICK)
    till.seal("325000", "a bundle lay under the tray")
    assert verdict.difference.text() == "Tidak ada selisih"
    assert not verdict.causes.isVisible()
    assert verdict.left.amount == FLOAT
    till.close()
    reports = till.drawer.reports
    till.wait(lambda: reports.report is not None)
    report = reports.report
    assert report is not None
    assert [count.difference for count in report.counts] == [-50_000, 0]
    assert (report.number, report.left) == (1, FLOAT)
    assert "Shift 1 sudah ditutup" in texts(reports.banner)
    assert "Rp 25.000" in texts(reports.banner)
    till.wait(lambda: not reports.paper.pixmap().isNull())
    # There is no printer here, and the report is not lost for it.
    till.wait(reports.problem.isVisible)
    till.qtbot.mouseClick(reports.save, CLICK)
    till.wait(lambda: [*(till.home.path / "receipts").glob("z-000001-*.pdf")] != [])
    till.wait(lambda: till.desk.header.shift.text() == "Tanpa shift")
    till.qtbot.mouseClick(reports.sign_out, CLICK)
    till.wait(lambda: not isinstance(till.window.centralWidget(), Workspace))


def test_what_stays_is_no_more_than_was_counted_and_what_is_typed_is_asked_anew(
    till: Till,
) -> None:
    till.enter()
    till.press(Qt.Key.Key_F9)
    till.seal("300000")
    verdict = till.drawer.verdict
    till.ask_to_close()
    assert verdict.banner.isVisible()
    verdict.left.setFocus()
    verdict.left.selectAll()
    till.type("300001")
    assert not verdict.button.isEnabled()
    assert not verdict.banner.isVisible()
    verdict.left.selectAll()
    till.type("100000")
    assert verdict.out.text() == "Diambil: Rp 200.000"
    shift = till.shift()
    assert shift is not None


def test_a_count_that_is_old_is_said_and_made_again(till: Till) -> None:
    till.enter()
    till.press(Qt.Key.Key_F9)
    till.seal("300000")
    till.desk.counter.shifts.cash_in(5_000, "from the other desk", "Sari")
    till.ask_to_close()
    till.press(Qt.Key.Key_F9)
    till.wait(lambda: "dihitung" in texts(till.drawer.verdict.banner))
    till.qtbot.mouseClick(till.drawer.verdict.recount, CLICK)
    till.seal("305000", "cash came in meanwhile")
    till.close()


def test_the_next_cashier_takes_over_with_his_pin(till: Till) -> None:
    till.enter()
    till.desk.counter.accounts.add("Budi", "258369", by="Sari")
    till.press(Qt.Key.Key_F9)
    till.seal("300000")
    verdict = till.drawer.verdict
    verdict.next.setCurrentIndex(1)
    assert verdict.pin.hasFocus()
    assert not verdict.button.isEnabled()
    till.type("111222")
    till.ask_to_close()
    till.press(Qt.Key.Key_F9)
    till.wait(lambda: "PIN" in texts(verdict.banner))
    shift = till.shift()
    assert shift is not None
    assert shift.number == 1
    verdict.pin.setFocus()
    till.type("258369")
    till.close()
    assert "Budi" in texts(till.drawer.reports.banner)
    shift = till.shift()
    assert shift is not None
    assert (shift.number, shift.opened_by, shift.counted_float) == (2, "Budi", FLOAT)


def test_a_forgotten_shift_is_said_at_sign_in_and_leads_to_the_count(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    founded(home, shifts=0)
    counter = open_counter(home.path)
    books = ShiftStore(counter.store.books)  # type: ignore[attr-defined]
    books.open(FLOAT, datetime.now(UTC) - timedelta(days=1), actor="Sari")
    counter.close()
    for till in on_stage(home, qtbot, qapp):
        till.sign_in()
        notice = till.drawer.notice
        till.wait(notice.isVisible)
        assert "Shift 1" in texts(notice)
        till.qtbot.mouseClick(notice.action, CLICK)
        till.seal("300000")
        till.close()
        till.wait(notice.isHidden)


def test_a_shift_that_was_closed_elsewhere_ends_the_sale(till: Till) -> None:
    till.sign_in()
    till.bill("pln", "530000000001")
    till.desk.counter.shifts.count("Sari", amount=FLOAT)
    till.desk.counter.shifts.close("Sari")
    till.type("50000")
    till.press(ENTER)
    till.press(ENTER)
    till.count_float()
    assert till.desk.header.shift.text() == "Tanpa shift"


def test_the_list_of_reports_says_so_while_there_is_none(till: Till) -> None:
    till.enter()
    till.qtbot.mouseClick(till.drawer.page.reports, CLICK)
    till.wait(till.drawer.reports.isVisible)
    assert "Belum ada shift yang ditutup." in texts(till.drawer.reports)
    assert not till.drawer.reports.print.isEnabled()
    till.press(Qt.Key.Key_Escape)
    till.wait(till.drawer.page.isVisible)


def with_kinds(home: Home) -> None:
    path = home.path / "config.toml"
    kinds = ["", "[tenders]", 'references = ["edc"]', "[tenders.kinds]", 'qris = "QRIS"']
    path.write_text("\n".join([path.read_text(), *kinds, 'edc = "Kartu debit"']))


def test_a_bill_is_paid_with_cash_and_two_other_kinds(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    founded(home)
    with_kinds(home)
    for till in on_stage(home, qtbot, qapp):
        till.sign_in()
        till.bill("pln", "530000000001")
        tender = till.desk.bill.tender
        qris, edc = tender.others
        alt = Qt.KeyboardModifier.AltModifier
        till.qtbot.keyClick(tender.cash, Qt.Key.Key_1, alt)
        till.wait(qris.amount.hasFocus)
        assert qris.amount.amount == 11_000
        assert tender.button.isEnabled()
        till.type("12000")
        assert "Terlalu banyak" in tender.change_label.text()
        assert not tender.button.isEnabled()
        qris.amount.selectAll()
        till.type("4000")
        till.qtbot.keyClick(qris.amount, Qt.Key.Key_2, alt)
        till.wait(edc.reference.hasFocus)
        assert edc.amount.amount == 7_000
        assert not tender.button.isEnabled()
        till.type("APPR77")
        edc.amount.set_amount(2_000)
        tender.cash.setFocus()
        till.type("20000")
        assert tender.change.text() == "Rp 15.000"
        till.press(ENTER)
        till.press(ENTER)
        till.wait(till.desk.result.isVisible)
        payment = till.desk.result.payment
        assert payment is not None
        assert (payment.state, payment.change) == (State.PAID, 15_000)
        assert payment.tenders == (
            Tender("qris", 4_000),
            Tender("edc", 2_000, "APPR77"),
            Tender("cash", 20_000),
        )


def test_all_kinds_are_offered_by_their_whole_names_and_one_sale_takes_two(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    founded(home)
    path = home.path / "config.toml"
    names = ("QRIS", "Kartu debit", "Transfer bank", "Uang elektronik")
    kinds = [f'kind-{number} = "{name}"' for number, name in enumerate(names)]
    path.write_text("\n".join([path.read_text(), "", "[tenders.kinds]", *kinds]))
    for till in on_stage(home, qtbot, qapp):
        till.sign_in()
        till.window.resize(1366, 768)
        till.bill("pln", "530000000001")
        tender = till.desk.bill.tender
        buttons = tender.kinds.buttons()
        assert [button.text() for button in buttons if button.isVisible()] == [*names]
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023
        for button in buttons[2:]:
            till.qtbot.mouseClick(button, CLICK)
        assert not any(button.isVisible() for button in buttons)
        till.qtbot.mouseClick(tender.others[3].remove, CLICK)
        assert [b.text() for b in buttons if b.isVisible()] == [*names[:2], names[3]]


def test_another_kind_is_taken_away_again(home: Home, qtbot: QtBot, qapp: QApplication) -> None:
    founded(home)
    with_kinds(home)
    for till in on_stage(home, qtbot, qapp):
        till.sign_in()
        till.bill("pln", "530000000001")
        tender = till.desk.bill.tender
        till.qtbot.mouseClick(tender.kinds.buttons()[0], CLICK)
        assert not tender.rows[0].isVisible()
        till.qtbot.mouseClick(tender.others[0].remove, CLICK)
        assert tender.rows[0].isVisible()
        assert not tender.button.isEnabled()
        tender.cash.setFocus()
        assert till.pay("11000") is State.PAID


def test_z_reports_stand_in_columns_and_each_is_shown_as_it_is_on_paper(
    home: Home, qtbot: QtBot, qapp: QApplication
) -> None:
    founded(home)
    counter = open_counter(home.path)
    counter.accounts.sign_in("Sari", "147258")
    for counted, reason in ((FLOAT, ""), (FLOAT - 500, "lost a coin")):
        if counter.shifts.current() is None:
            counter.shifts.open(FLOAT, "Sari")
        counter.shifts.count("Sari", amount=counted)
        counter.shifts.count("Sari", amount=counted, reason=reason or "counted twice")
        counter.shifts.close("Sari", 0)
    counter.shifts.open(FLOAT, "Sari")
    counter.close()
    for till in on_stage(home, qtbot, qapp):
        till.enter()
        page = till.drawer.reports
        till.drawer.page.reports_asked.emit()
        till.wait(lambda: page.report is not None)  # noqa: B023
        model = page.table.model()
        rows = [[model.index(row, at).data() for at in (0, 2, 3, 4)] for row in range(2)]
        assert rows == [
            ["Z 2", "Sari", "Rp 0", "Kurang Rp 500"],
            ["Z 1", "Sari", "Rp 0", "Tidak ada selisih"],
        ]
        till.wait(page.table.hasFocus)
        till.wait(lambda: not page.paper.pixmap().isNull())  # noqa: B023
        shown: list[int] = []
        page.chosen.connect(lambda report, _: shown.append(report.number))  # noqa: B023
        till.press(Qt.Key.Key_Down)
        assert (shown, page.report.number if page.report else 0) == ([1], 1)
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_text_of_the_drawer_is_clipped(
    home: Home, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    founded(home)
    with_kinds(home)
    for till in on_stage(home, qtbot, qapp):
        use_language(language)
        till.window.show_sign_in()
        till.window.resize(1366, 768)
        till.enter()
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023
        till.press(Qt.Key.Key_F9)
        till.wait(till.drawer.count.isVisible)
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023
        till.seal("250000")
        till.ask_to_close()
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023
        till.press(Qt.Key.Key_F9)
        till.wait(till.drawer.reports.problem.isVisible)
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023
        till.press(Qt.Key.Key_F1)
        till.count_float()
        till.type("1")
        till.press(Qt.Key.Key_F9)
        till.wait(till.drawer.opening.banner.isVisible)
        till.qtbot.waitUntil(lambda: all_is_shown(till.window))  # noqa: B023
