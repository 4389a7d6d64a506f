"""The providers' side of the simulation: four providers, written from their protocol sheets.

One customer, one sale. Where a sheet is silent or warns, the worst is taken to be true: two
requests about one payment within half a minute race each other and both are charged, and Digiflazz
sells a ref anew after 90 days. The books here are the oracle.
"""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import parse_qsl

RACE = 30.0
"""Seconds within which two requests about one payment do not see each other."""

FORGOTTEN = 90 * 86400.0
"""Digiflazz: the age at which a ref is a new one."""

SAME = 300.0
"""Espay: seconds in which the same payment is refused."""

PRICE = 10_000
DUE = 11_000
JAKARTA = 7 * 3600

Fields = dict[str, Any]


@dataclass
class Charge:
    """What a provider has taken off the deposit, and when and how it ends; times in seconds."""

    ref: str
    at: float
    final_at: float
    good: bool
    amount: int = PRICE
    returned: bool = False

    def state(self, now: float) -> str:
        """Return "pending", "paid" or "failed"."""
        return "pending" if now < self.final_at else "paid" if self.good else "failed"

    def kept(self, now: float) -> bool:
        """Return whether the money is with the provider."""
        return not self.returned and self.state(now) != "failed"


@dataclass(frozen=True)
class Seen:
    """One request about a payment: when it arrived, and when it was sent."""

    at: float
    sent: float
    command: str
    ref: str


