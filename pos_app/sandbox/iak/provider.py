"""The IAK protocol, from the provider's side: its doors, and the format of its answers."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from pos_app.sandbox.exchange import Answer, Request
from pos_app.sandbox.iak import prepaid, xml
from pos_app.sandbox.iak.account import (
    API_KEY,
    PROVIDER,
    USERNAME,
    Data,
    Fields,
    Refusal,
    admit,
    text,
)
from pos_app.sandbox.iak.postpaid import Postpaid
from pos_app.sandbox.iak.prepaid import Prepaid
from pos_app.sandbox.iak.receipt import as_pdf, headed, labels
from pos_app.sandbox.iak.sheet import says
from pos_app.sandbox.ledger import Ledger


class Iak:
    """One customer's account with its two lines, bills and top-ups, and its one deposit."""

    name: Final = PROVIDER
    root: Final = "/iak/"

    def __init__(
        self,
        ledger: Ledger,
        past: Iterable[Mapping[str, Any]],
        *,
        now: Callable[[], datetime],
        settle: timedelta,
    ) -> None:
        ours = (line for line in past if line["path"].startswith(f"{self.root}postpaid/"))
        self._postpaid = Postpaid(ledger, ours, now=now, settle=settle)
        self._prepaid = Prepaid(ledger, now=now, settle=settle, taken=self._postpaid.knows)

    def describe(self, origin: str) -> dict[str, str]:
        """Return both addresses and the credentials of the one customer there is."""
        return {
            "postpaid_url": f"{origin}{self.root}postpaid",
            "prepaid_url": f"{origin}{self.root}prepaid",
            "username": USERNAME,
            "api_key": API_KEY,
        }

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:
        """Take the body apart; one that makes no sense has no fields."""
        is_xml = "xml" in headers.get("content-type", "").lower()
        fields = xml.read_xml(body) if is_xml else _object(body)
        texts = {name: value for name, value in fields.items() if isinstance(value, str)}
        ref = texts.get("ref_id") or self._postpaid.ref_of(fields.get("tr_id"))
        customer_no = texts.get("hp") or texts.get("customer_id")
        command = texts.get("commands") or _service(self._parts(path))
        media = xml.MEDIA if is_xml else "application/json"
        return Request(path, fields, command, ref, customer_no, media)

    def answer(self, request: Request) -> Answer:
        """Process a request; whatever comes of it, the HTTP status is 200."""
        match self._parts(request.path):
            case ["postpaid", "api", "v1", "download", tr_id, *raw]:
                return self._download(tr_id, raw=raw == ["1"])
            case ["postpaid", "api", "v1", "bill", "download", "custom"]:
                return self._custom_receipt(request)
            case ["prepaid", *parts]:
                return _in_the_format_of(request, self._top_ups(parts, request.fields))
            case parts:
                return _in_the_format_of(request, self._bills(parts, request.fields))

    def _parts(self, path: str) -> list[str]:
        return path.partition("?")[0].removeprefix(self.root).strip("/").split("/")

    def _bills(self, parts: list[str], fields: Fields) -> Answer:
        try:
            data = self._bill(parts, fields)
        except Refusal as refusal:
            data = refusal.data | says(refusal.rc)
        return Answer(200, {"data": data, "meta": []}, data.get("response_code"))

    def _bill(self, parts: list[str], fields: Fields) -> Data:
        match parts:
            case ["postpaid", "api", "v1", "bill", "check", *kind]:
                return self._postpaid.answer(fields, kind[0] if kind else None)
            case _:
                raise Refusal("117")

    def _top_ups(self, parts: list[str], fields: Fields) -> Answer:
        try:
            data = self._top_up(parts, fields)
        except Refusal as refusal:
            data = prepaid.refused(refusal.rc)
        return Answer(200, {"data": data}, data["rc"])

    def _top_up(self, parts: list[str], fields: Fields) -> Data:
        match parts:
            case ["api", service, *filters]:
                return self._prepaid.answer(service, filters, fields)
            case _:
                raise Refusal("117")

    def _download(self, tr_id: object, *, raw: bool, header: Data | None = None) -> Answer:
        try:
            receipt: Data = (header or {}) | labels(self._postpaid.paid(tr_id))
        except Refusal as refusal:
            # also for those who speak JSON: the one answer that ignores the request's format
            refused = says(refusal.rc)
            return Answer(200, refused, refusal.rc, xml.MEDIA, xml.as_xml)
        if raw:
            return Answer(200, receipt)
        return Answer(200, receipt, None, "application/pdf", as_pdf)

    def _custom_receipt(self, request: Request) -> Answer:
        try:
            header = _custom_header(request.fields)
        except Refusal as refusal:
            answer = Answer(200, {"data": says(refusal.rc), "meta": []}, refusal.rc)
            return _in_the_format_of(request, answer)
        raw = str(request.fields.get("raw")) == "1"
        return self._download(request.fields.get("tr_id"), raw=raw, header=header)


def _custom_header(fields: Fields) -> Data:
    if text(fields, "commands") != "receipt-custom":
        raise Refusal("101")
    admit(fields, "bc", "100")
    custom = fields.get("custom")
    header = custom.get("header") if isinstance(custom, Mapping) else None
    if not isinstance(header, Mapping):
        raise Refusal("107")
    return {"HEADER": headed(header)}


def _in_the_format_of(request: Request, answer: Answer) -> Answer:
    if request.media != xml.MEDIA:
        return answer
    return replace(answer, media=xml.MEDIA, encode=xml.as_xml)


def _service(parts: list[str]) -> str | None:
    match parts:
        case ["prepaid", "api", service, *_]:
            return service
        case _:
            return None


def _object(body: bytes) -> Data:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
