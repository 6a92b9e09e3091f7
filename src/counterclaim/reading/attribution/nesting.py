"""Who cites whom: the attribution in whose content another one stands."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Attribution, Span
from counterclaim.records.span import covers, length


def parents(attributions: Sequence[Attribution], linked: Sequence[int | None]) -> tuple[int | None, ...]:
    """For each attribution the index of the innermost other one whose content holds its cue and content.

    `linked` holds the parents that the wording itself gave ("Y reported, citing X"). Where an attribution has no cue,
    its content decides. Only a larger content can be a parent, so that nothing becomes its own ancestor.
    """
    out: list[int | None] = []
    for number, inner in enumerate(attributions):
        best: int | None = linked[number]
        if best is not None:
            out.append(best)
            continue
        for other, outer in enumerate(attributions):
            if other == number or not outer.content or (outer.carried and not outer.source):
                continue
            if not _holds(outer, inner):
                continue
            if best is None or _size(outer) < _size(attributions[best]):
                best = other
        out.append(best)
    return tuple(out)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    evidence: tuple[Span, ...] = inner.cue or inner.content
    if not all(any(covers(piece, span) for piece in outer.content) for span in evidence):
        return False
    shared = all(any(covers(piece, span) for piece in outer.content) for span in inner.content)
    return shared and _size(inner) < _size(outer)


def _size(attribution: Attribution) -> int:
    return sum(length(s) for s in attribution.content)
