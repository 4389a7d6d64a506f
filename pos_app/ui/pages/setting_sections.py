"""The sections of the settings: what each is called, and what makes its form."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pos_app.services.catalogue import Catalogue
from pos_app.ui.pages.fees_form import FeesForm
from pos_app.ui.pages.printer_form import PrinterForm
from pos_app.ui.pages.provider_form import ProviderForm
from pos_app.ui.pages.setting_form import PlainForm, SettingsForm
from pos_app.ui.pages.tenders_form import TendersForm
from pos_app.ui.pages.updates_form import UpdatesForm
from pos_app.ui.presenters.printers import PrinterDesk
from pos_app.ui.presenters.settings import Connection
from pos_app.ui.presenters.updates import UpdateDesk


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the list at the left, and what is at the right of it."""

    title: str
    icon: str
    make: Callable[[], SettingsForm]


def all_sections(
    catalogue: Catalogue,
    connection: Callable[[str], Connection],
    printers: PrinterDesk,
    updates: UpdateDesk,
) -> dict[str, Section]:
    """Return the sections by name, in their order, in the language that is spoken now."""
    translate = QCoreApplication.translate

    def provider(name: str, title: str) -> Section:
        return Section(title, "internet", lambda: ProviderForm(name, title, connection(name)))

    def plain(title: str, icon: str, *settings: str) -> Section:
        return Section(title, icon, lambda: PlainForm(title, *settings))

    shop = [f"outlet.{name}" for name in ("name", "address", "phone", "footer")]
    routing = ("routing.by", "routing.order", "deposit.warn_below", "network.seconds")
    books = ("journal.backup_hours", "journal.second_folder")
    look = ("window.language", "window.theme", "window.lock_minutes", "window.kiosk")
    fees = translate("SettingsPage", "Fees")
    kinds = translate("SettingsPage", "Kinds of money")
    printer = translate("SettingsPage", "Printer")
    versions = translate("SettingsPage", "New versions")
    return {
        "outlet": plain(
            translate("SettingsPage", "Shop"), "counter", *shop, "outlet.zone", "outlet.day_starts"
        ),
        "digiswitch": provider("digiswitch", "Digiswitch / Digiflazz"),
        "iak": provider("iak", "IAK"),
        "espay": provider("espay", "Espay"),
        "fees": Section(fees, "cash", lambda: FeesForm(fees, catalogue)),
        "tenders": Section(kinds, "credit-card", lambda: TendersForm(kinds)),
        "routing": plain(translate("SettingsPage", "Routing and deposit"), "list", *routing),
        "printer": Section(printer, "print", lambda: PrinterForm(printer, printers)),
        "books": plain(translate("SettingsPage", "Backups"), "save", *books),
        "look": plain(translate("SettingsPage", "Language and look"), "language", *look),
        "updates": Section(versions, "refresh", lambda: UpdatesForm(versions, updates)),
    }
