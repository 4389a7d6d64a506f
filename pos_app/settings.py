"""Every setting, declared once: its type, default, range and what it is for.

They come from `<home>/config.toml`, and the environment comes before the file: POS_APP_WINDOW_THEME
is `theme` of `[window]`. Keys and passwords are no settings; see `pos_app.keys`.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from pos_app.domain.errors import InputError, StorageError

FILE = "config.toml"

Rupiah = Annotated[int, Meta(ge=0, le=1_000_000)]


class Outlet(Struct, frozen=True, forbid_unknown_fields=True):
    """The shop, as it stands on the receipt."""

    name: Annotated[str, Meta(description="name of the shop", max_length=60)] = "Loket Pembayaran"
    address: Annotated[str, Meta(description="address on the receipt", max_length=120)] = ""
    phone: Annotated[str, Meta(description="phone on the receipt", max_length=30)] = ""
    footer: Annotated[str, Meta(description="last line of a receipt", max_length=120)] = (
        "Terima kasih"
    )
    zone: Annotated[
        Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"],
        Meta(description="time zone of the shop: WIB, WITA or WIT"),
    ] = "Asia/Jakarta"


class Window(Struct, frozen=True, forbid_unknown_fields=True):
    """How the counter looks."""

    theme: Annotated[
        Literal["system", "light", "dark"], Meta(description="colours of the window")
    ] = "system"
    language: Annotated[Literal["id", "en"], Meta(description="language on the screen")] = "id"


class Receipt(Struct, frozen=True, forbid_unknown_fields=True):
    """What comes out of the printer."""

    paper: Annotated[
        Literal["58", "80", "a4"], Meta(description="paper: roll of 58 or 80 mm, or A4")
    ] = "80"


class Fees(Struct, frozen=True, forbid_unknown_fields=True):
    """The shop's own service fee, in rupiah, beside the provider's admin fee."""

    default: Annotated[Rupiah, Meta(description="service fee of every product")] = 0
    categories: Annotated[
        dict[str, Rupiah], Meta(description="service fee of whole categories, by id")
    ] = field(default_factory=dict)
    products: Annotated[
        dict[str, Rupiah], Meta(description="service fee of single products, by id")
    ] = field(default_factory=dict)

    def of(self, product: str, category: str) -> int:
        """Return the fee of a product: its own, else its category's, else everybody's."""
        return self.products.get(product, self.categories.get(category, self.default))


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """Patience with a provider."""

    seconds: Annotated[
        float, Meta(description="longest wait for an answer, in seconds", ge=1, le=180)
    ] = 60.0


CheckGap = Annotated[
    float,
    Meta(
        description="seconds between requests about one payment; less only on loopback",
        ge=0,
        le=3600,
    ),
]


class Digiswitch(Struct, frozen=True, forbid_unknown_fields=True):
    """The account at a Digiswitch tenant or at Digiflazz. Its key is kept elsewhere."""

    enabled: Annotated[bool, Meta(description="whether bills go there")] = False
    url: Annotated[
        str,
        Meta(
            description="https://<tenant>.api.digiswitch.id/v1/user/api or https://api.digiflazz.com/v1"
        ),
    ] = ""
    username: Annotated[str, Meta(description="user name of the API connection")] = ""
    dialect: Annotated[
        Literal["digiswitch", "digiflazz"], Meta(description="protocol spoken there")
    ] = "digiswitch"
    testing: Annotated[bool, Meta(description="ask for test transactions only")] = False
    check_gap: CheckGap = 60.0


class Iak(Struct, frozen=True, forbid_unknown_fields=True):
    """The account at IAK: one for bills and top-ups. Its key is kept elsewhere."""

    enabled: Annotated[bool, Meta(description="whether bills go there")] = False
    postpaid_url: Annotated[
        str, Meta(description="https://mobilepulsa.net, or https://testpostpaid.mobilepulsa.net")
    ] = "https://testpostpaid.mobilepulsa.net"
    prepaid_url: Annotated[
        str, Meta(description="https://prepaid.iak.id, or https://prepaid.iak.dev to practise")
    ] = "https://prepaid.iak.dev"
    username: Annotated[str, Meta(description="registered phone number, with its leading 0")] = ""
    format: Annotated[
        Literal["json", "xml"], Meta(description="format of what is sent and answered, for bills")
    ] = "json"
    check_gap: CheckGap = 15.0


class Espay(Struct, frozen=True, forbid_unknown_fields=True):
    """The account at Espay. Its two passwords and its signature key are kept elsewhere."""

    enabled: Annotated[bool, Meta(description="whether bills go there")] = False
    url: Annotated[
        str, Meta(description="https://api.espay.id, or https://sandbox-api.espay.id to practise")
    ] = "https://sandbox-api.espay.id"
    basic_username: Annotated[str, Meta(description="user name of HTTP Basic")] = ""
    sender_id: Annotated[str, Meta(description="merchant code")] = ""
    mechanism: Annotated[
        Literal["deposit", "invoicing"], Meta(description="paid beforehand, or billed later")
    ] = "deposit"
    check_gap: CheckGap = 60.0


class Providers(Struct, frozen=True, forbid_unknown_fields=True):
    """The providers."""

    digiswitch: Digiswitch = field(default_factory=Digiswitch)
    iak: Iak = field(default_factory=Iak)
    espay: Espay = field(default_factory=Espay)


class Routing(Struct, frozen=True, forbid_unknown_fields=True):
    """Which provider gets a bill that several sell."""

    by: Annotated[
        Literal["preferred", "cheapest", "healthiest"], Meta(description="what decides")
    ] = "preferred"
    order: Annotated[
        tuple[Literal["digiswitch", "digiflazz", "iak", "espay"], ...],
        Meta(description="the owner's order; those left out come last"),
    ] = ()


class Deposit(Struct, frozen=True, forbid_unknown_fields=True):
    """The prepaid deposits."""

    warn_below: Annotated[
        int, Meta(description="rupiah below which a deposit is called low", ge=0, le=1_000_000_000)
    ] = 500_000


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings."""

    outlet: Outlet = field(default_factory=Outlet)
    window: Window = field(default_factory=Window)
    receipt: Receipt = field(default_factory=Receipt)
    fees: Fees = field(default_factory=Fees)
    network: Network = field(default_factory=Network)
    providers: Providers = field(default_factory=Providers)
    routing: Routing = field(default_factory=Routing)
    deposit: Deposit = field(default_factory=Deposit)


