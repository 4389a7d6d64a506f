"""Ten thousand payments against a statement with planted faults: all are found, none invented."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from unittest.mock import patch
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from sqlalchemy import insert, update

from pos_app.domain import settlement
from pos_app.domain.matching import By, Matching, begun_at, charged
from pos_app.domain.payment import Payment, State
from pos_app.domain.settlement import Verdict, Whose
from pos_app.domain.statement import Line
from pos_app.domain.statement_cells import LineStatus
from pos_app.domain.tender import Tender
from pos_app.services.refs import base36
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.rows import payment_to_columns, stamp
from pos_app.storage.tables import PAYMENT
from tests.conftest import NOON, SetClock
from tests.faults.proof import Part, Planted, Trials, spread
from tests.faults.scratch import scratch
from tests.scripted import BILL, Scripted
from tests.unit.test_services import Desk, open_desk

DAYS = 5
ZONE = ZoneInfo("Asia/Jakarta")
HEADINGS = ("No", "Tanggal", "Ref ID", "Trx ID", "Tujuan", "Harga", "Status")
KINDS = ("missing", "extra", "amount", "refund", "late", "foreign", "twice", "failed")
FEE = 2000

Expected = tuple[Verdict, int, Whose]
NOTHING_AT_RISK = (0, Whose.NOBODY)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A line as the provider writes it."""

    at: datetime
    ours: str
    theirs: str
    number: str
    amount: int
    status: str = "Sukses"


def run(trials: Trials) -> None:
    """Compare statements of many payments, each with faults of its own."""
    seeds = range(trials.many(1, 10))
    spread(trials, seeds, _one_round)


def _one_round(seed: int, trials: Trials) -> None:
    random = Random(seed)
    many = trials.many(3000, 10_000)
    with TemporaryDirectory(dir=scratch()) as folder:
        desk = open_desk(Path(folder), SetClock(), Scripted())
        try:
            payments = _paid(desk, many, random)
            lines, expected, kinds = _planted(payments, random)
            file = _written(Path(folder), lines, random, as_workbook=bool(seed % 2))
            began = monotonic()
            found = _found(desk, file)
            trials.measure(f"seconds for {many:,} payments", f"{monotonic() - began:.1f}")
        finally:
            desk.counter.close()
    trials.count("a payment or line compared", len(expected))
    for key in sorted(expected.keys() | found.keys()):
        kind = kinds.get(key, "no fault")
        if key in kinds:
            trials.count(f"planted: {kind}")
        said, wanted = found.get(key), expected.get(key)
        trials.require(said == wanted, f"seed {seed}, {kind}, {key}", f"{said} and not {wanted}")


def _found(desk: Desk, file: Path) -> dict[str, Expected]:
    """Return what reconciliation finds, as it is kept."""
    service = desk.counter.reconciliation
    draft = service.open_file(file, desk.provider.name, "Sari")
    kept = service.keep(service.compare(draft, "Sari"), "Sari")
    found = (one.finding for one in service.findings(kept.id))
    return {one.key: (one.verdict, one.risk, one.whose) for one in found}


# -- the payments ---------------------------------------------------------------------------------


def _paid(desk: Desk, many: int, random: Random) -> list[Payment]:
    """Put paid payments into the real books, in bulk."""
    store, zero = desk.counter.store, NOON - timedelta(days=DAYS)
    assert isinstance(store, JournalStore)
    payments = []
    for number in range(many):
        at = zero + timedelta(seconds=random.random() * DAYS * 80_000)
        amount = random.randrange(5_000, 900_000)
        bill = replace(BILL, amount=amount, price=random.choice((None, amount + 1_500)))
        ref = f"{store.identity()}{base36(number, 8)}{base36(random.getrandbits(40), 8)}"
        payments.append(
            Payment(
                ref=ref,
                provider=desk.provider.name,
                account=desk.provider.account,
                training=False,
                product="pln-postpaid",
                code="pln",
                customer_no=f"53{number:010d}",
                extras={},
                bill=bill,
                fee=FEE,
                tenders=(Tender("cash", bill.due + FEE),),
                cashier="Sari",
                on=at.date(),
                made_at=at,
            )
        )
    _put(store, payments)
    return payments


