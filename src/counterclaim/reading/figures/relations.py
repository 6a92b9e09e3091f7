"""How a figure stands to time and to other figures: new, cumulative, revised; per day; part of another."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.figures.bounding import alternatives
from counterclaim.reading.figures.measures import relations
from counterclaim.records import FigureKind


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each relation."""
    table = relations()
    out: dict[str, re.Pattern[str]] = {
        str(name): re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
        for name, words in table.kinds.items()
    }
    out["cumulative"] = re.compile(rf"(?<!\w)(?:{alternatives(table.kinds['cumulative'])})", re.IGNORECASE)
    out["revised"] = re.compile(
        rf"(?<!\w)(?:{alternatives(table.kinds['revised'])})\s+(?:[A-Za-z$€£-]+\s+){{0,3}}$", re.IGNORECASE
    )
    out["part_before"] = re.compile(
        rf"(?<!\w)(?:{alternatives(table.part_before)})[\s,]*(?:(?:was|were)\s+)?$", re.IGNORECASE
    )
    out["part_after"] = re.compile(rf"\s*(?:{alternatives(table.part_after)})(?!\w)", re.IGNORECASE)
    for unit, words in table.per.items():
        out[f"per {unit}"] = re.compile(rf"\s*(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
    return out


CHANGED = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|increas\w+|gr(?:ew|ow|own|owing)|climb\w*|jump\w*|drop\w*|fell|fall\w*|declin\w+|decreas\w+"
    r"|rais\w+|revis\w+|updat\w+|went up|up|down|lower\w*|reduc\w+)\b[^.;]{0,50}\bfrom\b"
    r"[^.;]{1,40}\bto\s+(?:[\w$€£]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before the second number of "rose from 22 to 30"."""


MORE = re.compile(r"\w\s+more\b(?!\s+than)")
"""47 "more" are added to those told before."""

APART = re.compile(r"[;:]|[,\s]\d|\band\b[^,]*\d")
"""Between a figure and words that count another up: "five killed in the town; 844 since the invasion"."""

RELATIVE = re.compile(r"\b(?:that|which|who|when)\b")
"""A clause between "since" and a figure: "since the attacks that killed 130" counts nothing up."""


def kind_of(sentence: str, start: int, end: int) -> FigureKind | None:
    """Whether a figure at `[start, end)` of its sentence adds to one before, is a running total, or corrects one."""
    table = patterns()
    if CHANGED.search(sentence[:start]) or table["revised"].search(sentence[:start]):
        return "revised"
    told = sentence[start:end]
    if table["new"].search(told) or MORE.search(told + sentence[end : end + 10]):
        return "new"
    cue = table["cumulative"].search(sentence)
    if cue is None:
        return None
    if cue.start() >= end and APART.search(sentence[end : cue.start()]):
        return None
    within_since = cue.group().lower().startswith("since") and cue.end() <= start
    if not (within_since and RELATIVE.search(sentence[cue.end() : start])):
        return "cumulative"
    return None


def per_of(sentence: str, end: int) -> str | None:
    """The stretch of time that a rate is for: "day" in "300 shells a day"."""
    tail = sentence[end : end + 40]
    for unit in relations().per:
        match = re.match(r"(?:\s+\w+){0,2}?", tail)
        pattern = patterns()[f"per {unit}"]
        if match and any(pattern.match(tail, at) for at in (0, *(m.end() for m in re.finditer(r"\w+", tail[:24])))):
            return unit
    return None


@cache
def in_a_row() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A part told before another of the same whole ("including two women and"), and one told after it."""
    table = relations()
    item = r"[\w,.-]+\s+[A-Za-z-]+"
    before = rf"(?<!\w)(?:{alternatives(table.part_before)})\s+{item}(?:,\s+{item})*,?\s+and\s+$"
    after = rf",?\s+and\s+{item}\s+(?:{alternatives(table.part_after)})(?!\w)"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def is_part(sentence: str, start: int, end: int) -> bool:
    """Whether a figure at `[start, end)` is part of one told before: "including three children", "three of them"."""
    before, after = in_a_row()
    if before.search(sentence[:start]) or after.match(sentence, end):
        return True
    return bool(patterns()["part_before"].search(sentence[:start]) or patterns()["part_after"].match(sentence, end))
