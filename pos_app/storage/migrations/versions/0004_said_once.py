"""Cash goes back once, and a slip has one number: what is said once is kept from a second time."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create what guards the entries that a payment has once."""
    op.execute(
        """
        CREATE TRIGGER journal_says_once BEFORE INSERT ON journal
            WHEN NEW.kind IN ('cash.held', 'cash.returned') AND EXISTS (
                SELECT 1 FROM journal WHERE ref = NEW.ref AND kind = NEW.kind
            )
            BEGIN SELECT RAISE(ABORT, 'this is said once'); END
        """
    )
    op.execute("PRAGMA user_version = 4")
