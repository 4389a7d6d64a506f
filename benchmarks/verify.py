"""What it costs to verify, check and back up large books.

Run: python -m benchmarks.verify [PAYMENTS]... (10000 and 1000000 where nothing is said).
Everything is told beside what the computer cannot do without: reading the file once and making one
SHA-256 of every byte, in the same run. Goals for 1,000,000 payments on two cores: verify 30 s,
SQLite's own check 10 s, backup 5 s beside its two verifications.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from benchmarks.large_books import UNTIL, build
from pos_app.storage.intact import require_intact
from pos_app.storage.journal_store import JournalStore

PIECE = 1 << 20
GOALS = {"verify": 30.0, "integrity check": 10.0}
"""Seconds for a million payments."""


def floor(file: Path) -> None:
    """Read every byte once and hash it."""
    made = sha256()
    with file.open("rb") as read:
        while piece := read.read(PIECE):
            made.update(piece)


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that went by, and those of all processors that were used."""
    begun, used = time.perf_counter(), _used()
    work()
    return time.perf_counter() - begun, _used() - used


def _used() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measure(folder: Path, payments: int) -> bool:
    """Measure books that are there, print it, and return whether the goals are kept."""
    file = folder / "journal.db"
    store = JournalStore(folder, UNTIL)
    size, entries = file.stat().st_size, store.head().entries
    print(f"{payments:,} payments, {entries:,} entries, {size / 1e6:,.0f} MB")
    floor(file)  # so that what comes next finds the file in memory, as all others do
    least, _ = took(lambda: floor(file))
    print(f"  {'SHA-256 of the file':20} {least:8.2f} s")
    kept = True
    works: dict[str, Callable[[], object]] = {
        "verify": lambda: _require(store),
        "integrity check": lambda: require_intact(file),
        "backup": lambda: store.back_up(folder / "backup.db"),
    }
    for name, work in works.items():
        seconds, used = took(work)
        goal = GOALS.get(name, 0.0) * max(payments, 1) / 1_000_000
        print(
            f"  {name:20} {seconds:8.2f} s {used:8.2f} s of processors {seconds / least:6.1f} times"
        )
        kept &= payments < 1_000_000 or not goal or seconds <= goal
    store.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  most memory {memory:.0f} MB, of a helper {_of_helpers():.0f} MB")
    return kept


def _of_helpers() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _require(store: JournalStore) -> None:
    verdict = store.verify()
    assert verdict.ok, verdict


def main() -> int:
    wanted = [int(text) for text in sys.argv[1:]] or [10_000, 1_000_000]
    kept = True
    for payments in wanted:
        with tempfile.TemporaryDirectory() as home:
            seconds, _ = took(lambda: build(Path(home), payments))  # noqa: B023
            print(f"built in {seconds:.0f} s")
            kept &= measure(Path(home), payments)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
