"""Makes recorded answers wrong: their bytes, their structure, their types, their JSON and XML."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from tests.contract.suite import Fields

TEXTS = [
    "",
    " ",
    "0",
    "00",
    "0000",
    "1",
    "-1",
    "1.5",
    "1e9",
    "NaN",
    "null",
    "Sukses",
    "Success",
    "S",
]
ODDER = [
    "\ud800",
    "BUDI \udfff",
    "A\x00B",
    "\u202e",
    "٣٤",
    "x" * 600,
    "<mp/>",
    "&amp;",
    "=1+1",
    "\n",
]
NUMBERS = [0, 1, -1, 2, 2**70, 10**12, 0.5, 1e300, True, False, None]
NESTED: list[Any] = [[], {}, [[]], {"a": {"b": [1]}}, ["00"], [None]]
NAMES = ["ref_id", "rq_uuid", "order_id", "hp", "code", "customer_no", "customer_id", "tr_id", "rc"]
MORE = ["product_code", "status", "response_code", "error_code", "error_desc", "message", "sn"]
SUMS = ["price", "selling_price", "nominal", "admin", "amount", "desc", "data", "name", "tr_name"]

Change = Callable[[Random, Fields], None]
Spoil = Callable[[Random, bytes], bytes]


def garbled(rng: Random, fields: Fields, write: Callable[[Fields], bytes]) -> bytes:
    """Return an answer with one to four things wrong with it."""
    fields = deepcopy(fields)
    for _ in range(rng.randint(0, 3)):
        rng.choice(CHANGES)(rng, _place(rng, fields))
    body = write(fields)
    texts = XML_SPOILS if body.startswith(b"<") else JSON_SPOILS
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        body = rng.choice(rng.choice((BYTE_SPOILS, texts)))(rng, body)
    return body


def _place(rng: Random, fields: Fields) -> Fields:
    """Return the fields, or at times an object deep within them."""
    while rng.random() < 0.25:
        values = [one for value in fields.values() for one in _objects(value)]
        if not values:
            break
        fields = rng.choice(values)
    return fields


def _objects(value: object) -> list[Fields]:
    inner = value if isinstance(value, list) else [value]
    return [one for one in inner if isinstance(one, dict) and one]


# -- structure and types --------------------------------------------------------------------------


def _name(rng: Random, fields: Fields) -> str:
    return rng.choice([*fields, *fields, *NAMES, *MORE, *SUMS])


def _value(rng: Random) -> Any:
    kind = rng.choice((TEXTS, ODDER, NUMBERS, NESTED))
    return deepcopy(rng.choice(kind))


def _gone(rng: Random, fields: Fields) -> None:
    fields.pop(_name(rng, fields), None)


def _another(rng: Random, fields: Fields) -> None:
    fields[_name(rng, fields)] = _value(rng)


def _exchanged(rng: Random, fields: Fields) -> None:
    one, other = _name(rng, fields), _name(rng, fields)
    fields[one], fields[other] = fields.get(other), fields.get(one)


def _wrapped(rng: Random, fields: Fields) -> None:
    name = _name(rng, fields)
    value = fields.get(name)
    fields[name] = rng.choice(([value], {name: value}, [value, value]))


def _renamed(rng: Random, fields: Fields) -> None:
    name = _name(rng, fields)
    fields[rng.choice((name.upper(), f" {name}", f"{name}\ud800", f"{name}_"))] = fields.pop(
        name, ""
    )


def _retyped(rng: Random, fields: Fields) -> None:
    """Let a number be a text, a text a number, and either of them not quite itself."""
    name = _name(rng, fields)
    value = fields.get(name)
    if isinstance(value, str) and value.isdecimal():
        fields[name] = rng.choice((int(value), float(value), f" {value}\t", f"0{value}"))
    elif isinstance(value, int):
        fields[name] = rng.choice(
            (str(value), float(value), value + 0.5, f"{value}.0", f"+{value}")
        )
    else:
        fields[name] = rng.choice((str(value), f"{value}\x00", f" {value} ", None))


def _near_miss(rng: Random, fields: Fields) -> None:
    """Change one character of a field: another customer, ref, code, price."""
    name = _name(rng, fields)
    said = str(fields.get(name, ""))
    if said:
        at = rng.randrange(len(said))
        other = rng.choice("0123456789aZ")
        fields[name] = rng.choice((said[:at] + other + said[at + 1 :], said[:at] + said[at + 1 :]))


def _grown(rng: Random, fields: Fields) -> None:
    fields |= {f"more{number}": _value(rng) for number in range(rng.choice((3, 40)))}


CHANGES: list[Change] = [
    *(_gone, _another, _another, _exchanged, _wrapped, _renamed, _retyped, _retyped),
    *(_near_miss, _near_miss, _grown),
]

# -- bytes ----------------------------------------------------------------------------------------


def _flipped(rng: Random, body: bytes) -> bytes:
    at = rng.randrange(len(body) + 1)
    return body[:at] + bytes([rng.randrange(256)]) + body[at + 1 :]


def _cut_out(rng: Random, body: bytes) -> bytes:
    at = rng.randrange(len(body) + 1)
    return body[:at] + body[at + rng.randint(1, 24) :]


def _doubled(rng: Random, body: bytes) -> bytes:
    at, there = rng.randrange(len(body) + 1), rng.randrange(len(body) + 1)
    return body[:there] + body[at : at + rng.randint(1, 24)] + body[there:]


def _ended(rng: Random, body: bytes) -> bytes:
    return body[: rng.randrange(len(body) + 1)]


def _coded(rng: Random, body: bytes) -> bytes:
    text = body.decode("utf-8", "replace")
    return rng.choice((b"\xef\xbb\xbf" + body, text.encode("utf-16"), text.encode("utf-32-le")))


def _noise(rng: Random, body: bytes) -> bytes:
    return rng.randbytes(rng.randrange(60))


BYTE_SPOILS: list[Spoil] = [
    _flipped,
    _flipped,
    _cut_out,
    _cut_out,
    _doubled,
    _ended,
    _coded,
    _noise,
]

# -- JSON as text ---------------------------------------------------------------------------------

_MEMBER = re.compile(rb'"(\w+)": ("[^"\\]*"|[0-9]+)')


def _said_twice(rng: Random, body: bytes) -> bytes:
    """Say a field a second time, its name perhaps in escapes."""
    members = list(_MEMBER.finditer(body))
    if not members:
        return body
    member = rng.choice(members)
    name = member[1].decode()
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in name) if rng.random() < 0.5 else name
    again = f'"{escaped}": {json.dumps(_value(rng))}, '.encode()
    at = rng.choice((member.start(), member.start(), 1))
    return body[:at] + again + body[at:]


def _not_json(rng: Random, body: bytes) -> bytes:
    old, new = rng.choice(
        (
            (b'"', b"'"),
            (b", ", b",, "),
            (b"}", b",}"),
            (b": ", b": /* */ "),
            (b'": "', b'": NaN, "x": "'),
            (b'": "', b'": -Infinity, "y": "'),
            (b"0", b"00"),
        )
    )
    return body.replace(old, new, rng.choice((1, -1)))


def _enclosed(rng: Random, body: bytes) -> bytes:
    before, after = rng.choice(
        (
            (b"[", b"]"),
            (b'{"data": ', b"}"),
            (b"", body),
            (b"<html>", b"</html>"),
            (b")]}',\n", b""),
            (b'{"a":' * 40, b"}" * 40),
            (b"[" * 3000, b"]" * 3000),
        )
    )
    return before + body + after


def _escaped(rng: Random, body: bytes) -> bytes:
    """Write a letter as an escape; half a surrogate pair is one that nobody can store."""
    at = body.find(b': "', rng.randrange(len(body) + 1))
    letter = rng.choice((b"\\ud800", b"\\u0000", b"\\u0030", b"\\/", b"\\x", b"\\ud83d\\ude00"))
    return body if at < 0 else body[: at + 3] + letter + body[at + 3 :]


JSON_SPOILS: list[Spoil] = [_said_twice, _said_twice, _not_json, _enclosed, _escaped, _escaped]

# -- XML as text ----------------------------------------------------------------------------------

_ELEMENT = re.compile(rb"<(\w+)>([^<]*)</\1>")


def _element_spoiled(rng: Random, body: bytes) -> bytes:
    elements = list(_ELEMENT.finditer(body))
    if not elements:
        return body
    element = rng.choice(elements)
    tag, said = element[1], element[2]
    whole = element[0]
    numbers = b"".join(b"&#%d;" % byte for byte in said)
    spoiled = rng.choice(
        (
            whole + whole,
            whole + b"<%s>37</%s>" % (tag, tag),
            b"<%s><![CDATA[%s]]></%s>" % (tag, said, tag),
            b"<%s>%s<!-- 37 -->%s</%s>" % (tag, said[:1], said[1:], tag),
            b"<%s>%s<b/>%s</%s>" % (tag, said[:1], said[1:], tag),
            b"<%s>%s<?p i?>%s</%s>" % (tag, said[:1], said[1:], tag),
            b'<%s nil="true">%s</%s>' % (tag, said, tag),
            b'<x:%s xmlns:x="urn:x">%s</x:%s>' % (tag, said, tag),
            b"<%s>%s</%s>" % (tag, numbers, tag),
            b"<%s>&#0;%s</%s>" % (tag, said, tag),
            b"<%s>&#xD800;%s</%s>" % (tag, said, tag),
            b"<%s>%s" % (tag, said),
            b"<%s/>" % tag,
        )
    )
    return body[: element.start()] + spoiled + body[element.end() :]


def _document_spoiled(rng: Random, body: bytes) -> bytes:
    old, new = rng.choice(
        (
            (b"<mp>", b'<!DOCTYPE mp [<!ENTITY a "00">]><mp>'),
            (b"<mp>", b'<!DOCTYPE mp SYSTEM "http://127.0.0.1/x"><mp>'),
            (b"<mp>", b"<mp><mp>"),
            (b"mp>", b"html>"),
            (b"<mp>", b'<mp xmlns="urn:x">'),
            (b"<mp>", b"<mp><a>" + b"<b>" * 30 + b"</b>" * 30 + b"</a>"),
            (b'<?xml version="1.0"?>', b'<?xml version="1.0" encoding="utf-16"?>'),
            (b'<?xml version="1.0"?>', b'<?xml version="1.0" encoding="x-none"?>'),
            (b'<?xml version="1.0"?>', b' <?xml version="1.0"?>'),
            (b"</mp>", b"</mp><mp/>"),
            (b"</mp>", b"</mp>{}"),
        )
    )
    return body.replace(old, new)


XML_SPOILS: list[Spoil] = [_element_spoiled, _element_spoiled, _element_spoiled, _document_spoiled]
