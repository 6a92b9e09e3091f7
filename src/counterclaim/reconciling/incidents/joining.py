"""Why each telling is in its incident, in words that name what was found in the claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.linking import Evidence, points_of, weigh
from counterclaim.reconciling.incidents.linking_many import Comparing
from counterclaim.reconciling.incidents.strands import Strand, unsigned
from counterclaim.reconciling.telling import Telling
from counterclaim.records import Joined

WITHIN = frozenset({"mode", "place", "days", "actors", "counts"})
"""What is evidence for two tellings of one dispatch: that its words are its own says nothing."""


AT_ONCE = 12
"""Strands of which it is worth while to have the points of all pairs at once."""
MANY = 60
FEW = 8


def joins(
    cluster: Sequence[Strand], tellings: Mapping[str, Telling], decisions: Decisions
) -> tuple[Joined, ...]:  # fmt: skip
    """One reason for each telling but the first: within a dispatch why it goes with the strand's first telling, and for
    each strand but the first with which other it has most in common. All of them together form a tree."""
    found: list[Joined] = []
    for strand in cluster:
        first, *rest = (tellings[key] for key in strand.tellings)
        alone: Strand | None = None
        for telling in rest:
            if telling.follows is not None:
                followed = tellings[telling.follows]
                words = f"it goes on from what is told of {_told_as(followed)} in the same dispatch"
                found.append(_joined(telling, followed, 0.0, (words,)))
                continue
            alone = alone or unsigned([first], by_words=False)
            found_in_both = weigh(alone, unsigned([telling], by_words=False), by_words=False)
            said = [e for e in found_in_both if e.points > 0 and e.what in WITHIN]
            place = f"told in the same dispatch, which gives it no other place or day ({telling.claim.input_id})"
            found.append(_joined(telling, first, _sum(said), (*(e.because for e in said), place)))
    for strand, partner, evidence in _tree(cluster):
        because = [e.because for e in evidence if e.points > 0]
        against = [f"although {e.because}" for e in evidence if e.points < 0]
        if any(decisions.together(a, b) for a in strand.claims for b in partner.claims):
            because.insert(0, "people decided that the two are one")
        one, other = tellings[strand.tellings[0]], tellings[partner.tellings[0]]
        found.append(_joined(one, other, _sum(evidence), (*because, *against)))
    return tuple(found)


def _told_as(telling: Telling) -> str:
    return (telling.event.mode or telling.event.type).replace("-", " ")


def _sum(evidence: Sequence[Evidence]) -> float:
    return round(sum(one.points for one in evidence), 3)


def _joined(telling: Telling, to: Telling, score: float, because: tuple[str, ...]) -> Joined:
    return Joined(
        claim_id=telling.claim.claim_id, event=telling.event.id, to_claim=to.claim.claim_id, to_event=to.event.id,
        score=score, because=because,
    )  # fmt: skip


def _tree(cluster: Sequence[Strand]) -> Iterator[tuple[Strand, Strand, tuple[Evidence, ...]]]:
    """The strands after the first, each with the one already joined that it has most in common with (Prim's tree).
    Copies are joined to the first of them, and what comes after the first MANY different ones to one of the first FEW:
    a reason is wanted for each, not the best of millions."""
    first_of: dict[str, Strand] = {}
    for strand in cluster:
        first_of.setdefault(strand.signature, strand)
    different = list(first_of.values())
    yield from _prim(different[:MANY])
    for strand in different[MANY:]:
        yield _joined_to(strand, different[:FEW])
    alike: dict[str, tuple[Evidence, ...]] = {}
    for strand in cluster:
        first = first_of[strand.signature]
        if first is not strand:
            if strand.signature not in alike:
                alike[strand.signature] = _weighed(strand, first)
            yield strand, first, alike[strand.signature]


def _joined_to(strand: Strand, others: Sequence[Strand]) -> tuple[Strand, Strand, tuple[Evidence, ...]]:
    found = [(sum(e.points for e in _weighed(strand, other)), -at) for at, other in enumerate(others)]
    partner = others[-max(found)[1]]
    return strand, partner, _weighed(strand, partner)


def _prim(cluster: Sequence[Strand]) -> Iterator[tuple[Strand, Strand, tuple[Evidence, ...]]]:
    best: dict[str, tuple[float, Strand]] = {}
    left = {strand.key: strand for strand in cluster[1:]}
    newest = cluster[0]
    points_of = _points_of_all(cluster)
    while left:
        for key, strand in left.items():
            points = points_of(strand, newest)
            if key not in best or points > best[key][0]:
                best[key] = (points, newest)
        chosen = max(left, key=lambda key: (best[key][0], key))
        newest = left.pop(chosen)
        yield newest, best[chosen][1], _weighed(newest, best[chosen][1])


def _points_of_all(cluster: Sequence[Strand]) -> Callable[[Strand, Strand], float]:
    """What tells the points of any two strands of a cluster: of a large one those of all at once."""
    if len(cluster) < AT_ONCE:
        return points_of
    comparing = Comparing()
    pairs = list(combinations(range(len(cluster)), 2))
    every = comparing.points_among([comparing.numbered(strand) for strand in cluster], pairs)
    found = {frozenset((cluster[a].key, cluster[b].key)): points for (a, b), points in zip(pairs, every, strict=True)}
    return lambda a, b: found[frozenset((a.key, b.key))]


def _weighed(a: Strand, b: Strand) -> tuple[Evidence, ...]:
    return tuple(weigh(a, b) if a.key < b.key else weigh(b, a))
