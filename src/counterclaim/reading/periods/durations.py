"""TIMEX3 durations: amounts of a unit as ISO 8601 writes them."""

from __future__ import annotations

from fractions import Fraction

SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("S", 60), "W": ("D", 7), "D": ("TH", 24), "Q": ("M", 3)}
"""Unit → the unit that its half is told in, and how many of them it has."""

AS_YEARS = {"E": 10, "C": 100, "L": 1000}
CLOCK_UNITS = {"TH": "H", "TM": "M", "S": "S"}


def duration(unit: str, amount: Fraction | None) -> str:
    """The TIMEX3 value of `amount` units, "X" for a vague amount: P2Y6M, PT24H, PXW."""
    if unit == "F":
        unit, amount = "W", None if amount is None else amount * 2
    if unit in AS_YEARS and amount is not None:
        unit, amount = "Y", amount * AS_YEARS[unit]
    if unit in ("SU", "WI"):
        return f"P{_count(amount)}{unit}"
    whole = amount if amount is None else Fraction(amount.numerator // amount.denominator)
    rest = Fraction(0) if amount is None or whole is None else amount - whole
    if rest and unit in SMALLER:
        small, many = SMALLER[unit]
        part = rest * many
        if part.denominator == 1:
            return _joined((_piece(unit, whole) if whole else "") + _piece(small, part))
    return _joined(_piece(unit, amount))


def _piece(unit: str, amount: Fraction | None) -> str:
    if unit in CLOCK_UNITS:
        return f"T{_count(amount)}{CLOCK_UNITS[unit]}"
    return f"{_count(amount)}{unit}"


def _joined(pieces: str) -> str:
    date_part, _, clock = pieces.partition("T")
    return f"P{date_part}" + (f"T{clock.replace('T', '')}" if clock else "")


def _count(amount: Fraction | None) -> str:
    if amount is None:
        return "X"
    return str(amount.numerator) if amount.denominator == 1 else f"{float(amount):g}"
