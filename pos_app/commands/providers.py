"""The commands about what the providers have: products and prices, deposits, operators."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pos_app.commands.frame import opened, say
from pos_app.domain.errors import ProviderError
from pos_app.domain.money import format_rupiah, parse_typed_rupiah
from pos_app.domain.product import Product
from pos_app.services.counter import Counter
from pos_app.ui.messages import word_error


def products(args: argparse.Namespace) -> int:
    """List the catalogue, after fetching the price lists anew if asked to."""
    with opened(args, writes=args.refresh) as counter:
        problems = _refreshed(counter) if args.refresh else {}
        catalogue = counter.catalogue
        found = catalogue.of_category(args.category) if args.category else catalogue.products
        rows = [_product_data(counter, product) for product in found]
    lines = [f"{row['id']:<28} {row['name']:<32} {row['example']}" for row in rows]
    lines += [f"{name}: {problem}" for name, problem in problems.items()]
    data = {"products": rows, **({"problems": problems} if problems else {})}
    say(args, data, lines or ["No provider is switched on; see the README."])
    return 0


def balance(args: argparse.Namespace) -> int:
    """Ask every provider for our deposit."""
    with opened(args, writes=False) as counter:
        problems = _worded(counter.deposits.refresh_all())
        rows = [
            {
                "provider": deposit.provider,
                "balance": deposit.balance,
                "low": deposit.low,
                "lasts_hours": deposit.lasts and round(deposit.lasts.total_seconds() / 3600),
            }
            for deposit in counter.deposits.known.values()
        ]
    lines = [f"{row['provider']:<12} Rp {format_rupiah(int(row['balance'] or 0))}" for row in rows]
    lines += [f"{name}: {problem}" for name, problem in problems.items()]
    say(args, {"deposits": rows, "problems": problems}, lines or ["There is no deposit."])
    return 3 if problems else 0


def deposit(args: argparse.Namespace) -> int:
    """Ask how to fill up the deposit at a provider; moves no money."""
    amount = parse_typed_rupiah(args.amount)
    with opened(args, writes=False) as counter:
        ticket = counter.deposits.ticket(args.provider, amount, args.bank, args.owner)
    data = {"amount": ticket.amount, "notes": ticket.notes, "account": ticket.account}
    lines = [
        f"Transfer exactly Rp {format_rupiah(ticket.amount)} with the note {ticket.notes}.",
        *([f"To: {ticket.account}"] if ticket.account else []),
    ]
    say(args, {"provider": args.provider, **data}, lines)
    return 0


def operator(args: argparse.Namespace) -> int:
    """Say whose a mobile number is: by its prefix, and by the providers that know."""
    with opened(args, writes=False) as counter:
        known = counter.catalogue.operator(args.number)
        told = {"prefix": known.id if known else ""}
        problems = {}
        for name, provider in counter.providers.items():
            try:
                told[name] = provider.operator(args.number)
            except ProviderError as error:
                problems[name] = word_error(error).sentence()
    said = {name: whose for name, whose in told.items() if whose}
    lines = [f"{name:<12} {whose}" for name, whose in said.items()]
    say(args, {"operators": said, "problems": problems}, lines or ["Nobody knows this number."])
    return 0 if said else 2


def _refreshed(counter: Counter) -> dict[str, str]:
    problems = _worded(counter.prices.refresh(always=True))
    counter.catalogue.rebuild()
    return problems


def _worded(told: dict[str, ProviderError | None]) -> dict[str, str]:
    return {name: word_error(error).sentence() for name, error in told.items() if error}


def _product_data(counter: Counter, product: Product) -> dict[str, Any]:
    standing = counter.catalogue.standing(product, datetime.now(UTC))
    sellers = counter.providers.keys()
    return {
        "id": product.id,
        "name": product.name["id"],
        "category": product.category,
        "kind": product.kind.value,
        "example": ",".join(part.example for part in product.number),
        "codes": [f"{name}:{code}" for name, code in product.codes.items() if name in sellers],
        "price": counter.inquiries.price(product),
        "sold": standing.sold,
        "back_at": standing.back_at.isoformat() if standing.back_at else None,
    }


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "products": products,
    "balance": balance,
    "deposit": deposit,
    "operator": operator,
}
