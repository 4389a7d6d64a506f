"""Backups while the counter sells: which count, which are kept, and what is left of a bad one."""

import random
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.domain.account import Cashier
from pos_app.domain.errors import InputError, StorageError
from pos_app.services.backups import Backup, Backups, found_in, name_of, worth_keeping
from pos_app.services.ports import Head
from pos_app.storage import books, chain, copies, opening, space
from pos_app.storage.copies import require_sound
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.seals import KeysBeside, Seals
from pos_app.storage.shift_store import ShiftStore
from tests.conftest import NOON, SetClock
from tests.here import rights_of
from tests.kills import states_after_kills
from tests.unit.test_storage import prepared


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JournalStore]:
    opened = JournalStore(tmp_path / "home", NOON)
    opened.people.add(Cashier("Sari"), "hash", NOON, by="")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "backups"


@pytest.fixture
def backups(store: JournalStore, folder: Path, clock: SetClock) -> Backups:
    return Backups(store, rights_of(store), folder, None, clock)


def change(store: JournalStore, at: datetime = NOON) -> None:
    store.record("something", actor="Sari", at=at)


def entries(file: Path) -> int:
    with closing(sqlite3.connect(file)) as other:
        return int(other.execute("SELECT count(*) FROM journal").fetchone()[0])


# -- one backup ----------------------------------------------------------------------------------


def test_a_backup_is_one_file_that_says_how_far_the_books_had_come(
    store: JournalStore, backups: Backups, folder: Path
) -> None:
    (file,) = backups.keep()
    (found,) = found_in(folder)
    assert [*folder.iterdir()] == [file] == [found.file]
    assert (found.at, found.head.entries, found.head.identity) == (NOON, 1, store.identity())
    assert store.head().seal.startswith(found.head.seal)
    require_sound(file, store.books.seals)
    assert file.read_bytes()[18:20] == b"\x01\x01"  # read without a log beside it


def test_a_backup_is_of_one_moment_while_the_counter_sells(
    store: JournalStore, tmp_path: Path
) -> None:
    stop = threading.Event()

    def sell() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            prepared(store, f"5300{number}")

    seller = threading.Thread(target=sell)
    seller.start()
    try:
        for number in range(10):
            before = store.head().entries
            store.back_up(tmp_path / f"{number}.db")
            assert before <= entries(tmp_path / f"{number}.db") <= store.head().entries
    finally:
        stop.set()
        seller.join()
    assert entries(tmp_path / "9.db") > entries(tmp_path / "0.db")


def flipped(draft: Path) -> None:
    raw = bytearray(draft.read_bytes())
    raw[raw.rindex(b"something")] ^= 1
    draft.write_bytes(raw)


