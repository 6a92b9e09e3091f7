"""What speaks for and against two strands being one thing, in points and in words.

The points are a sum over kinds of evidence, each of which names the values that it was found in; LINKED is what a pair
needs. The weights were set by hand on the dated local news of the benchmark `gva` and on the demonstration dispatches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from counterclaim.reconciling.incidents.bags import Bag, in_common
from counterclaim.reconciling.incidents.counting import Count, agreement
from counterclaim.reconciling.incidents.days import Span, apart, length
from counterclaim.reconciling.incidents.kinds import fit, worded
from counterclaim.reconciling.incidents.spots import Spot, nearest
from counterclaim.reconciling.incidents.strands import FEW_WORDS, GROUND, SAME_GROUND, Strand
from counterclaim.reconciling.incidents.within import differ
from counterclaim.reconciling.incidents.words import weight

LINKED = 3.0
"""Points from which two strands are linked."""
AGAINST = {1: -3.0, 2: -4.0, 3: -5.0}
"""Points of days that two strands give and that lie one, two, or more days apart."""
TOLD_AROUND = 0.5
"""What is left of the points of days that agree, where one of them holds for its strand only by what its dispatch tells
around it."""
TWO_DAYS = 2
LONGER, OF_A_WHILE = 4, -1.0
"""How many times as long the days of a strand are as those of another within them for it to tell of a whole while (the
dead of ten days) of which that is a part, and the points of that."""
LONG = 20
"""Days after which a dispatch that dates nothing is hardly of what happened then."""
ALIKE = 0.6
"""Share of the words of two sayings that both must have to be the same."""
SAME_MODE = 1.2
"""Points of one mode."""
SAME_SITE, OTHER_SITES = 0.5, -0.5
"""Points of sites of one kind, and of sites of other kinds: a mosque, a market."""
OF_ONE_TEXT = 2.0
"""Points of words from one text."""
OTHER_SIDE = -1.5
"""Points of what was done to another party."""
A_LITTLE = 1e-6
"""By how much a sum of points may be off where it is only asked whether it can be enough: it depends on the order."""
NOT_BY_CHANCE = 0.05
"""Cosine of words from which what they have in common counts."""
MOST_TOLD, BY_WEIGHT_TOLD = 4.2, 0.35
MOST_SAID, BY_WEIGHT_SAID = 4.0, 0.7
"""Points of words in common of what is told around, and of what claims say: at most, and for each unit of weight."""
MOST_BY_WORDS, MOST_IN_COMMON = 14.2, MOST_TOLD + MOST_SAID
"""Points of words at most, and of those but for the same sayings and names."""
NEVER = -100.0
"""Points of what cannot be one thing whatever else agrees."""
DECISIVE, MOST_AGAINST = -3.0, -6.0
"""Points of one piece of evidence from which a pair that is not linked counts MOST_AGAINST."""

Modes = frozenset[str | None]


class Evidence(NamedTuple):
    """Something that speaks for (points above 0) or against two strands being one; `what` names its kind, `worded` says
    it: of most pairs only the points are asked for."""

    what: Literal["kind", "mode", "place", "days", "published", "words", "actors", "sites", "counts", "family"]
    points: float
    worded: Callable[[], str]

    @property
    def because(self) -> str:
        """In words."""
        return self.worded()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two strands that are probably one thing: their keys in order, the points, and what speaks for and against it."""

    a: str
    b: str
    score: float
    because: tuple[str, ...]
    against: tuple[str, ...] = ()


def link(a: Strand, b: Strand) -> Link | None:
    """The link between two strands, None where too little speaks for it. Symmetric, and a function of the two alone."""
    if b.key < a.key:
        a, b = b, a
    points = linked(a, b)
    if points is None:
        return None
    evidence = tuple(weigh(a, b))
    return Link(
        a=a.key, b=b.key, score=points, because=tuple(one.because for one in evidence if one.points >= 0),
        against=tuple(one.because for one in evidence if one.points < 0),
    )  # fmt: skip


