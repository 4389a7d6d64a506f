"""Reading what others send: strict JSON, plain text, rupiah. Nothing here trusts its input."""

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

import msgspec

from pos_app.domain.errors import NotUnderstoodError
from pos_app.domain.money import read_rupiah

MAX_TEXT = 500
MAX_FACTS = 1000
MAX_DEPTH = 20
SMALLEST_FACE = 1000
_FACE_VALUE = re.compile(
    r".*(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,8})\s?(rb|ribu|k)?(?![0-9a-z])",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_NESTING = frozenset({dict, list})
_quick = msgspec.json.Decoder()
_writer = msgspec.json.Encoder()
_SEPARATORS = re.compile(r"[\s.\-]+")
_COUNTRY = re.compile(r"^\+?62(?=8)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def parse_object(body: bytes) -> dict[str, Any]:
    """Return a JSON object; raises NotUnderstoodError("not-json").

    Duplicate keys, NaN, Infinity and anything nested too deep are refused: two readers could
    understand them differently.
    """
    try:
        value = _quickly(body) or _carefully(body)
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError("not-json", type(error).__name__) from error
    if not isinstance(value, dict) or not (_has_few_levels(body) or _is_flat(value, MAX_DEPTH)):
        raise NotUnderstoodError("not-json", type(value).__name__)
    return value


def _quickly(body: bytes) -> Any:
    """Return the value where the quick reader is surely right about it, else None.

    It keeps the last of duplicate keys without a word. What it has read is written again: where a
    key went missing a colon is missing too. An escaped colon could make up for it.
    """
    try:
        value = _quick.decode(body)
        written = _writer.encode(value)
    except (ValueError, RecursionError, OverflowError):
        return None
    may_hide = b"\\" in body and b"\\u003" in body
    return None if may_hide or written.count(b":") != body.count(b":") else value


def _carefully(body: bytes) -> Any:
    return json.loads(body, object_pairs_hook=_unique, parse_constant=_no_constant)


def _has_few_levels(body: bytes) -> bool:
    """Return whether there are too few brackets to nest too deep."""
    return body.count(b"{") + body.count(b"[") <= MAX_DEPTH


def _is_flat(value: dict[str, Any] | list[Any], levels: int) -> bool:
    if levels == 0:
        return False
    inner = value.values() if isinstance(value, dict) else value
    if _NESTING.isdisjoint(map(type, inner)):  # a row of a price list: ten thousand times
        return True
    return all(_is_flat(item, levels - 1) for item in inner if type(item) in _NESTING)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("duplicate key")
    return fields


def _no_constant(name: str) -> None:
    raise ValueError(name)


def text(value: object) -> str:
    """Return any value as one line of storable text, at most 500 characters; None is "".

    Half a surrogate pair parses as JSON and cannot be stored: it becomes "?".
    """
    plain = value if isinstance(value, str) else _written(value)
    if not plain.isprintable():  # nearly everything is, and this is asked of every field
        plain = _CONTROL.sub(" ", plain.encode("utf-8", "replace").decode("utf-8"))
    return plain.strip()[:MAX_TEXT]


def _written(value: object) -> str:
    if value is None:
        return ""
    return json.dumps(value)[: MAX_TEXT * 2] if isinstance(value, (dict, list)) else str(value)


rupiah = read_rupiah
"""Foreign data as rupiah, None where it is not: an odd field never blocks an outcome."""


def items(value: object) -> Sequence[tuple[str, object]]:
    """Return the fields of an object in its order, at most 1000; nothing for anything else."""
    if not isinstance(value, dict):
        return ()
    return [(text(key), field) for key, field in islice(value.items(), MAX_FACTS)]


def is_same_number(theirs: object, ours: str) -> bool:
    """Return whether an answer names our customer, in whatever shape the number comes back.

    Blanks, dots and dashes, small letters and 62812... for 0812... make no other customer of it,
    and neither do leading zeros that a JSON number cannot have. Zeros missing from a text do.
    """
    if type(theirs) is int and str(theirs) == ours.lstrip("0"):
        return True
    return _bare_number(text(theirs)) == _bare_number(ours)


def _bare_number(number: str) -> str:
    return _COUNTRY.sub("0", _SEPARATORS.sub("", number).casefold())


def face_value(name: str) -> int | None:
    """Return the face value in a product's name: 5000 for "Telkomsel 5.000", "5rb" and "5K".

    None where no such number stands in it; the last one counts.
    """
    found = _FACE_VALUE.match(name)
    if not found:
        return None
    digits, thousands = found.groups()
    value = int(digits.replace(".", "")) * (1000 if thousands else 1)
    return value if value >= SMALLEST_FACE else None
