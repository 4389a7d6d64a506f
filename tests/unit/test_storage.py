import re
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from sqlalchemy import inspect
from sqlmodel import SQLModel

from pos_app.domain.account import Cashier
from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import InputError, RuleError, StorageError
from pos_app.domain.outcome import Paid, Pending, Unknown
from pos_app.domain.payment import ALLOWED, Payment, State
from pos_app.domain.tender import Tender
from pos_app.services.backups import name_of
from pos_app.services.ports import Command, Reply
from pos_app.services.refs import new_ref
from pos_app.storage import migrate as migration
from pos_app.storage import statements
from pos_app.storage.engine import APPLICATION_ID, PRAGMAS, open_engine
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON
from tests.here import names_in

BILL = Bill(
    customer_name="SITI",
    amount=8500,
    admin=2500,
    price=None,
    facts=(Fact("tariff", "R1"), Fact("address", "Jl. <b>Mawar</b> 'x'; --")),
    periods=((Fact("period", "201901"), Fact("bill", 8000)),),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JournalStore]:
    opened = JournalStore(tmp_path, NOON)
    opened.people.add(Cashier("Sari"), "hash", NOON, by="")
    yield opened
    opened.close()


@pytest.fixture
def raw(tmp_path: Path, store: JournalStore) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "journal.db", isolation_level=None)) as connection:
        yield connection


def a_payment(store: JournalStore, number: str = "1") -> Payment:
    return Payment(
        ref=new_ref(store.identity(), NOON),
        provider="digiswitch",
        account="loket",
        training=False,
        product="pln-postpaid",
        code="pln",
        customer_no=number,
        extras={"year": "2026"},
        bill=BILL,
        fee=2000,
        tenders=(Tender("cash", 20_000),),
        cashier="Sari",
        on=date(2026, 11, 21),
        made_at=NOON,
    )


def prepared(store: JournalStore, number: str = "1") -> Payment:
    payment = a_payment(store, number)
    store.prepare(payment)
    return payment


def test_a_payment_comes_back_as_it_was_written(store: JournalStore) -> None:
    payment = prepared(store)
    assert store.payment(payment.ref) == payment
    sending = store.claim(payment.ref, NOON, {"command": "pay-pasca"})
    paid = store.move(
        sending, State.PAID, NOON, actor="Sari", outcome=Paid(provider_ref="9", bill=BILL)
    )
    assert store.payment(payment.ref) == paid
    assert paid == replace(
        sending, state=State.PAID, provider_ref="9", settled_bill=BILL, settled_at=NOON
    )


def test_the_settings_are_those_that_survived_the_power_cuts() -> None:
    assert PRAGMAS == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "mmap_size": 0,
    }


def test_every_setting_is_pinned_on_every_connection(tmp_path: Path, store: JournalStore) -> None:
    for engine in (store.books._writer, store.books._reader):
        with engine.connect() as connection:
            for name, value in PRAGMAS.items():
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value, name
            assert (
                connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
            )
            assert (
                connection.exec_driver_sql("PRAGMA user_version").scalar_one() == migration.SCHEMA
            )


def test_a_setting_that_does_not_take_keeps_the_database_shut(
    tmp_path: Path, store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "journal_mode", "WAL3")
    with pytest.raises(StorageError, match="pragma"):
        names_in(JournalStore(tmp_path, NOON, writes=False))


def insert(raw: sqlite3.Connection, store: JournalStore, **changes: Any) -> str:
    payment = prepared(store, str(changes.pop("number", len(store.payments()) + 1)))
    columns = dict(
        zip(
            [row[1] for row in raw.execute("PRAGMA table_info(payment)")],
            raw.execute("SELECT * FROM payment WHERE ref = ?", (payment.ref,)).fetchone(),
            strict=True,
        )
    )
    columns |= {
        "ref": new_ref("AAAA00", NOON),
        "customer_no": f"{columns['customer_no']}x",
        **changes,
    }
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    raw.execute(f"INSERT INTO payment ({names}) VALUES ({marks})", tuple(columns.values()))
    return str(columns["ref"])