@dataclass
class Provider:
    """A provider. `fates` are the ways a payment may end, each drawn as likely as the next."""

    chance: Random
    epoch: float
    customer: str
    fates: tuple[str, ...]
    takes: float = 0.0
    """Seconds that a slow payment takes; 0 draws them, up to 32 hours."""
    charges: list[Charge] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    asked: dict[str, tuple[str, int]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    last: dict[str, tuple[float, int]] = field(default_factory=dict)
    answers: dict[int, Fields] = field(default_factory=dict)
    calm: bool = False
    sent_at: float = 0.0

    def handle(self, path: str, body: bytes, now: float, sending: int, sent: float) -> bytes:
        """Process a request that was sent at a time.

        `sending` tells it from another of the same content.
        """
        self.sent_at = sent
        if sending not in self.answers:  # what a network has doubled is known as one request
            self.answers[sending] = self.answer(path, self.read(body), now, sending)
        return json.dumps(self.answers[sending]).encode()

    def read(self, body: bytes) -> Fields:
        """Return the fields of a request."""
        return dict(json.loads(body))

    def answer(self, path: str, fields: Fields, now: float, sending: int) -> Fields:
        """Return the answer to a request."""
        raise NotImplementedError

    def charges_of(self, ref: str) -> list[Charge]:
        """Return the charges under a ref."""
        return [charge for charge in self.charges if charge.ref == ref]

    def _day(self, now: float) -> int:
        return int((self.epoch + now + JAKARTA) // 86400)

    def _is_paid_long_since(self, now: float) -> bool:
        return any(
            c.kept(now) and c.state(now) == "paid" and now - c.at > 600 for c in self.charges
        )

    def _races(self, ref: str, now: float, sending: int) -> bool:
        at, other = self.last.get(ref, (-RACE, sending))
        self.last[ref] = (now, sending)
        return other != sending and now - at < RACE

    def _charge(self, ref: str, now: float, after: float, *, good: bool) -> Charge:
        charge = Charge(ref=ref, at=now, final_at=now + after, good=good)
        self.charges.append(charge)
        return charge

    def _duration(self) -> float:
        return self.takes or 20.0 * 2 ** self.chance.uniform(0, 12.5)

    def _fate(self, ref: str, now: float) -> str:
        """Decide what becomes of a payment that arrives for the first time."""
        fate = self.chance.choice(self.fates)
        match fate:
            case "paid":
                self._charge(ref, now, 0, good=True)
            case "slow" | "fails":
                self._charge(ref, now, self._duration(), good=fate == "slow")
            case "timed-out":
                self._charge(ref, now, 30, good=self.chance.random() < 0.5)
            case "refused":
                self.refused.add(ref)
            case _:
                pass
        return fate

    def _refuses_the_call(self) -> bool:
        """Return whether a question is turned away, whatever it is about."""
        return not self.calm and self.chance.random() < 0.25


class Digi(Provider):
    """Digiswitch and Digiflazz: bills with a status call; a top-up is asked about by sending it."""

    def answer(self, path: str, fields: Fields, now: float, sending: int) -> Fields:
        ref = fields["ref_id"]
        command = fields.get("command", fields.get("commands"))
        code = fields.get("code", fields.get("buyer_sku_code"))
        about = {"ref_id": ref, "customer_no": fields["customer_no"], "code": code}
        if command == "inq-pasca":
            return {"data": {**about, **self._bill(ref, now)}}
        known = ref in self.asked or self.charges_of(ref) or ref in self.refused
        asks = command == "status-pasca" or (command is None and known)
        self.seen.append(Seen(now, self.sent_at, "check" if asks else "pay", ref))
        if asks and self._refuses_the_call():
            return {"data": {**about, **_gagal(self.chance.choice(["41", "44", "45", "49", "85"]))}}
        if command is None:
            return {"data": {**about, **self._top_up(ref, now, sending)}}
        if command == "status-pasca":
            return {"data": {**about, **self._state(ref, now)}}
        return {"data": {**about, **self._pay(ref, now, sending)}}

    def _bill(self, ref: str, now: float) -> Fields:
        if ref in self.asked:
            return _gagal("49")
        if self._is_paid_long_since(now):
            return _gagal("60")
        self.asked[ref] = ("", self._day(now))
        return {
            "name": "SITI RAHAYU",
            "admin": 2500,
            "price": PRICE,
            "selling_price": DUE,
            "status": "Sukses",
            "rc": "00",
            "message": "Transaksi Sukses",
            "desc": {},
        }

    def _pay(self, ref: str, now: float, sending: int) -> Fields:
        if self.asked.get(ref, ("", -1))[1] != self._day(now):
            self.refused.add(ref)
        elif not self.charges_of(ref) and ref not in self.refused:
            return self._told(self._fate(ref, now), ref, now)
        elif self._races(ref, now, sending):
            self._charge(ref, now, 0, good=True)
        return self._state(ref, now)

    def _top_up(self, ref: str, now: float, sending: int) -> Fields:
        races = self._races(ref, now, sending)
        mine = self.charges_of(ref)
        if mine and (races or now - mine[0].at > FORGOTTEN):
            self._charge(ref, now, 0, good=True)
        elif not mine and ref not in self.refused:
            return self._told(self._fate(ref, now), ref, now)
        return self._state(ref, now)

    def _told(self, fate: str, ref: str, now: float) -> Fields:
        if fate == "not-formed":
            return _gagal("44")
        return _gagal("01") if fate == "timed-out" else self._state(ref, now)

    def _state(self, ref: str, now: float) -> Fields:
        mine = self.charges_of(ref)
        if not mine:
            return _gagal("02" if ref in self.refused else "50")
        match mine[-1].state(now):
            case "paid":
                done = {"status": "Sukses", "rc": "00", "message": "Transaksi Sukses"}
                return {**done, "sn": "0123456789", "price": PRICE, "selling_price": DUE}
            case "pending":
                return {"status": "Pending", "rc": "03", "message": "Transaksi Pending"}
            case _:
                return _gagal("02")


class Iak(Provider):
    """IAK's bills: paid by the inquiry's number; a status call says if a payment never came."""

    def answer(self, path: str, fields: Fields, now: float, sending: int) -> Fields:
        if fields["commands"] == "inq-pasca":
            return {"data": self._bill(fields, now)}
        tr_id = str(fields.get("tr_id", ""))
        ref = fields.get("ref_id") or next(r for r, (n, _) in self.asked.items() if n == tr_id)
        if ref not in self.asked:
            return {"data": {"ref_id": ref, "response_code": "06", "message": "NOT FOUND"}}
        about = {"ref_id": ref, "tr_id": int(self.asked[ref][0]), "code": "HPTHREE"}
        if fields["commands"] == "checkstatus":
            self.seen.append(Seen(now, self.sent_at, "check", ref))
            if self._refuses_the_call():
                return {"data": {"response_code": self.chance.choice(["45", "102"])}}
            return {"data": {**about, **self._state(ref, now)}}
        self.seen.append(Seen(now, self.sent_at, "pay", ref))
        return {"data": {**about, **self._pay(ref, now, sending)}}

    def _bill(self, fields: Fields, now: float) -> Fields:
        ref = fields["ref_id"]
        if ref in self.asked or self._is_paid_long_since(now):
            return {"response_code": "11" if ref in self.asked else "01", "message": "PAID"}
        self.asked[ref] = (str(9_000_000 + len(self.asked)), self._day(now))
        return {
            "ref_id": ref,
            "tr_id": int(self.asked[ref][0]),
            "code": fields["code"],
            "hp": fields["hp"],
            "tr_name": "SITI RAHAYU",
            "period": "202610",
            "desc": "",
            "nominal": DUE - 2500,
            "admin": 2500,
            "price": DUE,
            "selling_price": PRICE,
            "response_code": "00",
            "message": "INQUIRY SUCCESS",
        }

    def _pay(self, ref: str, now: float, sending: int) -> Fields:
        races = self._races(ref, now, sending)
        mine = self.charges_of(ref)
        if mine and races:
            self._charge(ref, now, 0, good=True)
        elif mine and mine[0].state(now) != "pending":
            return {"response_code": "01", "message": "INVOICE HAS BEEN PAID"}
        elif not mine and self.asked[ref][1] != self._day(now):
            return {"response_code": "04", "message": "BILLING ID EXPIRED"}
        elif not mine and ref not in self.refused:
            fate = self._fate(ref, now)
            if fate == "not-formed":
                return {"response_code": "17", "message": "DEPOSIT NOT ENOUGH"}
        said = self._state(ref, now)
        return {name: value for name, value in said.items() if name != "status"}

    def _state(self, ref: str, now: float) -> Fields:
        mine = self.charges_of(ref)
        if not mine and ref not in self.refused:
            return {"response_code": "42", "status": 0, "message": "REQUEST BELUM DITERIMA"}
        match mine[-1].state(now) if mine else "failed":
            case "paid":
                done = {"response_code": "00", "status": 1, "message": "PAYMENT SUCCESS"}
                return {**done, "hp": self.customer, "noref": "N1", "selling_price": PRICE}
            case "pending":
                return {"response_code": "39", "status": 3, "message": "PENDING"}
            case _:
                return {"response_code": "07", "status": 2, "message": "FAILED"}


class Espay(Provider):
    """Espay: a payment can be asked about only by the ref_id of its answer."""

    def read(self, body: bytes) -> Fields:
        """Return the fields of a form."""
        return dict(parse_qsl(body.decode()))

    def answer(self, path: str, fields: Fields, now: float, sending: int) -> Fields:
        uuid, order = fields["rq_uuid"], fields.get("order_id", "")
        echo = {"rq_uuid": uuid, "order_id": order}
        if path == "inquirytransaction":
            if self._is_paid_long_since(now):
                return {**echo, "error_code": "33", "error_desc": "sudah dibayar"}
            amounts = {"amount": str(PRICE * 100), "admin_fee": "250000"}
            return {**echo, **_fine("Success"), **amounts, "data": {"customer_name": "SITI"}}
        if path == "paymentreport":
            return {**echo, **self._pay(uuid, now)}
        known = next((c for c in self.charges if _espay_ref(c) == fields["ref_id"]), None)
        self.seen.append(Seen(now, self.sent_at, "check", known.ref if known else fields["ref_id"]))
        told = {"rq_uuid": uuid, "ref_id": fields["ref_id"], "order_id": self.customer}
        if known is None or self._refuses_the_call():
            return {**told, "error_code": "9999", "error_desc": "Suspect"}
        status = {"paid": "S", "pending": "IP", "failed": "F"}[known.state(now)]
        return {**told, **_fine("Success"), "status": status}

    def _pay(self, uuid: str, now: float) -> Fields:
        ref = uuid[-22:]
        self.seen.append(Seen(now, self.sent_at, "pay", ref))
        if any(now - charge.at < SAME for charge in self.charges):
            return {"error_code": "610", "error_desc": "setelah 5 menit"}
        if self.charges_of(ref) or ref in self.refused:
            return {"error_code": "210", "error_desc": "UUID already exist"}
        fate = self._fate(ref, now)
        if fate in {"refused", "not-formed"}:
            return {"error_code": "800", "error_desc": "insufficient balance"}
        if fate == "timed-out":
            return {"error_code": "9999", "error_desc": "Suspect"}
        charge = self.charges_of(ref)[-1]
        done = charge.state(now) == "paid"
        return {**_fine("Success" if done else "Inproses"), "ref_id": _espay_ref(charge)}


def _espay_ref(charge: Charge) -> str:
    return f"TX{charge.ref}"


def _fine(word: str) -> Fields:
    return {"error_code": "0000", "error_desc": word}


def _gagal(rc: str) -> Fields:
    return {"status": "Gagal", "rc": rc, "message": "Transaksi Gagal"}


def price_list(body: bytes) -> bytes:
    """Return the price list of Digiflazz: one top-up."""
    if json.loads(body)["cmd"] == "pasca":
        return b'{"data": []}'
    sold = {"buyer_product_status": True, "seller_product_status": True, "status": True}
    named = {"product_name": "XL 10.000", "category": "Pulsa", "brand": "XL"}
    row = {**sold, **named, "buyer_sku_code": "xld10", "price": PRICE}
    return json.dumps({"data": [row]}).encode()


def provider_of(
    kind: str, chance: Random, epoch: float, customer: str, fates: tuple[str, ...]
) -> Provider:
    """Return a provider whose books are empty; `epoch` is when its time begins."""
    made = {"iak": Iak, "espay": Espay}.get(kind, Digi)
    return made(chance=chance, epoch=epoch, customer=customer, fates=fates)
