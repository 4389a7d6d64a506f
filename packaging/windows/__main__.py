"""Builds the installer for Windows, on Linux under wine or on Windows itself.

    python3 packaging/windows                 all steps, each unless nothing it reads has changed
    python3 packaging/windows freeze          this step alone, whatever has changed
    python3 packaging/windows --here          the program packed for this very system, no installer
    python3 packaging/windows --list          the steps

Needs Python 3.11 or newer and a network; on Linux root, or the Debian packages that it names, and
a python3.11; on Windows NSIS. Everything is made in build/. Exit codes: 0 done, 1 a step failed,
2 the command line is wrong, 5 this machine is in the way.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import places  # isort: skip  it says where bootstrap is
import freezing
import installing
import wheels
import windows_python
import wine
from bootstrap import Stopped
from running import StepError
from stamps import Input, note_done, stamp, was_done

PROGRAM_INPUTS: tuple[Input, ...] = (
    places.LOCK,
    places.ROOT / "pos_app",
    places.ROOT / "resources",
    places.SPEC,
    places.HERE / "frozen.py",
    places.HERE / "shared_code.py",
    places.HERE / "brand.py",
)


class Step(NamedTuple):
    """One thing to do. It is done again when an input changed, or a step before it was done."""

    name: str
    about: str
    inputs: tuple[Input, ...]
    work: Callable[[], None]


UNDER_WINE = (
    Step("toolchain", "wine, and what compiles for Windows", (places.HERE / "wine.py",),
         wine.prepare),
    Step("python", "a CPython for Windows", (places.HERE / "windows_python.py",),
         windows_python.assemble),
    Step("wheels", "the libraries of uv.lock for Windows",
         (places.LOCK, places.PROJECT, places.HERE / "frozen.py"), wheels.install),
)  # fmt: skip

INSTALLER = Step(
    "installer", "the setup, in Indonesian and English",
    (places.SCRIPT.parent, places.HERE / "installing.py"), installing.make_installer,
)  # fmt: skip

FREEZE = Step("freeze", "the program as a folder", PROGRAM_INPUTS, freezing.freeze_for_windows)
CHECK = Step("check", "the packed program starts", (), freezing.check_windows)
FREEZE_HERE = Step("freeze", "the program as a folder", PROGRAM_INPUTS, freezing.freeze_here)
CHECK_HERE = Step("check", "the packed program starts", (), freezing.check_here)


def steps(*, here: bool) -> tuple[Step, ...]:
    """Return what has to be done on this system, in order."""
    if here:
        return (FREEZE_HERE, CHECK_HERE)
    if sys.platform == "win32":
        return (FREEZE, CHECK, INSTALLER)
    return (*UNDER_WINE, FREEZE, CHECK, INSTALLER)


def main(argv: Sequence[str]) -> int:
    """Do what is asked for and return the exit code."""
    parser = argparse.ArgumentParser(
        "packaging/windows", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("steps", nargs="*", metavar="STEP")
    parser.add_argument("--here", action="store_true", help="for this very system")
    parser.add_argument("--list", action="store_true", help="name the steps")
    args = parser.parse_args(argv)
    known = steps(here=args.here)
    if unknown := set(args.steps) - {step.name for step in known}:
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    if args.list:
        for step in known:
            print(f"{step.name:10} {step.about}")
        return 0
    try:
        _work(known, args.steps, places.HERE_BUILD if args.here else places.BUILD)
    except StepError as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    except Stopped as error:
        print(error, file=sys.stderr)
        return 5
    return 0


def _work(known: Sequence[Step], chosen: Sequence[str], build: Path) -> None:
    """Do the chosen steps, or all that have something new; raises StepError, Stopped."""
    begun = time.monotonic()
    before = ""
    for step in known:
        inputs = (before, *step.inputs)
        before = stamp(inputs)
        wanted = step.name in chosen if chosen else not was_done(build, step.name, before)
        if wanted:
            _do(step)
            note_done(build, step.name, before)
        elif not chosen:
            print(f"{step.name:10} nothing new", flush=True)
    print(f"Done in {time.monotonic() - begun:.0f} s.")


def _do(step: Step) -> None:
    print(f"{step.name:10} {step.about} ...", flush=True)
    begun = time.monotonic()
    step.work()
    print(f"{'':10} {time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
