"""The catalogue: which products there are, who sells them, and which fit a number."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from pos_app.domain.errors import InputError
from pos_app.domain.money import MAX_RUPIAH, format_rupiah
from pos_app.domain.offer import Offer
from pos_app.domain.product import (
    MOBILE,
    PART_SEPARATOR,
    Brand,
    Category,
    Family,
    Product,
)
from pos_app.services.ports import Provider
from pos_app.services.price_lists import PriceLists

MOST_FOUND = 60
"""More tiles than this nobody reads: another word of the search brings them down."""

EVERYTHING_ELSE = "*"
"""The group of a family that takes what none before it has taken."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a product is sold now, and if it comes back, when; `price` is a top-up's lowest."""

    sold: bool
    back_at: datetime | None = None
    price: int | None = None


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All products of one moment; replaced as a whole, so that a reader never sees half of it."""

    products: tuple[Product, ...]
    categories: tuple[Category, ...]
    by_id: Mapping[str, Product]
    by_code: Mapping[tuple[str, str], Product]
    words: tuple[str, ...]


class Seed(Protocol):
    """The catalogue that comes with the program."""

    @property
    def categories(self) -> tuple[Category, ...]:
        """All categories, in the order of the screen."""

    @property
    def products(self) -> tuple[Product, ...]:
        """All products, in the order of the screen."""

    @property
    def families(self) -> tuple[Family, ...]:
        """What rows of price lists become."""

    @property
    def brands(self) -> tuple[Brand, ...]:
        """The operators and wallets whose top-ups are sold."""

    @property
    def offers(self) -> Mapping[str, tuple[Offer, ...]]:
        """What providers without a price list of top-ups offer, by provider."""


class Catalogue:
    """The products that at least one of the given providers sells: the seed and the price lists."""

    def __init__(self, seed: Seed, providers: Mapping[str, Provider], prices: PriceLists) -> None:
        self._seed = seed
        self._providers = providers
        self._prices = prices
        self._families = {family.model.id: family for family in seed.families}
        self._brands = {
            _plain(name): brand for brand in seed.brands for name in (brand.name, *brand.also)
        }
        self.rebuild()

    @property
    def products(self) -> tuple[Product, ...]:
        """All products, in the order of the screen."""
        return self._shelf.products

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have a product, in the order of the screen."""
        return self._shelf.categories

    def rebuild(self) -> None:
        """Put on the shelf what the price lists say now."""
        seeded = [p for p in self._seed.products if self._providers.keys() & p.codes.keys()]
        listed = self._listed({(n, code) for p in seeded for n, code in p.codes.items()})
        products = (*seeded, *listed)
        used = {product.category for product in products}
        self._shelf = _Shelf(
            products=products,
            categories=tuple(c for c in self._seed.categories if c.id in used),
            by_id={product.id: product for product in (*self._seed.products, *products)},
            by_code={
                (name, code): product
                for product in reversed(products)
                for name, code in product.codes.items()
                if name in self._providers
            },
            words=tuple(map(_words, products)),
        )

    def fetch(self, provider: str) -> None:
        """Fetch a price list, and put on the shelf what it says; raises ProviderError."""
        if self._prices.fetch(provider):
            self.rebuild()

    def of_category(self, category: str) -> list[Product]:
        """Return the products of a category; raises InputError("unknown-category")."""
        found = [product for product in self.products if product.category == category]
        if not found:
            raise InputError("unknown-category", category)
        return found

    def sharing(self, category: str) -> list[Product]:
        """Return all products of a category, also those that nobody sells today."""
        return [p for p in self._shelf.by_id.values() if p.category == category]

    def category_name(self, category: str) -> Mapping[str, str]:
        """Return what a category is called by language, even if nothing in it is sold today."""
        known = (known.name for known in self._seed.categories if known.id == category)
        return next(known, {})

    def search(self, text: str) -> list[Product]:
        """Return the products whose id, names or keywords hold every word of the text."""
        words = text.casefold().split()
        shelf = self._shelf
        return [
            product
            for product, said in zip(shelf.products, shelf.words, strict=True)
            if all(word in said for word in words)
        ]

    def recognise(self, text: str) -> list[Product]:
        """Return the products that a typed, pasted or scanned number fits, the likeliest first.

        A product whose number merely has this length comes after one whose number looks like it;
        a mobile number brings the top-ups of its own operator and of no other.
        """
        known = self.operator(text)
        operator = known.id if known else ""
        foreign = {brand.id for brand in self._seed.brands if brand.prefixes} - {operator}
        likely: dict[int, int] = {}
        fitting = []
        for product in self.products:
            # Rows of one family share one rule: each rule is tried once.
            rule = id(product.number)
            if rule not in likely:
                likely[rule] = _likeness(product, text)
            if likely[rule] and product.brand not in foreign:
                fitting.append(product)
        fitting.sort(
            key=lambda product: (
                -likely[id(product.number)],
                product.brand != operator,
                not product.kind.is_prepaid,
            )
        )
        return fitting[:MOST_FOUND]

    def operator(self, text: str) -> Brand | None:
        """Return the operator of a mobile number by its prefix, None where it is not known."""
        number = MOBILE.clean(text)
        fitting = [
            (prefix, brand)
            for brand in self._seed.brands
            for prefix in brand.prefixes
            if number.startswith(prefix)
        ]
        return max(fitting, key=lambda known: len(known[0]), default=("", None))[1]

    def other_operator(self, product: Product, text: str) -> str:
        """Return whose a mobile number is if surely not this product's, else "".

        A hint and no rule: the prefixes are not complete.
        """
        operators = {brand.id for brand in self._seed.brands if brand.prefixes}
        operator = self.operator(text)
        is_other = operator and product.brand in operators and product.brand != operator.id
        return operator.name if operator and is_other else ""

    def find(self, wanted: str) -> tuple[Product, str]:
        """Return a product, and the provider that "provider:code" asks for, "" for our own id.

        Raises InputError("unknown-product"), and ProviderError where the code could only be on a
        price list that cannot be had.
        """
        product = self._shelf.by_id.get(wanted)
        if product and self._providers.keys() & product.codes.keys():
            return product, ""
        name, _, code = wanted.partition(":")
        if name not in self._providers:
            raise InputError("unknown-product", wanted)
        if (name, code) not in self._shelf.by_code and self._prices.fetched(name) is None:
            self.fetch(name)
        if (name, code) not in self._shelf.by_code:
            raise InputError("unknown-product", wanted)
        return self._shelf.by_code[name, code], name

    def product(self, product_id: str) -> Product:
        """Return a product that was sold, even if nobody sells it today."""
        if product_id in self._shelf.by_id:
            return self._shelf.by_id[product_id]
        family, _, rest = product_id.partition("/")
        if rest and family in self._families:
            model = self._families[family].model
            return replace(model, id=product_id, name=_named(model, rest))
        raise InputError("unknown-product", product_id)

    def standing(self, product: Product, now: datetime) -> Standing:
        """Return whether somebody sells a product now."""
        names = self._providers.keys() & product.codes.keys()
        sellers = self._prices.sellers(product, names, now)
        offers = (self._prices.offer(name, product.codes[name]) for name in sellers.names)
        prices = [offer.price for offer in offers if offer and offer.price is not None]
        return Standing(
            sold=bool(sellers.names), back_at=sellers.back_at, price=min(prices, default=None)
        )

    def _listed(self, seeded: set[tuple[str, str]]) -> Iterator[Product]:
        made: dict[str, Product] = {}
        for name in self._providers:
            for offer in self._prices.offers(name).values():
                family = None if (name, offer.code) in seeded else self._family(name, offer)
                if family is None:
                    continue
                product = self._made(family, name, offer)
                known = made.get(product.id, product)
                # Of several rows at one provider the one that sells cheapest stands for them.
                rival = self._prices.offers(name).get(known.codes.get(name, ""), offer)
                code = min(rival, offer, key=_worth).code
                made[product.id] = replace(known, codes={**known.codes, name: code})
        order = {family: at for at, family in enumerate(self._families)}
        return iter(sorted(made.values(), key=lambda product: _place(order, product)))

    def _brand(self, offer: Offer) -> Brand | None:
        """Return the brand of a row by what its name begins with: "axis_paket_internet" is AXIS."""
        said = _plain(offer.brand)
        known = [alias for alias in self._brands if alias and said.startswith(alias)]
        return self._brands[max(known, key=len)] if known else None

    def _family(self, name: str, offer: Offer) -> Family | None:
        return next(
            (
                family
                for family in self._seed.families
                if family.model.kind.is_prepaid == offer.prepaid
                and {offer.group, EVERYTHING_ELSE} & {*family.groups.get(name, ())}
            ),
            None,
        )

    def _made(self, family: Family, name: str, offer: Offer) -> Product:
        model = family.model
        brand = self._brand(offer)
        known = brand.id if brand else _plain(offer.brand)
        title, tail = offer.name, f"{name}.{offer.code}"
        if family.merges and offer.nominal:
            # IAK's "pulsa" finds the operator itself: its brand is the family.
            seller = brand.name if brand else "" if known == model.id else offer.brand
            title = f"{seller} {format_rupiah(offer.nominal)}".strip()
            tail = f"{known}-{offer.nominal}"
        return replace(
            model,
            id=f"{model.id}/{tail}",
            name=_named(model, title) if family.merges else dict.fromkeys(model.name, title),
            codes={name: offer.code},
            keywords=f"{model.keywords} {offer.code}",
            brand=known,
            nominal=offer.nominal,
        )


def _worth(offer: Offer) -> tuple[bool, int]:
    return not offer.sellable, MAX_RUPIAH if offer.price is None else offer.price


def _place(order: Mapping[str, int], product: Product) -> tuple[int, str, int]:
    """Return where a row of a price list stands: by its family, then brand, then face value."""
    family, _, _ = product.id.partition("/")
    return order[family], product.brand, product.nominal or 0


def _likeness(product: Product, text: str) -> int:
    """Return 0 where the text cannot be the number, 2 where it looks like it, else 1."""
    numbers = text.split(PART_SEPARATOR)
    if len(numbers) != len(product.number):
        return 0
    pairs = tuple(zip(product.number, numbers, strict=True))
    if any(part.problem(number) for part, number in pairs):
        return 0
    return 1 + all(
        part.looks and re.fullmatch(part.looks, part.clean(number)) for part, number in pairs
    )


def _named(model: Product, title: str) -> dict[str, str]:
    return {language: f"{name} {title}" for language, name in model.name.items()}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _words(product: Product) -> str:
    return " ".join((product.id, *product.name.values(), product.keywords)).casefold()
