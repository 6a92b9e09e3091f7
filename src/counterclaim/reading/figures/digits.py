"""Numbers in digits: which of the groupings of the world one is written in, and what it is worth in that one.

A point between digits is a decimal one, as English has it, unless a group of three follows it and cannot be decimals.
What fits no grouping ("1,2,3,4", "12,345,6") is no number: it is named, and given no value.
"""

from __future__ import annotations

import re
from decimal import Decimal

MOST_DIGITS = 15
"""A float holds every whole number of this many digits; nothing that news counts has more."""
LARGEST = 10**24
"""What is larger, however it is written, is no number of things."""

RUN = re.compile(r"\d{1,3}(?:[ ]\d{3}){1,6}(?:[.,]\d{1,2})?(?!\d|[.,'’]\d|[ ]\d{3}(?!\d))|\d+(?:[.,'’]\d+)*|\.\d+")
"""One number in digits with all that can group it or begin its decimals."""
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
POWER = re.compile(
    rf"(?:(?P<times>\d+(?:\.\d+)?)\s?[×x]\s?)?(?<![\d.,])10(?:\^(?P<plain>-?\d+)|(?P<raised>⁻?[{RAISED}]+))"
    r"|(?P<fallen>\d\.\d+)\s?[×x]\s?10(?P<sunk>-?\d\d)(?![\d.,])"
    r"|(?P<mantissa>\d+(?:\.\d+)?)[eE](?P<exponent>[+-]?\d+)(?![\w.])"
)
"""10^6, 3 × 10⁶, 1e6, and 1.99 × 1030, whose exponent has come down from its line."""
COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?")
"""1,234,567.8 and, of India, 12,34,567.8."""
POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}\.\d{3},\d\d?")
"""1.234.567,8 and 1.234,56."""
APOSTROPHES = re.compile(r"[1-9]\d{0,2}(?:['’]\d{3})+(?:[.,]\d+)?")
SPACES = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
ONE_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
DECIMAL_COMMA = re.compile(r"\d+,\d\d?|0,\d+")

TOO_LONG = "number-too-long"
TOO_LARGE = "number-too-large"
UNREADABLE = "number-unreadable"


class Unread(ValueError):
    """Digits that are no number; `code` is the issue's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def digit_value(written: str, *, counts: bool = False, measures: bool = False) -> Decimal:
    """What a run of digits is worth. `counts`: things follow that come whole ("1.200 people"); `measures`: a unit,
    a scale or a share follows ("3,5 km"). Raises Unread for what is no number or has too many digits."""
    plain = without_groups(written, counts=counts, measures=measures)
    if len(plain.partition(".")[0]) > MOST_DIGITS or len(plain) > 2 * MOST_DIGITS:
        raise Unread(TOO_LONG)
    return Decimal(plain)


def without_groups(written: str, *, counts: bool, measures: bool) -> str:
    """The digits with a decimal point and nothing else. Raises Unread."""
    if written.isdigit():
        return written
    if written[0] == ".":
        return f"0{written}"
    if COMMAS.fullmatch(written):
        return written.replace(",", "")
    if SPACES.fullmatch(written):
        return written.replace(" ", "").replace(",", ".")
    if APOSTROPHES.fullmatch(written):
        return re.sub("['’]", "", written).replace(",", ".")
    if POINTS.fullmatch(written):
        return written.replace(".", "").replace(",", ".")
    if ONE_POINT.fullmatch(written) and (counts or written.endswith(".000")):
        return written.replace(".", "")
    if written.count(".") == 1 and written.replace(".", "").isdigit():
        return written
    if DECIMAL_COMMA.fullmatch(written) and (measures or written.startswith("0,")):
        return written.replace(",", ".")
    raise Unread(UNREADABLE)


def power_value(match: re.Match[str]) -> Decimal:
    """What a match of POWER is worth. Raises Unread where it is too large, or where a raised figure after a bare 10 may
    as well be a footnote's."""
    mantissa = match["times"] or match["mantissa"] or match["fallen"] or "1"
    raised = match["raised"]
    if raised and not match["times"] and raised in "⁰¹²³":
        raise Unread(UNREADABLE)
    exponent = match["plain"] or match["exponent"] or match["sunk"] or (raised or "").translate(SUPERSCRIPTS)
    if len(exponent) > 4 or len(mantissa) > MOST_DIGITS or not -24 <= int(exponent) <= 24:
        raise Unread(TOO_LARGE)
    return bounded(Decimal(mantissa) * Decimal(10) ** int(exponent))


def bounded(value: Decimal) -> Decimal:
    """`value` itself. Raises Unread where no number of things is so large."""
    if abs(value) > LARGEST:
        raise Unread(TOO_LARGE)
    return value
