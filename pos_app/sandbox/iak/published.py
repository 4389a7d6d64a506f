"""IAK: the bills its documentation prints, which its test numbers are shown."""

from collections.abc import Callable
from typing import Any, Final

from pos_app.sandbox.iak.bills import Bill, Question
from pos_app.sandbox.iak.products import PRODUCTS

# the numbers printed in the samples, where the test scheme does not say otherwise
_PRINTED: Final = frozenset(
    (
        ("PLNNONH", "3225030005922"),
        ("PDAMKOTA.SURABAYA", "10202001"),
        ("PDAMKOTA.YOGYAKARTA", "10202001"),
        ("HPTHREE", "08991234501"),
        ("CBN", "01927101"),
        ("ESAMSAT.JABAR", "9658548523568701"),
    )
)
_MONTHLY_PREMIUM: Final = 25_000


def published_bill(question: Question) -> Bill | None:
    """Return the printed bill of a test number, None where there is no such bill."""
    if question.case is None and (question.code, question.customer_no) not in _PRINTED:
        return None
    make = _BILLS.get(question.code) or _BILLS.get(PRODUCTS[question.code].shape)
    return make(question) if make else None


def _bill(
    question: Question,
    name: str,
    period: str,
    nominal: int,
    desc: Any,
    *,
    bills: int = 1,
    asked: Any = None,
) -> Bill:
    product = PRODUCTS[question.code]
    return Bill(
        name=name,
        period=period,
        nominal=nominal,
        admin=product.fee * bills,
        commission=product.commission * bills,
        desc=desc,
        asked=asked,
    )


def _pln(question: Question) -> Bill:
    months = ("201601", "201602", "201603", "201604")
    periods = months if question.has_several_bills else ("201608",)
    rows = [
        {
            "periode": period,
            "nilai_tagihan": "300000",
            "admin": "2500",
            "denda": "0",
            "total": 302_500,
        }
        for period in periods
    ]
    meters = {"meter_awal": "00080000", "meter_akhir": "00080000"}
    asked = {
        "tarif": "R1",
        "daya": 1300,
        "lembar_tagihan": str(len(rows)),
        "tagihan": {"detail": rows},
    }
    left = 4 if question.has_several_bills else 0  # of eight bills, four go into one payment
    paid = {"lembar_tagihan_sisa": left, "tagihan": {"detail": [meters | row for row in rows]}}
    period = ",".join(dict.fromkeys((periods[0], periods[-1])))
    return _bill(
        question,
        "SUBCRIBER NAME",
        period,
        300_000 * len(rows),
        asked | paid,
        bills=len(rows),
        asked=asked,
    )


def _nontaglis(question: Question) -> Bill:
    desc = {
        "transaksi": "PENYAMBUNGAN BARU",
        "no_registrasi": "5392112011703",
        "tanggal_registrasi": "20120524",
    }
    return _bill(question, "JAYUSMAN", "", 696_400, desc)


def _water(question: Question, periods: list[str], **more: str) -> Bill:
    rows = [_water_row(place, period) for place, period in enumerate(periods)]
    if question.code == "PDAMKOTA.SURABAYA":
        rows = [row | {"stand": ""} for row in rows]
    desc = {
        "bill_quantity": len(rows),
        "address": "WONOKROMO S.S BARU 2 8",
        "biller_admin": "",
        "pdam_name": PRODUCTS[question.code].name,
        "stamp_duty": "",
        "kode_tarif": "",
        **more,
        "bill": {"detail": rows},
    }
    period = ",".join(periods)
    return _bill(question, "DADANG SOEKARDI", period, 35_490 * len(rows), desc, bills=len(rows))


def _water_row(place: int, period: str) -> dict[str, Any]:
    return {
        "period": period,
        "first_meter": 4589 + 24 * place,
        "last_meter": 4613 + 24 * place,
        "penalty": 7_500,
        "bill_amount": 27_240,
        "misc_amount": 750,
    }


def _separated(question: Question) -> Bill:
    if question.has_several_bills:
        return _water(question, ["201409", "201410", "201411", "201412"])
    return _water(question, ["201412"])


def _surabaya(question: Question) -> Bill:
    return _water(question, ["201412"], due_date="1-15 DES 2014", kode_tarif="3A")


def _unified(question: Question) -> Bill:
    return _water(question, ["201803,201804"])  # two months in one row, and counted as one bill


