"""Handing out receipts: the original once, every further one counted and marked as a copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pos_app.domain.errors import ReceiptError, RuleError
from pos_app.domain.payment import Payment, State
from pos_app.services.catalogue import Catalogue
from pos_app.services.payment import provider_of
from pos_app.services.ports import Clock, Provider, ReceiptPrinter, Store
from pos_app.services.provider_extras import KeepsReceipts

PAPERS = ("58", "80", "a4")
ISSUED = "receipt.issued"
SETTLED = "payment.paid"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A drawn receipt. `copy` is 0 for the original, then 1, 2, ..."""

    payment: Payment
    paper: str
    copy: int
    pdf: bytes


class Receipts:
    """Receipts of paid payments, and only of those."""

    def __init__(
        self,
        store: Store,
        providers: Mapping[str, Provider],
        catalogue: Catalogue,
        printer: ReceiptPrinter,
        clock: Clock,
        folder: Path,
    ) -> None:
        self._store = store
        self._providers = providers
        self._catalogue = catalogue
        self._printer = printer
        self._clock = clock
        self._folder = folder

    def file(self, ref: str, paper: str) -> Path:
        """Return where a receipt is kept unless somebody says otherwise; made of our ref alone."""
        return self._folder / f"{ref}-{paper}.pdf"

    def draw(self, ref: str, paper: str) -> Receipt:
        """Draw the next receipt of a payment without handing it out: a preview.

        Raises InputError("unknown-ref"), ReceiptError("not-paid", "paper" and what drawing raises).
        """
        payment = self._store.payment(ref)
        if payment.state is not State.PAID:
            raise ReceiptError("not-paid", payment.state, ref)
        if paper not in PAPERS:
            raise ReceiptError("paper", paper, ref)
        copy = self._store.count(ISSUED, ref)
        product = self._catalogue.product(payment.product)
        seal = [e.seal for e in self._store.entries(ref, SETTLED)][-1]
        pdf = self._printer.draw(payment, product, paper=paper, copy=copy, seal=seal)
        return Receipt(payment, paper, copy, pdf)

    def issued(self, receipt: Receipt, actor: str, *, how: str) -> None:
        """Write down that a receipt left our hands, printed or saved as `how` says."""
        self._store.record(
            ISSUED,
            actor=actor,
            at=self._clock.now(),
            ref=receipt.payment.ref,
            paper=receipt.paper,
            copy=receipt.copy,
            how=how,
        )

    def save_theirs(self, ref: str, to: Path) -> None:
        """Fetch the provider's own receipt of a paid bill into a file.

        Raises ReceiptError "not-paid" or "save", RuleError "provider-off" or "no-receipt", and
        ProviderError.
        """
        payment = self._store.payment(ref)
        if payment.state is not State.PAID:
            raise ReceiptError("not-paid", payment.state, ref)
        provider = provider_of(payment, self._providers)
        if provider is None:
            raise RuleError("provider-off", payment.provider, ref)
        if not isinstance(provider, KeepsReceipts) or not payment.bill.echo:
            raise RuleError("no-receipt", payment.provider, ref)
        self._printer.save(provider.receipt(payment.bill.echo), to)

    def save(self, ref: str, paper: str, to: Path, actor: str) -> Receipt:
        """Draw a receipt, write it to a file and count it; raises as `draw`, and StorageError."""
        receipt = self.draw(ref, paper)
        self._printer.save(receipt.pdf, to)
        self.issued(receipt, actor, how="file")
        return receipt
