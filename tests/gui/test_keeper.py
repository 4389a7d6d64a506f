"""The keeper of the books behind the window: backups, and why nothing can be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.app import open_counter, restore_books
from pos_app.services.backups import found_in
from pos_app.storage import space
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


def test_a_look_makes_the_backup_that_is_due_and_no_second_one(stage: Stage) -> None:
    stage.sign_in()
    assert kept(stage) == 0
    for _ in range(3):
        stage.desk.keeper.look()
    stage.wait(lambda: kept(stage) == 1)
    stage.wait(lambda: not stage.desk.keeper._keeping)
    stage.desk.keeper.look()
    stage.wait(lambda: not stage.desk.keeper._keeping)
    assert kept(stage) == 1
    assert stage.desk.toast.isHidden()


def test_a_backup_that_fails_is_told_once_until_one_succeeds(stage: Stage) -> None:
    stage.sign_in()
    desk, folder = stage.desk, stage.home.path / "backups"
    folder.write_text("a file where a folder is wanted")
    told: list[Exception] = []
    desk.keeper.failed.connect(told.append)

    def look() -> None:
        desk.keeper.look()
        stage.wait(lambda: not desk.keeper._keeping)

    look()
    assert desk.toast.isVisible()
    look()
    assert len(told) == 1
    folder.unlink()
    look()
    assert kept(stage) == 1
    for backup in folder.iterdir():
        backup.unlink()
    folder.rmdir()
    folder.write_text("again")
    look()
    assert len(told) == 2


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
