"""The bar at the top of the counter: whose it is, where one can go, and who is here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos_app.domain.shift import Shift
from pos_app.services.counter import Counter
from pos_app.ui import theme
from pos_app.ui.widgets.buttons import HeaderButton
from pos_app.ui.widgets.labels import ElidedLabel, Panel, PlainLabel


class Header(Panel):
    """What is asked for goes out as signals; each has its key."""

    counter_asked = Signal()
    today_asked = Signal()
    open_asked = Signal()
    menu_asked = Signal()
    lock_asked = Signal()
    shift_asked = Signal()
    leave_asked = Signal()
    door_asked = Signal()
    """Somebody wants to leave the kiosk."""

    def __init__(
        self,
        counter: Counter,
        cashier: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("header", parent)
        self.unfinished = HeaderButton(self.tr("Unfinished"), shortcut="F3", icon_name="pending")
        sell = HeaderButton(self.tr("Counter"), shortcut="F1", icon_name="counter")
        today = HeaderButton(self.tr("Today"), shortcut="F2", icon_name="history")
        menu = HeaderButton(self.tr("Menu"), shortcut="Ctrl+M", icon_name="list")
        lock = HeaderButton(shortcut="", icon_name="lock")
        lock.setAccessibleName(self.tr("Lock (Ctrl+L)"))
        leave = HeaderButton(self.tr("Sign out"), shortcut="F12", icon_name="sign-out")
        self.door = HeaderButton(icon_name="door")
        self.door.setAccessibleName(self.tr("Leave the kiosk (Alt+F4)"))
        self.door.setToolTip(self.tr("Leave the kiosk (Alt+F4)"))
        self.door.hide()
        self.door.clicked.connect(self.door_asked)
        self.shift = HeaderButton(self.tr("Shift"))
        self.shift.clicked.connect(self.shift_asked)
        sell.clicked.connect(self.counter_asked)
        today.clicked.connect(self.today_asked)
        self.unfinished.clicked.connect(self.open_asked)
        menu.clicked.connect(self.menu_asked)
        lock.clicked.connect(self.lock_asked)
        leave.clicked.connect(self.leave_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_XL, theme.SPACE_XS, theme.SPACE_S, theme.SPACE_XS)
        row.setSpacing(theme.SPACE_XS)
        # A long name gives way to the keys.
        name = ElidedLabel(counter.outlet, "heading")
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(name)
        row.addSpacing(theme.SPACE_M)
        for button in (sell, today, self.unfinished, menu):
            row.addWidget(button)
        row.addStretch()
        if counter.training:
            mark = PlainLabel(self.tr("TRAINING"), "strong")
            mark.setObjectName("training")
            row.addWidget(mark)
            row.addSpacing(theme.SPACE_XS)
        row.addWidget(self.shift)
        row.addWidget(PlainLabel(cashier, "strong"))
        row.addWidget(lock)
        row.addWidget(leave)
        row.addWidget(self.door)

    def show_shift(self, shift: Shift | None) -> None:
        """Show which shift is open."""
        words = self.tr("Shift {0}").format(shift.number) if shift else self.tr("No shift")
        self.shift.set_label(words)

    def show_open(self, count: int) -> None:
        """Show how many payments are not finished."""
        label = self.tr("Unfinished")
        self.unfinished.set_label(f"{label} ({count})" if count else label)
