"""What large books cost: search, start, backup, SQLite's check - at two sizes, and their ratio.

Run: python benchmarks/books.py [SMALL] [LARGE] [FOLDER]. Books that are in FOLDER already are used.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.large_books import UNTIL, build
from pos_app.app import SystemClock
from pos_app.keys import HomeKeys
from pos_app.pins import ArgonPins
from pos_app.services.approvals import Approvals
from pos_app.services.guesses import Guesses
from pos_app.services.presence import Presence
from pos_app.services.rights import Rights
from pos_app.services.search import Query, Search
from pos_app.storage import copies
from pos_app.storage.intact import require_intact
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.search import PaymentSearch

ASKED = 200
MOST_RATIO = 1.3
GOALS = {"start": 3000.0, "copy": 5000.0, "integrity check": 10_000.0}
"""Milliseconds at a million."""

SEARCH_GOAL = 50.0
ACTOR = "Sari"
TOLD = {"number": "customer_no", "ref": "ref", "their ref": "provider_ref", "name": "customer_name"}
DAY = date(2026, 6, 30)


def _rights(store: JournalStore, folder: Path) -> Rights:
    clock, presence = SystemClock(), Presence()
    presence.come(ACTOR)
    guesses = Guesses(store.people, ArgonPins(HomeKeys(folder, store.identity()[:4])), clock)
    return Rights(store.people, presence, Approvals(store, guesses, clock))


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def p95(work: Callable[[], object], times: int = ASKED) -> float:
    taken = sorted(timed(work) for _ in range(times))
    return taken[int(times * 0.95)]


def made(folder: Path, payments: int) -> Path:
    """Return books with so many payments, found by their index."""
    books = folder / str(payments)
    if not books.exists():
        build(books, payments)
        with closing(sqlite3.connect(books / "journal.db")) as connection:
            connection.execute("INSERT INTO payment_text (payment_text) VALUES ('rebuild')")
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return books


class Told(dict[str, float]):
    """Says each figure on standard error as it comes: the large ones take a while."""

    def __setitem__(self, name: str, taken: float) -> None:
        print(f"{name}: {taken:.1f} ms", file=sys.stderr)
        super().__setitem__(name, taken)


def measure(books: Path, payments: int) -> dict[str, float]:
    """Return milliseconds by what was done; each once before it is timed."""
    told = Told()

    def start() -> None:
        JournalStore(books, UNTIL + timedelta(days=1)).close()

    start()
    told["start"] = min(timed(start) for _ in range(5))
    store = JournalStore(books, UNTIL + timedelta(days=1))
    search = Search(PaymentSearch(store.books), store, _rights(store, books), "Asia/Jakarta")
    draw = random.Random(1)
    with closing(sqlite3.connect(books / "journal.db")) as raw:
        names = ", ".join(TOLD.values())
        rows = [
            raw.execute(
                f"SELECT {names} FROM payment WHERE rowid = ?", (draw.randint(1, payments),)
            ).fetchone()
            for _ in range(ASKED)
        ]
    for place, name in enumerate(TOLD):
        texts = iter([row[place] for row in rows] * 2)
        ask = lambda: search.find(Query(text=next(texts)), ACTOR)  # noqa: B023, E731
        told[f"search by {name}"] = p95(ask)
    ends = iter([row[0][-5:] for row in rows])
    told["search by the end of a number"] = p95(
        lambda: search.find(Query(text=next(ends)), ACTOR), ASKED
    )
    told["newest page"] = p95(lambda: search.find(Query(), ACTOR))
    told["sums of a day"] = p95(lambda: search.sums(Query(since=DAY, until=DAY), ACTOR), 20)
    told["sums of all"] = timed(lambda: search.sums(Query(), ACTOR))
    told["integrity check"] = timed(lambda: require_intact(books / "journal.db"))
    with tempfile.TemporaryDirectory(dir=books) as there:
        draft = Path(there) / "copy.db"
        with store.books.read() as connection:
            source = connection.connection.driver_connection
            told["copy"] = timed(lambda: copies.copy(source, draft))
    store.close()
    return told


def main() -> int:
    small, large = (int(text) for text in [*sys.argv[1:3], "10000", "1000000"][:2])
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(temporary)
        few = measure(made(folder, small), small)
        many = measure(made(folder, large), large)
    bad = 0
    print(f"{'milliseconds':32}{small:>12}{large:>12}{'ratio':>8}")
    for name, taken in many.items():
        ratio = taken / few[name]
        goal = GOALS.get(name, SEARCH_GOAL if name.startswith("search") else 0)
        is_over = bool(goal) and taken > goal
        bad += is_over
        print(f"{name:32}{few[name]:12.1f}{taken:12.1f}{ratio:8.2f}{'  OVER' if is_over else ''}")
    print(f"what does not grow with the books has a ratio of at most {MOST_RATIO}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
