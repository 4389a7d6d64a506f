"""What payments put into drawers and onto reports, over long histories made by chance.

A drawer is kept beside the counter in plain numbers, as the cashier sees it, and has to agree.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from random import Random

import pytest

from pos_app.domain.outcome import Outcome, Pending, Refused
from pos_app.domain.payment import Payment, State
from pos_app.domain.shift import Ever, Sales, ZReport
from pos_app.domain.tender import CASH, Tender, TenderKind
from pos_app.storage.posted import digest_of
from pos_app.storage.postings import Posting
from pos_app.storage.shift_figures import figures_from_text, figures_to_text
from tests.conftest import SetClock
from tests.scripted import PAID
from tests.unit.test_services import Desk

TOTAL = 13_000
REFUSED = Refused(code="02")
ANSWERS: list[Outcome | Exception] = [
    PAID,
    PAID,
    PAID,
    REFUSED,
    Pending(code="03"),
    Pending(code="03"),
]
TENDERS = [
    (Tender(CASH, TOTAL),),
    (Tender(CASH, 50_000),),
    (Tender("qris", TOTAL),),
    (Tender("qris", 3_000), Tender(CASH, 20_000)),
]


def cash_of(payment: Payment) -> int:
    return sum(tender.amount for tender in payment.tenders if tender.kind == CASH)


@dataclass
class Drawer:
    """A drawer and the till roll of a cashier who makes no mistakes."""

    desk: Desk
    chance: Random
    cash: int = 0
    sold: int = 0
    count: int = 0
    sales: int = 0
    waiting: list[Payment] = field(default_factory=list)
    paid: list[Payment] = field(default_factory=list)
    owed: dict[str, int] = field(default_factory=dict)

    def serve(self) -> None:
        if self.desk.counter.days.local(self.desk.clock.now()).hour in {23, 0}:
            self.desk.clock.move(hours=2)  # nobody sells electricity around midnight
        self.sales += 1
        tenders = self.chance.choice(TENDERS)
        answer = self.chance.choice(ANSWERS)
        self.desk.provider.answers = [answer]
        number = f"53{self.sales:010}"
        inquiry = self.desk.counter.inquiries.inquire("pln-postpaid", number)
        payment = self.desk.counter.payments.pay(inquiry, tenders, "Sari")
        cash, other = cash_of(payment), payment.tendered - cash_of(payment)
        if payment.state is State.PAID:
            self.cash += cash
            self._is_paid(payment)
        elif payment.state is State.PENDING:
            self.cash += cash
            self.waiting.append(payment)
        elif other:
            self.cash += cash
            self.owed[payment.ref] = cash

    def settle(self) -> None:
        """Let the provider end what is waiting, one way for all of it."""
        paid = self.cash >= self._change() and self.chance.random() < 0.5
        self.desk.provider.answers = [PAID if paid else REFUSED]
        self.desk.clock.move(hours=1)
        for payment in self.desk.counter.unfinished.resolve():
            if payment.state is State.PAID:
                self._is_paid(payment)
            else:
                self.owed[payment.ref] = cash_of(payment)
        self.waiting = [p for p in self.waiting if self._state(p) is State.PENDING]

    def give_back(self) -> None:
        ref, cash = self.owed.popitem()
        self._bring(cash)
        self.desk.counter.cash.give_back(ref, "Sari")
        self.cash -= cash

    def reverse(self) -> None:
        payment = self.paid.pop(self.chance.randrange(len(self.paid)))
        self.desk.counter.review.decide(
            payment.ref,
            State.REVERSED,
            actor="Sari",
            reason="the provider has returned it",
            evidence="CS-1",
        )
        self.sold, self.count = self.sold - TOTAL, self.count - 1
        self.owed[payment.ref] = cash_of(payment) - payment.change

    def move(self) -> None:
        amount = self.chance.randrange(1, 40_000)
        shifts = self.desk.counter.shifts
        if amount > self.cash or self.chance.random() < 0.4:
            shifts.cash_in(amount, "small change", "Sari")
            self.cash += amount
        else:
            self.chance.choice([shifts.cash_out, shifts.drop])(amount, "for the shop", "Sari")
            self.cash -= amount

    def _change(self) -> int:
        return sum(payment.change for payment in self.waiting)

    def _bring(self, needed: int) -> None:
        """Nobody gives what is not there: see that it is."""
        if self.cash < needed:
            self.desk.counter.shifts.cash_in(needed, "from the safe", "Sari")
            self.cash += needed

    def act(self) -> None:
        acts = [self.serve, self.serve, self.move]
        acts += [self.settle] * bool(self.waiting)
        acts += [self.give_back] * bool(self.owed)
        acts += [self.reverse] * (bool(self.paid) and self.chance.random() < 0.05)
        self.chance.choice(acts)()

    def close(self) -> ZReport:
        left = self.chance.randrange(self.cash + 1)
        self.desk.counter.shifts.count("Sari", amount=self.cash)
        report = self.desk.counter.shifts.close("Sari", left)
        assert report.difference == 0
        self.cash = left
        if self.waiting and self.chance.random() < 0.5:
            self.settle()  # after the closing: it counts for the next shift
        self.desk.counter.shifts.open(left, "Sari")
        return report

    def _is_paid(self, payment: Payment) -> None:
        self.cash -= payment.change
        self.sold, self.count = self.sold + TOTAL, self.count + 1
        self.paid.append(payment)

    def _state(self, payment: Payment) -> State:
        return self.desk.counter.store.payment(payment.ref).state


@pytest.mark.parametrize(("seed", "shifts"), [(1, 120), (2, 80)])
def test_the_reports_of_any_history_agree_with_the_drawer_and_with_their_rows(
    desk: Desk, seed: int, shifts: int
) -> None:
    desk.counter.payments._kinds = {"qris": TenderKind("qris", "QRIS")}
    drawer = Drawer(desk, Random(seed))
    reports: list[ZReport] = []
    for _ in range(shifts):
        for _ in range(drawer.chance.randrange(5)):
            drawer.act()
        reports.append(drawer.close())
    assert [report.number for report in reports] == [*range(1, shifts + 1)]
    assert [desk.counter.shifts.z_report(r.number, "Sari") for r in reports] == reports
    running = Ever()
    for report in reports:
        running = running.plus(report.figures.sales)
        assert report.ever == running
    _agrees_with_its_rows(desk, drawer, reports)
    verdict = desk.counter.store.verify()
    assert verdict.ok, verdict.problem


def _agrees_with_its_rows(desk: Desk, drawer: Drawer, reports: list[ZReport]) -> None:
    with closing(sqlite3.connect(desk.folder / "journal.db")) as books:
        sold = dict(books.execute("SELECT shift, sum(amount + admin + fee) FROM sale GROUP BY 1"))
        cash = dict(
            books.execute("SELECT shift, sum(amount) FROM taking WHERE tender = 'cash' GROUP BY 1")
        )
        ever = books.execute("SELECT sum(sign), sum(amount + admin + fee) FROM sale").fetchone()
        kept = books.execute("SELECT sum(amount) FROM taking WHERE ref <> ''").fetchone()[0]
    assert ever == (drawer.count, drawer.sold)
    for report in reports:
        assert report.figures.sales.total == sold.get(report.number, 0)
        assert report.figures.expected - report.shift.counted_float == cash.get(report.number, 0)
    now = desk.counter.shifts.x_report("Sari").figures
    # What customers have given is sold, held or owed: nothing else.
    assert kept == drawer.sold + now.held.amount + now.owed.amount


def test_figures_are_the_same_after_they_were_written_down(desk: Desk, clock: SetClock) -> None:
    desk.paid()
    figures = desk.counter.shifts.x_report("Sari").figures
    text = figures_to_text(figures)
    assert figures_from_text(text) == figures
    assert figures_to_text(figures_from_text(text)) == text
    assert json.loads(text)["sold"] == [1, 8_500, 2_500, 2_000, 1, 11_000, 10_000]


def test_the_digest_of_rows_does_not_depend_on_their_order_but_on_every_figure() -> None:
    one, two = Posting("sale", {"amount": 1}), Posting("taking", {"amount": 2})
    assert digest_of([one, two]) == digest_of([two, one])
    assert digest_of([one]) != digest_of([Posting("sale", {"amount": 2})])
    assert digest_of([one]) != digest_of([Posting("taking", {"amount": 1})])


def test_sales_of_which_nobody_told_the_price_have_no_commission() -> None:
    priced, free = Sales(1, 8_500, 2_500, 2_000, 1, 11_000, 10_000), Sales(1, 8_500, 2_500, 2_000)
    both = priced + free
    assert (both.count, both.priced, both.commission, both.margin) == (2, 1, 1_000, 5_000)
