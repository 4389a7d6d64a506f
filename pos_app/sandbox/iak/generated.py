"""IAK: a plausible bill for every customer number that has no printed one."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pos_app.sandbox.draw import Draw, month_before
from pos_app.sandbox.iak.account import Refusal
from pos_app.sandbox.iak.bills import Bill, Question
from pos_app.sandbox.iak.dues import DUES
from pos_app.sandbox.iak.owed import Make, Owed, late_fee, span
from pos_app.sandbox.iak.products import PRODUCTS

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")
_PLANS = ("30 MBPS", "50 MBPS", "100 MBPS")


def generated_bill(question: Question) -> Bill:
    """Return the bill of a customer, the same each time; raise Refusal for an impossible number."""
    number = question.customer_no
    if question.case is None and (
        number.endswith("404") or not re.fullmatch("[0-9]{4,25}", number)
    ):
        raise Refusal("14")
    product = PRODUCTS[question.code]
    draw = Draw(f"iak:{question.code}:{number}")
    name = draw.name()
    owed = _OWED[product.shape](draw, question)
    return Bill(
        name=name,
        period=owed.period,
        nominal=owed.nominal,
        admin=product.fee * owed.bills,
        commission=product.commission * owed.bills,
        desc=owed.desc,
        asked=owed.asked,
    )


def _pln(draw: Draw, question: Question) -> Owed:
    fee = PRODUCTS[question.code].fee
    meter = draw.amount(1_000, 60_000)
    rows: list[dict[str, Any]] = []
    readings: list[dict[str, str]] = []
    months = draw.months(question.on)
    for month in months:
        used, due = draw.amount(30, 200), draw.amount(44_500, 289_000, 50)
        late = late_fee(draw, month, question.on, 3_000, 5_000)
        row = {
            "periode": f"{month:%Y%m}",
            "nilai_tagihan": str(due),
            "admin": str(fee),
            "denda": str(late),
            "total": due + late + fee,
        }
        rows.append(row)
        readings.append({"meter_awal": f"{meter:08d}", "meter_akhir": f"{meter + used:08d}"})
        meter += used
    tariff, power = draw.one_of((("R1", 450), ("R1", 900), ("R1M", 900), ("R1", 1300)))
    asked = {
        "tarif": tariff,
        "daya": power,
        "lembar_tagihan": str(len(rows)),
        "tagihan": {"detail": rows},
    }
    read = [both[0] | both[1] for both in zip(readings, rows, strict=True)]
    return Owed(
        nominal=sum(row["total"] - fee for row in rows),
        period=span(months),
        bills=len(rows),
        desc=asked | {"lembar_tagihan_sisa": 0, "tagihan": {"detail": read}},
        asked=asked,
    )


def _nontaglis(draw: Draw, question: Question) -> Owed:
    registered = month_before(question.on, 1).replace(day=draw.amount(1, 28))
    desc = {
        "transaksi": draw.one_of(("PENYAMBUNGAN BARU", "PERUBAHAN DAYA", "BALIK NAMA")),
        "no_registrasi": question.customer_no,
        "tanggal_registrasi": f"{registered:%Y%m%d}",
    }
    return Owed(nominal=draw.amount(150_000, 2_400_000, 500), desc=desc)


def _water_rows(draw: Draw, question: Question) -> list[dict[str, Any]]:
    meter = draw.amount(100, 9_000)
    rows: list[dict[str, Any]] = []
    for month in draw.months(question.on):
        used = draw.amount(6, 45)
        row = {
            "period": f"{month:%Y%m}",
            "first_meter": meter,
            "last_meter": meter + used,
            "penalty": late_fee(draw, month, question.on, 5_000, 7_500),
            "bill_amount": draw.amount(24_000, 210_000, 10),
            "misc_amount": draw.one_of((0, 750, 1_500)),
        }
        rows.append(row)
        meter += used
    return rows


def _water(draw: Draw, question: Question, rows: list[dict[str, Any]]) -> Owed:
    desc: dict[str, Any] = {
        "bill_quantity": len(rows),
        "address": draw.street(),
        "biller_admin": "",
        "pdam_name": PRODUCTS[question.code].name,
        "stamp_duty": "",
        "kode_tarif": "",
    }
    if question.code == "PDAMKOTA.SURABAYA":
        month = _MONTHS[question.on.month - 1]
        desc |= {"due_date": f"1-15 {month} {question.on.year}", "kode_tarif": "3A"}
        rows = [row | {"stand": ""} for row in rows]
    parts = ("penalty", "bill_amount", "misc_amount")
    return Owed(
        nominal=sum(row[part] for row in rows for part in parts),
        period=",".join(row["period"] for row in rows),
        bills=len(rows),
        desc=desc | {"bill": {"detail": rows}},
    )


def _separated_water(draw: Draw, question: Question) -> Owed:
    return _water(draw, question, _water_rows(draw, question))


def _unified_water(draw: Draw, question: Question) -> Owed:
    rows = _water_rows(draw, question)
    first, last = rows[0], rows[-1]
    whole = {
        "period": ",".join(row["period"] for row in rows),
        "first_meter": first["first_meter"],
        "last_meter": last["last_meter"],
    }
    sums = {
        part: sum(row[part] for row in rows) for part in ("penalty", "bill_amount", "misc_amount")
    }
    return _water(draw, question, [whole | sums])


def _telco(draw: Draw, _: Question) -> Owed:
    row = dict.fromkeys(("periode", "nilai_tagihan", "admin", "total"), "")
    desc = {
        **dict.fromkeys(("kode_area", "divre", "datel"), ""),
        "jumlah_tagihan": 1,
        "tagihan": {"detail": [row]},
    }
    return Owed(nominal=draw.amount(55_000, 320_000, 100), desc=desc)


def _telkom(draw: Draw, question: Question) -> Owed:
    fee = PRODUCTS[question.code].fee
    plan = draw.one_of((275_000, 315_000, 385_000, 460_000)) * 111 // 100
    months = draw.months(question.on)
    rows = [
        {
            "periode": f"{_MONTHS[month.month - 1]} {month.year}",
            "nilai_tagihan": str(plan),
            "admin": str(fee),
            "total": plan + fee,
        }
        for month in months
    ]
    desc = {
        "kode_area": draw.one_of(("0751", "0022", "0031")),
        "divre": f"0{draw.amount(1, 7)}",
        "datel": f"00{draw.digits(2)}",
        "jumlah_tagihan": len(rows),
        "tagihan": {"detail": rows},
    }
    return Owed(nominal=plan * len(rows), period=span(months), bills=len(rows), desc=desc)


def _internet(draw: Draw, question: Question) -> Owed:
    plan = f"{PRODUCTS[question.code].name} {draw.one_of(_PLANS)}"
    return Owed(
        nominal=draw.amount(199_000, 599_000, 1_000),
        period=f"{question.on:%Y%m}",
        desc={"product_desc": plan},
    )


def _television(rows: list[dict[str, str]], bills: int) -> dict[str, Any]:
    return {
        "bill_quantity": str(bills),
        "product_category": "",
        "ppn": 0,
        "tagihan": {"detail": rows},
    }


def _telkomvision(draw: Draw, question: Question) -> Owed:
    months = draw.months(question.on)
    rows = [
        {
            "periode": f"{_MONTHS[month.month - 1]} {month:%y}",
            "nilai_tagihan": str(draw.amount(99_000, 289_000, 1_000)),
            "no_ref": f"{draw.digits(3)}A",
        }
        for month in months
    ]
    return Owed(
        nominal=sum(int(row["nilai_tagihan"]) for row in rows),
        period=rows[-1]["periode"],
        bills=len(rows),
        desc=_television(rows, len(rows)),
    )


def _other_television(draw: Draw, _: Question) -> Owed:
    return Owed(nominal=draw.amount(99_000, 289_000, 500), desc=_television([], 1))


def _gas(draw: Draw, question: Question) -> Owed:
    meter, used = draw.amount(500, 9_000), draw.amount(8, 40)
    desc = {
        "address": "-",
        "first_meter": f"{meter:08d}",
        "last_meter": f"{meter + used:08d}",
        "usage": used,
    }
    return Owed(nominal=used * 6_000, period=f"{question.on:%m%y}", desc=desc)


def _wallet(_: Draw, question: Question) -> Owed:
    return Owed(nominal=question.amount, desc={"footer": ""})


def _offering(_: Draw, question: Question) -> Owed:
    return Owed(nominal=question.amount, desc=[])


_OWED: Final[Mapping[str, Make]] = {
    "pln": _pln,
    "nontaglis": _nontaglis,
    "pdam": _separated_water,
    "pdam unified": _unified_water,
    "telco": _telco,
    "telkom": _telkom,
    "internet": _internet,
    "telkomvision": _telkomvision,
    "tv": _other_television,
    "pgas": _gas,
    "custom": _wallet,
    "church": _offering,
    **DUES,
}
