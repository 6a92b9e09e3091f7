"""Whether two tellings of one dispatch are of one thing.

What is found in a pair of them (`found_in`) is weighed by a table, `within.yaml`, and the sum is the logarithm of the
odds that they are. The weights are those of a logistic regression over tellings of which people said what they tell of
(docs/incidents.md says of which texts, and how well it does on others).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from math import log
from typing import TypeVar

import msgspec
import yaml

from counterclaim.reconciling.asserting import THIRD_PARTY
from counterclaim.reconciling.incidents.counting import EXACT, Count, agreement, counts_of
from counterclaim.reconciling.incidents.days import LONGEST, Span, apart, length, told_days
from counterclaim.reconciling.incidents.kinds import fit, how_apart, is_general, kinds_of
from counterclaim.reconciling.incidents.sites import sites_in
from counterclaim.reconciling.incidents.spots import Spot, nearest, spots_of
from counterclaim.reconciling.incidents.words import cosine, squares, telling_words
from counterclaim.reconciling.telling import Telling

TOWN, CLOSE = 0.7, 0.4
"""How well two places agree that are one town or district and not only one region, and two that are close by."""
ALIKE = 0.5
"""How well two modes go together that are alike."""
TWO = 2
AROUND = frozenset(
    {"same town", "places close", "places far apart", "same days", "a day apart", "two days apart",
     "further apart in time"}
)  # fmt: skip
"""What counts of the places and days around two tellings, where not both give their own."""


T = TypeVar("T")


class Told(msgspec.Struct, frozen=True):
    """A telling as it is compared with others of its dispatch.

    `rank` is its number among them in the order of the text. `around` and `then` are the places and the days that hold
    for it: its own, else those told before it in its paragraph, in the one before, or first in the dispatch.
    """

    telling: Telling
    rank: int
    kinds: frozenset[str]
    spots: tuple[Spot, ...]
    days: Span | None
    around: tuple[Spot, ...]
    then: Span | None
    words: frozenset[str]
    squares: int
    counts: tuple[Count, ...]
    sites: frozenset[str]
    targets: frozenset[str]
    target_sides: frozenset[str]


def told_in(tellings: Sequence[Telling]) -> list[Told]:
    """Tellings of one dispatch, in the order of its text, as they are compared."""
    spots, days = [spots_of(telling) for telling in tellings], [told_days(telling) for telling in tellings]
    paragraphs = [telling.setting.paragraph for telling in tellings]
    near, then = _around(spots, paragraphs), _then(days, paragraphs, published_on(tellings))
    text_of = {telling.claim.claim_id: telling.claim.text for telling in tellings}
    words_of = {claim: (words := telling_words([text]), squares(words)) for claim, text in text_of.items()}
    return [
        Told(
            telling, rank, kinds_of(telling.event.type, telling.event.mode), spots[rank], days[rank],
            near[rank] or (), then[rank], *words_of[telling.claim.claim_id], counts_of([telling]),
            sites_in([telling.claim.text]), targets_of([telling]), target_sides_of([telling]),
        )
        for rank, telling in enumerate(tellings)
    ]  # fmt: skip


def published_on(tellings: Sequence[Telling]) -> date | None:
    """The day on which the dispatch of some tellings was published, where that is known."""
    published = tellings[0].claim.published if tellings else None
    return date.fromisoformat(published[:10]) if published else None


def _then(days: Sequence[Span | None], paragraphs: Sequence[int], published: date | None) -> list[Span | None]:
    """The days that hold for each of some tellings. Those of long before the publication, else before the last that are
    told, hold in their paragraph alone: "the force, which took the town last year, …"."""
    latest = published or max((one[1] for one in days if one is not None), default=None)
    old = [latest is not None and one is not None and latest - one[1] > timedelta(LONGEST) for one in days]
    return _around(days, paragraphs, old)


def _around(given: Sequence[T | None], paragraphs: Sequence[int], brief: Sequence[bool] = ()) -> list[T | None]:
    """What holds for each of some tellings: what it gives itself, else what was given last before it in its paragraph
    or the one before, else what is given first. What is `brief` holds in its own paragraph alone."""
    lasting = [None if at < len(brief) and brief[at] else one for at, one in enumerate(given)]
    first = next((one for one in lasting if one), None)
    held: list[T | None] = []
    here: tuple[T, int] | None = None
    before: tuple[T, int] | None = None
    for one, lasts, paragraph in zip(given, lasting, paragraphs, strict=True):
        here = (one, paragraph) if one else here
        before = (lasts, paragraph) if lasts else before
        if here is not None and here[1] == paragraph:
            held.append(here[0])
        else:
            held.append(before[0] if before is not None and paragraph - before[1] <= 1 else first)
    return held


@cache
def weights() -> dict[str, float]:
    """The weight of everything that can be found in a pair, and of `always`."""
    table = yaml.safe_load((files(__package__) / "within.yaml").read_text("utf-8"))
    return {name: float(weight) for name, weight in table.items()}


def points_of(a: Told, b: Told) -> float:
    """The logarithm of the odds that two tellings of one dispatch are of one thing; `a` comes before `b` in it."""
    table = weights()
    return table["always"] + sum([table[name] * value for name, value in found_in(a, b)])


def found_in(a: Told, b: Told) -> list[tuple[str, float]]:
    """What is found in two tellings of one dispatch, of which `a` comes first: its name in the table, and how much."""
    one, other = a.telling, b.telling
    claim, mine, theirs = one.claim, one.setting, other.setting
    found: list[tuple[str, float]] = []
    if claim.claim_id == other.claim.claim_id:
        found.append(("same claim", 1))
    if one.event.type == other.event.type:
        found.append(("same type", 1))
    found.append((_modes(a, b), 1))
    found += _places(a, b)
    found += _days(a, b)
    if a.counts and b.counts:
        points = [points for points, _ in agreement(a.counts, b.counts)]
        if any(one >= EXACT for one in points):
            found.append(("same count", 1))
        if any(one < 0 for one in points):
            found.append(("counts do not agree", 1))
    found.append(("likeness of the claims", cosine(squares(a.words & b.words), a.squares, b.squares)))
    if a.sites and b.sites:
        found.append(("other sites" if differ(a.sites, b.sites) else "same site", 1))
    if differ(a.target_sides, b.target_sides):
        found.append(("done to another side", 1))
    elif differ(a.targets, b.targets):
        found.append(("done to others", 1))
    gap = theirs.paragraph - mine.paragraph
    if gap <= 1:
        found.append((("same paragraph", "next paragraph")[gap], 1))
    found.append(("tellings between", log(1 + b.rank - a.rank)))
    if (claim.section == "headline") != (other.claim.section == "headline"):
        found.append(("one in the headline", 1))
    if theirs.sentence != mine.sentence:
        if theirs.elsewhere:
            found.append(("turns to something else", 1))
        if theirs.then:
            found.append(("tells of another time", 1))
    return found


def targets_of(tellings: Iterable[Telling]) -> frozenset[str]:
    """Ids of those to whom some tellings say that it was done."""
    return frozenset(target.id for telling in tellings for target in telling.event.targets if target.id)


def target_sides_of(tellings: Iterable[Telling]) -> frozenset[str]:
    """The sides of those, as far as they are parties."""
    sides = {target.side for telling in tellings for target in telling.event.targets}
    return frozenset(side for side in sides if side is not None and side != THIRD_PARTY)


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are told and have nothing in common."""
    return bool(one and other) and one.isdisjoint(other)


