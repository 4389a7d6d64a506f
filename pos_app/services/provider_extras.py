"""What only some providers can do, beside what `services.ports.Provider` asks of all."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """How to fill up a deposit: transfer exactly `amount` rupiah with `notes`, to `account`."""

    amount: int
    notes: str
    account: str


@runtime_checkable
class GivesTickets(Protocol):
    """A provider whose deposit is filled up by a ticket."""

    def ticket(self, amount: int, bank: str, owner: str) -> Ticket:
        """Ask how to fill up the deposit from the owner's account at a bank; moves no money.

        Raises ProviderError.
        """
        ...


@runtime_checkable
class KeepsReceipts(Protocol):
    """A provider that has receipts of its own."""

    def receipt(self, echo: str) -> bytes:
        """Return the PDF of a paid bill by what it wanted back; raises ProviderError."""
        ...
