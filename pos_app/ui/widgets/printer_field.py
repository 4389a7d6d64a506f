"""The printer that receipts go to, chosen from those that the computer knows."""

from PySide6.QtCore import QSignalBlocker, Qt

from pos_app.settings import Value
from pos_app.ui.spooler import Printers
from pos_app.ui.theme import Tone
from pos_app.ui.widgets.fields import EDITOR_WIDTH, ChoiceField

_EDGES = 66
"""Pixels of the box that hold no text: its padding and its arrow."""


class PrinterField(ChoiceField):
    """A name, or "" for the system's default. What was chosen stays, though it may be gone."""

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__(name, help_text, {"": ""})
        self._known: Printers | None = None
        self._looking = False
        self._list("")

    def show_looking(self) -> None:
        """Say that the printers are being looked for."""
        self._looking = True
        self.complain("")

    def show_printers(self, known: Printers | None) -> None:
        """Offer these, or those that were known if nobody told; the choice stays as it is."""
        self._looking = False
        self._known = known or self._known
        self._list(self.value)
        self.complain("")

    def complain(self, text: str) -> None:
        """See `Field`. Where nothing is wrong it says what is missing."""
        super().complain(text)
        if not text and self.editor.isEnabled():
            if self._looking:
                self._note(self.tr("Looking for printers ..."), "muted")
            elif missing := self._missing():
                self._note(missing, "warning")

    def _put(self, value: Value) -> None:
        self._list(str(value))
        self._tell()

    def _list(self, chosen: str) -> None:
        names = list(self._known.names) if self._known else []
        gone = {chosen, str(self._shown)} - {"", *names}
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(self._default(), "")
            for name in names:
                self.box.addItem(self._fitting("{0}", name), name)
            for name in sorted(gone):
                mark = self.tr("{0} (not there)") if self._known else "{0}"
                self.box.addItem(self._fitting(mark, name), name)
            self.box.setCurrentIndex(self.box.findData(chosen))

    def _default(self) -> str:
        if self._known is None:
            return self.tr("The system's default")
        if not self._known.default:
            return self.tr("The system's default (there is none)")
        return self._fitting(self.tr("The system's default: {0}"), self._known.default)

    def _fitting(self, text: str, name: str) -> str:
        """Put a name into a text, without its middle where the box is too narrow for it."""
        metrics = self.box.fontMetrics()
        room = EDITOR_WIDTH - _EDGES - metrics.horizontalAdvance(text.replace("{0}", ""))
        return text.replace("{0}", metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))

    def _note(self, text: str, tone: Tone) -> None:
        self.note.setText(text)
        self.note.set_tone(tone)
        self.editor.setAccessibleDescription(text)

    def _missing(self) -> str:
        if self._known is None:
            return ""
        if not self._known.names:
            return self.tr("This computer knows no printer. Connect one, then come back here.")
        if self.value and self.value not in self._known.names:
            return self.tr("This printer is not there now. Connect it, or choose another one.")
        if not self.value and not self._known.default:
            return self.tr("The system has no default printer. Choose one here.")
        return ""
