"""Shifts: the drawer, the results that count for each, blind counts and Z reports.

Every row is written once and belongs to one entry of the journal. A row counts for the shift that
is open when it is written, or for the next one: so a Z never changes, and its number has no gap.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

_RUPIAH = "BETWEEN -999999999999 AND 999999999999"

_TABLES = (
    "ALTER TABLE payment ADD COLUMN shift INTEGER NOT NULL DEFAULT 0 CHECK (shift >= 0)",
    """
    CREATE TABLE shift (
        number INTEGER PRIMARY KEY CHECK (number > 0),
        opened_at TEXT NOT NULL,
        opened_by TEXT NOT NULL REFERENCES cashier (name),
        day TEXT NOT NULL CHECK (length(day) = 10),
        counted_float INTEGER NOT NULL CHECK (counted_float BETWEEN 0 AND 999999999999),
        "left" INTEGER NOT NULL CHECK ("left" BETWEEN 0 AND 999999999999),
        entry INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    f"""
    CREATE TABLE taking (
        id INTEGER PRIMARY KEY,
        shift INTEGER NOT NULL CHECK (shift > 0),
        at TEXT NOT NULL,
        flow TEXT NOT NULL CHECK (
            flow IN ('received', 'change', 'returned', 'cash-in', 'cash-out', 'drop')
        ),
        tender TEXT NOT NULL CHECK (tender <> ''),
        amount INTEGER NOT NULL CHECK (amount {_RUPIAH} AND amount <> 0),
        ref TEXT NOT NULL,
        by TEXT NOT NULL,
        reason TEXT NOT NULL,
        entry INTEGER NOT NULL,
        CHECK ((amount > 0) = (flow IN ('received', 'cash-in')))
    ) STRICT
    """,
    "CREATE INDEX taking_by_shift ON taking (shift, flow, tender, amount)",
    "CREATE INDEX taking_by_entry ON taking (entry)",
    "CREATE UNIQUE INDEX taking_by_ref ON taking (ref, flow, tender) WHERE ref <> ''",
    f"""
    CREATE TABLE sale (
        id INTEGER PRIMARY KEY,
        shift INTEGER NOT NULL CHECK (shift > 0),
        day TEXT NOT NULL CHECK (length(day) = 10),
        hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
        at TEXT NOT NULL,
        sign INTEGER NOT NULL CHECK (sign IN (1, -1)),
        ref TEXT NOT NULL REFERENCES payment (ref),
        sold_in INTEGER NOT NULL,
        provider TEXT NOT NULL,
        product TEXT NOT NULL,
        cashier TEXT NOT NULL,
        training INTEGER NOT NULL CHECK (training IN (0, 1)),
        amount INTEGER NOT NULL CHECK (amount {_RUPIAH}),
        admin INTEGER NOT NULL CHECK (admin {_RUPIAH}),
        fee INTEGER NOT NULL CHECK (fee {_RUPIAH}),
        cost INTEGER CHECK (cost {_RUPIAH}),
        seconds INTEGER NOT NULL CHECK (seconds >= 0),
        entry INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX sale_by_shift ON sale (shift)",
    "CREATE INDEX sale_by_day ON sale (day)",
    "CREATE UNIQUE INDEX sale_by_ref ON sale (ref, sign)",
    """
    CREATE INDEX payment_came_to_nothing ON payment (ref)
        WHERE state IN ('REFUSED', 'CANCELLED', 'REVERSED')
    """,
    """
    CREATE TABLE cash_count (
        id INTEGER PRIMARY KEY,
        shift INTEGER NOT NULL REFERENCES shift (number),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES cashier (name),
        amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 999999999999),
        notes TEXT NOT NULL,
        expected INTEGER NOT NULL,
        reason TEXT NOT NULL,
        takings INTEGER NOT NULL,
        entry INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    "CREATE INDEX cash_count_by_shift ON cash_count (shift)",
    """
    CREATE TABLE z_report (
        number INTEGER PRIMARY KEY REFERENCES shift (number),
        at TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES cashier (name),
        figures TEXT NOT NULL,
        "left" INTEGER NOT NULL CHECK ("left" BETWEEN 0 AND 999999999999),
        count_ever INTEGER NOT NULL,
        total_ever INTEGER NOT NULL,
        fee_ever INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        head TEXT NOT NULL CHECK (length(head) = 64),
        entry INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
)

_KEPT = ("shift", "taking", "sale", "cash_count", "z_report")

_TRIGGERS = (
    *(
        f"CREATE TRIGGER {table}_is_{word} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, 'nothing is {said}'); END"
        for table in _KEPT
        for verb, word, said in (("DELETE", "kept", "deleted"), ("UPDATE", "frozen", "changed"))
    ),
    *(
        f"CREATE TRIGGER {table}_is_not_replaced BEFORE INSERT ON {table}"
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
        " BEGIN SELECT RAISE(ABORT, 'nothing is replaced'); END"
        for table, key in zip(_KEPT, ("number", "id", "id", "id", "number"), strict=True)
    ),
    """
    CREATE TRIGGER one_shift_is_open BEFORE INSERT ON shift
        WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM z_report)
        BEGIN SELECT RAISE(ABORT, 'one shift is open at a time'); END
    """,
    *(
        f"""
        CREATE TRIGGER {table}_counts_for_no_closed_shift BEFORE INSERT ON {table}
            WHEN NEW.shift <> 1 + (SELECT coalesce(max(number), 0) FROM z_report)
            BEGIN SELECT RAISE(ABORT, 'a closed shift does not change'); END
        """
        for table in ("taking", "sale", "cash_count")
    ),
    """
    CREATE TRIGGER z_report_has_no_gaps BEFORE INSERT ON z_report
        WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM z_report)
        BEGIN SELECT RAISE(ABORT, 'the Z reports have no gaps'); END
    """,
    """
    CREATE TRIGGER payment_keeps_its_shift BEFORE UPDATE OF shift ON payment
        WHEN NEW.shift IS NOT OLD.shift
        BEGIN SELECT RAISE(ABORT, 'what was asked for does not change'); END
    """,
    """
    CREATE TRIGGER payment_is_in_the_open_shift BEFORE INSERT ON payment
        WHEN NEW.shift <> 0 AND (
            NEW.shift <> 1 + (SELECT coalesce(max(number), 0) FROM z_report)
            OR NOT EXISTS (SELECT 1 FROM shift WHERE number = NEW.shift)
        )
        BEGIN SELECT RAISE(ABORT, 'this shift is not open'); END
    """,
)


def upgrade() -> None:
    """Create shifts, takings, sales, counts and Z reports, and what guards them."""
    for statement in (*_TABLES, *_TRIGGERS):
        op.execute(statement)
    op.execute("PRAGMA user_version = 5")
