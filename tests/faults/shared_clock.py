"""One time for several processes: the counter's and its providers'."""

from datetime import datetime, timedelta
from multiprocessing.sharedctypes import RawValue

from tests.conftest import NOON


class SharedClock:
    """Stands still until it is moved; every process forked from here sees the same time."""

    def __init__(self, begin: datetime = NOON) -> None:
        self._begin = begin
        self._seconds = RawValue("d", 0.0)

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return self._begin + timedelta(seconds=self._seconds.value)

    def steady(self) -> float:
        """Return the seconds that have gone by: nobody sets this clock back."""
        return float(self._seconds.value)

    def set(self, at: datetime) -> None:
        """Make it this time."""
        self._seconds.value = (at - self._begin).total_seconds()

    def move(self, **by: float) -> None:
        """Let so much time go by."""
        self.set(self.now() + timedelta(**by))
