"""Which figures of an incident's claims count what happened in it, and which count something larger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.reconciling.asserting import HAPPENED
from counterclaim.reconciling.moments import Moment, moment_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Days, Figure

SAYING_NO_COUNT = frozenset({"denies", "questions", "promises", "threatens", "demands", "predicts"})
"""Stances whose figures are not told as what has happened."""

WAR = re.compile(
    r"\b(?:war|conflict|invasion|fighting|campaign|counter-?offensive|uprising|year|month)\b", re.IGNORECASE
)
"""With a running total that no day is given for: it counts from the start of something longer than an incident."""

TOTALS = re.compile(r"\b(?:totals|running total|overall total)\b", re.IGNORECASE)
"""Words for running totals where the figure itself tells no window: "his totals then stood at 839 killed"."""

SLACK = timedelta(days=3)
"""By how much a count's days may exceed the incident's own: "killed from 11 to 13 April" of an attack on the 11th."""

DAILY = frozenset({"PT24H", "P1D"})
"""TIMEX3 values of "the past 24 hours": with a whole region or front, what a day's war cost."""


class Spoken(NamedTuple):
    """A figure that counts what happened, with who said so and when."""

    figure: Figure
    telling: Telling
    when: Moment


def spoken_in(tellings: Iterable[Telling]) -> list[Spoken]:
    """The figures that count an incident: said as fact, of it and not of a longer time. Those of a day's whole war
    count only where nothing else counts the measure."""
    known = list(tellings)
    span = span_of(known)
    spoken = [
        Spoken(figure, telling, moment_of(telling.claim))
        for telling in known
        if telling.claim.stance not in SAYING_NO_COUNT and telling.event.status in HAPPENED
        for figure in telling.figures
        if figure.per is None and figure.unit != "percent" and not is_running(figure, telling, span)
    ]
    of_it = [s for s in spoken if not is_of_a_days_war(s.figure, s.telling)]
    counted = {s.figure.measure for s in of_it}
    return [*of_it, *(s for s in spoken if s.figure.measure not in counted)]


def span_of(tellings: Iterable[Telling]) -> tuple[date, date] | None:
    """The days of what happened: those that most claims give, the shortest of them; None where none gives any."""
    given = Counter(
        (first, last)
        for first, last in {t.claim.claim_id: t.event.period or (None, None) for t in tellings}.values()
        if first is not None and last is not None
    )
    if not given:
        return None
    return min(given, key=lambda days: (-given[days], days[1] - days[0], days))


def is_running(figure: Figure, telling: Telling, span: tuple[date, date] | None) -> bool:
    """Whether a figure counts from long before the incident: "844 since the invasion", "so far in the war"."""
    if figure.window is not None and span is not None and _exceeds(figure.window, span):
        return True
    if TOTALS.search(telling.claim.text):
        return True
    if figure.kind != "cumulative":
        return False
    return WAR.search(telling.claim.text) is not None and (figure.window is None or figure.window[0] is None)


def is_of_a_days_war(figure: Figure, telling: Telling) -> bool:
    """Whether a figure is of "the past 24 hours" in a region, on a front, or in several places."""
    if not any(time.value in DAILY for time in telling.claim.times):
        return False
    own = [p for p in telling.places if p.id in figure.places] or telling.places
    return sum(p.precision in ("point", "settlement", "district") for p in own) != 1


def _exceeds(window: Days, span: tuple[date, date]) -> bool:
    first, last = window
    if first is None:
        return True
    ends = last if last is not None else max(first, span[1])
    return first < span[0] - SLACK or ends > span[1] + SLACK or ends - first > span[1] - span[0] + SLACK
