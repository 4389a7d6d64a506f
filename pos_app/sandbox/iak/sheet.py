"""IAK: an inquiry, and how an answer to it is written down."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pos_app.sandbox.draw import Draw
from pos_app.sandbox.iak.account import Data, in_jakarta
from pos_app.sandbox.iak.bills import MESSAGES, Bill, Question
from pos_app.sandbox.iak.products import PRODUCTS

_FIRST_TR_ID: Final = 100_000_000
_TR_IDS: Final = 900_000_000


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question, when and under which two numbers it was asked: the client's and ours."""

    ref: str
    tr_id: int
    question: Question
    at: datetime


def tr_id_of(ref: str) -> int:
    """Return the number an inquiry gets, unless another one has it already."""
    return _FIRST_TR_ID + Draw(f"iak tr_id:{ref}").below(_TR_IDS)


def number_of(tr_id: object) -> int:
    """Read the number of an inquiry, which clients send as text or as a number; -1 for neither."""
    written = str(tr_id)
    return int(written) if re.fullmatch("[0-9]{1,18}", written) else -1


def noref_of(inquiry: Inquiry) -> str:
    """Return the biller's reference of a payment, in the form each biller has."""
    draw = Draw(f"iak noref:{inquiry.ref}")
    match PRODUCTS[inquiry.question.code].shape:
        case "pln":
            return f"{draw.below(16**16):016X}{draw.below(16**16):016X}"
        case "custom":
            return "-".join(f"{draw.below(16**width):0{width}x}" for width in (8, 4, 4, 4, 12))
        case "samsat":
            return inquiry.question.customer_no
        case _:
            return draw.digits(9)


def stamp(at: datetime) -> str:
    """Write a time the way the answers do."""
    return f"{in_jakarta(at):%Y%m%d%H%M%S}"


def says(rc: str) -> Data:
    """Return a response code with its message."""
    return {"response_code": rc, "message": MESSAGES.get(rc, MESSAGES["201"])}


def sheet_of(inquiry: Inquiry, bill: Bill, rc: str, desc: object) -> Data:
    """Return the part that every answer about a bill has."""
    return {
        "tr_id": inquiry.tr_id,
        "code": inquiry.question.code,
        "hp": inquiry.question.customer_no,
        "tr_name": bill.name,
        "period": bill.period,
        "nominal": bill.nominal,
        "admin": bill.admin,
        "ref_id": inquiry.ref,
        **says(rc),
        "price": bill.price,
        "selling_price": bill.selling_price,
        "desc": desc,
    }


def nobody(inquiry: Inquiry) -> Data:
    """Return what an inquiry that found no bill says of it: nothing, in every field."""
    none = Bill(name="", period="", nominal=0, admin=0, commission=0, desc="")
    sheet = sheet_of(inquiry, none, "00", "")
    return {name: value for name, value in sheet.items() if name not in says("00")}
