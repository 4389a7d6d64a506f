"""The parent of a kiosk's window: it starts the window again when that has crashed.

It is small and stays so: no Qt, no books, no log file that is held open beside the child's.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, NoReturn

ENDED_BY_SYSTEM = frozenset({-signal.SIGTERM, -signal.SIGINT, 0x40010004, 0xC000013A})
"""Codes of a child that was told to end: by a signal, or by Windows at the end of a session."""

GRACE = 20.0
"""Seconds that the child has to end in when this process is told to."""

AGAIN = 75
"""What the window ends with that tells of giving up, when somebody wants to try again."""

_LARGEST = 2**31


class Patience(NamedTuple):
    """How often a crash is put up with: a pause before each new start, in seconds.

    One crash more than there are pauses, all of them `within` so many seconds, is the last.
    """

    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0)
    within: float = 600.0


USUAL = Patience()


def keep_running(
    command: Sequence[str],
    crashed: Callable[[int], object],
    gave_up: Callable[[int], bool],
    patience: Patience = USUAL,
) -> int:
    """Run a command until it ends as it was asked to, or has crashed too often.

    Anything but 0 is a crash, unless the system has ended it. `crashed` gets each code of a crash;
    `gave_up` the last one, and says whether to begin anew. Returns the exit code of the last
    child. When this process is told to end, so is the child.
    """
    recent: list[float] = []
    while True:
        code = _run(command)
        if not code or code in ENDED_BY_SYSTEM:
            return exit_code(code)
        crashed(code)
        now = time.monotonic()
        recent = [at for at in recent if now - at < patience.within] + [now]
        if len(recent) <= len(patience.pauses):
            time.sleep(patience.pauses[len(recent) - 1])
        elif gave_up(code):
            recent = []
        else:
            return exit_code(code)


def exit_code(code: int) -> int:
    """Return what this process ends with, so that whoever started it sees how the child ended.

    A child that a signal has ended is 128 and the signal, as in a shell.
    """
    if code < 0:
        return 128 - code
    # Windows counts from 0 to 2**32 - 1, Python's exit takes no more than half of it.
    return code if code < _LARGEST else code - 2 * _LARGEST


def _run(command: Sequence[str]) -> int:
    with _told_to_end(), subprocess.Popen(command) as child:  # noqa: S603  our own program
        try:
            return child.wait()
        except (KeyboardInterrupt, SystemExit):
            _end(child)
            raise


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()


@contextmanager
def _told_to_end() -> Iterator[None]:
    """Let the signal of a system that goes down end the child first."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)
