"""From a match of the grammar to what it says: which function reads which kind of rule."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.reading.periods import clocks, counted, dates
from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.periods.meaning import Meaning
from counterclaim.records import Span

KINDS: dict[str, Callable[[Match], Meaning | None]] = {
    "iso": dates.iso, "numeric": dates.numeric, "calendar": dates.calendar, "year": dates.year_alone,
    "weekdays": dates.weekdays, "decade": dates.decade, "century": dates.century, "impossible": dates.impossible,
    "day_word": clocks.day_word, "part": clocks.part, "clock": clocks.clock,
    "shift": counted.shift, "ago": counted.ago, "ahead": counted.ahead, "within": counted.within,
    "beside": counted.beside, "window": counted.window, "duration": counted.length, "frequency": counted.frequency,
    "every": counted.every, "quarter": counted.quarter, "war_day": counted.war_day, "war_start": counted.war_day,
    "counted_day": counted.counted_day, "fixed": counted.fixed,
}  # fmt: skip
"""Kind of rule → what its matches mean. A list of days ("days") is several expressions."""


def meanings_of(match: Match) -> tuple[tuple[Span, Meaning], ...]:
    """The expressions of a match, each with what it says; none where its words are no time after all."""
    if match.rule.kind == "days":
        return dates.days_of_list(match)
    meaning = KINDS[match.rule.kind](match)
    return () if meaning is None else (((match.start, match.end), meaning),)
