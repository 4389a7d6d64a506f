"""IAK: what a question and a bill consist of, and what the digits of a test number ask for.

A number made of a product's test prefix and `0RRR` is refused at the inquiry with response code
RRR, one that ends in `1RRR` at the payment; RRR 000 is success. The documentation leaves open what
a payment that is answered with an error has done to the money. Here it is taken where the code does
not clearly say no, and then the status check reports success: the case a careless client loses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pos_app.sandbox.iak.account import Fields, Refusal, text
from pos_app.sandbox.iak.products import PRODUCTS

IN_PROCESS: Final = frozenset(("39", "201"))
_UNCLEAR: Final = frozenset(("05", "91", "92", "94", "103", "105", "110"))
_DEAREST_AMOUNT: Final = 10_000_000
_MOST_MONTHS: Final = 24
_SEVERAL_BILLS: Final = frozenset(
    (("PLNPOSTPAID", "0999"), ("PDAMKOTA.MEDAN", "0999"), ("TELKOMPSTN", "1999"))
)

MESSAGES: Final[Mapping[str, str]] = {
    "00": "PAYMENT SUCCESS",
    "01": "INVOICE HAS BEEN PAID",
    "02": "BILL IS NOT PAID YET",
    "03": "INVALID REF ID",
    "04": "BILLING ID EXPIRED",
    "05": "UNDEFINED ERROR",
    "06": "INQUIRY ID NOT FOUND",
    "07": "TRANSACTION FAILED",
    "08": "BILLING ID BLOCKED",
    "09": "INQUIRY FAILED",
    "10": "BILL IS NOT AVAILABLE",
    "11": "DUPLICATE REF ID",
    "13": "CUSTOMER NUMBER BLOCKED",
    "14": "INCORRECT DESTINATION NUMBER",
    "15": "NUMBER IS NOT SUPPORTED",
    "16": "NUMBER DOES NOT MATCH OPERATOR",
    "17": "INSUFFICIENT BALANCE",
    "20": "PRODUCT UNREGISTERED",
    "30": "PAYABLE AT THE BILLER'S COUNTER ONLY",
    "31": "BILL EXCEEDS THE MAXIMUM",
    "32": "ALL PERIODS HAVE TO BE PAID",
    "33": "CANNOT BE PROCESSED NOW, TRY AGAIN LATER",
    "34": "BILL HAS BEEN PAID",
    "35": "ANOTHER BILL IS IN ARREARS",
    "36": "PAST DUE DATE, PAYABLE AT THE BILLER'S COUNTER",
    "37": "PEMBAYARAN GAGAL",
    "38": "PAYMENT FAILED, MAKE A NEW REQUEST",
    "39": "PENDING / TRANSAKSI SEDANG DIPROSES",
    "40": "ARREARS HAVE BEEN PAID",
    "41": "NOT PAYABLE AT A COUNTER",
    "42": "REQUEST PEMBAYARAN BELUM DITERIMA",
    "43": "INTERVAL OF MORE THAN 31 DAYS",
    "44": "DAILY INQUIRY LIMIT EXCEEDED",
    "45": "TOO MANY INQUIRIES",
    "91": "DATABASE CONNECTION ERROR",
    "92": "GENERAL ERROR",
    "93": "INVALID AMOUNT",
    "94": "SERVICE EXPIRED",
    "100": "INVALID SIGNATURE",
    "101": "INVALID COMMAND",
    "102": "INVALID IP ADDRESS",
    "103": "TIMEOUT",
    "105": "MISC ERROR / BILLER SYSTEM ERROR",
    "106": "PRODUCT IS TEMPORARILY OUT OF SERVICE",
    "107": "ERROR IN BODY FORMAT",
    "108": "YOUR ID CANNOT BE USED FOR THIS PRODUCT",
    "109": "SYSTEM CUT OFF",
    "110": "SYSTEM UNDER MAINTENANCE",
    "117": "PAGE NOT FOUND",
    "118": "ACCOUNT SUSPENDED",
    "201": "UNDEFINED RESPONSE CODE",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What an inquiry asked, and on which day; a bill follows from this and nothing else."""

    code: str
    customer_no: str
    on: date
    months: int = 1
    amount: int = 0
    year: str = ""
    identity: str = ""

    @property
    def case(self) -> str | None:
        """The four digits of a test number, None for every other number."""
        prefix = PRODUCTS[self.code].prefix
        if not prefix:
            return None
        found = re.fullmatch(rf"{prefix}([01][0-9]{{3}})", self.customer_no)
        return found[1] if found else None

    @property
    def has_several_bills(self) -> bool:
        """Whether the number is one of those that owe more than one bill."""
        return (self.code, self.case) in _SEVERAL_BILLS

    def answered(self, step: str) -> str:
        """Return the response code a test number asks for: "0" at the inquiry, "1" paying."""
        case = self.case
        if case is None or case[0] != step or self.has_several_bills:
            return "00"
        return f"{int(case[1:]):02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """A bill; `desc` as a payment prints it, `asked` as an inquiry does where that differs."""

    name: str
    period: str
    nominal: int
    admin: int
    commission: int
    desc: Any
    asked: Any = None

    @property
    def price(self) -> int:
        """What the customer pays."""
        return self.nominal + self.admin

    @property
    def selling_price(self) -> int:
        """What is taken off the deposit; the name is the provider's."""
        return self.price - self.commission

    @property
    def shown(self) -> Any:
        """The description of a bill that is not paid."""
        return self.desc if self.asked is None else self.asked


def takes_money(rc: str) -> bool:
    """Tell whether a payment answered with this code is charged."""
    return rc == "00" or rc in IN_PROCESS | _UNCLEAR or rc not in MESSAGES


def question_of(fields: Fields, on: date) -> Question:
    """Read what an inquiry asks; raise Refusal where a product lacks what it needs."""
    code, customer_no = text(fields, "code"), text(fields, "hp")
    product = PRODUCTS.get(code)
    if product is None:
        raise Refusal("20")
    if not product.active:
        raise Refusal("106")
    match product.shape:
        case "bpjs" | "bpjstk":
            return Question(code, customer_no, on, months=_months(fields))
        case "custom" | "church":
            return Question(code, customer_no, on, amount=_amount(fields))
        case "samsat":
            return Question(code, customer_no, on, identity=text(fields, "nomor_identitas"))
        case "pbb":
            return Question(code, customer_no, on, year=_year(fields))
        case _:
            return Question(code, customer_no, on)


def _months(fields: Fields) -> int:
    # clients send it both as a number and as text
    month = str(fields.get("month", ""))
    if not re.fullmatch("0?[1-9]|[12][0-9]", month) or int(month) > _MOST_MONTHS:
        raise Refusal("107")
    return int(month)


def _amount(fields: Fields) -> int:
    desc = fields.get("desc")
    amount = desc.get("amount") if isinstance(desc, Mapping) else None
    if type(amount) is not int:
        raise Refusal("107")
    if not 0 < amount <= _DEAREST_AMOUNT:
        raise Refusal("93")
    return amount


def _year(fields: Fields) -> str:
    year = text(fields, "year")
    if not re.fullmatch("(19|20)[0-9]{2}", year):
        raise Refusal("107")
    return year
