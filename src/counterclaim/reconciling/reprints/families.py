"""Families of reprints: who has the words of whom, the earliest member first.

`families_of` gives them for a set of dispatches. A ledger keeps the kinships and asks anew only for what a dispatch
touches: its keys (`bands`) give the candidates, `compare` the kinships, `families_from` the families of those
dispatches that are connected with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from statistics import median

from counterclaim.reconciling.reprints.credits import agencies_of
from counterclaim.reconciling.reprints.differing import differences
from counterclaim.reconciling.reprints.kinship import Kinship, compare
from counterclaim.reconciling.reprints.signature import Signature, bands, signature
from counterclaim.reconciling.reprints.wording import hashed, wording_of
from counterclaim.records import Document, Family, Member, digest
from counterclaim.records.span import length, merged, shared, within
from counterclaim.theatres.spelling import keys_in

FEW = 12
"""Dispatches under one key up to which each is compared with every other; beyond, with the first ones and its
neighbour."""
FIRST = 3
MANY = 6
"""Texts with one sentence from which on it may be a standing note."""
PART = 0.5
"""Share of a text's words below which what it has in common with many others is a note and not what it is about."""
OWN = 0.5
"""Share of a sentence below which it is a member's own, if no more of it stands in others."""

Edge = tuple[str, str]


def families_of(documents: Iterable[Document]) -> tuple[Family, ...]:
    """The families of two or more dispatches among `documents`, by their earliest members; the same in whatever order
    they come. Texts of the same words are compared once."""
    every = {document.document_id: document for document in documents}
    signed = {id_: signature(document) for id_, document in every.items()}
    kinships = [*_kinships(every, signed)]
    return families_from(every, kinships)


def families_from(documents: Mapping[str, Document], kinships: Iterable[Kinship]) -> tuple[Family, ...]:
    """The families that `kinships` make of `documents` (by id); kinships with others are left out.

    A dispatch that merges two wires, which have nothing with each other, is of the family of which it has more; the
    other wire is named in its reasons.
    """
    known = [k for k in kinships if k.a in documents and k.b in documents]
    near: dict[str, list[Kinship]] = defaultdict(list)
    for kinship in known:
        near[kinship.a].append(kinship)
        near[kinship.b].append(kinship)
    dropped = {edge for id_ in near for edge in _second_wires(id_, near)}
    group = Groups()
    for kinship in known:
        if (kinship.a, kinship.b) not in dropped:
            group.join(kinship.a, kinship.b)
    families = [_family([documents[i] for i in ids], near) for ids in group.sets()]
    return tuple(sorted(families, key=lambda family: (moment_of(family.members[0]), family.family_id)))


class Groups:
    """Sets of ids that are connected."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, id_: str) -> str:
        """The one that stands for an id's set."""
        above = self._above.setdefault(id_, id_)
        while above != id_:
            self._above[id_] = self._above.setdefault(above, above)
            id_, above = above, self._above[above]
        return id_

    def join(self, a: str, b: str) -> None:
        """Connect two ids."""
        a, b = self.root(a), self.root(b)
        self._above[max(a, b)] = min(a, b)

    def sets(self) -> list[list[str]]:
        """The sets of two and more."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._above):
            found[self.root(id_)].append(id_)
        return [ids for ids in found.values() if len(ids) > 1]


def _kinships(documents: Mapping[str, Document], signed: Mapping[str, Signature]) -> Iterator[Kinship]:
    """The kinships among documents: copies of the same words with the first of them, and those found by keys."""
    by_text: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(documents, key=lambda i: (moment_of(documents[i]), i)):
        text = signed[id_].text
        if text is not None:
            by_text[text].append(id_)
    for same in by_text.values():
        for id_ in same[1:]:
            yield same_words(documents[same[0]], documents[id_])
    texts = [same[0] for same in by_text.values()]
    common = common_passages([documents[i] for i in texts])
    told, crowded = candidates(texts, signed)
    connected = Groups()
    for pairs, all_of_them in ((told, True), (crowded, False)):
        for a, b in pairs:
            if not all_of_them and connected.root(a) == connected.root(b):
                continue
            kinship = compare(documents[a], documents[b], common=common)
            if kinship is not None:
                connected.join(a, b)
                yield kinship


def candidates(ids: Sequence[str], signed: Mapping[str, Signature]) -> tuple[list[Edge], list[Edge]]:
    """The pairs that are worth comparing, those with a key in common; `ids` are in the order of publication.

    Second, the pairs of keys that many have, in which each is paired with the first ones and the one before it, so that
    the cost stays near-linear; of these only pairs need comparing that are not of one family already.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for id_ in ids:
        for key in bands(signed[id_]):
            holders[key].append(id_)
    few: set[Edge] = set()
    crowded: set[Edge] = set()
    for several in holders.values():
        for n, id_ in enumerate(several):
            if len(several) <= FEW:
                few.update(_edge(id_, other) for other in several[:n])
            else:
                crowded.update(_edge(id_, other) for other in (*several[: min(n, FIRST)], *several[max(0, n - 1) : n]))
    place = {id_: n for n, id_ in enumerate(ids)}

    def order(edge: Edge) -> tuple[int, int]:
        a, b = sorted((place[edge[0]], place[edge[1]]))
        return b, a

    return sorted(few, key=order), sorted(crowded - few, key=order)


