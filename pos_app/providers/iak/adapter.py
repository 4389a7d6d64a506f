"""IAK: bills (inquiry, payment by `tr_id`, status) and top-ups, with one balance for both.

Sources: the user's document on internet bills, api.iak.id/api/postpaid and /api/prepaid, the
provider's docs repository as of 2023-11. A bill is paid as it was inquired: the payment carries
no amount. Sending a top-up again under its ref buys nothing: it is a status check.
"""

import hashlib
from collections.abc import Callable, Mapping
from urllib.parse import quote

from pos_app.domain.address import account_at, is_practice, require_safe_url
from pos_app.domain.bill import Bill
from pos_app.domain.errors import InputError, NotUnderstoodError
from pos_app.domain.offer import Offer
from pos_app.domain.outcome import Outcome
from pos_app.domain.product import PART_SEPARATOR, Kind
from pos_app.providers.foreign import rupiah, text
from pos_app.providers.iak import answers, codes
from pos_app.providers.iak.wire import XML, decode_rows, encode
from pos_app.providers.top_up import listed_bill
from pos_app.providers.transport import (
    JSON,
    MAX_BODY,
    MAX_LIST,
    get,
    post,
)
from pos_app.services.ports import Command, Order, Reply

_BILLS = "api/v1/bill/check"
_COMMANDS = {
    Command.INQUIRE: "inq-pasca",
    Command.PAY: "pay-pasca",
    Command.CHECK: "checkstatus",
}
_TOP_UPS = {
    Command.INQUIRE: "api/inquiry-pln",
    Command.PAY: "api/top-up",
    Command.CHECK: "api/check-status",
}


