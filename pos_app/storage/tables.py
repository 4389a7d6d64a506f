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


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


COUNTER = _table(CounterRow)
CASHIER = _table(CashierRow)
PAYMENT = _table(PaymentRow)
EXCHANGE = _table(ExchangeRow)
JOURNAL = _table(JournalRow)
PRICE_LIST = _table(PriceListRow)
