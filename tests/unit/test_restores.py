"""A restore is rehearsed before it is needed, and done only by who may."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pos_app.app import assemble, restore_books
from pos_app.domain.errors import InputError, RuleError, StorageError
from pos_app.services.backups import STARTED, found_in
from pos_app.services.restores import BEGUN, DRILLED, FAILED
from pos_app.settings import Journal, Settings
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SetClock
from tests.scripted import Scripted
from tests.unit.test_services import Desk, open_desk


def own(desk: Desk, kind: str) -> list[dict[str, object]]:
    identity = desk.counter.store.identity()
    return [dict(entry.data) for entry in desk.counter.store.entries(identity, kind)]


def left_over(desk: Desk) -> list[Path]:
    return [*desk.folder.glob("drill-*")]


@pytest.fixture
def two_folders(tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    (tmp_path / "stick").mkdir()
    home = tmp_path / "home"
    chosen = Settings(journal=Journal(second_folder=str(tmp_path / "stick"), backup_hours="2"))
    provider = Scripted()
    store = JournalStore(home, clock.now())
    counter = assemble(home, chosen, {provider.name: provider}, store, clock)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    yield Desk(counter, provider, clock, home)
    counter.close()


def test_a_backup_that_somebody_asks_for_says_so_itself(desk: Desk) -> None:
    (file,) = desk.counter.backups.keep_now("Sari")
    with closing(sqlite3.connect(file)) as copy:
        last = copy.execute("SELECT kind, actor FROM journal ORDER BY seq DESC").fetchone()
    assert last == (STARTED, "Sari")
    assert desk.counter.backups.keep_if_due() == []


def test_who_is_unknown_backs_up_drills_and_restores_nothing(desk: Desk) -> None:
    (file,) = desk.counter.backups.keep_now("Sari")
    before = desk.counter.store.head()
    for attempt in (
        lambda: desk.counter.backups.keep_now("Nobody"),
        lambda: desk.counter.restores.drill("Nobody"),
        lambda: desk.counter.restores.begin(file, "Nobody"),
    ):
        with pytest.raises(RuleError, match="signed-out"):
            attempt()
    assert desk.counter.store.head() == before


def test_the_folders_tell_what_is_in_them(two_folders: Desk, tmp_path: Path) -> None:
    backups = two_folders.counter.backups
    backups.keep_now("Sari")
    near, far = backups.places()
    assert (near.folder, far.folder) == (two_folders.folder / "backups", tmp_path / "stick")
    assert (near.is_there, far.is_there) == (True, True)
    assert (near.is_apart, far.is_apart) == (False, False)
    ((backup, size),) = far.backups
    assert size == backup.file.stat().st_size > 0
    (tmp_path / "stick" / backup.file.name).unlink()
    (tmp_path / "stick").rmdir()
    assert not backups.places()[1].is_there


def test_a_folder_on_another_disk_is_apart(
    two_folders: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_folders.counter.backups.keep_now("Sari")
    stat = Path.stat

    class Elsewhere:
        def __init__(self, real: object) -> None:
            self.real = real
            self.st_dev = 4711

        def __getattr__(self, name: str) -> object:
            return getattr(self.real, name)

    def told(path: Path, **more: bool) -> object:
        return Elsewhere(stat(path, **more)) if path.name == "stick" else stat(path, **more)

    monkeypatch.setattr(Path, "stat", told)
    near, far = two_folders.counter.backups.places()
    assert (near.is_apart, far.is_apart) == (False, True)


def test_a_folder_that_cannot_be_read_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_path: Path, _pattern: str) -> Iterator[Path]:
        raise PermissionError("closed")

    desk.counter.backups.keep()
    monkeypatch.setattr(Path, "glob", fails)
    with pytest.raises(StorageError, match="backup"):
        desk.counter.backups.places()


def test_backups_are_as_far_apart_as_the_owner_wants(two_folders: Desk) -> None:
    backups = two_folders.counter.backups
    assert len(backups.keep_if_due()) == 2
    two_folders.paid()
    two_folders.clock.move(hours=1, minutes=59)
    assert backups.keep_if_due() == []
    two_folders.clock.move(minutes=1)
    assert len(backups.keep_if_due()) == 2


def test_a_drill_restores_the_newest_backup_elsewhere_and_is_written_down(desk: Desk) -> None:
    desk.paid()
    (file,) = desk.counter.backups.keep()
    entries = desk.counter.store.head().entries
    desk.paid(number="530000000002")
    done = desk.counter.restores.drill("Sari")
    assert (done.file, done.entries, done.at) == (file.name, entries, desk.clock.now())
    assert own(desk, DRILLED) == [{"file": file.name, "entries": entries}]
    assert desk.counter.restores.last_drill() == done
    assert left_over(desk) == []
    assert desk.counter.store.verify().ok
    assert desk.counter.store.identity().endswith("00")  # the rehearsal is no restore of these


def test_a_drill_takes_the_folder_that_is_the_farthest_away(
    two_folders: Desk, tmp_path: Path
) -> None:
    two_folders.counter.backups.keep()
    for near in (two_folders.folder / "backups").iterdir():
        near.write_bytes(b"damaged")
    assert two_folders.counter.restores.drill("Sari").entries == 3


def test_a_drill_needs_a_backup(desk: Desk) -> None:
    with pytest.raises(InputError, match="no-backup"):
        desk.counter.restores.drill("Sari")
    assert desk.counter.restores.last_drill() is None


def test_a_backup_that_cannot_be_restored_is_found_by_the_drill(desk: Desk) -> None:
    (file,) = desk.counter.backups.keep()
    body = bytearray(file.read_bytes())
    body[len(body) // 2 :] = bytes(len(body) - len(body) // 2)
    file.write_bytes(body)
    with pytest.raises(StorageError, match="bad-backup"):
        desk.counter.restores.drill("Sari")
    assert own(desk, FAILED) == [{"file": file.name, "problem": "bad-backup"}]
    assert (desk.counter.restores.last_drill(), left_over(desk)) == (None, [])


def test_the_backup_of_another_counter_is_found_by_the_drill(
    desk: Desk, tmp_path: Path, clock: SetClock
) -> None:
    other = open_desk(tmp_path / "other", clock, Scripted())
    other.paid()
    (file,) = desk.counter.backups.keep()
    other.counter.store.back_up(file)
    other.counter.close()
    with pytest.raises(StorageError, match="drill-differs"):
        desk.counter.restores.drill("Sari")
    assert own(desk, FAILED) == [{"file": file.name, "problem": "drill-differs"}]


def test_what_a_killed_drill_has_left_is_cleared_away_by_the_next(desk: Desk) -> None:
    desk.counter.backups.keep()
    (desk.folder / "drill-killed").mkdir()
    (desk.folder / "drill-killed" / "journal.db").write_bytes(b"half")
    desk.counter.restores.drill("Sari")
    assert left_over(desk) == []


def test_a_drill_takes_no_room_that_payments_need(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.counter.backups.keep()
    monkeypatch.setattr("pos_app.storage.space.LEAST_FREE", 1 << 62)
    with pytest.raises(StorageError, match="MB free"):
        desk.counter.restores.drill("Sari")
    assert left_over(desk) == []


def test_a_disk_that_fails_in_a_drill_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_folder: Path) -> None:
        raise OSError("gone")

    desk.counter.backups.keep()
    monkeypatch.setattr("pos_app.storage.rehearsal.shutil.disk_usage", fails)
    with pytest.raises(StorageError, match="gone"):
        desk.counter.restores.drill("Sari")


def test_a_drill_is_due_a_month_after_the_last_or_after_the_beginning(desk: Desk) -> None:
    restores = desk.counter.restores
    assert not restores.is_drill_due()
    desk.clock.move(days=30)
    assert restores.is_drill_due()
    desk.counter.backups.keep()
    restores.drill("Sari")
    desk.clock.move(days=29)
    assert not restores.is_drill_due()
    desk.clock.move(days=1)
    assert restores.is_drill_due()


def test_books_in_which_nothing_stands_need_no_drill(tmp_path: Path, clock: SetClock) -> None:
    store = JournalStore(tmp_path, clock.now())
    counter = assemble(tmp_path, Settings(), {}, store, clock)
    assert not counter.restores.is_drill_due()
    counter.close()


def test_a_restore_is_begun_in_the_old_books_and_done_when_they_are_closed(
    desk: Desk, clock: SetClock
) -> None:
    (file,) = desk.counter.backups.keep()
    kept = desk.counter.store.head().entries
    desk.paid()
    with pytest.raises(InputError, match="no-backup"):
        desk.counter.restores.begin(file.with_name("gone.db"), "Sari")
    put_back = desk.counter.restores.begin(file, "Sari")
    assert own(desk, BEGUN) == [{"file": file.name}]
    with pytest.raises(StorageError, match="in-use"):
        put_back()
    desk.counter.close()
    assert put_back().entries == kept
    again = open_desk(desk.folder, clock, desk.provider)
    assert again.counter.store.payments() == []
    assert isinstance(again.counter.sending.problem(), RuleError)
    again.counter.close()


def test_the_one_who_restores_is_named_in_the_new_books(desk: Desk, clock: SetClock) -> None:
    (file,) = desk.counter.backups.keep()
    put_back = desk.counter.restores.begin(file, "Sari")
    desk.counter.close()
    put_back()
    again = open_desk(desk.folder, clock, desk.provider)
    (done,) = again.counter.store.entries(kind="restore.done")
    assert (done.actor, done.data["file"]) == ("Sari", file.name)
    again.counter.close()
    assert len(found_in(desk.folder / "backups")) == 1
    restore_books(desk.folder, file, "Sari")
