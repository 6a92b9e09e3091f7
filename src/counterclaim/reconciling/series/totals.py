"""Which figures are running totals, and which are a day's share of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from counterclaim.reconciling.agreeing import Reach, reach_of
from counterclaim.reconciling.asserting import HAPPENED
from counterclaim.reconciling.counted import class_of
from counterclaim.reconciling.estimates.beyond import DAILY
from counterclaim.reconciling.estimates.count import words_of
from counterclaim.reconciling.estimates.counted_in import SAYING_NO_COUNT
from counterclaim.reconciling.moments import Moment, moment_of
from counterclaim.reconciling.origin import Origin
from counterclaim.reconciling.series.starting import Starting, starting_of
from counterclaim.records import Claim, Figure

LONG = timedelta(days=6)
"""A window of a week or more, up to about the day on which it is told, is one of a running total."""

LATE = timedelta(days=3)
"""By how much such a window may end before it is told: "between 24 February and 11 September", on the 12th."""


class Sourced(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its origin, and the family of reprints of its dispatch."""

    claim: Claim
    origin: Origin
    family: str | None = None


class Subject(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What is counted, by whom: totals of one subject can be compared."""

    origin: str
    measure: str
    counted: str
    places: tuple[str, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A running total, or a day's share (`starting` None), as one claim tells it; `day` is the last that it counts."""

    subject: Subject
    starting: Starting | None
    first: date | None
    day: date | None
    when: Moment
    figure: Figure
    reach: Reach
    source: Sourced
    explicit: bool = False
    """Of a day's share: it is told as that of a whole day ("in the past 24 hours")."""

    @property
    def words(self) -> str:
        """ "more than 3,000" """
        return words_of(self.figure)


def totals_in(told_in_all: Iterable[Told]) -> list[Told]:
    """The running totals among what claims tell (`told_in_claim`), in the order of the days that they count up to; one
    that only repeats a window long past counts where somebody told it in its time."""
    told = [one for one in told_in_all if one.starting is not None]
    told_in_time = {(t.subject, t.starting, t.day) for t in told if in_time(t)}
    kept = (t for t in told if t.figure.kind == "cumulative" or (t.subject, t.starting, t.day) in told_in_time)
    return sorted(kept, key=order_of)


def shares_in(told_in_all: Iterable[Told]) -> list[Told]:
    """A day's shares among them, in the order of days."""
    return sorted((one for one in told_in_all if one.starting is None), key=order_of)


def groups_in(sourced: Sourced) -> frozenset[tuple[str, str]]:
    """The groups that a claim has a part in, by side (or origin, where that is no party's) and measure: the series of a
    group and their issues stand on the claims of that group alone."""
    return frozenset((group_side(sourced.origin), one.subject.measure) for one in told_in_claim(sourced))


def group_side(origin: Origin) -> str:
    """The party that an origin belongs to, else its own key."""
    return origin.side if origin.side is not None and origin.side != "third-party" else origin.key


def order_of(told: Told) -> tuple[object, ...]:
    """The order of days, then of the saying."""
    return str(told.day or ""), told.when.order, told.source.claim.claim_id, told.figure.span


def told_in_claim(source: Sourced) -> Iterator[Told]:
    """The running totals and the days' shares that a claim tells."""
    claim = source.claim
    if claim.stance in SAYING_NO_COUNT or (claim.section == "headline" and not claim.attribution):
        return
    unlikely = {e.id for e in claim.events if e.status not in HAPPENED}
    when = moment_of(claim)
    for figure in claim.figures:
        reach = reach_of(figure)
        if reach is None or figure.per or figure.unit == "percent" or figure.subset_of or figure.event in unlikely:
            continue
        first, day = _days(figure, when)
        made = Told(
            subject=_subject(figure, source), starting=None, first=first, day=day, when=when, figure=figure,
            reach=reach, source=source,
        )  # fmt: skip
        long = first is not None and day is not None and day - first >= LONG
        starting = starting_of(figure, claim) if long or figure.kind == "cumulative" else None
        if starting is not None:
            yield msgspec.structs.replace(made, starting=starting, first=starting.day)
        elif day is not None and first is not None and day - first <= timedelta(days=1) and figure.kind is None:
            yield msgspec.structs.replace(made, explicit=any(t.value in DAILY for t in claim.times))


def _days(figure: Figure, when: Moment) -> tuple[date | None, date | None]:
    """First and last day that a figure counts; up to the day on which it is told, where it names no end."""
    first, last = figure.window if figure.window is not None else (None, None)
    ends = [d for d in (last, when.day) if d is not None]
    if figure.window is None and figure.kind != "cumulative":
        return None, None
    return first, min(ends, default=None)


def in_time(told: Told) -> bool:
    """Whether a total was told within some days of the last that it counts."""
    return told.day is not None and told.when.day is not None and told.when.day - told.day <= LATE


def _subject(figure: Figure, source: Sourced) -> Subject:
    places = [p for p in source.claim.places if p.id in figure.places]
    if len(places) == 1 and places[0].precision == "country":
        places = []  # the country at war: what tells no place counts in all of it too
    persons = (figure.unit or "person") == "person"
    return Subject(
        origin=source.origin.key, measure=figure.measure, counted=class_of(figure.counted) if persons else "",
        places=tuple(sorted({p.place or f"text:{p.name.casefold()}" for p in places})),
    )  # fmt: skip
