"""IAK: requests and answers as XML, which is the JSON without its wrapper."""

from collections.abc import Mapping
from typing import Any, Final
from xml.etree import ElementTree as ET

from pos_app.sandbox.iak.account import Data

MEDIA: Final = "application/xml"
_ROOT: Final = "mp"
_HEAD: Final = b'<?xml version="1.0"?>\n'
# in the XML samples of these products the biller's reference has another name
_NO_REF: Final = frozenset(("PLNPOSTPAID", "TELKOMPSTN"))


def read_xml(body: bytes) -> Data:
    """Take a request apart; one that makes no sense, or that declares entities, has no fields."""
    try:
        written = body.decode()
        if "<!DOCTYPE" in written or "<!ENTITY" in written:
            return {}
        # no document type, no entities: nothing is left that could blow up or reach for a file
        root = ET.fromstring(written)  # noqa: S314
        return _fields(root) if root.tag == _ROOT else {}
    except (ET.ParseError, ValueError, RecursionError):
        return {}


def as_xml(body: Mapping[str, Any]) -> bytes:
    """Write an answer as XML; only the price list keeps the wrapper it has in JSON."""
    data = body.get("data", body)
    wrapped = isinstance(data, Mapping) and ("pasca" in data or "pricelist" in data)
    root = ET.Element(_ROOT)
    _fill(root, body if wrapped else _renamed(data))
    ET.indent(root)
    return _HEAD + ET.tostring(root)


def _fields(element: ET.Element) -> Data:
    fields: Data = {child.tag: _fields(child) if len(child) else child.text for child in element}
    if isinstance(fields.get("amount"), str) and fields["amount"].isascii():
        # everything is text in XML; this is the one field that has to be a number
        fields["amount"] = int(fields["amount"])
    return fields


def _renamed(data: Any) -> Any:
    if isinstance(data, Mapping) and data.get("code") in _NO_REF:
        return {"no_ref" if name == "noref" else name: value for name, value in data.items()}
    return data


def _fill(element: ET.Element, value: Any) -> None:
    if isinstance(value, Mapping):
        for name, part in value.items():
            # a list is its elements one after another; of none there is one that is empty
            parts = (part or [""]) if isinstance(part, list) else [part]
            for each in parts:
                _fill(ET.SubElement(element, name), each)
    elif value is not None:
        element.text = str(value)
