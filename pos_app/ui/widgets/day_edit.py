"""A day, typed by its parts or picked from a calendar."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from pos_app.ui import theme


class DayEdit(QDateEdit):
    """Begins with a day; the wheel changes it only where it has the focus."""

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self.setAccessibleName(name)
        self.setDisplayFormat("dd-MM-yyyy")
        self.setCalendarPopup(True)
        self.setMinimumHeight(theme.TOUCH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


def today(zone: ZoneInfo) -> date:
    """Return the day of the outlet, which the computer's zone may not share."""
    return datetime.now(zone).date()
