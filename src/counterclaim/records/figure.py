"""How many: quantities of the text, and the figures that claims are made with."""

from __future__ import annotations

from typing import Literal

import msgspec

from counterclaim.records.period import Days
from counterclaim.records.span import Span

Comparator = Literal["exactly", "at-least", "more-than", "at-most", "less-than", "about", "between", "unknown"]
FigureKind = Literal["new", "cumulative", "revised"]


class Converted(msgspec.Struct, frozen=True):
    """Value and bounds of a quantity in another unit."""

    unit: str
    value: float | None
    low: float | None
    high: float | None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity as written, with its bound. `value`, `low`, `high` follow the contract's table of comparators;
    a percentage is 5 with unit `percent`. `head` is the span of the noun counted (`cars` in "some 300 stolen cars")."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    unit: str | None = None
    """Normalised unit in the singular: `km2`, `percent`, `dollar`, `person`, or the counted noun's lemma."""
    counted: str | None = None
    """The lemma of the noun counted, `civilian`; None where nothing is."""
    original_value: str = ""
    original_unit: str = ""
    head: Span | None = None
    number: Span | None = None
    """Where the numeral alone stands; of a range both with what joins them."""
    converted: Converted | None = None
    """The quantity in the unit that figures are given in, None where it is in that already or in none."""

    @property
    def span(self) -> Span:
        """The quantity with its bound and unit, `at least 8`."""
        return self.start, self.end


class Original(msgspec.Struct, frozen=True):
    """Value and unit as they stand in the text."""

    value: str
    unit: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity that measures something of the ontology: an effect on something counted (contract, section 1).

    `trigger` is the span of the word that carries the effect ("dead"), by which the figure finds its event.
    """

    id: str = ""
    effect: str | None
    counted: str | None
    measure: str
    comparator: Comparator
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    original: Original
    kind: FigureKind | None = None
    subset_of: str | None = None
    event: str | None = None
    places: tuple[str, ...] = ()
    window: Days | None = None
    per: str | None = None
    span: Span
    text: str
    trigger: Span | None = None
