"""What can be sold: categories, products, and the rule that a customer number obeys."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pos_app.domain.errors import InputError
from pos_app.domain.money import parse_typed_rupiah
from pos_app.domain.offer import CutOff

_SEPARATORS = re.compile(r"[\s.\-]+")
PART_SEPARATOR = ","
_COUNTRY = re.compile(r"^\+?62(?=8)")
MOST_MONTHS = 24


class Kind(StrEnum):
    """How a product is sold.

    BILL: the provider quotes a bill, which is then paid. DIRECT: the cashier types the amount and
    it is paid without a question. TOP_UP: bought at the price of the list. TOKEN: as TOP_UP, after
    a look at whose meter it is.
    """

    BILL = "bill"
    DIRECT = "direct"
    TOP_UP = "top-up"
    TOKEN = "token"  # noqa: S105  a PLN token, and no secret

    @property
    def is_prepaid(self) -> bool:
        """Whether the price of the list is what is paid."""
        return self is Kind.TOP_UP or self is Kind.TOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPart:
    """One number that the customer brings: its name, its length in characters, an example.

    `marks` are characters that it may have beside digits: "|" divides a player from a server. Such
    a name is another player's with a letter made a capital or a dash left out: it stays as it is.
    `looks` is a regular expression that only such a number is likely to meet: by it a number that
    was typed, pasted or scanned is recognised. It never refuses one.
    """

    label: Mapping[str, str]
    min_length: int
    max_length: int
    example: str
    letters: bool = False
    marks: str = ""
    mobile: bool = False
    looks: str = ""

    def clean(self, typed: str) -> str:
        """Return the number without the blanks, dots and dashes that people and paper put in.

        A mobile number of +62 or 62 begins with 0.
        """
        if self.marks:
            return "".join(typed.split())
        number = _SEPARATORS.sub("", typed).upper()
        return _COUNTRY.sub("0", number) if self.mobile else number

    def problem(self, typed: str) -> str:
        """Return why this cannot be the number: "", "empty", "letters", "short" or "long".

        "short" is what a number under the fingers is as well: unfinished, not yet wrong.
        """
        number = self.clean(typed)
        if not number:
            return "empty"
        plain = "".join(c for c in number if c not in self.marks)
        if not plain.isascii() or not (plain.isalnum() if self.letters else plain.isdigit()):
            return "letters"
        if len(number) < self.min_length:
            return "short"
        return "long" if len(number) > self.max_length else ""


MOBILE = NumberPart(label={}, min_length=9, max_length=14, example="081234567890", mobile=True)
"""A mobile number, wherever it may turn up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A further input of an inquiry, e.g. the amount of an e-money top-up or a tax year.

    `kind` is "money" (rupiah), "year" or "months"; `step` is what money must be a multiple of.
    `default` is taken for nothing given; a year's is this year. `direct` inputs are asked for only
    where a provider is paid without an inquiry.
    """

    name: str
    label: Mapping[str, str]
    kind: str
    required: bool = False
    step: int = 1
    example: str = ""
    default: str = ""
    direct: bool = False

    def clean(self, typed: str, on: date) -> str:
        """Return the value as digits, "" for nothing given; `on` is today. Raises InputError."""
        text = typed.strip()
        if not text:
            if self.required:
                raise InputError("extra-missing", self.name)
            return str(on.year) if self.kind == "year" else self.default
        if self.kind == "year":
            if not re.fullmatch(r"(?:19|20)[0-9]{2}", text, re.ASCII):
                raise InputError("extra-year", text[:20])
            return text
        if self.kind == "months":
            if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_MONTHS):
                raise InputError("extra-months", str(MOST_MONTHS))
            return str(int(text))
        amount = parse_typed_rupiah(text)
        if amount == 0 or amount % self.step:
            raise InputError("extra-step", str(self.step))
        return str(amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A group of products as the cashier thinks of them; `name` is keyed by language."""

    id: str
    name: Mapping[str, str]
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something to pay for. `codes` maps a provider to its code for this product.

    `direct` names the providers that are paid without an inquiry. `brand` is an operator or wallet,
    `nominal` the face value of a top-up in rupiah, `cut_off` the hours in which nobody sells it.
    """

    id: str
    category: str
    name: Mapping[str, str]
    receipt_title: str
    number: tuple[NumberPart, ...]
    codes: Mapping[str, str]
    extras: tuple[Extra, ...] = field(default=())
    keywords: str = ""
    receipt_note: str = ""
    kind: Kind = Kind.BILL
    direct: tuple[str, ...] = ()
    brand: str = ""
    nominal: int | None = None
    cut_off: CutOff | None = None

    def kind_at(self, provider: str) -> Kind:
        """Return how this is sold by a provider."""
        return Kind.DIRECT if provider in self.direct else self.kind

    def customer_no(self, typed: str) -> str:
        """Return the customer number as the provider wants it; raises InputError.

        A product of several parts (SAMSAT) takes them with a comma between.
        """
        parts = typed.split(PART_SEPARATOR)
        if len(parts) != len(self.number):
            code = "number-parts" if len(parts) < len(self.number) else "number-letters"
            raise InputError(code, self.id)
        for part, text in zip(self.number, parts, strict=True):
            if problem := part.problem(text):
                raise InputError(f"number-{problem}", part.example)
        return PART_SEPARATOR.join(
            part.clean(text) for part, text in zip(self.number, parts, strict=True)
        )

    def clean_extras(self, typed: Mapping[str, str], on: date) -> dict[str, str]:
        """Return the further inputs as digits, empty ones left out; `on` is today.

        Raises InputError.
        """
        known = {extra.name: extra for extra in self.extras}
        for name in typed:
            if name not in known:
                raise InputError("extra-unknown", name)
        cleaned = {name: extra.clean(typed.get(name, ""), on) for name, extra in known.items()}
        return {name: value for name, value in cleaned.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What rows of price lists become: each row of one of `groups` is a product made from `model`.

    `groups` maps a provider to its words for the group. Rows with a face value that agree in brand
    and value are one product with several sellers where `merges`.
    """

    model: Product
    groups: Mapping[str, tuple[str, ...]]
    merges: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """An operator or a wallet, the other names it goes by, and the prefixes of its numbers.

    The lists of prefixes are never complete, so they recognise a number and never forbid one.
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
