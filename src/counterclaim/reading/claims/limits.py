"""Sentences that limit what was said before them: "Neither account could be independently verified." """

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from counterclaim.reading.claims.qualifiers import qualifiers_in
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, slice_at
from counterclaim.records import Claim, Issue, Qualifier, Span
from counterclaim.records.located import Stretches
from counterclaim.records.span import covers, hull

KINDS = frozenset({"unverified"})
"""Qualifiers that speak of other sentences than their own. "Declined to comment" speaks of nobody's claim."""

SEVERAL = re.compile(
    r"\b(?:neither|both|these|those|their|claims|accounts|reports|statements|figures|versions|tolls)\b", re.I
)
"""Words by which such a sentence speaks of more than the last speaker's claims."""

REACH, REACH_OF_SEVERAL = 1, 2
"""Paragraphs before the sentence's own in which the claims stand that it speaks of."""

FAR = 10_000
"""Code points before the sentence within which they stand, however long the paragraphs are."""


def limited(layers: Layers, claims: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], tuple[Issue, ...]]:
    """The claims, each with the qualifiers that a later sentence puts on it, and an issue where one reaches too far.

    A sentence that holds such a qualifier and no claim of its own limits the claims before it: those of the last
    speaker, or of all speakers in reach where it speaks of several; those that stand before it in its own sentence are
    the ones that it limits. Only others' claims, not the outlet's own; a sentence that only limits is no claim.
    """
    claims = tuple(claim for claim in claims if not _only_limits(layers, claim))
    contents = [hull(claim.content) for claim in claims]
    told = Stretches(contents)
    ends = sorted((end, i) for i, (_, end) in enumerate(contents) if claims[i].attribution)
    breaks = Breaks(layers.text)
    added: dict[int, list[Qualifier]] = {}
    left_out: list[Span] = []
    for sentence in layers.doc.sents:
        span = (sentence.start_char, sentence.end_char)
        found = [q for q in qualifiers_in(layers.text, (span,)) if q.kind in KINDS]
        found = [q for q in found if not told.touch(q.span)]
        if not found:
            continue
        beside = [i for end, i in ends if span[0] <= contents[i][0] and end <= found[0].span[0]]
        if beside:
            for i in _of_last_speaker(claims, beside):
                added.setdefault(i, []).extend(found)
            continue
        several = SEVERAL.search(layers.text[slice(*span)]) is not None
        reach = REACH_OF_SEVERAL if several else REACH
        first = bisect_left(ends, (breaks.floor(span[0], reach), 0))
        near = ends[bisect_left(ends, (span[0] - FAR, 0), first) : bisect_left(ends, (span[0] + 1, 0))]
        if first < len(ends) and ends[first][0] < span[0] - FAR:
            left_out.append(span)
        before = sorted(i for end, i in near if breaks.between(end, span[0]) <= reach and not covers(span, contents[i]))
        if before and not several:
            before = _of_last_speaker(claims, before)
        for i in before:
            added.setdefault(i, []).extend(found)
    done = tuple(
        replace(claim, qualifiers=(*claim.qualifiers, *added[i])) if i in added else claim
        for i, claim in enumerate(claims)
    )
    message = f"This may limit claims more than {FAR} characters before it in its paragraph; they are not marked."
    return done, tuple(Issue(code="limit-too-far", span=span, message=message) for span in left_out)


def _only_limits(layers: Layers, claim: Claim) -> bool:
    """Whether the outlet's own words only say of what was told before that it could not be verified."""
    if claim.attribution:
        return False
    limiting = [q.span for q in qualifiers_in(layers.text, claim.content) if q.kind in KINDS]
    return any(covers(span, extent(t)) for span in limiting for t in slice_at(layers.doc, span) if t.dep_ == "ROOT")


def _of_last_speaker(claims: Sequence[Claim], before: Sequence[int]) -> list[int]:
    """Of claims, by their numbers in text order, those whose speaker is the last one's."""
    last = claims[before[-1]].attribution[-1]
    return [i for i in before if claims[i].attribution[-1].source == last.source]


class Breaks:
    """The paragraphs' ends of a text: every run of white space from its first line break on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in re.finditer(r"\n\s*", text)]
        self._starts = [start for start, _ in self._spans]

    def between(self, end: int, start: int) -> int:
        """How many stand in `text[end:start]`, one that is cut by the first offset included."""
        at = bisect_left(self._starts, end)
        cut = at > 0 and "\n" in self._text[end : min(start, self._spans[at - 1][1])]
        return bisect_left(self._starts, start) - at + cut

    def floor(self, start: int, most: int) -> int:
        """The first offset from which no more than `most` of them begin before `start`."""
        at = bisect_left(self._starts, start) - most - 1
        return self._starts[at] + 1 if at >= 0 else 0
