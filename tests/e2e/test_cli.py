"""The command line against the sandbox: every product, every ending, every exit code."""

import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pos_app.cli import main
from tests.conftest import Home

SUCCESS = {
    "pln": "530000000001",
    "pdam": "1013226",
    "hp": "081234554320",
    "internet": "6391601001",
    "bpjs": "8801234560001",
    "multifinance": "6391601201",
    "pbb": "329801092375999991",
    "pgas": "0110014601",
    "tv": "127246500101",
    "plnnontaglis": "3225030005921",
    "emoney": "082100000001",
    "samsat": "9658548523568701,0212502110170100",
}
SEVERAL_BILLS = {"pln": "530000000002", "pgas": "0110014602"}
INQUIRY_FAILS = {"pln": "530000000003", "bpjs": "8801234560002", "tv": "127246500102"}
PAYMENT_FAILS = {"pln": "530000000006", "internet": "6391601005", "hp": "081234554324"}
PENDING_THEN_PAID = {"pln": "630000000001", "pdam": "2013226", "emoney": "082110000001"}
PENDING_THEN_REFUSED = {
    "pln": "630000000006",
    "samsat": "0658548523568705,0212502110170100",
}

Printed = pytest.CaptureFixture[str]


class Cli:
    """Runs commands in this process and reads what they print."""

    def __init__(self, home: Home, capsys: Printed) -> None:
        self.home = home
        self._capsys = capsys
        self.errors = ""

    def __call__(self, *arguments: str) -> tuple[int, dict[str, Any]]:
        self._capsys.readouterr()
        code = main(["--home", str(self.home.path), *arguments, "--json"])
        printed = self._capsys.readouterr()
        self.errors = printed.err
        assert "Traceback" not in printed.out + printed.err
        (line,) = printed.out.splitlines()
        data: dict[str, Any] = json.loads(line)
        return code, data

    def pay(
        self, product: str, number: str, tender: str = "cash:500000"
    ) -> tuple[int, dict[str, Any]]:
        return self(
            *("pay", "--product", product, "--customer", number),
            *("--tender", tender, "--cashier", "Sari", "--again"),
        )

    def pay_amount(self, product: str, number: str, amount: str) -> tuple[int, dict[str, Any]]:
        return self(
            *("pay", "--product", product, "--customer", number, "--amount", amount),
            *("--tender", "cash:9000000", "--cashier", "Sari", "--again"),
        )


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    return Cli(home, capsys)


def charges(home: Home, ref: str) -> list[str]:
    return [json.loads(line)["event"] for line in home.ledger.splitlines() if ref in line]


def pdf_text(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages)


def rupiah(amount: int) -> str:
    return f"Rp {amount:,}".replace(",", ".")


@pytest.mark.parametrize(
    ("code", "number"), [*SUCCESS.items(), *SEVERAL_BILLS.items()], ids=lambda value: value[:12]
)
def test_every_product_is_paid_once_and_its_receipt_says_so(
    cli: Cli, tmp_path: Path, code: str, number: str
) -> None:
    _, bill = cli("inquire", "--product", f"digiswitch:{code}", "--customer", number)
    exit_code, paid = cli.pay(f"digiswitch:{code}", number)
    assert (exit_code, paid["state"]) == (0, "PAID")
    assert charges(cli.home, paid["ref"]) == ["charge"]
    assert paid["total"] == paid["amount"] + paid["admin"] + paid["fee"]
    assert paid["change"] == paid["tendered"] - paid["total"]
    assert Path(paid["receipt"]).exists()
    for paper in ("58", "80", "a4"):
        file = tmp_path / f"receipt-{paper}.pdf"
        assert cli("receipt", paid["ref"], "--paper", paper, "--out", str(file))[0] == 0
        text = pdf_text(file)
        for part in number.split(","):
            assert part in text
        assert paid["customer_name"] in text
        assert rupiah(paid["total"]) in text
        assert rupiah(paid["admin"]) in text
        assert rupiah(paid["change"]) in text
        assert paid["provider_ref"] in text
        assert paid["ref"] in text
        for period in bill["periods"]:
            for value in period.values():
                shown = rupiah(value) if isinstance(value, int) else value
                assert shown in text.replace("\n", "") or shown in text


