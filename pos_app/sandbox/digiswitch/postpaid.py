"""Digiswitch and Digiflazz: bills, from the inquiry to the receipt."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from pos_app.sandbox.digiswitch.account import WIB, Account, bare
from pos_app.sandbox.digiswitch.bills import ADMIN, Bill, Fate, Question, Refusal
from pos_app.sandbox.digiswitch.dialect import Data, Fields
from pos_app.sandbox.digiswitch.generated import generated_bill
from pos_app.sandbox.digiswitch.published import published_bill
from pos_app.sandbox.draw import Draw
from pos_app.sandbox.ledger import Charge

_DEAREST_TOP_UP: Final = 2_000_000
_FIRST_TAX_YEAR: Final = 1990
_KEPT_FOR: Final = timedelta(days=90)


class Postpaid:
    """Inquiry, payment and status of a bill; the bill follows from the question."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._dialect = account.dialect
        self._refused: set[str] = set()

    def answer(self, fields: Fields) -> Data:
        """Process a transaction whose command is one of the three, or raise Refusal."""
        match fields["command"]:
            case "inq-pasca":
                return self._inquire(fields)
            case "pay-pasca":
                return self._pay(fields)
            case "status-pasca":
                return self._status(fields)
            case _:
                raise Refusal("40")

    def recall(self, fields: Fields, rc: str | None, on: date) -> None:
        """Take up what was asked or refused in an earlier run."""
        match fields["command"], rc:
            case "inq-pasca", "00" | "54" | "57" | "60":
                self._account.asked[fields["ref_id"]] = self._question(fields, on)
            case "pay-pasca", "02":
                self._refused.add(fields["ref_id"])
            case _:
                pass  # the others left nothing behind but what the ledger has

    def _inquire(self, fields: Fields) -> Data:
        ref = fields["ref_id"]
        question = self._question(fields, self._account.today())
        if ref in self._account.asked or self._account.find(ref):
            raise Refusal("49")
        self._account.asked[ref] = question
        bill = self._bill(question)
        return self._full(ref, question, replace(bill, desc=_as_asked(question.code, bill.desc)))

    def _pay(self, fields: Fields) -> Data:
        charge = self._charge_of(fields)
        return self._state(charge or self._take(fields), fields)

    def _status(self, fields: Fields) -> Data:
        charge = self._charge_of(fields)
        if charge is None:
            raise Refusal("02" if fields["ref_id"] in self._refused else "50")
        if self._account.now() - charge.at > _KEPT_FOR:
            raise Refusal("50", "Data belum ada")
        if self._account.due(charge):
            charge = self._conclude(charge)
        return self._state(charge, fields)

    def _charge_of(self, fields: Fields) -> Charge | None:
        charge = self._account.find(fields["ref_id"])
        if charge and (charge.code, charge.customer_no) != (fields["code"], fields["customer_no"]):
            raise Refusal("50")
        return charge

    def _take(self, fields: Fields) -> Charge:
        ref = fields["ref_id"]
        question = self._payable(fields)
        bill = self._bill(question)
        if bill.fate is Fate.REFUSED:
            self._refused.add(ref)
            raise Refusal("02")
        sn = self._serial(question.code, ref) if bill.fate is Fate.PAID else None
        return self._account.take(
            ref, question, price=bill.price, selling_price=bill.selling_price, sn=sn
        )

    def _payable(self, fields: Fields) -> Question:
        # a bill may be paid on the day it was asked for, as the same product of the same customer
        question = self._account.asked.get(fields["ref_id"])
        same = fields["code"], fields["customer_no"], self._account.today()
        if question is None or (question.code, question.customer_no, question.on) != same:
            raise Refusal("50")
        return question

    def _conclude(self, charge: Charge) -> Charge:
        fails = self._bill(self._question_behind(charge)).fate is Fate.FAILS
        sn = None if fails else self._serial(charge.code, charge.ref)
        return self._account.conclude(charge, sn)

    def _state(self, charge: Charge, fields: Fields) -> Data:
        if charge.refunded:
            raise Refusal("02")
        if charge.sn is None:
            return bare(fields, "Transaksi Pending", "Pending", "03")
        question = self._question_behind(charge)
        return self._full(charge.ref, question, self._bill(question), charge.sn)

    def _question(self, fields: Fields, on: date) -> Question:
        code, customer_no = fields["code"], fields["customer_no"]
        if code not in self._dialect.products:
            raise Refusal("43")
        amount = self._amount(fields) if code == "emoney" else None
        year = _year(fields) if code in ("pbb", "cimahi", "pdl") else None
        return Question(code, customer_no, on, amount, year)

    def _amount(self, fields: Fields) -> int | None:
        amount = fields.get("amount")
        published = ("emoney", fields["customer_no"]) in self._dialect.published
        if amount is None and published and not self._dialect.marketplace:
            return None
        if type(amount) is not int:
            raise Refusal("40")
        if amount % 1000:
            raise Refusal("87")
        if not 0 < amount <= _DEAREST_TOP_UP:
            raise Refusal("84")
        return amount

    def _question_behind(self, charge: Charge) -> Question:
        # the request log may be gone, and the ledger alone still knows what was paid
        amount = charge.selling_price - ADMIN if charge.code == "emoney" else None
        on = charge.at.astimezone(WIB).date()
        asked = self._account.asked.get(charge.ref)
        return asked or Question(charge.code, charge.customer_no, on, amount)

    def _bill(self, question: Question) -> Bill:
        published = published_bill(self._dialect.published, question)
        return published or generated_bill(self._dialect.products[question.code], question)

    def _full(self, ref: str, question: Question, bill: Bill, sn: str = "") -> Data:
        base = self._dialect.products[question.code].base_commission
        marketplace = self._dialect.marketplace
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
            **(_period(bill.desc) if marketplace else {}),
            "balance": self._account.balance(),
            "price": bill.price,
            "selling_price": bill.selling_price,
            "desc": _with_usage(question.code, bill.desc) if marketplace else bill.desc,
        }

    def _serial(self, code: str, ref: str) -> str:
        ends = self._dialect.products[code].sn
        return Draw(f"sn:{ref}").digits(10).join(ends) if ends else ""


def _year(fields: Fields) -> int | None:
    year = fields.get("year")
    if year is not None and (type(year) is not int or year < _FIRST_TAX_YEAR):
        raise Refusal("40")
    return year


def _as_asked(code: str, desc: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what only a payment brings: the meter readings of PLN."""
    if code != "pln":
        return desc
    rows = [
        {name: value for name, value in row.items() if not name.startswith("meter_")}
        for row in desc["detail"]
    ]
    return {**desc, "detail": rows}


def _period(desc: Mapping[str, Any]) -> dict[str, str]:
    rows = desc.get("detail") or [{"periode": desc.get("tahun_pajak")}]
    periods = [row["periode"] for row in rows if row["periode"]]
    return {"periode": ",".join(periods)} if periods else {}


def _with_usage(code: str, desc: Mapping[str, Any]) -> Mapping[str, Any]:
    """Add what a gas meter has counted: only Digiflazz says it."""
    if code != "pgas":
        return desc
    rows = [
        {**row, "usage": str(int(row["meter_akhir"]) - int(row["meter_awal"]))}
        for row in desc["detail"]
    ]
    return {**desc, "detail": rows}
