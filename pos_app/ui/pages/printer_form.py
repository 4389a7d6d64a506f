"""The printer: which one, what lies in it, and whether it prints."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from pos_app.ui import theme
from pos_app.ui.messages import word_error
from pos_app.ui.pages.setting_form import SettingsForm, make_field
from pos_app.ui.presenters.printers import PrinterDesk
from pos_app.ui.setting_words import CHOICES, SETTINGS
from pos_app.ui.spooler import Printers
from pos_app.ui.translation import message_text, setting_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.printer_field import PrinterField


class PrinterForm(SettingsForm):
    """The section of the printer. It looks for printers each time it is shown."""

    def __init__(self, title: str, printers: PrinterDesk) -> None:
        super().__init__(title)
        self._printers = printers
        self.printer = PrinterField(*setting_text(SETTINGS["receipt.printer"]).split("|"))
        self.paper = make_field("receipt.paper")
        self.test = SecondaryButton(self.tr("Test print"), icon_name="print")
        self.answer = Banner()
        self.test.clicked.connect(self._test)
        self.changed.connect(self._forget)
        printers.listed.connect(self._listed)
        printers.not_listed.connect(self._not_listed)
        printers.tried.connect(self._tried)
        printers.not_tried.connect(self._not_tried)
        self._lay_out()

    def discard(self) -> None:
        """See `SettingsForm`."""
        super().discard()
        self.answer.clear()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """See Qt."""
        super().showEvent(event)
        self.printer.show_looking()
        self._printers.look()

    @Slot(object)
    def _listed(self, known: Printers) -> None:
        self.printer.show_printers(known)

    @Slot(object)
    def _not_listed(self, error: Exception) -> None:
        self.printer.show_printers(None)
        self._tell_problem(error)

    @Slot()
    def _forget(self) -> None:
        # What was answered was about another printer or another paper.
        if not self.test.busy:
            self.answer.clear()

    @Slot()
    def _test(self) -> None:
        if not self.test.busy:
            self.test.set_busy(True)
            self.answer.show_message("info", self.tr("Printing the test page ..."))
            self._printers.try_out(str(self.printer.value), str(self.paper.value), self._words())

    def _words(self) -> list[str]:
        paper = setting_text(CHOICES["receipt.paper"][str(self.paper.value)])
        return [
            self.tr("Test print"),
            str(self.printer.value) or self.tr("The system's default printer"),
            paper,
            self.tr("All four sides of the frame have to be on the paper."),
        ]

    @Slot()
    def _tried(self) -> None:
        self.test.set_busy(False)
        self.answer.show_message(
            "success",
            self.tr("The test page was handed to the printer."),
            self.tr("See that all four sides of its frame are on the paper."),
        )

    @Slot(object)
    def _not_tried(self, error: Exception) -> None:
        self.test.set_busy(False)
        self._tell_problem(error)

    def _tell_problem(self, error: Exception) -> None:
        message = word_error(error, tr=message_text)
        self.answer.show_message("danger", message.what, message.next)

    def _lay_out(self) -> None:
        self.place("receipt.printer", self.printer)
        self.place("receipt.paper", self.paper)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_L)
        foot.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.answer, 1)
        self.lines.addLayout(foot)
        self.lines.addStretch()
