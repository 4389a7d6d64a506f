"""The price lists of the providers, as they were fetched last. They are no part of the books."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table."""
    op.execute(
        """
        CREATE TABLE price_list (
            provider TEXT PRIMARY KEY CHECK (provider <> ''),
            account TEXT NOT NULL,
            fetched_at TEXT NOT NULL,
            offers BLOB NOT NULL
        ) STRICT
        """
    )
    op.execute("PRAGMA user_version = 3")
