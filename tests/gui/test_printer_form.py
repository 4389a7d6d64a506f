"""The section of the printer in its window.

No printer is connected where these run: the list of printers is made up where a name has to be in
it, and nowhere else.
"""

import time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from pos_app import settings
from pos_app.domain.errors import ReceiptError
from pos_app.ui import spooler
from pos_app.ui.pages.printer_form import PrinterForm
from pos_app.ui.spooler import Printers
from pos_app.ui.widgets.printer_field import PrinterField
from tests.gui.test_clipping import is_cut
from tests.gui.test_counter import texts
from tests.gui.test_settings_page import LEFT, Room, room

__all__ = ["room"]

EPSON, OFFICE = "EPSON TM-T82", "HP Kantor"
BOTH = Printers((EPSON, OFFICE), OFFICE)
LONG = "\\\\SERVER-KASIR-DEPAN-SEBELAH-KIRI\\EPSON TM-T82X Receipt (Copy 1)"


def section(stage: Room) -> PrinterForm:
    form = stage.page.form("printer")
    assert isinstance(form, PrinterForm)
    return form


def enter(stage: Room) -> PrinterForm:
    stage.enter("printer")
    stage.wait(lambda: section(stage).printer._known is not None)
    return section(stage)


def offered(field: PrinterField) -> list[str]:
    return [field.box.itemText(row) for row in range(field.box.count())]


def known(monkeypatch: pytest.MonkeyPatch, printers: Printers) -> None:
    monkeypatch.setattr(spooler, "printers", lambda: printers)


def test_a_printer_is_chosen_by_keyboard_saved_and_used(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, BOTH)
    form = enter(room)
    assert offered(form.printer) == ["Printer utama: HP Kantor", EPSON, OFFICE]
    assert not room.page.is_changed
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Down)
    room.save()
    assert room.chosen().receipt.printer == EPSON
    assert room.desk.counter.printer == EPSON
    (entry,) = room.journal()
    assert entry.data == {"section": "receipt", "keys": "printer"}
    # This computer has no such printer: the real print service says so.
    room.press(Qt.Key.Key_F1)
    room.wait(lambda: room.desk.choose.grid.focused_tile() is not None)
    room.bill("pln", "530000000001")
    room.pay("11000")
    room.press(Qt.Key.Key_F7)
    room.wait(room.desk.result.banner.isVisible)
    assert f'"{EPSON}" sedang tidak ada' in texts(room.desk.result.banner)
    assert "pilih printer lain" in texts(room.desk.result.banner)
    payment = room.desk.result.payment
    assert payment is not None
    assert room.desk.counter.receipts.draw(payment.ref, "80").copy == 0


def test_a_saved_printer_that_is_gone_stays_and_says_so(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(room.home.path, "receipt", printer=LONG)
    known(monkeypatch, BOTH)
    form = enter(room)
    assert form.printer.value == LONG
    assert form.printer.box.currentText().endswith("(tidak ada)")
    assert not is_cut(form.printer.box)
    assert "Sambungkan" in form.printer.note.text()
    assert form.printer.editor.accessibleDescription() == form.printer.note.text()
    assert not room.page.is_changed
    form.printer.fill(EPSON)
    assert "Sambungkan" not in form.printer.note.text()
    assert room.page.save.isEnabled()
    room.qtbot.mouseClick(room.page.discard, LEFT)
    assert form.printer.value == LONG


def test_a_computer_without_a_printer_says_so(room: Room) -> None:
    form = enter(room)
    if spooler.printers().names:
        pytest.skip("this computer has a printer")
    assert offered(form.printer) == ["Printer utama sistem (tidak ada)"]
    assert "belum punya printer" in form.printer.note.text()


def test_printers_without_a_default_ask_for_a_choice(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, Printers((EPSON,), ""))
    form = enter(room)
    assert "Pilih printer" in form.printer.note.text()


def test_the_test_page_goes_to_what_is_chosen_and_not_yet_saved(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[bytes, str]] = []
    known(monkeypatch, BOTH)
    monkeypatch.setattr(spooler, "print_pdf", lambda pdf, name: printed.append((pdf, name)))
    form = enter(room)
    form.printer.fill(EPSON)
    form.paper.fill("58")
    room.qtbot.mouseClick(form.test, LEFT)
    assert not form.test.isEnabled()
    room.wait(lambda: "diserahkan" in texts(form.answer))
    ((pdf, name),) = printed
    assert name == EPSON
    assert pdf.startswith(b"%PDF")
    assert form.test.isEnabled()
    assert room.chosen().receipt == settings.Receipt()
    form.printer.fill(OFFICE)
    assert not form.answer.isVisible()


def test_a_test_page_that_is_not_printed_says_why(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, BOTH)
    form = enter(room)
    form.printer.fill(EPSON)
    room.qtbot.mouseClick(form.test, LEFT)
    room.wait(lambda: EPSON in texts(form.answer))
    assert "sedang tidak ada" in texts(form.answer)
    assert not form.test.busy


def test_a_printer_of_the_environment_cannot_be_changed(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.home.environ["POS_APP_RECEIPT_PRINTER"] = LONG
    known(monkeypatch, BOTH)
    form = enter(room)
    assert not form.printer.editor.isEnabled()
    assert "lingkungan" in form.printer.note.text()


def test_a_print_service_that_fails_says_so_and_the_choice_stays(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.save(room.home.path, "receipt", printer=EPSON)

    def fail() -> Printers:
        raise ReceiptError("spooler")

    monkeypatch.setattr(spooler, "printers", fail)
    room.enter("printer")
    form = section(room)
    room.wait(form.answer.isVisible)
    assert "layanan cetak" in texts(form.answer)
    assert offered(form.printer) == ["Printer utama sistem", EPSON]
    assert form.printer.value == EPSON
    assert "Mencari" not in form.printer.note.text()


def test_a_slow_print_service_never_stops_the_window(
    room: Room, monkeypatch: pytest.MonkeyPatch, silent_print_service: None
) -> None:
    monkeypatch.setattr(spooler, "LIST_SECONDS", 2.0)
    beats = [time.monotonic()]
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    room.enter("printer")
    room.wait(section(room).answer.isVisible)
    timer.stop()
    assert beats[-1] - beats[0] > 1.5
    assert max(after - before for before, after in pairwise(beats)) < 1


@pytest.mark.parametrize("name", ["<b>x</b>", "{0}", "a|b", "\u202e"])
def test_the_name_of_a_printer_is_shown_as_it_is(qapp: QWidget, name: str) -> None:
    field = PrinterField("Printer", "")
    field.show_printers(Printers((name,), name))
    field.show_value(name)
    assert offered(field) == [f"The system's default: {name}", name]
    assert field.value == name
