"""What the sandbox does when it is told to misbehave, and what survives when it is killed."""

import hashlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pos_app.sandbox.server import Sandbox, serve

NUMBER = "530000000001"
PENDING = "630000000001"


def call(
    told: dict[str, Any], command: str, ref: str = "ref-1", number: str = NUMBER
) -> tuple[int, bytes]:
    door = told["digiswitch"]
    signed = door["username"] + door["api_key"] + ref
    fields = {
        "command": command,
        "username": door["username"],
        "code": "pln",
        "customer_no": number,
        "ref_id": ref,
        "sign": hashlib.md5(signed.encode()).hexdigest(),
    }
    _, _, host, path = door["url"].split("/", 3)
    connection = http.client.HTTPConnection(host, timeout=5)
    try:
        connection.request("POST", f"/{path}/transaction", json.dumps(fields))
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def data(told: dict[str, Any], command: str, ref: str = "ref-1", number: str = NUMBER) -> Any:
    return json.loads(call(told, command, ref, number)[1])["data"]


def lines(path: str | Path) -> list[Any]:
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


class Bench:
    """A sandbox whose faults file can be rewritten while it serves."""

    def __init__(self, sandbox: Sandbox, rules: Path) -> None:
        self.told = sandbox.describe()
        self._rules = rules

    def spoil(self, do: str, **rule: Any) -> None:
        fresh = self._rules.with_suffix(".new")
        fresh.write_text(json.dumps([{"do": do, "when": {"command": "pay-pasca"}} | rule]))
        fresh.replace(self._rules)

    def charges(self) -> int:
        return len(lines(self.told["ledger"]))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    rules = tmp_path / "faults.json"
    with Sandbox(tmp_path / "ledger", faults=rules) as sandbox:
        bench = Bench(sandbox, rules)
        assert data(bench.told, "inq-pasca")["rc"] == "00"
        yield bench


@pytest.mark.parametrize(("do", "charges"), [("close", 0), ("close-after", 1)])
def test_a_connection_is_closed_before_or_after_the_charge(
    bench: Bench, do: str, charges: int
) -> None:
    bench.spoil(do)
    with pytest.raises(http.client.RemoteDisconnected):
        call(bench.told, "pay-pasca")
    assert bench.charges() == charges
    assert data(bench.told, "status-pasca")["rc"] == ("00" if charges else "50")
    assert data(bench.told, "pay-pasca")["rc"] == "00"
    assert bench.charges() == 1


@pytest.mark.parametrize("after", [False, True])
def test_a_connection_is_reset(bench: Bench, *, after: bool) -> None:
    bench.spoil("reset", after=after)
    with pytest.raises(ConnectionResetError):
        call(bench.told, "pay-pasca")
    assert bench.charges() == int(after)


def test_a_page_for_people_a_bare_status_and_an_empty_body(bench: Bench) -> None:
    bench.spoil("html")
    status, page = call(bench.told, "pay-pasca")
    assert (status, page[:9]) == (200, b"<!doctype")
    bench.spoil("status", http=502)
    assert call(bench.told, "pay-pasca") == (502, b"")
    bench.spoil("empty", after=True)
    assert bench.charges() == 0
    assert call(bench.told, "pay-pasca") == (200, b"")
    assert bench.charges() == 1


def test_unforeseen_fields_are_laid_over_the_answer(bench: Bench) -> None:
    bench.spoil("merge", body={"customer_no": "999", "desc": {"new": "\ud800"}})
    spoiled = data(bench.told, "pay-pasca")
    assert (spoiled["customer_no"], spoiled["rc"]) == ("999", "00")
    assert (spoiled["desc"]["new"], spoiled["desc"]["tarif"]) == ("\ud800", "R1")


@pytest.mark.parametrize("headers", [False, True])
def test_an_answer_drips_and_is_whole_in_the_end(bench: Bench, *, headers: bool) -> None:
    bench.spoil("drip", seconds=0.0001, headers=headers)
    assert data(bench.told, "pay-pasca")["rc"] == "00"


def test_a_hanging_request_is_processed_late(bench: Bench) -> None:
    bench.spoil("hang", seconds=0.2)
    begun = time.monotonic()
    assert data(bench.told, "pay-pasca")["rc"] == "00"
    assert time.monotonic() - begun >= 0.2


def test_a_sandbox_that_hangs_for_good_still_closes_and_charges_nothing(tmp_path: Path) -> None:
    rules = tmp_path / "faults.json"
    rules.write_text('[{"do": "hang"}]')
    with Sandbox(tmp_path / "ledger", faults=rules) as sandbox:
        host = sandbox.describe()["digiswitch"]["url"].split("/")[2]
        connection = http.client.HTTPConnection(host, timeout=5)
        connection.request("POST", "/v1/user/api/transaction", "{}")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        connection.getresponse()
    connection.close()
    assert not lines(tmp_path / "ledger")


