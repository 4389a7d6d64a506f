"""Money of one kind that is not cash: how much of it, and its reference where it has one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.tender import MOST_REFERENCE, Tender, TenderKind
from pos_app.ui import theme
from pos_app.ui.widgets.buttons import IconButton
from pos_app.ui.widgets.labels import ElidedLabel
from pos_app.ui.widgets.money_edit import MoneyEdit

NAME = 100


class OtherTender(QWidget):
    """`entered` when all that it asks for is there and Enter is pressed; hidden until `take`."""

    changed = Signal()
    entered = Signal()

    def __init__(self, kind: TenderKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.amount = MoneyEdit(kind.label)
        self.amount.setFont(theme.font("heading"))
        self.reference = QLineEdit()
        self.reference.setAccessibleName(self.tr("Reference of {0}").format(kind.label))
        self.reference.setPlaceholderText(self.tr("Reference number"))
        self.reference.setMaxLength(MOST_REFERENCE)
        self.reference.setVisible(kind.needs_reference)
        self.remove = IconButton("close", self.tr("Without {0}").format(kind.label))
        self.amount.amount_changed.connect(self.changed)
        self.reference.textChanged.connect(self.changed)
        self.amount.returnPressed.connect(self._on)
        self.reference.returnPressed.connect(self._on)
        self.remove.clicked.connect(self.drop)
        self._lay_out()
        self.hide()

    @property
    def tender(self) -> Tender:
        """What is taken this way; 0 while it is not in use."""
        amount = 0 if self.isHidden() else self.amount.amount or 0
        return Tender(self.kind.id, amount, self.reference.text().strip())

    @property
    def complete(self) -> bool:
        """Whether nothing is missing that it has to have."""
        tender = self.tender
        return not (tender.amount and self.kind.needs_reference and not tender.reference)

    def take(self, amount: int) -> None:
        """Take so much this way, to be typed over."""
        self.show()
        self.amount.set_amount(amount)
        self.amount.selectAll()
        (self.reference if self.kind.needs_reference else self.amount).setFocus()
        self.changed.emit()

    @Slot()
    def drop(self) -> None:
        """Take nothing this way."""
        self.hide()
        self.amount.set_amount(None)
        self.reference.clear()
        self.changed.emit()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001
        """Let nothing be changed while a payment is on its way."""
        self.amount.setReadOnly(busy)
        self.reference.setReadOnly(busy)
        self.remove.setEnabled(not busy)

    @Slot()
    def _on(self) -> None:
        if self.complete:
            self.entered.emit()
        else:
            self.reference.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        name = ElidedLabel(self.kind.label, "strong")
        name.setFixedWidth(NAME)
        row.addWidget(name)
        row.addWidget(self.amount, 1)
        row.addWidget(self.remove)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(theme.SPACE_XS)
        around.addLayout(row)
        around.addWidget(self.reference)
