"""Recorded answers, mutated at random: nothing raises, and nothing foreign is ever paid."""

import json
import re
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.domain.bill import Bill
from pos_app.domain.errors import ProviderError
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.services.ports import Command, Reply
from tests.contract.cases import ASKED, CASES
from tests.contract.suite import ASKS, Case, Fields

every = pytest.mark.parametrize("case", CASES, ids=str)
quickly = settings(
    max_examples=35, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)

TEXTS = ["", " ", "0", "00", "0000", "1", "-1", "1.5", "1e9", "NaN", "null", "Sukses", "Success"]
ODDER = ["\ud800", "\x00", "\u202e", "٣٤", "x" * 600, "<mp/>", "&amp;", "530000000001"]
NUMBERS = [0, 1, -1, 2**70, 0.5, True, False, None]
ODD: st.SearchStrategy[Any] = st.sampled_from([*TEXTS, *ODDER, *NUMBERS])
VALUES = st.recursive(
    ODD | st.text(max_size=8) | st.integers() | st.floats(allow_nan=True),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=5,
)
NAMES = ("ref_id", "rq_uuid", "order_id", "hp", "code", "customer_no", "customer_id", "tr_id")
MORE = (
    "product_code",
    "status",
    "rc",
    "response_code",
    "error_code",
    "error_desc",
    "message",
    "sn",
)
SUMS = ("price", "selling_price", "nominal", "admin", "amount", "desc", "data", "name", "tr_name")


@st.composite
def fields_of(draw: st.DrawFn, case: Case, command: Command) -> Fields:
    """Return an answer some of whose fields, at any depth, are gone, moved or of another kind."""
    fields = case.answer(draw(st.sampled_from(["paid", "paid", "pending", "refused"])), command)
    for _ in range(draw(st.integers(1, 5))):
        place: Any = fields
        while draw(st.integers(0, 3)) == 0:
            inner = [value for value in place.values() if isinstance(value, dict) and value]
            if not inner:
                break
            place = draw(st.sampled_from(inner))
        names = sorted({*place, *(NAMES + MORE + SUMS if place is fields else ())})
        name = draw(st.sampled_from(names))
        match draw(st.integers(0, 4)):
            case 0:
                place.pop(name, None)
            case 1 if fields:
                place[name] = deepcopy(draw(st.sampled_from(list(fields.values()) or [None])))
            case 2:
                place[name] = [place.get(name)]
            case _:
                place[name] = draw(VALUES)
    return fields


