"""Making the installer out of the packed program."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import brand
from freezing import size_of
from places import BUILD, PROGRAM, ROOT, SCRIPT, SETUP
from running import StepError, run

LARGEST = 45_000_000
"""Bytes; what is downloaded over a shop's telephone stays below."""

QUESTIONS: dict[str, str] = {
    "FIRST_START": "--version",
    "GATE": "upgrade --check --ask-to-end 90",
    "PREPARE": "upgrade --prepare",
    "MIGRATE": "upgrade --finish",
    "LAST_LOOK": "self-check --only-wrong",
    "AUTOSTART_WITH": "--kiosk",
}
"""What the installer asks of the new program, see the head of pos_app.nsi, and how it starts it."""


def make_installer() -> None:
    """Make build/windows/setup/pos-app-VERSION-setup.exe and its hash; raises StepError."""
    version = brand.version(ROOT)
    setup = SETUP / f"{brand.NAME}-{version}-setup.exe"
    compile_script(setup, PROGRAM, version, QUESTIONS)
    size = setup.stat().st_size
    if size > LARGEST:
        raise StepError(f"The installer has grown to {size / 1e6:.0f} MB.")
    digest = hashlib.sha256(setup.read_bytes()).hexdigest()
    setup.with_suffix(".exe.sha256").write_text(f"{digest}  {setup.name}\n")


def compile_script(
    setup: Path, program: Path, version: str, questions: Mapping[str, str], *, quick: bool = False
) -> None:
    """Compile the installer of a program's folder; with `quick` it is large. Raises StepError."""
    setup.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "VERSION": version,
        "NUMBERS": ".".join(str(number) for number in brand.version_numbers(version)),
        "PROGRAM": str(program),
        "SIZE": str(size_of(program) // 1024),
        "PICTURES": str(BUILD / "work" / "pos_app"),
        "OUT": str(setup),
        **questions,
    }
    if quick:
        told["QUICK"] = ""
    defines = [f"-D{name}={value}" for name, value in told.items()]
    run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, SCRIPT])
