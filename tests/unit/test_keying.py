"""The key of the seals: how the journal comes under it, changes it, or has lost it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pos_app.domain.errors import RuleError, StorageError
from pos_app.domain.journal import CLOSED, KEYED, REKEYED, ROTATED
from pos_app.services.sending import RECONCILED
from pos_app.storage import verify
from pos_app.storage.engine import APPLICATION_ID
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.lost_key import replace_key
from pos_app.storage.restore import restore
from pos_app.storage.seals import KeysBeside
from tests.conftest import NOON
from tests.tampering import books, sell
from tests.unit.test_services import Desk

OLD = Path(__file__).with_name("books-of-schema-1.sql")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    books(home)
    return home


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Books of the first schema, which had no key."""
    home = tmp_path / "old"
    home.mkdir()
    with closing(sqlite3.connect(home / "journal.db")) as raw:
        raw.executescript(OLD.read_text("utf-8"))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
    return home


def keys_of(folder: Path) -> list[str]:
    store = JournalStore(folder, NOON, writes=False)
    found = [entry.key for entry in store.entries()]
    store.close()
    return found


def change(folder: Path, seq: int) -> None:
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER journal_is_frozen")
        raw.execute("UPDATE journal SET actor = 'Mallory' WHERE seq = ?", (seq,))


def test_every_entry_of_new_books_is_under_one_key(folder: Path) -> None:
    assert len(set(keys_of(folder))) == 1
    assert "" not in keys_of(folder)


def test_books_without_a_key_come_under_one_when_they_are_opened(old: Path) -> None:
    store = JournalStore(old, NOON)
    *before, entry = store.entries()
    assert (entry.kind, entry.data["head"]) == (KEYED, before[-1].seal)
    assert {each.key for each in before} == {""}
    assert store.verify().ok
    store.close()
    JournalStore(old, NOON).close()
    assert [key for key in keys_of(old) if key] == [entry.key]


def test_the_first_key_seals_what_was_said_before_it(old: Path) -> None:
    JournalStore(old, NOON).close()
    change(old, 2)
    store = JournalStore(old, NOON, writes=False)
    assert store.verify().first_bad == 2
    store.close()


def test_a_key_is_followed_by_another_that_it_has_signed(folder: Path) -> None:
    store = JournalStore(folder, NOON)
    new = store.rotate_key(NOON, actor="Sari")
    sell(store, "9")
    (entry,) = store.entries(kind=ROTATED)
    assert (entry.actor, entry.key) == ("Sari", new)
    assert store.verify().ok
    store.close()
    books(folder, 1)
    assert len(set(keys_of(folder))) == 2
    assert keys_of(folder)[-1] == new


def test_what_was_sealed_before_another_key_came_is_still_found_changed(folder: Path) -> None:
    store = JournalStore(folder, NOON)
    store.rotate_key(NOON, actor="Sari")
    store.close()
    change(folder, 4)
    store = JournalStore(folder, NOON, writes=False)
    assert (store.verify().problem, store.verify().first_bad) == ("altered", 4)
    store.close()


def test_a_reader_takes_no_other_key(folder: Path) -> None:
    reader = JournalStore(folder, NOON, writes=False)
    with pytest.raises(StorageError, match="read-only"):
        reader.rotate_key(NOON, actor="Sari")
    reader.close()


# -- a key that is lost ---------------------------------------------------------------------------


def test_books_whose_key_is_not_here_are_read_and_not_written(folder: Path) -> None:
    (folder / "journal.keys").unlink()
    with pytest.raises(StorageError, match="key-missing"):
        JournalStore(folder, NOON)
    store = JournalStore(folder, NOON, writes=False)
    assert (store.verify().problem, store.verify().first_bad) == ("key-missing", 1)
    assert len(store.payments()) == 4
    store.close()


def test_they_go_on_under_a_new_key(folder: Path) -> None:
    (folder / "journal.keys").unlink()
    new = replace_key(folder, NOON, "owner", keys=KeysBeside(folder))
    store = JournalStore(folder, NOON)
    (entry,) = store.entries(kind=REKEYED)
    assert (entry.key, entry.ref, entry.actor) == (new, store.identity(), "owner")
    found = store.verify()
    assert (found.ok, found.unread) == (True, entry.seq - 1)
    store.close()


def test_what_nobody_can_verify_any_more_cannot_be_changed_unseen(folder: Path) -> None:
    (folder / "journal.keys").unlink()
    replace_key(folder, NOON, "owner", keys=KeysBeside(folder))
    change(folder, 4)
    store = JournalStore(folder, NOON, writes=False)
    assert (store.verify().ok, store.verify().problem) == (False, "altered")
    store.close()


def test_a_key_that_is_there_is_not_replaced(folder: Path, old: Path) -> None:
    for there in (folder, old):
        with pytest.raises(RuleError, match="key-there"):
            replace_key(there, NOON, "owner", keys=KeysBeside(there))


def test_books_that_are_not_sound_get_no_new_key(folder: Path) -> None:
    change(folder, 4)
    with pytest.raises(StorageError, match="books-changed"):
        replace_key(folder, NOON, "owner", keys=KeysBeside(folder))


def test_nothing_is_sent_under_a_new_key_before_somebody_accepts(desk: Desk) -> None:
    store = desk.counter.store
    store.record(REKEYED, actor="owner", at=NOON, ref=store.identity())
    with pytest.raises(RuleError, match="restored"):
        desk.counter.sending.require()
    desk.counter.sending.accept("compared with the list", "Sari")
    desk.counter.sending.require()
    assert [*store.entries(kind=RECONCILED)]


def test_a_backup_is_restored_on_a_computer_that_never_had_its_key(
    folder: Path, tmp_path: Path
) -> None:
    store = JournalStore(folder, NOON)
    store.back_up(tmp_path / "backup.db")
    store.close()
    home = tmp_path / "new"
    restore(home, tmp_path / "backup.db", NOON, "owner")
    store = JournalStore(home, NOON)
    assert [e.kind for e in store.entries(store.identity())] == [REKEYED, "restore.done"]
    assert store.verify().ok
    assert store.verify().unread == 26
    store.close()


# -- closed shifts --------------------------------------------------------------------------------


@pytest.mark.parametrize(("entries", "is_right"), [(0, True), (-1, False), (3, False)])
def test_the_head_on_a_closed_shift_is_held_against_the_journal(
    folder: Path, entries: int, *, is_right: bool
) -> None:
    store = JournalStore(folder, NOON)
    head = store.head()
    seen: dict[str, str | int] = {"entries": head.entries + entries, "head": head.seal}
    store.record(CLOSED, actor="Sari", at=NOON, ref="Z-1", **seen)
    found = store.verify()
    assert found.ok is is_right
    if not is_right:
        assert (found.first_bad, found.problem) == (head.entries + 1, "closing-differs")
    store.close()


# -- several processes ----------------------------------------------------------------------------


def test_several_processes_come_to_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "LARGE", 10)
    store = JournalStore(folder, NOON, writes=False)
    assert store.verify().ok
    assert store.verify().entries == 26
    change(folder, 17)
    assert (store.verify().problem, store.verify().first_bad) == ("altered", 17)
    store.close()


def test_keys_beside_the_books_are_kept_together(tmp_path: Path) -> None:
    keys = KeysBeside(tmp_path)
    assert keys.read("one") is None
    keys.keep("one", "1")
    keys.keep("two", "2")
    assert json.loads((tmp_path / "journal.keys").read_text()) == {"one": "1", "two": "2"}
