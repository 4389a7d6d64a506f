"""A PLN token out of the serial number that comes with it."""

import re
from dataclasses import dataclass

from pos_app.domain.bill import Fact

DIGITS = 20
_NUMBER = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*(?:KWH|VA|W)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What the customer types into the meter, and what it buys; unknown parts are empty."""

    digits: str
    name: str = ""
    tariff: str = ""
    power: str = ""
    kwh: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is known, as lines of a bill; the token itself comes first, in groups of four."""
        known = {
            "token": grouped(self.digits),
            "tariff": self.tariff,
            "power": self.power,
            "kwh": self.kwh,
        }
        return tuple(Fact(name, value) for name, value in known.items() if value)


def grouped(digits: str) -> str:
    """Return digits in groups of four with blanks between."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def read_token(serial: str) -> Token | None:
    """Return the token of a serial number, None where no twenty digits stand in it.

    Seen: "2638-4647-3625-6466-7942/NAMA/R1/450VA/11,0KWH" (Digiflazz) and
    "0123-4567-8901-2345-6789/NAMA/R1 /000001300/66.2" (IAK). The token is the part of twenty
    digits; kWh, power and tariff are read from the right, and what is left over is the name.
    """
    parts = [part.strip() for part in serial.split("/")]
    at = next((n for n, part in enumerate(parts) if len(_digits(part)) == DIGITS), None)
    if at is None:
        return None
    rest = parts[:at] + parts[at + 1 :]
    kwh = _taken(rest) if len(rest) > 1 else ""
    power = _taken(rest) if len(rest) > 1 else ""
    tariff = rest.pop() if len(rest) > 1 else ""
    return Token(
        digits=_digits(parts[at]),
        name="/".join(rest),
        tariff=tariff,
        power=power.lstrip("0"),
        kwh=kwh,
    )


def read_segment(text: str) -> tuple[Fact, ...]:
    """Return tariff and power of a meter, "R1 /000001300" being R1 and 1300 VA."""
    if not text:
        return ()
    tariff, _, power = text.partition("/")
    known = {"tariff": tariff.strip(), "power": power.strip().lstrip("0")}
    return tuple(Fact(name, value) for name, value in known.items() if value)


def _taken(parts: list[str]) -> str:
    """Take a number off the right end, without its unit; "" leaves what stands there."""
    match = _NUMBER.fullmatch(parts[-1])
    if match is None:
        return ""
    parts.pop()
    return match[1]


def _digits(part: str) -> str:
    bare = re.sub(r"[\s-]", "", part)
    return bare if bare.isascii() and bare.isdigit() else ""
