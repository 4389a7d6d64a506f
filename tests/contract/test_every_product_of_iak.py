"""Every product of IAK, sold over HTTP in JSON and in XML: sheet sections 5, 9a and 10."""

from collections.abc import Iterator

import pytest

from pos_app.domain.errors import RefusedError
from pos_app.domain.payment import State
from tests.contract.shops import Row, Shop, opened

KTP = ",0212502110170100"


@pytest.fixture(scope="module", params=["json", "xml"])
def shop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shop]:
    with opened(tmp_path_factory.mktemp(request.param), "iak", format=request.param) as ready:
        yield ready


# a test number is a prefix and four digits: 0000 is a success
BILLS = [
    Row("PLNPOSTPAID", "530000000000", says=("SUBCRIBER NAME", "201608", "00080000-00080000")),
    Row("PLNNONTAG", "3225030000000", says=("JAYUSMAN", "PENYAMBUNGAN BARU", "24-05-2012")),
    Row("PLNNONH", "3225030005922", says=("5392112011703",)),
    Row("AETRA", "10200000", says=("DADANG SOEKARDI", "4589-4613", "Rp 27.240")),
    Row("PDAMKOTA.SURABAYA", "10200000", says=("1-15 DES 2014", "3A")),
    Row("PDAMKOTA.MEDAN", "10200999", says=("201409", "201410", "201411", "201412")),
    Row("PDAMKOTA.YOGYAKARTA", "10200000", says=("201803,201804",)),
    Row("HPTHREE", "08991230000", says=("INTAN NUR AZIZA", "Rp 55.000")),
    Row("TELKOMPSTN", "6391600000", says=("CATH", "MAR 2021", "Rp 52.370")),
    Row("TELKOMPSTN", "6391601999", says=("MEI 2014", "JUN 2014", "JUL 2014", "Rp 137.110")),
    Row("CBN", "01920000", says=("Budi", "CBN Anywhere Basic")),
    Row("MYREPRETAIL", "7700112233", says=("MBPS",)),
    Row("TVTLKMV", "127246500000"),
    Row("TVBIG", "1072160000", says=("Mr. syahrun as", "Rp 138.499")),
    Row("BPJS", "8801234560000", {"month": "2"}, ("VERGIE", "02", "JAKARTA PUSAT")),
    Row("BPJSDENDA", "099994301101"),
    Row("BPJSTK", "8102051011270000", {"month": "1"}, ("JKK,JKM",)),
    Row("BPJSTKPU", "210300010000", {"month": "1"}),
    Row("SHOPEEPAY", "082100000000", {"amount": "75000"}, ("Rp 75.000", "Rp 75.800")),
    Row("MEMBER.IAK_Church-Perpuluhan_2022", "180000", {"amount": "50000"}, ("Rp 52.500",)),
    Row("NONMEMBER.IAK_Church-Perpuluhan_2022", "190000", {"amount": "50000"}),
    Row("ESAMSAT.JABAR", f"9658548523560000{KTP}", says=("DK 1243AL", "Q8T3L318R0Z3", "XENIA")),
    Row("PBBKOT.CIMAHI", "329801092375990000", {"year": "2023"}, ("2023",)),
    Row("PGAS", "0110010000"),
    Row("FNMEGA", "6391600000", says=("ABDUL SAMID HARAHAP", "Rp 657.695", "14 Dec 12")),
    Row("FNMF", "6391600000"),
    Row("AIA.PREMICONVEN", "6391600000"),
    Row("TASPEN.ASURANSI", "6391600000"),
]


# not in the catalogue that comes with the program: made from rows of the price list
LISTED = [
    Row("PDAMKAB.BEKASI", "10200000", says=("201803,201804",)),
    Row("HPTSEL", "081112345678"),
    Row("BIZNETHOME", "7700112233"),
    Row("TVNEX", "1072161234"),
    Row("DANA", "082100000000", {"amount": "75000"}, ("Rp 75.800",)),
    Row("ESAMSAT.BALI", f"9658548523561234{KTP}"),
    Row("PBBKAB.BANDUNG", "329801092375991234", {"year": "2023"}, ("2023",)),
    Row("FNFIF", "6391600000"),
]


@pytest.mark.parametrize("row", BILLS + LISTED, ids=str)
def test_a_bill_is_asked_for_paid_and_printed(shop: Shop, row: Row) -> None:
    payment = shop.sell(row)
    assert payment.provider_ref


def test_of_eight_electricity_bills_four_are_paid_and_four_are_told_to_be_left(shop: Shop) -> None:
    payment = shop.sell(Row("PLNPOSTPAID", "530000000999", says=("201601", "201604")))
    said = shop.receipt(payment).splitlines()
    assert payment.total == 4 * 302_500
    assert "Lembar tagihan: 4" in said
    assert [
        line.rpartition(":")[2] for line in said if "left" in line or "sisa" in line.lower()
    ] == [" 4"]


def test_a_bill_is_drawn_on_paper_with_what_is_left(shop: Shop) -> None:
    payment = shop.sell(Row("ESAMSAT.JABAR", f"9658548523560000{KTP}"))
    printed = "".join(shop.pdf(payment, "80").split())
    for text in ("TESTINGESAMSAT", "Q8T3L318R0Z3", payment.ref, "9658548523560000"):
        assert text in printed