def load(home: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of a home; raises InputError("settings") that names what is wrong."""
    path = home / FILE
    try:
        written = msgspec.toml.decode(path.read_bytes()) if path.exists() else {}
        said = _from_environment(Settings, "POS_APP", environ)
        return msgspec.convert(_merged(written, said), Settings, strict=False)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("settings", str(error)) from error
    except OSError as error:
        raise StorageError("cannot-open", str(error)) from error


def save(home: Path, section: str, **values: str) -> None:
    """Change some settings of a section in the file and leave every other line as it is.

    Raises StorageError("read-only"), and InputError("settings") for a file that is wrong already.
    """
    load(home, {})
    import tomlkit  # noqa: PLC0415  slow to import, and seldom needed

    path = home / FILE
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
        document.setdefault(section, tomlkit.table()).update(values)
        draft = path.with_suffix(".new")
        draft.write_text(tomlkit.dumps(document), "utf-8")
        draft.replace(path)
    except OSError as error:
        raise StorageError("read-only", str(error)) from error


def _from_environment(
    kind: type[Struct], prefix: str, environ: Mapping[str, str]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in msgspec.structs.fields(kind):
        name = f"{prefix}_{item.name.upper()}"
        if isinstance(item.type, type) and issubclass(item.type, Struct):
            if inner := _from_environment(item.type, name, environ):
                found[item.name] = inner
        elif name in environ:
            found[item.name] = environ[name]
    return found


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for name, value in over.items():
        old = both.get(name)
        both[name] = _merged(old, value) if isinstance(old, dict) else value
    return both
