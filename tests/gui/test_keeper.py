"""The keeper of the books behind the window: backups, and why nothing can be sent."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter, restore_books
from pos_app.services.backups import found_in
from pos_app.storage import copies, opening, space
from tests.conftest import Home
from tests.gui.test_counter import Stage, open_stage


@pytest.fixture
def books(home: Home) -> Home:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    return home


@pytest.fixture
def stage(books: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Stage]:
    yield from open_stage(books, qtbot, qapp)


def kept(stage: Stage) -> int:
    return len(found_in(stage.home.path / "backups"))


def z_reports_backed_up(stage: Stage) -> list[tuple[int]]:
    """Return the numbers of the Z reports in the newest backup."""
    newest = found_in(stage.home.path / "backups")[0]
    with closing(sqlite3.connect(newest.file)) as backup:
        return backup.execute("SELECT number FROM z_report").fetchall()


def watch_is_free(stage: Stage) -> None:
    stage.wait(lambda: not stage.window.watch.is_keeping)


def looked(stage: Stage) -> None:
    """Let the watch look for a backup that is due, and come to an end."""
    watch_is_free(stage)
    stage.window.watch.look()
    watch_is_free(stage)


def test_books_are_backed_up_while_nobody_is_signed_in(stage: Stage) -> None:
    looked(stage)
    assert kept(stage) == 1
    assert stage.window.toast.isHidden()


def test_damage_found_behind_the_opening_shuts_the_counter(
    books: Home, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    file = books.path / "journal.db"
    with closing(sqlite3.connect(file)) as other:
        (page,) = other.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'payment_by_customer'"
        ).fetchone()
        (size,) = other.execute("PRAGMA page_size").fetchone()
    body = bytearray(file.read_bytes())
    body[(page - 1) * size] = 7
    file.write_bytes(body)
    for stage in open_stage(books, qtbot, qapp):
        qtbot.waitUntil(stage.window.sign_in.banner.isVisible, timeout=30_000)
        assert not stage.window.sign_in.isEnabled()
        assert not stage.window.watch._timer.isActive()


def test_a_look_makes_the_backup_that_is_due_and_no_second_one(stage: Stage) -> None:
    stage.sign_in()
    assert kept(stage) == 0
    for _ in range(3):
        looked(stage)
    assert kept(stage) == 1
    looked(stage)
    assert kept(stage) == 1
    assert stage.desk.toast.isHidden()


def test_a_backup_that_fails_is_told_once_until_one_succeeds(stage: Stage) -> None:
    stage.sign_in()
    desk, folder = stage.desk, stage.home.path / "backups"
    folder.write_text("a file where a folder is wanted")
    told: list[Exception] = []
    stage.window.watch.failed.connect(told.append)
    looked(stage)
    assert desk.toast.isVisible()
    looked(stage)
    assert len(told) == 1
    folder.unlink()
    looked(stage)
    assert kept(stage) == 1
    for backup in folder.iterdir():
        backup.unlink()
    folder.rmdir()
    folder.write_text("again")
    looked(stage)
    assert len(told) == 2


def test_a_closed_shift_is_backed_up_behind_its_z_report_at_once(stage: Stage) -> None:
    stage.sign_in()
    looked(stage)
    stage.desk.counter.shifts.count("Sari", amount=0)
    stage.desk.drawer.furnish()
    stage.desk.drawer.desk.close(0, None)
    stage.wait(lambda: kept(stage) == 2)
    assert z_reports_backed_up(stage) == [(1,)]
    watch_is_free(stage)


def test_the_backup_of_a_closing_waits_for_the_one_that_is_being_made(stage: Stage) -> None:
    stage.sign_in()
    watch = stage.window.watch
    stage.wait(lambda: not watch.is_keeping)
    watch.look()
    stage.desk.counter.shifts.count("Sari", amount=0)
    stage.desk.counter.shifts.close("Sari", 0)
    stage.desk.drawer.closed.emit()
    stage.wait(lambda: kept(stage) == 2)
    stage.wait(lambda: not watch.is_keeping)


def test_a_closing_whose_backup_fails_stands_and_says_so_each_time(stage: Stage) -> None:
    stage.sign_in()
    folder = stage.home.path / "backups"
    folder.write_text("a file where a folder is wanted")
    looked(stage)
    stage.desk.toast.hide()
    told: list[Exception] = []
    stage.window.watch.failed.connect(told.append)
    stage.desk.counter.shifts.count("Sari", amount=0)
    stage.desk.drawer.furnish()
    stage.desk.drawer.desk.close(0, None)
    stage.wait(stage.desk.drawer.reports.isVisible)
    stage.wait(lambda: len(told) == 1)
    assert stage.desk.toast.isVisible()
    assert [z.number for z in stage.desk.counter.shifts.z_reports("Sari")] == [1]
    looked(stage)
    assert len(told) == 1


def test_a_closing_whose_backup_the_end_of_the_program_cuts_off_is_backed_up_at_the_next_start(
    books: Home, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = Event(), Event()
    back_up = copies.copy

    def held_back(source: object, draft: Path) -> None:
        begun.set()
        go_on.wait(30)
        back_up(source, draft)

    monkeypatch.setattr(copies, "copy", held_back)
    for stage in open_stage(books, qtbot, qapp):
        stage.sign_in()
        watch_is_free(stage)
        stage.window.watch.look()
        stage.wait(begun.is_set)
        stage.desk.counter.shifts.count("Sari", amount=0)
        stage.desk.drawer.furnish()
        stage.desk.drawer.desk.close(0, None)
        stage.wait(stage.desk.drawer.reports.isVisible)
        assert stage.window.close()
        go_on.set()
    for stage in open_stage(books, qtbot, qapp):
        looked(stage)
        assert z_reports_backed_up(stage) == [(1,)]
        looked(stage)
        assert kept(stage) == 2


def test_the_next_shift_opens_while_the_closed_one_is_backed_up(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.sign_in()
    looked(stage)
    go_on, counter = Event(), stage.desk.counter
    back_up = copies.copy

    def held_back(source: object, draft: Path) -> None:
        go_on.wait(30)
        back_up(source, draft)

    monkeypatch.setattr(copies, "copy", held_back)
    counter.shifts.count("Sari", amount=0)
    stage.desk.drawer.furnish()
    stage.desk.drawer.desk.close(0, None)
    stage.wait(stage.desk.drawer.reports.isVisible)
    stage.desk.drawer.desk.open(0)
    stage.wait(lambda: counter.shifts.current() is not None)
    assert kept(stage) == 1
    go_on.set()
    stage.wait(lambda: kept(stage) == 2)
    watch_is_free(stage)


def test_restored_books_say_above_every_page_that_nothing_can_be_sent(
    books: Home, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    counter = open_counter(books.path)
    counter.backups.save(tmp_path / "books.db")
    counter.close()
    restore_books(books.path, tmp_path / "books.db", "owner")
    for stage in open_stage(books, qtbot, qapp):
        stage.sign_in()
        stage.wait(stage.desk.barred.isVisible)
        assert "restore --accept" in stage.desk.barred.accessibleName()
        stage.bill("pln", "530000000001")
        assert stage.desk.barred.isVisible()
        stage.type("50000")
        stage.press(Qt.Key.Key_F9)
        stage.wait(stage.desk.bill.tender.banner.isVisible)
        assert stage.charges() == []
        assert stage.desk.counter.store.payments() == []
        stage.desk.counter.sending.accept("compared", "Sari")
        stage.desk.keeper.look()
        stage.wait(stage.desk.barred.isHidden)


def test_a_disk_that_is_almost_full_is_told_before_money_is_taken(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "LEAST_FREE", 1 << 62)
    stage.sign_in()
    stage.wait(stage.desk.barred.isVisible)
    assert "MB" in stage.desk.barred.accessibleName()
    monkeypatch.undo()
    stage.desk.keeper.look()
    stage.wait(stage.desk.barred.isHidden)
