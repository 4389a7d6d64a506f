"""The real installer with the real program on a Windows machine under wine.

Long, on demand: `python3 packaging/windows`, then POS_APP_TRY_WINDOWS=1.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import brand
import freezing
import installing
import pytest
from places import PROGRAM, ROOT, SETUP
from windows_machine import Machine, new_machine, wait_for

from pos_app.demo import SECRETS
from pos_app.sandbox.server import Sandbox
from pos_app.storage.migrate import SCHEMA

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("POS_APP_TRY_WINDOWS"), reason="long: POS_APP_TRY_WINDOWS=1"
    ),
    pytest.mark.timeout(1800),
]

VERSION = brand.version(ROOT)
SETUP_EXE = SETUP / f"pos-app-{VERSION}-setup.exe"
NEWER = "99.0.0"
BILL = ("--product", "pln-postpaid", "--customer", "530000000001")
PENDING = ("--product", "pln-postpaid", "--customer", "630000000001")
CASH = ("--tender", "cash:50000", "--cashier", "Sari")


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installer of a higher version: the same program under another number."""
    setup = tmp_path_factory.mktemp("newer") / f"pos-app-{NEWER}-setup.exe"
    installing.compile_script(setup, PROGRAM, NEWER, installing.QUESTIONS, quick=True)
    return setup


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    prefix = tmp_path_factory.mktemp("wine") / "machine"
    new_machine(prefix)
    yield prefix
    shutil.rmtree(prefix)


@pytest.fixture
def machine(disk: Path) -> Iterator[Machine]:
    """A machine with the program just installed, and clean again afterwards."""
    own = Machine(disk)
    assert own.run(SETUP_EXE, "/S", "/AUTOSTART")[0] == 0
    yield own
    if own.program.exists():
        own.uninstall("/PURGE")
    shutil.rmtree(own.home, ignore_errors=True)


class Shop:
    """A counter whose provider is a sandbox of this computer, outside of the machine."""

    def __init__(self, machine: Machine, sandbox: Sandbox, faults: Path) -> None:
        self.machine, self.faults = machine, faults
        described = sandbox.describe()
        self.ledger = Path(described["ledger"])
        account = {**described["digiswitch"], "enabled": "true", "check_gap": "1"}
        self.environ = {"POS_APP_PIN": "147258"}
        for setting, value in account.items():
            section = "" if setting in SECRETS else "PROVIDERS_"
            self.environ[f"POS_APP_{section}DIGISWITCH_{setting}".upper()] = value

    def __call__(self, *words: str) -> dict[str, object]:
        """Run a command of the installed program; return its one JSON object."""
        program = self.machine.program / "pos-app.exe"
        _, said = self.machine.run(program, "--json", *words, environ=self.environ)
        lines = [line for line in said.splitlines() if line.startswith("{")]
        assert lines, said
        answer: dict[str, object] = json.loads(lines[0])
        return answer

    @property
    def charges(self) -> int:
        events = [json.loads(line)["event"] for line in self.ledger.read_text().splitlines()]
        return events.count("charge")


@pytest.fixture
def shop(machine: Machine, tmp_path: Path) -> Iterator[Shop]:
    faults = tmp_path / "faults.json"
    faults.write_text("[]")
    with Sandbox(tmp_path / "ledger.jsonl", faults=faults) as sandbox:
        yield Shop(machine, sandbox, faults)


def installed(machine: Machine) -> str:
    """Return the installed version, after seeing that nothing lies beside it."""
    assert [path.name for path in machine.program.parent.glob("pos-app*")] == ["pos-app"]
    return machine.registered("DisplayVersion")


def told(machine: Machine) -> str:
    return machine.log.read_text("utf-16")


def set_schema(machine: Machine, to: int) -> None:
    """Say that the books are of another version; they are closed, and nobody has them open."""
    with closing(sqlite3.connect(machine.home / "journal.db")) as books:
        books.execute(f"UPDATE alembic_version SET version_num = '{to:04}'")
        books.execute(f"PRAGMA user_version = {to}")
        books.commit()


def schema(machine: Machine) -> int:
    with closing(sqlite3.connect(machine.home / "journal.db")) as books:
        return int(books.execute("PRAGMA user_version").fetchone()[0])


def test_it_is_small_starts_and_is_gone_when_it_is_removed(machine: Machine) -> None:
    assert SETUP_EXE.stat().st_size < installing.LARGEST
    assert freezing.size_of(machine.program) < freezing.LARGEST
    assert machine.startup.exists()
    said = machine.run(machine.program / "pos-app.exe", "--version")[1]
    assert said.startswith(f"pos-app {VERSION}")
    assert list(machine.home.glob("journal.*")) == [], "the questions have made no books"
    # The last look was taken: this machine has no printer.
    assert "There is no printer" in told(machine)
    assert "failed" not in told(machine)

    (machine.program / "of-an-older-version.dll").touch()
    assert machine.run(SETUP_EXE, "/S")[0] == 0
    assert not (machine.program / "of-an-older-version.dll").exists()
    assert machine.startup.exists()

    assert machine.uninstall("/PURGE") == 0
    wait_for(lambda: not machine.home.exists())


