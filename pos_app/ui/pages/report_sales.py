"""The single sales behind a line of a report."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.ui import report_words, theme
from pos_app.ui.models.report_lines import SaleLinesModel
from pos_app.ui.presenters.reports import Behind
from pos_app.ui.widgets.buttons import GhostButton
from pos_app.ui.widgets.labels import ElidedLabel, PlainLabel
from pos_app.ui.widgets.tables import WITH_TOTAL, RowTable

NAME = 3


class ReportSalesPage(QWidget):
    """A table; `left` leads back to the report."""

    left = Signal()

    def __init__(
        self, zone: str, product_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.note = PlainLabel("", "body", "muted", wrap=True)
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self._model = SaleLinesModel(zone, product_name, self)
        self.table = RowTable(self.tr("Single sales"), self._model, NAME, measured=WITH_TOTAL)
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_M)
        around.addLayout(head)
        around.addWidget(self.note)
        around.addWidget(self.table, 1)

    def show_sales(self, behind: Behind) -> None:
        """Show the sales of a line, and say if there are more than these."""
        name = report_words.key_title(behind.by, behind.line)
        period = report_words.period_title(behind.report.period)
        self.title.setText(f"{name} - {period}")
        self._model.show(behind.choice.lines)
        shown, count = len(behind.choice.lines), behind.choice.count
        text = self.tr("{0} sales.").format(format_rupiah(count))
        if shown < count:
            text = self.tr("The first {0} of {1} sales are shown. The Excel file has all of them.")
            text = text.format(format_rupiah(shown), format_rupiah(count))
        self.note.setText(text)
        self.table.begin()
        self.table.setFocus()
