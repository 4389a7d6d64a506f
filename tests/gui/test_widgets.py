"""The parts that the pages are made of, and the theme they are painted in."""

import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_app import assets
from pos_app.domain.payment import UNCLEAR, State
from pos_app.ui import theme
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import (
    ActionButton,
    GhostButton,
    HeaderButton,
    IconButton,
    PrimaryButton,
    SecondaryButton,
)
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.keypad import Keypad
from pos_app.ui.widgets.labels import ElidedLabel, PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit
from pos_app.ui.widgets.number_edit import NumberEdit
from pos_app.ui.widgets.pin_edit import PinEdit
from pos_app.ui.widgets.quick_amounts import QuickAmounts
from pos_app.ui.widgets.status_badge import StatusBadge, state_icon
from pos_app.ui.widgets.tile import Tile, TileSpec
from pos_app.ui.widgets.tile_grid import TileGrid
from pos_app.ui.widgets.toast import Toast

LEFT = Qt.MouseButton.LeftButton
ICONS = sorted(path.stem for path in assets.asset("icons/LICENSE").parent.glob("*.svg"))
TEXTS = ("text", "muted", "accent", "success", "warning", "danger", "unknown")
GROUNDS = ("background", "surface", "raised")
SHADES = ("light", "dark")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "light")


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """A window that has the focus, with these widgets below each other."""

    shown: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        shown.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(1000, 700)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    shown.clear()
    QGuiApplication.clipboard().clear()


