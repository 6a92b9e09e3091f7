"""Which figures of an incident's claims count what happened in it, and which count something larger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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

SLACK = timedelta(days=3)
"""By how much a count's days may exceed the incident's own: "killed from 11 to 13 April" of an attack on the 11th."""

DAILY = frozenset({"PT24H", "P1D"})
"""TIMEX3 values of "the past 24 hours": with a whole region or front, what a day's war cost."""


class Spoken(NamedTuple):
    """A figure that counts what happened, with who said so and when."""

    figure: Figure
    telling: Telling
    when: Moment


def spoken_in(tellings: Iterable[Telling]) -> Iterator[Spoken]:
    """The figures that count an incident: said as fact, of it and not of a longer time or of a day's whole war."""
    known = list(tellings)
    span, towns = span_of(known), any(_town(t) for t in known)
    for telling in known:
        if telling.claim.stance in SAYING_NO_COUNT or telling.event.status not in HAPPENED:
            continue
        when = moment_of(telling.claim)
        for figure in telling.figures:
            if figure.per is not None or figure.unit == "percent" or is_running(figure, telling, span):
                continue
            if towns and is_of_a_days_war(figure, telling):
                continue
            yield Spoken(figure, telling, when)


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
    if figure.kind != "cumulative":
        return False
    return WAR.search(telling.claim.text) is not None and (figure.window is None or figure.window[0] is None)


def is_of_a_days_war(figure: Figure, telling: Telling) -> bool:
    """Whether a figure is of "the past 24 hours" in a region or on the whole front."""
    if not any(time.value in DAILY for time in telling.claim.times):
        return False
    own = [p for p in telling.places if p.id in figure.places] or telling.places
    return not any(p.precision in ("point", "settlement", "district") for p in own)


def _exceeds(window: Days, span: tuple[date, date]) -> bool:
    first, last = window
    if first is None:
        return True
    ends = last if last is not None else max(first, span[1])
    return first < span[0] - SLACK or ends > span[1] + SLACK or ends - first > span[1] - span[0] + SLACK


def _town(telling: Telling) -> bool:
    return any(p.precision in ("point", "settlement") for p in telling.places)
