"""Every setting, declared once: its type, default, range and what it is for.

Those of the providers stand in `pos_app.provider_settings`.

They come from `<home>/config.toml`, and the environment comes before the file: POS_APP_WINDOW_THEME
is `theme` of `[window]`. Keys and passwords are no settings; see `pos_app.keys`.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct, field

from pos_app.domain.errors import InputError, StorageError
from pos_app.domain.tender import TenderKind
from pos_app.provider_settings import Providers

FILE = "config.toml"

Value = str | int | float | bool | tuple[str, ...] | Mapping[str, int] | Mapping[str, str]
"""What a setting can be."""

Changes = Mapping[str, Mapping[str, Value]]
"""New values by section, e.g. {"providers.iak": {"enabled": True}}."""

Rupiah = Annotated[int, Meta(ge=0, le=1_000_000)]


class Limits(NamedTuple):
    """What a setting must lie between, or how long it may be; None is no limit."""

    low: float | None = None
    high: float | None = None
    longest: int | None = None


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
    day_starts: Annotated[int, Meta(description="hour a business day begins", ge=0, le=12)] = 0


class Window(Struct, frozen=True, forbid_unknown_fields=True):
    """How the counter looks."""

    theme: Annotated[
        Literal["system", "light", "dark"], Meta(description="colours of the window")
    ] = "system"
    language: Annotated[Literal["id", "en"], Meta(description="language on the screen")] = "id"
    lock_minutes: Annotated[
        int, Meta(description="minutes without a touch until the counter locks", ge=1, le=15)
    ] = 3
    kiosk: Annotated[bool, Meta(description="always full screen; leaving needs a PIN")] = False


class Receipt(Struct, frozen=True, forbid_unknown_fields=True):
    """What comes out of the printer, and which printer."""

    printer: Annotated[
        str, Meta(description="name of the printer; without one, the system's default")
    ] = ""
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


TenderId = Annotated[str, Meta(pattern="^(?!cash$)[a-z][a-z0-9-]{0,19}$")]
TenderLabel = Annotated[str, Meta(min_length=1, max_length=16)]


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """Patience with a provider."""

    seconds: Annotated[
        float, Meta(description="longest wait for an answer, in seconds", ge=1, le=180)
    ] = 60.0


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


class Journal(Struct, frozen=True, forbid_unknown_fields=True):
    """The books and their backups."""

    backup_hours: Annotated[
        Literal["1", "2", "4", "8", "24"],
        Meta(description="hours between two backups while the counter is open"),
    ] = "1"
    second_folder: Annotated[
        str, Meta(description="a second folder for backups, best on another disk", max_length=250)
    ] = ""


class Tenders(Struct, frozen=True, forbid_unknown_fields=True):
    """The kinds of money that are taken beside cash, such as QRIS, a card or a transfer."""

    kinds: Annotated[
        dict[TenderId, TenderLabel], Meta(description="labels by id", max_length=4)
    ] = field(default_factory=dict)
    references: Annotated[
        tuple[str, ...], Meta(description="ids of those whose reference has to be entered")
    ] = ()

    @property
    def taken(self) -> tuple[TenderKind, ...]:
        """Return the kinds in the order of the file."""
        return tuple(
            TenderKind(kind, label, kind in self.references) for kind, label in self.kinds.items()
        )


class Updates(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the program asks for newer releases of itself, and where."""

    enabled: Annotated[
        bool, Meta(description="ask once a day, while no shift is open, for the newest release")
    ] = False
    address: Annotated[
        str, Meta(description="https address of the signed manifest", max_length=250)
    ] = ""


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
    journal: Journal = field(default_factory=Journal)
    tenders: Tenders = field(default_factory=Tenders)
    updates: Updates = field(default_factory=Updates)