STAMP = "2026-11-21T05:00:00.000000Z"
SETTLED = {State.PAID, State.REFUSED, State.CANCELLED, State.REVERSED}
WAYS: dict[State, list[State]] = {
    State.PREPARED: [],
    State.CANCELLED: [State.CANCELLED],
    State.SENDING: [State.SENDING],
    State.NOT_SENT: [State.SENDING, State.NOT_SENT],
    State.PENDING: [State.SENDING, State.PENDING],
    State.UNKNOWN: [State.SENDING, State.UNKNOWN],
    State.REVIEW: [State.SENDING, State.REVIEW],
    State.PAID: [State.SENDING, State.PAID],
    State.REFUSED: [State.SENDING, State.REFUSED],
    State.REVERSED: [State.SENDING, State.PAID, State.REVERSED],
}


def push(raw: sqlite3.Connection, ref: str, state: State) -> None:
    raw.execute(
        "UPDATE payment SET state = ?, settled_at = ?, next_check_at = ?, send_no = send_no + ?"
        " WHERE ref = ?",
        (state, STAMP if state in SETTLED else None, STAMP, state is State.SENDING, ref),
    )


@pytest.mark.parametrize("old", list(State))
def test_the_database_allows_exactly_the_transitions_of_the_domain(
    store: JournalStore, raw: sqlite3.Connection, old: State
) -> None:
    for number, new in enumerate(State):
        ref = insert(raw, store, number=number)
        for step in WAYS[old]:
            push(raw, ref, step)
        if new is old:
            continue
        if new in ALLOWED[old]:
            push(raw, ref, new)
        else:
            with pytest.raises(sqlite3.IntegrityError):
                push(raw, ref, new)


@pytest.mark.parametrize("change", ["send_no = send_no - 1", "checks = -1"])
def test_sends_and_checks_only_count_up(
    store: JournalStore, raw: sqlite3.Connection, change: str
) -> None:
    prepared(store)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"UPDATE payment SET {change}")


@pytest.mark.parametrize("table", ["payment", "exchange", "journal"])
def test_nothing_is_ever_deleted(store: JournalStore, raw: sqlite3.Connection, table: str) -> None:
    payment = prepared(store)
    store.claim(payment.ref, NOON, {})
    with pytest.raises(sqlite3.IntegrityError, match="deleted"):
        raw.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "change", ["journal SET data = '{}'", "journal SET seq = 9", "exchange SET body = x''"]
)
def test_journal_and_exchanges_are_only_added_to(
    store: JournalStore, raw: sqlite3.Connection, change: str
) -> None:
    payment = prepared(store)
    store.claim(payment.ref, NOON, {})
    with pytest.raises(sqlite3.IntegrityError, match="changed"):
        raw.execute(f"UPDATE {change}")


def test_the_journal_has_no_gaps(store: JournalStore, raw: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="gaps"):
        raw.execute("INSERT INTO journal VALUES (9, 'x', 'x', 'x', '', '{}', ?, '')", ("0" * 64,))


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "abc"},
        {"amount": 1.5},
        {"amount": -1},
        {"total": 1},
        {"tendered": 1},
        {"training": 2},
        {"state": "PAID"},
        {"send_no": 1},
        {"cashier": "nobody"},
        {"customer_no": ""},
    ],
)
def test_a_row_that_cannot_be_true_is_refused(
    store: JournalStore, raw: sqlite3.Connection, wrong: dict[str, Any]
) -> None:
    raw.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        insert(raw, store, **wrong)


def test_the_tables_of_the_code_are_those_of_the_migrations(store: JournalStore) -> None:
    inspector = inspect(store.books._reader)
    declared = dict(SQLModel.metadata.tables)
    found_by = {name for name in inspector.get_table_names() if name.startswith("payment_text")}
    assert {*inspector.get_table_names()} - found_by == {*declared, "alembic_version"}
    for name, table in declared.items():
        found = {column["name"]: column for column in inspector.get_columns(name)}
        assert [*found] == [column.name for column in table.columns]
        for column in table.columns:
            if not column.primary_key:
                assert found[column.name]["nullable"] == column.nullable, f"{name}.{column.name}"


# -- claims and moves -------------------------------------------------------------------------


def test_a_payment_that_has_moved_on_cannot_be_moved_from_where_it_was(store: JournalStore) -> None:
    sending = store.claim(prepared(store).ref, NOON, {})
    store.move(
        sending, State.UNKNOWN, NOON, actor="a", outcome=Unknown(reason="x"), next_check_at=NOON
    )
    with pytest.raises(RuleError, match="transition"):
        store.move(sending, State.PAID, NOON, actor="a", outcome=Paid(provider_ref=""))


def test_a_check_is_counted_once(store: JournalStore) -> None:
    sending = store.claim(prepared(store).ref, NOON, {})
    pending = store.move(
        sending, State.PENDING, NOON, actor="a", outcome=Pending(code="03"), next_check_at=NOON
    )
    assert store.claim_check(pending, NOON, NOON)
    assert not store.claim_check(pending, NOON, NOON)


