"""Digiswitch and Digiflazz: the price lists, by bill product and by prepaid product."""

from typing import Any, Final

from pos_app.sandbox.digiswitch_bills import ADMIN
from pos_app.sandbox.digiswitch_dialect import Data, Dialect

_SELLER: Final = "PT. SANDBOX"


def postpaid_list(dialect: Dialect) -> list[Data]:
    """Return every bill product."""
    return [
        _listed(
            dialect,
            code,
            on=True,
            name=product.name,
            category="Pascabayar",
            brand=product.brand,
            admin=ADMIN,
            commission=product.commission,
            desc=product.desc,
        )
        for code, product in dialect.products.items()
    ]


def _listed(dialect: Dialect, code: str, *, on: bool, name: str, **more: Any) -> Data:
    if not dialect.marketplace:
        return {"name": name, "code": code, "status": on, **more}
    # the buyer has everything switched on; what is off is off at the seller
    return {
        "product_name": name,
        "seller_name": _SELLER,
        "buyer_sku_code": code,
        "buyer_product_status": True,
        "seller_product_status": on,
        **more,
    }


def prepaid_list(dialect: Dialect) -> list[Data]:
    """Return the two top-ups of the published sample; they cannot be bought here."""
    rows = (("Telkomsel 5rb", "s5", 5_005), ("Telkomsel 50rb", "s50", 49_030))
    return [_listed(dialect, code, on=True, name=name, price=price) for name, code, price in rows]