def test_a_rule_strikes_as_often_as_it_says(bench: Bench) -> None:
    bench.spoil("status", when={"command": "status-pasca", "customer_no": NUMBER}, times=2)
    statuses = [call(bench.told, "status-pasca")[0] for _ in range(3)]
    assert statuses == [503, 503, 200]
    bench.spoil("status", when={}, times=0)
    assert {call(bench.told, "status-pasca")[0] for _ in range(3)} == {503}
    assert [line["fault"] for line in lines(f"{bench.told['ledger']}.requests.jsonl")][1:] == [
        *("status", "status", None, "status", "status", "status")
    ]


def test_a_rule_that_is_none_is_told_at_the_start(tmp_path: Path) -> None:
    rules = tmp_path / "faults.json"
    for written in ('[{"do": "explode"}]', '[{"do": "close", "tines": 2}]'):
        rules.write_text(written)
        with pytest.raises(ValueError, match=r"explode|tines"):
            Sandbox(tmp_path / "ledger", faults=rules)


def test_every_answer_is_as_late_as_it_is_told_to_be(tmp_path: Path) -> None:
    with Sandbox(tmp_path / "ledger", latency_ms=150) as sandbox:
        begun = time.monotonic()
        call(sandbox.describe(), "inq-pasca")
        assert time.monotonic() - begun >= 0.15


def test_many_payments_of_one_ref_at_once_charge_once(bench: Bench) -> None:
    with ThreadPoolExecutor(16) as crowd:
        paid = list(crowd.map(lambda _: data(bench.told, "pay-pasca"), range(32)))
    assert all(each == paid[0] for each in paid)
    assert bench.charges() == 1


def test_a_restart_keeps_deposit_refs_and_what_is_pending(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    with Sandbox(ledger) as first:
        for ref, number in (("paid", NUMBER), ("open", PENDING), ("asked", NUMBER)):
            data(first.describe(), "inq-pasca", ref, number)
        data(first.describe(), "pay-pasca", "paid")
        data(first.describe(), "pay-pasca", "open", PENDING)
    with Sandbox(ledger) as second:
        told = second.describe()
        assert data(told, "inq-pasca", "asked")["rc"] == "49"
        assert data(told, "pay-pasca", "paid")["balance"] == 10_000_000 - 20_000
        assert data(told, "status-pasca", "open", PENDING)["rc"] == "00"
        assert data(told, "pay-pasca", "asked")["balance"] == 10_000_000 - 30_000
    assert [(line["seq"], line["event"]) for line in lines(ledger)] == [
        *((1, "charge"), (2, "charge"), (3, "settle"), (4, "charge"))
    ]


def test_the_ledger_alone_still_knows_what_was_paid(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    with Sandbox(ledger) as first:
        data(first.describe(), "inq-pasca")
        paid = data(first.describe(), "pay-pasca")
    Path(f"{ledger}.requests.jsonl").unlink()
    with Sandbox(ledger) as second:
        assert data(second.describe(), "status-pasca") == paid


def test_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    ledger.write_text('{"seq": 1, "at"')
    with Sandbox(ledger) as sandbox:
        data(sandbox.describe(), "inq-pasca")
        data(sandbox.describe(), "pay-pasca")
    assert [line["seq"] for line in lines(ledger)] == [1]


@contextmanager
def child(ledger: Path, *more: str) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, Any]]]:
    command = [sys.executable, "-m", "pos_app", "sandbox", "--ledger", str(ledger), *more]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def test_what_was_answered_survives_the_killing_of_the_process(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    with child(ledger) as (process, told):
        data(told, "inq-pasca")
        paid = data(told, "pay-pasca")
        process.kill()
        process.wait(5)
    assert [(line["ref"], line["sn"]) for line in lines(ledger)] == [("ref-1", paid["sn"])]
    with Sandbox(ledger) as sandbox:
        assert data(sandbox.describe(), "status-pasca") == paid


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_good_order(tmp_path: Path, sent: signal.Signals) -> None:
    with child(tmp_path / "ledger") as (process, _):
        process.send_signal(sent)
        assert process.wait(5) == 0


def test_it_ends_with_its_parent_when_asked_to(tmp_path: Path) -> None:
    with child(tmp_path / "ledger", "--until-stdin-closes") as (process, told):
        assert told["sandbox"] is True
        assert process.stdin
        process.stdin.close()
        assert process.wait(5) == 0


def test_a_port_that_is_taken_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Sandbox(tmp_path / "first") as sandbox:
        port = int(sandbox.describe()["digiswitch"]["url"].split(":")[2].split("/")[0])
        assert serve(port, tmp_path / "second", 0, None) == 5
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
