"""X and Z reports on paper: what they say, what they hide, and that every print is counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.domain.errors import ReceiptError
from pos_app.domain.outcome import Refused
from pos_app.domain.tender import CASH, Tender
from pos_app.receipts.content import Outlet, as_text
from pos_app.receipts.shift_slip import PdfShiftSlips, x_content, z_content
from tests.scripted import PAID
from tests.unit.test_services import Desk
from tests.unit.test_shifts import UNCLEAR, close, sell, settle, shop, take_back

__all__ = ["shop"]

OUTLET = Outlet("Loket Berkah", "", "", "", "Asia/Jakarta", {"qris": "QRIS"})


def test_an_x_report_before_the_count_says_nothing_that_tells_the_cash(shop: Desk) -> None:
    sell(shop, 1)
    report = replace(shop.counter.shifts.x_report("Sari"), shows_cash=False)
    text = as_text(x_content(report, OUTLET, training=False))
    assert "TOTAL PENJUALAN: Rp 13.000" in text
    for hidden in ("LACI", "Modal awal", "SEHARUSNYA", "113.000", "100.000", "50.000"):
        assert hidden not in text
    shown = as_text(x_content(replace(report, shows_cash=True), OUTLET, training=False))
    assert "SEHARUSNYA DI LACI: Rp 113.000" in shown


def test_a_z_report_says_all_that_belongs_to_the_shift(shop: Desk) -> None:
    late, back = sell(shop, 1, answer=UNCLEAR), sell(shop, 2, answer=UNCLEAR)
    paid = sell(shop, 3)
    first = close(shop)
    shop.counter.shifts.open(first.left - 1_000, "Sari")
    settle(shop, late, Refused(code="02"))
    assert shop.counter.store.payment(back.ref).cash_back == 50_000
    take_back(shop, paid)
    sell(shop, 4, Tender("qris", 3_000), Tender(CASH, 10_000))
    sell(shop, 5, answer=UNCLEAR)
    shop.counter.shifts.drop(20_000, "to the safe", "Sari")
    shop.counter.shifts.count("Sari", notes={50_000: 2, 1_000: 3})
    report = close(shop, counted=100_000, left=0)
    text = as_text(z_content(report, OUTLET, 0, training=True))
    for said in (
        "LATIHAN",
        "Nomor Z: 3",
        "Transaksi dibayar: 1",
        "Dibatalkan (1): Rp -13.000",
        "Selisih modal awal: Rp -1.000",
        "Setoran: Rp -20.000",
        "QRIS: Rp 3.000",
        "Belum jelas (1): Rp 50.000",
        "Belum dikembalikan (3): Rp 113.000",
        "DIHITUNG LEBIH DARI SEKALI",
        "Alasan: counted again",
        "KURANG",
        "Diambil dari laci: Rp 100.000",
        f"Buku: {report.entries} catatan",
        "Cetak asli",
    ):
        assert said in text
    again = as_text(z_content(report, OUTLET, 2, training=False))
    assert "Cetak ulang ke-2" in again


def test_over_and_even_are_told_in_words(shop: Desk) -> None:
    over = close(shop, counted=100_500)
    assert "SELISIH: Rp 500 (LEBIH)" in as_text(z_content(over, OUTLET, 0, training=False))
    shop.counter.shifts.open(over.left, "Sari")
    even = close(shop)
    assert "SELISIH: Rp 0 (PAS)" in as_text(z_content(even, OUTLET, 0, training=False))


def test_a_late_sale_stands_apart(shop: Desk) -> None:
    payment = sell(shop, 1, answer=UNCLEAR)
    first = close(shop)
    shop.counter.shifts.open(first.left, "Sari")
    settle(shop, payment, PAID)
    text = as_text(z_content(close(shop), OUTLET, 0, training=False))
    assert "Terlambat dibayar (1): Rp 13.000" in text


@pytest.mark.parametrize("paper", ["58", "80", "a4"])
def test_every_print_of_a_z_is_counted_and_journaled(
    shop: Desk, tmp_path: Path, paper: str
) -> None:
    slips, report = shop.counter.shift_slips, close(shop)
    assert slips.file(2, paper).name == f"z-000002-{paper}.pdf"
    copies = [slips.save_z(report, paper, tmp_path / "z.pdf", "Sari").copy for _ in range(2)]
    assert copies == [0, 1]
    kinds = [entry.data["how"] for entry in shop.counter.store.entries("Z-2", "shift.z-issued")]
    assert kinds == ["file", "file"]
    assert shop.counter.store.verify().ok


def test_an_unknown_paper_and_a_drawing_that_breaks_are_receipt_errors(
    shop: Desk, tmp_path: Path
) -> None:
    slips, x = shop.counter.shift_slips, shop.counter.shifts.x_report("Sari")
    with pytest.raises(ReceiptError, match="paper"):
        slips.save_x(x, "a3", tmp_path / "x.pdf")
    with pytest.raises(ReceiptError, match="paper"):
        slips.draw_z(close(shop), "a3")
    broken = PdfShiftSlips(replace(OUTLET, zone="Asia/Pontianak"), training=False)
    with pytest.raises(ReceiptError, match="draw"):
        broken.draw_x(x, "80")
