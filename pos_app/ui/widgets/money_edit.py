"""The field into which rupiah are typed."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos_app.domain.errors import InputError
from pos_app.domain.money import MAX_RUPIAH, format_rupiah, parse_typed_rupiah
from pos_app.ui import theme
from pos_app.ui.widgets.grouped_edit import GroupedEdit

_SCAN_DIGITS, _SCAN_GAP_MS = 8, 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PREFIX = "Rp"


class MoneyEdit(GroupedEdit):
    """Rupiah, grouped while they are typed: "50000" is shown as "50.000".

    A paste may be "Rp 50.000"; a fraction or a comma between thousands is refused with
    `inputRejected`. Eight or more digits that come faster than fingers can and end in Enter are a
    barcode: `scanned` is emitted with them, `looks_scanned` is true until the next key, what stood
    here before is put back, and `returnPressed` is not emitted.
    """

    amount_changed = Signal(object)
    scanned = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_keep, _arrange, parent)
        self.setAccessibleName(name)
        self.setFont(theme.font("figure"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("0")
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setTextMargins(self.fontMetrics().horizontalAdvance(_PREFIX) + theme.SPACE_M, 0, 0, 0)
        self.looks_scanned = False
        self._burst = ""
        self._before_burst: int | None = None
        self._pressed_at = 0
        self._last: int | None = None
        self.textChanged.connect(self._tell)

    @property
    def amount(self) -> int | None:
        """What is typed, in rupiah; None while the field is empty."""
        digits = self.text().replace(".", "")
        return int(digits) if digits else None

    def set_amount(self, amount: int | None) -> None:
        """Show an amount; the caret stands behind it."""
        self.setText("" if amount is None else format_rupiah(amount))

    def paste_text(self, text: str) -> None:
        """Replace the amount by that of a text, or refuse it with `inputRejected`."""
        try:
            self.set_amount(parse_typed_rupiah(text))
        except InputError:
            self.inputRejected.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt."""
        self.looks_scanned = False
        self._time(event)
        if event.key() in _ENTER:
            code, self._burst = self._burst, ""
            if len(code) >= _SCAN_DIGITS:
                self._refuse_scan(code)
                return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """See Qt."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color("muted"))
        box = self.rect().adjusted(theme.SPACE_L, 0, 0, 0)
        painter.drawText(QRect(box), Qt.AlignmentFlag.AlignVCenter, _PREFIX)

    def _tell(self) -> None:
        if self.amount != self._last:
            self._last = self.amount
            self.amount_changed.emit(self._last)

    def _time(self, event: QKeyEvent) -> None:
        # When the key went down, not when a busy computer got round to it.
        fast = event.timestamp() - self._pressed_at <= _SCAN_GAP_MS
        self._pressed_at = event.timestamp()
        if event.key() in _ENTER:
            self._burst = self._burst if fast else ""
        elif not event.text().isdecimal() or event.isAutoRepeat():
            self._burst = ""
        elif fast and self._burst:
            self._burst += event.text()
        else:
            self._burst = event.text()
            self._before_burst = self.amount

    def _refuse_scan(self, code: str) -> None:
        self.set_amount(self._before_burst)
        self.looks_scanned = True
        self.scanned.emit(code)


def _keep(text: str) -> str | None:
    digits = text.replace(".", "")
    if digits and not (digits.isascii() and digits.isdecimal()):
        return None
    digits = digits.lstrip("0") or digits[:1]
    return digits if len(digits) <= len(str(MAX_RUPIAH)) else None


def _arrange(digits: str) -> str:
    return format_rupiah(int(digits)) if digits else ""