def test_a_payment_prints_what_the_contract_says(cli: Cli) -> None:
    _, paid = cli.pay("digiswitch:pln", "530000000001", "cash:50000")
    contract = (
        "ref state provider product customer_no customer_name amount admin fee total tendered "
        "change provider_ref receipt"
    )
    assert set(contract.split()) <= paid.keys()
    assert (paid["provider"], paid["product"]) == ("digiswitch", "pln-postpaid")
    assert (paid["amount"], paid["admin"], paid["fee"]) == (8500, 2500, 0)
    assert (paid["total"], paid["tendered"], paid["change"]) == (11000, 50000, 39000)


@pytest.mark.parametrize(("code", "number"), INQUIRY_FAILS.items())
def test_a_number_without_a_bill_is_refused_with_the_words_of_the_provider(
    cli: Cli, code: str, number: str
) -> None:
    exit_code, said = cli.pay(f"digiswitch:{code}", number)
    assert (exit_code, said["error"]) == (3, "inquiry-refused")
    assert cli.home.ledger == ""


@pytest.mark.parametrize(("code", "number"), PAYMENT_FAILS.items())
def test_a_payment_that_fails_is_refused_and_costs_nothing(
    cli: Cli, code: str, number: str
) -> None:
    exit_code, payment = cli.pay(f"digiswitch:{code}", number)
    assert (exit_code, payment["state"], payment["receipt"]) == (3, "REFUSED", None)
    assert charges(cli.home, payment["ref"]) == []


@pytest.mark.parametrize(("code", "number"), PENDING_THEN_PAID.items())
def test_a_pending_payment_is_paid_after_resolve(cli: Cli, code: str, number: str) -> None:
    exit_code, payment = cli.pay(f"digiswitch:{code}", number)
    assert (exit_code, payment["state"], payment["receipt"]) == (4, "PENDING", None)
    exit_code, resolved = cli("resolve")
    assert (exit_code, resolved["open"]) == (0, [])
    exit_code, payment = cli("status", payment["ref"])
    assert (exit_code, payment["state"]) == (0, "PAID")
    assert Path(payment["receipt"]).exists()
    assert charges(cli.home, payment["ref"]) == ["charge", "settle"]


@pytest.mark.parametrize(("code", "number"), PENDING_THEN_REFUSED.items())
def test_a_pending_payment_that_fails_is_refused_after_resolve(
    cli: Cli, code: str, number: str
) -> None:
    _, payment = cli.pay(f"digiswitch:{code}", number)
    assert cli("resolve")[0] == 0
    assert cli("status", payment["ref"])[1]["state"] == "REFUSED"
    assert charges(cli.home, payment["ref"]) == ["charge", "refund"]


def faulty(home: Home, **fault: Any) -> None:
    draft = home.faults.with_suffix(".new")
    draft.write_text(json.dumps([fault]))
    draft.replace(home.faults)


@pytest.mark.parametrize("fault", ["close-after", "close", "reset", "html", "empty"])
def test_an_answer_that_is_lost_leaves_doubt_that_resolve_clears(cli: Cli, fault: str) -> None:
    faulty(cli.home, when={"command": "pay-pasca"}, do=fault, after=fault in {"html", "empty"})
    exit_code, payment = cli.pay("digiswitch:pln", "530000000001")
    assert (exit_code, payment["state"]) == (4, "UNKNOWN")
    refused, said = cli.pay("digiswitch:pln", "530000000001")
    assert (refused, said["error"]) == (6, "bill-open")
    cli("resolve")
    arrived = fault not in {"close", "reset"}
    state = cli("status", payment["ref"])[1]["state"]
    assert state == ("PAID" if arrived else "UNKNOWN")
    assert charges(cli.home, payment["ref"]) == (["charge"] if arrived else [])


