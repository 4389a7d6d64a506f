"""The gate of an upgrade: who may pass, who may not and why, and books that stay as they were."""

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pos_app import __version__, checks, upgrading
from pos_app.app import open_counter
from pos_app.cli import main
from pos_app.self_check import Check, Found, Place
from pos_app.storage import upgrade
from pos_app.storage.engine import APPLICATION_ID
from pos_app.storage.migrate import SCHEMA
from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed

OLD = Path(__file__).parents[1] / "unit" / "books-of-schema-1.sql"


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


@pytest.fixture
def closed(cli: Cli) -> Cli:
    """A home with a paid bill, and its shift closed."""
    assert cli.pay("pln-postpaid", "530000000001")[0] == 0
    assert cli("shift", "close", "--counted", "11000", "--left", "0")[0] == 0
    return cli


@pytest.fixture
def old(closed: Cli) -> Path:
    """The closed books, in the schema of before."""
    path = closed.home.path / "journal.db"
    with closing(sqlite3.connect(path)) as books:
        books.execute(f"UPDATE alembic_version SET version_num = '{SCHEMA - 1:04}'")
        books.execute(f"PRAGMA user_version = {SCHEMA - 1}")
        books.commit()
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as books:
        return int(books.execute("PRAGMA user_version").fetchone()[0])


