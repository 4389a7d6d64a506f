"""A release of this program as its maker announces it: what the signed bytes say, read strictly.

A manifest is one line with a signature, then the bytes that are signed: a JSON object with sorted
keys, no spaces and ASCII only, so that a release has one spelling. Nothing is read before the
signature holds.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pos_app.domain.address import require_safe_url
from pos_app.domain.errors import InputError, RuleError

PRODUCT = "pos-app"
LANGUAGES = ("en", "id")

MAX_MANIFEST = 64_000
"""Bytes of a manifest, its signature too."""

CONTEXT = b"pos-app release manifest 1\n"
"""Stands before what is signed, so that no signature of anything else holds here."""

_MAX_SERIAL, _MAX_SIZE = 2**31, 2_000_000_000
_VERSION = re.compile(r"(?:0|[1-9][0-9]{0,3})(?:\.(?:0|[1-9][0-9]{0,3})){2}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"[!-~]{1,500}")
# Lines of signs that can be seen: none that turn the direction of reading.
_NEWS = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]{1,4000}")


class Download(NamedTuple):
    """The file of a release: its name, where it is, its bytes and their SHA-256 in hex."""

    name: str
    url: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release. `serial` grows with every manifest; none counts after the day `until`.

    `news` says what is new, by language.
    """

    product: str
    serial: int
    version: str
    day: date
    until: date
    news: Mapping[str, str]
    download: Download


def write_release(release: Release) -> bytes:
    """Return the only spelling of a release, to be signed."""
    fields = {
        "date": release.day.isoformat(),
        "file": release.download._asdict(),
        "news": dict(release.news),
        "product": release.product,
        "serial": release.serial,
        "until": release.until.isoformat(),
        "version": release.version,
    }
    return _spelled(fields)


def read_release(signed: bytes) -> Release:
    """Return what signed bytes announce; raises InputError("update-garbled").

    Whatever is unknown, missing, doubled or written otherwise than `write_release` does is refused.
    """
    try:
        release = _release(json.loads(signed))
        require_safe_url(release.download.url)
        is_spelled = write_release(release) == signed
    except (ValueError, TypeError, KeyError, RecursionError, InputError) as error:
        raise InputError("update-garbled", type(error).__name__) from error
    if not is_spelled:
        raise InputError("update-garbled", "spelling")
    return release


def require_current(release: Release, *, seen: int, today: date) -> None:
    """Raise RuleError unless a release is of this program and its manifest still counts.

    `seen` is the highest serial so far. "update-product", "update-expired", "update-rollback".
    """
    if release.product != PRODUCT:
        raise RuleError("update-product", release.product)
    if today > release.until:
        raise RuleError("update-expired", release.until.isoformat())
    if release.serial < seen:
        raise RuleError("update-rollback", release.version)


def require_newer(version: str, *, than: str) -> None:
    """Raise RuleError "update-same" or "update-older" unless a version is newer than another."""
    if version == than:
        raise RuleError("update-same", than)
    if version_parts(version) < version_parts(than):
        raise RuleError("update-older", version)


def version_parts(version: str) -> tuple[int, ...]:
    """Return a version such as "0.10.2" as numbers that can be compared."""
    return tuple(int(part) for part in version.split("."))


def _release(fields: Any) -> Release:
    return Release(
        product=_text(fields["product"], _NAME),
        serial=_number(fields["serial"], _MAX_SERIAL),
        version=_text(fields["version"], _VERSION),
        day=_day(fields["date"]),
        until=_day(fields["until"]),
        news={language: _news(fields["news"][language]) for language in LANGUAGES},
        download=Download(
            name=_text(fields["file"]["name"], _NAME),
            url=_text(fields["file"]["url"], _URL),
            size=_number(fields["file"]["size"], _MAX_SIZE),
            sha256=_text(fields["file"]["sha256"], _DIGEST),
        ),
    )


def _spelled(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def _text(value: Any, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(value):  # a TypeError for what is no text
        raise ValueError(pattern.pattern)
    return str(value)


def _number(value: Any, most: int) -> int:
    if type(value) is not int or not 0 < value <= most:
        raise ValueError(value)
    return value


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value, _DATE))


def _news(value: Any) -> str:
    news = _text(value, _NEWS)
    news.encode("utf-8")  # half of a pair of signs cannot be shown
    return news
