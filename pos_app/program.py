"""The program as it stands on this computer: how it starts itself again, and where its home is."""

import subprocess
import sys
from pathlib import Path

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For `creationflags`: no console window beside the counter's; only Windows has the name."""


def own_command() -> list[str]:
    """Return what starts this program again, to be followed by its arguments.

    A packed program is two executables; the one for the command line can be talked to.
    """
    if not _is_packed():
        return same_command()
    here = Path(sys.executable)
    return [str(here.with_name("pos-app").with_suffix(here.suffix))]


def same_command() -> list[str]:
    """Return what starts this program again as it was started: a window stays one."""
    return [sys.executable] if _is_packed() else [sys.executable, "-m", "pos_app"]


def usual_home() -> Path:
    """Return the folder of journal and settings where nobody has named one: this user's.

    It is the computer's where the installer has put `for-all-users.txt` beside the program; it
    makes that folder as well, and lets every user of the computer write there.
    """
    from platformdirs import site_data_path, user_data_path  # noqa: PLC0415

    if _is_packed() and Path(sys.executable).with_name("for-all-users.txt").is_file():
        return site_data_path("pos-app", appauthor=False)
    return user_data_path("pos-app", appauthor=False)


def _is_packed() -> bool:
    return bool(getattr(sys, "frozen", False))
