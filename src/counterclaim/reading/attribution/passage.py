"""One document as the attribution rules see it: its parse, its quotations, and where words stand among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from counterclaim.reading.attribution.quotation import Quotation, paired, paragraphs
from counterclaim.reading.layout.leads import lead_of
from counterclaim.records import Span, Spans, Voice
from counterclaim.records.span import merged, overlap, trimmed

LOOSE = " \t\r\n\u00a0\u202f,;:–—-…"
"""What a content neither begins nor ends with, unless marks hold it."""
JOINT = re.compile(r"[\s,;]+(?:and|but|while|though|although|whereas)$", re.IGNORECASE)
"""A conjunction that a content was cut after."""
OPENER = re.compile(r"(?:And|But|However|Meanwhile|Still|Yet|Moreover|Furthermore|In addition)(?:\s?,)?\s+")
"""What links a sentence to the one before is the writer's, not the source's."""
CLOSING = frozenset("”»\"’'“")
OPENING = frozenset("“„«\"‘'`")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation before voice and nesting are known.

    `at` is the token number of the cue's head, for order; `under` the cue of the citation that reports this one, where
    the wording says so and the contents do not ("Y reported, citing X"); `takes_up` whether the content is a pronoun
    for what was said before ("Y denied it"), and `taken` where that stands, nothing of which is said by Y; `speech`
    whether the cue is known to be one of saying, and not of wanting, believing or planning; `laid_out` whether the
    layout says who speaks, in the `voice` given. `rule` is what found it, `both` whether the tagger and the rules did,
    `confidence` the probability that the tagger gives its cue (without one, its content).
    """

    source: Spans
    cue: Spans
    content: Spans
    at: int
    carried: bool = False
    under: Spans = ()
    takes_up: bool = False
    taken: Spans = ()
    speech: bool = True
    laid_out: bool = False
    voice: Voice | None = None
    rule: str = field(default="", compare=False)
    both: bool = field(default=False, compare=False)
    confidence: float | None = field(default=None, compare=False)


def place(cited: Cited) -> tuple[int, int]:
    """Text order: by whichever of cue and content begins first, then by the cue's head."""
    return min(s for s, _ in (*cited.cue, *cited.content)), cited.at


