"""Running the tools that the build is made of; what one of them says is shown when it fails."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from places import ROOT

Command = Sequence[str | Path]


class StepError(Exception):
    """A step cannot be done; the text says what to do about it."""


def run(
    command: Command,
    *,
    environ: Mapping[str, str] | None = None,
    seconds: float = 1200,
) -> str:
    """Run a command in the project and return what it printed; raises StepError.

    Its streams are pipes: a console Python under wine 8 dies on anything else.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, **(environ or {})},
            input=b"",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except OSError as error:
        raise StepError(f"{words[0]} cannot be started: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise StepError(f"{words[0]} was given up after {seconds:.0f} s") from error
    said = done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
    if done.returncode:
        raise StepError(f"{' '.join(words)}\nended with {done.returncode}:\n{said[-4000:]}")
    return said


def uv() -> list[str]:
    """Return the command of uv: the project's, this machine's, or one that is set up for it now."""
    import bootstrap  # noqa: PLC0415  found by what `places` does

    own = [str(bootstrap.PYTHON), "-m", "uv"]
    for command in (own, ["uv"]):
        if bootstrap.succeeds([*command, "--version"]):
            return command
    bootstrap.make_environment(testing=False)
    return own


def native_python() -> Path:
    """Return the Python of this system that has the project and PyInstaller."""
    import bootstrap  # noqa: PLC0415

    python: Path = bootstrap.PYTHON
    if Path(sys.prefix) != bootstrap.VENV:
        bootstrap.make_environment(testing=True)
    return python


def empty(folder: Path) -> Path:
    """Return the folder, there and empty."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder
