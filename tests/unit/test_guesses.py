"""R24: whoever guesses PINs is heard ten times in thirty minutes at most, whatever he does.

On a clock that is moved, with a hasher that hashes nothing: 10,000 guesses are about the waits,
and argon2id would take an hour. That it is above the floor is in test_environment.py.
"""

from pathlib import Path
from random import Random

import pytest

from pos_app.domain.errors import RuleError
from pos_app.domain.guesses import Tries
from pos_app.services.guesses import Guesses, Purpose
from pos_app.storage.journal_store import JournalStore
from tests.conftest import NOON, SetClock
from tests.faults.world import PlainPins
from tests.unit.test_services import Desk

GUESSES = 10_000
WINDOW = 30 * 60.0
TRY = Purpose("cashier.signed-in", "cashier.sign-in-failed")


class Counting(PlainPins):
    """Counts when a PIN is evaluated."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self.at: list[float] = []
        self.now = 0.0

    def verify(self, pin_hash: str, pin: str) -> bool:
        self.at.append(self.now)
        return False


class OneProcess:
    """The clock of one run of the program: what nobody sets begins at nought in each."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.began = clock.steady()

    def now(self):  # type: ignore[no-untyped-def]  # noqa: ANN201
        return self.clock.now()

    def steady(self) -> float:
        return self.clock.steady() - self.began


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["Sari", "Nobody"])
def test_r24_ten_thousand_guesses_over_restarts_and_clocks_that_are_moved(
    tmp_path: Path, clock: SetClock, name: str
) -> None:
    chance = Random(24)
    hasher = Counting(clock)
    store = JournalStore(tmp_path, NOON)
    guesses = Guesses(store.people, hasher, OneProcess(clock))
    for number in range(GUESSES):
        what = chance.random()
        if what < 0.02:
            guesses = Guesses(store.people, hasher, OneProcess(clock))
        elif what < 0.05:
            clock.jump(NOON.replace(year=chance.choice([2000, 2026, 2040])))
        elif what < 0.3:
            clock.move(seconds=chance.choice([1, 59, 61, 301]))
        elif what < 0.302:
            clock.move(seconds=1801)
        hasher.now = clock.steady()
        with pytest.raises(RuleError):
            guesses.check(name, f"{number:06}", TRY)
    assert hasher.at
    worst = max(sum(at <= other < at + WINDOW for other in hasher.at) for at in hasher.at)
    assert worst <= 10
    assert store.verify().ok
    store.close()


def test_five_wrong_pins_are_free_then_one_waits_one_five_and_thirty_minutes() -> None:
    tries, waits = Tries(), []
    for _ in range(9):
        tries = tries.another()
        waits.append(tries.wait)
    assert waits == [0, 0, 0, 0, 60, 300, 1800, 1800, 1800]


def wrong(desk: Desk, times: int, name: str = "Sari") -> None:
    for _ in range(times):
        with pytest.raises(RuleError, match="wrong-pin"):
            desk.counter.accounts.sign_in(name, "000000")


@pytest.fixture
def quick(desk: Desk) -> Desk:
    accounts = desk.counter.accounts
    accounts._hasher = accounts._guesses._hasher = PlainPins()
    accounts.add("Rina", "147258", by="Sari")
    return desk


def test_b20_there_is_no_oracle_a_right_pin_waits_as_a_wrong_one(quick: Desk) -> None:
    wrong(quick, 5, "Rina")
    accounts = quick.counter.accounts
    for pin in ("147258", "000000"):
        with pytest.raises(RuleError) as caught:
            accounts.sign_in("Rina", pin)
        assert (caught.value.code, caught.value.detail) == ("too-many-tries", "1:00")
    quick.clock.move(seconds=59)
    with pytest.raises(RuleError, match="0:01"):
        accounts.sign_in("Rina", "147258")
    quick.clock.move(seconds=1)
    assert accounts.sign_in("Rina", "147258").name == "Rina"
    assert accounts._people.tries("Rina") == Tries()
    assert quick.counter.store.verify().ok


def test_a_clock_that_is_set_shortens_no_wait_and_makes_none_longer(quick: Desk) -> None:
    wrong(quick, 5, "Rina")
    for year in (2000, 2040):
        quick.clock.jump(NOON.replace(year=year))
        with pytest.raises(RuleError, match="1:00"):
            quick.counter.accounts.sign_in("Rina", "147258")
    quick.clock.move(seconds=60)
    assert quick.counter.accounts.sign_in("Rina", "147258").name == "Rina"


def test_a_wait_begins_anew_at_a_start_and_is_no_longer_than_it_was(quick: Desk) -> None:
    wrong(quick, 5, "Rina")
    accounts = quick.counter.accounts
    quick.clock.move(seconds=40)
    again = Guesses(accounts._people, PlainPins(), quick.clock)
    with pytest.raises(RuleError, match="1:00"):
        again.check("Rina", "147258", TRY)
    quick.clock.move(seconds=61)
    assert again.check("Rina", "147258", TRY).name == "Rina"


def test_a_supervisor_unlocks_with_the_own_pin_and_nobody_else_does(quick: Desk) -> None:
    accounts = quick.counter.accounts
    accounts.add("Budi", "147258", by="Sari")
    wrong(quick, 5, "Rina")
    accounts._people.change(
        "cashier.pin-set", next(p for p in accounts.everybody() if p.name == "Sari"), NOON,
        by="Sari", pin_hash="plain 258369",
    )  # fmt: skip
    with pytest.raises(RuleError, match="cannot-approve"):
        accounts.unlock_person_with("Rina", "Budi", "147258")
    with pytest.raises(RuleError, match="wrong-pin"):
        accounts.unlock_person_with("Rina", "Sari", "000000")
    accounts.unlock_person_with("Rina", "Sari", "258369")
    assert accounts.sign_in("Rina", "147258").name == "Rina"
    wrong(quick, 5, "Budi")
    accounts.sign_in("Sari", "258369")
    accounts.unlock_person("Budi", by="Sari")
    assert accounts.sign_in("Budi", "147258").name == "Budi"


def test_a_stranger_waits_just_as_long(quick: Desk) -> None:
    wrong(quick, 5, "Nobody")
    with pytest.raises(RuleError, match="too-many-tries"):
        quick.counter.accounts.sign_in("Nobody", "000000")
