"""The page of the settings in its window: real keys, a real file, a counter opened again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pos_app import log, settings
from pos_app.app import open_counter, open_providers
from pos_app.domain.errors import RuleError, StorageError
from pos_app.domain.journal import Entry
from pos_app.domain.payment import State
from pos_app.office import Office, ground_of
from pos_app.settings import Window
from pos_app.ui.main_window import MainWindow
from pos_app.ui.pages.fees_form import FeesForm
from pos_app.ui.pages.provider_form import ADDRESSES, FIELDS, ProviderForm
from pos_app.ui.pages.settings import SettingsPage
from pos_app.ui.setting_words import CHOICES, KEYS, SETTINGS
from pos_app.ui.tasks import Tasks
from pos_app.ui.theme import apply_theme
from pos_app.ui.translation import use_language
from pos_app.ui.widgets.order_field import OrderField
from pos_app.ui.workspace import Workspace
from tests.conftest import Home
from tests.gui.test_counter import WAIT, Stage, texts

SECRET = "k3y-of-the-provider"
LEFT = Qt.MouseButton.LeftButton


class Room(Stage):
    """A stage on which the settings are."""

    @property
    def page(self) -> SettingsPage:
        assert self.desk.room is not None
        self.desk.room.furnish()
        return self.desk.room.page

    @property
    def fees(self) -> FeesForm:
        form = self.page.form("fees")
        assert isinstance(form, FeesForm)
        return form

    def provider(self, name: str) -> ProviderForm:
        form = self.page.form(name)
        assert isinstance(form, ProviderForm)
        return form

    def enter(self, section: str) -> None:
        """Open the settings and walk to a section, by keyboard."""
        self.press(Qt.Key.Key_F4)
        self.wait(self.page.sections.hasFocus)
        self.wait(self.page.form(section).isEnabled)
        self.press(Qt.Key.Key_Home)
        self.press(Qt.Key.Key_Down, times=self.page.all_sections.index(section))
        assert self.page.section == section

    def save(self) -> None:
        """Press the key that saves, and see the counter that uses it."""
        before = self.desk
        self.qtbot.keyClick(self._focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.desk is not before and self.page.isVisible())
        self.wait(self.page.form("outlet").isEnabled)

    def replace(self, text: str) -> None:
        """Type over what stands in the field under the focus."""
        self.qtbot.keyClick(self._focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def chosen(self) -> settings.Settings:
        return settings.load(self.home.path, {})

    def file(self) -> str:
        return (self.home.path / "config.toml").read_text("utf-8")

    def journal(self) -> list[Entry]:
        counter = self.window.session.counter
        assert counter is not None
        return [e for e in counter.store.entries() if e.kind == "settings.changed"]


@pytest.fixture
def room(home: Home, qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    counter = open_counter(home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    counter.close()
    apply_theme(qapp, "light")
    use_language("id")
    log.start(home.path)
    tasks = Tasks()
    window = MainWindow(
        tasks,
        lambda: open_counter(home.path),
        lambda **look: settings.save(home.path, "window", **look),
        Window(),
        office=lambda: Office(home.path, home.environ, open_providers),
    )
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    with qtbot.waitSignal(window.ready, timeout=WAIT):
        window.open_counter()
    stage = Room(window, qtbot, home, [])
    stage.sign_in()
    yield stage
    for page in window.findChildren(SettingsPage):
        page.discard.click()
    qtbot.waitUntil(window.close, timeout=WAIT)
    tasks.stop()
    window.close_counter()
    log.stop()
    window.deleteLater()
    tasks.deleteLater()
    use_language("en")
    apply_theme(qapp, "light")


def test_a_fee_saved_by_keyboard_is_in_the_file_and_in_the_next_bill(room: Room) -> None:
    room.enter("fees")
    room.press(Qt.Key.Key_Return)
    room.replace("2500")
    assert settings.load(room.home.path, {}).fees.default == 0
    room.save()
    assert room.chosen().fees.default == 2500
    assert room.page.section == "fees"
    assert room.desk.sale.cashier == "Sari"
    (entry,) = room.journal()
    assert (entry.actor, entry.data) == ("Sari", {"section": "fees", "keys": "default"})
    room.press(Qt.Key.Key_F1)
    room.wait(lambda: room.desk.choose.grid.focused_tile() is not None)
    room.bill("pln", "530000000001")
    assert room.desk.sale.inquiry is not None
    assert room.desk.sale.inquiry.fee == 2500
    assert room.pay("50000") is State.PAID


def test_a_fee_of_one_product_is_found_and_given_by_touch(room: Room) -> None:
    header = next(b for b in room.desk.findChildren(QWidget) if b.accessibleName() == "Pengaturan")
    room.qtbot.mouseClick(header, LEFT)
    room.wait(room.page.form("fees").isEnabled)
    item = room.page.sections.visualItemRect(room.page.sections.item(4))
    room.qtbot.mouseClick(room.page.sections.viewport(), LEFT, pos=item.center())
    assert room.page.section == "fees"
    room.qtbot.mouseClick(room.fees.search, LEFT)
    room.type("pascabayar pln")
    assert room.fees.found.rowCount() == 2
    table = room.fees.table
    place = table.visualRect(room.fees.found.index(1, 1)).center()
    room.qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    room.type("3000")
    room.press(Qt.Key.Key_Return)
    assert room.fees.found.index(1, 1).data() == "Rp 3.000"
    before = room.desk
    room.qtbot.mouseClick(room.page.save, LEFT)
    room.wait(lambda: room.desk is not before)
    assert room.chosen().fees.products == {"pln-postpaid": 3000}


def test_a_category_s_fee_shows_on_its_products_until_they_have_their_own(room: Room) -> None:
    room.enter("fees")
    room.fees.table.setFocus()
    room.fees.table.setCurrentIndex(room.fees.found.index(0, 1))
    room.press(Qt.Key.Key_Return)
    room.type("1500")
    room.press(Qt.Key.Key_Return)
    assert room.fees.found.index(1, 1).data() == "Rp 1.500, ikut kategori"
    room.save()
    assert room.chosen().fees.categories == {"electricity": 1500}
    room.fees.model.set_fee(0, None)
    assert room.fees.found.index(1, 1).data() == "Rp 0, ikut umum"
    assert room.fees.changes() == {"fees": {"categories": {}}}


def test_a_fee_that_is_too_much_stays_out_of_the_table(room: Room) -> None:
    room.enter("fees")
    room.fees.table.setFocus()
    room.fees.table.setCurrentIndex(room.fees.found.index(1, 1))
    room.press(Qt.Key.Key_Return)
    room.type("1000001")
    room.press(Qt.Key.Key_Return)
    assert "1.000.000" in room.fees.note.text()
    assert not room.page.is_changed


def test_a_fee_that_is_still_being_typed_is_saved_as_well(room: Room) -> None:
    room.enter("fees")
    room.fees.table.setFocus()
    room.fees.table.setCurrentIndex(room.fees.found.index(1, 1))
    room.press(Qt.Key.Key_Return)
    room.type("1750")
    room.save()
    assert room.chosen().fees.products == {"pln-postpaid": 1750}


@pytest.mark.parametrize(
    ("section", "setting", "value", "why"),
    [
        ("outlet", "outlet.name", "x" * 61, "60"),
        ("fees", "fees.default", "1000001", "1.000.000"),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(
    room: Room, section: str, setting: str, value: str, why: str
) -> None:
    before = room.file()
    room.enter(section)
    room.press(Qt.Key.Key_Return)
    room.replace(value)
    room.page.sections.setCurrentRow(0 if section == "fees" else 4)
    room.qtbot.mouseClick(room.page.save, LEFT)
    field = room.page.form(section).fields[setting]
    assert room.page.section == section
    assert field.editor.hasFocus()
    assert why in field.note.text()
    assert why in field.editor.accessibleDescription()
    assert room.file() == before
    assert room.journal() == []


def test_an_address_that_is_not_safe_is_refused_at_its_field(room: Room) -> None:
    before = room.file()
    room.enter("digiswitch")
    field = room.page.form("digiswitch").fields["providers.digiswitch.url"]
    field.setFocus()
    room.replace("http://api.example.id")
    room.qtbot.mouseClick(room.page.save, LEFT)
    room.wait(room.page.banner.isVisible)
    assert "tidak aman" in field.note.text()
    assert field.editor.hasFocus()
    assert room.desk.isEnabled()
    assert room.file() == before
    assert room.journal() == []


def test_a_secret_is_kept_and_never_shown_again(room: Room) -> None:
    room.enter("iak")
    key = room.provider("iak").keys["iak-api-key"]
    assert key.note.text() == "Belum disimpan."
    key.setFocus()
    room.type(SECRET)
    assert key.edit.echoMode() is QLineEdit.EchoMode.Password
    room.save()
    key = room.provider("iak").keys["iak-api-key"]
    assert "berkas terenkripsi" in key.note.text()
    assert SECRET not in everything_said(room.window)
    for path in room.home.path.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path
    (entry,) = room.journal()
    assert entry.data == {"section": "keys", "keys": "iak-api-key"}


def test_the_connection_is_tested_with_what_is_typed(room: Room) -> None:
    room.enter("digiswitch")
    form = room.provider("digiswitch")
    room.qtbot.mouseClick(form.test, LEFT)
    room.wait(lambda: "Deposit: Rp" in texts(form.answer))
    assert not form.test.busy
    form.fields["providers.digiswitch.username"].fill("nobody")
    room.qtbot.mouseClick(form.test, LEFT)
    room.wait(lambda: "menolak" in texts(form.answer))
    assert room.chosen().providers.digiswitch.username != "nobody"


def test_the_key_of_the_environment_is_fixed(room: Room) -> None:
    room.enter("digiswitch")
    key = room.provider("digiswitch").keys["digiswitch-api-key"]
    assert not key.editor.isEnabled()
    assert "lingkungan" in key.note.text()


def test_what_the_environment_gives_cannot_be_changed_and_says_so(
    room: Room,
) -> None:
    room.home.environ["POS_APP_PROVIDERS_IAK_PREPAID_URL"] = "https://prepaid.iak.dev"
    room.enter("iak")
    form = room.provider("iak")
    assert not form.fields["providers.iak.prepaid_url"].editor.isEnabled()
    assert form.fields["providers.iak.username"].editor.isEnabled()
    assert form.fixed.isVisible()
    assert not form.real.isEnabled()


def test_sandbox_and_production_are_told_apart_at_a_glance(room: Room) -> None:
    room.enter("iak")
    form = room.provider("iak")
    assert form.badge.text() == "SANDBOX"
    room.qtbot.mouseClick(form.real, LEFT)
    assert (form.badge.text(), form.badge.property("badge")) == ("PRODUKSI", "danger")
    form.fields["providers.iak.prepaid_url"].fill("https://prepaid.iak.dev")
    assert form.badge.text() == "SANDBOX CAMPUR PRODUKSI"
    room.qtbot.mouseClick(form.practice, LEFT)
    assert (form.badge.text(), form.badge.property("badge")) == ("SANDBOX", "warning")
    assert not room.page.is_changed


@pytest.mark.parametrize(
    ("address", "ground"),
    [
        ("", "none"),
        ("http://127.0.0.1:8080/v1", "practice"),
        ("http://localhost/v1", "practice"),
        ("https://testpostpaid.mobilepulsa.net", "practice"),
        ("https://prepaid.iak.dev", "practice"),
        ("https://sandbox-api.espay.id", "practice"),
        ("https://mobilepulsa.net", "real"),
        ("https://prepaid.iak.id", "real"),
        ("https://api.espay.id", "real"),
        ("https://testimoni.api.digiswitch.id/v1/user/api", "real"),
        ("https://api.digiflazz.com/v1", "real"),
    ],
)
def test_an_address_says_whether_its_money_is_real(address: str, ground: str) -> None:
    assert ground_of([address]) == ground
    assert ground_of([address], testing=True) == ("practice" if address else "none")


def test_unsaved_changes_are_asked_about_before_they_are_left(room: Room) -> None:
    room.enter("outlet")
    room.press(Qt.Key.Key_Return)
    room.replace("Loket Lain")
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F12):
        room.page.sections.setFocus()
        room.press(key)
        room.wait(room.page.save.hasFocus)
        assert room.page.isVisible()
    assert not room.window.close()
    room.page.sections.setFocus()
    room.press(Qt.Key.Key_F1)
    room.wait(room.page.save.hasFocus)
    room.qtbot.mouseClick(room.page.banner.action, LEFT)
    room.wait(room.desk.choose.isVisible)
    assert room.chosen().outlet.name == "Loket Berkah"
    assert not room.page.is_changed


def test_what_was_typed_can_be_discarded(room: Room) -> None:
    room.enter("routing")
    order = room.page.form("routing").fields["routing.order"]
    assert isinstance(order, OrderField)
    room.qtbot.mouseClick(order.up, LEFT)
    assert not room.page.is_changed
    room.qtbot.mouseClick(order.down, LEFT)
    assert order.value == ("digiflazz", "digiswitch", "iak", "espay")
    assert room.page.note.text() == "Belum disimpan: 1"
    room.qtbot.mouseClick(room.page.discard, LEFT)
    assert order.value == ("digiswitch", "digiflazz", "iak", "espay")
    assert not room.page.save.isEnabled()


def test_the_language_and_the_colours_change_with_the_saving(room: Room) -> None:
    room.enter("look")
    form = room.page.form("look")
    form.fields["window.language"].fill("en")
    form.fields["window.theme"].fill("dark")
    room.save()
    assert room.page.form("outlet").title.text() == "Shop"
    assert room.chosen().window == Window("dark", "en")


def test_nothing_is_saved_while_a_payment_is_on_its_way(room: Room) -> None:
    room.bill("pln", "530000000001")
    room.faulty(when={"command": "pay-pasca"}, do="hang", seconds=1)
    room.type("11000")
    room.press(Qt.Key.Key_F9)
    room.wait(lambda: room.desk.sale.busy)
    before = room.file()
    room.enter("outlet")
    room.press(Qt.Key.Key_Return)
    room.replace("Loket Lain")
    assert room.desk.sale.busy
    room.qtbot.mouseClick(room.page.save, LEFT)
    assert "sedang dikirim" in texts(room.desk.toast)
    assert room.file() == before
    room.wait(lambda: not room.desk.sale.busy)


def test_a_counter_that_does_not_open_again_says_why(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.enter("outlet")
    room.press(Qt.Key.Key_Return)
    room.replace("Loket Lain")

    def refuse() -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(room.window.session, "_open_counter", refuse)
    room.qtbot.mouseClick(room.page.save, LEFT)
    room.wait(lambda: not isinstance(room.window.centralWidget(), Workspace))
    room.wait(room.window.sign_in.banner.isVisible)
    assert room.chosen().outlet.name == "Loket Lain"


def test_the_page_fits_on_a_small_screen_with_a_task_bar(room: Room) -> None:
    room.enter("outlet")
    for section in room.page.all_sections:
        room.page.show_section(section)
        least = room.window.minimumSizeHint()
        assert least.width() <= 1366
        assert least.height() <= 700


def test_every_setting_and_every_choice_has_words_and_a_place(room: Room) -> None:
    placed = {name for section in room.page.all_sections for name in room.page.form(section).fields}
    declared = set(names_of(settings.Settings())) - {"fees.categories", "fees.products"}
    assert placed == declared == SETTINGS.keys()
    for setting, words in CHOICES.items():
        assert tuple(words) == settings.choices(setting)
    assert {key for name in FIELDS for key in room.provider(name).keys} == KEYS.keys()
    assert ADDRESSES.keys() <= FIELDS.keys()


def names_of(part: object, before: str = "") -> Iterator[str]:
    import msgspec

    for field in msgspec.structs.fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if isinstance(value, msgspec.Struct):
            yield from names_of(value, f"{before}{field.name}.")
        else:
            yield before + field.name


def everything_said(window: QWidget) -> str:
    said = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit):
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            said.append(widget.currentText())
    return json.dumps(said)


def test_the_sandbox_is_asked_alone(tmp_path: Path) -> None:
    """A provider that is not of this version says so instead of asking another one."""
    office = Office(tmp_path, {}, lambda *_: {})
    with pytest.raises(RuleError, match="provider-off"):
        office.deposit("iak", {}, {})
