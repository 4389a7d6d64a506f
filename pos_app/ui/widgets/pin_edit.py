"""The field into which a cashier types the PIN."""

from PySide6.QtCore import QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from pos_app.ui import theme

SHORTEST, LONGEST = 6, 12
HEIGHT = 64


class PinEdit(QLineEdit):
    """Six to twelve digits, shown as dots, never copied.

    Enter emits `submitted` with the PIN once it is long enough, and nothing before.
    """

    submitted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        pattern = QRegularExpression(f"[0-9]{{{SHORTEST},{LONGEST}}}")
        self.setValidator(QRegularExpressionValidator(pattern, self))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots = theme.font("figure")
        self._dots.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, theme.SPACE_S)
        self.textChanged.connect(self._choose_font)
        self.returnPressed.connect(self._submit)
        self._choose_font()

    @property
    def complete(self) -> bool:
        """Whether the PIN is long enough to be tried."""
        return self.hasAcceptableInput()

    def sizeHint(self) -> QSize:  # noqa: N802
        """See Qt. As high with a word in it as with dots."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See Qt."""
        return QSize(super().minimumSizeHint().width(), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt. A PIN is typed, not pasted."""
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)

    def _choose_font(self) -> None:
        """Show dots large; what stands in the empty field is a word like any other."""
        self.setFont(self._dots if self.text() else theme.font("body"))

    def _submit(self) -> None:
        self.submitted.emit(self.text())
