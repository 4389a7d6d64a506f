"""The log of the program: for the one who looks for a fault, never a copy of the customer's data.

A line says what happened and to which ref. Numbers of eight or more digits are masked on the way
to the file, whoever wrote them there, and so is whatever a caller has declared a secret.
"""

import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])([0-9]{2})[0-9]{4,}([0-9]{2})(?![0-9A-Za-z])")

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
    name = os.urandom(4).hex().upper()
    log.error("incident %s", name, exc_info=error)
    return name


class Redacting(logging.Formatter):
    """A formatter that masks long numbers, in tracebacks as well: 530000000001 -> 53••••01."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, masked."""
        return _LONG_NUMBER.sub(r"\1••••\2", super().format(record))
