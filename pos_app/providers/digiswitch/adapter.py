"""Digiswitch and Digiflazz: bills, top-ups, PLN tokens, deposit and price list.

Sources: the tenant pages "Bayar Tagihan" (the user's document), "Cek Tagihan", "Deposit" and
"Inquiry PLN"; developer.digiflazz.com/api/buyer for the rest. Inferred for Digiswitch, whose pages
were not found: `status-pasca` (documented for Digiflazz), `cek-saldo` and the top-up (seen in
working integrations). A top-up has no status call: sending the same ref again is the question.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress

from pos_app.domain.address import account_at, is_practice, require_safe_url
from pos_app.domain.bill import Bill
from pos_app.domain.errors import RefusedError
from pos_app.domain.offer import Offer
from pos_app.domain.outcome import Outcome
from pos_app.domain.product import Kind
from pos_app.providers.digiswitch.answers import (
    HTTP_OK,
    complaint,
    data_of,
    read_bill,
    read_meter,
    read_offer,
    read_payment,
)
from pos_app.providers.digiswitch.dialects import DIGISWITCH, Dialect
from pos_app.providers.foreign import parse_object, rupiah, text
from pos_app.providers.top_up import listed_bill
from pos_app.providers.transport import MAX_BODY, MAX_LIST, post
from pos_app.services.ports import Command, Order, Reply
from pos_app.services.provider_extras import Ticket

_COMMANDS = {
    Command.INQUIRE: "inq-pasca",
    Command.PAY: "pay-pasca",
    Command.CHECK: "status-pasca",
}
_INQUIRY_EXTRAS = ("amount", "year")


class Digiswitch:
    """Implements `services.ports.Provider`. Amounts are plain rupiah on the wire."""

    list_gap = 300.0
    closed_list = False

    def __init__(
        self,
        *,
        url: str,
        username: str,
        key: Callable[[], str],
        testing: bool,
        check_gap: float,
        seconds: float,
        dialect: Dialect = DIGISWITCH,
    ) -> None:
        """Raise InputError("url") unless https, or loopback. `key` is asked for at each request."""
        require_safe_url(url)
        self._url = url.rstrip("/")
        self._username = username
        self.account = account_at(username, url)
        self._key = key
        self._testing = testing
        self.patience = seconds
        self._dialect = dialect
        self.name = dialect.name
        self.training = testing or is_practice(url)
        self.check_gap = check_gap

    def quote(self, order: Order) -> Bill | None:
        """See `Provider`. A top-up costs what the list says."""
        return listed_bill(order) if order.kind is Kind.TOP_UP else None

    def can_check(self, order: Order) -> bool:  # noqa: ARG002
        """See `Provider`. Everything can be asked about by our own ref."""
        return True

    def check_pays(self, order: Order) -> bool:
        """See `Provider`. A top-up is asked about by sending it again (90 days: a new one)."""
        return order.kind.is_prepaid

    def request(self, command: Command, order: Order) -> Mapping[str, object]:
        """See `Provider`. Extra inputs belong to the inquiry only, as whole numbers."""
        if command is Command.INQUIRE and order.kind is Kind.TOKEN:
            return {"customer_no": order.customer_no}
        testing = {"testing": True} if self._testing else {}
        target = {
            self._dialect.code: order.code,
            "customer_no": order.customer_no,
            "ref_id": order.ref,
        }
        if order.kind.is_prepaid:
            return {**target, **self._dearest(order), **testing}
        extras = order.extras if command is Command.INQUIRE else {}
        numbers = {name: int(extras[name]) for name in _INQUIRY_EXTRAS if name in extras}
        return {self._dialect.command: _COMMANDS[command], **target, **numbers, **testing}

    def send(self, command: Command, order: Order) -> Reply:
        """See `Provider`."""
        body = self.request(command, order)
        if command is Command.INQUIRE and order.kind is Kind.TOKEN:
            return self._post(self._dialect.name_check, body, order.customer_no)
        return self._post("transaction", body, order.ref)

    def read_bill(self, order: Order, reply: Reply) -> Bill:
        """See `Provider`."""
        read = read_meter if order.kind is Kind.TOKEN else read_bill
        return read(self._dialect, order, reply)

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        """See `Provider`. The first send and a status check understand a refusal differently."""
        return read_payment(self._dialect, command, order, reply)

    def balance(self) -> int:
        """See `Provider`."""
        reply = self._post("cek-saldo", self._dialect.balance_request, "depo")
        data = data_of(reply)
        deposit = rupiah(data.get("deposit"))
        if deposit is None or reply.status != HTTP_OK:
            raise complaint(self._dialect, data)
        return deposit

    def price_list(self) -> list[Offer]:
        """See `Provider`. Bills and top-ups; the provider allows this once in five minutes.

        If it allows only one of the two lists, that one is what is returned.
        """
        offers = self._list("pasca", prepaid=False)
        with suppress(RefusedError):
            offers += self._list("prepaid", prepaid=True)
        return offers

    def operator(self, customer_no: str) -> str:  # noqa: ARG002
        """See `Provider`. This one cannot say."""
        return ""

    def ticket(self, amount: int, bank: str, owner: str) -> Ticket:
        """See `GivesTickets`."""
        body = {"amount": amount, "bank": bank, "owner_name": owner}
        data = data_of(self._post("deposit", body, self._dialect.ticket_suffix))
        to_send = rupiah(data.get("amount"))
        if to_send is None or text(data.get("rc")) not in {"", "00"}:
            raise complaint(self._dialect, data)
        account = " ".join(filter(None, (text(data.get(n)) for n in ("bank", "account_no"))))
        return Ticket(amount=to_send, notes=text(data.get("notes")), account=account)

    def _dearest(self, order: Order) -> dict[str, int]:
        """Return the price above which a top-up is not to be bought, where that can be said."""
        price = order.quoted.price if order.quoted else None
        return {"max_price": price} if self._dialect.has_max_price and price else {}

    def _list(self, which: str, *, prepaid: bool) -> list[Offer]:
        body = {self._dialect.question: which}
        reply = self._post("price-list", body, "pricelist", limit=MAX_LIST)
        is_whole = reply.status == HTTP_OK and not reply.fault
        rows = parse_object(reply.body).get("data") if is_whole else None
        if not isinstance(rows, list):
            raise complaint(self._dialect, data_of(reply))
        return [read_offer(self._dialect, row, prepaid=prepaid) for row in rows]

    def _post(
        self, path: str, body: Mapping[str, object], suffix: str, limit: int = MAX_BODY
    ) -> Reply:
        key = self._key()
        sign = hashlib.md5(f"{self._username}{key}{suffix}".encode(), usedforsecurity=False)
        signed = {"username": self._username, **body, "sign": sign.hexdigest()}
        return post(
            f"{self._url}/{path}",
            json.dumps(signed).encode(),
            seconds=self.patience,
            limit=limit,
        )
