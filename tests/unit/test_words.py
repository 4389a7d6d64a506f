"""Every error and every state has words, in both languages, and shows foreign text as it is."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pos_app.domain.bill import Fact
from pos_app.domain.errors import InputError, RefusedError
from pos_app.domain.outcome import Refused, reason_of
from pos_app.domain.payment import Payment, State
from pos_app.labels import clean, label, lines
from pos_app.ui.messages import ERRORS, word_error
from pos_app.ui.state_words import OUTCOMES, REASONS, STATES, word_payment, word_reason, word_state
from tests.conftest import NOON
from tests.scripted import BILL

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for path in (ROOT / "pos_app").rglob("*.py") if "sandbox" not in path.parts]
TRANSLATIONS = ROOT / "resources" / "translations"


def payment(state: State, reason: str) -> Payment:
    return Payment(
        ref="R",
        provider="p",
        account="a",
        training=False,
        product="p",
        code="c",
        customer_no="1",
        extras={},
        bill=BILL,
        fee=0,
        tenders=(),
        cashier="S",
        on=date(2026, 11, 21),
        made_at=NOON,
        state=state,
        reason=reason,
    )


def codes_raised() -> set[str]:
    source = "\n".join(path.read_text("utf-8") for path in SOURCES)
    found = set(re.findall(r'\b\w+Error\(\s*"([a-z-]+)"', source))
    found |= {f"number-{problem}" for problem in ("empty", "letters", "short", "long")}
    storage = (ROOT / "pos_app/storage/engine.py").read_text("utf-8")
    return found | set(re.findall(r'SQLITE_\w+: "([a-z-]+)"', storage))


def test_every_error_that_can_be_raised_has_words() -> None:
    assert len(codes_raised()) > 40
    assert codes_raised() - ERRORS.keys() == set()


def test_there_are_no_words_for_errors_that_cannot_be() -> None:
    named_by_a_variable = {
        "bug",
        "database",
        "number-parts",
        "wrong-ref",
        "wrong-product",
    }
    assert ERRORS.keys() - codes_raised() == named_by_a_variable


def test_every_state_and_every_reason_for_doubt_has_words() -> None:
    assert set(OUTCOMES) == set(STATES) == set(State)
    source = "\n".join(path.read_text("utf-8") for path in SOURCES)
    reasons = set(re.findall(r'reason="([a-z-]+)"', source))
    assert reasons - {"not-sent"} <= REASONS.keys()


@pytest.mark.parametrize("words", [*ERRORS.values(), *OUTCOMES.values()])
def test_every_message_has_a_title_what_happened_and_what_to_do(words: str) -> None:
    title, what, after = words.split("|")
    assert title
    assert what.endswith((".", "}"))
    assert after.endswith(".")


@pytest.mark.parametrize("text", ["{detail}", "a|b|c", "{0.__class__}", "%s", "<b>x</b>"])
def test_the_text_of_a_provider_is_shown_as_it_is(text: str) -> None:
    assert word_error(RefusedError("inquiry-refused", text)).what == f"The provider says: {text}"


@pytest.mark.parametrize("code", ["02", "{detail}", "{0}", "<b>x</b>"])
def test_a_refusal_without_a_message_is_told_by_its_code(code: str) -> None:
    refused = payment(State.REFUSED, reason_of(Refused(code=code)))
    assert word_payment(refused).what == f"The provider refused: code {code}."
    silent = word_payment(refused, lambda said: said.replace("code {0}.", "kode {0}."))
    assert silent.what == f"The provider refused: kode {code}."
    said = replace(refused, message="Nomor salah")
    assert word_payment(said).what == "The provider refused: Nomor salah"


def test_a_provider_that_says_nothing_is_not_quoted_with_our_own_code() -> None:
    assert "inquiry-refused" not in word_error(RefusedError("inquiry-refused")).sentence()


# What the adapter says of an answer becomes the reason: these come by way of an error's code.
@pytest.mark.parametrize(
    "reason", ["not-json", "no-data", "http-status", "no-answer", "wrong-ref", "wrong-customer"]
)
def test_a_reason_by_way_of_an_error_has_words_as_both(reason: str) -> None:
    assert reason in REASONS
    assert reason in ERRORS


def test_a_bug_is_told_with_its_incident_id() -> None:
    assert "1A2B" in word_error(ZeroDivisionError(), "1A2B").sentence()
    assert "Rp 500" in word_error(InputError("tender-short", "500")).sentence()


def test_a_payment_is_worded_by_its_state_and_its_reason() -> None:
    unclear = payment(State.UNKNOWN, "no-answer")
    assert "Do not pay this bill again" in word_payment(unclear).next
    assert word_reason(unclear) == "The connection broke before the answer arrived."
    assert word_state(State.PENDING) == "In process"


def messages() -> list[ET.Element]:
    return list(ET.parse(TRANSLATIONS / "id.ts").iter("message"))


def test_every_text_is_translated_and_keeps_its_blanks() -> None:
    for message in messages():
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source
        told = translation.text or ""
        assert sorted(re.findall(r"\{\w+\}", told)) == sorted(re.findall(r"\{\w+\}", source)), (
            source
        )
        assert told.count("|") == source.count("|"), source


def test_the_translations_are_those_of_the_code(tmp_path: Path) -> None:
    """What packaging/translations.py would find is what stands in id.ts."""
    fresh = tmp_path / "id.ts"
    fresh.write_bytes((TRANSLATIONS / "id.ts").read_bytes())
    sources = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "pos_app" / "ui").rglob("*.py"))
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run(
        [str(tool), *sources, "-ts", str(fresh), "-no-obsolete", "-locations", "none"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    assert b'type="unfinished"' not in fresh.read_bytes()
    wanted = {m.findtext("source") for m in ET.parse(fresh).iter("message")}
    assert wanted == {m.findtext("source") for m in messages()}


def test_the_compiled_translation_is_that_of_the_source(tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    fresh = tmp_path / "id.qm"
    subprocess.run(
        [str(tool), str(TRANSLATIONS / "id.ts"), "-qm", str(fresh)], check=True, capture_output=True
    )
    assert fresh.read_bytes() == (TRANSLATIONS / "id.qm").read_bytes()


# -- what the facts of a bill are called --------------------------------------------------------


def test_known_facts_have_labels_and_unknown_ones_their_own_name() -> None:
    assert (label("tariff"), label("tariff", "en")) == ("Tarif", "Tariff")
    assert label("warna_meteran") == "warna meteran"


def test_meter_readings_share_a_line_and_dates_are_read_as_dates() -> None:
    facts = [
        Fact("meter_start", "00080000"),
        Fact("bill", 8000),
        Fact("meter_end", "00090000"),
        Fact("tax_until", "20210309"),
        Fact("registration_date", "soon"),
    ]
    assert list(lines(facts)) == [
        ("Stand meter", "00080000-00090000", False),
        ("Tagihan", "Rp 8.000", True),
        ("Pajak s.d.", "09-03-2021", False),
        ("Tgl. registrasi", "soon", False),
    ]


@pytest.mark.parametrize(
    ("foreign", "shown"),
    [
        ("BUDI\x00\x1b[31m", "BUDI [31m"),
        ("a\u202eb\u200bc", "a b c"),
        ("\ud800", ""),
        ("  many \n blanks ", "many blanks"),
        ("<b>BUDI</b>", "<b>BUDI</b>"),
    ],
)
def test_foreign_text_becomes_one_plain_line(foreign: str, shown: str) -> None:
    assert clean(foreign) == shown


def test_foreign_text_is_capped() -> None:
    assert len(clean("x" * 5000)) == 200
