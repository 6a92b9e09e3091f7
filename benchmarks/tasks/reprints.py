"""Reprints: which dispatches the program takes for prints of one wire (gold/reprints.md), by `families_of` over all
dispatches of a half together.

Two dispatches are *taken together* where there is a family of which each is a member or is said to have passages too
(`also`); they *belong together* where they print a wire in common.

Measures, in percent: `F1` over all pairs of a half, the one with the floor; precision and recall; for each kind of edit
the share of dispatches of that kind whose pairs are all right; `n apart wrong`, pairs of the hard negatives (press
conferences, long quotations, two reporters of an incident, bulletins of successive days) that were taken together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from benchmarks import data
from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent
from benchmarks.reprinting import GOLD, Labelled, generated, written
from counterclaim.intake import Taken, take_in
from counterclaim.reconciling.reprints import families_of
from counterclaim.records import Document, Family

APART = frozenset({"press-conference", "long-quotation", "two-reporters", "bulletin", "bulletin-copy"})
"""Kinds whose dispatches look like reprints and are none."""
WIRE = re.compile(r"^wire: (\S+)$", re.MULTILINE)
DISPATCHES = data.ROOT / "src" / "counterclaim" / "demo" / "dispatches"

Pair = tuple[str, str]


@cache
def own(parity: int) -> tuple[Labelled, ...]:
    """The dispatches of gold/reprints.yaml and gold/reprints_written.yaml of one half."""
    return (*generated(("tune", "scored")[parity]), *written(parity))


@cache
def demo(parity: int) -> tuple[Labelled, ...]:
    """The demonstration corpus: the reprints of the wires at even (0) or odd (1) positions, and the dispatches without
    a wire at such positions."""
    wires: dict[str, list[Document]] = defaultdict(list)
    for taken in take_in([DISPATCHES]):
        if isinstance(taken, Taken):
            named = WIRE.search(taken.document.text)
            wires[named[1] if named else taken.document.input_id].append(taken.document)
    several = sorted(name for name, documents in wires.items() if len(documents) > 1)
    alone = sorted(name for name, documents in wires.items() if len(documents) == 1)
    return tuple(
        Labelled(document, frozenset({name}), "demo")
        for name in (*several[parity::2], *alone[parity::2])
        for document in wires[name]
    )


def pairs_of(labelled: Sequence[Labelled]) -> frozenset[Pair]:
    """The pairs of dispatches, by their ids, that print a wire in common."""
    return frozenset(
        _pair(a.document.document_id, b.document.document_id) for a, b in combinations(labelled, 2) if a.wires & b.wires
    )


def taken_together(families: Iterable[Family]) -> frozenset[Pair]:
    """The pairs that the program takes together."""
    of: dict[str, set[int]] = defaultdict(set)
    every = list(families)
    home = {member.document_id: n for n, family in enumerate(every) for member in family.members}
    pairs: set[Pair] = set()
    for n, family in enumerate(every):
        for member in family.members:
            of[member.document_id].add(n)
            for other in member.also:
                if other in home:
                    of[member.document_id].add(home[other])
                else:
                    pairs.add(_pair(member.document_id, other))
    pairs.update(_pair(a, b) for a, b in combinations(sorted(of), 2) if of[a] & of[b])
    return frozenset(pairs)


def _pair(a: str, b: str) -> Pair:
    return min(a, b), max(a, b)


def score(labelled: Sequence[Labelled], taken: frozenset[Pair]) -> dict[str, float]:
    """The measures (see the head of this file)."""
    gold = pairs_of(labelled)
    kind = {one.document.document_id: one.kind for one in labelled}
    both = len(gold & taken)
    precision, recall = percent(both, len(taken)), percent(both, len(gold))
    bad = {id_ for pair in gold ^ taken for id_ in pair}
    kinds = {
        name: [id_ not in bad for id_, of in kind.items() if of == name]
        for name in sorted(set(kind.values()) - {"demo"})
    }
    return {
        "F1": 2 * precision * recall / (precision + recall) if both else 0.0,
        "precision": precision,
        "recall": recall,
        "n pairs": float(len(gold)),
        **{name: percent(sum(right), len(right)) for name, right in kinds.items()},
        "n apart wrong": float(sum(kind[a] in APART and kind[b] in APART for a, b in taken - gold)),
    }  # fmt: skip


def measured(rows: Sequence[Row], labelled: Mapping[str, Labelled]) -> Annotated:
    """The pairs that are taken together, each as a row under the first of them."""
    found: dict[str, list[Row]] = defaultdict(list)
    for a, b in sorted(taken_together(families_of(labelled[row["id"]].document for row in rows))):
        found[a].append({"with": b})
    return found


def benchmark(name: str, path: Path, labelled: Callable[[], tuple[Labelled, ...]]) -> Benchmark:
    """The benchmark of one half."""

    def by_id() -> dict[str, Labelled]:
        return {one.document.document_id: one for one in labelled()}

    def scored(_: Path, annotated: Annotated) -> dict[str, float]:
        return score(labelled(), frozenset((a, row["with"]) for a, rows in annotated.items() for row in rows))

    return Benchmark(
        name=name,
        task="reprint",
        path=str(path),
        documents=lambda _: [{"id": id_} for id_ in by_id()],
        measured=lambda rows: measured(rows, by_id()),
        score=scored,
        main_measure="F1",
    )


BENCHMARKS: tuple[Benchmark, ...] = (
    benchmark("reprints-own/even", GOLD / "reprints.yaml", lambda: own(0)),
    benchmark("reprints-own/odd", GOLD / "reprints.yaml", lambda: own(1)),
    benchmark("reprints-demo/even", DISPATCHES, lambda: demo(0)),
    benchmark("reprints-demo/odd", DISPATCHES, lambda: demo(1)),
)
