"""Where a request goes once it is read off the wire: which provider, which fault, which log."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from pos_app.sandbox.exchange import Answer, Provider, Request
from pos_app.sandbox.faults import Fault, Faults
from pos_app.sandbox.jsonl import JsonLines

# the log is read by many, and nothing reads these in it
_SECRETS: Final = frozenset(("sign", "signature", "password"))


def utc_now() -> datetime:
    """Return the time of day, in UTC."""
    return datetime.now(UTC)


class Desk:
    """The providers behind one counter; requests are processed strictly one after another."""

    def __init__(
        self,
        providers: Sequence[Provider],
        faults: Faults,
        requests: JsonLines,
        now: Callable[[], datetime],
    ) -> None:
        self._providers = providers
        self._faults = faults
        self._requests = requests
        self._now = now
        self._turn = threading.Lock()

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:
        """Make out what is asked, in the words of the provider whose path it is."""
        provider = self._provider(path)
        return provider.read(path, headers, body) if provider else Request(path, {})

    def strike(self, request: Request) -> Fault:
        """Return what is to go wrong with a request."""
        return self._faults.strike(request)

    def answer(self, request: Request) -> Answer:
        """Process a request; what it moves is in the ledger when this returns."""
        provider = self._provider(request.path)
        if provider is None:
            return Answer(404, {"message": f"no such path: {request.path}"})
        with self._turn:
            return provider.answer(request)

    def note(self, request: Request, answer: Answer | None, fault: Fault) -> None:
        """Log that a request came, before its answer goes out."""
        line = {
            "at": self._now().isoformat(timespec="milliseconds"),
            "monotonic": time.monotonic(),
            "path": request.path,
            "command": request.command,
            "ref": request.ref,
            "customer_no": request.customer_no,
            "rc": answer.rc if answer else None,
            "fault": fault.do or None,
            "fields": {n: value for n, value in request.fields.items() if n not in _SECRETS},
        }
        self._requests.append(line, durable=False)

    def _provider(self, path: str) -> Provider | None:
        return next((known for known in self._providers if path.startswith(known.root)), None)
