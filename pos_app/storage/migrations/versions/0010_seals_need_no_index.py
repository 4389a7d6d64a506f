"""Seals are not unique by an index any more: a chain cannot say the same twice.

The index was a ninth of large books, took a page somewhere in it with every entry, and two thirds
of the time of SQLite's own check. What it guarded, an entry in the place of another, the next
number guards too.
"""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Write the journal into a table without the index, with all else that belongs to it."""
    connection = op.get_bind()
    kept = connection.exec_driver_sql(
        """
        SELECT sql FROM sqlite_master
        WHERE tbl_name = 'journal' AND type IN ('index', 'trigger') AND sql IS NOT NULL
            AND name <> 'journal_is_not_replaced'
        """
    ).scalars()
    said = [str(text) for text in kept]
    op.execute(
        """
        CREATE TABLE journal_anew (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            ref TEXT NOT NULL,
            data TEXT NOT NULL,
            seal TEXT NOT NULL CHECK (length(seal) = 64),
            key TEXT NOT NULL DEFAULT '' CHECK (length(key) IN (0, 8))
        ) STRICT
        """
    )
    columns = "seq, at, actor, kind, ref, data, seal, key"
    op.execute(f"INSERT INTO journal_anew ({columns}) SELECT {columns} FROM journal ORDER BY seq")
    op.execute("DROP TABLE journal")
    op.execute("ALTER TABLE journal_anew RENAME TO journal")
    for text in said:
        connection.exec_driver_sql(text)
    op.execute("PRAGMA user_version = 10")
