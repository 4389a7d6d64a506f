"""What is on sale, through whom, at what price, and what the deposits allow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from pos_app.app import assemble
from pos_app.domain.errors import (
    InputError,
    NotSentError,
    NotUnderstoodError,
    RefusedError,
    RuleError,
    StorageError,
)
from pos_app.domain.offer import WIB, CutOff, Offer
from pos_app.domain.outcome import Outcome, Pending, Unknown
from pos_app.domain.payment import Payment, State
from pos_app.domain.product import Kind
from pos_app.domain.tender import Tender
from pos_app.services.counter import Counter
from pos_app.services.ports import Command, Order
from pos_app.settings import Deposit, Fees, Routing, Settings
from pos_app.storage.journal_store import JournalStore
from tests.conftest import SetClock
from tests.scripted import BILL, PAID, Scripted

MOBILE = "081234567890"
CASH = [Tender("cash", 2_000_000)]


def pulsa(code: str, price: int, nominal: int = 10_000, **more: object) -> Offer:
    offer = Offer(
        code=code,
        name=f"Telkomsel {nominal}",
        group="pulsa",
        brand="TELKOMSEL",
        prepaid=True,
        price=price,
        nominal=nominal,
    )
    return replace(offer, **more)  # type: ignore[arg-type]


class Shop:
    """A counter with two providers."""

    def __init__(self, folder: Path, clock: SetClock, **chosen: object) -> None:
        self.clock = clock
        self.first = Scripted(name="digiswitch", offers=[pulsa("s10", 10_300)])
        self.second = Scripted(name="iak", offers=[pulsa("hs10", 10_150)])
        self.store = JournalStore(folder, clock.now())
        self.chosen = Settings(**chosen)  # type: ignore[arg-type]
        self.folder = folder
        self.counter = self.open()
        self.counter.accounts.add("Sari", "147258")
        self.counter.shifts.open(0, "Sari")

    def open(self) -> Counter:
        providers = {provider.name: provider for provider in (self.first, self.second)}
        return assemble(self.folder, self.chosen, providers, self.store, self.clock)

    def restock(self) -> None:
        self.clock.move(hours=13)
        self.counter.prices.refresh(always=True)
        self.counter.catalogue.rebuild()

    def paid(self, product: str = "pln-postpaid", number: str = "530000000001") -> Payment:
        inquiry = self.counter.inquiries.inquire(product, number)
        return self.counter.payments.pay(inquiry, CASH, "Sari")


@pytest.fixture
def shop(tmp_path: Path, clock: SetClock) -> Iterator[Shop]:
    opened = Shop(tmp_path, clock)
    opened.restock()
    yield opened
    opened.store.close()


# -- price lists --------------------------------------------------------------------------------


def test_a_list_is_kept_and_there_again_when_the_counter_opens(shop: Shop) -> None:
    assert [p.id for p in shop.counter.catalogue.of_category("pulsa")] == ["pulsa/telkomsel-10000"]
    shop.first.offers = []
    assert shop.open().prices.offers("digiswitch")["s10"].price == 10_300


def test_a_list_of_another_account_is_none_of_ours(shop: Shop) -> None:
    shop.first.account = "somebody else"
    assert shop.open().prices.fetched("digiswitch") is None


def test_a_list_is_not_fetched_more_often_than_the_provider_allows(shop: Shop) -> None:
    assert not shop.counter.prices.fetch("digiswitch")
    shop.clock.move(seconds=301)
    assert shop.counter.prices.fetch("digiswitch")


def test_a_list_that_cannot_be_fetched_leaves_the_one_before(shop: Shop) -> None:
    shop.clock.move(hours=7)
    shop.first.list_error = NotSentError("no-connection")
    told = shop.counter.prices.refresh()
    assert isinstance(told["digiswitch"], NotSentError)
    assert told["iak"] is None
    assert shop.counter.prices.offers("digiswitch")["s10"].price == 10_300


def test_a_list_that_cannot_be_kept_can_still_be_sold_by(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(shop.store, "keep_price_list", full)
    shop.clock.move(hours=7)
    assert shop.counter.prices.fetch("digiswitch")


def test_what_is_not_on_a_closed_list_is_not_sold(tmp_path: Path, clock: SetClock) -> None:
    shop = Shop(tmp_path, clock)
    shop.second.name, shop.second.closed_list = "espay", True
    shop.second.offers = [Offer(code="SLYLPO", name="PLN", group="")]
    shop.counter = shop.open()
    assert shop.counter.prices.offer("espay", "BPJSKS") is None
    shop.counter.prices.refresh()
    shop.counter.catalogue.rebuild()
    assert shop.counter.inquiries.inquire("espay:SLYLPO", "530000000001").provider == "espay"
    with pytest.raises(RuleError, match="product-off"):
        shop.counter.inquiries.inquire("espay:BPJSKS", "8801835307911")
    token = shop.counter.catalogue.product("token/pln-20000")
    assert not shop.counter.catalogue.standing(token, clock.now()).sold
    shop.store.close()


# -- the catalogue ------------------------------------------------------------------------------


def test_rows_of_one_face_value_are_one_product_and_others_stand_alone(shop: Shop) -> None:
    shop.second.offers += [
        Offer(code="d1", name="Data 1 GB", group="data", brand="telkomsel_data", prepaid=True),
        Offer(code="PDAMKAB.X", name="PDAM Kab. X", group="pdam"),
        Offer(code="odd", name="Odd", group="never heard of", prepaid=True),
        Offer(code="PLNPOSTPAID", name="PLN", group="pln"),
    ]
    shop.restock()
    catalogue = shop.counter.catalogue
    ten = catalogue.product("pulsa/telkomsel-10000")
    assert (ten.codes, ten.name["id"]) == (
        {"digiswitch": "s10", "iak": "hs10"},
        "Pulsa Telkomsel 10.000",
    )
    assert catalogue.find("iak:d1")[0].brand == "telkomsel"
    assert catalogue.find("iak:PDAMKAB.X")[0].category == "water"
    assert catalogue.find("iak:odd")[0].category == "other"
    assert catalogue.find("iak:PLNPOSTPAID")[0].id == "pln-postpaid"
    assert catalogue.find("water/iak.PDAMKAB.X") == (catalogue.find("iak:PDAMKAB.X")[0], "")


def test_a_code_may_have_a_colon_of_its_own(shop: Shop) -> None:
    shop.second.offers += [Offer(code="ML:86", name="ML 86", group="game", prepaid=True, price=9)]
    shop.restock()
    (game,) = shop.counter.catalogue.of_category("games")
    assert shop.counter.catalogue.find(game.id) == (game, "")
    assert shop.counter.catalogue.find("iak:ML:86") == (game, "iak")


def test_of_several_rows_of_one_face_value_the_cheapest_that_is_sold_stands_for_them(
    shop: Shop,
) -> None:
    shop.first.offers = [
        pulsa("dear", 10_900),
        pulsa("cheap", 10_300),
        pulsa("off", 9_000, sellable=False),
        replace(pulsa("untold", 0), price=None),
    ]
    shop.restock()
    assert shop.counter.catalogue.product("pulsa/telkomsel-10000").codes["digiswitch"] == "cheap"


def test_what_was_sold_keeps_its_receipt_when_no_list_has_it_any_more(shop: Shop) -> None:
    assert shop.counter.catalogue.product("pulsa/xl-7000").receipt_title == "Struk Pembelian Pulsa"
    for unknown in ("gold", "gold/x", "pulsa"):
        with pytest.raises(InputError, match="unknown-product"):
            shop.counter.catalogue.product(unknown)


def test_a_code_is_looked_for_on_a_list_that_was_never_fetched(
    tmp_path: Path, clock: SetClock
) -> None:
    shop = Shop(tmp_path, clock)
    inquiry = shop.counter.inquiries.inquire("iak:hs10", MOBILE)
    assert (inquiry.product, inquiry.why) == ("pulsa/telkomsel-10000", "pinned")
    with pytest.raises(InputError, match="unknown-product"):
        shop.counter.inquiries.inquire("iak:gold", MOBILE)
    shop.store.close()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("0812-3456-7890", "pulsa/telkomsel-10000"),
        ("+62 812 3456 7890", "pulsa/telkomsel-10000"),
        ("530000000001", "pln-postpaid"),
        ("8801234560001", "bpjs-health"),
        ("329801092375999991", "property-tax"),
        ("9658548523568701,0212502110170100", "vehicle-tax"),
    ],
)
def test_a_number_brings_what_it_fits(shop: Shop, typed: str, first: str) -> None:
    assert shop.counter.catalogue.recognise(typed)[0].id == first


def test_a_number_of_another_operator_brings_none_of_this_ones_airtime(shop: Shop) -> None:
    shop.first.offers.append(pulsa("s20", 20_100, nominal=20_000))
    shop.restock()
    assert len(shop.counter.catalogue.recognise(MOBILE)) >= 2
    found = {product.brand for product in shop.counter.catalogue.recognise("087812345678")}
    assert "telkomsel" not in found
    assert getattr(shop.counter.catalogue.operator("085154123456"), "id", "") == "byu"
    assert shop.counter.catalogue.operator("021123456") is None
    ten = shop.counter.catalogue.product("pulsa/telkomsel-10000")
    assert shop.counter.catalogue.other_operator(ten, "087812345678") == "XL"
    assert shop.counter.catalogue.other_operator(ten, MOBILE) == ""
    assert shop.counter.catalogue.other_operator(ten, "0809") == ""
    assert shop.counter.catalogue.recognise("1") == []


def test_what_is_switched_off_is_not_sold_and_what_is_cut_off_says_until_when(shop: Shop) -> None:
    night = CutOff(time(23, 45), time(0, 15))
    shop.first.offers = [pulsa("s10", 10_300, sellable=False)]
    shop.second.offers = [pulsa("hs10", 10_150, cut_off=night)]
    shop.restock()
    ten = shop.counter.catalogue.product("pulsa/telkomsel-10000")
    shop.clock.at = datetime(2026, 11, 21, 23, 50, tzinfo=WIB).astimezone(UTC)
    standing = shop.counter.catalogue.standing(ten, shop.clock.now())
    assert (standing.sold, standing.back_at) == (False, datetime(2026, 11, 22, 0, 15, tzinfo=WIB))
    with pytest.raises(RuleError, match="cut-off") as caught:
        shop.counter.inquiries.inquire(ten.id, MOBILE)
    assert caught.value.detail == "00:15 WIB"
    shop.clock.at = datetime(2026, 11, 22, 0, 15, tzinfo=WIB).astimezone(UTC)
    assert shop.counter.catalogue.standing(ten, shop.clock.now()).price == 10_150
    shop.second.offers = [pulsa("hs10", 10_150, sellable=False)]
    shop.restock()
    with pytest.raises(RuleError, match="product-off"):
        shop.counter.inquiries.inquire(ten.id, MOBILE)


def test_electricity_is_not_sold_around_midnight_but_in_a_sandbox(shop: Shop) -> None:
    shop.clock.at = datetime(2026, 11, 21, 23, 30, tzinfo=WIB).astimezone(UTC)
    with pytest.raises(RuleError, match="cut-off") as caught:
        shop.counter.inquiries.inquire("pln-postpaid", "530000000001")
    assert caught.value.detail == "01:00 WIB"
    shop.second.training = True
    assert shop.counter.inquiries.inquire("pln-postpaid", "530000000001").provider == "iak"


# -- routing ------------------------------------------------------------------------------------


def routed(tmp_path: Path, clock: SetClock, by: str, *order: str) -> Shop:
    shop = Shop(tmp_path, clock, routing=Routing(by=by, order=order))  # type: ignore[arg-type]
    shop.restock()
    return shop


def ask(
    shop: Shop, product: str = "pulsa/telkomsel-10000", number: str = MOBILE
) -> tuple[str, str]:
    inquiry = shop.counter.inquiries.inquire(product, number)
    return inquiry.provider, inquiry.why


def test_the_owners_order_decides(tmp_path: Path, clock: SetClock) -> None:
    shop = routed(tmp_path, clock, "preferred", "iak")
    assert ask(shop) == ("iak", "preferred")
    shop.store.close()


def test_the_cheapest_gets_it_by_price_or_by_fee_and_commission(
    tmp_path: Path, clock: SetClock
) -> None:
    shop = routed(tmp_path, clock, "cheapest")
    assert ask(shop) == ("iak", "cheapest")
    shop.first.offers += [Offer(code="pln", name="PLN", group="pln", admin=2500, commission=1800)]
    shop.second.offers += [Offer(code="PLNPOSTPAID", name="PLN", group="pln", admin=2500)]
    shop.restock()
    assert ask(shop, "pln-postpaid", "530000000001") == ("digiswitch", "cheapest")
    shop.second.offers[-1] = Offer(code="PLNPOSTPAID", name="PLN", group="pln")
    shop.restock()
    assert ask(shop, "pln-postpaid", "530000000001") == ("digiswitch", "cheapest")
    assert ask(shop, "bpjs-health", "8801234560001")[1] == "cheapest"
    shop.store.close()


def test_the_healthiest_gets_it(tmp_path: Path, clock: SetClock) -> None:
    shop = routed(tmp_path, clock, "healthiest", "digiswitch")
    assert ask(shop) == ("digiswitch", "healthiest")
    shop.first.answers = [PAID, Unknown(reason="no-answer")]
    for number in ("530000000001", "530000000002"):
        shop.paid(number=number)
    assert ask(shop) == ("iak", "healthiest")
    clock.move(hours=25)
    assert ask(shop) == ("digiswitch", "healthiest")
    shop.first.deposit = 0
    shop.counter.deposits.refresh("digiswitch")
    assert ask(shop) == ("iak", "healthiest")
    shop.store.close()


def test_one_that_cannot_be_reached_is_passed_over_and_the_first_reason_is_told(
    shop: Shop,
) -> None:
    def dead(_: Order) -> None:
        raise NotSentError("no-connection", "gone")

    shop.first.on_send = dead
    assert ask(shop, "pln-postpaid", "530000000001") == ("iak", "stand-in")
    shop.second.on_send = dead
    with pytest.raises(NotSentError, match="gone"):
        ask(shop, "pln-postpaid", "530000000001")


def test_a_refusal_is_an_answer_and_nobody_else_is_asked(shop: Shop) -> None:
    def no(_: Order) -> None:
        raise RefusedError("inquiry-refused", "no bill")

    shop.first.on_send = no
    with pytest.raises(RefusedError):
        ask(shop, "pln-postpaid", "530000000001")
    assert shop.second.sent == []


# -- prices, deposits, losses -------------------------------------------------------------------


def test_a_top_up_costs_the_customer_the_list_price_and_the_shops_fee(
    tmp_path: Path, clock: SetClock
) -> None:
    shop = Shop(tmp_path, clock, fees=Fees(categories={"pulsa": 1_500}))
    shop.restock()
    ten = shop.counter.catalogue.product("pulsa/telkomsel-10000")
    assert shop.counter.inquiries.price(ten) == 11_650
    pln = shop.counter.catalogue.product("pln-postpaid")
    assert shop.counter.inquiries.price(pln) is None
    shop.store.close()


def test_the_kind_and_the_listed_price_reach_the_provider(shop: Shop) -> None:
    seen: list[Order] = []
    shop.first.on_send = seen.append
    inquiry = shop.counter.inquiries.inquire("digiswitch:s10", MOBILE)
    assert (seen[0].kind, seen[0].price, inquiry.bill.kind) == (Kind.TOP_UP, 10_300, Kind.TOP_UP)


def test_a_top_up_that_no_list_knows_has_no_price(tmp_path: Path, clock: SetClock) -> None:
    shop = Shop(tmp_path, clock)
    shop.second.name = "espay"
    shop.counter = shop.open()
    seen: list[Order] = []
    shop.second.on_send = seen.append
    shop.counter.inquiries.inquire("espay:SVHTS10", MOBILE)
    assert seen[0].price is None
    shop.store.close()


def test_a_straight_payment_needs_an_amount_that_nobody_else_is_sent(
    tmp_path: Path, clock: SetClock
) -> None:
    shop = Shop(tmp_path, clock)
    shop.second.name = "espay"
    shop.first.name = "iak"
    shop.counter = shop.open()
    seen: list[Order] = []
    shop.first.on_send = shop.second.on_send = seen.append
    with pytest.raises(InputError, match="extra-missing"):
        shop.counter.inquiries.inquire("espay:SINCBN", "4333333333")
    for product in ("espay:SINCBN", "iak:CBN"):
        shop.counter.inquiries.inquire(product, "4333333333", {"amount": "100000"})
    assert [(order.kind, dict(order.extras)) for order in seen] == [
        (Kind.DIRECT, {"amount": "100000"}),
        (Kind.BILL, {}),
    ]
    shop.store.close()


def test_a_top_up_is_not_sold_at_a_price_of_long_ago(shop: Shop) -> None:
    seen: list[Order] = []
    shop.first.on_send = seen.append
    shop.first.offers = [pulsa("s10", 11_900)]
    for hours in (5, 2):
        shop.clock.move(hours=hours)
        shop.counter.inquiries.inquire("digiswitch:s10", MOBILE)
    assert [order.price for order in seen] == [10_300, 11_900]
    shop.clock.move(hours=7)
    shop.first.list_error = NotSentError("no-connection")
    assert ask(shop) == ("iak", "stand-in")
    with pytest.raises(NotSentError):
        shop.counter.inquiries.inquire("digiswitch:s10", MOBILE)


def test_a_sale_below_cost_is_refused_with_the_figures(shop: Shop) -> None:
    shop.first.bill = replace(BILL, price=11_001)
    inquiry = shop.counter.inquiries.inquire("pln-postpaid", "530000000001")
    with pytest.raises(RuleError, match="below-cost") as caught:
        shop.counter.payments.pay(inquiry, CASH, "Sari")
    assert caught.value.detail == "Rp 11.001 > Rp 11.000"
    assert shop.first.sent == [Command.INQUIRE]


def test_a_deposit_that_does_not_cover_a_sale_stops_it_unless_it_was_filled_up(shop: Shop) -> None:
    shop.first.deposit = shop.second.deposit = 9_999
    shop.counter.deposits.refresh_all()
    with pytest.raises(RuleError, match="deposit-short") as caught:
        ask(shop, "pln-postpaid", "530000000001")
    assert caught.value.detail == "digiswitch: Rp 9.999 < Rp 10.000"
    shop.first.deposit = 10_000
    assert ask(shop, "pln-postpaid", "530000000001") == ("digiswitch", "preferred")


def test_a_deposit_that_nobody_can_tell_stops_nothing(shop: Shop) -> None:
    shop.first.deposit = None
    assert shop.counter.deposits.refresh("digiswitch") is None
    assert shop.counter.deposits.left("digiswitch") is None
    assert ask(shop, "pln-postpaid", "530000000001")[0] == "digiswitch"


def test_what_is_sold_counts_at_once_and_what_is_unclear_does_too(shop: Shop) -> None:
    shop.counter.deposits.refresh("digiswitch")
    shop.clock.move(seconds=1)
    answers: list[Outcome | Exception] = [PAID, Pending(code="03")]
    shop.first.answers = answers
    for number in ("530000000001", "530000000002"):
        shop.paid(number=number)
    assert shop.counter.deposits.left("digiswitch") == 980_000


def test_a_low_deposit_is_called_low_and_the_forecast_follows_the_sales(
    tmp_path: Path, clock: SetClock
) -> None:
    shop = Shop(tmp_path, clock, deposit=Deposit(warn_below=600_000))
    shop.first.deposit = 500_000
    deposit = shop.counter.deposits.refresh("digiswitch")
    assert deposit is not None
    assert (deposit.low, deposit.lasts) == (True, None)
    shop.first.bill = replace(BILL, price=None)
    shop.first.answers = [replace(PAID, bill=None)]
    shop.paid()
    clock.move(hours=11)
    deposit = shop.counter.deposits.refresh("digiswitch")
    assert deposit is not None
    assert deposit.lasts == timedelta(days=1) * (500_000 / 11_000)
    told = shop.counter.deposits.refresh_all()
    assert told == {"digiswitch": None, "iak": None}
    shop.first.balance_error = NotUnderstoodError("no-data")
    assert isinstance(shop.counter.deposits.refresh_all()["digiswitch"], NotUnderstoodError)
    shop.store.close()


def test_what_is_sold_while_a_deposit_is_told_counts(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told_before_a_sale() -> int:
        shop.clock.move(seconds=1)
        shop.paid()
        shop.clock.move(seconds=1)
        return 100_000

    monkeypatch.setattr(shop.first, "balance", told_before_a_sale)
    shop.counter.deposits.refresh("digiswitch")
    assert shop.counter.deposits.left("digiswitch") == 90_000


def test_what_is_known_of_the_deposits_stays_while_it_is_read(shop: Shop) -> None:
    shop.counter.deposits.refresh("digiswitch")
    known = iter(shop.counter.deposits.known.items())
    shop.counter.deposits.refresh("iak")
    assert [name for name, _ in known] == ["digiswitch"]


def test_a_deposit_that_lasts_longer_than_any_date_is_told_all_the_same(shop: Shop) -> None:
    shop.first.bill = replace(BILL, amount=1, admin=0, price=1)
    shop.first.answers = [replace(PAID, bill=shop.first.bill)]
    shop.paid()
    shop.first.deposit = 999_999_999_999
    deposit = shop.counter.deposits.refresh("digiswitch")
    assert deposit is not None
    assert deposit.lasts is not None


def test_only_a_provider_that_gives_tickets_is_asked_for_one(shop: Shop) -> None:
    for name, code in (("iak", "no-ticket"), ("gold", "provider-off")):
        with pytest.raises(RuleError, match=code):
            shop.counter.deposits.ticket(name, 1_000_000, "BCA", "Budi")


def test_only_a_paid_bill_of_a_provider_with_receipts_has_one_of_his(
    shop: Shop, tmp_path: Path
) -> None:
    paid = shop.paid()
    with pytest.raises(RuleError, match="no-receipt"):
        shop.counter.receipts.save_theirs(paid.ref, tmp_path / "r.pdf", "Sari")
    without = assemble(tmp_path, shop.chosen, {}, shop.store, shop.clock)
    without.accounts.stay(shop.counter.accounts)
    with pytest.raises(RuleError, match="provider-off"):
        without.receipts.save_theirs(paid.ref, tmp_path / "r.pdf", "Sari")
    shop.first.answers = [Pending(code="03")]
    pending = shop.paid(number="530000000002")
    with pytest.raises(Exception, match="not-paid"):
        shop.counter.receipts.save_theirs(pending.ref, tmp_path / "r.pdf", "Sari")


def test_a_top_up_has_no_receipt_of_the_provider_to_ask_for(shop: Shop, tmp_path: Path) -> None:
    class Keeps(Scripted):
        def receipt(self, echo: str) -> bytes:
            return echo.encode()

    shop.first.__class__ = Keeps
    shop.first.bill = replace(BILL, echo="tr1")
    file = tmp_path / "r.pdf"
    shop.counter.receipts.save_theirs(shop.paid().ref, file, "Sari")
    assert file.read_bytes() == b"tr1"
    shop.first.bill = BILL
    paid = shop.paid(number="530000000002")
    with pytest.raises(RuleError, match="no-receipt"):
        shop.counter.receipts.save_theirs(paid.ref, file, "Sari")


# -- what is open -------------------------------------------------------------------------------


def test_what_cannot_be_asked_about_waits_for_a_person_and_asks_nobody(shop: Shop) -> None:
    shop.first.answers = [Unknown(reason="no-lookup")]
    shop.first.checkable = False
    payment = shop.paid()
    shop.clock.move(hours=23)
    assert shop.counter.unfinished.resolve() == []
    assert shop.counter.unfinished.check(payment).state is State.UNKNOWN
    shop.clock.move(hours=2)
    (after,) = shop.counter.unfinished.resolve()
    assert (after.state, after.reason) == (State.REVIEW, "too-old")
    assert Command.CHECK not in shop.first.sent


@pytest.mark.parametrize("hours", [25, -25])
def test_a_question_that_would_pay_is_not_asked_after_a_day_nor_when_nobody_knows(
    shop: Shop, hours: int
) -> None:
    shop.first.answers = [Pending(code="03")]
    shop.first.resends = True
    shop.paid()
    shop.clock.move(hours=hours)
    shop.clock.move(minutes=1)
    (after,) = shop.counter.unfinished.resolve()
    assert after.state is State.REVIEW
    assert Command.CHECK not in shop.first.sent


def test_a_pending_payment_keeps_the_reference_it_can_be_asked_by(shop: Shop) -> None:
    shop.first.answers = [Pending(code="9999", provider_ref="TX1"), PAID]
    assert shop.paid().provider_ref == "TX1"
