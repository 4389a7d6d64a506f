"""What the count has shown, what may explain it, and how the drawer is left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.causes import Cause
from pos_app.domain.money import format_rupiah
from pos_app.domain.shift import BusinessDays, smallest
from pos_app.labels import clean
from pos_app.ui import theme
from pos_app.ui.drawer_words import Rows, cause_text, difference_text, moment, rupiah
from pos_app.ui.messages import Message
from pos_app.ui.presenters.shift import Counted, Takeover
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from pos_app.ui.widgets.key_value_list import KeyValueList
from pos_app.ui.widgets.labels import Panel, PlainLabel
from pos_app.ui.widgets.money_edit import MoneyEdit
from pos_app.ui.widgets.pin_edit import PinEdit

FORM = 460


class VerdictPage(QWidget):
    """`closed` with what stays in the drawer and who takes over; `again` for another count."""

    closed = Signal(object, object)
    again = Signal()

    def __init__(self, days: BusinessDays, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self._counted: Counted | None = None
        self._sure = False
        self.sure = self.tr("Yes, close it")
        self.title = PlainLabel("", "title")
        self.difference = PlainLabel("", "display", wrap=True)
        self.rows = KeyValueList(self.tr("Counts"))
        self.causes_title = PlainLabel(self.tr("Look here first"), "heading")
        self.causes = PlainLabel("", "body", wrap=True)
        self.left = MoneyEdit(self.tr("What stays in the drawer"))
        self.notes = PlainLabel("", "caption", "muted", wrap=True)
        self.out = PlainLabel("", "strong")
        self.next = QComboBox()
        self.next.setAccessibleName(self.tr("Who takes over"))
        self.over = PlainLabel(self.tr("Who takes over"), "heading")
        self.pin = PinEdit(self.tr("PIN"))
        self.pin.setPlaceholderText(self.tr("PIN"))
        self.pin.hide()
        self.banner = Banner()
        self.recount = SecondaryButton(self.tr("Count again"), icon_name="refresh", large=True)
        self.button = PrimaryButton("", shortcut="F9", icon_name="check", large=True)
        self.left.amount_changed.connect(self._judge)
        self.left.returnPressed.connect(self._on)
        self.pin.textChanged.connect(self._judge)
        self.pin.submitted.connect(self._on)
        self.next.currentIndexChanged.connect(self._choose)
        self.recount.clicked.connect(self.again)
        self.button.clicked.connect(self._close)
        self._lay_out()

    def start(self, counted: Counted) -> None:
        """Show a sealed count; what stays is made of the smallest notes, up to the old float."""
        self._counted = counted
        last = counted.counts[-1]
        self.title.setText(self.tr("Close shift {0}").format(counted.shift.number))
        self.difference.setText(difference_text(last.difference))
        self.difference.set_tone("danger" if last.difference else "success")
        self.rows.set_rows(self._rows(counted))
        self._show_causes(counted.causes, last.difference)
        kept = smallest(last.notes, counted.shift.counted_float)
        self.notes.setText(
            ", ".join(f"{many} x {format_rupiah(note)}" for note, many in kept.items())
        )
        self.notes.setVisible(bool(kept))
        float_kept = sum(note * many for note, many in kept.items())
        self.left.set_amount(
            float_kept if last.notes else min(last.amount, counted.shift.counted_float)
        )
        self.next.clear()
        self.next.addItems([self.tr("Nobody, the counter closes"), *map(clean, counted.others)])
        for widget in (self.over, self.next):
            widget.setVisible(bool(counted.others))
        self._judge()
        self.left.setFocus()
        self.left.selectAll()

    def show_problem(self, message: Message) -> None:
        """Say why the shift is not closed."""
        self.pin.clear()
        self._judge()
        self.banner.show_message("danger", message.what, message.next)

    def _rows(self, counted: Counted) -> Rows:
        last = counted.counts[-1]
        rows: Rows = []
        for count in counted.counts[:-1]:
            at = moment(count.at, self._days)
            said = f"Rp {rupiah(count.amount)} ({difference_text(count.difference)})"
            rows.append((f"{at} · {clean(count.by)}", said, "money"))
        if last.reason:
            rows.append((self.tr("Counted again because"), clean(last.reason), "text"))
        rows.append((self.tr("Should be there"), f"Rp {rupiah(last.expected)}", "money"))
        rows.append((self.tr("Counted"), f"Rp {rupiah(last.amount)}", "total"))
        return rows

    def _show_causes(self, causes: list[Cause], difference: int) -> None:
        numbered = (f"{number}. {cause_text(cause)}" for number, cause in enumerate(causes, 1))
        nothing = self.tr("Nothing that was written down explains exactly this difference.")
        self.causes.setText("\n".join(numbered) or nothing)
        self.causes_title.setVisible(bool(causes))
        self.causes.setVisible(bool(difference))

    @Slot()
    def _choose(self) -> None:
        self.pin.setVisible(self.next.currentIndex() > 0)
        self._judge()
        if self.next.currentIndex() > 0:
            self.pin.setFocus()

    @Slot()
    def _judge(self) -> None:
        """Ask anew about what is typed anew."""
        self._sure = False
        self.banner.clear()
        self.button.set_busy(False)
        self.button.set_label(self.tr("Close the shift"))
        counted = self._counted.counts[-1].amount if self._counted else 0
        left = self.left.amount
        fits = left is not None and left <= counted
        words = self.tr("Take out: Rp {0}") if fits else self.tr("Only Rp {0} were counted.")
        self.out.setText(words.format(rupiah(counted - left if fits and left else counted)))
        self.out.set_tone("normal" if fits else "danger")
        signed = self.next.currentIndex() <= 0 or self.pin.complete
        self.button.setEnabled(fits and signed)

    @Slot()
    def _on(self) -> None:
        if self.button.isEnabled():
            self.button.setFocus()

    @Slot()
    def _close(self) -> None:
        if self.button.busy:
            return
        if not self._sure:
            self._sure = True
            self.banner.show_message(
                "warning",
                self.tr("After this nothing of the shift can be changed."),
                self.tr("Press once more to close it and write the Z report."),
            )
            self.button.set_label(self.sure)
            return
        self.button.set_busy(True)
        self.closed.emit(self.left.amount, self._takeover())

    def _takeover(self) -> Takeover | None:
        at = self.next.currentIndex() - 1
        if at < 0 or self._counted is None:
            return None
        return Takeover(self._counted.others[at], self.pin.text())

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE_XL)
        columns.addWidget(self._shown(), 1)
        columns.addWidget(self._form())
        around = QVBoxLayout(self)
        around.setContentsMargins(*(theme.SPACE_XL,) * 4)
        around.setSpacing(theme.SPACE_L)
        around.addWidget(self.title)
        around.addLayout(columns, 1)

    def _shown(self) -> Panel:
        card = Panel()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_M)
        inside.addWidget(self.difference)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.causes_title)
        inside.addWidget(self.causes)
        return card

    def _form(self) -> Panel:
        card = Panel()
        card.setFixedWidth(FORM)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.SPACE_XL,) * 4)
        inside.setSpacing(theme.SPACE_S)
        inside.addWidget(PlainLabel(self.tr("What stays in the drawer"), "heading"))
        inside.addWidget(self.left)
        inside.addWidget(self.notes)
        inside.addWidget(self.out)
        inside.addSpacing(theme.SPACE_M)
        inside.addWidget(self.over)
        inside.addWidget(self.next)
        inside.addWidget(self.pin)
        inside.addStretch()
        inside.addWidget(self.banner)
        inside.addWidget(self.recount)
        inside.addWidget(self.button)
        return card
