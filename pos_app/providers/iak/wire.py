"""IAK's two formats. What is sent decides the format of what comes back."""

import json
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from pos_app.domain.errors import NotUnderstoodError
from pos_app.providers.foreign import MAX_DEPTH, parse_object, text
from pos_app.providers.transport import JSON

XML = "application/xml"
ROOT = "mp"


def encode(fields: Mapping[str, object], media: str) -> bytes:
    """Return the fields of a request as a body of this media type."""
    if media == JSON:
        return json.dumps(fields).encode()
    return f'<?xml version="1.0" ?><{ROOT}>{_elements(fields)}</{ROOT}>'.encode()


def _elements(fields: Mapping[str, object]) -> str:
    return "".join(f"<{name}>{_content(value)}</{name}>" for name, value in fields.items())


def _content(value: object) -> str:
    return _elements(value) if isinstance(value, Mapping) else escape(str(value))


def decode(body: bytes) -> dict[str, Any]:
    """Return the object of an answer in either format, without the wrapper around it.

    Some errors come without the wrapper, and as XML to those who asked in JSON.
    Raises NotUnderstoodError("not-json") or ("no-data").
    """
    answer = _from_xml(body) if body.lstrip()[:1] == b"<" else parse_object(body)
    data = answer.get("data", answer)
    if not isinstance(data, dict):
        raise NotUnderstoodError("no-data")
    return data


def decode_rows(body: bytes, name: str) -> list[object] | None:
    """Return the rows of a price list, None where the answer is none. Raises NotUnderstoodError.

    They are `data` itself in older answers and `data.<name>` in newer ones.
    """
    answer = _from_xml(body) if body.lstrip()[:1] == b"<" else parse_object(body)
    data = answer.get("data")
    rows = data.get(name) if isinstance(data, dict) else data
    if isinstance(rows, dict):  # in XML a list of one cannot be told from its one row
        rows = [rows]
    return rows if isinstance(rows, list) else None


def _from_xml(body: bytes) -> dict[str, Any]:
    try:
        root = ElementTree.fromstring(body, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotUnderstoodError("not-json", type(error).__name__) from error
    value = _value(root, MAX_DEPTH) if root.tag == ROOT else None
    if not isinstance(value, dict):
        raise NotUnderstoodError("not-json", text(root.tag))
    return value


def _value(element: Any, levels: int) -> dict[str, Any] | str:
    """Return an element as an object, or its text; elements of one name become a list."""
    if len(element) == 0:
        return text(element.text)
    if levels == 0:
        raise NotUnderstoodError("not-json", "too deep")
    fields: dict[str, Any] = {}
    for child in element:
        value = _value(child, levels - 1)
        if child.tag not in fields:
            fields[child.tag] = value
        elif isinstance(fields[child.tag], list):
            fields[child.tag].append(value)
        else:
            fields[child.tag] = [fields[child.tag], value]
    return fields
