"""The IAK protocol, from the provider's side: its doors, and the format of its answers."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from pos_app.sandbox.exchange import Answer, Request
from pos_app.sandbox.iak_account import API_KEY, PROVIDER, USERNAME, Data, Refusal
from pos_app.sandbox.iak_postpaid import Postpaid
from pos_app.sandbox.iak_sheet import says
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

    def describe(self, origin: str) -> dict[str, str]:
        """Return both addresses and the credentials of the one customer there is."""
        return {
            "postpaid_url": f"{origin}{self.root}postpaid",
            "prepaid_url": f"{origin}{self.root}prepaid",
            "username": USERNAME,
            "api_key": API_KEY,
        }

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:  # noqa: ARG002
        """Take the body apart; one that makes no sense has no fields."""
        fields = _object(body)
        texts = {name: value for name, value in fields.items() if isinstance(value, str)}
        ref = texts.get("ref_id") or self._postpaid.ref_of(fields.get("tr_id"))
        return Request(path, fields, texts.get("commands"), ref, texts.get("hp"))

    def answer(self, request: Request) -> Answer:
        """Process a request; whatever comes of it, the HTTP status is 200."""
        try:
            data = self._bills(request)
        except Refusal as refusal:
            data = refusal.data | says(refusal.rc)
        return Answer(200, {"data": data, "meta": []}, data.get("response_code"))

    def _bills(self, request: Request) -> Data:
        match request.path.removeprefix(self.root).strip("/").split("/"):
            case ["postpaid", "api", "v1", "bill", "check", *kind]:
                return self._postpaid.answer(request.fields, kind[0] if kind else None)
            case _:
                raise Refusal("117")


def _object(body: bytes) -> Data:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
