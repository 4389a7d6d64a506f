"""The Digiswitch protocol, from the provider's side."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from pos_app.sandbox.digiswitch_bills import ADMIN, PRODUCTS, Bill, Fate, Question, Refusal
from pos_app.sandbox.digiswitch_generated import generated_bill
from pos_app.sandbox.digiswitch_pricelist import postpaid_list, prepaid_list
from pos_app.sandbox.digiswitch_published import is_published, published_bill
from pos_app.sandbox.draw import Draw
from pos_app.sandbox.exchange import Answer, Request
from pos_app.sandbox.ledger import Charge, Ledger

USERNAME: Final = "sandbox"
API_KEY: Final = "sandbox-not-a-secret"
_WIB: Final = timezone(timedelta(hours=7))
_DEAREST_TOP_UP: Final = 2_000_000
_FIRST_TAX_YEAR: Final = 1990

Fields = Mapping[str, Any]
Data = dict[str, Any]


class Digiswitch:
    """One buyer's account: inquiry, payment, status, balance and price list.

    A question is remembered only as its line in the request log (`past` brings those of an earlier
    run back); the bill follows from the question, and money is what the ledger says.
    """

    name: Final = "digiswitch"
    root: Final = "/v1/user/api/"

    def __init__(
        self,
        ledger: Ledger,
        past: Iterable[Mapping[str, Any]],
        *,
        now: Callable[[], datetime],
        settle: timedelta,
    ) -> None:
        self._ledger = ledger
        self._now = now
        self._settle = settle
        self._asked: dict[str, Question] = {}
        self._refused: set[str] = set()
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
        return Request(
            path, fields, texts.get("command"), texts.get("ref_id"), texts.get("customer_no")
        )

    def answer(self, request: Request) -> Answer:
        """Process a request; a refusal that makes no transaction comes as HTTP 400."""
        try:
            return self._answer(request.path.removeprefix(self.root), request.fields)
        except Refusal as refusal:
            message = refusal.message.format(username=request.fields.get("username"))
            data = _bare(request.fields, message, "Gagal", refusal.rc)
            status = 200 if refusal.makes_transaction else 400
            return Answer(status, {"data": data}, refusal.rc)

    def _answer(self, endpoint: str, fields: Fields) -> Answer:
        match endpoint:
            case "transaction":
                data = self._transaction(fields)
                return Answer(200, {"data": data}, data["rc"])
            case "cek-saldo":
                _admit(fields, "depo")
                return Answer(200, {"data": {"deposit": self._balance()}})
            case "price-list":
                _admit(fields, "pricelist")
                return Answer(200, {"data": _price_list(fields)})
            case _:
                return Answer(404, {"message": "Not Found"})

    def _transaction(self, fields: Fields) -> Data:
        _require(fields, "command", "code", "customer_no", "ref_id")
        _admit(fields, fields["ref_id"])
        match fields["command"]:
            case "inq-pasca":
                return self._inquire(fields)
            case "pay-pasca":
                return self._pay(fields)
            case "status-pasca":
                return self._status(fields)
            case _:
                raise Refusal("40")

    def _inquire(self, fields: Fields) -> Data:
        ref = fields["ref_id"]
        question = _question(fields, self._today())
        if ref in self._asked or self._ledger.find(self.name, ref):
            raise Refusal("49")
        self._asked[ref] = question
        bill = _bill(question)
        return self._full(ref, question, replace(bill, desc=_as_asked(question.code, bill.desc)))

    def _pay(self, fields: Fields) -> Data:
        charge = self._charge_of(fields)
        return self._state(charge or self._take(fields), fields)

    def _status(self, fields: Fields) -> Data:
        charge = self._charge_of(fields)
        if charge is None:
            raise Refusal("02" if fields["ref_id"] in self._refused else "50")
        if charge.pending and self._now() - charge.at >= self._settle:
            charge = self._conclude(charge)
        return self._state(charge, fields)

    def _charge_of(self, fields: Fields) -> Charge | None:
        charge = self._ledger.find(self.name, fields["ref_id"])
        if charge and (charge.code, charge.customer_no) != (fields["code"], fields["customer_no"]):
            raise Refusal("50")
        return charge

    def _take(self, fields: Fields) -> Charge:
        ref = fields["ref_id"]
        question = self._payable(fields)
        bill = _bill(question)
        if bill.fate is Fate.REFUSED:
            self._refused.add(ref)
            raise Refusal("02")
        if bill.price > self._balance():
            raise Refusal("44")
        charge = Charge(
            provider=self.name,
            ref=ref,
            code=question.code,
            customer_no=question.customer_no,
            price=bill.price,
            selling_price=bill.selling_price,
            at=self._now(),
            sn=_serial(question.code, ref) if bill.fate is Fate.PAID else None,
        )
        self._ledger.charge(charge)
        return charge

    def _payable(self, fields: Fields) -> Question:
        # a bill may be paid on the day it was asked for, as the same product of the same customer
        question = self._asked.get(fields["ref_id"])
        same = fields["code"], fields["customer_no"], self._today()
        if question is None or (question.code, question.customer_no, question.on) != same:
            raise Refusal("50")
        return question

    def _conclude(self, charge: Charge) -> Charge:
        if _bill(self._question_behind(charge)).fate is Fate.FAILS:
            self._ledger.refund(charge, self._now())
            return replace(charge, refunded=True)
        sn = _serial(charge.code, charge.ref)
        self._ledger.settle(charge, sn, self._now())
        return replace(charge, sn=sn)

    def _state(self, charge: Charge, fields: Fields) -> Data:
        if charge.refunded:
            raise Refusal("02")
        if charge.sn is None:
            return _bare(fields, "Transaksi Pending", "Pending", "03")
        question = self._question_behind(charge)
        return self._full(charge.ref, question, _bill(question), charge.sn)

    def _question_behind(self, charge: Charge) -> Question:
        # the request log may be gone, and the ledger alone still knows what was paid
        amount = charge.selling_price - ADMIN if charge.code == "emoney" else None
        on = charge.at.astimezone(_WIB).date()
        return self._asked.get(charge.ref) or Question(charge.code, charge.customer_no, on, amount)

    def _full(self, ref: str, question: Question, bill: Bill, sn: str = "") -> Data:
        base = PRODUCTS[question.code].base_commission
        return {
            "ref_id": ref,
            "customer_no": question.customer_no,
            "name": bill.name,
            "code": question.code,
            "admin": bill.admin,
            **({} if base is None else {"base_commission": base}),
            "message": "Transaksi Sukses",
            "status": "Sukses",
            "sn": sn,
            "rc": "00",
            "balance": self._balance(),
            "price": bill.price,
            "selling_price": bill.selling_price,
            "desc": bill.desc,
        }

    def _balance(self) -> int:
        return self._ledger.balance(self.name)

    def _today(self) -> date:
        return self._now().astimezone(_WIB).date()

    def _recall(self, line: Mapping[str, Any]) -> None:
        if line["path"] != f"{self.root}transaction":
            return
        match line["command"], line["rc"]:
            case "inq-pasca", "00" | "54" | "57" | "60":
                on = datetime.fromisoformat(line["at"]).astimezone(_WIB).date()
                self._asked[line["ref"]] = _question(line["fields"], on)
            case "pay-pasca", "02":
                self._refused.add(line["ref"])
            case _:
                pass  # the others left nothing behind but what the ledger has


def _object(body: bytes) -> Data:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _require(fields: Fields, *names: str) -> None:
    if not all(isinstance(fields.get(name), str) and fields[name] for name in names):
        raise Refusal("40")


def _admit(fields: Fields, suffix: str) -> None:
    _require(fields, "username", "sign")
    if fields["username"] != USERNAME:
        raise Refusal("15")
    # a lone surrogate cannot be signed: it becomes a question mark, and the signature is wrong
    signed = f"{USERNAME}{API_KEY}{suffix}".encode(errors="replace")
    if fields["sign"] != hashlib.md5(signed, usedforsecurity=False).hexdigest():
        raise Refusal("14")


def _question(fields: Fields, on: date) -> Question:
    code, customer_no = fields["code"], fields["customer_no"]
    if code not in PRODUCTS:
        raise Refusal("43")
    amount = _amount(fields) if code == "emoney" else None
    year = _year(fields) if code in ("pbb", "cimahi") else None
    return Question(code, customer_no, on, amount, year)


def _amount(fields: Fields) -> int | None:
    amount = fields.get("amount")
    if amount is None and is_published("emoney", fields["customer_no"]):
        return None
    if type(amount) is not int:
        raise Refusal("40")
    if amount % 1000:
        raise Refusal("87")
    if not 0 < amount <= _DEAREST_TOP_UP:
        raise Refusal("84")
    return amount


def _year(fields: Fields) -> int | None:
    year = fields.get("year")
    if year is not None and (type(year) is not int or year < _FIRST_TAX_YEAR):
        raise Refusal("40")
    return year


def _bill(question: Question) -> Bill:
    return published_bill(question) or generated_bill(question)


def _as_asked(code: str, desc: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what only a payment brings: the meter readings of PLN."""
    if code != "pln":
        return desc
    rows = [
        {name: value for name, value in row.items() if not name.startswith("meter_")}
        for row in desc["detail"]
    ]
    return {**desc, "detail": rows}


def _serial(code: str, ref: str) -> str:
    ends = PRODUCTS[code].sn
    return Draw(f"sn:{ref}").digits(10).join(ends) if ends else ""


def _bare(fields: Fields, message: str, status: str, rc: str) -> Data:
    echoed = {name: fields[name] for name in ("ref_id", "customer_no", "code") if name in fields}
    return {**echoed, "message": message, "status": status, "rc": rc}


def _price_list(fields: Fields) -> list[Data]:
    _require(fields, "command")
    lists = {"pasca": postpaid_list, "prepaid": prepaid_list}
    if fields["command"] not in lists:
        raise Refusal("40")
    listed = lists[fields["command"]]()
    return [row for row in listed if fields.get("code") in (None, row["code"])]
