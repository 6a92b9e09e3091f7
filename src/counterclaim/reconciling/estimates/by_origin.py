"""What each origin counts now: its latest word, with the parts of one telling brought together."""

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

CIVILIAN = "civilian"


def counts_by_origin(spoken: Sequence[Spoken]) -> list[Count]:
    """The current count of each origin, of figures of one measure; ordered by the origin's key.

    Where nobody counts combatants, civilians are all who were counted. Where somebody counts everybody, a count of
    some ("3 children") is only a lower bound of it.
    """
    told = first_told(beyond_headlines(spoken))
    classes = {class_of(counted_by(s)) for s in told if OF_THEM.search(s.figure.text) is None}
    everyone = {"everyone"} if "combatant" in classes else {"everyone", CIVILIAN}
    any_whole = bool(everyone & classes)
    by_origin: dict[str, dict[tuple[str, str], list[Spoken]]] = {}
    for one in told:
        by_origin.setdefault(one.telling.origin.key, {}).setdefault((one.when.order, one.telling.text_id), []).append(
            one
        )
    counts = []
    for _, tellings in sorted(by_origin.items()):
        totals = [t for group in tellings.values() if (t := total_of(group, everyone)) is not None]
        if any_whole:
            totals = [t if t.whole or t.added else at_least(t) for t in totals]
        totals = [t for t in totals if not t.empty]
        totals.sort(key=lambda c: (c.when.order, c.reach, c.claims))
        if totals:
            counts.append(latest(totals))
    return counts


def beyond_headlines(spoken: Sequence[Spoken]) -> list[Spoken]:
    """Without the headlines of texts that give the measure themselves: a headline drops speakers and bounds ("24
    die")."""
    in_texts = {s.telling.text_id for s in spoken if s.telling.claim.section != "headline"}
    return [s for s in spoken if s.telling.claim.section != "headline" or s.telling.text_id not in in_texts]


def first_told(spoken: Iterable[Spoken]) -> list[Spoken]:
    """Each count once, where it was told first: a reprint repeats one, and says nothing newer."""
    first: dict[object, Spoken] = {}
    for one in sorted(spoken, key=lambda s: (s.when.order, s.telling.key, s.figure.span)):
        figure, telling = one.figure, one.telling
        first.setdefault(
            (
                telling.origin.key, one.telling.text_id, figure.counted, figure.comparator,
                figure.value, figure.low, figure.high, figure.kind, figure.subset_of is None, figure.text.casefold(),
                tuple(sorted(p.place or p.name for p in telling.places if p.id in figure.places)),
            ),
            one,
        )  # fmt: skip
    return list(first.values())


def total_of(told: Sequence[Spoken], everyone: Iterable[str]) -> Count | None:
    """What one telling by one origin comes to. A part of another figure is not added to it; figures of plainly
    different people, or of different places, are added; of others the largest stands, as a lower bound if they count
    only some."""
    tops = [s for s in told if s.figure.subset_of is None] or list(told)
    parts = [p for s in tops if (p := _part(s, everyone)) is not None]
    wholes = [p for p in parts if p.count.whole]
    kept: list[_Part] = []
    for part in sorted(
        wholes or parts, key=lambda p: (p.count.added, not p.count.revised, -p.count.reach.low, p.order)
    ):
        _place(part, kept)
    if not kept:
        return None
    if all(apart(a.spoken, b.spoken) for a, b in combinations(kept, 2)):
        return together([k.count for k in sorted(kept, key=lambda k: k.order)])
    largest = max(kept, key=lambda k: (k.count.reach.low, k.order))
    return largest.count if largest.count.whole else at_least(largest.count)


class _Part(msgspec.Struct):
    spoken: Spoken
    count: Count

    def precedence(self) -> tuple[object, ...]:
        """A revised figure comes before others, then the largest, and last what is told to come on top."""
        return self.count.added, not self.count.revised, -self.count.reach.low, self.order

    @property
    def order(self) -> tuple[str, tuple[int, int]]:
        return self.spoken.telling.claim.claim_id, self.spoken.figure.span


