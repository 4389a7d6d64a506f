"""The sandbox's own book of money: what the counter's journal is held against."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pos_app.sandbox.jsonl import JsonLines


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money taken for one payment; `sn` is None as long as the payment is pending."""

    provider: str
    ref: str
    code: str
    customer_no: str
    price: int
    selling_price: int
    at: datetime
    sn: str | None
    refunded: bool = False

    @property
    def pending(self) -> bool:
        """Whether neither the biller's serial number nor a refund has come yet."""
        return self.sn is None and not self.refunded


class Ledger:
    """Deposits and charges of every provider, in a file that outlives the process.

    Each change is one line, on the disk before the method returns, and the state is only ever
    what the lines say. One caller at a time: the desk sees to it.
    """

    def __init__(self, path: Path, deposit: int) -> None:
        self._deposit = deposit
        self._balances: dict[str, int] = {}
        self._charges: dict[tuple[str, str], Charge] = {}
        self._seq = 0
        self._lines = JsonLines(path)
        for line in self._lines.read():
            self._apply(line)

    def balance(self, provider: str) -> int:
        """Return what is left of the deposit with a provider."""
        return self._balances.get(provider, self._deposit)

    def find(self, provider: str, ref: str) -> Charge | None:
        """Return the charge made under a reference, None when no money ever moved."""
        return self._charges.get((provider, ref))

    def charges(self, provider: str) -> list[Charge]:
        """Return all that was ever charged with a provider, the oldest first."""
        return [charge for charge in self._charges.values() if charge.provider == provider]

    def charge(self, charge: Charge) -> None:
        """Take the price off the deposit; a reference is charged once."""
        if self.find(charge.provider, charge.ref):
            raise ValueError(f"{charge.ref} is charged already")
        balance = self.balance(charge.provider) - charge.price
        self._write("charge", charge, charge.at, balance)

    def settle(self, charge: Charge, sn: str, at: datetime) -> None:
        """Turn a pending charge into a paid one; the deposit stays as it is."""
        self._write("settle", replace(charge, sn=sn), at, self.balance(charge.provider))

    def refund(self, charge: Charge, at: datetime) -> None:
        """Give the price of a pending charge back to the deposit."""
        self._write("refund", charge, at, self.balance(charge.provider) + charge.price)

    def close(self) -> None:
        """Let go of the file."""
        self._lines.close()

    def _write(self, event: str, charge: Charge, at: datetime, balance: int) -> None:
        line = {
            "seq": self._seq + 1,
            "at": at.isoformat(timespec="milliseconds"),
            "provider": charge.provider,
            "event": event,
            "ref": charge.ref,
            "code": charge.code,
            "customer_no": charge.customer_no,
            "price": charge.price,
            "selling_price": charge.selling_price,
            "balance": balance,
            "sn": charge.sn,
        }
        self._lines.append(line, durable=True)
        self._apply(line)

    def _apply(self, line: dict[str, Any]) -> None:
        key = line["provider"], line["ref"]
        self._seq = line["seq"]
        self._balances[line["provider"]] = line["balance"]
        match line["event"]:
            case "charge":
                self._charges[key] = _charge(line)
            case "settle":
                self._charges[key] = replace(self._charges[key], sn=line["sn"])
            case "refund":
                self._charges[key] = replace(self._charges[key], refunded=True)
            case event:
                raise ValueError(f"no such event: {event}")


def _charge(line: dict[str, Any]) -> Charge:
    return Charge(
        provider=line["provider"],
        ref=line["ref"],
        code=line["code"],
        customer_no=line["customer_no"],
        price=line["price"],
        selling_price=line["selling_price"],
        at=datetime.fromisoformat(line["at"]),
        sn=line["sn"],
    )
