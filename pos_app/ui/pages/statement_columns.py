"""Which column of a statement means what: a guess or what was confirmed, above the first rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.statement import Column, Unread
from pos_app.domain.statement_cells import read_text
from pos_app.labels import clean
from pos_app.services.reconciliation import Draft
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.reconciliation_words import COLUMNS
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton
from pos_app.ui.widgets.days_field import DaysField
from pos_app.ui.widgets.labels import Panel, PlainLabel

ROWS = 8
_SAID = 3
_ROW = 36


class StatementColumnsPage(QWidget):
    """`compared` with the draft, the columns, the rows that are left out, and the days (`Ends`)."""

    left = Signal()
    compared = Signal(object, object, object, object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._unread: tuple[int, ...] = ()
        self.title = PlainLabel("", "title", wrap=True)
        self.note = PlainLabel("", "body", "muted", wrap=True)
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self.back.clicked.connect(self.left)
        self.choices = {column: QComboBox() for column in Column}
        for column, box in self.choices.items():
            box.setAccessibleName(message_text(COLUMNS[column]))
            box.setMinimumHeight(theme.TOUCH)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(12)
        self.table = QTableWidget()
        self.banner = Banner()
        self.banner.action_triggered.connect(self._leave_out)
        self.days = DaysField(zone)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(self.tr("Comparing"))
        self.compare = PrimaryButton(self.tr("Compare with the books"), icon_name="check")
        self.compare.clicked.connect(self._compare)
        self._set_up_table()
        self._lay_out()

    def start(self, draft: Draft) -> None:
        """Show a file that was opened."""
        self._draft = draft
        self.title.setText(clean(draft.file, 80))
        self.note.setText(self._said(draft))
        for column, box in self.choices.items():
            box.clear()
            box.addItem(self.tr("(not in this file)"), "")
            for heading in filter(None, draft.sheet.headings):
                box.addItem(clean(heading, 40), heading)
            box.setCurrentIndex(max(0, box.findData(draft.columns.get(column, ""))))
        self.days.start()
        self._show_rows(draft)
        self._rest()
        self.compare.setFocus()

    @Slot(int)
    def show_progress(self, percent: int) -> None:
        """Show how far the comparison is."""
        self.bar.setValue(percent)

    def show_unread(self, cells: Sequence[Unread]) -> None:
        """Name the cells that mean nothing, and offer to leave their rows out."""
        self._rest()
        self._unread = tuple(dict.fromkeys(cell.row for cell in cells))
        named = ", ".join(
            self.tr('row {0} ({1}: "{2}")').format(cell.row, clean(cell.heading), clean(cell.value))
            for cell in cells[:_SAID]
        )
        more = len(cells) - _SAID
        if more > 0:
            named = self.tr("{0} and {1} more").format(named, more)
        self.banner.show_message(
            "warning",
            self.tr("Not readable: {0}. Nothing was kept.").format(named),
            self.tr("Is the right column chosen? A total below the list can be left out."),
            self.tr("Leave these rows out"),
        )
        self.banner.action.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say why nothing was compared; all choices stay."""
        self._rest()
        self.banner.show_message("danger", message.what, message.next)

    def _said(self, draft: Draft) -> str:
        rows = self.tr("{0} rows.").format(len(draft.sheet.rows))
        if draft.saved is None:
            said = self.tr("The columns are a guess by their names: look at them before you go on.")
        else:
            said = self.tr("The columns are as {0} has confirmed them.").format(
                clean(draft.saved.actor)
            )
        return f"{rows} {said}"

    def _rest(self) -> None:
        self._unread = ()
        self.banner.clear()
        self.bar.hide()
        self.compare.set_busy(False)

    @Slot()
    def _compare(self) -> None:
        self._begin(())

    @Slot()
    def _leave_out(self) -> None:
        self._begin(self._unread)

    def _begin(self, leave_out: tuple[int, ...]) -> None:
        chosen = {column: box.currentData() for column, box in self.choices.items()}
        self.banner.clear()
        self.bar.setValue(0)
        self.bar.show()
        self.compare.set_busy(True)
        columns = {column: heading for column, heading in chosen.items() if heading}
        self.compared.emit(self._draft, columns, leave_out, self.days.days)

    def _show_rows(self, draft: Draft) -> None:
        rows, headings = draft.sheet.rows[:ROWS], draft.sheet.headings
        names = [self.tr("Row"), *(clean(heading, 40) for heading in headings)]
        self.table.setColumnCount(len(names))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels(names)
        for at, row in enumerate(rows):
            for place, cell in enumerate((row.number, *row.cells[: len(headings)])):
                self.table.setItem(at, place, QTableWidgetItem(clean(read_text(cell), 60)))

    def _set_up_table(self) -> None:
        self.table.setAccessibleName(self.tr("The first rows of the file"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_L)
        foot.addWidget(self.days)
        foot.addWidget(self.bar, 1)
        foot.addStretch()
        foot.addWidget(self.compare)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        around.addWidget(self.note)
        around.addWidget(self._form())
        around.addWidget(self.banner)
        around.addWidget(self.table, 1)
        around.addLayout(foot)

    def _form(self) -> Panel:
        card = Panel()
        inside = QGridLayout(card)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        inside.setHorizontalSpacing(theme.SPACE_L)
        inside.setVerticalSpacing(theme.SPACE_M)
        for number, (column, box) in enumerate(self.choices.items()):
            row, place = divmod(number, 3)
            pair = QVBoxLayout()
            pair.setSpacing(theme.SPACE_XS)
            pair.addWidget(PlainLabel(message_text(COLUMNS[column]), "strong"))
            pair.addWidget(box)
            inside.addLayout(pair, row, place)
            inside.setColumnStretch(place, 1)
        return card
