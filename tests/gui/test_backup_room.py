"""The backup room in the window: real books, real files, a real restore."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt

from pos_app.app import SystemClock
from pos_app.domain.payment import State
from pos_app.services.backups import found_in
from pos_app.ui.rooms.backups import BackupsRoom
from pos_app.ui.workspace import Workspace
from tests.gui.test_counter import Stage, stage, texts

__all__ = ["stage"]

CLICK = Qt.MouseButton.LeftButton


def enter(stage: Stage) -> BackupsRoom:
    room = next(room for room in stage.desk.hall.rooms if isinstance(room, BackupsRoom))
    stage.desk.hall.enter(room.key)
    stage.wait(room.page.isVisible)
    stage.wait(lambda: "sudah diperiksa" in texts(room.page) or room.page.empty.isVisible())
    return room


def shut(stage: Stage) -> None:
    stage.wait(lambda: not isinstance(stage.window.centralWidget(), Workspace))


def backed_up(stage: Stage, room: BackupsRoom) -> None:
    before = len(found_in(stage.home.path / "backups"))
    stage.qtbot.mouseClick(room.page.keep, CLICK)
    assert room.page.busy.isVisible()
    stage.wait(room.page.busy.isHidden)
    assert len(found_in(stage.home.path / "backups")) == before + 1


def test_a_backup_is_made_now_and_is_shown(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    assert room.page.empty.isVisible()
    assert not room.page.drill.isEnabled()
    backed_up(stage, room)
    assert room.page.table.isVisible()
    model = room.page.table.model()
    assert model.rowCount() == 1
    (backup,) = found_in(stage.home.path / "backups")
    assert model.index(0, 2).data() == backup.head.seal
    assert "di disk yang sama" in room.page.banner.accessibleName()


def test_a_rehearsal_says_that_it_went_well_and_when(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    backed_up(stage, room)
    assert "belum pernah" in texts(room.page)
    stage.qtbot.mouseClick(room.page.drill, CLICK)
    stage.wait(room.page.busy.isHidden)
    assert "belum pernah" not in texts(room.page)
    assert "dapat dipulihkan" in texts(stage.desk.toast)


def test_a_backup_that_is_damaged_is_told_on_the_page(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    backed_up(stage, room)
    for backup in found_in(stage.home.path / "backups"):
        backup.file.write_bytes(b"nothing")
    stage.qtbot.mouseClick(room.page.drill, CLICK)
    stage.wait(room.page.busy.isHidden)
    assert "cadangan" in room.page.banner.accessibleName().lower()
    assert room.page.keep.isEnabled()


def test_books_are_restored_by_a_typed_word_and_sell_only_when_they_are_accepted(
    stage: Stage,
) -> None:
    stage.sign_in()
    backed_up(stage, enter(stage))
    stage.desk.show_choose()
    stage.bill("pln", "530000000001")
    assert stage.pay("11000") is State.PAID
    room = enter(stage)
    stage.qtbot.mouseClick(room.page.restore, CLICK)
    stage.wait(room.restore.isVisible)
    assert not room.restore.restore.isEnabled()
    stage.type("PULIHKA")
    assert not room.restore.restore.isEnabled()
    stage.type("N")
    stage.press(Qt.Key.Key_Return)
    shut(stage)
    stage.sign_in()
    assert stage.desk.counter.store.payments() == []
    stage.wait(stage.desk.barred.isVisible)
    room = enter(stage)
    assert room.page.acceptance.isVisible()
    stage.qtbot.keyClicks(room.page.reason, "ok")
    stage.qtbot.mouseClick(room.page.accept, CLICK)
    stage.wait(room.page.busy.isHidden)
    assert room.page.acceptance.isVisible()
    stage.qtbot.keyClicks(room.page.reason, " cocok dengan mutasi")
    stage.qtbot.mouseClick(room.page.accept, CLICK)
    stage.wait(room.page.acceptance.isHidden)
    assert stage.desk.counter.sending.problem() is None


def test_a_backup_that_cannot_be_restored_leaves_the_books_as_they_are(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    backed_up(stage, room)
    (backup,) = found_in(stage.home.path / "backups")
    identity = stage.desk.counter.store.identity()
    stage.qtbot.mouseClick(room.page.restore, CLICK)
    backup.file.write_bytes(b"nothing")
    stage.type("PULIHKAN")
    stage.press(Qt.Key.Key_Return)
    shut(stage)
    stage.wait(stage.window.toast.isVisible)
    stage.sign_in()
    assert stage.desk.counter.store.identity() == identity


def test_esc_leads_back_from_a_restore(stage: Stage) -> None:
    stage.sign_in()
    room = enter(stage)
    backed_up(stage, room)
    stage.qtbot.mouseClick(room.page.restore, CLICK)
    stage.wait(room.restore.isVisible)
    stage.press(Qt.Key.Key_Escape)
    stage.wait(room.page.isVisible)


def test_a_rehearsal_that_is_due_is_reminded_of_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.sign_in()
    later = datetime.now(UTC) + timedelta(days=31)
    monkeypatch.setattr(SystemClock, "now", lambda _clock: later)
    room = next(room for room in stage.desk.hall.rooms if isinstance(room, BackupsRoom))
    said: list[str] = []
    room.said.connect(lambda words, _tone: said.append(words))
    for _ in range(2):
        with stage.qtbot.waitSignal(room.desk.told):
            room.desk.look()
    assert len(said) == 1
    assert "uji pemulihan" in said[0]


def test_a_year_is_saved_as_a_sealed_file_and_an_empty_one_is_told(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "doc"))
    stage.sign_in()
    room = enter(stage)
    bar = room.page.archive
    stage.qtbot.mouseClick(bar.button, CLICK)
    stage.wait(lambda: not bar.button.busy)
    (file,) = (tmp_path / "doc").glob("arsip-*.zip")
    assert "index.html" in zipfile.ZipFile(file).namelist()
    bar.year.setCurrentIndex(5)
    stage.qtbot.mouseClick(bar.button, CLICK)
    stage.wait(lambda: not bar.button.busy)
    assert "tidak memuat tahun" in room.page.banner.accessibleName()
