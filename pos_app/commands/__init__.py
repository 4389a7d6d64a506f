"""What each command of the command line does, by its name."""

from pos_app.commands import books, people, providers, reconciling, sale, settling

MODULES = (sale, providers, settling, reconciling, books, people)
COMMANDS = {name: run for module in MODULES for name, run in module.COMMANDS.items()}