def linked(a: Strand, b: Strand) -> float | None:
    """The points of the link between two strands, None where there is none."""
    points = points_of(a, b)
    return None if points < LINKED else round(points, 3)


def points_of(a: Strand, b: Strand) -> float:
    """The points of all evidence about two strands."""
    points = 0.0
    for one in weigh(a, b) if a.key <= b.key else weigh(b, a):
        points += one.points
    return points


def against(a: Strand, b: Strand) -> float:
    """What speaks against two strands, where more does than for them: 0 to MOST_AGAINST. What happened in another town
    or on another day is not made one by words and numbers that it has in common."""
    plain = [one.points for one in weigh(a, b, by_words=False)]
    if min(plain) >= 0 or sum(plain) > A_LITTLE:
        return 0.0  # words only speak for it
    points = [one.points for one in weigh(a, b)]
    if sum(points) > 0:
        return 0.0
    return MOST_AGAINST if min(points) <= DECISIVE else sum(one for one in points if one < 0)


def weigh(a: Strand, b: Strand, *, by_words: bool = True) -> Iterator[Evidence]:
    """All evidence about two strands, or all but that of their words."""
    if a.kinds.isdisjoint(b.kinds):
        yield from of_kinds(a, b)
        return
    yield from of_modes(a, b)
    yield from of_places(a, b)
    yield from of_days(a, b)
    if by_words:
        yield from _words(a, b)
    yield from of_actors(a, b)
    yield from of_sites(a, b)
    yield from of_counts(a, b)
    yield from of_family(a, b)


def of_kinds(a: Strand, b: Strand) -> Iterator[Evidence]:
    """That the two tell of different kinds of events, where they do."""
    if a.kinds.isdisjoint(b.kinds):
        yield Evidence("kind", NEVER, lambda: "they tell of different kinds of events")


def of_modes(a: Strand, b: Strand) -> Iterator[Evidence]:
    """Whether two of their modes can be one thing."""
    yield _modes(a.modes, b.modes)


def of_places(a: Strand, b: Strand) -> Iterator[Evidence]:
    """How well the places agree that are nearest to each other."""
    yield from _place(a.spots, b.spots, a.kinds & b.kinds, _by_what_is_around(a, b, "places"))


def places_once(a: Strand, b: Strand) -> Iterator[Evidence]:
    """The same for who asks for each two places once: to know them again takes longer than to compare them."""
    yield from _place.__wrapped__(a.spots, b.spots, a.kinds & b.kinds, _by_what_is_around(a, b, "places"))


@lru_cache(maxsize=20_000)
def _modes(a: Modes, b: Modes) -> Evidence:
    """Whether two of their modes, those that go together best, can be one thing."""
    how, one, other = max(((fit(x, y), x, y) for x in a for y in b), key=lambda found: (found[0], str(found)))
    if how == 0:
        return Evidence("mode", -3.0, lambda: f"one tells of {worded(one)}, the other of {worded(other)}")
    if one == other:
        return Evidence("mode", SAME_MODE, lambda: f"both tell of {worded(one)}")
    return Evidence("mode", how, lambda: f"{worded(one)} and {worded(other)} can be one thing")


def _by_what_is_around(a: Strand, b: Strand, what: Literal["places", "days"]) -> str:
    return " (by what is told around it)" if what in a.around or what in b.around else ""


@lru_cache(maxsize=20_000)
def _place(a: Sequence[Spot], b: Sequence[Spot], kinds: frozenset[str], by: str) -> tuple[Evidence, ...]:
    found = nearest(a, b)
    if found is None:
        return ()
    one, other, how = found
    if kinds == GROUND and 0 <= how < SAME_GROUND:
        return (Evidence("place", -1.5, lambda: f"{one.name} and {other.name} are not the same ground{by}"),)
    if how < 0:
        return (Evidence("place", 4.0 * how, lambda: f"{one.name} and {other.name} are far apart{by}"),)
    if one.place == other.place:
        return (Evidence("place", 2.5 * how, lambda: f"both at {one.name}{by}"),)
    words = f"{one.name} and {other.name} are close by or one lies in the other{by}"
    return (Evidence("place", 2.5 * how, lambda: words),) if how > 0 else ()


