"""The sandbox speaks Digiflazz as its documentation prints it, beside Digiswitch."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.sandbox.server import Sandbox
from tests.signing_buyer import MovedClock, SigningBuyer

OWNER = ",0212502110170100"
DEPOSIT = 10_000_000

# sku, paid at once, no bill, refused, pending then paid, pending then refused
PUBLISHED = [
    row.split()
    for row in f"""\
pln           530000000001   530000000003   530000000006   630000000001   630000000006
pdam          1013226        1013227        1013230        2013226        2013230
hp            081234554320   081234554321   081234554324   081244554320   081244554324
internet      6391601001     6391601002     6391601005     7391601001     7391601005
bpjs          8801234560001  8801234560002  8801234560005  9801234560001  9801234560005
multifinance  6391601201     6391601202     6391601205     7391601201     7391601205
cimahi  329801092375999991 329801092375999992 329801092375999995 \
        429801092375999991 429801092375999995
pdl           3298010921     3298010922     3298010923     4298010921     4298010923
pgas          0110014601     0110014603     0110014605     1110014601     1110014605
tv            127246500101   127246500102   127246500105   227246500101   227246500105
bpjstk   8102051011270001 8102051011270002 8102051011270003 9102051011270001 9102051011270003
bpjstkpu      400000100001   400000100002   400000100003   500000100001   500000100003
plnnontaglist 3225030005921  3225030005922  3225030005923  4225030005921  4225030005923
samsat  9658548523568701{OWNER} 9658548523568702{OWNER} 9658548523568705{OWNER} \
        0658548523568701{OWNER} 0658548523568705{OWNER}
