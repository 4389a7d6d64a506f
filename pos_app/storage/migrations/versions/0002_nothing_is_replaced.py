"""Nothing is replaced: REPLACE deletes without firing the triggers that forbid it.

It deletes every row that is in the way of the new one, by any of its keys. So a row that is in the
way of another is told before SQLite comes to its own conflicts.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_TRIGGERS = (
    """
    CREATE TRIGGER payment_is_not_replaced BEFORE INSERT ON payment
        WHEN EXISTS (
            SELECT 1 FROM payment
            WHERE ref = NEW.ref OR rowid = NEW.rowid
                OR (product = NEW.product AND customer_no = NEW.customer_no
                    AND state IN ('PREPARED', 'SENDING', 'PENDING', 'UNKNOWN', 'REVIEW'))
        )
        BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END
    """,
    """
    CREATE TRIGGER payment_replaces_nothing BEFORE UPDATE ON payment
        WHEN NEW.rowid <> OLD.rowid
            OR (NEW.state IN ('PREPARED', 'SENDING', 'PENDING', 'UNKNOWN', 'REVIEW')
                AND EXISTS (
                    SELECT 1 FROM payment
                    WHERE rowid <> OLD.rowid
                        AND product = NEW.product AND customer_no = NEW.customer_no
                        AND state IN ('PREPARED', 'SENDING', 'PENDING', 'UNKNOWN', 'REVIEW')
                ))
        BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END
    """,
    """
    CREATE TRIGGER exchange_is_not_replaced BEFORE INSERT ON exchange
        WHEN EXISTS (SELECT 1 FROM exchange WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END
    """,
    """
    CREATE TRIGGER journal_is_not_replaced BEFORE INSERT ON journal
        WHEN EXISTS (SELECT 1 FROM journal WHERE seal = NEW.seal)
        BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END
    """,
)


def upgrade() -> None:
    """Create what guards the rows against REPLACE."""
    for statement in _TRIGGERS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 2")
