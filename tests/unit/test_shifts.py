"""Shifts: every complaint about closing a drawer that other counters get, as a test of this one.

The names in brackets are those of the complaints: see docs, "odoo/odoo#108694" and so on.
"""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_app.domain.errors import InputError, PosError, RuleError
from pos_app.domain.outcome import Pending, Refused, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.shift import (
    BusinessDays,
    Ever,
    Flow,
    Kept,
    Sales,
    ZReport,
    check_cash,
    worth,
)
from pos_app.domain.tender import CASH, Tender, TenderKind
from pos_app.services.ports import Command
from pos_app.storage import postings, shift_store, statements
from pos_app.storage.shift_store import ShiftStore
from tests.conftest import NOON, SetClock
from tests.scripted import PAID, Scripted
from tests.unit.test_services import Desk, open_desk

FLOAT, TOTAL = 100_000, 13_000
UNCLEAR = Unknown(reason="no-answer")


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """A desk whose drawer is in shift 2, opened with a float of 100.000."""
    desk.counter.shifts.count("Sari", amount=0)
    desk.counter.shifts.close("Sari")
    desk.counter.shifts.open(FLOAT, "Sari")
    kinds = (TenderKind("qris", "QRIS"), TenderKind("edc", "EDC", needs_reference=True))
    desk.counter.payments._kinds = {kind.id: kind for kind in kinds}
    return desk


def sell(desk: Desk, number: int, *tenders: Tender, answer: object = PAID) -> Payment:
    desk.provider.answers = [answer]  # type: ignore[list-item]
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", f"53000000{number:04}")
    given = tenders or (Tender(CASH, 50_000),)
    return desk.counter.payments.pay(inquiry, given, "Sari")


def settle(desk: Desk, payment: Payment, answer: object) -> Payment:
    """Let the provider answer what is asked about an unclear payment."""
    desk.provider.answers = [answer]  # type: ignore[list-item]
    desk.clock.move(hours=1)
    desk.counter.unfinished.resolve()
    return desk.counter.store.payment(payment.ref)


def take_back(desk: Desk, payment: Payment) -> Payment:
    return desk.counter.review.decide(
        payment.ref,
        State.REVERSED,
        actor="Sari",
        reason="the provider has returned it",
        evidence="CS-1",
    )


def expected(desk: Desk) -> int:
    return desk.counter.shifts.x_report("Sari").figures.expected


def close(desk: Desk, counted: int | None = None, left: int | None = None) -> ZReport:
    """Count what should be there, unless something else was counted, and close."""
    shifts = desk.counter.shifts
    shift = shifts.current()
    assert shift is not None
    reason = "counted again" if shifts.counts(shift.number) else ""
    amount = expected(desk) if counted is None else counted
    shifts.count("Sari", amount=amount, reason=reason)
    return shifts.close("Sari", left)


def in_file(desk: Desk, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(desk.folder / "journal.db")) as other:
        return other.execute(query).fetchall()


# -- what others get wrong at closing time (peers 2.1) --------------------------------------------


def test_the_second_shift_does_not_book_its_cash_as_a_loss(shop: Desk) -> None:
    """1. odoo#108694."""
    sell(shop, 1)
    first = close(shop)
    shop.counter.shifts.open(first.left, "Sari")
    assert close(shop).difference == 0


def test_closing_does_not_book_the_whole_cash_as_a_difference(shop: Desk) -> None:
    """2. odoo#121753."""
    sell(shop, 1)
    report = close(shop, counted=FLOAT + TOTAL)
    assert (report.counts[-1].expected, report.difference) == (113_000, 0)


def test_the_true_difference_stays_after_closing(shop: Desk) -> None:
    """3. odoo#35286."""
    close(shop, counted=FLOAT - 700)
    report = shop.counter.shifts.z_report(2, "Sari")
    assert (report.difference, report.counted, report.counts[-1].expected) == (
        -700,
        99_300,
        FLOAT,
    )


