"""What IAK's answers prove."""

from collections.abc import Mapping

from pos_app.domain.bill import Bill
from pos_app.domain.errors import CredentialsError, NotUnderstoodError, RefusedError
from pos_app.domain.offer import Offer
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.domain.product import PART_SEPARATOR
from pos_app.providers.foreign import is_same_number, items, rupiah, text
from pos_app.providers.iak import codes
from pos_app.providers.iak.bills import read_bill as bill_of
from pos_app.providers.iak.wire import decode
from pos_app.providers.top_up import bought_bill, meter_bill
from pos_app.services.ports import Command, Order, Reply

HTTP_OK, BAD_REQUEST = 200, 400
RECEIVED_NOT, DONE, FAILED, AT_WORK = "0", "1", "2", "3"
ACTIVE = frozenset({"1", "active"})


def data_of(reply: Reply) -> dict[str, object]:
    """Return the object of an answer; any status but 200 and 400 proves nothing (IAK: pending).

    Raises NotUnderstoodError.
    """
    if reply.fault:
        raise NotUnderstoodError("no-answer", reply.fault)
    if reply.status not in {HTTP_OK, BAD_REQUEST}:
        raise NotUnderstoodError("http-status", str(reply.status))
    return decode(reply.body)


def code_of(data: Mapping[str, object]) -> str:
    """Return the response code, "" without one; seen as "00" and as 0, as `rc` for top-ups."""
    said = text(data.get("response_code", data.get("rc")))
    return said.zfill(2) if said.isascii() and said.isdigit() else ""


def complaint(data: Mapping[str, object], ref: str = "") -> Exception:
    """Return what to raise for a refusal."""
    message = text(data.get("message"))
    if code_of(data) in codes.CREDENTIALS:
        return CredentialsError("credentials-rejected", message)
    return RefusedError("inquiry-refused" if ref else "provider-refused", message, ref)


def read_bill(order: Order, reply: Reply) -> Bill:
    """Return the bill of an inquiry; raises ProviderError."""
    data = _granted(order, reply)
    if problem := _foreign_to(order, data, "hp", "code"):
        raise NotUnderstoodError(problem, ref=order.ref)
    bill = bill_of(data)
    if bill is None or not bill.echo:
        raise NotUnderstoodError("no-amount", ref=order.ref)
    return bill


def read_meter(order: Order, reply: Reply) -> Bill:
    """Return the price of a token for a meter whose holder is known; raises ProviderError."""
    data = _granted(order, reply)
    name = text(data.get("name"))
    if not name or text(data.get("status")) == FAILED:
        raise RefusedError("inquiry-refused", text(data.get("message")), order.ref)
    if not is_same_number(data.get("customer_id"), order.customer_no):
        raise NotUnderstoodError("wrong-customer", ref=order.ref)
    return meter_bill(order, name, data)


def _granted(order: Order, reply: Reply) -> dict[str, object]:
    data = data_of(reply)
    code = code_of(data)
    if reply.status == HTTP_OK and code == codes.SUCCESS:
        return data
    if (not code and reply.status == HTTP_OK) or code in codes.PENDING:
        raise NotUnderstoodError("inquiry-unclear", text(data.get("message")), order.ref)
    raise complaint(data, order.ref)


def read_payment(command: Command, order: Order, reply: Reply) -> Outcome:
    """Return what the answer to PAY or CHECK proves. Never raises."""
    try:
        data = data_of(reply)
    except NotUnderstoodError as error:
        return Unknown(reason=error.code, message=error.detail)
    code, message = code_of(data), text(data.get("message"))
    names = ("customer_id", "product_code") if order.kind.is_prepaid else ("hp", "code")
    if problem := _foreign_to(order, data, *names, is_whole=code == codes.SUCCESS):
        return Unknown(reason=problem, code=code, message=message)
    if code == codes.SUCCESS and reply.status != HTTP_OK:
        return Unknown(reason="http-status", code=code, message=message)
    is_first = command is Command.PAY and not order.resent
    if is_first and reply.status == BAD_REQUEST and not code and "error_details" in data:
        return Refused(code=str(BAD_REQUEST), message=message)
    if code == codes.SUCCESS:
        return _success(command, order, data, message)
    return _verdict(order, code, message, text(data.get("status")), is_first=is_first)


