"""Every product of Espay, sold over HTTP: sheet section 5, straight and with an inquiry."""

from collections.abc import Iterator

import pytest

from pos_app.domain.errors import NotUnderstoodError, RefusedError
from pos_app.domain.payment import State
from tests.contract.shops import Row, Shop, opened


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with opened(tmp_path_factory.mktemp("espay"), "espay") as ready:
        yield ready


STRAIGHT = [
    Row("SINCBN", "4333333333", {"amount": "100000"}),
    Row("SINISN", "4333333334", {"amount": "150000"}),
    Row("SINCTR", "4333333335", {"amount": "150000"}),
    Row("STBFRM", "4333333336", {"amount": "250000"}),
    Row("SLYTSD", "6391601201", {"amount": "350000"}),
    Row("STBIDV", "401101338833", {"amount": "100000"}),
    Row("STASMF", "4111111111", {"amount": "100000"}),
    Row("SCCANZ", "5289133888888888", {"amount": "1000000"}),
]

BILLS = [
    Row("BPJSKS", "8801835307911", says=("ONI SAPUTRA PRATAMA", "JAKARTA", "Rp 105.000")),
    Row("SLYLPO", "520520796661"),
    Row("SLYLNT", "52052079666"),
    Row("SLYATR", "400400400400400", says=("201510", "Rp 2.003.500", "00000100-00000150")),
    Row("SLYPLJ", "4004004001"),
    Row("SLYATG", "4004004002"),
    Row("SLYPDB", "4004004003"),
    Row("SLYPDD", "4004004005"),
    Row("SLYPDK", "4004004006"),
    Row("SLYPDL", "4004004007"),
    Row("SLYPDM", "4004004008"),
    Row("SLYPDP", "4004004009"),
    Row("SPBFRE", "0888666777", says=("SMARTFREN CUSTOMER POSTPAID", "108A000000")),
    Row("SPBTHL", "081112345678"),
    Row("SPBIMT", "081412345678"),
    Row("SPBXPL", "081712345678"),
    Row("SPBBRU", "02112345678"),
    Row("SLYTFC", "02112345679"),
    Row("SPBERE", "02112345670"),
    Row("STCLWA", "9900990091"),
    Row("STCGRI", "9900990092"),
    Row("STCSWJ", "9900990093"),
]

WALLETS = [
    Row("SVHOVO000", "081285784401", {"amount": "100000"}, ("Rp 101.665",)),
    Row("SVHGJ000", "081285784412", {"amount": "100000"}),
    Row("SVHDN000", "081285784423", {"amount": "100000"}),
    Row("SVHSP000", "081285784434", {"amount": "100000"}),
    Row("SVHLAJ000", "081285784445", {"amount": "100000"}),
]


@pytest.mark.parametrize("row", STRAIGHT, ids=str)
def test_what_is_paid_straight_costs_what_the_cashier_typed(shop: Shop, row: Row) -> None:
    payment = shop.sell(row)
    assert payment.total == int(row.extras["amount"])


@pytest.mark.parametrize("row", BILLS + WALLETS, ids=str)
def test_a_bill_is_asked_for_paid_and_printed(shop: Shop, row: Row) -> None:
    payment = shop.sell(row)
    assert payment.provider_ref


@pytest.mark.parametrize("thousands", [20, 50, 100, 200, 500, 1_000, 5_000, 10_000, 50_000])
def test_a_token_is_on_the_receipt_in_groups_of_four(shop: Shop, thousands: int) -> None:
    payment = shop.sell(Row(f"SLYLPR{thousands}", "520520795556", says=("RAISA",)))
    bill = payment.latest_bill
    (token,) = bill.values("token")
    assert [len(group) for group in str(token).split()] == [4] * 5
    assert [*bill.values("tariff"), *bill.values("power")] == ["R1", "1300"]
    assert len(list(bill.values("kwh"))) == 1
    assert payment.total == thousands * 1_000 + 2_500
    assert str(token) in " ".join(shop.pdf(payment, "58").split())


