"""The sandbox speaks Digiswitch as its documentation prints it, and its ledger agrees."""

import hashlib
import http.client
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pos_app.sandbox.server import Sandbox

OWNER = ",0212502110170100"
DEPOSIT = 10_000_000

# code, paid at once, no bill, refused, pending then paid, pending then refused
PUBLISHED = [
    row.split()
    for row in f"""\
pln           530000000001   530000000003   530000000006   630000000001   630000000006
pdam          1013226        1013227        1013230        2013226        2013230
hp            081234554320   081234554321   081234554324   081244554320   081244554324
internet      6391601001     6391601002     6391601005     7391601001     7391601005
bpjs          8801234560001  8801234560002  8801234560005  9801234560001  9801234560005
multifinance  6391601201     6391601202     6391601205     7391601201     7391601205
pgas          0110014601     0110014603     0110014605     1110014601     1110014605
tv            127246500101   127246500102   127246500105   227246500101   227246500105
plnnontaglis  3225030005921  3225030005922  3225030005923  4225030005921  4225030005923
emoney        082100000001   082100000002   082100000003   082110000001   082110000003
pbb     329801092375999991 329801092375999992 329801092375999995 \
        429801092375999991 429801092375999995
cimahi  329801092375999991 329801092375999992 329801092375999995 \
        429801092375999991 429801092375999995
samsat  9658548523568701{OWNER} 9658548523568702{OWNER} 9658548523568705{OWNER} \
        0658548523568701{OWNER} 0658548523568705{OWNER}
""".splitlines()
]
PRICES = {
    "pln": (10_000, 11_000),
    "pdam": (11_500, 12_500),
    "hp": (11_000, 12_500),
    "internet": (22_500, 24_500),
    "bpjs": (24_700, 25_000),
    "multifinance": (24_700, 25_000),
}
BARE = {"ref_id", "customer_no", "code", "message", "status", "rc"}
each_product = pytest.mark.parametrize("row", PUBLISHED, ids=[row[0] for row in PUBLISHED])


class Buyer:
    """A client that shares no code with ours: it signs, posts, and reads JSON."""

    def __init__(self, sandbox: Sandbox) -> None:
        described = sandbox.describe()
        door = described["digiswitch"]
        self.ledger = Path(described["ledger"])
        self.username, self.key = door["username"], door["api_key"]
        self._path = urlsplit(door["url"]).path
        self.connection = http.client.HTTPConnection(urlsplit(door["url"]).netloc, timeout=5)

    def send(self, endpoint: str, body: bytes) -> tuple[int, Any]:
        headers = {"Content-Type": "application/json"}
        self.connection.request("POST", f"{self._path}/{endpoint}", body, headers)
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())["data"]

    def post(self, endpoint: str, suffix: str, **fields: Any) -> tuple[int, Any]:
        sign = hashlib.md5(f"{self.username}{self.key}{suffix}".encode()).hexdigest()
        whole = {"username": self.username, "sign": sign} | fields
        return self.send(endpoint, json.dumps(whole).encode())

    def ask(self, command: str, code: str, number: str, ref: str, **more: Any) -> Any:
        fields = {"command": command, "code": code, "customer_no": number, "ref_id": ref}
        return self.post("transaction", ref, **fields, **more)[1]

    def inquire(self, code: str, number: str, ref: str = "ref-1", **more: Any) -> Any:
        return self.ask("inq-pasca", code, number, ref, **more)

    def pay(self, code: str, number: str, ref: str = "ref-1") -> Any:
        return self.ask("pay-pasca", code, number, ref)

    def status(self, code: str, number: str, ref: str = "ref-1") -> Any:
        return self.ask("status-pasca", code, number, ref)

    def deposit(self) -> int:
        deposit = self.post("cek-saldo", "depo")[1]["deposit"]
        assert isinstance(deposit, int)
        return deposit

    def booked(self) -> list[Any]:
        return [json.loads(line) for line in self.ledger.read_text().splitlines()]

    def events(self) -> list[str]:
        return [line["event"] for line in self.booked()]


class Clock:
    """The sandbox's time of day, moved by hand."""

    def __init__(self) -> None:
        self.time = datetime(2025, 6, 10, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: int) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def buyer(tmp_path: Path, clock: Clock) -> Iterator[Buyer]:
    with Sandbox(tmp_path / "ledger.jsonl", now=clock) as sandbox:
        buyer = Buyer(sandbox)
        yield buyer
        buyer.connection.close()