def test_any_bytes_can_be_kept(store: JournalStore, raw: sqlite3.Connection) -> None:
    payment = store.claim(prepared(store).ref, NOON, {})
    body = bytes(range(256)) * 4000
    store.keep_reply(payment.ref, Command.PAY, NOON, Reply(status=200, body=body, fault="x"))
    assert raw.execute("SELECT body FROM exchange WHERE direction = 'in'").fetchone()[0] == body


def test_payments_are_those_since_a_time(store: JournalStore) -> None:
    prepared(store)
    assert store.payments(since=NOON.replace(hour=6)) == []
    assert len(store.payments(since=NOON)) == 1


def test_an_unknown_ref_is_an_input_error(store: JournalStore) -> None:
    with pytest.raises(InputError, match="unknown-ref"):
        store.payment("nothing")


# -- verification -----------------------------------------------------------------------------


def settled_store(store: JournalStore) -> None:
    sending = store.claim(prepared(store).ref, NOON, {})
    store.move(sending, State.PAID, NOON, actor="Sari", outcome=Paid(provider_ref="9"))
    prepared(store, "2")


def without(trigger: str, change: str) -> str:
    return f"DROP TRIGGER payment_stays_settled; DROP TRIGGER {trigger}; {change}"


@pytest.mark.parametrize(
    ("attack", "problem"),
    [
        (without("journal_is_frozen", "UPDATE journal SET data = '{}' WHERE seq = 3"), "altered"),
        (without("journal_is_kept", "DELETE FROM journal WHERE seq = 2"), "missing"),
        (
            without("payment_is_frozen", "UPDATE payment SET amount = 1 WHERE state = 'PAID'"),
            "payment-differs",
        ),
        (
            without(
                "payment_counts_up", "UPDATE payment SET provider_ref = 8 WHERE state = 'PAID'"
            ),
            "payment-differs",
        ),
        (
            without(
                "payment_moves_as_allowed",
                "UPDATE payment SET state = 'REFUSED', settled_at = 'x' WHERE state = 'PREPARED'",
            ),
            "payment-differs",
        ),
        (
            without("payment_is_kept", "DELETE FROM payment WHERE state = 'PREPARED'"),
            "payment-missing",
        ),
    ],
)
def test_verification_finds_what_somebody_did_behind_our_back(
    store: JournalStore, raw: sqlite3.Connection, attack: str, problem: str
) -> None:
    settled_store(store)
    assert store.verify().ok
    raw.executescript(f"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {attack}")
    verdict = store.verify()
    assert (verdict.ok, verdict.problem) == (False, problem)
    assert verdict.first_bad > 0


# -- opening ----------------------------------------------------------------------------------


def test_a_second_writer_is_refused_and_a_reader_is_not(
    tmp_path: Path, store: JournalStore
) -> None:
    with pytest.raises(StorageError, match="in-use"):
        JournalStore(tmp_path, NOON)
    reader = JournalStore(tmp_path, NOON, writes=False)
    assert names_in(reader) == ["Sari"]
    with pytest.raises(StorageError, match="read-only"):
        reader.record("x", actor="x", at=NOON)
    reader.close()


def test_one_who_only_looks_whether_the_books_are_held_keeps_nobody_out(tmp_path: Path) -> None:
    JournalStore(tmp_path, NOON).close()
    look = FileLock(tmp_path / "journal.lock", thread_local=False)
    look.acquire()
    threading.Timer(0.1, look.release).start()
    JournalStore(tmp_path, NOON).close()


def test_books_that_were_opened_in_a_lane_are_let_go_in_the_thread_of_the_window(
    tmp_path: Path,
) -> None:
    with ThreadPoolExecutor(1) as lane:
        opened = lane.submit(JournalStore, tmp_path, NOON).result()
    opened.close()
    JournalStore(tmp_path, NOON).close()


def test_the_next_process_gets_in_when_the_first_has_closed(tmp_path: Path) -> None:
    identities = set()
    for _ in range(2):
        store = JournalStore(tmp_path, NOON)
        identities.add(store.identity())
        store.close()
    assert len(identities) == 1


def test_a_reader_may_be_the_first_to_come(tmp_path: Path) -> None:
    reader = JournalStore(tmp_path / "new", NOON, writes=False)
    assert names_in(reader) == []
    reader.close()


