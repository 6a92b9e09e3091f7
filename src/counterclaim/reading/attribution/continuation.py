"""Quoted speech without a reporting clause: it goes on from the speaker before it, marked as carried."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.quotation import Quotation
from counterclaim.reading.attribution.voice import is_scare
from counterclaim.records import Span
from counterclaim.records.located import Located
from counterclaim.records.span import covers


def continued_citations(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """A citation for each quotation that stands as a sentence of its own and that nothing in `found` cites.

    Its source is that of the last citation before it, in the same paragraph or the one before, where that one quotes
    directly; else it has none: nobody is guessed.
    """
    ordered = sorted((c for c in found if c.content), key=lambda c: c.content[-1][1])
    contents = Located(((c, piece) for c in ordered for piece in c.content), lambda pair: pair[1])
    before = SpeakersBefore(ordered)
    out: list[Cited] = []
    for quotation in passage.outer:
        if not _stands_alone(passage, quotation) or is_scare(passage.text, quotation):
            continue
        if any(
            covers(piece, quotation.span) or not covers(quotation.inner, piece)
            for _, piece in contents.touching(quotation.span)
        ):
            continue
        speaker = _speaker_before(passage, quotation, before)
        if speaker is None and quotation.runs_on:
            speaker = _speaker_after(passage, quotation, contents)
        at = passage.doc.char_span(*quotation.span, alignment_mode="expand")
        number = at[0].i if at is not None and len(at) else 0
        source = speaker.source if speaker is not None else ()
        out.append(Cited(source, (), pieces(passage.fitted(quotation.span)), number, carried=speaker is not None))
        before.add(out[-1])
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


class SpeakersBefore:
    """The citations with a source before some place, asked for at places further and further down."""

    def __init__(self, ordered: Iterable[Cited]) -> None:
        """`ordered` by where their contents end."""
        self._waiting = [(c.content[-1][1], number, c) for number, c in enumerate(ordered) if c.source]
        self._count = len(self._waiting)
        self._reached: list[tuple[int, int, Cited]] = []

    def add(self, cited: Cited) -> None:
        """One more, that comes after all others where two end together."""
        if cited.source and cited.content:
            heappush(self._waiting, (cited.content[-1][1], self._count, cited))
            self._count += 1

    def last(self, start: int, floor: int) -> Cited | None:
        """The one that ends last of those whose content ends by `start` and whose last words begin from `floor` on.

        Neither `start` nor `floor` may be smaller than at the call before.
        """
        while self._waiting and self._waiting[0][0] <= start:
            _, number, cited = heappop(self._waiting)
            heappush(self._reached, (-_last(cited)[1], number, cited))
        while self._reached and _last(self._reached[0][2])[0] < floor:
            heappop(self._reached)
        return self._reached[0][2] if self._reached else None


def _speaker_before(passage: Passage, quotation: Quotation, before: SpeakersBefore) -> Cited | None:
    start = quotation.span[0]
    here = passage.paragraph_at(start)
    number = bisect_left(passage.paragraphs, here)
    near = before.last(start, passage.paragraphs[number - 1][0] if number else here[0])
    if near is None or _last(near)[0] >= here[0]:
        return near
    quoted = any(passage.quotations_in(piece) for piece in near.content)
    return near if quoted else None


def _speaker_after(passage: Passage, quotation: Quotation, contents: Located[tuple[Cited, Span]]) -> Cited | None:
    """Who is cited for the quotation that goes on from this one in the next paragraph."""
    number = bisect_left(passage.starts, quotation.span[1])
    if number == len(passage.outer):
        return None
    return next((c for c, _ in contents.touching(passage.outer[number].span) if c.source), None)


def _last(cited: Cited) -> Span:
    spans = (*cited.content, *cited.cue)
    return max(spans, key=lambda s: s[1])
