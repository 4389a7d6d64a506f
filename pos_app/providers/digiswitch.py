"""Digiswitch, postpaid bills: the tenant's user API of the Digiswitch server software.

Sources: the tenant page "Bayar Tagihan" (the user's document) for payment, the page "Cek Tagihan"
for inquiry. `status-pasca` is documented for Digiflazz, whose software this is, and inferred here;
so is `cek-saldo`, seen in working integrations. Response codes: 00, 02, 03, 14 and 15 were seen in
real traffic; the tenant's own list was not found, so no other code is ever final.
"""

import hashlib
import json
from collections.abc import Callable, Mapping

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import CredentialsError, NotUnderstoodError, RefusedError
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.providers.digiswitch_fields import MONEY, NAMES
from pos_app.providers.foreign import items, parse_object, rupiah, text
from pos_app.providers.transport import is_loopback, post, require_safe_url
from pos_app.services.ports import Command, Offer, Order, Reply

_COMMANDS = {
    Command.INQUIRE: "inq-pasca",
    Command.PAY: "pay-pasca",
    Command.CHECK: "status-pasca",
}

SUCCESS = "00"
REFUSED_AT_SEND = frozenset({"02", "14", "15"})
REFUSED_AT_CHECK = frozenset({"02"})
"""14 and 15 (signature, user name) are about the question, not about the payment."""
BAD_CREDENTIALS = frozenset({"14", "15"})
MAX_PERIODS = 60


class Digiswitch:
    """Implements `services.ports.Provider`. Amounts are plain rupiah on the wire."""

    name = "digiswitch"

    def __init__(
        self,
        *,
        url: str,
        username: str,
        key: Callable[[], str],
        testing: bool,
        check_gap: float,
        seconds: float,
    ) -> None:
        """Raise InputError("url") unless https, or loopback. `key` is asked for at each request."""
        require_safe_url(url)
        self._url = url.rstrip("/")
        self.account = username
        self._key = key
        self._testing = testing
        self._seconds = seconds
        self.training = testing or is_loopback(url)
        self.check_gap = check_gap

    def request(self, command: Command, order: Order) -> Mapping[str, object]:
        """See `Provider`. Extra inputs belong to the inquiry only, as whole numbers."""
        extras = order.extras if command is Command.INQUIRE else {}
        return {
            "command": _COMMANDS[command],
            "code": order.code,
            "customer_no": order.customer_no,
            "ref_id": order.ref,
            **{name: int(value) for name, value in extras.items()},
            **({"testing": True} if self._testing else {}),
        }

    def send(self, command: Command, order: Order) -> Reply:
        """See `Provider`."""
        return self._post("transaction", self.request(command, order), order.ref)

    def read_bill(self, order: Order, reply: Reply) -> Bill:
        """See `Provider`."""
        data = _answer(reply)
        status, code, message = (text(data.get(name)) for name in ("status", "rc", "message"))
        if code in BAD_CREDENTIALS:
            raise CredentialsError("credentials-rejected", message)
        if status == "Gagal":
            raise RefusedError("inquiry-refused", message, order.ref)
        if status != "Sukses" or code != SUCCESS:
            raise NotUnderstoodError("inquiry-unclear", message, order.ref)
        if problem := _foreign_to(order, data):
            raise NotUnderstoodError(problem, ref=order.ref)
        bill = _bill(data)
        if bill is None:
            raise NotUnderstoodError("no-amount", ref=order.ref)
        return bill

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        """See `Provider`. The first send and a status check understand a refusal differently."""
        if reply.fault:
            return Unknown(reason="no-answer", message=reply.fault)
        try:
            data = _answer(reply)
        except NotUnderstoodError as error:
            return Unknown(reason=error.code, message=error.detail)
        return _outcome(command, order, data)

    def balance(self) -> int:
        """See `Provider`."""
        data = _answer(self._post("cek-saldo", {}, "depo"))
        deposit = rupiah(data.get("deposit"))
        if deposit is None:
            raise _complaint(data)
        return deposit

    def price_list(self) -> list[Offer]:
        """See `Provider`. Postpaid products; the provider allows this once in five minutes."""
        reply = self._post("price-list", {"command": "pasca"}, "pricelist")
        rows = parse_object(reply.body).get("data")
        if not isinstance(rows, list):
            raise _complaint(_answer(reply))
        return [_offer(dict(items(row))) for row in rows]

    def _post(self, path: str, body: Mapping[str, object], suffix: str) -> Reply:
        key = self._key()
        sign = hashlib.md5(f"{self.account}{key}{suffix}".encode(), usedforsecurity=False)
        signed = {"username": self.account, **body, "sign": sign.hexdigest()}
        return post(f"{self._url}/{path}", json.dumps(signed).encode(), seconds=self._seconds)