def _modes(a: Told, b: Told) -> str:
    one, other = a.telling.event.mode, b.telling.event.mode
    if not a.kinds & b.kinds:
        return how_apart(a.kinds | b.kinds)
    if one == other:
        return "same general mode" if is_general(one) else "same mode"
    how = fit(one, other)
    return "one mode general" if how > ALIKE else "modes alike" if how else "other modes"


def _places(a: Told, b: Told) -> Sequence[tuple[str, float]]:
    own = bool(a.spots and b.spots)
    found = nearest(a.spots, b.spots) if own else nearest(a.around, b.around)
    if found is None:
        return ()
    one, other, how = found
    if how < 0:
        name = "places far apart"
    elif one.place == other.place:
        name = "same town" if how >= TOWN else "same region"
    else:
        name = "places close" if how >= CLOSE else "one place in the other" if how > 0 else ""
    if name and (own or name in AROUND):
        return ((name if own else f"around: {name}", -how if how < 0 else 1),)
    return ()


def _days(a: Told, b: Told) -> Sequence[tuple[str, float]]:
    own = bool(a.days and b.days)
    one, other = (a.days, b.days) if own else (a.then, b.then)
    if one is None or other is None:
        return ()
    gap = apart(one, other)
    if gap:
        name = "a day apart" if gap == 1 else "two days apart" if gap == TWO else "further apart in time"
    else:
        name = "same days" if max(length(one), length(other)) <= TWO else "days overlap"
    if own or name in AROUND:
        return ((name if own else f"around: {name}", 1),)
    return ()
