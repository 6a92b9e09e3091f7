"""Which figures of an incident's claims count what happened in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.reconciling.asserting import HAPPENED
from counterclaim.reconciling.estimates.beyond import (
    is_of_a_days_war,
    is_of_a_year,
    is_of_other_days,
    is_of_several,
    is_running,
)
from counterclaim.reconciling.estimates.shot import of_the_shot
from counterclaim.reconciling.estimates.single import PERSONS, with_singles
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.reconciling.estimates.uncounted import uncounted
from counterclaim.reconciling.moments import moment_of
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Figure

SAYING_NO_COUNT = frozenset({"denies", "questions", "promises", "threatens", "demands", "predicts"})
"""Stances whose figures are not told as what has happened."""

WOUNDS = re.compile(r"\bwounds?\b", re.IGNORECASE)


def spoken_in(tellings: Iterable[Telling]) -> list[Spoken]:
    """The figures that count an incident: said as fact, of it and not of a longer time or of a day's whole war; those
    of persons shot as what else is told makes of them."""
    known = list(tellings)
    found = _spoken_in(known)
    told = [t for t in known if t.claim.stance not in SAYING_NO_COUNT and t.event.status in HAPPENED]
    return with_singles(of_the_shot([*found, *uncounted(found, told)]))


def _spoken_in(known: Sequence[Telling]) -> list[Spoken]:
    """Those of a day's whole war, or of several attacks, count only where nothing else counts people."""
    span = span_of(known)
    spoken = [
        Spoken(figure, telling, moment_of(telling.claim))
        for telling in known
        if telling.claim.stance not in SAYING_NO_COUNT and telling.event.status in HAPPENED
        for figure in telling.figures
        if figure.per is None and figure.unit != "percent" and not is_running(figure, telling, span)
        if not counts_wounds(figure) and not is_of_a_year(figure, telling) and not is_of_other_days(telling, span)
    ]
    of_it = [s for s in spoken if not (is_of_a_days_war(s.figure, s.telling) or is_of_several(s.figure, s.telling))]
    counted = {s.figure.measure for s in of_it}
    counted |= PERSONS if counted & PERSONS else frozenset()
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


def counts_wounds(figure: Figure) -> bool:
    """Whether a figure counts wounds and not who has them: "multiple gunshot wounds"."""
    return figure.measure == "injured" and WOUNDS.search(figure.text) is not None
