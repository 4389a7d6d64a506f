"""Parts of a payment's transactions: what stands in its way, what it is told, what is kept."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import assert_never, cast

from sqlalchemy import Connection

from pos_app.domain.errors import RuleError
from pos_app.domain.journal import COUNTER_ITSELF, canonical
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown, reason_of
from pos_app.domain.payment import Approval, Payment, State
from pos_app.services.ports import Command
from pos_app.storage import chain, statements
from pos_app.storage.rows import KEPT, bill_to_text, digest, payment_from_row, stamp
from pos_app.storage.statements import run


def require_new(connection: Connection, payment: Payment, alike: Collection[str]) -> None:
    """See that a bill has no open payment, through whichever of the products alike."""
    wanted = {
        "this": payment.ref,
        "alike": json.dumps([payment.product, *alike]),
        "customer_no": payment.customer_no,
    }
    found = run(connection, statements.IN_THE_WAY, wanted)
    if found is not None:
        raise RuleError(
            "already-sent" if found["ref"] == payment.ref else "bill-open", ref=found["ref"]
        )


def require_not_taken_over(connection: Connection, ref: str, alike: Collection[str]) -> None:
    """See that nobody has paid the bill, or is about to, since this payment was tried."""
    found = run(connection, statements.TAKEN_OVER, {"this": ref, "alike": json.dumps([*alike])})
    if found is not None:
        raise RuleError(
            "already-sent" if found["state"] == State.PAID else "bill-open", ref=found["ref"]
        )


def told_by(payment: Payment, outcome: Outcome | None) -> dict[str, str | None]:
    """Return what an outcome says; without one, what was said before stays."""
    told: dict[str, str | None] = {
        "why": payment.reason,
        "told": payment.message,
        "their_ref": payment.provider_ref,
        "final_bill": bill_to_text(payment.settled_bill) if payment.settled_bill else None,
    }
    match outcome:
        case None:
            return told
        case Paid():
            told |= {"why": "", "their_ref": outcome.provider_ref}
            if outcome.bill:
                told["final_bill"] = bill_to_text(outcome.bill)
        case Unknown():
            told["why"] = outcome.reason
        case Refused():
            told["why"] = reason_of(outcome)
        case Pending():
            told |= {"why": "", "their_ref": outcome.provider_ref or payment.provider_ref}
        case _:
            assert_never(outcome)
    return told | {"told": outcome.message}


def keep(
    connection: Connection,
    ref: str,
    command: Command,
    at: datetime,
    direction: str,
    *,
    status: int = 0,
    fault: str = "",
    body: bytes = b"",
) -> None:
    """Keep a request before it is sent, or an answer before it is understood, and seal it."""
    row = {"ref": ref, "at": stamp(at), "command": command.value, "direction": direction}
    answer = {"status": status, "fault": fault, "body": body}
    # What is inserted comes back, always.
    kept = cast("sqlite3.Row", run(connection, statements.KEEP, {**row, **answer}))
    sealed: dict[str, str | int] = {"id": kept["id"], "digest": digest(kept, KEPT)}
    chain.append(connection, chain.EXCHANGED, at, actor=COUNTER_ITSELF, ref=ref, data=sealed)


def claimed(
    connection: Connection,
    row: sqlite3.Row | None,
    ref: str,
    at: datetime,
    request: Mapping[str, object],
) -> Payment:
    """Write down that a payment is sent, and what; raises RuleError without a row."""
    if row is None:
        raise RuleError("already-sent", ref=ref)
    payment = payment_from_row(row)
    chain.append_payment(
        connection, State.SENDING, at, actor=payment.cashier, ref=ref, send_no=payment.send_no
    )
    keep(connection, ref, Command.PAY, at, "out", body=canonical(request).encode("ascii"))
    return payment


def sealed(approval: Approval) -> dict[str, str]:
    """Return what is sealed of a decision by a person."""
    return {"approved_by": approval.by, "why": approval.reason, "evidence": approval.evidence}
