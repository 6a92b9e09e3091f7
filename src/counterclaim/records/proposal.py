"""When a dispatch that does not say so may have been published: a proposal with its reasons, for somebody to accept."""

from __future__ import annotations

from datetime import date

import msgspec

from counterclaim.records.span import Span


class DateReason(msgspec.Struct, frozen=True):
    """One reason for or against a date, in plain words, and where in the text it stands (None: not in the text)."""

    because: str
    span: Span | None = None


class DateCandidate(msgspec.Struct, frozen=True):
    """Another date that the text allows, with the confidence in it, 0 to 1."""

    published: str
    confidence: float


class ProposedDate(msgspec.Struct, frozen=True, kw_only=True):
    """The date of publication that a text proposes. It is never used unless a user accepts it."""

    published: str
    """An ISO 8601 day, or a month (`2014-08`) where the text gives no day."""
    confidence: float
    """0 to 1, two decimals: how often proposals like this one are right."""
    reasons: tuple[DateReason, ...]
    """The first is the words that it was read from."""
    others: tuple[DateCandidate, ...] = ()
    """The most likely first."""

    @property
    def day(self) -> date | None:
        """The day; None where only the month is proposed."""
        return date.fromisoformat(self.published) if len(self.published) == len("YYYY-MM-DD") else None
