"""Windows programs on this Linux machine: which packages that takes, and how one is run.

On Windows nothing of this is used.
"""

import atexit
import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from places import HERE, WINE
from running import Command, StepError, run

TOOLS = {
    "makensis": "nsis",
    "wine": "wine wine64",
    "Xvfb": "xvfb",
    "gendef": "mingw-w64-tools",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-dlltool": "binutils-mingw-w64-x86-64",
}
"""What has to be there, and the Debian packages that bring it."""

ENVIRON = {
    "WINEPREFIX": str(WINE),
    "WINEDEBUG": "-all",
    # No questions about Mono and Gecko, and no entries in this machine's menus.
    "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
}


def prepare() -> None:
    """See to the tools, and make the folder that stands for a Windows machine; raises StepError."""
    _install_tools()
    shutil.rmtree(WINE, ignore_errors=True)
    make_machine(WINE)


def make_machine(prefix: Path) -> None:
    """Make a Windows machine of its own, with its own disk and registry; raises StepError."""
    prefix.parent.mkdir(parents=True, exist_ok=True)
    own = {"WINEPREFIX": str(prefix)}
    run_windows(["wineboot", "-i"], environ=own)
    run_windows(["winecfg", "-v", "win10"], environ=own)
    _add_random_numbers(prefix)


def run_windows(
    command: Command, *, environ: Mapping[str, str] | None = None, seconds: float = 1200
) -> str:
    """Run a Windows program where nobody sees it; return what it printed, or raise StepError."""
    told = {**ENVIRON, "DISPLAY": screen(), **(environ or {})}
    return run(["wine", *command], environ=told, seconds=seconds)


@cache
def screen() -> str:
    """Return the name of a screen that is there as long as this process."""
    reading, writing = os.pipe()
    number = ["-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(["Xvfb", *number], pass_fds=[writing], stderr=subprocess.DEVNULL)
    atexit.register(server.terminate)
    os.close(writing)
    with os.fdopen(reading) as said:
        return f":{said.readline().strip()}"


def windows_path(path: Path) -> str:
    """Return how a Windows program names a file of this machine."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def _install_tools() -> None:
    import bootstrap  # noqa: PLC0415  found by what `places` does

    wanted = {package for tool, package in TOOLS.items() if not shutil.which(tool)}
    if not wanted:
        return
    if not shutil.which("apt-get"):
        raise StepError(f"These are missing here: {', '.join(sorted(wanted))}")
    bootstrap.install_system_packages(sorted(" ".join(wanted).split()))


def _add_random_numbers(prefix: Path) -> None:
    """Add the one library that Rust's programs ask for and wine 8 lacks; it is never shipped."""
    target = prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
    if target.exists():
        return
    compile_windows("-shared", HERE / "process_prng.c", "-ladvapi32", to=target)


def compile_windows(*arguments: str | Path, to: Path) -> None:
    """Compile for Windows; raises StepError."""
    run(["x86_64-w64-mingw32-gcc", "-O2", "-s", *arguments, "-o", to])
