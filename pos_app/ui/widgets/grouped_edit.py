"""A line edit that shows its digits in groups and never loses the caret over it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget


class Grouping(QValidator):
    """Keeps what is typed and shows it in groups; what does not belong is refused.

    `keep` returns the text without its separators, or None to refuse it; `arrange` puts the
    separators back.
    """

    def __init__(
        self, keep: Callable[[str], str | None], arrange: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._arrange = arrange

    def validate(self, text: str, caret: int) -> tuple[QValidator.State, str, int]:
        """See Qt."""
        kept = self._keep(text)
        if kept is None:
            return QValidator.State.Invalid, text, caret
        after = sum(sign.isalnum() for sign in text[caret:])
        shown = self._arrange(kept)
        return QValidator.State.Acceptable, shown, _place(shown, after)


class GroupedEdit(QLineEdit):
    """A line edit for digits in groups. A paste goes through `paste`, whichever way it comes."""

    def __init__(
        self,
        keep: Callable[[str], str | None],
        arrange: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setValidator(Grouping(keep, arrange, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)

    def paste_text(self, text: str) -> None:
        """Put a text from elsewhere at the caret; refused by `inputRejected`."""
        self.insert(text)

    def paste(self) -> None:
        """Paste the clipboard."""
        self.paste_text(QGuiApplication.clipboard().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """See Qt. Backspace and Delete step over a separator instead of stopping at it."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        if not self.hasSelectedText():
            self._step_over_separator(event.key())
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """See Qt. The middle button pastes on X11, past every check; here it does nothing."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def _step_over_separator(self, key: int) -> None:
        text, caret = self.text(), self.cursorPosition()
        if key == Qt.Key.Key_Backspace and caret and not text[caret - 1].isalnum():
            self.setCursorPosition(caret - 1)
        if key == Qt.Key.Key_Delete and caret < len(text) and not text[caret].isalnum():
            self.setCursorPosition(caret + 1)


def _place(shown: str, after: int) -> int:
    """Return the caret that has so many letters and digits behind it."""
    caret = len(shown)
    while after and caret:
        caret -= 1
        after -= shown[caret].isalnum()
    return caret
