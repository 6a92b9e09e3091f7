"""Which dispatches are worth comparing, and which sentences are standing notes that tie nothing together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from counterclaim.reconciling.reprints.kinship import Kinship
from counterclaim.reconciling.reprints.signature import Signature, bands

FEW = 12
"""Dispatches under one key up to which each is compared with every other; beyond, with the first ones and the one
before it."""
FIRST = 2
MANY = 8
"""Texts that have a sentence in common from which on it may be a standing note."""
LITTLE = 0.45
"""Share of the shorter of two texts below which what they have in common is not what they are about."""

Edge = tuple[str, str]


def candidates(ids: Sequence[str], signed: Mapping[str, Signature]) -> list[Edge]:
    """The pairs that are worth comparing, those with a key in common, sorted; `ids` are in the order of publication.

    Under a key that many have each is paired with the first ones and the one before it only, so that the cost stays
    near-linear.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for id_ in ids:
        for key in bands(signed[id_]):
            holders[key].append(id_)
    pairs: set[Edge] = set()
    for several in holders.values():
        for n, id_ in enumerate(several):
            others = several[:n] if len(several) <= FEW else {*several[: min(n, FIRST)], *several[max(0, n - 1) : n]}
            pairs.update((min(id_, other), max(id_, other)) for other in others)
    return sorted(pairs)


def standing_notes(signed: Mapping[str, Signature], kinships: Iterable[Kinship]) -> frozenset[int]:
    """Hashes of the sentences that tie nothing together: a note on the war that stands below every dispatch of it.

    A sentence of MANY texts is a note where those which have it in common mostly have little else in common. A wire's
    sentences stand in many texts too, but in prints of the rest of it.
    """
    holders: dict[int, set[int | None]] = defaultdict(set)
    in_common: dict[int, list[float]] = defaultdict(list)
    for kinship in kinships:
        a, b = signed[kinship.a], signed[kinship.b]
        for passage in {*a.passages} & {*b.passages}:
            holders[passage] |= {a.text, b.text}
            in_common[passage].append(max(kinship.share_a, kinship.share_b))
    return frozenset(
        passage for passage, texts in holders.items() if len(texts) >= MANY and median(in_common[passage]) < LITTLE
    )
