"""The sandbox as a whole, in this process or as a process of its own."""

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from pos_app.sandbox.desk import Desk, utc_now
from pos_app.sandbox.digiswitch.dialect import DIGIFLAZZ, DIGISWITCH
from pos_app.sandbox.digiswitch.provider import Digiswitch
from pos_app.sandbox.espay.provider import Espay
from pos_app.sandbox.exchange import Provider
from pos_app.sandbox.faults import Faults
from pos_app.sandbox.iak.provider import Iak
from pos_app.sandbox.jsonl import JsonLines
from pos_app.sandbox.ledger import Ledger
from pos_app.sandbox.listener import Listener

OPENING_DEPOSIT: Final = 10_000_000
_STDIN: Final = 0


class Sandbox:
    """A provider on a loopback port, whose money is kept in the file `ledger`.

    `port` 0 takes any free one. The deposit with each provider opens at `deposit` and from then on
    is what the ledger says, also after a restart. Every request received is a line in
    `<ledger>.requests.jsonl`. A pending payment settles at the first status check that comes
    `settle_ms` after it. Digiflazz gives out a whole price list once in `price_list_minutes`,
    and Espay takes the same payment again after `repeat_minutes`.
    Raises OSError when the port or a file cannot be had, and ValueError when the ledger is damaged.
    """

    def __init__(
        self,
        ledger: Path,
        *,
        port: int = 0,
        latency_ms: int = 0,
        faults: Path | None = None,
        settle_ms: int = 0,
        deposit: int = OPENING_DEPOSIT,
        price_list_minutes: int = 0,
        repeat_minutes: int = 5,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._path = ledger.absolute()
        self._settle = timedelta(milliseconds=settle_ms)
        self._price_list_every = timedelta(minutes=price_list_minutes)
        self._repeat_after = timedelta(minutes=repeat_minutes)
        self._now = now
        with contextlib.ExitStack() as opened:
            self._ledger = Ledger(self._path, deposit)
            opened.callback(self._ledger.close)
            self._requests = JsonLines(Path(f"{self._path}.requests.jsonl"))
            opened.callback(self._requests.close)
            self._providers = self._open_providers()
            desk = Desk(self._providers, Faults(faults), self._requests, now)
            self._listener = Listener(port, desk, latency_ms / 1000)
            opened.callback(self._listener.server_close)
            self._opened = opened.pop_all()

    def start(self) -> None:
        """Begin to answer, on a background thread that does not keep the process alive."""
        self._listener.start()
        self._opened.callback(self._listener.close)

    def close(self) -> None:
        """Stop answering and let go of port and files; a second time it does nothing."""
        self._opened.close()

    def describe(self) -> dict[str, Any]:
        """Return where the sandbox is and how to be let in, ready to be printed as JSON."""
        origin = self._listener.origin
        doors = {provider.name: provider.describe(origin) for provider in self._providers}
        return {"sandbox": True, "ledger": str(self._path), **doors}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _open_providers(self) -> list[Provider]:
        past = self._requests.read()
        dialects = [
            Digiswitch(
                dialect,
                self._ledger,
                past,
                now=self._now,
                settle=self._settle,
                price_list_every=self._price_list_every,
            )
            for dialect in (DIGISWITCH, DIGIFLAZZ)
        ]
        iak = Iak(self._ledger, past, now=self._now, settle=self._settle)
        espay = Espay(
            self._ledger, past, now=self._now, settle=self._settle, repeat=self._repeat_after
        )
        return [*dialects, iak, espay]


def serve(
    port: int,
    ledger: Path,
    latency_ms: int,
    faults: Path | None,
    settle_ms: int = 0,
    *,
    until_stdin_closes: bool = False,
) -> int:
    """Serve until SIGINT or SIGTERM, and return 0; return 5 without the port or the ledger.

    The first line on standard output is `Sandbox.describe` as JSON, out before anything else.
    With `until_stdin_closes` the end of standard input ends it too: a child does not outlive a
    parent that was killed.
    """
    ended = threading.Event()
    try:
        sandbox = Sandbox(
            ledger, port=port, latency_ms=latency_ms, faults=faults, settle_ms=settle_ms
        )
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The sandbox cannot start on port {port} with {ledger}: {error}\n")
        return 5
    with contextlib.suppress(KeyboardInterrupt), _interrupted_by_signals(), sandbox:
        sys.stdout.write(json.dumps(sandbox.describe()) + "\n")
        sys.stdout.flush()
        if until_stdin_closes:
            threading.Thread(target=_read_to_the_end, args=(ended,), daemon=True).start()
        while not ended.wait(0.5):  # a bare wait cannot be interrupted on Windows
            pass
    return 0


@contextlib.contextmanager
def _interrupted_by_signals() -> Iterator[None]:
    """Let both signals raise KeyboardInterrupt, also where the shell had SIGINT ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signals = signal.SIGINT, signal.SIGTERM
    before = [signal.signal(each, signal.default_int_handler) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)


def _read_to_the_end(ended: threading.Event) -> None:
    # the descriptor, not sys.stdin: a thread inside sys.stdin aborts the interpreter's shutdown
    with contextlib.suppress(OSError):
        while os.read(_STDIN, 4096):
            pass
    ended.set()
