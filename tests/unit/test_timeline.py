"""Every entry about a payment has words, and foreign text in them stays text."""

from typing import Any

import pytest

from pos_app.domain.journal import Entry
from pos_app.domain.outcome import Pending, Refused, Unknown, reason_of
from pos_app.domain.payment import State
from pos_app.domain.slip import SlipKind
from pos_app.ui.messages import as_it_is
from pos_app.ui.timeline import _KINDS, _UNSEEN, sentence, timeline_rows
from tests.conftest import NOON
from tests.scripted import PAID
from tests.unit.test_services import Desk


def entry(kind: str, actor: str = "Sari", **data: Any) -> Entry:
    return Entry(seq=1, at=NOON, actor=actor, kind=kind, ref="R", data=data, seal="")


def said(kind: str, **data: Any) -> str:
    return sentence(entry(kind, **data), as_it_is)


def test_every_state_of_a_payment_has_words() -> None:
    assert {f"payment.{state.lower()}" for state in State} <= _KINDS.keys()


def test_everything_that_happens_to_a_payment_has_words(desk: Desk) -> None:
    payment = desk.paid(Pending(code="03"))
    desk.counter.cash.draw(payment.ref, SlipKind.HELD, "80", "Sari")
    desk.provider.answers = [Unknown(reason="not-json"), PAID]
    for _ in range(2):
        desk.clock.move(hours=1)
        desk.counter.unfinished.resolve()
    file = desk.folder / "r.pdf"
    for _ in range(2):
        desk.counter.receipts.save(payment.ref, "80", file, "Sari")
    entries = desk.counter.search.history(payment.ref, "Sari")
    told = {e.kind for e in entries}
    assert {"evidence.kept", "cash.held", "receipt.issued", "payment.paid"} <= told
    assert told - _KINDS.keys() <= _UNSEEN
    rows = timeline_rows(entries, "Asia/Makassar")
    assert rows[0] == ("21/11 13:00:00", "Written down by Sari, cash Rp 50.000", "text")
    assert any(row[1].startswith("Copy 1 of the receipt") for row in rows)
    assert len(rows) == len([e for e in entries if e.kind not in _UNSEEN])


@pytest.mark.parametrize("text", ["{by}", "{0}", "<b>x</b>", "%s", "{"])
def test_what_a_provider_said_is_shown_as_it_is(text: str) -> None:
    assert text in said("payment.refused", reason=text)


def test_a_refusal_is_told_with_the_code_of_the_provider_in_words(desk: Desk) -> None:
    payment = desk.paid(Refused(code="02"))
    refused = desk.counter.search.history(payment.ref, "Sari")[-1]
    assert sentence(refused, as_it_is) == "Refused (code 02)"
    indonesian = {"Refused (code {code})": "Ditolak (kode {code})"}
    assert sentence(refused, lambda said: indonesian[said]) == "Ditolak (kode 02)"


@pytest.mark.parametrize("code", ["{by}", "{0}", "<b>x</b>", "%s"])
def test_a_code_of_a_provider_is_shown_as_it_is(code: str) -> None:
    assert said("payment.refused", reason=reason_of(Refused(code=code))) == f"Refused (code {code})"


def test_a_decision_names_who_decided_why_and_by_what() -> None:
    told = said(
        "payment.paid", provider_ref="SN1", approved_by="Dewi", why="by phone", evidence="T-1"
    )
    assert told == "Paid, provider ref SN1 - decided by Dewi: by phone (T-1)"


def test_what_is_missing_or_has_no_words_is_told_all_the_same() -> None:
    assert said("payment.paid") == "Paid, provider ref -"
    assert said("something.new") == "something.new"
    assert said("evidence.kept", asked="other", reason="odd", code="", message="") == (
        "Answer (other): odd"
    )
