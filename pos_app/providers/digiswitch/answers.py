"""What the answers of Digiswitch and Digiflazz say: bills, outcomes, rows of the price list."""

from collections.abc import Mapping
from datetime import time
from functools import lru_cache

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import CredentialsError, NotUnderstoodError, RefusedError
from pos_app.domain.offer import CutOff, Offer
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.providers.digiswitch.dialects import SUCCESS, Dialect
from pos_app.providers.fields import Vocabulary
from pos_app.providers.foreign import face_value, is_same_number, parse_object, rupiah, text
from pos_app.providers.top_up import bought_bill, meter_bill
from pos_app.services.ports import Command, Order, Reply

_facts = Vocabulary().facts

HTTP_OK = 200
TOO_MANY = 429
FIRST_ERROR, LAST_ERROR = 400, 499


def data_of(reply: Reply) -> dict[str, object]:
    """Return `data` of an answer; business failures come as HTTP 400 with the same shape.

    Raises NotUnderstoodError.
    """
    if reply.fault:
        raise NotUnderstoodError("no-answer", reply.fault)
    is_error = FIRST_ERROR <= reply.status <= LAST_ERROR and reply.status != TOO_MANY
    if reply.status != HTTP_OK and not is_error:
        raise NotUnderstoodError("http-status", str(reply.status))
    data = parse_object(reply.body).get("data")
    if not isinstance(data, dict):
        raise NotUnderstoodError("no-data")
    return data


def complaint(dialect: Dialect, data: Mapping[str, object]) -> Exception:
    """Return what to raise for an answer that is not what was asked for."""
    message = text(data.get("message"))
    if text(data.get("rc")) in dialect.credentials:
        return CredentialsError("credentials-rejected", message)
    return RefusedError("provider-refused", message)


def read_bill(dialect: Dialect, order: Order, reply: Reply) -> Bill:
    """Return the bill of an inquiry; raises ProviderError."""
    data = data_of(reply)
    status, code, message = _verdict(data)
    if code in dialect.credentials:
        raise CredentialsError("credentials-rejected", message)
    if status == "Gagal":
        raise RefusedError("inquiry-refused", message, order.ref)
    if status != "Sukses" or code != SUCCESS or reply.status != HTTP_OK:
        raise NotUnderstoodError("inquiry-unclear", message, order.ref)
    if problem := _foreign_to(order, data):
        raise NotUnderstoodError(problem, ref=order.ref)
    bill = _bill(dialect, data)
    if bill is None:
        raise NotUnderstoodError("no-amount", ref=order.ref)
    return bill


def read_meter(dialect: Dialect, order: Order, reply: Reply) -> Bill:
    """Return the price of a token for a meter whose holder is known; raises ProviderError.

    A number that does not exist comes with an empty name, and with Digiswitch with nothing else.
    """
    data = data_of(reply)
    status, code, message = _verdict(data)
    if code in dialect.credentials:
        raise CredentialsError("credentials-rejected", message)
    name = text(data.get("name"))
    if status == "Gagal" or not name:
        raise RefusedError("inquiry-refused", message, order.ref)
    if status not in {"", "Sukses"} or code not in {"", SUCCESS} or reply.status != HTTP_OK:
        raise NotUnderstoodError("inquiry-unclear", message, order.ref)
    if not is_same_number(data.get("customer_no"), order.customer_no):
        raise NotUnderstoodError("wrong-customer", ref=order.ref)
    return meter_bill(order, name, data)


def read_payment(dialect: Dialect, command: Command, order: Order, reply: Reply) -> Outcome:
    """Return what the answer to PAY or CHECK proves. Never raises."""
    try:
        data = data_of(reply)
    except NotUnderstoodError as error:
        return Unknown(reason=error.code, message=error.detail)
    status, code, message = _verdict(data)
    if problem := _foreign_to(order, data):
        return Unknown(reason=problem, code=code, message=message)
    is_first = command is Command.PAY and not order.resent
    final = dialect.refused_at_send if is_first else dialect.refused_at_check
    match status:
        case "Sukses" if code == SUCCESS and reply.status != HTTP_OK:
            return Unknown(reason="http-status", code=code, message=message)
        case "Sukses" if code == SUCCESS:
            return _paid(dialect, order, data, message)
        case "Gagal" if code in final:
            return Refused(code=code, message=message)
        case "Pending":
            return Pending(code=code, message=message)
        case _:
            return Unknown(reason=_doubt(dialect, status, code), code=code, message=message)


