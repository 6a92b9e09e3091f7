"""Citations as attributions: with voice, and with the one that each stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.reading.attribution.compared import is_compared
from counterclaim.reading.attribution.lives import takes_lives
from counterclaim.reading.attribution.nesting import parents
from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.attribution.voice import voice_of
from counterclaim.reading.attribution.withheld import is_withheld
from counterclaim.reading.syntax.corrections import is_taken_back
from counterclaim.records import Attribution, Spans
from counterclaim.records.span import hull


def settled(passage: Passage, found: Sequence[Cited]) -> tuple[Attribution, ...]:
    """Every citation of `found`, which is in text order, as an attribution with voice and parent."""
    plain = [
        Attribution(
            source=c.source,
            cue=c.cue,
            content=c.content,
            voice=c.voice or voice_of(passage.text, c.content, passage.quotations_in(hull(c.content))),
            carried=c.carried,
            takes_up=c.taken,
            laid_out=c.laid_out,
            speech=c.speech and not any(says_nothing(passage, c) for says_nothing in SAYING_NOTHING),
        )
        for c in found
    ]
    barred = frozenset(number for number, c in enumerate(found) if c.takes_up)
    of_cue: dict[Spans, list[int]] = {}
    for number, c in enumerate(found):
        of_cue.setdefault(c.cue, []).append(number)
    linked = [_reporter(c, found, of_cue) if c.under else None for c in found]
    return tuple(
        msgspec.structs.replace(a, parent=p) for a, p in zip(plain, parents(plain, linked, barred), strict=True)
    )


def _is_taken_back(passage: Passage, cited: Cited) -> bool:
    """Whether what was said is only told to take it back: "had wrongly reported 12 deaths"."""
    return bool(cited.content) and cited.cue < cited.content and is_taken_back(passage.text, cited.content[0])


SAYING_NOTHING = (is_withheld, is_compared, takes_lives, _is_taken_back)
"""What makes a citation one in which nobody claims anything."""


def _reporter(cited: Cited, found: Sequence[Cited], of_cue: Mapping[Spans, Sequence[int]]) -> int | None:
    """The number of the citation that reports `cited`, by preference the one with the same content."""
    reporting = [(found[number].content != cited.content, number) for number in of_cue.get(cited.under, ())]
    return min(reporting)[1] if reporting else None
