"""Espay biller products: form fields, HTTP Basic, and a signature over the upper-cased values.

Sources: the user's documents, docs.espay.id/biller-product (2025), its older sandbox kit, and for
the scale of amounts and the balance an integration of 2021. A payment is known to Espay only by
the `ref_id` of its answer: where that is lost there is nobody to ask, and it stays unknown until a
person has settled it with Espay; it is never sent again under another `rq_uuid`.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import quote, urlencode
from uuid import uuid4

from pos_app.domain.address import account_at, is_practice, require_safe_url
from pos_app.domain.bill import Bill
from pos_app.domain.errors import InputError, NotUnderstoodError
from pos_app.domain.offer import WIB, Offer
from pos_app.domain.outcome import Outcome
from pos_app.domain.product import Kind
from pos_app.providers.espay import answers
from pos_app.providers.foreign import items, rupiah, text
from pos_app.providers.transport import MAX_BODY, MAX_LIST, post
from pos_app.services.ports import Command, Order, Reply

_FORM = "application/x-www-form-urlencoded"
_PATHS = {
    Command.INQUIRE: "rest/biller/inquirytransaction",
    Command.PAY: "rest/biller/paymentreport",
    Command.CHECK: "rest/billertools/gettransactioninfo",
}
_TOOLS = "rest/billertools"


class Espay:
    """Implements `services.ports.Provider`."""

    name = "espay"
    list_gap = 300.0
    closed_list = True

    def __init__(
        self,
        *,
        url: str,
        basic_username: str,
        sender_id: str,
        secret: Callable[[str], str],
        prefunded: bool,
        check_gap: float,
        seconds: float,
        now: Callable[[], datetime],
    ) -> None:
        """Raise InputError("url") unless https, or loopback.

        `secret` is asked at each request for "basic-password", "password" and "signature-key".
        `prefunded` means that a deposit pays, and not an invoice later.
        """
        require_safe_url(url)
        self._url = url.rstrip("/")
        self._basic_username = basic_username
        self._sender_id = sender_id
        self.account = account_at(sender_id, url)
        self._secret = secret
        self._prefunded = prefunded
        self.patience = seconds
        self._now = now
        self.training = is_practice(url)
        self.check_gap = check_gap

    def quote(self, order: Order) -> Bill | None:
        """See `Provider`. What is paid without an inquiry costs what the cashier typed."""
        if order.kind is not Kind.DIRECT:
            return None
        amount = int(order.extras["amount"])
        return Bill(customer_name="", amount=amount, admin=0, price=amount)

    def can_check(self, order: Order) -> bool:
        """See `Provider`. There is no way to ask without Espay's own ref_id."""
        return bool(order.provider_ref)

    def check_pays(self, order: Order) -> bool:  # noqa: ARG002
        """See `Provider`. There is a status call."""
        return False

    def request(self, command: Command, order: Order) -> Mapping[str, object]:
        """See `Provider`. Passwords and signature are added at sending."""
        named = {"rq_uuid": self._uuid(command, order)}
        match command:
            case Command.CHECK:
                return {**named, "ref_id": order.provider_ref}
            case Command.INQUIRE:
                return {**named, **_target(order), **_wish(order)}
            case Command.PAY:
                return {**named, **_target(order), **_quoted(order)}

    def send(self, command: Command, order: Order) -> Reply:
        """See `Provider`."""
        body = {name: str(value) for name, value in self.request(command, order).items()}
        signed = {
            Command.INQUIRE: ("order_id", "product_code"),
            Command.PAY: ("order_id", "product_code", "amount"),
            Command.CHECK: ("ref_id",),
        }
        return self._post(_PATHS[command], body, signed[command])

    def read_bill(self, order: Order, reply: Reply) -> Bill:
        """See `Provider`."""
        return answers.read_bill(order, self._uuid(Command.INQUIRE, order), reply)

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        """See `Provider`."""
        uuid = self._uuid(Command.PAY, order)
        return answers.read_payment(command, order, uuid, reply)

    def balance(self) -> int | None:
        """See `Provider`. Plain rupiah, as an integration found."""
        if not self._prefunded:
            return None
        data = answers.granted(self._post(f"{_TOOLS}/getbalance", self._named(), ()))
        balance = rupiah(data.get("balance"))
        if balance is None:
            raise NotUnderstoodError("no-amount")
        return balance

    def price_list(self) -> list[Offer]:
        """See `Provider`. The codes that are enabled for this merchant; no prices."""
        # Which values this signature covers is not published: those of the balance are taken.
        reply = self._post(f"{_TOOLS}/getregisteredproducts", self._named(), (), limit=MAX_LIST)
        return answers.read_registered(answers.granted(reply))

    def operator(self, customer_no: str) -> str:
        """See `Provider`."""
        body = {**self._named(), "phone_num": customer_no}
        data = answers.granted(self._post(f"{_TOOLS}/getmno", body, None))
        operator = data.get("operator")
        # "group code and provider name" say the documents, and print no sample.
        named = dict(items(operator))
        return text(named.get("name", named.get("provider")) if named else operator)

    def _named(self) -> dict[str, str]:
        return {"rq_uuid": f"{self._sender_id}{uuid4().hex}"}

    def _uuid(self, command: Command, order: Order) -> str:
        """Return what a request is known by: new for each, but a payment's always the same."""
        if command is Command.CHECK:
            return self._named()["rq_uuid"]
        return f"{self._sender_id}{order.ref}{'I' if command is Command.INQUIRE else ''}"

    def _post(
        self,
        path: str,
        body: dict[str, str],
        signed: tuple[str, ...] | None,
        limit: int = MAX_BODY,
    ) -> Reply:
        """Send a form; `signed` names the values between sender and rq_uuid, None signs nothing."""
        known = {
            "rq_uuid": body["rq_uuid"],
            "rq_datetime": f"{self._now().astimezone(WIB):%Y-%m-%d %H:%M:%S}",
            "sender_id": self._sender_id,
            "password": self._secret("password"),
            **body,
        }
        if signed is not None:
            values = (self._sender_id, *(body[name] for name in signed), body["rq_uuid"])
            known["signature"] = signature(*values, self._secret("signature-key"))
        basic = f"{self._basic_username}:{self._secret('basic-password')}".encode()
        return post(
            f"{self._url}/{path}",
            urlencode(known, quote_via=quote).encode(),
            seconds=self.patience,
            media=_FORM,
            authorization=f"Basic {b64encode(basic).decode()}",
            limit=limit,
        )


def signature(*values: str) -> str:
    """Return SHA-256 of the values between double hashes, key last, all of it in upper case."""
    return hashlib.sha256(f"##{'##'.join(values)}##".upper().encode()).hexdigest()


def _target(order: Order) -> dict[str, str]:
    return {"order_id": order.customer_no, "product_code": order.code}


def _wish(order: Order) -> dict[str, str]:
    """Return the amount that a wallet is to be filled with, where there is one."""
    if "amount" not in order.extras:
        return {}
    return {"additional_data": json.dumps({"amount": _scaled(int(order.extras["amount"]))})}


def _quoted(order: Order) -> dict[str, str]:
    """Return what the inquiry quoted, as it came; without an inquiry what the cashier typed."""
    if order.quoted is None:
        raise InputError("extra-missing", "amount")
    if not order.quoted.echo:
        return {"amount": _scaled(order.quoted.amount)}
    quoted = json.loads(order.quoted.echo)
    if quoted["data"] is None:
        return {"amount": quoted["amount"]}
    # Wanted back as it was, keys in their order and values in their types.
    return {"amount": quoted["amount"], "data": json.dumps(quoted["data"], separators=(",", ":"))}


def _scaled(rupiah_amount: int) -> str:
    return str(rupiah_amount * 100)
