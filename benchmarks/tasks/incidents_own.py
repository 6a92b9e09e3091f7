"""Incidents of the demonstration corpus (gold/incidents.yaml) and of two theatres that nothing was built on
(gold/incidents_more.yaml): whether what many dispatches say of one thing comes together, whether the word for how the
accounts stand to each other is right, and whether reprints are known as such.

The demonstration corpus is one ledger, each of the two theatres another. `sagaing` may be tuned on; `kivu` is only
scored: nobody prints its texts, its errors or what was read out of them.

An *item* is a quote of the gold, a place where a dispatch tells of an incident. It is in the predicted incident of the
claim whose content overlaps it; of several claims the one that shares most of the quote's characters counts, then the
one of least content. Where such claims are in several incidents, the item is in that of them to which most items of its
gold incident can belong. An item without a claim, or with claims that are in no incident, is alone. Running totals
(`kind` series) are no incidents.

Measures, in percent: `b3_f1`, B-cubed F1 of the items (Bagga and Baldwin 1998), its precision and recall, and F1 of
each theatre's items alone where there are several; `standing`, of the gold incidents with a standing, those of whom the
predicted incident that holds most of their items (of several the first by id) has it, none being wrong; `best`, of the
gold figures with a best, those that this incident's figure of the measure has exactly; `families F1`, over the pairs of
dispatches that are in one family; `in an incident`, of the items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from benchmarks import data
from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent

HERE = Path(__file__).parent.parent

Item = tuple[str, str]
"""A dispatch's file, and the words in which it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A gold incident: where it is told, its standing (None where the table does not decide), its best figures."""

    name: str
    items: tuple[Item, ...]
    standing: str | None = None
    best: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What the gold file holds: the incidents, and the families as tuples of files."""

    incidents: tuple[Told, ...]
    families: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Dispatches that are reconciled together, and their gold."""

    name: str
    file: Path
    """The gold file; it may hold other corpora beside this."""
    dispatches: Path
    """The folder from which the gold names its files."""
    theatre: str = ""
    """The folder in it that alone is read; all of it where there is none."""

    @property
    def folder(self) -> Path:
        """Where the dispatches lie."""
        return self.dispatches / self.theatre


CORPORA: tuple[Corpus, ...] = (
    Corpus(
        name="demo",
        file=HERE / "gold" / "incidents.yaml",
        dispatches=data.ROOT / "src" / "counterclaim" / "demo" / "dispatches",
    ),
    *(
        Corpus(
            name=theatre,
            file=HERE / "gold" / "incidents_more.yaml",
            dispatches=HERE / "incidents_more",
            theatre=theatre,
        )
        for theatre in ("sagaing", "kivu")
    ),
)


def theatre_of(file: str) -> str:
    """The folder that a dispatch lies in."""
    return file.split("/", maxsplit=1)[0]


def gold_of(entries: Mapping[str, Any], theatre: str = "") -> Gold:
    """The gold from the file's own form, that of one theatre where one is given.

    Raises ValueError where a quote stands in two places, or an incident or a family in two theatres.
    """
    told = tuple(
        Told(
            name=one["name"],
            items=tuple((place["file"], place["quote"]) for place in one["dispatches"]),
            standing=one["standing"],
            best=tuple((m, f["best"]) for m, f in one.get("figures", {}).items() if f["best"] is not None),
        )
        for one in entries["incidents"]
    )
    twice = [item for item, times in Counter(item for one in told for item in one.items).items() if times > 1]
    if twice:
        raise ValueError(f"in two places: {twice[0]}")
    families = tuple(tuple(family) for family in entries["families"])
    if not theatre:
        return Gold(incidents=told, families=families)
    return Gold(
        incidents=tuple(one for one in told if within((file for file, _ in one.items), theatre)),
        families=tuple(family for family in families if within(family, theatre)),
    )


def within(files: Iterable[str], theatre: str) -> bool:
    """Whether the dispatches are of this theatre. Raises ValueError where only some are."""
    found = {theatre_of(file) for file in files}
    if theatre in found and len(found) > 1:
        raise ValueError(f"in two theatres: {', '.join(sorted(found))}")
    return theatre in found


@cache
def gold(corpus: Corpus) -> Gold:
    """The gold of a corpus."""
    return gold_of(yaml.load(corpus.file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), corpus.theatre)


def candidates(
    item: Item, texts: Mapping[str, str], claims: Iterable[Row], incidents_of: Mapping[str, set[str]]
) -> set[str]:
    """The incidents that an item can belong to: those of the claim that overlaps it most; empty where there is none."""
    file, quote = item
    start = texts.get(file, "").find(quote)
    if start < 0:
        return set()
    end = start + len(quote)
    ranked = []
    for claim in claims:
        shared = sum(max(0, min(end, e) - max(start, s)) for s, e in claim["content"])
        found = incidents_of.get(claim["claim_id"])
        if shared and found:
            ranked.append(((-shared, sum(e - s for s, e in claim["content"])), found))
    first = min((rank for rank, _ in ranked), default=None)
    return {one for rank, found in ranked if rank == first for one in found}


