"""Judges garbled answers by the providers' documents, and shares no code with the adapters.

What it says is what an answer must at least have to be believed. It may be milder than an adapter,
never stricter: blanks around a text, and dashes within a number, are no other text or number.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from pos_app.domain.bill import Bill
from pos_app.domain.outcome import Paid, Refused
from pos_app.domain.product import Kind
from pos_app.services.ports import Command
from tests.contract.suite import Case, Fields

MOST = 999_999_999_999
_EDGES = re.compile(r"\A[\s\x00-\x1f\x7f-\x9f]+|[\s\x00-\x1f\x7f-\x9f]+\Z")


class Doubt(Exception):  # noqa: N818  it is the reason why an answer must not be believed
    """An answer must not be taken for what it was taken for."""


def require_paid(case: Case, command: Command, status: int, body: bytes) -> None:
    """Raise Doubt unless the answer says of this very payment that it is paid."""
    _require(status == 200, f"paid under HTTP {status}")
    said = told(case, body)
    match case.names["ref"], case.names["customer"]:
        case _, "customer_no":
            _equal(said, {"status": "Sukses", "rc": "00", "ref_id": case.order.ref})
            _ours(case, said, "customer_no")
        case "ref_id", customer:
            _iak_paid(case, command, said)
            _ours(case, said, customer)
        case _ if command is Command.PAY:
            _equal(said, {"error_code": "0000", "rq_uuid": case.paid["rq_uuid"]})
            _require(plain(said["error_desc"]).casefold() == "success", "in process")
            _ours(case, said, "order_id")
        case _:
            _equal(said, {"error_code": "0000"})
            _require(plain(said.get("status")).upper() == "S", "the state is not S")
            _names_no_other(case, command, said, needs_one=True)
    if case.price and said.get(case.price) is not None:
        _require_price(case, said[case.price])


def _iak_paid(case: Case, command: Command, said: Fields) -> None:
    code = plain(said.get("response_code", said.get("rc")))
    _require(code in {"00", "0"}, f"the code is {code}")
    _equal(said, {"ref_id": case.order.ref})
    if case.order.quoted and case.order.quoted.echo:
        _equal(said, {"tr_id": case.order.quoted.echo})
    if "status" in said or command is Command.CHECK or case.order.kind.is_prepaid:
        _equal(said, {"status": "1"})
    product = plain(said.get("product_code" if case.order.kind.is_prepaid else "code"))
    same = not product or product.casefold() == case.order.code.casefold()
    _require(same, f"the product is {product}")


def _require_price(case: Case, price: object) -> None:
    limit = case.order.quoted.price if case.order.quoted else None
    amount = whole(price)
    _require(amount is not None and (limit is None or amount <= limit), f"it costs {price}")


def require_refused(case: Case, command: Command, status: int, body: bytes) -> None:
    """Raise Doubt where a refusal is none, or names another payment or customer than ours."""
    _require(status == 200 or (400 <= status < 500 and status != 429), f"refused by {status}")
    said = told(case, body)
    _names_no_other(case, command, said, needs_one=False)
    if status == 401 and case.found:
        _require("error_code" not in said, "a 401 that answers")
    if case.names["customer"] == "customer_no":
        _equal(said, {"status": "Gagal", "ref_id": case.order.ref})
        _ours(case, said, "customer_no")
    if "espay" in case.name and command is Command.CHECK:
        _equal(said, {"error_code": "0000", "status": "F"})


def _names_no_other(case: Case, command: Command, said: Fields, *, needs_one: bool) -> None:
    ref, customer = case.ref(command), case.names["customer"]
    ours = case.order.ref
    if case.found:
        ours = case.provider_ref if command is Command.CHECK else case.paid["rq_uuid"]
    named = plain(said.get(ref))
    _require(not named or named == ours, f"{ref} is {named}")
    if plain(said.get(customer)):
        _ours(case, said, customer)
        named = named or "customer"
    _require(named or not needs_one, "it names nobody")


def require_bill(case: Case, status: int, body: bytes, bill: Bill) -> None:
    """Raise Doubt unless this is the bill that the answer tells of our customer."""
    _require(status == 200, f"a bill under HTTP {status}")
    said = told(case, body)
    if case.order.kind is Kind.TOKEN and not case.found:
        _ours(case, said, case.names["customer"])
        _require(plain(said.get("name")), "nobody has this meter")
        _require(bill.due == case.order.price, f"{bill.due} is due")
        return
    if case.found:
        _equal(said, {"error_code": "0000"})
        uuid = plain(said.get("rq_uuid"))
        _require(not uuid or uuid == f"{case.paid['rq_uuid']}I", f"rq_uuid is {uuid}")
        _require(uuid or plain(said.get("order_id")), "it names nobody")
        _require(whole(said.get("amount")) == bill.due * 100, f"{bill.due} is due")
    elif case.names["customer"] == "customer_no":
        _equal(said, {"status": "Sukses", "rc": "00", "ref_id": case.order.ref})
        _require(bill.due == whole(said.get("selling_price")), f"{bill.due} is due")
    else:
        _equal(said, {"ref_id": case.order.ref})
        _require(plain(said.get("response_code", said.get("rc"))) in {"00", "0"}, "no success")
        due = whole(said.get("price"))
        parts = (whole(said.get("nominal")) or 0) + (whole(said.get("admin")) or 0)
        _require(bill.due == (parts if due is None else due), f"{bill.due} is due")
    if plain(said.get(case.names["customer"])) or not case.found:
        _ours(case, said, case.names["customer"])


def require_storable(texts: Iterable[str], *amounts: int | None) -> None:
    """Raise Doubt for a text that no database takes, or an amount that is none."""
    for text in texts:
        _require("\x00" not in text, f"a NUL in {text[:40]!r}")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise Doubt(f"half a letter in {text[:40]!r}") from error
    for amount in amounts:
        _require(amount is None or whole(amount) is not None, f"an amount of {amount!r}")


def texts_of(outcome: object) -> Iterator[str]:
    """Yield all texts of an outcome that are kept."""
    for name in ("message", "provider_ref", "code", "reason"):
        yield getattr(outcome, name, "")
    if isinstance(outcome, Paid) and outcome.bill:
        yield from texts_of_bill(outcome.bill)


def texts_of_bill(bill: Bill) -> Iterator[str]:
    """Yield all texts of a bill."""
    yield from (bill.customer_name, bill.echo)
    for fact in (*bill.facts, *(fact for row in bill.periods for fact in row)):
        yield from (fact.name, str(fact.value))


# -- reading, by nothing but the standard library -------------------------------------------------


def told(case: Case, body: bytes) -> Fields:
    """Return the fields of an answer; raises Doubt where two readers could read two things."""
    try:
        if body.lstrip()[:1] == b"<":
            return _of_xml(body)
        whole_answer = json.loads(body, object_pairs_hook=_unique, parse_constant=_unique)
    except (ValueError, LookupError, RecursionError, ET.ParseError) as error:
        raise Doubt(f"no answer at all: {type(error).__name__}") from error
    if not isinstance(whole_answer, dict):
        raise Doubt("no object")
    said = whole_answer if case.found else whole_answer.get("data")
    if said is None and case.name.startswith("iak"):
        said = whole_answer
    if not isinstance(said, dict):
        raise Doubt("no data")
    return said


def _unique(pairs: Any) -> Fields:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key twice")
    return fields


def _of_xml(body: bytes) -> Fields:
    root = ET.fromstring(body)
    _require(root.tag == "mp" and b"<!DOCTYPE" not in body, "a DTD")
    fields: Fields = {}
    for child in root:
        value = list(child) if len(child) else plain(child.text)  # blanks there are layout
        fields[child.tag] = [fields[child.tag], value] if child.tag in fields else value
    return fields


def plain(value: object) -> str:
    """Return a value as text without the blanks around it."""
    return "" if value is None else _EDGES.sub("", str(value))


def whole(value: object) -> int | None:
    """Return whole rupiah, None for anything else."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,12}", value, re.ASCII):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value == value // 1 and 0 <= value <= MOST else None


