"""IAK: the bill side - inquiry, payment by the inquiry's number, and status check."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pos_app.sandbox.iak.account import PROVIDER, Data, Fields, Refusal, admit, in_jakarta, text
from pos_app.sandbox.iak.bills import (
    IN_PROCESS,
    Bill,
    Question,
    question_of,
    takes_money,
)
from pos_app.sandbox.iak.generated import generated_bill
from pos_app.sandbox.iak.products import PRODUCTS, price_list
from pos_app.sandbox.iak.published import published_bill
from pos_app.sandbox.iak.sheet import (
    Inquiry,
    nobody,
    noref_of,
    number_of,
    says,
    sheet_of,
    stamp,
    tr_id_of,
)
from pos_app.sandbox.ledger import Charge, Ledger

_NO_REQUEST, _SUCCESS, _FAILED, _IN_PROCESS = range(4)


class Postpaid:
    """The bills of one customer.

    An inquiry is remembered only as its line in the request log (`past` brings those of an earlier
    run back); bill and outcome follow from the question, and money is what the ledger says.
    """

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
        self._asked: dict[str, Inquiry] = {}
        self._by_tr_id: dict[int, Inquiry] = {}
        self._failed: dict[str, datetime] = {}
        for line in past:
            self._recall(line)

    def ref_of(self, tr_id: object) -> str | None:
        """Return the reference an inquiry was made under."""
        inquiry = self._by_tr_id.get(number_of(tr_id))
        return inquiry.ref if inquiry else None

    def knows(self, ref: str) -> bool:
        """Tell whether an inquiry was made under a reference."""
        return ref in self._asked

    def answer(self, fields: Fields, kind: str | None) -> Data:
        """Carry out a command; `kind` narrows the price list."""
        match text(fields, "commands"):
            case "inq-pasca":
                return self._inquire(fields)
            case "pay-pasca":
                return self._pay(fields)
            case "checkstatus":
                return self._status(fields)
            case "pricelist-pasca":
                admit(fields, "pl", "100")
                status, province = fields.get("status"), fields.get("province")
                return {"pasca": price_list(kind, str(status), province and str(province))}
            case _:
                raise Refusal("101")

    def paid(self, tr_id: object) -> Data:
        """Return what the receipt of a payment is made of; raise Refusal where there is none."""
        inquiry = self._by_tr_id.get(number_of(tr_id))
        if inquiry is None:
            raise Refusal("06")
        charge = self._ledger.find(PROVIDER, inquiry.ref)
        if charge is None or charge.pending:
            raise Refusal("39" if charge else "02")
        return self._paid(inquiry, charge)

    def _inquire(self, fields: Fields) -> Data:
        ref = text(fields, "ref_id")
        admit(fields, ref, "100")
        question = _question(fields, self._now())
        if ref in self._asked or self._ledger.find(PROVIDER, ref):
            raise Refusal("11")
        inquiry = self._remember(Inquiry(ref, self._free_tr_id(ref), question, self._now()))
        try:
            bill = _bill(question)
        except Refusal as refusal:
            raise Refusal(refusal.rc, **nobody(inquiry)) from refusal
        return sheet_of(inquiry, bill, "00", bill.shown) | {"message": "INQUIRY SUCCESS"}

    def _pay(self, fields: Fields) -> Data:
        tr_id = fields.get("tr_id")
        if tr_id in (None, ""):
            raise Refusal("107")
        admit(fields, str(tr_id), "100")
        inquiry = self._by_tr_id.get(number_of(tr_id))
        if inquiry is None:
            raise Refusal("06")
        charge = self._ledger.find(PROVIDER, inquiry.ref)
        if charge:
            return self._pay_again(inquiry, charge)
        if inquiry.ref in self._failed:
            return self._failure(inquiry)
        return self._pay_first(inquiry)

    def _pay_again(self, inquiry: Inquiry, charge: Charge) -> Data:
        if charge.pending:
            return self._pending(inquiry)
        raise Refusal("01")

    def _pay_first(self, inquiry: Inquiry) -> Data:
        # a bill may be paid on the day, in Jakarta, it was asked for
        if in_jakarta(self._now()).date() != inquiry.question.on:
            raise Refusal("04")
        bill = _bill(inquiry.question)
        rc = inquiry.question.answered("1")
        if not takes_money(rc):
            self._failed[inquiry.ref] = self._now()
            return self._failure(inquiry)
        if bill.selling_price > self._balance():
            raise Refusal("17")
        charge = self._charge(inquiry, bill, None if rc in IN_PROCESS else noref_of(inquiry))
        if rc == "39":
            return self._pending(inquiry)
        if rc != "00":
            raise Refusal(rc)
        return self._paid(inquiry, charge)

    def _charge(self, inquiry: Inquiry, bill: Bill, sn: str | None) -> Charge:
        charge = Charge(
            provider=PROVIDER,
            ref=inquiry.ref,
            code=inquiry.question.code,
            customer_no=inquiry.question.customer_no,
            price=bill.selling_price,  # the ledger's words, and the provider's, are crossed
            selling_price=bill.price,
            at=self._now(),
            sn=sn,
        )
        self._ledger.charge(charge)
        return charge

    def _status(self, fields: Fields) -> Data:
        ref = text(fields, "ref_id")
        admit(fields, "cs", "100")
        charge = self._ledger.find(PROVIDER, ref)
        inquiry = self._asked.get(ref) or _behind(charge)
        if inquiry is None:
            raise Refusal("06")
        if charge is None:
            return self._unpaid(inquiry)
        if charge.pending and self._now() - charge.at < self._settle:
            return self._pending(inquiry) | {"status": _IN_PROCESS}
        if charge.pending:
            charge = self._conclude(inquiry, charge)
        return self._paid(inquiry, charge) | {"status": _SUCCESS}

    def _unpaid(self, inquiry: Inquiry) -> Data:
        if inquiry.ref in self._failed:
            return self._failure(inquiry) | {"status": _FAILED}
        try:
            bill = _bill(inquiry.question)
        except Refusal:
            return nobody(inquiry) | says("42") | {"status": _NO_REQUEST}
        asked = {"datetime": stamp(inquiry.at), "balance": self._balance(), "status": _NO_REQUEST}
        return sheet_of(inquiry, bill, "42", bill.shown) | asked

    def _conclude(self, inquiry: Inquiry, charge: Charge) -> Charge:
        sn = noref_of(inquiry)
        self._ledger.settle(charge, sn, self._now())
        return replace(charge, sn=sn)

    def _paid(self, inquiry: Inquiry, charge: Charge) -> Data:
        bill = _bill(inquiry.question)
        paid = {"datetime": stamp(charge.at), "balance": self._balance(), "noref": charge.sn}
        return sheet_of(inquiry, bill, "00", bill.desc) | paid

    def _pending(self, inquiry: Inquiry) -> Data:
        bill = _bill(inquiry.question)
        return sheet_of(inquiry, bill, "39", bill.shown) | {"balance": self._balance()}

    def _failure(self, inquiry: Inquiry) -> Data:
        bill = _bill(inquiry.question)
        at = stamp(self._failed[inquiry.ref])
        failed = {"datetime": at, "balance": self._balance(), "noref": ""}
        return sheet_of(inquiry, bill, inquiry.question.answered("1"), bill.shown) | failed

    def _balance(self) -> int:
        return self._ledger.balance(PROVIDER)

    def _free_tr_id(self, ref: str) -> int:
        # from the reference, so that it is the same after a restart whatever order the log has
        tr_id = tr_id_of(ref)
        while tr_id in self._by_tr_id:
            tr_id += 1
        return tr_id

    def _remember(self, inquiry: Inquiry) -> Inquiry:
        self._asked[inquiry.ref] = inquiry
        self._by_tr_id[inquiry.tr_id] = inquiry
        return inquiry

    def _recall(self, line: Mapping[str, Any]) -> None:
        fields, at = line["fields"], datetime.fromisoformat(line["at"])
        if line["rc"] == "100":
            return  # signed by somebody else; the log keeps no signatures
        try:
            match line["command"]:
                case "inq-pasca":
                    self._recall_inquiry(line, fields, at)
                case "pay-pasca":
                    self._recall_failure(line, fields, at)
                case _:
                    pass  # the others left nothing behind but what the ledger has
        except Refusal:
            pass  # it was refused then, too

    def _recall_inquiry(self, line: Mapping[str, Any], fields: Fields, at: datetime) -> None:
        ref = text(fields, "ref_id")
        charge = self._ledger.find(PROVIDER, ref)
        if charge and charge.code != fields.get("code"):
            return  # refused: the reference belonged to a top-up
        # a request that hung is noted without a code; if money moved after it, it was processed
        if (charge or line["rc"] is not None) and ref not in self._asked:
            self._remember(Inquiry(ref, self._free_tr_id(ref), _question(fields, at), at))

    def _recall_failure(self, line: Mapping[str, Any], fields: Fields, at: datetime) -> None:
        inquiry = self._by_tr_id.get(number_of(fields.get("tr_id")))
        if inquiry is None or inquiry.ref in self._failed:
            return
        rc = inquiry.question.answered("1")
        if line["rc"] == rc and not takes_money(rc):
            self._failed[inquiry.ref] = at


def _question(fields: Fields, at: datetime) -> Question:
    # the documentation's own samples have hyphens and dots, though its text forbids them
    if not re.fullmatch(r"[\w.-]{1,64}", text(fields, "ref_id"), re.ASCII):
        raise Refusal("03")
    return question_of(fields, in_jakarta(at).date())


def _bill(question: Question) -> Bill:
    rc = question.answered("0")
    if rc != "00":
        raise Refusal(rc)
    return published_bill(question) or generated_bill(question)


def _behind(charge: Charge | None) -> Inquiry | None:
    # the request log may be gone, and the ledger alone still knows what was paid
    if charge is None or charge.code not in PRODUCTS:
        return None
    on = in_jakarta(charge.at).date()
    amount = charge.selling_price - PRODUCTS[charge.code].fee
    question = Question(charge.code, charge.customer_no, on, amount=amount, year=str(on.year))
    return Inquiry(charge.ref, tr_id_of(charge.ref), question, charge.at)
