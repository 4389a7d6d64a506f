"""What passes between the HTTP side of the sandbox and a provider's protocol."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """A request as its protocol read it; `fields` is empty where the body made no sense."""

    path: str
    fields: Mapping[str, Any]
    command: str | None = None
    ref: str | None = None
    customer_no: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A provider's answer: the HTTP status, the JSON body, and the response code in it, if any."""

    status: int
    body: Mapping[str, Any]
    rc: str | None = None


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

    def read(self, path: str, body: bytes) -> Request:
        """Make out what is asked; never raises."""

    def answer(self, request: Request) -> Answer:
        """Process a request; all money it moves is in the ledger when this returns."""
