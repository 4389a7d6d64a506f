"""The steps of an upgrade that are about the books; the installer calls them by the command line.

Whatever can fail is tried on a copy first: the books themselves are changed by one transaction, at
the very end, or stay as they were.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from pos_app import __version__, checks, keys, settings
from pos_app.app import open_providers
from pos_app.domain.errors import PosError, RuleError, StorageError
from pos_app.receipts.content import local_time
from pos_app.self_check import results
from pos_app.storage import upgrade
from pos_app.storage.journal_store import JournalStore
from pos_app.ui.check_words import word_found
from pos_app.ui.messages import Translate, as_it_is, word_error

MOST_REFS = 5
TAIL = 6
"""Letters of a ref that are said: enough to find the payment, and no number of a customer."""


def reasons(home: Path) -> list[RuleError]:
    """Return why the program of a home may not be changed now; empty where it may.

    "upgrade-running" is the last one. Raises StorageError for books that this program cannot read:
    "newer-schema" are those of a newer one.
    """
    books = upgrade.standing(home)
    found = []
    if books and books.shift:
        number, since, by = books.shift
        found.append(RuleError("upgrade-shift", f"{number} ({_local(home, since)}, {by})"))
    if books and books.unfinished:
        found.append(RuleError("upgrade-unclear", _counted(books.unfinished)))
    if upgrade.is_held(home):
        found.append(RuleError("upgrade-running"))
    return found


def prepare(home: Path) -> Path | None:
    """Back up books that may be upgraded, and rehearse that; None where there are none.

    Returns the backup, whose name says what it was made for. Raises StorageError, and the first of
    `reasons`.
    """
    _require_may(home)
    if upgrade.standing(home) is None:
        return None
    now = datetime.now(UTC)
    saved = upgrade.save_copy(home, f"journal-before-{__version__}-{now:%Y%m%dT%H%M%SZ}.db")
    upgrade.rehearse(home, now, keys.SealKeys(home))
    return saved


def finish(home: Path, tr: Translate = as_it_is) -> bool:
    """Bring the books of a home to this program, once all else was found to work.

    Returns whether there are any. Raises the first of `reasons`, and StorageError("not-upgraded")
    with a sentence in the language of `tr` why: then they are as they were.
    """
    _require_may(home)
    for _check, found in results(home, checks.QUICK):
        if found.level == "failed":
            raise StorageError("not-upgraded", word_found(found, tr))
    try:
        open_providers(settings.load(home), os.environ, home)
        return _brought_up(home)
    except PosError as error:
        raise StorageError("not-upgraded", word_error(error, tr=tr).sentence()) from error


def _brought_up(home: Path) -> bool:
    if upgrade.standing(home) is None:
        return False
    now, seals = datetime.now(UTC), keys.SealKeys(home)
    upgrade.rehearse(home, now, seals)
    JournalStore(home, now, keys=seals).close()
    return True


def _require_may(home: Path) -> None:
    if found := reasons(home):
        raise found[0]


def _counted(refs: tuple[str, ...]) -> str:
    more = ", ..." if len(refs) > MOST_REFS else ""
    return f"{len(refs)} ({', '.join(f'...{ref[-TAIL:]}' for ref in refs[:MOST_REFS])}{more})"


def _local(home: Path, at: datetime) -> str:
    try:
        zone = settings.load(home).outlet.zone
    except PosError:  # a wrong setting is told elsewhere
        zone = settings.Outlet().zone
    return local_time(at, zone)
