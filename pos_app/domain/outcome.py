"""How an attempt to pay ended, as far as its answer can be trusted. Values, not errors."""

from dataclasses import dataclass

from pos_app.domain.bill import Bill


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """The provider says paid, and reference, customer and price are the ones we asked for."""

    provider_ref: str
    bill: Bill | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The provider says, about this very payment, that no money moved."""

    code: str
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """The provider has it and is still at work; `provider_ref` is by what it can be asked."""

    code: str
    message: str = ""
    provider_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Nothing that can be trusted: money may have moved. `reason` says what was wrong."""

    reason: str
    code: str = ""
    message: str = ""


Outcome = Paid | Refused | Pending | Unknown

_BY_CODE = "code "


def reason_of(refused: Refused) -> str:
    """Return what the books keep as the reason of a refused payment: the provider's code."""
    return f"{_BY_CODE}{refused.code}"


def code_in(reason: str) -> str:
    """Return the provider's code in a reason that `reason_of` made, "" for any other reason."""
    return reason.removeprefix(_BY_CODE) if reason.startswith(_BY_CODE) else ""