def test_a_wrong_signature_is_rc_14_with_http_400(buyer: Buyer) -> None:
    asked = {"command": "inq-pasca", "code": "pln", "customer_no": "530000000001"}
    status, data = buyer.post("transaction", "another", ref_id="ref-1", **asked)
    assert (status, data["rc"], data["message"]) == (400, "14", "Signature Anda salah")
    assert set(data) == BARE
    assert buyer.post("cek-saldo", "pricelist")[1]["rc"] == "14"
    assert buyer.post("price-list", "depo", command="pasca")[1]["rc"] == "14"


def test_a_wrong_username_is_rc_15_with_http_400(buyer: Buyer) -> None:
    asked = {"command": "inq-pasca", "code": "pln", "customer_no": "1", "username": "nobody"}
    status, data = buyer.post("transaction", "ref-1", ref_id="ref-1", **asked)
    assert (status, data["rc"], data["message"]) == (400, "15", "Gagal memproses API nobody")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"username": 7}', b"[" * 5_000])
def test_a_body_that_makes_no_sense_is_rc_40_with_http_400(buyer: Buyer, body: bytes) -> None:
    status, data = buyer.send("transaction", body)
    assert (status, data["rc"], data["status"]) == (400, "40", "Gagal")


def test_a_missing_field_is_rc_40(buyer: Buyer) -> None:
    status, data = buyer.post("transaction", "ref-1", ref_id="ref-1", command="inq-pasca")
    assert (status, data["rc"]) == (400, "40")


def test_an_unknown_code_is_rc_43(buyer: Buyer) -> None:
    data = buyer.inquire("nosuch", "530000000001")
    assert (data["status"], data["rc"]) == ("Gagal", "43")


def test_a_lone_surrogate_is_answered_and_not_believed(buyer: Buyer) -> None:
    fields = {"command": "inq-pasca", "code": "pln", "customer_no": "1", "ref_id": "\ud800"}
    assert buyer.post("transaction", "x", **fields)[1]["rc"] == "14"


@each_product
def test_a_bill_is_shown_and_paid_with_one_line_in_the_ledger(buyer: Buyer, row: list[str]) -> None:
    code, number = row[:2]
    price, due = PRICES.get(code, (99_500, 100_000))
    shown = buyer.inquire(code, number, testing=True)
    paid = buyer.pay(code, number)
    for data in (shown, paid):
        assert (data["status"], data["rc"], data["code"]) == ("Sukses", "00", code)
        assert (data["price"], data["selling_price"]) == (price, due)
        assert data["name"].startswith("Nama Pelanggan")
    assert (shown["sn"], shown["balance"]) == ("", DEPOSIT)
    assert bool(paid["sn"]) == (code != "tv")
    assert paid["balance"] == buyer.deposit() == DEPOSIT - price
    (line,) = buyer.booked()
    assert (line["event"], line["ref"], line["code"]) == ("charge", "ref-1", code)
    assert (line["price"], line["selling_price"], line["sn"]) == (price, due, paid["sn"])
    assert (line["seq"], line["balance"], line["customer_no"]) == (1, DEPOSIT - price, number)


@each_product
def test_a_number_without_a_bill_is_refused_at_the_inquiry(buyer: Buyer, row: list[str]) -> None:
    code, number = row[0], row[2]
    data = buyer.inquire(code, number)
    assert (data["status"], set(data)) == ("Gagal", BARE)
    assert data["rc"] in ("54", "60")
    assert buyer.pay(code, number)["rc"] == data["rc"]
    assert not buyer.booked()


@each_product
def test_a_refused_payment_moves_no_money(buyer: Buyer, row: list[str]) -> None:
    code, number = row[0], row[3]
    assert buyer.inquire(code, number)["rc"] == "00"
    for data in (buyer.pay(code, number), buyer.status(code, number), buyer.pay(code, number)):
        assert (data["status"], data["rc"], set(data)) == ("Gagal", "02", BARE)
    assert (buyer.booked(), buyer.deposit()) == ([], DEPOSIT)


@each_product
def test_a_pending_payment_settles_at_the_status_check(buyer: Buyer, row: list[str]) -> None:
    code, number = row[0], row[4]
    shown = buyer.inquire(code, number)
    pending = buyer.pay(code, number)
    assert (pending["status"], pending["rc"], set(pending)) == ("Pending", "03", BARE)
    assert buyer.deposit() == DEPOSIT - shown["price"]
    paid = buyer.status(code, number)
    assert (paid["status"], paid["rc"], paid["price"]) == ("Sukses", "00", shown["price"])
    assert bool(paid["sn"]) == (code != "tv")
    assert buyer.status(code, number) == paid == buyer.pay(code, number)
    assert buyer.events() == ["charge", "settle"]


