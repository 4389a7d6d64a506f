"""The cash of a payment that is not settled, or came to nothing: slips for it, and its return."""

from dataclasses import dataclass
from pathlib import Path

from pos_app.domain.errors import ReceiptError, RuleError
from pos_app.domain.journal import Entry
from pos_app.domain.payment import UNCLEAR, Payment
from pos_app.domain.rights import Action
from pos_app.domain.slip import Slip, SlipKind
from pos_app.services.catalogue import Catalogue
from pos_app.services.ports import RETURNED, Clock, ReceiptPrinter, Store
from pos_app.services.receipts import PAPERS
from pos_app.services.rights import Rights

HELD = "cash.held"
ISSUED = {SlipKind.HELD: "slip.held-issued", SlipKind.RETURNED: "slip.returned-issued"}


@dataclass(frozen=True, slots=True)
class DrawnSlip:
    """A slip on paper, not handed out yet."""

    payment: Payment
    slip: Slip
    paper: str
    pdf: bytes


class HeldCash:
    """Slips and returns. What leaves our hands is counted, and cash goes back once."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        printer: ReceiptPrinter,
        rights: Rights,
        clock: Clock,
        folder: Path,
    ) -> None:
        self._store = store
        self._rights = rights
        self._catalogue = catalogue
        self._printer = printer
        self._clock = clock
        self._folder = folder

    def give_back(self, ref: str, actor: str) -> Entry:
        """Write down that the customer has the cash back, and return that entry.

        It leaves the drawer, if it ever went in. Raises RuleError "nothing-to-return" while the
        bill is or may be paid, "cash-returned" the second time, "no-shift", and what
        `Rights.require` raises.
        """
        payment = self._store.payment(ref)
        by = self._rights.require(Action.RETURN_CASH, actor, ref=ref, amount=payment.cash_back)
        if not payment.cash_back:
            raise RuleError("nothing-to-return", payment.state, ref)
        entry, is_new = self._store.give_back(payment, self._clock.now(), actor=by)
        if not is_new:
            raise RuleError("cash-returned", entry.actor, ref)
        return entry

    def given_back(self, ref: str) -> Entry | None:
        """Return the entry of the cash that went back, None if none did."""
        return next(self._store.entries(ref, RETURNED), None)

    def draw(self, ref: str, kind: SlipKind, paper: str, actor: str) -> DrawnSlip:
        """Draw the next slip of a payment. The first one of a kind gives it its number.

        Raises ReceiptError "not-held" for a payment that is not unclear, "not-returned", "paper",
        "draw"; RuleError as `Rights.require`.
        """
        payment = self._store.payment(ref)
        actor = self._rights.require(Action.REPRINT, actor, ref=ref)
        if paper not in PAPERS:
            raise ReceiptError("paper", paper, ref)
        entry = self._held(payment, actor) if kind is SlipKind.HELD else self._returned(payment)
        slip = Slip(
            kind=kind,
            number=int(str(entry.data["number"])),
            amount=int(str(entry.data["amount"])),
            at=entry.at,
            by=entry.actor,
            copy=self._store.count(ISSUED[kind], ref),
        )
        product = self._catalogue.product(payment.product)
        return DrawnSlip(
            payment, slip, paper, self._printer.draw_slip(payment, product, slip, paper)
        )

    def issued(self, drawn: DrawnSlip, actor: str, *, how: str) -> None:
        """Write down that a slip left our hands, printed or saved as `how` says.

        No right is asked for: it has happened.
        """
        self._store.record(
            ISSUED[drawn.slip.kind],
            actor=actor,
            at=self._clock.now(),
            ref=drawn.payment.ref,
            number=drawn.slip.number,
            paper=drawn.paper,
            copy=drawn.slip.copy,
            how=how,
        )

    def file(self, ref: str, kind: SlipKind, paper: str) -> Path:
        """Return where a slip is saved unless somebody says otherwise."""
        return self._folder / f"{ref}-{kind}-{paper}.pdf"

    def save(self, ref: str, kind: SlipKind, paper: str, to: Path, actor: str) -> DrawnSlip:
        """Draw a slip, write it to a file and count it; raises as `draw`, and ReceiptError."""
        drawn = self.draw(ref, kind, paper, actor)
        self._printer.save(drawn.pdf, to)
        self.issued(drawn, actor, how="file")
        return drawn

    def _held(self, payment: Payment, actor: str) -> Entry:
        if payment.state not in UNCLEAR:
            raise ReceiptError("not-held", payment.state, payment.ref)
        now, amount = self._clock.now(), payment.tendered
        return self._store.record_once(HELD, actor=actor, at=now, ref=payment.ref, amount=amount)[0]

    def _returned(self, payment: Payment) -> Entry:
        entry = self.given_back(payment.ref)
        if entry is None:
            raise ReceiptError("not-returned", payment.state, payment.ref)
        return entry