def of_days(a: Strand, b: Strand) -> Iterator[Evidence]:
    """How far apart the days are, those of publication where no others are told."""
    if a.days and b.days:
        yield _told_days(a.days, b.days, _by_what_is_around(a, b, "days"))
    elif a.days or b.days:
        told = a.days or b.days
        published = b.published if a.days else a.published
        if told and published:
            yield _against_publication(told, published)
    elif a.published and b.published:
        gap = abs((a.published - b.published).days)
        if gap <= 3:
            yield Evidence("published", 0.9 - 0.25 * gap, lambda: f"published {_gap(gap)}")


@lru_cache(maxsize=20_000)
def _told_days(a: Span, b: Span, by: str) -> Evidence:
    gap = apart(a, b)
    if gap == 0:
        shortest, longest = sorted((length(a), length(b)))
        if longest > TWO_DAYS and longest >= LONGER * shortest:
            return Evidence("days", OF_A_WHILE, lambda: f"one is of {_day(a)}, the other of {_day(b)}{by}")
        points = (2.0 if longest <= TWO_DAYS else 1.0 if longest <= 8 else 0.5) * (TOLD_AROUND if by else 1)
        return Evidence("days", points, lambda: f"both on {_days_in_words(a, b)}{by}")
    return Evidence("days", AGAINST[min(gap, 3)], lambda: f"one is dated {_day(a)}, the other {_day(b)}{by}")


@lru_cache(maxsize=20_000)
def _against_publication(told: Span, published: date) -> Evidence:
    late = (published - told[1]).days
    if late < -1:
        return Evidence("published", -4.0, lambda: f"one was published on {published}, before {_day(told)}")
    points = 1.0 - 0.25 * max(0, late) if late <= 3 else -1.0 if late > LONG else -0.5
    return Evidence("published", points, lambda: f"one is dated {_day(told)}, the other was published on {published}")


def _day(days: Span) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _days_in_words(a: Span, b: Span) -> str:
    return _day((max(a[0], b[0]), min(a[1], b[1])))


def _gap(days: int) -> str:
    return "on the same day" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"


def _words(a: Strand, b: Strand) -> Iterator[Evidence]:
    yield from of_sayings(a, b)
    names = a.full_names & b.full_names
    if names:
        yield Evidence("words", by_names(len(names)), lambda: f"both name {', '.join(sorted(names)[:3])}")
    if a.words.isdisjoint(b.words):
        return
    alike, weighs = _in_common(a, b, a.told_words, b.told_words)
    if alike >= NOT_BY_CHANCE:
        words = by_told_words(alike, weighs)
        yield Evidence("words", words, lambda: f"both have the words {_some(a.told_words.words & b.told_words.words)}")
    alike, weighs = _in_common(a, b, a.said_words, b.said_words)
    if alike >= NOT_BY_CHANCE:
        words = by_said_words(alike, weighs)
        yield Evidence("words", words, lambda: f"both say {_some(a.said_words.words & b.said_words.words)}")


def of_sayings(a: Strand, b: Strand) -> Iterator[Evidence]:
    """Whether both say it in the same words."""
    same = _same_saying(a, b)
    if same:
        points = 2.0 if len(same) < 6 else 3.0
        yield Evidence("words", points, lambda: f"both say it in the same words: {_some(same)}")


def by_names(names: int) -> float:
    """Points of so many names of two words that are in both."""
    return min(3.0, 1.5 * names)


def by_told_words(alike: float, weighs: float) -> float:
    """Points of the words in common of what is told around: their cosine, and the sum of their weights."""
    return min(MOST_TOLD, 7.0 * alike, BY_WEIGHT_TOLD * weighs)