def _edge(a: str, b: str) -> Edge:
    return min(a, b), max(a, b)


def common_passages(documents: Sequence[Document]) -> frozenset[int]:
    """Hashes of the sentences that stand in many texts of which they, and their like, are the lesser part: standing
    notes. A wire's sentences stand in many texts too, but are most of what these are."""
    holders: dict[int, list[int]] = defaultdict(list)
    sizes: list[dict[int, int]] = []
    for n, document in enumerate(documents):
        wording = wording_of(document)
        size = {hashed(wording.words(s)): s.last - s.first for s in wording.sentences}
        sizes.append(size)
        for key in size:
            holders[key].append(n)
    frequent = {key for key, texts in holders.items() if len(texts) >= MANY}
    if not frequent:
        return frozenset()
    part = [sum(words for key, words in size.items() if key in frequent) / max(1, sum(size.values())) for size in sizes]
    return frozenset(key for key in frequent if median(part[n] for n in holders[key]) < PART)


def _second_wires(id_: str, near: Mapping[str, Sequence[Kinship]]) -> Iterator[Edge]:
    """Of a dispatch that has its words from several unrelated wires: its kinships with all but the main one.

    Those that have the same words of it, or words of each other, are one wire.
    """
    kin = near[id_]
    groups = Groups()
    reach, holder = -1, ""
    for start, end, other in sorted((s, e, k.other(id_)) for k in kin for s, e in k.passages(id_)):
        groups.join(other, holder if start < reach else other)
        if end > reach:
            reach, holder = end, other
    if len({groups.root(k.other(id_)) for k in kin}) < 2:
        return
    others = {k.other(id_) for k in kin}
    for other in others:
        for k in near[other]:
            if k.other(other) in others:
                groups.join(other, k.other(other))
    by_group: dict[str, list[Kinship]] = defaultdict(list)
    for one in kin:
        by_group[groups.root(one.other(id_))].append(one)

    def weight(root: str) -> tuple[int, str]:
        covered = merged(span for one in by_group[root] for span in one.passages(id_))
        return -sum(map(length, covered)), root

    for root in sorted(by_group, key=weight)[1:]:
        yield from ((one.a, one.b) for one in by_group[root])


def same_words(a: Document, b: Document) -> Kinship:
    """The kinship of two texts of the same words."""
    if a.document_id > b.document_id:
        a, b = b, a
    spans = wording_of(a).spans, wording_of(b).spans
    words = len(spans[0])
    quoted = sum(wording_of(a).quoted)
    return Kinship(
        a=a.document_id, b=b.document_id, share_a=1.0, share_b=1.0, own=words - quoted, quoted=quoted, order=1.0,
        passages_a=((spans[0][0][0], spans[0][-1][1]),), passages_b=((spans[1][0][0], spans[1][-1][1]),),
        figures_differ=0, because="the same words throughout",
    )  # fmt: skip


def _family(documents: Sequence[Document], near: Mapping[str, Sequence[Kinship]]) -> Family:
    members = {d.document_id: d for d in documents}
    credited = {d.document_id: agencies_of(d) for d in documents}
    agencies = {agency for several in credited.values() for agency in several}
    ordered = sorted(documents, key=lambda d: (_day(d), not _is_of(d.outlet, agencies), moment_of(d), d.document_id))
    first = ordered[0]
    return Family(
        family_id=digest("family", first.document_id),
        members=tuple(_member(d, first, near[d.document_id], credited[d.document_id], members) for d in ordered),
    )


def _member(
    document: Document, first: Document, kin: Sequence[Kinship], credits: tuple[str, ...], members: Collection[str]
) -> Member:
    id_ = document.document_id
    inside = [k for k in kin if k.other(id_) in members]
    wording = wording_of(document)
    common = merged(span for k in inside for span in k.passages(id_))
    covered = sum(within(span, common) for span in wording.spans)
    own = [s.span for s in wording.sentences if shared([s.span], common) < OWN * length(s.span)]
    elsewhere = sorted(k.other(id_) for k in kin if k.other(id_) not in members)
    because = [max(inside, key=lambda k: (k.share(id_), k.a, k.b)).because] if inside else []
    because += [f"credits {agency}" for agency in credits]
    because += [f"has a passage in common with {other}, of another family" for other in elsewhere[:1]]
    return Member(
        document_id=id_, input_id=document.input_id, published=document.published, outlet=document.outlet,
        shared=covered / len(wording.spans) if wording.spans else 0.0, credits=credits, own=tuple(own),
        differences=() if document is first else differences(first, document), because=tuple(because),
    )  # fmt: skip


def _is_of(outlet: str | None, agencies: Collection[str]) -> bool:
    """Whether an outlet is one of the agencies that the family's members credit."""
    return outlet is not None and any(keys_in(outlet) == keys_in(agency) for agency in agencies)


def _day(document: Document) -> str:
    return document.published[:10] if document.published else "9999"


def moment_of(document: Document | Member) -> str:
    """When a dispatch was published, so that later ones sort later: in UTC, a day without a time at its end, unknown
    last."""
    if not document.published:
        return "9999"
    try:
        moment = datetime.fromisoformat(document.published)
    except ValueError:
        return document.published
    if len(document.published) == len("2022-09-13"):
        moment = datetime.combine(moment.date(), time.max)
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