def _success(command: Command, order: Order, data: Mapping[str, object], message: str) -> Outcome:
    """Return what a code of success is worth: a status beside it has to say the same.

    A fixture of the provider shows status 0 beside it; and a check needs the status.
    """
    is_told = "status" in data or command is Command.CHECK or order.kind.is_prepaid
    if is_told and text(data.get("status")) != DONE:
        return Unknown(reason="contradiction", code=codes.SUCCESS, message=message)
    if not order.kind.is_prepaid:
        return _paid(order, data, message)
    serial = text(data.get("sn"))
    return Paid(provider_ref=serial, bill=bought_bill(order, data, serial), message=message)


def _verdict(order: Order, code: str, message: str, status: str, *, is_first: bool) -> Outcome:
    refused, failed, not_received = (
        (codes.TOP_UP_REFUSED, codes.TOP_UP_FAILED_LATER, codes.TOP_UP_NOT_RECEIVED)
        if order.kind.is_prepaid
        else (codes.BILL_REFUSED, codes.BILL_FAILED_LATER, codes.NOT_RECEIVED)
    )
    if code in codes.PENDING:
        return Pending(code=code, message=message)
    if code in not_received:
        return Unknown(reason="not-received", code=code, message=message)
    # A first refusal may leave the status out; one that says something else contradicts itself.
    if code in (refused if is_first else failed) and status in {FAILED, "" if is_first else FAILED}:
        return Refused(code=code, message=message)
    ours = not order.kind.is_prepaid and code in codes.PERHAPS_OURS
    reason = "perhaps-ours" if ours else "undocumented-code"
    return Unknown(reason=reason, code=code, message=message)


def _foreign_to(
    order: Order, data: Mapping[str, object], customer: str, product: str, *, is_whole: bool = True
) -> str:
    """Return what of an answer is not ours; a refusal may leave out what it is about."""
    number = order.customer_no.partition(PART_SEPARATOR)[0]
    wanted = [("ref_id", order.ref, "wrong-ref")]
    if order.quoted and order.quoted.echo:
        wanted.append(("tr_id", order.quoted.echo, "wrong-ref"))
    for name, ours, problem in wanted:
        theirs = text(data.get(name))
        if theirs != ours and (theirs or is_whole):
            return problem
    named = data.get(customer)
    if not is_same_number(named, number) and (text(named) or is_whole):
        return "wrong-customer"
    code = text(data.get(product))
    return "wrong-product" if code and code.casefold() != order.code.casefold() else ""


def _paid(order: Order, data: Mapping[str, object], message: str) -> Outcome:
    quoted = order.quoted.price if order.quoted else None
    told = data.get("selling_price")
    price = rupiah(told)
    if quoted is not None and told is not None and (price is None or price > quoted):
        return Unknown(reason="price-above-quote", code=codes.SUCCESS, message=message)
    # JSON says `noref`, the XML of PLN and Telkom `no_ref`.
    ref = text(data.get("noref", data.get("no_ref")))
    return Paid(provider_ref=ref, bill=bill_of(data), message=message)


def read_bill_offer(row: object) -> Offer:
    """Return a row of the list of bills; an odd row is one that nobody sells."""
    said = dict(items(row))
    return Offer(
        code=text(said.get("code")),
        name=text(said.get("name")),
        group=text(said.get("type")).casefold(),
        sellable=text(said.get("status")) in ACTIVE,
        admin=rupiah(said.get("fee")),
        commission=rupiah(said.get("komisi")),
    )


def read_top_up_offer(row: object) -> Offer:
    """Return a row of the list of top-ups; an odd row is one that nobody sells."""
    said = dict(items(row))
    brand, nominal = text(said.get("product_description")), text(said.get("product_nominal"))
    details = text(said.get("product_details"))
    value = rupiah(nominal.replace(".", ""))
    # A face value says little without its brand; words say it themselves.
    named = (nominal, details) if value is None else (brand, nominal, details)
    return Offer(
        code=text(said.get("product_code")),
        name=" ".join(part for part in named if part not in {"", "-"}),
        group=text(said.get("product_type")).casefold(),
        brand=brand,
        sellable=text(said.get("status")) in ACTIVE,
        prepaid=True,
        price=rupiah(said.get("product_price")),
        nominal=value,
    )
