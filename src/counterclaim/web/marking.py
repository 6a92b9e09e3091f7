"""A text with its parts marked: overlapping annotations as flat runs that HTML can nest nothing wrong in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from counterclaim.publishing.wording import figure_words
from counterclaim.records import Claim, Days, Issue, Span

MarkKind = Literal[
    "source", "cue", "content", "figure", "place", "time", "event", "actor", "issue", "qualifier", "found"
]


class Mark(msgspec.Struct, frozen=True):
    """One stretch to mark: `part` is the id of the claim's part that it belongs to, `title` what is read out of it."""

    span: Span
    kind: MarkKind
    part: str
    title: str


class Run(msgspec.Struct, frozen=True):
    """A stretch of text under one set of marks (none: plain text)."""

    text: str
    kinds: tuple[MarkKind, ...] = ()
    parts: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    at: int | None = None
    """Where it begins, if something points there."""


def runs(text: str, marks: Sequence[Mark], *, window: Span | None = None, at: Collection[int] = ()) -> list[Run]:
    """`text` (or its `window`) cut wherever a mark begins or ends, and at the offsets `at`, which the runs that begin
    there have as theirs. The runs' texts joined are the text again."""
    first, last = window or (0, len(text))
    inside = [m for m in marks if m.span[0] < last and first < m.span[1]]
    ends = (min(max(end, first), last) for m in inside for end in m.span)
    cuts = sorted({first, last, *ends, *(offset for offset in at if first < offset < last)})
    out: list[Run] = []
    for start, end in pairwise(cuts):
        here = [m for m in inside if m.span[0] <= start and end <= m.span[1]]
        out.append(
            Run(
                text[start:end],
                tuple(dict.fromkeys(m.kind for m in here)),
                tuple(dict.fromkeys(m.part for m in here)),
                tuple(dict.fromkeys(m.title for m in here if m.title)),
                start if start in at else None,
            )
        )
    return out


def marks_of(claim: Claim) -> list[Mark]:
    """Every word that a claim was read from."""
    out = [Mark(span, "content", "content", "") for span in claim.content]
    for number, link in enumerate(claim.attribution):
        names = ", ".join(f"{a.name} ({a.side or 'side open'})" for a in link.actors)
        out += [Mark(span, "source", f"s{number}", f"source: {names or 'open'}") for span in link.source]
        out += [Mark(span, "cue", f"s{number}", f"cue: {link.voice} speech") for span in link.cue]
    out += [Mark(f.span, "figure", f.id, figure_words(f)) for f in claim.figures]
    out += [Mark(p.span, "place", p.id, f"{p.name} ({p.precision or 'open'})") for p in claim.places]
    out += [Mark(t.span, "time", f"t{t.start}", f"{t.value} {_days(t.days)}") for t in claim.times]
    out += [Mark(e.trigger, "event", e.id, f"{e.type} {e.mode or ''} · {e.status}") for e in claim.events]
    again = [(f"r{number}", span) for number, repeat in enumerate(claim.repeats) for span in repeat.content]
    out += [Mark(span, "content", part, "said again") for part, span in again]
    out += [Mark(q.span, "qualifier", "qualifier", q.kind) for q in claim.qualifiers]
    return out


def marks_of_date(issues: Sequence[Issue]) -> list[Mark]:
    """The words by which something is said of the date of publication."""
    return [Mark(issue.span, "issue", "dated", issue.message) for issue in issues if issue.span is not None]


def _days(days: Days | None) -> str:
    if days is None:
        return "(open)"
    first, last = (day.isoformat() if day else "…" for day in days)
    return f"({first})" if first == last else f"({first} to {last})"
