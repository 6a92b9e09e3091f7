"""How fast a run goes, and how long it will go on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WINDOW = 60.0
"""Seconds over which the rate is taken: models load before the first dispatch, and machines are not always free."""

SURE = 5.0
"""Seconds after which a rate says something."""


class Pace:
    """Keeps the rate of a run over its last minute. `expected` is about how many there will be, 0 if nobody knows."""

    def __init__(self, expected: int = 0, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._expected = expected
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def words(self, done: int) -> str:
        """Where a run stands that has done so many: "40 of 400, 12 a second, 30 s left: ". Maybe empty."""
        now = self._clock()
        if not self._seen or now - self._seen[-1][0] > 0.2 or done == self._expected:
            self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] > WINDOW:
            self._seen.popleft()
        known = done <= self._expected
        parts = [f"{done:,} of {self._expected:,}"] if known and self._expected else []
        began, before = self._seen[0]
        if now - began >= SURE and done > before:
            rate = (done - before) / (now - began)
            parts.append(f"{rate:,.0f} a second" if rate >= 10 else f"{rate:,.1f} a second")
            if known and done < self._expected:
                parts.append(f"{lasting((self._expected - done) / rate)} left")
        return f"{', '.join(parts)}: " if parts else ""


def lasting(seconds: float) -> str:
    """A duration in words: "40 s", "12 min", "3 h 20 min"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
