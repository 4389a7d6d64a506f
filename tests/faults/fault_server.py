"""A door in front of the sandbox at which everything goes wrong that can: raw sockets, own process.

Each kind of trouble has a port. What comes there under `/<number>/<way>/...` is carried to the
sandbox first, if the way is "came", or never gets there, if it is "lost"; then the trouble begins.
"""

import http.client
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pos_app.sandbox.server import Sandbox

MOST_NUMBERS = 10_000
DRIPS_FOR = 60
"""Drops of a drip, twenty a second: three seconds, and no more, so that a test of it ends."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What was asked, and what the sandbox says to it; nothing where it was lost.

    `asked` is the path at the door and `path` that of the sandbox; `said` the body of the request.
    """

    path: str
    asked: str = ""
    said: bytes = b""
    status: int = 200
    media: str = "application/json"
    body: bytes = b""

    def head(self, *more: str, length: int | None = None, status: int = 0) -> bytes:
        """Return the head of an answer."""
        size = len(self.body) if length is None else length
        lines = [
            f"HTTP/1.1 {status or self.status} Whatever",
            f"Content-Type: {self.media}",
            *([] if size < 0 else [f"Content-Length: {size}"]),
            *more,
        ]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


Behaviour = Callable[[socket.socket, Heard], None]


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """One kind of trouble.

    `leaves` says what it may leave behind, see `parts/wire.py`. `at` is when it begins: while the
    door is shut ("port"), as a connection stands ("accept"), or once a request is read ("answer").
    `honest` needs the sandbox's own answer, so that its request is never lost; `asks` limits it to
    what names a payment or pays. `tls` is asked by https.
    """

    name: str
    leaves: str
    behave: Behaviour | None = None
    at: str = "answer"
    honest: bool = False
    asks: str = "everything"
    tls: bool = False
    environ: Mapping[str, str] | None = None


class FaultServer:
    """The process with the sandbox and its doors; `heard` counts the requests of each number."""

    def __init__(self, ledger: Path, troubles: list[Trouble], now: datetime) -> None:
        fork = get_context("fork")
        self.ledger = ledger
        self.heard: Any = fork.Array("i", MOST_NUMBERS)
        ours, theirs = fork.Pipe()
        self._process = fork.Process(
            target=_serve, args=(ledger, troubles, now, self.heard, theirs), daemon=True
        )
        self._process.start()
        self.doors: dict[str, dict[str, str]]
        self.ports: dict[str, int]
        self.doors, self.ports = ours.recv()

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()


@contextmanager
def fault_server(ledger: Path, troubles: list[Trouble], now: datetime) -> Iterator[FaultServer]:
    """Open the doors, and close them in the end."""
    server = FaultServer(ledger, troubles, now)
    try:
        yield server
    finally:
        server.close()


def _serve(
    ledger: Path, troubles: list[Trouble], now: datetime, heard: Any, answer: Connection
) -> None:
    with Sandbox(ledger, deposit=10**11, repeat_minutes=0, now=lambda: now) as sandbox:
        doors = sandbox.describe()
        host = urlsplit(doors["espay"]["url"]).netloc
        open_doors = [_Door(trouble, host, heard) for trouble in troubles]
        told = {name: door for name, door in doors.items() if isinstance(door, dict)}
        answer.send((told, {door.name: door.port for door in open_doors}))
        threading.Event().wait()


class _Door:
    def __init__(self, trouble: Trouble, sandbox: str, heard: Any) -> None:
        self._trouble = trouble
        self._sandbox = sandbox
        self._heard = heard
        self.name = trouble.name
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._full: list[socket.socket] = []
        if trouble.at != "port":
            self._socket.listen(128)
            threading.Thread(target=self._accept, daemon=True).start()
        elif trouble.name == "backlog full":
            self._fill()

    def _fill(self) -> None:
        """Let a few wait for ever, so that there is no room for anybody else."""
        self._socket.listen(0)
        for _ in range(4):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", self.port))
            self._full.append(one)

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        behave = self._trouble.behave
        with suppress(OSError, http.client.HTTPException), connection:
            connection.settimeout(10)
            heard = self._read(connection) if self._trouble.at == "answer" else Heard(path="")
            if behave:
                behave(connection, heard)

    def _read(self, connection: socket.socket) -> Heard:
        """Read a request whole; carry it to the sandbox unless it gets lost."""
        said = b""
        while b"\r\n\r\n" not in said:
            said += received(connection)
        head, _, body = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines)
        named = {name.lower(): value for name, value in headers.items()}
        while len(body) < int(named.get("content-length", "0")):
            body += received(connection)
        method, path, _ = first.split(" ")
        _, number, way, rest = path.split("/", 3)
        with self._heard.get_lock():
            self._heard[int(number)] += 1
        heard = Heard(path=f"/{rest}", asked=path, said=body)
        return heard if way == "lost" else self._carried(heard, method, named)

    def _carried(self, heard: Heard, method: str, headers: dict[str, str]) -> Heard:
        known = {n: v for n, v in headers.items() if n in {"content-type", "authorization"}}
        there = http.client.HTTPConnection(self._sandbox, timeout=10)
        try:
            there.request(method, heard.path, heard.said, known)
            answer = there.getresponse()
            media = answer.getheader("Content-Type", "application/json")
            return replace(heard, status=answer.status, media=media, body=answer.read())
        finally:
            there.close()


def received(connection: socket.socket) -> bytes:
    """Return what comes next; raises OSError when nothing does."""
    said = connection.recv(65536)
    if not said:
        raise ConnectionError("gone")
    return said


def reset(connection: socket.socket) -> None:
    """Break the connection off, so that the other side gets an RST."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def hang(connection: socket.socket) -> None:
    """Say nothing until the other side has gone."""
    with suppress(OSError):
        while connection.recv(65536):
            pass


def drip(connection: socket.socket, drop: bytes) -> None:
    """Send a drop twenty times a second, for longer than anybody should wait."""
    for _ in range(DRIPS_FOR):
        connection.sendall(drop)
        threading.Event().wait(0.05)


def vouched_for_by_nobody(connection: socket.socket) -> None:
    """Shake hands with a certificate that nobody has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    samples = Path(__file__).resolve().parents[1] / "contract" / "samples"
    context.load_cert_chain(samples / "vouched-for-by-nobody.pem")
    with suppress(ssl.SSLError), context.wrap_socket(connection, server_side=True) as secure:
        received(secure)
