"""Looking at deposits and price lists behind the window."""

from pathlib import Path
from threading import Event

from pytestqt.qtbot import QtBot

from pos_app.domain.offer import Offer
from pos_app.ui.presenters.supply import Supply
from pos_app.ui.tasks import Tasks
from tests.conftest import SetClock
from tests.scripted import Scripted
from tests.unit.test_services import open_desk


class Slow(Scripted):
    """A provider that takes its time."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go = Event()
        self.asked: list[str] = []

    def balance(self) -> int | None:
        self.asked.append("balance")
        self.may_go.wait(10)
        return 1_000_000

    def price_list(self) -> list[Offer]:
        self.asked.append("prices")
        self.may_go.wait(10)
        return []


def test_however_often_one_looks_a_slow_provider_is_asked_once_at_a_time(
    qtbot: QtBot, tmp_path: Path
) -> None:
    provider = Slow()
    desk = open_desk(tmp_path, SetClock(), provider)
    tasks = Tasks()
    supply = Supply(desk.counter, tasks)
    with qtbot.waitSignals([supply.deposits_told, supply.catalogue_changed]):
        for _ in range(5):
            supply.look()
        provider.may_go.set()
    with qtbot.waitSignal(supply.deposits_told):
        supply.look()
    tasks.stop()
    assert sorted(provider.asked) == ["balance", "balance", "prices"]
    desk.counter.close()
