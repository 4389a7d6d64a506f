"""The sandbox sells IAK's top-ups: a promise at first, and the outcome when it is asked for."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from pos_app.sandbox.server import Sandbox
from tests.contract.iak_buyer import Clock, IakBuyer

DEPOSIT = 10_000_000
XL = "0817777215"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def buyer(tmp_path: Path, clock: Clock) -> Iterator[IakBuyer]:
    with Sandbox(tmp_path / "ledger.jsonl", now=clock, settle_ms=60_000) as sandbox:
        buyer = IakBuyer(sandbox)
        yield buyer
        buyer.connection.close()


def told(data: Any) -> tuple[str, int]:
    return data["rc"], data["status"]


def listed(buyer: IakBuyer, where: str = "pricelist", **more: str) -> list[Any]:
    data = buyer.top_up_side(where, "pl", **more)
    assert (data["rc"], data["message"]) == ("00", "SUCCESS")
    rows = data["pricelist"]
    assert isinstance(rows, list)
    return rows


def price(buyer: IakBuyer, code: str) -> int:
    (found,) = [row["product_price"] for row in listed(buyer) if row["product_code"] == code]
    assert isinstance(found, int)
    return found


def test_a_top_up_is_a_promise_first_and_then_a_serial_number(
    buyer: IakBuyer, clock: Clock
) -> None:
    cost = price(buyer, "xld25000")
    first = buyer.top_up("xld25000", XL)
    assert first == {
        "ref_id": "order001",
        "status": 0,
        "product_code": "xld25000",
        "customer_id": XL,
        "price": cost,
        "message": "PROCESS",
        "balance": DEPOSIT - cost,
        "tr_id": first["tr_id"],
        "rc": "39",
    }
    assert isinstance(first["tr_id"], int)
    clock.move(seconds=59)
    assert buyer.top_up_status() == first
    clock.move(seconds=1)
    last = buyer.top_up_status()
    assert last == first | {"status": 1, "message": "SUCCESS", "rc": "00", "sn": last["sn"]}
    assert re.fullmatch("[0-9]{16}", last["sn"])
    assert buyer.top_up_status() == last
    (charged, settled) = buyer.booked()
    assert (charged["provider"], charged["event"], charged["sn"]) == ("iak", "charge", None)
    assert (settled["event"], settled["sn"]) == ("settle", last["sn"])


def test_the_same_ref_never_buys_twice(buyer: IakBuyer, clock: Clock) -> None:
    assert told(buyer.top_up("xld25000", XL)) == ("39", 0)
    assert told(buyer.top_up("xld25000", XL)) == ("39", 0)
    clock.move(seconds=60)
    assert told(buyer.top_up("xld10000", "0818777215")) == ("00", 1)
    assert buyer.top_up("xld10000", XL)["product_code"] == "xld25000"
    assert buyer.events() == ["charge", "settle"]


def test_0007_fails_later_and_the_money_comes_back(buyer: IakBuyer, clock: Clock) -> None:
    assert told(buyer.top_up("xld25000", "081777770007")) == ("39", 0)
    assert buyer.deposit() < DEPOSIT
    clock.move(seconds=60)
    for data in (buyer.top_up_status(), buyer.top_up("xld25000", "081777770007")):
        assert (*told(data), data["message"], "sn" in data) == ("07", 2, "FAILED", False)
    assert (buyer.deposit(), buyer.events()) == (DEPOSIT, ["charge", "refund"])


def test_0017_is_refused_at_once_and_leaves_no_trace(buyer: IakBuyer) -> None:
    assert told(buyer.top_up("xld25000", "081777770017")) == ("17", 2)
    assert told(buyer.top_up_status()) == ("06", 2)
    assert not buyer.booked()


def test_0039_takes_twice_as_long(buyer: IakBuyer, clock: Clock) -> None:
    buyer.top_up("xld25000", "081777770039")
    clock.move(seconds=119)
    assert told(buyer.top_up_status()) == ("39", 0)
    clock.move(seconds=1)
    assert told(buyer.top_up_status()) == ("00", 1)


def test_an_empty_deposit_refuses(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "ledger", deposit=20_499) as sandbox:
        buyer = IakBuyer(sandbox)
        assert told(buyer.top_up("hpln20000", "12345678901")) == ("17", 2)
        assert (buyer.booked(), buyer.deposit()) == ([], 20_499)
        buyer.connection.close()


def test_a_pending_top_up_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with Sandbox(path) as sandbox:
        buyer = IakBuyer(sandbox)
        first = buyer.top_up("xld25000", XL)
        assert buyer.inquire("CBN", "01920000", "order001")["response_code"] == "11"
        buyer.connection.close()
    with Sandbox(path) as sandbox:
        buyer = IakBuyer(sandbox)
        last = buyer.top_up("xld25000", XL)
        assert (last["tr_id"], *told(last)) == (first["tr_id"], "00", 1)
        assert buyer.status("order001")["response_code"] == "06"
        assert buyer.events() == ["charge", "settle"]
        buyer.connection.close()


def test_bills_and_top_ups_share_one_deposit_and_their_references(
    buyer: IakBuyer, clock: Clock
) -> None:
    bill = buyer.buy("CBN", "01920000", "bill")
    buyer.inquire("CBN", "01920000", "asked")
    top_up = buyer.top_up("xld25000", XL, "top-up")
    assert top_up["balance"] == DEPOSIT - bill["selling_price"] - top_up["price"] == buyer.deposit()
    assert told(buyer.top_up("xld25000", XL, "asked")) == ("208", 2)
    assert told(buyer.top_up_status("bill")) == ("06", 2)
    assert buyer.inquire("CBN", "01920000", "top-up")["response_code"] == "11"
    clock.move(minutes=1)
    assert buyer.status("top-up")["response_code"] == "06"
    assert buyer.events() == ["charge", "charge"]


@pytest.mark.parametrize(
    ("code", "number", "rc"),
    [
        ("nosuch", XL, "20"),
        ("alfamart500", XL, "106"),
        ("htelkomsel5000", XL, "16"),
        ("hbyu5000", "081234567890", "16"),
        ("htelkomsel5000", "085154567890", "16"),
        ("xld25000", "8177", "14"),
        ("hpln20000", "1234", "14"),
        ("hml86", "x", "14"),
        ("", XL, "107"),
    ],
)
def test_what_cannot_be_sold_is_refused(buyer: IakBuyer, code: str, number: str, rc: str) -> None:
    assert told(buyer.top_up(code, number)) == (rc, 2)
    assert not buyer.booked()


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("htelkomsel5000", "081234567890"),
        ("htelkomsel5000", "081134567890"),  # the published table leaves 0811 out
        ("hbyu5000", "085154567890"),
        ("pulsa5000", XL),
        ("hindosatdata1gb", "085712345678"),
        ("hml86", "156378300|8483"),
    ],
)
def test_a_number_of_the_right_operator_can_be_topped_up(
    buyer: IakBuyer, code: str, number: str
) -> None:
    assert told(buyer.top_up(code, number)) == ("39", 0)


@pytest.mark.parametrize(
    ("code", "number", "form"),
    [
        (
            "hpln100000",
            "12345670042",
            r"[0-9]{4}(-[0-9]{4}){4}/[A-Z]+ [A-Z]+/R1 /000001300/66\.2",
        ),
        ("hdana20000", "081234567890", "[A-Z]+ [A-Z]+ [0-9]{12}"),
        ("alfamart50", "081234567890", "[0-9]{16} / 2025-12-31"),
        ("hff140", "123456789", "[A-Z]{4}(-[A-Z]{4}){3}"),
    ],
)
def test_each_kind_of_product_has_its_form_of_serial_number(
    buyer: IakBuyer, clock: Clock, code: str, number: str, form: str
) -> None:
    buyer.top_up(code, number)
    clock.move(minutes=1)
    assert re.fullmatch(form, buyer.top_up_status()["sn"])


def test_a_token_names_who_the_meter_belongs_to(buyer: IakBuyer, clock: Clock) -> None:
    for number in ("12345670042", "12345678901"):
        owner = buyer.top_up_side("inquiry-pln", number, customer_id=number)["name"]
        buyer.top_up("hpln20000", number, number)
        clock.move(minutes=1)
        assert buyer.top_up_status(number)["sn"].split("/")[1] == owner


def test_a_meter_is_known_by_its_number(buyer: IakBuyer) -> None:
    assert buyer.top_up_side("inquiry-pln", "12345678901", customer_id="12345678901") == {
        "status": "1",
        "customer_id": "12345678901",
        "meter_no": "548933889287",
        "subscriber_id": "12345678901",
        "name": "Sintya Oktaviani",
        "segment_power": "R1 /000001300",
        "message": "SUCCESS",
        "rc": "00",
    }
    for number, rc in (("12345670000", "00"), ("123456780099", "00"), ("12345670100", "14")):
        assert buyer.top_up_side("inquiry-pln", number, customer_id=number)["rc"] == rc


@pytest.mark.parametrize(
    ("number", "operator"),
    [
        (XL, "XL"),
        ("081234567890", "TELKOMSEL"),
        ("085112345678", "TELKOMSEL"),
        ("085157345678", "by.U"),
        ("088812345678", "SMARTFREN"),
        ("081112345678", None),
    ],
)
def test_an_operator_is_known_by_the_prefix(
    buyer: IakBuyer, number: str, operator: str | None
) -> None:
    data = buyer.top_up_side("check-operator", "op", customer_id=number)
    assert (data["rc"], data.get("operator")) == ("00" if operator else "14", operator)


def test_the_codes_for_a_wrong_signature_and_command_are_not_those_of_the_bills(
    buyer: IakBuyer,
) -> None:
    services = {
        "top-up": {"ref_id": "r", "customer_id": XL, "product_code": "xld25000"},
        "check-status": {"ref_id": "r"},
        "check-balance": {},
        "pricelist": {},
        "check-operator": {"customer_id": XL},
        "inquiry-pln": {"customer_id": "12345678901"},
    }
    for service, fields in services.items():
        data = buyer.top_up_side(service, "x", **fields)
        assert data == {"rc": "204", "message": "INVALID SIGNATURE", "status": 2}, service
    assert buyer.top_up_side("nosuch", "x")["rc"] == "205"
    answer = buyer.send(f"{buyer.paths['prepaid']}/nosuch", b"{}")[2]
    assert json.loads(answer)["data"]["rc"] == "117"
    answer = buyer.send(f"{buyer.paths['prepaid']}/api/check-balance", b"[")[2]
    assert json.loads(answer)["data"]["rc"] == "107"


def test_the_price_list_can_be_narrowed_and_has_its_odd_rows(buyer: IakBuyer) -> None:
    rows = listed(buyer)
    fields = {
        **dict.fromkeys(("product_code", "product_description", "product_nominal"), str),
        **dict.fromkeys(("product_details", "product_type", "active_period", "status"), str),
        "icon_url": str,
        "product_price": int,
    }
    for row in rows:
        assert {name: type(row[name]) for name in fields} == fields
        assert set(row) == {*fields, "product_category"}
    assert [row["product_code"] for row in rows if row["product_category"] is None] == [
        "alfamart50"
    ]
    (off,) = listed(buyer, status="non active")
    assert off["product_code"] == "alfamart500"
    assert listed(buyer, status="all") == rows
    assert len(listed(buyer, status="active")) == len(rows) - 1
    assert {row["product_type"] for row in listed(buyer, "pricelist/data")} == {"data"}
    of_xl = listed(buyer, "pricelist/pulsa/xl")
    assert {row["product_description"] for row in of_xl} == {"XL"}
    tokens = {
        row["product_nominal"]: row["product_price"] for row in listed(buyer, "pricelist/pln")
    }
    assert tokens["20000"] == 20_500
    assert tokens["1000000"] == 1_000_500


def test_top_ups_can_be_asked_for_in_xml(buyer: IakBuyer) -> None:
    signed = buyer.signed("bl").items()
    body = f"<mp>{''.join(f'<{name}>{value}</{name}>' for name, value in signed)}</mp>".encode()
    where = f"{buyer.paths['prepaid']}/api/check-balance"
    _, media, answer = buyer.send(where, body, "application/xml")
    assert media == "application/xml"
    assert ET.fromstring(answer).findtext("balance") == str(DEPOSIT)


def test_requests_are_logged_by_service(buyer: IakBuyer) -> None:
    buyer.top_up("xld25000", XL)
    (line,) = map(json.loads, Path(f"{buyer.ledger}.requests.jsonl").read_text().splitlines())
    seen = line["command"], line["ref"], line["customer_no"], line["rc"]
    assert seen == ("top-up", "order001", XL, "39")