@each_product
def test_a_pending_payment_that_fails_is_given_back(buyer: Buyer, row: list[str]) -> None:
    code, number = row[0], row[5]
    buyer.inquire(code, number)
    assert buyer.pay(code, number)["status"] == "Pending"
    for data in (buyer.status(code, number), buyer.status(code, number), buyer.pay(code, number)):
        assert (data["status"], data["rc"], set(data)) == ("Gagal", "02", BARE)
    assert (buyer.events(), buyer.deposit()) == (["charge", "refund"], DEPOSIT)


@pytest.mark.parametrize(
    ("code", "number", "price", "due", "says"),
    [("pln", "530000000002", 23_000, 25_000, 2), ("pgas", "0110014602", 199_000, 200_000, 1)],
)
def test_two_bills_are_paid_as_one(
    buyer: Buyer, *, code: str, number: str, price: int, due: int, says: int
) -> None:
    shown = buyer.inquire(code, number)
    assert (shown["price"], shown["selling_price"], shown["admin"]) == (price, due, 5_000)
    assert (len(shown["desc"]["detail"]), shown["desc"]["lembar_tagihan"]) == (2, says)
    assert buyer.pay(code, number)["rc"] == "00"
    assert buyer.deposit() == DEPOSIT - price


@pytest.mark.parametrize("code", ["pln", "pgas"])
def test_two_pending_bills_settle_too(buyer: Buyer, code: str) -> None:
    number = {"pln": "630000000002", "pgas": "1110014602"}[code]
    buyer.inquire(code, number)
    assert buyer.pay(code, number)["rc"] == "03"
    assert len(buyer.status(code, number)["desc"]["detail"]) == 2


def test_meter_readings_of_pln_come_with_the_payment_only(buyer: Buyer) -> None:
    (shown,) = buyer.inquire("pln", "530000000001")["desc"]["detail"]
    (paid,) = buyer.pay("pln", "530000000001")["desc"]["detail"]
    assert paid == shown | {"meter_awal": "00080000", "meter_akhir": "00090000"}


@pytest.mark.parametrize(
    ("code", "number"), [("hp", "1013226"), ("samsat", f"9658548523568703{OWNER}")]
)
def test_the_numbers_of_the_samples_can_be_paid(buyer: Buyer, code: str, number: str) -> None:
    buyer.inquire(code, number)
    assert buyer.pay(code, number)["rc"] == "00"


def test_paying_twice_charges_once(buyer: Buyer) -> None:
    buyer.inquire("pln", "530000000001")
    assert buyer.pay("pln", "530000000001") == buyer.pay("pln", "530000000001")
    assert buyer.events() == ["charge"]


def test_a_used_ref_cannot_ask_again(buyer: Buyer) -> None:
    buyer.inquire("pln", "530000000001")
    assert buyer.inquire("pln", "530000000002")["rc"] == "49"
    assert buyer.pay("pln", "530000000001")["rc"] == "00"


def test_a_payment_needs_its_own_inquiry(buyer: Buyer) -> None:
    buyer.inquire("pln", "530000000001")
    assert buyer.pay("pln", "530000000001", "ref-2")["rc"] == "50"
    assert buyer.pay("pln", "530000000002")["rc"] == "50"
    assert buyer.pay("pdam", "530000000001")["rc"] == "50"
    assert buyer.status("pln", "530000000001")["message"] == "Transaksi tidak ditemukan"
    assert not buyer.booked()


def test_a_bill_is_paid_on_the_jakarta_day_of_its_inquiry(buyer: Buyer, clock: Clock) -> None:
    buyer.inquire("pln", "530000000001", "late")  # 19:00 in Jakarta
    clock.move(hours=4)
    buyer.inquire("pln", "530000000001", "later")
    assert buyer.pay("pln", "530000000001", "late")["rc"] == "00"
    clock.move(hours=1)
    assert buyer.pay("pln", "530000000001", "later")["rc"] == "50"
    assert buyer.pay("pln", "530000000001", "late")["rc"] == "00"
    assert buyer.events() == ["charge"]


def test_emoney_is_sold_in_thousands(buyer: Buyer) -> None:
    sold = buyer.inquire("emoney", "082100000001", amount=50_000)
    assert (sold["selling_price"], sold["price"]) == (52_500, 52_000)
    assert buyer.pay("emoney", "082100000001")["price"] == 52_000
    amounts = [
        (22_500, "87"),
        (0, "84"),
        (3_000_000, "84"),
        ("50000", "40"),
        (True, "40"),
        (None, "40"),
    ]
    for amount, rc in amounts:
        assert buyer.inquire("emoney", "6032981234567890", "ref-2", amount=amount)["rc"] == rc
    assert buyer.inquire("emoney", "6032981234567890", "ref-2", amount=20_000)["price"] == 22_000


