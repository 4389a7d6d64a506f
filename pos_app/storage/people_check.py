"""Whether the people and their wrong PINs stand as the journal says."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from pos_app.domain.rights import Role
from pos_app.storage.rows import FOUNDED, KNOWN, digest
from pos_app.storage.tables import CASHIER, JOURNAL, PIN_TRIES

ADDED = "cashier.added"


class _Said(NamedTuple):
    """The last entry about somebody; the first of all entries `founded` the counter."""

    seq: int
    data: dict[str, Any]
    founded: bool


def problems(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield the numbers of entries that the tables contradict, 0 where none speaks, and how."""
    people: dict[str, _Said] = {}
    tries: dict[str, _Said] = {}
    query = select(JOURNAL).where(_about_people()).order_by(JOURNAL.c.seq)
    for row in connection.execute(query).mappings():
        data = json.loads(row["data"])
        if row["kind"] == ADDED or "stands" in data:
            people[data.get("who", row["actor"])] = _Said(row["seq"], data, not people)
        if "wait" in data:
            tries[data["who"]] = _Said(row["seq"], data, founded=False)
    yield from _people(connection, people)
    yield from _tries(connection, tries)


def _about_people() -> Any:
    return JOURNAL.c.kind.startswith("cashier.") | JOURNAL.c.kind.startswith("approval.")


def _people(connection: Connection, said: dict[str, _Said]) -> Iterator[tuple[int, str]]:
    for row in connection.execute(select(CASHIER).order_by(CASHIER.c.name)).mappings():
        last = said.pop(row["name"], None)
        if last is None:
            yield 0, "cashier-differs"
        elif not _stands(row, last):
            yield last.seq, "cashier-differs"
    yield from sorted((last.seq, "cashier-missing") for last in said.values())


def _stands(row: RowMapping, last: _Said) -> bool:
    if "stands" in last.data:
        return bool(last.data["stands"] == digest(row, KNOWN))
    # Added before there were roles: the first one owns, the others sell.
    role = Role.OWNER if last.founded else Role.CASHIER
    same = last.data.get("digest") in {None, digest(row, FOUNDED)}
    return same and row["role"] == role and row["active"] == 1


def _tries(connection: Connection, said: dict[str, _Said]) -> Iterator[tuple[int, str]]:
    for row in connection.execute(select(PIN_TRIES).order_by(PIN_TRIES.c.name)).mappings():
        last = said.pop(row["name"], None)
        told = (last.data["wrong"], last.data["wait"]) if last else None
        if told != (row["wrong"], row["wait"]):
            yield last.seq if last else 0, "tries-differ"
    yield from sorted((last.seq, "tries-differ") for last in said.values())
