"""A section of the settings: its fields, made from what the settings declare."""

from collections.abc import Mapping
from operator import attrgetter

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from pos_app import settings
from pos_app.domain.money import format_rupiah
from pos_app.office import Standing
from pos_app.settings import Settings, Value
from pos_app.ui import theme
from pos_app.ui.setting_words import CHOICES, HOURS, SETTINGS
from pos_app.ui.translation import setting_text
from pos_app.ui.widgets.fields import (
    ChoiceField,
    Field,
    HourField,
    MinutesField,
    MoneyField,
    SecondsField,
    SwitchField,
    TextField,
)
from pos_app.ui.widgets.labels import PlainLabel
from pos_app.ui.widgets.order_field import OrderField


def make_field(setting: str) -> Field:
    """Return the field for a setting such as "outlet.name"."""
    name, help_text = setting_text(SETTINGS[setting]).split("|")
    default = attrgetter(setting)(Settings())
    if setting in CHOICES:
        texts = {value: setting_text(text) for value, text in CHOICES[setting].items()}
        kind = OrderField if isinstance(default, tuple) else ChoiceField
        return kind(name, help_text, texts)
    if setting in HOURS:
        low, high, _ = settings.limits(setting)
        return HourField(name, help_text, int(low or 0), int(high or 0))
    if isinstance(default, bool):
        return SwitchField(name, help_text)
    if setting.endswith("_minutes"):
        low, high, _ = settings.limits(setting)
        return MinutesField(name, help_text, int(low or 0), int(high or 0))
    if isinstance(default, int):
        return MoneyField(name, help_text)
    if isinstance(default, float):
        low, high, _ = settings.limits(setting)
        return SecondsField(name, help_text, low or 0, high or 0)
    return TextField(name, help_text)


class SettingsForm(QWidget):
    """The fields of a section. It only collects; the page saves."""

    changed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = PlainLabel(title, "title")
        self.fields: dict[str, Field] = {}
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, theme.SPACE_L, 0)
        self.lines.setSpacing(theme.SPACE_M)
        self.lines.addWidget(self.title)

    def add(self, *names: str) -> None:
        """Add the fields of these settings."""
        for setting in names:
            self.place(setting, make_field(setting))

    def place(self, setting: str, field: Field) -> None:
        """Put the field of a setting below the others."""
        field.changed.connect(self._tell)
        self.fields[setting] = field
        self.lines.addWidget(field)

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return bool(self.changes() or self.secrets())

    def show_standing(self, standing: Standing) -> None:
        """Show how everything stands."""
        for setting, field in self.fields.items():
            field.show_value(attrgetter(setting)(standing.chosen))
            if setting in standing.fixed:
                field.fix(self.tr("Fixed by the environment of this computer."))

    def changes(self) -> dict[str, dict[str, Value]]:
        """Return what was changed, by section."""
        found: dict[str, dict[str, Value]] = {}
        for setting, field in self.fields.items():
            if field.is_changed:
                section, _, name = setting.rpartition(".")
                found.setdefault(section, {})[name] = field.value
        return found

    def secrets(self) -> Mapping[str, str]:
        """Return the keys and passwords that were typed."""
        return {}

    def first_problem(self) -> QWidget | None:
        """Complain at every field that cannot be right, and return the first."""
        wrong = []
        for setting, field in self.fields.items():
            if field.is_changed and (why := self._why_not(setting, field.value)):
                field.complain(why)
                wrong.append(field)
        return wrong[0] if wrong else None

    def discard(self) -> None:
        """Show again what stood here before."""
        for field in self.fields.values():
            field.reset()

    def in_scroll_area(self) -> QWidget:
        """Return the form in an area that shows the field under the focus."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self)
        return area

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    def _why_not(self, setting: str, value: Value) -> str:
        if settings.is_possible(setting, value):
            return ""
        low, high, longest = settings.limits(setting)
        if longest is not None:
            return self.tr("At most {0} characters.").format(longest)
        return self.tr("Between Rp {0} and Rp {1}.").format(
            format_rupiah(int(low or 0)), format_rupiah(int(high or 0))
        )


class PlainForm(SettingsForm):
    """A section of nothing but fields."""

    def __init__(self, title: str, *names: str) -> None:
        super().__init__(title)
        self.add(*names)
        self.lines.addStretch()
