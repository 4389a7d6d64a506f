"""The real installer with the real program on a Windows machine under wine.

Long, on demand: `python3 packaging/windows`, then POS_APP_TRY_WINDOWS=1.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import brand
import freezing
import pytest
import wine
from places import ROOT, SETUP
from windows_machine import Machine, wait_for

from pos_app.demo import running_sandbox

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("POS_APP_TRY_WINDOWS"), reason="long: POS_APP_TRY_WINDOWS=1"
    ),
    pytest.mark.timeout(1800),
]

SETUP_EXE = SETUP / f"pos-app-{brand.version(ROOT)}-setup.exe"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    prefix = tmp_path_factory.mktemp("wine") / "machine"
    wine.make_machine(prefix)
    yield Machine(prefix)
    shutil.rmtree(prefix)


def sell(machine: Machine, provider: dict[str, str], *words: str) -> dict[str, object]:
    """Run a command of the installed program; return its one JSON object."""
    said = machine.run(
        machine.program / "pos-app.exe",
        "--json",
        *words,
        environ={**provider, "POS_APP_PIN": "147258"},
    )
    answer: dict[str, object] = json.loads(
        next(line for line in said[1].splitlines() if line.startswith("{"))
    )
    return answer


def test_from_the_first_install_to_the_last_file(machine: Machine, tmp_path: Path) -> None:
    assert SETUP_EXE.stat().st_size < 45_000_000
    assert machine.run(SETUP_EXE, "/S", "/AUTOSTART")[0] == 0
    assert freezing.size_of(machine.program) < 115_000_000
    assert machine.startup.exists()
    said = machine.run(machine.program / "pos-app.exe", "--version")[1]
    assert said.startswith(f"pos-app {brand.version(ROOT)}")

    bill = ("--product", "pln-postpaid", "--customer", "530000000001")
    with running_sandbox(tmp_path) as provider:
        cashier = ("--cashier", "Sari")
        paid = sell(machine, provider, "pay", *bill, "--tender", "cash:50000", *cashier)
    assert (paid["state"], paid["total"]) == ("PAID", 11000)
    assert (machine.home / "journal.db").exists()

    # An upgrade: what the new version lacks goes, the books stay.
    (machine.program / "of-an-older-version.dll").touch()
    assert machine.run(SETUP_EXE, "/S")[0] == 0
    assert not (machine.program / "of-an-older-version.dll").exists()
    assert machine.startup.exists()
    status = sell(machine, {}, "status", str(paid["ref"]))
    assert status["state"] == "PAID"

    assert machine.uninstall() == 0
    assert (machine.home / "journal.db").exists()
    assert machine.run(SETUP_EXE, "/S")[0] == 0
    assert sell(machine, {}, "status", str(paid["ref"]))["state"] == "PAID"
    assert machine.uninstall("/PURGE") == 0
    wait_for(lambda: not machine.home.exists())


def test_the_counter_opens_with_its_sandbox_and_is_not_replaced_meanwhile(
    machine: Machine,
) -> None:
    assert machine.run(SETUP_EXE, "/S")[0] == 0
    # wine keeps QT_ variables to itself, and wine 8 has no screen that Qt's own platform could use.
    counter = r"C:\Program Files\pos-app\pos-app-counter.exe"
    batch = machine.disk / "counter.cmd"
    batch.write_text(f'set QT_QPA_PLATFORM=offscreen\r\n"{counter}" --demo\r\n')
    with machine.start("cmd", "/c", r"C:\counter.cmd") as running:
        log = machine.home / "demo" / "log" / "pos-app.log"
        wait_for(lambda: log.exists() and "opened, providers" in log.read_text(), seconds=120)
        assert (machine.home / "demo" / "sandbox-ledger.jsonl").exists()
        assert machine.run(SETUP_EXE, "/S")[0] == 11
        assert machine.run("taskkill", "/F", "/IM", "pos-app-counter.exe")[0] == 0
        running.wait(timeout=60)
    # Its sandbox has ended with it, so nothing holds the program any more.
    assert machine.run(SETUP_EXE, "/S")[0] == 0
    assert machine.uninstall("/PURGE") == 0
