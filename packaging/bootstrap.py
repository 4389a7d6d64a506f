"""Sets everything up on a fresh machine, then runs the counter's demo or the tests.

    python3 packaging/bootstrap.py              the counter in demo mode
    python3 packaging/bootstrap.py run ARGS     pos-app with these arguments
    python3 packaging/bootstrap.py test         all checks, as CI runs them
    python3 packaging/bootstrap.py test ARGS    pytest with these arguments

Needs Python 3.11, 3.12 or 3.13 and nothing else; written so that older ones can read it and say so.
Exit codes: 5 when this machine is in the way, else those of what it runs.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST, TOO_NEW = (3, 11), (3, 14)
UV = "uv==0.13.8"
ENVIRONMENT = 5

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libatomic.so.1": "libatomic1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libnss3.so": "libnss3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's wheels leave to the system, and the Debian packages that hold it."""

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "auto", "-q", "--cov=pos_app", "--cov-report="),
    ("coverage", "report", "--include=pos_app/domain/*,pos_app/services/*", "--fail-under=100"),
)


class Stopped(Exception):  # noqa: N818  it is no error of the program: the machine lacks something
    """Something about this machine has to be changed by a person first."""


def main(argv):
    """Set up, then run what is asked for; return the exit code."""
    what, rest = (argv[0], argv[1:]) if argv else ("run", ["--demo"])
    if what not in {"run", "test"}:
        print(__doc__)
        return 2
    try:
        fitting = fitting_python()
        if fitting is not None:
            return subprocess.call([fitting, __file__, *argv])
        install_system_packages(missing_packages(testing=what == "test"))
        make_environment(testing=what == "test")
    except Stopped as stop:
        say(str(stop))
        return ENVIRONMENT
    return run_tests(rest) if what == "test" else run([str(PYTHON), "-m", "pos_app", *rest])


def say(text):
    """Tell the person in the terminal, apart from what the program prints."""
    print(text, file=sys.stderr, flush=True)


def fitting_python():
    """Return None if this Python fits, else the path of one that does; raises Stopped."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return None
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        found = shutil.which("python3." + str(minor))
        if found:
            return found
    raise Stopped(
        "This is Python {}.{}; the counter needs 3.11, 3.12 or 3.13. "
        "Install one of them from python.org or your package manager and start this again.".format(
            *sys.version_info[:2]
        )
    )


def missing_packages(testing):
    """Return the Debian packages that this machine lacks, none where there is no apt."""
    if not shutil.which("apt-get"):
        return []
    missing = [package for name, package in QT_LIBRARIES.items() if not loads(name)]
    if not has_venv():
        missing.append("python3-venv")
    if not Path("/etc/ssl/certs/ca-certificates.crt").exists():
        missing.append("ca-certificates")
    if testing and not shutil.which("Xvfb"):
        missing.append("xvfb")
    return sorted(missing)


def loads(library):
    """Return whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_venv():
    """Return whether this Python can make environments; Debian's own comes without that."""
    return subprocess.call([sys.executable, "-c", "import ensurepip, venv"], **SILENT) == 0


SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def install_system_packages(packages):
    """Install with apt where we may; raises Stopped with the one line to type where we may not."""
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    line = "sudo apt-get update && sudo " + " ".join(install)
    before = as_root()
    if before is None:
        raise Stopped(
            "Some system libraries are missing. Type this line, then start again:\n" + line
        )
    say("Installing system libraries: " + " ".join(packages))
    for command in (["apt-get", "update"], install):
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        done = subprocess.run(
            before + command, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Stopped(
                done.stderr.strip()[-500:] + "\nThis did not work; try it yourself:\n" + line
            )


def as_root():
    """Return what to put before a command so that it runs as root, None where we may not."""
    if os.geteuid() == 0:
        return []
    may = shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], **SILENT) == 0
    return ["sudo", "-n"] if may else None


def make_environment(testing):
    """Make .venv with exactly what uv.lock says; costs nothing when that is done already."""
    stamp = VENV / ("stamp-test" if testing else "stamp-run")
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    say("Setting up the private environment in .venv (once) ...")
    if not (PYTHON.exists() and subprocess.call([str(PYTHON), "-m", "pip", "-V"], **SILENT) == 0):
        require(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment cannot be made."
        )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV]
    require(pip, "The package index cannot be reached: check the connection and start this again.")
    sync = [str(PYTHON), "-m", "uv", "sync", "--locked", "--quiet", "--inexact"]
    if not testing:
        sync.append("--no-dev")
    environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON=str(PYTHON))
    environment.setdefault("UV_SYSTEM_CERTS", "1")
    require(sync, "Not all packages could be installed: start this again.", environment)
    stamp.write_text(wanted)


def fingerprint():
    """Return what the environment depends on, in one word."""
    seen = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in ("uv.lock", "pyproject.toml"):
        seen.update((ROOT / name).read_bytes())
    return seen.hexdigest()


def require(command, otherwise, environment=None):
    """Run a command in the project; raises Stopped if it fails."""
    if subprocess.call(command, cwd=str(ROOT), env=environment):
        raise Stopped(otherwise)


def run(command):
    """Run a command in the project to its end and return its exit code."""
    try:
        return subprocess.call(command, cwd=str(ROOT))
    except KeyboardInterrupt:
        return 130


def run_tests(arguments):
    """Run all checks, or pytest alone with the arguments; the first that fails ends it."""
    checks = [("pytest", *arguments)] if arguments else CHECKS
    for check in checks:
        say("== " + " ".join(check))
        code = run([str(BIN / check[0]), *check[1:]])
        if code:
            say("FAILED: " + " ".join(check))
            return code
    say("All checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
