"""Making the folder that needs no Python, for Windows and for this very system."""

from collections.abc import Callable
from pathlib import Path

from places import BUILD, HERE_BUILD, HERE_PROGRAM, PROGRAM, PYTHON, SPEC
from running import StepError, empty, native_python, run
from wine import run_windows, windows_path

LARGEST = 115_000_000
"""Bytes; what is installed stays below, so that an upgrade fits twice on a small disk."""


def freeze_for_windows() -> None:
    """Make build/windows/dist/pos-app under wine; raises StepError."""
    said = run_windows(
        [PYTHON / "python.exe", "-m", "PyInstaller", *_arguments(BUILD, windows_path)]
    )
    _require_whole(PROGRAM, ".exe", said)
    if size_of(PROGRAM) > LARGEST:
        raise StepError(f"The program has grown to {size_of(PROGRAM) / 1e6:.0f} MB.")


def freeze_here() -> None:
    """Make build/here/dist/pos-app with this system's Python; raises StepError."""
    said = run([native_python(), "-m", "PyInstaller", *_arguments(HERE_BUILD, str)])
    suffix = ".exe" if native_python().suffix else ""
    _require_whole(HERE_PROGRAM, suffix, said)


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


def _require_whole(program: Path, suffix: str, said: str) -> None:
    for name in ("pos-app", "pos-app-counter"):
        if not (program / (name + suffix)).is_file():
            raise StepError(f"There is no {name}{suffix}:\n{said[-4000:]}")
