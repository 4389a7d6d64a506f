"""Bringing a database up: the new schema or the old one, never something between."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pos_app.domain.account import Cashier
from pos_app.domain.errors import StorageError
from pos_app.storage import migrate as migration
from pos_app.storage.engine import open_engine
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON
from tests.here import names_in
from tests.unit.test_storage import NEXT, next_schema, tables

STEPS = (
    'op.execute("ALTER TABLE cashier ADD COLUMN later TEXT")',
    "op.execute(\"UPDATE cashier SET pin_hash = 'gone'\")",
    f'op.execute("PRAGMA user_version = {NEXT}")',
)
DIE = "__import__('os').kill(__import__('os').getpid(), 9)"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Books of the schema of today, with somebody in them."""
    store = JournalStore(tmp_path, NOON)
    store.people.add(Cashier("Sari"), "hash", NOON, by="")
    store.close()
    return tmp_path / "journal.db"


def upgrade(path: Path, scripts: Path) -> None:
    engine = open_engine(path, writes=True)
    try:
        migration.migrate(engine, path.parent / "backups", schema=NEXT, scripts=scripts)
    finally:
        engine.dispose()


def cashiers(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as other:
        return other.execute("SELECT name, pin_hash FROM cashier").fetchall()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as other:
        return int(other.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("done", range(len(STEPS) + 1))
def test_an_upgrade_that_is_killed_leaves_the_old_books_whole(old: Path, done: int) -> None:
    scripts = next_schema(old.parent, then="\n    ".join([*STEPS[:done], DIE]))
    code = "from pathlib import Path; import sys; from tests.unit.test_migrate import upgrade; "
    code += "upgrade(Path(sys.argv[1]), Path(sys.argv[2]))"
    killed = subprocess.run(
        [sys.executable, "-c", code, str(old), str(scripts)],
        cwd=Path(__file__).resolve().parents[2],
        check=False,
        timeout=30,
    )
    assert killed.returncode == -signal.SIGKILL
    assert (version(old), cashiers(old)) == (migration.SCHEMA, [("Sari", "hash")])
    assert "later" not in tables(old)
    store = JournalStore(old.parent, NOON)
    assert store.verify().ok
    store.close()


def test_a_backup_can_be_opened_as_the_books_they_were(old: Path, tmp_path: Path) -> None:
    upgrade(old, next_schema(tmp_path))
    (backup,) = (tmp_path / "backups").glob(f"journal-schema-{migration.SCHEMA}-*.db")
    home = tmp_path / "restored"
    home.mkdir()
    backup.rename(home / "journal.db")
    (tmp_path / "journal.keys").rename(home / "journal.keys")
    restored = JournalStore(home, NOON)
    assert names_in(restored) == ["Sari"]
    assert restored.verify().ok
    restored.close()


def test_books_that_are_up_to_date_are_not_backed_up_again(old: Path, tmp_path: Path) -> None:
    scripts = next_schema(tmp_path)
    upgrade(old, scripts)
    upgrade(old, scripts)
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_books_that_were_brought_up_are_too_new_for_this_program(old: Path, tmp_path: Path) -> None:
    upgrade(old, next_schema(tmp_path))
    before = old.read_bytes()
    with pytest.raises(StorageError) as caught:
        JournalStore(tmp_path, NOON)
    assert (caught.value.code, caught.value.detail) == (
        "newer-schema",
        f"{NEXT} > {migration.SCHEMA}",
    )
    assert old.read_bytes() == before


def test_the_number_of_the_program_is_that_of_its_newest_migration() -> None:
    scripts = sorted((migration.MIGRATIONS / "versions").glob("[0-9]*.py"))
    newest = scripts[-1].read_text("utf-8")
    assert int(scripts[-1].name[:4]) == migration.SCHEMA
    assert f"PRAGMA user_version = {migration.SCHEMA}" in newest


def test_a_backup_that_fails_leaves_no_file_that_looks_like_one(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cut(sqlite3.Connection):
        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
            if "integrity_check" in sql:
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, *rest)  # type: ignore[arg-type]

    scripts, plain = next_schema(tmp_path), sqlite3.connect
    engine = open_engine(old, writes=True)
    engine.connect().close()
    monkeypatch.setattr(sqlite3, "connect", lambda path, **how: plain(path, factory=Cut, **how))
    with pytest.raises(StorageError):
        migration.migrate(engine, tmp_path / "backups", schema=NEXT, scripts=scripts)
    engine.dispose()
    assert list((tmp_path / "backups").iterdir()) == []
