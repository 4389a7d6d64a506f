"""A provider's account: where it is, who we are there, its keys, and whether it answers."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.domain.money import format_rupiah
from pos_app.office import Ground, Standing, ground_of
from pos_app.ui import theme
from pos_app.ui.messages import word_error
from pos_app.ui.pages.setting_form import SettingsForm
from pos_app.ui.presenters.settings import Connection
from pos_app.ui.setting_words import KEYS, PLACES
from pos_app.ui.translation import message_text, setting_text
from pos_app.ui.widgets.banner import Banner
from pos_app.ui.widgets.buttons import GhostButton, SecondaryButton
from pos_app.ui.widgets.fields import SecretField
from pos_app.ui.widgets.labels import PlainLabel, restyle

ADDRESSES = {
    "iak": (
        {
            "postpaid_url": "https://testpostpaid.mobilepulsa.net",
            "prepaid_url": "https://prepaid.iak.dev",
        },
        {"postpaid_url": "https://mobilepulsa.net", "prepaid_url": "https://prepaid.iak.id"},
    ),
    "espay": (
        {"url": "https://sandbox-api.espay.id"},
        {"url": "https://api.espay.id"},
    ),
}
"""The published addresses of each provider: those to practise with, and the real ones."""

FIELDS = {
    "digiswitch": ("enabled", "url", "username", "dialect", "testing", "check_gap"),
    "iak": ("enabled", "postpaid_url", "prepaid_url", "username", "format", "check_gap"),
    "espay": ("enabled", "url", "basic_username", "sender_id", "mechanism", "check_gap"),
}
_TONES: dict[Ground, str] = {
    "none": "muted",
    "practice": "warning",
    "real": "danger",
    "mixed": "danger",
}


class ProviderForm(SettingsForm):
    """The section of one provider. The badge says at a glance whether its money is real."""

    def __init__(self, provider: str, title: str, connection: Connection) -> None:
        super().__init__(title)
        self._provider = provider
        self._connection = connection
        self.badge = PlainLabel("", "strong")
        self.badge.setProperty("badge", "muted")
        self.fixed = Banner()
        self.practice = GhostButton(self.tr("Practice addresses"))
        self.real = GhostButton(self.tr("Real addresses"))
        self.test = SecondaryButton(self.tr("Test connection"), icon_name="internet")
        self.answer = Banner()
        self.keys = {name: self._secret(name) for name in KEYS if name.startswith(provider)}
        self.practice.clicked.connect(self._fill_practice)
        self.real.clicked.connect(self._fill_real)
        self.test.clicked.connect(self._test)
        connection.answered.connect(self._answered)
        connection.failed.connect(self._failed)
        self.changed.connect(self._show_ground)
        self._lay_out()

    def show_standing(self, standing: Standing) -> None:
        """See `SettingsForm`."""
        super().show_standing(standing)
        for name, field in self.keys.items():
            place = standing.places[name]
            can_change = place != "environment"
            hint = self.tr("Type to replace it") if place and can_change else ""
            field.show_place(setting_text(PLACES[place]), hint)
            field.editor.setEnabled(can_change)
        if standing.fixed & self.fields.keys():
            self.fixed.show_message(
                "info",
                self.tr("Some of this is fixed by the environment of this computer."),
                self.tr("A demo is always on its own sandbox."),
            )
        is_free = not standing.fixed & {f"providers.{self._provider}.{n}" for n in self._urls()}
        for button in (self.practice, self.real):
            button.setEnabled(is_free)
        self._show_ground()

    def secrets(self) -> Mapping[str, str]:
        """See `SettingsForm`."""
        return {name: field.value for name, field in self.keys.items() if field.value}

    def discard(self) -> None:
        """See `SettingsForm`."""
        super().discard()
        for field in self.keys.values():
            field.reset()
        self.answer.clear()

    def complain_at(self, address: str, why: str) -> QWidget | None:
        """Complain at the field that holds this address; return it, if it is here."""
        for name in self._urls():
            field = self.fields[f"providers.{self._provider}.{name}"]
            if field.value == address:
                field.complain(why)
                return field
        return None

    def _urls(self) -> list[str]:
        return [name for name in FIELDS[self._provider] if name.endswith("url")]

    def _secret(self, name: str) -> SecretField:
        field = SecretField(setting_text(KEYS[name]), "")
        field.changed.connect(self._tell)
        return field

    @Slot()
    def _fill_practice(self) -> None:
        self._fill(ADDRESSES[self._provider][0])

    @Slot()
    def _fill_real(self) -> None:
        self._fill(ADDRESSES[self._provider][1])

    def _fill(self, addresses: Mapping[str, str]) -> None:
        for name, address in addresses.items():
            self.fields[f"providers.{self._provider}.{name}"].fill(address)

    @Slot()
    def _show_ground(self) -> None:
        values = {
            name: self.fields[f"providers.{self._provider}.{name}"].value
            for name in FIELDS[self._provider]
        }
        ground = ground_of(
            [str(values[name]) for name in self._urls()], testing=bool(values.get("testing"))
        )
        words: dict[Ground, str] = {
            "none": self.tr("NO ADDRESS YET"),
            "practice": self.tr("SANDBOX"),
            "real": self.tr("PRODUCTION"),
            "mixed": self.tr("SANDBOX AND PRODUCTION MIXED"),
        }
        restyle(self.badge, "badge", _TONES[ground])
        self.badge.setText(words[ground])

    @Slot()
    def _test(self) -> None:
        if self.first_problem() is None and not self.test.busy:
            self.test.set_busy(True)
            self.answer.show_message("info", self.tr("Asking the provider ..."))
            self._connection.test(self.changes(), self.secrets())

    @Slot(object)
    def _answered(self, deposit: int | None) -> None:
        self.test.set_busy(False)
        told = (
            self.tr("The provider answers. It bills later.")
            if deposit is None
            else self.tr("The provider answers. Deposit: Rp {0}.").format(format_rupiah(deposit))
        )
        self.answer.show_message("success", told)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.test.set_busy(False)
        message = word_error(error, tr=message_text)
        self.answer.show_message("danger", message.what, message.next)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addSpacing(theme.SPACE_M)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        for button in (self.practice, self.real):
            head.addWidget(button)
            button.setVisible(self._provider in ADDRESSES)
        self.lines.addLayout(head)
        self.lines.addWidget(self.fixed)
        self.add(*(f"providers.{self._provider}.{name}" for name in FIELDS[self._provider]))
        for field in self.keys.values():
            self.lines.addWidget(field)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_L)
        foot.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addWidget(self.answer, 1)
        self.lines.addLayout(foot)
        self.lines.addStretch()
