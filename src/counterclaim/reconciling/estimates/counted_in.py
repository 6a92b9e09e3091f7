"""Which figures of an incident's claims count what happened in it, and which count something larger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from counterclaim.reconciling.asserting import HAPPENED
from counterclaim.reconciling.estimates.shot import of_the_shot
from counterclaim.reconciling.estimates.single import with_singles
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.reconciling.estimates.uncounted import uncounted
from counterclaim.reconciling.moments import moment_of
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

WOUNDS = re.compile(r"\bwounds?\b", re.IGNORECASE)

YEARLY = re.compile(
    r"^(?:\S+\s+){0,5}(?:homicides|murders|killings|shootings|slayings|shooting victims)\b"
    r"|\b(?:so far )?this year\b|\bso far in"
    r"|\byear to date\b|\b(?:of|in) the year\b|\ba year\b(?! ago)|\bannually\b|\bover the (?:past|last) \w+ years\b",
    re.IGNORECASE,
)
"""After a number, what makes it one of crimes over a year."""

SLACK = timedelta(days=3)
"""By how much a count's days may exceed the incident's own: "killed from 11 to 13 April" of an attack on the 11th."""

DAILY = frozenset({"PT24H", "P1D"})
"""TIMEX3 values of "the past 24 hours": with a whole region or front, what a day's war cost."""


def spoken_in(tellings: Iterable[Telling]) -> list[Spoken]:
    """The figures that count an incident: said as fact, of it and not of a longer time or of a day's whole war; those
    of persons shot as what else is told makes of them."""
    known = list(tellings)
    found = _spoken_in(known)
    told = [t for t in known if t.claim.stance not in SAYING_NO_COUNT and t.event.status in HAPPENED]
    return with_singles(of_the_shot([*found, *uncounted(found, told)]))


def _spoken_in(known: Sequence[Telling]) -> list[Spoken]:
    """Those of a day's whole war count only where nothing else counts the measure."""
    span = span_of(known)
    spoken = [
        Spoken(figure, telling, moment_of(telling.claim))
        for telling in known
        if telling.claim.stance not in SAYING_NO_COUNT and telling.event.status in HAPPENED
        for figure in telling.figures
        if figure.per is None and figure.unit != "percent" and not is_running(figure, telling, span)
        if not counts_wounds(figure) and not is_of_a_year(figure, telling)
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


def counts_wounds(figure: Figure) -> bool:
    """Whether a figure counts wounds and not who has them: "multiple gunshot wounds"."""
    return figure.measure == "injured" and WOUNDS.search(figure.text) is not None


def is_of_a_year(figure: Figure, telling: Telling) -> bool:
    """Whether a figure is one of crimes in a year or a town: "the 73rd homicide of the year", "762 murders"."""
    text = telling.claim.text
    at = text.find(figure.text)
    after = text[at + len(figure.text) : at + len(figure.text) + 60] if at >= 0 else ""
    return YEARLY.search(figure.text + after) is not None


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
