"""What Digiswitch and Digiflazz call the same things, and what their response codes prove.

Digiflazz: response codes of developer.digiflazz.com, read on 2026-11 in two transcriptions that
agree; its table says of each code whether a transaction was formed. Digiswitch: the tenant's own
list was not found. 00, 02, 03, 14 and 15 were seen in real traffic; no other code is ever final.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SUCCESS = "00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One dialect: names of fields and paths, and which refusals can be believed.

    `refused_at_send` ends a payment when it answers the first sending of it; `refused_at_check`
    when it answers a question about it. `credentials` are complaints about user name or key.
    `timed_out` is called failed by the provider although a transaction exists; `perhaps_ours` says
    that it has been paid or was there before, which may be this very payment.
    """

    name: str
    command: str
    question: str
    code: str
    customer_name: str
    product_name: str
    list_status: tuple[str, ...]
    balance_request: Mapping[str, str]
    name_check: str
    ticket_suffix: str
    has_max_price: bool
    refused_at_send: frozenset[str]
    refused_at_check: frozenset[str]
    credentials: frozenset[str]
    timed_out: frozenset[str]
    perhaps_ours: frozenset[str]


def _codes(*ranges: tuple[int, int] | int) -> frozenset[str]:
    spans = [(each, each) if isinstance(each, int) else each for each in ranges]
    return frozenset(f"{code:02d}" for first, last in spans for code in range(first, last + 1))


FORMED = _codes((0, 3), (50, 55), (57, 60), (70, 74), (84, 86), 99)
NOT_FORMED = _codes((40, 45), 47, 49, 56, (61, 69), (80, 83), 87, 88)
"""Digiflazz: whether a transaction exists after this code."""

TIMED_OUT = _codes(1, 70)
"""Called failed, yet formed and timed out: what became of it is not known."""

USED_REF = _codes(49)
"""The ref has been there before: perhaps with this very payment."""

PERHAPS_OURS = USED_REF | _codes(47, 60)
"""At a check also: bought twice, and no bill (any more)."""

NOT_ABOUT_IT = _codes(50, 60, 85, 86)
"""Formed, but at a check about the question: not found, no bill (any more), too many questions."""

DIGISWITCH = Dialect(
    name="digiswitch",
    command="command",
    question="command",
    code="code",
    customer_name="name",
    product_name="name",
    list_status=("status",),
    balance_request={},
    name_check="token",
    ticket_suffix="depo",
    has_max_price=False,
    refused_at_send=_codes(2, 14, 15),
    refused_at_check=_codes(2),
    credentials=_codes(14, 15),
    timed_out=frozenset(),
    perhaps_ours=frozenset(),
)

DIGIFLAZZ = Dialect(
    name="digiflazz",
    command="commands",
    question="cmd",
    code="buyer_sku_code",
    customer_name="customer_name",
    product_name="product_name",
    list_status=("buyer_product_status", "seller_product_status"),
    balance_request={"cmd": "deposit"},
    name_check="inquiry-pln",
    ticket_suffix="deposit",
    has_max_price=True,
    refused_at_send=(FORMED | NOT_FORMED) - _codes(0, 3, 99) - TIMED_OUT - USED_REF,
    refused_at_check=FORMED - _codes(0, 3, 99) - TIMED_OUT - NOT_ABOUT_IT,
    credentials=_codes(41, 42),
    timed_out=TIMED_OUT,
    perhaps_ours=PERHAPS_OURS,
)

DIALECTS = {dialect.name: dialect for dialect in (DIGISWITCH, DIGIFLAZZ)}
