"""Digiswitch: the price list, by bill product and by prepaid product."""

from typing import Any, Final

from pos_app.sandbox.digiswitch_bills import ADMIN, PRODUCTS

_TOP_UP: Final = {
    "category": "Pulsa",
    "brand": "TELKOMSEL",
    "type": "Umum",
    "status": True,
    "unlimited_stock": True,
    "stock": 0,
    "multi": True,
    "start_cut_off": "0:0",
    "end_cut_off": "0:0",
}


def postpaid_list() -> list[dict[str, Any]]:
    """Return every bill product."""
    return [
        {
            "name": product.name,
            "category": "Pascabayar",
            "brand": product.brand,
            "admin": ADMIN,
            "commission": product.commission,
            "code": code,
            "status": True,
            "desc": product.desc,
        }
        for code, product in PRODUCTS.items()
    ]


def prepaid_list() -> list[dict[str, Any]]:
    """Return the two top-ups of the published sample; they cannot be bought here."""
    return [
        {
            "name": "Telkomsel 5rb",
            "code": "s5",
            "price": 5_005,
            "desc": "Pulsa Rp 5.000",
            **_TOP_UP,
        },
        {
            "name": "Telkomsel 50rb",
            "code": "s50",
            "price": 49_030,
            "desc": "Pulsa Rp 50.000",
            **_TOP_UP,
        },
    ]