PREFIXES = ["53000000", "1020", "0899123", "639160", "0192", "12724650", "107216", "880123456"]
MORE = [
    "810205101127",
    "21030001",
    "965854852356",
    "32980109237599",
    "011001",
    "639160",
    "08210000",
]
CODES = ["PLNPOSTPAID", "AETRA", "HPTHREE", "TELKOMPSTN", "CBN", "TVTLKMV", "TVBIG", "BPJS"]
MORE_CODES = ["BPJSTK", "BPJSTKPU", "ESAMSAT.JABAR", "PBBKOT.CIMAHI", "PGAS", "FNMEGA", "SHOPEEPAY"]


def forced(case: str) -> list[Row]:
    """Return the row of every product whose test number asks for this."""
    extras = {"SHOPEEPAY": {"amount": "20000"}}
    return [
        Row(
            code, f"{prefix}{case}{KTP if code.startswith('ESAMSAT') else ''}", extras.get(code, {})
        )
        for code, prefix in zip(CODES + MORE_CODES, PREFIXES + MORE, strict=True)
    ]


@pytest.mark.parametrize("case", ["0001", "0014", "0103"])
def test_a_number_that_is_refused_at_the_inquiry_is_no_bill(shop: Shop, case: str) -> None:
    for row in forced(case):
        with pytest.raises(RefusedError, match="inquiry-refused"):
            pytest.fail(f"{row}: {shop.ask(row)}")


def test_a_payment_that_failed_is_refused_and_costs_nothing(shop: Shop) -> None:
    for row in forced("1037"):
        payment = shop.pay(shop.ask(row))
        assert (payment.state, payment.message) == (State.REFUSED, "PEMBAYARAN GAGAL"), row
        assert shop.charges(payment) == [], row


def test_a_payment_at_work_is_paid_after_it_was_asked_about(shop: Shop) -> None:
    for row in forced("1039"):
        payment = shop.pay(shop.ask(row))
        assert payment.state is State.PENDING, row
        settled = shop.settled(payment)
        assert settled.state is State.PAID, row
        assert len(shop.charges(settled)) == 1, row
        shop.require_receipt(settled, row)


@pytest.mark.parametrize("case", ["1105", "1103", "1092", "1005", "1201"])
def test_an_error_that_may_have_taken_the_money_stays_open_until_it_is_asked_about(
    shop: Shop, case: str
) -> None:
    for row in forced(case):
        payment = shop.pay(shop.ask(row))
        assert payment.state in {State.UNKNOWN, State.PENDING}, row
        assert len(shop.charges(payment)) == 1, row
        assert shop.settled(payment).state is State.PAID, row


# -- top-ups --------------------------------------------------------------------------------------

TOP_UPS = [
    Row("pulsa10000", "081211110001"),
    Row("htelkomsel25000", "081211110002"),
    Row("xld50000", "0817777215"),
    Row("hbyu10000", "085154110001"),
    Row("htelkomseldata3gb", "081211110003"),
    Row("hdana50000", "081211110004"),
    Row("hgopay20000", "081211110005"),
    Row("hml86", "156378300"),
    Row("alfamart100", "081211110006"),
]


@pytest.mark.parametrize("row", TOP_UPS, ids=str)
def test_a_top_up_is_bought_at_the_price_of_the_list(shop: Shop, row: Row) -> None:
    payment = shop.sell(row)
    assert payment.provider_ref


@pytest.mark.parametrize(("code", "kwh"), [("hpln20000", "13.2"), ("hpln1000000", "662.3")])
def test_a_token_is_on_the_receipt_in_groups_of_four(shop: Shop, code: str, kwh: str) -> None:
    payment = shop.sell(Row(code, "12345678901", says=("Sintya Oktaviani", "548933889287")))
    bill = payment.latest_bill
    (token,) = bill.values("token")
    assert [len(group) for group in str(token).split()] == [4] * 5
    assert [list(bill.values(name)) for name in ("tariff", "power", "kwh")] == [
        ["R1"],
        ["1300"],
        [kwh],
    ]
    assert str(token) in " ".join(shop.pdf(payment, "58").split())


def test_a_top_up_that_fails_later_is_refused_and_given_back(shop: Shop) -> None:
    payment = shop.pay(shop.ask(Row("htelkomsel10000", "081211110007")))
    assert payment.state is State.PENDING
    assert (shop.settled(payment).state, shop.charges(payment)) == (State.REFUSED, [])


def test_a_top_up_refused_at_once_costs_nothing(shop: Shop) -> None:
    for row in (Row("htelkomsel10000", "081211110017"), Row("htelkomsel10000", "0817777215")):
        payment = shop.pay(shop.ask(row))
        assert (payment.state, shop.charges(payment)) == (State.REFUSED, [])


def test_a_meter_that_nobody_has_is_refused_at_the_inquiry(shop: Shop) -> None:
    with pytest.raises(RefusedError):
        shop.ask(Row("hpln20000", "99999999999"))


def test_a_player_on_a_server_can_be_named(shop: Shop) -> None:
    shop.sell(Row("hml172", "156378300|8483"))
