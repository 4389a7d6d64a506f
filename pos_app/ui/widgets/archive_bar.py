"""A year, and a button that makes its archive."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.labels import PlainLabel

YEARS = 10
"""So long books are kept in Indonesia."""


class ArchiveBar(QWidget):
    """Emits `asked` with the year; busy until `finish`."""

    asked = Signal(int)

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("Year"))
        now = datetime.now(ZoneInfo(zone)).year
        for year in range(now, now - YEARS, -1):
            self.year.addItem(str(year), year)
        self.button = SecondaryButton(self.tr("Save archive"), icon_name="report")
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(PlainLabel(self.tr("A year as one sealed file:"), "body", "muted"))
        row.addWidget(self.year)
        row.addWidget(self.button)

    def finish(self) -> None:
        """Take the next wish."""
        self.button.set_busy(False)

    @Slot()
    def _ask(self) -> None:
        self.button.set_busy(True)
        self.asked.emit(self.year.currentData())
