"""From strands and links to clusters, in whatever order the dispatches came.

Strands are joined by links into parts (`parting`), and a part is taken apart into clusters. A cluster depends on the
strands of its part alone, and a part on which links there are, so whoever keeps links needs, when dispatches come or
go, only cluster the parts anew that a strand of theirs lies in, lay in or is linked to.

Within a part clusters grow by average linkage (Sokal and Michener 1958): the two that are most alike on the mean
of all pairs are put together, as long as the mean reaches JOINED. One dispatch that mixes two incidents up links both,
but does not make them one, as it would where every link counts. A pair that is not linked speaks against one cluster
and is not left out of the mean: it counts as UNLINKED, and in a part of up to EXACT strands as less where more
speaks against it than for it. What people decided goes before points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations, pairwise

from counterclaim.reconciling.incidents.blocking import blocks, compared
from counterclaim.reconciling.incidents.decisions import Decisions
from counterclaim.reconciling.incidents.linkage import Parted, linked_groups
from counterclaim.reconciling.incidents.linking import Link, against, link
from counterclaim.reconciling.incidents.parting import DECIDED, InMemory, parts_of
from counterclaim.reconciling.incidents.strands import Strand

JOINED = -0.1
"""Mean points over all pairs of two clusters from which they are one."""
UNLINKED = -1.0
"""Points of a pair that is not linked, at most."""
EXACT = 160
"""Strands of a part up to which it is asked what speaks against its pairs that are not linked."""

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
    decided = bool(decisions) and any(decisions.group_of(claim) is not None for claim in strand.claims)
    own = not strand.solid or decided
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


def links_within(parts: Sequence[Cluster], links: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """The links within each part."""
    where = {key: number for number, part in enumerate(parts) for key in part}
    found: list[dict[Pair, float]] = [{} for _ in parts]
    for (a, b), points in links.items():
        if where[a] == where[b]:
            found[where[a]][a, b] = points
    return found


def decided(strand: Strand, decisions: Decisions) -> tuple[str, ...]:
    """The groups of decided claims that a strand is in, by kind of event: an arrest that a claim tells of beside the
    shooting is not that shooting."""
    groups = sorted({group for claim in strand.claims if (group := decisions.group_of(claim)) is not None})
    return tuple(f"{group}:{kind}" for group in groups for kind in sorted(strand.kinds))


def clusters_of(component: Sequence[Strand], decisions: Decisions, links: Mapping[Pair, float]) -> list[Cluster]:
    """A part taken apart into clusters by the points of its links. Strands that a dispatch tells as context, or by
    which nothing would be known again, join a cluster and found none."""
    ordered = sorted(component, key=lambda strand: strand.key)
    founding = [strand for strand in ordered if _founds(strand)]
    clusters = _agglomerated(founding, links, decisions)
    joined = _joined(ordered, clusters, links, decisions)
    joining: dict[int, list[str]] = {}
    for key, at in joined:
        joining.setdefault(at, []).append(key)
    return sorted(tuple(sorted((*cluster, *joining.get(at, ())))) for at, cluster in enumerate(clusters))


def _founds(strand: Strand) -> bool:
    return strand.solid and not strand.background


def _joined(
    ordered: Sequence[Strand], clusters: Sequence[Cluster], links: Mapping[Pair, float], decisions: Decisions
) -> Iterator[tuple[str, int]]:
    """Which cluster each strand joins that founds none, by its key: the first of which people said so, else of those to
    which it is linked, but for those of which people said that it is not in them, that with most points on the mean."""
    by_key = {strand.key: strand for strand in ordered}
    at_of = {key: at for at, cluster in enumerate(clusters) for key in cluster}
    points: dict[str, dict[int, list[float]]] = {}
    for a, b in sorted(links):
        for mine, theirs in ((a, b), (b, a)):
            if mine not in at_of and theirs in at_of:
                points.setdefault(mine, {}).setdefault(at_of[theirs], []).append(links[a, b])
    for strand in ordered:
        if _founds(strand):
            continue
        said = _by_people(strand, clusters, by_key, decisions) if decided(strand, decisions) else {}
        best: list[tuple[float, float, int]] = [(1, 0, -at) for at, one in said.items() if one]
        for at, found in points.get(strand.key, {}).items():
            mean = (sum(found) + UNLINKED * (len(clusters[at]) - len(found))) / len(clusters[at])
            if mean >= JOINED and at not in said:
                best.append((0, mean, -at))
        if best:
            yield strand.key, -max(best)[2]


def _by_people(
    strand: Strand, clusters: Sequence[Cluster], by_key: Mapping[str, Strand], decisions: Decisions
) -> dict[int, bool]:
    """The clusters of which people said that a strand is in them, or that it is not."""
    mine, groups = [c for c in strand.claims if decisions.group_of(c) is not None], {*decided(strand, decisions)}
    said: dict[int, bool] = {}
    for at, cluster in enumerate(clusters):
        theirs = [by_key[key] for key in cluster]
        if any(groups & {*decided(other, decisions)} for other in theirs):
            said[at] = True
        elif any(decisions.apart(a, b) for a in mine for other in theirs for b in other.claims):
            said[at] = False
    return said


def _agglomerated(founding: Sequence[Strand], links: Mapping[Pair, float], decisions: Decisions) -> list[Cluster]:
    """Average linkage over the strands that found clusters, those first put together that people said are one."""
    number = {strand.key: at for at, strand in enumerate(founding)}
    points = {(number[a], number[b]): value for (a, b), value in links.items() if a in number and b in number}
    if len(founding) <= EXACT:
        for a, b in combinations(range(len(founding)), 2):
            if (a, b) not in points:
                points[a, b] = min(UNLINKED, against(founding[a], founding[b]))
    parted = _parted_by(founding, decisions) if decisions else None
    groups = linked_groups(_by_decision(founding, decisions), points, until=JOINED, without=UNLINKED, parted=parted)
    return sorted(tuple(founding[at].key for at in group) for group in groups)


def _parted_by(founding: Sequence[Strand], decisions: Decisions) -> Parted:
    """Whether people said of two groups of strands that they are not one."""
    decided_of = [sorted(c for c in strand.claims if decisions.group_of(c) is not None) for strand in founding]

    def parted(one: Sequence[int], other: Sequence[int]) -> bool:
        mine, theirs = ([claim for at in group for claim in decided_of[at]] for group in (one, other))
        return any(decisions.apart(a, b) for a in mine for b in theirs)

    return parted


def _by_decision(founding: Sequence[Strand], decisions: Decisions) -> list[list[int]]:
    """The numbers of strands in the order of keys, those of one decided group together."""
    members: dict[int, list[int]] = {}
    number_of: dict[str, int] = {}
    for number, strand in enumerate(founding):
        groups = decided(strand, decisions)
        numbers = sorted({number_of[group] for group in groups if group in number_of})
        at = numbers[0] if numbers else number
        members.setdefault(at, []).append(number)
        for other in numbers[1:]:
            members[at] += members.pop(other)
            number_of = {group: at if held == other else held for group, held in number_of.items()}
        number_of.update(dict.fromkeys(groups, at))
    return list(members.values())