def content(home: Path) -> dict[str, str]:
    """Return every file of a home but those that SQLite keeps beside an open one."""
    files = (f for f in home.rglob("*") if f.is_file() and f.name[-4:] not in {"-wal", "-shm"})
    return {
        str(f.relative_to(home)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in files
        if "log" not in f.parts
    }


def codes(told: dict[str, list[dict[str, str]]]) -> list[str]:
    return [reason["error"] for reason in told["reasons"]]


def test_a_home_that_is_not_there_may_pass_and_is_not_made(tmp_path: Path) -> None:
    home = tmp_path / "none"
    for step in ("--check", "--prepare"):
        assert main(["--home", str(home), "upgrade", step]) == 0
    assert not home.exists()


def test_closed_books_may_pass_and_are_only_read(closed: Cli) -> None:
    before = content(closed.home.path)
    code, told = closed("upgrade", "--check")
    assert (code, told) == (0, {"may": True, "reasons": []})
    assert content(closed.home.path) == before


def test_an_open_shift_is_named_with_its_number_its_time_and_who(cli: Cli) -> None:
    cli.pay("pln-postpaid", "530000000001")
    code, told = cli("upgrade", "--check")
    assert (code, codes(told)) == (6, ["upgrade-shift"])
    (reason,) = told["reasons"]
    assert reason["message"].startswith("Shift 1 (")
    assert "WIB, Sari) is open." in reason["message"]


def test_what_is_not_settled_is_counted_and_only_the_ends_of_its_refs_are_said(cli: Cli) -> None:
    _, told = cli.pay("pln-postpaid", "630000000001")
    assert told["state"] == "PENDING"
    code, said = cli("upgrade", "--check")
    assert (code, codes(said)) == (6, ["upgrade-shift", "upgrade-unclear"])
    assert f"1 (...{told['ref'][-6:]})" in said["reasons"][1]["message"]
    assert told["ref"] not in str(said)


def test_many_payments_are_counted_and_a_few_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = tuple(f"A1B2C3{number:012}" for number in range(9))
    monkeypatch.setattr(upgrade, "standing", lambda _home: upgrade.Standing(None, refs))
    (reason,) = upgrading.reasons(cli.home.path)
    assert reason.detail.startswith("9 (...000000, ...000001, ")
    assert reason.detail.endswith("...000004, ...)")


def test_a_counter_that_is_open_is_a_reason_and_none_once_it_is_closed(closed: Cli) -> None:
    counter = open_counter(closed.home.path)
    try:
        code, told = closed("upgrade", "--check")
        assert (code, codes(told)) == (6, ["upgrade-running"])
        code, told = closed("upgrade", "--check", "--ask-to-end", "0.5")
        assert (code, codes(told)) == (6, ["upgrade-running"]), "nobody answers the door"
    finally:
        counter.close()
    assert closed("upgrade", "--check")[0] == 0


def test_the_reasons_are_a_line_each_in_the_language_that_is_asked_for(
    cli: Cli, capsys: Printed
) -> None:
    cli.pay("pln-postpaid", "630000000001")
    capsys.readouterr()
    home = str(cli.home.path)
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", "--home", home, "upgrade", "--check", "--language", "id"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (6, "")
    shift, unclear = done.stdout.splitlines()
    assert "masih terbuka" in shift
    assert "belum selesai" in unclear


def test_books_of_a_newer_program_are_refused_with_one_sentence(closed: Cli) -> None:
    path = closed.home.path / "journal.db"
    with closing(sqlite3.connect(path)) as books:
        books.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    for step in ("--check", "--prepare", "--finish"):
        code, told = closed("upgrade", step)
        assert (code, told["error"]) == (5, "newer-schema")
        assert told["message"].startswith("This journal was written by a newer version")


def test_a_file_that_is_no_books_of_ours_is_refused(closed: Cli) -> None:
    (closed.home.path / "journal.db").write_bytes(b"something else" * 1000)
    code, told = closed("upgrade", "--check")
    assert (code, told["error"]) == (5, "damaged")


def test_a_founding_that_was_cut_off_has_nothing_to_lose(cli: Cli) -> None:
    (cli.home.path / "journal.db").write_bytes(b"")
    assert cli("upgrade", "--check")[0] == 0
    assert (cli.home.path / "journal.db").read_bytes() == b""


def test_prepare_leaves_a_backup_that_says_what_it_is_for(closed: Cli) -> None:
    before = content(closed.home.path)
    code, told = closed("upgrade", "--prepare")
    saved = Path(told["backup"])
    assert code == 0
    assert saved.name.startswith(f"journal-before-{__version__}-")
    after = content(closed.home.path)
    del after[str(saved.relative_to(closed.home.path))]
    assert after == before
    # It is a backup like every other: a restore takes it.
    assert closed("restore", str(saved))[0] == 0


def test_prepare_refuses_what_the_check_refuses(cli: Cli) -> None:
    cli.pay("pln-postpaid", "530000000001")
    assert cli("upgrade", "--prepare")[0] == 6
    assert not list((cli.home.path / "backups").glob("journal-before-*"))


def test_old_books_are_rehearsed_aside_and_brought_up_at_the_end(cli: Cli, old: Path) -> None:
    before = content(cli.home.path)
    code, told = cli("upgrade", "--prepare")
    assert code == 0
    after = content(cli.home.path)
    del after[str(Path(told["backup"]).relative_to(cli.home.path))]
    assert after == before
    assert version(Path(told["backup"])) == SCHEMA - 1
    code, told = cli("upgrade", "--finish")
    assert (code, told) == (0, {"books": True})
    assert version(old) == SCHEMA
    assert cli("journal", "verify")[0] == 0


@pytest.mark.parametrize("step", ["--prepare", "--finish"])
def test_what_a_killed_rehearsal_has_left_is_cleared_away_by_the_next(
    closed: Cli, step: str
) -> None:
    """It is a whole copy of the books, with keys; a file of such a name is somebody's own."""
    left, note = closed.home.path / "upgrade-killed", closed.home.path / "upgrade-notes.txt"
    left.mkdir()
    (left / "journal.db").write_bytes(b"half")
    note.write_text("ask Budi first")
    assert closed("upgrade", step)[0] == 0
    assert [*closed.home.path.glob("upgrade-*")] == [note]


def test_the_oldest_books_are_looked_at_as_well(cli: Cli) -> None:
    """They know no shifts yet."""
    with closing(sqlite3.connect(cli.home.path / "journal.db")) as books:
        books.executescript(OLD.read_text("utf-8"))
        books.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        books.execute("PRAGMA user_version = 1")
    code, told = cli("upgrade", "--check")
    assert (code, codes(told)) == (6, ["upgrade-unclear"])
    assert version(cli.home.path / "journal.db") == 1


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is whole: another test looks at that."""
    monkeypatch.setattr(checks, "QUICK", ())


def require_untouched(cli: Cli, old: Path, before: dict[str, str]) -> str:
    """See that the last step refuses and leaves old books as they were; return what it says."""
    code, told = cli("upgrade", "--finish")
    assert (code, told["error"]) == (5, "not-upgraded")
    assert "The books are as they were" in told["message"]
    assert version(old) == SCHEMA - 1
    assert content(cli.home.path) == before
    return str(told["message"])


@pytest.mark.usefixtures("unchecked")
def test_finish_leaves_old_books_alone_when_their_seals_do_not_agree(cli: Cli, old: Path) -> None:
    with closing(sqlite3.connect(old)) as books:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
        for (name,) in books.execute(triggers).fetchall():
            books.execute(f"DROP TRIGGER {name}")
        books.execute("UPDATE journal SET actor = 'nobody' WHERE seq = 2")
        books.commit()
    assert "backup" in require_untouched(cli, old, content(cli.home.path)).lower()


@pytest.mark.usefixtures("unchecked")
def test_finish_leaves_old_books_alone_when_the_settings_cannot_be_read(
    cli: Cli, old: Path
) -> None:
    (cli.home.path / "config.toml").write_text("[window")
    assert "config.toml" in require_untouched(cli, old, content(cli.home.path))
    told = cli("upgrade", "--finish", "--language", "id")[1]["message"]
    assert told.startswith("Versi baru tidak berjalan di sini: ")
    assert told.endswith("Pembukuan tidak berubah; pakai terus versi yang lama.")
    assert "settings" not in told


def test_finish_leaves_old_books_alone_when_the_program_is_not_whole(
    cli: Cli, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Check("files", 5, is_broken)
    monkeypatch.setattr(checks, "QUICK", (broken,))
    assert "is missing or broken: {detail}.svg." in require_untouched(
        cli, old, content(cli.home.path)
    )
    code, told = cli("upgrade", "--finish", "--language", "id")
    assert (code, told["error"]) == (5, "not-upgraded")
    assert told["message"] == (
        "Versi baru tidak berjalan di sini: Ada berkas program yang hilang atau rusak: "
        "{detail}.svg. Pasang ulang program ini. Pembukuan tidak berubah; pakai terus versi yang "
        "lama."
    )


def is_broken(_place: Place) -> Found:
    return Found("failed", "file-broken", {"file": "{detail}.svg"})


def test_finish_without_books_looks_at_the_program_only(cli: Cli) -> None:
    code, told = cli("upgrade", "--finish")
    assert (code, told) == (0, {"books": False})
    assert not (cli.home.path / "journal.db").exists()
