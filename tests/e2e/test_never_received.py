"""What IAK never received, over HTTP: asked about twice, then sent again, and paid once."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from pos_app import settings
from pos_app.app import assemble, open_providers
from pos_app.domain.offer import WIB
from pos_app.domain.payment import State
from pos_app.domain.tender import Tender
from pos_app.storage.journal_store import JournalStore
from tests.conftest import Home, SetClock


@pytest.mark.parametrize(("arrives", "sends"), [(False, 2), (True, 1)])
def test_a_bill_that_iak_never_received_is_sent_again_and_charged_once(
    home: Home,
    arrives: bool,  # noqa: FBT001
    sends: int,
) -> None:
    home.switch_on("iak")
    # A bill is paid on the day of its inquiry, and the test must not come to its end on another.
    clock = SetClock(datetime.now(WIB).replace(hour=12))
    chosen = settings.load(home.path, home.environ)
    providers = open_providers(chosen, dict(os.environ), home.path)
    store = JournalStore(Path(home.path), clock.now())
    counter = assemble(home.path, chosen, providers, store, clock)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    inquiry = counter.inquiries.inquire("pln-postpaid", "530000000000")
    do = "close-after" if arrives else "close"
    home.faults.write_text(f'[{{"when": {{"commands": "pay-pasca"}}, "do": "{do}"}}]')
    payment = counter.payments.pay(inquiry, [Tender("cash", inquiry.total)], "Sari")
    assert payment.state is State.UNKNOWN
    home.faults.write_text("[]")
    for _ in range(6):
        clock.move(minutes=3)
        counter.unfinished.resolve()
    settled = store.payment(payment.ref)
    assert (settled.state, settled.send_no) == (State.PAID, sends)
    assert home.ledger.count('"charge"') == 1
    store.close()
