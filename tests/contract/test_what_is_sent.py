"""What leaves for a provider where only the sheets say so, and no sandbox would complain."""

import json

import httpx
import pytest

from pos_app.domain.bill import Bill
from pos_app.domain.errors import NotUnderstoodError
from pos_app.domain.product import Kind
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.iak import Iak
from pos_app.providers.iak.wire import decode
from pos_app.services.ports import Command, Order
from tests.contract.suite import answering

ORDER = Order(
    ref="R1",
    code="xld10",
    customer_no="087800001230",
    extras={},
    kind=Kind.TOP_UP,
    quoted=Bill(customer_name="", amount=10_200, admin=0, price=10_200),
)


@pytest.mark.parametrize(("dialect", "dearest"), [("digiflazz", 10_200), ("digiswitch", None)])
def test_a_top_up_says_above_which_price_it_is_not_to_be_bought(
    dialect: str, dearest: int | None
) -> None:
    provider = Digiswitch(
        url="http://127.0.0.1:1",
        username="u",
        key=lambda: "k",
        testing=False,
        check_gap=60,
        seconds=1,
        dialect=DIALECTS[dialect],
    )
    for command in (Command.PAY, Command.CHECK):
        assert provider.request(command, ORDER).get("max_price") == dearest


@pytest.mark.parametrize("form", ["xml", "json"])
def test_bills_of_iak_are_asked_for_in_the_format_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    heard = answering(monkeypatch, lambda _: httpx.Response(200, json={}))
    provider = Iak(
        postpaid_url="http://127.0.0.1:1/post",
        prepaid_url="http://127.0.0.1:1/pre",
        username="0812<&>",
        key=lambda: "k",
        xml=form == "xml",
        check_gap=15,
        seconds=1,
    )
    bill = Order(ref="R1", code="CBN", customer_no="01920000", extras={"amount": "5000"})
    provider.send(Command.INQUIRE, bill)
    provider.send(Command.PAY, ORDER)
    asked, bought = heard
    assert bought.headers["content-type"] == "application/json"
    assert json.loads(bought.content)["username"] == "0812<&>"
    if form == "xml":
        assert asked.headers["content-type"] == "application/xml"
        assert b"<username>0812&lt;&amp;&gt;</username>" in asked.content
        assert b"<desc><amount>5000</amount></desc>" in asked.content
    else:
        assert asked.headers["content-type"] == "application/json"
        assert json.loads(asked.content)["desc"] == {"amount": 5000}


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE mp><mp><response_code>00</response_code></mp>",
        b'<!DOCTYPE mp [<!ENTITY a "00">]><mp><response_code>&a;</response_code></mp>',
        b'<!DOCTYPE mp SYSTEM "file:///etc/passwd"><mp/>',
        b"<other><response_code>00</response_code></other>",
        b"<mp>00</mp>",
    ],
)
def test_an_answer_in_xml_that_declares_anything_is_none(body: bytes) -> None:
    with pytest.raises(NotUnderstoodError, match="not-json"):
        decode(body)