def assigned(told: Sequence[Told], able: Mapping[Item, set[str]]) -> dict[Item, str | None]:
    """The one predicted incident of each item (see the head of this file); None for one that is alone."""
    out: dict[Item, str | None] = {}
    for one in told:
        counts = Counter(name for item in one.items for name in able[item])
        for item in one.items:
            out[item] = min(able[item], key=lambda name: (-counts[name], name)) if able[item] else None
    return out


def b_cubed(predicted: Mapping[Item, Hashable], theirs: Mapping[Item, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent of a clustering of the items of `theirs`; 0 of nothing."""
    ours, right, both = Counter(predicted[i] for i in theirs), Counter(theirs.values()), Counter[Hashable]()
    both.update((predicted[item], theirs[item]) for item in theirs)
    precision = percent(sum(both[predicted[i], theirs[i]] / ours[predicted[i]] for i in theirs), len(theirs))
    recall = percent(sum(both[predicted[i], theirs[i]] / right[theirs[i]] for i in theirs), len(theirs))
    return precision, recall, f1(precision, recall)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pairs(families: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """The pairs of files that are in one family."""
    return {pair for family in families for pair in combinations(sorted(family), 2)}


def score(gold: Gold, answered: Annotated) -> dict[str, float]:
    """The measures (see the head of this file) of `answered`: `texts` ({file, text}), `claims` ({file, claim_id,
    content}), `incidents` in the form of the contract, section 3, and `families` ({files})."""
    texts = {row["file"]: row["text"] for row in answered["texts"]}
    claims: dict[str, list[Row]] = defaultdict(list)
    for claim in answered["claims"]:
        claims[claim["file"]].append(claim)
    by_id = {row["incident_id"]: row for row in answered["incidents"] if row["kind"] == "incident"}
    incidents_of: dict[str, set[str]] = defaultdict(set)
    for name, row in by_id.items():
        for reference in row["claims"]:
            incidents_of[reference["claim_id"]].add(name)
    theirs = {item: one.name for one in gold.incidents for item in one.items}
    able = {item: candidates(item, texts, claims[item[0]], incidents_of) for item in theirs}
    held = assigned(gold.incidents, able)
    predicted: dict[Item, Hashable] = {item: name or item for item, name in held.items()}
    precision, recall, all_f1 = b_cubed(predicted, theirs)
    theatres = sorted({theatre_of(file) for file, _ in theirs})

    judged = right = figures = best = 0
    for one in gold.incidents:
        counts = Counter(name for item in one.items if (name := held[item]) is not None)
        found = by_id[min(counts, key=lambda name: (-counts[name], name))] if counts else None
        if one.standing is not None:
            judged += 1
            right += found is not None and found["standing"] == one.standing
        for measure, number in one.best:
            figures += 1
            best += found is not None and found["figures"].get(measure, {}).get("best") == number

    known, taken = pairs(gold.families), pairs(row["files"] for row in answered["families"])
    agreed = len(known & taken)
    return {
        "b3_f1": all_f1,
        "b3_precision": precision,
        "b3_recall": recall,
        **{
            f"b3_f1 {theatre}": b_cubed(predicted, {i: n for i, n in theirs.items() if theatre_of(i[0]) == theatre})[2]
            for theatre in theatres
            if len(theatres) > 1
        },
        "standing": percent(right, judged),
        "best": percent(best, figures),
        "families F1": f1(percent(agreed, len(taken)), percent(agreed, len(known))),
        "in an incident": percent(sum(name is not None for name in held.values()), len(held)),
    }


def measured(corpus: Corpus) -> Annotated:
    """What the program makes of a corpus, taken in, read and reconciled as a ledger does it."""
    import msgspec

    from counterclaim.intake import Taken, take_in
    from counterclaim.reading.reader import Reader
    from counterclaim.reconciling.reconcile import reconcile

    documents = [taken.document for taken in take_in([corpus.folder]) if isinstance(taken, Taken)]
    readings = list(Reader().read(documents))
    both = list(zip(documents, readings, strict=True))
    file = {
        document.document_id: Path(document.input_id).relative_to(corpus.dispatches).as_posix()
        for document in documents
    }
    made = reconcile(both)
    return {
        "texts": [{"file": file[document.document_id], "text": document.text} for document in documents],
        "claims": [
            {"file": file[document.document_id], "claim_id": claim.claim_id, "content": claim.content}
            for document, reading in both
            for claim in reading.claims
        ],
        "incidents": [msgspec.to_builtins(incident) for incident in (*made.incidents, *made.series)],
        "families": [{"files": [file[member.document_id] for member in family.members]} for family in made.families],
    }


def benchmark(corpus: Corpus) -> Benchmark:
    """The row of a corpus."""
    return Benchmark(
        name=f"incidents-own/{corpus.name}",
        task="incidents",
        path=str(corpus.file),
        documents=lambda _: [],
        measured=lambda _: measured(corpus),
        score=lambda _, answered: score(gold(corpus), answered),
        main_measure="b3_f1",
    )


BENCHMARKS: tuple[Benchmark, ...] = tuple(benchmark(corpus) for corpus in CORPORA)
