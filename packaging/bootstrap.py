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
FITS = "import sys; sys.exit(not {} <= sys.version_info[:2] < {})".format(OLDEST, TOO_NEW)
UV = "uv==0.13.8"
ENVIRONMENT = 5
INTERRUPTED = 130

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libatomic.so.1": "libatomic1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
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
        return 0 if what in {"-h", "--help"} else 2
    try:
        fitting = fitting_python()
        if fitting is not None:
            return call([*fitting, __file__, *argv])
        install_system_packages(missing_packages(testing=what == "test"))
        make_environment(testing=what == "test")
    except Stopped as stop:
        say(str(stop))
        return ENVIRONMENT
    except KeyboardInterrupt:
        return INTERRUPTED
    return run_tests(rest) if what == "test" else run(rest)


def say(text):
    """Tell the person in the terminal, apart from what the program prints."""
    print(text, file=sys.stderr, flush=True)


def fitting_python():
    """Return None if this Python fits, else the command of one that does; raises Stopped."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return None
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        version = "3." + str(minor)
        for command in (["python" + version], ["py", "-" + version]):
            if succeeds([*command, "-c", FITS]):
                return command
    raise Stopped(
        "This is Python {}.{}; the counter needs 3.11, 3.12 or 3.13. "
        "Install one of them from python.org or your package manager and start this again.".format(
            *sys.version_info[:2]
        )
    )


def succeeds(command):
    """Return whether a command is there and ends well; what it prints is not shown."""
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def missing_packages(testing):
    """Return the Debian packages that this machine lacks, none where there is no apt."""
    if not shutil.which("apt-get"):
        return []
    missing = [package for name, package in QT_LIBRARIES.items() if not loads(name)]
    if not succeeds([sys.executable, "-c", "import ensurepip, venv"]):
        missing.append("python{}.{}-venv".format(*sys.version_info[:2]))
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


def install_system_packages(packages):
    """Install with apt where we may; raises Stopped with the one line to type where we may not."""
    if not packages:
        return
    install = "apt-get install -y --no-install-recommends " + " ".join(packages)
    line = "sudo apt-get update && sudo " + install
    before = as_root()
    if before is None:
        raise Stopped(
            "Some system libraries are missing. Type this line, then start again:\n" + line
        )
    say("Installing system libraries: " + " ".join(packages))
    # A source that fails to update is often one we don't need: only the installation decides.
    apt(before, "apt-get update")
    done = apt(before, install)
    if done.returncode:
        raise Stopped(done.stderr.strip()[-500:] + "\nThis did not work; try it yourself:\n" + line)


def apt(before, line):
    """Run one apt-get line without questions, waiting its turn; return how it ended."""
    quietly = [
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        *line.split(),
        "-o",
        "DPkg::Lock::Timeout=300",
    ]
    return subprocess.run(
        before + quietly,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        universal_newlines=True,
        check=False,
    )


def as_root():
    """Return what to put before a command so that it runs as root, None where we may not."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def make_environment(testing):
    """Make .venv with exactly what uv.lock says; costs nothing when that is done already."""
    stamp = VENV / ("stamp-test" if testing else "stamp-run")
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    say("Setting up the private environment in .venv (once) ...")
    if not succeeds([str(PYTHON), "-c", "import pip; " + FITS]):
        require(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment cannot be made."
        )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV]
    require(pip, "The package index cannot be reached: check the connection and start this again.")
    sync = [str(PYTHON), "-m", "uv", "sync", "--locked", "--quiet"]
    if not testing:  # what a developer has beside it stays
        sync += ["--no-default-groups", "--inexact"]
    environment = dict(os.environ, UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON=str(PYTHON))
    environment.setdefault("UV_SYSTEM_CERTS", "1")
    require(
        sync,
        "Not all packages could be installed: check the connection and start this again.",
        environment,
    )
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


def call(command):
    """Run a command to its end and return its exit code."""
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return INTERRUPTED


def run(arguments):
    """Become the counter; on Windows, which cannot, wait for it and return its exit code."""
    command = [str(PYTHON), "-m", "pos_app", *arguments]
    if os.name == "nt":
        return call(command)
    return os.execv(command[0], command)  # noqa: S606  no shell is wanted


def run_tests(arguments):
    """Run all checks, or pytest alone with the arguments; the first that fails ends it."""
    os.chdir(str(ROOT))
    checks = [("pytest", *arguments)] if arguments else CHECKS
    for check in checks:
        say("== " + " ".join(check))
        code = call([str(BIN / check[0]), *check[1:]])
        if code:
            say("FAILED: " + " ".join(check))
            return code
    say("All checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
