"""Sentences that limit what was said before them: "Neither account could be independently verified." """

from __future__ import annotations

import re

from msgspec.structs import replace

from counterclaim.reading.claims.qualifiers import qualifiers_in
from counterclaim.reading.layers import Layers
from counterclaim.records import Claim, Qualifier, Span
from counterclaim.records.span import covers, hull, touches

KINDS = frozenset({"unverified"})
"""Qualifiers that speak of other sentences than their own. "Declined to comment" speaks of nobody's claim."""

SEVERAL = re.compile(
    r"\b(?:neither|both|these|those|their|claims|accounts|reports|statements|figures|versions|tolls)\b", re.I
)
"""Words by which such a sentence speaks of more than the last speaker's claims."""

REACH, REACH_OF_SEVERAL = 1, 2
"""Paragraphs before the sentence's own in which the claims stand that it speaks of."""


def limited(layers: Layers, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, each with the qualifiers that a later sentence puts on it.

    A sentence that holds such a qualifier and no claim of its own limits the claims before it: those of the last
    speaker, or of all speakers in reach where it speaks of several. Only others' claims, not the outlet's own.
    """
    contents = [hull(claim.content) for claim in claims]
    added: dict[int, list[Qualifier]] = {}
    for sentence in layers.doc.sents:
        span = (sentence.start_char, sentence.end_char)
        found = [q for q in qualifiers_in(layers.text, (span,)) if q.kind in KINDS]
        found = [q for q in found if not touches(q.span, contents)]
        if not found:
            continue
        several = SEVERAL.search(layers.text[slice(*span)]) is not None
        reach = REACH_OF_SEVERAL if several else REACH
        before = [
            i
            for i, claim in enumerate(claims)
            if claim.attribution and _paragraphs_between(layers.text, contents[i], span) in range(reach + 1)
        ]
        if before and not several:
            last = claims[before[-1]].attribution[-1]
            before = [i for i in before if claims[i].attribution[-1].source == last.source]
        for i in before:
            added.setdefault(i, []).extend(found)
    return tuple(
        replace(claim, qualifiers=(*claim.qualifiers, *added[i])) if i in added else claim
        for i, claim in enumerate(claims)
    )


def _paragraphs_between(text: str, content: Span, sentence: Span) -> int:
    """Paragraphs' ends between a content and a sentence after it; -1 where it does not stand before it."""
    if content[1] > sentence[0] or covers(sentence, content):
        return -1
    return len(re.findall(r"\n\s*", text[content[1] : sentence[0]]))
