"""What each command of the command line does, by its name."""

from pos_app.commands import books, people, providers, sale, settling

COMMANDS = sale.COMMANDS | providers.COMMANDS | settling.COMMANDS | books.COMMANDS | people.COMMANDS
