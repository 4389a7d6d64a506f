"""The field into which a cashier types the PIN."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from pos_app.ui import theme

SHORTEST, LONGEST = 6, 12


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
        dots = theme.font("figure")
        dots.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, theme.SPACE_S)
        self.setFont(dots)
        self.returnPressed.connect(self._submit)

    @property
    def complete(self) -> bool:
        """Whether the PIN is long enough to be tried."""
        return self.hasAcceptableInput()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt. A PIN is typed, not pasted."""
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)

    def _submit(self) -> None:
        self.submitted.emit(self.text())
