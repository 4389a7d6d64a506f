"""IAK: the products of the bill side, as its price list has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_ON: Final = 1
_OFF: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A bill product.

    `shape` names what its bills look like, `fee` and `commission` are per bill, and `prefix` is
    what the test numbers begin with; the four digits after it say what is to happen.
    """

    name: str
    kind: str
    shape: str
    fee: int
    commission: int
    prefix: str = ""
    province: str | None = None
    active: bool = True


def _pdam(name: str, province: str, *, unified: bool = False) -> Product:
    return Product(
        name=name,
        kind="pdam",
        shape="pdam unified" if unified else "pdam",
        fee=2_000,
        commission=700,
        prefix="1020",
        province=province,
    )


def _phone(name: str, prefix: str = "", *, active: bool = True) -> Product:
    return Product(
        name=name,
        kind="hp",
        shape="telco",
        fee=0,
        commission=1_000,
        prefix=prefix,
        active=active,
    )


def _internet(name: str, prefix: str = "") -> Product:
    return Product(
        name=name, kind="internet", shape="internet", fee=0, commission=1_000, prefix=prefix
    )


def _television(name: str, shape: str, prefix: str = "") -> Product:
    return Product(name=name, kind="tv", shape=shape, fee=0, commission=1_100, prefix=prefix)


def _connection(name: str) -> Product:
    return Product(
        name=name, kind="pln", shape="nontaglis", fee=1_600, commission=1_800, prefix="322503000"
    )


def _insurance_of_the_state(name: str, shape: str, commission: int, prefix: str = "") -> Product:
    return Product(
        name=name, kind="bpjs", shape=shape, fee=2_500, commission=commission, prefix=prefix
    )


def _wallet(name: str) -> Product:
    return Product(
        name=name, kind="emoney", shape="custom", fee=800, commission=450, prefix="08210000"
    )


def _offering(name: str, prefix: str) -> Product:
    return Product(
        name=name, kind="retribusi", shape="church", fee=2_500, commission=500, prefix=prefix
    )


def _vehicle(name: str, prefix: str = "") -> Product:
    return Product(
        name=name,
        kind="pajak-kendaraan",
        shape="samsat",
        fee=5_000,
        commission=2_500,
        prefix=prefix,
    )


def _land(name: str, prefix: str = "") -> Product:
    return Product(name=name, kind="pbb", shape="pbb", fee=2_500, commission=0, prefix=prefix)


def _instalments(name: str, kind: str = "finance", shape: str = "finance") -> Product:
    return Product(name=name, kind=kind, shape=shape, fee=0, commission=500, prefix="639160")


PRODUCTS: Final[Mapping[str, Product]] = {
    "PLNPOSTPAID": Product(
        name="PLN Pascabayar", kind="pln", shape="pln", fee=2_500, commission=600, prefix="53000000"
    ),
    "PLNNONH": _connection("PLN Non Tagihan Listrik (lama)"),
    "PLNNONTAG": _connection("PLN Non Tagihan Listrik"),
    "AETRA": _pdam("AETRA", "DKI Jakarta"),
    "PDAMKOTA.SURABAYA": _pdam("PDAM SURABAYA", "Jawa Timur"),
    "PDAMKOTA.MEDAN": _pdam("PDAM KOTA MEDAN", "Sumatera Utara"),
    "PDAMKOTA.YOGYAKARTA": _pdam("PDAM KOTA YOGYAKARTA", "DI Yogyakarta", unified=True),
    "PDAMKAB.BEKASI": _pdam("PDAM KABUPATEN BEKASI", "Jawa Barat", unified=True),
    "PDAMKOTA.PALU": _pdam("PDAM KOTA PALU", "Sulawesi Tengah", unified=True),
    "HPTHREE": _phone("Three Pascabayar", "0899123"),
    "HPTSEL": _phone("Telkomsel Halo"),
    "HPXL": _phone("XL Prioritas"),
    "HPMTRIX": _phone("Indosat Matrix"),
    "HPSMART": _phone("Smartfren Pascabayar", active=False),
    "TELKOMPSTN": Product(
        name="Telkom Indihome dan PSTN",
        kind="internet",
        shape="telkom",
        fee=2_500,
        commission=1_200,
        prefix="639160",
    ),
    "CBN": _internet("CBN", "0192"),
    "MYREPRETAIL": _internet("MyRepublic Retail"),
    "BIZNETHOME": _internet("Biznet Home"),
    "TVTLKMV": _television("Telkomvision", "telkomvision", "12724650"),
    "TVBIG": _television("BIG TV", "tv", "107216"),
    "TVNEX": _television("Nex Media", "tv"),
    "BPJS": _insurance_of_the_state("BPJS Kesehatan", "bpjs", 200, "880123456"),
    "BPJSDENDA": _insurance_of_the_state("BPJS Kesehatan Denda", "denda", 200),
    "BPJSTK": _insurance_of_the_state(
        "BPJS Ketenagakerjaan BPU", "bpjstk", 300, prefix="810205101127"
    ),
    "BPJSTKPU": _insurance_of_the_state(
        "BPJS Ketenagakerjaan PU", "bpjstkpu", 300, prefix="21030001"
    ),
    "SHOPEEPAY": _wallet("ShopeePay"),
    "DANA": _wallet("DANA"),
    "MEMBER.IAK_Church-Perpuluhan_2022": _offering("IAK Church Perpuluhan (anggota)", "18"),
    "NONMEMBER.IAK_Church-Perpuluhan_2022": _offering("IAK Church Perpuluhan (tamu)", "19"),
    "ESAMSAT.JABAR": _vehicle("E-Samsat Jawa Barat", "965854852356"),
    "ESAMSAT.BALI": _vehicle("E-Samsat Bali"),
    "PBBKOT.CIMAHI": _land("PBB Kota Cimahi", "32980109237599"),
    "PBBKAB.BANDUNG": _land("PBB Kabupaten Bandung"),
    "PGAS": Product(
        name="Gas Negara", kind="gas", shape="pgas", fee=2_500, commission=800, prefix="011001"
    ),
    "FNMEGA": _instalments("Mega Finance"),
    "FNFIF": _instalments("FIF Group"),
    "FNMF": _instalments("Multi Finance", shape="finance in short"),
    "AIA.PREMICONVEN": _instalments("AIA Premi Lanjutan", "asuransi", "aia"),
    "TASPEN.ASURANSI": _instalments("Taspen Life", "asuransi"),
}


def price_list(kind: str | None, status: str, province: str | None) -> list[dict[str, Any]]:
    """Return the rows of one kind, status and province; None and "all" stand for any."""
    wanted = {"active": {_ON}, "non active": {_OFF}, "non-active": {_OFF}}.get(status, {_ON, _OFF})
    rows = [_row(code, product) for code, product in PRODUCTS.items()]
    return [
        row
        for row in rows
        if row["status"] in wanted
        and kind in (None, row["type"])
        and (province is None or row.get("province", "").lower() == province.lower())
    ]


def _row(code: str, product: Product) -> dict[str, Any]:
    row: dict[str, Any] = {
        "code": code,
        "name": product.name,
        "status": _ON if product.active else _OFF,
        "fee": product.fee,
        "komisi": product.commission,
        "type": product.kind,
        "category": "postpaid",
    }
    return row if product.province is None else row | {"province": product.province}
