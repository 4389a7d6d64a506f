"""People, roles, PINs and who is here: what the services promise of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pos_app.app import open_counter, replace_journal_key
from pos_app.domain.account import Cashier, check_pin
from pos_app.domain.errors import CredentialsError, InputError, RuleError, StorageError
from pos_app.domain.rights import Role
from pos_app.pins import ArgonPins
from pos_app.services.accounts import Accounts
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON
from tests.faults.world import PlainPins
from tests.scripted import PAID, Scripted
from tests.unit.test_services import CASH, Desk, open_desk

PIN = "147258"
OTHER = "258369"


@pytest.fixture
def people(desk: Desk) -> Accounts:
    """The owner Sari, the supervisor Rina and the cashier Budi; Sari is here."""
    accounts = desk.counter.accounts
    accounts._hasher = accounts._guesses._hasher = PlainPins()
    desk.counter.owner_secret._hasher = PlainPins()
    accounts.add("Rina", PIN, Role.SUPERVISOR, by="Sari")
    accounts.add("Budi", PIN, by="Sari")
    accounts.set_pin("Budi", PIN, by="Sari")
    accounts._people.change(
        "cashier.pin-set", Cashier("Sari", Role.OWNER), NOON, by="Sari", pin_hash=f"plain {PIN}"
    )
    return accounts


@pytest.fixture
def raw(desk: Desk) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(desk.folder / "journal.db", isolation_level=None)) as other:
        yield other


def role_of(people: Accounts, name: str) -> Role:
    return next(person.role for person in people.everybody() if person.name == name)


def test_whoever_is_first_in_a_new_home_owns_it_whatever_was_asked_for(desk: Desk) -> None:
    assert role_of(desk.counter.accounts, "Sari") is Role.OWNER


def test_nobody_is_added_by_who_is_not_here(people: Accounts) -> None:
    for by in ("", "Budi", "Nobody"):
        with pytest.raises(RuleError, match="signed-out"):
            people.add("Tono", PIN, by=by)
    with pytest.raises(RuleError, match="cashier-exists"):
        people.add("BUDI", PIN, by="Sari")


def test_somebody_gets_another_role_at_once(people: Accounts) -> None:
    people.set_role("budi", Role.SUPERVISOR, by="Sari")
    assert role_of(people, "Budi") is Role.SUPERVISOR
    with pytest.raises(InputError, match="unknown-cashier"):
        people.set_role("Tono", Role.OWNER, by="Sari")


def test_b17_the_last_owner_can_neither_be_demoted_nor_switched_off(
    people: Accounts, raw: sqlite3.Connection
) -> None:
    with pytest.raises(RuleError, match="last-owner"):
        people.set_role("Sari", Role.CASHIER, by="Sari")
    with pytest.raises(RuleError, match="last-owner"):
        people.switch_off("Sari", by="Sari")
    with pytest.raises(sqlite3.IntegrityError, match="last owner"):
        raw.execute("UPDATE cashier SET role = 'cashier' WHERE name = 'Sari'")
    people.set_role("Rina", Role.OWNER, by="Sari")
    people.set_role("Sari", Role.CASHIER, by="Sari")
    with pytest.raises(RuleError, match="not-allowed"):
        people.set_role("Sari", Role.OWNER, by="Sari")


def test_who_is_switched_off_is_out_at_once_stays_in_the_books_and_may_come_back(
    people: Accounts, desk: Desk
) -> None:
    people.set_role("Rina", Role.OWNER, by="Sari")
    people.sign_in("Budi", PIN)
    people.presence.come("Sari")
    people.switch_off("Budi", by="Sari")
    assert people.names() == ["Rina", "Sari"]
    assert [person.name for person in people.everybody()] == ["Budi", "Rina", "Sari"]
    with pytest.raises(RuleError, match="wrong-pin"):
        people.sign_in("Budi", PIN)
    people.presence.come("Budi")
    with pytest.raises(RuleError, match="signed-out"):
        desk.counter.payments.cancel(desk_ref(desk), "Budi")
    people.presence.come("Sari")
    with pytest.raises(RuleError, match="cashier-exists"):
        people.add("Budi", PIN, by="Sari")
    people.switch_on("Budi", by="Sari")
    assert people.sign_in("Budi", PIN).name == "Budi"


def desk_ref(desk: Desk) -> str:
    here = desk.counter.accounts.presence.name
    desk.counter.accounts.presence.come("Sari")
    ref = desk.prepared().ref
    desk.counter.accounts.presence.come(here)
    return ref


def test_ones_own_pin_is_changed_with_the_old_one(people: Accounts) -> None:
    people.sign_in("Budi", PIN)
    with pytest.raises(RuleError, match="wrong-pin"):
        people.set_pin("Budi", OTHER, by="Budi", old="000000")
    people.set_pin("Budi", OTHER, by="Budi", old=PIN)
    assert people.sign_in("Budi", OTHER).name == "Budi"
    with pytest.raises(RuleError, match="not-allowed"):
        people.set_pin("Rina", OTHER, by="Budi")


def test_the_owner_gives_a_new_pin_and_whoever_forgot_it_may_try_at_once(
    people: Accounts,
) -> None:
    for _ in range(5):
        with pytest.raises(RuleError, match="wrong-pin"):
            people.sign_in("Budi", OTHER)
    with pytest.raises(RuleError, match="too-many-tries"):
        people.sign_in("Budi", PIN)
    people.set_pin("Budi", OTHER, by="Sari")
    assert people.sign_in("Budi", OTHER).name == "Budi"


@pytest.mark.parametrize(
    "change",
    [
        "cashier SET role = 'supervisor' WHERE name = 'Budi'",
        "cashier SET active = 0 WHERE name = 'Budi'",
        "cashier SET pin_hash = 'plain 258369' WHERE name = 'Budi'",
        "pin_tries SET wrong = 0, wait = 0",
    ],
)
def test_a_change_behind_our_back_is_found(
    people: Accounts, desk: Desk, raw: sqlite3.Connection, change: str
) -> None:
    with pytest.raises(RuleError, match="wrong-pin"):
        people.sign_in("Budi", OTHER)
    people.set_role("Budi", Role.OWNER, by="Sari")
    people.set_pin("Budi", PIN, by="Sari")
    people.switch_off("Budi", by="Sari")
    people.switch_on("Budi", by="Sari")
    with pytest.raises(RuleError, match="wrong-pin"):
        people.sign_in("Rina", OTHER)
    assert desk.counter.store.verify().ok
    raw.execute(f"UPDATE {change}")
    assert not desk.counter.store.verify().ok


@pytest.mark.parametrize(
    "pin",
    [
        "123456",
        "987654",
        "000000",
        "121212",
        "123123",
        "112233",
        "170845",
        "12345",
        "1" * 13,
        "12a456",
    ],
)
def test_a_pin_that_everybody_chooses_is_refused(pin: str) -> None:
    with pytest.raises(InputError, match="pin-weak"):
        check_pin(pin)


@pytest.mark.parametrize("name", ["", "   ", "N" * 41, "Bu\ndi\x00"])
def test_a_name_that_cannot_be_written_is_refused(people: Accounts, name: str) -> None:
    with pytest.raises(InputError, match="cashier-name"):
        people.add(name, PIN, by="Sari")


def test_a_pin_of_ones_own_is_taken() -> None:
    assert [check_pin(pin) for pin in (PIN, "850274", "193746825041")]


def test_books_of_before_roles_give_the_counter_to_who_was_first(tmp_path: Path) -> None:
    sql = Path(__file__).with_name("books-of-schema-1.sql").read_text("utf-8")
    with closing(sqlite3.connect(tmp_path / "journal.db")) as old:
        old.executescript(sql)
        old.execute("PRAGMA application_id = 1347375937")
        old.execute("PRAGMA user_version = 1")
    store = JournalStore(tmp_path, NOON)
    assert [person.role for person in store.people.everybody()][:1] == [Role.OWNER]
    assert store.verify().ok
    store.close()


# -- PINs -----------------------------------------------------------------------------------------


class SomeKeys:
    """Keys in memory."""

    def __init__(self, *kept: bytes) -> None:
        self.kept = [*kept]

    def find(self, name: str) -> list[bytes]:
        return self.kept

    def make(self, name: str) -> bytes:
        self.kept.append(name.encode())
        return self.kept[-1]


def test_the_books_alone_do_not_verify_a_pin() -> None:
    hashed = ArgonPins(SomeKeys(b"this computer")).hash(PIN)
    for elsewhere in (SomeKeys(), SomeKeys(b"another computer")):
        with pytest.raises(CredentialsError, match="pin-elsewhere"):
            ArgonPins(elsewhere).verify(hashed, PIN)
    assert ArgonPins(SomeKeys(b"another", b"this computer")).verify(hashed, PIN)


def test_a_hash_of_before_is_verified_once_and_made_anew(desk: Desk) -> None:
    from argon2 import PasswordHasher

    accounts, people = desk.counter.accounts, desk.counter.accounts._people
    old = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1).hash(PIN)
    people.change("cashier.pin-set", Cashier("Sari", Role.OWNER), NOON, by="Sari", pin_hash=old)
    assert accounts.sign_in("Sari", PIN).name == "Sari"
    known = people.known("Sari")
    assert known is not None
    assert "$argon2id$v=19$m=65536,t=3,p=2$" in known.pin_hash
    assert not accounts._hasher.is_outdated(known.pin_hash)
    entries = len([*desk.counter.store.entries()])
    accounts.sign_in("Sari", PIN)
    assert len([*desk.counter.store.entries()]) == entries + 1
    assert desk.counter.store.verify().ok


def test_a_home_finds_its_own_key_again_and_books_moved_elsewhere_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_counter(tmp_path / "one", environ={})
    first.accounts.add("Sari", PIN)
    first.close()
    again = open_counter(tmp_path / "one", environ={})
    assert again.accounts.sign_in("Sari", PIN).name == "Sari"
    again.backups.save(tmp_path / "copy.db")
    again.close()
    (tmp_path / "two").mkdir()
    (tmp_path / "copy.db").rename(tmp_path / "two" / "journal.db")
    with pytest.raises(StorageError, match="key-missing"):
        open_counter(tmp_path / "two", environ={})
    replace_journal_key(tmp_path / "two", "Sari")
    moved = open_counter(tmp_path / "two", environ={})
    with pytest.raises(CredentialsError, match="pin-elsewhere"):
        moved.accounts.sign_in("Sari", PIN)
    moved.close()


# -- who is here ----------------------------------------------------------------------------------


def test_a_locked_counter_opens_to_the_same_person_or_to_another(people: Accounts) -> None:
    people.lock()
    people.lock()
    with pytest.raises(RuleError, match="locked"):
        people.set_role("Budi", Role.OWNER, by="Sari")
    with pytest.raises(RuleError, match="wrong-pin"):
        people.unlock(OTHER)
    assert people.unlock(PIN).name == "Sari"
    people.lock()
    people.sign_in("Rina", PIN)
    assert (people.presence.name, people.presence.is_locked) == ("Rina", False)
    kinds = [entry.kind for entry in people._store.entries()]
    assert kinds.count("counter.locked") == 2


def test_whoever_signs_out_has_gone_and_an_empty_counter_is_not_locked(people: Accounts) -> None:
    people.sign_out()
    people.sign_out()
    people.lock()
    assert not people.presence.is_locked
    with pytest.raises(RuleError, match="signed-out"):
        people.add("Tono", PIN, by="Sari")
    kinds = [entry.kind for entry in people._store.entries()]
    assert kinds.count("cashier.signed-out") == 1


def test_whoever_was_here_stays_when_the_books_are_opened_again(
    people: Accounts, desk: Desk
) -> None:
    people.lock()
    desk.counter.close()
    again = open_desk(desk.folder, desk.clock, Scripted())
    again.counter.accounts.stay(people)
    with pytest.raises(RuleError, match="locked"):
        again.prepared()
    again.counter.close()


def test_a_payment_that_is_under_way_when_the_counter_locks_comes_to_its_end(
    people: Accounts, desk: Desk
) -> None:
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", "530000000001")
    desk.provider.answers = [PAID]
    desk.provider.on_send = lambda _order: people.lock()
    assert desk.counter.payments.pay(inquiry, CASH, "Sari").state == "PAID"
    with pytest.raises(RuleError, match="locked"):
        desk.counter.payments.pay(inquiry, CASH, "Sari")


def test_only_one_can_be_the_first(people: Accounts) -> None:
    with pytest.raises(RuleError, match="signed-out"):
        people._people.add(Cashier("Tono", Role.OWNER), "x", NOON, by="Tono")