def _answer(reply: Reply) -> dict[str, object]:
    """Return `data` of an answer; business failures come as HTTP 400 with the same shape."""
    if reply.fault:
        raise NotUnderstoodError("no-answer", reply.fault)
    if reply.status != 200 and not (400 <= reply.status < 500 and reply.status != 429):  # noqa: PLR2004
        raise NotUnderstoodError("http-status", str(reply.status))
    data = parse_object(reply.body).get("data")
    if not isinstance(data, dict):
        raise NotUnderstoodError("no-data")
    return data


def _foreign_to(order: Order, data: Mapping[str, object]) -> str:
    # The code is not compared: real answers return another one, or another case of it.
    if data.get("ref_id") != order.ref:
        return "wrong-ref"
    if text(data.get("customer_no")).replace(" ", "") != order.customer_no:
        return "wrong-customer"
    return ""


def _outcome(command: Command, order: Order, data: Mapping[str, object]) -> Outcome:
    status, code, message = (text(data.get(name)) for name in ("status", "rc", "message"))
    if problem := _foreign_to(order, data):
        return Unknown(reason=problem, code=code, message=message)
    final = REFUSED_AT_SEND if command is Command.PAY else REFUSED_AT_CHECK
    match status:
        case "Sukses" if code == SUCCESS:
            return _paid(order, data, message)
        case "Gagal" if code in final:
            return Refused(code=code, message=message)
        case "Pending":
            return Pending(code=code, message=message)
        case _:
            return Unknown(reason="undocumented-code", code=code, message=message)


def _paid(order: Order, data: Mapping[str, object], message: str) -> Outcome:
    price = rupiah(data.get("price"))
    quoted = order.quoted.price if order.quoted else None
    if price is not None and quoted is not None and price > quoted:
        return Unknown(reason="price-above-quote", code=SUCCESS, message=message)
    return Paid(provider_ref=text(data.get("sn")), bill=_bill(data), message=message)


def _bill(data: Mapping[str, object]) -> Bill | None:
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
    facts = _facts(desc) if isinstance(desc, dict) else _facts({"desc": desc} if desc else {})
    detail = desc.get("detail") if isinstance(desc, dict) else None
    return Bill(
        customer_name=text(data.get("name")),
        amount=due - admin,
        admin=admin,
        price=rupiah(data.get("price")),
        facts=facts,
        periods=tuple(_facts(row) for row in detail[:MAX_PERIODS])
        if isinstance(detail, list)
        else (),
    )


def _facts(fields: object) -> tuple[Fact, ...]:
    return tuple(
        _fact(name, value)
        for name, value in items(fields)
        if not (name == "detail" and isinstance(value, list))
    )


def _fact(name: str, value: object) -> Fact:
    is_money = name in MONEY or name.startswith("biaya_")
    amount = rupiah(value) if is_money else None
    return Fact(NAMES.get(name, name), text(value) if amount is None else amount)


def _offer(row: Mapping[str, object]) -> Offer:
    return Offer(
        code=text(row.get("code")),
        name=text(row.get("name")),
        brand=text(row.get("brand")),
        sellable=row.get("status") is True,
        admin=rupiah(row.get("admin")),
        commission=rupiah(row.get("commission")),
    )


def _complaint(data: Mapping[str, object]) -> Exception:
    message = text(data.get("message"))
    if text(data.get("rc")) in BAD_CREDENTIALS:
        return CredentialsError("credentials-rejected", message)
    return RefusedError("provider-refused", message)
