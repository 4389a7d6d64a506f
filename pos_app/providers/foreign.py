"""Reading what others send: strict JSON, plain text, rupiah. Nothing here trusts its input."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pos_app.domain.errors import InputError, NotUnderstoodError
from pos_app.domain.money import parse_rupiah

MAX_TEXT = 500
MAX_FACTS = 1000
MAX_DEPTH = 20
SMALLEST_FACE = 1000
_FACE_VALUE = re.compile(
    r"(?<![0-9.])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,8})\s?(rb|ribu|k)?(?![0-9a-z])",
    re.ASCII | re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def parse_object(body: bytes) -> dict[str, Any]:
    """Return a JSON object; raises NotUnderstoodError("not-json").

    Duplicate keys, NaN, Infinity and anything nested too deep are refused: two readers could
    understand them differently.
    """
    try:
        value = json.loads(body, object_pairs_hook=_unique, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise NotUnderstoodError("not-json", type(error).__name__) from error
    if not isinstance(value, dict) or not _is_flat(value, MAX_DEPTH):
        raise NotUnderstoodError("not-json", type(value).__name__)
    return value


def _is_flat(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(inner, Iterable) or isinstance(inner, str):
        return True
    return levels > 0 and all(_is_flat(item, levels - 1) for item in inner)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("duplicate key")
    return dict(pairs)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def text(value: object) -> str:
    """Return any value as one line of storable text, at most 500 characters; None is "".

    Half a surrogate pair parses as JSON and cannot be stored: it becomes "?".
    """
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        value = json.dumps(value)[: MAX_TEXT * 2]
    plain = str(value).encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub(" ", plain).strip()[:MAX_TEXT]


def rupiah(value: object) -> int | None:
    """Return foreign data as rupiah, None where it is not: an odd field never blocks an outcome."""
    try:
        return parse_rupiah(value)
    except InputError:
        return None


def items(value: object) -> Sequence[tuple[str, object]]:
    """Return the fields of an object in its order, at most 1000; nothing for anything else."""
    if not isinstance(value, Mapping):
        return ()
    return [(text(key), field) for key, field in value.items()][:MAX_FACTS]


def face_value(name: str) -> int | None:
    """Return the face value in a product's name: 5000 for "Telkomsel 5.000", "5rb" and "5K".

    None where no such number stands in it; the last one counts.
    """
    found = _FACE_VALUE.findall(name)
    if not found:
        return None
    digits, thousands = found[-1]
    value = int(digits.replace(".", "")) * (1000 if thousands else 1)
    return value if value >= SMALLEST_FACE else None