@st.composite
def bodies_of(draw: st.DrawFn, case: Case, command: Command) -> bytes:
    """Return an answer some of whose bytes are others, doubled or gone."""
    body = bytearray(case.body(case.answer("paid", command)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        size = draw(st.integers(1, 24))
        match draw(st.integers(0, 3)):
            case 0:
                body[at : at + 1] = bytes([draw(st.integers(0, 255))])
            case 1:
                del body[at : at + size]
            case 2:
                body[at:at] = body[at : at + size]
            case _:
                there = draw(st.integers(0, len(body)))
                body[at:at] = body[there : there + size]
    return bytes(body)


def told(case: Case, body: bytes) -> dict[str, str]:
    """Return the fields of an answer as bare text, read without the adapters."""
    fields: dict[str, Any]
    if body.lstrip()[:1] == b"<":
        fields = {child.tag: "".join(child.itertext()) for child in ET.fromstring(body)}
    else:
        whole = json.loads(body)
        fields = whole if case.name.startswith("espay") else whole.get("data", whole)
    return {name: _bare(value) for name, value in fields.items() if value is not None}


def _bare(value: object) -> str:
    return re.sub(r"[\x00-\x20\x7f-\x9f]", "", str(value))


def require_ours(case: Case, command: Command, body: bytes) -> None:
    """Require that an answer that was taken for paid names our payment and our customer."""
    said, order = told(case, body), case.asking(command)
    ours = {case.names["ref"]: order.ref, case.names["customer"]: order.customer_no}
    if case.found:
        is_check = command is Command.CHECK
        known = order.provider_ref if is_check else case.paid[case.names["ref"]]
        ours = {case.ref(command): known, case.names["customer"]: order.customer_no}
        # one sample of Espay's lacks its own ref, and another the number: one of them is enough
        ours = {name: value for name, value in ours.items() if said.get(name)}
        assert ours
    customer = case.names["customer"]
    for fields in (said, ours):
        if customer in fields:
            fields[customer] = re.sub(r"[.-]", "", fields[customer]).casefold().lstrip("0")
    assert {name: said.get(name) for name in ours} == ours
    if case.price and said.get(case.price) and order.quoted and order.quoted.price is not None:
        assert float(said[case.price]) <= order.quoted.price


def require_storable(outcome: Outcome) -> None:
    texts = [str(getattr(outcome, name, "")) for name in ("message", "provider_ref", "code")]
    if isinstance(outcome, Paid) and outcome.bill:
        texts += list(_texts(outcome.bill))
        assert outcome.bill.amount >= 0
        assert outcome.bill.admin >= 0
    assert all(text.encode() is not None for text in texts)


def _texts(bill: Bill) -> list[str]:
    facts = [*bill.facts, *(fact for row in bill.periods for fact in row)]
    return [bill.customer_name, bill.echo, *(f"{fact.name} {fact.value}" for fact in facts)]


def read(case: Case, command: Command, body: bytes, status: int, *, resent: bool) -> None:
    order = case.asking(command, resent=resent)
    outcome = case.adapter.read_payment(command, order, Reply(status=status, body=body))
    assert isinstance(outcome, (Paid, Refused, Pending, Unknown))
    require_storable(outcome)
    if isinstance(outcome, Paid):
        assert status == 200
        require_ours(case, command, body)


STATUS = st.sampled_from([200, 200, 200, 400, 401, 500])


@every
@pytest.mark.parametrize("command", ASKS)
def test_mutated_fields_neither_raise_nor_pass_for_ours(case: Case, command: Command) -> None:
    @quickly
    @given(fields=fields_of(case, command), status=STATUS, resent=st.booleans())
    def mutated(fields: Fields, status: int, *, resent: bool) -> None:
        read(case, command, case.body(fields), status, resent=resent)

    mutated()


@every
@pytest.mark.parametrize("command", ASKS)
def test_mutated_bytes_neither_raise_nor_pass_for_ours(case: Case, command: Command) -> None:
    @quickly
    @given(body=bodies_of(case, command), status=STATUS, resent=st.booleans())
    def mutated(body: bytes, status: int, *, resent: bool) -> None:
        read(case, command, body, status, resent=resent)

    mutated()


@every
@pytest.mark.parametrize("command", ASKS)
def test_any_bytes_at_all_are_unclear(case: Case, command: Command) -> None:
    @quickly
    @given(body=st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()))
    def anything(body: bytes) -> None:
        reply = Reply(status=200, body=body)
        outcome = case.adapter.read_payment(command, case.asking(command), reply)
        assert isinstance(outcome, (Pending, Unknown))

    anything()


@pytest.mark.parametrize("case", ASKED, ids=str)
def test_a_mutated_inquiry_brings_a_bill_or_says_why_not(case: Case) -> None:
    @quickly
    @given(data=st.data())
    def mutated(data: st.DataObject) -> None:
        assert case.asked is not None
        fields = deepcopy(case.asked)
        for name in data.draw(st.lists(st.sampled_from([*fields, *NAMES]), max_size=4)):
            fields[name] = data.draw(VALUES)
        try:
            bill = case.adapter.read_bill(case.order, Reply(status=200, body=case.body(fields)))
        except ProviderError:
            return
        assert bill.due >= 0
        assert bill.amount >= 0
        assert all(text.encode() is not None for text in _texts(bill))

    mutated()
