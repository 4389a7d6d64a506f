"""Where reconciliation begins: the money at risk, the statements so far, and a new file."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from pos_app.domain.money import format_rupiah
from pos_app.labels import clean
from pos_app.services.reconciliation import Risk
from pos_app.services.settlement_ports import Statement
from pos_app.ui import theme
from pos_app.ui.messages import Message
from pos_app.ui.presenters.reconciliation import Overview
from pos_app.ui.reconciliation_words import WHOSE
from pos_app.ui.translation import message_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.labels import Panel, PlainLabel

_STATEMENT = Qt.ItemDataRole.UserRole
_FORM = 420


class StatementsPage(QWidget):
    """`file_asked` with the provider whose statement is to be opened, `opened` with an old one."""

    file_asked = Signal(str)
    opened = Signal(object)

    def __init__(
        self, providers: Mapping[str, str], zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(zone)
        self._names = providers
        self.risk = PlainLabel("", "display")
        self.parts = PlainLabel("", "body", "muted", wrap=True)
        self.provider = QComboBox()
        self.provider.setAccessibleName(self.tr("Provider"))
        self.provider.setMinimumHeight(theme.TOUCH)
        for key, name in providers.items():
            self.provider.addItem(name, key)
        self.choose = PrimaryButton(self.tr("Choose the file"), icon_name="report")
        self.choose.setEnabled(bool(providers))
        self.choose.clicked.connect(self._ask)
        self.banner = Banner()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Statements compared so far"))
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.empty = EmptyState(
            "report",
            self.tr("No statement has been compared yet."),
            self.tr(
                "Sign in at the provider's website and download the list of transactions"
                " as CSV or Excel. Then choose it here."
            ),
        )
        self._lay_out()

    def start(self) -> None:
        """Begin anew."""
        self.banner.clear()
        self.choose.set_busy(False)
        self.choose.setFocus()

    def show_overview(self, overview: Overview) -> None:
        """Show what is at risk, and the statements, the newest first."""
        risk = overview.risk
        self.risk.setText(f"Rp {format_rupiah(risk.all)}")
        self.risk.set_tone("danger" if risk.all else "success")
        self.parts.setText(risk_parts(risk) or self.tr("Nothing is open."))
        self.list.clear()
        for statement in overview.statements:
            item = QListWidgetItem(self._line(statement), self.list)
            item.setData(_STATEMENT, statement)
        self._stack.setCurrentWidget(self.list if overview.statements else self.empty)

    def show_problem(self, message: Message) -> None:
        """Say why the file was not opened."""
        self.choose.set_busy(False)
        self.banner.show_message("danger", message.what, message.next)

    def _line(self, statement: Statement) -> str:
        since, until = (at.astimezone(self._zone) for at in statement.period)
        name = self._names.get(statement.provider, statement.provider)
        return self.tr("{0}, {1} to {2}: {3} lines, {4}, by {5}").format(
            name,
            since.strftime("%d/%m/%Y"),
            until.strftime("%d/%m/%Y %H:%M"),
            statement.lines,
            clean(statement.file, 40),
            clean(statement.actor),
        )

    @Slot()
    def _ask(self) -> None:
        self.banner.clear()
        self.file_asked.emit(self.provider.currentData())

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_STATEMENT))

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(PlainLabel(self.tr("Reconciliation"), "title"))
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE_L)
        top.addWidget(self._risk_card(), 1)
        top.addWidget(self._form())
        around.addLayout(top)
        around.addWidget(self.banner)
        around.addWidget(PlainLabel(self.tr("Statements compared so far"), "strong"))
        # In its place before anything is in it: what a stack shows nowhere is a window of its own.
        self._stack = QStackedLayout()
        around.addLayout(self._stack, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)

    def _risk_card(self) -> Panel:
        card = Panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_XS)
        inside.addWidget(PlainLabel(self.tr("Money at risk"), "strong"))
        inside.addWidget(self.risk)
        inside.addWidget(self.parts)
        inside.addStretch()
        return card

    def _form(self) -> Panel:
        card = Panel()
        card.setFixedWidth(_FORM)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addWidget(PlainLabel(self.tr("Compare a provider's statement"), "heading"))
        inside.addWidget(self.provider)
        inside.addWidget(self.choose)
        inside.addStretch()
        return card


def risk_parts(risk: Risk) -> str:
    """Return whose the money at risk is, "" where none is."""
    sums = {"lost": risk.lost, "customer": risk.customer, "owed": risk.owed}
    parts = (
        f"{message_text(word)}: Rp {format_rupiah(sums[whose])}"
        for whose, word in WHOSE.items()
        if sums[whose]
    )
    return " \u00b7 ".join(parts)
