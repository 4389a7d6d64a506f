"""What is looked for in the journal: a text, a period, a state, a category."""

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from pos_app.domain.payment import State
from pos_app.services.search import Query
from pos_app.ui import theme
from pos_app.ui.state_words import word_state
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.day_edit import DayEdit, today
from pos_app.ui.widgets.icons import icon

TYPING_MS = 250
ANY, TODAY, YESTERDAY, MONTH, BETWEEN = "any", "today", "yesterday", "month", "between"


class QueryBar(QWidget):
    """Emits `asked` with the query when something was chosen, and shortly after typing."""

    asked = Signal(object)

    def __init__(
        self, zone: str, categories: Mapping[str, str], products: Mapping[str, frozenset[str]]
    ) -> None:
        """`categories` are names by id, `products` the ids of what is in each of them."""
        super().__init__()
        self._zone = ZoneInfo(zone)
        self._products = products
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Number, name, ref or amount"))
        self.text.setAccessibleName(self.tr("Search"))
        self.text.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.text.setClearButtonEnabled(True)
        self.period = self._choice(self.tr("Period"), self._periods())
        states = {state.value: word_state(state, message_text) for state in State}
        self.state = self._choice(self.tr("State"), {"": self.tr("Every state"), **states})
        every = {"": self.tr("Every category")}
        self.category = self._choice(self.tr("Category"), {**every, **categories})
        self.since, self.until = self._day(self.tr("From")), self._day(self.tr("To"))
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.ask)
        self.text.textChanged.connect(self._wait)
        self.text.returnPressed.connect(self.ask)
        self._lay_out()
        self._choose()

    @property
    def query(self) -> Query:
        """What is typed and chosen."""
        since, until = self._days()
        state, category = self.state.currentData(), self.category.currentData()
        return Query(
            text=self.text.text(),
            since=since,
            until=until,
            states=frozenset({State(state)}) if state else frozenset(),
            products=self._products[category] if category else frozenset(),
        )

    @Slot()
    def ask(self) -> None:
        """Say what is looked for now."""
        self._typing.stop()
        self.asked.emit(self.query)

    @Slot()
    def _wait(self) -> None:
        self._typing.start()

    @Slot()
    def _choose(self) -> None:
        between = self.period.currentData() == BETWEEN
        for day in (self.since, self.until):
            day.setVisible(between)
        self.ask()

    def _days(self) -> tuple[date | None, date | None]:
        now = today(self._zone)
        match self.period.currentData():
            case "today":
                return now, now
            case "yesterday":
                return now - timedelta(days=1), now - timedelta(days=1)
            case "month":
                return now.replace(day=1), now
            case "between":
                return self.since.day, self.until.day
            case _:
                return None, None

    def _periods(self) -> dict[str, str]:
        return {
            ANY: self.tr("All days"),
            TODAY: self.tr("Today"),
            YESTERDAY: self.tr("Yesterday"),
            MONTH: self.tr("This month"),
            BETWEEN: self.tr("From - to"),
        }

    def _choice(self, name: str, choices: Mapping[str, str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(self._choose)
        return box

    def _day(self, name: str) -> DayEdit:
        edit = DayEdit(name, today(self._zone))
        edit.dateChanged.connect(self.ask)
        return edit

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self.text, 1)
        for field in (self.period, self.since, self.until, self.state, self.category):
            row.addWidget(field)
