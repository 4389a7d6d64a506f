"""The log of the program: for the one who looks for a fault, never a copy of the customer's data.

A line says what happened and to which ref. Numbers of eight or more digits are masked on the way
to the file, whoever wrote them there, and so is whatever a caller has declared a secret.
"""

import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from string import ascii_uppercase

_LEAST = 8
# Groups of three and more: 5300-0000-0001 is a number, and 2026-11-21 is a day.
_NUMBER = re.compile(r"[0-9]{3,}(?:[ -][0-9]{3,})*")

log = logging.getLogger("pos_app")


def start(home: Path, *, level: int = logging.INFO) -> None:
    """Log into `<home>/log/`, at most 5 files of 1 MB; where that cannot be, log nothing."""
    try:
        (home / "log").mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            home / "log" / "pos-app.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(message)s"))
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(level)


def stop() -> None:
    """Close the log's file."""
    for handler in log.handlers:
        handler.close()
    log.handlers = []


def incident(error: BaseException) -> str:
    """Log a bug with its traceback and return the id under which it can be found."""
    # Letters only: eight digits would be masked as somebody's number.
    name = "".join(ascii_uppercase[byte % 26] for byte in os.urandom(8))
    log.error("incident %s", name, exc_info=error)
    return name


class Redacting(logging.Formatter):
    """A formatter that masks long numbers, in tracebacks as well: 530000000001 -> 53••••01."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, masked."""
        return _NUMBER.sub(_masked, super().format(record))


def _masked(number: re.Match[str]) -> str:
    digits = number[0].replace(" ", "").replace("-", "")
    return f"{digits[:2]}••••{digits[-2:]}" if len(digits) >= _LEAST else number[0]
