"""The people in the books: each change of them is sealed in the transaction that makes it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.account import Cashier
from pos_app.domain.errors import RuleError
from pos_app.domain.guesses import Tries
from pos_app.domain.rights import Role
from pos_app.services.people import Known
from pos_app.storage import chain
from pos_app.storage.books import Books
from pos_app.storage.rows import KNOWN, digest, stamp
from pos_app.storage.tables import CASHIER, PIN_TRIES


class PeopleStore:
    """Implements `services.people.People`."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def everybody(self) -> list[Cashier]:
        """See `People`."""
        with self._books.read() as connection:
            found = connection.execute(select(CASHIER).order_by(CASHIER.c.name)).all()
        return [Cashier(row.name, Role(row.role), bool(row.active)) for row in found]

    def known(self, name: str) -> Known | None:
        """See `People`."""
        with self._books.read() as connection:
            row = connection.execute(select(CASHIER).where(CASHIER.c.name == name)).first()
        if row is None:
            return None
        return Known(Cashier(row.name, Role(row.role), bool(row.active)), row.pin_hash)

    def add(self, cashier: Cashier, pin_hash: str, at: datetime, *, by: str) -> None:
        """See `People`."""
        row = {
            "name": cashier.name,
            "pin_hash": pin_hash,
            "made_at": stamp(at),
            "role": cashier.role.value,
            "active": int(cashier.active),
        }
        with self._books.write() as connection:
            known = connection.execute(select(CASHIER).where(CASHIER.c.name == cashier.name))
            if known.first():
                raise RuleError("cashier-exists", cashier.name)
            many = connection.execute(select(func.count()).select_from(CASHIER)).scalar_one()
            if many and by == cashier.name:
                raise RuleError("signed-out")
            connection.execute(insert(CASHIER), row)
            _seal(connection, chain.ADDED, cashier, at, by)

    def change(
        self, kind: str, cashier: Cashier, at: datetime, *, by: str, pin_hash: str = ""
    ) -> None:
        """See `People`."""
        values = {"role": cashier.role.value, "active": int(cashier.active)}
        if pin_hash:
            values["pin_hash"] = pin_hash
        with self._books.write() as connection:
            _require_an_owner(connection, cashier)
            connection.execute(
                update(CASHIER).where(CASHIER.c.name == cashier.name).values(**values)
            )
            _seal(connection, kind, cashier, at, by)

    def tries(self, name: str) -> Tries:
        """See `People`."""
        with self._books.read() as connection:
            row = connection.execute(select(PIN_TRIES).where(PIN_TRIES.c.name == name)).first()
        return Tries(row.wrong, row.wait) if row else Tries()

    def tried(
        self,
        kind: str,
        name: str,
        tries: Tries,
        at: datetime,
        *,
        by: str = "",
        ref: str = "",
        data: Mapping[str, str | int] | None = None,
    ) -> None:
        """See `People`."""
        counted = {"wrong": tries.wrong, "wait": tries.wait}
        add = insert(PIN_TRIES).values(name=name, **counted)
        sealed: dict[str, str | int] = {"who": name, **counted, **(data or {})}
        with self._books.write() as connection:
            connection.execute(add.on_conflict_do_update(index_elements=["name"], set_=counted))
            chain.append(connection, kind, at, actor=by or name, ref=ref, data=sealed)


def _require_an_owner(connection: Connection, cashier: Cashier) -> None:
    others = select(func.count()).where(
        CASHIER.c.role == Role.OWNER.value, CASHIER.c.active == 1, CASHIER.c.name != cashier.name
    )
    owns = cashier.role is Role.OWNER and cashier.active
    if not owns and not connection.execute(others).scalar_one():
        raise RuleError("last-owner", cashier.name)


def _seal(connection: Connection, kind: str, cashier: Cashier, at: datetime, by: str) -> None:
    row = connection.execute(select(CASHIER).where(CASHIER.c.name == cashier.name)).mappings().one()
    sealed: dict[str, str | int] = {
        "who": row["name"],
        "role": row["role"],
        "active": row["active"],
        "stands": digest(row, KNOWN),
    }
    chain.append(connection, kind, at, actor=by, ref="", data=sealed)
