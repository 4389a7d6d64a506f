"""What stands on a receipt, whatever the paper and whatever the provider sent."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import ReceiptError
from pos_app.domain.payment import Payment, State
from pos_app.domain.product import Product
from pos_app.domain.tender import Tender
from pos_app.receipts.content import Outlet, as_text, receipt_content
from pos_app.receipts.pdf import PdfReceipts
from pos_app.seed import load_seed
from tests.conftest import NOON

OUTLET = Outlet("Loket Berkah", "Jl. Mawar 12", "0812", "Terima kasih", "Asia/Jakarta")
BILL = Bill(
    customer_name="SITI RAHAYU",
    amount=20000,
    admin=5000,
    price=None,
    facts=(Fact("tariff", "R1"), Fact("power", "1300")),
    periods=(
        (
            Fact("period", "201901"),
            Fact("bill", 8000),
            Fact("meter_start", "1"),
            Fact("meter_end", "9"),
        ),
        (Fact("period", "201902"), Fact("bill", 12000)),
    ),
)
PAPERS = ("58", "80", "a4")


def product(product_id: str = "pln-postpaid") -> Product:
    return next(product for product in load_seed().products if product.id == product_id)


def payment(**changes: object) -> Payment:
    made = Payment(
        ref="K0PC00MWPYQGHZJW1DETX0",
        provider="digiswitch",
        account="loket",
        training=False,
        product="pln-postpaid",
        code="pln",
        customer_no="530000000002",
        extras={},
        bill=BILL,
        fee=2000,
        tenders=(Tender("cash", 50_000),),
        cashier="Sari",
        on=date(2026, 11, 21),
        made_at=NOON,
        settled_at=NOON,
        state=State.PAID,
        provider_ref="S1N",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def text(paid: Payment, copy: int = 0, product_id: str = "pln-postpaid") -> str:
    return as_text(receipt_content(paid, product(product_id), OUTLET, copy))


def pdf_text(paid: Payment, paper: str, copy: int = 0) -> str:
    pdf = PdfReceipts(OUTLET).draw(paid, product(), paper=paper, copy=copy)
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_receipt_reads_from_the_shop_down_to_the_mark_of_the_print() -> None:
    assert text(payment()).splitlines() == [
        "Loket Berkah",
        "Jl. Mawar 12",
        "0812",
        "STRUK PEMBAYARAN TAGIHAN LISTRIK",
        "Tanggal: 21/11/2026 12:00:00 WIB",
        "Kasir: Sari",
        "Ref: K0PC00MWPYQGHZJW1DETX0",
        "ID pelanggan / nomor meter: 530000000002",
        "Nama: SITI RAHAYU",
        "Tarif: R1",
        "Daya (VA): 1300",
        "Periode: 201901",
        "Tagihan: Rp 8.000",
        "Stand meter: 1-9",
        "Periode: 201902",
        "Tagihan: Rp 12.000",
        "No. Ref: S1N",
        "Tagihan: Rp 20.000",
        "Admin Bank: Rp 5.000",
        "Biaya Layanan: Rp 2.000",
        "TOTAL BAYAR: Rp 27.000",
        "Tunai: Rp 50.000",
        "Kembali: Rp 23.000",
        "Terima kasih",
        "Cetak asli (CA)",
    ]


def test_a_reprint_says_that_it_is_one_and_which() -> None:
    assert "Cetak ulang ke-2 (CU 2)" in text(payment(), copy=2)
    assert "Cetak asli" not in text(payment(), copy=2)


def test_a_shop_without_a_fee_prints_none_and_a_provider_without_a_ref_none() -> None:
    said = text(payment(fee=0, provider_ref=""))
    assert "Biaya Layanan" not in said
    assert "No. Ref" not in said
    assert "TOTAL BAYAR: Rp 25.000" in said


def test_what_the_final_answer_adds_is_printed_and_what_it_lacks_is_not_lost() -> None:
    final = replace(
        BILL, customer_name="", facts=(Fact("power", "2200"),), periods=((Fact("period", "baru"),),)
    )
    said = text(payment(settled_bill=final))
    assert "Nama: SITI RAHAYU" in said
    assert "Tarif: R1" in said
    assert "Daya (VA): 2200" in said
    assert "Daya (VA): 1300" not in said
    assert "Periode: baru" in said


def test_vehicle_tax_has_both_numbers_and_says_that_it_is_no_validation() -> None:
    said = text(payment(customer_no="9658,0212"), product_id="vehicle-tax")
    assert "Kode bayar: 9658" in said
    assert "Nomor identitas (NIK): 0212" in said
    assert "Bukti ini bukan pengesahan STNK." in said


@pytest.mark.parametrize("paper", PAPERS)
def test_training_is_marked_at_the_top_and_at_the_bottom(paper: str) -> None:
    mark = "LATIHAN - BUKAN BUKTI PEMBAYARAN"
    lines = " ".join(pdf_text(payment(training=True), paper).split())
    assert lines.count(mark) >= 2
    assert mark not in " ".join(pdf_text(payment(), paper).split())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_says_what_the_content_says(paper: str) -> None:
    shown = "".join(pdf_text(payment(), paper).split())
    for line in text(payment()).splitlines():
        for part in line.split(": "):
            assert "".join(part.split()) in shown, part


HOSTILE = [
    "<b>BUDI",
    "<img src='file:///etc/passwd'/>",
    "<a href='http://127.0.0.1/'>x</a>",
    "&lt;para&gt;",
    "\u202eIDUB",
    "\ud800",
    "😀 BUDI",
    "x" * 5000,
    "word " * 2000,
    "\x00\x07\x1b",
    "',); DROP TABLE--",
    "印尼",
    "",
]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_a_provider_breaks_the_paper_or_is_read_as_markup(
    hostile: str, paper: str
) -> None:
    bill = replace(BILL, customer_name=hostile, facts=(Fact(hostile or "x", hostile),) * 3)
    shown = pdf_text(payment(bill=bill, provider_ref=hostile), paper)
    assert "Rp 27.000" in shown
    if hostile.startswith(("<", "&", "'")):
        assert "".join(hostile.split()) in "".join(shown.split())


@pytest.mark.parametrize("paper", PAPERS)
def test_a_bill_of_many_periods_is_printed_whole(paper: str) -> None:
    periods = tuple((Fact("period", f"P{number:03}"), Fact("bill", number)) for number in range(60))
    shown = pdf_text(payment(bill=replace(BILL, periods=periods)), paper)
    assert all(f"P{number:03}" in shown for number in range(60))


def test_a_fault_of_ours_in_drawing_is_a_receipt_error() -> None:
    broken = PdfReceipts(replace(OUTLET, zone="Nowhere/Land"))
    with pytest.raises(ReceiptError, match="draw"):
        broken.draw(payment(), product(), paper="80", copy=0)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, read_only: Path) -> None:
    printer = PdfReceipts(OUTLET)
    target = tmp_path / "deep" / "r.pdf"
    printer.save(b"one", target)
    printer.save(b"two", target)
    assert target.read_bytes() == b"two"
    (tmp_path / "deep" / "taken").mkdir()
    for to in (read_only / "r.pdf", tmp_path / "deep" / "taken"):
        with pytest.raises(ReceiptError, match="save"):
            printer.save(b"three", to)
    assert sorted(path.name for path in target.parent.iterdir()) == ["r.pdf", "taken"]


def test_the_customer_takes_home_how_the_seal_begins() -> None:
    content = receipt_content(payment(), product(), OUTLET, 0, "9f3ab012" + "0" * 56)
    assert as_text(content).splitlines()[-2:] == ["Cetak asli (CA)", "Segel 9f3ab012"]
