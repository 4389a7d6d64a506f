"""IAK: plausible bills of insurers, of the tax offices, and of lenders."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from pos_app.sandbox.draw import Draw, month_before
from pos_app.sandbox.iak.bills import Question
from pos_app.sandbox.iak.owed import Make, Owed
from pos_app.sandbox.iak.products import PRODUCTS

_CARS = (
    ("TOYOTA", "AVANZA 1.3 G M/T"),
    ("DAIHATSU", "XENIA 1.3 R M/T"),
    ("HONDA", "BRIO 1.2 S M/T"),
)
_MOTORCYCLES = ("HONDA BEAT 110 CBS", "YAMAHA NMAX 155", "HONDA VARIO 125", "SUZUKI NEX II")


def _health(draw: Draw, question: Question) -> Owed:
    members = draw.amount(1, 5)
    desc = {
        "kode_cabang": f"09{draw.digits(2)}",
        "nama_cabang": draw.place().town,
        "sisa_pembayaran": "0",
        "jumlah_peserta": str(members),
    }
    premium = draw.one_of((35_000, 100_000, 150_000))
    months = question.months
    return Owed(nominal=members * premium * months, period=f"{months:02d}", desc=desc)


def _health_penalty(draw: Draw, _: Question) -> Owed:
    base: dict[str, Any] = {
        "nama_badan_usaha": "-",
        "kode_cabang": "",
        "nama_cabang": "",
        "sisa_pembayaran": "",
    }
    return Owed(
        nominal=draw.amount(30_000, 900_000, 500),
        period="0,1",
        desc=base | {"premi": 0},  # a payment says this in place of the number of members
        asked=base | {"jumlah_peserta": 1},
    )


def _self_employed(draw: Draw, question: Question) -> Owed:
    begins = question.on
    ends = begins + timedelta(days=30 * question.months)
    dues = {"jht": 0, "jkk": 10_000 * question.months, "jkm": 6_800 * question.months}
    common = {"kode_program": "JKK,JKM", **dues, "kantor_cabang": draw.place().town}
    code = draw.digits(12)
    return Owed(
        nominal=sum(dues.values()),
        period=f"{question.months:02d}",
        # the two answers write the same days in two forms
        desc={
            "kode_iuran": code,
            **common,
            "tgl_efektif": f"{begins:%Y-%m-%d} 00:00:00",
            "tgl_expired": f"{ends:%Y-%m-%d} 00:00:00",
        },
        asked={
            "kode_iuran": "",
            **common,
            "tgl_efektif": f"{begins:%d-%m-%Y}",
            "tgl_expired": f"{ends:%d-%m-%Y}",
        },
    )


def _employer(draw: Draw, question: Question) -> Owed:
    wages = draw.amount(20_000_000, 90_000_000, 100_000)
    dues = {
        "jht": wages * 57 // 1000,
        "jkk": wages * 24 // 10_000,
        "jkm": wages * 3 // 1000,
        "jpk": 0,
        "jpn": wages * 3 // 100,
    }
    desc = {
        "kode_iuran": question.customer_no,
        **dues,
        "npp": f"AA{draw.digits(6)}",
        "kode_divisi": "000",
    }
    return Owed(nominal=sum(dues.values()), period=f"{question.on:%Y%m}", desc=desc)


def _vehicle(draw: Draw, question: Question) -> Owed:
    maker, model = draw.one_of(_CARS)
    tax, fine = draw.amount(180_000, 2_300_000, 500), draw.one_of((0, 0, 45_000))
    levy = draw.one_of((35_000, 143_000))
    until = month_before(question.on, -12).replace(day=draw.amount(1, 28))
    asked = {
        "nomor_identitas": question.identity,
        "nomor_rangka": f"MHK{draw.digits(14)}",
        "nomor_mesin": f"1NR{draw.digits(7)}",
        "alamat": f"{draw.street()} {draw.place().village}",
        "nomor_polisi": draw.plate(),
        "milik_kenama": "001",
        "merek_kb": maker,
        "model_kb": model,
        "tahun_buatan": str(question.on.year - draw.amount(1, 12)),
        "tgl_akhir_pajak_baru": f"{until:%Y%m%d}",
        "biaya_pokok": {"BBN": "0", "PKB": str(tax), "SWD": str(levy)},
        "biaya_denda": {"BBN": "0", "PKB": str(fine), "SWD": "0"},
        "biaya_admin": {"stnk": "0", "tnkb": "0"},
        "biaya_parkir_pokok": "0",
        "biaya_pajak_progresif": "0",
        "ntpd": "",
    }
    return Owed(
        nominal=tax + fine + levy,
        period=f"{month_before(until, 12):%Y%m}{until:%d}-{until:%Y%m%d}",
        desc=asked | {"ntpd": f"Q{draw.digits(1)}T{draw.digits(1)}L{draw.digits(3)}R0Z3"},
        asked=asked,
    )


def _land(draw: Draw, question: Question) -> Owed:
    place, ground = draw.place(), draw.amount(60, 300)
    tax = draw.amount(35_000, 850_000)
    fine = draw.one_of((0, tax // 50)) if int(question.year) < question.on.year else 0
    fee = PRODUCTS[question.code].fee
    desc = {
        "tanggal": f"{question.on:%Y-%m-%d}",
        "nop": question.customer_no,
        "tahun_pajak": question.year,
        "lokasi": draw.street(),
        "kelurahan": place.village,
        "kecamatan": place.district,
        "kode_kab_kota": draw.digits(4),
        "kab_kota": place.town,
        "luas_tanah": f"{ground} M2",
        "luas_gedung": f"{ground * 2 // 3} M2",
        "jatuh_tempo": f"31/10/{question.year}",
        "total_tagihan": tax,
        "denda": fine,
        "admin": fee,
        "total_bayar": tax + fine + fee,
    }
    return Owed(nominal=tax + fine, period=question.year, desc=desc)


def _finance(draw: Draw, question: Question) -> Owed:
    tenor = draw.one_of((12, 18, 24, 30, 36))
    instalment, late = draw.amount(450_000, 1_900_000, 1_000), draw.one_of((0, 0, 3_305))
    fees = draw.one_of((0, 10_000))
    paid = month_before(question.on, 1).replace(day=draw.amount(1, 28))
    desc = {
        "misc_fee": fees,
        "item_name": draw.one_of(_MOTORCYCLES),
        "no_rangka": f"MH1JF{draw.digits(12)}",
        "no_pol": draw.plate().replace(" ", ""),
        "tenor": f"{tenor:03d}",
        "installment": instalment,
        "penalty_bill": late,
        "max_payment": 0,
        "last_paid_due_date": f"{paid:%d %b %y}",
        "id_ref": draw.digits(6),
    }
    period = f"{draw.amount(1, tenor):03d}"
    return Owed(nominal=instalment + late + fees, period=period, desc=desc)


def _finance_in_short(draw: Draw, _: Question) -> Owed:
    desc = {"installment": draw.amount(450_000, 1_900_000, 1_000), "penalty_bill": 0}
    return Owed(nominal=desc["installment"], period=f"{draw.amount(1, 36):03d}", desc=desc)


def _premium(draw: Draw, question: Question) -> Owed:
    due = question.on + timedelta(days=draw.amount(1, 20))
    desc = {
        "insured": draw.name(),
        "policy_status": "Active",
        "due_date": f"{due:%d/%m/%Y}",
        "footer": ["Premi lanjutan telah diterima.", "Simpan struk ini sebagai bukti."],
    }
    return Owed(nominal=draw.amount(300_000, 1_500_000, 1_000), desc=desc)


DUES: Final[Mapping[str, Make]] = {
    "bpjs": _health,
    "denda": _health_penalty,
    "bpjstk": _self_employed,
    "bpjstkpu": _employer,
    "samsat": _vehicle,
    "pbb": _land,
    "finance": _finance,
    "finance in short": _finance_in_short,
    "aia": _premium,
}
