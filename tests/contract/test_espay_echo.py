"""What Espay's inquiry said goes back with the payment: the amount and `data`, as they came."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.product import Kind
from pos_app.providers.espay import Espay
from pos_app.services.ports import Command, Order, Reply
from tests.contract.suite import SAMPLES

INQUIRIES = sorted((SAMPLES / "espay").glob("*inquiry*0000*.json"))


def adapter() -> Espay:
    return Espay(
        url="http://127.0.0.1:1",
        basic_username="user",
        sender_id="SENDERID",
        secret=lambda name: name,
        prefunded=True,
        check_gap=60,
        seconds=1,
        now=lambda: datetime(2026, 11, 21, tzinfo=UTC),
    )


@pytest.mark.parametrize("file", INQUIRIES, ids=lambda file: file.stem)
def test_the_data_goes_back_with_its_keys_in_order_and_its_values_in_their_types(
    file: Path,
) -> None:
    said: dict[str, Any] = json.loads(file.read_text("utf-8"))
    number = said.get("order_id") or said["data"]["customer_id"]
    asked = Order(ref="R1", code="CODE", customer_no=number, extras={})
    espay = adapter()
    said["rq_uuid"] = str(espay.request(Command.INQUIRE, asked)["rq_uuid"])
    bill = espay.read_bill(asked, Reply(status=200, body=json.dumps(said).encode()))
    paid = Order(ref="R1", code="CODE", customer_no=number, extras={}, quoted=bill)
    request = espay.request(Command.PAY, paid)
    assert request["data"] == json.dumps(said["data"], separators=(",", ":"))
    assert request["amount"] == str(said["amount"])
    assert bill.due * 100 == int(said["amount"])


def test_there_are_inquiries_to_hold_it_against() -> None:
    assert len(INQUIRIES) >= 3


def test_a_payment_has_one_rq_uuid_however_often_it_is_asked_for() -> None:
    espay = adapter()
    asked = Order(
        ref="R1", code="CODE", customer_no="1", extras={"amount": "1000"}, kind=Kind.DIRECT
    )
    paid = Order(
        ref="R1",
        code="CODE",
        customer_no="1",
        extras={},
        kind=Kind.DIRECT,
        quoted=espay.quote(asked),
    )
    assert {espay.request(Command.PAY, paid)["rq_uuid"] for _ in range(3)} == {"SENDERIDR1"}
    assert espay.request(Command.PAY, paid)["amount"] == "100000"


def test_an_inquiry_without_data_gives_none_back() -> None:
    asked = Order(ref="R1", code="CODE", customer_no="1", extras={})
    said = {"rq_uuid": "SENDERIDR1I", "error_code": "0000", "order_id": "1", "amount": "100000"}
    espay = adapter()
    bill = espay.read_bill(asked, Reply(status=200, body=json.dumps(said).encode()))
    request = espay.request(Command.PAY, replace(asked, quoted=bill))
    assert (request["amount"], "data" in request) == ("100000", False)
