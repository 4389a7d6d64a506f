"""The catalogue: which products there are, and who sells them."""

from pos_app.domain.errors import InputError
from pos_app.domain.product import Category, Product
from pos_app.services.ports import Provider, Seed


class Catalogue:
    """The products that at least one of the given providers sells."""

    def __init__(self, seed: Seed, providers: dict[str, Provider]) -> None:
        self._providers = providers
        self.products = tuple(p for p in seed.products if providers.keys() & p.codes.keys())
        used = {product.category for product in self.products}
        self.categories: tuple[Category, ...] = tuple(c for c in seed.categories if c.id in used)
        self._known = {product.id: product for product in seed.products}

    def of_category(self, category: str) -> list[Product]:
        """Return the products of a category; raises InputError("unknown-category")."""
        if category not in {c.id for c in self.categories}:
            raise InputError("unknown-category", category)
        return [product for product in self.products if product.category == category]

    def search(self, text: str) -> list[Product]:
        """Return the products whose id, names or keywords hold every word of the text."""
        words = text.casefold().split()
        return [product for product in self.products if all(w in _words(product) for w in words)]

    def find(self, wanted: str) -> tuple[Product, Provider]:
        """Return a product and who sells it, from our id or from "provider:code".

        Raises InputError("unknown-product").
        """
        name, _, code = wanted.rpartition(":")
        for product in self.products:
            for provider, its_code in product.codes.items():
                asked = (provider == name and its_code == code) if name else product.id == code
                if asked and provider in self._providers:
                    return product, self._providers[provider]
        raise InputError("unknown-product", wanted)

    def product(self, product_id: str) -> Product:
        """Return a product that was sold, even if nobody sells it today."""
        if product_id not in self._known:
            raise InputError("unknown-product", product_id)
        return self._known[product_id]


def _words(product: Product) -> str:
    return " ".join((product.id, *product.name.values(), product.keywords)).casefold()
