"""The Z reports: a list of them, and each as it is on paper, to print or save once more."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.shift import BusinessDays, ZReport
from pos_app.labels import clean
from pos_app.ui import theme
from pos_app.ui.drawer_words import difference_text, rupiah
from pos_app.ui.messages import Message
from pos_app.ui.models.z_reports import BY, ZReportsModel
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.tables import RowTable

PAPER_WIDTH = 360


class ZReportsPage(QWidget):
    """`chosen` with a report whose picture is wanted, with a width in pixels."""

    chosen = Signal(object, int)
    print_asked = Signal(object)
    save_asked = Signal(object)
    left = Signal()
    signed_out = Signal()

    def __init__(self, days: BusinessDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(self.tr("Z reports"), "title")
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self.banner, self.problem = Banner(), Banner()
        self._model = ZReportsModel(days, self)
        self.table = RowTable(self.tr("Z reports"), self._model, BY)
        self.paper = QLabel()
        self.print = SecondaryButton(self.tr("Print"), shortcut="F7", icon_name="print")
        self.save = SecondaryButton(self.tr("Save PDF"), icon_name="save")
        self.sign_out = PrimaryButton(self.tr("Sign out"), icon_name="sign-out")
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.sign_out.clicked.connect(self.signed_out)
        self._lay_out()
        self.show_reports([])

    @property
    def report(self) -> ZReport | None:
        """The one that is chosen."""
        return self._model.report(self.table.chosen_row())

    def start(self, report: ZReport | None = None, to: str = "") -> None:
        """Show the list; after a shift was closed its report, and who has the drawer now."""
        self.banner.clear()
        self.problem.clear()
        self.sign_out.setVisible(report is not None)
        if report is None:
            return
        said = self.tr("Shift {0} is closed: {1}.")
        self.banner.show_message(
            "success",
            said.format(report.number, difference_text(report.difference)),
            self.tr("{0} has the drawer now: sign out, and let {0} sign in.").format(clean(to))
            if to
            else self.tr("Put the cash of Rp {0} that was taken out into the safe.").format(
                rupiah(report.counted - report.left)
            ),
        )
        self.sign_out.setFocus()

    def show_reports(self, reports: list[ZReport]) -> None:
        """Show these, the newest chosen."""
        self._model.show(reports)
        self._stack.setCurrentWidget(self._both if reports else self._nothing)
        with QSignalBlocker(self.table.selectionModel()):
            self.table.begin()
        self._choose()

    @Slot(int, QImage)
    def show_picture(self, number: int, picture: QImage) -> None:
        """Show a report as it is on paper, if it is the chosen one."""
        if self.report is not None and self.report.number == number:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.paper.setPixmap(QPixmap.fromImage(picture))

    def show_problem(self, message: Message) -> None:
        """Say why it is not on paper. The report itself is in the books."""
        self.problem.show_message(
            "warning",
            message.what,
            self.tr("The Z report is kept here: print it again, or save it as a PDF."),
        )

    @Slot()
    def _choose(self) -> None:
        report = self.report
        for button in (self.print, self.save):
            button.setEnabled(report is not None)
        if report is not None:
            self.chosen.emit(report, round(PAPER_WIDTH * self.devicePixelRatioF()))

    @Slot()
    def _print(self) -> None:
        self.print_asked.emit(self.report)

    @Slot()
    def _save(self) -> None:
        self.save_asked.emit(self.report)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.back)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_S)
        for button in (self.print, self.save):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self.sign_out)
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addLayout(head)
        around.addWidget(self.banner)
        around.addWidget(self.problem)
        # In its place before anything is in it: what a stack shows nowhere is a window of its own.
        self._stack = QStackedLayout()
        around.addLayout(self._stack, 1)
        self._nothing = EmptyState(
            "report",
            self.tr("No shift is closed yet."),
            self.tr("A Z report is written when a shift is counted and closed."),
        )
        self._both = self._columns()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._both)
        around.addLayout(foot)

    def _columns(self) -> QWidget:
        slip = QScrollArea()
        slip.setWidgetResizable(True)
        slip.setWidget(self.paper)
        slip.setAccessibleName(self.tr("Z report"))
        self.paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        card = Panel()
        card.setFixedWidth(PAPER_WIDTH + 2 * theme.SPACE_L + 2 * theme.SPACE_M)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_L,) * 4)
        inside.addWidget(slip)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_XL)
        row.addWidget(self.table, 1)
        row.addWidget(card)
        return both
