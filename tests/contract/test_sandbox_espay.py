"""The sandbox speaks Espay as far as it is published, and its ledger agrees."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.espay_merchant import INQUIRY, PAYMENT, Merchant
from tests.signing_buyer import MovedClock, reopening

DEPOSIT = 10_000_000
STRAIGHT = ["SINCBN", "SINISN", "SINCTR", "STBFRM", "SLYTSD", "STBIDV", "STASMF", "SCCANZ"]
# product, customer number: one of each shape that is asked for first
ASKED = [
    ("BPJSKS", "8801300000001"),
    ("SLYLPO", "530000000011"),
    ("SLYLPR20", "14000000011"),
    ("SLYLNT", "320000000011"),
    ("SLYPDK", "10000011"),
    ("SPBTHL", "081100000011"),
    ("STCGRI", "1000000011"),
    ("SVHTS10", "081200000011"),
    ("SVHOVO000", "081200000011"),
]
each_asked = pytest.mark.parametrize(("code", "number"), ASKED, ids=[code for code, _ in ASKED])


Open = Callable[..., Merchant]


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def opened(tmp_path: Path, clock: MovedClock) -> Iterator[Open]:
    with reopening(tmp_path / "ledger", clock, Merchant) as open_one:
        yield open_one


@pytest.fixture
def merchant(opened: Open) -> Merchant:
    return opened()


def code_of(reply: Any) -> str:
    return str(reply["error_code"])


def test_a_wrong_basic_password_is_http_401(merchant: Merchant) -> None:
    form = merchant.form("rest/billertools/getbalance")
    assert merchant.send("rest/billertools/getbalance", form, basic="x")[0] == 401
    assert merchant.send("rest/billertools/nothing", form)[0] == 404


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"signature": "0" * 64}, "0102"),
        ({"password": "x"}, "0101"),
        ({"sender_id": "OTHER"}, "0101"),
        ({"order_id": ""}, "0103"),
        ({"rq_uuid": ""}, "0103"),
    ],
)
def test_a_request_that_is_not_in_order_is_refused(
    merchant: Merchant, changed: dict[str, str], code: str
) -> None:
    form = merchant.form(INQUIRY, order_id="530000000011", product_code="SLYLPO")
    status, reply = merchant.send(INQUIRY, form | changed)
    assert (status, reply["error_code"]) == (200, code)
    assert code_of(merchant.send(INQUIRY, form)[1]) == "0000"


@pytest.mark.parametrize("body", [b"", b"%%%=&&&==", b"\xff\xfe", b"rq_uuid=%ED%A0%80"])
def test_a_body_that_makes_no_sense_is_refused(merchant: Merchant, body: bytes) -> None:
    word = f"{merchant.door['basic_username']}:{merchant.door['basic_password']}"
    headers = {"Authorization": f"Basic {base64.b64encode(word.encode()).decode()}"}
    merchant.connection.request("POST", f"/espay/{PAYMENT}", body, headers)
    response = merchant.connection.getresponse()
    assert (response.status, json.loads(response.read())["error_code"]) == (200, "0103")


@each_asked
def test_a_bill_is_shown_and_paid_with_one_line_in_the_ledger(
    merchant: Merchant, code: str, number: str
) -> None:
    shown = merchant.inquire(code, number)
    assert code_of(shown) == "0000"
    rupiah = int(shown["amount"]) // 100
    inside = code == "BPJSKS"  # there the fee is a part of the bill
    fee = 0 if inside else int(shown["admin_fee"])
    assert int(shown["amount"]) == int(shown["bill_amount"]) + fee
    paid = merchant.pay(code, number, shown)
    assert (paid["error_code"], paid["error_desc"], paid["order_id"]) == ("0000", "Success", number)
    assert paid["ref_id"] == "20250610190000"
    assert shown["data"].items() <= paid["data"].items()
    assert re.fullmatch(r"\d{6}", json.loads(paid["mwData"])["ftbpTraceNo"])
    (line,) = merchant.booked()
    assert (line["event"], line["code"], line["customer_no"]) == ("charge", code, number)
    assert line["price"] == line["selling_price"] == rupiah
    assert merchant.balance() == line["balance"] == DEPOSIT - rupiah


@pytest.mark.parametrize("code", STRAIGHT)
def test_some_are_paid_without_an_inquiry(merchant: Merchant, code: str) -> None:
    paid = merchant.pay_straight(code, "4777777777", 250_000)
    number_of = "card_no" if code == "SCCANZ" else "customer_id"
    assert paid["data"] == {number_of: "4777777777", "amount": "000000250000"}
    assert (paid["bankFee"], paid["barcode_fee"]) == (0, "")
    assert merchant.balance() == DEPOSIT - 250_000
    assert merchant.inquire(code, "4777777777")["error_code"] == 405


def test_the_published_straight_payments_answer_as_published(merchant: Merchant) -> None:
    for code, number, rupiah in (
        ("SINCBN", "4333333333", 1_000_000),
        ("STBIDV", "401101338833", 10_000),
        ("STASMF", "4111111111", 1_000_000),
        ("SCCANZ", "5289133888888888", 10_000),
    ):
        paid = merchant.pay_straight(code, number, rupiah)
        assert paid["data"]["amount"] == "000000100000"
        assert merchant.booked()[-1]["price"] == rupiah


def test_the_published_bills_are_those_of_the_samples(merchant: Merchant) -> None:
    health = merchant.inquire("BPJSKS", "8801835307911")
    assert "order_id" not in health
    assert (health["amount"], health["admin_fee"]) == (10_500_000, 500_000)
    assert (health["error_message"], health["data"]["amount"]) == ("Success", 105_000)
    token = merchant.inquire("SLYLPR200", "520520795556")
    assert (token["amount"], token["error_message"]) == (20_250_000, "Success ")
    assert (token["data"]["customer_name"], token["data"]["price"]) == ("RAISA", "200000")
    assert token["data"]["class"] == "R1  /000001300"
    phone = merchant.inquire("SPBFRE", "0888666777")
    assert (phone["amount"], phone["admin_fee"]) == ("12540000", "0")
    assert phone["data"]["bill_amount"] == "000000125400"
    water = merchant.inquire("SLYATR", "400400400400400")
    assert (water["amount"], water["bankFee"]) == (200_350_000, "350000")
    assert water["data"]["customer_id"] == "000315996"
    credit = merchant.inquire("SVHTS50", "081218816222")
    assert (credit["amount"], credit["data"]) == (
        5_300_000,
        {"denomination": "50", "price": 49_500},
    )
    wallet = merchant.inquire("SVHOVO000", "081285784452", 100_000)
    assert (wallet["amount"], wallet["admin_fee"]) == (10_166_500, 166_500)
    assert "rq_uuid" not in wallet
    assert merchant.inquire("SLYLPO", "520520796665")["error_code"] == "9999"
    assert merchant.inquire("SLYLNT", "520520796665")["error_code"] == "33"


def test_the_published_payment_in_process_ends_well(merchant: Merchant) -> None:
    waiting = merchant.buy("SPBFRE", "0888666777")
    assert (waiting["error_code"], waiting["error_desc"]) == ("0000", "Inproses")
    assert set(waiting) == {
        *("rq_uuid", "rs_datetime", "error_code", "error_desc", "order_id", "ref_id", "data")
    }
    assert merchant.status(waiting["ref_id"])["status"] == "S"


@pytest.mark.parametrize("code", ["NOSUCH", "STCKAI", "SVH"])
def test_a_product_that_is_not_enabled_is_405(merchant: Merchant, code: str) -> None:
    reply = merchant.inquire(code, "081200000011")
    assert (reply["error_code"], reply["error_desc"]) == (405, "product denied")
    assert merchant.pay_straight(code, "081200000011", 10_000)["error_code"] == 405


def test_the_same_payment_waits_five_minutes(merchant: Merchant, clock: MovedClock) -> None:
    merchant.pay_straight("STBIDV", "4777777777", 10_000)
    clock.move(minutes=4, seconds=59)
    assert merchant.pay_straight("STBIDV", "4777777777", 20_000)["error_code"] == 610
    assert code_of(merchant.pay_straight("STBIDV", "4777777778", 10_000)) == "0000"
    assert code_of(merchant.pay_straight("STASMF", "4777777777", 10_000)) == "0000"
    clock.move(seconds=1)
    assert code_of(merchant.pay_straight("STBIDV", "4777777777", 10_000)) == "0000"


def test_an_inquiry_waits_with_its_payment(merchant: Merchant) -> None:
    merchant.inquire("SLYLPR100", "14000000011")
    merchant.buy("SLYLPR100", "14000000011")
    reply = merchant.inquire("SLYLPR100", "14000000011")
    assert (reply["error_code"], list(reply)[-1]) == ("610", "error_message")


def test_a_uuid_serves_once(merchant: Merchant, clock: MovedClock) -> None:
    merchant.pay_straight("SINCBN", "4777777777", 10_000, rq_uuid="one")
    # 610 comes before 210, and 405 before both
    assert code_of(merchant.pay_straight("SINCBN", "4777777777", 10_000, rq_uuid="one")) == "610"
    assert code_of(merchant.pay_straight("NOSUCH", "4777777777", 10_000, rq_uuid="one")) == "405"
    clock.move(minutes=5)
    again = merchant.pay_straight("SINCBN", "4777777777", 10_000, rq_uuid="one")
    assert (again["error_code"], again["rs_datetime"]) == ("210", "2025-06-1019: 05: 00")
    assert merchant.pay_straight("STBIDV", "4777777777", 10_000, rq_uuid="one")["error_code"] == 210
    assert code_of(merchant.inquire("SPBTHL", "081100000011", rq_uuid="one")) == "210"
    assert merchant.events() == ["charge"]


def test_a_uuid_that_was_refused_with_405_can_be_used(merchant: Merchant) -> None:
    merchant.pay_straight("NOSUCH", "4777777777", 10_000, rq_uuid="one")
    assert code_of(merchant.pay_straight("SINCBN", "4777777777", 10_000, rq_uuid="one")) == "0000"


def test_a_payment_has_to_be_what_its_inquiry_said(merchant: Merchant) -> None:
    code, number = "SLYLPO", "530000000011"
    shown = merchant.inquire(code, number)
    assert code_of(merchant.pay(code, number, shown, amount=str(shown["amount"] + 100))) == "0104"
    changed = json.dumps({**shown["data"], "customer_name": "X"})
    assert code_of(merchant.pay(code, number, shown, data=changed)) == "0104"
    assert code_of(merchant.pay(code, number, shown, data="{")) == "0104"
    assert code_of(merchant.pay(code, "530000000012", shown)) == "0104"
    assert code_of(merchant.pay(code, number, shown, amount="12.50")) == "0103"
    assert code_of(merchant.pay(code, number, shown)) == "0000"
    assert len(merchant.booked()) == 1


def test_an_inquiry_is_paid_once(merchant: Merchant, clock: MovedClock) -> None:
    shown = merchant.inquire("SLYLPO", "530000000011")
    merchant.pay("SLYLPO", "530000000011", shown)
    clock.move(minutes=5)
    assert code_of(merchant.pay("SLYLPO", "530000000011", shown)) == "0104"
    assert code_of(merchant.buy("SLYLPO", "530000000011")) == "0000"


def test_amounts_have_limits(merchant: Merchant) -> None:
    for rupiah in (999, 10_000_001):
        assert code_of(merchant.pay_straight("SINCBN", "4777777777", rupiah)) == "802"
    assert code_of(merchant.inquire("SVHDN000", "081200000011", 999)) == "802"
    assert code_of(merchant.inquire("SVHDN000", "081200000011", additional_data="")) == "0103"
    assert not merchant.booked()


def test_a_low_deposit_is_800(opened: Open) -> None:
    merchant = opened(deposit=9_999)
    assert code_of(merchant.pay_straight("SINCBN", "4777777777", 10_000)) == "800"
    assert (merchant.balance(), merchant.booked()) == (9_999, [])


@pytest.mark.parametrize(
    ("code", "number", "refused"),
    [
        *(("SLYLPO", "530000000404", "33"), ("SLYLPR20", "123", "33"), ("SLYLNT", "X", "33")),
        *(("SPBTHL", "081100000404", "14"), ("BPJSKS", "88٠1", "14")),
    ],
)
def test_an_unknown_customer_has_no_bill(
    merchant: Merchant, code: str, number: str, refused: str
) -> None:
    assert code_of(merchant.inquire(code, number)) == refused


@each_asked
def test_numbers_force_each_kind_of_trouble(merchant: Merchant, code: str, number: str) -> None:
    def forced(ending: str) -> str:
        return f"{number[:-4]}{ending}"

    assert code_of(merchant.inquire(code, forced("0601"))) == "9999"
    waiting = merchant.buy(code, forced("0602"))
    assert (waiting["error_code"], waiting["error_desc"]) == ("0000", "Inproses")
    assert merchant.status(waiting["ref_id"])["error_desc"] == "Success"
    suspect = merchant.buy(code, forced("0603"))
    assert (suspect["error_code"], suspect["error_desc"]) == ("9999", "Suspect")
    assert merchant.status(suspect["ref_id"])["status"] == "S"
    lost = merchant.buy(code, forced("0604"))
    assert lost["error_code"] == "EX"
    assert not {"ref_id", "data"} & set(lost)
    assert merchant.events() == ["charge", "settle", "charge", "settle", "charge"]
    assert code_of(merchant.buy(code, forced("0605"))) == "05"
    failing = merchant.buy(code, forced("0606"))
    failed = merchant.status(failing["ref_id"])
    assert (failed["error_code"], failed["status"]) == ("05", "F")
    assert merchant.status(failing["ref_id"])["status"] == "F"
    assert merchant.events()[5:] == ["charge", "refund"]


def test_a_straight_payment_can_be_in_trouble_too(merchant: Merchant) -> None:
    waiting = merchant.pay_straight("STBIDV", "47770602", 10_000)
    assert waiting["error_desc"] == "Inproses"
    assert merchant.status(waiting["ref_id"])["status"] == "S"
    assert code_of(merchant.pay_straight("STBIDV", "47770605", 10_000)) == "05"
    assert code_of(merchant.pay_straight("STBIDV", "47770404", 10_000)) == "14"


def test_a_payment_in_process_takes_its_time(opened: Open, clock: MovedClock) -> None:
    merchant = opened(settle_ms=60_000)
    waiting, suspect = (merchant.buy("SPBTHL", f"08110000{end}") for end in ("0602", "0603"))
    clock.move(seconds=59)
    still = merchant.status(waiting["ref_id"])
    assert (still["error_desc"], still["status"]) == ("Inproses", "IP")
    assert merchant.status(suspect["ref_id"])["status"] == "SP"
    clock.move(seconds=1)
    assert merchant.status(waiting["ref_id"])["status"] == "S"
    assert merchant.status("20250101000000")["error_code"] == "0105"


def test_two_payments_in_one_second_have_two_references(merchant: Merchant) -> None:
    first = merchant.pay_straight("SINCBN", "4777777777", 10_000)["ref_id"]
    second = merchant.pay_straight("SINCBN", "4777777778", 20_000)["ref_id"]
    assert (first, second) == ("20250610190000", "2025061019000001")
    assert merchant.status(first)["order_id"] == "4777777777"
    assert merchant.status(second)["data"]["amount"] == "000000020000"


def test_a_token_comes_with_the_payment(merchant: Merchant) -> None:
    shown = merchant.inquire("SLYLPR100", "14000000011")
    assert "token" not in shown["data"]
    data = merchant.pay("SLYLPR100", "14000000011", shown)["data"]
    assert re.fullmatch(r"\d{20}", data["token"])
    assert data["stroom_no"].replace("-", "") == data["token"]
    assert 50 < float(data["kwh"].replace(",", ".")) < 250
    waiting = merchant.buy("SLYLPR100", "14000000602")
    assert "token" not in waiting["data"]
    assert "token" in merchant.status(waiting["ref_id"])["data"]


def test_the_catalogue_names_every_product_and_each_can_be_sold(opened: Open) -> None:
    merchant = opened(deposit=10**9)
    reply = merchant.post("rest/billertools/getregisteredproducts")
    codes = [row["product"] for row in reply["data"]]
    assert {*STRAIGHT, *(code for code, _ in ASKED), "SLYLPR50000", "SVHTS100"} <= set(codes)
    for code in codes:
        number = "140000000012"
        if code in STRAIGHT:
            assert code_of(merchant.pay_straight(code, number, 10_000)) == "0000", code
        else:
            assert merchant.buy(code, number)["error_desc"] == "Success", code


@pytest.mark.parametrize("phone", ["+6281284620888", "6281284620888", "081284620888"])
def test_the_operator_of_a_number_is_told(merchant: Merchant, phone: str) -> None:
    reply = merchant.post("rest/billertools/getmno", phone_num=phone)
    assert (reply["error_code"], reply["operator"]["name"]) == ("0000", "TELKOMSEL")
    assert code_of(merchant.post("rest/billertools/getmno", phone_num="0200")) == "0103"


def test_a_restart_keeps_uuids_inquiries_references_and_what_is_pending(opened: Open) -> None:
    merchant = opened()
    shown = merchant.inquire("SLYLPO", "530000000011", rq_uuid="asked")
    wallet = merchant.inquire("SVHDN000", "081200000011", 75_000)
    waiting = merchant.buy("SVHGJ000", "081200000602")
    paid = merchant.pay_straight("SINCBN", "4777777777", 30_000, rq_uuid="paid")
    merchant = opened()
    assert code_of(merchant.inquire("SPBTHL", "081100000011", rq_uuid="asked")) == "210"
    assert code_of(merchant.pay_straight("SINCBN", "4777777777", 30_000)) == "610"
    assert code_of(merchant.pay("SLYLPO", "530000000011", shown)) == "0000"
    assert code_of(merchant.pay("SVHDN000", "081200000011", wallet)) == "0000"
    settled = merchant.status(waiting["ref_id"])
    assert (settled["status"], settled["data"]) == ("S", waiting["data"])
    assert merchant.status(paid["ref_id"])["data"] == paid["data"]


def test_the_ledger_alone_still_knows_what_was_paid(opened: Open) -> None:
    merchant = opened()
    paid = merchant.buy("SVHDN000", "081200000011")
    second = merchant.buy("SLYLPR20", "14000000011")
    Path(f"{merchant.ledger}.requests.jsonl").unlink()
    merchant = opened()
    assert merchant.status(paid["ref_id"])["data"] == paid["data"]
    assert merchant.status(second["ref_id"])["data"] == second["data"]


def test_a_fault_is_laid_over_the_whole_reply(opened: Open, tmp_path: Path) -> None:
    rules = tmp_path / "faults.json"
    when = {"product_code": "SINCBN", "amount": "1000000"}
    body = {"error_code": "9999", "data": {"amount": "x"}}
    rules.write_text(json.dumps([{"do": "merge", "when": when, "body": body}]))
    reply = opened(faults=rules).pay_straight("SINCBN", "4777777777", 10_000)
    assert (reply["error_code"], reply["order_id"]) == ("9999", "4777777777")
    assert reply["data"] == {"customer_id": "4777777777", "amount": "x"}


def test_no_password_stands_in_the_request_log(merchant: Merchant) -> None:
    merchant.pay_straight("SINCBN", "4777777777", 10_000, rq_uuid="one")
    written = Path(f"{merchant.ledger}.requests.jsonl").read_text()
    line = json.loads(written)
    assert (line["command"], line["ref"], line["rc"]) == ("paymentreport", "one", "0000")
    assert line["customer_no"] == "4777777777"
    for name in ("basic_password", "password", "signature_key"):
        assert merchant.door[name] not in written
    assert "signature" not in line["fields"]
