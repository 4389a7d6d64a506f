"""What Espay's answers say.

`amount`, `bill_amount` and `admin_fee` at the top are rupiah x 100 without a separator; amounts
inside `data` are plain rupiah, often padded with zeros.
"""

import json
from collections.abc import Mapping

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import CredentialsError, NotUnderstoodError, RefusedError
from pos_app.domain.offer import Offer
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.product import Kind
from pos_app.domain.token import DIGITS, grouped, read_segment
from pos_app.providers.espay import codes
from pos_app.providers.fields import Vocabulary
from pos_app.providers.foreign import is_same_number, items, parse_object, rupiah, text
from pos_app.services.ports import Command, Order, Reply

HTTP_OK = 200

_NAMES = {
    "bill_period": "period",
    "bill_date": "period",
    "total_bill": "bill_count",
    "bill_total": "bill_count",
    "bill_ref": "bill_ref",
    "ref_no": "bill_ref",
    "reff_code": "bill_ref",
    "reff_no": "bill_ref",
    "bill_amount": "bill",
    "cubication": "meter",
    "family_number": "participants",
    "branch_name": "branch",
    "remain_payment": "left_to_pay",
    "meter_serial": "meter_no",
    "registration_date": "registration_date",
}
_MONEY = frozenset({"bill_amount", "penalty", "remain_payment"})
_TOLD_ELSEWHERE = frozenset(
    {"customer_id", "customer_name", "amount", "price", "admin_fee", "card_no", "phone_no"}
    | {"va_number", "class", "token", "stroom_no", "token_unsold1", "token_unsold2", "remark"}
)
"""In the head of the bill, among its amounts, or in lines of their own."""

_said = Vocabulary(_NAMES, _MONEY, _TOLD_ELSEWHERE).facts


def hundredths(value: object) -> int | None:
    """Return rupiah x 100 as rupiah, None where it is no whole rupiah."""
    scaled = rupiah(value)
    return None if scaled is None or scaled % 100 else scaled // 100


def data_of(reply: Reply) -> dict[str, object]:
    """Return the object of an answer; raises NotUnderstoodError, CredentialsError for HTTP 401."""
    if reply.fault:
        raise NotUnderstoodError("no-answer", reply.fault)
    if reply.status == codes.NO_PERMISSION:
        raise CredentialsError("credentials-rejected", "HTTP 401")
    if reply.status != HTTP_OK:
        raise NotUnderstoodError("http-status", str(reply.status))
    return parse_object(reply.body)


def verdict(data: Mapping[str, object]) -> tuple[str, str]:
    """Return code and message; the code comes as text and as a number, the message by two names."""
    return text(data.get("error_code")), text(data.get("error_desc", data.get("error_message")))


def granted(reply: Reply, ref: str = "") -> dict[str, object]:
    """Return the object of an answer that says success; raises ProviderError."""
    data = data_of(reply)
    code, message = verdict(data)
    if code == codes.SUCCESS:
        return data
    if not code or code in codes.PENDING:
        raise NotUnderstoodError("inquiry-unclear", message, ref)
    raise RefusedError("inquiry-refused" if ref else "provider-refused", message, ref)


def read_bill(order: Order, uuid: str, reply: Reply) -> Bill:
    """Return the bill of an inquiry; raises ProviderError.

    `amount` is what is paid, fee included. BPJS states a fee although its amount is that of the
    bill: the fee is inside it, as it is everywhere else.
    """
    data = granted(reply, order.ref)
    if problem := _foreign_to(order, uuid, data):
        raise NotUnderstoodError(problem, ref=order.ref)
    told = data.get("amount")
    due = hundredths(told)
    if due is None:
        raise NotUnderstoodError("no-amount", ref=order.ref)
    fee = hundredths(data.get("admin_fee"))
    admin = fee if fee is not None and fee <= due else 0
    details = data.get("data")
    return Bill(
        customer_name=_told(details, "customer_name"),
        amount=due - admin,
        admin=admin,
        price=due,
        facts=_facts(details),
        echo=json.dumps(
            {"amount": text(told) if isinstance(told, str) else str(due * 100), "data": details},
            separators=(",", ":"),
        ),
    )


def read_payment(command: Command, order: Order, uuid: str, reply: Reply) -> Outcome:
    """Return what the answer to PAY or CHECK proves. Never raises."""
    is_first = command is Command.PAY and not order.resent
    try:
        data = data_of(reply)
    except CredentialsError as error:
        if is_first and _is_espays_own(reply.body):
            return Refused(code=str(codes.NO_PERMISSION), message=error.detail)
        return Unknown(reason="http-status", message=error.detail)
    except NotUnderstoodError as error:
        return Unknown(reason=error.code, message=error.detail)
    code, message = verdict(data)
    if problem := _foreign_to(order, uuid if command is Command.PAY else "", data):
        return Unknown(reason=problem, code=code, message=message)
    ref = text(data.get("ref_id")) or order.provider_ref
    if command is Command.CHECK:
        return _checked(order, data, ref)
    return _sent(order, data, ref, is_first=is_first)


