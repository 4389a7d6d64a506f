"""A disk that is full: a small one of our own in memory, filled to its last byte."""

# ruff: noqa: T201  the process with the small disk tells by printing

import subprocess
import sys
from pathlib import Path

import pytest

from pos_app.domain.errors import InputError, RuleError, StorageError
from pos_app.domain.outcome import Unknown
from pos_app.domain.payment import State
from pos_app.services.ports import Command, Order
from pos_app.services.sending import RECONCILED, RESTORED
from pos_app.storage import space
from tests.conftest import SetClock
from tests.scripted import Scripted
from tests.unit.test_services import Desk, open_desk

ROOT = Path(__file__).resolve().parents[2]
MOUNT = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"'


def on_a_disk(folder: Path, size: str, work: str, more: str = "") -> list[str]:
    """Run a function of this file with a folder that is a disk of this size; return its lines."""
    if not can_mount(folder):
        pytest.skip("needs a mount of its own")
    code = "from pathlib import Path; from tests.unit import test_full_disk as t; "
    code += f"t.{work}(Path({str(folder)!r}), {more})"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", MOUNT, "sh", size, folder, sys.executable, "-c", code],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def can_mount(folder: Path) -> bool:
    if sys.platform != "linux":
        return False
    try:
        tried = subprocess.run(
            ["unshare", "-rm", "sh", "-c", MOUNT, "sh", "1m", folder, "true"],
            check=False,
            capture_output=True,
        )
    except OSError:
        return False
    return tried.returncode == 0


def fill(folder: Path) -> None:
    """Leave not one byte."""
    for size in (1 << 20, 4096, 1):
        try:
            with (folder / "films").open("ab", buffering=0) as file:
                while file.write(b"x" * size) == size:
                    pass
        except OSError:
            continue


def fill_while_sending(folder: Path, *, keeps_its_ballast: bool) -> None:
    if keeps_its_ballast:
        space.Space.release = lambda self: None  # type: ignore[method-assign]
    desk = open_desk(folder, SetClock(), Scripted())

    def on_send(_order: Order) -> None:
        fill(folder)

    prepared = desk.prepared()
    desk.provider.on_send = on_send
    try:
        print(desk.counter.payments.send(prepared.ref, "Sari").state)
    except StorageError as error:
        print(error.code)
    print(desk.counter.store.payment(prepared.ref).state, (folder / "ballast").exists())
    desk.counter.close()
    # Whoever comes after it finds books, on the full disk and on one with room.
    print(open_again(folder))
    (folder / "films").unlink()
    print(open_again(folder), (folder / "ballast").stat().st_size)


def open_again(folder: Path) -> str:
    desk = open_desk(folder, SetClock(), Scripted())
    problem = desk.counter.sending.problem()
    assert desk.counter.store.verify().ok
    desk.counter.close()
    return problem.code if problem else "open"


def pay_below_the_floor(folder: Path) -> None:
    desk = open_desk(folder, SetClock(), Scripted())
    inquiry = desk.counter.inquiries.inquire("pln-postpaid", "530000000001")
    try:
        desk.counter.payments.pay(inquiry, [], "Sari")
    except StorageError as error:
        print(error.code)
    print(Command.PAY in desk.provider.sent, desk.counter.store.payments())


def test_an_outcome_is_saved_on_a_disk_that_filled_up_after_the_send(tmp_path: Path) -> None:
    told = on_a_disk(tmp_path, "70m", "fill_while_sending", "keeps_its_ballast=False")
    assert told == ["PAID", "PAID False", "disk-low", f"open {space.BALLAST}"]


def test_without_its_ballast_the_outcome_would_be_lost(tmp_path: Path) -> None:
    """The test above can fail: this is how."""
    told = on_a_disk(tmp_path, "70m", "fill_while_sending", "keeps_its_ballast=True")
    assert told[:2] == ["disk-full", "SENDING True"]


def test_nothing_is_sent_or_written_down_below_the_floor(tmp_path: Path) -> None:
    told = on_a_disk(tmp_path, "49m", "pay_below_the_floor")
    assert told == ["disk-low", "False []"]


# -- the gate itself, on the disk that is there -------------------------------------------------


def test_a_payment_that_was_ready_is_not_sent_below_the_floor(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = desk.prepared()
    monkeypatch.setattr(space, "LEAST_FREE", 1 << 62)
    with pytest.raises(StorageError, match="disk-low"):
        desk.counter.payments.send(prepared.ref, "Sari")
    assert Command.PAY not in desk.provider.sent
    assert desk.counter.store.payment(prepared.ref).state is State.PREPARED
    monkeypatch.undo()
    assert desk.counter.payments.send(prepared.ref, "Sari").state is State.PAID


def test_a_question_that_is_a_send_waits_for_room_and_others_do_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment = desk.paid(Unknown(reason="no-answer"))
    desk.clock.move(minutes=2)
    monkeypatch.setattr(space, "LEAST_FREE", 1 << 62)
    desk.provider.resends = True
    assert desk.counter.unfinished.resolve() == [payment]
    assert Command.CHECK not in desk.provider.sent
    desk.provider.resends = False
    desk.counter.unfinished.resolve()
    assert Command.CHECK in desk.provider.sent


def test_a_ballast_that_is_gone_or_short_is_made_before_the_next_send(desk: Desk) -> None:
    ballast = desk.folder / "ballast"
    assert ballast.stat().st_size == space.BALLAST
    for spoil in (ballast.unlink, lambda: ballast.write_bytes(b"short")):
        spoil()
        desk.counter.sending.require()
        assert ballast.stat().st_size == space.BALLAST


def test_where_no_ballast_can_be_made_nothing_is_sent(desk: Desk) -> None:
    ballast = desk.folder / "ballast"
    ballast.unlink()
    ballast.mkdir()
    (ballast / "in the way").touch()
    with pytest.raises(StorageError, match="disk-full"):
        desk.paid()
    assert Command.PAY not in desk.provider.sent


def test_restored_books_send_nothing_until_somebody_answers_for_them(desk: Desk) -> None:
    sending, store = desk.counter.sending, desk.counter.store
    with pytest.raises(RuleError, match="not-restored"):
        sending.accept("compared", "Sari")
    store.record(RESTORED, actor="owner", at=desk.clock.now(), ref=store.identity())
    with pytest.raises(RuleError, match="restored"):
        desk.paid()
    assert Command.PAY not in desk.provider.sent
    with pytest.raises(InputError, match="reason-missing"):
        sending.accept("  ", "Sari")
    sending.accept(" compared with the list of 21 November ", "Sari")
    assert sending.problem() is None
    (entry,) = [e for e in store.entries(store.identity()) if e.kind == RECONCILED]
    assert (entry.actor, entry.data) == (
        "Sari",
        {"reason": "compared with the list of 21 November"},
    )
    assert desk.paid().state is State.PAID
