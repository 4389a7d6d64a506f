"""A day at the counter: three people, three drawers, and one sum that everybody comes to.

The home, the books, the provider over HTTP and the papers are the real ones; only the time is set,
for the counter and the provider alike, since the third shift goes over midnight. Every figure is
worked out by hand, in rupiah. That a statement of 10,000 payments with one fault in a hundred is
seen through as well is tried by tests/faults/parts/settlement.py.
"""

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from pos_app import app
from pos_app.domain.causes import Cause, Why
from pos_app.domain.errors import RuleError
from pos_app.domain.payment import Payment, State
from pos_app.domain.reports import By, Days, OfShift
from pos_app.domain.rights import Action, Role
from pos_app.domain.settlement import Verdict, Whose
from pos_app.domain.shift import Ever, Flow, Kept, Sales, ZReport
from pos_app.domain.slip import SlipKind
from pos_app.domain.tender import Tender
from pos_app.sandbox.server import Sandbox
from pos_app.services.counter import Counter
from pos_app.services.reconciliation import Risk
from tests.conftest import Home, SetClock
from tests.tampering import Raw, attacked

SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
EIGHT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
"""08:00 WIB, when the counter is set up."""

SETTLES_AFTER = timedelta(hours=4)

PINS = {"Sari": "147258", "Budi": "258369", "Rina": "369147", "Tono": "507391"}

FEES = '\n[fees]\ndefault = 2000\n[fees.products]\npln-postpaid = 4000\n"pulsa/xl-10000" = 1850\n'
TENDERS = '\n[tenders.kinds]\nqris = "QRIS"\n'

Line = dict[str, Any]


