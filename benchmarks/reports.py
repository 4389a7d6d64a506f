"""What a report costs in large books: a shift, a day, a month and a year of 1,000,000 sales.

The rows are made by SQL in bulk, without a journal: reports read none of it but its last seal.
Run: python benchmarks/reports.py [SALES]. Prints the median of several looks.
"""

import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pos_app.app import assemble
from pos_app.domain.reports import By, Days, OfShift, Period
from pos_app.domain.shift import Sales, Shift
from pos_app.seed import load_seed
from pos_app.services.counter import Counter
from pos_app.settings import Settings
from pos_app.storage.engine import open_engine
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.shift_figures import figures_of, figures_to_text

A_DAY = 1_000
FIRST = date(2024, 1, 1)
LOOKS = 7
LIMITS = {"shift": 0.1, "day": 1.0}
ACTOR = "Sari"

_DAY = f"date('{FIRST}', (i / {A_DAY}) || ' days')"
_AT = f"{_DAY} || printf('T%02d:%02d:%02d.000000Z', 1 + (i % 1000) / 84, i % 60, i % 59)"
_PRODUCT = "json_extract(:products, '$[' || (i * 7 % json_array_length(:products)) || ']')"
_PROVIDER = "CASE i % 3 WHEN 0 THEN 'digiswitch' WHEN 1 THEN 'iak' ELSE 'espay' END"
_STATE = "CASE i % 50 WHEN 49 THEN 'REFUSED' ELSE 'PAID' END"

_PAYMENTS = f"""
    INSERT INTO payment (
        ref, provider, account, training, product, code, customer_no, customer_name, extras,
        amount, admin, fee, total, price, tendered, tenders, bill, cashier, on_date, made_at,
        state, reason, message, provider_ref, settled_bill, send_no, checks, sent_at,
        next_check_at, settled_at, shift
    )
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :many - 1)
    SELECT
        printf('R%021d', i), {_PROVIDER}, 'shop', 0, {_PRODUCT}, 'code',
        printf('53%010d', i), 'SITI RAHAYU', '{{}}', 20000 + i % 400000, 2500, 2000,
        24500 + i % 400000, 21000 + i % 400000, 1000000, '[["cash",1000000]]', '{{}}',
        '{ACTOR}', {_DAY}, {_AT}, {_STATE}, '', CASE i % 50 WHEN 49 THEN 'Gagal ' || i % 7 ELSE ''
        END, printf('SN%d', i), NULL, 1, 0, {_AT}, NULL, {_AT}, 1 + i / {A_DAY}
    FROM n
"""

_SALES = """
    INSERT INTO sale (
        shift, day, hour, at, sign, ref, sold_in, provider, product, cashier, training,
        amount, admin, fee, cost, seconds, entry
    )
    SELECT shift, on_date, CAST(substr(made_at, 12, 2) AS INTEGER) + 7, made_at, 1, ref, shift,
        provider, product, cashier, 0, amount, admin, fee, price, 1 + rowid % 20, rowid
    FROM payment WHERE state = 'PAID' ORDER BY rowid
"""

_TAKINGS = """
    INSERT INTO taking (shift, at, flow, tender, amount, ref, by, reason, entry)
    SELECT shift, made_at, flow, 'cash', CASE flow WHEN 'received' THEN tendered
        ELSE total - tendered END, ref, cashier, '', payment.rowid
    FROM payment, (SELECT 'received' AS flow UNION ALL SELECT 'change') WHERE state = 'PAID'
"""

_SHIFTS = f"""
    INSERT INTO shift (number, opened_at, opened_by, day, counted_float, "left", entry)
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :many - 1)
    SELECT i + 1, date('{FIRST}', i || ' days') || 'T00:30:00.000000Z', '{ACTOR}',
        date('{FIRST}', i || ' days'), 0, 0, i + 1 FROM n
"""


