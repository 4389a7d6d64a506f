"""Digiswitch and Digiflazz: the price lists, by bill product and by prepaid product."""

from datetime import time
from typing import Any, Final

from pos_app.sandbox.digiswitch.bills import ADMIN
from pos_app.sandbox.digiswitch.dialect import Data, Dialect
from pos_app.sandbox.digiswitch.goods import GOODS, Good

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
    """Return every prepaid product."""
    return [_prepaid(dialect, code, good) for code, good in GOODS.items()]


def _prepaid(dialect: Dialect, code: str, good: Good) -> Data:
    start, end = (_clock(dialect, at) for at in good.cut_off)
    return _listed(
        dialect,
        code,
        on=good.on,
        name=good.name,
        category=good.category,
        brand=good.brand,
        type=good.type,
        price=good.price,
        unlimited_stock=True,
        stock=0,
        multi=good.again,
        start_cut_off=start,
        end_cut_off=end,
        desc=good.desc,
    )


def _clock(dialect: Dialect, at: time) -> str:
    return f"{at:%H:%M}" if dialect.marketplace else f"{at.hour}:{at.minute}"
