"""Espay: what is owed for a customer number, published or made up, and what becomes of paying it.

Espay publishes no numbers that force trouble. The endings in `_FORCED`, 0601 at an inquiry, and 404
for a customer nobody knows are this sandbox's own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from pos_app.sandbox.draw import Draw
from pos_app.sandbox.espay.products import PRODUCTS, Product, Shape

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES")
_PLN_DIGITS: Final = (11, 12)
# tariff and power, and the rupiah a kilowatt-hour costs
_CLASSES: Final = (
    ("R1  /000000450", 415.0),
    ("R1M /000000900", 1352.0),
    ("R1  /000001300", 1444.7),
    ("R1  /000002200", 1444.7),
)

Data = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - an answer of the protocol, not an error of ours
    """Espay, or the biller through it, says no: an error code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Fate(StrEnum):
    """What becomes of a payment."""

    PAID = "paid"
    SETTLES = "in process, then paid"
    SUSPECT = "suspect, then paid"
    TIMED_OUT = "paid, but the answer gives no reference"
    REFUSED = "refused by the biller"
    FAILS = "in process, then given back"


_FORCED: Final[Mapping[str, Fate]] = {
    "0602": Fate.SETTLES,
    "0603": Fate.SUSPECT,
    "0604": Fate.TIMED_OUT,
    "0605": Fate.REFUSED,
    "0606": Fate.FAILS,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A product, a customer and a day; `amount` in rupiah where the customer chooses it."""

    code: str
    order_id: str
    on: date
    amount: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What is owed, in rupiah, and what the inquiry says about it.

    `amount` is what is paid; `more` stands beside `data` in the replies to inquiry and payment.
    """

    amount: int
    bill_amount: int
    admin_fee: int
    data: Data
    more: Data = field(default_factory=dict)


def fate(question: Question) -> Fate:
    """Return what becomes of paying this."""
    if (question.code, question.order_id) == ("SPBFRE", "0888666777"):
        return Fate.SETTLES  # the one payment that is published as in process
    return _FORCED.get(question.order_id[-4:], Fate.PAID)


def bill_for(question: Question) -> Bill:
    """Return the bill of a customer, the same each time; raise Refusal where there is none."""
    published = _PUBLISHED.get((question.code, question.order_id))
    if isinstance(published, str):
        raise Refusal(published)
    product = PRODUCTS[question.code]
    _check_number(product, question.order_id)
    return published or _BILLS[product.shape](product, question)


def token_data(question: Question, digits: str) -> Data:
    """Return what the payment of a token adds to `data`; all of its names are ours.

    What Espay calls the token in its reply could not be read.
    """
    face = PRODUCTS[question.code].face
    _, (_, kwh_price), _ = _pln_customer(question.order_id)
    groups = [digits[start : start + 4] for start in range(0, len(digits), 4)]
    kwh = f"{face / 1.1 / kwh_price:.1f}".replace(".", ",")
    return {"token": digits, "stroom_no": "-".join(groups), "kwh": kwh}


def _check_number(product: Product, order_id: str) -> None:
    proper = order_id.isascii() and order_id.isdigit() and not order_id.endswith("404")
    if product.shape.is_pln:
        if not proper or len(order_id) not in _PLN_DIGITS:
            raise Refusal("33")
    elif not proper:
        raise Refusal("14")
    if order_id.endswith("0601") and product.shape is not Shape.STRAIGHT:
        raise Refusal("9999")


def _draw(question: Question) -> Draw:
    return Draw(f"{question.code}:{question.order_id}")


def _with_fee(product: Product, owed: int, data: Data, more: Data | None = None) -> Bill:
    return Bill(
        amount=owed + product.fee,
        bill_amount=owed,
        admin_fee=product.fee,
        data=data,
        more=more or {},
    )


def _straight(product: Product, question: Question) -> Bill:
    # the published numbers always answer with this one amount, whatever is paid
    fixture = _STRAIGHT_PUBLISHED.get(question.code) == question.order_id
    amount = 100_000 if fixture else question.amount
    data = {product.number_of: question.order_id, "amount": f"{amount:012d}"}
    return _with_fee(product, question.amount, data)


def _bpjs(product: Product, question: Question) -> Bill:
    draw = _draw(question)
    members, months = draw.amount(1, 5), len(draw.months(question.on))
    owed = members * months * draw.one_of((35_000, 100_000, 150_000)) + product.fee
    data = {
        "va_number": question.order_id,
        "customer_id": question.order_id,
        "customer_name": draw.name(),
        "family_number": str(members),
        "bill_period": str(months),
        "bill_amount": owed,
        "admin_fee": product.fee,
        "amount": owed,
        "remain_payment": 0,
        "reff_code": draw.digits(10).zfill(32),
        "branch_code": draw.digits(4),
        "branch_name": draw.place().town,
        "remark": "",
    }
    # the fee is in the bill already
    return Bill(amount=owed, bill_amount=owed, admin_fee=product.fee, data=data)


def _pln_bill(product: Product, question: Question) -> Bill:
    draw = _draw(question)
    months = draw.months(question.on)
    owed = len(months) * draw.amount(44_500, 289_000, 50)
    data = {
        "customer_id": question.order_id,
        "customer_name": _pln_customer(question.order_id)[0],
        "total_bill": str(len(months)),
        "bill_period": ",".join(f"{_MONTHS[month.month - 1]}{month:%y}" for month in months),
        "bill_amount": str(owed),
        "admin_fee": "0",
    }
    return _with_fee(product, owed, data)


def _pln_customer(order_id: str) -> tuple[str, tuple[str, float], str]:
    if order_id == "520520795556":
        return "RAISA", _CLASSES[2], "01045731668100000000000000000000"
    draw = Draw(f"pln:{order_id}")
    return draw.name(), draw.one_of(_CLASSES), draw.digits(14).ljust(32, "0")


def _pln_token(product: Product, question: Question) -> Bill:
    name, (tariff, _), remark = _pln_customer(question.order_id)
    data = {
        "customer_id": question.order_id,
        "customer_name": name,
        "meter_serial": question.order_id,
        "class": tariff,
        "token_unsold1": "0",
        "token_unsold2": "0",
        "reff_no": "",
        "price": str(product.face),
        "admin_fee": str(product.fee),
        "remark": remark,
    }
    return _with_fee(product, product.face, data)


def _pln_other(product: Product, question: Question) -> Bill:
    draw = _draw(question)
    owed = draw.amount(150_000, 2_400_000, 500)
    name, (tariff, _), _ = _pln_customer(question.order_id)
    data = {
        "customer_id": question.order_id,
        "customer_name": name,
        "class": tariff,
        "registration_date": f"{question.on:%Y%m}01",
        "bill_amount": str(owed),
        "admin_fee": str(product.fee),
    }
    return _with_fee(product, owed, data)


def _water(product: Product, question: Question) -> Bill:
    draw = _draw(question)
    months = draw.months(question.on)
    penalty = draw.one_of((0, 0, 5_000))
    owed = len(months) * draw.amount(24_000, 210_000, 100)
    start = draw.amount(100, 9_000)
    data = {
        "provider_code": question.code[3:],
        # not the number that was asked for: so it is in the published sample
        "customer_id": draw.digits(9),
        "customer_name": draw.name(),
        "bill_total": str(len(months)),
        "bill_date": f"{question.on:%Y%m}",
        "bill_amount": f"{owed:010d}",
        "penalty": f"{penalty:08d}",
        "cubication": f"{start:08d}-{start + draw.amount(6, 45):08d}",
        "ref_no": draw.digits(12),
    }
    return _with_fee(product, owed + penalty, data, _WATER_MORE)


def _telephone(product: Product, question: Question) -> Bill:
    draw = _draw(question)
    months = len(draw.months(question.on))
    owed = months * draw.amount(55_000, 320_000, 100)
    data = {
        "phone_no": question.order_id,
        "bill_total": str(months),
        "bill_ref": f"{draw.digits(3)}A{draw.digits(6)}",
        "bill_amount": f"{owed:012d}",
        "customer_name": draw.name(),
        "region_code": "00",
    }
    return _with_fee(product, owed, data)


def _airtime(product: Product, _: Question) -> Bill:
    price = product.face * 99 // 100
    return _with_fee(product, price, {"denomination": str(product.face // 1_000), "price": price})


def _wallet(product: Product, question: Question) -> Bill:
    first, last = _draw(question).name().split()
    return _with_fee(product, question.amount, {"customer_name": f"{first[:2]}*** {last[:1]}***"})


_WATER_MORE: Final = {
    "bankFee": "350000",
    "barcode_fee": "",
    "receipt": {"field": "Reference Number", "value": ""},
}
_BILLS: Final[Mapping[Shape, Callable[[Product, Question], Bill]]] = {
    Shape.STRAIGHT: _straight,
    Shape.BPJS: _bpjs,
    Shape.PLN_BILL: _pln_bill,
    Shape.PLN_TOKEN: _pln_token,
    Shape.PLN_OTHER: _pln_other,
    Shape.PDAM: _water,
    Shape.POSTPAID: _telephone,
    Shape.AIRTIME: _airtime,
    Shape.WALLET: _wallet,
}
_STRAIGHT_PUBLISHED: Final = {
    "SINCBN": "4333333333",
    "STBIDV": "401101338833",
    "STASMF": "4111111111",
    "SCCANZ": "5289133888888888",
}
_PUBLISHED: Final[Mapping[tuple[str, str], Bill | str]] = {
    ("SLYLPO", "520520796665"): "9999",
    ("SLYLNT", "520520796665"): "33",
    ("BPJSKS", "8801835307911"): Bill(
        amount=105_000,
        bill_amount=105_000,
        admin_fee=5_000,
        data={
            "va_number": "8801835307911",
            "customer_id": "8801835307911",
            "customer_name": "ONI SAPUTRA PRATAMA",
            "family_number": "1",
            "bill_period": "1",
            "bill_amount": 105_000,
            "admin_fee": 5_000,
            "amount": 105_000,
            "remain_payment": 0,
            "reff_code": "00000000000000000000004387103120",
            "branch_code": "2301",
            "branch_name": "JAKARTA",
            "remark": "",
        },
    ),
    ("SPBFRE", "0888666777"): Bill(
        amount=125_400,
        bill_amount=125_400,
        admin_fee=0,
        data={
            "phone_no": "0888666777",
            "bill_total": "1",
            "bill_ref": "108A000000",
            "bill_amount": "000000125400",
            "customer_name": "SMARTFREN CUSTOMER POSTPAID",
            "region_code": "00",
        },
    ),
    # the amounts, the month and the customer_id are published; the rest is made up
    ("SLYATR", "400400400400400"): Bill(
        amount=2_003_500,
        bill_amount=2_000_000,
        admin_fee=3_500,
        data={
            "provider_code": "ATR",
            "customer_id": "000315996",
            "customer_name": "PELANGGAN AETRA",
            "bill_total": "1",
            "bill_date": "201510",
            "bill_amount": "0002000000",
            "penalty": "00000000",
            "cubication": "00000100-00000150",
            "ref_no": "000000000000",
        },
        more=_WATER_MORE,
    ),
}
