"""The only file with threads. Work leaves by one of two lanes and comes home by one signal.

`money` has one thread, so that two payments never race; `lookup` has four. The window's thread
never waits for either.
"""

import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage

from pos_app.ui.garbage import Garbage

Lane = Literal["money", "lookup"]


class Tasks(QObject):
    """Runs work off the window's thread and brings the result back to it.

    `done` and `failed` are bound methods of QObjects; they are held weakly, and an answer whose
    owner is gone is dropped. A call returns at once.
    """

    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _meet_paths()
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "money": ThreadPoolExecutor(1, "money"),
            "lookup": ThreadPoolExecutor(4, "lookup"),
        }
        self._looking_up: set[Future[Any]] = set()
        self._stopped = False
        self._garbage = Garbage(self)
        self._home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work` on a lane; then exactly one of `done` and `failed` in the window's thread.

        Behind `stop` nothing is run and nothing told: an event that was on its way when the
        window was closed may still ask for work.
        """
        if self._stopped:
            return
        held = [work]
        future = self._lanes[lane].submit(partial(_do, held))
        if lane == "lookup":
            self._looking_up.add(future)
            future.add_done_callback(self._looking_up.discard)
        future.add_done_callback(
            partial(self._send_home, held, weakref.WeakMethod(done), weakref.WeakMethod(failed))
        )

    def run_alone(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `work` after all payments and look-ups that were asked for before it; see `run`."""
        before = tuple(self._looking_up)

        def alone() -> Any:
            wait(before)
            return work()

        self.run("money", alone, done, failed)

    def stop(self) -> None:
        """Take no more work and wait for what is running; a payment in flight comes to its end."""
        self._stopped = True
        for pool in self._lanes.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._garbage.stop()

    def _send_home(
        self,
        held: list[Callable[[], Any]],
        done: "weakref.WeakMethod[Any]",
        failed: "weakref.WeakMethod[Any]",
        future: "Future[Any]",
    ) -> None:
        if not future.cancelled():
            self._home.emit((held, done, failed, future))

    @Slot(object)
    def _deliver(self, parcel: tuple[Any, Any, Any, "Future[Any]"]) -> None:
        held, done, failed, future = parcel
        # What it holds, a presenter as a rule, must not end in a lane; see `garbage`.
        held.clear()
        error = future.exception()
        method = (failed if error else done)()
        if method is not None:
            method(error or future.result())


def _do(held: list[Callable[[], Any]]) -> Any:
    return held[0]()


def _meet_paths() -> None:
    """Let Qt's binding find out what a path is while there is only one thread.

    It does so in the first call that might be given one, such as this, behind a lock of its own,
    and gives up Python's lock in between. Two threads that both come to it first, with two
    receipts to draw, would wait for each other, and the whole program for them, for good.
    """
    QImage(QSize(1, 1), QImage.Format.Format_RGB32)
