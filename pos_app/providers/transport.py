"""One request, one fresh connection, one deadline for all of it, and never a second try.

httpx has no total timeout and follows what the environment says; here a clock runs over every
single read, nothing is taken from the environment, and the size is capped.
"""

import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache

import httpcore
import httpx

from pos_app.domain.address import require_safe_url
from pos_app.domain.errors import NotSentError
from pos_app.services.ports import Reply

MAX_BODY = 1_000_000
MAX_LIST = 8_000_000
"""Bytes of an answer, and of a price list: ten thousand rows are about three million."""
CONNECT_SECONDS = 10.0

JSON = "application/json"


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def trusted_authorities() -> int:
    """Return how many authorities may vouch for a provider; raises OSError if none can be read."""
    return _tls().cert_store_stats()["x509_ca"]


def post(
    url: str,
    body: bytes,
    *,
    seconds: float,
    media: str = JSON,
    authorization: str = "",
    limit: int = MAX_BODY,
) -> Reply:
    """Send a body of a media type and return what came back, whole or cut off.

    Blocks up to `seconds`. `authorization` is the value of the header of that name; an answer of
    more than `limit` bytes is cut off.

    A connection that breaks after it stood gives a Reply whose `fault` names the break: then
    nobody knows what the other side has done. Redirects are answers, not orders.
    Raises NotSentError when there never was a connection.
    """
    headers = {"Content-Type": media, "Accept-Encoding": "identity"}
    if authorization:
        headers["Authorization"] = authorization
    return _exchange("POST", url, body, seconds, headers, limit)


def get(url: str, *, seconds: float, limit: int = MAX_BODY) -> Reply:
    """Fetch a document; see `post`."""
    return _exchange("GET", url, b"", seconds, {"Accept-Encoding": "identity"}, limit)


def _exchange(
    method: str, url: str, body: bytes, seconds: float, headers: dict[str, str], limit: int
) -> Reply:
    require_safe_url(url)
    # A context that trusts nobody is enough, and free, where there is no TLS.
    context = _tls() if url.startswith("https:") else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    transport = _FreshTransport(context, time.monotonic() + seconds)
    timeout = httpx.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS))
    received = bytearray()
    status = 0
    try:
        with (
            httpx.Client(transport=transport, timeout=timeout, trust_env=False) as client,
            client.stream(method, url, content=body, headers=headers) as response,
        ):
            status = response.status_code
            for chunk in response.iter_raw():
                received += chunk
                if len(received) > limit:
                    return Reply(status=status, body=bytes(received[:limit]), fault="too-large")
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise NotSentError("no-connection", type(error).__name__) from error
    except Exception as error:  # noqa: BLE001  whatever it was, the request may have arrived
        return Reply(status=status, body=bytes(received), fault=type(error).__name__)
    return Reply(status=status, body=bytes(received))


class _FreshTransport(httpx.HTTPTransport):
    """A transport for one request, whose network obeys the deadline."""

    def __init__(self, context: ssl.SSLContext, deadline: float) -> None:
        super().__init__(verify=context)
        # httpx offers no way to hand its pool a network; a test drips headers to see it obeyed.
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_DeadlineBackend(deadline),
        )


class _DeadlineBackend(httpcore.NetworkBackend):
    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Try every address of the host, all of them within the one time."""
        until = self._deadline if timeout is None else time.monotonic() + timeout
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in _addresses(host, port):
            left = until - time.monotonic()
            if left <= 0:
                raise httpcore.ConnectTimeout("no address answered in time")
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _DeadlineStream(stream, self._deadline)
        raise failed


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore.ConnectError(str(error)) from error
    return [str(where[0]) for *_, where in found]


class _DeadlineStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout, httpcore.WriteTimeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._left(timeout, httpcore.ConnectTimeout)
        stream = self._inner.start_tls(ssl_context, server_hostname, left)
        return _DeadlineStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)

    def close(self) -> None:
        self._inner.close()

    def _left(self, timeout: float | None, late: type[Exception]) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise late("the deadline has passed")
        return left if timeout is None else min(left, timeout)
