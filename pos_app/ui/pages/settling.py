"""What the cashier sees while the counter asks about what the last day has left unclear."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from pos_app.ui import theme
from pos_app.ui.widgets.buttons import SecondaryButton
from pos_app.ui.widgets.icons import IconLabel
from pos_app.ui.widgets.labels import PlainLabel

PATIENCE_MS = 8000
WIDTH = 420


class SettlingPage(QWidget):
    """A round of questions and how far it is; `skipped` when the cashier does not wait for it."""

    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(self.tr("Settling what is not clear yet ..."), "title", wrap=True)
        self.note = PlainLabel("", "body", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.title.text())
        self.skip = SecondaryButton(self.tr("Open the counter now"), icon_name="forward")
        self.skip.clicked.connect(self._skip)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._offer)
        self._lay_out()

    def start(self, total: int) -> None:
        """Begin a round of so many questions. Who does not want to wait is asked a little later."""
        self.bar.setRange(0, total)
        self.skip.hide()
        self.show_progress(0)
        self._patience.start()

    def show_progress(self, done: int) -> None:
        """Show how many questions are answered."""
        self.bar.setValue(done)
        self.note.setText(
            self.tr("The providers are asked about {0} payments; {1} done.").format(
                self.bar.maximum(), done
            )
        )

    def stop(self) -> None:
        """Offer nothing any more."""
        self._patience.stop()

    @Slot()
    def _offer(self) -> None:
        self.note.setText(
            self.tr("The provider is slow to answer. It is asked on while you serve customers.")
        )
        self.skip.show()
        self.skip.setFocus()

    @Slot()
    def _skip(self) -> None:
        self.skipped.emit()

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        around = QVBoxLayout(self)
        around.setSpacing(theme.SPACE_L)
        around.addStretch()
        around.addWidget(IconLabel("pending", "unknown", 56, "unknown_soft"), 0, centre)
        for widget in (self.title, self.note):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            around.addWidget(widget)
        self.bar.setFixedWidth(WIDTH)
        around.addWidget(self.bar, 0, centre)
        around.addWidget(self.skip, 0, centre)
        around.addStretch()