def test_an_upgrade_waits_for_the_shift_and_keeps_what_was_paid(
    machine: Machine, shop: Shop, newer: Path
) -> None:
    paid = shop("pay", *BILL, *CASH)
    assert (paid["state"], paid["total"]) == ("PAID", 11000)
    pending = shop("pay", *PENDING, *CASH)
    assert pending["state"] == "PENDING"

    assert machine.run(newer, "/S")[0] == 12
    first, second = told(machine).strip().splitlines()
    assert first.startswith("12 Shift 1 (")
    assert "Sari) is open" in first
    assert str(pending["ref"])[-6:] in second
    assert installed(machine) == VERSION

    shop("resolve")
    assert shop("status", str(pending["ref"]))["state"] == "PAID"
    shop("shift", "close", "--counted", "22000", "--left", "0", "--cashier", "Sari")
    set_schema(machine, SCHEMA - 1)
    assert machine.run(newer, "/S")[0] == 0, told(machine)
    assert installed(machine) == NEWER
    assert schema(machine) == SCHEMA
    assert shop("status", str(paid["ref"]))["state"] == "PAID"
    (backup,) = (machine.home / "backups").glob("journal-before-*.db")

    # Back again: to books of a newer version the older program says no, in one sentence.
    set_schema(machine, SCHEMA + 1)
    assert machine.run(SETUP_EXE, "/S")[0] == 13
    assert "written by a newer version" in told(machine)
    assert (installed(machine), schema(machine)) == (NEWER, SCHEMA + 1)
    set_schema(machine, SCHEMA)

    assert machine.uninstall() == 0
    assert backup.exists()
    assert machine.run(SETUP_EXE, "/S")[0] == 0
    assert shop("status", str(paid["ref"]))["state"] == "PAID"


def test_killed_in_a_payment_it_finds_out_and_pays_once(
    machine: Machine, shop: Shop, newer: Path
) -> None:
    hang = {"when": {"command": "pay-pasca"}, "do": "hang", "seconds": 20}
    shop.faults.write_text(json.dumps([hang]))
    requests = Path(f"{shop.ledger}.requests.jsonl")
    program = machine.program / "pos-app.exe"
    with machine.start(program, "pay", *BILL, *CASH, environ=shop.environ) as paying:
        wait_for(lambda: '"fault": "hang"' in requests.read_text(), seconds=120)
        assert machine.run("taskkill", "/F", "/IM", "pos-app.exe")[0] == 0
        paying.wait(timeout=60)
    assert shop.charges == 0, "it was killed before the provider had done it"

    assert machine.run(newer, "/S")[0] == 12
    assert "Payments are not finished yet: 1 (" in told(machine)
    assert installed(machine) == VERSION

    wait_for(lambda: shop.charges == 1)
    shop.faults.write_text("[]")
    answer = shop("resolve")
    assert answer["open"] == []
    assert [payment["state"] for payment in answer["checked"]] == ["PAID"]  # type: ignore[attr-defined]
    assert shop.charges == 1
    said = machine.run(program, "journal", "verify")[1]
    assert "none altered" in said


def test_the_counter_opens_with_its_sandbox_and_is_not_replaced_meanwhile(
    machine: Machine,
) -> None:
    with machine.start(machine.program / "pos-app-counter.exe", "--demo") as running:
        log = machine.home / "demo" / "log" / "pos-app.log"
        wait_for(lambda: log.exists() and "opened, providers" in log.read_text(), seconds=120)
        assert (machine.home / "demo" / "sandbox-ledger.jsonl").exists()
        assert machine.run(SETUP_EXE, "/S")[0] == 11
        assert machine.run("taskkill", "/F", "/IM", "pos-app-counter.exe")[0] == 0
        running.wait(timeout=60)
    # Its sandbox has ended with it, so nothing holds the program any more.
    assert machine.run(SETUP_EXE, "/S")[0] == 0


def test_a_counter_where_nobody_has_signed_in_ends_when_it_is_asked(
    machine: Machine, newer: Path
) -> None:
    with machine.start(machine.program / "pos-app-counter.exe") as running:
        log = machine.home / "log" / "pos-app.log"
        wait_for(lambda: log.exists() and "opened, providers" in log.read_text(), seconds=120)
        assert machine.run(newer, "/S")[0] == 0, told(machine)
        running.wait(timeout=60)
    assert installed(machine) == NEWER
