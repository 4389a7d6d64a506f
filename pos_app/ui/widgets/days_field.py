"""Which days of a statement are compared: its own, yesterday, or from one to another."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.presenters.reconciliation import Ends
from pos_app.ui.widgets.day_edit import DayEdit, today
from pos_app.ui.widgets.labels import PlainLabel

COVERED, YESTERDAY, BETWEEN = "covered", "yesterday", "between"


class DaysField(QWidget):
    """Begins with the days that the statement covers."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Days to compare"))
        self.choice.setMinimumHeight(theme.TOUCH)
        self.choice.addItem(self.tr("The days of the statement"), COVERED)
        self.choice.addItem(self.tr("Yesterday"), YESTERDAY)
        self.choice.addItem(self.tr("From - to"), BETWEEN)
        self.since = DayEdit(self.tr("From"), self._yesterday())
        self.until = DayEdit(self.tr("To"), self._yesterday())
        self.choice.currentIndexChanged.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(PlainLabel(self.tr("Days to compare"), "strong"))
        for field in (self.choice, self.since, self.until):
            row.addWidget(field)
        self._choose()

    @property
    def days(self) -> Ends:
        """What is chosen."""
        match self.choice.currentData():
            case "yesterday":
                return self._yesterday(), self._yesterday()
            case "between":
                return self.since.day, self.until.day
            case _:
                return None, None

    @Slot()
    def start(self) -> None:
        """Choose the days that the statement covers."""
        self.choice.setCurrentIndex(0)

    @Slot()
    def _choose(self) -> None:
        for day in (self.since, self.until):
            day.setVisible(self.choice.currentData() == BETWEEN)

    def _yesterday(self) -> date:
        return today(self._zone) - timedelta(days=1)