def _equal(said: Fields, wanted: dict[str, str]) -> None:
    for name, value in wanted.items():
        _require(plain(said.get(name)) == value, f"{name} is {said.get(name)!r}"[:120])


def _ours(case: Case, said: Fields, name: str) -> None:
    theirs, ours = said.get(name), case.order.customer_no
    if type(theirs) is int:
        theirs = str(theirs).zfill(len(ours))
    _require(_number(str(theirs)) == _number(ours), f"{name} is {theirs!r}"[:120])


def _number(text: str) -> str:
    kept = "".join(letter for letter in text.casefold() if letter.isalnum())
    return f"0{kept[2:]}" if kept.startswith("628") else kept


def _require(holds: object, why: str) -> None:
    if not holds:
        raise Doubt(why)


def doubt_of(case: Case, command: Command, status: int, body: bytes, outcome: object) -> str:
    """Return why an outcome cannot be what the answer says, "" where it can."""
    try:
        require_storable(texts_of(outcome))
        if isinstance(outcome, Paid):
            require_paid(case, command, status, body)
            bill = outcome.bill
            require_storable((), *((bill.amount, bill.admin, bill.price) if bill else ()))
        if isinstance(outcome, Refused):
            require_refused(case, command, status, body)
    except Doubt as doubt:
        return str(doubt)
    return ""