def test_a_field_that_nobody_foresaw_is_shown_and_printed(cli: Cli, tmp_path: Path) -> None:
    faulty(
        cli.home,
        when={"customer_no": "530000000001"},
        do="merge",
        times=0,
        body={"desc": {"warna_meteran": "biru <b>tua</b>"}},
    )
    _, bill = cli("inquire", "--product", "pln-postpaid", "--customer", "530000000001")
    assert bill["details"]["warna_meteran"] == "biru <b>tua</b>"
    _, paid = cli.pay("pln-postpaid", "530000000001")
    text = pdf_text(Path(paid["receipt"]))
    assert "warna meteran" in text
    assert "biru <b>tua</b>" in text


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("--product", "pln-postpaid", "--customer", "53000000000A"), 2, "number-letters"),
        (("--product", "pln-postpaid", "--customer", "5300"), 2, "number-short"),
        (("--product", "pln-postpaid", "--customer", ""), 2, "number-empty"),
        (("--product", "gold", "--customer", "1"), 2, "unknown-product"),
        (("--product", "vehicle-tax", "--customer", "9658548523568701"), 2, "number-parts"),
        (("--product", "e-money", "--customer", "082100000001", "--amount", ""), 0, ""),
        (("--product", "e-money", "--customer", "082100000001", "--amount", "x"), 2, "amount"),
        (
            ("--product", "e-money", "--customer", "082100000001", "--amount", "1500"),
            2,
            "extra-step",
        ),
        (
            ("--product", "pln-postpaid", "--customer", "530000000001", "--field", "x"),
            2,
            "extra-unknown",
        ),
        (
            ("--product", "pln-postpaid", "--customer", "530000000001", "--field", "x=1"),
            2,
            "extra-unknown",
        ),
    ],
)
def test_what_cannot_be_right_is_said_in_one_sentence(
    cli: Cli, arguments: tuple[str, ...], code: int, error: str
) -> None:
    exit_code, said = cli("inquire", *arguments)
    assert (exit_code, said.get("error", "")) == (code, error)
    assert len(cli.errors.splitlines()) == (1 if code else 0)


@pytest.mark.parametrize(
    ("tender", "code", "error"),
    [
        ("cash:10999", 2, "tender-short"),
        ("cash:", 2, "amount"),
        ("gold:5", 2, "tender-kind"),
        ("cash:1.5", 2, "amount"),
    ],
)
def test_cash_that_cannot_be_right_sends_nothing(
    cli: Cli, tender: str, code: int, error: str
) -> None:
    exit_code, said = cli.pay("pln-postpaid", "530000000001", tender)
    assert (exit_code, said["error"]) == (code, error)
    assert cli.home.ledger == ""


def test_a_wrong_pin_is_not_allowed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.pay("pln-postpaid", "530000000001")
    monkeypatch.setenv("POS_APP_PIN", "852741")
    exit_code, said = cli.pay("pln-postpaid", "530000000001")
    assert (exit_code, said["error"]) == (6, "wrong-pin")


def test_a_missing_pin_is_bad_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POS_APP_PIN")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert cli.pay("pln-postpaid", "530000000001")[1]["error"] == "pin-missing"
    monkeypatch.setattr(sys, "stdin", io.StringIO("147258\n"))
    assert cli.pay("pln-postpaid", "530000000001")[0] == 0


