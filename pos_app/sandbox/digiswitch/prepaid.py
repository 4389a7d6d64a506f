"""Digiswitch and Digiflazz: top-ups, where the same call buys and asks how it went."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pos_app.sandbox.digiswitch.account import Account
from pos_app.sandbox.digiswitch.bills import Fate, Question, Refusal
from pos_app.sandbox.digiswitch.dialect import Data, Fields
from pos_app.sandbox.digiswitch.goods import GOODS, PREFIXES, Good, Kind
from pos_app.sandbox.digiswitch.pln import meter, token
from pos_app.sandbox.draw import Draw
from pos_app.sandbox.ledger import Charge

_PUBLISHED: Final[Mapping[tuple[str, str], Fate]] = {
    ("xld10", "087800001230"): Fate.PAID,
    ("xld10", "087800001232"): Fate.REFUSED,
    ("xld10", "087800001233"): Fate.SETTLES,
    ("xld10", "087800001234"): Fate.FAILS,
}
_PHONE_DIGITS: Final = range(10, 14)


class TopUps:
    """Purchases by reference; the first answer is nearly always Pending.

    Sending a reference again only ever tells how it went. The provider forgets a reference after
    90 days and would sell again; the ledger charges a reference once, so here it never does.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._refused: dict[str, str] = {}

    def answer(self, fields: Fields) -> Data:
        """Process a transaction without a command, or raise Refusal."""
        ref = fields["ref_id"]
        question = Question(fields["code"], fields["customer_no"], self._account.today())
        charge = self._account.find(ref)
        self._check_use(ref, question, charge)
        if ref in self._refused:
            raise Refusal(self._refused[ref])
        if charge is None:
            charge = self._buy(ref, question, fields)
        elif self._account.due(charge):
            charge = self._account.conclude(charge, _serial_in_the_end(charge))
        return self._state(charge)

    def recall(self, fields: Fields, rc: str | None, on: date) -> None:
        """Take up what was bought or refused in an earlier run."""
        bought = rc in ("00", "03")
        if rc is None or not (bought or Refusal(rc).makes_transaction):
            return
        ref = fields["ref_id"]
        self._account.asked.setdefault(ref, Question(fields["code"], fields["customer_no"], on))
        if not bought and not self._account.find(ref):
            self._refused[ref] = rc

    def _check_use(self, ref: str, question: Question, charge: Charge | None) -> None:
        before = charge or self._account.asked.get(ref)
        now = question.code, question.customer_no
        if before and (before.code, before.customer_no) != now:
            raise Refusal("49")

    def _buy(self, ref: str, question: Question, fields: Fields) -> Charge:
        good = self._good(question, fields)
        try:
            charge = self._sell(ref, question, good)
        except Refusal as refusal:
            if refusal.makes_transaction:
                self._account.asked[ref] = question
                self._refused[ref] = refusal.rc
            raise
        self._account.asked[ref] = question
        return charge

    def _good(self, question: Question, fields: Fields) -> Good:
        good = GOODS.get(question.code)
        if good is None or not good.on:
            raise Refusal("43")
        dearest = fields.get("max_price", good.price) if self._account.dialect.marketplace else None
        if dearest is not None and type(dearest) is not int:
            raise Refusal("40")
        if dearest is not None and good.price > dearest:
            raise Refusal("69")
        return good

    def _sell(self, ref: str, question: Question, good: Good) -> Charge:
        _check_number(good, question.customer_no)
        if good.closed(self._account.time().time()):
            raise Refusal("58")
        if not good.again and self._sold_today(question):
            raise Refusal("63")
        fate = _fate(question.code, question.customer_no)
        if fate is Fate.REFUSED:
            raise Refusal("02")
        sn = _serial(good, question.customer_no, ref) if fate is Fate.PAID else None
        return self._account.take(ref, question, price=good.price, selling_price=good.price, sn=sn)

    def _sold_today(self, question: Question) -> bool:
        same = (ref for ref, asked in self._account.asked.items() if asked == question)
        charges = (self._account.find(ref) for ref in same)
        return any(charge and not charge.refunded for charge in charges)

    def _state(self, charge: Charge) -> Data:
        message, status, rc = _outcome(charge)
        marketplace = self._account.dialect.marketplace
        sn = charge.sn or ("" if marketplace else None)
        return {
            "ref_id": charge.ref,
            "customer_no": charge.customer_no,
            "code": charge.code,
            "message": message,
            "status": status,
            "rc": rc,
            **({} if sn is None else {"sn": sn}),
            "balance": self._account.balance(),
            "price": charge.price,
            **({"tele": "@sandbox", "wa": "081200000000"} if marketplace else {}),
        }


def _outcome(charge: Charge) -> tuple[str, str, str]:
    if charge.refunded:
        return "Transaksi Gagal", "Gagal", "02"
    if charge.sn is None:
        return "Transaksi Pending", "Pending", "03"
    return "Transaksi Sukses", "Sukses", "00"


def _fate(code: str, customer_no: str) -> Fate:
    return _PUBLISHED.get((code, customer_no), Fate.SETTLES)


def _check_number(good: Good, customer_no: str) -> None:
    if customer_no.endswith("404"):
        raise Refusal("54")
    match good.kind:
        case Kind.METER:
            if meter(customer_no) is None:
                raise Refusal("54")
        case Kind.PHONE | Kind.WALLET:
            _check_phone(good, customer_no)
        case Kind.GAME:
            pass  # a player's id may be anything, with a server behind it or without


def _check_phone(good: Good, number: str) -> None:
    if not (number.isascii() and number.isdigit()):
        raise Refusal("54")
    if not number.startswith(PREFIXES[good.brand] if good.kind is Kind.PHONE else "08"):
        raise Refusal("52")
    if len(number) not in _PHONE_DIGITS:
        raise Refusal("57")


def _serial_in_the_end(charge: Charge) -> str | None:
    if _fate(charge.code, charge.customer_no) is Fate.FAILS:
        return None
    return _serial(GOODS[charge.code], charge.customer_no, charge.ref)


def _serial(good: Good, customer_no: str, ref: str) -> str:
    match good.kind:
        case Kind.METER:
            found = meter(customer_no)
            return token(found, good.face, ref) if found else ""
        case Kind.WALLET:
            name = Draw(f"wallet:{customer_no}").name()
            return f"{name}/{customer_no}/Rp.{good.face}"
        case Kind.PHONE | Kind.GAME:
            return Draw(f"sn:{ref}").digits(16)
