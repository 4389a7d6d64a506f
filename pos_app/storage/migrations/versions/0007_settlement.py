"""Statements of the providers, what was found in them, what was done about it, and their columns.

All of it is only added to: a statement that was read wrongly is read again, and the newer counts.
"""

from alembic import op

revision = "0007"
down_revision = "0006"

_TABLES = (
    """
    CREATE TABLE statement (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        file TEXT NOT NULL,
        provider TEXT NOT NULL CHECK (provider <> ''),
        account TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT NOT NULL CHECK (until > since),
        columns TEXT NOT NULL,
        others INTEGER NOT NULL CHECK (others IN (0, 1)),
        lines INTEGER NOT NULL CHECK (lines > 0),
        left_out TEXT NOT NULL,
        actor TEXT NOT NULL CHECK (actor <> ''),
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX statement_by_digest ON statement (digest)",
    """
    CREATE TABLE finding (
        id INTEGER PRIMARY KEY,
        statement INTEGER NOT NULL REFERENCES statement (id),
        key TEXT NOT NULL CHECK (key <> ''),
        verdict TEXT NOT NULL CHECK (verdict IN (
            'matched', 'only-ours', 'only-theirs', 'amount-differs', 'status-differs',
            'twice-at-provider', 'elsewhere'
        )),
        found_by TEXT NOT NULL CHECK (found_by IN ('', 'our-ref', 'provider-ref', 'number')),
        risk INTEGER NOT NULL CHECK (risk BETWEEN 0 AND 999999999999999),
        whose TEXT NOT NULL CHECK (whose IN ('', 'lost', 'customer', 'owed')),
        ref TEXT NOT NULL,
        their_ref TEXT NOT NULL,
        product TEXT NOT NULL,
        number TEXT NOT NULL,
        ours INTEGER,
        theirs INTEGER,
        our_state TEXT NOT NULL,
        their_state TEXT NOT NULL CHECK (
            their_state IN ('', 'paid', 'failed', 'pending', 'refunded')
        ),
        our_at TEXT,
        their_at TEXT,
        file_rows TEXT NOT NULL,
        CHECK ((risk = 0) = (whose = ''))
    ) STRICT
    """,
    "CREATE INDEX finding_by_statement ON finding (statement)",
    "CREATE INDEX finding_by_key ON finding (key)",
    "CREATE INDEX finding_at_risk ON finding (statement) WHERE risk > 0",
    """
    CREATE TABLE finding_note (
        id INTEGER PRIMARY KEY,
        finding INTEGER NOT NULL REFERENCES finding (id),
        kind TEXT NOT NULL CHECK (kind IN ('claimed', 'settled')),
        reason TEXT NOT NULL CHECK (length(reason) >= 5),
        actor TEXT NOT NULL CHECK (actor <> ''),
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX finding_note_by_finding ON finding_note (finding)",
    """
    CREATE TABLE statement_columns (
        id INTEGER PRIMARY KEY,
        provider TEXT NOT NULL CHECK (provider <> ''),
        columns TEXT NOT NULL,
        actor TEXT NOT NULL CHECK (actor <> ''),
        at TEXT NOT NULL
    ) STRICT
    """,
)

_KEPT = ("statement", "finding", "finding_note", "statement_columns")

_TRIGGERS = (
    """
    CREATE TRIGGER {0}_is_kept BEFORE DELETE ON {0}
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
    """,
    """
    CREATE TRIGGER {0}_is_frozen BEFORE UPDATE ON {0}
        BEGIN SELECT RAISE(ABORT, 'nothing is changed'); END
    """,
    """
    CREATE TRIGGER {0}_is_not_replaced BEFORE INSERT ON {0}
        WHEN EXISTS (SELECT 1 FROM {0} WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END
    """,
)


def upgrade() -> None:
    """Create the tables, and see that nothing in them is changed, deleted or replaced."""
    for statement in _TABLES:
        op.execute(statement)
    for table in _KEPT:
        for trigger in _TRIGGERS:
            op.execute(trigger.format(table))
    op.execute("PRAGMA user_version = 7")
