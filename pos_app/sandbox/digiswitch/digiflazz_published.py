"""Digiflazz: its published test numbers, where they or their bills are not those of Digiswitch."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pos_app.sandbox.digiswitch.bills import ADMIN, Bill
from pos_app.sandbox.digiswitch.published import FAMILIES, PAIRS, Family, Published, by_number

_NAME = "Nama Pelanggan"


def _bill(price: int, selling_price: int, desc: Mapping[str, Any]) -> Bill:
    return Bill(name=_NAME, admin=ADMIN, price=price, selling_price=selling_price, desc=desc)


def _other_desc(code: str, **desc: str) -> Family:
    family = FAMILIES[code]
    return replace(family, bill=replace(family.bill, desc={**family.bill.desc, **desc}))


_PBB = _other_desc("pbb", kecamatan="CIPAGERAN")
_NONTAGLIST = replace(FAMILIES["plnnontaglis"].bill, name=_NAME, price=24_700, selling_price=25_000)

# the amounts of pdl and bpjstk are ours: no sample prints them
_PDL = _bill(99_500, 100_000, {**_PBB.bill.desc, "provinsi": "JAWA BARAT"})
_BPJSTK = _bill(
    18_300,
    19_300,
    {
        "lembar_tagihan": 1,
        "kode_iuran": "810205101127",
        "kode_program": "JKK,JKM",
        "jkk": 10_000,
        "jkm": 6_800,
        "jht": 0,
        "kantor_cabang": "KOTA CIMAHI",
        "tgl_efektif": "2019-05-01",
        "tgl_expired": "2019-05-31",
    },
)
# the parts are not the whole here, and neither are those of SAMSAT: so it is published
_BPJSTKPU = _bill(
    101_500,
    102_500,
    {
        "lembar_tagihan": 1,
        "kode_iuran": "415092870000/230501086970",
        "jht": 1_617_477,
        "jkk": 67_104,
        "jkm": 84_130,
        "jpk": 1_000,
        "jpn": 1_000,
        "npp": "15092870",
        "kode_divisi": "000",
    },
)

_FAMILIES: Final = {
    **{code: family for code, family in FAMILIES.items() if code != "plnnontaglis"},
    "pbb": _PBB,
    "cimahi": _PBB,
    "samsat": _other_desc("samsat", biaya_pokok_swd="143000", biaya_pokok_pkb="2131500"),
    "plnnontaglist": replace(FAMILIES["plnnontaglis"], bill=_NONTAGLIST),
    "pdl": Family(_PDL, "3298010921", "3298010922", "3298010923", "4298010921", "4298010923"),
    "bpjstk": Family(
        *(_BPJSTK, "8102051011270001", "8102051011270002", "8102051011270003"),
        *("9102051011270001", "9102051011270003"),
    ),
    "bpjstkpu": Family(
        *(_BPJSTKPU, "400000100001", "400000100002", "400000100003"),
        *("500000100001", "500000100003"),
    ),
}
DIGIFLAZZ_PUBLISHED: Final[Published] = {**by_number(_FAMILIES), **PAIRS}
