"""What the bill of a top-up is, before and after it was bought: alike at Digiswitch and IAK."""

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import NotUnderstoodError
from pos_app.domain.product import Kind
from pos_app.domain.token import read_token
from pos_app.services.ports import Order


def listed_bill(order: Order, name: str = "", known: tuple[Fact, ...] = ()) -> Bill:
    """Return the bill of a top-up at the price of the list; raises NotUnderstoodError."""
    if order.price is None:
        raise NotUnderstoodError("no-price", order.code, order.ref)
    return Bill(customer_name=name, amount=order.price, admin=0, price=order.price, facts=known)


def bought_bill(order: Order, price: int | None, serial: str) -> Bill | None:
    """Return a top-up as it was bought: at the price it cost in the end, with its token."""
    if order.quoted is None:
        return None
    token = read_token(serial) if order.kind is Kind.TOKEN else None
    return Bill(
        customer_name=order.quoted.customer_name or (token.name if token else ""),
        amount=order.quoted.amount,
        admin=order.quoted.admin,
        price=order.quoted.price if price is None else price,
        facts=token.facts if token else (),
        kind=order.kind,
    )
