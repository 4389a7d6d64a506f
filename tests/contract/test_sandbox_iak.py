"""The sandbox takes IAK's bills the way its documentation says, and its ledger agrees."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.sandbox.server import Sandbox
from tests.contract.iak_buyer import CHECK, Clock, IakBuyer

DEPOSIT = 10_000_000
# documented as failed, and so never charged
REFUSED = ("01", "04", "07", "13", "17", "20", "34", "37", "38", "40", "100", "106", "118")
# nobody can tell from these whether the money went; here it did
UNCLEAR = ("05", "91", "92", "94", "103", "105", "110", "555")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def buyer(tmp_path: Path, clock: Clock) -> Iterator[IakBuyer]:
    with Sandbox(tmp_path / "ledger.jsonl", now=clock) as sandbox:
        buyer = IakBuyer(sandbox)
        yield buyer
        buyer.connection.close()


def pln(case: str) -> str:
    return f"53000000{case}"


def test_the_username_keeps_its_leading_zero(buyer: IakBuyer) -> None:
    assert buyer.username.startswith("08")
    asked = {"commands": "checkstatus", "ref_id": "ref1"}
    assert buyer.bill("cs", username=int(buyer.username), **asked)["response_code"] == "107"
    assert buyer.bill("cs", username="0811", **asked)["response_code"] == "100"


def test_every_command_has_a_signature_of_its_own(buyer: IakBuyer) -> None:
    shown = buyer.inquire("PLNPOSTPAID", pln("0000"))
    commands: dict[str, dict[str, Any]] = {
        "inq-pasca": {"ref_id": "ref2", "code": "PLNPOSTPAID", "hp": pln("0000")},
        "pay-pasca": {"tr_id": str(shown["tr_id"])},
        "checkstatus": {"ref_id": "ref1"},
        "pricelist-pasca": {},
    }
    right = {"inq-pasca": "ref2", "pay-pasca": str(shown["tr_id"]), "checkstatus": "cs"}
    for command, fields in commands.items():
        for suffix in ("ref1", "ref2", str(shown["tr_id"]), "cs", "bl"):
            if suffix != right.get(command):
                data = buyer.bill(suffix, commands=command, **fields)
                assert data == {"response_code": "100", "message": "INVALID SIGNATURE"}, command
    assert not buyer.booked()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"username": 7}', b"[" * 5_000])
def test_a_body_that_makes_no_sense_is_107(buyer: IakBuyer, body: bytes) -> None:
    status, _, answer = buyer.send(f"{buyer.paths['postpaid']}{CHECK}", body)
    assert (status, json.loads(answer)["data"]["response_code"]) == (200, "107")


@pytest.mark.parametrize("missing", ["commands", "code", "hp", "ref_id", "username", "sign"])
def test_a_missing_field_is_107(buyer: IakBuyer, missing: str) -> None:
    asked = buyer.signed("r", commands="inq-pasca", code="CBN", hp="01920000", ref_id="r")
    body = json.dumps({name: value for name, value in asked.items() if name != missing}).encode()
    answer = buyer.send(f"{buyer.paths['postpaid']}{CHECK}", body)[2]
    assert json.loads(answer)["data"]["response_code"] == "107"


def test_what_does_not_exist_has_a_code_each(buyer: IakBuyer) -> None:
    assert buyer.bill("x", commands="nosuch")["response_code"] == "101"
    assert buyer.bill("cs", "/api/v1/other", commands="checkstatus")["response_code"] == "117"
    assert buyer.inquire("NOSUCH", "1")["response_code"] == "20"
    assert buyer.inquire("HPSMART", "08811234567")["response_code"] == "106"
    assert buyer.inquire("CBN", "01920000", "a ref")["response_code"] == "03"
    assert buyer.status("never")["response_code"] == "06"
    assert buyer.pay({"tr_id": 1})["response_code"] == "06"
    assert buyer.bill("", commands="pay-pasca", tr_id=None)["response_code"] == "107"


def test_the_path_may_end_with_or_without_a_slash(buyer: IakBuyer) -> None:
    for where in ("/api/v1/bill/check", "/api/v1/bill/check/"):
        assert buyer.bill("cs", where, commands="checkstatus", ref_id="x")["response_code"] == "06"


def test_a_bill_is_shown_and_paid_by_its_number(buyer: IakBuyer) -> None:
    shown = buyer.inquire("PLNPOSTPAID", pln("0000"))
    assert (shown["price"], shown["selling_price"]) == (302_500, 301_900)
    assert (shown["response_code"], shown["message"]) == ("00", "INQUIRY SUCCESS")
    paid = buyer.pay(shown)
    assert (paid["response_code"], paid["message"]) == ("00", "PAYMENT SUCCESS")
    assert paid["balance"] == buyer.deposit() == DEPOSIT - 301_900
    assert paid["datetime"] == "20250610190000"
    assert "status" not in paid
    (line,) = buyer.booked()
    assert (line["provider"], line["event"], line["ref"]) == ("iak", "charge", "ref1")
    assert (line["price"], line["selling_price"], line["sn"]) == (301_900, 302_500, paid["noref"])
    known = buyer.status()
    assert known == paid | {"status": 1}


def test_the_number_of_an_inquiry_may_be_sent_as_a_number(buyer: IakBuyer) -> None:
    tr_id = buyer.inquire("CBN", "01920000")["tr_id"]
    assert buyer.bill(str(tr_id), commands="pay-pasca", tr_id=tr_id)["response_code"] == "00"


def test_a_bill_that_is_paid_cannot_be_paid_again(buyer: IakBuyer) -> None:
    shown = buyer.inquire("PLNPOSTPAID", pln("0000"))
    codes = [buyer.pay(shown)["response_code"] for _ in range(3)]
    assert (codes, buyer.events()) == (["00", "01", "01"], ["charge"])


def test_a_used_ref_cannot_ask_again(buyer: IakBuyer) -> None:
    shown = buyer.inquire("PLNPOSTPAID", pln("0000"))
    again = buyer.inquire("CBN", "01920000")
    assert again == {"response_code": "11", "message": "DUPLICATE REF ID"}
    assert buyer.pay(shown)["code"] == "PLNPOSTPAID"
    assert buyer.inquire("CBN", "01920000")["response_code"] == "11"


def test_a_bill_is_paid_on_the_jakarta_day_of_its_inquiry(buyer: IakBuyer, clock: Clock) -> None:
    early = buyer.inquire("CBN", "01920000", "early")  # 19:00 in Jakarta
    late = buyer.inquire("CBN", "01920000", "late")
    clock.move(hours=4, minutes=59)
    assert buyer.pay(early)["response_code"] == "00"
    clock.move(minutes=1)
    assert buyer.pay(late)["response_code"] == "04"
    assert buyer.pay(early)["response_code"] == "01"
    assert (buyer.status("late")["response_code"], buyer.events()) == ("42", ["charge"])


def test_an_inquiry_alone_is_a_payment_not_received(buyer: IakBuyer) -> None:
    shown = buyer.inquire("TELKOMPSTN", "6391600000")
    known = buyer.status()
    assert (known["status"], known["response_code"]) == (0, "42")
    assert known["message"] == "REQUEST PEMBAYARAN BELUM DITERIMA"
    assert (known["desc"], known["price"]) == (shown["desc"], shown["price"])
    assert "noref" not in known


@pytest.mark.parametrize("rc", ["01", "14", "34", "103", "105", "555"])
def test_a_number_with_0rrr_is_refused_at_the_inquiry(buyer: IakBuyer, rc: str) -> None:
    shown = buyer.inquire("PLNPOSTPAID", pln(f"0{rc:0>3}"))
    assert (shown["response_code"], shown["desc"], shown["tr_name"]) == (rc, "", "")
    assert buyer.pay(shown)["response_code"] == rc
    assert (buyer.status()["response_code"], buyer.status()["status"]) == ("42", 0)
    assert not buyer.booked()


@pytest.mark.parametrize("rc", REFUSED)
def test_a_payment_that_clearly_fails_moves_no_money(buyer: IakBuyer, rc: str) -> None:
    shown = buyer.inquire("TELKOMPSTN", f"6391601{rc:0>3}")
    assert shown["response_code"] == "00"
    for paid in (buyer.pay(shown), buyer.pay(shown)):
        assert (paid["response_code"], paid["noref"]) == (rc, "")
        assert "status" not in paid
    known = buyer.status()
    assert (known["response_code"], known["status"], known["noref"]) == (rc, 2, "")
    assert (buyer.booked(), buyer.deposit()) == ([], DEPOSIT)


@pytest.mark.parametrize("rc", UNCLEAR)
def test_a_payment_answered_with_an_unclear_error_is_made(buyer: IakBuyer, rc: str) -> None:
    shown = buyer.inquire("PLNPOSTPAID", pln(f"1{rc:0>3}"))
    assert set(buyer.pay(shown)) == {"response_code", "message"}
    assert buyer.deposit() == DEPOSIT - shown["selling_price"]
    known = buyer.status()
    assert (known["response_code"], known["status"], known["hp"]) == ("00", 1, pln(f"1{rc:0>3}"))
    assert known["noref"]
    assert (buyer.pay(shown)["response_code"], buyer.events()) == ("01", ["charge"])


@pytest.mark.parametrize(("case", "rc"), [("1039", "39"), ("1201", "201")])
def test_a_pending_payment_is_charged_and_takes_its_time(
    tmp_path: Path, clock: Clock, case: str, rc: str
) -> None:
    with Sandbox(tmp_path / "ledger", settle_ms=60_000, now=clock) as sandbox:
        buyer = IakBuyer(sandbox)
        shown = buyer.inquire("PLNPOSTPAID", pln(case))
        assert buyer.pay(shown)["response_code"] == rc
        assert buyer.deposit() == DEPOSIT - shown["selling_price"]
        clock.move(seconds=59)
        known = buyer.status()
        assert (known["status"], known["response_code"]) == (3, "39")
        assert not {"noref", "datetime"} & set(known)
        assert buyer.pay(shown)["response_code"] == "39"
        clock.move(seconds=1)
        known = buyer.status()
        assert (known["status"], known["response_code"]) == (1, "00")
        assert buyer.status() == known
        assert buyer.events() == ["charge", "settle"]
        buyer.connection.close()


def test_an_empty_deposit_refuses_and_keeps_the_bill_payable(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "ledger", deposit=301_899) as sandbox:
        buyer = IakBuyer(sandbox)
        shown = buyer.inquire("PLNPOSTPAID", pln("0000"))
        assert buyer.pay(shown)["response_code"] == "17"
        assert (buyer.status()["status"], buyer.status()["response_code"]) == (0, "42")
        assert (buyer.deposit(), buyer.booked()) == (301_899, [])
        buyer.connection.close()


def test_a_restart_forgets_nothing(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "ledger"
    with Sandbox(path, settle_ms=60_000, now=clock) as sandbox:
        buyer = IakBuyer(sandbox)
        asked = buyer.inquire("BPJS", "8801234560000", "asked", month=2)
        pending = buyer.inquire("BPJS", "8801234561039", "pending", month=3)
        paid = buyer.buy("CBN", "01920000", "paid")
        failed = buyer.buy("CBN", "01921037", "failed")
        buyer.pay(pending)
        buyer.inquire("CBN", "01920014", "refused")
        buyer.bill("wrong", commands="inq-pasca", code="CBN", hp="01920000", ref_id="forged")
        buyer.connection.close()
    clock.move(seconds=60)
    with Sandbox(path, settle_ms=60_000, now=clock) as sandbox:
        buyer = IakBuyer(sandbox)
        assert buyer.status("paid") == paid | {"status": 1, "balance": buyer.deposit()}
        assert buyer.status("failed")["datetime"] == failed["datetime"]
        assert buyer.status("failed")["status"] == 2
        assert buyer.inquire("CBN", "01920000", "refused")["response_code"] == "11"
        assert buyer.inquire("CBN", "01920000", "forged")["response_code"] == "00"
        known = buyer.status("pending")
        assert (known["status"], known["period"], known["price"]) == (1, "03", 77_500)
        assert buyer.pay(paid)["response_code"] == "01"
        assert buyer.pay(asked)["price"] == asked["price"] == 52_500
        assert buyer.events() == ["charge", "charge", "settle", "charge"]
        buyer.connection.close()


def test_without_the_request_log_the_ledger_still_knows_what_was_paid(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with Sandbox(path) as sandbox:
        buyer = IakBuyer(sandbox)
        paid = buyer.buy("SHOPEEPAY", "082100000000", desc={"amount": 75_000})
        buyer.connection.close()
    Path(f"{path}.requests.jsonl").unlink()
    with Sandbox(path) as sandbox:
        buyer = IakBuyer(sandbox)
        assert buyer.status() == paid | {"status": 1}
        assert buyer.inquire("CBN", "01920000")["response_code"] == "11"
        buyer.connection.close()


def test_a_payment_whose_inquiry_hung_survives_a_restart(tmp_path: Path) -> None:
    path, faults = tmp_path / "ledger", tmp_path / "faults.json"
    faults.write_text('[{"do": "hang", "seconds": 0.01, "when": {"commands": "inq-pasca"}}]')
    with Sandbox(path, faults=faults) as sandbox:
        buyer = IakBuyer(sandbox)
        paid = buyer.buy("BPJS", "8801234560000", month="4")
        buyer.connection.close()
    with Sandbox(path) as sandbox:
        buyer = IakBuyer(sandbox)
        assert buyer.status() == paid | {"status": 1}
        assert buyer.pay(paid)["response_code"] == "01"
        buyer.connection.close()


def test_requests_are_logged_with_the_ref_of_the_inquiry(buyer: IakBuyer) -> None:
    buyer.buy("CBN", "01920000")
    buyer.status()
    log = Path(f"{buyer.ledger}.requests.jsonl").read_text().splitlines()
    seen = [(line["command"], line["ref"], line["rc"]) for line in map(json.loads, log)]
    assert seen == [(name, "ref1", "00") for name in ("inq-pasca", "pay-pasca", "checkstatus")]


def test_the_price_list_can_be_narrowed(buyer: IakBuyer) -> None:
    def listed(where: str = CHECK, **more: str) -> list[Any]:
        rows = buyer.bill("pl", where, commands="pricelist-pasca", **more)["pasca"]
        assert isinstance(rows, list)
        return rows

    everything = listed()
    assert listed(status="all") == everything
    assert {row["status"] for row in everything} == {1, 4}
    assert {row["status"] for row in listed(status="active")} == {1}
    off = listed(status="non active")
    assert listed(status="non-active") == off != []
    (water,) = listed(f"{CHECK}pdam", province="Sumatera Utara")
    assert water == {
        "code": "PDAMKOTA.MEDAN",
        "name": "PDAM KOTA MEDAN",
        "status": 1,
        "fee": 2_000,
        "komisi": 700,
        "type": "pdam",
        "category": "postpaid",
        "province": "Sumatera Utara",
    }
    (power, *_) = listed(f"{CHECK}pln")
    assert (power["fee"], power["komisi"], "province" in power) == (2_500, 600, False)
