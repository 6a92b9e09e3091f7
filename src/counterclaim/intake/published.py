"""When a dispatch was published: what was written, checked, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from counterclaim import clock
from counterclaim.errors import DateError
from counterclaim.records import Issue, PublishedFrom

DATE_FORMATS = (
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%A, %d %B %Y",
    "%A, %B %d, %Y",
    "%a, %d %b %Y",
)
"""Written dates that have one meaning. 09/13/2022 is not among them: which is the month depends on the country."""

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d\d:\d\d.*))?", re.ASCII)
"""Wherever dots part a date, the day comes first."""

OFFSET = re.compile(r"(?:UTC|GMT)(?=[+-]\d)")
"""What stands before an offset in "10:00:00 UTC+03:00"."""

ISO = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[T ]+(\d\d:?\d\d.*))?", re.ASCII)


def published_date(written: str) -> str:
    """`written` as an ISO 8601 day, or date and time with the zone where one is given.

    Raises DateError where the day does not exist or cannot be told without guessing.
    """
    text = " ".join(written.split())
    iso = ISO.fullmatch(text)
    if iso:
        return _iso(written, iso.groups())
    dotted = DOTTED.fullmatch(text)
    if dotted:
        day, month, year, clock = dotted.groups()
        return _iso(written, (year, month, day, clock))
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text.replace("Sept ", "Sep ").replace(".", ""), form).date().isoformat()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text).isoformat()  # the form of mail and RSS
    except (ValueError, TypeError, IndexError, OverflowError):
        raise DateError(written, "it is not written in a form that has one meaning") from None


def _iso(written: str, parts: Sequence[str | None]) -> str:
    year, month, day, clock = parts
    assert year is not None and month is not None and day is not None
    try:
        that_day = date(int(year), int(month), int(day))
    except ValueError as error:
        raise DateError(written, str(error)) from None
    if clock is None:
        return that_day.isoformat()
    zoned = OFFSET.sub("", clock.replace(" ", "").upper()).replace("UTC", "Z").replace("GMT", "Z")
    try:
        return datetime.fromisoformat(f"{that_day}T{zoned}").isoformat()
    except ValueError:
        return that_day.isoformat()  # a clock time or zone in no standard form; the day is certain


GRACE = timedelta(days=1)
"""Somewhere on earth it is tomorrow already."""


def in_future(published: str | None, retrieved: str | None = None) -> tuple[Issue, ...]:
    """An issue where the date is later than the day after today, or after the text was fetched. It is kept as given."""
    if published is None:
        return ()
    day, latest, since = date.fromisoformat(published[:10]), clock.today(), "taken in"
    fetched = _day_of(retrieved)
    if fetched is not None and fetched < latest:
        latest, since = fetched, "fetched"
    if day <= GRACE + min(latest, date.max - GRACE):
        return ()
    message = (
        f"The date of publication, {published}, had not come yet when the text was {since} ({latest}). It is kept."
    )
    return (Issue(code="published-in-future", message=message),)


def _day_of(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def first_published(
    sources: Iterable[tuple[PublishedFrom, str | None]],
) -> tuple[str | None, PublishedFrom | None, tuple[Issue, ...]]:
    """The date of the first source that gives one, where it came from, and what was wrong.

    A source whose date does not exist ends the search: another source's date would be a guess.
    """
    for kind, written in sources:
        if written is None or not written.strip():
            continue
        try:
            return published_date(written), kind, ()
        except DateError as error:
            message = f"The published date in the {kind.replace('-', ' ')} was not used: {error}."
            return None, None, (Issue(code=error.code, message=message), UNKNOWN)
    return None, None, (UNKNOWN,)


UNKNOWN = Issue(
    code="published-unknown",
    message="The document says no date of publication, so its relative dates stay unresolved.",
)
