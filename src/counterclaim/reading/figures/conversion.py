"""Values of one unit in the unit that figures are given in, and back."""

from __future__ import annotations

from counterclaim.reading.figures.lexicon import Conversion, units
from counterclaim.records import Converted, Quantity

DIGITS = 12
"""Significant digits that are kept: more than any text gives, fewer than a float's last, which arithmetic blurs."""


def converted(value: float, to: Conversion) -> float:
    """`value` in the unit converted to."""
    return rounded(value * to.factor + to.offset)


def in_its_unit(quantity: Quantity) -> Converted | None:
    """The quantity in the unit that figures are given in, None where it is in that already or in none."""
    unit = units().get(quantity.unit or "")
    if unit is None or unit.to is None:
        return None
    to = unit.to
    value, low, high = (None if v is None else converted(v, to) for v in (quantity.value, quantity.low, quantity.high))
    return Converted(unit=to.unit, value=value, low=low, high=high)


def original(value: float, to: Conversion) -> float:
    """What `value` was before it was converted."""
    return rounded((value - to.offset) / to.factor)


def rounded(value: float) -> float:
    """`value` to its significant digits."""
    return float(f"{value:.{DIGITS}g}")
