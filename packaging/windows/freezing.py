"""Making the folder that needs no Python, for Windows and for this very system."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import brand
from places import BUILD, HERE_BUILD, HERE_PROGRAM, PROGRAM, PYTHON, ROOT, SPEC
from running import StepError, empty, native_python, run
from wine import run_windows, windows_path

LARGEST = 115_000_000
"""Bytes; what is installed stays below, so that an upgrade fits twice on a small disk."""


def freeze_for_windows() -> None:
    """Make build/windows/dist/pos-app: under wine, or here if this is Windows; raises StepError."""
    if sys.platform == "win32":
        run([native_python(), "-m", "PyInstaller", *_arguments(BUILD, str)])
    else:
        python = str(PYTHON / "python.exe")
        run_windows([python, "-m", "PyInstaller", *_arguments(BUILD, windows_path)])
    if size_of(PROGRAM) > LARGEST:
        raise StepError(f"The program has grown to {size_of(PROGRAM) / 1e6:.1f} MB.")


def freeze_here() -> None:
    """Make build/here/dist/pos-app with this system's Python; raises StepError."""
    run([native_python(), "-m", "PyInstaller", *_arguments(HERE_BUILD, str)])


def check_windows() -> None:
    """See that the packed program starts and loads what it works with; raises StepError."""
    start = run if sys.platform == "win32" else run_windows
    _check(start, PROGRAM, ".exe")


def check_here() -> None:
    """See the same of the one for this system; raises StepError."""
    _check(run, HERE_PROGRAM, ".exe" if sys.platform == "win32" else "")


def _check(start: Callable[..., str], program: Path, suffix: str) -> None:
    counter = program / f"pos-app-counter{suffix}"
    if not counter.is_file():
        raise StepError(f"There is no {counter}.")
    console = program / f"pos-app{suffix}"
    with tempfile.TemporaryDirectory() as home:
        said = start([console, "--version"], seconds=120)
        # New books are made by the migrations, and those load most of what is packed.
        books = start([console, "--home", home, "journal", "verify"], seconds=120)
    if brand.version(ROOT) not in said or "none altered" not in books:
        raise StepError(f"The packed program says:\n{said}\n{books}")


def size_of(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _arguments(build: Path, path_text: Callable[[Path], str]) -> list[str]:
    empty(build / "work")
    return [
        "--noconfirm",
        "--log-level=WARN",
        f"--distpath={path_text(build / 'dist')}",
        f"--workpath={path_text(build / 'work')}",
        path_text(SPEC),
    ]
