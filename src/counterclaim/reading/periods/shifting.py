"""Calendar arithmetic that ends in a TIMEX3 value: so many units before or after a day, as a value of that unit."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

CLOCK_UNITS = {"TH": timedelta(hours=1), "TM": timedelta(minutes=1), "S": timedelta(seconds=1)}
YEARS = {"Y": 1, "E": 10, "C": 100, "L": 1000}


def shifted(day: date, unit: str, amount: int, *, moment: datetime | None = None) -> str | None:
    """The TIMEX3 value of the `unit` that lies `amount` units from `day` (from `moment` for hours and less).

    The value is as coarse as the unit: two years before a day is a year. None where the calendar ends.
    """
    try:
        if unit in CLOCK_UNITS:
            if moment is None:
                return None
            return (moment + amount * CLOCK_UNITS[unit]).strftime("%Y-%m-%dT%H:%M")
        if unit in ("D", "NI"):
            return (day + timedelta(days=amount)).isoformat()
        if unit in ("W", "F", "WE"):
            weeks = amount * 2 if unit == "F" else amount
            year, week, _ = (day + timedelta(weeks=weeks)).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
        if unit == "M":
            return months_from(day, amount).strftime("%Y-%m")
        if unit == "Q":
            then = months_from(day, 3 * amount)
            return f"{then.year:04}-Q{(then.month + 2) // 3}"
        if unit in YEARS:
            year = day.year + amount * YEARS[unit]
            if not 1 <= year <= 9999:
                return None
            digits = {"Y": 4, "E": 3, "C": 2, "L": 1}[unit]
            return f"{year:04}"[:digits]
    except (OverflowError, ValueError):
        return None
    return None


def months_from(day: date, amount: int) -> date:
    """The same day of another month, or its last day where that month is shorter. ValueError past the calendar."""
    index = day.year * 12 + day.month - 1 + amount
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
