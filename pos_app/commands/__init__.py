"""What each command of the command line does, by its name."""

from pos_app.commands import books, providers, reports, sale, settling

COMMANDS = (
    sale.COMMANDS | providers.COMMANDS | settling.COMMANDS | books.COMMANDS | reports.COMMANDS
)