class Iak:
    """Implements `services.ports.Provider`. Amounts are plain rupiah on the wire."""

    name = "iak"
    list_gap = 300.0
    closed_list = False

    def __init__(
        self,
        *,
        postpaid_url: str,
        prepaid_url: str,
        username: str,
        key: Callable[[], str],
        xml: bool,
        check_gap: float,
        seconds: float,
    ) -> None:
        """Raise InputError("url") unless https, or loopback, "url-mixed" for half a sandbox.

        `key` is asked for at each request. With `xml` bills are asked for and answered in
        XML; top-ups are always JSON.
        """
        urls = (postpaid_url, prepaid_url)
        for url in urls:
            require_safe_url(url)
        grounds = set(map(is_practice, urls))
        if len(grounds) > 1:  # the half that is none would be sold for real
            raise InputError("url-mixed", " + ".join(urls))
        self._postpaid = postpaid_url.rstrip("/")
        self._prepaid = prepaid_url.rstrip("/")
        self._username = username
        self.account = account_at(username, postpaid_url)
        self._key = key
        self._media = XML if xml else JSON
        self.patience = seconds
        self.training = grounds.pop()
        self.check_gap = check_gap

    def quote(self, order: Order) -> Bill | None:
        """See `Provider`. A top-up costs what the list says."""
        return listed_bill(order) if order.kind is Kind.TOP_UP else None

    def can_check(self, order: Order) -> bool:  # noqa: ARG002
        """See `Provider`. Everything can be asked about by our own ref."""
        return True

    def check_pays(self, order: Order) -> bool:  # noqa: ARG002
        """See `Provider`. There is a status call for bills and one for top-ups."""
        return False

    def request(self, command: Command, order: Order) -> Mapping[str, object]:
        """See `Provider`."""
        if order.kind.is_prepaid:
            return _top_up(command, order)
        named = {"commands": _COMMANDS[command]}
        match command:
            case Command.INQUIRE:
                return {**named, **_question(order)}
            case Command.PAY:
                return {**named, "tr_id": order.quoted.echo if order.quoted else ""}
            case Command.CHECK:
                return {**named, "ref_id": order.ref}

    def send(self, command: Command, order: Order) -> Reply:
        """See `Provider`."""
        body = self.request(command, order)
        if order.kind.is_prepaid:
            is_meter = command is Command.INQUIRE
            return self._top_up(
                _TOP_UPS[command], body, order.customer_no if is_meter else order.ref
            )
        suffixes = {
            Command.INQUIRE: order.ref,
            Command.PAY: str(body.get("tr_id", "")),
            Command.CHECK: "cs",
        }
        return self._bills(body, suffixes[command])

    def read_bill(self, order: Order, reply: Reply) -> Bill:
        """See `Provider`."""
        read = answers.read_meter if order.kind is Kind.TOKEN else answers.read_bill
        return read(order, reply)

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        """See `Provider`. The first send and a status check understand a refusal differently."""
        return answers.read_payment(command, order, reply)

    def balance(self) -> int:
        """See `Provider`. One balance for bills and top-ups."""
        reply = self._top_up("api/check-balance", {}, "bl")
        data = answers.data_of(reply)
        balance = rupiah(data.get("balance"))
        if balance is None or reply.status != answers.HTTP_OK:
            raise answers.complaint(data)
        return balance

    def price_list(self) -> list[Offer]:
        """See `Provider`. Bills and top-ups, of all of Indonesia."""
        bills = self._bills({"commands": "pricelist-pasca"}, "pl", MAX_LIST)
        top_ups = self._top_up("api/pricelist", {}, "pl", MAX_LIST)
        return [
            *(answers.read_bill_offer(row) for row in _rows(bills, "pasca")),
            *(answers.read_top_up_offer(row) for row in _rows(top_ups, "pricelist")),
        ]

    def operator(self, customer_no: str) -> str:
        """See `Provider`."""
        reply = self._top_up("api/check-operator", {"customer_id": customer_no}, "op")
        data = answers.data_of(reply)
        if answers.code_of(data) != codes.SUCCESS:
            raise answers.complaint(data)
        return text(data.get("operator"))

    def receipt(self, echo: str) -> bytes:
        """See `KeepsReceipts`. In production it is given to listed IP addresses only."""
        reply = get(
            f"{self._postpaid}/api/v1/download/{quote(echo, safe='')}", seconds=self.patience
        )
        if not reply.fault and reply.body.startswith(b"%PDF"):
            return reply.body
        raise answers.complaint(answers.data_of(reply))

    def _bills(self, body: Mapping[str, object], suffix: str, limit: int = MAX_BODY) -> Reply:
        signed = encode(self._signed(body, suffix), self._media)
        return post(
            f"{self._postpaid}/{_BILLS}",
            signed,
            seconds=self.patience,
            media=self._media,
            limit=limit,
        )

    def _top_up(
        self, path: str, body: Mapping[str, object], suffix: str, limit: int = MAX_BODY
    ) -> Reply:
        signed = encode(self._signed(body, suffix), JSON)
        return post(f"{self._prepaid}/{path}", signed, seconds=self.patience, limit=limit)

    def _signed(self, body: Mapping[str, object], suffix: str) -> dict[str, object]:
        key = self._key()
        sign = hashlib.md5(f"{self._username}{key}{suffix}".encode(), usedforsecurity=False)
        return {**body, "username": self._username, "sign": sign.hexdigest()}


def _question(order: Order) -> dict[str, object]:
    """Return an inquiry: a pair of numbers is a payment code and its owner's identity number."""
    number, _, identity = order.customer_no.partition(PART_SEPARATOR)
    extras: dict[str, object] = {**order.extras}
    if "amount" in extras:
        extras["desc"] = {"amount": int(order.extras["amount"])}
        del extras["amount"]
    if identity:
        extras["nomor_identitas"] = identity
    return {"code": order.code, "hp": number, "ref_id": order.ref, **extras}


def _top_up(command: Command, order: Order) -> dict[str, object]:
    match command:
        case Command.INQUIRE:
            return {"customer_id": order.customer_no}
        case Command.PAY:
            target = {"customer_id": order.customer_no, "product_code": order.code}
            return {"ref_id": order.ref, **target}
        case Command.CHECK:
            return {"ref_id": order.ref}


def _rows(reply: Reply, name: str) -> list[object]:
    if reply.fault:
        raise NotUnderstoodError("no-answer", reply.fault)
    rows = decode_rows(reply.body, name) if reply.status == answers.HTTP_OK else None
    if rows is None:
        raise answers.complaint(answers.data_of(reply))
    return rows
