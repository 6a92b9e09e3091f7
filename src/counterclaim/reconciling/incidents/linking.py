"""What speaks for and against two strands being one thing, in points and in words.

The points are a sum over kinds of evidence, each of which names the values that it was found in; LINKED is what a pair
needs. The weights were set on the dated local news of the benchmark `gva` and on the demonstration dispatches.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from counterclaim.reconciling.incidents.counting import agreement
from counterclaim.reconciling.incidents.days import Span, apart, length
from counterclaim.reconciling.incidents.kinds import fit
from counterclaim.reconciling.incidents.spots import nearest
from counterclaim.reconciling.incidents.strands import FEW_WORDS, GROUND, SAME_GROUND, Strand
from counterclaim.reconciling.incidents.words import cosine, squares, weight, words_in

LINKED = 3.0
"""Points from which two strands are linked."""
AGAINST = {1: -3.0, 2: -4.0, 3: -5.0}
"""Points of days that two strands give and that lie one, two, or more days apart."""
ALIKE = 0.6
"""Share of the words of two sayings that both must have to be the same."""
NEVER = -100.0
"""Points of what cannot be one thing whatever else agrees."""


class Evidence(msgspec.Struct, frozen=True):
    """Something that speaks for (points above 0) or against two strands being one; `what` names its kind."""

    what: Literal["kind", "mode", "place", "days", "published", "words", "actors", "counts", "family"]
    points: float
    because: str


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
    evidence = tuple(weigh(a, b))
    score = sum(one.points for one in evidence)
    if score < LINKED:
        return None
    return Link(
        a=a.key, b=b.key, score=round(score, 3), because=tuple(one.because for one in evidence if one.points >= 0),
        against=tuple(one.because for one in evidence if one.points < 0),
    )  # fmt: skip


def score(a: Strand, b: Strand) -> float:
    """The points of two strands, linked or not."""
    return sum(one.points for one in weigh(a, b))


def weigh(a: Strand, b: Strand) -> Iterator[Evidence]:
    """All evidence about two strands."""
    kinds = a.kinds & b.kinds
    if not kinds:
        yield Evidence("kind", NEVER, "they tell of different kinds of events")
        return
    yield _modes(a, b)
    yield from _place(a, b)
    yield from _days(a, b)
    yield from _words(a, b)
    yield from _actors(a, b)
    yield from _counts(a, b)
    if a.family is not None and a.family == b.family:
        yield Evidence("family", 2.0, "the two dispatches have their words from one text")


def _modes(a: Strand, b: Strand) -> Evidence:
    best = max(((fit(x, y), x, y) for x in a.modes for y in b.modes), key=lambda found: (found[0], str(found)))
    how, one, other = best
    if how == 0:
        return Evidence("mode", -3.0, f"one tells of {_word(one)}, the other of {_word(other)}")
    if one == other:
        return Evidence("mode", 1.0, f"both tell of {_word(one)}")
    return Evidence("mode", how, f"{_word(one)} and {_word(other)} can be one thing")


def _word(mode: str | None) -> str:
    return (mode or "something that happened").replace("-", " ")


def _place(a: Strand, b: Strand) -> Iterator[Evidence]:
    found = nearest(a.spots, b.spots)
    if found is None:
        return
    one, other, how = found
    if a.kinds & b.kinds == GROUND and 0 <= how < SAME_GROUND:
        yield Evidence("place", -1.5, f"{one.name} and {other.name} are not the same ground")
    elif how < 0:
        yield Evidence("place", 4.0 * how, f"{one.name} and {other.name} are far apart")
    elif one.place == other.place:
        yield Evidence("place", 2.5 * how, f"both at {one.name}")
    elif how > 0:
        yield Evidence("place", 2.5 * how, f"{one.name} and {other.name} are close by or one lies in the other")


def _days(a: Strand, b: Strand) -> Iterator[Evidence]:
    if a.days and b.days:
        yield _told_days(a.days, b.days)
    elif a.days or b.days:
        told = a.days or b.days
        published = b.published if a.days else a.published
        if told and published:
            yield _against_publication(told, published)
    elif a.published and b.published:
        gap = abs((a.published - b.published).days)
        if gap <= 3:
            yield Evidence("published", 0.9 - 0.25 * gap, f"published {_gap(gap)}")


def _told_days(a: Span, b: Span) -> Evidence:
    gap = apart(a, b)
    longest = max(length(a), length(b))
    if gap == 0:
        return Evidence(
            "days", 2.0 if longest <= 2 else 1.0 if longest <= 8 else 0.5, f"both on {_days_in_words(a, b)}"
        )
    return Evidence(
        "days",
        AGAINST[min(gap, 3)],
        f"one is dated {_day(a)}, the other {_day(b)}",
    )


def _against_publication(told: Span, published: date) -> Evidence:
    late = (published - told[1]).days
    if late < -1:
        return Evidence("published", -4.0, f"one was published on {published}, before {_day(told)}")
    if late <= 3:
        return Evidence(
            "published", 1.0 - 0.25 * max(0, late), f"one is dated {_day(told)}, the other was published on {published}"
        )
    return Evidence(
        "published", 0.0 if late > 20 else -0.5, f"one is dated {_day(told)}, the other was published on {published}"
    )


def _day(days: Span) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _days_in_words(a: Span, b: Span) -> str:
    return _day((max(a[0], b[0]), min(a[1], b[1])))


def _gap(days: int) -> str:
    return "on the same day" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"


def _words(a: Strand, b: Strand) -> Iterator[Evidence]:
    same = _same_words(a, b)
    if same:
        yield Evidence("words", 2.0 if len(same) < 6 else 3.0, f"both say it in the same words: {', '.join(same[:5])}")
    names = sorted(name for name in a.names & b.names if " " in name)
    if names:
        yield Evidence("words", min(3.0, 1.5 * len(names)), f"both name {', '.join(names[:3])}")
    common = a.words & b.words
    if not common:
        return
    counted = _counted_elsewhere(a) | _counted_elsewhere(b)
    common -= counted
    alike = cosine(squares(common), *(one.weighs - squares(one.words & counted) for one in (a, b)))
    if alike >= 0.05:
        told = sorted(common, key=lambda word: (-weight(word), word))
        points = min(6.0, 10.0 * alike, 0.5 * sum(weight(word) for word in told))
        yield Evidence("words", points, f"both have the words {', '.join(told[:5])}")


def _same_words(a: Strand, b: Strand) -> list[str]:
    """The words of the longest saying that both have for the most part; empty where there is none."""
    best: frozenset[str] = frozenset()
    for one in a.said:
        for other in b.said:
            shorter = min(len(one), len(other))
            if shorter <= len(best) or shorter < ALIKE * max(len(one), len(other)):
                continue  # too unlike in length to be the same
            both = one & other
            if len(both) >= max(FEW_WORDS, ALIKE * len(one | other)) and len(both) > len(best):
                best = both
    return sorted(best, key=lambda word: (-weight(word), word))


def _counted_elsewhere(strand: Strand) -> frozenset[str]:
    """Words that are evidence as a mode, a place or a number already."""
    said = [*(_word(mode) for mode in strand.modes), *(s.name for s in strand.spots), *(c.text for c in strand.counts)]
    return frozenset[str]().union(*map(_words_of, said))


@lru_cache(maxsize=50_000)
def _words_of(said: str) -> frozenset[str]:
    return frozenset(words_in(said))


def _actors(a: Strand, b: Strand) -> Iterator[Evidence]:
    for what, one, other in (("done to", a.targets, b.targets), ("done by", a.agents, b.agents)):
        common = sorted(one & other)
        if common:
            yield Evidence("actors", 0.5 if what == "done by" else 0.7, f"{what} {', '.join(common[:3])} in both")


def _counts(a: Strand, b: Strand) -> Iterator[Evidence]:
    yield from (Evidence("counts", points, because) for points, because in agreement(a.counts, b.counts))
