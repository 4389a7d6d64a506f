"""How the facts of a bill are called, and how they look, on paper and on the screen alike."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from pos_app.assets import asset
from pos_app.domain.bill import Fact
from pos_app.domain.money import format_rupiah

LONGEST = 200
_DAY = re.compile(r"(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])", re.ASCII)
_DAYS = frozenset({"registration_date", "tax_until"})


def label(name: str, language: str = "id") -> str:
    """Return what a fact is called; one that nobody foresaw is called by its own name."""
    known = _labels().get(name)
    return known[language] if known else clean(name.replace("_", " "))


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(asset("labels.toml").read_text("utf-8"))


def lines(facts: Sequence[Fact], language: str = "id") -> Iterator[tuple[str, str, bool]]:
    """Yield label, value and whether it is money for each fact that says something.

    Meter readings share one line.
    """
    values = {fact.name: fact.value for fact in facts}
    both = {"meter_start", "meter_end"} <= values.keys()
    for fact in facts:
        if fact.value == "":
            continue
        if both and fact.name == "meter_start":
            readings = f"{values['meter_start']}-{values['meter_end']}"
            yield label("meter", language), clean(readings), False
        elif not (both and fact.name == "meter_end"):
            yield label(fact.name, language), _value(fact), isinstance(fact.value, int)


def _value(fact: Fact) -> str:
    if isinstance(fact.value, int):
        return f"Rp {format_rupiah(fact.value)}"
    if fact.name in _DAYS and (day := _DAY.fullmatch(fact.value)):
        return f"{day[3]}-{day[2]}-{fact.value[:4]}"
    return clean(fact.value)


def clean(text: str, limit: int = LONGEST) -> str:
    """Return foreign text as one plain line: no control, direction or invisible characters.

    It is capped, and still only data: whoever shows it must not read it as markup.
    """
    visible = text[: limit * 4]
    if not (visible.isascii() and visible.isprintable()):
        visible = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in visible)
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
