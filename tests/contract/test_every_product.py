"""Every product of Digiswitch and Digiflazz, sold over HTTP: sheet sections 5, 8 and 10."""

from collections.abc import Iterator

import pytest

from pos_app.domain.errors import RefusedError
from pos_app.domain.payment import State
from tests.contract.shops import Row, Shop, opened

OWNER = ",0212502110170100"
FIRST = "Nama Pelanggan Pertama"


@pytest.fixture(scope="module", params=["digiswitch", "digiflazz"])
def shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shop]:
    with opened(tmp_path_factory.mktemp(request.param), request.param) as ready:
        yield ready


def at(shop: Shop, row: Row) -> Row:
    """Return the row under the code that this dialect has for it."""
    if row.code == "plnnontaglis" and shop.provider == "digiflazz":
        return Row("plnnontaglist", row.number, row.extras, row.says)
    return row


# the numbers of section 8, which the samples of Digiswitch share
BILLS = [
    Row("pln", "530000000001", says=(FIRST, "201901", "Rp 8.500", "00080000-00090000")),
    Row("pln", "530000000002", says=(FIRST, "201901", "201902", "Rp 25.000")),
    Row("pdam", "1013226", says=("WONOKROMO", "1-15 DES 2014", "Biaya lain: Rp 1.500")),
    Row("hp", "081234554320", says=("Lembar tagihan: 1",)),
    Row("internet", "6391601001", says=("MEI 2019", "JUN 2019", "Rp 24.500")),
    Row("bpjs", "8801234560001", says=("Jumlah peserta: 2", "JAKARTA PUSAT")),
    Row("multifinance", "6391601201", says=("HONDA VARIO", "B6213UWX", "Tenor: 030")),
    Row("cimahi", "329801092375999991", {"year": "2019"}, ("113 M2", "PEMKOT CIMAHI")),
    Row("pgas", "0110014601", says=("006538-006573",)),
    Row("pgas", "0110014602", says=("0320", "0420", "Rp 200.000")),
    Row("tv", "127246500101", says=("MEI 22", "205A")),
    Row("plnnontaglis", "3225030005921", says=("Transaksi: ",)),
    Row("emoney", "082100000001", {"amount": "50000"}),
    Row("samsat", f"9658548523568701{OWNER}", says=("0212502110170100", "Pokok PKB")),
]
ONLY = {
    "digiswitch": [Row("pbb", "329801092375999991", says=("CIMAHI UTARA", "47 M2"))],
    "digiflazz": [
        Row("pdl", "3298010921", says=("JAWA BARAT",)),
        Row("bpjstk", "8102051011270001", says=("JKK,JKM", "KOTA CIMAHI")),
        Row("bpjstkpu", "400000100001", says=("415092870000/230501086970",)),
    ],
}

PENDING = [
    Row("pln", "630000000001"),
    Row("pln", "630000000002"),
    Row("pdam", "2013226"),
    Row("internet", "7391601001"),
    Row("bpjs", "9801234560001"),
    Row("multifinance", "7391601201"),
    Row("cimahi", "429801092375999991"),
    Row("pgas", "1110014601"),
    Row("pgas", "1110014602"),
    Row("tv", "227246500101"),
    Row("plnnontaglis", "4225030005921"),
    Row("emoney", "082110000001", {"amount": "20000"}),
    Row("samsat", f"0658548523568701{OWNER}"),
    Row("hp", "081244554320"),
]
ONLY_PENDING = [
    Row("pdl", "4298010921"),
    Row("bpjstk", "9102051011270001"),
    Row("bpjstkpu", "500000100001"),
]

NO_BILL = [
    Row("pln", "530000000003"),
    Row("pdam", "1013227"),
    Row("internet", "6391601002"),
    Row("bpjs", "8801234560002"),
    Row("multifinance", "6391601202"),
    Row("cimahi", "329801092375999992"),
    Row("pgas", "0110014603"),
    Row("tv", "127246500102"),
    Row("plnnontaglis", "3225030005922"),
    Row("emoney", "082100000002", {"amount": "20000"}),
    Row("samsat", f"9658548523568702{OWNER}"),
    Row("hp", "081234554321"),
]
ONLY_NO_BILL = [
    Row("pdl", "3298010922"),
    Row("bpjstk", "8102051011270002"),
    Row("bpjstkpu", "400000100002"),
]

FAILING = [
    Row("pln", "530000000006"),
    Row("pdam", "1013230"),
    Row("internet", "6391601005"),
    Row("bpjs", "8801234560005"),
    Row("multifinance", "6391601205"),
    Row("cimahi", "329801092375999995"),
    Row("pgas", "0110014605"),
    Row("tv", "127246500105"),
    Row("plnnontaglis", "3225030005923"),
    Row("emoney", "082100000003", {"amount": "20000"}),
    Row("samsat", f"9658548523568705{OWNER}"),
    Row("hp", "081234554324"),
]
ONLY_FAILING = [
    Row("pdl", "3298010923"),
    Row("bpjstk", "8102051011270003"),
    Row("bpjstkpu", "400000100003"),
]

