"""Quoted speech without a reporting clause: it goes on from the speaker before it, marked as carried."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.quotation import Quotation
from counterclaim.reading.attribution.voice import is_scare
from counterclaim.records import Span
from counterclaim.records.span import covers, overlap


def continued_citations(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """A citation for each quotation that stands as a sentence of its own and that nothing in `found` cites.

    Its source is that of the last citation before it, in the same paragraph or the one before, where that one quotes
    directly; else it has none: nobody is guessed.
    """
    ordered = sorted((c for c in found if c.content), key=lambda c: c.content[-1][1])
    out: list[Cited] = []
    for quotation in passage.outer:
        if not _stands_alone(passage, quotation) or is_scare(passage.text, quotation):
            continue
        if any(
            overlap(quotation.span, piece) and (covers(piece, quotation.span) or not covers(quotation.inner, piece))
            for c in found
            for piece in c.content
        ):
            continue
        speaker = _speaker_before(passage, quotation, [*ordered, *out])
        if speaker is None and quotation.runs_on:
            speaker = _speaker_after(passage, quotation, ordered)
        at = passage.doc.char_span(*quotation.span, alignment_mode="expand")
        number = at[0].i if at is not None and len(at) else 0
        source = speaker.source if speaker is not None else ()
        out.append(Cited(source, (), pieces(passage.fitted(quotation.span)), number, carried=speaker is not None))
    return out


def _stands_alone(passage: Passage, quotation: Quotation) -> bool:
    """Whether the quotation begins where a sentence may begin, and ends as one ends."""
    text = passage.text
    before = text[max(0, quotation.span[0] - 40) : quotation.span[0]].rstrip()
    begins = (
        not before or before[-1] in ".!?…:”\"»'’)" or passage.paragraph_at(quotation.span[0])[0] == quotation.span[0]
    )
    inner = text[slice(*quotation.inner)].rstrip()
    after = text[quotation.span[1] : quotation.span[1] + 2].lstrip(" ")
    paragraph = passage.paragraph_at(quotation.span[0])
    ends = inner.endswith((".", "!", "?", "…")) or after[:1] in (".", "!", "?") or quotation.span[1] >= paragraph[1]
    return begins and ends and len(inner.split()) >= 3


def _speaker_before(passage: Passage, quotation: Quotation, found: Sequence[Cited]) -> Cited | None:
    start = quotation.span[0]
    here = passage.paragraph_at(start)
    previous = max((p for p in passage.paragraphs if p[1] <= here[0]), default=None)
    floor = previous[0] if previous is not None else here[0]
    earlier = [c for c in found if c.source and c.content[-1][1] <= start and _last(c)[0] >= floor]
    if not earlier:
        return None
    near = max(earlier, key=lambda c: _last(c)[1])
    if _last(near)[0] >= here[0]:
        return near
    quoted = any(overlap(q.span, piece) for q in passage.outer for piece in near.content)
    return near if quoted else None


def _speaker_after(passage: Passage, quotation: Quotation, found: Sequence[Cited]) -> Cited | None:
    """Who is cited for the quotation that goes on from this one in the next paragraph."""
    following = next((q for q in passage.outer if q.span[0] >= quotation.span[1]), None)
    if following is None:
        return None
    return next((c for c in found if c.source and any(overlap(following.span, p) for p in c.content)), None)


def _last(cited: Cited) -> Span:
    spans = (*cited.content, *cited.cue)
    return max(spans, key=lambda s: s[1])
