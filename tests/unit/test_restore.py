"""A backup in the place of the books: which files may, what comes of it, and what a kill leaves."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pos_app.domain.account import Cashier
from pos_app.domain.errors import RuleError, StorageError
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import State
from pos_app.services.ports import Command
from pos_app.services.sending import RESTORED
from pos_app.storage import restore as restoring
from pos_app.storage.engine import APPLICATION_ID
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.migrate import SCHEMA
from pos_app.storage.restore import Restored, restore
from tests.conftest import NOON, SetClock
from tests.here import names_in
from tests.kills import states_after_kills
from tests.scripted import Scripted
from tests.unit.test_services import Desk, open_desk


def add(folder: Path, *names: str) -> str:
    """Add cashiers to the books of a folder; return who the counter is."""
    store = JournalStore(folder, NOON)
    for name in names:
        store.people.add(Cashier(name), "hash", NOON, by="")
    identity = store.identity()
    store.close()
    return identity


def back_up(folder: Path, to: Path) -> None:
    store = JournalStore(folder, NOON)
    store.back_up(to)
    store.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Books of two cashiers, and a backup from when there was one."""
    folder = tmp_path / "home"
    add(folder, "Sari")
    back_up(folder, folder / "backup.db")
    add(folder, "Budi")
    return folder


def work(folder: Path) -> None:
    restore(folder, folder / "backup.db", NOON, "owner")


def look(folder: Path) -> str:
    store = JournalStore(folder, NOON)
    assert store.verify().ok
    seen = f"{'+'.join(names_in(store))} in epoch {store.head().epoch}"
    store.close()
    return seen


OLD, NEW = "Budi+Sari in epoch 0", "Sari in epoch 1"


def test_a_backup_takes_the_place_of_the_books_and_they_are_kept(home: Path) -> None:
    before = (home / "backup.db").read_bytes()
    assert look(home) == OLD
    restored = restore(home, home / "backup.db", NOON, "owner")
    assert look(home) == NEW
    assert (home / "backup.db").read_bytes() == before
    assert restored.aside is not None
    assert restored.aside.name == "journal-replaced-20261121T050000000000Z.db"
    other = home.parent / "other"
    other.mkdir()
    shutil.copy(restored.aside, other / "journal.db")
    shutil.copy(home / "journal.keys", other)
    assert look(other) == OLD


def test_the_restored_books_say_under_seal_what_was_done(home: Path) -> None:
    restored = restore(home, home / "backup.db", NOON, "owner")
    store = JournalStore(home, NOON)
    *_, before, entry = store.entries()
    assert (entry.kind, entry.actor, entry.ref) == (RESTORED, "owner", store.identity())
    assert entry.data == {
        "file": "backup.db",
        "entries": 1,
        "last_seal": before.seal,
        "epoch": 1,
        "replaced": "journal-replaced-20261121T050000000000Z.db",
    }
    assert (restored.head.seal, restored.head.identity) == (before.seal, store.identity())
    store.close()


def test_no_epoch_comes_twice_whatever_is_restored_and_lost(home: Path) -> None:
    seen = [add(home)]
    for number in range(1, 4):
        (home / f"journal-replaced-{number}").mkdir()
        at = NOON.replace(minute=number)
        seen.append(restore(home, home / "backup.db", at, "owner").head.identity)
    (home / "backups").mkdir()
    back_up(home, home / "backups" / f"journal-20261121T050000Z-{seen[-1]}-1-00000000.db")
    for file in home.glob("journal.db*"):
        file.unlink()
    seen.append(restore(home, home / "backup.db", NOON, "owner").head.identity)
    assert [identity[4:] for identity in seen] == ["00", "01", "02", "03", "04"]
    assert len({identity[:4] for identity in seen}) == 1


def test_books_are_not_replaced_while_a_counter_is_open(home: Path) -> None:
    store = JournalStore(home, NOON)
    with pytest.raises(StorageError, match="in-use"):
        work(home)
    store.close()
    reader = JournalStore(home, NOON, writes=False)
    names_in(reader)
    with pytest.raises(StorageError, match="locked"):
        work(home)
    reader.close()
    assert look(home) == OLD


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all, but long enough to be taken for one" * 100)