@dataclass(frozen=True, slots=True)
class Passage:
    """A document's text, parse, paragraphs and quotations (see `passage_of`)."""

    text: str
    doc: Doc
    paragraphs: tuple[Span, ...]
    """Each from its own words on: a dateline or an entry's time before them is left out."""
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]
    """Where each quotation of depth 0 begins, for bisection."""
    outer: tuple[Quotation, ...]
    """The quotations of depth 0."""
    strays: Spans
    """Marks that close words of which nothing says where they begin."""

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outermost quotation, marks included, around the code point at `offset`."""
        number = bisect_right(self.starts, offset) - 1
        if number >= 0 and offset < self.outer[number].span[1]:
            return self.outer[number]
        return None

    def quotation_beginning(self, span: Span) -> Quotation | None:
        """The first quotation that begins in `span`."""
        number = bisect_right(self.starts, span[0] - 1)
        if number < len(self.outer) and self.outer[number].span[0] < span[1]:
            return self.outer[number]
        return None

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations of depth 0 that share something with `span`."""
        first = max(0, bisect_right(self.starts, span[0]) - 1)
        return tuple(q for q in self.outer[first : bisect_right(self.starts, span[1])] if overlap(q.span, span))

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph around `offset` (the one before it, between paragraphs)."""
        number = bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1
        return self.paragraphs[max(number, 0)] if self.paragraphs else (0, len(self.text))

    def in_lead(self, offset: int) -> bool:
        """Whether `offset` stands in a dateline or in an entry's time, before its paragraph's own words."""
        number = bisect_right(self.paragraphs, (offset, len(self.text) + 1))
        if number >= len(self.paragraphs):
            return False
        begin = self.paragraphs[number][0]
        return "\n" not in self.text[offset:begin] and offset < begin

    def before(self, token: Token) -> Token | None:
        """The token before, white space skipped."""
        at = token.i - 1
        while at >= 0 and self.doc[at].is_space:
            at -= 1
        return self.doc[at] if at >= 0 else None

    def after(self, token: Token) -> Token | None:
        """The token after, white space skipped."""
        at = token.i + 1
        while at < len(self.doc) and self.doc[at].is_space:
            at += 1
        return self.doc[at] if at < len(self.doc) else None

    def sentence(self, token: Token) -> Span:
        """The token's sentence, without white space at its ends and kept within the paragraph."""
        sent = token.sent
        start, end = trimmed(self.text, (sent.start_char, sent.end_char))
        paragraph = self.paragraph_at(token.idx)
        return max(start, min(paragraph[0], token.idx)), min(end, max(paragraph[1], token.idx + len(token)))

    def fitted(self, span: Span, *, barrier: int | None = None) -> Span:
        """`span` as a content: marks whole, no loose punctuation at its ends, no more than one paragraph.

        An end that falls into a quotation moves to that quotation's end (a quotation may run over several sentences),
        except where the offset `barrier` (the cue) stands in the same quotation.
        """
        start, end = span
        if start < end and self.in_lead(start):
            start = min(end, self.paragraphs[bisect_right(self.paragraphs, (start, len(self.text) + 1))][0])
        for _ in range(2):
            start, end = trimmed(self.text, (start, end), chars=LOOSE)
            if start >= end:
                return start, start
            first = self.quotation_at(start) or self._mark_before(start)
            last = self.quotation_at(end - 1) or self._mark_after(end)
            if first and not _holds(first, barrier) and not (barrier is not None and first.span[0] < barrier <= start):
                start = min(start, first.span[0])
            if last and not _holds(last, barrier) and last.span[0] >= start:
                end = max(end, last.span[1])
        opener = OPENER.match(self.text, start, end)
        if opener is not None:
            start = opener.end()
        while end > start and self.text[end - 1] in ".,;:" and not self._abbreviated(end):
            inside = self.quotation_at(end - 1)
            if inside and inside.span[1] == end and not inside.closed and self.text[end - 1] == ".":
                break
            end -= 1
        joint = JOINT.search(self.text[max(start, end - 24) : end])
        if joint is not None and self.quotation_at(end - 1) is None:
            end = max(start, end - 24) + joint.start()
        return trimmed(self.text, (start, end))

    def _abbreviated(self, end: int) -> bool:
        return self.text[end - 1] == "." and end - 3 >= 0 and self.text[end - 3] == "." and self.text[end - 2].isalpha()

    def _mark_before(self, start: int) -> Quotation | None:
        """A quotation whose words begin at `start`, its mark just before."""
        found = self.quotation_at(start - 1) if start else None
        return found if found and found.inner[0] == start else None

    def _mark_after(self, end: int) -> Quotation | None:
        """A quotation whose words end at `end`, its mark just after."""
        found = self.quotation_at(end) if end < len(self.text) else None
        return found if found and found.inner[1] == end else None


def _holds(quotation: Quotation, offset: int | None) -> bool:
    return offset is not None and quotation.span[0] <= offset < quotation.span[1]


def passage_of(text: str, doc: Doc) -> Passage:
    """`text` with its quotations paired; `doc` is its parse (same offsets)."""
    found, strays = paired(text)
    outer = tuple(q for q in found if q.depth == 0)
    parts = tuple((start + lead_of(text[start:end]), end) for start, end in paragraphs(text))
    return Passage(text, doc, parts, found, tuple(q.span[0] for q in outer), outer, strays)


def pieces(*spans: Span) -> Spans:
    """Spans that hold something, merged."""
    return merged(s for s in spans if s[1] > s[0])
