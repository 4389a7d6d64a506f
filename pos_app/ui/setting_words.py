"""The words of the settings: label | help, one setting a line, and what can be chosen."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

_ENABLED = QT_TRANSLATE_NOOP("settings", "Switched on|Bills go to this provider.")
_CHECK_GAP = QT_TRANSLATE_NOOP(
    "settings",
    "Between two checks|Of one payment. The provider's own least applies to real ones.",
)

SETTINGS = {
    "outlet.name": QT_TRANSLATE_NOOP(
        "settings", "Name of the shop|Stands at the top of every receipt and of this window."
    ),
    "outlet.address": QT_TRANSLATE_NOOP("settings", "Address|Stands on the receipt."),
    "outlet.phone": QT_TRANSLATE_NOOP("settings", "Phone|Stands on the receipt."),
    "outlet.footer": QT_TRANSLATE_NOOP("settings", "Last line|Ends every receipt."),
    "outlet.zone": QT_TRANSLATE_NOOP(
        "settings", "Time zone|Of the shop; it decides which day a payment belongs to."
    ),
    "outlet.day_starts": QT_TRANSLATE_NOOP(
        "settings",
        "Day begins at|Sales before this hour count for the day before. For a shop that is open past midnight.",
    ),
    "receipt.paper": QT_TRANSLATE_NOOP("settings", "Paper|What lies in the printer."),
    "receipt.printer": QT_TRANSLATE_NOOP(
        "settings", "Printer|Where receipts go. They never go to another one by themselves."
    ),
    "window.theme": QT_TRANSLATE_NOOP("settings", "Colours|F10 changes them as well."),
    "window.language": QT_TRANSLATE_NOOP("settings", "Language|On the screen."),
    "window.lock_minutes": QT_TRANSLATE_NOOP(
        "settings", "Lock after|Without a touch; then a PIN is asked for. Ctrl+L locks at once."
    ),
    "window.kiosk": QT_TRANSLATE_NOOP(
        "settings", "Kiosk|Always start full screen; leave only with a supervisor's PIN."
    ),
    "fees.default": QT_TRANSLATE_NOOP(
        "settings", "Fee of every product|Your own service fee, a line of its own on the receipt."
    ),
    "tenders.kinds": QT_TRANSLATE_NOOP(
        "settings",
        "Beside cash|Names with commas between them, such as QRIS, Debit card, Transfer.",
    ),
    "tenders.references": QT_TRANSLATE_NOOP(
        "settings", "With a reference|Those of them whose number the cashier has to enter."
    ),
    "providers.digiswitch.enabled": _ENABLED,
    "providers.digiswitch.url": QT_TRANSLATE_NOOP(
        "settings",
        "Address|https://<tenant>.api.digiswitch.id/v1/user/api, or https://api.digiflazz.com/v1 for Digiflazz.",
    ),
    "providers.digiswitch.username": QT_TRANSLATE_NOOP(
        "settings", "User name|Of the API connection."
    ),
    "providers.digiswitch.dialect": QT_TRANSLATE_NOOP(
        "settings", "Protocol|What is spoken at that address."
    ),
    "providers.digiswitch.testing": QT_TRANSLATE_NOOP(
        "settings", "Tests only|Only test transactions are asked for; no money moves."
    ),
    "providers.digiswitch.check_gap": _CHECK_GAP,
    "providers.iak.enabled": _ENABLED,
    "providers.iak.postpaid_url": QT_TRANSLATE_NOOP(
        "settings",
        "Address for bills|https://mobilepulsa.net, or https://testpostpaid.mobilepulsa.net to practise.",
    ),
    "providers.iak.prepaid_url": QT_TRANSLATE_NOOP(
        "settings",
        "Address for top-ups|https://prepaid.iak.id, or https://prepaid.iak.dev to practise.",
    ),
    "providers.iak.username": QT_TRANSLATE_NOOP(
        "settings", "User name|The registered phone number, with its leading 0."
    ),
    "providers.iak.format": QT_TRANSLATE_NOOP(
        "settings", "Format|Of what is sent and answered, for bills."
    ),
    "providers.iak.check_gap": _CHECK_GAP,
    "providers.espay.enabled": _ENABLED,
    "providers.espay.url": QT_TRANSLATE_NOOP(
        "settings",
        "Address|https://api.espay.id, or https://sandbox-api.espay.id to practise.",
    ),
    "providers.espay.basic_username": QT_TRANSLATE_NOOP("settings", "User name|Of HTTP Basic."),
    "providers.espay.sender_id": QT_TRANSLATE_NOOP(
        "settings", "Merchant code|Espay calls it the sender id."
    ),
    "providers.espay.mechanism": QT_TRANSLATE_NOOP(
        "settings", "Mechanism|Paid from a deposit, or billed later."
    ),
    "providers.espay.check_gap": _CHECK_GAP,
    "routing.by": QT_TRANSLATE_NOOP(
        "settings", "What decides|Which provider gets a bill that several of them sell."
    ),
    "routing.order": QT_TRANSLATE_NOOP(
        "settings", "Your order|The first one is preferred. Choose one, then move it."
    ),
    "deposit.warn_below": QT_TRANSLATE_NOOP(
        "settings", "Low deposit|A deposit below this is called low."
    ),
    "journal.backup_hours": QT_TRANSLATE_NOOP(
        "settings", "How often|While the counter is open and something new has come."
    ),
    "journal.second_folder": QT_TRANSLATE_NOOP(
        "settings",
        "Second folder for backups|On another disk or a stick. Empty: backups stay beside the books only.",
    ),
    "network.seconds": QT_TRANSLATE_NOOP(
        "settings", "Longest wait|Seconds until a provider's answer is given up."
    ),
    "updates.enabled": QT_TRANSLATE_NOOP(
        "settings",
        "Ask for new versions|Once a day, only while no shift is open. Nothing is installed by itself.",
    ),
    "updates.address": QT_TRANSLATE_NOOP(
        "settings", "Address|Where word of new versions is. Whoever gave you the program knows it."
    ),
}

HOURS = frozenset({"outlet.day_starts"})
"""Settings that are an hour of the day."""

CHOICES = {
    "outlet.zone": {
        "Asia/Jakarta": QT_TRANSLATE_NOOP("settings", "WIB - Jakarta"),
        "Asia/Makassar": QT_TRANSLATE_NOOP("settings", "WITA - Makassar"),
        "Asia/Jayapura": QT_TRANSLATE_NOOP("settings", "WIT - Jayapura"),
    },
    "receipt.paper": {
        "58": QT_TRANSLATE_NOOP("settings", "Roll, 58 mm"),
        "80": QT_TRANSLATE_NOOP("settings", "Roll, 80 mm"),
        "a4": QT_TRANSLATE_NOOP("settings", "Sheets, A4"),
    },
    "journal.backup_hours": {
        "1": QT_TRANSLATE_NOOP("settings", "Every hour"),
        "2": QT_TRANSLATE_NOOP("settings", "Every 2 hours"),
        "4": QT_TRANSLATE_NOOP("settings", "Every 4 hours"),
        "8": QT_TRANSLATE_NOOP("settings", "Every 8 hours"),
        "24": QT_TRANSLATE_NOOP("settings", "Once a day"),
    },
    "window.theme": {
        "system": QT_TRANSLATE_NOOP("settings", "As the system"),
        "light": QT_TRANSLATE_NOOP("settings", "Light"),
        "dark": QT_TRANSLATE_NOOP("settings", "Dark"),
    },
    "window.language": {"id": "Bahasa Indonesia", "en": "English"},
    "providers.digiswitch.dialect": {"digiswitch": "Digiswitch", "digiflazz": "Digiflazz"},
    "providers.iak.format": {"json": "JSON", "xml": "XML"},
    "providers.espay.mechanism": {
        "deposit": QT_TRANSLATE_NOOP("settings", "Deposit"),
        "invoicing": QT_TRANSLATE_NOOP("settings", "Invoicing"),
    },
    "routing.by": {
        "preferred": QT_TRANSLATE_NOOP("settings", "Your order"),
        "cheapest": QT_TRANSLATE_NOOP("settings", "The lowest price"),
        "healthiest": QT_TRANSLATE_NOOP("settings", "Who answers best"),
    },
    "routing.order": {
        "digiswitch": "Digiswitch",
        "digiflazz": "Digiflazz",
        "iak": "IAK",
        "espay": "Espay",
    },
}

KEYS = {
    "digiswitch-api-key": QT_TRANSLATE_NOOP("settings", "API key"),
    "iak-api-key": QT_TRANSLATE_NOOP("settings", "API key"),
    "espay-basic-password": QT_TRANSLATE_NOOP("settings", "Password of HTTP Basic"),
    "espay-password": QT_TRANSLATE_NOOP("settings", "Password"),
    "espay-signature-key": QT_TRANSLATE_NOOP("settings", "Signature key"),
}

PLACES = {
    None: QT_TRANSLATE_NOOP("settings", "Not stored yet."),
    "keyring": QT_TRANSLATE_NOOP("settings", "Stored in the keyring of this computer."),
    "file": QT_TRANSLATE_NOOP(
        "settings", "Stored in an encrypted file, because this computer has no keyring."
    ),
    "environment": QT_TRANSLATE_NOOP("settings", "Given by the environment of this computer."),
}
