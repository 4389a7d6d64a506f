"""Between the domain and the rows: times, bills and payments as columns, and back."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from json.encoder import encode_basestring_ascii as quoted
from typing import Any

from sqlalchemy import RowMapping

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.journal import canonical
from pos_app.domain.payment import Payment, State
from pos_app.domain.product import Kind
from pos_app.domain.tender import Tender

FROZEN = (
    "ref", "provider", "account", "training", "product", "code", "customer_no", "customer_name",
    "extras", "amount", "admin", "fee", "total", "price", "tendered", "tenders", "bill", "cashier",
    "on_date", "made_at",
)  # fmt: skip
"""The columns that never change; their digest stands in the journal."""

LATER = ("shift",)
"""Columns that never change either, and are in the digest where they say something: the payments
of before they came have none of them."""

STANDS = ("reason", "message", "provider_ref", "settled_bill", "settled_at")
"""The columns that a move writes; their digest stands in the entry of each move."""

KEPT = ("id", "ref", "at", "command", "direction", "status", "fault", "body")
"""The columns of an exchange; their digest stands in an entry of its own."""

KNOWN = ("name", "pin_hash", "made_at", "role", "active")
"""The columns of a cashier; their digest stands in the entry of every change."""

FOUNDED = ("name", "pin_hash", "made_at")
"""The columns of a cashier before there were roles; entries of before schema 5 seal these."""


def stamp(at: datetime) -> str:
    """Return a UTC time as text that sorts: 2026-11-21T04:05:06.123456Z."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def unstamp(text: str) -> datetime:
    """Return the time of `stamp`."""
    return datetime.fromisoformat(text)


def bill_to_text(bill: Bill) -> str:
    """Return a bill as ASCII JSON; lists keep the provider's order."""
    return json.dumps(
        {
            "customer_name": bill.customer_name,
            "amount": bill.amount,
            "admin": bill.admin,
            "price": bill.price,
            "facts": _pairs(bill.facts),
            "periods": [_pairs(period) for period in bill.periods],
            "kind": bill.kind.value,
            "echo": bill.echo,
        },
        separators=(",", ":"),
    )


def bill_from_text(text: str) -> Bill:
    """Return the bill of `bill_to_text`."""
    data = json.loads(text)
    return Bill(
        customer_name=data["customer_name"],
        amount=data["amount"],
        admin=data["admin"],
        price=data["price"],
        facts=_facts(data["facts"]),
        periods=tuple(_facts(period) for period in data["periods"]),
        kind=Kind(data.get("kind", Kind.BILL)),
        echo=data.get("echo", ""),
    )


def _pairs(facts: tuple[Fact, ...]) -> list[list[str | int]]:
    return [[fact.name, fact.value] for fact in facts]


def _facts(pairs: list[list[Any]]) -> tuple[Fact, ...]:
    return tuple(Fact(name, value) for name, value in pairs)


def payment_to_columns(payment: Payment) -> dict[str, Any]:
    """Return the columns of a freshly prepared payment."""
    return {
        "ref": payment.ref,
        "provider": payment.provider,
        "account": payment.account,
        "training": int(payment.training),
        "product": payment.product,
        "code": payment.code,
        "customer_no": payment.customer_no,
        "customer_name": payment.customer_name,
        "extras": canonical(payment.extras),
        "amount": payment.bill.amount,
        "admin": payment.bill.admin,
        "fee": payment.fee,
        "total": payment.total,
        "price": payment.bill.price,
        "tendered": payment.tendered,
        "tenders": json.dumps([_tender(tender) for tender in payment.tenders]),
        "bill": bill_to_text(payment.bill),
        "cashier": payment.cashier,
        "on_date": payment.on.isoformat(),
        "made_at": stamp(payment.made_at),
        "state": payment.state.value,
        "reason": "",
        "message": "",
        "provider_ref": "",
        "settled_bill": None,
        "send_no": 0,
        "checks": 0,
        "sent_at": None,
        "next_check_at": None,
        "settled_at": None,
        "shift": payment.shift,
    }


def _tender(tender: Tender) -> list[str | int]:
    said: list[str | int] = [tender.kind, tender.amount]
    return [*said, tender.reference] if tender.reference else said


def payment_from_row(data: RowMapping | sqlite3.Row) -> Payment:
    """Return the payment of a row."""
    return Payment(
        ref=data["ref"],
        provider=data["provider"],
        account=data["account"],
        training=bool(data["training"]),
        product=data["product"],
        code=data["code"],
        customer_no=data["customer_no"],
        extras=json.loads(data["extras"]),
        bill=bill_from_text(data["bill"]),
        fee=data["fee"],
        tenders=tuple(Tender(*tender) for tender in json.loads(data["tenders"])),
        cashier=data["cashier"],
        on=date.fromisoformat(data["on_date"]),
        made_at=unstamp(data["made_at"]),
        shift=data["shift"],
        state=State(data["state"]),
        reason=data["reason"],
        message=data["message"],
        provider_ref=data["provider_ref"],
        settled_bill=bill_from_text(data["settled_bill"]) if data["settled_bill"] else None,
        send_no=data["send_no"],
        checks=data["checks"],
        sent_at=unstamp_if(data["sent_at"]),
        next_check_at=unstamp_if(data["next_check_at"]),
        settled_at=unstamp_if(data["settled_at"]),
    )


def unstamp_if(text: str | None) -> datetime | None:
    """Return the time of `stamp`, None where there is none."""
    return unstamp(text) if text else None


def digest(row: Mapping[str, Any] | RowMapping | sqlite3.Row, names: Iterable[str]) -> str:
    """Return SHA-256 over some columns of a row, as canonical JSON; bytes are hex there."""
    order = sorted(names)
    return digest_of(template(order), [row[name] for name in order])


def frozen(row: Mapping[str, Any] | RowMapping | sqlite3.Row) -> str:
    """Return the digest of what never changes about a payment."""
    return digest(row, (*FROZEN, *(name for name in LATER if row[name])))


def template(names: Iterable[str]) -> str:
    """Return the JSON of columns in this order, with their values left open."""
    return "{" + ",".join(f'"{name}":%s' for name in names) + "}"


def digest_of(template: str, values: Iterable[Any]) -> str:
    """Return SHA-256 over a template with its values, as `digest` does."""
    return hashlib.sha256((template % tuple(map(_plain, values))).encode()).hexdigest()


def _plain(value: str | int | bytes | None) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bytes):
        return f'"{value.hex()}"'
    return "null" if value is None else str(value)
