"""Whether this program works on this computer: a list of checks, each with its limit.

They run one after the other in a process of their own. One that hangs or dies takes that process
with it, and the next ones go on in a new one.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from pos_app.domain.errors import PosError, StorageError
from pos_app.labels import clean

Level = Literal["ok", "warning", "failed"]

START_SECONDS = 30.0
"""How long the process may take to come up; a slow disk reads the program for the first time."""


class Found(NamedTuple):
    """What a check found: a code, worded in `ui/check_words.py`, and the facts that go into it.

    The code of an error has the fact "detail", and the words of that error.
    """

    level: Level
    code: str
    facts: Mapping[str, str | int | Path] = {}


HANGING = Found("failed", "check-hangs")
BROKEN = Found("failed", "check-broke-off")


class Result(NamedTuple):
    """What was found by which check."""

    check: str
    found: Found


class Place(NamedTuple):
    """Where a check works: `home` is only looked at, `scratch` is its own to write in."""

    home: Path
    scratch: Path


class Check(NamedTuple):
    """One check: a function of a module, and how many seconds it may take."""

    name: str
    seconds: float
    look: Callable[[Place], Found]


def results(
    home: Path, checks: Sequence[Check], *, start_seconds: float = START_SECONDS
) -> Iterator[Result]:
    """Yield what each check found, as it is found.

    A fault is a result. Raises StorageError("scratch") where there is no room to work in.
    """
    left = deque(checks)
    while left:
        with _worker(home, tuple(left)) as answers:
            if problem := _awaited(answers, start_seconds):
                yield from (Result(check.name, problem) for check in left)
                return
            while left:
                check = left.popleft()
                found = _awaited(answers, check.seconds) or BROKEN
                yield Result(check.name, found)
                if found in (HANGING, BROKEN):
                    break


def found_by(check: Check, place: Place) -> Found:
    """Return what a check finds; what it does not expect is a fault as well."""
    try:
        return check.look(place)
    except PosError as error:
        return Found("failed", error.code, {"detail": error.detail})
    except Exception as error:  # noqa: BLE001  whatever it is, the next check goes on
        said = clean(f"{type(error).__name__}: {error}".rstrip(": "))
        return Found("failed", "check-stumbled", {"error": said})


@contextmanager
def _worker(home: Path, checks: tuple[Check, ...]) -> Iterator[Connection]:
    """Run checks in another process; yield where it says what it finds."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    with _scratch() as scratch:
        process = context.Process(target=_work, args=(there, Place(home, scratch), checks))
        process.start()
        there.close()
        try:
            yield here
        finally:
            process.kill()
            process.join()
            here.close()


@contextmanager
def _scratch() -> Iterator[Path]:
    try:
        folder = TemporaryDirectory(prefix="pos-app-check-", ignore_cleanup_errors=True)
    except OSError as error:
        raise StorageError("scratch", str(error)) from error
    with folder as path:
        yield Path(path)


def _work(answers: Connection, place: Place, checks: tuple[Check, ...]) -> None:
    answers.send(None)
    # What Qt says of a screen that is not as it expects is no finding, and nobody's to read.
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"
    for number, check in enumerate(checks):
        own = place.scratch / str(number)
        own.mkdir()
        answers.send(found_by(check, place._replace(scratch=own)))


def _awaited(answers: Connection, seconds: float) -> Found | None:
    """Return the next answer, or why there is none."""
    try:
        if not answers.poll(seconds):
            return HANGING
        told: Found | None = answers.recv()
    except (EOFError, OSError):
        return BROKEN
    return told
