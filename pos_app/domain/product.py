"""What can be sold: categories, products, and the rule that a customer number obeys."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pos_app.domain.errors import InputError
from pos_app.domain.money import parse_typed_rupiah

_SEPARATORS = re.compile(r"[\s.\-]+")
PART_SEPARATOR = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPart:
    """One number that the customer brings: its name, its length in characters, an example."""

    label: Mapping[str, str]
    min_length: int
    max_length: int
    example: str
    letters: bool = False

    def clean(self, typed: str) -> str:
        """Return the number without the blanks, dots and dashes that people and paper put in."""
        return _SEPARATORS.sub("", typed).upper()

    def problem(self, typed: str) -> str:
        """Return why this cannot be the number: "", "empty", "letters", "short" or "long".

        "short" is what a number under the fingers is as well: unfinished, not yet wrong.
        """
        number = self.clean(typed)
        if not number:
            return "empty"
        if not number.isascii() or not (number.isalnum() if self.letters else number.isdigit()):
            return "letters"
        if len(number) < self.min_length:
            return "short"
        return "long" if len(number) > self.max_length else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A further input of an inquiry, e.g. the amount of an e-money top-up or a tax year.

    `kind` is "money" (rupiah) or "year"; `step` is what money must be a multiple of.
    """

    name: str
    label: Mapping[str, str]
    kind: str
    required: bool = False
    step: int = 1
    example: str = ""

    def clean(self, typed: str) -> str:
        """Return the value as digits, "" for nothing given; raises InputError."""
        text = typed.strip()
        if not text:
            if self.required:
                raise InputError("extra-missing", self.name)
            return ""
        if self.kind == "year":
            if not re.fullmatch(r"(?:19|20)[0-9]{2}", text, re.ASCII):
                raise InputError("extra-year", text[:20])
            return text
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
    """Something to pay for. `codes` maps a provider to its code for this product."""

    id: str
    category: str
    name: Mapping[str, str]
    receipt_title: str
    number: tuple[NumberPart, ...]
    codes: Mapping[str, str]
    extras: tuple[Extra, ...] = field(default=())
    keywords: str = ""
    receipt_note: str = ""

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

    def clean_extras(self, typed: Mapping[str, str]) -> dict[str, str]:
        """Return the further inputs as digits, empty ones left out; raises InputError."""
        known = {extra.name: extra for extra in self.extras}
        for name in typed:
            if name not in known:
                raise InputError("extra-unknown", name)
        cleaned = {name: extra.clean(typed.get(name, "")) for name, extra in known.items()}
        return {name: value for name, value in cleaned.items() if value}