@pytest.mark.parametrize("thousands", [5, 10, 20, 25, 50, 100])
def test_airtime_is_sold_at_the_price_of_its_inquiry(shop: Shop, thousands: int) -> None:
    payment = shop.sell(Row(f"SVHTS{thousands}", "081218816222"))
    assert payment.total == thousands * 990 + 3_500


def test_a_bill_is_drawn_on_paper(shop: Shop) -> None:
    payment = shop.sell(Row("BPJSKS", "8801835307912"))
    printed = "".join(shop.pdf(payment, "a4").split())
    for text in (payment.ref, payment.provider_ref, payment.customer_no):
        assert text in printed


# -- the endings that the sandbox has made up -----------------------------------------------------

FORCED = [
    ("BPJSKS", "880183530{}"),
    ("SLYLPO", "52052079{}"),
    ("SLYPLJ", "400400{}"),
    ("SPBTHL", "08111234{}"),
    ("SVHOVO000", "08128578{}"),
]


def forced(ending: str) -> list[Row]:
    extras = {"SVHOVO000": {"amount": "20000"}}
    return [Row(code, number.format(ending), extras.get(code, {})) for code, number in FORCED]


@pytest.mark.parametrize("ending", ["0602", "0603"])
def test_what_is_in_process_or_suspect_is_paid_after_it_was_asked_about(
    shop: Shop, ending: str
) -> None:
    for row in forced(ending):
        payment = shop.pay(shop.ask(row))
        assert payment.state is State.PENDING, row
        settled = shop.settled(payment)
        assert settled.state is State.PAID, row
        assert len(shop.charges(settled)) == 1, row
        shop.require_receipt(settled, row)


def test_a_payment_that_nobody_can_ask_about_stays_unknown(shop: Shop) -> None:
    for row in forced("0604"):
        payment = shop.pay(shop.ask(row))
        assert (payment.state, payment.reason) == (State.UNKNOWN, "no-lookup"), row
        assert shop.settled(payment).state is State.UNKNOWN, row
        assert len(shop.charges(payment)) == 1, row


def test_a_code_that_no_document_names_stays_unknown(shop: Shop) -> None:
    for row in forced("0605"):
        payment = shop.pay(shop.ask(row))
        assert (payment.state, payment.reason) == (State.UNKNOWN, "undocumented-code"), row
        assert shop.charges(payment) == [], row


def test_a_failure_under_a_code_that_no_document_names_is_no_refusal(shop: Shop) -> None:
    for row in forced("0606"):
        payment = shop.pay(shop.ask(row))
        assert payment.state is State.PENDING, row
        assert shop.settled(payment).state is State.PENDING, row
        assert shop.charges(payment) == [], row


def test_an_inquiry_that_is_suspect_or_unknown_brings_no_bill(shop: Shop) -> None:
    for row in [*forced("0601"), Row("SLYLPO", "520520796665")]:
        with pytest.raises(NotUnderstoodError, match="inquiry-unclear"):
            pytest.fail(f"{row}: {shop.ask(row)}")
    for row in [*forced("0404"), Row("SLYLNT", "520520796665")]:
        with pytest.raises(RefusedError, match="inquiry-refused"):
            pytest.fail(f"{row}: {shop.ask(row)}")


def test_the_same_again_within_five_minutes_is_refused_and_charged_once(shop: Shop) -> None:
    row = Row("STBIDV", "401101338844", {"amount": "100000"})
    first = shop.sell(row)
    second = shop.pay(shop.ask(row))
    assert (second.state, second.reason) == (State.REFUSED, "code 610")
    assert (len(shop.charges(first)), shop.charges(second)) == (1, [])


def test_an_amount_outside_the_limits_is_refused(shop: Shop) -> None:
    payment = shop.pay(shop.ask(Row("SINCBN", "4333333339", {"amount": "999"})))
    assert (payment.state, payment.reason) == (State.REFUSED, "code 802")
