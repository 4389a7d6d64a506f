"""What the services need from the world: a clock, providers, the store, a drawer of receipts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from pos_app.domain.bill import Bill
from pos_app.domain.journal import Entry, Verdict
from pos_app.domain.offer import Offer
from pos_app.domain.outcome import Outcome
from pos_app.domain.payment import Approval, Payment, State
from pos_app.domain.product import Kind, Product
from pos_app.domain.slip import Slip

RETURNED = "cash.returned"
"""The entry of cash that went back to the customer."""


class Clock(Protocol):
    """Time as the services see it."""

    def now(self) -> datetime:
        """Return the time, in UTC. Somebody may set it, forwards or backwards."""
        ...

    def steady(self) -> float:
        """Return seconds that go by evenly, whatever the time is set to."""
        ...


class Command(StrEnum):
    """What a provider is asked about one bill."""

    INQUIRE = "inquire"
    PAY = "pay"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for. `quoted` is the bill of the inquiry, once there is one.

    `price` is what the provider's list asks for a top-up, in rupiah; `provider_ref` is by what a
    pending payment can be asked about. After `resent` a refusal may be about the second sending
    only, and proves nothing about the first.
    """

    ref: str
    code: str
    customer_no: str
    extras: Mapping[str, str]
    kind: Kind = Kind.BILL
    price: int | None = None
    quoted: Bill | None = None
    provider_ref: str = ""
    resent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back, byte for byte. `fault` names what cut it off; then `body` is what came."""

    status: int = 0
    body: bytes = b""
    fault: str = ""


class Provider(Protocol):
    """One provider. Sending and understanding are apart, so that the answer is kept in between."""

    @property
    def name(self) -> str:
        """The provider's id, e.g. "digiswitch"."""
        ...

    @property
    def account(self) -> str:
        """Whose deposit pays, and where: "user name@host"."""
        ...

    @property
    def training(self) -> bool:
        """Whether this is a sandbox: no money moves."""
        ...

    @property
    def check_gap(self) -> float:
        """The seconds that must pass between two requests about the same payment."""
        ...

    @property
    def patience(self) -> float:
        """The seconds after which an answer is not waited for any more."""
        ...

    @property
    def list_gap(self) -> float:
        """The seconds that must pass between two looks at the whole price list."""
        ...

    @property
    def closed_list(self) -> bool:
        """Whether what is not on its price list is certainly not sold."""
        ...

    def quote(self, order: Order) -> Bill | None:
        """Return the bill where there is nothing to ask the provider, else None."""
        ...

    def can_check(self, order: Order) -> bool:
        """Return whether this payment can be asked about at all."""
        ...

    def check_pays(self, order: Order) -> bool:
        """Return whether asking about this payment is sending it again.

        Then a payment that never arrived is made by the question, and age forbids it.
        """
        ...

    def request(self, command: Command, order: Order) -> Mapping[str, object]:
        """Return the request as it will be sent, without user name, key and signature."""
        ...

    def send(self, command: Command, order: Order) -> Reply:
        """Send once, on a fresh connection; a cut connection is a Reply with a fault.

        Raises NotSentError when provably nothing was sent, CredentialsError without a key.
        """
        ...

    def read_bill(self, order: Order, reply: Reply) -> Bill:
        """Return the bill of an inquiry; raises ProviderError."""
        ...

    def read_payment(self, command: Command, order: Order, reply: Reply) -> Outcome:
        """Return what the answer to PAY or CHECK proves. Never raises."""
        ...

    def balance(self) -> int | None:
        """Return the deposit in rupiah, None if bills are paid later; raises ProviderError."""
        ...

    def price_list(self) -> list[Offer]:
        """Return what the provider sells; raises ProviderError."""
        ...

    def operator(self, customer_no: str) -> str:
        """Return the operator of a mobile number, "" if it cannot say; raises ProviderError."""
        ...


@dataclass(frozen=True, slots=True)
class PriceList:
    """The price list of a provider's account as it was fetched, at a time in UTC."""

    account: str
    at: datetime
    offers: tuple[Offer, ...]


class Head(NamedTuple):
    """How far the books have come: of which counter and epoch, how many entries, the last seal."""

    identity: str
    entries: int
    seal: str

    @property
    def device(self) -> str:
        """Which counter it is."""
        return self.identity[:4]

    @property
    def epoch(self) -> int:
        """How often its books were restored, and the refs began anew."""
        return int(self.identity[4:], 36)


