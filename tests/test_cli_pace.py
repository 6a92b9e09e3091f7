"""What a run says of its rate and of how long it will go on."""

from __future__ import annotations

import pytest

from counterclaim.cli.pace import Pace, lasting


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_pace_says_how_many_how_fast_and_how_long() -> None:
    clock = Clock()
    pace = Pace(400, clock=clock)
    assert pace.words(0) == "0 of 400: "
    clock.now = 10
    assert pace.words(40) == "40 of 400, 4.0 a second, 90 s left: ".replace("90 s", lasting(90))


def test_pace_forgets_how_slowly_a_run_began() -> None:
    clock = Clock()
    pace = Pace(10_000, clock=clock)
    for second in range(200):
        clock.now = float(second)
        said = pace.words(max(0, second - 30) * 20)
    assert "20 a second" in said


def test_pace_without_an_end_gives_the_rate_alone() -> None:
    clock = Clock()
    pace = Pace(0, clock=clock)
    assert pace.words(0) == ""
    clock.now = 20
    assert pace.words(1000) == "50 a second: "


def test_pace_beyond_what_was_expected_says_no_total() -> None:
    clock = Clock()
    pace = Pace(10, clock=clock)
    pace.words(0)
    clock.now = 10
    assert pace.words(50) == "5.0 a second: "


@pytest.mark.parametrize(("seconds", "words"), [(40, "40 s"), (720, "12 min"), (12_000, "3 h 20 min")])
def test_durations_in_words(seconds: float, words: str) -> None:
    assert lasting(seconds) == words
