"""IAK: the one customer it has, his signatures, and how it says no."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, Final

# the provider's usernames are telephone numbers: whoever keeps this as a number loses the zero
USERNAME: Final = "081234567890"
API_KEY: Final = "sandbox-not-a-secret"
PROVIDER: Final = "iak"

_WIB: Final = timezone(timedelta(hours=7))

Fields = Mapping[str, Any]
Data = dict[str, Any]


class Refusal(Exception):  # noqa: N818 - an answer of the protocol, not an error of ours
    """The provider says no, with a response code and whatever else belongs into the answer."""

    def __init__(self, rc: str, **data: Any) -> None:
        super().__init__(rc)
        self.rc = rc
        self.data = data


def text(fields: Fields, name: str) -> str:
    """Return a field that has to be there as text."""
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        raise Refusal("107")
    return value


def admit(fields: Fields, suffix: str, otherwise: str) -> None:
    """Let in who signed `suffix`; refuse all others with the code `otherwise`."""
    username, sign = text(fields, "username"), text(fields, "sign")
    # a lone surrogate cannot be signed: it becomes a question mark, and the signature is wrong
    signed = f"{USERNAME}{API_KEY}{suffix}".encode(errors="replace")
    if (username, sign) != (USERNAME, hashlib.md5(signed, usedforsecurity=False).hexdigest()):
        raise Refusal(otherwise)


def in_jakarta(at: datetime) -> datetime:
    """Return the time the provider's clocks show."""
    return at.astimezone(_WIB)
