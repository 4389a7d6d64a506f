"""Espay: how a reply is laid out; the published samples do not agree with each other."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from pos_app.sandbox.draw import Draw
from pos_app.sandbox.espay.bills import Bill, Data, Question, token_data
from pos_app.sandbox.espay.products import PRODUCTS, Product, Shape

# 05, 14 and those that begin with 01 are ours: Espay's table cannot be read
_TEXTS: Final[Mapping[str, str]] = {
    "05": "Transaksi ditolak biller",
    "14": "Nomor pelanggan tidak dikenal",
    "33": "IDPEL salah",
    "210": "UUID already exist",
    "405": "product denied",
    "610": "Anda bisa melakukan transaksi yang sama setelah 5 menit",
    "800": "insufficient balance",
    "802": "min/max amount exceeded",
    "9999": "Suspect",
    "EX": "Timeout while execution",
    "0101": "invalid sender or password",
    "0102": "invalid signature",
    "0103": "invalid parameter",
    "0104": "amount or data is not that of the inquiry",
    "0105": "transaction not found",
}
_NUMBERS_AT_TIMES: Final = ("210", "610")
Form = Mapping[str, Any]


def head(form: Form, at: datetime) -> Data:
    """Return what every reply begins with."""
    return {"rq_uuid": form.get("rq_uuid", ""), "rs_datetime": f"{at:%Y-%m-%d %H:%M:%S}"}


def success(form: Form, at: datetime, **more: Any) -> Data:
    """Return the reply of a service that is not about a product."""
    return {**head(form, at), "error_code": "0000", "error_desc": "Success", **more}


def refused(form: Form, at: datetime, code: str, *, inquiry: bool) -> Data:
    """Say no, with the type and the name each product's samples use."""
    product = PRODUCTS.get(form.get("product_code", ""))
    number = code == "405" or (
        code in _NUMBERS_AT_TIMES and (product is None or product.number_errors)
    )
    said = head(form, at)
    if code == "210" and product and product.shape is Shape.STRAIGHT and not number:
        # the published reply has its time in pieces
        said["rs_datetime"] = f"{at:%Y-%m-%d%H: %M: %S}"
    text = _message_key(product) if inquiry and code != "405" else "error_desc"
    return {**said, "error_code": int(code) if number else code, text: _TEXTS[code]}


def asked(form: Form, at: datetime, question: Question, bill: Bill) -> Data:
    """Show a bill; amounts are in hundredths of a rupiah here, and in rupiah inside `data`."""
    product = PRODUCTS[question.code]
    said = head(form, at)
    if product.shape is Shape.WALLET:
        del said["rq_uuid"]  # as in its sample
    echo = {} if product.shape is Shape.BPJS else {"order_id": question.order_id}
    return {
        **said,
        "error_code": "0000",
        _message_key(product): "Success " if product.shape is Shape.PLN_TOKEN else "Success",
        **echo,
        "amount": _wire(product, bill.amount),
        "bill_amount": _wire(product, bill.bill_amount),
        "admin_fee": _wire(product, bill.admin_fee),
        **({"description": ""} if product.shape is Shape.PLN_TOKEN else {}),
        **bill.more,
        "data": bill.data,
    }


def paid(form: Form, at: datetime, question: Question, bill: Bill, ref_id: str, sn: str) -> Data:
    """Confirm a payment; a token comes inside `data`."""
    is_token = PRODUCTS[question.code].shape is Shape.PLN_TOKEN
    trace = Draw(f"trace:{question.code}:{question.order_id}:{ref_id}").digits(6)
    return {
        **success(form, at, order_id=question.order_id, ref_id=ref_id),
        "data": {**bill.data, **(token_data(question, sn) if is_token else {})},
        "bankFee": 0,
        "mwData": json.dumps({"ftbpTraceNo": trace}, separators=(",", ":")),
        "barcode_fee": "",
        **bill.more,
    }


def unsure(
    form: Form, at: datetime, question: Question, bill: Bill, ref_id: str, *, suspect: bool
) -> Data:
    """Say that a payment is not through yet."""
    said = success(form, at, order_id=question.order_id, ref_id=ref_id)
    if suspect:
        return {**said, "error_code": "9999", "error_desc": _TEXTS["9999"]}
    return {**said, "error_desc": "Inproses", "data": bill.data}


def given_back(form: Form, at: datetime, question: Question, ref_id: str) -> Data:
    """Say that a payment that was in process has failed."""
    said = success(form, at, order_id=question.order_id, ref_id=ref_id)
    return {**said, "error_code": "05", "error_desc": _TEXTS["05"]}


def _message_key(product: Product | None) -> str:
    wordy = product and (product.shape is Shape.BPJS or product.shape.is_pln)
    return "error_message" if wordy else "error_desc"


def _wire(product: Product, rupiah: int) -> int | str:
    return str(rupiah * 100) if product.shape is Shape.POSTPAID else rupiah * 100
