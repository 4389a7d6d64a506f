"""What the database itself refuses, whoever asks it."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

from pos_app.domain.account import Cashier
from pos_app.domain.errors import RuleError, StorageError
from pos_app.domain.guesses import Tries
from pos_app.domain.outcome import Paid
from pos_app.domain.payment import FINAL, OPEN, Approval, State
from pos_app.storage.engine import APPLICATION_ID
from pos_app.storage.journal_store import JournalStore
from pos_app.storage.rows import FROZEN, LATER
from tests.conftest import NOON
from tests.unit.test_storage import BILL, WAYS, prepared, push

Raw = sqlite3.Connection


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JournalStore]:
    opened = JournalStore(tmp_path, NOON)
    opened.people.add(Cashier("Sari"), "hash", NOON, by="")
    yield opened
    opened.close()


@pytest.fixture
def raw(tmp_path: Path, store: JournalStore) -> Iterator[Raw]:
    with closing(sqlite3.connect(tmp_path / "journal.db", isolation_level=None)) as connection:
        yield connection


def at(raw: Raw, store: JournalStore, state: State, number: str = "1") -> str:
    """Bring a payment to a state and return its ref."""
    ref = prepared(store, number).ref
    for step in WAYS[state]:
        push(raw, ref, step)
    return ref


@pytest.mark.parametrize("column", [*FROZEN, *LATER])
def test_no_column_of_what_was_asked_for_can_be_changed(
    store: JournalStore, raw: Raw, column: str
) -> None:
    prepared(store)
    (kind,) = raw.execute(f"SELECT typeof({column}) FROM payment").fetchone()
    other = "7" if kind in {"integer", "null"} else f"{column} || 'x'"
    raw.execute("PRAGMA ignore_check_constraints = ON")
    with pytest.raises(sqlite3.IntegrityError, match="does not change"):
        raw.execute(f"UPDATE payment SET {column} = {other}")


def test_every_column_is_either_frozen_or_says_how_the_payment_stands(raw: Raw) -> None:
    columns = [row[1] for row in raw.execute("PRAGMA table_info(payment)")]
    assert columns[: len(FROZEN)] == [*FROZEN]
    assert columns[len(FROZEN)] == "state"
    assert columns[-len(LATER) :] == [*LATER]


@pytest.mark.parametrize("state", sorted(FINAL))
@pytest.mark.parametrize("column", ["message", "reason", "provider_ref", "settled_bill", "checks"])
def test_nothing_of_a_settled_payment_can_be_changed(
    store: JournalStore, raw: Raw, state: State, column: str
) -> None:
    at(raw, store, state)
    with pytest.raises(sqlite3.IntegrityError, match="settled"):
        raw.execute(f"UPDATE payment SET {column} = 5")


@pytest.mark.parametrize("state", list(State))
def test_a_bill_has_one_open_payment_by_the_rule_and_by_the_database_alike(
    store: JournalStore, raw: Raw, state: State
) -> None:
    first = at(raw, store, state)
    if state not in OPEN:
        assert prepared(store).ref != first
        return
    with pytest.raises(RuleError, match="bill-open"):
        prepared(store)
    columns = ", ".join(row[1] for row in raw.execute("PRAGMA table_info(payment)"))
    other = prepared(store, "2").ref
    copied = columns.replace("customer_no", "'1'", 1).replace("ref", "'-' || substr(ref, 2)", 1)
    with pytest.raises(sqlite3.IntegrityError, match="replaced"):
        raw.execute(
            f"INSERT INTO payment ({columns}) SELECT {copied} FROM payment WHERE ref = ?", (other,)
        )


@pytest.mark.parametrize("state", [state for state in State if state is not State.PREPARED])
def test_a_payment_cannot_begin_anywhere_but_at_the_beginning(
    store: JournalStore, raw: Raw, state: State
) -> None:
    ref = prepared(store).ref
    columns = [row[1] for row in raw.execute("PRAGMA table_info(payment)")]
    row = dict(zip(columns, raw.execute("SELECT * FROM payment").fetchone(), strict=True))
    row |= {"ref": "-" + ref[1:], "customer_no": "2", "state": state.value, "send_no": 1}
    row |= {"settled_at": "x" if state in FINAL else None, "next_check_at": "x"}
    with pytest.raises(sqlite3.IntegrityError, match="starts PREPARED"):
        raw.execute(f"INSERT INTO payment VALUES ({', '.join('?' * len(row))})", [*row.values()])


@pytest.mark.parametrize("value", ["abc", "1.5", "", b"1", 1.5])
@pytest.mark.parametrize("column", ["amount", "admin", "fee", "total", "price", "tendered"])
def test_no_column_of_money_takes_anything_but_whole_numbers(
    store: JournalStore, raw: Raw, column: str, value: object
) -> None:
    prepared(store)
    raw.execute("DROP TRIGGER payment_is_frozen")
    with pytest.raises(sqlite3.IntegrityError, match=r"STRICT|cannot store|CHECK"):
        raw.execute(f"UPDATE payment SET {column} = ?", (value,))


def test_every_table_of_the_code_is_strict_and_has_the_declared_types(raw: Raw) -> None:
    strict = {row[1]: row[5] for row in raw.execute("PRAGMA table_list")}
    kinds = {"VARCHAR": "TEXT", "INTEGER": "INTEGER", "BLOB": "BLOB"}
    for name, table in SQLModel.metadata.tables.items():
        assert strict[name] == 1
        found = {row[1]: row[2] for row in raw.execute(f"PRAGMA table_info({name})")}
        assert found == {column.name: kinds[str(column.type)] for column in table.columns}


def test_a_reader_beside_a_writer_sees_what_is_committed_and_cannot_write_by_any_door(
    tmp_path: Path, store: JournalStore
) -> None:
    reader = JournalStore(tmp_path, NOON, writes=False)
    ref = prepared(store).ref
    assert reader.payment(ref).state is State.PREPARED
    for engine in (reader.books._writer, reader.books._reader):
        with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
            connection.exec_driver_sql("UPDATE payment SET checks = 5")
    with pytest.raises(StorageError, match="read-only"):
        reader.claim(ref, NOON, {})
    reader.close()
    assert store.claim(ref, NOON, {}).state is State.SENDING


def test_a_writer_that_was_kept_waiting_works_as_soon_as_it_may(
    store: JournalStore, raw: Raw
) -> None:
    with store.books._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    raw.execute("BEGIN IMMEDIATE")
    for _ in range(3):
        with pytest.raises(StorageError, match="locked"):
            prepared(store)
    raw.execute("ROLLBACK")
    assert prepared(store).state is State.PREPARED
    assert store.verify().ok


def test_a_folder_in_place_of_the_database_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "journal.db").mkdir()
    for writes in (True, False):
        with pytest.raises(StorageError, match="cannot-open"):
            JournalStore(tmp_path, NOON, writes=writes)


def test_a_home_that_was_refused_is_not_left_locked(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageError, match="damaged"):
        JournalStore(tmp_path, NOON)
    (tmp_path / "journal.db").unlink()
    JournalStore(tmp_path, NOON).close()


@pytest.mark.parametrize("name", ["Loket Bu Siti", "toko'ku", "50%", "a#b", "ロケット", "a;b"])
def test_a_home_may_have_any_ordinary_name(tmp_path: Path, name: str) -> None:
    JournalStore(tmp_path / name, NOON).close()
    assert (tmp_path / name / "journal.db").exists()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def theirs(path: Path, application: int = 0, version: int = 0) -> bytes:
    """Make a database of another program and return its bytes."""
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA application_id = {application}")
        other.execute(f"PRAGMA user_version = {version}")
        other.execute("CREATE TABLE theirs (x)")
    return path.read_bytes()


def test_a_file_of_another_program_is_left_byte_for_byte_as_it_is(tmp_path: Path) -> None:
    before = theirs(tmp_path / "journal.db", application=7)
    with pytest.raises(StorageError, match="not-ours"):
        JournalStore(tmp_path, NOON)
    assert (tmp_path / "journal.db").read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_file_of_a_program_that_signs_nothing_is_not_ours_either(
    tmp_path: Path, version: int
) -> None:
    theirs(tmp_path / "journal.db", version=version)
    with pytest.raises(StorageError, match="not-ours"):
        JournalStore(tmp_path, NOON).close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such name there")
def test_a_question_mark_in_the_name_of_a_home_leads_nowhere_else(tmp_path: Path) -> None:
    try:
        JournalStore(tmp_path / "siapa?", NOON).close()
        assert (tmp_path / "siapa?" / "journal.db").exists()
    finally:
        shutil.rmtree(tmp_path / "siapa?")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("table", ["payment", "exchange"])
def test_nothing_is_deleted_by_replacing_it(store: JournalStore, raw: Raw, table: str) -> None:
    store.claim(prepared(store).ref, NOON, {})
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    row: dict[str, Any] = dict(
        zip(columns, raw.execute(f"SELECT * FROM {table}").fetchone(), strict=True)
    )
    row["body" if table == "exchange" else "checks"] = b"" if table == "exchange" else 9
    row |= {"state": "PREPARED", "send_no": 0} if table == "payment" else {}
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(
            f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", [*row.values()]
        )


@pytest.mark.parametrize("change", ["rowid = 1", "state = 'SENDING', send_no = 2"])
def test_nothing_is_deleted_by_an_update_that_replaces(
    store: JournalStore, raw: Raw, change: str
) -> None:
    first = at(raw, store, State.NOT_SENT)
    at(raw, store, State.PENDING)
    third = prepared(store, "3").ref
    ref = first if "state" in change else third
    with pytest.raises(sqlite3.IntegrityError, match="replaced"):
        raw.execute(f"UPDATE OR REPLACE payment SET {change} WHERE ref = ?", (ref,))
    assert len(store.payments()) == 3


def test_nothing_is_deleted_by_the_number_of_another(store: JournalStore, raw: Raw) -> None:
    prepared(store)
    columns = ", ".join(row[1] for row in raw.execute("PRAGMA table_info(payment)"))
    other = columns.replace("customer_no", "'2'", 1).replace("ref", "'-' || substr(ref, 2)", 1)
    for statement in (
        f"INSERT OR REPLACE INTO payment (rowid, {columns}) SELECT 1, {other} FROM payment",
        "INSERT OR REPLACE INTO journal SELECT 3, '', '', 'x', '', '', seal, key FROM journal",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"replaced|no gaps"):
            raw.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        "payment SET settled_bill = replace(settled_bill, 'SITI', 'BUDI')",
        "payment SET settled_at = '2026-11-20T05:00:00.000000Z'",
        "cashier SET pin_hash = 'mine'",
        "cashier SET made_at = ''",
        "cashier SET role = 'owner'",
        "cashier SET active = 0",
        "pin_tries SET wrong = 0",
        "exchange SET body = x'00'",
        "exchange SET id = 9",
    ],
)
def test_verification_finds_a_change_of_what_stands_beside_the_seals(
    store: JournalStore, raw: Raw, change: str
) -> None:
    sending = store.claim(prepared(store).ref, NOON, {})
    store.move(sending, State.PAID, NOON, actor="a", outcome=Paid(provider_ref="9", bill=BILL))
    store.people.tried("cashier.sign-in-failed", "Sari", Tries(1), NOON)
    assert store.verify().ok
    for guard in ("payment_stays_settled", "exchange_is_frozen", "cashier_keeps_the_name"):
        raw.execute(f"DROP TRIGGER {guard}")
    raw.execute(f"UPDATE {change}")
    assert not store.verify().ok


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("DELETE FROM exchange", "exchange-missing"),
        ("INSERT INTO exchange SELECT 9, ref, at, command, direction, 0, '', x'' FROM exchange",
         "exchange-differs"),
        ("DELETE FROM cashier", "cashier-missing"),
        ("INSERT INTO cashier SELECT 'Budi', pin_hash, made_at, role, active FROM cashier",
         "cashier-differs"),
        ("DELETE FROM pin_tries", "tries-differ"),
        ("INSERT INTO pin_tries VALUES ('Budi', 0, 0)", "tries-differ"),
    ],
)  # fmt: skip
def test_verification_finds_who_and_what_was_added_or_taken_away(
    store: JournalStore, raw: Raw, change: str, problem: str
) -> None:
    store.claim(prepared(store).ref, NOON, {})
    store.people.tried("cashier.sign-in-failed", "Sari", Tries(1), NOON)
    for table in ("exchange_is", "cashier_is", "pin_tries_are"):
        raw.execute(f"DROP TRIGGER {table}_kept")
    raw.execute(change)
    assert store.verify().problem == problem


def test_books_of_schema_1_still_verify_and_are_sealed_from_now_on(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "journal.db")) as old:
        old.executescript(Path(__file__).with_name("books-of-schema-1.sql").read_text("utf-8"))
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 1")
    store = JournalStore(tmp_path, NOON)
    there = {payment.state: payment.ref for payment in store.payments()}
    assert there.keys() == {State.REVERSED, State.NOT_SENT, State.PAID}
    assert store.verify().ok
    store.claim(there[State.NOT_SENT], NOON, {})
    assert store.verify().ok
    with closing(sqlite3.connect(tmp_path / "journal.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER exchange_is_frozen")
        raw.execute("UPDATE exchange SET body = x'00' WHERE id = (SELECT max(id) FROM exchange)")
    assert store.verify().problem == "exchange-differs"
    store.close()


def test_a_payment_that_is_reversed_keeps_what_it_was(store: JournalStore) -> None:
    sending = store.claim(prepared(store).ref, NOON, {})
    paid = store.move(
        sending, State.PAID, NOON, actor="a", outcome=Paid(provider_ref="9", bill=BILL)
    )
    later = NOON.replace(hour=9)
    approval = Approval("a", "the provider says so", "MUTASI-7")
    reversed_ = store.move(paid, State.REVERSED, later, actor="a", approval=approval)
    assert (reversed_.settled_bill, reversed_.settled_at) == (BILL, NOON)
