"""Amounts that are given with one touch."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import SecondaryButton


class QuickAmounts(QWidget):
    """A row of buttons, each for an amount; a click emits `picked` with it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: list[int] = []
        self._group = QButtonGroup(self, exclusive=False)
        self._group.idClicked.connect(self._pick)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.SPACE_S)

    def set_amounts(self, amounts: Sequence[tuple[str, int]]) -> None:
        """Show a button for each (label, amount) instead of those before."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._amounts = [amount for _, amount in amounts]
        for index, (label, _) in enumerate(amounts):
            button = SecondaryButton(label)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, index)
            self._row.addWidget(button)

    def _pick(self, index: int) -> None:
        self.picked.emit(self._amounts[index])