class Store(Protocol):
    """The journal database. Every method that writes is one durable transaction.

    All raise StorageError when the database cannot be read or written.
    """

    def identity(self) -> str:
        """Return device and epoch, the first six characters of every ref."""
        ...

    def require_room(self) -> None:
        """See that the outcome of a payment that is sent now can be saved on any account.

        Raises StorageError "disk-low" or "disk-full", or "damaged" where the books were taken from
        under our hands. `keep_reply` and `move` of what was sent succeed afterwards even if the
        disk fills up.
        """
        ...

    def prepare(self, payment: Payment, alike: Collection[str] = ()) -> None:
        """Write a PREPARED payment.

        Raises RuleError("bill-open") if its bill has an open one, through this product or `alike`.
        """
        ...

    def claim(
        self, ref: str, at: datetime, request: Mapping[str, object], alike: Collection[str] = ()
    ) -> Payment:
        """Move PREPARED or NOT_SENT to SENDING and count the send; the winner gets the payment.

        Raises RuleError("already-sent") to everybody else, and if the bill has been paid under
        another ref since this one was tried; "bill-open" if that is not settled yet.
        """
        ...

    def claim_again(self, payment: Payment, at: datetime, request: Mapping[str, object]) -> Payment:
        """Move UNKNOWN to SENDING and count the send, if nobody has moved or sent it meanwhile.

        Raises RuleError("already-sent") otherwise.
        """
        ...

    def claim_check(
        self, payment: Payment, at: datetime, next_check_at: datetime, *, pays: bool = False
    ) -> bool:
        """Count a status check before it is made; False if somebody else has counted it.

        One that `pays` is counted as a sending as well, and takes UNKNOWN to SENDING.
        """
        ...

    def keep_reply(self, ref: str, command: Command, at: datetime, reply: Reply) -> None:
        """Keep the raw answer, before anybody has understood it."""
        ...

    def answers(self, ref: str) -> int:
        """Return how many answers to status checks are kept."""
        ...

    def move(
        self,
        payment: Payment,
        state: State,
        at: datetime,
        *,
        actor: str,
        outcome: Outcome | None = None,
        next_check_at: datetime | None = None,
        approval: Approval | None = None,
    ) -> Payment:
        """Move a payment on, with what the outcome says; an approval is sealed with the move.

        Raises RuleError "transition", or "not-approved" where only a person may.
        """
        ...

    def payment(self, ref: str) -> Payment:
        """Return a payment; raises InputError("unknown-ref")."""
        ...

    def payments(self, *, since: datetime | None = None) -> list[Payment]:
        """Return the newest payments first, at most 500, and not older if a time is given.

        Whoever looks for one among all of them asks `services.search`.
        """
        ...

    def same_bill(
        self, products: Collection[str], customer_no: str, since: datetime
    ) -> list[Payment]:
        """Return the payments of a number that are open, or were paid since then, newest first."""
        ...

    def unfinished(self) -> list[Payment]:
        """Return all that is neither settled nor cancelled, oldest first."""
        ...

    def record(
        self, kind: str, *, actor: str, at: datetime, ref: str = "", **data: str | int
    ) -> None:
        """Append one entry to the journal."""
        ...

    def record_once(
        self, kind: str, *, actor: str, at: datetime, ref: str, **data: str | int
    ) -> tuple[Entry, bool]:
        """Append the only entry of a kind about a payment, its `number` counted from 1.

        Returns the entry, or the one that is there already, and whether it is new.
        """
        ...

    def give_back(self, payment: Payment, at: datetime, *, actor: str) -> tuple[Entry, bool]:
        """Append, once, that a customer has the money back, and take it out of the drawer.

        Returns the entry, or the one that is there already, and whether it is new.
        """
        ...

    def count(self, kind: str, ref: str) -> int:
        """Return how many entries of a kind the journal has about a payment."""
        ...

    def entries(self, ref: str = "", kind: str = "") -> Iterator[Entry]:
        """Yield the journal in order, all of it or what is about one payment, or of one kind."""
        ...

    def verify(self) -> Verdict:
        """Check every seal, and that each payment stands as its last entry says."""
        ...

    def head(self) -> Head:
        """Return how far the books have come."""
        ...

    def back_up(self, to: Path) -> None:
        """Copy the books as they stand to a file; what is there afterwards is sound and the same.

        Nobody waits for it. Raises StorageError("backup"); then what was there before still is.
        """
        ...

    def price_lists(self) -> dict[str, PriceList]:
        """Return the price lists that were kept, by provider."""
        ...

    def keep_price_list(self, provider: str, prices: PriceList) -> None:
        """Keep a price list in the place of the provider's last one."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class ReceiptPrinter(Protocol):
    """Draws receipts."""

    def draw(
        self, payment: Payment, product: Product, *, paper: str, copy: int, seal: str = ""
    ) -> bytes:
        """Return a PDF; copy 0 is the original. `seal` is shown in part. Raises ReceiptError."""
        ...

    def draw_slip(self, payment: Payment, product: Product, slip: Slip, paper: str) -> bytes:
        """Return the PDF of a slip, which is no receipt. Raises ReceiptError."""
        ...

    def save(self, pdf: bytes, to: Path) -> None:
        """Write the PDF whole or not at all. Raises ReceiptError."""
        ...
