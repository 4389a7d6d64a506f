"""IAK: the top-up side.

What is to become of a top-up is coded in the end of `customer_id`. The provider has such a scheme
but does not publish it, so this one is ours:

0007  fails when it is looked at later, and the money comes back
0017  is refused at once for want of a deposit, and leaves no trace
0039  takes twice as long to settle as the others
else  succeeds at the first look after it settled
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from pos_app.sandbox.draw import Draw
from pos_app.sandbox.iak.account import PROVIDER, Data, Fields, Refusal, admit, in_jakarta, text
from pos_app.sandbox.iak.catalogue import TOP_UPS, TopUp, operator_of, price_list
from pos_app.sandbox.ledger import Charge, Ledger

_PROCESS, _SUCCESS, _FAILED = range(3)
_PRINTED_METER: Final = "12345678901"
_RUPIAH_A_KWH: Final = 1510
_LAST_TR_ID: Final = 900_000_000

_MESSAGES: Final[Mapping[str, str]] = {
    "00": "SUCCESS",
    "06": "TRANSACTION NOT FOUND",
    "07": "FAILED",
    "14": "INCORRECT DESTINATION NUMBER",
    "16": "NUMBER DOES NOT MATCH OPERATOR",
    "17": "INSUFFICIENT DEPOSIT",
    "20": "CODE NOT FOUND",
    "39": "PROCESS",
    "106": "PRODUCT IS TEMPORARILY OUT OF SERVICE",
    "107": "ERROR IN BODY FORMAT",
    "117": "PAGE NOT FOUND",
    "204": "INVALID SIGNATURE",
    "205": "INVALID COMMAND",
    "208": "INVALID DATA",
}


class Prepaid:
    """The top-ups of one customer; all there is to know of one is its charge in the ledger."""

    def __init__(
        self,
        ledger: Ledger,
        *,
        now: Callable[[], datetime],
        settle: timedelta,
        taken: Callable[[str], bool],
    ) -> None:
        self._ledger = ledger
        self._now = now
        self._settle = settle
        self._taken = taken

    def answer(self, service: str, filters: list[str], fields: Fields) -> Data:
        """Carry out what is asked of a service; `filters` narrow the price list."""
        match service:
            case "top-up":
                return self._top_up(fields)
            case "check-status":
                return self._status(fields)
            case "check-balance":
                admit(fields, "bl", "204")
                return {"balance": self._balance(), **says("00")}
            case "pricelist":
                admit(fields, "pl", "204")
                return _price_list(filters, fields)
            case "check-operator":
                return _operator(fields)
            case "inquiry-pln":
                return _meter(fields)
            case _:
                raise Refusal("205")

    def _top_up(self, fields: Fields) -> Data:
        ref, code = text(fields, "ref_id"), text(fields, "product_code")
        number = text(fields, "customer_id")
        admit(fields, ref, "204")
        if self._ledger.find(PROVIDER, ref):
            return self._look(ref)  # sent again it buys nothing, whatever it asks for this time
        if self._taken(ref):
            raise Refusal("208")  # the two lines share the ledger, and so their references
        product = _product(code, number)
        if number.endswith("0017") or product.price > self._balance():
            raise Refusal("17")
        charge = Charge(
            provider=PROVIDER,
            ref=ref,
            code=code,
            customer_no=number,
            price=product.price,
            selling_price=product.price,
            at=self._now(),
            sn=None,
        )
        self._ledger.charge(charge)
        return self._sheet(charge, _PROCESS, "39")

    def _status(self, fields: Fields) -> Data:
        ref = text(fields, "ref_id")
        admit(fields, ref, "204")
        return self._look(ref)

    def _look(self, ref: str) -> Data:
        charge = self._ledger.find(PROVIDER, ref)
        if charge is None or charge.code not in TOP_UPS:
            raise Refusal("06")
        if charge.pending and self._now() - charge.at >= self._time_taken(charge):
            charge = self._conclude(charge)
        if charge.refunded:
            return self._sheet(charge, _FAILED, "07")
        if charge.sn is None:
            return self._sheet(charge, _PROCESS, "39")
        return self._sheet(charge, _SUCCESS, "00") | {"sn": charge.sn}

    def _time_taken(self, charge: Charge) -> timedelta:
        return self._settle * (2 if charge.customer_no.endswith("0039") else 1)

    def _conclude(self, charge: Charge) -> Charge:
        if charge.customer_no.endswith("0007"):
            self._ledger.refund(charge, self._now())
            return replace(charge, refunded=True)
        sn = _serial(charge)
        self._ledger.settle(charge, sn, self._now())
        return replace(charge, sn=sn)

    def _sheet(self, charge: Charge, status: int, rc: str) -> Data:
        return {
            "ref_id": charge.ref,
            "status": status,
            "product_code": charge.code,
            "customer_id": charge.customer_no,
            "price": charge.price,
            "balance": self._balance(),
            "tr_id": Draw(f"iak top-up:{charge.ref}").amount(1_000, _LAST_TR_ID),
            **says(rc),
        }

    def _balance(self) -> int:
        return self._ledger.balance(PROVIDER)


def says(rc: str) -> Data:
    """Return a response code with its message."""
    return {"message": _MESSAGES[rc], "rc": rc}


def refused(rc: str) -> Data:
    """Return the answer to a request that came to nothing."""
    return says(rc) | {"status": _FAILED}


def _product(code: str, number: str) -> TopUp:
    product = TOP_UPS.get(code)
    if product is None:
        raise Refusal("20")
    if not product.active:
        raise Refusal("106")
    forms = {"pln": "[0-9]{11,12}", "game": r"[0-9]{5,15}(\|[0-9]{1,8})?"}
    if not re.fullmatch(forms.get(product.kind, "0[0-9]{8,13}"), number):
        raise Refusal("14")
    operator = operator_of(number)
    # the published table of prefixes has gaps: a number it does not know may be anybody's
    if product.operator and operator and product.operator != operator:
        raise Refusal("16")
    return product


def _price_list(filters: list[str], fields: Fields) -> Data:
    kind, brand, *_ = [each.lower() for each in filters] + [None, None]
    return {"pricelist": price_list(kind, brand, str(fields.get("status"))), **says("00")}


def _operator(fields: Fields) -> Data:
    number = text(fields, "customer_id")
    admit(fields, "op", "204")
    operator = operator_of(number)
    if operator is None:
        raise Refusal("14")
    return {"operator": operator, **says("00")}


def _meter(fields: Fields) -> Data:
    number = text(fields, "customer_id")
    admit(fields, number, "204")
    # only the first is published; the others are there for whoever plays a demonstration
    if number != _PRINTED_METER and not re.fullmatch("[0-9]{7,8}00[0-9]{2}", number):
        raise Refusal("14")
    return {
        "status": "1",  # text here, a number everywhere else
        "customer_id": number,
        "meter_no": "548933889287" if number == _PRINTED_METER else number,
        "subscriber_id": number,
        "name": _owner(number),
        "segment_power": "R1 /000001300",
        **says("00"),
    }


def _owner(number: str) -> str:
    return "Sintya Oktaviani" if number == _PRINTED_METER else Draw(f"iak meter:{number}").name()


def _serial(charge: Charge) -> str:
    product, draw = TOP_UPS[charge.code], Draw(f"iak sn:{charge.ref}")
    match product.kind:
        case "pln":
            token = "-".join(draw.digits(4) for _ in range(5))
            name = _owner(charge.customer_no)
            return f"{token}/{name}/R1 /000001300/{product.face / _RUPIAH_A_KWH:.1f}"
        case "etoll":
            return f"{draw.name()} {draw.digits(12)}"
        case "voucher":
            until = in_jakarta(charge.at).date().replace(month=12, day=31)
            return f"{draw.digits(16)} / {until:%Y-%m-%d}"
        case "game":
            letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
            parts = ("".join(draw.one_of(letters) for _ in range(4)) for _ in range(4))
            return "-".join(parts)
        case _:
            return draw.digits(16)
