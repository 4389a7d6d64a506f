"""The sandbox describes each of IAK's bills in the documented types, odd as they are."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from pos_app.sandbox.server import Sandbox
from tests.contract.iak_buyer import CHECK, Clock, IakBuyer

SURCHARGES = {"BBN": str, "PKB": str, "SWD": str}
PLN_ROW = {"periode": str, "nilai_tagihan": str, "admin": str, "denda": str, "total": int}
METERS = {"meter_awal": str, "meter_akhir": str}
PLN = {"tarif": str, "daya": int, "lembar_tagihan": str, "tagihan": {"detail": [PLN_ROW]}}
WATER_ROW = {
    **dict.fromkeys(("first_meter", "last_meter", "penalty", "bill_amount", "misc_amount"), int),
    "period": str,
}
WATER = {
    **dict.fromkeys(("address", "biller_admin", "pdam_name", "stamp_duty", "kode_tarif"), str),
    "bill_quantity": int,
    "bill": {"detail": [WATER_ROW]},
}
PHONE_ROW = {"periode": str, "nilai_tagihan": str, "admin": str, "total": str}
PHONE = {
    **dict.fromkeys(("kode_area", "divre", "datel"), str),
    "jumlah_tagihan": int,
    "tagihan": {"detail": [PHONE_ROW]},
}
TV_ROW = {"periode": str, "nilai_tagihan": str, "no_ref": str}
TV = {"bill_quantity": str, "product_category": str, "ppn": int, "tagihan": {"detail": [TV_ROW]}}
HEALTH = dict.fromkeys(("kode_cabang", "nama_cabang", "sisa_pembayaran", "jumlah_peserta"), str)
PENALTY = dict.fromkeys(("nama_badan_usaha", "kode_cabang", "nama_cabang", "sisa_pembayaran"), str)
LEVIES = dict.fromkeys(("jht", "jkk", "jkm"), int)
WORKER = {
    **dict.fromkeys(("kode_iuran", "kode_program", "kantor_cabang"), str),
    **dict.fromkeys(("tgl_efektif", "tgl_expired"), str),
    **LEVIES,
}
EMPLOYER = {
    **dict.fromkeys(("kode_iuran", "npp", "kode_divisi"), str),
    **LEVIES,
    **dict.fromkeys(("jpk", "jpn"), int),
}
VEHICLE = {
    **dict.fromkeys(("nomor_identitas", "nomor_rangka", "nomor_mesin", "alamat"), str),
    **dict.fromkeys(("nomor_polisi", "milik_kenama", "merek_kb", "model_kb"), str),
    **dict.fromkeys(("tahun_buatan", "tgl_akhir_pajak_baru", "biaya_parkir_pokok"), str),
    **dict.fromkeys(("biaya_pajak_progresif", "ntpd"), str),
    "biaya_pokok": SURCHARGES,
    "biaya_denda": SURCHARGES,
    "biaya_admin": {"stnk": str, "tnkb": str},
}
LAND = {
    **dict.fromkeys(("tanggal", "nop", "tahun_pajak", "lokasi", "kelurahan", "kecamatan"), str),
    **dict.fromkeys(("kode_kab_kota", "kab_kota", "luas_tanah", "luas_gedung", "jatuh_tempo"), str),
    **dict.fromkeys(("total_tagihan", "denda", "admin", "total_bayar"), int),
}
FINANCE = {
    **dict.fromkeys(("misc_fee", "installment", "penalty_bill", "max_payment"), int),
    **dict.fromkeys(("item_name", "no_rangka", "no_pol", "tenor", "id_ref"), str),
    "last_paid_due_date": str,
}
GAS = {"address": str, "first_meter": str, "last_meter": str, "usage": int}
AIA = {"insured": str, "policy_status": str, "due_date": str, "footer": [str]}
SURABAYA = WATER | {"due_date": str, "bill": {"detail": [WATER_ROW | {"stand": str}]}}
CONNECTION = {"transaksi": str, "no_registrasi": str, "tanggal_registrasi": str}

# code, a number that succeeds, `desc` of the inquiry, and of the payment where it differs
BILLS: list[tuple[str, str, Any, Any]] = [
    (
        "PLNPOSTPAID",
        "530000000000",
        PLN,
        PLN | {"lembar_tagihan_sisa": int, "tagihan": {"detail": [PLN_ROW | METERS]}},
    ),
    ("PLNNONH", "3225030005922", CONNECTION, None),
    ("PLNNONTAG", "3225030000000", CONNECTION, None),
    ("PDAMKOTA.SURABAYA", "10200000", SURABAYA, None),
    ("PDAMKOTA.MEDAN", "10200000", WATER, None),
    ("AETRA", "10200000", WATER, None),
    ("PDAMKOTA.YOGYAKARTA", "10200000", WATER, None),
    ("HPTHREE", "08991230000", PHONE, None),
    (
        "TELKOMPSTN",
        "6391600000",
        PHONE | {"tagihan": {"detail": [PHONE_ROW | {"total": int}]}},
        None,
    ),
    ("CBN", "01920000", {"product_desc": str}, None),
    ("MYREPRETAIL", "70012345", {"product_desc": str}, None),
    ("TVTLKMV", "127246500000", TV, None),
    ("TVBIG", "1072160000", TV | {"tagihan": {"detail": []}}, None),
    ("BPJS", "8801234560000", HEALTH, None),
    ("BPJSDENDA", "099994301101", PENALTY | {"jumlah_peserta": int}, PENALTY | {"premi": int}),
    ("BPJSTK", "8102051011270000", WORKER, None),
    ("BPJSTKPU", "210300010000", EMPLOYER, None),
    ("SHOPEEPAY", "082100000000", {"footer": str}, None),
    ("MEMBER.IAK_Church-Perpuluhan_2022", "180000", [], None),
    ("NONMEMBER.IAK_Church-Perpuluhan_2022", "190000", [], None),
    ("ESAMSAT.JABAR", "9658548523560000", VEHICLE, None),
    ("PBBKOT.CIMAHI", "329801092375990000", LAND, None),
    ("PGAS", "0110010000", GAS, None),
    ("FNMEGA", "6391600000", FINANCE, None),
    ("FNMF", "6391600000", {"installment": int, "penalty_bill": int}, None),
    ("TASPEN.ASURANSI", "6391600000", FINANCE, None),
    ("AIA.PREMICONVEN", "6391600000", AIA, None),
]
EXTRAS: dict[str, dict[str, Any]] = {
    "BPJS": {"month": "2"},
    "BPJSTK": {"month": 1},
    "SHOPEEPAY": {"desc": {"amount": 100_000}},
    "MEMBER.IAK_Church-Perpuluhan_2022": {"desc": {"amount": 100_000}},
    "NONMEMBER.IAK_Church-Perpuluhan_2022": {"desc": {"amount": 100_000}},
    "ESAMSAT.JABAR": {"nomor_identitas": "0212502110170100"},
    "PBBKOT.CIMAHI": {"year": "2023"},
}
# code: name, period, nominal, price, selling_price of the documentation's samples
PRINTED = {
    "PLNPOSTPAID": ("SUBCRIBER NAME", "201608", 300_000, 302_500, 301_900),
    "PLNNONH": ("JAYUSMAN", "", 696_400, 698_000, 696_200),
    "PDAMKOTA.SURABAYA": ("DADANG SOEKARDI", "201412", 35_490, 37_490, 36_790),
    "PDAMKOTA.YOGYAKARTA": ("DADANG SOEKARDI", "201803,201804", 35_490, 37_490, 36_790),
    "HPTHREE": ("INTAN NUR AZIZA", "", 55_000, 55_000, 54_000),
    "TELKOMPSTN": ("CATH", "202103", 49_870, 52_370, 51_170),
    "CBN": ("Budi", "201905", 30_000, 30_000, 29_000),
    "TVBIG": ("Mr. syahrun as", "", 138_499, 138_499, 137_399),
    "BPJS": ("VERGIE", "02", 50_000, 52_500, 52_300),
    "SHOPEEPAY": ("IAK Sandbox Inquiry", "", 100_000, 100_800, 100_350),
    "ESAMSAT.JABAR": ("TESTING ESAMSAT", "20181022-20191022", 2_274_500, 2_279_500, 2_277_000),
    "FNMEGA": ("ABDUL SAMID HARAHAP", "005", 661_000, 661_000, 660_500),
}
ENVELOPE = {
    **dict.fromkeys(("code", "hp", "tr_name", "period", "ref_id", "response_code", "message"), str),
    **dict.fromkeys(("tr_id", "nominal", "admin", "price", "selling_price"), int),
}
SETTLED = {"datetime": str, "balance": int, "noref": str}


@pytest.fixture
def buyer(tmp_path: Path) -> Iterator[IakBuyer]:
    with Sandbox(tmp_path / "ledger.jsonl", now=Clock(), deposit=90_000_000) as sandbox:
        buyer = IakBuyer(sandbox)
        yield buyer
        buyer.connection.close()


def shape(value: Any) -> Any:
    """Put the type in the place of every leaf; of a list, only the different shapes count."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        shapes = [shape(part) for part in value]
        return [each for place, each in enumerate(shapes) if each not in shapes[:place]]
    return type(value)


