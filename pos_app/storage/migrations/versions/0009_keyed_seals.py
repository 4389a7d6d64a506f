"""Seals have a key: every entry names the one that it is sealed with, and none goes back to none.

Entries of before have none, and are verified as they were.
"""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the key's id, and what guards it."""
    op.execute(
        """
        ALTER TABLE journal ADD COLUMN key TEXT NOT NULL DEFAULT ''
            CHECK (length(key) IN (0, 8))
        """
    )
    op.execute(
        """
        CREATE TRIGGER journal_stays_keyed BEFORE INSERT ON journal
            WHEN NEW.key = '' AND EXISTS (
                SELECT 1 FROM journal WHERE seq = NEW.seq - 1 AND key <> ''
            )
            BEGIN SELECT RAISE(ABORT, 'the journal stays under a key'); END
        """
    )
    op.execute("PRAGMA user_version = 9")
