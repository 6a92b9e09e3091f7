"""Expressions that together, or with the word before them, span a window: "from 6 to 16 September", "since May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from counterclaim.records import Days, TimeExpression

SINCE = re.compile(
    r"\bsince\s+(?:(?:at\s+least|about|around)\s+)?(?:the\s+)?(?:early|late|mid)?[\s-]*"
    r"(?:(?:start|beginning|end)\s+of\s+|[\w-]+\s+(?:of|on|in)\s+)?$",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+|about\s+|late\s+|early\s+)?$", re.IGNORECASE)
TO = re.compile(r"\s*(?:-|–|—|to|until|till|through|and)\s*(?:the\s+|late\s+|early\s+)?", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
NIGHT_OF = re.compile(r"\b(?:night\s+(?:of|from)|overnight\s+from)\s+(?:the\s+)?$", re.IGNORECASE)
NIGHT_FROM = re.compile(r"\s+(?:from|on)\s+", re.IGNORECASE)
NIGHT_INTO = re.compile(r"\s+(?:in)?to\s+(?:early\s+)?", re.IGNORECASE)
LENGTH = re.compile(r"P(\d{1,4})([DW])|PT(\d{1,4})H")
FIRST = re.compile(r"(?:the\s+)?(?P<side>first|last|final)\b", re.IGNORECASE)
HOURS = 24
UP_TO = re.compile(r"\s+(?:to|through|until|up\s+to|ending(?:\s+on)?)\s+", re.IGNORECASE)
ON_FROM = re.compile(r"\s+(?:from|starting(?:\s+on)?|beginning(?:\s+on)?)\s+", re.IGNORECASE)
LONGEST = 3660
"""Days of the longest window that is counted out."""

DASHES = ("-", "–", "—")
WEEK = 7
LOOK = 32
"""Characters before an expression that are looked at."""


def with_windows(text: str, times: Sequence[TimeExpression], published: date | None) -> tuple[TimeExpression, ...]:
    """The same expressions; the days of those that bound a window are the whole window.

    Both ends of "from 6 to 16 September" get the days 6 to 16: what they date happened between them. After "since" the
    days run to publication, and stay open where that is not known. Values are left alone.
    """
    out = list(times)
    for index, time in enumerate(out):
        before = text[max(0, time.start - LOOK) : time.start]
        if is_since(text, time.start):
            days = _since(time.days, published)
            if days is not None:
                out[index] = msgspec.structs.replace(time, days=days)
        elif index + 1 < len(out) and time.type == "DURATION" and time.days is None:
            gap = text[time.end : out[index + 1].start]
            days = _measured(time, gap, out[index + 1]) or _part_of(text, time, gap, out[index + 1])
            if days is not None:
                out[index : index + 2] = [msgspec.structs.replace(t, days=days) for t in out[index : index + 2]]
        elif index + 1 < len(out) and text[time.start : time.end].lower() == "overnight":
            out[index] = _night(time, text[time.end : out[index + 1].start], out[index + 1])
        elif index + 1 < len(out) and _bounds(text, before, time, out[index + 1]):
            out[index : index + 2] = _joined(time, out[index + 1])
    return tuple(out)


def is_since(text: str, at: int) -> bool:
    """Whether "since" stands before offset `at`: "since early", "since the coup of"."""
    return SINCE.search(text[max(0, at - LOOK) : at]) is not None


def _since(days: Days | None, published: date | None) -> Days | None:
    if days is None or days[0] is None:
        return None
    return days[0], published if published is not None and published >= days[0] else None


def _measured(time: TimeExpression, gap: str, edge: TimeExpression) -> Days | None:
    """The days of "the ten days to August 20" and "five days from September 6", the day named included."""
    length = LENGTH.fullmatch(time.value)
    if length is None or edge.type not in ("DATE", "TIME") or edge.days is None:
        return None
    first, last = edge.days
    days = 1 - (-int(length[3]) // HOURS) if length[3] else int(length[1]) * (WEEK if length[2] == "W" else 1)
    if first is None or first != last or not 0 < days <= LONGEST:
        return None
    if UP_TO.fullmatch(gap) and first.toordinal() > days:
        return first - timedelta(days=days - 1), first
    if ON_FROM.fullmatch(gap) and date.max.toordinal() - first.toordinal() > days:
        return first, first + timedelta(days=days - 1)
    return None


def _part_of(text: str, time: TimeExpression, gap: str, whole: TimeExpression) -> Days | None:
    """The days of "the first two weeks of August" and "the last ten days of May"."""
    side, length = FIRST.match(text, time.start, time.end), LENGTH.fullmatch(time.value)
    if side is None or length is None or length[3] or gap.strip().lower() != "of" or whole.days is None:
        return None
    first, last = whole.days
    days = int(length[1]) * (WEEK if length[2] == "W" else 1)
    if first is None or last is None or not 0 < days <= (last - first).days:
        return None
    if side["side"].lower() == "first":
        return first, first + timedelta(days=days - 1)
    return last - timedelta(days=days - 1), last


def _night(night: TimeExpression, gap: str, day: TimeExpression) -> TimeExpression:
    """ "Overnight from Sunday" and "overnight into Monday" are the night between these two days."""
    first = day.days[0] if day.days is not None and day.precision == "day" and day.type == "DATE" else None
    if first is None or not date.min < first < date.max:
        return night
    if NIGHT_INTO.fullmatch(gap):
        first -= timedelta(days=1)
    elif not NIGHT_FROM.fullmatch(gap):
        return night
    return msgspec.structs.replace(
        night,
        value=f"{first.isoformat()}TNI",
        days=(first, first + timedelta(days=1)),
        anchor=day.anchor,
        ambiguous=day.ambiguous,
    )


def _bounds(text: str, before: str, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the words between two expressions, and those before them, make them the ends of one window."""
    gap = text[first.end : second.start]
    if TO.fullmatch(gap) is None:
        return False
    word = gap.strip().lower()
    if word.startswith("and"):
        return BETWEEN.search(before) is not None
    return (
        word in DASHES
        or FROM.search(before) is not None
        or NIGHT_OF.search(before) is not None
        or text[first.start].isdigit()
        or text[second.start].isdigit()
    )


def _joined(first: TimeExpression, second: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Both with the days of the window; as they were where those are not known or do not follow each other.

    The nearest Monday may lie behind the nearest Wednesday: the window then began on the Monday a week before.
    """
    if first.days is None or second.days is None:
        return first, second
    start, end = first.days[0], second.days[1]
    if start is None or end is None:
        return first, second
    value = first.value
    if (
        start > end >= date.min + timedelta(days=WEEK)
        and (start - end).days < WEEK
        and {first.anchor, second.anchor} == {"published"}
    ):
        start -= timedelta(days=WEEK)
        value = start.isoformat() + value[len("YYYY-MM-DD") :]
    if start > end:
        return first, second
    unsure = first.ambiguous and second.ambiguous
    return (
        msgspec.structs.replace(first, value=value, days=(start, end), ambiguous=unsure),
        msgspec.structs.replace(second, days=(start, end), ambiguous=unsure),
    )