def cut_off(draft: Path) -> None:
    draft.write_bytes(draft.read_bytes()[: draft.stat().st_size // 2])


def overwritten(draft: Path) -> None:
    with draft.open("rb+") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * 4096)


def without_header(draft: Path) -> None:
    with draft.open("rb+") as file:
        file.write(b"\x00" * 100)


def short_of_a_price_list(draft: Path) -> None:
    with closing(sqlite3.connect(draft)) as copied:
        copied.execute("INSERT INTO price_list VALUES ('iak', 'a', 'b', x'00')")
        copied.commit()


def of_an_older_moment(draft: Path) -> None:
    with closing(sqlite3.connect(draft)) as copied:
        copied.execute("DROP TRIGGER journal_is_kept")
        copied.execute("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
        copied.commit()


@pytest.mark.parametrize(
    "spoil",
    [
        flipped,
        cut_off,
        overwritten,
        without_header,
        short_of_a_price_list,
        of_an_older_moment,
    ],
)
def test_a_copy_that_is_damaged_or_differs_is_no_backup(
    store: JournalStore,
    backups: Backups,
    folder: Path,
    spoil: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(40):
        change(store)
    plain = copies.copy

    def copy(source: object, draft: Path) -> None:
        plain(source, draft)
        spoil(draft)

    monkeypatch.setattr(copies, "copy", copy)
    with pytest.raises(StorageError) as caught:
        backups.keep()
    assert caught.value.code == "backup"
    assert [*folder.iterdir()] == []
    assert store.verify().ok


def test_a_backup_takes_no_room_that_payments_need(
    backups: Backups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "LEAST_FREE", 1 << 62)
    with pytest.raises(StorageError, match="MB free"):
        backups.keep()
    assert [*folder.iterdir()] == []


def test_a_backup_by_hand_replaces_no_file(
    store: JournalStore, backups: Backups, tmp_path: Path
) -> None:
    backups.save(tmp_path / "books.db")
    require_sound(tmp_path / "books.db", store.books.seals)
    for there in (tmp_path / "books.db", tmp_path / "home" / "journal.db"):
        before = there.read_bytes()
        with pytest.raises(InputError, match="file-exists"):
            backups.save(there)
        assert there.read_bytes() == before
    with pytest.raises(StorageError, match="backup"):
        backups.save(tmp_path / "nowhere" / "books.db")


# -- when ----------------------------------------------------------------------------------------


def test_a_backup_is_made_by_the_hour_where_there_is_something_new(
    store: JournalStore, backups: Backups, clock: SetClock
) -> None:
    assert len(backups.keep_if_due()) == 1
    change(store)
    clock.move(minutes=59)
    assert backups.keep_if_due() == []
    clock.move(minutes=1)
    assert len(backups.keep_if_due()) == 1
    clock.move(days=1)
    assert backups.keep_if_due() == []
    change(store)
    assert len(backups.keep_if_due()) == 1
    assert len(backups.keep()) == 1


def test_a_clock_that_is_set_back_stops_no_backups(
    store: JournalStore, backups: Backups, clock: SetClock
) -> None:
    backups.keep_if_due()
    clock.move(days=-400)
    made = 0
    for _ in range(12):
        change(store)
        clock.move(minutes=10)
        made += len(backups.keep_if_due())
    assert made == 2


def test_a_closing_that_no_backup_has_is_due_at_once(
    store: JournalStore, backups: Backups, folder: Path, clock: SetClock
) -> None:
    """Whatever stood between the Z report and its backup, the next look makes it, and makes one."""
    shifts = ShiftStore(store.books)
    shifts.open(0, NOON, actor="Sari")
    backups.keep()
    shifts.count(0, {}, NOON, actor="Sari", reason="")
    clock.move(minutes=1)
    assert backups.keep_if_due() == []
    shifts.close(0, NOON, actor="Sari")
    (made,) = backups.keep_if_due()
    assert found_in(folder)[0].head.entries == entries(made) == store.head().entries
    change(store)
    clock.move(minutes=1)
    assert backups.keep_if_due() == []


# -- where ---------------------------------------------------------------------------------------


def test_the_second_folder_has_the_same_and_its_absence_is_told(
    store: JournalStore, folder: Path, tmp_path: Path, clock: SetClock
) -> None:
    stick = tmp_path / "stick"
    backups = Backups(store, rights_of(store), folder, stick, clock)
    with pytest.raises(StorageError, match="second-folder"):
        backups.keep_if_due()
    assert len(found_in(folder)) == 1
    assert not stick.exists()
    stick.mkdir()
    (made,) = backups.keep_if_due()
    require_sound(made, store.books.seals)
    assert [b.file.name for b in found_in(stick)] == [b.file.name for b in found_in(folder)]


def test_the_second_folder_is_served_where_the_first_cannot_be(
    store: JournalStore, folder: Path, tmp_path: Path, clock: SetClock
) -> None:
    folder.write_text("a file where a folder is wanted")
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(StorageError, match="backup"):
        Backups(store, rights_of(store), folder, stick, clock).keep()
    assert len(found_in(stick)) == 1


# -- how long ------------------------------------------------------------------------------------


def backup(at: datetime, entries: int = 1) -> Backup:
    head = Head("AB1200", entries, "0" * 64)
    return Backup(Path(name_of(at, head)), at, head)


def test_the_newest_seven_four_weeks_of_days_and_a_year_of_months_are_kept() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    every_hour = [backup(now - timedelta(hours=hours), 20_000 - hours) for hours in range(20_000)]
    kept = sorted(worth_keeping(every_hour, now), key=lambda b: b.at, reverse=True)
    assert kept[:7] == every_hour[:7]
    assert len(kept) == 6 + 29 + 11  # 28 days touch 29 dates; this month and the last are in them
    assert {b.at.date() for b in kept} >= {
        (now - timedelta(days=days)).date() for days in range(28)
    }
    assert all((b.at + timedelta(hours=1)).month != b.at.month for b in kept[-11:])
    # Thinned out hour by hour, the same are left.
    left: set[Backup] = set()
    for one in reversed(every_hour):
        left = worth_keeping({*left, one}, one.at)
    assert left == set(kept)


def test_the_one_just_made_stays_whatever_the_clock_says() -> None:
    chance = random.Random(7)
    left: set[Backup] = set()
    for number in range(300):
        made = backup(NOON + timedelta(hours=chance.randint(-100_000, 100_000)), number)
        left = worth_keeping({*left, made}, made.at)
        assert made in left


def test_only_what_is_ours_is_thinned_out(
    store: JournalStore, backups: Backups, folder: Path, clock: SetClock
) -> None:
    folder.mkdir()
    device = store.identity()[:4]
    theirs = "ZZZZ" if device != "ZZZZ" else "YYYY"
    others = [
        "journal-schema-1-20200101T000000Z.db",
        "journal-20209901T000000Z-AB1200-1-00000000.db",
        "my own.db",
        *(f"journal-2020010{day}T000000Z-{theirs}00-1-00000000.db" for day in range(1, 9)),
        f"journal-20200101T000000Z-{theirs}00-1-00000000.db.part",
    ]
    ours = [f"journal-2020010{day}T000000Z-{device}00-1-00000000.db" for day in range(1, 9)]
    rest = [f"{ours[0]}.part", f"{ours[0]}.part-journal"]
    for name in (*others, *ours, *rest):
        (folder / name).touch()
    (made,) = backups.keep()
    assert {file.name for file in folder.iterdir()} == {*others, *ours[2:], made.name}


def test_an_old_backup_that_does_not_go_is_told_and_the_new_one_counts(
    store: JournalStore, backups: Backups, folder: Path
) -> None:
    for day in range(1, 10):
        name = f"journal-2020010{day}T000000Z-{store.identity()}-1-00000000.db"
        (folder / name).mkdir(parents=True)
    with pytest.raises(StorageError, match="backup"):
        backups.keep()
    assert found_in(folder)[0].at == NOON


# -- what opening the books makes of them -------------------------------------------------------


def test_old_books_in_the_place_of_the_new_ones_are_not_opened(
    store: JournalStore, backups: Backups, tmp_path: Path
) -> None:
    store.back_up(tmp_path / "old.db")
    change(store)
    (newest,) = backups.keep()
    store.close()
    (tmp_path / "old.db").replace(tmp_path / "home" / "journal.db")
    with pytest.raises(StorageError, match="journal-behind") as caught:
        JournalStore(tmp_path / "home", NOON)
    assert caught.value.detail == newest.name
    newest.replace(tmp_path / "home" / "journal.db")
    JournalStore(tmp_path / "home", NOON).close()


def test_damaged_books_are_not_opened_and_their_lock_is_let_go(
    store: JournalStore, tmp_path: Path
) -> None:
    for number in range(40):
        prepared(store, str(number))
    store.close()
    journal = tmp_path / "home" / "journal.db"
    overwritten(journal)
    for _ in range(2):
        with pytest.raises(StorageError, match="damaged"):
            JournalStore(tmp_path / "home", NOON)


def test_large_books_are_opened_first_and_checked_behind(
    store: JournalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.books.write() as connection:
        for number in range(3000):
            chain.append(connection, "something", NOON, actor="Sari", ref=str(number), data={})
    store.close()
    books = tmp_path / "home" / "journal.db"
    damaged = bytearray(books.read_bytes())
    damaged[-2000:] = bytes(2000)
    books.write_bytes(damaged)
    with pytest.raises(StorageError, match="damaged"):
        JournalStore(tmp_path / "home", NOON)
    monkeypatch.setattr(opening, "LARGE", len(damaged))
    opened = JournalStore(tmp_path / "home", NOON)
    with pytest.raises(StorageError, match="damaged"):
        opened.books.check()
    opened.close()


def test_books_that_are_sound_are_checked_once(
    store: JournalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr(opening, "LARGE", 1)
    checks: list[object] = []
    monkeypatch.setattr(books, "require_intact", checks.append)
    opened = JournalStore(tmp_path / "home", NOON)
    opened.books.check()
    opened.books.check()
    opened.close()
    assert len(checks) == 1


# -- kills ---------------------------------------------------------------------------------------


def work(folder: Path) -> None:
    store = JournalStore(folder, NOON)
    Backups(store, rights_of(store), folder / "backups", None, SetClock()).keep()


def look(folder: Path) -> str:
    """Say how many backups count; each of them has to be whole."""
    found = found_in(folder / "backups")
    for one in found:
        require_sound(one.file, Seals(KeysBeside(folder), folder))
    store = JournalStore(folder, NOON)
    assert store.verify().ok
    Backups(
        store, rights_of(store), folder / "backups", None, SetClock(NOON + timedelta(hours=1))
    ).keep()
    store.close()
    assert not [*(folder / "backups").glob("*.part*")]
    return f"{len(found)} backups"


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_backup_that_is_killed_is_none_and_leaves_the_others(
    store: JournalStore, backups: Backups, clock: SetClock, tmp_path: Path
) -> None:
    clock.move(days=-1)
    backups.keep()
    for number in range(50):
        prepared(store, str(number))
    store.close()
    states = states_after_kills(tmp_path / "home", "test_backups", at_random=20)
    assert set(states) == {"1 backups", "2 backups"}
    assert states[-1] == "2 backups"
