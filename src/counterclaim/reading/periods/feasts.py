"""Feasts that move: Easter of both churches, Passover, Israel's Independence Day. Years 1900 to 2099 but for Easter."""

from __future__ import annotations

from datetime import date, timedelta

JULIAN = timedelta(days=13)
"""How far the Julian calendar is behind in the years 1900 to 2099."""

IYAR_5 = timedelta(days=20)
"""The fifth of Iyar, counted from the first day of Passover."""

OFF_THE_SABBATH = {5: -1, 6: -2, 1: 1}
"""Weekday of the fifth of Iyar (Monday is 1) → days by which Israel's law moves its Independence Day."""


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches: the Julian computus, in the Gregorian calendar (years 1900 to 2099)."""
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    month, day = divmod(a + b + 114, 31)
    return date(year, month, day + 1) + JULIAN


def passover(year: int) -> date:
    """The first day of Passover (Gauss 1802), in the Gregorian calendar."""
    hebrew = year + 3760
    a, b = (12 * hebrew + 17) % 19, hebrew % 4
    exact = 32.0440932 + 1.5542418 * a + 0.25 * b - 0.00317779 * hebrew
    day = int(exact)
    c, rest = (day + 3 * hebrew + 5 * b + 5) % 7, exact - day
    if c in (2, 4, 6) or (c == 0 and a > 11 and rest >= 0.8977):
        day += 1
    elif c == 1 and a > 6 and rest >= 0.6329:
        day += 2
    return date(year, 3, 1) + timedelta(days=day - 1) + JULIAN


def independence_of_israel(year: int) -> date:
    """The fifth of Iyar, or the day to which the law moves it (since 2004)."""
    day = passover(year) + IYAR_5
    return day + timedelta(days=OFF_THE_SABBATH.get(day.isoweekday(), 0))
