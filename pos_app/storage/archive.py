"""A year of the books, read at one moment while the counter goes on selling."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection

from pos_app.domain.journal import GENESIS
from pos_app.domain.payment import Payment
from pos_app.services.archive import Period, Stretch
from pos_app.storage.books import Books
from pos_app.storage.rows import payment_from_row, stamp
from pos_app.storage.statements import rows, run

_PAYMENTS = """
    SELECT * FROM payment WHERE made_at >= :since AND made_at < :until ORDER BY made_at, ref
"""
_STRETCH = """
    SELECT (SELECT min(seq) FROM journal WHERE at >= :since) AS first,
        (SELECT max(seq) FROM journal WHERE at < :until) AS last
"""
_SEAL = "SELECT seal FROM journal WHERE seq = :seq"
_ENTRIES = "SELECT * FROM journal WHERE seq BETWEEN :first AND :last ORDER BY seq"


class YearReader:
    """Implements `services.archive.YearBooks` in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def payments(self, period: Period) -> Iterator[Payment]:
        """See `YearBooks`."""
        for row in rows(self._connection, _PAYMENTS, _bound(period)):
            yield payment_from_row(row)

    def stretch(self, period: Period) -> Stretch | None:
        """See `YearBooks`. What a clock set back has written in between belongs to it too."""
        row = run(self._connection, _STRETCH, _bound(period))
        if row is None or None in (*row,) or row["first"] > row["last"]:
            return None
        first, last = row["first"], row["last"]
        return Stretch(first, last, self._seal(first - 1), self._seal(last))

    def entries(self, stretch: Stretch) -> Iterator[Mapping[str, str | int]]:
        """See `YearBooks`."""
        wanted = {"first": stretch.first, "last": stretch.last}
        for row in rows(self._connection, _ENTRIES, wanted):
            yield dict(row)

    def _seal(self, seq: int) -> str:
        row = run(self._connection, _SEAL, {"seq": seq})
        return str(row["seal"]) if row else GENESIS


class ArchiveBooks:
    """Opens the books for an archive."""

    def __init__(self, books: Books) -> None:
        self._books = books

    @contextmanager
    def open(self) -> Iterator[YearReader]:
        """See `services.archive.OpenBooks`."""
        with self._books.read() as connection:
            yield YearReader(connection)


def _bound(period: Period) -> dict[str, str]:
    return {"since": stamp(period.since), "until": stamp(period.until)}