def test_a_land_tax_is_asked_for_by_year(buyer: Buyer) -> None:
    assert buyer.inquire("pbb", "329801092375999991", year=2022)["desc"]["tahun_pajak"] == "2022"
    assert (
        buyer.inquire("pbb", "320101000100100020", "2", year=2021)["desc"]["tahun_pajak"] == "2021"
    )
    assert buyer.inquire("pbb", "320101000100100020", "3", year="2021")["rc"] == "40"


def test_any_other_number_has_a_bill_of_its_own_that_stays_the_same(buyer: Buyer) -> None:
    for place, (code, published, *_) in enumerate(PUBLISHED):
        number = published.replace("0", "7", 2).replace("1", "8", 1)
        more = {"amount": 50_000} if code == "emoney" else {}
        first = buyer.inquire(code, number, f"a{place}", **more)
        again = buyer.inquire(code, number, f"b{place}", **more)
        assert first | {"ref_id": ""} == again | {"ref_id": ""}, code
        assert first["price"] < first["selling_price"], code
        assert buyer.pay(code, number, f"a{place}")["rc"] == "00", code


def test_a_made_up_electricity_bill_adds_up(buyer: Buyer) -> None:
    for number in range(530000100000, 530000100030):
        data = buyer.inquire("pln", str(number), str(number))
        rows = data["desc"]["detail"]
        billed = sum(int(row["nilai_tagihan"]) + int(row["denda"]) for row in rows)
        assert data["selling_price"] == billed + data["admin"]
        assert data["price"] == data["selling_price"] - 1_000 * len(rows)
        assert rows[-1]["periode"] == "202506"
        assert 47_000 <= data["selling_price"] <= 900_000


@pytest.mark.parametrize(
    ("number", "rc"),
    [("530000001404", "54"), ("BUDI", "54"), ("5300", "57"), ("٥٣٠٠٠٠٠٠٠٠٠٧", "54")],
)
def test_an_impossible_number_is_refused(buyer: Buyer, number: str, rc: str) -> None:
    assert buyer.inquire("pln", number)["rc"] == rc


def test_an_empty_deposit_refuses_and_keeps_the_transaction_payable(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "ledger", deposit=9_999) as sandbox:
        buyer = Buyer(sandbox)
        buyer.inquire("pln", "530000000001")
        assert buyer.pay("pln", "530000000001")["rc"] == "44"
        assert (buyer.deposit(), buyer.booked()) == (9_999, [])
        buyer.connection.close()


def test_a_pending_payment_takes_its_time(tmp_path: Path, clock: Clock) -> None:
    with Sandbox(tmp_path / "ledger", settle_ms=60_000, now=clock) as sandbox:
        buyer = Buyer(sandbox)
        buyer.inquire("pln", "630000000001")
        buyer.pay("pln", "630000000001")
        clock.move(seconds=59)
        assert buyer.status("pln", "630000000001")["rc"] == "03"
        clock.move(seconds=1)
        assert buyer.status("pln", "630000000001")["rc"] == "00"
        buyer.connection.close()


def test_the_price_list_names_every_product(buyer: Buyer) -> None:
    listed = buyer.post("price-list", "pricelist", command="pasca")[1]
    assert {row["code"] for row in listed} == {row[0] for row in PUBLISHED}
    (pln,) = buyer.post("price-list", "pricelist", command="pasca", code="pln")[1]
    assert (pln["admin"], pln["commission"], pln["status"]) == (2_500, 1_000, True)
    prepaid = buyer.post("price-list", "pricelist", command="prepaid")[1]
    assert {"s5": 5_005, "s50": 49_030}.items() <= {
        row["code"]: row["price"] for row in prepaid
    }.items()
    assert buyer.post("price-list", "pricelist", command="x")[1]["rc"] == "40"


def test_requests_are_logged_and_one_connection_serves_many(buyer: Buyer) -> None:
    buyer.inquire("pln", "530000000001")
    port = buyer.connection.sock.getsockname() if buyer.connection.sock else None
    buyer.pay("pln", "530000000001")
    assert buyer.connection.sock
    assert buyer.connection.sock.getsockname() == port
    log = Path(f"{buyer.ledger}.requests.jsonl").read_text().splitlines()
    seen = [(line["command"], line["ref"], line["rc"]) for line in map(json.loads, log)]
    assert seen == [("inq-pasca", "ref-1", "00"), ("pay-pasca", "ref-1", "00")]
