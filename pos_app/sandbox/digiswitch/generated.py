"""Digiswitch and Digiflazz: a plausible bill for every customer number not published."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from pos_app.sandbox.digiswitch.bills import ADMIN, Bill, Product, Question, Refusal
from pos_app.sandbox.draw import Draw, month_before

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")
_MOTORCYCLES = ("HONDA BEAT 110 CBS", "YAMAHA NMAX 155", "HONDA VARIO 125", "SUZUKI NEX II")
_CARS = (
    ("TOYOTA", "AVANZA 1.3 G M/T"),
    ("DAIHATSU", "XENIA 1.3 R M/T"),
    ("HONDA", "BRIO 1.2 S M/T"),
)
_SAMSAT_LEVIES = (
    *("biaya_pokok_bbn", "biaya_pokok_swd", "biaya_pokok_pkb"),
    *("biaya_denda_swd", "biaya_denda_bbn", "biaya_denda_pkb"),
    *("biaya_admin_stnk", "biaya_admin_tnkb", "biaya_parkir_pokok", "biaya_pajak_progresif"),
)

Rows = list[dict[str, str]]
# the rupiah owed before admin, the number of bills, and `desc`
Owed = tuple[int, int, dict[str, Any]]


def generated_bill(product: Product, question: Question) -> Bill:
    """Return the bill of a customer, the same each time; raise Refusal for an impossible number."""
    _check_number(product, question.code, question.customer_no)
    draw = Draw(f"{question.code}:{question.customer_no}")
    name = draw.name()
    owed, bills, desc = _OWED[question.code](draw, question)
    selling_price = owed + ADMIN * bills
    return Bill(
        name=name,
        admin=ADMIN * bills,
        price=selling_price - product.commission * bills,
        selling_price=selling_price,
        desc=desc,
    )


def _check_number(product: Product, code: str, customer_no: str) -> None:
    parts = customer_no.split(",")
    shortest, longest = product.digits
    if len(parts) != (2 if code == "samsat" else 1) or customer_no.endswith("404"):
        raise Refusal("54")
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise Refusal("54")
    if not all(shortest <= len(part) <= longest for part in parts):
        raise Refusal("57")


def _sum(rows: Iterable[Mapping[str, str]]) -> int:
    parts = ("nilai_tagihan", "denda", "biaya_lain")
    return sum(int(row.get(part, "0")) for row in rows for part in parts)


def _late_fee(draw: Draw, month: date, today: date) -> str:
    late = (month.year, month.month) != (today.year, today.month)
    return str(draw.one_of((0, 3_000, 5_000)) if late else 0)


def _readings(
    draw: Draw, start: int, used: tuple[int, int], width: int
) -> tuple[dict[str, str], int]:
    end = start + draw.amount(*used)
    return {"meter_awal": f"{start:0{width}d}", "meter_akhir": f"{end:0{width}d}"}, end


def _pln(draw: Draw, question: Question) -> Owed:
    meter = draw.amount(1_000, 60_000)
    rows: Rows = []
    for month in draw.months(question.on):
        readings, meter = _readings(draw, meter, (30, 200), 8)
        row = {
            "periode": f"{month:%Y%m}",
            "nilai_tagihan": str(draw.amount(44_500, 289_000, 50)),
            "admin": str(ADMIN),
            "denda": _late_fee(draw, month, question.on),
        }
        rows.append(row | readings)
    tariff, power = draw.one_of(
        (("R1", 450), ("R1", 900), ("R1M", 900), ("R1", 1300), ("R1", 2200))
    )
    desc = {"tarif": tariff, "daya": power, "lembar_tagihan": len(rows), "detail": rows}
    return _sum(rows), len(rows), desc


def _pdam(draw: Draw, question: Question) -> Owed:
    meter = draw.amount(100, 9_000)
    rows: Rows = []
    for month in draw.months(question.on):
        readings, meter = _readings(draw, meter, (6, 45), 8)
        row = {
            "periode": f"{month:%Y%m}",
            "nilai_tagihan": str(draw.amount(24_000, 210_000, 100)),
            "denda": _late_fee(draw, month, question.on),
        }
        rows.append(row | readings | {"biaya_lain": str(draw.one_of((0, 1_500, 5_000)))})
    desc = {
        "tarif": draw.one_of(("2A", "3A", "R2")),
        "lembar_tagihan": len(rows),
        "alamat": draw.street(),
        "jatuh_tempo": f"1-20 {_MONTHS[question.on.month - 1]} {question.on.year}",
        "detail": rows,
    }
    return _sum(rows), len(rows), desc


def _hp(draw: Draw, question: Question) -> Owed:
    bills = len(draw.months(question.on))
    return bills * draw.amount(55_000, 320_000, 100), bills, {"lembar_tagihan": bills}


def _internet(draw: Draw, question: Question) -> Owed:
    plan = draw.one_of((275_000, 315_000, 385_000, 460_000)) * 111 // 100
    rows = [
        {
            "periode": f"{_MONTHS[month.month - 1]} {month.year}",
            "nilai_tagihan": str(plan),
            "admin": str(ADMIN),
        }
        for month in draw.months(question.on)
    ]
    return _sum(rows), len(rows), {"lembar_tagihan": len(rows), "detail": rows}


def _bpjs(draw: Draw, question: Question) -> Owed:
    members = draw.amount(1, 5)
    months = len(draw.months(question.on))
    desc = {
        "jumlah_peserta": str(members),
        "lembar_tagihan": 1,
        "alamat": draw.place().town,
        # how many months are paid, not which
        "detail": [{"periode": f"{months:02d}"}],
    }
    return members * months * draw.one_of((35_000, 100_000, 150_000)), 1, desc


def _multifinance(draw: Draw, _: Question) -> Owed:
    tenor = draw.one_of((12, 18, 24, 30, 36))
    row = {
        "periode": f"{draw.amount(1, tenor):03d}",
        "denda": str(draw.one_of((0, 0, 25_000))),
        "biaya_lain": str(draw.one_of((0, 10_000))),
    }
    desc = {
        "lembar_tagihan": 1,
        "item_name": draw.one_of(_MOTORCYCLES),
        "no_rangka": f"MH1JF{draw.digits(12)}",
        "no_pol": draw.plate().replace(" ", ""),
        "tenor": f"{tenor:03d}",
        "detail": [row],
    }
    return draw.amount(450_000, 1_900_000, 1_000) + _sum([row]), 1, desc


def _pbb(draw: Draw, question: Question) -> Owed:
    place = draw.place()
    land = draw.amount(60, 300)
    desc = {
        "lembar_tagihan": 1,
        "alamat": draw.street(),
        "tahun_pajak": str(question.year or question.on.year),
        "kelurahan": place.village,
        "kecamatan": place.district,
        "kode_kab_kota": draw.digits(4),
        "kab_kota": place.town,
        "luas_tanah": f"{land} M2",
        "luas_gedung": f"{land * 2 // 3} M2",
    }
    return draw.amount(35_000, 850_000, 1), 1, desc


def _pdl(draw: Draw, question: Question) -> Owed:
    owed, bills, desc = _pbb(draw, question)
    return owed, bills, desc | {"provinsi": "JAWA BARAT"}


def _bpjstk(draw: Draw, question: Question) -> Owed:
    levies = {"jkk": 10_000, "jkm": 6_800, "jht": draw.one_of((0, 20_000, 40_000))}
    desc = {
        "lembar_tagihan": 1,
        "kode_iuran": draw.digits(12),
        "kode_program": "JKK,JKM,JHT" if levies["jht"] else "JKK,JKM",
        **levies,
        "kantor_cabang": draw.place().town,
        "tgl_efektif": question.on.replace(day=1).isoformat(),
        "tgl_expired": month_before(question.on, -1).isoformat(),
    }
    return sum(levies.values()), 1, desc


def _bpjstkpu(draw: Draw, _: Question) -> Owed:
    wages = draw.amount(4, 90) * 1_000_000
    levies = {
        "jht": wages * 57 // 1000,
        "jkk": wages * 24 // 10_000,
        "jkm": wages * 3 // 1000,
        "jpk": 0,
        "jpn": wages * 3 // 100,
    }
    desc = {
        "lembar_tagihan": 1,
        "kode_iuran": f"{draw.digits(12)}/{draw.digits(12)}",
        **levies,
        "npp": draw.digits(8),
        "kode_divisi": "000",
    }
    return sum(levies.values()), 1, desc


def _pgas(draw: Draw, question: Question) -> Owed:
    meter = draw.amount(500, 9_000)
    rows: Rows = []
    for month in draw.months(question.on):
        readings, meter = _readings(draw, meter, (8, 40), 6)
        rows.append({"periode": f"{month:%m%y}"} | readings)
    desc = {"lembar_tagihan": len(rows), "alamat": draw.street(), "detail": rows}
    return len(rows) * draw.amount(48_000, 260_000, 500), len(rows), desc


def _tv(draw: Draw, question: Question) -> Owed:
    rows = [
        {
            "periode": f"{_MONTHS[month.month - 1]} {month:%y}",
            "nilai_tagihan": str(draw.amount(99_000, 289_000, 1_000)),
            "no_ref": f"{draw.digits(3)}A",
        }
        for month in draw.months(question.on)
    ]
    return _sum(rows), len(rows), {"lembar_tagihan": len(rows), "detail": rows}


def _nontaglis(draw: Draw, question: Question) -> Owed:
    registered = month_before(question.on, 1).replace(day=draw.amount(1, 28))
    desc = {
        "lembar_tagihan": 1,
        "transaksi": draw.one_of(("PENYAMBUNGAN BARU", "PERUBAHAN DAYA", "BALIK NAMA")),
        "no_registrasi": question.customer_no,
        "tanggal_registrasi": f"{registered:%Y%m%d}",
    }
    return draw.amount(150_000, 2_400_000, 500), 1, desc


def _emoney(_: Draw, question: Question) -> Owed:
    return question.amount or 0, 1, {"lembar_tagihan": 1}


def _samsat(draw: Draw, question: Question) -> Owed:
    maker, model = draw.one_of(_CARS)
    place = draw.place()
    levies = dict.fromkeys(_SAMSAT_LEVIES, 0)
    levies["biaya_pokok_swd"] = draw.one_of((35_000, 143_000))
    levies["biaya_pokok_pkb"] = draw.amount(180_000, 2_300_000, 500)
    levies["biaya_denda_pkb"] = draw.one_of((0, 0, 45_000))
    desc = {
        "lembar_tagihan": 1,
        "alamat": f"{draw.street()} {place.village}",
        "nomor_identitas": question.customer_no.split(",")[1],
        "nomor_rangka": f"MHK{draw.digits(14)}",
        "nomor_mesin": f"1NR{draw.digits(7)}",
        "nomor_polisi": draw.plate(),
        "milik_kenama": "001",
        "merek_kb": maker,
        "model_kb": model,
        "tahun_buatan": str(question.on.year - draw.amount(1, 12)),
        "tgl_akhir_pajak_baru": f"{question.on.year + 1}{question.on:%m}{draw.amount(1, 28):02d}",
    }
    return sum(levies.values()), 1, desc | {name: str(levy) for name, levy in levies.items()}


_OWED: Final[Mapping[str, Callable[[Draw, Question], Owed]]] = {
    "pln": _pln,
    "pdam": _pdam,
    "hp": _hp,
    "internet": _internet,
    "bpjs": _bpjs,
    "multifinance": _multifinance,
    "pbb": _pbb,
    "cimahi": _pbb,
    "pdl": _pdl,
    "bpjstk": _bpjstk,
    "bpjstkpu": _bpjstkpu,
    "pgas": _pgas,
    "tv": _tv,
    "plnnontaglis": _nontaglis,
    "plnnontaglist": _nontaglis,
    "emoney": _emoney,
    "samsat": _samsat,
}
