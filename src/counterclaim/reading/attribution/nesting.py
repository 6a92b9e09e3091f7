"""Who cites whom: the attribution in whose content another one stands."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Attribution, Span
from counterclaim.records.located import Located
from counterclaim.records.span import covers, hull, length


def parents(
    attributions: Sequence[Attribution], linked: Sequence[int | None], barred: frozenset[int]
) -> tuple[int | None, ...]:
    """For each attribution the index of the innermost other one whose content holds its cue and content.

    `linked` holds the parents that the wording itself gave ("Y reported, citing X"). Where an attribution has no cue,
    its content decides; those numbered in `barred` are nobody's parents. Only a larger content can be a parent,
    so that nothing becomes its own ancestor.
    """
    hulls = Located(
        sorted(
            (hull(a.content), number) for number, a in enumerate(attributions) if a.content and number not in barred
        ),
        lambda numbered: numbered[0],
    )
    return tuple(
        linked[number] if linked[number] is not None else _innermost(inner, attributions, hulls)
        for number, inner in enumerate(attributions)
    )


def _innermost(inner: Attribution, attributions: Sequence[Attribution], hulls: Located[tuple[Span, int]]) -> int | None:
    """The smallest attribution that holds `inner`."""
    if not (inner.cue or inner.content):
        return None
    around = hulls.around(hull(inner.cue or inner.content))
    holding = [number for _, number in around if _holds(attributions[number], inner)]
    return min(holding, key=lambda number: _size(attributions[number]), default=None)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    evidence: tuple[Span, ...] = inner.cue or inner.content
    if not all(any(covers(piece, span) for piece in outer.content) for span in evidence):
        return False
    shared = all(any(covers(piece, span) for piece in outer.content) for span in inner.content)
    return shared and _size(inner) < _size(outer)


def _size(attribution: Attribution) -> int:
    return sum(length(s) for s in attribution.content)
