"""The section of new versions in its window: a real server, real signatures, nothing installed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from pos_app import assets, settings
from pos_app.ui.pages.updates_form import UpdatesForm
from tests.announcing import NEWER, PUBLIC, STRANGER, Announcer, announcing, manifest
from tests.gui.test_counter import texts
from tests.gui.test_settings_page import LEFT, Room, room

__all__ = ["room"]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Announcer]:
    """A server of a manifest, and a program that was built with the key of its maker."""
    monkeypatch.setattr("pos_app.app.release_key", lambda: PUBLIC)
    with announcing() as announcer:
        yield announcer


@pytest.fixture
def at_rest(page: Announcer, room: Room) -> Room:
    """The owner's settings with the shift closed; the page's server is there before the counter."""
    room.desk.counter.shifts.count("Sari", amount=0)
    room.desk.counter.shifts.close("Sari")
    return room


def enter(stage: Room) -> UpdatesForm:
    stage.enter("updates")
    form = stage.page.form("updates")
    assert isinstance(form, UpdatesForm)
    return form


def ask(stage: Room, form: UpdatesForm, address: str) -> None:
    form.fields["updates.address"].fill(address)
    stage.qtbot.mouseClick(form.look, LEFT)
    stage.wait(lambda: not form.look.busy)


def log_of(stage: Room) -> str:
    return (stage.home.path / "log" / "pos-app.log").read_text("utf-8")


def test_a_new_version_is_shown_with_all_that_one_needs_to_fetch_it(
    at_rest: Room, page: Announcer
) -> None:
    form = enter(at_rest)
    assert "Ini versi 0.1.0." in texts(form)
    ask(at_rest, form, page.url)
    at_rest.wait(form.release.isVisible)
    assert "Ada versi baru: 0.2.0." in texts(form.answer)
    assert form.release.day.text() == "20 November 2026"
    assert form.release.news.text() == "Mode kios.\nPemasang."
    assert form.release.file.text() == "pos-app-0.2.0-setup.exe (41,5 MB)"
    assert form.release.url.text() == NEWER.download.url
    assert form.release.digest.text() == NEWER.download.sha256
    form.fields["updates.address"].fill(page.url + "x")
    assert not form.release.isVisible()


def test_a_refusal_is_one_sentence_on_the_page_and_in_the_log(
    at_rest: Room, page: Announcer
) -> None:
    page.body = manifest(key=STRANGER)
    form = enter(at_rest)
    ask(at_rest, form, page.url)
    assert "tidak ditandatangani pembuat program ini" in texts(form.answer)
    assert not form.release.isVisible()
    assert log_of(at_rest).count("is not signed by the maker of this program.") == 1


def test_the_newest_version_is_good_news(at_rest: Room, page: Announcer) -> None:
    page.body = manifest(replace(NEWER, version="0.1.0"))
    form = enter(at_rest)
    ask(at_rest, form, page.url)
    assert "Ini sudah versi terbaru" in texts(form.answer)
    assert form.answer.property("kind") == "success"


def test_while_a_shift_is_open_nobody_is_asked(page: Announcer, room: Room) -> None:
    form = enter(room)
    ask(room, form, page.url)
    assert "Tutup shift dahulu" in texts(form.answer)
    assert page.asked == []


def test_switched_on_it_tells_the_owner_by_itself_and_the_books_know_who_did_it(
    at_rest: Room, page: Announcer
) -> None:
    form = enter(at_rest)
    assert not form.fields["updates.enabled"].value
    form.fields["updates.enabled"].fill(value=True)
    form.fields["updates.address"].fill(page.url)
    at_rest.save()
    chosen = settings.load(at_rest.home.path, {}).updates
    assert chosen == settings.Updates(enabled=True, address=page.url)
    (entry,) = at_rest.journal()
    assert (entry.actor, entry.data) == ("Sari", {"section": "updates", "keys": "address, enabled"})
    again = at_rest.page.form("updates")  # of the counter that was opened again
    assert isinstance(again, UpdatesForm)
    at_rest.wait(again.release.isVisible)
    at_rest.desk.hall.show()
    at_rest.wait(lambda: "Ada versi baru: 0.2.0" in at_rest.desk.room.subtitle())  # type: ignore[union-attr]
    at_rest.desk.counter.shifts.open(0, "Sari")
    at_rest.desk.hall.show()
    assert "0.2.0" not in at_rest.desk.room.subtitle()  # type: ignore[union-attr]
    assert len(page.asked) == 1


def test_switched_on_without_an_address_or_with_one_that_all_can_change_it_is_not_saved(
    at_rest: Room,
) -> None:
    form = enter(at_rest)
    form.fields["updates.enabled"].fill(value=True)
    at_rest.qtbot.mouseClick(at_rest.page.save, LEFT)
    address = form.fields["updates.address"]
    assert "Isi alamatnya dahulu." in texts(address)
    address.fill("http://unduh.example.id/x")
    at_rest.qtbot.mouseClick(at_rest.page.save, LEFT)
    assert "https://" in address.note.text()
    at_rest.press(Qt.Key.Key_Escape)
    assert not settings.load(at_rest.home.path, {}).updates.enabled


def test_the_key_that_a_program_was_built_with_is_the_line_that_is_no_remark() -> None:
    assert assets.release_key() == "" or len(assets.release_key()) == 44