def load(home: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of a home; raises InputError("settings") that names what is wrong."""
    path = home / FILE
    try:
        written = msgspec.toml.decode(path.read_bytes()) if path.exists() else {}
        said = _from_environment(Settings, "POS_APP", environ)
        return _converted(_merged(written, said))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("settings", str(error)) from error
    except OSError as error:
        raise StorageError("cannot-open", str(error)) from error


def save(home: Path, section: str, **values: Value) -> None:
    """Change some settings of one section, e.g. "providers.iak"; see `change`."""
    change(home, {section: values})


def change(home: Path, changes: Changes) -> None:
    """Change settings in the file and leave every other line as it is.

    What cannot be right never gets into the file, and the file is written whole or not at all.
    Raises InputError("settings"), StorageError("read-only").
    """
    path = home / FILE
    try:
        text = _changed(path.read_text("utf-8") if path.exists() else "", changes)
        home.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except UnicodeDecodeError as error:
        raise InputError("settings", str(error)) from error
    except OSError as error:
        raise StorageError("read-only", str(error)) from error


def preview(chosen: Settings, changes: Changes) -> Settings:
    """Return the settings as they would be; raises InputError("settings")."""
    wanted = msgspec.to_builtins(chosen)
    for section, values in changes.items():
        place = wanted
        for name in section.split("."):
            place = place[name]
        place.update(values)
    return _converted(wanted)


def fixed(environ: Mapping[str, str] = os.environ) -> frozenset[str]:
    """Return the settings that the environment gives, e.g. "providers.iak.enabled"."""
    return frozenset(_names(_from_environment(Settings, "POS_APP", environ)))


def is_possible(setting: str, value: Value) -> bool:
    """Return whether a setting such as "fees.default" can have a value."""
    try:
        msgspec.convert(value, _declared(setting))
    except msgspec.ValidationError:
        return False
    return True


def limits(setting: str) -> Limits:
    """Return the range and the length of a setting."""
    found = Limits()
    for meta in _declared(setting).__metadata__:
        low, high, longest = (
            found.low if meta.ge is None else meta.ge,
            found.high if meta.le is None else meta.le,
            found.longest if meta.max_length is None else meta.max_length,
        )
        found = Limits(low, high, longest)
    return found


def choices(setting: str) -> tuple[str, ...]:
    """Return what can be chosen for a setting, or for each place of one that is an order."""
    inner = get_args(_declared(setting))[0]
    if get_origin(inner) is tuple:
        inner = get_args(inner)[0]
    return get_args(inner)


def _declared(setting: str) -> Any:
    *sections, name = setting.split(".")
    kind: type[Struct] = Settings
    for section in sections:
        kind = get_type_hints(kind)[section]
    return get_type_hints(kind, include_extras=True)[name]


def _converted(wanted: dict[str, Any]) -> Settings:
    try:
        return msgspec.convert(wanted, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise InputError("settings", str(error)) from error


def _changed(text: str, changes: Changes) -> str:
    import tomlkit  # noqa: PLC0415  slow to import, and seldom needed
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise InputError("settings", str(error)) from error
    _converted(msgspec.toml.decode(text))
    for section, values in changes.items():
        *outer, last = section.split(".")
        table: Any = document
        for name in outer:
            table = table.setdefault(name, {})
        if last not in table:
            # Filled before it is put in place: tables that lie apart lose what comes later.
            table[last] = dict(values)
            continue
        for name, value in values.items():
            _put(table[last], name, value)
    changed = tomlkit.dumps(document)
    _converted(msgspec.toml.decode(changed))
    return changed


def _put(table: Any, name: str, value: Value) -> None:
    if isinstance(value, Mapping) and name in table:
        for gone in table[name].keys() - value.keys():
            del table[name][gone]
        table[name].update(value)
    else:
        table[name] = dict(value) if isinstance(value, Mapping) else value


def _names(given: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, value in given.items():
        if isinstance(value, dict):
            yield from _names(value, f"{before}{name}.")
        else:
            yield before + name


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