def _three(question: Question) -> Bill:
    row = dict.fromkeys(("periode", "nilai_tagihan", "admin", "total"), "")
    desc = {
        **dict.fromkeys(("kode_area", "divre", "datel"), ""),
        "jumlah_tagihan": 1,
        "tagihan": {"detail": [row]},
    }
    return _bill(question, "INTAN NUR AZIZA", "", 55_000, desc)


def _telkom(question: Question) -> Bill:
    if question.has_several_bills:
        owed = [("MEI 2014", 49_870), ("JUN 2014", 44_870), ("JUL 2014", 34_870)]
        name, period = "JAORAH", "201405,201407"
    else:
        owed, name, period = [("MAR 2021", 49_870)], "CATH", "202103"
    rows = [
        {"periode": month, "nilai_tagihan": str(due), "admin": "2500", "total": due + 2_500}
        for month, due in owed
    ]
    desc = {
        "kode_area": "0751",
        "divre": "01",
        "datel": "0006",
        "jumlah_tagihan": len(rows),
        "tagihan": {"detail": rows},
    }
    nominal = sum(due for _, due in owed)
    return _bill(question, name, period, nominal, desc, bills=len(rows))


def _cbn(question: Question) -> Bill:
    return _bill(question, "Budi", "201905", 30_000, {"product_desc": "CBN Anywhere Basic"})


def _big_tv(question: Question) -> Bill:
    desc = {
        "bill_quantity": "1",
        "product_category": "",
        "ppn": 0,
        "tagihan": {"detail": []},
    }
    return _bill(question, "Mr. syahrun as", "", 138_499, desc)


def _bpjs(question: Question) -> Bill:
    desc = {
        "kode_cabang": "0901",
        "nama_cabang": "JAKARTA PUSAT",
        "sisa_pembayaran": "0",
        "jumlah_peserta": "2",
    }
    months = question.months
    return _bill(question, "VERGIE", f"{months:02d}", _MONTHLY_PREMIUM * months, desc)


def _wallet(question: Question) -> Bill:
    return _bill(question, "IAK Sandbox Inquiry", "", question.amount, {"footer": ""})


def _samsat(question: Question) -> Bill:
    asked = {
        "nomor_identitas": question.identity,
        "nomor_rangka": "MHKV5EA2JFJ001044",
        "nomor_mesin": "1NRF012268",
        "alamat": "GRIYA BULELENG 2 RT 005 RW 014 BULELENG",
        "nomor_polisi": "DK 1243AL",
        "milik_kenama": "001",
        "merek_kb": "DAIHATSU",
        "model_kb": "XENIA 1.3 R M/T F653RV-GMDFJ",
        "tahun_buatan": "2018",
        "tgl_akhir_pajak_baru": "20191022",
        "biaya_pokok": {"BBN": "0", "PKB": "2131000", "SWD": "143500"},
        "biaya_denda": {"BBN": "0", "PKB": "0", "SWD": "0"},
        "biaya_admin": {"stnk": "0", "tnkb": "0"},
        "biaya_parkir_pokok": "0",
        "biaya_pajak_progresif": "0",
        "ntpd": "",
    }
    paid = asked | {"ntpd": "Q8T3L318R0Z3"}
    return _bill(question, "TESTING ESAMSAT", "20181022-20191022", 2_274_500, paid, asked=asked)


def _mega(question: Question) -> Bill:
    desc = {
        "misc_fee": 0,
        "item_name": "HONDA VARIO TECHNO 125 PGM FI NON CBS",
        "no_rangka": "MH1JFB111CK196426",
        "no_pol": "B6213UWX",
        "tenor": "030",
        "installment": 657_695,
        "penalty_bill": 3_305,
        "max_payment": 0,
        "last_paid_due_date": "14 Dec 12",
        "id_ref": "514367",
    }
    return _bill(question, "ABDUL SAMID HARAHAP", "005", 661_000, desc)


# by product, and by shape where every product of a shape has the same sample
_BILLS: Final[dict[str, Callable[[Question], Bill]]] = {
    "PLNPOSTPAID": _pln,
    "nontaglis": _nontaglis,
    "PDAMKOTA.SURABAYA": _surabaya,
    "pdam": _separated,
    "pdam unified": _unified,
    "HPTHREE": _three,
    "TELKOMPSTN": _telkom,
    "CBN": _cbn,
    "TVBIG": _big_tv,
    "BPJS": _bpjs,
    "custom": _wallet,
    "ESAMSAT.JABAR": _samsat,
    "finance": _mega,
}