def test_what_is_expected_begins_with_the_float_that_was_counted_today(shop: Desk) -> None:
    """4. odoo#196395, #243775, #112776: and the difference at opening is shown."""
    close(shop, counted=FLOAT, left=80_000)
    opened = shop.counter.shifts.open(75_000, "Sari")
    assert (opened.left, opened.float_difference) == (80_000, -5_000)
    assert expected(shop) == 75_000


def test_before_the_first_shift_nobody_knows_what_should_be_there(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, SetClock(), Scripted(), counted_float=FLOAT)
    shift = desk.counter.shifts.require_open()
    desk.counter.close()
    assert (shift.number, shift.counted_float, shift.float_difference) == (1, FLOAT, 0)


def test_a_shift_closes_after_cash_came_in(shop: Desk) -> None:
    """5. odoo#78780."""
    shop.counter.shifts.cash_in(50_000, "change from the bank", "Sari")
    assert close(shop, counted=150_000).difference == 0


def test_every_kind_of_money_has_its_own_total(shop: Desk) -> None:
    """6. and 16. odoo#85007, restaurant-pos#24."""
    sell(shop, 1, Tender("qris", TOTAL))
    sell(shop, 2, Tender("qris", 3_000), Tender(CASH, 20_000))
    sell(shop, 3, Tender("edc", 6_000, "A1"), Tender(CASH, 3_000), Tender(CASH, 4_000))
    figures = shop.counter.shifts.x_report("Sari").figures
    assert {kind: figures.of(kind) for kind in figures.tenders} == {"edc": 6_000, "qris": 16_000}
    assert figures.of(CASH) == 10_000 + 7_000
    assert figures.sales.total == 3 * TOTAL == 16_000 + 6_000 + 17_000


def test_odd_rupiah_close_to_the_rupiah(shop: Desk) -> None:
    """7. odoo#33511, #7683: nothing is rounded, so nothing is left over."""
    sell(shop, 1, Tender(CASH, 13_001))
    shop.counter.shifts.cash_out(333, "parking", "Sari")
    assert close(shop, counted=112_667).difference == 0


