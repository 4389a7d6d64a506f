"""Fields of a form: a name, something to edit, and help that gives way to a complaint."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from pos_app.settings import Value
from pos_app.ui import theme
from pos_app.ui.widgets.labels import PlainLabel, restyle
from pos_app.ui.widgets.money_edit import MoneyEdit

NAME_WIDTH, EDITOR_WIDTH = 190, 400


class Field(QWidget):
    """What all fields share. Each one implements `value` and `_put`.

    A field is changed when it differs from what was last shown by `show_value`.
    """

    changed = Signal()

    def __init__(self, name: str, help_text: str, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self.note = PlainLabel(help_text, "body", "muted", wrap=True)
        self._help = help_text
        self._shown: Value = ""
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(help_text)
        editor.installEventFilter(self)
        editor.setFixedWidth(EDITOR_WIDTH)
        self.setFocusProxy(editor)
        label = PlainLabel(name, "strong", wrap=True)
        label.setFixedWidth(NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_L)
        row.addWidget(label)
        row.addWidget(editor)
        row.addWidget(self.note, 1)

    @property
    def value(self) -> Value:
        """What is typed or chosen."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether the owner has changed it."""
        return self.value != self._shown

    def show_value(self, value: Value) -> None:
        """Show what stands now."""
        self._put(value)
        self._shown = self.value
        self.complain("")

    def fill(self, value: Value) -> None:
        """Change it for the owner, as if it were typed."""
        self._put(value)

    def reset(self) -> None:
        """Show again what stood here before it was changed."""
        self.show_value(self._shown)

    def fix(self, note: str) -> None:
        """Show that somebody else decides, and who."""
        self.editor.setEnabled(False)
        self._help = note
        self.complain("")

    def complain(self, text: str) -> None:
        """Say what is wrong with the value, or nothing more."""
        self.note.setText(text or self._help)
        self.note.set_tone("danger" if text else "muted")
        self.editor.setAccessibleDescription(text or self._help)
        restyle(self.editor, "state", "bad" if text else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See Qt. The wheel scrolls the page; it changes nothing that it only passes."""
        if event.type() is QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _put(self, value: Value) -> None:
        raise NotImplementedError

    def _tell(self) -> None:
        self.complain("")
        self.changed.emit()


class TextField(Field):
    """A line of text."""

    def __init__(self, name: str, help_text: str) -> None:
        self.edit = QLineEdit()
        super().__init__(name, help_text, self.edit)
        self.edit.textChanged.connect(self._tell)

    @property
    def value(self) -> str:
        """See `Field`."""
        return self.edit.text().strip()

    def _put(self, value: Value) -> None:
        self.edit.setText(str(value))
        self.edit.setCursorPosition(0)


class SecretField(TextField):
    """A key or password: typed unseen, never shown, only whether there is one already."""

    def __init__(self, name: str, help_text: str) -> None:
        super().__init__(name, help_text)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def show_place(self, note: str, placeholder: str) -> None:
        """Say where the secret is kept; what was typed is forgotten."""
        self._help = note
        self.edit.setPlaceholderText(placeholder)
        self.show_value("")


class SwitchField(Field):
    """Yes or no."""

    def __init__(self, name: str, help_text: str) -> None:
        self.box = QCheckBox()
        super().__init__(name, help_text, self.box)
        self.box.toggled.connect(self._say)
        self.box.toggled.connect(self._tell)

    @property
    def value(self) -> bool:
        """See `Field`."""
        return self.box.isChecked()

    def _put(self, value: Value) -> None:
        self.box.setChecked(bool(value))
        self._say()

    def _say(self) -> None:
        self.box.setText(self.tr("Yes") if self.box.isChecked() else self.tr("No"))


class ChoiceField(Field):
    """One of a few; `choices` are the values and what they are called."""

    def __init__(self, name: str, help_text: str, choices: Mapping[str, str]) -> None:
        self.box = QComboBox()
        for value, text in choices.items():
            self.box.addItem(text, value)
        super().__init__(name, help_text, self.box)
        self.box.currentIndexChanged.connect(self._tell)

    @property
    def value(self) -> str:
        """See `Field`."""
        return str(self.box.currentData())

    def _put(self, value: Value) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class HourField(Field):
    """An hour of the day, from `low` to `high`."""

    def __init__(self, name: str, help_text: str, low: int, high: int) -> None:
        self.box = QComboBox()
        self._low = low
        self.box.addItems([f"{hour:02}.00" for hour in range(low, high + 1)])
        super().__init__(name, help_text, self.box)
        self.box.currentIndexChanged.connect(self._tell)

    @property
    def value(self) -> int:
        """See `Field`."""
        # Asked for once more while the box is taken down, with nothing in it.
        return self._low + max(0, self.box.currentIndex())

    def _put(self, value: Value) -> None:
        self.box.setCurrentIndex(value - self._low if isinstance(value, int) else 0)


class MoneyField(Field):
    """Rupiah; an empty field is 0."""

    def __init__(self, name: str, help_text: str) -> None:
        self.edit = MoneyEdit(name)
        self.edit.setFont(theme.font("body"))
        super().__init__(name, help_text, self.edit)
        self.edit.amount_changed.connect(self._tell)

    @property
    def value(self) -> int:
        """See `Field`."""
        return self.edit.amount or 0

    def _put(self, value: Value) -> None:
        self.edit.set_amount(value if isinstance(value, int) else None)


class SecondsField(Field):
    """Seconds, within what is possible."""

    def __init__(self, name: str, help_text: str, low: float, high: float) -> None:
        self.box = QDoubleSpinBox(decimals=1, minimum=low, maximum=high, suffix=" s")
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        super().__init__(name, help_text, self.box)
        self.box.valueChanged.connect(self._tell)

    @property
    def value(self) -> float:
        """See `Field`."""
        return self.box.value()

    def _put(self, value: Value) -> None:
        self.box.setValue(float(value) if isinstance(value, int | float) else 0)


class MinutesField(Field):
    """Whole minutes, within what is possible."""

    def __init__(self, name: str, help_text: str, low: int, high: int) -> None:
        self.box = QSpinBox(minimum=low, maximum=high)
        self.box.setSuffix(" " + self.tr("minutes"))
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        super().__init__(name, help_text, self.box)
        self.box.valueChanged.connect(self._tell)

    @property
    def value(self) -> int:
        """See `Field`."""
        return self.box.value()

    def _put(self, value: Value) -> None:
        self.box.setValue(value if isinstance(value, int) else 0)
