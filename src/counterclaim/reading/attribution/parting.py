"""Contents that run on into the speaker's next verb of saying: "called on both sides to talk and [warned of a
bloodbath]"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.records import Span
from counterclaim.records.span import covers, hull

JOINED = re.compile(r",?\s+(?:and|but)\s+(?:also\s+|then\s+|later\s+|[a-z]+ly\s+)?\Z")
"""Before a second verb of the same speaker."""
REACH = 40
"""Code points before a cue in which what joins it stands."""


def parted(passage: Passage, found: Sequence[Cited]) -> list[Cited]:
    """`found`, each content without the verb of saying that its speaker goes on with and what is said by it."""
    out = list(found)
    for number, one in enumerate(found):
        if len(one.content) != 1 or not one.source or not one.cue:
            continue
        ends = [end for other in found if (end := _end_before(passage, one, other)) is not None]
        if ends:
            out[number] = replace(one, content=((one.content[0][0], min(ends)),))
    return out


def _end_before(passage: Passage, one: Cited, other: Cited) -> int | None:
    """Where a content ends before another cue of the same speaker that stands in it; None where it holds none."""
    content: Span = one.content[0]
    if other is one or other.source != one.source or not other.cue or not other.content:
        return None
    cue = hull(other.cue)
    inside = covers(content, cue) and other.content[0][0] >= cue[1] and hull(other.content)[1] >= content[1]
    if not inside or passage.quotation_at(cue[0]) is not None:
        return None
    joint = JOINED.search(passage.text, max(content[0], cue[0] - REACH), cue[0])
    return joint.start() if joint is not None and joint.start() > content[0] else None