def test_a_closing_that_failed_is_said_and_can_be_done_again(
    shop: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """8. odoo#287618: it dies behind the last row, and all of it is gone."""
    shop.counter.shifts.count("Sari", amount=FLOAT)
    before = in_file(shop, "SELECT count(*) FROM journal")

    def dies(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(shift_store, "_z_report", dies)
        with pytest.raises(ZeroDivisionError):
            shop.counter.shifts.close("Sari")
    assert in_file(shop, "SELECT count(*) FROM journal") == before
    assert shop.counter.shifts.require_open().number == 2
    assert shop.counter.shifts.close("Sari").number == 2
    assert shop.counter.store.verify().ok


def test_a_late_payment_counts_for_the_open_shift_and_the_closed_one_stays(shop: Desk) -> None:
    """9. odoo#182058, #239841, #113518."""
    payment = sell(shop, 1, answer=Pending(code="03"))
    first = close(shop, left=FLOAT + 50_000)
    assert (first.figures.sales.count, first.figures.held) == (0, Kept(1, 50_000))
    shop.counter.shifts.open(first.left, "Sari")
    assert settle(shop, payment, PAID).state is State.PAID
    second = close(shop)
    assert (second.figures.sold.count, second.figures.late.total) == (0, TOTAL)
    assert second.figures.flow(Flow.CHANGE) == -37_000
    assert shop.counter.shifts.z_report(2, "Sari") == first


def test_nobody_sells_after_the_shift_was_closed_elsewhere(shop: Desk) -> None:
    """10. odoo#20980, erpnext#46570: not what was typed before, and not what was written down."""
    waiting = shop.prepared("530000000001")
    inquiry = shop.counter.inquiries.inquire("pln-postpaid", "530000000002")
    close(shop)
    with pytest.raises(RuleError, match="no-shift"):
        shop.counter.payments.pay(inquiry, [Tender(CASH, TOTAL)], "Sari")
    with pytest.raises(RuleError, match="no-shift"):
        shop.counter.payments.send(waiting.ref, "Sari")
    assert Command.PAY not in shop.provider.sent


def test_one_shift_is_open_at_a_time_and_none_after_closing(shop: Desk) -> None:
    """11. odoo#20761, erpnext#23130."""
    with pytest.raises(RuleError, match="shift-open"):
        shop.counter.shifts.open(0, "Sari")
    close(shop)
    assert shop.counter.shifts.current() is None
    with pytest.raises(RuleError, match="no-shift"):
        shop.counter.shifts.close("Sari")


def test_change_is_not_cash_in_the_drawer(shop: Desk) -> None:
    """12. erpnext#25638, #23125, POS-Awesome#18, NexoPOS#573."""
    sell(shop, 1, Tender(CASH, 100_000))
    assert expected(shop) == FLOAT + TOTAL


@pytest.mark.parametrize("over", [-50_000, -1, 1, 50_000])
def test_a_shift_closes_over_and_short(shop: Desk, over: int) -> None:
    """13. NexoPOS#577."""
    assert close(shop, counted=FLOAT + over).difference == over


def test_the_sales_are_those_of_this_shift_and_ones_own_are_apart(shop: Desk) -> None:
    """14. NexoPOS#551, #454, #568."""
    sell(shop, 1)
    close(shop, left=FLOAT)
    shop.counter.shifts.open(FLOAT, "Sari")
    shop.counter.accounts.add("Budi", "258369", by="Sari")
    sell(shop, 2)
    as_cashier(shop)
    inquiry = shop.counter.inquiries.inquire("pln-postpaid", "530000000003")
    shop.counter.payments.pay(inquiry, [Tender(CASH, TOTAL)], "Budi")
    report = shop.counter.shifts.x_report("Budi")
    assert (report.figures.sales.count, report.own.count, report.own.total) == (2, 1, TOTAL)


def test_cash_in_out_and_dropped_is_added_and_subtracted(shop: Desk) -> None:
    """15. and 20. POS-Awesome-V15#2817, hmis#6084, sultan#70, dolibarr#25528."""
    shifts = shop.counter.shifts
    shifts.cash_in(20_000, "small change", "Sari")
    shifts.cash_out(5_000, "printer paper", "Sari")
    shifts.drop(30_000, "to the safe", "Sari")
    assert expected(shop) == FLOAT + 20_000 - 5_000 - 30_000
    said = {e.kind: e.data["amount"] for e in shop.counter.store.entries() if "cash." in e.kind}
    assert said == {"cash.in": 20_000, "cash.out": -5_000, "cash.dropped": -30_000}


def as_cashier(desk: Desk, name: str = "Budi") -> None:
    """Let a cashier who is nothing more stand at the counter."""
    if name not in desk.counter.accounts.names():
        desk.counter.accounts.add(name, "258369", by="Sari")
    desk.counter.accounts.presence.come(name)


def test_a_cashier_counts_blind_and_sees_what_was_expected_afterwards(shop: Desk) -> None:
    """17. POSNext#159, OCA/pos#1495."""
    shifts = shop.counter.shifts
    assert shifts.x_report("Sari").shows_cash
    close(shop, left=FLOAT)
    as_cashier(shop)
    shifts.open(FLOAT, "Budi")
    assert not shifts.x_report("Budi").shows_cash
    count = shifts.count("Budi", notes={50_000: 1, 20_000: 2, 500: 4, 100: 0})
    assert (count.amount, count.difference, dict(count.notes)) == (
        92_000,
        -8_000,
        {50_000: 1, 20_000: 2, 500: 4},
    )
    assert shifts.x_report("Budi").shows_cash


def test_a_second_count_has_a_reason_and_stands_beside_the_first(shop: Desk) -> None:
    shifts = shop.counter.shifts
    shifts.count("Sari", amount=90_000, reason="ignored the first time")
    with pytest.raises(InputError, match="reason-missing"):
        shifts.count("Sari", amount=FLOAT)
    shifts.count("Sari", amount=FLOAT, reason="a bundle was under the tray")
    report = shifts.close("Sari")
    assert [(count.amount, count.reason) for count in report.counts] == [
        (90_000, ""),
        (FLOAT, "a bundle was under the tray"),
    ]


@pytest.mark.parametrize("word", ["UPDATE z_report SET at = 'x'", "DELETE FROM z_report"])
def test_a_z_report_is_numbered_and_never_changed(shop: Desk, word: str) -> None:
    """18. FloCafe#649, #772."""
    assert close(shop).number == 2
    with (
        closing(sqlite3.connect(shop.folder / "journal.db")) as other,
        pytest.raises(sqlite3.IntegrityError, match="nothing is"),
    ):
        other.execute(word)


def test_a_business_day_can_begin_at_four(tmp_path: Path) -> None:
    days = BusinessDays("Asia/Jakarta", 4)
    assert days(datetime(2026, 11, 21, 20, 59, tzinfo=UTC)).isoformat() == "2026-11-21"
    assert days(datetime(2026, 11, 21, 21, 0, tzinfo=UTC)).isoformat() == "2026-11-22"


def test_a_forgotten_shift_is_noticed_and_goes_on_until_it_is_closed(shop: Desk) -> None:
    """19. erpnext#48059, #12273."""
    shift = shop.counter.shifts.require_open()
    assert not shop.counter.shifts.is_left_over(shift)
    shop.clock.move(hours=14)
    assert shop.counter.shifts.is_left_over(shift)
    sell(shop, 1)
    report = close(shop)
    assert (report.shift.day.isoformat(), report.figures.sales.count) == ("2026-11-21", 1)
    assert in_file(shop, "SELECT day FROM sale") == [("2026-11-22",)]


def test_evening_sales_are_of_the_day_of_the_shop_and_not_of_utc(desk: Desk) -> None:
    """52. and B22: a sale at 18:30 WIB and one at half past one."""
    desk.clock.move(hours=6, minutes=30)
    sell(desk, 1)
    desk.clock.move(hours=7)
    sell(desk, 2)
    assert in_file(desk, "SELECT day, hour FROM sale ORDER BY id") == [
        ("2026-11-21", 18),
        ("2026-11-22", 1),
    ]


# -- money that is neither sold nor gone ----------------------------------------------------------


def test_a_payment_that_is_asked_for_twice_puts_its_cash_in_once(shop: Desk) -> None:
    """22., 24., 25. and B09, B11, B16: a double click, a retry, a paid cart that stays."""
    inquiry = shop.counter.inquiries.inquire("pln-postpaid", "530000000001")
    shop.counter.payments.pay(inquiry, [Tender(CASH, 50_000)], "Sari")
    for _ in range(3):
        with pytest.raises(PosError):
            shop.counter.payments.pay(inquiry, [Tender(CASH, 50_000)], "Sari")
    assert (expected(shop), close(shop).figures.sales.count) == (FLOAT + TOTAL, 1)


def test_the_cash_of_a_bill_that_is_refused_at_once_never_was_ours(shop: Desk) -> None:
    payment = sell(shop, 1, answer=Refused(code="02"))
    assert payment.state is State.REFUSED
    figures = shop.counter.shifts.x_report("Sari").figures
    assert (figures.expected, figures.owed) == (FLOAT, Kept())


def test_the_cash_of_an_unclear_bill_is_held_whole_and_goes_back_when_it_is_refused(
    shop: Desk,
) -> None:
    """B23: cash that goes back leaves the drawer, in the shift in which it does."""
    payment = sell(shop, 1, answer=UNCLEAR)
    assert expected(shop) == FLOAT + 50_000
    assert shop.counter.shifts.x_report("Sari").figures.held == Kept(1, 50_000)
    settle(shop, payment, Refused(code="02"))
    figures = shop.counter.shifts.x_report("Sari").figures
    assert (figures.held, figures.owed) == (Kept(), Kept(1, 50_000))
    first = close(shop)
    shop.counter.shifts.open(first.left, "Sari")
    shop.counter.cash.give_back(payment.ref, "Sari")
    with pytest.raises(RuleError, match="cash-returned"):
        shop.counter.cash.give_back(payment.ref, "Sari")
    second = close(shop)
    assert second.figures.flow(Flow.RETURNED) == -50_000
    assert (second.figures.owed, second.difference, second.counted) == (Kept(), 0, FLOAT)


def test_no_cash_goes_back_while_no_shift_is_open(shop: Desk) -> None:
    payment = settle(shop, sell(shop, 1, answer=UNCLEAR), Refused(code="02"))
    close(shop)
    with pytest.raises(RuleError, match="no-shift"):
        shop.counter.cash.give_back(payment.ref, "Sari")
    assert shop.counter.cash.given_back(payment.ref) is None


def test_a_payment_that_is_taken_back_is_a_minus_line_of_the_shift_that_is_open(
    shop: Desk,
) -> None:
    payment = sell(shop, 1)
    first = close(shop)
    shop.counter.shifts.open(first.left, "Sari")
    take_back(shop, payment)
    shop.counter.cash.give_back(payment.ref, "Sari")
    second = close(shop)
    assert second.figures.reversed == Sales(-1, -8_500, -2_500, -2_000, -1, -11_000, -10_000)
    assert (second.figures.sales.total, second.ever) == (-TOTAL, Ever())
    assert (second.figures.flow(Flow.RETURNED), second.difference) == (-TOTAL, 0)
    assert shop.counter.shifts.z_report(2, "Sari") == first


def test_money_of_another_kind_is_given_back_in_its_kind(shop: Desk) -> None:
    paid = (Tender("qris", 3_000), Tender(CASH, 20_000))
    payment = sell(shop, 1, *paid, answer=UNCLEAR)
    settle(shop, payment, Refused(code="02"))
    shop.counter.cash.give_back(payment.ref, "Sari")
    figures = shop.counter.shifts.x_report("Sari").figures
    assert (figures.of(CASH), figures.of("qris"), figures.owed) == (0, 0, Kept())


def test_money_that_is_not_cash_has_moved_even_if_the_bill_is_refused_at_once(shop: Desk) -> None:
    sell(shop, 1, Tender("qris", TOTAL), answer=Refused(code="02"))
    figures = shop.counter.shifts.x_report("Sari").figures
    assert (figures.of("qris"), figures.owed) == (TOTAL, Kept(1, TOTAL))


@pytest.mark.parametrize(
    ("tenders", "code"),
    [
        ([Tender("qris", TOTAL + 1)], "tender-over"),
        ([Tender("qris", TOTAL + 1), Tender(CASH, 5_000)], "tender-over"),
        ([Tender("qris", 1_000), Tender(CASH, 11_999)], "tender-short"),
        ([Tender("giro", TOTAL)], "tender-kind"),
        ([Tender("edc", TOTAL)], "tender-reference"),
        ([Tender(CASH, 20_000), Tender("qris", -7_000)], "amount"),
    ],
)
def test_change_comes_from_cash_only_and_every_kind_is_known(
    shop: Desk, tenders: list[Tender], code: str
) -> None:
    with pytest.raises(InputError, match=code):
        sell(shop, 1, *tenders)
    assert expected(shop) == FLOAT


def test_what_the_provider_took_for_it_is_the_cost_and_the_rest_is_earned(shop: Desk) -> None:
    """54.: the fee, the commission and the bill itself are apart."""
    sell(shop, 1)
    sales = close(shop).figures.sales
    assert (sales.amount, sales.admin, sales.fee, sales.total) == (8_500, 2_500, 2_000, TOTAL)
    assert (sales.commission, sales.margin, sales.priced) == (1_000, 3_000, 1)


# -- who may end a shift, and when ----------------------------------------------------------------


def test_a_shift_is_not_closed_before_it_is_counted(shop: Desk) -> None:
    with pytest.raises(RuleError, match="not-counted"):
        shop.counter.shifts.close("Sari")


def test_money_that_moves_after_the_count_asks_for_another(shop: Desk) -> None:
    shop.counter.shifts.count("Sari", amount=FLOAT)
    sell(shop, 1)
    with pytest.raises(RuleError, match="count-old"):
        shop.counter.shifts.close("Sari")
    assert close(shop).difference == 0


def test_a_shift_is_not_closed_while_a_payment_is_on_its_way(shop: Desk) -> None:
    shop.counter.shifts.count("Sari", amount=FLOAT)
    caught: list[str] = []

    def closes(_order: object) -> None:
        with pytest.raises(RuleError, match="payment-in-flight") as raised:
            shop.counter.shifts.close("Sari")
        caught.append(raised.value.ref)

    inquiry = shop.counter.inquiries.inquire("pln-postpaid", "530000000001")
    shop.provider.on_send = closes
    payment = shop.counter.payments.pay(inquiry, [Tender(CASH, TOTAL)], "Sari")
    assert caught == [payment.ref]


def test_no_more_stays_than_was_counted(shop: Desk) -> None:
    shop.counter.shifts.count("Sari", amount=FLOAT)
    with pytest.raises(RuleError, match="left-more"):
        shop.counter.shifts.close("Sari", FLOAT + 1)
    assert shop.counter.shifts.close("Sari", 0).left == 0


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_an_amount_that_cannot_be_is_refused(desk: Desk, amount: int) -> None:
    for do in (
        lambda: desk.counter.shifts.count("Sari", amount=amount),
        lambda: desk.counter.shifts.drop(amount, "to the safe", "Sari"),
        lambda: check_cash(amount),
    ):
        with pytest.raises(InputError, match="amount"):
            do()


def test_no_cash_moves_without_an_amount_or_a_reason(shop: Desk) -> None:
    with pytest.raises(InputError, match="amount"):
        shop.counter.shifts.cash_in(0, "nothing at all", "Sari")
    with pytest.raises(InputError, match="reason-missing"):
        shop.counter.shifts.cash_in(1_000, " ya ", "Sari")


def test_no_more_goes_out_than_should_be_there(shop: Desk) -> None:
    with pytest.raises(RuleError, match="drawer-short"):
        shop.counter.shifts.cash_out(FLOAT + 1, "rent of the shop", "Sari")
    shop.counter.shifts.cash_out(FLOAT, "rent of the shop", "Sari")
    assert expected(shop) == 0


@pytest.mark.parametrize("notes", [{7_000: 1}, {1_000: -1}])
def test_notes_that_are_none_are_refused(notes: dict[int, int]) -> None:
    with pytest.raises(InputError, match="amount"):
        worth(notes)


def test_notes_and_sum_have_to_agree(shop: Desk) -> None:
    with pytest.raises(InputError, match="amount"):
        shop.counter.shifts.count("Sari", amount=1, notes={1_000: 1})


def test_between_two_shifts_nothing_is_moved_counted_or_looked_at(shop: Desk) -> None:
    close(shop)
    shifts = shop.counter.shifts
    for do in (
        lambda: shifts.cash_in(1_000, "small change", "Sari"),
        lambda: shifts.count("Sari", amount=0),
        lambda: shifts.x_report("Sari"),
    ):
        with pytest.raises(RuleError, match="no-shift"):
            do()
    with pytest.raises(RuleError, match="no-shift"):
        ShiftStore(shop.counter.store.books).count(  # type: ignore[attr-defined]
            0, {}, NOON, actor="Sari", reason=""
        )


def test_who_is_unknown_does_nothing_with_the_drawer(shop: Desk) -> None:
    shifts = shop.counter.shifts
    for do in (
        lambda: shifts.cash_in(1_000, "small change", "Nobody"),
        lambda: shifts.cash_out(1_000, "small change", "Nobody"),
        lambda: shifts.drop(1_000, "small change", "Nobody"),
        lambda: shifts.count("Nobody", amount=0),
        lambda: shifts.close("Nobody"),
        lambda: shifts.x_report("Nobody"),
        lambda: shifts.z_report(1, "Nobody"),
        lambda: shifts.z_reports("Nobody"),
        lambda: shifts.hand_over("Sari", "Nobody"),
    ):
        with pytest.raises(RuleError, match=r"signed-out|not-allowed"):
            do()
    assert shifts.require_open().number == 2


def test_the_next_cashier_goes_on_with_what_was_left(shop: Desk) -> None:
    shop.counter.accounts.add("Budi", "258369", by="Sari")
    shifts = shop.counter.shifts
    shifts.count("Sari", amount=FLOAT)
    report = shifts.hand_over("Sari", "Budi", 60_000)
    opened = shifts.require_open()
    assert (report.by, report.left, opened.opened_by) == ("Sari", 60_000, "Budi")
    assert (opened.number, opened.counted_float, opened.float_difference) == (3, 60_000, 0)


def test_the_reports_are_listed_newest_first_and_a_cashier_sees_the_own_ones(shop: Desk) -> None:
    close(shop, left=0)
    as_cashier(shop)
    shop.counter.shifts.open(0, "Budi")
    shop.counter.shifts.count("Budi", amount=0)
    shop.counter.shifts.close("Budi")
    shifts = shop.counter.shifts
    assert [report.number for report in shifts.z_reports("Budi")] == [3]
    shop.counter.accounts.presence.come("Sari")
    assert [report.number for report in shifts.z_reports("Sari")] == [3, 2, 1]
    assert [report.number for report in shifts.z_reports("Sari", before=3)] == [2, 1]
    books = ShiftStore(shop.counter.store.books)  # type: ignore[attr-defined]
    for number in (0, 4):
        with pytest.raises(InputError, match="unknown-z"):
            shifts.z_report(number, "Sari")
    with pytest.raises(InputError, match="unknown-z"):
        books.figures(9)


def test_the_figures_of_a_closed_shift_are_those_of_its_z(shop: Desk) -> None:
    sell(shop, 1)
    report = close(shop)
    books = ShiftStore(shop.counter.store.books)  # type: ignore[attr-defined]
    assert books.figures(2) == report.figures
    assert (shop.counter.shifts.any(), shop.counter.shifts.left()) == (True, report.left)


# -- two at once, and a death in the middle -------------------------------------------------------


def test_two_windows_that_close_at_once_write_one_z(shop: Desk) -> None:
    for number in range(2, 12):
        shop.counter.shifts.count("Sari", amount=expected(shop))
        start = threading.Barrier(2)
        ends: list[object] = []

        def closes(start: threading.Barrier = start, ends: list[object] = ends) -> None:
            start.wait()
            try:
                ends.append(shop.counter.shifts.close("Sari").number)
            except RuleError as error:
                ends.append(error.code)

        threads = [threading.Thread(target=closes) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(map(str, ends)) == [str(number), "no-shift"]
        shop.counter.shifts.open(0, "Sari")
    assert in_file(shop, "SELECT count(*), max(number) FROM z_report") == [(11, 11)]


@pytest.mark.parametrize("dies_at", [1, 2])
def test_what_a_payment_takes_is_written_with_its_move_or_not_at_all(
    shop: Desk, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    seen = 0
    real = statements.run

    def dies(*args: object) -> object:
        nonlocal seen
        found = real(*args)  # type: ignore[arg-type]
        seen += args[1] in {statements.ADD_TAKING, statements.ADD_SALE}
        if seen == dies_at:
            raise ZeroDivisionError
        return found

    with monkeypatch.context() as broken:
        broken.setattr(postings, "run", dies)
        with pytest.raises(ZeroDivisionError):
            sell(shop, 1)
    assert in_file(shop, "SELECT count(*) FROM taking") == [(0,)]
    assert in_file(shop, "SELECT count(*) FROM sale") == [(0,)]
    (stuck,) = shop.counter.unfinished.all()
    assert stuck.state is State.SENDING
    shop.counter.unfinished.recover()
    assert expected(shop) == FLOAT + 50_000