def test_books_whose_founding_was_cut_off_before_they_had_a_name_are_founded(
    tmp_path: Path,
) -> None:
    JournalStore(tmp_path, NOON).close()
    with closing(sqlite3.connect(tmp_path / "journal.db")) as other:
        other.execute("DELETE FROM counter")
        other.commit()
    store = JournalStore(tmp_path, NOON)
    assert len(store.identity()) == 6
    store.close()


def test_books_without_a_name_are_not_founded_anew_beside_a_backup(tmp_path: Path) -> None:
    store = JournalStore(tmp_path, NOON)
    (tmp_path / "backups").mkdir()
    store.back_up(tmp_path / "backups" / name_of(NOON, store.head()))
    store.close()
    with closing(sqlite3.connect(tmp_path / "journal.db")) as other:
        other.execute("DELETE FROM counter")
        other.commit()
    with pytest.raises(StorageError, match="journal-lost"):
        JournalStore(tmp_path, NOON)


def test_an_empty_file_beside_a_backup_is_not_founded_as_new_books(tmp_path: Path) -> None:
    store = JournalStore(tmp_path, NOON)
    (tmp_path / "backups").mkdir()
    store.back_up(tmp_path / "backups" / name_of(NOON, store.head()))
    store.close()
    (tmp_path / "journal.db").write_bytes(b"")
    with pytest.raises(StorageError, match="journal-lost"):
        JournalStore(tmp_path, NOON)


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be deleted there")
@pytest.mark.parametrize("name", ["journal.db", "journal.db-wal"])
def test_nothing_may_be_sent_from_books_that_were_deleted_or_replaced_while_open(
    store: JournalStore, tmp_path: Path, name: str
) -> None:
    store.require_room()
    store.people.add(Cashier("Budi"), "hash", NOON, by="")
    store.require_room()
    (tmp_path / name).unlink()
    for _ in range(2):
        with pytest.raises(StorageError, match="damaged: journal"):
            store.require_room()
        (tmp_path / name).touch()


def test_books_whose_index_no_longer_finds_a_payment_are_not_opened(
    store: JournalStore, tmp_path: Path, raw: sqlite3.Connection
) -> None:
    prepared(store, "530000000001")
    (page,) = raw.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'payment_by_customer'"
    ).fetchone()
    raw.close()
    store.close()
    books = bytearray((tmp_path / "journal.db").read_bytes())
    books[books.index(b"530000000001", (page - 1) * 4096)] ^= 1
    (tmp_path / "journal.db").write_bytes(books)
    with pytest.raises(StorageError, match="damaged"):
        JournalStore(tmp_path, NOON)


def test_a_time_that_is_none_is_told_as_damage(
    store: JournalStore, raw: sqlite3.Connection
) -> None:
    payment = store.claim(prepared(store).ref, NOON, {})
    raw.execute("UPDATE payment SET sent_at = '2_26-11-21T05:00:00.000000Z'")
    raw.commit()
    for look in (store.payments, store.unfinished, lambda: store.payment(payment.ref)):
        with pytest.raises(StorageError, match="damaged"):
            look()


def test_a_schema_that_is_no_text_is_told_as_damage(tmp_path: Path, store: JournalStore) -> None:
    store.close()
    books = (tmp_path / "journal.db").read_bytes()
    (tmp_path / "journal.db").write_bytes(books.replace(b"STRICT", b"STRI\xf3T"))
    with pytest.raises(StorageError, match="damaged"):
        JournalStore(tmp_path, NOON)


def test_a_foreign_or_damaged_file_is_not_opened(tmp_path: Path) -> None:
    for content, code in ((b"not a database at all" * 100, "damaged"), (None, "not-ours")):
        folder = tmp_path / code
        folder.mkdir()
        if content:
            (folder / "journal.db").write_bytes(content)
        else:
            with closing(sqlite3.connect(folder / "journal.db")) as other:
                other.execute("PRAGMA application_id = 7")
                other.execute("CREATE TABLE x (y)")
        with pytest.raises(StorageError, match=code):
            JournalStore(folder, NOON)


def test_a_folder_that_cannot_be_is_told_as_that(read_only: Path) -> None:
    with pytest.raises(StorageError, match="cannot-open"):
        JournalStore(read_only / "home", NOON)


def fill(store: JournalStore) -> None:
    for number in range(200):
        prepared(store, str(number))


