"""The kiosk is left by the yes of somebody who may give it, and the books say who it was."""

import pytest

from pos_app.domain.errors import RuleError
from pos_app.domain.rights import RIGHTS, Action, Role
from pos_app.services.approvals import Wish
from tests.unit.test_rights import PIN, answer_of, shop
from tests.unit.test_services import Desk

__all__ = ["shop"]


def approve(desk: Desk, name: str, for_whom: str) -> None:
    desk.counter.rights.approve(name, PIN, Action.LEAVE_KIOSK, ref="", amount=0, for_whom=for_whom)


def come(desk: Desk, name: str) -> None:
    presence = desk.counter.accounts.presence
    presence.come(name) if name else presence.leave()


def test_a_supervisor_may_let_it_be_left() -> None:
    assert RIGHTS[Action.LEAVE_KIOSK] is Role.SUPERVISOR


@pytest.mark.parametrize("here", ["", "Budi", "Rina"])
def test_the_kiosk_is_left_by_a_supervisors_pin_and_the_books_say_so(shop: Desk, here: str) -> None:
    come(shop, here)
    approve(shop, "Rina", here)
    assert shop.counter.leaving.leave(here) == "Rina"
    kinds = [(e.kind, e.actor, e.data.get("for")) for e in shop.counter.store.entries()][-4:]
    assert kinds == [
        ("approval.signed", "Rina", here),
        ("approval.given", "Rina", here),
        ("approval.used", "Rina", here),
        ("kiosk.left", "Rina", here),
    ]
    assert shop.counter.store.verify().ok


@pytest.mark.parametrize("here", ["", "Budi", "Rina", "Sari"])
def test_nobody_leaves_without_an_approval_not_even_who_may_give_it(shop: Desk, here: str) -> None:
    come(shop, here)
    before = shop.counter.store.head()
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.leaving.leave(here)
    assert shop.counter.store.head() == before


def test_a_locked_counter_is_left_by_a_supervisors_pin_as_well(shop: Desk) -> None:
    come(shop, "Budi")
    shop.counter.accounts.presence.lock()
    approve(shop, "Rina", "Budi")
    assert shop.counter.leaving.leave("Budi") == "Rina"


@pytest.mark.parametrize("name", ["Budi", "Tono"])
def test_a_cashiers_pin_lets_nobody_out(shop: Desk, name: str) -> None:
    with pytest.raises(RuleError, match="cannot-approve"):
        approve(shop, name, "Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.leaving.leave("Budi")


def test_a_yes_is_for_once_for_a_minute_and_for_who_was_here(shop: Desk) -> None:
    approve(shop, "Rina", "Budi")
    for other in ("", "Tono"):
        with pytest.raises(RuleError, match="not-allowed"):
            shop.counter.leaving.leave(other)
    shop.counter.leaving.leave("Budi")
    with pytest.raises(RuleError, match="not-allowed"):
        shop.counter.leaving.leave("Budi")
    approve(shop, "Rina", "Budi")
    shop.clock.move(seconds=61)
    with pytest.raises(RuleError, match="approval-expired"):
        shop.counter.leaving.leave("Budi")


def test_the_owner_lets_it_be_left_over_the_phone(shop: Desk) -> None:
    secret = shop.counter.owner_secret.make(by="Sari")
    come(shop, "")
    question = shop.counter.owner_secret.ask(shop.counter.leaving.wish(""))
    shop.counter.owner_secret.answer(question, answer_of(question, secret))
    assert shop.counter.leaving.leave("") == "Sari"
    assert shop.counter.leaving.wish("Budi") == Wish(Action.LEAVE_KIOSK, "", 0, "Budi")
