"""Digiswitch: the published test numbers, with the bills its documentation prints for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pos_app.sandbox.digiswitch.bills import ADMIN, Bill, Fate, Question, Refusal

_FIRST = "Nama Pelanggan Pertama"
_OTHER = "Nama Pelanggan"
_OWNER = ",0212502110170100"

_PLN_ROW = {
    "periode": "201901",
    "nilai_tagihan": "8000",
    "admin": "2500",
    "denda": "500",
    "meter_awal": "00080000",
    "meter_akhir": "00090000",
}
_PLN_NEXT = {
    "periode": "201902",
    "nilai_tagihan": "11500",
    "admin": "2500",
    "denda": "0",
    "meter_awal": "00090000",
    "meter_akhir": "00100000",
}
_PDAM_ROW = {
    "periode": "201901",
    "nilai_tagihan": "8000",
    "denda": "500",
    "meter_awal": "00080000",
    "meter_akhir": "00090000",
    "biaya_lain": "1500",
}
_GAS_ROW = {"periode": "0320", "meter_awal": "006538", "meter_akhir": "006573"}
_GAS_NEXT = {"periode": "0420", "meter_awal": "006573", "meter_akhir": "006611"}
_HOUSE = "KO. GRIYA ASRI CIPAGERAN"


def _bill(
    name: str, price: int, selling_price: int, desc: Mapping[str, Any], admin: int = ADMIN
) -> Bill:
    return Bill(name=name, admin=admin, price=price, selling_price=selling_price, desc=desc)


_PLN = _bill(
    _FIRST,
    10_000,
    11_000,
    {"tarif": "R1", "daya": 1300, "lembar_tagihan": 1, "detail": [_PLN_ROW]},
)
_PLN_TWO = _bill(
    _FIRST,
    23_000,
    25_000,
    {"tarif": "R1", "daya": 1300, "lembar_tagihan": 2, "detail": [_PLN_ROW, _PLN_NEXT]},
    admin=2 * ADMIN,
)
_PDAM = _bill(
    _FIRST,
    11_500,
    12_500,
    {
        "tarif": "3A",
        "lembar_tagihan": 1,
        "alamat": "WONOKROMO S.S BARU 2 8",
        "jatuh_tempo": "1-15 DES 2014",
        "detail": [_PDAM_ROW],
    },
)
_HP = _bill(_FIRST, 11_000, 12_500, {"lembar_tagihan": 1})
_INTERNET = _bill(
    _OTHER,
    22_500,
    24_500,
    {
        "lembar_tagihan": 2,
        "detail": [
            {"periode": "MEI 2019", "nilai_tagihan": "8000", "admin": "2500"},
            {"periode": "JUN 2019", "nilai_tagihan": "11500", "admin": "2500"},
        ],
    },
    admin=2 * ADMIN,
)
_BPJS = _bill(
    _OTHER,
    24_700,
    25_000,
    {
        "jumlah_peserta": "2",
        "lembar_tagihan": 1,
        "alamat": "JAKARTA PUSAT",
        "detail": [{"periode": "01"}],
    },
)
_MULTIFINANCE = _bill(
    _OTHER,
    24_700,
    25_000,
    {
        "lembar_tagihan": 1,
        "item_name": "HONDA VARIO TECHNO 125 PGM FI NON CBS",
        "no_rangka": "MH1JFB111CK196426",
        "no_pol": "B6213UWX",
        "tenor": "030",
        "detail": [{"periode": "002", "denda": "0", "biaya_lain": "0"}],
    },
)
_PBB = _bill(
    _OTHER,
    99_500,
    100_000,
    {
        "lembar_tagihan": 1,
        "alamat": _HOUSE,
        "tahun_pajak": "2019",
        "kelurahan": "CIPAGERAN",
        "kecamatan": "CIMAHI UTARA",
        "kode_kab_kota": "0023",
        "kab_kota": "PEMKOT CIMAHI",
        "luas_tanah": "113 M2",
        "luas_gedung": "47 M2",
    },
)
_PGAS = _bill(
    _OTHER,
    99_500,
    100_000,
    {"lembar_tagihan": 1, "alamat": _HOUSE, "detail": [_GAS_ROW]},
)
_PGAS_TWO = _bill(
    _OTHER,
    199_000,
    200_000,
    # two bills, and yet it says one: so does the published sample
    {"lembar_tagihan": 1, "alamat": _HOUSE, "detail": [_GAS_ROW, _GAS_NEXT]},
    admin=2 * ADMIN,
)
_TV = _bill(
    _FIRST,
    99_500,
    100_000,
    {
        "lembar_tagihan": 1,
        "detail": [{"periode": "MEI 22", "nilai_tagihan": "97500", "no_ref": "205A"}],
    },
)
_NONTAGLIS = _bill(
    _FIRST,
    99_500,
    100_000,
    {
        "lembar_tagihan": 1,
        "transaksi": "PENYAMBUNGAN BARU",
        "no_registrasi": "5392112011703",
        "tanggal_registrasi": "20120524",
    },
)
_EMONEY = _bill(_FIRST, 99_500, 100_000, {"lembar_tagihan": 1})
_SAMSAT = _bill(
    _FIRST,
    99_500,
    100_000,
    {
        "lembar_tagihan": 1,
        "alamat": "GRIYA BULELENG 2 RT 005 RW 014 BULELENG",
        "nomor_identitas": "0212502110170100",
        "nomor_rangka": "MHKV5EA2JFJ001044",
        "nomor_mesin": "1NRF012268",
        "nomor_polisi": "DK 1243AL",
        "milik_kenama": "001",
        "merek_kb": "DAIHATSU",
        "model_kb": "XENIA 1.3 R M/T F653RV-GMDFJ",
        "tahun_buatan": "2018",
        "tgl_akhir_pajak_baru": "20210309",
        "biaya_pokok_bbn": "0",
        "biaya_pokok_swd": "14000",
        "biaya_pokok_pkb": "83000",
        "biaya_denda_swd": "0",
        "biaya_denda_bbn": "0",
        "biaya_denda_pkb": "0",
        "biaya_admin_stnk": "0",
        "biaya_admin_tnkb": "0",
        "biaya_parkir_pokok": "0",
        "biaya_pajak_progresif": "0",
    },
)


@dataclass(frozen=True, slots=True)
class Family:
    """The numbers of one product; `settled` and `failed` are pending first."""

    bill: Bill
    paid: str
    unknown: str
    refused: str
    settled: str
    failed: str
    unknown_rc: str = "60"

    def answers(self) -> Iterator[tuple[str, Bill | str]]:
        """Yield each number with its bill, or with the code that says it has none."""
        yield self.paid, self.bill
        yield self.unknown, self.unknown_rc
        yield self.refused, replace(self.bill, fate=Fate.REFUSED)
        yield self.settled, replace(self.bill, fate=Fate.SETTLES)
        yield self.failed, replace(self.bill, fate=Fate.FAILS)


_LAND_TAX = Family(
    *(_PBB, "329801092375999991", "329801092375999992", "329801092375999995"),
    *("429801092375999991", "429801092375999995"),
)
FAMILIES: Final[Mapping[str, Family]] = {
    "pln": Family(
        _PLN, "530000000001", "530000000003", "530000000006", "630000000001", "630000000006"
    ),
    "pdam": Family(_PDAM, "1013226", "1013227", "1013230", "2013226", "2013230"),
    "hp": Family(
        *(_HP, "081234554320", "081234554321", "081234554324", "081244554320", "081244554324"),
        unknown_rc="54",
    ),
    "internet": Family(
        _INTERNET, "6391601001", "6391601002", "6391601005", "7391601001", "7391601005"
    ),
    "bpjs": Family(
        _BPJS, "8801234560001", "8801234560002", "8801234560005", "9801234560001", "9801234560005"
    ),
    "multifinance": Family(
        _MULTIFINANCE, "6391601201", "6391601202", "6391601205", "7391601201", "7391601205"
    ),
    "pbb": _LAND_TAX,
    "cimahi": _LAND_TAX,
    "pgas": Family(_PGAS, "0110014601", "0110014603", "0110014605", "1110014601", "1110014605"),
    "tv": Family(
        _TV, "127246500101", "127246500102", "127246500105", "227246500101", "227246500105"
    ),
    "plnnontaglis": Family(
        *(_NONTAGLIS, "3225030005921", "3225030005922", "3225030005923"),
        *("4225030005921", "4225030005923"),
        unknown_rc="54",
    ),
    "emoney": Family(
        *(_EMONEY, "082100000001", "082100000002", "082100000003", "082110000001", "082110000003"),
        unknown_rc="54",
    ),
    "samsat": Family(
        *(_SAMSAT, f"9658548523568701{_OWNER}", f"9658548523568702{_OWNER}"),
        *(f"9658548523568705{_OWNER}", f"0658548523568701{_OWNER}", f"0658548523568705{_OWNER}"),
        unknown_rc="54",
    ),
}
Published = Mapping[tuple[str, str], Bill | str]


def by_number(families: Mapping[str, Family]) -> dict[tuple[str, str], Bill | str]:
    """Return what every number of the families is answered with."""
    return {
        (code, number): answer
        for code, family in families.items()
        for number, answer in family.answers()
    }


# the numbers with two bills
PAIRS: Final[Published] = {
    ("pln", "530000000002"): _PLN_TWO,
    ("pln", "630000000002"): replace(_PLN_TWO, fate=Fate.SETTLES),
    ("pgas", "0110014602"): _PGAS_TWO,
    ("pgas", "1110014602"): replace(_PGAS_TWO, fate=Fate.SETTLES),
}
PUBLISHED: Final[Published] = {
    **by_number(FAMILIES),
    **PAIRS,
    # only the Digiswitch samples have these two
    ("hp", "1013226"): _HP,
    ("samsat", f"9658548523568703{_OWNER}"): _SAMSAT,
}


def published_bill(published: Published, question: Question) -> Bill | None:
    """Return a published number's bill, None for any other; raise Refusal where it has none."""
    answer = published.get((question.code, question.customer_no))
    if isinstance(answer, str):
        raise Refusal(answer)
    if answer and question.amount is not None:
        commission = answer.selling_price - answer.price
        selling_price = question.amount + answer.admin
        return replace(answer, selling_price=selling_price, price=selling_price - commission)
    if answer and question.year is not None:
        return replace(answer, desc={**answer.desc, "tahun_pajak": str(question.year)})
    return answer
