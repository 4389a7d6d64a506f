"""The words of the errors of the kiosk, for `messages`."""

from pos_app.ui.words import QT_TRANSLATE_NOOP

ERRORS = {
    "kiosk-stopped": QT_TRANSLATE_NOOP(
        "messages",
        "The counter does not start|It has ended by itself five times in ten minutes. What was sold is safe; payments that were on their way are asked about at the next start.|Start it again. If that does not help, restart the computer; then call whoever looks after it, and keep the folder log of the counter.",
    ),
}
