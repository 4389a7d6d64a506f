"""IAK's `status` beside its code: at a check, and for every top-up, both have to say the same."""

import json
from typing import Any

import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.outcome import Outcome, Paid, Unknown
from pos_app.domain.product import Kind
from pos_app.providers.iak.answers import read_payment
from pos_app.services.ports import Command, Order, Reply

QUOTED = {
    Kind.BILL: Bill(customer_name="BUDI", amount=30_000, admin=0, price=29_000, echo="24462351"),
    Kind.TOP_UP: Bill(customer_name="", amount=29_000, admin=0, price=29_000),
}
BILL: dict[str, Any] = {
    "tr_id": 24462351,
    "ref_id": "R1",
    "hp": "01927101",
    "code": "CBN",
    "response_code": "00",
    "message": "PAYMENT SUCCESS",
    "price": 30_000,
    "selling_price": 29_000,
    "nominal": 30_000,
    "admin": 0,
    "noref": "1609626",
}
TOP_UP: dict[str, Any] = {
    "ref_id": "R1",
    "customer_id": "01927101",
    "product_code": "CBN",
    "rc": "00",
    "price": 29_000,
    "sn": "123",
}


def read(command: Command, kind: Kind, data: dict[str, Any]) -> Outcome:
    order = Order(
        ref="R1", code="CBN", customer_no="01927101", extras={}, kind=kind, quoted=QUOTED[kind]
    )
    body = json.dumps({"data": data}).encode()
    return read_payment(command, order, Reply(status=200, body=body))


@pytest.mark.parametrize("status", [0, "0", 2, 3, "", "x", None])
def test_a_success_that_its_status_denies_is_a_contradiction(status: object) -> None:
    for command in (Command.PAY, Command.CHECK):
        for kind, data in ((Kind.BILL, BILL), (Kind.TOP_UP, TOP_UP)):
            outcome = read(command, kind, {**data, "status": status})
            assert isinstance(outcome, Unknown), (command, kind)
            assert outcome.reason == "contradiction"


def test_only_the_answer_to_the_payment_of_a_bill_may_leave_the_status_out() -> None:
    assert isinstance(read(Command.PAY, Kind.BILL, BILL), Paid)
    assert isinstance(read(Command.CHECK, Kind.BILL, BILL), Unknown)
    for command in (Command.PAY, Command.CHECK):
        assert isinstance(read(command, Kind.TOP_UP, TOP_UP), Unknown)


@pytest.mark.parametrize("status", [1, "1"])
def test_a_status_of_success_comes_as_text_and_as_a_number(status: object) -> None:
    assert isinstance(read(Command.CHECK, Kind.BILL, {**BILL, "status": status}), Paid)
    assert isinstance(read(Command.CHECK, Kind.TOP_UP, {**TOP_UP, "status": status}), Paid)
