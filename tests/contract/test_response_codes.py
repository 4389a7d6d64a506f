"""What every documented response code means at an inquiry, a first send, a re-send and a check.

The tables are written out from the providers' documents and know nothing of the adapters' own.
One line is a code and four letters: inquiry, first send, re-send, status check. At an inquiry B is
a bill, R a refusal, C a complaint about user name or key, ? an answer that says neither. At a
payment P is paid, R refused for good, W at work, and ? unknown: asked about again, never final.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from pos_app.domain.errors import CredentialsError, NotUnderstoodError, RefusedError
from pos_app.domain.outcome import Outcome, Paid, Pending, Refused, Unknown
from pos_app.services.ports import Command
from tests.contract.cases import BY_NAME
from tests.contract.suite import Case

DIGIFLAZZ = """
    00 B P P P   01 R ? ? ?   02 R R R R   03 ? W W W   40 R R ? ?   41 C R ? ?   42 C R ? ?
    43 R R ? ?   44 R R ? ?   45 R R ? ?   47 R R ? ?   49 R ? ? ?   50 R R ? ?   51 R R R R
    52 R R R R   53 R R R R   54 R R R R   55 R R R R   56 R R ? ?   57 R R R R   58 R R R R
    59 R R R R   60 R R ? ?   61 R R ? ?   62 R R ? ?   63 R R ? ?   64 R R ? ?   65 R R ? ?
    66 R R ? ?   67 R R ? ?   68 R R ? ?   69 R R ? ?   70 R ? ? ?   71 R R R R   72 R R R R
    73 R R R R   74 R R R R   80 R R ? ?   81 R R ? ?   82 R R ? ?   83 R R ? ?   84 R R R R
    85 R R ? ?   86 R R ? ?   87 R R ? ?   88 R R ? ?   99 ? W W W
"""
"""Digiflazz, response codes of its buyer pages, two transcriptions of 2026 that agree.

They say of each code whether a transaction exists afterwards. Where none does, the code is about
the call: it ends the first sending, and says nothing of an earlier one. 01 and 70 are timeouts, 49
a ref that was there before; 50, 60, 85 and 86 are about the question when a question is answered.
"""

DIGISWITCH = """
    00 B P P P   02 R R R R   03 ? W W W   14 C R ? ?   15 C R ? ?
"""
"""Digiswitch, real traffic of November 2025; the tenant's own list was not found."""

IAK_BILLS = """
    00 B P P P   01 R ? ? ?   02 R ? ? ?   03 R R ? ?   04 R R ? R   05 ? W W W   06 R R ? R
    07 R R ? R   08 R R ? R   09 R ? ? R   10 R R ? R   11 R ? ? ?   13 R R ? R   14 R R ? R
    15 R R ? R   16 R R ? R   17 R R ? R   20 R R ? R   30 R R ? R   31 R R ? R   32 R R ? R
    33 R R ? R   34 R ? ? ?   35 R R ? R   36 R R ? R   37 R R ? R   38 R R ? R   39 ? W W W
    40 R ? ? ?   41 R R ? R   42 R ? ? ?   43 R ? ? ?   44 R ? ? ?   45 R ? ? ?   91 R ? ? R
    92 R ? ? R   93 R R ? R   94 R ? ? R   100 C R ? ?  101 R R ? ?  102 R R ? ?  103 R ? ? R
    105 R ? ? R  106 R R ? R  107 R R ? ?  108 R R ? R  109 R R ? R  110 R ? ? R  117 R R ? ?
    118 R R ? ?  201 ? W W W  208 R ? ? ?
"""
"""IAK bills, its documents of 2023-11 and the newer pages of 2024-25.

A check is read with status 2, failed, beside the code; without it no check refuses. The answer to
a payment has no status, so that a re-send never refuses. A code that can mean that IAK itself does
not know (09, 91, 92, 94, 103, 105, 110) refuses only there; "paid already" (01, 34, 40) and a ref
that was there before (11) may be about our own sending, and 02 and 42 say that none has come so
far. 208 is a constant of one of its libraries and in no table.
"""

