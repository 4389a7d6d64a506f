"""Where the files of resources/ are."""

import errno
import sys
from functools import cache
from pathlib import Path


def asset(name: str) -> Path:
    """Return the path of a file of resources/, for example "icons/water.svg"; it exists.

    Works from a checkout, from an installed wheel and from a frozen program.
    """
    path = _resources() / name
    if not path.is_file():
        raise FileNotFoundError(errno.ENOENT, "The program is not complete", str(path))
    return path


def release_key() -> str:
    """Return the public key that releases of this program are signed with, "" if it has none."""
    lines = asset("release-key.txt").read_text("ascii").splitlines()
    return next((line for line in lines if line and not line.startswith("#")), "")


@cache
def _resources() -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
