"""Tables that are read by rows, by keyboard and by touch."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScroller, QTableView

from pos_app.ui import theme

WITH_TOTAL = 60
"""Rows to be measured where the widest of them, their total, is the last."""


class RowTable(QTableView):
    """Shows a model of plain texts; one row is chosen at a time, and one column takes the rest.

    So many rows as are `measured` say how wide a column has to be: more than there are on a
    screen. All of a long list, at every letter of a search, would hold the window up.
    """

    def __init__(
        self, name: str, model: QAbstractItemModel, wide: int = 0, *, measured: int = 20
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.TOUCH)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setResizeContentsPrecision(measured)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def chosen_row(self) -> int:
        """Return the row that is chosen, -1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def begin(self) -> None:
        """Choose the first row."""
        self.selectRow(0)
