"""Who cites whom: the attribution in whose content another one stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from counterclaim.records import Attribution, Span
from counterclaim.records.span import covers, hull, length


def parents(
    attributions: Sequence[Attribution], linked: Sequence[int | None], barred: frozenset[int]
) -> tuple[int | None, ...]:
    """For each attribution the index of the innermost other one whose content holds its cue and content.

    `linked` holds the parents that the wording itself gave ("Y reported, citing X"). Where an attribution has no cue,
    its content decides; those numbered in `barred` are nobody's parents. Only a larger content can be a parent,
    so that nothing becomes its own ancestor.
    """
    hulls = sorted(
        (hull(a.content), number) for number, a in enumerate(attributions) if a.content and number not in barred
    )
    longest = max((end - start for (start, end), _ in hulls), default=0)
    return tuple(
        linked[number] if linked[number] is not None else _innermost(inner, attributions, hulls, longest)
        for number, inner in enumerate(attributions)
    )


def _innermost(
    inner: Attribution, attributions: Sequence[Attribution], hulls: Sequence[tuple[Span, int]], longest: int
) -> int | None:
    """The smallest attribution that holds `inner`. Only contents that begin within `longest` before it can."""
    if not (inner.cue or inner.content):
        return None
    at = hull(inner.cue or inner.content)[0]
    first, last = bisect_left(hulls, ((at - longest, 0), 0)), bisect_left(hulls, ((at + 1, 0), 0))
    holding = [number for _, number in hulls[first:last] if _holds(attributions[number], inner)]
    return min(holding, key=lambda number: _size(attributions[number]), default=None)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    evidence: tuple[Span, ...] = inner.cue or inner.content
    if not all(any(covers(piece, span) for piece in outer.content) for span in evidence):
        return False
    shared = all(any(covers(piece, span) for piece in outer.content) for span in inner.content)
    return shared and _size(inner) < _size(outer)


def _size(attribution: Attribution) -> int:
    return sum(length(s) for s in attribution.content)
