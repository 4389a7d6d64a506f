"""The store: payments, their exchanges and the sealed journal, one durable transaction a write."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from pos_app.domain.errors import InputError, RuleError
from pos_app.domain.journal import COUNTER_ITSELF, GENESIS, Entry, Verdict
from pos_app.domain.outcome import Outcome
from pos_app.domain.payment import FINAL, Approval, Payment, State, require_transition
from pos_app.domain.shift import WIB_DAYS, BusinessDays
from pos_app.services.ports import RETURNED, Command, Head, PriceList, Reply
from pos_app.storage import chain, postings, price_lists, statements
from pos_app.storage.books import Books
from pos_app.storage.moves import (
    claimed,
    keep,
    require_new,
    require_not_taken_over,
    sealed,
    told_by,
)
from pos_app.storage.people_store import PeopleStore
from pos_app.storage.rows import (
    STANDS,
    digest,
    frozen,
    payment_from_row,
    payment_to_columns,
    stamp,
    unstamp,
)
from pos_app.storage.seals import KeyStore
from pos_app.storage.statements import rows, run
from pos_app.storage.tables import PAYMENT

MOST_ROWS = 500


class JournalStore:
    """Implements `services.ports.Store` on one SQLite file.

    Only one process writes: a second one is refused with StorageError("in-use"). With
    `writes=False` the file is read beside a writer, and every write fails. The keys of the seals
    are kept in `keys`, or in a file beside the books, which is enough for tests and tools.
    """

    def __init__(
        self,
        folder: Path,
        now: datetime,
        *,
        writes: bool = True,
        days: BusinessDays = WIB_DAYS,
        keys: KeyStore | None = None,
    ) -> None:
        self.books = Books(folder, now, writes=writes, days=days, keys=keys)
        self.close, self.identity = self.books.close, self.books.identity
        self.require_room, self.rotate_key = self.books.require_room, self.books.rotate_key
        self.people = PeopleStore(self.books)

    # -- payments ---------------------------------------------------------------------------

    def prepare(self, payment: Payment, alike: Collection[str] = ()) -> None:
        """See `Store`."""
        columns = payment_to_columns(payment)
        with self.books.write() as connection:
            require_new(connection, payment, alike)
            run(connection, statements.ADD_PAYMENT, columns)
            run(connection, statements.ADD_PAYMENT_TEXT, columns)
            chain.append_payment(
                connection,
                State.PREPARED,
                payment.made_at,
                actor=payment.cashier,
                ref=payment.ref,
                product=payment.product,
                customer_no=payment.customer_no,
                total=payment.total,
                tendered=payment.tendered,
                digest=frozen(columns),
            )

    def claim(
        self, ref: str, at: datetime, request: Mapping[str, object], alike: Collection[str] = ()
    ) -> Payment:
        """See `Store`."""
        with self.books.write() as connection:
            require_not_taken_over(connection, ref, alike)
            row = run(connection, statements.CLAIM, {"this": ref, "at": stamp(at)})
            return claimed(connection, row, ref, at, request)

    def claim_again(self, payment: Payment, at: datetime, request: Mapping[str, object]) -> Payment:
        """See `Store`."""
        wanted = {"this": payment.ref, "at": stamp(at), "sends": payment.send_no}
        with self.books.write() as connection:
            row = run(connection, statements.CLAIM_AGAIN, wanted)
            return claimed(connection, row, payment.ref, at, request)

    def claim_check(
        self, payment: Payment, at: datetime, next_check_at: datetime, *, pays: bool = False
    ) -> bool:
        """See `Store`."""
        wanted = {
            "this": payment.ref,
            "old": payment.state.value,
            "checked": payment.checks,
            "later": stamp(next_check_at),
        }
        claim = statements.CLAIM_PAYING_CHECK if pays else statements.CLAIM_CHECK
        with self.books.write() as connection:
            row = run(connection, claim, {**wanted, "at": stamp(at)} if pays else wanted)
            if row is None:
                return False
            if pays:
                state, sends = State(row["state"]), row["send_no"]
                chain.append_payment(
                    connection,
                    state,
                    at,
                    actor=COUNTER_ITSELF,
                    ref=payment.ref,
                    send_no=sends,
                    sent_as=Command.CHECK.value,
                )
            keep(connection, payment.ref, Command.CHECK, at, "out")
        return True

    def keep_reply(self, ref: str, command: Command, at: datetime, reply: Reply) -> None:
        """See `Store`."""
        self.books.save(
            lambda connection: keep(
                connection,
                ref,
                command,
                at,
                "in",
                status=reply.status,
                fault=reply.fault,
                body=reply.body,
            )
        )

    def answers(self, ref: str) -> int:
        """See `Store`."""
        return self._count(statements.ANSWERS, this=ref, asked=Command.CHECK.value)

    def move(
        self,
        payment: Payment,
        state: State,
        at: datetime,
        *,
        actor: str,
        outcome: Outcome | None = None,
        next_check_at: datetime | None = None,
        approval: Approval | None = None,
    ) -> Payment:
        """See `Store`. A payment that somebody else has moved meanwhile raises RuleError."""
        require_transition(payment.state, state, approval)
        changes = {
            **told_by(payment, outcome),
            "this": payment.ref,
            "old": payment.state.value,
            "new": state.value,
            "later": stamp(next_check_at) if next_check_at else None,
            "at": stamp(payment.settled_at or at) if state in FINAL else None,
        }

        def write(connection: Connection) -> Payment:
            row = run(connection, statements.MOVE, changes)
            if row is None:
                raise RuleError("transition", f"{payment.state} -> {state}", payment.ref)
            now = payment_from_row(row)
            said = {
                "reason": now.reason,
                "provider_ref": now.provider_ref,
                "stands": digest(row, STANDS),
                **(sealed(approval) if approval else {}),
            }
            postings.append_posted(
                connection,
                chain.PREFIX + state.lower(),
                at,
                actor=actor,
                ref=payment.ref,
                data=said,
                postings=postings.of_move(connection, payment.state, now, at, self.books.days),
            )
            return now

        return self.books.save(write)

    def payment(self, ref: str) -> Payment:
        """See `Store`."""
        with self.books.read() as connection:
            return _payment(connection, ref)

    def payments(self, *, since: datetime | None = None) -> list[Payment]:
        """See `Store`."""
        query = select(PAYMENT).order_by(PAYMENT.c.made_at.desc()).limit(MOST_ROWS)
        if since:
            query = query.where(PAYMENT.c.made_at >= stamp(since))
        with self.books.read() as connection:
            return [payment_from_row(row) for row in connection.execute(query).mappings()]

    def same_bill(
        self, products: Collection[str], customer_no: str, since: datetime
    ) -> list[Payment]:
        """See `Store`."""
        wanted = {
            "alike": json.dumps([*products]),
            "customer_no": customer_no,
            "since": stamp(since),
        }
        with self.books.read() as connection:
            found = rows(connection, statements.SAME_BILL, wanted)
            return [payment_from_row(row) for row in found]

    def unfinished(self) -> list[Payment]:
        """See `Store`."""
        with self.books.read() as connection:
            return [payment_from_row(row) for row in rows(connection, statements.UNFINISHED)]

    # -- journal ----------------------------------------------------------------------------

    def record(
        self, kind: str, *, actor: str, at: datetime, ref: str = "", **data: str | int
    ) -> None:
        """See `Store`."""
        with self.books.write() as connection:
            chain.append(connection, kind, at, actor=actor, ref=ref, data=data)

    def record_once(
        self, kind: str, *, actor: str, at: datetime, ref: str, **data: str | int
    ) -> tuple[Entry, bool]:
        """See `Store`."""
        with self.books.write() as connection:
            is_new = postings.append_once(connection, kind, at, actor=actor, ref=ref, data=data)
        return next(self.entries(ref, kind)), is_new

    def give_back(self, payment: Payment, at: datetime, *, actor: str) -> tuple[Entry, bool]:
        """See `Store`."""
        kind, said = RETURNED, {"amount": payment.cash_back}
        with self.books.write() as connection:
            back = postings.of_return(connection, payment, at, actor)
            if back:
                postings.require_open_shift(connection)
            is_new = postings.append_once(
                connection, kind, at, actor=actor, ref=payment.ref, data=said, postings=back
            )
        return next(self.entries(payment.ref, kind)), is_new

    def count(self, kind: str, ref: str) -> int:
        """See `Store`."""
        return self._count(statements.COUNT, this=ref, kind=kind)

    def entries(self, ref: str = "", kind: str = "") -> Iterator[Entry]:
        """See `Store`."""
        wanted = statements.ENTRIES[bool(ref), bool(kind)]
        with self.books.read() as connection:
            for row in rows(connection, wanted, {"this": ref, "kind": kind}):
                yield Entry(**{**row, "at": unstamp(row["at"]), "data": json.loads(row["data"])})

    def verify(self) -> Verdict:
        """See `Store`."""
        return self.books.verify()

    def head(self) -> Head:
        """See `Store`."""
        with self.books.read() as connection:
            last = run(connection, statements.LAST_SEAL)
        entries, seal = (last["seq"], last["seal"]) if last else (0, GENESIS)
        return Head(self.identity(), entries, seal)

    def last_at(self) -> datetime | None:
        """See `services.events.Dated`."""
        with self.books.read() as connection:
            last = run(connection, statements.LAST_AT)
        return unstamp(last["at"]) if last else None

    def last_closing(self) -> int:
        """See `services.backups.Closed`."""
        with self.books.read() as connection:
            last = run(connection, statements.LAST_CLOSING)
        return last["entry"] if last else 0

    def back_up(self, to: Path) -> None:
        """See `Store`."""
        self.books.copy(to)

    # -- price lists ------------------------------------------------------------------------

    def price_lists(self) -> dict[str, PriceList]:
        """See `Store`. One that this program cannot read is as good as none."""
        with self.books.read() as connection:
            return price_lists.kept(connection)

    def keep_price_list(self, provider: str, prices: PriceList) -> None:
        """See `Store`."""
        with self.books.write() as connection:
            price_lists.keep(connection, provider, prices)

    def _count(self, statement: str, **wanted: str) -> int:
        with self.books.read() as connection:
            row = run(connection, statement, wanted)
        return int(row["many"]) if row else 0


def _payment(connection: Connection, ref: str) -> Payment:
    row = run(connection, statements.PAYMENT_OF, {"this": ref})
    if row is None:
        raise InputError("unknown-ref", ref[:40])
    return payment_from_row(row)
