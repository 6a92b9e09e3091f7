"""Whether one missing quotation mark turns what follows it inside out.

Every mark at an end of a quotation is taken away in turn, and the quotations are read again. The words after the
quotation that lost its mark must be quoted where they were and not where they were not. No parser is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from counterclaim.reading.attribution.quotation import Quotation, quotations

Fault = Literal["lost", "turned", "overrun"]
"""What happened to the words after the quotation that lost its mark, the worst of it.

lost: a later quotation does not hold the same words any more.
turned: words outside quotations are in one that is not the hurt one.
overrun: the hurt quotation, whose end had to be estimated, goes on into words outside.
"""


@dataclass(frozen=True, slots=True)
class Removed:
    """One mark taken away: where it stood in the text, and what became of what follows; None where nothing did."""

    text: str
    start: int
    end: int
    fault: Fault | None
    at: int
    """Where in the text the first word stands that the fault befell."""

    @property
    def passage(self) -> str:
        """The words around the mark, which stands in brackets, and ▶ where the fault begins."""
        before, after = self.text[max(0, self.start - 60) : self.start], self.text[self.end : self.at + 60]
        cut = self.at - self.end
        shown = f"{after[:cut]}▶{after[cut:]}" if cut >= 0 else after
        return f"{before}[{self.text[self.start : self.end]}]{shown}".replace("\n", "¶")


def removals(text: str) -> Iterator[Removed]:
    """Every mark of the quotations of a text, taken away one at a time."""
    found = quotations(text)
    for hurt in found:
        for start, end, there in (
            (hurt.span[0], hurt.inner[0], hurt.opened),
            (hurt.inner[1], hurt.span[1], hurt.closed),
        ):
            if there:
                mark = text[start:end]
                first = start + len(mark) - len(mark.lstrip())
                last = start + len(mark.rstrip())
                fault, at = _fault(text, found, hurt, first, last)
                yield Removed(text, first, last, fault, at)


def _fault(text: str, found: tuple[Quotation, ...], hurt: Quotation, start: int, end: int) -> tuple[Fault | None, int]:
    """What the lack of the mark at `[start, end)` does after the quotation `hurt`, and where."""
    gone = end - start
    again = {_inner(quotation, start, gone) for quotation in quotations(text[:start] + text[end:])}
    after = hurt.span[1]
    for quotation in found:
        if quotation.span[0] >= after and quotation.inner not in again:
            return "lost", quotation.inner[0]
    quoted = _covered(quotation.inner for quotation in found)
    for first, last in sorted(again):
        outside = [at for at in range(max(first, after), last) if at not in quoted and text[at].isalnum()]
        if outside:
            return ("turned" if first >= after else "overrun"), outside[0]
    return None, end


def _inner(quotation: Quotation, start: int, gone: int) -> tuple[int, int]:
    """The words of a quotation of the text that lacks `gone` characters at `start`, as offsets of the whole text."""
    first, last = quotation.inner
    return (first + gone if first >= start else first), (last + gone if last > start else last)


def _covered(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def counted(removed: Iterable[Removed]) -> dict[str, float]:
    """How many marks were taken away, and the per cent of them with each fault.

    `inside_out` is lost and turned together: an overrun is a wrong guess about one quotation's end and harms no other.
    """
    faults = Counter(one.fault for one in removed)
    every = sum(faults.values())
    shares = {fault: 100 * faults[fault] / every if every else 0.0 for fault in ("lost", "turned", "overrun")}
    return {"marks": every, **shares, "inside_out": shares["lost"] + shares["turned"]}
