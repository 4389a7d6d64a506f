"""The Digiswitch protocol and its Digiflazz dialect, from the provider's side."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from pos_app.sandbox.digiswitch.account import WIB, Account, bare, require
from pos_app.sandbox.digiswitch.bills import Refusal
from pos_app.sandbox.digiswitch.dialect import Data, Dialect, Fields
from pos_app.sandbox.digiswitch.pln import name_check
from pos_app.sandbox.digiswitch.postpaid import Postpaid
from pos_app.sandbox.digiswitch.prepaid import TopUps
from pos_app.sandbox.digiswitch.pricelist import postpaid_list, prepaid_list
from pos_app.sandbox.draw import Draw
from pos_app.sandbox.exchange import Answer, Request
from pos_app.sandbox.ledger import Ledger

USERNAME: Final = "sandbox"
API_KEY: Final = "sandbox-not-a-secret"
_LEAST_TICKET: Final = 200_000


class Digiswitch:
    """One buyer's account: bills, top-ups, deposit and price list, in one of the two dialects.

    A question is remembered only as its line in the request log (`past` brings those of an earlier
    run back); the bill follows from the question, and money is what the ledger says. How often the
    price list was asked for is forgotten at a restart.
    """

    def __init__(
        self,
        dialect: Dialect,
        ledger: Ledger,
        past: Iterable[Mapping[str, Any]],
        *,
        now: Callable[[], datetime],
        settle: timedelta,
        price_list_every: timedelta = timedelta(0),
    ) -> None:
        self.name: Final = dialect.name
        self.root: Final = dialect.root
        self._dialect = dialect
        self._account = Account(dialect=dialect, ledger=ledger, now=now, settle=settle)
        self._postpaid = Postpaid(self._account)
        self._top_ups = TopUps(self._account)
        self._price_list_every = price_list_every
        self._listed_at: dict[str, datetime] = {}
        self._tickets = 0
        for line in past:
            self._recall(line)

    def describe(self, origin: str) -> dict[str, str]:
        """Return the address and the credentials of the one buyer there is."""
        url = f"{origin}{self.root}".removesuffix("/")
        return {"url": url, "username": USERNAME, "api_key": API_KEY}

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:  # noqa: ARG002
        """Take the JSON object apart; a body that is none has no fields."""
        fields = _object(body)
        texts = {name: value for name, value in fields.items() if isinstance(value, str)}
        command = self._dialect.command_of(path.removeprefix(self.root))
        return Request(
            path, fields, texts.get(command), texts.get("ref_id"), texts.get("customer_no")
        )

    def answer(self, request: Request) -> Answer:
        """Process a request; a refusal that makes no transaction comes as HTTP 400."""
        endpoint = request.path.removeprefix(self.root)
        fields = self._dialect.hear(endpoint, request.fields)
        try:
            return self._answer(endpoint, fields)
        except Refusal as refusal:
            status = 200 if refusal.makes_transaction else 400
            return Answer(status, {"data": self._refused(endpoint, fields, refusal)}, refusal.rc)

    def _answer(self, endpoint: str, fields: Fields) -> Answer:
        match endpoint:
            case "transaction":
                data = self._transaction(fields)
                return Answer(200, {"data": self._dialect.say(data)}, data["rc"])
            case "cek-saldo":
                return Answer(200, {"data": self._deposit(fields)})
            case "price-list":
                self._admit(fields, "pricelist")
                return Answer(200, {"data": self._price_list(fields)})
            case "deposit":
                return Answer(200, {"data": self._ticket(fields)}, "00")
            case self._dialect.pln_check:
                return Answer(200, {"data": self._pln_check(fields)})
            case _:
                return Answer(404, {"message": "Not Found"})

    def _transaction(self, fields: Fields) -> Data:
        require(fields, "code", "customer_no", "ref_id")
        self._admit(fields, fields["ref_id"])
        answering = self._postpaid if "command" in fields else self._top_ups
        return answering.answer(fields)

    def _refused(self, endpoint: str, fields: Fields, refusal: Refusal) -> Data:
        message = refusal.message.format(username=fields.get("username"))
        if self._dialect.marketplace and endpoint == "price-list":
            return {"rc": refusal.rc, "message": message}
        data = self._dialect.say(bare(fields, message, "Gagal", refusal.rc))
        top_up = endpoint == "transaction" and "command" not in fields
        return {**data, "sn": ""} if self._dialect.marketplace and top_up else data

    def _deposit(self, fields: Fields) -> Data:
        self._admit(fields, "depo")
        if self._dialect.marketplace and fields.get("command") != "deposit":
            raise Refusal("40")
        return {"deposit": self._account.balance()}

    def _price_list(self, fields: Fields) -> list[Data]:
        require(fields, "command")
        lists = {"pasca": postpaid_list, "prepaid": prepaid_list}
        if fields["command"] not in lists:
            raise Refusal("40")
        if "code" not in fields:
            self._count_whole_list(fields["command"])
        listed = lists[fields["command"]](self._dialect)
        sought = {self._dialect.code: fields.get("code")}
        if self._dialect.marketplace:
            sought |= {name: fields.get(name) for name in ("category", "brand", "type")}
        return [
            row
            for row in listed
            if all(value in (None, row.get(name)) for name, value in sought.items())
        ]

    def _count_whole_list(self, kind: str) -> None:
        now = self._account.now()
        last = self._listed_at.get(kind)
        if self._dialect.marketplace and last and now - last < self._price_list_every:
            raise Refusal("83")
        self._listed_at[kind] = now

    def _pln_check(self, fields: Fields) -> Data:
        require(fields, "customer_no")
        self._admit(fields, fields["customer_no"])
        return name_check(self._dialect, fields["customer_no"])

    def _ticket(self, fields: Fields) -> Data:
        require(fields, "bank", "owner_name")
        self._admit(fields, self._dialect.ticket_suffix)
        amount = fields.get("amount")
        if type(amount) is not int:
            raise Refusal("40")
        if amount < _LEAST_TICKET:
            raise Refusal("64")
        self._tickets += 1
        # the tail tells this transfer from all others of the day
        ticket = {"rc": "00", "amount": amount + (self._tickets - 1) % 999 + 1}
        notes = Draw(f"ticket:{self._tickets}").digits(6)
        if not self._dialect.marketplace:
            return {**ticket, "notes": f"SB{notes}"}
        account = {"payment_method": "Bank Transfer", "account_no": "0123 4567 89"}
        return {**ticket, "bank": fields["bank"], **account, "notes": f"SB{notes}"}

    def _admit(self, fields: Fields, suffix: str) -> None:
        require(fields, "username", "sign")
        if fields["username"] != USERNAME:
            raise Refusal(self._dialect.wrong_username)
        # a lone surrogate cannot be signed: it becomes a question mark, and the sign is wrong
        signed = f"{USERNAME}{API_KEY}{suffix}".encode(errors="replace")
        if fields["sign"] != hashlib.md5(signed, usedforsecurity=False).hexdigest():
            raise Refusal(self._dialect.wrong_sign)

    def _recall(self, line: Mapping[str, Any]) -> None:
        if line["path"] == f"{self.root}deposit" and line["rc"] == "00":
            self._tickets += 1
        if line["path"] != f"{self.root}transaction" or line["rc"] is None:
            return
        fields = self._dialect.hear("transaction", line["fields"])
        on = datetime.fromisoformat(line["at"]).astimezone(WIB).date()
        recalling = self._postpaid if "command" in fields else self._top_ups
        recalling.recall(fields, line["rc"], on)


def _object(body: bytes) -> Data:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