def _doubt(dialect: Dialect, status: str, code: str) -> str:
    """Return what is to be made of an answer that proves nothing by itself."""
    if status != "Gagal":
        return "undocumented-code"
    if code in dialect.timed_out:
        return "timed-out"
    return "perhaps-ours" if code in dialect.perhaps_ours else "undocumented-code"


def _verdict(data: Mapping[str, object]) -> tuple[str, str, str]:
    return text(data.get("status")), text(data.get("rc")), text(data.get("message"))


def _foreign_to(order: Order, data: Mapping[str, object]) -> str:
    # The code is not compared: real answers return another one, or another case of it.
    if data.get("ref_id") != order.ref:
        return "wrong-ref"
    if not is_same_number(data.get("customer_no"), order.customer_no):
        return "wrong-customer"
    return ""


def _paid(dialect: Dialect, order: Order, data: Mapping[str, object], message: str) -> Outcome:
    serial = text(data.get("sn"))
    if order.kind.is_prepaid:
        return Paid(provider_ref=serial, bill=bought_bill(order, data, serial), message=message)
    quoted = order.quoted.price if order.quoted else None
    told = data.get("price")
    price = rupiah(told)
    # A price that cannot be read is not one that was not said.
    if quoted is not None and told is not None and (price is None or price > quoted):
        return Unknown(reason="price-above-quote", code=SUCCESS, message=message)
    return Paid(provider_ref=serial, bill=_bill(dialect, data), message=message)


def _bill(dialect: Dialect, data: Mapping[str, object]) -> Bill | None:
    """Return the bill of an answer, None without an amount. Totals are never added up from parts.

    In the samples the parts of SAMSAT do not add up: `selling_price` is what the customer owes.
    """
    due = rupiah(data.get("selling_price"))
    if due is None:
        return None
    admin = rupiah(data.get("admin")) or 0
    if admin > due:
        admin = 0
    desc = data.get("desc")
    whole = dict(desc) if isinstance(desc, dict) else {"desc": desc} if desc else {}
    detail = whole.pop("detail", None) if isinstance(whole.get("detail"), list) else None
    periods = tuple(map(_facts, detail)) if isinstance(detail, list) else ()
    known = _facts(whole)
    # Digiflazz names the periods at the top as well, and for some products only there.
    period = text(data.get("periode"))
    is_told = not period or any("period" in dict(row) for row in periods)
    return Bill(
        customer_name=text(data.get(dialect.customer_name)),
        amount=due - admin,
        admin=admin,
        price=rupiah(data.get("price")),
        facts=known if is_told else (Fact("period", period), *known),
        periods=periods,
    )


def read_offer(dialect: Dialect, row: object, *, prepaid: bool) -> Offer:
    """Return a row of a price list; an odd row is one that nobody sells."""
    said = row if isinstance(row, dict) else {}
    name = text(said.get(dialect.product_name))
    brand = text(said.get("brand"))
    return Offer(
        code=text(said.get(dialect.code)),
        name=name,
        group=(text(said.get("category")) if prepaid else brand).casefold(),
        brand=brand,
        sellable=all(said.get(field) is True for field in dialect.list_status),
        prepaid=prepaid,
        price=rupiah(said.get("price")) if prepaid else None,
        admin=rupiah(said.get("admin")),
        commission=rupiah(said.get("commission")),
        nominal=face_value(name) if prepaid else None,
        cut_off=_cut_off(said),
    )


def _cut_off(row: Mapping[str, object]) -> CutOff | None:
    return _hours(text(row.get("start_cut_off")), text(row.get("end_cut_off")))


@lru_cache(maxsize=500)
def _hours(opening: str, closing: str) -> CutOff | None:
    """Return the hours between two times; a list of thousands of rows knows a handful of them."""
    start, end = _time(opening), _time(closing)
    return CutOff(start, end) if start and end and start != end else None


def _time(said: str) -> time | None:
    """Return a time such as "23:45" or "0:0", None for anything else."""
    hours, _, minutes = said.partition(":")
    try:
        return time(int(hours), int(minutes))
    except ValueError:
        return None
