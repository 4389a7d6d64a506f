"""The HTTP side of the sandbox: connections, answers, and answers that go wrong."""

import contextlib
import http.client
import os
import socket
import socketserver
import struct
import sys
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any, Final

from pos_app.sandbox.desk import Desk
from pos_app.sandbox.exchange import Answer
from pos_app.sandbox.faults import Fault

_LARGEST_REQUEST: Final = 1_000_000
_DRIP_GAP: Final = 0.2
_LINGER_NOT_AT_ALL: Final = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)


class Listener(socketserver.TCPServer):
    """Serves a desk on a loopback port; `close` leaves no thread and no connection behind."""

    # on Windows this would let two sandboxes share one port
    allow_reuse_address = os.name != "nt"
    request_queue_size = 128

    def __init__(self, port: int, desk: Desk, latency: float) -> None:
        self.desk = desk
        self.latency = latency
        self.closing = threading.Event()
        self._open: dict[socket.socket, threading.Thread] = {}
        super().__init__(("127.0.0.1", port), _Handler)
        self._loop = threading.Thread(
            target=self.serve_forever, args=(0.02,), name="sandbox", daemon=True
        )

    @property
    def origin(self) -> str:
        """The scheme, host and port it is reached under."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def start(self) -> None:
        """Begin to accept connections, on a thread of its own."""
        self._loop.start()

    def close(self) -> None:
        """Stop accepting, cut what is open, and wait until all of it has ended."""
        self.closing.set()
        self.shutdown()
        self._loop.join()
        for connection, thread in list(self._open.items()):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give a connection a thread; called by the accepting loop."""
        work = request, client_address
        thread = threading.Thread(
            target=self._converse, args=work, name="sandbox-call", daemon=True
        )
        self._open[request] = thread
        thread.start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what broke, unless it is only that the client has gone."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def _converse(self, request: socket.socket, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except Exception:  # noqa: BLE001 - one broken conversation must not end the others
            self.handle_error(request, client_address)
        finally:
            self._open.pop(request, None)
            self.shutdown_request(request)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Listener

    def do_POST(self) -> None:
        desk = self.server.desk
        length = int(self.headers.get("Content-Length") or 0)
        if length > _LARGEST_REQUEST:
            self._drop()
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = desk.read(self.path, headers, self.rfile.read(length))
        fault = desk.strike(request)
        if fault.do == "hang":
            # noted at once: whoever counts calls need not wait for the end of the hanging
            desk.note(request, None, fault)
            if self._wait(fault.seconds):
                self._drop()
                return
            answer: Answer | None = desk.answer(request)
        else:
            answer = desk.answer(request) if fault.processed else None
            desk.note(request, answer, fault)
            self._wait(0 if fault.do == "drip" else fault.seconds or 0)
        self._wait(self.server.latency)
        self._reply(fault, answer)

    do_GET = do_POST  # noqa: N815 - a receipt is fetched; nothing else minds how it is asked for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Keep standard error clean: the requests are logged beside the ledger."""

    def _wait(self, seconds: float | None) -> bool:
        """Wait, and tell whether the sandbox is closing."""
        return self.server.closing.wait(seconds)

    def _reply(self, fault: Fault, answer: Answer | None) -> None:
        match fault.do:
            case "close" | "close-after":
                self._drop()
            case "reset":
                self._reset()
            case "html":
                self._send(200, fault.text.encode(), "text/html; charset=utf-8")
            case "status":
                self._send(fault.http, b"")
            case "empty":
                self._send(200, b"")
            case _:
                self._send_answer(fault, answer)

    def _send_answer(self, fault: Fault, answer: Answer | None) -> None:
        if answer is None:
            raise ValueError(f"{fault.do} leaves nothing to send")
        spoiled = fault.spoil(answer)
        body = spoiled.encode(spoiled.body)
        if fault.do == "drip":
            self._drip(self._head(spoiled.status, body, spoiled.media), body, fault)
        else:
            self._send(spoiled.status, body, spoiled.media)

    def _send(self, status: int, body: bytes, media: str = "application/json") -> None:
        self.wfile.write(self._head(status, body, media) + body)

    def _head(self, status: int, body: bytes, media: str = "application/json") -> bytes:
        lines = [
            f"HTTP/1.1 {status} {http.client.responses.get(status, '')}",
            f"Content-Type: {media}",
            f"Content-Length: {len(body)}",
        ]
        if self.close_connection:
            lines.append("Connection: close")
        return "\r\n".join([*lines, "", ""]).encode()

    def _drip(self, head: bytes, body: bytes, fault: Fault) -> None:
        gap = _DRIP_GAP if fault.seconds is None else fault.seconds
        slow = head + body if fault.headers else body
        self.wfile.write(b"" if fault.headers else head)
        for byte in slow:
            self.wfile.write(bytes([byte]))
            if self._wait(gap):
                break

    def _drop(self) -> None:
        self.close_connection = True

    def _reset(self) -> None:
        self._drop()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT_AT_ALL)
        # the reset goes out when the last holder of the socket closes it, and the reader is one
        self.rfile.close()
        self.connection.close()
