"""The libraries of uv.lock as they are for Windows, each held against its hash there."""

from frozen import is_wanted
from places import BUILD, PACKAGES
from running import empty, run, uv
from windows_python import for_windows


def install() -> None:
    """Put what the program and PyInstaller need into the assembled Python; raises StepError."""
    wanted = BUILD / "wheels.txt"
    export = ["export", "--locked", "--no-default-groups", "--group=packaging"]
    run([*uv(), *export, "--no-emit-project", "--quiet", "--output-file", wanted])
    target = empty(PACKAGES)
    run([*uv(), "pip", "install", "-q", "--target", target, *for_windows(), "-r", wanted])
    _take_runtime()
    _drop_unused()


def _take_runtime() -> None:
    """Put Microsoft's runtime, which python311.dll and all extensions need, beside python.exe."""
    for file in (PACKAGES / "PySide6").glob("vcruntime140*.dll"):
        (PACKAGES.parents[1] / file.name).write_bytes(file.read_bytes())


def _drop_unused() -> None:
    """Delete the parts of Qt that are not packed: looking through them is half of the packing."""
    for file in (PACKAGES / "PySide6").rglob("*"):
        if file.is_file() and not is_wanted(file.relative_to(PACKAGES).as_posix()):
            file.unlink()