def build(folder: Path, sales: int) -> Counter:
    """Make books of so many payments, a shift a day, every one but the last closed."""
    clock = SetClock(datetime(FIRST.year, 1, 1, tzinfo=UTC))
    store = JournalStore(folder, clock.now())
    counter = assemble(folder, Settings(), {}, store, clock)
    counter.accounts.add(ACTOR, "147258")
    shifts = -(-sales // A_DAY)
    products = [product.id for product in load_seed().products][:60]
    listed = "[" + ",".join(f'"{name}"' for name in products) + "]"
    with closing(sqlite3.connect(folder / "journal.db", isolation_level=None)) as books:
        books.execute("PRAGMA synchronous = OFF")
        books.execute("PRAGMA cache_size = -1000000")
        found = books.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = found.fetchall()
        books.execute("BEGIN")
        for name, _ in triggers:
            books.execute(f"DROP TRIGGER {name}")
        books.execute(_SHIFTS, {"many": shifts})
        books.execute(_PAYMENTS, {"many": sales, "products": listed})
        books.execute(_SALES)
        books.execute(_TAKINGS)
        books.execute("COMMIT")
        _close_all(folder, books, shifts)
        for _, said in triggers:
            books.execute(said)
    clock.at = datetime(FIRST.year, 1, 1, 5, tzinfo=UTC) + timedelta(days=shifts - 1)
    return counter


def _close_all(folder: Path, books: sqlite3.Connection, shifts: int) -> None:
    """Write a Z report and its count for every shift but the last."""
    engine = open_engine(folder / "journal.db", writes=False)
    rows = []
    with engine.begin() as connection:
        for number in range(1, shifts):
            day = FIRST + timedelta(days=number - 1)
            at = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
            shift = Shift(number=number, opened_at=at, opened_by=ACTOR, day=day,
                          counted_float=0, left=0)  # fmt: skip
            figures = _own(connection, shift)
            rows.append((number, f"{day}T14:00:00.000000Z", figures, number))
    engine.dispose()
    books.execute("BEGIN")
    books.executemany(
        f"""INSERT INTO z_report (number, at, by, figures, "left", count_ever, total_ever, fee_ever,
            entries, head, entry) VALUES (?, ?, '{ACTOR}', ?, 0, 0, 0, 0, 0,
            '{"0" * 64}', ?)""",
        rows,
    )
    books.execute(
        f"""INSERT INTO cash_count (shift, at, by, amount, notes, expected, reason, takings, entry)
            SELECT number, at, '{ACTOR}', 0, '{{}}', 0, '', 0, number FROM z_report"""
    )
    books.execute("COMMIT")
    books.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _own(connection: object, shift: Shift) -> str:
    return figures_to_text(figures_of(connection, shift))  # type: ignore[arg-type]


class SetClock:
    """A clock that stands where it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return time.monotonic()


def look(counter: Counter, period: Period) -> tuple[float, Sales]:
    """Return the median of several looks, in seconds, and what the report says."""
    took = []
    for _ in range(LOOKS):
        begun = time.perf_counter()
        report = counter.reports.make(period, ACTOR)
        took.append(time.perf_counter() - begun)
    if not report.agrees:
        raise AssertionError(period.text)
    return statistics.median(took), report.total


def main() -> int:
    sales = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as made:
        begun = time.perf_counter()
        counter = build(Path(made), sales)
        print(f"{sales} payments built in {time.perf_counter() - begun:.0f} s")
        last = counter.reports.today()
        month = Days.month(last.replace(day=1) - timedelta(days=1))
        shift = OfShift((last - FIRST).days)
        periods: dict[str, Period] = {
            "shift": shift,
            "open": OfShift(shift.number + 1),
            "day": Days.day(last - timedelta(days=1)),
            "month": month,
            "year": Days(last - timedelta(days=365), last - timedelta(days=1)),
        }
        slow = 0
        for name, period in periods.items():
            seconds, total = look(counter, period)
            limit = LIMITS.get(name)
            slow += limit is not None and seconds > limit
            said = f"(goal: at most {limit} s)" if limit else ""
            print(f"{name:<6} {seconds * 1000:9.1f} ms  {total.count:>8} sales {said}")
        begun = time.perf_counter()
        choice = counter.reports.sales(month, By.CATEGORY, "electricity", ACTOR, 2_000)
        print(f"lines  {(time.perf_counter() - begun) * 1000:9.1f} ms  {choice.count:>8} sales")
        for kind in ("pdf", "csv", "xlsx"):
            begun = time.perf_counter()
            (to, *_) = counter.reports.export(month, kind, Path(made) / f"r.{kind}", ACTOR)
            size = to.stat().st_size / 1e6
            print(f"{kind:<6} {(time.perf_counter() - begun) * 1000:9.1f} ms  {size:8.2f} MB")
        counter.close()
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
