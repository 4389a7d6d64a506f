"""Reports on the real books: every figure from the rows, every day the outlet's own."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from pos_app.app import assemble
from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.outcome import Paid, Pending, Refused
from pos_app.domain.payment import Approval, Payment, State
from pos_app.domain.reports import By, Days, OfShift, Report
from pos_app.domain.shift import BusinessDays, Sales
from pos_app.domain.tender import Tender
from pos_app.services.counter import Counter
from pos_app.services.reports import OTHER
from pos_app.settings import Fees, Outlet, Settings
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SetClock
from tests.scripted import BILL, PAID, Scripted

T = TypeVar("T")
ALL_DAY = "iak:BPJS"
"""PLN sells nothing around midnight."""

TODAY = Days.day(date(2026, 11, 21))


@dataclass
class Shop:
    """A counter with two providers, on a real database."""

    counter: Counter
    clock: SetClock
    providers: dict[str, Scripted]
    folder: Path
    sold: int = 0

    def sell(
        self, *answers: Paid | Refused | Pending, product: str = "pln-postpaid", by: str = "Sari"
    ) -> Payment:
        for provider in self.providers.values():
            provider.answers = list(answers) or [PAID]
        self.sold += 1
        inquiry = self.counter.inquiries.inquire(product, f"53{self.sold:010}")
        return self.served_by(
            by, lambda: self.counter.payments.pay(inquiry, [Tender("cash", 50_000)], by)
        )

    def served_by(self, name: str, work: Callable[[], T]) -> T:
        """Do something as somebody who stands at the counter meanwhile."""
        presence = self.counter.accounts.presence
        before = presence.name
        presence.come(name)
        try:
            return work()
        finally:
            presence.come(before or "Sari")

    def close(self, over: int = 0, by: str = "Sari") -> None:
        shifts = self.counter.shifts
        shift = shifts.require_open()
        expected = shifts.x_report(by).figures.expected
        shifts.count(shift.opened_by, amount=expected + over)
        shifts.close(shift.opened_by)

    def report(self, period: Days | OfShift = TODAY, actor: str = "Sari") -> Report:
        return self.counter.reports.make(period, actor)


def open_shop(folder: Path, clock: SetClock, days: BusinessDays, *, training: bool = False) -> Shop:
    providers = {name: Scripted(name=name, training=training) for name in ("digiswitch", "iak")}
    outlet = Outlet(name="Loket Berkah", zone=days.zone, day_starts=days.starts)  # type: ignore[arg-type]
    chosen = Settings(outlet=outlet, fees=Fees(default=2_000))
    store = JournalStore(folder, clock.now(), days=days)
    counter = assemble(folder, chosen, dict(providers), store, clock)
    if not counter.accounts.names():
        for name in ("Sari", "Budi"):
            counter.accounts.add(name, "147258", by="Sari")
        counter.shifts.open(100_000, "Sari")
    counter.accounts.presence.come("Sari")
    return Shop(counter, clock, providers, folder)


@pytest.fixture
def shop(tmp_path: Path, clock: SetClock) -> Iterator[Shop]:
    opened = open_shop(tmp_path, clock, BusinessDays())
    yield opened
    opened.counter.close()


def keys(report: Report, by: By) -> dict[str, int]:
    return {line.key: line.sales.count for line in report.groups[by]}


# -- figures ----------------------------------------------------------------------------------


def test_a_day_is_told_by_product_category_provider_cashier_hour_and_day(shop: Shop) -> None:
    shop.sell()
    shop.clock.move(hours=2)
    shop.sell(product="iak:BPJS", by="Budi")
    shop.sell(product="iak:BPJS", by="Budi")
    told = shop.report()
    assert keys(told, By.PROVIDER) == {"digiswitch": 1, "iak": 2}
    assert keys(told, By.CASHIER) == {"Sari": 1, "Budi": 2}
    assert keys(told, By.HOUR) == {"12": 1, "14": 2}
    assert keys(told, By.DAY) == {"2026-11-21": 3}
    assert keys(told, By.CATEGORY) == {"electricity": 1, "health": 2}
    names = {line.name["id"] for line in told.groups[By.CATEGORY]}
    assert names == {"Listrik", "BPJS"}
    assert {line.name["id"] for line in told.groups[By.PRODUCT]} >= {"PLN Pascabayar"}
    assert told.agrees


def test_principal_admin_fee_service_fee_and_commission_stand_apart(shop: Shop) -> None:
    shop.sell()
    total = shop.report().total
    assert (total.amount, total.admin, total.fee) == (8_500, 2_500, 2_000)
    assert (total.cost, total.commission, total.margin) == (10_000, 1_000, 3_000)


def test_a_bill_without_a_known_price_is_counted_and_brings_no_commission(shop: Shop) -> None:
    shop.sell(Paid(provider_ref="SN1", bill=replace(BILL, price=None)))
    total = shop.report().total
    assert (total.count, total.priced, total.commission) == (1, 0, 0)


def test_what_was_taken_back_is_a_minus_line_of_the_day_it_was_taken_back(shop: Shop) -> None:
    payment = shop.sell()
    shop.clock.move(days=1)
    reverse(shop, payment)
    told = shop.report(Days.day(date(2026, 11, 22)))
    assert (told.sold.count, told.reversed.count, told.total.total) == (0, -1, -13_000)
    assert shop.report().total.total == 13_000


def reverse(shop: Shop, payment: Payment) -> None:
    shop.counter.store.move(
        payment,
        State.REVERSED,
        shop.clock.now(),
        actor="Sari",
        outcome=None,
        approval=Approval("Sari", "provider called", "CS-1"),
    )


def test_providers_are_told_by_what_became_of_their_payments(shop: Shop) -> None:
    shop.sell()
    shop.sell(Refused(code="14", message="Nomor salah"))
    shop.sell(Refused(code="14", message="Nomor salah"))
    shop.sell(Pending(code="03"))
    told = shop.report()
    (answers,) = told.answers
    assert (answers.paid, answers.refused, answers.unclear) == (1, 2, 1)
    assert answers.rate == 0.25
    assert [(why.message, why.count) for why in told.reasons] == [("Nomor salah", 2)]
    assert (told.held.count, told.held.amount) == (1, 50_000)


def test_the_money_of_a_shift_that_is_closed_is_as_its_z_has_it(shop: Shop) -> None:
    pending = shop.sell(Pending(code="03"))
    shop.close()
    shop.counter.shifts.open(0, "Sari")
    shop.counter.store.move(
        pending, State.PAID, shop.clock.now(), actor="Sari", outcome=Paid(provider_ref="1")
    )
    assert shop.report(OfShift(1)).held.count == 1
    assert shop.report().held.count == 0
    assert shop.report(OfShift(2)).total.count == 1


def test_a_product_that_the_catalogue_no_longer_knows_goes_by_its_own_name(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.sell()

    def forgotten(product: str) -> None:
        raise InputError("unknown-product", product)

    monkeypatch.setattr(shop.counter.catalogue, "product", forgotten)
    told = shop.report()
    assert keys(told, By.CATEGORY) == {OTHER: 1}
    assert told.groups[By.PRODUCT][0].name == {}


# -- the days of the outlet -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "starts", "local", "day"),
    [
        # After 17:00 WIB it is tomorrow in UTC only: peers 52, audit B22.
        ("Asia/Jakarta", 0, "2026-11-21T06:59:00+07:00", "2026-11-21"),
        ("Asia/Jakarta", 0, "2026-11-21T17:00:00+07:00", "2026-11-21"),
        ("Asia/Jakarta", 0, "2026-11-21T23:59:59+07:00", "2026-11-21"),
        ("Asia/Jakarta", 0, "2026-11-22T00:00:00+07:00", "2026-11-22"),
        ("Asia/Makassar", 0, "2026-11-21T00:30:00+08:00", "2026-11-21"),
        ("Asia/Makassar", 0, "2026-11-21T23:30:00+08:00", "2026-11-21"),
        ("Asia/Jayapura", 0, "2026-11-21T00:10:00+09:00", "2026-11-21"),
        ("Asia/Jayapura", 0, "2026-11-21T23:50:00+09:00", "2026-11-21"),
        # A shop that is open past midnight.
        ("Asia/Jakarta", 4, "2026-11-22T03:59:59+07:00", "2026-11-21"),
        ("Asia/Jakarta", 4, "2026-11-22T04:00:00+07:00", "2026-11-22"),
        ("Asia/Jayapura", 4, "2026-12-01T00:30:00+09:00", "2026-11-30"),
        ("Asia/Jakarta", 4, "2028-03-01T01:00:00+07:00", "2028-02-29"),
        ("Asia/Jakarta", 0, "2028-02-29T23:00:00+07:00", "2028-02-29"),
        ("Asia/Jakarta", 0, "2027-01-01T00:00:00+07:00", "2027-01-01"),
    ],
)
def test_a_sale_is_in_the_report_of_its_business_day_and_in_no_other(
    tmp_path: Path, clock: SetClock, zone: str, starts: int, local: str, day: str
) -> None:
    clock.at = datetime.fromisoformat(local).astimezone(UTC)
    shop = open_shop(tmp_path, clock, BusinessDays(zone, starts))
    shop.sell(product=ALL_DAY)
    own = date.fromisoformat(day)
    assert shop.counter.reports.today() == own
    assert shop.counter.reports.day_starts == starts
    for other in (-1, 0, 1):
        told = shop.report(Days.day(own + timedelta(days=other)))
        assert told.total.count == (other == 0)
        assert bool(told.answers) == (other == 0)
    month = shop.report(Days.month(own))
    assert month.total.count == 1
    assert keys(month, By.HOUR) == {local[11:13]: 1}
    shop.counter.close()


def test_a_month_is_all_of_its_days_and_none_of_its_neighbours(shop: Shop) -> None:
    for local in ("01-31T23:59", "02-01T00:00", "02-29T23:59", "03-01T00:00"):
        shop.clock.at = datetime.fromisoformat(f"2028-{local}:00+07:00").astimezone(UTC)
        shop.sell(product=ALL_DAY)
    told = shop.report(Days.month(date(2028, 2, 1)))
    assert keys(told, By.DAY) == {"2028-02-01": 1, "2028-02-29": 1}


# -- control totals ---------------------------------------------------------------------------


def test_a_day_of_whole_shifts_is_the_sum_of_its_z_reports(shop: Shop) -> None:
    shop.sell()
    shop.close(over=-500)
    shop.counter.accounts.presence.come("Budi")
    shop.counter.shifts.open(100_000, "Budi")
    shop.sell(by="Budi")
    shop.close(over=200, by="Budi")
    shop.counter.accounts.presence.come("Sari")
    told = shop.report()
    assert told.agrees
    assert told.is_of_whole_shifts
    z = [shop.counter.shifts.z_report(number, "Sari").figures.sales for number in (1, 2)]
    assert told.total == z[0] + z[1]
    assert told.difference == -300
    assert [(d.number, d.difference) for d in told.drawers] == [(1, -500), (2, 200)]


def test_a_shift_over_midnight_is_in_two_days_and_both_say_what_lies_in_the_other(
    shop: Shop,
) -> None:
    shop.sell()
    shop.clock.move(hours=13)
    shop.sell()
    shop.sell()
    shop.close()
    first, second = shop.report(), shop.report(Days.day(date(2026, 11, 22)))
    assert [part.outside.count for part in first.torn_parts] == [2]
    assert [part.outside.count for part in second.torn_parts] == [1]
    assert first.agrees
    assert second.agrees
    assert shop.report(Days.month(date(2026, 11, 1))).is_of_whole_shifts


def test_a_shift_whose_sales_are_all_of_the_next_day_still_agrees(shop: Shop) -> None:
    shop.clock.move(hours=13)
    shop.sell()
    shop.close()
    assert shop.report().agrees
    assert shop.report().total == Sales()
    assert [part.outside.count for part in shop.report().torn_parts] == [1]


def test_an_open_shift_is_said_to_be_open(shop: Shop) -> None:
    shop.sell()
    told = shop.report()
    assert [part.number for part in told.open_parts] == [1]
    assert not told.is_of_whole_shifts


def test_what_is_paid_between_two_shifts_counts_for_the_next_and_is_in_the_day(shop: Shop) -> None:
    pending = shop.sell(Pending(code="03"))
    shop.close()
    shop.counter.store.move(
        pending, State.PAID, shop.clock.now(), actor="Sari", outcome=Paid(provider_ref="1")
    )
    told = shop.report()
    assert told.total.count == 1
    assert [part.number for part in told.open_parts] == [2]
    assert told.agrees


# -- practice ---------------------------------------------------------------------------------


def test_practice_and_real_sales_never_stand_in_one_figure(tmp_path: Path, clock: SetClock) -> None:
    shop = open_shop(tmp_path, clock, BusinessDays(), training=True)
    shop.sell()
    practice = shop.report()
    assert practice.training
    assert practice.total.count == 1
    shop.counter.close()
    real = open_shop(tmp_path, clock, BusinessDays())
    assert real.report().training
    assert real.report().total == practice.total
    real.sold = 10
    real.sell()
    real.sell()
    told = real.report()
    assert not told.training
    assert (told.total.count, told.left_out.count) == (2, 1)
    assert [answers.paid for answers in told.answers] == [2]
    assert told.agrees
    assert real.counter.reports.sales(TODAY, By.DAY, "2026-11-21", "Sari", 9).count == 2
    real.counter.close()


# -- comparison and single lines ----------------------------------------------------------------


def test_a_day_is_compared_with_the_day_before_and_a_shift_with_the_shift_before(
    shop: Shop,
) -> None:
    shop.sell()
    shop.close()
    shop.clock.move(days=1)
    shop.counter.shifts.open(100_000, "Sari")
    shop.sell()
    shop.sell()
    day = shop.report(Days.day(date(2026, 11, 22)))
    assert day.earlier is not None
    assert (day.total.count, day.earlier.sales.count) == (2, 1)
    shift = shop.report(OfShift(2))
    assert shift.earlier is not None
    assert shift.earlier.sales.count == 1
    assert shop.report(OfShift(1)).earlier is None


@pytest.mark.parametrize(
    ("by", "key", "count"),
    [
        (By.PRODUCT, "pln-postpaid", 2),
        (By.CATEGORY, "electricity", 2),
        (By.CATEGORY, "water", 0),
        (By.PROVIDER, "digiswitch", 2),
        (By.CASHIER, "Budi", 1),
        (By.HOUR, "12", 2),
        (By.HOUR, "13", 0),
        (By.DAY, "2026-11-21", 2),
    ],
)
def test_a_line_leads_to_its_single_sales(shop: Shop, by: By, key: str, count: int) -> None:
    shop.sell()
    shop.sell(by="Budi")
    choice = shop.counter.reports.sales(TODAY, by, key, "Sari", 100)
    assert len(choice.lines) == choice.count == count
    assert all(line.customer_name == "SITI RAHAYU" for line in choice.lines)


def test_more_lines_than_are_shown_are_never_kept_silent(shop: Shop) -> None:
    for _ in range(4):
        shop.sell()
    choice = shop.counter.reports.sales(TODAY, By.CASHIER, "Sari", "Sari", 3)
    assert (len(choice.lines), choice.count) == (3, 4)


def test_no_report_is_cut_at_any_number_of_rows(shop: Shop) -> None:
    """Audit 2.8: a LIMIT of 500 cut reports and nobody was told."""
    shop.sell()
    columns = "shift, day, hour, at, sold_in, provider, product, cashier, training"
    with closing(sqlite3.connect(shop.folder / "journal.db")) as books, books:
        books.execute(
            f"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
            INSERT INTO sale (sign, ref, amount, admin, fee, cost, seconds, entry, {columns})
            SELECT 1, ref || '-' || i, 8500, 2500, 2000, 10000, 1, 1000000 + i, {columns}
            FROM n, sale
            """
        )
    told = shop.report()
    assert told.total.count == 1201
    assert told.agrees


# -- rights -----------------------------------------------------------------------------------


def test_a_shift_of_ones_own_needs_less_than_that_of_another(shop: Shop) -> None:
    shop.sell()
    shop.close()
    shop.counter.accounts.presence.come("Budi")
    shop.counter.shifts.open(100_000, "Budi")
    own = shop.report(OfShift(2), "Budi")
    assert own.earlier is None
    assert own.drawers == ()
    assert [shift.number for shift in shop.counter.reports.shifts("Budi")] == [2]
    for period in (TODAY, OfShift(1)):
        with pytest.raises(RuleError, match="not-allowed"):
            shop.report(period, "Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.reports.sales(TODAY, By.CASHIER, "Sari", "Budi", 1)
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.reports.export(OfShift(2), "csv", Path("x.csv"), "Budi")


def test_who_may_see_reports_sees_every_shift(shop: Shop) -> None:
    assert [shift.number for shift in shop.counter.reports.shifts("Sari")] == [1]
    assert shop.counter.reports.shifts("Budi") == []


def test_there_is_no_report_of_a_shift_that_never_was(shop: Shop) -> None:
    with pytest.raises(InputError, match="unknown-z"):
        shop.report(OfShift(9))
