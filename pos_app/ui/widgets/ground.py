"""What a page stands on that has the window to itself."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def ground(page: QWidget, *buttons: QWidget) -> QWidget:
    """Return a widget with buttons in its upper right corner and a page below them."""
    row = QHBoxLayout()
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    whole = QWidget()
    around = QVBoxLayout(whole)
    around.addLayout(row)
    around.addWidget(page, 1)
    return whole