def _is_espays_own(complaint: bytes) -> bool:
    """Return whether Espay itself says 401: an object that answers nothing about a payment.

    A gate on the way shows a page, and nobody knows what it has let through before.
    """
    try:
        return "error_code" not in parse_object(complaint)
    except NotUnderstoodError:
        return False


def _sent(order: Order, data: Mapping[str, object], ref: str, *, is_first: bool) -> Outcome:
    code, message = verdict(data)
    if code == codes.SUCCESS and message.casefold() == codes.SUCCESS_WORD:
        if not (text(data.get("rq_uuid")) and text(data.get("order_id"))):
            # Every recorded payment names both; one of them alone is not proof enough.
            return Unknown(reason="wrong-ref", code=code, message=message)
        return Paid(provider_ref=ref, bill=_settled(order, data), message=message)
    if code == codes.SUCCESS or code in codes.PENDING:
        return _at_work(code, message, ref)
    if is_first and code in codes.REFUSED_AT_SEND:
        return Refused(code=code, message=message)
    return Unknown(reason="undocumented-code", code=code, message=message)


def _at_work(code: str, message: str, ref: str) -> Outcome:
    """Return pending where there is something to ask by; without a ref_id nobody can ask."""
    if ref:
        return Pending(code=code, message=message, provider_ref=ref)
    return Unknown(reason="no-lookup", code=code, message=message)


def _checked(order: Order, data: Mapping[str, object], ref: str) -> Outcome:
    """Return what a status inquiry proves: only a state of the transaction itself.

    The fields of this answer are not published. `0000` may only mean that the question was fine,
    so without a state that we know the payment stays as it is.
    """
    code, message = verdict(data)
    state = codes.STATES.get(text(data.get("status")).upper(), "")
    if code != codes.SUCCESS or not state:
        return Pending(code=code, message=message, provider_ref=ref)
    match state:
        case "paid":
            return Paid(provider_ref=ref, bill=_settled(order, data), message=message)
        case "refused":
            return Refused(code="F", message=message)
        case _:
            return Pending(code=code, message=message, provider_ref=ref)


def _foreign_to(order: Order, uuid: str, data: Mapping[str, object]) -> str:
    """Return what of an answer is not ours. Refusals name only the rq_uuid, a sample not even it.

    A status inquiry has a rq_uuid of its own, and is known by the ref_id instead.
    """
    known, ours = ("rq_uuid", uuid) if uuid else ("ref_id", order.provider_ref)
    ref, customer = text(data.get(known)), text(data.get("order_id"))
    if ref and ref != ours:
        return "wrong-ref"
    if customer and not is_same_number(data.get("order_id"), order.customer_no):
        return "wrong-customer"
    is_named = ref or customer
    return "" if is_named or verdict(data)[0] != codes.SUCCESS else "wrong-ref"


def _settled(order: Order, data: Mapping[str, object]) -> Bill | None:
    """Return the bill of a final answer: its facts, on the amounts that were quoted and sent."""
    quoted = order.quoted
    if quoted is None:
        return None
    details = data.get("data")
    token = _token(details) if order.kind is Kind.TOKEN else ()
    receipt = data.get("receipt")
    label, value = _told(receipt, "field"), _told(receipt, "value")
    return Bill(
        customer_name=_told(details, "customer_name") or quoted.customer_name,
        amount=quoted.amount,
        admin=quoted.admin,
        price=quoted.price,
        facts=(*token, *_facts(details), *((Fact(label, value),) if label and value else ())),
        kind=order.kind,
    )


def _token(details: object) -> tuple[Fact, ...]:
    """Return the PLN token of a final answer.

    The field is not published: what holds twenty digits is taken for it, but for the tokens that
    were bought before and not used (`token_unsold…`).
    """
    for name, value in items(details):
        digits = "".join(c for c in text(value) if c not in " -")
        is_token = name.startswith(("token", "stroom")) and not name.startswith("token_unsold")
        if is_token and len(digits) == DIGITS and digits.isascii() and digits.isdigit():
            return (Fact("token", grouped(digits)),)
    return ()


def _told(details: object, name: str) -> str:
    return text(details.get(name)) if isinstance(details, dict) else ""


def _facts(details: object) -> tuple[Fact, ...]:
    return (*read_segment(_told(details, "class")), *_said(details))


def read_registered(data: Mapping[str, object]) -> list[Offer]:
    """Return the products that are enabled for the merchant; raises NotUnderstoodError for none.

    The shape is not published: a list of codes, of objects with a code and a name, or an object.
    A shape that nobody foresaw looks like no product at all, which would close the whole shop.
    """
    listed = next((data[name] for name in ("product", "products", "data") if name in data), None)
    rows = listed if isinstance(listed, list) else [listed]
    found = [offer for row in rows for offer in _registered(row)]
    if not found:
        raise NotUnderstoodError("no-data")
    return found


def _registered(row: object) -> list[Offer]:
    if isinstance(row, str):
        return [Offer(code=text(row), name=text(row), group="")]
    said = dict(items(row))
    code = text(said.get("product_code", said.get("product", said.get("code"))))
    name = text(said.get("product_name", said.get("name")))
    return [Offer(code=code, name=name or code, group="")] if code else []