def test_a_missing_or_wrong_key_says_whose_it_is(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POS_APP_DIGISWITCH_API_KEY", "wrong")
    exit_code, said = cli.pay("pln-postpaid", "530000000001")
    assert (exit_code, said["error"]) == (5, "credentials-rejected")
    monkeypatch.delenv("POS_APP_DIGISWITCH_API_KEY")
    exit_code, said = cli.pay("pln-postpaid", "530000000001")
    assert (exit_code, said["error"]) == (5, "no-key")
    assert "POS_APP_DIGISWITCH_API_KEY" in said["message"]


def test_without_a_network_nothing_is_sent_and_that_is_said(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("POS_APP_PROVIDERS_DIGISWITCH_URL", f"http://127.0.0.1:{port}")
    exit_code, said = cli.pay("pln-postpaid", "530000000001")
    assert (exit_code, said["error"]) == (5, "no-connection")


def test_a_page_instead_of_a_bill_is_no_bill(cli: Cli) -> None:
    faulty(cli.home, when={"command": "inq-pasca"}, do="html")
    exit_code, said = cli.pay("pln-postpaid", "530000000001")
    assert (exit_code, said["error"]) == (4, "not-json")


def test_settings_that_cannot_be_used_are_named(cli: Cli) -> None:
    for text in ("[providers", "[window]\ntheme = 'pink'", "[nonsense]\nx = 1"):
        (cli.home.path / "config.toml").write_text(text)
        exit_code, said = cli("products")
        assert (exit_code, said["error"]) == (2, "settings")


def test_a_home_that_cannot_be_written_is_told_as_that(
    read_only: Path, home: Home, capsys: Printed
) -> None:
    home.path = read_only / "home"
    exit_code, said = Cli(home, capsys)("products")
    assert (exit_code, said["error"]) == (5, "cannot-open")


def test_a_receipt_of_nothing_of_the_unpaid_or_on_odd_paper_is_refused(
    cli: Cli, tmp_path: Path
) -> None:
    out = str(tmp_path / "r.pdf")
    assert cli("receipt", "nothing", "--out", out)[1]["error"] == "unknown-ref"
    _, pending = cli.pay("pln-postpaid", "630000000001")
    assert cli("receipt", pending["ref"], "--out", out)[1]["error"] == "not-paid"
    _, paid = cli.pay("pln-postpaid", "530000000001")
    assert cli("receipt", paid["ref"], "--paper", "57", "--out", out)[1]["error"] == "paper"


def test_the_journal_is_listed_exported_and_verified(cli: Cli, tmp_path: Path) -> None:
    _, paid = cli.pay("pln-postpaid", "530000000001")
    kinds = [entry["kind"] for entry in cli("journal", "list", "--ref", paid["ref"])[1]["entries"]]
    assert kinds == [
        "payment.prepared",
        "payment.sending",
        "exchange.kept",
        "exchange.kept",
        "payment.paid",
        "receipt.issued",
    ]
    file = tmp_path / "journal.jsonl"
    assert cli("journal", "export", "--out", str(file))[1]["entries"] == 10
    assert len(file.read_text().splitlines()) == 10
    code, found = cli("journal", "verify")
    assert (code, found["ok"], found["entries"], found["unread"]) == (0, True, 12, 0)
    assert found["anchors"] == {"file": "agrees", "keys": "agrees", "backup": "none"}
    kinds = [entry["kind"] for entry in cli("journal", "list")[1]["entries"]]
    assert kinds[-4:] == [
        "program.started",
        "journal.exported",
        "program.started",
        "journal.verified",
    ]
    with closing(sqlite3.connect(cli.home.path / "journal.db", isolation_level=None)) as other:
        other.execute("DROP TRIGGER journal_is_frozen")
        other.execute("""UPDATE journal SET data = '{"total":1}' WHERE kind = 'payment.prepared'""")
    exit_code, verdict = cli("journal", "verify")
    assert (exit_code, verdict["ok"], verdict["problem"]) == (5, False, "altered")


def test_a_receipt_that_cannot_be_saved_does_not_hide_that_the_bill_is_paid(cli: Cli) -> None:
    (cli.home.path / "receipts").write_text("a file where the folder should be")
    exit_code, paid = cli.pay("pln-postpaid", "530000000001")
    assert (exit_code, paid["state"], paid["receipt"]) == (0, "PAID", None)
    assert "could not be saved" in cli.errors


def test_no_secret_and_no_full_number_reaches_the_log(cli: Cli) -> None:
    cli.pay("pln-postpaid", "530000000001")
    faulty(cli.home, when={"command": "inq-pasca"}, do="html")
    cli.pay("pln-postpaid", "530000000002")
    log = (cli.home.path / "log" / "pos-app.log").read_text()
    assert "opened" in log
    for secret in ("sandbox-not-a-secret", "530000000001", "530000000002", "147258"):
        assert secret not in log


def test_the_catalogue_lists_all_products_and_those_of_a_category(cli: Cli) -> None:
    assert len(cli("products")[1]["products"]) == 13
    (water,) = cli("products", "--category", "water")[1]["products"]
    assert (water["id"], water["codes"]) == ("pdam", ["digiswitch:pdam"])
    assert cli("products", "--category", "gold")[0] == 2


# -- as a process of its own ------------------------------------------------------------------


def command(*arguments: str, home: Home, **more: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pos_app", "--home", str(home.path), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **more,
    )


def test_the_same_works_as_a_program_and_reads_as_text(home: Home) -> None:
    pay = (
        "pay",
        "--product",
        "pln-postpaid",
        "--customer",
        "530000000001",
        "--tender",
        "cash:50000",
    )
    done = command(*pay, "--cashier", "Sari", home=home)
    assert done.returncode == 0
    assert "Paid: Nama Pelanggan Pertama" in done.stdout
    assert done.stderr == (
        "Sari is now the owner here, with this PIN.\nShift 1 is open now, with an empty drawer.\n"
    )
    assert command("products", home=home).stdout.count("\n") == 13
    assert command("inquire", *pay[1:5], home=home).stdout.splitlines()[-1].split()[-1] == "11.000"
    told = command("journal", "verify", home=home).stdout
    assert told.startswith("10 entries, none altered.\n")


def test_a_wrong_command_line_is_bad_input(home: Home) -> None:
    for arguments in (("pay",), ("nonsense",), ("journal",)):
        assert command(*arguments, home=home).returncode == 2


def test_a_second_writer_is_told_that_the_counter_is_open(home: Home) -> None:
    from pos_app.app import open_counter

    counter = open_counter(home.path)
    done = command("resolve", home=home)
    assert (done.returncode, "already open" in done.stderr) == (5, True)
    counter.close()


def test_a_payment_whose_program_is_killed_is_settled_by_resolve(cli: Cli) -> None:
    cli.pay("pln-postpaid", "530000000002")
    faulty(cli.home, when={"command": "pay-pasca"}, do="close-after", seconds=30)
    bill = ["--product", "pln-postpaid", "--customer", "530000000001", "--tender", "cash:50000"]
    with subprocess.Popen(
        [sys.executable, "-m", "pos_app", "--home", str(cli.home.path), "pay", *bill],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while "530000000001" not in cli.home.ledger:
            assert process.poll() is None
        process.kill()
    (before,) = [p for p in payments(cli.home) if p[1] == "530000000001"]
    assert before[2] == "SENDING"
    exit_code, resolved = cli("resolve")
    assert (exit_code, resolved["open"]) == (0, [])
    assert cli("status", before[0])[1]["state"] == "PAID"
    assert charges(cli.home, before[0]) == ["charge"]


def payments(home: Home) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(home.path / "journal.db")) as other:
        return other.execute("SELECT ref, customer_no, state FROM payment").fetchall()


def test_a_payment_that_was_never_sent_can_be_cancelled(cli: Cli) -> None:
    from pos_app.app import open_counter
    from pos_app.domain.tender import Tender

    counter = open_counter(cli.home.path)
    counter.accounts.add("Sari", "147258")
    counter.shifts.open(0, "Sari")
    inquiry = counter.inquiries.inquire("pln-postpaid", "530000000001")
    ref = counter.payments.prepare(inquiry, [Tender("cash", 50_000)], "Sari").ref
    counter.close()
    assert cli("resolve")[1]["open"][0]["state"] == "PREPARED"
    assert cli("resolve", "--cancel", ref)[1]["state"] == "CANCELLED"
    assert cli("resolve")[1]["open"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="every other desktop has a display")
def test_the_demo_without_a_display_does_the_job_on_the_command_line_and_says_so(
    tmp_path: Path,
) -> None:
    kept = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", "--demo"],
        env=kept | {"POS_APP_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert "SIMULATION" in done.stderr
    receipt = Path(done.stdout.splitlines()[-1].removeprefix("receipt "))
    assert "LATIHAN" in pdf_text(receipt)
    window = subprocess.run(
        [sys.executable, "-m", "pos_app", "--home", str(tmp_path / "x")],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (window.returncode, "no display" in window.stderr) == (5, True)
