"""Payments as a CSV file that a spreadsheet opens: one line each, texts never run as formulas."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from pos_app.domain.payment import Payment
from pos_app.sheets.cells import Value, safe_cell
from pos_app.sheets.files import drafted

HEADINGS = (
    "Tanggal", "Jam", "Ref", "Produk", "Penyedia", "Nomor pelanggan", "Nama", "Tagihan",
    "Admin", "Biaya layanan", "Total", "Diterima", "Status", "Ref penyedia", "Kasir",
)  # fmt: skip


class PaymentSheets:
    """Writes payments with the times of a zone; semicolons, as spreadsheets have it here."""

    def __init__(self, zone: str, product_name: Callable[[str], str]) -> None:
        self._zone = ZoneInfo(zone)
        self._product_name = product_name

    def save(self, payments: Iterable[Payment], to: Path) -> int:
        """Write a file whole or not at all, and return how many payments are in it.

        Raises StorageError("not-saved"), and what reading the payments raises.
        """
        with drafted(to) as (draft,), draft.open("w", encoding="utf-8-sig", newline="") as text:
            return self.write(payments, text)

    def write(self, payments: Iterable[Payment], to: TextIO) -> int:
        """Write the headings and a line for each payment; returns how many there were."""
        lines = csv.writer(to, delimiter=";")
        lines.writerow(HEADINGS)
        many = 0
        for payment in payments:
            lines.writerow([safe_cell(value) for value in self._cells(payment)])
            many += 1
        return many

    def _cells(self, payment: Payment) -> tuple[Value, ...]:
        at = payment.made_at.astimezone(self._zone)
        return (
            f"{at:%Y-%m-%d}",
            f"{at:%H:%M:%S}",
            payment.ref,
            self._product_name(payment.product),
            payment.provider,
            payment.customer_no,
            payment.customer_name,
            payment.bill.amount,
            payment.bill.admin,
            payment.fee,
            payment.total,
            payment.tendered,
            payment.state.value,
            payment.provider_ref,
            payment.cashier,
        )
