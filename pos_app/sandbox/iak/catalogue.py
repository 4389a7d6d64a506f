"""IAK: the products of the top-up side, and whose telephone number is whose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pos_app.sandbox.draw import Draw

# six digits go before four: by.U lives inside a prefix of Telkomsel
_PREFIXES: Final = {
    prefix: operator
    for operator, prefixes in {
        "INDOSAT": "0814 0815 0816 0855 0856 0857 0858",
        "XL": "0817 0818 0819 0859 0877 0878",
        "AXIS": "0831 0832 0837 0838",
        "TELKOMSEL": "0812 0813 0821 0822 0823 0851 0852 0853",
        "SMARTFREN": "0881 0882 0883 0884 0885 0886 0887 0888",
        "THREE": "0895 0896 0897 0898 0899",
        "by.U": "085154 085155 085156 085157 085158",
    }.items()
    for prefix in prefixes.split()
}
# the operator: what its codes begin with, and its name in the price list
_OPERATORS: Final = {
    "TELKOMSEL": ("htelkomsel", "Telkomsel"),
    "INDOSAT": ("hindosat", "Indosat"),
    "XL": ("xld", "XL"),
    "AXIS": ("haxis", "Axis"),
    "SMARTFREN": ("hsmart", "Smart"),
    "THREE": ("hthree", "Three"),
    "by.U": ("hbyu", "by.U"),
}
_CREDITS: Final = (5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 50_000, 100_000, 200_000, 500_000)
_ANY_CREDITS: Final = (
    *(5_000, 10_000, 20_000, 25_000, 30_000, 50_000),
    *(100_000, 150_000, 200_000, 300_000, 500_000, 1_000_000),
)
_TOKENS: Final = (20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
_TOKEN_FEE: Final = 500
_DATA: Final = ((1, 7, 12_000), (3, 30, 32_000), (10, 30, 78_000), (25, 30, 135_000))
_WALLETS: Final = {
    "hdana": "dana",
    "hovo": "ovo",
    "hgopay": "gopay",
    "hlinkaja": "linkaja",
    "hshopee": "shopee_pay",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp:
    """A product of the price list; `operator` is set where the number has to be one of its own."""

    code: str
    brand: str
    nominal: str
    price: int
    kind: str
    category: str | None
    face: int = 0
    days: str = "0"
    operator: str | None = None
    active: bool = True

    def row(self) -> dict[str, Any]:
        """Return it as the price list has it."""
        return {
            "product_code": self.code,
            "product_description": self.brand,
            "product_nominal": self.nominal,
            "product_details": "-",
            "product_price": self.price,
            "product_type": self.kind,
            "active_period": self.days,
            "status": "active" if self.active else "non active",
            "icon_url": "-",
            "product_category": self.category,
        }


def operator_of(number: str) -> str | None:
    """Return whose number it is, None for a prefix the published table does not have."""
    return _PREFIXES.get(number[:6]) or _PREFIXES.get(number[:4])


def price_list(kind: str | None, brand: str | None, status: str) -> list[dict[str, Any]]:
    """Return the rows of one kind, brand and status; None and "all" stand for any."""
    rows = [product.row() for product in TOP_UPS.values()]
    return [
        row
        for row in rows
        if kind in (None, row["product_type"])
        and brand in (None, row["product_description"].lower())
        and (status not in ("active", "non active") or row["status"] == status)
    ]


def _credits() -> Iterator[TopUp]:
    for operator, (begin, brand) in _OPERATORS.items():
        for face in _CREDITS:
            yield TopUp(
                code=f"{begin}{face}",
                brand=brand,
                nominal=str(face),
                price=face + Draw(f"iak cost:{begin}{face}").amount(75, 1_500, 25),
                kind="pulsa",
                category="pulsa",
                days="30",
                operator=operator,
            )
    for face in _ANY_CREDITS:
        yield TopUp(
            code=f"pulsa{face}",
            brand="Pulsa",
            nominal=str(face),
            price=face + 1_500,
            kind="pulsa",
            category="pulsa",
            days="30",
        )


def _packages() -> Iterator[TopUp]:
    for operator, (begin, brand) in _OPERATORS.items():
        for size, days, price in _DATA:
            yield TopUp(
                code=f"{begin}data{size}gb",
                brand=f"{brand.lower()}_paket_internet",
                nominal=f"{brand} {size} GB {days} Hari",
                price=price + Draw(f"iak data:{begin}{size}").amount(0, 4_000, 50),
                kind="data",
                category="data",
                days=str(days),
                operator=operator,
            )


def _tokens() -> Iterator[TopUp]:
    for face in _TOKENS:
        yield TopUp(
            code=f"hpln{face}",
            brand="PLN",
            nominal=str(face),
            price=face + _TOKEN_FEE,
            kind="pln",
            category="pln",
            face=face,
        )


def _wallets() -> Iterator[TopUp]:
    for begin, brand in _WALLETS.items():
        for face in (10_000, 20_000, 50_000, 100_000, 200_000):
            yield TopUp(
                code=f"{begin}{face}",
                brand=brand,
                nominal=str(face),
                price=face + 1_000,
                kind="etoll",
                category="etoll",
            )


def _games() -> Iterator[TopUp]:
    for code, brand, nominal, price in (
        ("hml86", "mobile_legend", "86 Diamonds", 20_500),
        ("hml172", "mobile_legend", "172 Diamonds", 40_800),
        ("hff140", "free_fire", "140 Diamonds", 18_900),
    ):
        yield TopUp(
            code=code, brand=brand, nominal=nominal, price=price, kind="game", category="game"
        )


def _odd_ones() -> Iterator[TopUp]:
    """Yield the vouchers, of which one has no category and one is not sold at present."""
    for code, face, category, active in (
        ("alfamart50", 50_000, None, True),
        ("alfamart100", 100_000, "voucher", True),
        ("alfamart500", 500_000, "voucher", False),
    ):
        yield TopUp(
            code=code,
            brand="Alfamart Voucher",
            nominal=f"Voucher Alfamart Rp {face:,}".replace(",", "."),
            price=face,
            kind="voucher",
            category=category,
            active=active,
        )


TOP_UPS: Final[Mapping[str, TopUp]] = {
    product.code: product
    for made in (_credits, _packages, _tokens, _wallets, _games, _odd_ones)
    for product in made()
}
