"""The tables as Python sees them. Rows are dumb: the domain checks, and so does the schema.

What the tables are is said by the migrations; a test holds the two against each other.
"""

from sqlalchemy import Table
from sqlmodel import Field, SQLModel


class CounterRow(SQLModel, table=True):
    """Which counter this is: one row."""

    __tablename__ = "counter"

    id: int = Field(primary_key=True)
    device: str
    epoch: int
    made_at: str


class CashierRow(SQLModel, table=True):
    """A cashier and the hash of the PIN."""

    __tablename__ = "cashier"

    name: str = Field(primary_key=True)
    pin_hash: str
    made_at: str
    role: str
    active: int


class PinTriesRow(SQLModel, table=True):
    """The wrong PINs of a name since its last right one."""

    __tablename__ = "pin_tries"

    name: str = Field(primary_key=True)
    wrong: int
    wait: int


class PaymentRow(SQLModel, table=True):
    """A payment: frozen from the day it was prepared down to `made_at`, then how it stands."""

    __tablename__ = "payment"

    ref: str = Field(primary_key=True)
    provider: str
    account: str
    training: int
    product: str
    code: str
    customer_no: str
    customer_name: str
    extras: str
    amount: int
    admin: int
    fee: int
    total: int
    price: int | None
    tendered: int
    tenders: str
    bill: str
    cashier: str
    on_date: str
    made_at: str
    state: str
    reason: str
    message: str
    provider_ref: str
    settled_bill: str | None
    send_no: int
    checks: int
    sent_at: str | None
    next_check_at: str | None
    settled_at: str | None
    shift: int = 0


class ExchangeRow(SQLModel, table=True):
    """One request as sent, or one answer as received, byte for byte."""

    __tablename__ = "exchange"

    id: int | None = Field(default=None, primary_key=True)
    ref: str
    at: str
    command: str
    direction: str
    status: int
    fault: str
    body: bytes


class JournalRow(SQLModel, table=True):
    """One sealed entry."""

    __tablename__ = "journal"

    seq: int = Field(primary_key=True)
    at: str
    actor: str
    kind: str
    ref: str
    data: str
    seal: str
    key: str


class PriceListRow(SQLModel, table=True):
    """A provider's price list; `offers` is JSON."""

    __tablename__ = "price_list"

    provider: str = Field(primary_key=True)
    account: str
    fetched_at: str
    offers: bytes


class ShiftRow(SQLModel, table=True):
    """A shift as it was opened. Its end is a Z report."""

    __tablename__ = "shift"

    number: int = Field(primary_key=True)
    opened_at: str
    opened_by: str
    day: str
    counted_float: int
    left: int
    entry: int


class TakingRow(SQLModel, table=True):
    """Money that came into the drawer of a shift, or left it."""

    __tablename__ = "taking"

    id: int | None = Field(default=None, primary_key=True)
    shift: int
    at: str
    flow: str
    tender: str
    amount: int
    ref: str
    by: str
    reason: str
    entry: int


class SaleRow(SQLModel, table=True):
    """A payment that came to be paid (sign 1), or was taken back later (sign -1)."""

    __tablename__ = "sale"

    id: int | None = Field(default=None, primary_key=True)
    shift: int
    day: str
    hour: int
    at: str
    sign: int
    ref: str
    sold_in: int
    provider: str
    product: str
    cashier: str
    training: int
    amount: int
    admin: int
    fee: int
    cost: int | None
    seconds: int
    entry: int


class CashCountRow(SQLModel, table=True):
    """A drawer as it was counted; `takings` is the last taking before that."""

    __tablename__ = "cash_count"

    id: int | None = Field(default=None, primary_key=True)
    shift: int
    at: str
    by: str
    amount: int
    notes: str
    expected: int
    reason: str
    takings: int
    entry: int


class ZReportRow(SQLModel, table=True):
    """The end of a shift; `figures` is JSON."""

    __tablename__ = "z_report"

    number: int = Field(primary_key=True)
    at: str
    by: str
    figures: str
    left: int
    count_ever: int
    total_ever: int
    fee_ever: int
    entries: int
    head: str
    entry: int


class StatementRow(SQLModel, table=True):
    """A provider's statement that was compared; `columns` and `left_out` are JSON."""

    __tablename__ = "statement"

    id: int | None = Field(default=None, primary_key=True)
    digest: str
    file: str
    provider: str
    account: str
    since: str
    until: str
    columns: str
    others: int
    lines: int
    left_out: str
    actor: str
    at: str


class FindingRow(SQLModel, table=True):
    """What was found about one payment or line of a statement; `file_rows` is JSON."""

    __tablename__ = "finding"

    id: int | None = Field(default=None, primary_key=True)
    statement: int
    key: str
    verdict: str
    found_by: str
    risk: int
    whose: str
    ref: str
    their_ref: str
    product: str
    number: str
    ours: int | None
    theirs: int | None
    our_state: str
    their_state: str
    our_at: str | None
    their_at: str | None
    file_rows: str


class FindingNoteRow(SQLModel, table=True):
    """What somebody has done about a finding."""

    __tablename__ = "finding_note"

    id: int | None = Field(default=None, primary_key=True)
    finding: int
    kind: str
    reason: str
    actor: str
    at: str


class StatementColumnsRow(SQLModel, table=True):
    """Which columns a provider's statements have, as somebody has confirmed it; the last counts."""

    __tablename__ = "statement_columns"

    id: int | None = Field(default=None, primary_key=True)
    provider: str
    columns: str
    actor: str
    at: str


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


COUNTER = _table(CounterRow)
CASHIER = _table(CashierRow)
PIN_TRIES = _table(PinTriesRow)
PAYMENT = _table(PaymentRow)
EXCHANGE = _table(ExchangeRow)
JOURNAL = _table(JournalRow)
PRICE_LIST = _table(PriceListRow)
SHIFT = _table(ShiftRow)
TAKING = _table(TakingRow)
SALE = _table(SaleRow)
CASH_COUNT = _table(CashCountRow)
Z_REPORT = _table(ZReportRow)
STATEMENT = _table(StatementRow)
FINDING = _table(FindingRow)
FINDING_NOTE = _table(FindingNoteRow)
STATEMENT_COLUMNS = _table(StatementColumnsRow)