emoney        082100000001   082100000002   082100000003   082110000001   082110000003
""".splitlines()
]
PERIODS = {"pln": "201901", "internet": "MEI 2019,JUN 2019", "bpjs": "01", "multifinance": "002"}
NO_PERIOD = {"hp", "bpjstk", "bpjstkpu", "plnnontaglist", "emoney"}
BARE = {"ref_id", "customer_no", "buyer_sku_code", "message", "status", "rc"}
each_product = pytest.mark.parametrize("row", PUBLISHED, ids=[row[0] for row in PUBLISHED])


def extras(code: str) -> dict[str, Any]:
    return {"amount": 50_000} if code == "emoney" else {}


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def buyer(tmp_path: Path, clock: MovedClock) -> Iterator[SigningBuyer]:
    with Sandbox(tmp_path / "ledger.jsonl", now=clock) as sandbox:
        buyer = SigningBuyer(sandbox, "digiflazz")
        yield buyer
        buyer.close()


def test_a_wrong_signature_is_rc_41_and_a_wrong_username_rc_42(buyer: SigningBuyer) -> None:
    asked = {"commands": "inq-pasca", "buyer_sku_code": "pln", "customer_no": "530000000001"}
    status, data = buyer.post("transaction", "another", ref_id="ref-1", **asked)
    assert (status, data["rc"], data["message"]) == (400, "41", "Signature Anda salah")
    assert set(data) == BARE
    status, data = buyer.post("transaction", "ref-1", ref_id="ref-1", username="x", **asked)
    assert (status, data["rc"]) == (400, "42")


def test_the_names_of_digiswitch_mean_nothing_here(buyer: SigningBuyer) -> None:
    named = {"customer_no": "530000000001", "ref_id": "ref-1"}
    wrong = buyer.post("transaction", "ref-1", commands="inq-pasca", code="pln", **named)
    assert (wrong[0], wrong[1]["rc"]) == (400, "40")
    assert buyer.post("price-list", "pricelist", command="pasca")[1]["rc"] == "40"
    assert buyer.post("cek-saldo", "depo", command="deposit")[1]["rc"] == "40"


@each_product
def test_a_bill_is_shown_and_paid_with_one_line_in_the_ledger(
    buyer: SigningBuyer, row: list[str]
) -> None:
    code, number = row[:2]
    shown = buyer.inquire(code, number, testing=True, **extras(code))
    paid = buyer.pay(code, number)
    for data in (shown, paid):
        assert (data["status"], data["rc"], data["buyer_sku_code"]) == ("Sukses", "00", code)
        assert data["customer_name"].startswith("Nama Pelanggan")
        assert not {"code", "name", "balance", "base_commission"} & set(data)
        assert ("periode" in data) == (code not in {*NO_PERIOD, "samsat"})
        assert data.get("periode") == PERIODS.get(code, data.get("periode"))
    assert (shown["sn"], shown["buyer_last_saldo"]) == ("", DEPOSIT)
    assert bool(paid["sn"]) == (code not in ("tv", "bpjstk", "bpjstkpu"))
    assert paid["buyer_last_saldo"] == buyer.deposit() == DEPOSIT - shown["price"]
    (line,) = buyer.booked()
    assert (line["provider"], line["event"], line["ref"]) == ("digiflazz", "charge", "ref-1")


@each_product
def test_a_number_without_a_bill_and_a_refused_one_move_no_money(
    buyer: SigningBuyer, row: list[str]
) -> None:
    code = row[0]
    unknown = buyer.inquire(code, row[2], "ref-2", **extras(code))
    assert (unknown["status"], set(unknown)) == ("Gagal", BARE)
    assert buyer.inquire(code, row[3], **extras(code))["rc"] == "00"
    assert buyer.pay(code, row[3])["rc"] == buyer.status(code, row[3])["rc"] == "02"
    assert not buyer.booked()


@each_product
def test_a_pending_payment_settles_or_is_given_back(buyer: SigningBuyer, row: list[str]) -> None:
    code = row[0]
    for ref, number in (("good", row[4]), ("bad", row[5])):
        buyer.inquire(code, number, ref, **extras(code))
        pending = buyer.pay(code, number, ref)
        assert (pending["status"], pending["rc"], set(pending)) == ("Pending", "03", BARE)
    assert buyer.status(code, row[4], "good")["status"] == "Sukses"
    assert buyer.status(code, row[5], "bad")["rc"] == "02"
    assert buyer.events() == ["charge", "charge", "settle", "refund"]


def test_desc_is_what_only_digiflazz_says(buyer: SigningBuyer) -> None:
    pension = buyer.inquire("bpjstkpu", "400000100001", "1")
    assert (pension["price"], pension["selling_price"]) == (101_500, 102_500)
    assert (pension["desc"]["jht"], pension["desc"]["npp"]) == (1_617_477, "15092870")
    assert buyer.inquire("pgas", "0110014601", "2")["desc"]["detail"][0]["usage"] == "35"
    assert buyer.inquire("pdl", "3298010921", "3", year=2023)["periode"] == "2023"
    assert buyer.inquire("pdl", "3298010921", "4")["desc"]["provinsi"] == "JAWA BARAT"
    assert buyer.inquire("cimahi", "329801092375999991", "5")["desc"]["kecamatan"] == "CIPAGERAN"
    assert isinstance(buyer.inquire("bpjstk", "8102051011270001", "6")["desc"]["jkk"], int)


def test_any_other_number_has_a_bill_of_its_own(buyer: SigningBuyer) -> None:
    for code, published, *_ in PUBLISHED:
        number = published.replace("0", "7", 2).replace("1", "8", 1)
        shown = buyer.inquire(code, number, code, **extras(code))
        assert shown["price"] < shown["selling_price"], code
        assert buyer.pay(code, number, code)["rc"] == "00", code


def test_emoney_must_name_its_amount(buyer: SigningBuyer) -> None:
    assert buyer.inquire("emoney", "082100000001", amount=None)["rc"] == "40"
    assert buyer.inquire("emoney", "082100000001", amount=22_500)["rc"] == "87"


def test_a_status_is_kept_for_ninety_days(buyer: SigningBuyer, clock: MovedClock) -> None:
    buyer.inquire("pln", "530000000001")
    buyer.pay("pln", "530000000001")
    clock.move(days=90)
    assert buyer.status("pln", "530000000001")["rc"] == "00"
    clock.move(days=1)
    late = buyer.status("pln", "530000000001")
    assert (late["status"], late["message"]) == ("Gagal", "Data belum ada")


def test_the_two_dialects_have_accounts_of_their_own(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "ledger") as sandbox:
        one, other = (SigningBuyer(sandbox, name) for name in ("digiflazz", "digiswitch"))
        one.inquire("pln", "530000000001")
        other.inquire("pln", "530000000001")
        one.pay("pln", "530000000001")
        assert (one.deposit(), other.deposit()) == (DEPOSIT - 10_000, DEPOSIT)
        one.close()
        other.close()


def test_a_restart_keeps_what_was_asked_and_what_is_pending(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    with Sandbox(ledger) as sandbox:
        buyer = SigningBuyer(sandbox, "digiflazz")
        buyer.inquire("pln", "530000000001", "asked")
        buyer.inquire("pln", "630000000001", "open")
        buyer.pay("pln", "630000000001", "open")
        buyer.close()
    with Sandbox(ledger) as sandbox:
        buyer = SigningBuyer(sandbox, "digiflazz")
        assert buyer.inquire("pln", "530000000001", "asked")["rc"] == "49"
        assert buyer.pay("pln", "530000000001", "asked")["rc"] == "00"
        assert buyer.status("pln", "630000000001", "open")["rc"] == "00"
        buyer.close()


def test_no_signature_stands_in_the_request_log(buyer: SigningBuyer) -> None:
    buyer.inquire("pln", "530000000001")
    (line,) = map(json.loads, Path(f"{buyer.ledger}.requests.jsonl").read_text().splitlines())
    assert (line["command"], line["ref"]) == ("inq-pasca", "ref-1")
    assert "sign" not in line["fields"]
    assert line["fields"]["buyer_sku_code"] == "pln"


def test_the_pasca_list_names_every_product(buyer: SigningBuyer) -> None:
    listed = buyer.listed("pasca")
    assert {row["buyer_sku_code"] for row in listed} == {row[0] for row in PUBLISHED} | {"pbb"}
    (pln,) = buyer.listed("pasca", buyer_sku_code="pln")
    assert (pln["product_name"], pln["seller_product_status"]) == ("PLN Pascabayar", True)
    assert not {"name", "code", "status", "price"} & set(pln)
