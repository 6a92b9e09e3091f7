"""From strands and links to clusters, in whatever order the dispatches came.

Strands are joined by links into parts (`parting`), and a part is taken apart into clusters. A cluster depends on the
strands of its part alone, and a part on which links there are, so whoever keeps links needs, when dispatches come or
go, only cluster the parts anew that a strand of theirs lies in, lay in or is linked to.

Within a part clusters grow by average linkage (Sokal and Michener 1958): the two that are most alike on the mean
of all pairs are put together, as long as the mean reaches JOINED. One dispatch that mixes two incidents up links both,
but does not make them one, as it would where every link counts. What people decided goes before points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from itertools import combinations, pairwise

from counterclaim.reconciling.incidents.blocking import blocks, compared
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.linking import LINKED, Link, link, score
from counterclaim.reconciling.incidents.parting import DECIDED, InMemory, parts_of
from counterclaim.reconciling.incidents.strands import Strand

JOINED = 2.0
"""Mean points over all pairs of two clusters from which they are one."""
EXACT = 160
"""Strands of a part up to which all its pairs are scored; in a larger one only those that blocking compares."""

Pair = tuple[str, str]
Cluster = tuple[str, ...]
"""Keys of strands, sorted."""


def pair_of(a: str, b: str) -> Pair:
    """Two keys in order."""
    return (a, b) if a < b else (b, a)


def likes(strands: Iterable[Strand], decisions: Decisions) -> dict[str, list[str]]:
    """Keys of the strands that are compared as one, by the smallest of them: what is told in the same words, figures,
    places and days on one day of publication, however many copies there are. A strand about which somebody decided
    stands for itself, and so does one by which nothing is known again."""
    groups: dict[int, list[str]] = {}
    for strand in strands:
        groups.setdefault(node_of(strand, decisions), []).append(strand.key)
    return {min(keys): sorted(keys) for keys in groups.values()}


def node_of(strand: Strand, decisions: Decisions) -> int:
    """What strands that are compared as one have in common, and no others: 63 bits of a hash."""
    own = not strand.solid or any(decisions.group_of(claim) is not None for claim in strand.claims)
    said = f"{strand.key} {strand.signature}" if own else strand.signature
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big") >> 1


def candidates(strands: Mapping[str, Strand], decisions: Decisions) -> Iterator[Pair]:
    """The pairs of strands, each of another node, that blocking brings together, each once."""
    by_node = {node_of(strand, decisions): strand for strand in strands.values()}
    under: dict[str, list[int]] = {}
    for node, strand in by_node.items():
        for block in blocks(strand):
            under.setdefault(block, []).append(node)
    seen: set[tuple[int, int]] = set()
    for nodes in under.values():
        for pair in compared(nodes):
            if pair not in seen:
                seen.add(pair)
                yield by_node[pair[0]].key, by_node[pair[1]].key


def links_among(strands: Mapping[str, Strand], decisions: Decisions) -> Iterator[Link]:
    """All links among some strands, each of another node, that are found by blocking."""
    for a, b in candidates(strands, decisions):
        found = None if strands[a].background and strands[b].background else link(strands[a], strands[b])
        if found is not None:
            yield found


def parts(strands: Iterable[Strand], links: Mapping[Pair, float], decisions: Decisions) -> list[Cluster]:
    """The parts (`parting`) that links and what people decided make of some strands, as sorted keys, sorted."""
    known: InMemory[str] = InMemory()
    by_group: dict[str, list[str]] = {}
    keys: list[str] = []
    for (a, b), points in links.items():
        known.add(a, b, points)
    for strand in strands:
        keys.append(strand.key)
        for group in decided(strand, decisions):
            by_group.setdefault(group, []).append(strand.key)
    for several in by_group.values():
        for a, b in pairwise(several):
            known.add(a, b, DECIDED)
    return sorted(tuple(sorted(part)) for part in parts_of(keys, known))


def decided(strand: Strand, decisions: Decisions) -> tuple[str, ...]:
    """The groups of decided claims that a strand is in, by kind of event: an arrest that a claim tells of beside the
    shooting is not that shooting."""
    groups = sorted({group for claim in strand.claims if (group := decisions.group_of(claim)) is not None})
    return tuple(f"{group}:{kind}" for group in groups for kind in sorted(strand.kinds))


def clusters_of(
    component: Sequence[Strand], decisions: Decisions, known: Mapping[Pair, float] | None = None
) -> list[Cluster]:
    """A part taken apart into clusters. `known` are the points of the pairs that were compared, needed only of a
    part of more than EXACT strands. Strands that a dispatch tells as context, or by which nothing would be known
    again, join a cluster and found none."""
    ordered = sorted(component, key=lambda strand: strand.key)
    founding = [strand for strand in ordered if _founds(strand)]
    points = _points(ordered, known)
    clusters = _agglomerated(founding, points, decisions)
    joining: dict[int, list[str]] = {}
    for strand in ordered:
        if not _founds(strand):
            at = _best_of(strand, clusters, points)
            if at is not None:
                joining.setdefault(at, []).append(strand.key)
    return sorted(tuple(sorted((*cluster, *joining.get(at, ())))) for at, cluster in enumerate(clusters))


def _founds(strand: Strand) -> bool:
    return strand.solid and not strand.background


def _points(ordered: Sequence[Strand], known: Mapping[Pair, float] | None) -> Mapping[Pair, float]:
    if len(ordered) > EXACT and known is not None:
        return {pair: known[pair] for pair in sorted(known)}  # the order in which sums are made
    return {(a.key, b.key): score(a, b) for a, b in combinations(ordered, 2)}


def _best_of(strand: Strand, clusters: Sequence[Cluster], points: Mapping[Pair, float]) -> int | None:
    """Which cluster a strand joins: that with whose strands it has most points on the mean, if linked there."""
    best: tuple[float, int] | None = None
    for at, cluster in enumerate(clusters):
        found = [points[pair] for key in cluster if (pair := pair_of(strand.key, key)) in points]
        if found and max(found) >= LINKED:
            mean = sum(found) / len(found)
            best = max(best, (mean, -at)) if best else (mean, -at)
    return -best[1] if best and best[0] >= JOINED else None


def _agglomerated(founding: Sequence[Strand], points: Mapping[Pair, float], decisions: Decisions) -> list[Cluster]:
    """Average linkage over the strands that found clusters, those first put together that people said are one."""
    members = _by_decision(founding, decisions)
    where = {key: at for at, keys in members.items() for key in keys}
    sums: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in members}
    for (one, other), value in points.items():
        if one in where and other in where and where[one] != where[other]:
            _add(sums, where[one], where[other], value, 1)
    groups = _claims_decided(members, founding, decisions)
    heap = [(-total / count, a, b) for a in sums for b, (total, count) in sums[a].items() if a < b]
    heapify(heap)
    while heap:
        mean, a, b = heappop(heap)
        if -mean < JOINED:
            break
        if a not in members or b not in members or b not in sums[a] or -sums[a][b][0] / sums[a][b][1] != mean:
            continue
        if groups and any(decisions.apart(x, y) for x in groups[a] for y in groups[b]):
            continue
        _merge(a, b, members, sums)
        if groups:
            groups[a] |= groups.pop(b)
        for beside, (total, count) in sums[a].items():
            heappush(heap, (-total / count, min(a, beside), max(a, beside)))
    return sorted(tuple(sorted(keys)) for keys in members.values())


def _claims_decided(
    members: Mapping[int, Sequence[str]], founding: Sequence[Strand], decisions: Decisions
) -> dict[int, set[str]]:
    """The claims of each cluster about which somebody decided; empty where nobody decided anything."""
    if not decisions:
        return {}
    claims = {strand.key: strand.claims for strand in founding}
    return {
        at: {claim for key in keys for claim in claims[key] if decisions.group_of(claim) is not None}
        for at, keys in members.items()
    }


def _by_decision(founding: Sequence[Strand], decisions: Decisions) -> dict[int, list[str]]:
    """Strands numbered in the order of keys, those of one decided group under one number."""
    members: dict[int, list[str]] = {}
    number_of: dict[str, int] = {}
    for number, strand in enumerate(founding):
        groups = decided(strand, decisions)
        numbers = sorted({number_of[group] for group in groups if group in number_of})
        at = numbers[0] if numbers else number
        members.setdefault(at, []).append(strand.key)
        for other in numbers[1:]:
            members[at] += members.pop(other)
            number_of = {group: at if held == other else held for group, held in number_of.items()}
        number_of.update(dict.fromkeys(groups, at))
    return members


def _add(sums: dict[int, dict[int, tuple[float, int]]], a: int, b: int, value: float, count: int) -> None:
    total, counted = sums[a].get(b, (0.0, 0))
    sums[a][b] = sums[b][a] = (total + value, counted + count)


def _merge(a: int, b: int, members: dict[int, list[str]], sums: dict[int, dict[int, tuple[float, int]]]) -> None:
    """Put cluster b into a: the sums over pairs add up, so the mean stays exact."""
    members[a] += members.pop(b)
    for other, (total, count) in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            _add(sums, a, other, total, count)