@dataclass
class Shop:
    """The counter, the time of day and the provider."""

    counter: Counter
    clock: SetClock
    home: Home

    def at(self, hour: int, minute: int = 0, day: date = SATURDAY) -> None:
        """Let it become this time in Jakarta."""
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
        self.clock.at = local - timedelta(hours=7)

    def sell(self, code: str, number: str, by: str, **money: int) -> Payment:
        inquiry = self.counter.inquiries.inquire(f"digiswitch:{code}", number)
        tenders = [Tender(kind, amount) for kind, amount in money.items()]
        return self.counter.payments.pay(inquiry, tenders, by)

    def state(self, payment: Payment) -> State:
        return self.counter.store.payment(payment.ref).state

    def approves(self, action: Action, amount: int, ref: str = "", *, for_whom: str) -> None:
        """Let Rina type her PIN while somebody else stands at the counter."""
        self.counter.rights.approve(
            "Rina", PINS["Rina"], action, ref=ref, amount=amount, for_whom=for_whom
        )

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Look into the books past the program."""
        with closing(sqlite3.connect(self.home.path / "journal.db")) as books:
            return books.execute(query).fetchall()

    def z_row(self, number: int) -> tuple[Any, ...]:
        return self.rows(f"SELECT * FROM z_report WHERE number = {number}")[0]

    def ledger(self, event: str) -> list[Line]:
        """Return what the provider has written down of its own."""
        lines = map(json.loads, self.home.ledger.splitlines())
        return [line for line in lines if line["event"] == event]


@pytest.fixture
def shop(tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """The home of every other test, but its provider lives by a clock that is set."""
    clock = SetClock(EIGHT)
    ledger, settles = tmp_path / "day" / "ledger.jsonl", SETTLES_AFTER // timedelta(milliseconds=1)
    ledger.parent.mkdir()
    with Sandbox(ledger, settle_ms=settles, now=clock.now) as sandbox:
        here = Home(ledger.parent / "home", sandbox, monkeypatch, home.environ)
        here.path.mkdir()
        here.switch_on("digiswitch")
        settings = here.path / "config.toml"
        settings.write_text(settings.read_text() + FEES + TENDERS)
        monkeypatch.setattr(app, "SystemClock", lambda: clock)
        counter = app.open_counter(here.path)
        yield Shop(counter, clock, here)
        counter.close()


@dataclass
class Morning:
    """What of the morning is not over when Budi goes home."""

    pln: Payment
    split: Payment
    doubtful: Payment


def test_a_day_at_the_counter(shop: Shop, tmp_path: Path) -> None:
    the_owner_sets_up(shop)
    morning = budi_sells_in_the_morning(shop)
    z1 = budi_counts_blind_and_hands_over_to_tono(shop, morning)
    z1_says_so_on_paper(shop, z1, tmp_path)
    the_pending_payment_is_tonos(shop, morning)
    what_the_provider_took_back_is_a_minus_line(shop, morning)
    tono_closes_even(shop, tmp_path)
    rina_works_over_midnight(shop)
    all_sums_are_one_sum(shop)
    the_reports_say_the_same(shop)
    what_is_exported_adds_up_to_the_same(shop, tmp_path)
    the_statement_of_the_provider_matches(shop, tmp_path)
    six_faults_in_a_statement_are_found(shop, morning, tmp_path)
    a_backup_is_taken_and_rehearsed(shop)
    the_journal_holds_and_names_what_was_touched(shop)


# -- the morning: Budi ----------------------------------------------------------------------------


def the_owner_sets_up(shop: Shop) -> None:
    accounts = shop.counter.accounts
    accounts.add("Sari", PINS["Sari"])
    for name, role in (("Budi", Role.CASHIER), ("Rina", Role.SUPERVISOR), ("Tono", Role.CASHIER)):
        accounts.add(name, PINS[name], role, by="Sari")
    assert [(who.name, who.role) for who in accounts.everybody()] == [
        ("Budi", Role.CASHIER),
        ("Rina", Role.SUPERVISOR),
        ("Sari", Role.OWNER),
        ("Tono", Role.CASHIER),
    ]
    shop.counter.catalogue.fetch("digiswitch")
    accounts.sign_out()


def budi_sells_in_the_morning(shop: Shop) -> Morning:
    shop.at(8, 30)
    shop.counter.accounts.sign_in("Budi", PINS["Budi"])
    with pytest.raises(RuleError, match="no-shift"):
        shop.sell("pln", "530000000001", "Budi", cash=20_000)
    assert shop.counter.shifts.open(200_000, "Budi").number == 1

    pln = shop.sell("pln", "530000000001", "Budi", cash=20_000)
    assert (pln.state, pln.total, pln.change) == (State.PAID, 15_000, 5_000)
    top_up = shop.sell("xld10", "087800001230", "Budi", cash=15_000)
    assert (top_up.state, top_up.total, top_up.change) == (State.PAID, 12_000, 3_000)
    split = shop.sell("hp", "081234554320", "Budi", qris=10_000, cash=5_000)
    assert (split.state, split.total, split.change) == (State.PAID, 14_500, 500)
    in_drawer = 200_000 + 15_000 + 12_000 + 4_500

    a_refused_bill_brings_nothing(shop, in_drawer)
    doubtful = a_pending_payment_holds_its_cash(shop, in_drawer)
    rina_approves_one_cash_out(shop, in_drawer + 20_000)
    an_x_report_changes_nothing_and_tells_budi_no_cash(shop)
    return Morning(pln, split, doubtful)


def expected(shop: Shop, by: str = "Budi") -> int:
    return shop.counter.shifts.x_report(by).figures.expected


def a_refused_bill_brings_nothing(shop: Shop, in_drawer: int) -> None:
    refused = shop.sell("pln", "530000000006", "Budi", cash=20_000)
    assert (refused.state, refused.cash_back) == (State.REFUSED, 20_000)
    given = shop.counter.cash.give_back(refused.ref, "Budi")
    assert given.data["amount"] == 20_000
    with pytest.raises(RuleError, match="cash-returned"):
        shop.counter.cash.give_back(refused.ref, "Budi")
    figures = shop.counter.shifts.x_report("Budi").figures
    assert (figures.expected, figures.sales.total, figures.sales.count) == (in_drawer, 41_500, 3)


def a_pending_payment_holds_its_cash(shop: Shop, in_drawer: int) -> Payment:
    shop.at(11)
    doubtful = shop.sell("pln", "630000000001", "Budi", cash=20_000)
    assert (doubtful.state, doubtful.total) == (State.PENDING, 15_000)
    slip = shop.counter.cash.draw(doubtful.ref, SlipKind.HELD, "80", "Budi").slip
    assert slip.amount == 20_000
    figures = shop.counter.shifts.x_report("Budi").figures
    assert figures.held == Kept(1, 20_000)
    assert (figures.expected, figures.sales.total) == (in_drawer + 20_000, 41_500)
    shop.at(13)
    shop.counter.unfinished.resolve()
    assert shop.state(doubtful) is State.PENDING
    return doubtful


def rina_approves_one_cash_out(shop: Shop, in_drawer: int) -> None:
    shifts = shop.counter.shifts
    shifts.drop(100_000, "ke brankas", "Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shifts.cash_out(15_000, "kertas struk", "Budi")
    shop.approves(Action.TAKE_CASH_OUT, 15_000, for_whom="Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shifts.cash_out(25_000, "kertas struk", "Budi")
    assert expected(shop) == in_drawer - 100_000
    shifts.cash_out(15_000, "kertas struk", "Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shifts.cash_out(15_000, "kertas struk", "Budi")
    assert expected(shop) == in_drawer - 115_000 == 136_500


def an_x_report_changes_nothing_and_tells_budi_no_cash(shop: Shop) -> None:
    before = shop.counter.store.head()
    x = shop.counter.shifts.x_report("Budi")
    paper = shop.home.path / "x.pdf"
    shop.counter.shift_slips.save_x(x, "80", paper)
    assert x.own.total == 41_500
    assert not x.shows_cash
    said = text_of(paper)
    assert "41.500" in said
    assert "136.500" not in said
    assert shop.counter.store.head() == before


def budi_counts_blind_and_hands_over_to_tono(shop: Shop, morning: Morning) -> ZReport:
    """Count 5.000 too little: Budi has given the change of the first customer twice."""
    shop.at(14)
    shifts = shop.counter.shifts
    notes = {100_000: 1, 20_000: 1, 10_000: 1, 1_000: 1, 500: 1}
    first = shifts.count("Budi", notes=notes)
    assert (first.amount, first.expected, first.difference) == (131_500, 136_500, -5_000)
    assert shifts.causes("Budi") == [Cause(Why.CHANGE_TWICE, 5_000, morning.pln.ref)]
    shifts.count("Budi", notes=notes, reason="dihitung ulang bersama Tono")
    assert shop.counter.accounts.recognise("Tono", PINS["Tono"]).name == "Tono"

    z1 = shifts.hand_over("Budi", "Tono", left=80_000)
    assert [(count.difference, count.reason) for count in z1.counts] == [
        (-5_000, ""),
        (-5_000, "dihitung ulang bersama Tono"),
    ]
    assert (z1.number, z1.difference, z1.left) == (1, -5_000, 80_000)
    assert z1.figures.sold == Sales(3, 28_650, 5_000, 7_850, 3, 33_650, 31_150)
    assert (z1.figures.of("qris"), z1.figures.held) == (10_000, Kept(1, 20_000))
    assert z1.figures.flows == {
        (Flow.RECEIVED, "cash"): 60_000,
        (Flow.CHANGE, "cash"): -8_500,
        (Flow.DROP, "cash"): -100_000,
        (Flow.CASH_OUT, "cash"): -15_000,
        (Flow.RECEIVED, "qris"): 10_000,
    }
    return z1


def z1_says_so_on_paper(shop: Shop, z1: ZReport, folder: Path) -> None:
    paper = folder / "z1.pdf"
    shop.counter.shift_slips.save_z(z1, "80", paper, "Budi")
    said = text_of(paper)
    for figure in (
        "Nomor Z 1",
        "Total penjualan Rp 41.500",
        "Modal awal Rp 200.000",
        "Setoran Rp -100.000",
        "Kas keluar Rp -15.000",
        "QRIS Rp 10.000",
        "Belum jelas (1) Rp 20.000",
        "Seharusnya di laci Rp 136.500",
        "Dihitung Rp 131.500",
        "SELISIH Rp 5.000 (KURANG)",
        "Alasan dihitung ulang bersama Tono",
        "Ditinggal di laci Rp 80.000",
        "Diambil dari laci Rp 51.500",
        "Sejak awal: 3 transaksi, Rp 41.500",
    ):
        assert figure in said


def text_of(paper: Path) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(paper).pages).split())


# -- the afternoon: Tono --------------------------------------------------------------------------


def the_pending_payment_is_tonos(shop: Shop, morning: Morning) -> None:
    """See it paid in shift 2: its change leaves the drawer of Tono, and Z 1 stays as it is."""
    shop.counter.accounts.sign_in("Tono", PINS["Tono"])
    shift = shop.counter.shifts.require_open()
    assert (shift.number, shift.opened_by, shift.counted_float) == (2, "Tono", 80_000)
    z1 = shop.z_row(1)
    shop.at(15, 30)
    shop.counter.unfinished.resolve()
    assert shop.state(morning.doubtful) is State.PAID
    figures = shop.counter.shifts.x_report("Tono").figures
    assert figures.late == Sales(1, 8_500, 2_500, 4_000, 1, 11_000, 10_000)
    assert (figures.sold, figures.held) == (Sales(), Kept())
    assert figures.expected == 80_000 - 5_000
    assert shop.z_row(1) == z1


def what_the_provider_took_back_is_a_minus_line(shop: Shop, morning: Morning) -> None:
    """Reverse the split one of Budi: its cash and its QRIS go back in the shift of Tono."""
    shop.at(16)
    z1, ref = shop.z_row(1), morning.split.ref
    the_provider_gives_back(shop, ref)
    decision: dict[str, Any] = {
        "actor": "Tono",
        "reason": "dikembalikan penyedia",
        "evidence": "tiket CS-77",
    }
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.review.decide(ref, State.REVERSED, **decision)
    shop.approves(Action.DECIDE, 14_500, ref, for_whom="Tono")
    shop.counter.review.decide(ref, State.REVERSED, **decision)
    assert shop.counter.shifts.x_report("Tono").figures.owed == Kept(1, 14_500)
    shop.counter.cash.give_back(ref, "Tono")
    figures = shop.counter.shifts.x_report("Tono").figures
    assert figures.reversed == Sales(-1, -10_000, -2_500, -2_000, -1, -12_500, -11_000)
    assert (figures.of("qris"), figures.expected) == (-10_000, 80_000 - 5_000 - 4_500)
    assert figures.owed == Kept()
    assert shop.z_row(1) == z1


def the_provider_gives_back(shop: Shop, ref: str) -> None:
    ledger = shop.home.sandbox._ledger
    charge = ledger.find("digiswitch", ref)
    assert charge is not None
    ledger.refund(charge, shop.clock.now())


def tono_closes_even(shop: Shop, folder: Path) -> None:
    two_months = shop.sell("pln", "530000000002", "Tono", cash=30_000)
    assert (two_months.state, two_months.total, two_months.change) == (State.PAID, 29_000, 1_000)
    shop.at(21)
    shifts = shop.counter.shifts
    assert shifts.count("Tono", amount=99_500).difference == 0
    z2 = shifts.close("Tono", left=50_000)
    assert (z2.number, z2.difference, z2.figures.sales.total) == (2, 0, 29_500)
    assert z2.ever == Ever(4, 71_000, 13_850)
    paper = folder / "z2.pdf"
    shop.counter.shift_slips.save_z(z2, "80", paper, "Tono")
    said = text_of(paper)
    for figure in (
        "Terlambat dibayar (1) Rp 15.000",
        "Dibatalkan (1) Rp -14.500",
        "Total penjualan Rp 29.500",
        "QRIS Rp -10.000",
        "SELISIH Rp 0 (PAS)",
    ):
        assert figure in said


# -- over midnight: Rina --------------------------------------------------------------------------


def rina_works_over_midnight(shop: Shop) -> None:
    shop.at(22)
    shop.counter.accounts.sign_in("Rina", PINS["Rina"])
    shifts = shop.counter.shifts
    assert shifts.open(50_000, "Rina").float_difference == 0
    assert shop.sell("bpjs", "8801234560001", "Rina", cash=27_000).state is State.PAID
    shop.at(0, 20, SUNDAY)
    assert shop.sell("internet", "6391601001", "Rina", cash=30_000).change == 3_500
    shifts.count("Rina", amount=50_000 + 27_000 + 26_500)
    z3 = shifts.close("Rina", left=0)
    assert (z3.number, z3.difference, z3.figures.sales.total) == (3, 0, 53_500)


# -- the sums -------------------------------------------------------------------------------------


def all_sums_are_one_sum(shop: Shop) -> None:
    zs = [shop.counter.shifts.z_report(number, "Rina") for number in (1, 2, 3)]
    assert [z.figures.sales.total for z in zs] == [41_500, 29_500, 53_500]
    assert [z.difference for z in zs] == [-5_000, 0, 0]
    assert zs[-1].ever == Ever(6, 124_500, 17_850)
    sale = "SELECT sum(sign), sum(amount + admin), sum(fee), sum(cost) FROM sale"
    assert shop.rows(sale) == [(6, 106_650, 17_850, 100_350)]
    assert shop.rows("SELECT sum(amount) FROM taking WHERE ref <> ''") == [(124_500,)]

    charges, refunds = shop.ledger("charge"), shop.ledger("refund")
    assert (len(charges), len(refunds)) == (7, 1)
    assert added(charges, "selling_price") - added(refunds, "selling_price") == 106_650
    assert added(charges, "price") - added(refunds, "price") == 100_350
    standing = {line["ref"] for line in charges} - {line["ref"] for line in refunds}
    assert standing == {ref for (ref,) in shop.rows("SELECT ref FROM payment WHERE state = 'PAID'")}


def added(lines: list[Line], what: str) -> int:
    return sum(line[what] for line in lines)


def the_reports_say_the_same(shop: Shop) -> None:
    reports = shop.counter.reports
    both = reports.make(Days(SATURDAY, SUNDAY), "Rina")
    assert both.total == Sales(6, 89_150, 17_500, 17_850, 6, 106_650, 100_350)
    assert (both.total.commission, both.total.margin) == (6_300, 24_150)
    assert (both.agrees, both.is_of_whole_shifts, both.difference) == (True, True, -5_000)
    of_shifts = [reports.make(OfShift(number), "Rina").total for number in (1, 2, 3)]
    assert [part.z for part in both.parts] == of_shifts
    assert sum(of_shifts, Sales()) == both.total

    def by(what: By) -> dict[str, int]:
        return {line.key: line.sales.total for line in both.groups[what]}

    assert by(By.CASHIER) == {"Rina": 53_500, "Budi": 42_000, "Tono": 29_000}
    assert by(By.PRODUCT) == {
        "pln-postpaid": 59_000,
        "bpjs-health": 27_000,
        "internet": 26_500,
        "pulsa/xl-10000": 12_000,
        "phone-postpaid": 0,
    }
    assert by(By.DAY) == {"2026-11-21": 98_000, "2026-11-22": 26_500}
    saturday = reports.make(Days.day(SATURDAY), "Rina")
    assert (saturday.agrees, [part.number for part in saturday.torn_parts]) == (True, [3])


TOTALS = (6, 89_150, 17_500, 17_850, 124_500, 100_350)
"""Bills, amount, admin, fee, total, and what left the deposit."""


def what_is_exported_adds_up_to_the_same(shop: Shop, folder: Path) -> None:
    def export(kind: str) -> Path:
        to = folder / f"hari.{kind}"
        return shop.counter.reports.export(Days(SATURDAY, SUNDAY), kind, to, "Rina")[-1]

    with export("csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[-1][0] == "JUMLAH (8 baris)"
    assert tuple(map(int, rows[-1][10:])) == TOTALS
    lines = rows[-9:-1]
    assert tuple(sum(int(line[at]) for line in lines) for at in range(10, 16)) == TOTALS
    book = load_workbook(export("xlsx"), read_only=True)
    *_, last = book["Transaksi"].iter_rows(values_only=True)
    book.close()
    assert (last[0], last[10:]) == ("JUMLAH (8 baris)", TOTALS)
    told = [entry.data for entry in shop.counter.store.entries(kind="report.exported")]
    assert [(entry["count"], entry["amount"], entry["cost"]) for entry in told] == [
        (6, 89_150, 100_350),
        (6, 89_150, 100_350),
    ]


# -- the provider's statement ---------------------------------------------------------------------


def the_statement_of_the_provider_matches(shop: Shop, folder: Path) -> None:
    found = reconciled(shop, folder / "clean.csv", statement_lines(shop))
    assert list(found.values()) == [(Verdict.MATCHED, 0, Whose.NOBODY)] * 7
    assert shop.counter.reconciliation.at_risk() == Risk(0)


def six_faults_in_a_statement_are_found(shop: Shop, morning: Morning, folder: Path) -> None:
    """Plant a missing line, one too many, an amount, a refund, a late line, another's line."""
    lines = statement_lines(shop)
    of = {line["customer_no"]: line for line in lines}
    missing, amount = of["530000000001"], of["087800001230"]
    refund, late = of["8801234560001"], of["530000000002"]
    own, stranger = f"{morning.pln.ref[:14]}TOOMUCHH", f"ZZZZ00{morning.pln.ref[6:]}"
    lines.remove(missing)
    amount["price"] += 500
    lines.append({**refund, "status": "Refund"})
    late["at"] = (datetime.fromisoformat(late["at"]) + timedelta(hours=9)).isoformat()
    lines.append({**missing, "ref": own, "sn": "", "customer_no": "530000009999", "price": 12_345})
    lines.append({**missing, "ref": stranger, "sn": "", "customer_no": "530000008888"})

    matched = (Verdict.MATCHED, 0, Whose.NOBODY)
    assert reconciled(shop, folder / "faulty.csv", lines) == {
        missing["ref"]: (Verdict.ONLY_OURS, 15_000, Whose.CUSTOMER),
        amount["ref"]: (Verdict.AMOUNT_DIFFERS, 500, Whose.LOST),
        refund["ref"]: (Verdict.STATUS_DIFFERS, 27_000, Whose.CUSTOMER),
        late["ref"]: matched,
        morning.split.ref: matched,
        morning.doubtful.ref: matched,
        of["6391601001"]["ref"]: matched,
        f"line {own}": (Verdict.ONLY_THEIRS, 12_345, Whose.LOST),
        f"line {stranger}": (Verdict.ELSEWHERE, 0, Whose.NOBODY),
    }
    assert shop.counter.reconciliation.at_risk() == Risk(4, lost=12_845, customer=42_000)


