"""Keys on the screen, for a counter without a keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import ActionButton, Look, SecondaryButton

_KEYS = ("7", "8", "9", "4", "5", "6", "1", "2", "3", "0", "00", "000")
_BACKSPACE, _CLEAR, _ENTER = range(len(_KEYS), len(_KEYS) + 3)


class _EnterKey(ActionButton):
    look = Look("accent_soft", "raised_hover", "raised_pressed", "accent", "accent")


class Keypad(QWidget):
    """Digits, 00, 000, backspace, clear and Enter.

    They go to the line edit of `set_target`, or else to the one that has the focus; the keys
    themselves never take it. Enter arrives there as the key does.
    """

    def __init__(self, target: QLineEdit | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self._group = QButtonGroup(self, exclusive=False)
        self._group.idClicked.connect(self._press)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE_S)
        for index, key in enumerate(_KEYS):
            self._add(SecondaryButton(key, large=True), index, index // 3, index % 3)
        self._add(SecondaryButton(icon_name="backspace", large=True), _BACKSPACE, 0, 3)
        self._add(SecondaryButton(large=True), _CLEAR, 1, 3)
        self._add(_EnterKey(large=True), _ENTER, 2, 3, rows=2)
        self._word()

    def set_target(self, target: QLineEdit | None) -> None:
        """Type into this line edit; None for the one that has the focus."""
        self._target = target

    def key(self, label: str) -> ActionButton:
        """Return the key of a label: a digit, "00", "000", "backspace", "clear" or "enter"."""
        named = {"backspace": _BACKSPACE, "clear": _CLEAR, "enter": _ENTER}
        button = self._group.button(named[label] if label in named else _KEYS.index(label))
        if not isinstance(button, ActionButton):
            raise KeyError(label)
        return button

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """See Qt."""
        if event.type() is QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def _add(self, button: ActionButton, index: int, row: int, column: int, rows: int = 1) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.setMinimumHeight(theme.TOUCH)
        self._group.addButton(button, index)
        self._grid.addWidget(button, row, column, rows, 1)

    def _word(self) -> None:
        self.key("backspace").setAccessibleName(self.tr("Delete the last digit"))
        self.key("clear").set_label(self.tr("Clear"))
        self.key("enter").set_label(self.tr("Enter"))

    def _press(self, index: int) -> None:
        edit = self._target or QApplication.focusWidget()
        if not isinstance(edit, QLineEdit) or not edit.isEnabled() or edit.isReadOnly():
            return
        if index == _BACKSPACE:
            edit.backspace()
        elif index == _CLEAR:
            edit.clear()
        elif index == _ENTER:
            _send_enter(edit)
        else:
            edit.insert(_KEYS[index])


def _send_enter(edit: QLineEdit) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        QApplication.sendEvent(edit, event)
