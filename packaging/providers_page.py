"""Writes docs/providers.md: what is sold through whom, asked of the code and the seed themselves.

Run: .venv/bin/python packaging/providers_page.py. A test fails while the file is another one.
"""

import ast
import re
import sys
import tokenize
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import get_type_hints
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import msgspec

from pos_app import keys, provider_settings
from pos_app.domain.bill import Bill
from pos_app.domain.product import Kind
from pos_app.providers.digiswitch import DIALECTS, Digiswitch
from pos_app.providers.espay import Espay
from pos_app.providers.iak import Iak
from pos_app.seed import load_seed
from pos_app.services.ports import Command, Order

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "providers.md"
ADAPTERS = ROOT / "pos_app" / "providers"
LOCAL = "http://127.0.0.1:1"
INFERRED = re.compile(
    r"infer|not published|(was|were) not found|samples?\b|fixture|real answers|are taken|taken for"
    r"|taken to hold|integrat|seen in",
    re.IGNORECASE,
)
CALLS = ("inquire", "pay", "check")
NAMED = ("balance", "price_list", "operator", "receipt", "ticket")
TITLES = {
    "digiswitch": "Digiswitch",
    "digiflazz": "Digiflazz",
    "iak": "IAK",
    "espay": "Espay",
}
PACKAGES = {"digiswitch": "digiswitch", "digiflazz": "digiswitch", "iak": "iak", "espay": "espay"}


class AskedError(Exception):
    """What an adapter was about to send, and where."""

    def __init__(self, url, body=b""):
        self.url = url
        self.body = body


def _post(url, body=b"", **_rest):
    raise AskedError(url, body)


def adapters():
    """Return every provider, pointed at nothing; in the order of the page."""
    shared = {"check_gap": 60.0, "seconds": 1.0}
    tenant = {"url": LOCAL, "username": "u", "key": str, "testing": False, **shared}
    found = [Digiswitch(**tenant, dialect=dialect) for dialect in DIALECTS.values()]
    urls = {"postpaid_url": LOCAL, "prepaid_url": LOCAL}
    found.append(Iak(**urls, username="u", key=str, xml=False, **shared))
    merchant = {"basic_username": "b", "sender_id": "s", "secret": str, "prefunded": True}
    found.append(Espay(url=LOCAL, **merchant, **shared, now=lambda: datetime.now(UTC)))
    return {adapter.name: adapter for adapter in found}


def order(kind, provider_ref=""):
    """Return a question of a kind, as it is after its inquiry."""
    quoted = Bill(customer_name="", amount=1000, admin=0, price=1000)
    known = {"extras": {"amount": "1000"}, "kind": kind, "price": 1000, "quoted": quoted}
    return Order(ref="R", code="C", customer_no="1", provider_ref=provider_ref, **known)


def asked(provider, work):
    """Return what a call sends, as `path command`; "" if it asks nobody."""
    module = sys.modules[type(provider).__module__]
    patches = [
        patch.object(module, name, _post) for name in ("post", "get") if name in vars(module)
    ]
    try:
        for each in patches:
            each.start()
        work()
    except AskedError as request:
        return _told(request)
    finally:
        for each in reversed(patches):
            each.stop()
    return ""


def _told(request):
    path = urlsplit(request.url).path.lstrip("/")
    body = request.body.decode()
    said = msgspec.json.decode(body) if body.startswith("{") else parse_qs(body)
    command = next((said[name] for name in ("command", "commands", "cmd") if name in said), "")
    return f"`{path}` {command}".strip()


def call(provider, command, kind):
    """Return how a provider is asked a command about a kind of sale."""
    question = order(kind, "P")
    if command is Command.INQUIRE and provider.quote(replace(question, quoted=None)):
        return "nobody is asked" if kind is Kind.DIRECT else "the price list"
    if command is Command.CHECK and provider.check_pays(question):
        return "the payment again"
    return asked(provider, partial(provider.send, command, question)) or "-"


