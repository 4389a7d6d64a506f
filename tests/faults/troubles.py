"""The kinds of trouble on a wire; `leaves` says what each may leave of a payment.

unsent   proven: not a byte has left
either   unsent if the connection broke before the request was on it, else unclear
unclear  nobody knows
told     a provider's own answer under a status that proves nothing: unclear, or at work
foreign  a whole answer about another customer
refused  the provider's own complaint about our key
at work  the provider's own "in process"
whole    the provider's own answer, in an odd wrapping
"""

import gzip
import json
import re
import socket
from collections.abc import Callable
from typing import Any

from tests.faults.fault_server import (
    Behaviour,
    Heard,
    Trouble,
    drip,
    hang,
    received,
    reset,
    vouched_for_by_nobody,
)

PAGE = b"<!doctype html><html><body><h1>Silakan masuk ke jaringan</h1></body></html>"
CHUNKED = "Transfer-Encoding: chunked"
MORE_THAN_A_LIST = 9_000_000


def _says(*parts: bytes, then: Callable[[socket.socket], None] | None = None) -> Behaviour:
    """Send parts as they are, then end the connection or do something else to it."""

    def behave(connection: socket.socket, heard: Heard) -> None:
        for part in parts:
            connection.sendall(part)
        if then:
            then(connection)

    return behave


def _spoils(spoil: Callable[[bytes], bytes], *headers: str, status: int = 0) -> Behaviour:
    """Answer with the body of the sandbox, spoiled, and with headers that fit it."""

    def behave(connection: socket.socket, heard: Heard) -> None:
        body = spoil(heard.body)
        head = heard.head(*headers, length=len(body), status=status)
        connection.sendall(head + body)

    return behave


def _status(status: int, body: bytes | None = PAGE, *headers: str) -> Behaviour:
    return _spoils(lambda honest: honest if body is None else body, *headers, status=status)


def _length(wrong: Callable[[int], int | str]) -> Behaviour:
    def behave(connection: socket.socket, heard: Heard) -> None:
        head = heard.head(f"Content-Length: {wrong(len(heard.body))}", length=-1)
        connection.sendall(head + heard.body)

    return behave


def _chunks(*framed: Callable[[bytes], bytes], head: str = CHUNKED) -> Behaviour:
    def behave(connection: socket.socket, heard: Heard) -> None:
        connection.sendall(heard.head(head, length=-1))
        for each in framed:
            connection.sendall(each(heard.body))

    return behave


