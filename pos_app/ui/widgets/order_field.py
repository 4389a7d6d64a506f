"""A few things in the owner's order."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pos_app.settings import Value
from pos_app.ui import theme
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.fields import Field

_VALUE = Qt.ItemDataRole.UserRole
_EDGE = 6


class OrderField(Field):
    """A list whose rows are moved up and down; those that were left out come last."""

    def __init__(self, name: str, help_text: str, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self.list = QListWidget()
        self.up = SecondaryButton(self.tr("Up"), shortcut="Alt+Up")
        self.down = SecondaryButton(self.tr("Down"), shortcut="Alt+Down")
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        editor = QWidget()
        super().__init__(name, help_text, editor)
        editor.setFocusProxy(self.list)
        self.list.setAccessibleName(name)
        self.list.setFixedHeight(len(choices) * theme.TOUCH + _EDGE)
        buttons = QVBoxLayout()
        for button in (self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch()
        row = QHBoxLayout(editor)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)

    @property
    def value(self) -> tuple[str, ...]:
        """See `Field`."""
        return tuple(self.list.item(row).data(_VALUE) for row in range(self.list.count()))

    def _put(self, value: Value) -> None:
        first = value if isinstance(value, tuple) else ()
        self.list.clear()
        for name in (*first, *(name for name in self._choices if name not in first)):
            item = QListWidgetItem(self._choices[name], self.list)
            item.setData(_VALUE, name)
        self.list.setCurrentRow(0)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)
            self._tell()
