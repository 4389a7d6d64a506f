"""What each command of the command line does, by its name."""

from pos_app.commands import books, providers, sale, settling, shift

COMMANDS = sale.COMMANDS | providers.COMMANDS | settling.COMMANDS | shift.COMMANDS | books.COMMANDS