def rest(data: Any) -> Any:
    return {name: value for name, value in data.items() if name != "desc"}


@pytest.mark.parametrize(("code", "number", "asked", "paid"), BILLS, ids=[row[0] for row in BILLS])
def test_each_bill_has_the_types_of_the_samples(
    buyer: IakBuyer, code: str, number: str, asked: Any, paid: Any
) -> None:
    shown = buyer.inquire(code, number, **EXTRAS.get(code, {}))
    done = buyer.pay(shown)
    known = buyer.status()
    assert shape(rest(shown)) == ENVELOPE
    assert shape(rest(done)) == ENVELOPE | SETTLED
    assert shape(rest(known)) == ENVELOPE | SETTLED | {"status": int}
    assert shape(shown["desc"]) == asked
    assert shape(done["desc"]) == shape(known["desc"]) == (paid or asked)
    assert shown["price"] == shown["nominal"] + shown["admin"] == done["price"]
    assert shown["selling_price"] <= shown["price"]
    assert buyer.deposit() == 90_000_000 - shown["selling_price"] == done["balance"]
    if code in PRINTED:
        told = (shown["tr_name"], shown["period"], shown["nominal"], shown["price"])
        assert (*told, shown["selling_price"]) == PRINTED[code]


def test_every_product_of_the_price_list_has_a_bill_for_any_number(buyer: IakBuyer) -> None:
    extras = {"month": 1, "year": "2024", "nomor_identitas": "1", "desc": {"amount": 20_000}}
    for row in buyer.bill("pl", commands="pricelist-pasca", status="active")["pasca"]:
        code = row["code"]
        first = buyer.inquire(code, "712345678905", f"{code}.a", **extras)
        again = buyer.inquire(code, "712345678905", f"{code}.b", **extras)
        assert first["desc"] == again["desc"], code
        assert first["price"] == again["price"] == first["nominal"] + first["admin"], code
        bills = first["admin"] // row["fee"] if row["fee"] else 1
        if row["type"] != "tv":  # no fee tells how many bills there are
            assert first["price"] - first["selling_price"] == row["komisi"] * bills, code
        assert buyer.pay(first)["response_code"] == "00", code


