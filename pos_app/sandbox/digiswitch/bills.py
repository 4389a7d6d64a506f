"""Digiswitch and Digiflazz: products, what a question and a bill consist of, how it says no."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

ADMIN: Final = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product as the price list has it.

    `digits` bounds the length of a customer number; `sn` is what a serial number begins and ends
    with, None where success brings an empty one; `commission` is per bill.
    """

    name: str
    brand: str
    commission: int
    digits: tuple[int, int]
    sn: tuple[str, str] | None
    base_commission: int | None = None
    desc: str = "-"


PRODUCTS: Final[Mapping[str, Product]] = {
    "pln": Product(
        name="PLN Pascabayar", brand="PLN", commission=1000, digits=(11, 13), sn=("S", "N")
    ),
    "pdam": Product(
        name="PDAM", brand="PDAM", commission=1000, digits=(6, 15), sn=("S", "N"), desc="Jawa Timur"
    ),
    "hp": Product(
        name="HP Pascabayar", brand="TELKOMSEL", commission=1500, digits=(9, 14), sn=("H", "P")
    ),
    "internet": Product(
        name="Internet", brand="TELKOM", commission=1000, digits=(8, 14), sn=("I", "N")
    ),
    "bpjs": Product(
        name="BPJS Kesehatan", brand="BPJS", commission=300, digits=(11, 16), sn=("BP", "JS")
    ),
    "multifinance": Product(
        name="Multifinance", brand="FIF", commission=300, digits=(8, 16), sn=("FP", "I")
    ),
    "pbb": Product(name="PBB", brand="PBB", commission=500, digits=(15, 20), sn=("P", "B")),
    "cimahi": Product(
        name="PBB Kota Cimahi",
        brand="PBB",
        commission=500,
        digits=(15, 20),
        sn=("P", "B"),
        desc="Jawa Barat",
    ),
    "pgas": Product(name="Gas Negara", brand="PGN", commission=500, digits=(8, 12), sn=("G", "S")),
    "tv": Product(
        name="TV Pascabayar", brand="INDOVISION", commission=500, digits=(8, 14), sn=None
    ),
    "plnnontaglis": Product(
        name="PLN Nontaglis",
        brand="PLN",
        commission=500,
        digits=(12, 14),
        sn=("P", "NH"),
        base_commission=1500,
    ),
    "emoney": Product(
        name="E-Money",
        brand="MANDIRI",
        commission=500,
        digits=(9, 16),
        sn=("E", "M"),
        base_commission=1500,
    ),
    "samsat": Product(
        name="SAMSAT", brand="SAMSAT", commission=500, digits=(8, 20), sn=("SM", "T")
    ),
}

_ONLY_DIGIFLAZZ: Final = {
    "plnnontaglist": replace(PRODUCTS["plnnontaglis"], commission=300),
    "pdl": Product(
        name="Pajak Daerah Lainnya",
        brand="PDL",
        commission=500,
        digits=(8, 14),
        sn=("P", "D"),
        desc="Jawa Barat",
    ),
    "bpjstk": Product(
        name="BPJS Ketenagakerjaan BPU",
        brand="BPJS KETENAGAKERJAAN",
        commission=1000,
        digits=(16, 16),
        sn=None,
    ),
    "bpjstkpu": Product(
        name="BPJS Ketenagakerjaan PU",
        brand="BPJS KETENAGAKERJAAN",
        commission=1000,
        digits=(11, 13),
        sn=None,
    ),
}
DIGIFLAZZ_PRODUCTS: Final[Mapping[str, Product]] = {
    code: replace(product, base_commission=None)
    for code, product in {**PRODUCTS, **_ONLY_DIGIFLAZZ}.items()
    if code != "plnnontaglis"
}


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked for, and on which day; a bill follows from this and nothing else."""

    code: str
    customer_no: str
    on: date
    amount: int | None = None
    year: int | None = None


class Fate(StrEnum):
    """What becomes of a payment."""

    PAID = "paid"
    REFUSED = "refused"
    SETTLES = "pending, then paid"
    FAILS = "pending, then refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """The part of an answer that depends on who is asked about; `desc` as a payment prints it."""

    name: str
    admin: int
    price: int
    selling_price: int
    desc: Mapping[str, Any]
    fate: Fate = Fate.PAID


# rc: the message, and whether a transaction exists afterwards
_REPLIES: Final = {
    "02": ("Transaksi Gagal", True),
    "14": ("Signature Anda salah", False),
    "15": ("Gagal memproses API {username}", False),
    "40": ("Payload Error", False),
    "41": ("Signature Anda salah", False),
    "42": ("Gagal memproses API {username}", False),
    "43": ("Produk sedang Gangguan (Non Aktif)", False),
    "44": ("Saldo tidak cukup", False),
    "49": ("Ref ID tidak unik", False),
    "50": ("Transaksi tidak ditemukan", True),
    "52": ("Prefix tidak sesuai operator", True),
    "54": ("Nomor tujuan salah", True),
    "57": ("Jumlah digit kurang atau lebih", True),
    "58": ("Sedang cut off", True),
    "60": ("Tagihan belum tersedia", True),
    "63": ("Tidak support transaksi multi", False),
    "64": ("Tarik tiket gagal", False),
    "69": ("Harga seller lebih tinggi dari ketentuan buyer", False),
    "83": (
        "Anda telah mencapai limitasi pengecekan pricelist, silahkan coba beberapa saat lagi",
        False,
    ),
    "84": ("Nominal tidak valid", False),
    "87": ("E-money wajib kelipatan Rp 1.000", False),
}


class Refusal(Exception):  # noqa: N818 - an answer of the protocol, not an error of ours
    """The provider says no: status Gagal and a response code."""

    def __init__(self, rc: str, message: str | None = None) -> None:
        super().__init__(rc)
        self.rc = rc
        usual, self.makes_transaction = _REPLIES[rc]
        self.message = message or usual
