"""The handle of shim.c, which stands between this process and the files of one folder.

It has to be there before the process begins, so a part that needs it begins its process anew.
"""

import ctypes
import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

SOURCE = Path(__file__).with_name("shim.c")
FOREVER = 1 << 40


def require() -> None:
    """Begin this process anew with the shim before everything else, unless it has begun so.

    The command is the same, so it comes to this point again, with the same bug planted.
    """
    if hasattr(ctypes.CDLL(None), "shim_watch"):
        # What we start from here on is not to be watched.
        if shim := os.environ.pop("LD_PRELOAD", ""):
            shutil.rmtree(Path(shim).parent)
        return
    environ = os.environ | {"LD_PRELOAD": str(_compiled())}
    os.execve(sys.executable, sys.orig_argv, environ)


def _compiled() -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise RuntimeError("no C compiler: nothing can be put between the counter and its disk")
    shim = Path(mkdtemp(prefix="pos-shim-")) / "shim.so"
    options = ["-O2", "-shared", "-fPIC", "-ldl"]
    subprocess.run([compiler, *options, "-o", str(shim), str(SOURCE)], check=True)
    return shim


def watch(folder: Path) -> None:
    """Watch the files of a folder that are opened from now on; only in a process with the shim."""
    _told("shim_watch", str(folder))


def trace(file: Path | None) -> None:
    """Write down what is done to them, in a file that is elsewhere, until told None."""
    _told("shim_trace", str(file or ""))


def note(**what: object) -> None:
    """Write a remark into the trace."""
    _told("shim_note", json.dumps(what))


def fail(kinds: str, first: int, last: int = FOREVER, number: int = errno.EIO) -> None:
    """Let calls fail from the first to the last of their kinds, counted from now.

    The kinds are (o)pening for writing and naming, (w)riting and (s)yncing.
    """
    ctypes.CDLL(None).shim_fail(
        kinds.encode(), ctypes.c_long(first), ctypes.c_long(last), ctypes.c_int(number)
    )


def fail_while(file: Path | None) -> None:
    """Let them fail only while a file is there."""
    _told("shim_fail_while", str(file or ""))


def heal() -> None:
    """Let nothing fail any more."""
    fail("", 0, 0)
    fail_while(None)


def hits() -> int:
    """Return how many calls have failed."""
    return int(ctypes.CDLL(None).shim_hits())


def _told(function: str, text: str) -> None:
    getattr(ctypes.CDLL(None), function)(text.encode())
