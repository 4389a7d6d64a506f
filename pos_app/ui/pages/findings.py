"""What was found in a statement: the money at risk, a table by verdict, and notes on it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QItemSelection, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.money import format_rupiah
from pos_app.labels import clean
from pos_app.services.reconciliation import by_verdict
from pos_app.services.settlement_ports import Done, Kept, Statement
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.models.findings import NUMBER, FindingsModel
from pos_app.ui.pages.statements import risk_parts
from pos_app.ui.presenters.reconciliation import Shown, open_risk
from pos_app.ui.reconciliation_words import VERDICTS
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.tables import RowTable

_OPEN, _ALL = "open", "all"
_FILTER = 330


class FindingsPage(QWidget):
    """`noted` with a finding's number, what was done and why; the others ask for what they say."""

    left = Signal()
    payment_asked = Signal(str)
    noted = Signal(int, str, str)
    save_asked = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._model = FindingsModel(zone, self)
        self._findings: Sequence[Kept] = ()
        self.statement: Statement | None = None
        self.title = PlainLabel("", "heading", wrap=True)
        self.risk = PlainLabel("", "figure")
        self.parts = PlainLabel("", "body", "muted", wrap=True)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Show"))
        self.filter.setMinimumHeight(theme.TOUCH)
        self.filter.setFixedWidth(_FILTER)
        self.filter.currentIndexChanged.connect(self._filter)
        self.back = GhostButton(self.tr("Back"), shortcut="Esc", icon_name="back")
        self.letter = SecondaryButton(self.tr("Save the claim letter"), icon_name="save")
        self.sheet = SecondaryButton(self.tr("Save the table"), icon_name="save")
        self.banner = Banner()
        self.table = RowTable(self.tr("Findings"), self._model, NUMBER)
        self.what = PlainLabel("", "body", wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("What was done, and what the provider said"))
        self.reason.setPlaceholderText(self.reason.accessibleName())
        self.reason.setMaxLength(200)
        self.open = PrimaryButton(self.tr("Open the payment"), icon_name="forward")
        self.claimed = SecondaryButton(self.tr("Claimed"), icon_name="clock")
        self.settled = SecondaryButton(self.tr("Settled"), icon_name="success")
        self._connect()
        self._lay_out()

    def start(self, shown: Shown) -> None:
        """Show a statement with what was found; the row that was chosen stays chosen."""
        chosen = self._chosen()
        is_same = self.statement is not None and self.statement.id == shown.statement.id
        keep = self.filter.currentData() if is_same else _OPEN
        self.statement, self._findings = shown.statement, shown.findings
        self._describe_statement(shown)
        self.reason.clear()
        self.banner.clear()
        if shown.again:
            said = self.tr("This statement was compared before; nothing new was kept.")
            self.banner.show_message("info", said)
        self._fill_filter(keep)
        row = self._model.row_of(chosen.id) if chosen else -1
        if row > 0:
            self.table.selectRow(row)
        self.table.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.show_message("danger", message.what, message.next)

    def _describe_statement(self, shown: Shown) -> None:
        statement, risk = shown.statement, open_risk(shown.findings)
        since, until = (at.astimezone(self._zone) for at in statement.period)
        self.title.setText(
            self.tr("{0}, {1} to {2}, {3} lines").format(
                clean(statement.file, 60),
                since.strftime("%d/%m/%Y %H:%M"),
                until.strftime("%d/%m/%Y %H:%M"),
                statement.lines,
            )
        )
        self.risk.setText(self.tr("Rp {0} at risk").format(format_rupiah(risk.all)))
        self.risk.set_tone("danger" if risk.all else "success")
        self.parts.setText(risk_parts(risk) or self.tr("Nothing is open."))
        self.letter.setEnabled(bool(risk.lost or risk.customer))

    def _fill_filter(self, keep: str) -> None:
        self.filter.blockSignals(True)
        self.filter.clear()
        many = sum(one.standing in {"open", "claimed"} for one in self._findings)
        self.filter.addItem(self.tr("To be cleared up ({0})").format(many), _OPEN)
        for verdict, risk in by_verdict(one.finding for one in self._findings).items():
            title = message_text(VERDICTS[verdict]).split("|")[0]
            self.filter.addItem(f"{title} ({risk.count})", verdict)
        self.filter.addItem(self.tr("All ({0})").format(len(self._findings)), _ALL)
        self.filter.setCurrentIndex(max(0, self.filter.findData(keep)))
        self.filter.blockSignals(False)
        self._filter()

    @Slot()
    def _filter(self) -> None:
        wanted = self.filter.currentData()
        self._model.show([one for one in self._findings if _is_wanted(one, wanted)])
        if self._model.rowCount():
            self.table.begin()
        self._describe()

    def _chosen(self) -> Kept | None:
        row = self.table.chosen_row()
        return self._model.kept(row) if row >= 0 else None

    @Slot(QItemSelection, QItemSelection)
    def _describe(self, *_selection: QItemSelection) -> None:
        kept = self._chosen()
        is_open = kept is not None and kept.standing in {"open", "claimed"}
        for button in (self.claimed, self.settled):
            button.setEnabled(is_open)
        self.reason.setEnabled(is_open)
        self.open.setEnabled(kept is not None and bool(kept.finding.our_state))
        self.what.setText(_about(kept) if kept else self.tr("Nothing here is to be cleared up."))

    @Slot()
    def _open(self) -> None:
        kept = self._chosen()
        if kept is not None and kept.finding.our_state:
            self.payment_asked.emit(kept.finding.ref)

    @Slot()
    def _claim(self) -> None:
        self._note("claimed")

    @Slot()
    def _settle(self) -> None:
        self._note("settled")

    def _note(self, done: Done) -> None:
        kept = self._chosen()
        if kept is not None:
            self.banner.clear()
            self.noted.emit(kept.id, done, self.reason.text())

    @Slot()
    def _save_letter(self) -> None:
        self.save_asked.emit("pdf")

    @Slot()
    def _save_sheet(self) -> None:
        self.save_asked.emit("csv")

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.letter.clicked.connect(self._save_letter)
        self.sheet.clicked.connect(self._save_sheet)
        self.open.clicked.connect(self._open)
        self.claimed.clicked.connect(self._claim)
        self.settled.clicked.connect(self._settle)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._describe)

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_M)
        for widgets in (
            (self.title, self.back),
            (self.risk, self.letter, self.sheet),
            (self.parts, self.filter),
        ):
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE_M)
            for place, widget in enumerate(widgets):
                row.addWidget(widget, 0 if place else 1)
            around.addLayout(row)
        around.addWidget(self.banner)
        around.addWidget(self.table, 1)
        around.addWidget(self.what)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_M)
        foot.addWidget(self.reason, 1)
        for button in (self.claimed, self.settled, self.open):
            foot.addWidget(button)
        around.addLayout(foot)


def _is_wanted(kept: Kept, wanted: str) -> bool:
    if wanted == _OPEN:
        return kept.standing in {"open", "claimed"}
    return wanted in {_ALL, kept.finding.verdict}


def _about(kept: Kept) -> str:
    """Return what a finding means, its refs, and the last note on it."""
    _, what, after = message_text(VERDICTS[kept.finding.verdict]).split("|")
    note = f"{clean(kept.note.actor)}: {clean(kept.note.reason)}" if kept.note else ""
    known = (clean(kept.finding.ref), clean(kept.finding.their_ref), note)
    return "\n".join((f"{what} {after}", " \u00b7 ".join(filter(None, known))))
