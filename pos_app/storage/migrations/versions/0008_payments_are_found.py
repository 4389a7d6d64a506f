"""Payments are found among a million: by every three signs in a row, by total, by their ref.

The index of signs has no rows of its own and no positions: 75 MB for a million payments. Nothing
triggers it, since SQLite lets no trigger write into it where the schema is not trusted; the store
writes it with the payment. The one by time has in it all that the journal page filters by.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = (
    """
    CREATE VIRTUAL TABLE payment_text USING fts5(
        ref, customer_no, customer_name,
        content = 'payment', tokenize = 'trigram', detail = 'none', columnsize = 0
    )
    """,
    "INSERT INTO payment_text (payment_text) VALUES ('rebuild')",
    "DROP INDEX payment_by_time",
    """
    CREATE INDEX payment_by_time
        ON payment (made_at, ref, state, product, provider, cashier, total)
    """,
    "CREATE INDEX payment_by_total ON payment (total)",
    """
    CREATE INDEX payment_by_their_ref ON payment (provider_ref COLLATE NOCASE)
        WHERE provider_ref <> ''
    """,
)


def upgrade() -> None:
    """Create the indexes, over the payments that are there already too."""
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 8")
