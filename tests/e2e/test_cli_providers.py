"""The command line through all providers: bills, straight payments, top-ups, tokens, deposits."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Home
from tests.e2e.test_cli import Cli, Printed, charges, pdf_text

METER = "12345678901"


@pytest.fixture
def cli(home: Home, capsys: Printed) -> Cli:
    home.switch_on("digiswitch", "iak", "espay")
    return Cli(home, capsys)


def settled(cli: Cli, product: str, number: str, *more: str) -> dict[str, Any]:
    """Pay, and ask about it as long as it is pending."""
    code, paid = cli(
        *("pay", "--product", product, "--customer", number, *more),
        *("--tender", "cash:9000000", "--cashier", "Sari", "--again"),
    )
    if code == 4:
        _, resolved = cli("resolve")
        (paid,) = resolved["checked"]
    assert paid["state"] == "PAID", paid
    # Espay's ledger knows a payment by sender and ref.
    assert charges(cli.home, paid["ref"])[0] == "charge"
    assert charges(cli.home, paid["ref"]).count("charge") == 1
    return paid


def receipt_text(cli: Cli, ref: str, paper: str = "80") -> str:
    file = cli.home.path / f"{ref}-{paper}.pdf"
    assert cli("receipt", ref, "--paper", paper, "--out", str(file))[0] == 0
    return pdf_text(file)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_an_internet_bill_of_iak_is_inquired_and_paid_in_either_format(
    home: Home, capsys: Printed, form: str
) -> None:
    home.switch_on("iak", format=form)
    cli = Cli(home, capsys)
    code, bill = cli("inquire", "--product", "iak:CBN", "--customer", "01920000")
    assert (code, bill["provider"], bill["amount"] > 0) == (0, "iak", True)
    paid = settled(cli, "iak:CBN", "01920000")
    assert (paid["total"], paid["customer_name"]) == (bill["total"], bill["customer_name"])
    assert paid["provider_ref"] in receipt_text(cli, paid["ref"], "58")


@pytest.mark.parametrize("form", ["json", "xml"])
def test_of_eight_electricity_bills_four_are_paid_and_the_rest_is_on_the_receipt(
    home: Home, capsys: Printed, form: str
) -> None:
    home.switch_on("iak", format=form)
    cli = Cli(home, capsys)
    _, bill = cli("inquire", "--product", "iak:PLNPOSTPAID", "--customer", "530000000999")
    assert len(bill["periods"]) == 4
    paid = settled(cli, "iak:PLNPOSTPAID", "530000000999")
    text = receipt_text(cli, paid["ref"])
    for period in bill["periods"]:
        assert period["period"] in text
    assert "Sisa lembar tagihan" in text
    assert paid["details"]["bills_left"] == "4"


def test_a_straight_payment_of_espay_needs_an_amount_and_no_inquiry(cli: Cli) -> None:
    ask = ("inquire", "--product", "espay:SINCBN", "--customer", "4333333333")
    code, refused = cli(*ask)
    assert (code, refused["error"]) == (2, "extra-missing")
    code, bill = cli(*ask, "--amount", "100000")
    assert (code, bill["amount"], bill["admin"], bill["total"]) == (0, 100_000, 0, 100_000)
    assert "inquirytransaction" not in cli.home.requests
    paid = settled(cli, "espay:SINCBN", "4333333333", "--amount", "100000")
    assert (paid["provider"], paid["total"]) == ("espay", 100_000)


def test_a_bpjs_bill_of_espay_is_inquired_first(cli: Cli) -> None:
    paid = settled(cli, "espay:BPJSKS", "8801835307911")
    assert (paid["customer_name"], paid["total"]) == ("ONI SAPUTRA PRATAMA", 105_000)
    assert "ONI SAPUTRA PRATAMA" in receipt_text(cli, paid["ref"], "a4")


@pytest.mark.parametrize("code", ["digiswitch:pln20", "iak:hpln20000", "espay:SLYLPR20"])
def test_a_token_of_every_provider_is_twenty_digits_on_screen_and_receipt(
    cli: Cli, code: str
) -> None:
    paid = settled(cli, code, METER)
    groups = paid["token"].split(" ")
    assert [len(group) for group in groups] == [4] * 5
    assert paid["token"].replace(" ", "").isdigit()
    for paper in ("58", "80", "a4"):
        text = " ".join(receipt_text(cli, paid["ref"], paper).split())
        assert paid["token"] in text
        assert "Nominal" in text


def test_a_token_of_digiflazz_works_as_well(home: Home, capsys: Printed) -> None:
    home.switch_on("digiflazz")
    paid = settled(Cli(home, capsys), "digiflazz:pln50", METER)
    assert len(paid["token"]) == 24
    assert paid["details"]["kwh"]


@pytest.mark.parametrize("code", ["digiswitch:s10", "iak:htelkomsel10000", "espay:SVHTS10"])
def test_airtime_of_every_provider_is_bought(cli: Cli, code: str) -> None:
    paid = settled(cli, code, "081234567890")
    assert (paid["customer_name"], paid["customer_no"]) == ("", "081234567890")
    text = receipt_text(cli, paid["ref"])
    assert "STRUK PEMBELIAN PULSA" in text
    assert "Admin Bank" not in text or code.startswith("espay")


def test_one_face_value_is_one_product_of_all_who_sell_it_and_the_cheapest_may_get_it(
    home: Home, capsys: Printed
) -> None:
    home.switch_on("iak", "digiswitch", "espay")
    with (home.path / "config.toml").open("a") as file:
        file.write('\n[routing]\nby = "cheapest"\n')
    cli = Cli(home, capsys)
    listed = cli("products", "--refresh", "--category", "pulsa")[1]["products"]
    (ten,) = (row for row in listed if row["id"] == "pulsa/telkomsel-10000")
    assert {code.split(":")[0] for code in ten["codes"]} == {"iak", "digiswitch", "espay"}
    bill = cli("inquire", "--product", ten["id"], "--customer", "081234567890")[1]
    assert (bill["why"], bill["total"]) == ("cheapest", ten["price"])


def test_the_owners_order_decides_and_says_so(cli: Cli) -> None:
    with (cli.home.path / "config.toml").open("a") as file:
        file.write('\n[routing]\norder = ["espay"]\n')
    bill = cli("inquire", "--product", "pln-postpaid", "--customer", "530000000777")[1]
    assert (bill["provider"], bill["why"]) == ("espay", "preferred")


def test_a_provider_that_cannot_be_reached_is_passed_over_before_anything_is_paid(
    home: Home, capsys: Printed
) -> None:
    home.switch_on("digiswitch", "iak")
    config = home.path / "config.toml"
    url = home.sandbox.describe()["digiswitch"]["url"]
    config.write_text(config.read_text().replace(url, "http://127.0.0.1:9/v1/user/api"))
    cli = Cli(home, capsys)
    paid = settled(cli, "pln-postpaid", "530000000000")
    assert paid["provider"] == "iak"
    bill = cli("inquire", "--product", "pln-postpaid", "--customer", "530000000000")[1]
    assert bill["why"] == "stand-in"


def test_a_payment_that_the_deposit_does_not_cover_is_stopped_before_it_is_written_down(
    home: Home, capsys: Printed, tmp_path: Path
) -> None:
    cli = Cli(home, capsys)
    ledger = tmp_path / "ledger.jsonl"
    assert cli.pay("digiswitch:pln", "530000000001")[0] == 0
    last = json.loads(ledger.read_text().splitlines()[-1])
    left = cli("balance")[1]["deposits"][0]["balance"]
    assert left == last["balance"]
    for amount in ("2000000",) * 4 + ("1900000",):
        assert cli.pay_amount("digiswitch:emoney", "081200000777", amount)[1]["state"] == "PAID"
    code, stopped = cli.pay_amount("digiswitch:emoney", "081200000777", "1000000")
    assert (code, stopped["error"]) == (6, "deposit-short")
    assert "Rp 1.0" in stopped["message"]
    states = [entry["kind"] for entry in cli("journal", "list")[1]["entries"]]
    assert states.count("payment.prepared") == 6


def test_the_deposits_are_told_and_a_provider_that_is_out_of_reach_is_named(
    home: Home, capsys: Printed
) -> None:
    home.switch_on("digiswitch", "iak")
    config = home.path / "config.toml"
    url = home.sandbox.describe()["digiswitch"]["url"]
    config.write_text(config.read_text().replace(url, "http://127.0.0.1:9/v1/user/api"))
    code, told = Cli(home, capsys)("balance")
    assert (code, [row["provider"] for row in told["deposits"]]) == (3, ["iak"])
    assert "digiswitch" in told["problems"]


def test_a_deposit_ticket_says_what_to_transfer(cli: Cli) -> None:
    ask = ("deposit", "--bank", "BCA", "--owner", "Budi", "--amount", "1.000.000")
    code, ticket = cli(*ask, "--provider", "digiswitch")
    assert (code, ticket["amount"] > 1_000_000, bool(ticket["notes"])) == (0, True, True)
    assert cli(*ask, "--provider", "iak")[1]["error"] == "no-ticket"
    assert cli(*ask, "--provider", "gold")[1]["error"] == "provider-off"


def test_the_operator_of_a_number_is_told_by_its_prefix_and_by_the_providers(cli: Cli) -> None:
    code, told = cli("operator", "081234567890")
    assert (code, told["operators"]["prefix"]) == (0, "telkomsel")
    assert "TELKOMSEL" in told["operators"]["iak"].upper()


def test_the_receipt_of_the_provider_itself_can_be_fetched(cli: Cli, tmp_path: Path) -> None:
    paid = settled(cli, "iak:CBN", "01920000")
    file = tmp_path / "theirs.pdf"
    assert cli("receipt", paid["ref"], "--from-provider", "--out", str(file))[0] == 0
    assert file.read_bytes().startswith(b"%PDF")
    ours = settled(cli, "digiswitch:pln", "530000000001")
    code, refused = cli("receipt", ours["ref"], "--from-provider", "--out", str(file))
    assert (code, refused["error"]) == (6, "no-receipt")


def test_the_lost_answer_of_espay_stays_unknown_because_nobody_can_be_asked(cli: Cli) -> None:
    lost = {"order_id": "8801835307911", "amount": "10500000"}
    rule = {"do": "close-after", "when": lost}
    cli.home.faults.with_suffix(".new").write_text(json.dumps([rule]))
    cli.home.faults.with_suffix(".new").replace(cli.home.faults)
    code, paid = cli.pay("espay:BPJSKS", "8801835307911")
    assert (code, paid["state"]) == (4, "UNKNOWN")
    asked = cli.home.requests.count("gettransactioninfo")
    assert cli("resolve")[0] == 4
    assert cli.home.requests.count("gettransactioninfo") == asked == 0
    assert cli.pay("espay:BPJSKS", "8801835307911")[0] != 0
    assert charges(cli.home, paid["ref"]) == ["charge"]
