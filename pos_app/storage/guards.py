"""What a new payment, or a new send, must not be in the way of. Each inside its transaction."""

from sqlalchemy import Connection

from pos_app.domain.errors import RuleError
from pos_app.domain.payment import Payment, State
from pos_app.storage import statements
from pos_app.storage.statements import run


def require_new(connection: Connection, payment: Payment) -> None:
    """See that neither this ref nor an open payment of this bill is there."""
    wanted = {
        "this": payment.ref,
        "product": payment.product,
        "customer_no": payment.customer_no,
    }
    found = run(connection, statements.IN_THE_WAY, wanted)
    if found is not None:
        raise RuleError(
            "already-sent" if found["ref"] == payment.ref else "bill-open", ref=found["ref"]
        )


def require_not_taken_over(connection: Connection, ref: str) -> None:
    """See that nobody has paid the bill, or is about to, since this payment was tried."""
    found = run(connection, statements.TAKEN_OVER, {"this": ref})
    if found is not None:
        raise RuleError(
            "already-sent" if found["state"] == State.PAID else "bill-open", ref=found["ref"]
        )
