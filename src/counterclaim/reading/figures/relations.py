"""Words by which a figure is a rate, or a part of another."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.figures.bounding import alternatives
from counterclaim.reading.figures.measures import relations


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each relation."""
    table = relations()
    out: dict[str, re.Pattern[str]] = {}
    out["part_before"] = re.compile(
        rf"(?<!\w)(?:{alternatives(table.part_before)})[\s,]*(?:(?:was|were)\s+)?$", re.IGNORECASE
    )
    out["part_after"] = re.compile(
        rf"\s*(?:{alternatives(table.part_after)})(?!\w)|(?:\s+[\w-]+){{0,2}}\s+(?:included|among\s+them)\s*(?=[,.;)])",
        re.IGNORECASE,
    )
    for unit, words in table.per.items():
        later = (
            r"(?!\w|\s+(?:after|before|earlier|later|ago|since|when|of|from|report|briefing|update|bulletin|summary))"
        )
        out[f"per {unit}"] = re.compile(rf"\s*(?:{alternatives(words)}){later}", re.IGNORECASE)
        often = alternatives(tuple(w for w in words if w.endswith("ly")))
        always = alternatives(tuple(w for w in words if w.startswith(("every ", "each "))))
        out[f"each {unit}"] = re.compile(
            rf"(?<!\w)(?:{often})\s+(?:average|rate|toll|total|count|quota|consumption)(?:\s+(?:of|was|is|at|stands|to))+\s+$"
            rf"|(?:^|[,;:]\s*)(?:{always}),?\s+(?:[\w'’-]+\s+){{0,4}}$",
            re.IGNORECASE,
        )
    return out


def per_of(sentence: str, start: int, end: int) -> str | None:
    """The stretch of time that a rate at `[start, end)` is for: "day" in "300 shells a day", "an average of 20 a day",
    "a daily average of 300", "every night some 20"."""
    tail = sentence[end : end + 48]
    places = (0, *(m.end() for m in re.finditer(r"\w+", tail[:24])))
    for unit in relations().per:
        if any(patterns()[f"per {unit}"].match(tail, at) for at in places):
            return unit
        if patterns()[f"each {unit}"].search(sentence[:start]):
            return unit
    return None


@cache
def in_a_row() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A part told before another of the same whole ("including two women and"), and one told after it."""
    table = relations()
    item = r"[\w,.-]+\s+[A-Za-z-]+"
    called = r"[\w,.-]+\s+of\s+(?:them|whom)\s+(?:were\s+|are\s+)?[A-Za-z-]+"
    before = rf"(?<!\w)(?:(?:{alternatives(table.part_before)})\s+{item}|{called})(?:,\s+{item})*,?\s+and\s+$"
    after = rf",?\s+and\s+{item}\s+(?:(?:{alternatives(table.part_after)})(?!\w)|included\s*[,.;)])"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def is_part(sentence: str, start: int, end: int) -> bool:
    """Whether a figure at `[start, end)` is part of one told before: "including three children", "three of them"."""
    before, after = in_a_row()
    if before.search(sentence[:start]) or after.match(sentence, end):
        return True
    return bool(patterns()["part_before"].search(sentence[:start]) or patterns()["part_after"].match(sentence, end))
