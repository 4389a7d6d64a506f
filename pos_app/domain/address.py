"""Addresses of providers: which are safe to send a key to, and where no money moves."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from pos_app.domain.errors import InputError

# Whole labels only: a tenant may be called "testimoni", and his money is real.
_PRACTICE = re.compile(
    r"localhost|127(\.\d+){3}|::1|(.*\.)?iak\.dev|(.*\.)?(test(postpaid|prepaid)?|sandbox)(-[^.]+)?\..*"
)


def is_loopback(url: str) -> bool:
    """Return whether a URL points at this very machine; raises ValueError for what is no URL."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_practice(url: str) -> bool:
    """Return whether an address is a sandbox by its name: no money moves there."""
    return bool(_PRACTICE.fullmatch(urlsplit(url).hostname or ""))


def account_at(username: str, url: str) -> str:
    """Return whose deposit pays: a name means nothing without the place where it is known."""
    return f"{username}@{urlsplit(url).hostname}"


def require_safe_url(url: str) -> None:
    """Raise InputError("url") for all but https, or http to this machine.

    A URL without a host or with a port that is none is no address at all.
    """
    try:
        where = urlsplit(url)
        is_address = bool(where.hostname) and where.port != 0
        is_safe = where.scheme == "https" or (where.scheme == "http" and is_loopback(url))
    except ValueError:
        is_address = is_safe = False
    if not (is_address and is_safe):
        raise InputError("url", url[:200])
