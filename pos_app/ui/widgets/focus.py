"""Who has the keyboard."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


def give_back_focus(to: QWidget | None) -> None:
    """Return the focus to who had it, where that is still there: pages are made anew meanwhile."""
    if to is not None and isValid(to) and to.isVisible():
        to.setFocus()
