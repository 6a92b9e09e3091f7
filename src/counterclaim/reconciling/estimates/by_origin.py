"""What each origin counts now: its latest word, with the parts of one telling brought together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.reconciling.counted import class_of
from counterclaim.reconciling.estimates.count import Count, at_least, narrowed, together
from counterclaim.reconciling.estimates.parts import counted_by, is_of_some, total_of
from counterclaim.reconciling.estimates.spoken import Spoken

CIVILIAN = "civilian"


def counts_by_origin(spoken: Sequence[Spoken]) -> list[Count]:
    """The current count of each origin, of figures of one measure; ordered by the origin's key.

    Where nobody counts combatants, civilians are all who were counted. Where somebody counts everybody, a count of
    some ("3 children") is only a lower bound of it.
    """
    told = first_told(beyond_headlines(spoken))
    classes = {class_of(counted_by(s)) for s in told if not is_of_some(s.figure)}
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