def statement_lines(shop: Shop) -> list[Line]:
    """Return the provider's ledger as it would send it: charges, and what it gave back."""
    paid = {line["ref"]: line["sn"] for line in shop.ledger("settle")}
    charges = [
        {**line, "sn": line["sn"] or paid[line["ref"]], "status": "Sukses"}
        for line in shop.ledger("charge")
    ]
    return charges + [{**line, "status": "Refund"} for line in shop.ledger("refund")]


def reconciled(shop: Shop, file: Path, lines: list[Line]) -> dict[str, tuple[Verdict, int, Whose]]:
    """Write a statement, compare and keep it; return what is kept."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["Tanggal", "Ref ID", "SN", "Tujuan", "Harga", "Status"])
        for line in lines:
            fields = ("at", "ref", "sn", "customer_no", "price", "status")
            writer.writerow([line[field] for field in fields])
    service = shop.counter.reconciliation
    draft = service.open_file(file, "digiswitch", "Rina")
    kept = service.keep(service.compare(draft, "Rina"), "Rina")
    found = [one.finding for one in service.findings(kept.id)]
    return {one.key: (one.verdict, one.risk, one.whose) for one in found}


# -- the books ------------------------------------------------------------------------------------


def a_backup_is_taken_and_rehearsed(shop: Shop) -> None:
    counter = shop.counter
    (file,) = counter.backups.keep_now("Rina")
    entries = counter.store.head().entries
    drill = counter.restores.drill("Rina")
    assert (drill.file, drill.entries) == (file.name, entries)
    assert counter.restores.last_drill() == drill


def the_journal_holds_and_names_what_was_touched(shop: Shop) -> None:
    """Edit the sale of BPJS past the program, in closed books and without their triggers."""
    verdict = shop.counter.store.verify()
    assert (verdict.ok, verdict.entries) == (True, shop.counter.store.head().entries)
    assert verdict.anchors == dict.fromkeys(("file", "keys", "backup"), "agrees")
    shop.counter.close()

    def edit(raw: Raw) -> int:
        (entry,) = raw.execute("SELECT entry FROM sale WHERE amount = 22500").fetchone()
        raw.execute("UPDATE sale SET amount = 12500 WHERE amount = 22500")
        return int(entry)

    touched = attacked(shop.home.path, edit)
    with closing(app.open_counter(shop.home.path, writes=False)) as opened:
        verdict = opened.store.verify()
    assert (verdict.ok, verdict.first_bad) == (False, touched)
