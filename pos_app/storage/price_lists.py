"""The price lists beside the books: they may be replaced, and nothing depends on them."""

from contextlib import suppress

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.offer import Offer
from pos_app.services.ports import PriceList
from pos_app.storage.rows import stamp, unstamp
from pos_app.storage.tables import PRICE_LIST


def kept(connection: Connection) -> dict[str, PriceList]:
    """Return the lists by provider; one that this program cannot read is as good as none."""
    found = {}
    for row in connection.execute(select(PRICE_LIST)).mappings():
        with suppress(msgspec.DecodeError):
            offers = msgspec.json.decode(row["offers"], type=tuple[Offer, ...])
            found[row["provider"]] = PriceList(row["account"], unstamp(row["fetched_at"]), offers)
    return found


def keep(connection: Connection, provider: str, prices: PriceList) -> None:
    """Put a list in the place of the provider's last one."""
    row = {
        "account": prices.account,
        "fetched_at": stamp(prices.at),
        "offers": msgspec.json.encode(prices.offers),
    }
    written = insert(PRICE_LIST).values(provider=provider, **row)
    connection.execute(written.on_conflict_do_update(["provider"], set_=row))