def _half(connection: socket.socket, heard: Heard) -> None:
    connection.sendall(heard.head() + heard.body[: len(heard.body) // 2])


def _half_then_hang(connection: socket.socket, heard: Heard) -> None:
    _half(connection, heard)
    hang(connection)


def _half_then_reset(connection: socket.socket, heard: Heard) -> None:
    _half(connection, heard)
    reset(connection)


def _head_then_hang(connection: socket.socket, heard: Heard) -> None:
    connection.sendall(heard.head())
    hang(connection)


def _drips_body(connection: socket.socket, heard: Heard) -> None:
    connection.sendall(heard.head(length=MORE_THAN_A_LIST))
    drip(connection, b" ")


def _drips_chunks(connection: socket.socket, heard: Heard) -> None:
    connection.sendall(heard.head(CHUNKED, length=-1))
    drip(connection, b"1\r\n \r\n")


def _endless(connection: socket.socket, heard: Heard) -> None:
    connection.sendall(heard.head(length=-1))
    for _ in range(MORE_THAN_A_LIST // 65536 + 2):
        connection.sendall(b" " * 65536)


def _in_drops(connection: socket.socket, heard: Heard) -> None:
    whole = heard.head() + heard.body
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    step = max(1, len(whole) // 50)
    for at in range(0, len(whole), step):
        connection.sendall(whole[at : at + step])


def _early(lines: bytes) -> Behaviour:
    def behave(connection: socket.socket, heard: Heard) -> None:
        connection.sendall(lines + heard.head() + heard.body)

    return behave


def _until_the_end(connection: socket.socket, heard: Heard) -> None:
    connection.sendall(b"HTTP/1.0 200 OK\r\ncontent-type: text/plain\r\n\r\n" + heard.body)


def _reads_half(connection: socket.socket, heard: Heard) -> None:
    received(connection)
    reset(connection)


def _other_ref(body: bytes) -> bytes:
    """Return an answer about another payment: every reference in it begins with other letters."""
    body = re.sub(rb'("(?:ref_id|rq_uuid|tr_id)":\s*"?)\w\w\w', rb"\g<1>987", body)
    return re.sub(rb"(<(?:ref_id|tr_id)>)\w\w\w", rb"\g<1>987", body)


def _other_customer(body: bytes) -> bytes:
    names = rb"customer_no|customer_id|order_id|hp"
    body = re.sub(rb'("(?:%s)":\s*"?)\d\d' % names, rb"\g<1>99", body)
    return re.sub(rb"(<hp>)\d\d", rb"\g<1>99", body)


def _at_work(body: bytes) -> bytes:
    body = re.sub(rb'"response_code":\s*"00"', b'"response_code": "39"', body)
    body = re.sub(rb"<response_code>00<", b"<response_code>39<", body)
    body = re.sub(rb'"status":\s*"Sukses"', b'"status": "Pending"', body)
    body = re.sub(rb'"rc":\s*"00"', b'"rc": "03"', body)
    body = re.sub(rb'"status":\s*"S"', b'"status": "IP"', body)
    return re.sub(rb'"error_desc":\s*"Success"', b'"error_desc": "Inproses"', body)


def _wrong_key(connection: socket.socket, heard: Heard) -> None:
    """Complain about the key, each provider in its own words; only Digiswitch names the payment."""
    asked = (
        {} if heard.path.startswith("/espay/") or heard.said[:1] != b"{" else json.loads(heard.said)
    )
    top_up = "product_code" in asked
    code = {"rc": "204"} if top_up else {"response_code": "100"}
    status = 400
    said: dict[str, Any] = {"data": {**code, "message": "INVALID SIGNATURE"}}
    if heard.path.startswith("/espay/"):
        status, said = 401, {"message": "Unauthorized"}
    elif "customer_no" in asked:
        rc = "41" if heard.path.startswith("/digiflazz/") else "14"
        named = {"ref_id": asked["ref_id"], "customer_no": asked["customer_no"]}
        said = {"data": {**named, "status": "Gagal", "rc": rc, "message": "Signature Anda salah"}}
    body = json.dumps(said).encode()
    connection.sendall(heard.head(length=len(body), status=status) + body)


def _twice(body: bytes) -> bytes:
    if body.startswith(b"<"):
        return body.replace(b"<response_code>", b"<response_code>37</response_code><response_code>")
    return body.replace(b"{", b'{"rc": "37", "rc": "00", ', 1)


def _unsent() -> list[Trouble]:
    shut = [
        Trouble(name="port closed", leaves="unsent", at="port"),
        Trouble(name="backlog full", leaves="unsent", at="port"),
    ]
    hands: dict[str, Behaviour] = {
        "TLS: hangs in the handshake": lambda connection, _: hang(connection),
        "TLS: reset in the handshake": _reads_half,
        "TLS: closed in the handshake": lambda connection, _: None,
        "TLS: a plain server": _says(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        "TLS: garbage": _says(b"\x16\x03\x01garbage and more of it"),
        "TLS: an alert": _says(b"\x15\x03\x03\x00\x02\x02\x28"),
        "TLS: nobody's certificate": lambda connection, _: vouched_for_by_nobody(connection),
    }
    return shut + [
        Trouble(name=name, leaves="unsent", behave=behave, at="accept", tls=True)
        for name, behave in hands.items()
    ]


def _broken() -> list[Trouble]:
    at_once: dict[str, Behaviour] = {
        "closed on accept": lambda connection, _: None,
        "reset while the request comes": _reads_half,
        "a TLS alert on the plain port": _says(b"\x15\x03\x01\x00\x02\x02\x0a"),
        "a mail server": _says(b"220 mail.example ESMTP\r\n"),
        "a shell server": _says(b"SSH-2.0-OpenSSH_9.9\r\n"),
    }
    later: dict[str, Behaviour] = {
        "closed after the request": lambda connection, _: None,
        "reset after the request": lambda connection, _: reset(connection),
        "hangs after the request": lambda connection, _: hang(connection),
        "half a status line": _says(b"HTTP/1.1 2"),
        "half the headers": _says(b"HTTP/1.1 200 OK\r\nContent-Le"),
        "headers without an end": _says(b"HTTP/1.1 200 OK\r\nX: y\r\n", then=hang),
        "hangs after the status line": _says(b"HTTP/1.1 200 OK\r\n", then=hang),
        "hangs after the headers": _head_then_hang,
        "dripping headers": _says(b"HTTP/1.1 200 OK\r\nX: ", then=lambda c: drip(c, b"y")),
        "dripping body": _drips_body,
        "dripping chunks": _drips_chunks,
        "100 for ever": _says(then=lambda c: drip(c, b"HTTP/1.1 100 Continue\r\n\r\n")),
        "blank lines for ever": _says(then=lambda c: drip(c, b"\r\n")),
        "a huge header": _says(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000),
        "thirty thousand headers": _says(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000 + b"\r\n"),
        "an endless body": _endless,
        "garbage": _says(bytes(range(128, 256)) * 4 + b"\r\n\r\n"),
        "HTTP/0.9": _says(b'{"data": {"rc": "00", "status": "Sukses"}}'),
        "HTTP/2": _says(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18),
        "101": _says(b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n"),
        "an unknown framing": _chunks(lambda body: body, head="Transfer-Encoding: braided"),
    }
    first = Trouble(
        name="reset on accept", leaves="either", behave=lambda c, _: reset(c), at="accept"
    )
    return [
        first,
        *(Trouble(name=n, leaves="unclear", behave=b, at="accept") for n, b in at_once.items()),
        *(Trouble(name=n, leaves="unclear", behave=b) for n, b in later.items()),
    ]


def _cut_or_mangled() -> list[Trouble]:
    kinds: dict[str, Behaviour] = {
        "half a body": _half,
        "half a body, then nothing": _half_then_hang,
        "half a body, then reset": _half_then_reset,
        "a length that is none": _length(lambda size: "many"),
        "a negative length": _length(lambda size: -size),
        "two lengths": _length(lambda size: f"{size}\r\nContent-Length: {size - 1}"),
        "a length too small": _length(lambda size: size - 2),
        "a length too large": _length(lambda size: size + 2),
        "a bad chunk": _chunks(lambda body: b"ZZ\r\n" + body),
        "a chunk too short": _chunks(
            lambda body: b"%x\r\n" % (len(body) + 9) + body + b"\r\n0\r\n\r\n"
        ),
        "chunks without an end": _chunks(lambda body: b"%x\r\n%s\r\n" % (len(body), body)),
        "a chunk without a limit": _chunks(lambda body: b"F" * 30 + b"\r\n" + body),
        "gzip that nobody asked for": _spoils(gzip.compress, "Content-Encoding: gzip"),
        "gzip with a wrong sum": _spoils(
            lambda body: gzip.compress(body)[:-8] + b"\0" * 8, "Content-Encoding: gzip"
        ),
        "gzip without its end": _spoils(
            lambda body: gzip.compress(body)[:-8], "Content-Encoding: gzip"
        ),
        "cut JSON or XML": _spoils(lambda body: body[:-3]),
        "in a list": _spoils(lambda body: b"[" + body + b"]"),
        "said twice": _spoils(lambda body: body + body),
        "a key twice": _spoils(_twice),
        "after a page": _spoils(lambda body: PAGE + body),
    }
    return [
        Trouble(name=name, leaves="unclear", behave=behave, honest=True)
        for name, behave in kinds.items()
    ]


def _statuses() -> list[Trouble]:
    odd = [201, 202, 203, 206, 300, 402, 405, 407, 408, 409, 413, 418, 429, 451]
    pages = [400, 401, 403, 404, *odd, 500, 501, 502, 503, 504, 511, 520, 599, 999]
    bare = {
        "200 and a page to sign in": _status(200),
        "200 and nothing": _status(200, b""),
        "200 and a blank": _status(200, b" \n"),
        "200 and null": _status(200, b"null"),
        "200 and an empty object": _status(200, b"{}"),
        "204": _says(b"HTTP/1.1 204 No Content\r\n\r\n"),
        "205": _status(205, b""),
        "304": _says(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        **{f"{status} and a page": _status(status) for status in pages},
    }
    honest = [500, 502, 503, 429, 206, 300]
    return [
        *(Trouble(name=name, leaves="unclear", behave=behave) for name, behave in bare.items()),
        *(
            Trouble(
                name=f"{status} to elsewhere",
                leaves="unclear",
                behave=_redirects(status),
                honest=True,
            )
            for status in (301, 302, 303, 307, 308)
        ),
        *(
            Trouble(
                name=f"{status} and the answer",
                leaves="unclear",
                behave=_status(status, None),
                honest=True,
            )
            for status in honest
        ),
        *(
            Trouble(
                name=f"{status} and the answer",
                leaves="told",
                behave=_status(status, None),
                honest=True,
            )
            for status in (400, 401, 403, 404)
        ),
    ]


def _redirects(status: int) -> Behaviour:
    """Point back to this very door, where whoever follows is counted."""

    def behave(connection: socket.socket, heard: Heard) -> None:
        port = connection.getsockname()[1]
        back = f"Location: http://127.0.0.1:{port}{heard.asked}"
        connection.sendall(heard.head(back, status=status) + heard.body)

    return behave


def _whole() -> list[Trouble]:
    kinds: dict[str, Behaviour] = {
        "nothing at all": _spoils(bytes),
        "in chunks": _chunks(
            lambda body: b"%x;x=y\r\n%s\r\n" % (len(body), body), lambda _: b"0\r\nX: y\r\n\r\n"
        ),
        "in fifty pieces": _in_drops,
        "100 first": _early(b"HTTP/1.1 100 Continue\r\n\r\n"),
        "103 first": _early(b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" * 3),
        "HTTP/1.0 to the end": _until_the_end,
        "a length twice": _length(lambda size: f"{size}\r\nContent-Length: {size}"),
        "a gzip that is none": _spoils(bytes, "Content-Encoding: gzip"),
        "large headers": _spoils(bytes, *(f"X-{n}: {'y' * 200}" for n in range(100))),
        "more after the end": lambda c, heard: c.sendall(heard.head() + heard.body + PAGE),
        "kept alive": _spoils(bytes, "Connection: keep-alive", "Keep-Alive: timeout=100"),
    }
    names = ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
    proxy = dict.fromkeys(names, "http://127.0.0.1:9")
    return [
        *(
            Trouble(name=name, leaves="whole", behave=behave, honest=True)
            for name, behave in kinds.items()
        ),
        Trouble(
            name="a proxy in the environment",
            leaves="whole",
            behave=_spoils(bytes),
            honest=True,
            environ=proxy,
        ),
    ]


def _in_its_own_words() -> list[Trouble]:
    return [
        Trouble(
            name="another ref",
            leaves="unclear",
            behave=_spoils(_other_ref),
            honest=True,
            asks="names",
        ),
        Trouble(
            name="another customer",
            leaves="foreign",
            behave=_spoils(_other_customer),
            honest=True,
            asks="names",
        ),
        Trouble(
            name="at work",
            leaves="at work",
            behave=_spoils(_at_work),
            honest=True,
            asks="pays",
        ),
        Trouble(name="a wrong key", leaves="refused", behave=_wrong_key, asks="pays"),
    ]


TROUBLES = [
    *(*_unsent(), *_broken(), *_cut_or_mangled()),
    *(*_statuses(), *_whole(), *_in_its_own_words()),
]
CLOSED_AFTER = "closed after the request"
AT_WORK = "at work"
