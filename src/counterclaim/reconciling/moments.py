"""When something was said: the day that the text gives for the utterance, else when the dispatch was published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

from counterclaim.records import Claim

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Moment(NamedTuple):
    """A moment, as far as it is known; moments sort by time, and one of which nothing is known comes first."""

    order: str
    """What it sorts by: the instant in UTC where the time zone is known, else day and time as written."""
    day: date | None
    time: str
    """HH:MM as written, empty where only the day is known."""

    def worded(self, *, year: bool = False) -> str:
        """ "13 Sep 18:00", with the year where it is asked for."""
        if self.day is None:
            return "undated"
        parts = [str(self.day.day), MONTHS[self.day.month - 1], *([str(self.day.year)] if year else []), self.time]
        return " ".join(part for part in parts if part)


UNDATED = Moment("", None, "")


def moment_of(claim: Claim) -> Moment:
    """When the claimant said it: on the day of the utterance where the text dates it, with the hour of publication only
    where that is the same day; else when the dispatch was published."""
    published = published_at(claim.published)
    said_on = claim.attribution[-1].said_on if claim.attribution else None
    said = None if said_on is None else said_on[1] or said_on[0]
    if said is None or said == published.day:
        return published
    return Moment(said.isoformat(), said, "")


@lru_cache(maxsize=4_096)
def published_at(published: str | None) -> Moment:
    """The moment that a publication date names, ISO 8601 with or without time and zone."""
    if not published:
        return UNDATED
    try:
        written = datetime.fromisoformat(published)
    except ValueError:
        return Moment(published, None, "")
    if len(published) <= len("2022-09-13"):
        return Moment(written.date().isoformat(), written.date(), "")
    instant = written if written.tzinfo is None else written.astimezone(UTC)
    order = instant.replace(tzinfo=None).isoformat(timespec="seconds")
    return Moment(order, written.date(), written.strftime("%H:%M"))