def by_said_words(alike: float, weighs: float) -> float:
    """The same of what claims say."""
    return min(MOST_SAID, 5.0 * alike, BY_WEIGHT_SAID * weighs)


def _in_common(a: Strand, b: Strand, one: Bag, other: Bag) -> tuple[float, float]:
    """Cosine and weight of words of two strands, without those that are evidence otherwise in either."""
    return in_common(one, other, left_out_of_a=a.counted_elsewhere, left_out_of_b=b.counted_elsewhere)


def _some(words: Iterable[str]) -> str:
    """The words that tell most."""
    return ", ".join(sorted(words, key=lambda word: (-weight(word), word))[:5])


def fewest_in_common(strand: Strand) -> float:
    """Words that what is said must have in common with another strand's sayings for any of it to be the same: its
    shortest saying must be in them for the most part."""
    return max(FEW_WORDS, ALIKE * len(strand.said[-1]))


def _same_saying(a: Strand, b: Strand) -> frozenset[str]:
    """The words of the longest saying that both have for the most part; empty where there is none."""
    best: frozenset[str] = frozenset()
    if not a.said or not b.said:
        return best
    common = len(a.all_said & b.all_said)
    if common < max(fewest_in_common(a), fewest_in_common(b)):
        return best
    for one in a.said:
        for other in b.said:
            shorter, longer = sorted((len(one), len(other)))
            if shorter <= len(best) or shorter < ALIKE * longer or common < ALIKE * longer:
                continue  # too unlike in length to be the same
            both = one & other
            in_both = len(both)
            if in_both > len(best) and in_both >= max(FEW_WORDS, ALIKE * (shorter + longer - in_both)):
                best = both
    return best


def of_actors(a: Strand, b: Strand) -> Iterator[Evidence]:
    """Who did it, and to whom, in both."""
    targets = a.targets & b.targets
    if targets:
        yield Evidence("actors", 0.7, lambda: f"done to {', '.join(sorted(targets)[:3])} in both")
    elif differ(a.target_sides, b.target_sides):
        yield Evidence(
            "actors", OTHER_SIDE, lambda: f"one was done to {_all(a.target_sides)}, the other to {_all(b.target_sides)}"
        )
    agents = a.agents & b.agents
    if agents:
        yield Evidence("actors", 0.5, lambda: f"done by {', '.join(sorted(agents)[:3])} in both")


def of_sites(a: Strand, b: Strand) -> Iterator[Evidence]:
    """Whether both name sites, of one kind or of others."""
    yield from _sites(a.sites, b.sites)


def _sites(a: frozenset[str], b: frozenset[str]) -> Iterator[Evidence]:
    if differ(a, b):
        yield Evidence("sites", OTHER_SITES, lambda: f"one names a site of the kind {_all(a)}, the other {_all(b)}")
    elif a and b:
        yield Evidence("sites", SAME_SITE, lambda: f"both name a site of the kind {_all(a & b)}")


def _all(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def of_counts(a: Strand, b: Strand) -> Iterator[Evidence]:
    """Whether what both count can be one number."""
    if a.counts and b.counts:
        yield from _counts(a.counts, b.counts)


def counts_once(a: Strand, b: Strand) -> Iterator[Evidence]:
    """The same for who asks for each two counts once."""
    yield from _counts.__wrapped__(a.counts, b.counts)


def of_family(a: Strand, b: Strand) -> Iterator[Evidence]:
    """Whether both have their words from one text."""
    if a.family is not None and a.family == b.family:
        yield Evidence("family", OF_ONE_TEXT, lambda: "the two dispatches have their words from one text")


@lru_cache(maxsize=20_000)
def _counts(a: Sequence[Count], b: Sequence[Count]) -> tuple[Evidence, ...]:
    return tuple(Evidence("counts", points, said) for points, said in agreement(a, b))
