"""Handing out receipts: the original once, every further one counted and marked as a copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pos_app.domain.errors import ReceiptError, RuleError
from pos_app.domain.payment import Payment, State
from pos_app.domain.rights import Action
from pos_app.services.catalogue import Catalogue
from pos_app.services.payment import provider_of
from pos_app.services.ports import Clock, Provider, ReceiptPrinter, Store
from pos_app.services.provider_extras import KeepsReceipts
from pos_app.services.rights import Rights

PAPERS = ("58", "80", "a4")
SCRIPT = "command line"
"""Who saves a receipt from a script."""

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
        rights: Rights,
        clock: Clock,
        folder: Path,
    ) -> None:
        self._store = store
        self._rights = rights
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

    def hand_out(self, ref: str, paper: str, actor: str) -> Receipt:
        """Draw the next receipt for the printer; raises as `draw` and `Rights.require`."""
        self._rights.require(Action.REPRINT, actor, ref=ref)
        return self.draw(ref, paper)

    def issued(self, receipt: Receipt, actor: str, *, how: str) -> None:
        """Write down that a receipt left our hands, printed or saved as `how` says.

        No right is asked for: it has happened.
        """
        self._store.record(
            ISSUED,
            actor=actor,
            at=self._clock.now(),
            ref=receipt.payment.ref,
            paper=receipt.paper,
            copy=receipt.copy,
            how=how,
        )

    def save_theirs(self, ref: str, to: Path, actor: str) -> None:
        """Fetch the provider's own receipt of a paid bill into a file.

        Raises ReceiptError "not-paid" or "save", RuleError "provider-off" or "no-receipt",
        ProviderError, and what `Rights.require` raises.
        """
        self._rights.require(Action.REPRINT, actor, ref=ref)
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
        """Draw a receipt, write it to a file and count it.

        Raises as `hand_out`, ReceiptError and StorageError.
        """
        return self._kept(self.hand_out(ref, paper, actor), to, actor)

    def save_for_script(self, ref: str, paper: str, to: Path) -> Receipt:
        """Do as `save` for a command that nobody has signed in to: whoever runs it has the books.

        The receipt is counted all the same.
        """
        return self._kept(self.draw(ref, paper), to, SCRIPT)

    def keep_first(self, payment: Payment, paper: str) -> Path | None:
        """Keep the original of what was paid behind the counter, at its usual place.

        No person asks for it; returns where it is, None if there is one. Raises as `draw`.
        """
        receipt, file = self.draw(payment.ref, paper), self.file(payment.ref, paper)
        if not receipt.copy:
            self._kept(receipt, file, payment.cashier)
        return None if receipt.copy else file

    def _kept(self, receipt: Receipt, to: Path, actor: str) -> Receipt:
        self._printer.save(receipt.pdf, to)
        self.issued(receipt, actor, how="file")
        return receipt
