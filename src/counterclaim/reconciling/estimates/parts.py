"""What one telling by one origin comes to: figures that tell the same again, parts of one, or one more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from counterclaim.reconciling.counted import class_of, relation
from counterclaim.reconciling.estimates.count import Count, at_least, count_of, narrowed, together
from counterclaim.reconciling.estimates.spoken import Spoken
from counterclaim.records import Days, Figure

AGE = re.compile(r"\b(\d{1,3})[-‑ ]?years?[-‑ ]old\b|\baged (\d{1,3})\b", re.IGNORECASE)

OF_THEM = re.compile(r"\bof\s+(?:the|them|those|these|its|his|her|their|whom|which)\b", re.IGNORECASE)
"""A figure of some out of others told before: "sixteen of them"."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a telling with its count, and what tells those whom it counts from others: their noun, ages, towns
    and days. `at` orders the figures of a telling."""

    count: Count
    at: tuple[str, tuple[int, int]]
    counted: str | None
    ages: frozenset[str]
    places: frozenset[str]
    window: Days | None
    document: str

    def precedence(self) -> tuple[object, ...]:
        """A revised figure comes before others, then the largest, and last what is told to come on top."""
        return self.count.added, not self.count.revised, -self.count.reach.low, self.at


def total_of(told: Sequence[Spoken], everyone: Iterable[str]) -> Count | None:
    """What one telling by one origin comes to; None where it tells no number. A part of another figure is not added to
    it; figures of plainly different people, or of different places, are added; of others the largest stands, as a lower
    bound if they count only some. `everyone` are the classes that count all (`class_of`)."""
    tops = [s for s in told if s.figure.subset_of is None] or list(told)
    parts = [p for s in tops if (p := part_of(s, everyone)) is not None]
    wholes = [p for p in parts if p.count.whole]
    kept: list[Part] = []
    for part in sorted(wholes or parts, key=Part.precedence):
        _place(part, kept)
    if not kept:
        return None
    if all(apart(a, b) for a, b in combinations(kept, 2)):
        return together([k.count for k in sorted(kept, key=lambda k: k.at)])
    largest = max(kept, key=lambda k: (k.count.reach.low, k.at)).count
    return largest if largest.whole else at_least(largest)


def part_of(spoken: Spoken, everyone: Iterable[str]) -> Part | None:
    """A figure as a part of its telling; None where it tells no number."""
    figure, telling = spoken.figure, spoken.telling
    count = count_of(figure, telling.origin, spoken.when, telling.claim.claim_id)
    if count is None:
        return None
    counted = counted_by(spoken)
    persons = (figure.unit or "person") == "person"
    if persons and (is_of_some(figure) or class_of(counted) not in everyone):
        count = msgspec.structs.replace(count, whole=False, words=figure.text)
    return Part(
        count=count, at=(telling.claim.claim_id, figure.span), counted=counted, ages=_ages(figure),
        places=_towns(spoken), window=figure.window, document=telling.claim.document_id,
    )  # fmt: skip


def counted_by(spoken: Spoken) -> str | None:
    """Whom a figure counts, by its noun, else by whom its event names as hit ("ten executions" of medical staff)."""
    if spoken.figure.counted is not None or len(spoken.telling.event.targets) != 1:
        return spoken.figure.counted
    target = spoken.telling.event.targets[0]
    return target.name.lower() if target.resolution == "description" else None


def is_of_some(figure: Figure) -> bool:
    """Whether a figure counts some out of others told before."""
    return figure.subset_of is not None or OF_THEM.search(figure.text) is not None


def apart(a: Part, b: Part) -> bool:
    """Whether two figures count plainly different people: men and women, persons of different ages, those killed at
    different places or on different days."""
    if relation(a.counted, b.counted) == "apart":
        return True
    if (a.ages and b.ages and a.ages != b.ages) or (a.places and b.places and not a.places & b.places):
        return True
    return (
        a.window is not None and b.window is not None and (_before(a.window, b.window) or _before(b.window, a.window))
    )


def _place(part: Part, kept: list[Part]) -> None:
    """Put a figure among those kept: it is one of them told again, a part of one, or one more."""
    for n, other in enumerate(kept):
        if apart(part, other):
            continue
        related = relation(part.counted, other.counted)
        agrees = part.count.reach.meets(other.count.reach)
        if related in ("same", "whole") or part.count.whole == other.count.whole:
            if agrees:
                kept[n] = msgspec.structs.replace(other, count=narrowed(other.count, part.count))
                return
            if part.count.added and part.document == other.document and other.at[1] < part.at[1]:
                kept[n] = msgspec.structs.replace(other, count=together([other.count, part.count]))
                return
            if related == "same":
                return  # told before the larger or the revised one, or of a part of it
        elif related == "part":
            return
    kept.append(part)


def _ages(figure: Figure) -> frozenset[str]:
    return frozenset(a or b for a, b in AGE.findall(figure.text)) if figure.value == 1 else frozenset()


def _towns(spoken: Spoken) -> frozenset[str]:
    if not spoken.figure.places:
        return frozenset()
    own = set(spoken.figure.places)
    places = (p for p in spoken.telling.places if p.id in own and p.precision in ("point", "settlement"))
    return frozenset(p.place for p in places if p.place is not None)


def _before(one: Days, other: Days) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]