IAK_TOP_UPS = """
    00 B P P P   06 R ? ? ?   07 R R R R   10 R R R R   12 R R R R   13 R R R R   14 R R R R
    16 R R R R   17 R R R R   18 R R R R   19 R R R R   20 R R R R   21 R ? ? ?   39 ? W W W
    102 R R ? ?  106 R R R R  107 R R ? ?  110 R ? ? ?  117 R R ? ?  118 R R ? ?  121 R R R R
    131 R R R R  132 R ? ? ?  141 R R R R  142 R R R R  143 R R R R  201 ? W W W  202 R R R R
    203 R R R R  204 C R ? ?  205 R R ? ?  206 R R R R  207 R R R R  208 R ? ? ?  301 R ? ? ?
"""
"""IAK top-ups, its documents of 2023-11 and the newer pages of 2024-25.

Sending a ref again is a check by the documents, so both are read alike: with status 2, which every
refusal has. 06 says that the ref has not come so far; 21, 132 and 301 are listed without a meaning.
"""

ESPAY = """
    0000 B P P W  9999 ? W W W  EX ? W W W   210 R ? ? W   610 R R ? W   405 R R ? W   33 R ? ? W
    800 R R ? W   801 R ? ? W   802 R R ? W  0601 R R ? W
"""
"""Espay: no table could be read. Codes of its documents of 2025, and of an integration of 2021.

33 comes from the biller and was seen at an inquiry only; 801 has no text. A status check is about
the question: what is proved is the state of the transaction, looked at by other tests, so that a
code alone leaves a payment at work.
"""

COLUMNS = ["inquiry", "first", "again", "check"]


@dataclass(frozen=True)
class Means:
    """What one code means to one provider."""

    case: str
    code: str
    letters: str

    def __str__(self) -> str:
        return f"{self.case}-{self.code}"


def read(case: str, table: str) -> list[Means]:
    cells = table.split()
    rows = [cells[at : at + 5] for at in range(0, len(cells), 5)]
    return [Means(case, row[0], "".join(row[1:])) for row in rows]


def of_all() -> Iterator[Means]:
    yield from read("digiflazz bill", DIGIFLAZZ)
    yield from read("digiflazz top-up", DIGIFLAZZ)
    yield from read("digiswitch bill", DIGISWITCH)
    yield from read("digiswitch top-up", DIGISWITCH)
    yield from read("iak json bill", IAK_BILLS)
    yield from read("iak xml bill", IAK_BILLS)
    yield from read("iak top-up", IAK_TOP_UPS)
    yield from read("iak token", IAK_TOP_UPS)
    yield from read("espay bill", ESPAY)
    yield from read("espay direct", ESPAY)


ALL = list(of_all())
KNOWN = {name: {means.code for means in ALL if means.case == name} for name in BY_NAME}


def test_the_tables_have_every_code_once() -> None:
    assert {name: len(codes) for name, codes in KNOWN.items() if codes} == {
        "digiflazz bill": 47,
        "digiflazz top-up": 47,
        "digiswitch bill": 5,
        "digiswitch top-up": 5,
        "iak json bill": 52,
        "iak xml bill": 52,
        "iak top-up": 35,
        "iak token": 35,
        "espay bill": 11,
        "espay direct": 11,
    }
    assert len(ALL) == sum(map(len, KNOWN.values()))


# -- an answer with a code ------------------------------------------------------------------------


def said(case: Case, code: str, command: Command) -> dict[str, Any]:
    """Return what a provider says with this code: a success whole, the others bare."""
    match case.names["customer"]:
        case "customer_no":
            status = {"00": "Sukses", "03": "Pending", "99": "Pending"}.get(code, "Gagal")
            fields = case.answer("paid") if code == "00" else case.answer("refused")
            return fields | {"rc": code, "status": status}
        case "hp":
            fields = case.answer("paid" if code == "00" else "refused")
            state = 1 if code == "00" else 3 if code in {"05", "39", "201"} else 2
            told = {"status": state} if command is Command.CHECK else {}
            return fields | {"response_code": code} | told
        case "customer_id":
            state = 1 if code == "00" else 0 if code in {"39", "201"} else 2
            return case.answer("paid" if code == "00" else "refused") | {
                "rc": code,
                "status": state,
            }
        case _:
            known = {"ref_id": case.provider_ref, "order_id": case.order.customer_no}
            return {"rq_uuid": case.paid["rq_uuid"], "error_code": code, **known} | (
                {"error_desc": "Success"} if code == "0000" else {"error_desc": "x"}
            )


