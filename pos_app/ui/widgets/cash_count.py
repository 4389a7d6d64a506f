"""A drawer is counted here: by notes and coins, or as a sum."""

from collections.abc import Mapping

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.domain.shift import DENOMINATIONS
from pos_app.ui import theme
from pos_app.ui.widgets.buttons import GhostButton, IconButton
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit

MOST_NOTES = 9_999
IN_A_COLUMN = 5
FIELD, WORTH = 84, 112

_MANY = QRegularExpression("[0-9]{0,4}")
"""Nothing is a number too: Enter in an empty field goes on to the next."""


class NoteRow(QWidget):
    """How many there are of one note: typed, or by touch with the buttons beside it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, note: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        name = format_rupiah(note)
        self.name = PlainLabel(name, "strong")
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("How many of {0}").format(name))
        self.field.setValidator(QRegularExpressionValidator(_MANY, self))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.field.setPlaceholderText("0")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setFixedWidth(FIELD)
        self.less = IconButton("minus", self.tr("One of {0} less").format(name))
        self.more = IconButton("plus", self.tr("One of {0} more").format(name))
        self.worth = PlainLabel("", "body", "muted")
        for button, step in ((self.less, self._take_one), (self.more, self._add_one)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(step)
        self.field.textChanged.connect(self._tell)
        self.field.returnPressed.connect(self.entered)
        self._lay_out()

    @property
    def many(self) -> int:
        """How many there are."""
        return int(self.field.text() or 0)

    def set_many(self, many: int) -> None:
        """Show another number; 0 leaves the field empty."""
        self.field.setText(str(many) if many else "")

    @Slot()
    def _take_one(self) -> None:
        self.set_many(max(0, self.many - 1))

    @Slot()
    def _add_one(self) -> None:
        self.set_many(min(MOST_NOTES, self.many + 1))

    @Slot()
    def _tell(self) -> None:
        self.worth.setText(format_rupiah(self._note * self.many) if self.many else "")
        self.changed.emit()

    def _lay_out(self) -> None:
        self.name.setFixedWidth(self.name.fontMetrics().horizontalAdvance("100.000") + 2)
        self.worth.setMinimumWidth(WORTH)
        for label in (self.name, self.worth):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_XS)
        row.addWidget(self.name)
        row.addSpacing(theme.SPACE_S)
        for widget in (self.less, self.field, self.more):
            row.addWidget(widget)
        row.addWidget(self.worth, 1)


class CashCount(Panel):
    """A sum, and the notes and coins that make it; who types the sum counts without notes.

    Enter leads from field to field; at the end of them, and in the sum, `submitted` is emitted.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.sum = MoneyEdit(self.tr("Cash in the drawer"))
        self.rows = {note: NoteRow(note) for note in DENOMINATIONS}
        self.empty = GhostButton(self.tr("Clear"), icon_name="close")
        self._filling = False
        for row in self.rows.values():
            row.changed.connect(self._add_up)
            row.entered.connect(self._next)
        self.sum.amount_changed.connect(self._take_sum)
        self.sum.returnPressed.connect(self.submitted)
        self.empty.clicked.connect(self._start_again)
        self._lay_out()

    @property
    def amount(self) -> int | None:
        """What was counted; None before anything is typed."""
        return self.sum.amount

    @property
    def notes(self) -> Mapping[int, int]:
        """How many of each note and coin; empty where only the sum was typed."""
        return {note: row.many for note, row in self.rows.items() if row.many}

    def clear(self) -> None:
        """Forget the last count."""
        self._fill(None)

    def start(self) -> None:
        """Begin to count with the largest note."""
        self.rows[DENOMINATIONS[0]].field.setFocus()

    @Slot()
    def _start_again(self) -> None:
        self.clear()
        self.start()

    @Slot()
    def _add_up(self) -> None:
        if not self._filling:
            self._filling = True
            self.sum.set_amount(sum(note * many for note, many in self.notes.items()))
            self._filling = False
            self.changed.emit()

    @Slot(object)
    def _take_sum(self, amount: int | None) -> None:
        if not self._filling:
            self._fill(amount)

    def _fill(self, amount: int | None) -> None:
        self._filling = True
        for row in self.rows.values():
            row.set_many(0)
        self.sum.set_amount(amount)
        self._filling = False
        self.changed.emit()

    @Slot()
    def _next(self) -> None:
        fields = [row.field for row in self.rows.values()]
        at = next(place for place, field in enumerate(fields) if field.hasFocus()) + 1
        if at < len(fields):
            fields[at].setFocus()
            fields[at].selectAll()
        else:
            self.submitted.emit()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("Notes and coins"), "heading"))
        head.addStretch()
        head.addWidget(self.empty)
        inside.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_XL)
        grid.setVerticalSpacing(theme.SPACE_S)
        for at, row in enumerate(self.rows.values()):
            grid.addWidget(row, at % IN_A_COLUMN, at // IN_A_COLUMN)
        inside.addLayout(grid)
        inside.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(PlainLabel(self.tr("Cash in the drawer"), "heading"))
        foot.addWidget(self.sum, 1)
        inside.addLayout(foot)
        # By keyboard one goes down a column: the order of the fields is that of the notes.
        for before, after in zip(
            list(self.rows.values()), list(self.rows.values())[1:], strict=False
        ):
            QWidget.setTabOrder(before.field, after.field)
        QWidget.setTabOrder(self.rows[DENOMINATIONS[-1]].field, self.sum)
