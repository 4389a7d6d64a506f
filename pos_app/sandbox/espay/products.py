"""Espay: the products this merchant may sell, and which of the published shapes each has."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Shape(StrEnum):
    """How a product's `data` is laid out, and whether it is asked for before it is paid."""

    STRAIGHT = "paid without an inquiry"
    BPJS = "health insurance"
    PLN_BILL = "electricity bill"
    PLN_TOKEN = "electricity token"  # noqa: S105 - sold at a counter, and no password
    PLN_OTHER = "electricity, other than bills"
    PDAM = "water"
    POSTPAID = "telephone bill"
    AIRTIME = "telephone credit"
    WALLET = "e-wallet"

    @property
    def is_pln(self) -> bool:
        """Whether PLN is the biller."""
        return self in (Shape.PLN_BILL, Shape.PLN_TOKEN, Shape.PLN_OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product; `fee` and `face` (what the customer gets, where that is fixed) are in rupiah.

    `number_errors` is whether 210 and 610 come as numbers: the samples have both.
    """

    name: str
    shape: Shape
    fee: int = 0
    face: int = 0
    number_errors: bool = True
    number_of: str = "customer_id"


def _internet(name: str) -> Product:
    return Product(name=name, shape=Shape.STRAIGHT, number_errors=False)


def _water(name: str) -> Product:
    return Product(name=name, shape=Shape.PDAM, fee=3_500)


def _telephone(name: str) -> Product:
    return Product(name=name, shape=Shape.POSTPAID)


def _wallet(name: str) -> Product:
    return Product(name=name, shape=Shape.WALLET, fee=1_665)


def _pln(name: str, shape: Shape, fee: int, face: int = 0) -> Product:
    return Product(name=name, shape=shape, fee=fee, face=face, number_errors=False)


PRODUCTS: Final[Mapping[str, Product]] = {
    "SINCBN": _internet("CBN"),
    "SINISN": _internet("Indosatnet"),
    "SINCTR": _internet("Centrinnet"),
    "STBFRM": _internet("First Media"),
    "SLYTSD": _internet("Telkom Speedy"),
    "STBIDV": Product(name="Indovision", shape=Shape.STRAIGHT),
    "STASMF": Product(name="Sinarmas Life", shape=Shape.STRAIGHT),
    "SCCANZ": Product(name="ANZ", shape=Shape.STRAIGHT, number_of="card_no"),
    "BPJSKS": Product(name="BPJS Kesehatan", shape=Shape.BPJS, fee=5_000),
    "SLYLPO": _pln("PLN Postpaid", Shape.PLN_BILL, 3_500),
    **{
        f"SLYLPR{thousands}": _pln(
            f"PLN Prepaid {thousands}", Shape.PLN_TOKEN, 2_500, thousands * 1_000
        )
        for thousands in (20, 50, 100, 200, 500, 1_000, 5_000, 10_000, 50_000)
    },
    "SLYLNT": _pln("PLN Non Taglis", Shape.PLN_OTHER, 3_500),
    "SLYPLJ": _water("Palyja"),
    "SLYATR": _water("Aetra"),
    "SLYATG": _water("Aetra Tangerang"),
    "SLYPDB": _water("PDAM Kab. Bogor"),
    "SLYPDD": _water("PDAM Kota Bandung"),
    "SLYPDK": _water("PDAM Kota Depok"),
    "SLYPDL": _water("PDAM Lampung"),
    "SLYPDM": _water("PDAM Kota Mataram"),
    "SLYPDP": _water("PDAM Palembang"),
    "SPBTHL": _telephone("Halo"),
    "SPBIMT": _telephone("Matrix"),
    "SPBXPL": _telephone("Xplor"),
    "SPBBRU": _telephone("PSN Byru"),
    "SLYTFC": _telephone("Flexi"),
    "SPBFRE": _telephone("Smartfren"),
    "SPBERE": _telephone("Esia"),
    "STCLWA": _telephone("Lion Air"),
    "STCGRI": _telephone("Garuda"),
    "STCSWJ": _telephone("Sriwijaya"),
    # of these only the one of 50,000 is published; the others follow its pattern
    **{
        f"SVHTS{thousands}": Product(
            name=f"Telkomsel {thousands}", shape=Shape.AIRTIME, fee=3_500, face=thousands * 1_000
        )
        for thousands in (5, 10, 20, 25, 50, 100)
    },
    "SVHOVO000": _wallet("OVO"),
    "SVHGJ000": _wallet("GoPay"),
    "SVHDN000": _wallet("DANA"),
    "SVHSP000": _wallet("ShopeePay"),
    "SVHLAJ000": _wallet("LinkAja"),
}
