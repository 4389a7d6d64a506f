"""The transport over real sockets: what is proven unsent, and what is not."""

import json
import socket
import ssl
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.address import is_loopback
from pos_app.domain.errors import InputError, NotSentError
from pos_app.providers.digiswitch import Digiswitch
from pos_app.providers.transport import MAX_BODY, post
from pos_app.services.ports import Command, Order

SECONDS = 1.0
Behaviour = Callable[[socket.socket], None]


@contextmanager
def server(behave: Behaviour) -> Iterator[str]:
    """Accept one connection on loopback and misbehave on it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def serve() -> None:
            try:
                connection, _ = listener.accept()
                with connection:
                    behave(connection)
            except OSError:
                pass

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x"
        listener.close()
        with closing(socket.socket()) as nudge:
            nudge.settimeout(0.1)
            nudge.connect_ex(("127.0.0.1", 1))
        thread.join(10)


def asked(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    return received


def says(*parts: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        asked(connection)
        for part in parts:
            connection.sendall(part)

    return behave


def resets(connection: socket.socket) -> None:
    asked(connection)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def hangs(connection: socket.socket) -> None:
    asked(connection)
    connection.recv(1)


def drips(head: bytes, drop: bytes) -> Behaviour:
    def behave(connection: socket.socket) -> None:
        asked(connection)
        connection.sendall(head)
        stop = time.monotonic() + 20 * SECONDS
        while time.monotonic() < stop:
            connection.sendall(drop)
            threading.Event().wait(0.05)

    return behave


def endless(connection: socket.socket) -> None:
    asked(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65536)


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


def test_a_whole_answer_comes_back_byte_for_byte() -> None:
    with server(says(OK)) as url:
        reply = post(url, b"{}", seconds=SECONDS)
    assert (reply.status, reply.body, reply.fault) == (200, b"{}", "")


def test_a_closed_port_is_proof_that_nothing_was_sent() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(NotSentError, match="no-connection"):
        post(f"http://127.0.0.1:{port}/", b"{}", seconds=SECONDS)


@pytest.mark.parametrize(
    ("behave", "status"),
    [
        (lambda connection: None, 0),
        (says(), 0),
        (resets, 0),
        (hangs, 0),
        (says(b"garbage\r\n\r\n"), 0),
        (says(b"HTTP/1.1 200 OK\r\nContent-Le"), 0),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"), 200),
        (says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"), 200),
        (says(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"), 0),
        (says(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000), 0),
        (drips(b"HTTP/1.1 200 OK\r\nX: ", b"y"), 0),
        (drips(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"y"), 200),
    ],
    ids=[
        "closed-at-once",
        "closed-after-reading",
        "reset",
        "hang",
        "garbage",
        "half-headers",
        "short-body",
        "bad-chunk",
        "bad-length",
        "huge-header",
        "dripping-headers",
        "dripping-body",
    ],
)
def test_a_connection_that_breaks_leaves_doubt_and_ends_in_time(
    behave: Behaviour, status: int
) -> None:
    begun = time.monotonic()
    with server(behave) as url:
        reply = post(url, b"{}", seconds=SECONDS)
        took = time.monotonic() - begun
    assert reply.fault
    assert reply.status == status
    assert took < SECONDS + 0.5


def test_an_endless_answer_is_capped() -> None:
    with server(endless) as url:
        reply = post(url, b"{}", seconds=5 * SECONDS)
    assert (reply.fault, len(reply.body)) == ("too-large", MAX_BODY)


def test_a_redirect_is_an_answer_and_not_followed() -> None:
    with server(
        says(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
    ) as url:
        reply = post(url, b"{}", seconds=SECONDS)
    assert (reply.status, reply.fault) == (302, "")


def test_compression_that_nobody_asked_for_is_not_unpacked() -> None:
    body = b"\x1f\x8b not really"
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    with server(says(head + body)) as url:
        assert post(url, b"{}", seconds=SECONDS).body == body


def test_nothing_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with server(says(OK)) as url:
        assert post(url, b"{}", seconds=SECONDS).status == 200


@pytest.mark.parametrize(
    "url", ["http://example.invalid/", "http://192.0.2.1/", "ftp://127.0.0.1/"]
)
def test_plain_http_to_anybody_else_sends_nothing(url: str) -> None:
    with pytest.raises(InputError, match="url"):
        post(url, b"{}", seconds=SECONDS)


def test_loopback_is_told_from_everything_else() -> None:
    assert all(map(is_loopback, ("http://127.0.0.1/", "http://[::1]:80/", "http://localhost/")))
    assert not any(map(is_loopback, ("http://127.0.0.1.example/", "https://example/", "")))


def test_a_certificate_that_nobody_vouches_for_sends_nothing() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("samples") / "vouched-for-by-nobody.pem")
    received: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            received.append(secure.recv(100))

    with (
        server(behave) as url,
        pytest.raises(NotSentError, match="no-connection"),
    ):
        post(url.replace("http:", "https:"), b"secret", seconds=5 * SECONDS)
    assert b"".join(received) == b""


@pytest.mark.parametrize(
    ("suffix", "sign"),
    [
        ("some1d", "167a0575b2ae4480e52b8a800b6b00e6"),
        ("ref1", "485107ec950dfee6cbca9283ef4df0d6"),
    ],
)
def test_the_signature_on_the_wire_is_the_documented_one(suffix: str, sign: str) -> None:
    """Vectors: md5("username" + "apiKey" + suffix), computed from the documented formula."""
    heard: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        received = asked(connection)
        while not received.rstrip().endswith(b"}"):
            received += connection.recv(65536)
        heard.append(received)
        connection.sendall(OK)

    with server(behave) as url:
        provider = Digiswitch(
            url=url.removesuffix("/x"),
            username="username",
            key=lambda: "apiKey",
            testing=False,
            check_gap=60,
            seconds=SECONDS,
        )
        provider.send(Command.PAY, Order(ref=suffix, code="pln", customer_no="5", extras={}))
    head, _, body = heard[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /transaction HTTP/1.1")
    assert b"apiKey" not in heard[0]
    assert json.loads(body) == {
        "username": "username",
        "command": "pay-pasca",
        "code": "pln",
        "customer_no": "5",
        "ref_id": suffix,
        "sign": sign,
    }


# -- never a second try -------------------------------------------------------------------------


@contextmanager
def counting(behave: Behaviour) -> Iterator[tuple[str, list[int]]]:
    """Accept every connection, misbehave on each, and count them."""
    accepted: list[int] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                    accepted.append(connection.fileno())
                    with connection:
                        behave(connection)
                except OSError:
                    return

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/x", accepted
        # Only a shutdown wakes the thread that waits in accept.
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)
        assert not thread.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="shutdown wakes an accept on Linux only")
@pytest.mark.parametrize(
    "behave",
    [
        lambda connection: None,
        says(),
        resets,
        says(b"garbage\r\n\r\n"),
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"),
        says(b"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"),
        says(b"HTTP/1.1 307 Again\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"),
    ],
    ids=["closed-at-once", "closed", "reset", "garbage", "short", "busy", "redirected-to-itself"],
)
def test_whatever_comes_back_a_request_goes_out_once(behave: Behaviour) -> None:
    with counting(behave) as (url, accepted):
        post(url, b"{}", seconds=SECONDS)
        assert len(accepted) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="shutdown wakes an accept on Linux only")
def test_no_connection_is_ever_used_twice() -> None:
    kept_alive = b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}"
    with counting(says(kept_alive)) as (url, accepted):
        for _ in range(3):
            assert post(url, b"{}", seconds=SECONDS).status == 200
        assert len(accepted) == 3


def test_a_handshake_that_never_ends_sends_nothing_and_ends_in_time() -> None:
    begun = time.monotonic()
    with server(hangs_silently) as url:
        with pytest.raises(NotSentError, match="no-connection"):
            post(url.replace("http:", "https:"), b"secret", seconds=SECONDS)
        took = time.monotonic() - begun
    assert took < SECONDS + 0.5


def hangs_silently(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


def test_a_plain_server_on_the_tls_port_learns_nothing() -> None:
    heard: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with server(behave) as url, pytest.raises(NotSentError, match="no-connection"):
        post(url.replace("http:", "https:"), b"SECRET-BODY", seconds=SECONDS)
    assert b"SECRET-BODY" not in b"".join(heard)
    assert b"POST" not in b"".join(heard)


def test_plain_http_leaves_this_machine_with_not_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
        # A name that leads here all the same is still not this machine by its name.
        real = socket.getaddrinfo
        monkeypatch.setattr(
            socket, "getaddrinfo", lambda _host, *rest, **more: real("127.0.0.1", *rest, **more)
        )
        with pytest.raises(InputError, match="url"):
            post(f"http://tenant.example:{port}/", b"secret", seconds=SECONDS)
        listener.settimeout(0)
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_a_name_of_many_dead_addresses_ends_in_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0), backlog=1)) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(8)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        real = socket.getaddrinfo

        def many(host: str, *rest: Any, **more: Any) -> list[Any]:
            is_name = host == "localhost"
            return real("127.0.0.1" if is_name else host, *rest, **more) * (3 if is_name else 1)

        monkeypatch.setattr(socket, "getaddrinfo", many)
        begun = time.monotonic()
        with pytest.raises(NotSentError, match="no-connection"):
            post(f"http://localhost:{port}/", b"{}", seconds=SECONDS)
        took = time.monotonic() - begun
        for one in waiting:
            one.close()
    assert took < SECONDS + 0.5
