"""Nothing on a receipt is lost, clipped, or printed over something else; whatever is on it."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import ReceiptError
from pos_app.domain.money import MAX_RUPIAH
from pos_app.domain.payment import Payment, State
from pos_app.domain.product import Product
from pos_app.domain.tender import Tender
from pos_app.receipts.content import Content, Outlet, Pair, as_text, receipt_content
from pos_app.receipts.ink import REGULAR, drawable, width
from pos_app.receipts.pdf import PdfReceipts
from pos_app.seed import load_seed

PAPERS = ("58", "80", "a4")
PRODUCTS = {product.id: product for product in load_seed().products}
OUTLET = Outlet("Loket Berkah", "Jl. Melati No. 7", "0812", "Terima kasih", "Asia/Jakarta")
LONGEST_OUTLET = Outlet("Loket " * 10, "Jalan Panjang " * 8, "0" * 30, "F" * 120, "Asia/Makassar")
REF = "BO1124A93F7788C0D19E4F2B11223344"
REACH = {"58": (5, 53), "80": (4, 76), "a4": (15, 195)}
"""What a printer reaches, from the left, in millimetres."""


def facts(said: Mapping[str, str | int] | None = None, **more: str | int) -> tuple[Fact, ...]:
    return tuple(Fact(name, value) for name, value in {**(said or {}), **more}.items())


def bill(*lines: Fact, periods: tuple[tuple[Fact, ...], ...] = (), amount: int = 97_500) -> Bill:
    return Bill(
        customer_name="BUDI SANTOSO",
        amount=amount,
        admin=2500,
        price=None,
        facts=lines,
        periods=periods,
    )


PLN = bill(
    *facts(tariff="R1", power="1300", bill_count="2"),
    periods=(
        facts(period="201901", bill=8000, admin=2500, penalty=500)
        + facts(meter_start="00080000", meter_end="00090000"),
        facts(period="201902", bill=11000, admin=2500, penalty=0)
        + facts(meter_start="00090000", meter_end="00100000"),
    ),
)
SAMSAT = bill(
    *facts(address="JL. RAYA CIBEUREUM NO. 117 BLOK C RT 001 RW 009 KEL. CIBEUREUM"),
    *facts(chassis_no="MH1JB9120AK218342", engine_no="JB91E2210654", plate_no="D 4321 XYZ"),
    *facts(tax_until="20271121", swd_principal=14_000, pkb_principal=83_000, bbn_penalty=0),
)
BILLS = {
    "pln-postpaid": PLN,
    "pln-nontaglis": bill(*facts(transaction="BALIK NAMA", registration_date="20221124")),
    "pdam": bill(
        *facts(tariff="3A", address="WONOKERTO", due_date="1-15 DES 2014"),
        periods=(facts(period="201901", bill=8000, penalty=500, misc=1500),),
    ),
    "bpjs-health": bill(*facts(participants="2", bill_count="1"), periods=(facts(period="01"),)),
    "property-tax": bill(*facts(tax_year="2019", village="CIMAHI", land_area="113 M2")),
    "vehicle-tax": SAMSAT,
    "e-money": bill(*facts(bill_count="1")),
}
EXTREMES = {
    "a name of a fact that goes on and on": bill(*facts({"nama " * 30: "nilai", "x" * 300: "y"})),
    "values without a blank": bill(*facts(aneh="W" * 500, tariff="i" * 500)),
    "what no font has": bill(*facts({"中文": "漢字 \U0001f600", "": "tanpa nama", "kosong": ""})),
    "more facts than a page holds": bill(*facts({f"f{n}": f"n{n} " * 12 for n in range(200)})),
    "more columns than a page is wide": bill(
        periods=(facts({f"kolom_{n}": f"isi {n}" for n in range(40)}),) * 3
    ),
    "rows taller than a page": bill(
        periods=(facts({f"kolom_{n}": "W" * 190 for n in range(20)}, bill=11_000),) * 2
    ),
    "a period beside money that is far too long": bill(
        periods=(facts(period="2026" * 40, bill=11_000),)
    ),
    "two facts of one name in a period": bill(periods=(facts(penalty=500, Denda=700),)),
    "as much money as there is": bill(
        amount=MAX_RUPIAH - 2500, periods=(facts(period="202601", bill=MAX_RUPIAH, misc=1),)
    ),
    "sixty periods": bill(periods=tuple(facts(period=f"P{n}", bill=n) for n in range(60))),
}


def paid(quoted: Bill, product: str = "pln-postpaid", **changes: Any) -> Payment:
    parts = PRODUCTS[product].number
    at = datetime(2026, 11, 21, 5, 0, 7, tzinfo=UTC)
    payment = Payment(
        ref="A1B2C3261121000042",
        provider="digiswitch",
        account="loket",
        training=False,
        product=product,
        code="x",
        customer_no=",".join(part.example for part in parts),
        extras={},
        bill=quoted,
        fee=2000,
        tenders=(Tender("cash", quoted.due + 50_000),),
        cashier="Sari",
        on=date(2026, 11, 21),
        made_at=at,
        settled_at=at,
        state=State.PAID,
        provider_ref=REF,
    )
    return replace(payment, **changes)


def product_of(payment: Payment) -> Product:
    return PRODUCTS[payment.product]


@dataclass(frozen=True)
class Mark:
    """A text where it was drawn, in points."""

    page: int
    left: float
    right: float
    y: float
    text: str
    paper: tuple[float, float]


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> list[Mark]:
    drawn: list[Mark] = []
    draw = Canvas.drawString

    def watched(canvas: Any, x: float, y: float, text: str, **options: Any) -> None:
        right = x + canvas.stringWidth(text, canvas._fontname, canvas._fontsize)
        mark = Mark(canvas.getPageNumber(), x, right, y, text, canvas._pagesize)
        if text.strip():
            drawn.append(mark)
        draw(canvas, x, y, text, **options)

    monkeypatch.setattr(Canvas, "drawString", watched)
    return drawn


def pairs(content: Content) -> list[Pair]:
    periods = [pair for period in content.periods for pair in period]
    money = [*content.amounts, content.total, *content.cash]
    return [*content.head, *content.bill, *periods, *money]


def check(payment: Payment, paper: str, outlet: Outlet, marks: list[Mark]) -> None:
    """Draw, and see that every text is on the paper, within reach, and on top of no other."""
    product = product_of(payment)
    PdfReceipts(outlet).draw(payment, product, paper=paper, copy=0)
    left, right = (edge * 72 / 25.4 for edge in REACH[paper])
    for mark in marks:
        assert left - 0.1 <= mark.left, mark
        assert mark.right <= right + 0.1, mark
        assert 10 < mark.y < mark.paper[1] - 10, mark
    rows: dict[tuple[int, float], list[Mark]] = {}
    for mark in marks:
        rows.setdefault((mark.page, round(mark.y, 1)), []).append(mark)
    for row in rows.values():
        for one, other in combinations(row, 2):
            assert one.right <= other.left + 0.1 or other.right <= one.left + 0.1, (one, other)
    content = receipt_content(payment, product, outlet, 0)
    shown = "".join("".join(mark.text for mark in marks).split())
    for pair in pairs(content):
        for text in (pair.label, pair.value):
            assert "".join(drawable(text, REGULAR).split()) in shown, text
        if pair.is_money:
            assert any(pair.value in mark.text for mark in marks), pair


@pytest.fixture(autouse=True)
def _fonts_are_loaded() -> None:
    drawable("", REGULAR)
    assert width("0", REGULAR, 10) > 0


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("product", BILLS)
def test_every_kind_of_bill_fits_every_paper(product: str, paper: str, marks: list[Mark]) -> None:
    check(paid(BILLS[product], product), paper, OUTLET, marks)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("extreme", EXTREMES)
def test_nothing_a_provider_may_send_is_lost_or_overprinted(
    extreme: str, paper: str, marks: list[Mark]
) -> None:
    longest = paid(EXTREMES[extreme], provider_ref="R" * 500, cashier="A" * 40, training=True)
    check(longest, paper, LONGEST_OUTLET, marks)


@pytest.mark.parametrize("product", BILLS)
def test_every_fact_stands_in_the_order_in_which_the_provider_sent_it(product: str) -> None:
    payment = paid(BILLS[product], product)
    said = as_text(receipt_content(payment, product_of(payment), OUTLET, 0))
    at = said.index("BUDI SANTOSO")
    for line in (*payment.bill.facts, *(f for period in payment.bill.periods for f in period)):
        if line.name in {"meter_end", "tax_until", "registration_date"}:
            continue
        value = line.value if isinstance(line.value, str) else f"Rp {line.value:,}"
        at = said.index(value.replace(",", "."), at) + 1


def test_vehicle_tax_shows_what_is_nil_and_dates_as_people_write_them() -> None:
    payment = paid(SAMSAT, "vehicle-tax")
    said = as_text(receipt_content(payment, product_of(payment), OUTLET, 0)).splitlines()
    assert {"Denda BBN: Rp 0", "Pajak s.d.: 21-11-2027", "No. rangka: MH1JB9120AK218342"} <= {*said}


def test_a_field_that_nobody_foresaw_stands_under_its_own_name() -> None:
    payment = paid(bill(*facts(PBJT_TL="1.819", warna_meteran="biru")))
    said = as_text(receipt_content(payment, product_of(payment), OUTLET, 0)).splitlines()
    assert {"PBJT TL: 1.819", "warna meteran: biru"} <= {*said}


def test_no_sentence_is_put_into_the_mouth_of_a_biller() -> None:
    for product, quoted in BILLS.items():
        payment = paid(quoted, product)
        said = as_text(receipt_content(payment, product_of(payment), OUTLET, 0)).casefold()
        assert "menyatakan" not in said
        assert "meterai" not in said


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "21/11/2026 12:00:07 WIB"),
        ("Asia/Makassar", "21/11/2026 13:00:07 WITA"),
        ("Asia/Jayapura", "21/11/2026 14:00:07 WIT"),
    ],
)
def test_the_time_is_that_of_the_shop_and_names_its_zone(zone: str, shown: str) -> None:
    content = receipt_content(paid(PLN), PRODUCTS["pln-postpaid"], replace(OUTLET, zone=zone), 0)
    assert content.head[0] == Pair("Tanggal", shown)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_receipt_is_the_same_file_byte_for_byte(paper: str) -> None:
    one, two = (
        PdfReceipts(OUTLET).draw(paid(PLN), PRODUCTS["pln-postpaid"], paper=paper, copy=0)
        for _ in range(2)
    )
    assert one == two


def test_a_full_disk_leaves_no_half_of_a_receipt_and_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "r.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ReceiptError, match="No space left"):
        PdfReceipts(OUTLET).save(b"new", target)
    assert [path.name for path in tmp_path.iterdir()] == ["r.pdf"]
    assert target.read_bytes() == b"old"


def test_the_window_can_come_up_before_reportlab_is_loaded() -> None:
    code = "import sys, pos_app.receipts.pdf; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