@pytest.mark.parametrize(
    "number", ["530000001", "530000000404", "71234567890404", "BUDI", "٥٣٠٠٠٠"]
)
def test_the_digits_of_a_number_decide_what_is_found(buyer: IakBuyer, number: str) -> None:
    codes = {"530000001": "00", "530000000404": "404"}
    assert buyer.inquire("PLNPOSTPAID", number)["response_code"] == codes.get(number, "14")


def test_of_eight_electricity_bills_four_are_paid_and_four_are_left(buyer: IakBuyer) -> None:
    shown = buyer.inquire("PLNPOSTPAID", "530000000999")
    paid = buyer.pay(shown)
    assert "lembar_tagihan_sisa" not in shown["desc"]
    assert (paid["desc"]["lembar_tagihan"], paid["desc"]["lembar_tagihan_sisa"]) == ("4", 4)
    assert len(paid["desc"]["tagihan"]["detail"]) == 4
    assert (paid["nominal"], paid["admin"], paid["price"]) == (1_200_000, 10_000, 1_210_000)
    assert paid["selling_price"] == 1_210_000 - 4 * 600


def test_four_water_bills_and_three_telephone_bills_are_paid_as_one(buyer: IakBuyer) -> None:
    water = buyer.buy("PDAMKOTA.MEDAN", "10200999", "water")
    assert (len(water["desc"]["bill"]["detail"]), water["desc"]["bill_quantity"]) == (4, 4)
    assert water["selling_price"] == 4 * (35_490 + 2_000 - 700)
    phone = buyer.buy("TELKOMPSTN", "6391601999", "phone")
    assert (phone["tr_name"], phone["period"]) == ("JAORAH", "201405,201407")
    assert (phone["price"], phone["selling_price"]) == (137_110, 133_510)


def test_unified_water_has_two_months_in_one_row(buyer: IakBuyer) -> None:
    desc = buyer.inquire("PDAMKAB.BEKASI", "10200000")["desc"]
    (row,) = desc["bill"]["detail"]
    assert (row["period"], desc["bill_quantity"]) == ("201803,201804", 1)


