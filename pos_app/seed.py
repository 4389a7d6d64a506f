"""The catalogue that comes with the program, read from resources/catalogue.toml."""

from dataclasses import dataclass

import msgspec

from pos_app.assets import asset
from pos_app.domain.offer import Offer
from pos_app.domain.product import Brand, Category, Family, Product


@dataclass(frozen=True, slots=True)
class CatalogueSeed:
    """Implements `services.catalogue.Seed`."""

    categories: tuple[Category, ...]
    products: tuple[Product, ...]
    families: tuple[Family, ...]
    brands: tuple[Brand, ...]
    offers: dict[str, tuple[Offer, ...]]


def load_seed() -> CatalogueSeed:
    """Return the seed. A fault in it is a bug of ours and raises as such."""
    return msgspec.toml.decode(asset("catalogue.toml").read_bytes(), type=CatalogueSeed)
