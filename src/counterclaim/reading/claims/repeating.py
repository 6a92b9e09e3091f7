"""A claim that a dispatch repeats is one claim with two pieces of evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from counterclaim.records import Claim, Figure, Repeat

WORD = re.compile(r"\w+")
EMPTY = frozenset(
    {
        "a", "an", "the", "that", "and", "but", "in", "on", "at", "of", "to", "by", "it", "had", "has", "have", "was",
        "were", "is", "are", "been", "its", "their", "as", "also",
    }
)  # fmt: skip
"""Words in which two tellings of the same may differ."""
LEAST = 4
"""Words besides those that a claim has at least to be known again."""
SHARE = 0.9
"""Of the words of the shorter telling, how many the longer has too."""
LATELY = 32
"""Claims of the same speaker before this one among which it is looked for."""


def once(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each once: one that its speaker made before, in the same words but for articles and auxiliaries, with
    the same figures, events and stance, is kept as a repeat of the first."""
    kept: list[Claim] = []
    words: list[Counter[str]] = []
    said_by: dict[tuple[str, ...], list[int]] = {}
    repeats: dict[int, list[Repeat]] = {}
    for claim in claims:
        own = words_of(text, claim)
        earlier = said_by.setdefault(speaker_of(claim), []) if claim.attribution else []
        same = (n for n in reversed(earlier[-LATELY:]) if alike(words[n], own) and tells_alike(kept[n], claim))
        first = next(same, None)
        if first is None:
            earlier.append(len(kept))
            kept.append(claim)
            words.append(own)
        else:
            repeats.setdefault(first, []).append(repeat_of(claim))
    return tuple(replace(claim, repeats=tuple(repeats[n])) if n in repeats else claim for n, claim in enumerate(kept))


def speaker_of(claim: Claim) -> tuple[str, ...]:
    """Who claims, by id; a speaker left open is known by the words."""
    link = claim.attribution[-1]
    return tuple(a.name if a.resolution == "unresolved" else a.id for a in link.actors) or tuple(map(str, link.source))


def words_of(text: str, claim: Claim) -> Counter[str]:
    """The words of a claim that make it."""
    found = (word.casefold() for s, e in claim.content for word in WORD.findall(text[s:e]))
    return Counter(word for word in found if word not in EMPTY)


def alike(one: Counter[str], other: Counter[str]) -> bool:
    """Whether the shorter of two tellings stands in the longer, which is at most twice as long."""
    short, long = sorted((one.total(), other.total()))
    return short >= LEAST and (one & other).total() >= SHARE * short and long <= 2 * short


def tells_alike(one: Claim, other: Claim) -> bool:
    """Whether two claims tell the same: stance, kinds of event, figures, places, days."""
    return (
        one.stance == other.stance
        and {place.name for place in one.places} == {place.name for place in other.places}
        and {(e.type, e.mode, e.status, e.period) for e in one.events}
        == {(e.type, e.mode, e.status, e.period) for e in other.events}
        and {counted(f) for f in one.figures} == {counted(f) for f in other.figures}
    )


def counted(figure: Figure) -> tuple[str, str, float | None, float | None, float | None]:
    """What a figure counts, with its bound."""
    return figure.measure, figure.comparator, figure.value, figure.low, figure.high


def repeat_of(claim: Claim) -> Repeat:
    """A claim as a repeat."""
    link = claim.attribution[-1]
    return Repeat(section=claim.section, content=claim.content, source=link.source, cue=link.cue)