def test_the_reference_of_a_vehicle_tax_comes_with_the_payment(buyer: IakBuyer) -> None:
    shown = buyer.inquire("ESAMSAT.JABAR", "9658548523560000", nomor_identitas="321")
    paid = buyer.pay(shown)
    assert (shown["desc"]["ntpd"], paid["desc"]["ntpd"]) == ("", "Q8T3L318R0Z3")
    assert paid["desc"]["nomor_identitas"] == "321"


def test_the_self_employed_get_their_days_in_two_forms(buyer: IakBuyer) -> None:
    shown = buyer.inquire("BPJSTK", "8102051011270000", month=1)
    paid = buyer.pay(shown)
    assert (shown["desc"]["kode_iuran"], bool(paid["desc"]["kode_iuran"])) == ("", True)
    assert shown["desc"]["tgl_efektif"] == "10-06-2025"
    assert paid["desc"]["tgl_efektif"] == "2025-06-10 00:00:00"


@pytest.mark.parametrize(
    ("code", "more", "rc"),
    [
        ("BPJS", {}, "107"),
        ("BPJS", {"month": 0}, "107"),
        ("BPJS", {"month": "two"}, "107"),
        ("BPJSTK", {}, "107"),
        ("BPJSTKPU", {}, "00"),
        ("SHOPEEPAY", {}, "107"),
        ("SHOPEEPAY", {"desc": {"amount": "50000"}}, "107"),
        ("SHOPEEPAY", {"desc": {"amount": True}}, "107"),
        ("SHOPEEPAY", {"desc": {"amount": 0}}, "93"),
        ("SHOPEEPAY", {"desc": {"amount": 10_000_001}}, "93"),
        ("ESAMSAT.JABAR", {}, "107"),
        ("PBBKOT.CIMAHI", {}, "107"),
        ("PBBKOT.CIMAHI", {"year": 2023}, "107"),
        ("PBBKOT.CIMAHI", {"year": "1"}, "107"),
    ],
)
def test_what_a_product_asks_for_has_to_be_there(
    buyer: IakBuyer, code: str, more: dict[str, Any], rc: str
) -> None:
    assert buyer.inquire(code, "712345678905", **more)["response_code"] == rc
    assert (buyer.status()["response_code"] == "42") == (rc == "00")


def test_health_insurance_is_paid_by_the_month(buyer: IakBuyer) -> None:
    shown = buyer.inquire("BPJS", "8801234560000", month=5)
    assert (shown["period"], shown["nominal"], shown["admin"]) == ("05", 125_000, 2_500)


class XmlBuyer:
    def __init__(self, buyer: IakBuyer) -> None:
        self.buyer = buyer

    def post(self, suffix: str, more: str = "", **fields: str) -> ET.Element:
        signed = self.buyer.signed(suffix, **fields).items()
        inner = "".join(f"<{name}>{value}</{name}>" for name, value in signed)
        body = f'<?xml version="1.0" ?><mp>{inner}{more}</mp>'.encode()
        return self.send(body)

    def send(self, body: bytes) -> ET.Element:
        path = f"{self.buyer.paths['postpaid']}{CHECK}"
        status, media, answer = self.buyer.send(path, body, "application/xml; charset=utf-8")
        assert (status, media) == (200, "application/xml")
        root = ET.fromstring(answer)
        assert root.tag == "mp"
        return root

    def inquire(self, code: str, number: str, more: str = "") -> ET.Element:
        asked = {"commands": "inq-pasca", "code": code, "hp": number, "ref_id": "ref1"}
        return self.post("ref1", more, **asked)

    def pay(self, inquiry: ET.Element) -> ET.Element:
        tr_id = inquiry.findtext("tr_id") or ""
        return self.post(tr_id, commands="pay-pasca", tr_id=tr_id)


def test_who_asks_in_xml_is_answered_in_xml_without_the_wrapper(buyer: IakBuyer) -> None:
    client = XmlBuyer(buyer)
    paid = client.pay(client.inquire("CBN", "01920000"))
    assert paid.findtext("response_code") == "00"
    assert paid.findtext("price") == "30000"
    assert paid.findtext("desc/product_desc") == "CBN Anywhere Basic"
    assert paid.findtext("noref")
    assert client.post("cs", commands="checkstatus", ref_id="ref1").findtext("status") == "1"


@pytest.mark.parametrize(("code", "number"), [("PLNPOSTPAID", "530000000999")])
def test_xml_names_the_reference_of_electricity_differently(
    buyer: IakBuyer, code: str, number: str
) -> None:
    client = XmlBuyer(buyer)
    paid = client.pay(client.inquire(code, number))
    assert (bool(paid.findtext("no_ref")), paid.find("noref")) == (True, None)
    assert len(paid.findall("desc/tagihan/detail")) == 4
    assert paid.findtext("desc/tagihan/detail/meter_awal") == "00080000"


