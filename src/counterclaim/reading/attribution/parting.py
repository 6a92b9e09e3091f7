"""Contents that run on into the speaker's next verb of saying: "called on both sides to talk and [warned of a
bloodbath]"; and speakers that begin with the end of a content: "killing seven, [three of them children], a medic said".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.records import Span, Spans
from counterclaim.records.span import covers, hull

JOINED = re.compile(r",?\s+(?:and|but)\s+(?:also\s+|then\s+|later\s+|[a-z]+ly\s+)?\Z")
"""Before a second verb of the same speaker."""
PART = re.compile(r"(?:[\w-]+\s+){1,3}of\s+(?:them|whom|these|those)(?:\s+[\w-]+){1,3},\s+", re.IGNORECASE)
"""Words for a part of those told before, with the comma after them."""
REACH = 40
"""Code points before a cue in which what joins it stands."""


def parted(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, each content without the verb of saying that its speaker goes on with and what is said by it."""
    out = [_without_part(passage, one) for one in found]
    now = {old.source: new.source for old, new in zip(found, out, strict=True) if old.source != new.source}
    out = [replace(one, source=now.get(one.source, one.source)) for one in out]  # who goes on speaking
    of_speaker: dict[Spans, list[Cited]] = {}
    for one in out:
        of_speaker.setdefault(one.source, []).append(one)
    for number, one in enumerate(out):
        if len(one.content) != 1 or not one.source or not one.cue:
            continue
        ends = [end for other in of_speaker[one.source] if (end := _end_before(passage, one, other)) is not None]
        if ends:
            out[number] = replace(one, content=((one.content[0][0], min(ends)),))
    return out


def _without_part(passage: Passage, one: Cited) -> Cited:
    """A citation whose speaker begins with a part of those told before, which is the content's: "killing seven, three
    of them children, [a relief worker] said"."""
    if len(one.source) != 1 or not one.content:
        return one
    start, end = one.source[0]
    part = PART.match(passage.text, start, end)
    before = [piece for piece in one.content if passage.text[piece[1] : start].strip() == ","]
    if part is None or not before or part.end() >= end:
        return one
    (piece,) = before
    told = start + len(part.group().rstrip().removesuffix(","))
    content = tuple((p[0], told) if p == piece else p for p in one.content)
    return replace(one, source=((part.end(), end),), content=content)


def _is_saying(passage: Passage, other: Cited) -> bool:
    """Whether the words of a cue are such as cite by the lexicon: "warned", not "established"."""
    words = (t for span in other.cue for t in passage.doc.char_span(*span, alignment_mode="expand") or ())
    return any(t.lemma_.lower() in cues().verbs for t in words)


def _end_before(passage: Passage, one: Cited, other: Cited) -> int | None:
    """Where a content ends before another cue of the same speaker that stands in it; None where it holds none."""
    content: Span = one.content[0]
    if other is one or not other.cue or not other.content or not _is_saying(passage, other):
        return None
    cue = hull(other.cue)
    inside = covers(content, cue) and other.content[0][0] >= cue[1] and hull(other.content)[1] >= content[1]
    if not inside or passage.quotation_at(cue[0]) is not None:
        return None
    joint = JOINED.search(passage.text, max(content[0], cue[0] - REACH), cue[0])
    return joint.start() if joint is not None and joint.start() > content[0] else None