def marks(provider, kind):
    """Return what can be asked about a sale: letters as the page explains them."""
    question = order(kind)
    found = []
    if provider.quote(replace(question, quoted=None)) is None:
        found.append("I")
    found.append("P")
    found.append("C" if provider.can_check(question) else "c")
    if hasattr(provider, "receipt") and not kind.is_prepaid:
        found.append("R")
    return "".join(found)


def table(head, rows):
    """Return a table; a bar within a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return [
        "| " + " | ".join(_markup(cell).replace("|", r"\|") for cell in line) + " |"
        for line in lines
    ]


def _markup(text):
    return text.replace("<", "&lt;")


def calls(providers):
    """Return the table of calls: command by provider."""
    wanted = [
        (f"{command}: {label}", partial(_of_kind, Command(command), kind))
        for command in CALLS
        for label, kind in (("bill", Kind.BILL), ("top-up", Kind.TOP_UP), ("token", Kind.TOKEN))
    ]
    rows = [[title, *(how(p) for p in providers.values())] for title, how in wanted]
    rows += [
        [name.replace("_", " "), *(_named(p, name) for p in providers.values())] for name in NAMED
    ]
    return table(["call", *(TITLES[name] for name in providers)], rows)


def _of_kind(command, kind, provider):
    return call(provider, command, kind)


def _named(provider, name):
    arguments = {"operator": ["0812"], "receipt": ["1"], "ticket": [1, "BCA", "o"]}
    method = getattr(provider, name, None)
    return (asked(provider, partial(method, *arguments.get(name, []))) if method else "") or "-"


def coverage(seed, providers):
    """Return the table of seeded products."""
    rows = []
    for product in seed.products:
        cells = [
            f"`{product.codes[name]}` {marks(provider, product.kind_at(name))}"
            if name in product.codes
            else ""
            for name, provider in providers.items()
        ]
        rows.append([product.name["en"], f"`{product.id}`", *cells])
    return table(["product", "our id", *(TITLES[name] for name in providers)], rows)


def listed(seed, providers):
    """Return the table of families: rows of price lists."""
    rows = []
    for family in seed.families:
        kind = family.model.kind
        cells = [
            f"{', '.join(family.groups[name])} {marks(provider, kind)}"
            if name in family.groups
            else ""
            for name, provider in providers.items()
        ]
        rows.append([family.model.name["en"], f"`{family.model.id}/...`", *cells])
    return table(["family", "our id", *(TITLES[name] for name in providers)], rows)


def account(name):
    """Return the settings and keys of a provider."""
    package = PACKAGES[name]
    kind = get_type_hints(provider_settings.Providers)[package]
    hints = get_type_hints(kind, include_extras=True)
    rows = [
        [f"`{field.name}`", _default(field.default), _meaning(hints[field.name])]
        for field in msgspec.structs.fields(kind)
    ]
    secrets = [
        f"`{key}` (`{keys.variable(key)}`)" for key in keys.NAMES if key.startswith(f"{package}-")
    ]
    return [
        f"Settings, in `[providers.{package}]`:",
        "",
        *table(["setting", "default", "is"], rows),
        "",
        f"Keys: {', '.join(secrets)}.",
    ]


def _default(value):
    return f"`{msgspec.json.encode(value).decode()}`"


def _meaning(hint):
    return next((m.description for m in hint.__metadata__ if m.description), "")


def sold(name, provider, seed):
    """Return in words what a provider sells."""
    bills = [p for p in seed.products if name in p.codes]
    direct = [p for p in bills if name in p.direct]
    families = [f for f in seed.families if name in f.groups]
    given = len(seed.offers.get(name, ()))
    says = [f"Sells {len(bills)} products of the seed"]
    if direct:
        says.append(f", {len(direct)} of them paid without an inquiry")
    names = ", ".join(f.model.name["en"] for f in families)
    says.append(f", and rows of its price list in {len(families)} families: {names}.")
    if given:
        says.append(f" {given} top-ups are in the seed, since its list has no prices.")
    if provider.closed_list:
        says.append(" What is not on its list is not sold.")
    gap = provider.list_gap / 60
    says.append(f" Its list may be fetched every {gap:.0f} minutes.")
    return "".join(says)


def cut_offs(name, seed):
    """Return the hours in which the seed sells nothing; a list may bring its own."""
    goods = [p for p in seed.products if name in p.codes]
    goods += [f.model for f in seed.families if name in f.groups]
    closed = {}
    for good in goods:
        if good.cut_off:
            hours = f"{good.cut_off.start:%H:%M} to {good.cut_off.end:%H:%M} WIB"
            closed.setdefault(hours, []).append(good.name["en"])
    told = [f"{hours}: {', '.join(names)}" for hours, names in closed.items()]
    package = ADAPTERS / PACKAGES[name]
    if any("CutOff" in path.read_text("utf-8") for path in package.glob("*.py")):
        told.append("rows of its price list bring their own")
    return f"Cut-offs: {'; '.join(told) or 'none'}."


def sources(package):
    """Return what the modules say about where their knowledge is from."""
    told = []
    for path in sorted((ADAPTERS / package).glob("*.py")):
        doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        _, *rest = doc.split("\n\n")
        told += [f"- `{_short(path)}`: {_line(part)}" for part in rest]
    return told


def inferred(package):
    """Return what was inferred and where it stands, in the words of the code."""
    told = []
    for path in sorted((ADAPTERS / package).glob("*.py")):
        text = path.read_text("utf-8")
        for place, said in [*_docs(text), *_comments(path)]:
            told += [
                f"- `{_short(path)}`{place}: {_markup(sentence)}"
                for sentence in re.split(r"(?<=[.;]) (?=[A-Z`])", _line(said))
                if INFERRED.search(sentence)
            ]
    return told


def _docs(text):
    """Yield docstrings, and strings that explain a constant."""
    tree = ast.parse(text)
    yield "", ast.get_docstring(tree) or ""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node):
            yield f", `{node.name}`", ast.get_docstring(node)
    for before, node in zip(tree.body, tree.body[1:], strict=False):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_text and isinstance(before, ast.Assign):
            yield f", `{before.targets[0].id}`", node.value.value


def _comments(path):
    """Yield comments; lines below each other are one."""
    with path.open("rb") as file:
        found = [t for t in tokenize.tokenize(file.readline) if t.type == tokenize.COMMENT]
    joined = []
    for token in found:
        said = token.string.lstrip("# ")
        if joined and joined[-1][0] == token.start[0] - 1:
            joined[-1] = (token.start[0], f"{joined[-1][1]} {said}")
        else:
            joined.append((token.start[0], said))
    return [("", said) for _, said in joined]


def _short(path):
    return path.relative_to(ADAPTERS).as_posix()


def _line(text):
    return " ".join(text.split())


def page():
    """Return the whole page."""
    seed, providers = load_seed(), adapters()
    lines = [
        "# Providers",
        "",
        "Written by `packaging/providers_page.py` out of the code and the seed; never edit it.",
        "",
        "## What is asked of whom",
        "",
        "The path of each call, and its command where the protocol has one. Digiswitch and",
        "Digiflazz are two dialects of one protocol and one adapter.",
        "",
        *calls(providers),
        "",
        "## Products of the seed",
        "",
        "The provider's code, then what can be asked: I inquire, P pay, C check by our own",
        "reference, c check only by the provider's reference, R the provider's own receipt.",
        "",
        *coverage(seed, providers),
        "",
        "## Products of the price lists",
        "",
        "Rows of these groups become products; `*` takes what no other family took. A top-up is",
        "sold at the price of the list, or at that of the inquiry where there is an I.",
        "",
        *listed(seed, providers),
    ]
    for name, provider in providers.items():
        lines += [
            "",
            f"## {TITLES[name]}",
            "",
            sold(name, provider, seed),
            cut_offs(name, seed),
            "",
        ]
        lines += _about(name)
    return "\n".join(lines) + "\n"


def _about(name):
    package = PACKAGES[name]
    if name != package:
        return [f"Settings, key, sources and inferences are those of {TITLES[package]}."]
    return [
        *account(name),
        "",
        "Sources:",
        "",
        *sources(package),
        "",
        "Inferred, or known from integrations only:",
        "",
        *inferred(package),
    ]


def main():
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