def contrast(one: str, other: str) -> float:
    def light(name: str) -> float:
        color = QColor(name)
        red, green, blue = map(linear, (color.redF(), color.greenF(), color.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def ink_of(image: QImage) -> set[str]:
    dots = product(range(image.width()), range(image.height()))
    return {
        color.name() for color in (image.pixelColor(*dot) for dot in dots) if color.alpha() == 255
    }


# theme


@pytest.mark.parametrize("shade", SHADES)
def test_every_text_can_be_read_on_every_ground_it_stands_on(shade: str) -> None:
    colors = {"light": theme.LIGHT, "dark": theme.DARK}[shade]
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(text, f"{text}_soft") for text in TEXTS if text not in {"text", "muted"}]
    pairs += [
        ("text", f"{soft}_soft") for soft in ("accent", "success", "warning", "danger", "unknown")
    ]
    pairs += [(ink, ground) for ink in ("text", "accent") for ground in ("raised_hover",)]
    pairs += [("text", "raised_pressed"), ("muted", "accent_soft"), ("muted", "raised_hover")]
    pairs += [("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")]
    pairs += [
        ("on_chrome", "chrome"),
        ("on_chrome", "chrome_hover"),
        ("muted_on_chrome", "chrome"),
    ]
    poor = {
        pair: round(contrast(getattr(colors, pair[0]), getattr(colors, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(colors, pair[0]), getattr(colors, pair[1])) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("shade", SHADES)
def test_the_focus_and_the_edge_of_a_field_stand_out(shade: str) -> None:
    colors = {"light": theme.LIGHT, "dark": theme.DARK}[shade]
    pairs = [("focus", ground) for ground in GROUNDS]
    pairs += [("focus_on_chrome", "chrome"), ("outline", "surface"), ("outline", "background")]
    assert all(contrast(getattr(colors, a), getattr(colors, b)) >= 3 for a, b in pairs)


def test_what_is_not_settled_never_looks_refused() -> None:
    assert all(state_icon(state)[1] != state_icon(State.REFUSED)[1] for state in UNCLEAR)
    assert all(
        state_icon(state)[1] not in {"danger", "success"} for state in State if state in UNCLEAR
    )
    assert theme.LIGHT.unknown != theme.LIGHT.danger


def test_the_theme_changes_while_the_program_runs(
    qapp: QApplication, stage: Callable[..., QWidget]
) -> None:
    window = stage(PlainLabel("Total"))
    assert QColor(window.grab().toImage().pixelColor(2, 2)).name() == theme.LIGHT.background
    theme.apply_theme(qapp, "dark")
    assert QColor(window.grab().toImage().pixelColor(2, 2)).name() == theme.DARK.background
    assert theme.colors() is theme.DARK


def test_the_system_theme_follows_the_desktop_and_the_others_do_not(qapp: QApplication) -> None:
    theme.apply_theme(qapp, "system")
    theme._theme.follow(Qt.ColorScheme.Dark)
    assert theme.colors() is theme.DARK
    theme.apply_theme(qapp, "light")
    theme._theme.follow(Qt.ColorScheme.Dark)
    assert theme.colors() is theme.LIGHT


@pytest.mark.parametrize("role", theme.TYPE_SCALE)
def test_figures_are_all_of_one_width(role: theme.TextRole) -> None:
    font = theme.font(role)
    assert QFontInfo(font).family() == theme.SANS
    assert len({QFontMetrics(font).horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_text_for_reading_is_never_small() -> None:
    assert theme.TYPE_SCALE["body"][0] >= 15
    assert min(pixels for pixels, _ in theme.TYPE_SCALE.values()) >= 13


def test_the_receipt_font_is_loaded_when_it_is_asked_for() -> None:
    info = QFontInfo(theme.mono_font(16))
    assert (info.family(), info.fixedPitch()) == (theme.MONO, True)


# files and icons


def test_a_missing_file_is_told_in_a_sentence() -> None:
    with pytest.raises(FileNotFoundError, match=r"not complete: .*none\.svg"):
        assets.asset("icons/none.svg")


def test_a_frozen_program_finds_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "a.txt").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assets._resources.cache_clear()
    try:
        assert assets.asset("a.txt") == tmp_path / "resources" / "a.txt"
    finally:
        assets._resources.cache_clear()


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_can_be_painted(name: str) -> None:
    image = icon(name, "danger").pixmap(QSize(32, 32)).toImage()
    if name != "app":
        assert theme.LIGHT.danger in ink_of(image)


def test_an_icon_takes_the_colour_of_the_theme_that_is_shown(qapp: QApplication) -> None:
    shown = icon("check", "text")
    assert ink_of(shown.pixmap(QSize(48, 48)).toImage()) == {theme.LIGHT.text}
    theme.apply_theme(qapp, "dark")
    assert ink_of(shown.pixmap(QSize(48, 48)).toImage()) == {theme.DARK.text}


def test_an_icon_is_sharp_on_a_dense_screen() -> None:
    pixmap = icon("cash").pixmap(QSize(24, 24), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)


# text


@pytest.mark.parametrize("label", [PlainLabel, ElidedLabel])
def test_markup_from_outside_is_shown_as_it_is(
    label: type[QLabel], stage: Callable[..., QWidget]
) -> None:
    shown = label("<b>BUDI</b><img src='file:///etc/passwd'>")
    stage(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text().startswith("<b>")
    assert not shown.grab().isNull()


def test_a_bill_shows_its_rows_as_plain_text_and_its_money_on_the_right(
    stage: Callable[..., QWidget],
) -> None:
    bill = KeyValueList("Bill")
    stage(bill)
    bill.set_rows([("Name", "<i>A & B</i>", "strong"), ("Total", "Rp 52.500", "total")])
    labels = bill.findChildren(PlainLabel)
    assert [label.text() for label in labels] == ["Name", "<i>A & B</i>", "Total", "Rp 52.500"]
    assert labels[3].alignment() & Qt.AlignmentFlag.AlignRight
    bill.set_rows([("Name", "BUDI", "text")])
    assert [label.text() for label in bill.widget().findChildren(PlainLabel)] == ["Name", "BUDI"]


def test_only_a_bill_that_is_too_long_stops_the_tab_key(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    bill = KeyValueList("Bill")
    stage(bill)
    bill.set_rows([("Name", "BUDI", "text")])
    assert bill.focusPolicy() is Qt.FocusPolicy.NoFocus
    bill.set_rows([(f"Month {month}", "1.000", "money") for month in range(60)])
    qtbot.waitUntil(lambda: bill.focusPolicy() is Qt.FocusPolicy.StrongFocus)
    bill.setFocus()
    QTest.keyClick(bill, Qt.Key.Key_PageDown)
    assert bill.verticalScrollBar().value() > 0


# buttons


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, GhostButton, HeaderButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keyboard(
    kind: type[ActionButton], key: Qt.Key, qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    button = kind("Pay")
    stage(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_the_shortcut_that_a_button_shows_is_the_one_that_works(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    field, button = QLineEdit(), PrimaryButton("Pay", shortcut="F9", icon_name="cash")
    stage(field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(field, Qt.Key.Key_F9)


def test_a_busy_button_cannot_be_pressed_and_keeps_the_focus(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    pay, cancel = PrimaryButton("Pay"), SecondaryButton("Cancel")
    window = stage(pay, cancel)
    pay.setFocus()
    pay.set_busy(True)
    assert not pay.isEnabled()
    assert window.focusWidget() is pay
    with qtbot.assertNotEmitted(pay.clicked), qtbot.assertNotEmitted(cancel.clicked):
        QTest.mouseClick(pay, LEFT)
        QTest.keyClick(pay, Qt.Key.Key_Return)
    pay.set_busy(False)
    with qtbot.waitSignal(pay.clicked):
        QTest.keyClick(pay, Qt.Key.Key_Return)


def test_a_busy_button_turns_its_wheel(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    button = PrimaryButton("Pay")
    stage(button)
    button.set_busy(True)
    before = button.grab().toImage()
    qtbot.waitUntil(lambda: button.grab().toImage() != before)
    button.set_busy(False)


@pytest.mark.parametrize("shade", SHADES)
@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, GhostButton])
def test_the_focus_is_always_seen(
    kind: type[ActionButton],
    shade: theme.ThemeName,
    qapp: QApplication,
    stage: Callable[..., QWidget],
) -> None:
    theme.apply_theme(qapp, shade)
    button, other = kind("Pay"), QLineEdit()
    stage(button, other)
    button.setFocus()
    assert theme.colors().focus in ink_of(button.grab().toImage())
    other.setFocus()
    assert theme.colors().focus not in ink_of(button.grab().toImage())
    assert theme.colors().focus in ink_of(other.grab().toImage())


@pytest.mark.parametrize(
    "button",
    [lambda: PrimaryButton("A"), lambda: IconButton("close", "Clear"), lambda: GhostButton("A")],
)
def test_a_finger_hits_every_button(button: Callable[[], ActionButton], qtbot: QtBot) -> None:
    made = button()
    qtbot.addWidget(made)
    assert made.sizeHint().width() >= theme.TOUCH
    assert made.sizeHint().height() >= theme.TOUCH
    assert made.accessibleName()


# tiles


def grid_of(*reasons: str) -> TileGrid:
    grid = TileGrid(tile_width=240)
    grid.set_tiles(
        [TileSpec(f"t{n}", f"Tile {n}", "water", reason=r) for n, r in enumerate(reasons)]
    )
    return grid


def focused(grid: TileGrid) -> str:
    tile = grid.focused_tile()
    return tile.spec.key if tile else ""


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget
        QTest.keyClick(widget, key)


def test_the_arrow_keys_walk_through_the_tiles(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    grid = grid_of(*[""] * 8)
    stage(grid)  # three columns
    grid.focus_first()
    walk = [(Qt.Key.Key_Right, "t1"), (Qt.Key.Key_Down, "t4"), (Qt.Key.Key_Left, "t3")]
    walk += [(Qt.Key.Key_Up, "t0"), (Qt.Key.Key_Up, "t0"), (Qt.Key.Key_End, "t7")]
    walk += [(Qt.Key.Key_Right, "t7"), (Qt.Key.Key_Home, "t0")]
    for key, expected in walk:
        press(key)
        assert focused(grid) == expected


def test_a_tile_that_cannot_be_chosen_says_why_and_is_stepped_over(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    grid = grid_of("", "No provider", "")
    stage(grid)
    grid.focus_first()
    press(Qt.Key.Key_Right)
    assert focused(grid) == "t2"
    assert grid.tiles()[1].accessibleDescription() == "No provider"
    with qtbot.assertNotEmitted(grid.chosen, wait=20):
        QTest.mouseClick(grid.tiles()[1], LEFT)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_tile_is_chosen_by_keyboard(
    key: Qt.Key, qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    grid = grid_of("", "", "")
    stage(grid)
    grid.focus_first()
    press(Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.chosen) as chosen:
        press(key)
    assert chosen.args == ["t1"]


def test_the_whole_tile_can_be_clicked(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    grid = grid_of("", "")
    stage(grid)
    tile = grid.tiles()[1]
    for corner in (QPoint(1, 1), QPoint(tile.width() - 2, tile.height() - 2)):
        with qtbot.waitSignal(grid.chosen) as chosen:
            QTest.mouseClick(tile, LEFT, Qt.KeyboardModifier.NoModifier, corner)
        assert chosen.args == ["t1"]


def test_a_tile_is_chosen_by_the_key_it_shows(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    grid, search = TileGrid(), QLineEdit()
    stage(search, grid)
    grid.set_tiles([TileSpec("water", "Water", "water", shortcut="F2")])
    search.setFocus()
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.keyClick(search, Qt.Key.Key_F2)
    assert chosen.args == ["water"]


def test_the_grid_is_one_stop_of_the_tab_key(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    before, grid, after = QLineEdit(), grid_of("", "", ""), QLineEdit()
    stage(before, grid, after)
    before.setFocus()
    press(Qt.Key.Key_Tab)
    assert focused(grid) == "t0"
    press(Qt.Key.Key_Right, Qt.Key.Key_Tab)
    assert after.hasFocus()
    press(Qt.Key.Key_Backtab)
    assert focused(grid) == "t1"


def test_the_tiles_take_as_many_columns_as_fit(stage: Callable[..., QWidget]) -> None:
    grid = grid_of(*[""] * 6)
    window = stage(grid)
    for width in (1300, 700, 300):
        window.resize(width, 700)
        QApplication.sendPostedEvents()
        lefts = {tile.x() for tile in grid.tiles()}
        assert len(lefts) == min(6, (grid.viewport().width() + 12) // 252)
        assert all(tile.geometry().right() <= grid.viewport().width() for tile in grid.tiles())


def test_new_tiles_replace_the_old_ones_and_keep_the_focus_in_the_grid(
    stage: Callable[..., QWidget],
) -> None:
    grid = grid_of("", "")
    stage(grid)
    grid.focus_first()
    grid.set_tiles([TileSpec("new", "New", "gas")])
    assert focused(grid) == "new"
    assert [tile.spec.key for tile in grid.tiles()] == ["new"]


def test_a_long_title_stays_inside_its_tile(qtbot: QtBot) -> None:
    tile = Tile(TileSpec("x", "Cicilan " * 30, "instalments", "adira " * 60, "F1"))
    qtbot.addWidget(tile)
    tile.resize(240, 104)
    assert not tile.grab().isNull()


# money


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("5", "5"), ("50000", "50.000"), ("1284500", "1.284.500"), ("007", "7"), ("0", "0")],
)
def test_money_is_grouped_while_it_is_typed(
    typed: str, shown: str, qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    QTest.keyClicks(edit, typed)
    assert (edit.text(), edit.amount) == (shown, int(typed))
    assert edit.cursorPosition() == len(shown)


def test_the_caret_stays_with_its_digits(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    edit.set_amount(1_234_567)
    edit.setCursorPosition(2)  # 1.|234.567
    press(Qt.Key.Key_Backspace)
    assert (edit.text(), edit.cursorPosition()) == ("234.567", 0)
    QTest.keyClicks(edit, "98")
    assert (edit.text(), edit.cursorPosition()) == ("98.234.567", 3)
    edit.setCursorPosition(2)  # 98|.234.567
    press(Qt.Key.Key_Delete)
    assert (edit.text(), edit.cursorPosition()) == ("9.834.567", 3)


def test_an_empty_field_is_no_amount(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    heard: list[int | None] = []
    edit.amount_changed.connect(heard.append)
    QTest.keyClicks(edit, "5")
    press(Qt.Key.Key_Backspace)
    assert (edit.amount, heard) == (None, [5, None])


@pytest.mark.parametrize("typed", ["a", "-", ",", " ", "\u0665"])
def test_only_digits_are_money(typed: str, qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    QTest.keyClicks(edit, "5")
    edit.insert(typed)
    assert edit.text() == "5"


def test_money_has_at_most_twelve_digits(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    QTest.keyClicks(edit, "9" * 14)
    assert edit.amount == 999_999_999_999


@pytest.mark.parametrize(
    ("text", "amount"), [("Rp 50.000", 50_000), ("50000", 50_000), (" Rp50.000,- ", 50_000)]
)
def test_money_can_be_pasted(
    text: str, amount: int, qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.amount == amount


@pytest.mark.parametrize("text", ["50,000", "50.00", "1.5", "50.000,50", "-5", "lima", "", "1e6"])
def test_a_paste_that_could_be_misread_is_refused(
    text: str, qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.set_amount(7)
    edit.setFocus()
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(edit.inputRejected):
        QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.amount == 7


def type_at(edit: QWidget, keys: str, *, began_ms: int, gap_ms: int) -> None:
    """Press keys as the system tells of them: each with the time at which it went down."""
    for number, text in enumerate(keys):
        key = Qt.Key.Key_Return if text == "\r" else Qt.Key(ord(text))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(began_ms + number * gap_ms)
        QApplication.sendEvent(edit, event)


def test_a_barcode_in_the_cash_field_is_noticed_and_taken_back(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    edit.set_amount(20_000)
    edit.selectAll()
    entered: list[bool] = []
    edit.returnPressed.connect(lambda: entered.append(True))
    with qtbot.waitSignal(edit.scanned) as scanned:
        type_at(edit, "8991234567890\r", began_ms=5_000, gap_ms=40)
    assert scanned.args == ["8991234567890"]
    assert edit.looks_scanned
    assert (edit.amount, entered) == (20_000, [])
    QTest.keyClick(edit, Qt.Key.Key_End)
    assert not edit.looks_scanned


def test_fast_fingers_are_no_scanner(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    edit = MoneyEdit("Cash")
    stage(edit)
    edit.setFocus()
    with qtbot.waitSignal(edit.returnPressed):
        type_at(edit, "10000000\r", began_ms=5_000, gap_ms=41)
    assert not edit.looks_scanned
    assert edit.amount == 10_000_000


# customer number


def test_a_customer_number_is_shown_in_groups_and_kept_without_them(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    number = NumberEdit("Customer number")
    stage(number)
    number.setFocus()
    QTest.keyClicks(number.edit, "530000000018")
    assert (number.edit.text(), number.value) == ("5300 0000 0018", "530000000018")
    with qtbot.waitSignal(number.submitted) as submitted:
        QTest.keyClick(number.edit, Qt.Key.Key_Return)
    assert submitted.args == ["530000000018"]


@pytest.mark.parametrize("text", ["5300-0000-0018", " 5300 0000 0018\n", "530000000018"])
def test_a_number_is_pasted_without_its_spaces_and_dashes(
    text: str, qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    number = NumberEdit("Customer number")
    stage(number)
    number.set_value("1")
    QGuiApplication.clipboard().setText(text)
    QTest.mouseClick(number.paste_button, LEFT)
    assert number.value == "530000000018"
    assert number.edit.hasFocus()


def test_letters_are_taken_only_where_a_biller_has_them(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    number = NumberEdit("Customer number")
    stage(number)
    QTest.keyClicks(number.edit, "b12")
    assert number.value == "12"
    number.clear()
    number.allow_letters(True)
    QTest.keyClicks(number.edit, "b1234xy")
    assert (number.edit.text(), number.value) == ("B1234XY", "B1234XY")


def test_a_number_says_whether_it_can_be_right(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    number = NumberEdit("Customer number")
    stage(number)
    assert number.clear_button.isHidden()
    QTest.keyClicks(number.edit, "12")
    number.set_state("bad", "This number is too short.")
    assert number.edit.property("state") == "bad"
    assert number.edit.accessibleDescription() == "This number is too short."
    QTest.mouseClick(number.clear_button, LEFT)
    assert number.value == ""


def test_backspace_does_not_get_stuck_at_a_gap(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    number = NumberEdit("Customer number")
    stage(number)
    number.setFocus()
    number.set_value("12345")
    for left in ("1234", "123", "12"):
        QTest.keyClick(number.edit, Qt.Key.Key_Backspace)
        assert number.value == left


# PIN


def test_a_pin_is_entered_once_it_is_long_enough(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    pin = PinEdit("PIN")
    stage(pin)
    pin.setFocus()
    QTest.keyClicks(pin, "12x345")
    with qtbot.assertNotEmitted(pin.submitted):
        QTest.keyClick(pin, Qt.Key.Key_Return)
    QTest.keyClicks(pin, "6789012345")
    assert pin.complete
    with qtbot.waitSignal(pin.submitted) as submitted:
        QTest.keyClick(pin, Qt.Key.Key_Return)
    assert submitted.args == ["123456789012"]


def test_a_pin_is_neither_shown_nor_copied(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    pin = PinEdit("PIN")
    stage(pin)
    pin.setText("123456")
    pin.selectAll()
    QTest.keyClick(pin, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""
    assert not set(pin.displayText()) & set("123456")
    QGuiApplication.clipboard().setText("999999")
    QTest.keyClick(pin, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pin.text() == "123456"


# touch


def test_the_keypad_types_into_the_field_that_has_the_focus(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    edit, other, pad = MoneyEdit("Cash"), MoneyEdit("Float"), Keypad()
    stage(edit, other, pad)
    edit.setFocus()
    for label in ("5", "0", "000", "backspace", "00"):
        QTest.mouseClick(pad.key(label), LEFT)
    assert (edit.amount, other.amount) == (500_000, None)
    assert edit.hasFocus()
    with qtbot.waitSignal(edit.returnPressed):
        QTest.mouseClick(pad.key("enter"), LEFT)
    QTest.mouseClick(pad.key("clear"), LEFT)
    assert edit.amount is None


def test_the_keypad_can_be_bound_to_one_field(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    pin, pad = PinEdit("PIN"), Keypad()
    pad.set_target(pin)
    stage(pin, pad)
    for digit in "123456":
        QTest.mouseClick(pad.key(digit), LEFT)
    with qtbot.waitSignal(pin.submitted):
        QTest.mouseClick(pad.key("enter"), LEFT)


def test_a_quick_amount_is_picked_with_one_touch(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    quick = QuickAmounts()
    stage(quick)
    quick.set_amounts([("Exact", 52_500), ("100.000", 100_000)])
    quick.set_amounts([("Exact", 7_000_000_000), ("100.000", 100_000)])
    button = quick.findChildren(SecondaryButton)[-2]
    with qtbot.waitSignal(quick.picked) as picked:
        QTest.mouseClick(button, LEFT)
    assert picked.args == [7_000_000_000]


# messages


def test_a_banner_says_what_to_do_next_and_offers_it(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    banner = Banner()
    stage(banner)
    assert banner.isHidden()
    banner.show_message("danger", "The bill was refused.", "Check the number.", "Try again")
    assert banner.accessibleName() == "The bill was refused. Check the number."
    with qtbot.waitSignal(banner.action_triggered):
        QTest.mouseClick(banner.action, LEFT)
    banner.show_message("info", "Ready.")
    assert banner.action.isHidden()
    banner.clear()
    assert banner.isHidden()


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_badge(state: State, stage: Callable[..., QWidget]) -> None:
    badge = StatusBadge()
    stage(badge)
    badge.set_state(state, "In process")
    assert badge.accessibleName() == "In process"
    assert theme.color(state_icon(state)[1]).name() in ink_of(badge.grab().toImage())


def test_an_empty_page_says_what_to_do_next(qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
    empty = EmptyState("receipt", "No payments yet.", "Choose a category.", "Start")
    stage(empty)
    with qtbot.waitSignal(empty.action_triggered):
        QTest.mouseClick(empty.action, LEFT)


def test_a_toast_goes_away_by_itself_and_lets_clicks_through(
    qtbot: QtBot, stage: Callable[..., QWidget]
) -> None:
    window = stage(QLineEdit())
    toast = Toast(window)
    toast.show_message("Saved.")
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    assert toast.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    toast._timer.setInterval(10)
    qtbot.waitUntil(toast.isHidden)


def test_five_thousand_signals_do_no_harm(stage: Callable[..., QWidget]) -> None:
    edit, quick, pay = MoneyEdit("Cash"), QuickAmounts(), PrimaryButton("Pay")
    stage(edit, quick, pay)
    heard: list[object] = []
    edit.amount_changed.connect(heard.append)
    pay.toggled.connect(heard.append)
    for amount in range(5_000):
        edit.amount_changed.emit(amount)
        pay.toggled.emit(True)
    assert len(heard) == 10_000
