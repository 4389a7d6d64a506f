"""Digiswitch and Digiflazz: what is sold without a bill."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import Final

_MIDNIGHT = time(0, 0)


class Kind(StrEnum):
    """What a customer number has to look like, and what the serial number looks like."""

    PHONE = "a phone of the brand"
    WALLET = "any phone"
    METER = "an electricity meter"
    GAME = "a player"


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A row of the price list; `face` is what the customer gets, `price` what the buyer pays.

    `again` is whether one number may have it twice on one day. It is not sold from the first time
    of `cut_off` up to the second; where the two are the same, it always is.
    """

    kind: Kind
    name: str
    category: str
    brand: str
    face: int
    price: int
    desc: str
    type: str = "Umum"
    on: bool = True
    again: bool = True
    cut_off: tuple[time, time] = (_MIDNIGHT, _MIDNIGHT)

    def closed(self, at: time) -> bool:
        """Tell whether it is not sold at this time; a cut-off may last over midnight."""
        start, end = self.cut_off
        return start <= at < end if start <= end else at >= start or at < end


@dataclass(frozen=True, slots=True)
class _Operator:
    """A mobile operator; `short` begins its codes."""

    short: str
    brand: str
    name: str


_OPERATORS = (
    _Operator("s", "TELKOMSEL", "Telkomsel"),
    _Operator("xld", "XL", "Xl"),
    _Operator("ax", "AXIS", "Axis"),
    _Operator("i", "INDOSAT", "Indosat"),
    _Operator("t", "TRI", "Three"),
    _Operator("sm", "SMARTFREN", "Smartfren"),
)
PREFIXES: Final[Mapping[str, tuple[str, ...]]] = {
    "TELKOMSEL": ("0811", "0812", "0813", "0821", "0822", "0823", "0851", "0852", "0853"),
    "XL": ("0817", "0818", "0819", "0859", "0877", "0878"),
    "AXIS": ("0831", "0832", "0833", "0838"),
    "INDOSAT": ("0814", "0815", "0816", "0855", "0856", "0857", "0858"),
    "TRI": ("0895", "0896", "0897", "0898", "0899"),
    "SMARTFREN": tuple(f"088{last}" for last in range(1, 10)),
}
_WALLETS = (("dana", "DANA", "Dana"), ("ovo", "OVO", "Ovo"), ("gopay", "GO PAY", "Gopay"))
_GAMES = (
    ("ml86", "MOBILE LEGENDS", "Mobile Legends 86 Diamonds", 20_400),
    ("ml257", "MOBILE LEGENDS", "Mobile Legends 257 Diamonds", 60_900),
    ("ff70", "FREE FIRE", "Free Fire 70 Diamonds", 9_200),
    ("ff355", "FREE FIRE", "Free Fire 355 Diamonds", 45_800),
    ("pubg60", "PUBG MOBILE", "PUBG Mobile 60 UC", 14_300),
)


def _thousands(face: int) -> str:
    return f"{face:,}".replace(",", ".")


def _airtime() -> Iterator[tuple[str, Good]]:
    for operator in _OPERATORS:
        for face in (5_000, 10_000, 20_000, 25_000, 50_000, 100_000):
            name = f"{operator.name} {_thousands(face)}"
            yield (
                f"{operator.short}{face // 1000}",
                Good(
                    kind=Kind.PHONE,
                    name=name,
                    category="Pulsa",
                    brand=operator.brand,
                    face=face,
                    price=face * 98 // 100 + 350,
                    desc=f"Pulsa {operator.name} Rp {_thousands(face)}",
                ),
            )


def _data() -> Iterator[tuple[str, Good]]:
    for operator in _OPERATORS:
        for gigabytes, price in ((1, 11_500), (5, 33_000), (15, 74_500)):
            name = f"{operator.name} Data {gigabytes} GB 30 Hari"
            yield (
                f"{operator.short}data{gigabytes}",
                Good(
                    kind=Kind.PHONE,
                    name=name,
                    category="Data",
                    brand=operator.brand,
                    face=price,
                    price=price,
                    desc=f"Kuota {gigabytes} GB, 30 hari",
                ),
            )


def _wallets() -> Iterator[tuple[str, Good]]:
    for code, brand, name in _WALLETS:
        for face in (10_000, 20_000, 50_000, 100_000, 200_000):
            yield (
                f"{code}{face // 1000}",
                Good(
                    kind=Kind.WALLET,
                    name=f"{name} {_thousands(face)}",
                    category="E-Money",
                    brand=brand,
                    face=face,
                    price=face + 150,
                    desc=f"Saldo {name} Rp {_thousands(face)}",
                ),
            )


def _tokens() -> Iterator[tuple[str, Good]]:
    for face in (20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000):
        yield (
            f"pln{face // 1000}",
            Good(
                kind=Kind.METER,
                name=f"PLN {_thousands(face)}",
                category="PLN",
                brand="PLN",
                face=face,
                price=face + 95,
                desc=f"Token listrik Rp {_thousands(face)}",
            ),
        )


def _games() -> Iterator[tuple[str, Good]]:
    for code, brand, name, price in _GAMES:
        yield (
            code,
            Good(
                kind=Kind.GAME,
                name=name,
                category="Games",
                brand=brand,
                face=price,
                price=price,
                desc="Masukkan ID pemain",
            ),
        )


_PLAIN: Final = {
    code: good
    for rows in (_airtime(), _data(), _wallets(), _tokens(), _games())
    for code, good in rows
}
GOODS: Final[Mapping[str, Good]] = {
    **_PLAIN,
    # the three that the published samples price
    "s5": replace(_PLAIN["s5"], price=5_005),
    "s50": replace(_PLAIN["s50"], price=49_030),
    "xld25": replace(_PLAIN["xld25"], price=25_000),
    # one of each kind of trouble a price list announces
    "xld100": replace(_PLAIN["xld100"], cut_off=(time(23, 45), time(0, 15))),
    "sm5": replace(_PLAIN["sm5"], on=False),
    "t20": replace(_PLAIN["t20"], again=False),
}
