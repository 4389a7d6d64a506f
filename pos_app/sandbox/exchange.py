"""What passes between the HTTP side of the sandbox and a provider's protocol."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


def as_json(body: Mapping[str, Any]) -> bytes:
    """Write an answer as JSON, in ASCII: a planted lone surrogate must arrive as it was written."""
    return json.dumps(body).encode()


@dataclass(frozen=True, slots=True)
class Request:
    """A request as its protocol read it; `fields` is empty where the body made no sense.

    `media` is the format it came in, for a protocol that answers in the same one.
    """

    path: str
    fields: Mapping[str, Any]
    command: str | None = None
    ref: str | None = None
    customer_no: str | None = None
    media: str = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """A provider's answer: the HTTP status, the body, and the response code in it, if any.

    `encode` writes the body in the format `media`; until then a fault may still spoil it: what it
    merges is laid over the part called `core`, or over the whole where there is none.
    """

    status: int
    body: Mapping[str, Any]
    rc: str | None = None
    media: str = "application/json"
    encode: Callable[[Mapping[str, Any]], bytes] = as_json
    core: str | None = "data"


class Provider(Protocol):
    """One protocol: it answers every path that begins with `root`."""

    @property
    def name(self) -> str:
        """The name it goes by in the ledger and in `Sandbox.describe`."""

    @property
    def root(self) -> str:
        """The beginning of all of its paths, with a slash at both ends."""

    def describe(self, origin: str) -> dict[str, str]:
        """Return what a client needs to be let in."""

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Request:
        """Make out what is asked; never raises. The names of `headers` are in lower case."""

    def answer(self, request: Request) -> Answer:
        """Process a request; all money it moves is in the ledger when this returns."""
