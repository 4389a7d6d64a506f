"""Top-ups and PLN tokens as Digiswitch, Digiflazz and IAK sell them: at the price of a list."""

from collections.abc import Mapping

from pos_app.domain.bill import Bill, Fact
from pos_app.domain.errors import NotUnderstoodError
from pos_app.domain.product import Kind
from pos_app.domain.token import read_segment, read_token
from pos_app.providers.foreign import rupiah, text
from pos_app.services.ports import Order


def listed_bill(order: Order, name: str = "", known: tuple[Fact, ...] = ()) -> Bill:
    """Return the bill of a top-up at the price of the list; raises NotUnderstoodError."""
    if order.price is None:
        raise NotUnderstoodError("no-price", order.code, order.ref)
    return Bill(customer_name=name, amount=order.price, admin=0, price=order.price, facts=known)


def meter_bill(order: Order, name: str, data: Mapping[str, object]) -> Bill:
    """Return the bill of a token for a meter, with what a name check says of it.

    Raises NotUnderstoodError.
    """
    known = {"meter_no": data.get("meter_no"), "subscriber_id": data.get("subscriber_id")}
    numbers = tuple(Fact(key, text(value)) for key, value in known.items() if text(value))
    return listed_bill(order, name, numbers + read_segment(text(data.get("segment_power"))))


def bought_bill(order: Order, data: Mapping[str, object], serial: str) -> Bill | None:
    """Return a top-up as it was bought: at the price it cost in the end, with its token."""
    quoted = order.quoted
    if quoted is None:
        return None
    token = read_token(serial) if order.kind is Kind.TOKEN else None
    price = rupiah(data.get("price"))
    return Bill(
        customer_name=quoted.customer_name or (token.name if token else ""),
        amount=quoted.amount,
        admin=quoted.admin,
        price=quoted.price if price is None else price,
        facts=token.facts if token else (),
        kind=order.kind,
    )