def test_xml_brings_the_extras_and_an_empty_list_too(buyer: IakBuyer) -> None:
    client = XmlBuyer(buyer)
    amount = "<desc><amount>50000</amount></desc>"
    shown = client.inquire("MEMBER.IAK_Church-Perpuluhan_2022", "180000", amount)
    assert (shown.findtext("nominal"), shown.findtext("desc")) == ("50000", "")


def test_only_the_price_list_has_a_wrapper_in_xml(buyer: IakBuyer) -> None:
    listed = XmlBuyer(buyer).post("pl", commands="pricelist-pasca", status="all")
    assert "TVBIG" in [row.findtext("code") for row in listed.findall("data/pasca")]
    refused = XmlBuyer(buyer).post("x", commands="pricelist-pasca")
    assert refused.findtext("response_code") == "100"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<mp>",
        b"<xml/>",
        b"\xff",
        "<mp/>".encode("utf-16"),
        b"<mp>" + b"<a>" * 50_000,
        b"<mp>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</mp>",
        b'<!DOCTYPE mp [<!ENTITY a "checkstatus">]><mp><commands>&a;</commands></mp>',
        b"<mp><desc><amount>much</amount></desc></mp>",
    ],
)
def test_xml_that_makes_no_sense_or_declares_entities_is_107(buyer: IakBuyer, body: bytes) -> None:
    assert XmlBuyer(buyer).send(body).findtext("response_code") == "107"


def download(buyer: IakBuyer, tr_id: int, raw: str = "", method: str = "GET") -> tuple[str, bytes]:
    path = f"{buyer.paths['postpaid']}/api/v1/download/{tr_id}{raw}"
    status, media, body = buyer.send(path, b"", method=method)
    assert status == 200
    return media, body


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_receipt_is_a_pdf_or_labels_and_is_there_once_paid(buyer: IakBuyer, method: str) -> None:
    shown = buyer.inquire("CBN", "01920000")
    media, body = download(buyer, shown["tr_id"], method=method)
    assert media == "application/xml"
    assert ET.fromstring(body).findtext("response_code") == "02"
    paid = buyer.pay(shown)
    media, body = download(buyer, shown["tr_id"], method=method)
    assert (media, body[:8], body[-6:]) == ("application/pdf", b"%PDF-1.4", b"%%EOF\n")
    media, body = download(buyer, shown["tr_id"], "/1", method)
    assert media == "application/json"
    assert json.loads(body)["TOTAL BAYAR"] == "Rp 30.000"
    assert json.loads(body)["NO REF"] == paid["noref"]
    assert ET.fromstring(download(buyer, 1)[1]).findtext("response_code") == "06"


def test_the_pdf_of_a_receipt_can_be_read(buyer: IakBuyer, tmp_path: Path) -> None:
    from pypdf import PdfReader

    shown = buyer.buy("CBN", "01920000")
    (tmp_path / "receipt.pdf").write_bytes(download(buyer, shown["tr_id"])[1])
    text = PdfReader(tmp_path / "receipt.pdf", strict=True).pages[0].extract_text()
    assert "Budi" in text
    assert "Rp 30.000" in text


def test_a_receipt_can_carry_the_name_of_the_shop(buyer: IakBuyer) -> None:
    paid = buyer.buy("CBN", "01920000")
    header = {"company_name": "TOKO (KITA)", "company_address": "JL. MAWAR<br>BANDUNG"}
    asked = {
        "commands": "receipt-custom",
        "tr_id": paid["tr_id"],
        "custom": {"header": header},
        "raw": 1,
    }
    where = f"{buyer.paths['postpaid']}/api/v1/bill/download/custom"
    body = buyer.send(where, json.dumps(buyer.signed("bc", **asked)).encode())[2]
    assert json.loads(body)["HEADER"] == "TOKO (KITA)\nJL. MAWAR\nBANDUNG"
    body = buyer.send(where, json.dumps(buyer.signed("bc", **asked | {"raw": 0})).encode())[2]
    assert b"(TOKO \\(KITA\\))" in body
    wrong: list[tuple[str, dict[str, str], str]] = [
        ("cs", {}, "100"),
        ("bc", {"custom": ""}, "107"),
        ("bc", {"commands": "x"}, "101"),
    ]
    for suffix, more, rc in wrong:
        body = buyer.send(where, json.dumps(buyer.signed(suffix, **asked | more)).encode())[2]
        assert json.loads(body)["data"]["response_code"] == rc
