"""Payments in a table: those of today with a search, or those that are not finished."""

from datetime import UTC, datetime

from PySide6.QtCore import QItemSelection, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.payment import Payment, State
from pos_app.services.search import Page
from pos_app.ui import theme
from pos_app.ui.models.payments import PaymentsModel
from pos_app.ui.widgets.buttons import PrimaryButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.icons import icon
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.tables import RowTable

TYPING_MS = 200
NAME = 3


class PaymentsPage(QWidget):
    """A table of payments; `opened` with the one that is chosen, `searched` while one types."""

    opened = Signal(object)
    searched = Signal(str)

    def __init__(
        self, model: PaymentsModel, title: str, empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.empty = empty
        self._name = title
        self.title = PlainLabel(title, "title")
        self.note = PlainLabel("", "body", "muted")
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setPlaceholderText(self.tr("Number, name or ref"))
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.table = RowTable(title, model, NAME)
        self.button = PrimaryButton(self.tr("Open"), icon_name="forward")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self.search.textChanged.connect(self._wait)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._describe)
        self.button.clicked.connect(self._open)
        self._lay_out()
        self.show_payments([])

    def show_payments(self, payments: list[Payment]) -> None:
        """Show these; the one that was chosen stays chosen."""
        chosen = self._chosen()
        self._model.show(payments)
        row = self._model.row_of(chosen.ref) if chosen else -1
        if payments:
            self.table.selectRow(max(row, 0))
        self._stack.setCurrentWidget(self.table if payments else self.empty)
        self._describe()

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show what was found, and say so if there is more than that."""
        self.show_payments(page.payments)
        newest = self.tr("the newest {0}").format(len(page.payments))
        self.title.setText(f"{self._name} · {newest}" if page.more else self._name)

    @Slot()
    def refresh(self) -> None:
        """Ask for the list again."""
        self._tell()

    def _chosen(self) -> Payment | None:
        row = self.table.chosen_row()
        return self._model.payment(row) if row >= 0 else None

    @Slot()
    def _wait(self) -> None:
        self._typing.start()

    @Slot()
    def _tell(self) -> None:
        self.searched.emit(self.search.text().strip())

    @Slot()
    def _open(self) -> None:
        payment = self._chosen()
        if payment is not None:
            self.opened.emit(payment)

    @Slot(QItemSelection, QItemSelection)
    def _describe(self, *_selection: QItemSelection) -> None:
        self._show_chosen(self._chosen())

    def _show_chosen(self, payment: Payment | None) -> None:
        self.button.setEnabled(payment is not None)
        self.note.setText(self._next_check(payment) if payment else "")

    def _next_check(self, payment: Payment) -> str:
        if payment.state is State.REVIEW:
            return self.tr("A supervisor has to decide.")
        if payment.next_check_at is None:
            return ""
        seconds = max(0, round((payment.next_check_at - datetime.now(UTC)).total_seconds()))
        return self.tr("Next check by itself in {0} s.").format(seconds)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        self.search.setFixedWidth(380)
        head.addWidget(self.search)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.note)
        self.foot.addStretch()
        self.foot.addWidget(self.button)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        # In its place before anything is in it: what a stack shows nowhere is a window of its own.
        self._stack = QStackedLayout()
        around.addLayout(self._stack, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        around.addLayout(self.foot)