def nothing(file: Path) -> None:
    file.write_bytes(b"")


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def torn(file: Path) -> None:
    with file.open("rb+") as opened:
        opened.seek(4096 * 3)
        opened.write(b"\xff" * 4096)


def of_another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE accounts (name TEXT)")


def forged(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE cashier SET pin_hash = 'known'")
        other.commit()


def of_nobody(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("DELETE FROM counter")
        other.commit()


@pytest.mark.parametrize(
    "spoil", [garbage, nothing, half, torn, of_another_program, forged, of_nobody]
)
def test_what_is_no_sound_backup_is_refused_and_changes_nothing(
    home: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(home / "backup.db")
    with pytest.raises(StorageError, match="bad-backup"):
        work(home)
    assert look(home) == OLD
    assert not [*home.glob("*.part*"), *home.glob("*replaced*")]


def test_a_backup_of_a_newer_program_is_refused(home: Path) -> None:
    with closing(sqlite3.connect(home / "backup.db")) as other:
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(StorageError, match="newer-schema"):
        work(home)
    assert look(home) == OLD


def test_a_backup_that_is_not_there_is_refused(home: Path) -> None:
    with pytest.raises(StorageError, match="cannot-open"):
        restore(home, home / "nowhere.db", NOON, "owner")
    assert look(home) == OLD


def test_a_backup_of_the_first_schema_is_brought_up(home: Path) -> None:
    (home / "backup.db").unlink()
    with closing(sqlite3.connect(home / "backup.db")) as other:
        other.executescript(Path(__file__).with_name("books-of-schema-1.sql").read_text("utf-8"))
        other.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        other.execute("PRAGMA user_version = 1")
    restored = restore(home, home / "backup.db", NOON, "owner")
    assert restored.head.epoch >= 1
    store = JournalStore(home, NOON)
    assert store.verify().ok
    assert store.payments()
    store.close()


def test_damaged_books_are_replaced_and_kept_with_what_lay_beside_them(home: Path) -> None:
    garbage(home / "journal.db")
    (home / "journal.db-shm").write_bytes(b"the rest of it")
    restored = restore(home, home / "backup.db", NOON, "owner")
    assert look(home) == NEW
    assert restored.aside is not None
    assert restored.aside.read_bytes().startswith(b"no database")
    assert restored.aside.with_name(f"{restored.aside.name}-shm").read_bytes() == b"the rest of it"


def test_where_a_file_cannot_have_two_names_the_old_books_are_copied(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_file: Path, _name: Path) -> None:
        raise PermissionError

    before = (home / "journal.db").read_bytes()
    monkeypatch.setattr(os, "link", link)
    restored = restore(home, home / "backup.db", NOON, "owner")
    assert look(home) == NEW
    assert restored.aside is not None
    assert len(restored.aside.read_bytes()) == len(before)


def test_old_books_that_were_set_aside_are_never_written_over(home: Path) -> None:
    (home / "journal-replaced-20261121T050000000000Z.db").write_text("of before")
    with pytest.raises(StorageError, match="backup"):
        work(home)
    assert look(home) == OLD
    assert (home / "journal-replaced-20261121T050000000000Z.db").read_text() == "of before"


def test_a_lost_journal_is_said_to_be_lost_and_comes_back(home: Path) -> None:
    (home / "backups").mkdir()
    name = f"journal-20261121T050000Z-{add(home)}-1-00000000.db"
    (home / "backup.db").rename(home / "backups" / name)
    for file in home.glob("journal.db*"):
        file.unlink()
    with pytest.raises(StorageError, match="journal-lost") as caught:
        JournalStore(home, NOON)
    assert caught.value.detail == name
    assert restore(home, home / "backups" / name, NOON, "owner").aside is None
    assert look(home) == NEW


def test_what_a_lost_journal_left_beside_it_is_not_read_into_the_new_books(home: Path) -> None:
    store = JournalStore(home, NOON)
    store.people.add(Cashier("Dewi"), "hash", NOON, by="")
    left = (home / "journal.db-wal").read_bytes()
    store.close()
    (home / "journal.db").unlink()
    (home / "journal.db-wal").write_bytes(left)
    assert restore(home, home / "backup.db", NOON, "owner").aside is None
    assert look(home) == NEW
    (kept,) = home.glob("journal-replaced-*.db-wal")
    assert kept.read_bytes() == left


# -- what may be sent afterwards -----------------------------------------------------------------


def restored_desk(desk: Desk, backup: Path) -> tuple[Desk, Restored]:
    """Close the counter, restore the backup, and open it again, for good to sell."""
    desk.counter.close()
    restored = restore(desk.folder, backup, desk.clock.now(), "owner")
    again = open_desk(desk.folder, desk.clock, desk.provider)
    return again, restored


def test_what_was_ready_before_a_restore_is_never_sent_again(desk: Desk, tmp_path: Path) -> None:
    payments = sent_twice(desk, tmp_path)
    assert payments == (1, "older-epoch")


def test_in_the_same_epoch_it_would_be_sent_twice(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above can fail: this is how."""

    def renewed(connection: object, _least: int, _seals: object) -> str:
        return identity

    identity = desk.counter.store.identity()
    monkeypatch.setattr(restoring, "_renewed", renewed)
    assert sent_twice(desk, tmp_path) == (2, "")


def sent_twice(desk: Desk, tmp_path: Path) -> tuple[int, str]:
    """Send a payment that a backup knows as ready, once before its restore and once after it."""
    prepared = desk.prepared()
    desk.counter.store.back_up(tmp_path / "backup.db")
    assert desk.counter.payments.send(prepared.ref, "Sari").state is State.PAID
    again, _ = restored_desk(desk, tmp_path / "backup.db")
    with pytest.raises(RuleError, match="restored"):
        again.counter.payments.send(prepared.ref, "Sari")
    again.counter.sending.accept("compared", "Sari")
    code = ""
    try:
        again.counter.payments.send(prepared.ref, "Sari")
    except RuleError as error:
        code = error.code
        assert again.counter.payments.cancel(prepared.ref, "Sari").state is State.CANCELLED
    again.counter.close()
    return desk.provider.sent.count(Command.PAY), code


def test_questions_go_on_while_nothing_is_sent(desk: Desk, tmp_path: Path) -> None:
    payment = desk.paid(Unknown(reason="no-answer"))
    desk.counter.store.back_up(tmp_path / "backup.db")
    again, _ = restored_desk(desk, tmp_path / "backup.db")
    again.clock.move(minutes=2)
    desk.provider.resends = True
    assert [p.state for p in again.counter.unfinished.resolve()] == [State.UNKNOWN]
    assert Command.CHECK not in desk.provider.sent
    desk.provider.resends = False
    again.counter.unfinished.resolve()
    assert Command.CHECK in desk.provider.sent
    assert payment.ref in {p.ref for p in again.counter.store.payments()}
    again.counter.close()


def test_an_acceptance_does_not_outlive_the_next_restore(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "home", SetClock(), Scripted())
    backup = tmp_path / "backup.db"
    for at in range(2):
        desk.counter.store.back_up(backup)
        desk.clock.move(minutes=at)
        desk, _ = restored_desk(desk, backup)
        problem = desk.counter.sending.problem()
        assert problem is not None
        assert problem.code == "restored"
        desk.counter.sending.accept("compared", "Sari")
        assert desk.counter.sending.problem() is None
    # A backup from while nothing was sent is accepted once, not once for each restore in it.
    desk.clock.move(minutes=5)
    desk, _ = restored_desk(desk, backup)
    desk.counter.store.back_up(tmp_path / "barred.db")
    desk.clock.move(minutes=5)
    desk, _ = restored_desk(desk, tmp_path / "barred.db")
    desk.counter.sending.accept("compared", "Sari")
    assert desk.paid().state is State.PAID
    desk.counter.close()


# -- kills ---------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_restore_that_is_killed_leaves_the_old_books_or_the_new_ones(home: Path) -> None:
    states = states_after_kills(home, "test_restore", at_random=20)
    assert len(states) > 20 + 10
    assert set(states) == {OLD, NEW}
    assert states[-1] == NEW