FAILING_LATER = [
    Row("pln", "630000000006"),
    Row("pdam", "2013230"),
    Row("internet", "7391601005"),
    Row("bpjs", "9801234560005"),
    Row("multifinance", "7391601205"),
    Row("cimahi", "429801092375999995"),
    Row("pgas", "1110014605"),
    Row("tv", "227246500105"),
    Row("plnnontaglis", "4225030005923"),
    Row("emoney", "082110000003", {"amount": "20000"}),
    Row("samsat", f"0658548523568705{OWNER}"),
    Row("hp", "081244554324"),
]
ONLY_FAILING_LATER = [
    Row("pdl", "4298010923"),
    Row("bpjstk", "9102051011270003"),
    Row("bpjstkpu", "500000100003"),
]


def of(shop: Shop, rows: list[Row], more: list[Row]) -> list[Row]:
    """Return the rows that this dialect has; three products are Digiflazz's alone."""
    return [at(shop, row) for row in rows] + (more if shop.provider == "digiflazz" else [])


@pytest.mark.parametrize("row", BILLS, ids=str)
def test_a_bill_is_asked_for_paid_and_printed(shop: Shop, row: Row) -> None:
    # a SAMSAT, or a TV in the samples of Digiswitch, is paid with an empty serial number
    shop.sell(at(shop, row))


def test_what_only_one_dialect_has_is_sold_as_well(shop: Shop) -> None:
    for row in ONLY[shop.provider]:
        shop.sell(row)


def test_a_pending_bill_is_paid_after_it_was_asked_about(shop: Shop) -> None:
    for row in of(shop, PENDING, ONLY_PENDING):
        payment = shop.pay(shop.ask(row))
        assert payment.state is State.PENDING, row
        settled = shop.settled(payment)
        assert settled.state is State.PAID, row
        assert len(shop.charges(settled)) == 1, row
        shop.require_receipt(settled, row)


def test_a_number_without_a_bill_is_refused_at_the_inquiry(shop: Shop) -> None:
    for row in of(shop, NO_BILL, ONLY_NO_BILL):
        with pytest.raises(RefusedError, match="inquiry-refused"):
            pytest.fail(f"{row}: {shop.ask(row)}")


def test_a_payment_that_fails_is_refused_and_costs_nothing(shop: Shop) -> None:
    for row in of(shop, FAILING, ONLY_FAILING):
        payment = shop.pay(shop.ask(row))
        assert payment.state is State.REFUSED, row
        assert shop.charges(payment) == [], row


def test_a_pending_bill_that_fails_is_refused_and_given_back(shop: Shop) -> None:
    for row in of(shop, FAILING_LATER, ONLY_FAILING_LATER):
        payment = shop.pay(shop.ask(row))
        assert payment.state is State.PENDING, row
        assert shop.settled(payment).state is State.REFUSED, row
        assert shop.charges(payment) == [], row


# -- prepaid --------------------------------------------------------------------------------------

TOP_UPS = [
    Row("xld10", "087800001230"),
    Row("s50", "081211112222"),
    Row("sdata5", "081211113333"),
    Row("t5", "089611112222"),
    Row("dana20", "081211114444"),
    Row("ovo50", "081211115555"),
    Row("ml86", "156378300"),
]


@pytest.mark.parametrize("row", TOP_UPS, ids=str)
def test_a_top_up_is_bought_at_the_price_of_the_list(shop: Shop, row: Row) -> None:
    payment = shop.sell(row)
    assert payment.provider_ref


@pytest.mark.parametrize("code", ["pln20", "pln100", "pln1000"])
def test_a_token_is_on_the_receipt_in_groups_of_four(shop: Shop, code: str) -> None:
    payment = shop.sell(Row(code, f"{14000000000 + len(code)}"))
    bill = payment.latest_bill
    (token,) = bill.values("token")
    said = shop.receipt(payment)
    assert [len(group) for group in str(token).split()] == [4] * 5
    assert str(token) in said
    assert all(str(next(bill.values(name))) in said for name in ("kwh", "tariff", "power"))
    assert payment.customer_name in said


def test_the_top_ups_of_section_8_end_as_they_are_published(shop: Shop) -> None:
    refused = shop.pay(shop.ask(Row("xld10", "087800001232")))
    assert (refused.state, shop.charges(refused)) == (State.REFUSED, [])
    waiting = shop.pay(shop.ask(Row("xld10", "087800001233")))
    assert waiting.state is State.PENDING
    assert shop.settled(waiting).state is State.PAID
    lost = shop.pay(shop.ask(Row("xld10", "087800001234")))
    assert lost.state is State.PENDING
    assert (shop.settled(lost).state, shop.charges(lost)) == (State.REFUSED, [])


@pytest.mark.parametrize("paper", ["58", "80", "a4"])
def test_a_receipt_is_drawn_on_every_paper(shop: Shop, paper: str) -> None:
    number = {"58": "15000000001", "80": "15000000002", "a4": "15000000003"}[paper]
    payment = shop.sell(Row("pln50", number))
    said = shop.pdf(payment, paper).replace("\n", " ")
    (token,) = payment.latest_bill.values("token")
    assert str(token) in " ".join(said.split())
    assert payment.ref in said
    assert number in said
