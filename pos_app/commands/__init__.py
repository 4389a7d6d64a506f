"""What each command of the command line does, by its name."""

from pos_app.commands import (
    archiving,
    books,
    checking,
    journal,
    people,
    providers,
    reconciling,
    reports,
    sale,
    settling,
    shift,
    upgrading,
)

MODULES = (
    sale,
    providers,
    settling,
    shift,
    reports,
    reconciling,
    books,
    journal,
    archiving,
    people,
    checking,
    upgrading,
)
COMMANDS = {name: run for module in MODULES for name, run in module.COMMANDS.items()}