def test_a_full_disk_is_told_as_that_and_nothing_is_half_written(
    store: JournalStore, raw: sqlite3.Connection
) -> None:
    with store.books._writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(
            f"PRAGMA max_page_count = {driver.execute('PRAGMA page_count').fetchone()[0]}"
        )
    with pytest.raises(StorageError, match="disk-full"):
        fill(store)
    assert store.verify().ok
    assert raw.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_a_database_of_a_newer_program_is_left_as_it_is(tmp_path: Path) -> None:
    JournalStore(tmp_path, NOON).close()
    with closing(sqlite3.connect(tmp_path / "journal.db")) as other:
        other.execute("PRAGMA user_version = 99")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (tmp_path / "journal.db").read_bytes()
    for writes in (True, False):
        with pytest.raises(StorageError, match="newer-schema"):
            JournalStore(tmp_path, NOON, writes=writes)
    assert (tmp_path / "journal.db").read_bytes() == before


NEXT = migration.SCHEMA + 1
LATER = """
from alembic import op
revision = "{this:04}"
down_revision = "{now}"
def upgrade():
    op.execute("CREATE TABLE later (x TEXT) STRICT")
    {then}
    op.execute("PRAGMA user_version = {next}")
"""


def next_schema(tmp_path: Path, then: str = "pass") -> Path:
    scripts = tmp_path / "migrations"
    shutil.copytree(migration.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    newest = max(file.stem[:4] for file in (scripts / "versions").glob("[0-9]*.py"))
    (scripts / "versions" / f"{int(newest) + 1:04}_later.py").write_text(
        LATER.format(now=newest, this=int(newest) + 1, next=NEXT, then=then)
    )
    return scripts


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as other:
        return {row[0] for row in other.execute("SELECT name FROM sqlite_master")}


def test_an_older_database_is_backed_up_and_brought_up_with_its_data(tmp_path: Path) -> None:
    store = JournalStore(tmp_path, NOON)
    store.people.add(Cashier("Sari"), "hash", NOON, by="")
    store.close()
    engine = open_engine(tmp_path / "journal.db", writes=True)
    migration.migrate(engine, tmp_path / "backups", schema=NEXT, scripts=next_schema(tmp_path))
    engine.dispose()
    assert "later" in tables(tmp_path / "journal.db")
    (backup,) = (tmp_path / "backups").iterdir()
    assert "later" not in tables(backup)
    with closing(sqlite3.connect(backup)) as other:
        assert other.execute("SELECT name FROM cashier").fetchall() == [("Sari",)]


def test_an_upgrade_that_fails_leaves_the_old_database_whole(tmp_path: Path) -> None:
    JournalStore(tmp_path, NOON).close()
    scripts = next_schema(tmp_path, then="raise ZeroDivisionError")
    engine = open_engine(tmp_path / "journal.db", writes=True)
    with pytest.raises(ZeroDivisionError):
        migration.migrate(engine, tmp_path / "backups", schema=NEXT, scripts=scripts)
    engine.dispose()
    assert "later" not in tables(tmp_path / "journal.db")
    JournalStore(tmp_path, NOON).close()


def test_an_upgrade_that_cannot_be_backed_up_is_not_begun(tmp_path: Path, read_only: Path) -> None:
    JournalStore(tmp_path, NOON).close()
    engine = open_engine(tmp_path / "journal.db", writes=True)
    with pytest.raises(StorageError, match="backup"):
        migration.migrate(engine, read_only / "backups", schema=NEXT, scripts=next_schema(tmp_path))
    engine.dispose()
    assert "later" not in tables(tmp_path / "journal.db")


def test_a_migration_that_forgets_its_number_is_caught(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "journal.db", writes=True)
    with pytest.raises(StorageError, match="pragma"):
        migration.migrate(engine, tmp_path / "backups", schema=99)
    engine.dispose()


def test_times_are_kept_in_utc_and_sort_as_text(store: JournalStore) -> None:
    payment = prepared(store)
    assert store.payment(payment.ref).made_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (statements.UNFINISHED, "payment_unfinished"),
        (statements.PAYMENT_OF, "sqlite_autoindex_payment_1"),
        (statements.SAME_BILL, "payment_by_customer"),
        (statements.ENTRIES[True, False], "journal_by_ref"),
    ],
)
def test_what_is_asked_at_every_turn_is_found_by_an_index(
    raw: sqlite3.Connection, statement: str, index: str
) -> None:
    bound = dict.fromkeys(re.findall(r":(\w+)", statement), "")
    plan = " ".join(row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", bound))
    assert index in plan, plan
