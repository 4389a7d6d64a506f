"""What is left open: by a death at any step, by time that jumps, by answers that contradict.

Run as a program, this file dies at every step of a payment in turn; see `sweep`.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.errors import CredentialsError, NotSentError, PosError, RuleError, StorageError
from pos_app.domain.outcome import Outcome, Pending, Refused, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.services.ports import Command, Order, Reply
from tests.conftest import SetClock
from tests.scripted import PAID, Scripted
from tests.unit.test_services import CASH, NUMBER, Desk, open_desk

# -- dying at every step ------------------------------------------------------------------------


@dataclass
class Mortal:
    """Dies by SIGKILL at its n-th step; 0 lives for ever."""

    dies_at: int
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


class Watched:
    """A store of which every call is two steps, one before it and one after."""

    def __init__(self, store: Any, mortal: Mortal) -> None:
        self._store = store
        self._mortal = mortal

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)
        if not callable(method):
            return method

        def call(*args: Any, **named: Any) -> Any:
            self._mortal.step()
            result = method(*args, **named)
            self._mortal.step()
            return result

        return call


def founds(home: Path) -> None:
    """Make the books and their cashier once: hashing a PIN and making tables take their time."""
    open_desk(home, SetClock(), Scripted()).counter.close()


def pays(home: Path, dies_at: int) -> None:
    """Pay one bill at a provider that keeps its own ledger, and die on the way."""
    mortal = Mortal(dies_at)

    def charge(_order: Order) -> None:
        mortal.step()
        with (home / "ledger").open("a") as ledger:
            ledger.write("charge\n")
        mortal.step()

    desk = open_desk(home, SetClock(), Scripted())
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", NUMBER)
    desk.provider.on_send = charge
    payments = desk.counter.payments
    payments._store = Watched(payments._store, mortal)
    payments.pay(inquiry, CASH, "Sari")


def recovers(home: Path, dies_at: int) -> None:
    """Come back, ask what became of it, and die on the way as well."""
    desk = open_desk(home, SetClock(), Scripted(truth(home)))
    watched = Watched(desk.counter.store, Mortal(dies_at))
    for service in (desk.counter.payments, desk.counter.unfinished):
        service._store = watched
    desk.counter.unfinished.recover()
    desk.clock.move(seconds=61)
    desk.counter.unfinished.resolve()


def truth(home: Path) -> list[Outcome | Exception]:
    charged = (home / "ledger").exists()
    return [PAID if charged else Unknown(reason="undocumented-code")]


def tells(home: Path) -> None:
    """Come back for good, an hour later, and print how everything stands."""
    desk = open_desk(home, SetClock(), Scripted(truth(home)))
    desk.clock.move(hours=1)
    desk.counter.unfinished.resolve()
    desk.clock.move(hours=1)
    desk.counter.unfinished.resolve()
    stands = {
        "charges": len((home / "ledger").read_text().split()) if (home / "ledger").exists() else 0,
        "states": [payment.state for payment in desk.counter.store.payments()],
        "sound": desk.counter.store.verify().ok,
    }
    sys.stdout.write(json.dumps(stands) + "\n")
    sys.stdout.flush()


def forked(work: Callable[[], None]) -> bool:
    """Do it in a child; return whether the child lived to the end of it."""
    sys.stdout.flush()
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return os.WIFEXITED(status)
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def sweep(folder: Path) -> None:
    """Kill a payment at every step, and one of the recoveries at every step of its own."""
    fresh = folder / "fresh"
    forked(lambda: founds(fresh))
    for dies_at in count(1):
        home = folder / str(dies_at)
        shutil.copytree(fresh, home)
        lived = forked(lambda home=home, dies_at=dies_at: pays(home, dies_at))  # type: ignore[misc]
        again = folder / f"{dies_at}-again"
        charged = not lived and (home / "ledger").exists()
        if charged and not list(folder.glob("*-again")):
            shutil.copytree(home, again)
            for dies_again in range(1, 9):
                forked(lambda: recovers(again, dies_again))  # noqa: B023
            forked(lambda: tells(again))  # noqa: B023
        forked(lambda home=home: tells(home))  # type: ignore[misc]
        if lived:
            return


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_a_payment_killed_at_any_step_is_paid_once_or_not_at_all_and_the_books_know(
    tmp_path: Path,
) -> None:
    root = str(Path(__file__).resolve().parents[2])
    swept = subprocess.run(
        [sys.executable, __file__, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    ends = [json.loads(line) for line in swept.stdout.splitlines()]
    assert len(ends) > 10
    for end in ends:
        assert end["sound"]
        if end["charges"]:
            assert (end["charges"], end["states"]) == (1, ["PAID"])
        else:
            assert end["states"] in ([], ["PREPARED"], ["UNKNOWN"])
    seen = [end["states"] for end in ends]
    assert all(state in seen for state in ([], ["PREPARED"], ["UNKNOWN"], ["PAID"]))


# -- asking -------------------------------------------------------------------------------------


@pytest.mark.parametrize("cause", [NotSentError("no-connection"), CredentialsError("no-key")])
def test_a_question_that_could_not_be_asked_changes_nothing(desk: Desk, cause: PosError) -> None:
    before = desk.paid(Pending(code="03", message="Diproses"), cause, PAID)
    desk.clock.move(seconds=60)
    (after,) = desk.counter.unfinished.resolve()
    assert (after.state, after.message) == (before.state, before.message)


def test_an_answer_about_pending_money_never_makes_it_less_certain(desk: Desk) -> None:
    desk.paid(Unknown(reason="no-answer"), Pending(code="03"), Unknown(reason="not-json"), PAID)
    states = []
    for _ in range(3):
        desk.clock.at = desk.counter.unfinished.next_due() or desk.clock.at
        states += [payment.state for payment in desk.counter.unfinished.resolve()]
    assert states == [State.UNKNOWN, State.UNKNOWN, State.PAID]


def test_a_check_is_counted_and_kept_before_it_is_asked(desk: Desk) -> None:
    desk.paid(Pending(code="03"), PAID)
    seen: list[int] = []
    desk.provider.on_send = lambda _order: seen.extend(
        payment.checks for payment in desk.counter.unfinished.all()
    )
    desk.clock.move(seconds=60)
    desk.counter.unfinished.resolve()
    assert seen == [1]


def test_a_payment_that_the_provider_has_long_settled_is_asked_about_before_a_person_has_to_look(
    desk: Desk,
) -> None:
    desk.paid(Pending(code="03"), PAID)
    desk.clock.move(hours=25)
    assert [payment.state for payment in desk.counter.unfinished.resolve()] == [State.PAID]


@pytest.mark.parametrize("fault", ["", "timed-out"])
def test_after_a_day_only_an_answer_puts_a_payment_up_for_review(desk: Desk, fault: str) -> None:
    class Faulty(Scripted):
        def send(self, command: Command, order: Order) -> Reply:
            super().send(command, order)
            return Reply(fault=fault)

    desk.paid(Unknown(reason="no-answer"), NotSentError("no-connection"), Unknown(reason="x"))
    desk.clock.move(hours=25)
    assert [payment.state for payment in desk.counter.unfinished.resolve()] == [State.UNKNOWN]
    desk.provider.__class__ = Faulty
    desk.clock.at = desk.counter.unfinished.next_due() or desk.clock.at
    (payment,) = desk.counter.unfinished.resolve()
    assert payment.state is (State.UNKNOWN if fault else State.REVIEW)


def test_a_clock_that_is_set_right_again_does_not_put_off_the_question(desk: Desk) -> None:
    desk.clock.move(days=365)
    desk.paid(Pending(code="03"), PAID)
    desk.clock.move(days=-365)
    due = desk.counter.unfinished.next_due()
    assert due is not None
    assert due - desk.clock.now() <= timedelta(minutes=1)
    desk.clock.at = due
    assert [payment.state for payment in desk.counter.unfinished.resolve()] == [State.PAID]


def test_a_clock_that_is_put_forward_does_not_bring_the_question_nearer(desk: Desk) -> None:
    desk.provider.resends = True
    desk.paid(Unknown(reason="no-answer"), PAID)
    desk.clock.jump(desk.clock.now() + timedelta(hours=1))
    assert desk.counter.unfinished.resolve() == []
    due = desk.counter.unfinished.next_due()
    assert due == desk.clock.now() + timedelta(seconds=60)
    desk.clock.move(seconds=60)
    assert [payment.state for payment in desk.counter.unfinished.resolve()] == [State.PAID]


def test_after_a_start_nothing_is_sent_as_a_question_before_a_gap_has_gone_by(
    tmp_path: Path, clock: SetClock
) -> None:
    provider = Scripted([Pending(code="03"), PAID], resends=True)
    before = open_desk(tmp_path, clock, provider)
    before.paid(Pending(code="03"), PAID)
    before.counter.close()
    clock.jump(clock.now() + timedelta(hours=1))
    after = open_desk(tmp_path, clock, provider)
    assert after.counter.unfinished.resolve() == []
    clock.move(seconds=60)
    assert [payment.state for payment in after.counter.unfinished.resolve()] == [State.PAID]
    after.counter.close()


@pytest.mark.parametrize("days", [1, 365 * 12, -365 * 12])
def test_what_cannot_be_asked_about_goes_to_a_person_also_if_the_clock_was_wrong(
    desk: Desk, days: int
) -> None:
    desk.provider.checkable = False
    desk.paid(Unknown(reason="no-lookup"))
    desk.clock.jump(desk.clock.now() + timedelta(days=days))
    assert desk.counter.unfinished.next_due() == desk.clock.now()
    assert [payment.state for payment in desk.counter.unfinished.resolve()] == [State.REVIEW]


def test_an_hour_without_a_network_does_not_put_off_the_question_by_another(desk: Desk) -> None:
    desk.paid(Pending(code="03"), NotSentError("no-connection"))
    for _ in range(5):
        desk.clock.at = desk.counter.unfinished.next_due() or desk.clock.at
        desk.counter.unfinished.resolve()
    due = desk.counter.unfinished.next_due()
    assert due is not None
    assert due - desk.clock.now() <= timedelta(minutes=5)


@pytest.mark.parametrize("change", [{"account": "another"}, {"training": True}])
def test_what_was_sent_from_one_account_is_never_sent_or_asked_about_at_another(
    desk: Desk, change: dict[str, Any]
) -> None:
    desk.paid(Pending(code="03"))
    waiting = desk.paid(NotSentError("no-connection"), number="530000000002")
    for name, value in change.items():
        setattr(desk.provider, name, value)
    desk.provider.sent.clear()
    desk.clock.move(hours=1)
    assert desk.counter.unfinished.next_due() is None
    assert desk.counter.unfinished.resolve() == []
    with pytest.raises(RuleError, match="provider-off"):
        desk.counter.payments.send(waiting.ref, "Sari")
    assert desk.provider.sent == []


def two_pending(desk: Desk) -> tuple[Payment, Payment]:
    return desk.paid(Pending(code="03")), desk.paid(Pending(code="03"), number="530000000002")


def test_an_answer_that_contradicts_what_is_settled_keeps_nobody_else_waiting(desk: Desk) -> None:
    first, second = two_pending(desk)

    def settles_elsewhere(order: Order) -> None:
        # As a slower check does whose answer came while this one was under way.
        if order.ref == first.ref:
            store = desk.counter.store
            now, refused = desk.clock.now(), Refused(code="02")
            current = store.payment(order.ref)
            store.move(current, State.REFUSED, now, actor="x", outcome=refused)

    desk.provider.answers = [PAID]
    desk.provider.on_send = settles_elsewhere
    desk.clock.move(seconds=60)
    desk.counter.unfinished.resolve()
    assert desk.counter.store.payment(second.ref).state is State.PAID


def test_a_fault_of_ours_in_one_check_is_logged_and_keeps_nobody_else_waiting(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = two_pending(desk)
    desk.provider.answers = [ZeroDivisionError(), PAID]
    desk.clock.move(seconds=60)
    desk.counter.unfinished.resolve()
    assert "ZeroDivisionError" in caplog.text
    assert first.ref in caplog.text
    assert desk.counter.store.payment(second.ref).state is State.PAID


def test_a_fault_of_the_books_ends_the_pass(desk: Desk) -> None:
    two_pending(desk)
    desk.provider.answers = [StorageError("disk-full")]
    desk.clock.move(seconds=60)
    with pytest.raises(StorageError, match="disk-full"):
        desk.counter.unfinished.resolve()
    assert desk.provider.sent.count(Command.CHECK) == 1


if __name__ == "__main__":
    sweep(Path(sys.argv[1]))
