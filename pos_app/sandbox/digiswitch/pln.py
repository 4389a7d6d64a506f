"""Digiswitch and Digiflazz: who is behind an electricity meter, and the token sold for it."""

from dataclasses import dataclass
from typing import Final

from pos_app.sandbox.digiswitch.dialect import Data, Dialect
from pos_app.sandbox.draw import Draw

# tariff, power in VA, and the rupiah a kilowatt-hour costs
_CLASSES: Final = (
    ("R1", 450, 415.0),
    ("R1M", 900, 1352.0),
    ("R1", 1300, 1444.7),
    ("R1", 1300, 1444.7),
    ("R1", 2200, 1444.7),
)
_STREET_LIGHT_TAX: Final = 1.1


@dataclass(frozen=True, slots=True)
class Meter:
    """A prepaid connection."""

    meter_no: str
    subscriber_id: str
    name: str
    tariff: str
    power: int
    kwh_price: float


_PUBLISHED: Final = {"1234554321": Meter("1234554321", "523300817840", "DAVID", "R1", 1300, 1444.7)}


def meter(customer_no: str) -> Meter | None:
    """Return the connection with this meter number (11 digits) or subscriber id (12)."""
    if customer_no in _PUBLISHED:
        return _PUBLISHED[customer_no]
    proper = customer_no.isascii() and customer_no.isdigit() and len(customer_no) in (11, 12)
    if not proper or customer_no.endswith("404"):
        return None
    draw = Draw(f"meter:{customer_no}")
    is_meter = len(customer_no) == 11  # noqa: PLR2004 - the length of a meter number
    return Meter(
        customer_no if is_meter else draw.digits(11),
        draw.digits(12) if is_meter else customer_no,
        draw.name(),
        *draw.one_of(_CLASSES),
    )


def name_check(dialect: Dialect, customer_no: str) -> Data:
    """Answer whose number it is; nobody's has empty fields, and only Digiflazz says so too."""
    found = meter(customer_no)
    said: Data = {
        "customer_no": customer_no,
        "meter_no": found.meter_no if found else "",
        "subscriber_id": found.subscriber_id if found else "",
        "name": found.name if found else "",
        "segment_power": f"{found.tariff} /{found.power:09d}" if found else "",
    }
    if not dialect.marketplace:
        return said
    if found is None:
        return {"message": "Nomor tujuan salah", "status": "Gagal", "rc": "54", **said}
    return {"message": "Transaksi Sukses", "status": "Sukses", "rc": "00", **said}


def token(found: Meter, face: int, ref: str) -> str:
    """Return the serial number of a token: its digits, and what they are good for."""
    draw = Draw(f"sn:{ref}")
    digits = "-".join(draw.digits(4) for _ in range(5))
    kwh = f"{face / _STREET_LIGHT_TAX / found.kwh_price:.1f}".replace(".", ",")
    return f"{digits}/{found.name}/{found.tariff}/{found.power}VA/{kwh}KWH"