def _put(store: JournalStore, payments: Sequence[Payment]) -> None:
    with store.books.write() as connection:
        connection.execute(insert(PAYMENT), [*map(payment_to_columns, payments)])
        sent = {"state": State.SENDING.value, "send_no": 1, "sent_at": PAYMENT.c.made_at}
        connection.execute(update(PAYMENT).values(**sent))
        settled = {
            "state": State.PAID.value,
            "settled_at": stamp(NOON),
            "provider_ref": "SN" + PAYMENT.c.customer_no,
        }
        connection.execute(update(PAYMENT).values(**settled))


# -- the statement --------------------------------------------------------------------------------


def _planted(
    payments: Sequence[Payment], random: Random
) -> tuple[list[Said], dict[str, Expected], dict[str, str]]:
    """Return the lines, what has to be found by its key, and which fault was planted where."""
    lines: list[Said] = []
    expected: dict[str, Expected] = {}
    kinds: dict[str, str] = {}
    faulty = random.sample(range(len(payments)), len(payments) // 100)
    planted = {at: KINDS[turn % len(KINDS)] for turn, at in enumerate(faulty)}
    for at, payment in enumerate(payments):
        kind = planted.get(at, "")
        plain = _line(payment, random, knows_all=kind not in {"", "late"})
        key, wanted, said = _faulty(kind, payment, plain, random)
        lines += said
        expected[key] = wanted
        if kind:
            kinds[key] = kind
        if key != payment.ref:
            lines.append(plain)
            expected[payment.ref] = (Verdict.MATCHED, *NOTHING_AT_RISK)
    random.shuffle(lines)
    return lines, expected, kinds


def _line(payment: Payment, random: Random, *, knows_all: bool) -> Said:
    """Return the line of a payment; some know only the provider's ref, some no ref at all."""
    knows = 2 if knows_all else random.choices((2, 1, 0), (18, 1, 1))[0]
    return Said(
        at=payment.made_at + timedelta(seconds=random.randrange(90)),
        ours=payment.ref if knows == 2 else "",
        theirs="" if knows == 0 else f"SN{payment.customer_no}",
        number=payment.customer_no,
        amount=charged(payment),
    )


def _faulty(
    kind: str, payment: Payment, plain: Said, random: Random
) -> tuple[str, Expected, list[Said]]:
    """Return a key, what has to be found under it, and the lines that make it so."""
    amount, total = plain.amount, payment.total
    differs = (Verdict.STATUS_DIFFERS, total, Whose.CUSTOMER)
    match kind:
        case "missing":
            return payment.ref, (Verdict.ONLY_OURS, total, Whose.CUSTOMER), []
        case "extra" | "foreign":
            return _stranger(kind, payment, plain)
        case "amount":
            by = random.choice((-1, 1)) * random.randrange(1, 5_000)
            whose = Whose.LOST if by > 0 else Whose.OWED
            said = [replace(plain, amount=amount + by)]
            return payment.ref, (Verdict.AMOUNT_DIFFERS, abs(by), whose), said
        case "refund":
            back = random.choice(({"status": "Refund"}, {"amount": -amount}))
            later = plain.at + timedelta(hours=random.randrange(30))
            return payment.ref, differs, [plain, replace(plain, at=later, **back)]
        case "late":
            by_hours = random.randrange(9, 80) if plain.ours or plain.theirs else 20
            late = replace(plain, at=plain.at + timedelta(hours=by_hours))
            return payment.ref, (Verdict.MATCHED, *NOTHING_AT_RISK), [late]
        case "twice":
            again = replace(plain, theirs=f"{plain.theirs}-2")
            return payment.ref, (Verdict.TWICE, amount, Whose.LOST), [plain, again]
        case "failed":
            return payment.ref, differs, [replace(plain, status="Gagal")]
        case _:
            return payment.ref, (Verdict.MATCHED, *NOTHING_AT_RISK), [plain]


def _stranger(kind: str, payment: Payment, plain: Said) -> tuple[str, Expected, list[Said]]:
    """Return a line of no payment in the books: of this counter's making, or of another's."""
    is_foreign = kind == "foreign"
    ref = "ZZZZ00" + payment.ref[6:] if is_foreign else payment.ref[:14] + "EXTRAREF"
    stray = (Verdict.ONLY_THEIRS, plain.amount, Whose.LOST)
    wanted = (Verdict.ELSEWHERE, *NOTHING_AT_RISK) if is_foreign else stray
    return f"line {ref}", wanted, [replace(plain, ours=ref, theirs="", number="081200000000")]


def _written(folder: Path, lines: Sequence[Said], random: Random, *, as_workbook: bool) -> Path:
    """Write a statement as a file, in one of the ways in which amounts are written."""
    grouped = random.choice((False, True))
    rows = [
        (
            str(number),
            line.at.astimezone(ZONE).strftime("%d/%m/%Y %H:%M:%S"),
            line.ours,
            line.theirs,
            line.number,
            f"Rp {line.amount:,}".replace(",", ".") if grouped else str(line.amount),
            line.status,
        )
        for number, line in enumerate(lines, 1)
    ]
    if as_workbook:
        file = folder / "statement.xlsx"
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in (HEADINGS, *rows):
            sheet.append(row)
        book.save(file)
        return file
    file = folder / "statement.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=random.choice(";,\t")).writerows([HEADINGS, *rows])
    return file


# -- planted bugs ---------------------------------------------------------------------------------


@contextmanager
def _refund_unseen() -> Iterator[None]:
    real = settlement._sum

    def careless(lines: Sequence[Line]) -> settlement._Sum:
        return real([line for line in lines if line.status is not LineStatus.REFUND])

    with patch.object(settlement, "_sum", careless):
        yield


@contextmanager
def _missing_unseen() -> Iterator[None]:
    real = settlement._judged

    def careless(*about: object) -> settlement.Finding | None:
        found = real(*about)  # type: ignore[arg-type]
        return None if found and found.verdict is Verdict.ONLY_OURS else found

    with patch.object(settlement, "_judged", careless):
        yield


@contextmanager
def _extra_unseen() -> Iterator[None]:
    with patch.object(settlement, "together", lambda _strays: ()):
        yield


@contextmanager
def _amount_unseen() -> Iterator[None]:
    with patch.object(settlement, "_amount_judgement", lambda _amount: settlement._MATCHED):
        yield


@contextmanager
def _late_unseen() -> Iterator[None]:
    real = Matching._give

    def careless(self: Matching, payment: Payment, line: Line, by: By) -> None:
        if abs(line.at - begun_at(payment)) < timedelta(hours=6):
            real(self, payment, line, by)

    with patch.object(Matching, "_give", careless):
        yield


@contextmanager
def _foreign_called_ours() -> Iterator[None]:
    with patch.object(settlement, "is_foreign", lambda _line, _device: False):
        yield


@contextmanager
def _twice_unseen() -> Iterator[None]:
    real = settlement._sum

    def careless(lines: Sequence[Line]) -> settlement._Sum:
        return real(lines[:1])

    with patch.object(settlement, "_sum", careless):
        yield


PART = Part(
    name="settlement",
    goals=("R9",),
    promise="Of what a statement says otherwise than the books, all is found and nothing invented.",
    unit="payments and lines compared",
    how="Paid payments of five days stand in the real books; a statement of them is written as CSV "
    "or XLSX, one line in twenty without our ref, one in twenty without any. One payment in a "
    "hundred has a fault: its line is missing, has another amount, comes up to three days late, "
    "stands there twice, is called failed or is given back; a line more is there, or one of "
    "another counter. The file goes through the real reader and the real service, and what is "
    "kept is held against what was planted: verdict, rupiah and whose they are.",
    simulated="the statements are made here; no provider documents the form of its own.",
    run=run,
    planted=(
        Planted(name="refund", what="refunds are not read", planted=_refund_unseen),
        Planted(name="missing", what="a missing line is passed over", planted=_missing_unseen),
        Planted(name="extra", what="a line too many is passed over", planted=_extra_unseen),
        Planted(name="amount", what="amounts are not compared", planted=_amount_unseen),
        Planted(name="late", what="a line of hours later is lost", planted=_late_unseen),
        Planted(name="foreign", what="any line is ours", planted=_foreign_called_ours),
        Planted(name="twice", what="only the first line counts", planted=_twice_unseen),
    ),
)
