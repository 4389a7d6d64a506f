"""Roles, people who are switched off, and the wrong PINs of every name.

Whoever was first in books of before owns them: nobody else could have made the others.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    """
    ALTER TABLE cashier ADD COLUMN role TEXT NOT NULL DEFAULT 'cashier'
        CHECK (role IN ('cashier', 'supervisor', 'owner'))
    """,
    "ALTER TABLE cashier ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))",
    """
    UPDATE cashier SET role = 'owner' WHERE name = (
        SELECT actor FROM journal WHERE kind = 'cashier.added' ORDER BY seq LIMIT 1
    )
    """,
    """
    CREATE TABLE pin_tries (
        name TEXT PRIMARY KEY COLLATE NOCASE CHECK (length(name) <= 40),
        wrong INTEGER NOT NULL CHECK (wrong >= 0),
        wait INTEGER NOT NULL CHECK (wait IN (0, 60, 300, 1800))
    ) STRICT
    """,
    """
    CREATE TRIGGER cashier_is_kept BEFORE DELETE ON cashier
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
    """,
    """
    CREATE TRIGGER cashier_is_not_replaced BEFORE INSERT ON cashier
        WHEN EXISTS (SELECT 1 FROM cashier WHERE name = NEW.name OR rowid = NEW.rowid)
        BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END
    """,
    """
    CREATE TRIGGER cashier_keeps_the_name BEFORE UPDATE ON cashier
        WHEN (NEW.name, NEW.made_at, NEW.rowid) IS NOT (OLD.name, OLD.made_at, OLD.rowid)
        BEGIN SELECT RAISE(ABORT, 'a name does not change'); END
    """,
    """
    CREATE TRIGGER cashier_owns BEFORE UPDATE ON cashier
        WHEN OLD.role = 'owner' AND OLD.active = 1 AND (NEW.role <> 'owner' OR NEW.active = 0)
            AND NOT EXISTS (
                SELECT 1 FROM cashier
                WHERE role = 'owner' AND active = 1 AND rowid <> OLD.rowid
            )
        BEGIN SELECT RAISE(ABORT, 'the last owner stays'); END
    """,
    """
    CREATE TRIGGER pin_tries_are_kept BEFORE DELETE ON pin_tries
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
    """,
)


def upgrade() -> None:
    """Give the cashiers roles and create what counts their tries."""
    for statement in _STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 6")
