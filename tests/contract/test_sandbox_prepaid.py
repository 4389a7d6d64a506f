"""The sandbox sells top-ups in both dialects, checks meters and gives out deposit tickets."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.signing_buyer import MovedClock, SigningBuyer, reopening

DEPOSIT = 10_000_000
TELKOMSEL = "081234567890"
THREE = "089512345678"
DIALECTS = ("digiswitch", "digiflazz")

Open = Callable[..., SigningBuyer]


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def opened(tmp_path: Path, clock: MovedClock) -> Iterator[Open]:
    with reopening(tmp_path / "ledger", clock, SigningBuyer) as open_one:
        yield open_one


@pytest.fixture
def buyer(opened: Open, dialect: str) -> SigningBuyer:
    return opened(dialect)


def row_of(buyer: SigningBuyer, code: str) -> Any:
    (row,) = buyer.listed("prepaid", **{buyer.code: code})
    return row


def test_a_top_up_is_pending_then_paid_and_charged_once(buyer: SigningBuyer) -> None:
    first = buyer.top_up("s50", TELKOMSEL)
    assert (first["status"], first["rc"], first["price"]) == ("Pending", "03", 49_030)
    assert buyer.deposit() == DEPOSIT - 49_030
    paid = buyer.top_up("s50", TELKOMSEL)
    assert (paid["status"], paid["rc"]) == ("Sukses", "00")
    assert paid["sn"].isdigit()
    assert buyer.top_up("s50", TELKOMSEL) == paid
    assert buyer.events() == ["charge", "settle"]


def test_each_dialect_has_its_own_names_for_a_pending_top_up(opened: Open) -> None:
    common = {"ref_id", "customer_no", "message", "status", "rc", "price"}
    assert set(opened("digiswitch").top_up("s5", TELKOMSEL)) == common | {"code", "balance"}
    assert set(opened("digiflazz").top_up("s5", TELKOMSEL)) == common | {
        *("buyer_sku_code", "buyer_last_saldo", "sn", "tele", "wa")
    }


def test_the_published_numbers_do_what_is_published(buyer: SigningBuyer) -> None:
    assert buyer.top_up("xld10", "087800001230", "1", testing=True)["status"] == "Sukses"
    assert buyer.top_up("xld10", "087800001232", "2")["rc"] == "02"
    assert buyer.events() == ["charge"]
    for ref, number in (("3", "087800001233"), ("4", "087800001234")):
        assert buyer.top_up("xld10", number, ref)["rc"] == "03"
    assert buyer.top_up("xld10", "087800001233", "3")["rc"] == "00"
    failed = buyer.top_up("xld10", "087800001234", "4")
    assert (failed["status"], failed["rc"]) == ("Gagal", "02")
    assert buyer.events() == ["charge", "charge", "charge", "settle", "refund"]
    assert buyer.deposit() == DEPOSIT - 2 * failed["price"]


def test_a_pending_top_up_takes_its_time(opened: Open, dialect: str, clock: MovedClock) -> None:
    buyer = opened(dialect, settle_ms=60_000)
    buyer.top_up("s5", TELKOMSEL)
    clock.move(seconds=59)
    assert buyer.top_up("s5", TELKOMSEL)["rc"] == "03"
    clock.move(seconds=1)
    assert buyer.top_up("s5", TELKOMSEL)["rc"] == "00"


@pytest.mark.parametrize(
    ("code", "number", "rc"),
    [
        ("nosuch", TELKOMSEL, "43"),
        ("sm5", "088112345678", "43"),
        ("s5", "087812345678", "52"),
        ("s5", "081234567404", "54"),
        ("s5", "0812", "57"),
        ("s5", "0812٣٤٥٦٧٨", "54"),
        ("dana10", "02112345678", "52"),
        ("pln20", "123", "54"),
    ],
)
def test_what_cannot_be_sold_moves_no_money(
    buyer: SigningBuyer, code: str, number: str, rc: str
) -> None:
    for data in (buyer.top_up(code, number), buyer.top_up(code, number)):
        assert (data["status"], data["rc"]) == ("Gagal", rc)
        assert ("sn" in data) == (buyer.dialect == "digiflazz")
    assert not buyer.booked()


def test_a_ref_stays_with_its_number_and_product(buyer: SigningBuyer) -> None:
    buyer.top_up("s5", TELKOMSEL, "sold")
    buyer.top_up("s5", "087812345678", "refused")
    buyer.inquire("pln", "530000000001", "asked")
    assert buyer.top_up("s5", "081234567891", "sold")["rc"] == "49"
    assert buyer.top_up("s10", TELKOMSEL, "sold")["rc"] == "49"
    assert buyer.top_up("s5", TELKOMSEL, "refused")["rc"] == "49"
    assert buyer.top_up("s5", TELKOMSEL, "asked")["rc"] == "49"
    assert buyer.inquire("pln", "530000000001", "sold")["rc"] == "49"
    assert buyer.events() == ["charge"]


def test_a_low_deposit_refuses_and_leaves_the_ref_free(opened: Open, dialect: str) -> None:
    buyer = opened(dialect, deposit=5_004)
    assert buyer.top_up("s5", TELKOMSEL)["rc"] == "44"
    assert (buyer.deposit(), buyer.booked()) == (5_004, [])
    assert buyer.top_up("s10", TELKOMSEL)["rc"] == "44"


def test_only_digiflazz_minds_the_highest_price(opened: Open) -> None:
    buyer = opened("digiflazz")
    assert buyer.top_up("s5", TELKOMSEL, max_price=5_004)["rc"] == "69"
    assert buyer.top_up("s5", TELKOMSEL, max_price="5005")["rc"] == "40"
    assert buyer.top_up("s5", TELKOMSEL, max_price=5_005)["rc"] == "03"
    assert opened("digiswitch").top_up("s5", TELKOMSEL, max_price=1)["rc"] == "03"


def test_a_cut_off_lasts_over_midnight(buyer: SigningBuyer, clock: MovedClock) -> None:
    number = "087812345678"
    clock.move(hours=4, minutes=44)  # 23:44 in Jakarta
    assert buyer.top_up("xld100", number, "before")["rc"] == "03"
    clock.move(minutes=1)
    assert buyer.top_up("xld100", number, "in")["rc"] == "58"
    clock.move(minutes=29)
    assert buyer.top_up("xld100", number, "in too")["rc"] == "58"
    clock.move(minutes=1)
    assert buyer.top_up("xld100", number, "after")["rc"] == "03"
    assert buyer.top_up("xld100", number, "in")["rc"] == "58"
    assert buyer.events() == ["charge", "charge"]


def test_some_are_sold_to_a_number_once_a_day(buyer: SigningBuyer, clock: MovedClock) -> None:
    assert buyer.top_up("t20", THREE, "1")["rc"] == "03"
    assert buyer.top_up("t20", THREE, "2")["rc"] == "63"
    assert buyer.top_up("t10", THREE, "3")["rc"] == "03"
    assert buyer.top_up("t10", THREE, "4")["rc"] == "03"
    clock.move(hours=5)
    assert buyer.top_up("t20", THREE, "5")["rc"] == "03"


def test_a_token_is_twenty_digits_and_what_they_are_worth(buyer: SigningBuyer) -> None:
    worth = []
    for code in ("pln20", "pln50", "pln100", "pln200", "pln500", "pln1000"):
        buyer.top_up(code, "14012345678", code)
        sn = buyer.top_up(code, "14012345678", code)["sn"]
        form = r"(?:\d{4}-){4}\d{4}/([A-Z ]+)/(R1M?)/(\d+)VA/(\d+,\d)KWH"
        matched = re.fullmatch(form, sn)
        assert matched, sn
        worth.append(float(matched[4].replace(",", ".")))
    assert worth == sorted(worth)
    assert worth[-1] == pytest.approx(50 * worth[0], abs=5)


def test_everything_listed_and_switched_on_can_be_bought(buyer: SigningBuyer) -> None:
    phones = {
        "TELKOMSEL": TELKOMSEL,
        "XL": "087812345678",
        "AXIS": "083812345678",
        "INDOSAT": "085612345678",
        "TRI": THREE,
        "SMARTFREN": "088812345678",
    }
    for row in buyer.listed("prepaid"):
        code = row[buyer.code]
        number = "14012345678" if row["brand"] == "PLN" else phones.get(row["brand"], TELKOMSEL)
        sold = row.get("status", row.get("seller_product_status"))
        assert buyer.top_up(code, number, code)["rc"] == ("03" if sold else "43"), code


def test_the_price_list_announces_each_kind_of_trouble_once(buyer: SigningBuyer) -> None:
    rows = buyer.listed("prepaid")
    flag = "status" if buyer.dialect == "digiswitch" else "seller_product_status"
    assert [row[buyer.code] for row in rows if not row[flag]] == ["sm5"]
    assert [row[buyer.code] for row in rows if not row["multi"]] == ["t20"]
    times = {(row["start_cut_off"], row["end_cut_off"]) for row in rows}
    padded = {("00:00", "00:00"), ("23:45", "00:15")}
    assert times == (
        padded if buyer.dialect == "digiflazz" else {("0:0", "0:0"), ("23:45", "0:15")}
    )
    assert {row["category"] for row in rows} == {"Pulsa", "Data", "E-Money", "PLN", "Games"}


def test_each_dialect_has_its_own_names_for_a_row(opened: Open) -> None:
    common = {
        *("category", "brand", "type", "price", "unlimited_stock", "stock", "multi"),
        *("start_cut_off", "end_cut_off", "desc"),
    }
    assert set(row_of(opened("digiswitch"), "s5")) == common | {"name", "code", "status"}
    buyer = opened("digiflazz")
    assert set(row_of(buyer, "s5")) == common | {
        *("product_name", "buyer_sku_code", "seller_name"),
        *("buyer_product_status", "seller_product_status"),
    }
    assert {row["brand"] for row in buyer.listed("prepaid", category="Pulsa", brand="XL")} == {"XL"}


def test_digiflazz_gives_the_whole_list_once_in_a_while(opened: Open, clock: MovedClock) -> None:
    buyer = opened("digiflazz", price_list_minutes=5)
    assert isinstance(buyer.listed("prepaid"), list)
    refused = buyer.listed("prepaid")
    assert (set(refused), refused["rc"]) == ({"rc", "message"}, "83")
    assert buyer.listed("prepaid", brand="XL")["rc"] == "83"
    assert len(buyer.listed("prepaid", buyer_sku_code="s5")) == 1
    assert isinstance(buyer.listed("pasca"), list)
    clock.move(minutes=5)
    assert isinstance(buyer.listed("prepaid"), list)
    other = opened("digiswitch", price_list_minutes=5)
    assert isinstance(other.listed("prepaid"), list)
    assert isinstance(other.listed("prepaid"), list)


def test_a_meter_has_a_name_in_both_dialects(opened: Open) -> None:
    fields = {"customer_no", "meter_no", "subscriber_id", "name", "segment_power"}
    one = opened("digiswitch").post("token", "14012345678", customer_no="14012345678")[1]
    buyer = opened("digiflazz")
    other = buyer.post("inquiry-pln", "14012345678", customer_no="14012345678")[1]
    assert set(one) == fields
    assert other == one | {"message": "Transaksi Sukses", "status": "Sukses", "rc": "00"}
    assert re.fullmatch(r"R1M? /\d{9}", one["segment_power"])
    assert (one["meter_no"], len(one["subscriber_id"])) == ("14012345678", 12)
    buyer.top_up("pln20", "14012345678")
    assert f"/{one['name']}/" in buyer.top_up("pln20", "14012345678")["sn"]


@pytest.mark.parametrize("number", ["14012345404", "123", "1401234567A"])
def test_an_unknown_meter_has_empty_fields(opened: Open, number: str) -> None:
    one = opened("digiswitch").post("token", number, customer_no=number)[1]
    assert (one.pop("customer_no"), set(one.values())) == (number, {""})
    other = opened("digiflazz").post("inquiry-pln", number, customer_no=number)[1]
    assert (other["status"], other["rc"], other["name"]) == ("Gagal", "54", "")


def test_a_deposit_ticket_has_a_tail_of_its_own_and_moves_no_money(
    opened: Open, dialect: str
) -> None:
    suffix = "depo" if dialect == "digiswitch" else "deposit"
    whom = {"bank" if dialect == "digiswitch" else "Bank": "BCA", "owner_name": "John Doe"}
    buyer = opened(dialect)
    first = buyer.post("deposit", suffix, amount=200_000, **whom)[1]
    assert (first["rc"], first["amount"]) == ("00", 200_001)
    assert ("account_no" in first) == (dialect == "digiflazz")
    assert buyer.post("deposit", suffix, amount=199_999, **whom)[1]["rc"] == "64"
    assert buyer.post("deposit", suffix, amount="200000", **whom)[1]["rc"] == "40"
    buyer = opened(dialect)
    second = buyer.post("deposit", suffix, amount=200_000, **whom)[1]
    assert (second["amount"], second["notes"] != first["notes"]) == (200_002, True)
    assert (buyer.deposit(), buyer.booked()) == (DEPOSIT, [])


def test_a_restart_keeps_what_was_sold_and_what_was_refused(
    opened: Open, dialect: str, clock: MovedClock
) -> None:
    buyer = opened(dialect)
    buyer.post("transaction", "nothing")
    buyer.top_up("t20", THREE, "open")
    clock.move(hours=4, minutes=50)
    buyer.top_up("xld100", "087812345678", "cut off")
    clock.move(hours=-4)
    buyer = opened(dialect)
    assert buyer.top_up("xld100", "087812345678", "cut off")["rc"] == "58"
    assert buyer.top_up("t20", THREE, "again")["rc"] == "63"
    assert buyer.top_up("t20", THREE, "open")["rc"] == "00"
    assert buyer.events() == ["charge", "settle"]
