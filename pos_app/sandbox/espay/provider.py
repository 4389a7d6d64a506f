"""The Espay biller protocol, from the provider's side.

Espay's table of error codes is not published. The codes for a wrong password (0101), a wrong
signature (0102), a field that is missing (0103), a payment that is not what its inquiry said (0104)
and an unknown reference (0105) are therefore this sandbox's own, like those for a customer nobody
knows (14; PLN's 33 is published) and a payment the biller declines (05). So are the layouts of
getregisteredproducts and getmno, and the `status` of gettransactioninfo.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, Final
from urllib.parse import parse_qsl

from pos_app.sandbox.draw import Draw
from pos_app.sandbox.espay import replies
from pos_app.sandbox.espay.bills import Data, Fate, Question, Refusal, bill_for, fate
from pos_app.sandbox.espay.products import PRODUCTS, Product, Shape
from pos_app.sandbox.espay.replies import Form
from pos_app.sandbox.exchange import Answer, Request
from pos_app.sandbox.ledger import Charge, Ledger

BASIC_USERNAME: Final = "espay-test"
BASIC_WORD: Final = "sandbox-basic-not-a-secret"
SENDER_ID: Final = "SANDBOX"
FORM_WORD: Final = "sandbox-form-not-a-secret"
SIGNING_WORD: Final = "sandbox-key-not-a-secret"

_WIB: Final = timezone(timedelta(hours=7))
_CHEAPEST: Final = 1_000
_DEAREST: Final = 10_000_000
_AMOUNT_DIGITS: Final = 17


class Service(StrEnum):
    """The end of a path, after the root."""

    INQUIRY = "rest/biller/inquirytransaction"
    PAYMENT = "rest/biller/paymentreport"
    STATUS = "rest/billertools/gettransactioninfo"
    BALANCE = "rest/billertools/getbalance"
    PRODUCTS = "rest/billertools/getregisteredproducts"
    OPERATOR = "rest/billertools/getmno"


# what is signed, in this order, before the key; the operator alone is not signed
_SIGNED: Final[Mapping[str, tuple[str, ...]]] = {
    Service.INQUIRY: ("sender_id", "order_id", "product_code", "rq_uuid"),
    Service.PAYMENT: ("sender_id", "order_id", "product_code", "amount", "rq_uuid"),
    Service.STATUS: ("sender_id", "ref_id", "rq_uuid"),
    Service.BALANCE: ("sender_id", "rq_uuid"),
    Service.PRODUCTS: ("sender_id", "rq_uuid"),
    Service.OPERATOR: (),
}
# a request refused with one of these has not used up its rq_uuid
_LEAVES_UUID: Final = frozenset(("405", "610", "210", "0101", "0102", "0103"))
# the name, the beginning of its codes, and the prefixes; only the first code is published
_OPERATORS: Final = (
    (
        "TELKOMSEL",
        "SVHTS",
        ("0811", "0812", "0813", "0821", "0822", "0823", "0851", "0852", "0853"),
    ),
    ("INDOSAT", "SVHIS", ("0814", "0815", "0816", "0855", "0856", "0857", "0858")),
    ("XL", "SVHXL", ("0817", "0818", "0819", "0859", "0877", "0878", "083")),
    ("THREE", "SVHTR", ("0895", "0896", "0897", "0898", "0899")),
    ("SMARTFREN", "SVHSF", ("088",)),
)


@dataclass(frozen=True, slots=True)
class _Form(Request):
    """A form, and whether Basic authentication let it in; the header itself is not kept."""

    let_in: bool = False


class Espay:
    """One merchant who pays from a deposit.

    The ledger alone tells which reference belongs to which payment. An inquiry is remembered as its
    line in the request log, until the payment that follows it.
    """

    name: Final = "espay"
    root: Final = "/espay/"

    def __init__(
        self,
        ledger: Ledger,
        past: Iterable[Mapping[str, Any]],
        *,
        now: Callable[[], datetime],
        settle: timedelta,
        repeat: timedelta,
    ) -> None:
        self._ledger = ledger
        self._now = now
        self._settle = settle
        self._repeat = repeat
        self._used: set[str] = set()
        self._asked: dict[tuple[str, str], Question] = {}
        self._paid: dict[str, Question] = {}
        self._last: dict[tuple[str, str], datetime] = {}
        self._uuids: dict[str, str] = {}
        self._ref_ids: dict[str, str] = {}
        for charge in ledger.charges(self.name):
            self._file(charge)
        for line in past:
            self._recall(line)

    def describe(self, origin: str) -> dict[str, str]:
        """Return the address and the credentials of the one merchant there is."""
        return {
            "url": f"{origin}{self.root}".removesuffix("/"),
            "basic_username": BASIC_USERNAME,
            "basic_password": BASIC_WORD,
            "sender_id": SENDER_ID,
            "password": FORM_WORD,
            "signature_key": SIGNING_WORD,
        }

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:
        """Take the form apart, and look at the header that lets it in."""
        fields = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
        word = base64.b64encode(f"{BASIC_USERNAME}:{BASIC_WORD}".encode()).decode()
        return _Form(
            path,
            fields,
            path.rpartition("/")[2],
            fields.get("rq_uuid"),
            fields.get("order_id"),
            let_in=headers.get("authorization") == f"Basic {word}",
        )

    def answer(self, request: Request) -> Answer:
        """Process a request; whatever it comes to is HTTP 200, once it is let in."""
        service = request.path.removeprefix(self.root)
        if not (isinstance(request, _Form) and request.let_in):
            return Answer(401, {"message": "Unauthorized"})
        if service not in _SIGNED:
            return Answer(404, {"message": "Not Found"})
        try:
            _admit(Service(service), request.fields)
            body = self._serve(Service(service), request.fields)
        except Refusal as refusal:
            inquiry = service == Service.INQUIRY
            body = replies.refused(request.fields, self._time(), refusal.code, inquiry=inquiry)
        return Answer(200, body, str(body["error_code"]), core=None)

    def _serve(self, service: Service, form: Form) -> Data:
        match service:
            case Service.INQUIRY:
                return self._inquire(form)
            case Service.PAYMENT:
                return self._pay(form)
            case Service.STATUS:
                return self._status(form)
            case Service.BALANCE:
                balance = self._ledger.balance(self.name)
                return replies.success(form, self._time(), balance=balance)
            case Service.PRODUCTS:
                rows = [{"product": code, "name": each.name} for code, each in PRODUCTS.items()]
                return replies.success(form, self._time(), data=rows)
            case Service.OPERATOR:
                operator = _operator(form["phone_num"])
                return replies.success(form, self._time(), operator=operator)

    def _inquire(self, form: Form) -> Data:
        product = self._allowed(form, inquiry=True)
        amount = _chosen(form) if product.shape is Shape.WALLET else 0
        self._use(form)
        if product.shape is Shape.WALLET:
            _check_limits(amount)
        question = Question(*_key(form), self._time().date(), amount)
        bill = bill_for(question)
        self._asked[_key(form)] = question
        return replies.asked(form, self._time(), question, bill)

    def _pay(self, form: Form) -> Data:
        product = self._allowed(form, inquiry=False)
        amount = _rupiah(form["amount"])
        self._use(form)
        question = self._payable(product, form, amount)
        becomes = fate(question)
        if becomes is Fate.REFUSED:
            raise Refusal("05")
        charge = self._take(form["rq_uuid"], question, amount, becomes)
        if becomes is Fate.TIMED_OUT:
            raise Refusal("EX")
        return self._state(form, charge)[0]

    def _status(self, form: Form) -> Data:
        charge = self._ledger.find(self.name, self._uuids.get(form["ref_id"], ""))
        if charge is None:
            raise Refusal("0105")
        if charge.pending and self._now() - charge.at >= self._settle:
            charge = self._conclude(charge)
        said, status = self._state(form, charge)
        return {**said, "status": status}

    def _allowed(self, form: Form, *, inquiry: bool) -> Product:
        product = PRODUCTS.get(form["product_code"])
        if product is None or (inquiry and product.shape is Shape.STRAIGHT):
            raise Refusal("405")
        last = self._last.get(_key(form))
        if last and self._now() - last < self._repeat:
            raise Refusal("610")
        return product

    def _use(self, form: Form) -> None:
        if form["rq_uuid"] in self._used:
            raise Refusal("210")
        self._used.add(form["rq_uuid"])

    def _payable(self, product: Product, form: Form, amount: int) -> Question:
        if product.shape is Shape.STRAIGHT:
            _check_limits(amount)
            question = Question(*_key(form), self._time().date(), amount)
            bill_for(question)
            return question
        asked = self._asked.get(_key(form))
        if asked is None:
            raise Refusal("0104")
        bill = bill_for(asked)
        if amount != bill.amount or _json(form.get("data", "")) != bill.data:
            raise Refusal("0104")
        return asked

    def _take(self, uuid: str, question: Question, amount: int, becomes: Fate) -> Charge:
        if amount > self._ledger.balance(self.name):
            raise Refusal("800")
        at_once = becomes in (Fate.PAID, Fate.TIMED_OUT)
        charge = Charge(
            provider=self.name,
            ref=uuid,
            code=question.code,
            customer_no=question.order_id,
            price=amount,
            selling_price=amount,
            at=self._now(),
            sn=_serial(uuid) if at_once else None,
        )
        self._ledger.charge(charge)
        self._file(charge)
        self._asked.pop((question.code, question.order_id), None)
        self._paid[uuid] = question
        return charge

    def _file(self, charge: Charge) -> None:
        # a reference is the time to the second; where two meet, the later one gets more digits
        stamp = f"{charge.at.astimezone(_WIB):%Y%m%d%H%M%S}"
        ref_id, more = stamp, 0
        while ref_id in self._uuids:
            more += 1
            ref_id = f"{stamp}{more:02d}"
        self._uuids[ref_id] = charge.ref
        self._ref_ids[charge.ref] = ref_id
        self._used.add(charge.ref)
        self._last[charge.code, charge.customer_no] = charge.at

    def _conclude(self, charge: Charge) -> Charge:
        if fate(self._question_behind(charge)) is Fate.FAILS:
            self._ledger.refund(charge, self._now())
            return replace(charge, refunded=True)
        sn = _serial(charge.ref)
        self._ledger.settle(charge, sn, self._now())
        return replace(charge, sn=sn)

    def _state(self, form: Form, charge: Charge) -> tuple[Data, str]:
        """Return what a payment has come to, and the letters for it."""
        question, ref_id = self._question_behind(charge), self._ref_ids[charge.ref]
        bill, at = bill_for(question), self._time()
        if charge.refunded:
            return replies.given_back(form, at, question, ref_id), "F"
        if charge.sn is not None:
            return replies.paid(form, at, question, bill, ref_id, charge.sn), "S"
        suspect = fate(question) is Fate.SUSPECT
        said = replies.unsure(form, at, question, bill, ref_id, suspect=suspect)
        return said, "SP" if suspect else "IP"

    def _question_behind(self, charge: Charge) -> Question:
        # the request log may be gone, and the ledger alone still knows what was paid
        amount = charge.price - PRODUCTS[charge.code].fee
        on = charge.at.astimezone(_WIB).date()
        return self._paid.get(charge.ref) or Question(charge.code, charge.customer_no, on, amount)

    def _time(self) -> datetime:
        return self._now().astimezone(_WIB)

    def _recall(self, line: Mapping[str, Any]) -> None:
        service, rc, form = line["path"].removeprefix(self.root), line["rc"], line["fields"]
        if service not in (Service.INQUIRY, Service.PAYMENT) or rc is None or rc in _LEAVES_UUID:
            return
        self._used.add(line["ref"])
        if service == Service.INQUIRY and rc == "0000":
            on = datetime.fromisoformat(line["at"]).astimezone(_WIB).date()
            is_wallet = PRODUCTS[form["product_code"]].shape is Shape.WALLET
            self._asked[_key(form)] = Question(*_key(form), on, _chosen(form) if is_wallet else 0)
        if service == Service.PAYMENT and self._ledger.find(self.name, line["ref"]):
            asked = self._asked.pop(_key(form), None)
            if asked:
                self._paid[line["ref"]] = asked


def _admit(service: Service, form: Form) -> None:
    needed = {"rq_uuid", "rq_datetime", "sender_id", "password", *_SIGNED[service]}
    needed.add("phone_num" if service is Service.OPERATOR else "signature")
    if not all(form.get(name) for name in needed):
        raise Refusal("0103")
    if (form["sender_id"], form["password"]) != (SENDER_ID, FORM_WORD):
        raise Refusal("0101")
    signed = [form[name] for name in _SIGNED[service]]
    plain = "##".join(["", *signed, SIGNING_WORD, ""]).upper()
    if signed and form["signature"] != hashlib.sha256(plain.encode()).hexdigest():
        raise Refusal("0102")


def _key(form: Form) -> tuple[str, str]:
    return form["product_code"], form["order_id"]


def _rupiah(wire: Any) -> int:
    """Read an amount in hundredths of a rupiah; it has digits only, and no odd hundredths."""
    text = str(wire)
    if not (text.isascii() and text.isdigit() and len(text) <= _AMOUNT_DIGITS) or int(text) % 100:
        raise Refusal("0103")
    return int(text) // 100


def _chosen(form: Form) -> int:
    more = _json(form.get("additional_data", ""))
    return _rupiah(more.get("amount")) if isinstance(more, dict) else _rupiah("")


def _check_limits(amount: int) -> None:
    if not _CHEAPEST <= amount <= _DEAREST:
        raise Refusal("802")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _operator(phone: str) -> dict[str, str]:
    number = phone.removeprefix("+")
    local = f"0{number[2:]}" if number.startswith("62") else number
    for name, code, prefixes in _OPERATORS:
        if local.isascii() and local.isdigit() and local.startswith(prefixes):
            return {"code": code, "name": name}
    raise Refusal("0103")


def _serial(uuid: str) -> str:
    draw = Draw(f"sn:{uuid}")
    return "".join(draw.digits(4) for _ in range(5))