def letter(outcome: Outcome) -> str:
    return {Paid: "P", Refused: "R", Pending: "W", Unknown: "?"}[type(outcome)]


def outcomes(monkeypatch: pytest.MonkeyPatch, case: Case, code: str) -> str:
    """Return the letters of first send, re-send and status check."""
    first, again, check = (
        case.outcome(monkeypatch, command, said(case, code, command), resent=resent)
        for command, resent in (
            (Command.PAY, False),
            (Command.PAY, True),
            (Command.CHECK, False),
        )
    )
    return letter(first) + letter(again) + letter(check)


def bill(monkeypatch: pytest.MonkeyPatch, case: Case, fields: dict[str, Any]) -> str:
    try:
        case.bill(monkeypatch, fields)
    except CredentialsError:
        return "C"
    except RefusedError:
        return "R"
    except NotUnderstoodError:
        return "?"
    return "B"


@pytest.mark.parametrize("means", ALL, ids=str)
def test_a_code_means_what_the_document_says(monkeypatch: pytest.MonkeyPatch, means: Means) -> None:
    case = BY_NAME[means.case]
    assert outcomes(monkeypatch, case, means.code) == means.letters[1:]
    if case.asked is not None:
        fields = said(case, means.code, Command.INQUIRE)
        if case.name.startswith("espay"):
            fields["rq_uuid"] += "I"
        if means.letters[0] == "B":
            fields = case.asked
        assert bill(monkeypatch, case, fields) == means.letters[0]


# -- a code beside a state that says otherwise ----------------------------------------------------


@pytest.mark.parametrize("name", ["iak json bill", "iak xml bill"])
def test_without_the_status_failed_no_check_of_iak_refuses(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    case = BY_NAME[name]
    for code in KNOWN[name] - {"00"}:
        for status in (None, "", 0, 1, 3, 4):
            told = {"response_code": code, "status": status}
            answer = case.answer("refused", Command.CHECK) | told
            assert letter(case.outcome(monkeypatch, Command.CHECK, answer)) in "W?"


@pytest.mark.parametrize("name", ["iak json bill", "iak xml bill", "iak top-up", "iak token"])
def test_no_refusal_of_iak_is_believed_beside_a_status_that_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    case = BY_NAME[name]
    for status in (0, 1, 3, "1", "sukses"):
        answer = case.answer("refused", Command.PAY) | {"status": status}
        assert letter(case.outcome(monkeypatch, Command.PAY, answer)) == "?"


@pytest.mark.parametrize("name", ["iak json bill", "iak xml bill", "iak top-up", "iak token"])
def test_a_check_of_iak_is_paid_only_where_status_and_code_say_the_same(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    case = BY_NAME[name]
    for status in (None, "", 0, 2, 3, "sukses"):
        answer = case.answer("paid", Command.CHECK) | {"status": status}
        assert letter(case.outcome(monkeypatch, Command.CHECK, answer)) == "?"


@pytest.mark.parametrize("name", ["espay bill", "espay direct", "espay token"])
def test_a_check_of_espay_is_decided_by_the_state_of_the_transaction_alone(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    case = BY_NAME[name]
    states = {"S": "P", "F": "R", "IP": "W", "SP": "W", "EX": "W", "WC": "W", "": "W", "?": "W"}
    for state, wanted in states.items():
        answer = case.answer("paid", Command.CHECK) | {"status": state}
        assert letter(case.outcome(monkeypatch, Command.CHECK, answer)) == wanted
        for code in ("9999", "EX", "05", "33", "210"):
            coded = answer | {"error_code": code}
            assert letter(case.outcome(monkeypatch, Command.CHECK, coded)) == "W"
