"""Spans: places in a text, as half-open ranges of Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
"""`(start, end)`, the end not included."""

Spans = tuple[Span, ...]
"""A discontinuous span: its pieces in text order, none touching the next."""


def length(span: Span) -> int:
    """Number of code points in `span`."""
    return span[1] - span[0]


def overlap(a: Span, b: Span) -> int:
    """Number of code points that two spans share, never negative."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def covers(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly in `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def within(inner: Span, spans: Iterable[Span]) -> bool:
    """Whether `inner` lies wholly in one of `spans`."""
    return any(covers(outer, inner) for outer in spans)


def touches(span: Span, spans: Iterable[Span]) -> bool:
    """Whether `span` shares at least one code point with any of `spans`."""
    return any(overlap(span, other) for other in spans)


def shared(a: Iterable[Span], b: Iterable[Span]) -> int:
    """Number of code points that two discontinuous spans share; each must be free of overlaps in itself."""
    others = tuple(b)
    return sum(overlap(x, y) for x in a for y in others)


def likeness(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Code points that both hold over those that either holds, from 0 to 1; 0 where both are empty."""
    one, other = merged(a), merged(b)
    both = shared(one, other)
    either = sum(length(span) for span in (*one, *other)) - both
    return both / either if either else 0.0


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span around all of `spans`. Raises ValueError where there is none."""
    pieces = tuple(spans)
    return min(s for s, _ in pieces), max(e for _, e in pieces)


def merged(spans: Iterable[Span]) -> Spans:
    """The same code points as sorted pieces that neither overlap nor touch."""
    out: list[Span] = []
    for start, end in sorted(s for s in spans if s[1] > s[0]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def minus(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """The code points of `spans` that lie in none of `holes`."""
    gaps = merged(holes)
    out: list[Span] = []
    at = 0
    for start, end in merged(spans):
        while at < len(gaps) and gaps[at][1] <= start:
            at += 1
        left, here = start, at
        while here < len(gaps) and gaps[here][0] < end:
            if left < gaps[here][0]:
                out.append((left, gaps[here][0]))
            left = max(left, gaps[here][1])
            here += 1
        if left < end:
            out.append((left, end))
    return tuple(out)


def trimmed(text: str, span: Span, *, chars: str | None = None) -> Span:
    """`span` without white space (or the characters of `chars`) at its ends; empty at its start if nothing is left."""
    piece = text[span[0] : span[1]]
    left = len(piece) - len(piece.lstrip(chars))
    kept = piece.strip(chars)
    return span[0] + left, span[0] + left + len(kept)


def words_of(text: str, spans: Iterable[Span], *, joint: str = " … ") -> str:
    """The words under `spans`, pieces joined by `joint`."""
    return joint.join(text[s:e] for s, e in spans)
