"""The field into which a customer number is typed, pasted or scanned."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.theme import Tone
from pos_app.ui.widgets.buttons import IconButton
from pos_app.ui.widgets.grouped_edit import GroupedEdit
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import PlainLabel, restyle

Validity = Literal["neutral", "ok", "bad"]

_GROUP, _LONGEST = 4, 40
_MARKS: dict[Validity, tuple[str, Tone]] = {
    "neutral": ("info", "muted"),
    "ok": ("success", "success"),
    "bad": ("warning", "danger"),
}


class NumberEdit(QWidget):
    """A customer number, large, in groups of four, with a line of help below it.

    `value` is the number without spaces. `value_changed` comes with every change, `submitted` with
    Enter. The page judges the number and says so with `set_state`.
    """

    value_changed = Signal(str)
    submitted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters, self._marks = False, ""
        self.edit = GroupedEdit(self._keep, self._arrange)
        self.edit.setAccessibleName(name)
        self.edit.setFont(theme.font("heading"))
        self.edit.textChanged.connect(self._changed)
        self.edit.returnPressed.connect(self._submit)
        self.paste_button = IconButton("paste", "")
        self.paste_button.clicked.connect(self.paste)
        self.clear_button = IconButton("close", "")
        self.clear_button.clicked.connect(self.clear)
        for button in (self.paste_button, self.clear_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark = IconLabel("info", "muted", 20)
        self._helper = PlainLabel("", "caption", "muted", wrap=True)
        self.setFocusProxy(self.edit)
        self._lay_out()
        self._name_buttons()
        self.set_state("neutral")
        self._changed()

    @property
    def value(self) -> str:
        """The number as it is sent: without spaces and dashes."""
        return self.edit.text().replace(" ", "")

    def set_value(self, value: str) -> None:
        """Show a number; what cannot be a number leaves the field as it is."""
        kept = self._keep(value)
        if kept is not None:
            self.edit.setText(self._arrange(kept))

    def clear(self) -> None:
        """Empty the field and wait for the next number."""
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Replace the number by that in the clipboard."""
        self.edit.selectAll()
        self.edit.paste()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def allow_letters(self, allowed: bool, marks: str = "") -> None:  # noqa: FBT001
        """Take letters and these marks too, as some billers have them; then nothing is grouped.

        With marks it is a player's name and stays as it is, see `NumberPart.marks`.
        """
        self._letters, self._marks = allowed, marks
        self.set_value(self.value)

    def set_placeholder(self, example: str) -> None:
        """Show an example of a number while the field is empty."""
        kept = self._keep(example)
        self.edit.setPlaceholderText(example if kept is None else self._arrange(kept))

    def set_state(self, state: Validity, helper: str = "") -> None:
        """Say whether the number can be right, and in one line why or what is asked for."""
        icon_name, tone = _MARKS[state]
        restyle(self.edit, "state", state)
        self._mark.set_icon(icon_name, theme.tone_role(tone))
        self._mark.setVisible(bool(helper))
        self._helper.setText(helper)
        self._helper.set_tone(tone)
        self.edit.setAccessibleDescription(helper)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name_buttons()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, theme.SPACE_XS, 0)
        inside.setSpacing(0)
        inside.addStretch()
        inside.addWidget(self.clear_button)
        inside.addWidget(self.paste_button)
        width = self.paste_button.sizeHint().width()
        self.edit.setTextMargins(0, 0, 2 * width, 0)
        self.edit.setMinimumHeight(self.paste_button.sizeHint().height() + theme.SPACE_S)
        below = QHBoxLayout()
        below.setSpacing(theme.SPACE_S)
        below.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._helper, 1)
        self._helper.setMinimumHeight(self._helper.fontMetrics().height())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE_S)
        whole.addWidget(self.edit)
        whole.addLayout(below)

    def _name_buttons(self) -> None:
        self.paste_button.setAccessibleName(self.tr("Paste"))
        self.clear_button.setAccessibleName(self.tr("Clear"))

    def _changed(self) -> None:
        self.clear_button.setVisible(bool(self.edit.text()))
        self.value_changed.emit(self.value)

    def _submit(self) -> None:
        self.submitted.emit(self.value)

    def _keep(self, text: str) -> str | None:
        kept = "".join(text.split())
        if not self._marks:
            kept = kept.replace("-", "").replace(".", "").upper()
        if not kept.isascii() or len(kept) > _LONGEST:
            return None
        plain = "".join(c for c in kept if c not in self._marks)
        fits = plain.isalnum() if self._letters else plain.isdecimal()
        return kept if fits or not kept else None

    def _arrange(self, kept: str) -> str:
        if self._letters:
            return kept
        return " ".join(kept[at : at + _GROUP] for at in range(0, len(kept), _GROUP))
