"""A shop on a sandbox of its own: it sells, and what it sold is looked at from both sides."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pos_app.app import open_counter
from pos_app.domain.bill import Fact, Inquiry
from pos_app.domain.money import format_rupiah
from pos_app.domain.payment import Payment, State
from pos_app.domain.tender import CASH, Tender
from pos_app.receipts.content import Outlet, as_text, receipt_content
from pos_app.sandbox.server import Sandbox
from pos_app.services.counter import Counter
from tests.conftest import Home

OUTLET = Outlet("Loket Berkah", "", "", "", "Asia/Jakarta")
CASHIER = "Siti"
OPEN = {State.PENDING, State.UNKNOWN}


@dataclass(frozen=True)
class Row:
    """One product of a sheet, with a customer; `says` has to stand on the receipt."""

    code: str
    number: str
    extras: Mapping[str, str] = field(default_factory=dict)
    says: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}-{self.number[-6:]}"


@dataclass
class Shop:
    """A counter that sells through one provider."""

    provider: str
    home: Home
    counter: Counter

    def ask(self, row: Row) -> Inquiry:
        wanted = f"{self.provider}:{row.code}"
        return self.counter.inquiries.inquire(wanted, row.number, row.extras, again=True)

    def pay(self, inquiry: Inquiry) -> Payment:
        handed = [Tender(CASH, inquiry.total + 3_000)]
        return self.counter.payments.pay(inquiry, handed, CASHIER)

    def settled(self, payment: Payment) -> Payment:
        """Return the payment after it was asked about, at most three times."""
        for _ in range(3):
            if payment.state in OPEN:
                self.counter.unfinished.check(payment)
                payment = self.counter.store.payment(payment.ref)
        return payment

    def sell(self, row: Row) -> Payment:
        """Sell, and require that it is paid, charged once and told whole on the receipt."""
        payment = self.settled(self.pay(self.ask(row)))
        assert (payment.state, payment.reason) == (State.PAID, "")
        (charge,) = self.charges(payment)
        assert charge["price"] == payment.latest_bill.price
        self.require_receipt(payment, row)
        return payment

    def charges(self, payment: Payment) -> list[dict[str, Any]]:
        """Return what the sandbox took for a payment and did not give back."""
        lines = [json.loads(line) for line in self.home.ledger.splitlines()]
        # Espay knows a payment by our ref with its own name before it
        ours = [line for line in lines if line["ref"].endswith(payment.ref)]
        taken = [line for line in ours if line["event"] == "charge"]
        return [] if any(line["event"] == "refund" for line in ours) else taken

    def receipt(self, payment: Payment) -> str:
        product = self.counter.catalogue.product(payment.product)
        return as_text(receipt_content(payment, product, OUTLET, 0))

    def require_receipt(self, payment: Payment, row: Row) -> None:
        lines = self.receipt(payment).splitlines()
        bill = payment.latest_bill
        values = [line.partition(": ")[2] for line in lines]
        wanted = [
            payment.ref,
            bill.customer_name or payment.bill.customer_name,
            payment.provider_ref,
            rupiah(payment.bill.amount),
            rupiah(payment.bill.admin) if payment.bill.admin else "",
            rupiah(payment.total),
            rupiah(payment.total + 3_000),
            rupiah(3_000),
        ]
        missing = [value for value in wanted if value and value not in values]
        whole = _plain("".join(lines))
        said = [part.strip() for part in row.number.split(",")] + list(row.says)
        facts = [*payment.bill.facts, *(fact for row in bill.periods for fact in row), *bill.facts]
        told = {fact.name for fact in bill.facts}
        said += [_said(fact) for fact in facts if fact in bill.facts or fact.name not in told]
        missing += [text for text in said if _plain(text) not in whole]
        assert not missing, (missing, lines)

    def pdf(self, payment: Payment, paper: str) -> str:
        """Return the text of the receipt as it is printed."""
        drawn = self.counter.receipts.draw(payment.ref, paper)
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)


def _said(fact: Fact) -> str:
    if isinstance(fact.value, int):
        return rupiah(fact.value)
    is_day = fact.name in {"registration_date", "tax_until"}
    return fact.value[6:] + fact.value[4:6] + fact.value[:4] if is_day else fact.value


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def rupiah(amount: int) -> str:
    return f"Rp {format_rupiah(amount)}"


@contextmanager
def opened(folder: Path, provider: str, **more: str) -> Iterator[Shop]:
    """Open a shop that sells through one provider and no other, with a large deposit."""
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        Sandbox(folder / "ledger.jsonl", deposit=10**10) as sandbox,
    ):
        environ = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        home = Home(folder / "home", sandbox, monkeypatch, environ)
        home.path.mkdir()
        home.switch_on(provider, **more)
        counter = open_counter(home.path, environ=home.environ)
        counter.accounts.add(CASHIER, "147258")
        counter.shifts.open(0, CASHIER)
        try:
            yield Shop(provider, home, counter)
        finally:
            counter.close()
