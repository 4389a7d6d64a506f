"""The demo: a counter of its own home, on a sandbox that lives and dies with it."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.errors import StorageError
from pos_app.program import NO_WINDOW, own_command

if TYPE_CHECKING:
    from pos_app.services.counter import Counter

CASHIER, PIN = "Sari", "147258"
"""The seeded cashier, shown on the sign-in page of the demo."""

SECRETS = frozenset({"api_key", "basic_password", "password", "signature_key"})
"""What of an account is a key, and no setting."""

FLOAT = 300_000
"""What lies in the drawer of the first shift, in rupiah."""

CHECK_GAP = "3"
"""Seconds; a trainee sees a pending payment settle."""


def open_demo(home: Path, environ: dict[str, str] | None = None) -> "Counter":
    """Open the demo's counter; closing it ends its sandbox as well.

    What leads to the sandbox is put into `environ`, for whoever else has to find it.
    """
    # The name and the PIN above are wanted before the window; this is wanted behind it.
    from pos_app.app import open_counter  # noqa: PLC0415

    with ExitStack() as stack:
        leads_there = stack.enter_context(running_sandbox(home))
        if environ is not None:
            environ.update(leads_there)
        counter = open_counter(home, environ=leads_there)
        stack.callback(counter.close)
        if CASHIER not in counter.accounts.names():
            counter.accounts.add(CASHIER, PIN)
            counter.shifts.open(FLOAT, CASHIER)
            counter.accounts.sign_out()
        return replace(counter, close=stack.pop_all().close)


@contextmanager
def running_sandbox(home: Path) -> Iterator[dict[str, str]]:
    """Run a sandbox beside the counter; yield the environment that leads there.

    The sandbox ends when this process does, however it ends: it reads our end of a pipe.
    Raises StorageError("sandbox") if it does not come up.
    """
    home.mkdir(parents=True, exist_ok=True)
    ledger = str(home / "sandbox-ledger.jsonl")
    command = [*own_command(), "sandbox", "--port", "0", "--ledger", ledger]
    with subprocess.Popen(  # noqa: S603  our own program
        [*command, "--until-stdin-closes", "--latency-ms", "400"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=NO_WINDOW,
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise StorageError("sandbox")
        try:
            yield _environment(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(timeout=10)


def _environment(line: str) -> dict[str, str]:
    """Return what leads to the sandbox that has said this of itself; all providers are on."""
    environ = dict(os.environ)
    try:
        doors = json.loads(line)
        for name in ("digiswitch", "iak", "espay"):
            account = {**doors[name], "enabled": "true", "check_gap": CHECK_GAP}
            for setting, value in account.items():
                prefix = "" if setting in SECRETS else "PROVIDERS_"
                environ[f"POS_APP_{prefix}{name}_{setting}".upper()] = value
    except (ValueError, KeyError) as error:
        raise StorageError("sandbox", line[:200]) from error
    return environ