def counted_by(spoken: Spoken) -> str | None:
    """Whom a figure counts, by its noun, else by whom its event names as hit ("ten executions" of medical
    personnel)."""
    if spoken.figure.counted is not None or len(spoken.telling.event.targets) != 1:
        return spoken.figure.counted
    target = spoken.telling.event.targets[0]
    return target.name.lower() if target.resolution == "description" else None


def _part(spoken: Spoken, everyone: Iterable[str]) -> _Part | None:
    figure, telling = spoken.figure, spoken.telling
    count = count_of(figure, telling.origin, spoken.when, telling.claim.claim_id)
    if count is None:
        return None
    some = figure.subset_of is not None or OF_THEM.search(figure.text) is not None
    whole = class_of(counted_by(spoken)) in everyone and not some
    persons = (figure.unit or "person") == "person"
    if whole or not persons:
        return _Part(spoken, count)
    return _Part(spoken, msgspec.structs.replace(count, whole=False, words=figure.text))


def _place(part: _Part, kept: list[_Part]) -> None:
    """Put a figure among those kept: it is one of them told again, a part of one, or one more."""
    for n, other in enumerate(kept):
        if apart(part.spoken, other.spoken):
            continue
        related = relation(counted_by(part.spoken), counted_by(other.spoken))
        agrees = part.count.reach.meets(other.count.reach)
        if related in ("same", "whole") or part.count.whole == other.count.whole:
            if agrees:
                kept[n] = _Part(other.spoken, narrowed(other.count, part.count))
                return
            if part.count.added and _follows(part.spoken, other.spoken):
                kept[n] = _Part(other.spoken, together([other.count, part.count]))
                return
            if related == "same":
                return  # told before the larger or the revised one, or of a part of it
        elif related == "part":
            return
    kept.append(part)


def apart(a: Spoken, b: Spoken) -> bool:
    """Whether two figures count plainly different people: men and women, persons of different ages, those killed at
    different places or on different days."""
    one, other = a.figure, b.figure
    if relation(counted_by(a), counted_by(b)) == "apart":
        return True
    ages = _ages(one), _ages(other)
    if all(ages) and ages[0] != ages[1]:
        return True
    return _disjoint(_places(a), _places(b)) or _other_days(one, other)


def latest(totals: Sequence[Count]) -> Count:
    """An origin's current count, of its counts in the order of time: a later one takes the place of an earlier one;
    where the two agree, the narrower stands. A further number is added to what it was told on top of."""
    current = totals[0]
    for later in totals[1:]:
        if later.added and not later.reach.meets(current.reach) and later.when.order > current.when.order:
            both = together([current, later])
            current = msgspec.structs.replace(both, when=later.when, before=current.before, whole=current.whole)
        elif current.whole and not later.whole and later.reach.low <= current.reach.high:
            continue
        elif later.reach.meets(current.reach) and not later.revised:
            stands = narrowed(current, later)
            if stands is not current:
                current = msgspec.structs.replace(stands, before=(_was(current), *current.before))
        else:
            current = msgspec.structs.replace(later, before=(_was(current), *current.before))
    return current


def _was(count: Count) -> str:
    return f"{count.words} of {count.when.worded()}"


def _ages(figure: Figure) -> frozenset[str]:
    return frozenset(a or b for a, b in AGE.findall(figure.text)) if figure.value == 1 else frozenset()


def _places(spoken: Spoken) -> frozenset[str]:
    return frozenset(
        p.place
        for p in spoken.telling.places
        if p.id in spoken.figure.places and p.place is not None and p.precision in ("point", "settlement")
    )


def _disjoint(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and not a & b


def _other_days(a: Figure, b: Figure) -> bool:
    one, other = a.window, b.window
    return one is not None and other is not None and (_ends_before(one, other) or _ends_before(other, one))


def _ends_before(one: Days, other: Days) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _follows(added: Spoken, base: Spoken) -> bool:
    """Whether a further number stands after the count that it is added to."""
    same = added.telling.claim.document_id == base.telling.claim.document_id
    return same and base.figure.span < added.figure.span
