"""The first books: counter, cashiers, payments, exchanges, journal.

The transitions below are those of the domain on the day of this migration; a test tries every
pair of states against both.
"""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """
    CREATE TABLE counter (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        device TEXT NOT NULL CHECK (length(device) = 4),
        epoch INTEGER NOT NULL CHECK (epoch BETWEEN 0 AND 1295),
        made_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE cashier (
        name TEXT PRIMARY KEY COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 40),
        pin_hash TEXT NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE payment (
        ref TEXT PRIMARY KEY CHECK (length(ref) = 22),
        provider TEXT NOT NULL,
        account TEXT NOT NULL,
        training INTEGER NOT NULL CHECK (training IN (0, 1)),
        product TEXT NOT NULL,
        code TEXT NOT NULL,
        customer_no TEXT NOT NULL CHECK (customer_no <> ''),
        customer_name TEXT NOT NULL,
        extras TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 999999999999),
        admin INTEGER NOT NULL CHECK (admin BETWEEN 0 AND 999999999999),
        fee INTEGER NOT NULL CHECK (fee BETWEEN 0 AND 999999999999),
        total INTEGER NOT NULL CHECK (total = amount + admin + fee AND total > 0),
        price INTEGER CHECK (price BETWEEN 0 AND 999999999999),
        tendered INTEGER NOT NULL CHECK (tendered >= total),
        tenders TEXT NOT NULL,
        bill TEXT NOT NULL,
        cashier TEXT NOT NULL REFERENCES cashier (name),
        on_date TEXT NOT NULL CHECK (length(on_date) = 10),
        made_at TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        message TEXT NOT NULL,
        provider_ref TEXT NOT NULL,
        settled_bill TEXT,
        send_no INTEGER NOT NULL CHECK (send_no >= 0),
        checks INTEGER NOT NULL CHECK (checks >= 0),
        sent_at TEXT,
        next_check_at TEXT,
        settled_at TEXT,
        CHECK (state IN ('PREPARED', 'CANCELLED') OR send_no > 0),
        CHECK ((state IN ('PAID', 'REFUSED', 'CANCELLED', 'REVERSED')) = (settled_at IS NOT NULL)),
        CHECK (state NOT IN ('PENDING', 'UNKNOWN') OR next_check_at IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX payment_by_time ON payment (made_at)",
    "CREATE INDEX payment_by_customer ON payment (customer_no)",
    """
    CREATE INDEX payment_unfinished ON payment (made_at)
        WHERE state NOT IN ('PAID', 'REFUSED', 'CANCELLED', 'REVERSED')
    """,
    """
    CREATE UNIQUE INDEX one_open_payment_per_bill ON payment (product, customer_no)
        WHERE state IN ('PREPARED', 'SENDING', 'PENDING', 'UNKNOWN', 'REVIEW')
    """,
    """
    CREATE TABLE exchange (
        id INTEGER PRIMARY KEY,
        ref TEXT NOT NULL REFERENCES payment (ref),
        at TEXT NOT NULL,
        command TEXT NOT NULL CHECK (command IN ('pay', 'check')),
        direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
        status INTEGER NOT NULL,
        fault TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX exchange_by_ref ON exchange (ref)",
    """
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind <> ''),
        ref TEXT NOT NULL,
        data TEXT NOT NULL,
        seal TEXT NOT NULL UNIQUE CHECK (length(seal) = 64)
    ) STRICT
    """,
    "CREATE INDEX journal_by_ref ON journal (ref, kind)",
)

_TRIGGERS = (
    """
    CREATE TRIGGER payment_starts_prepared BEFORE INSERT ON payment
        WHEN NEW.state <> 'PREPARED' OR NEW.send_no <> 0
        BEGIN SELECT RAISE(ABORT, 'a payment starts PREPARED'); END
    """,
    """
    CREATE TRIGGER payment_moves_as_allowed BEFORE UPDATE OF state ON payment
        WHEN NEW.state IS NOT OLD.state AND (OLD.state || '>' || NEW.state) NOT IN (
            'PREPARED>SENDING', 'PREPARED>CANCELLED',
            'SENDING>PAID', 'SENDING>REFUSED', 'SENDING>PENDING', 'SENDING>UNKNOWN',
            'SENDING>NOT_SENT', 'SENDING>REVIEW',
            'NOT_SENT>SENDING', 'NOT_SENT>CANCELLED',
            'PENDING>PAID', 'PENDING>REFUSED', 'PENDING>REVIEW',
            'UNKNOWN>PAID', 'UNKNOWN>REFUSED', 'UNKNOWN>SENDING', 'UNKNOWN>REVIEW',
            'REVIEW>PAID', 'REVIEW>REFUSED',
            'PAID>REVERSED'
        )
        BEGIN SELECT RAISE(ABORT, 'a payment may not move this way'); END
    """,
    """
    CREATE TRIGGER payment_is_frozen BEFORE UPDATE ON payment
        WHEN (NEW.ref, NEW.provider, NEW.account, NEW.training, NEW.product, NEW.code,
              NEW.customer_no, NEW.customer_name, NEW.extras, NEW.amount, NEW.admin, NEW.fee,
              NEW.total, NEW.price, NEW.tendered, NEW.tenders, NEW.bill, NEW.cashier,
              NEW.on_date, NEW.made_at)
          IS NOT
             (OLD.ref, OLD.provider, OLD.account, OLD.training, OLD.product, OLD.code,
              OLD.customer_no, OLD.customer_name, OLD.extras, OLD.amount, OLD.admin, OLD.fee,
              OLD.total, OLD.price, OLD.tendered, OLD.tenders, OLD.bill, OLD.cashier,
              OLD.on_date, OLD.made_at)
        BEGIN SELECT RAISE(ABORT, 'what was asked for does not change'); END
    """,
    """
    CREATE TRIGGER payment_stays_settled BEFORE UPDATE ON payment
        WHEN OLD.state IN ('PAID', 'REFUSED', 'CANCELLED', 'REVERSED')
            AND NEW.state IS OLD.state
        BEGIN SELECT RAISE(ABORT, 'a settled payment does not change'); END
    """,
    """
    CREATE TRIGGER payment_counts_up BEFORE UPDATE ON payment
        WHEN NEW.send_no < OLD.send_no OR NEW.checks < OLD.checks
            OR (NEW.state = 'SENDING' AND OLD.state <> 'SENDING'
                AND NEW.send_no <> OLD.send_no + 1)
        BEGIN SELECT RAISE(ABORT, 'sends and checks are counted'); END
    """,
    """
    CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
        WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM journal)
        BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END
    """,
    """
    CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
    """,
    """
    CREATE TRIGGER exchange_is_kept BEFORE DELETE ON exchange
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
    """,
    """
    CREATE TRIGGER exchange_is_frozen BEFORE UPDATE ON exchange
        BEGIN SELECT RAISE(ABORT, 'nothing is changed'); END
    """,
    """
    CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END
    """,
    """
    CREATE TRIGGER journal_is_frozen BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'nothing is changed'); END
    """,
)


def upgrade() -> None:
    """Create the tables and what guards them."""
    for statement in (*_TABLES, *_TRIGGERS):
        op.execute(statement)
    op.execute("PRAGMA application_id = 1347375937")
    op.execute("PRAGMA user_version = 1")
