"""CASE 2021 snippets: does the main assertion of a news snippet get the right ACLED-like label?

The snippet's label is that of its main assertion: the first event (in text order) of status occurred or ongoing outside
background, mapped by `reading/events/mappings/case2021.yaml` (which asks of captured ground whether a state's forces or
an armed group took it); no such event, or one that maps to nothing, is no label.

The measure is F1 weighted by support over the labels that the table reaches. Snippets whose gold label the table does
not reach (disasters, organised crime, claims of responsibility: no event of the ontology) stay in: a label
given to one of them is a false positive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.benchmark import Annotated, Benchmark, Row
from counterclaim.reading.events.mappings import case2021
from counterclaim.reading.events.mappings.mappings import Agent
from counterclaim.reading.events.ontology import ontology

FILE = "case2021/snippets-dev.tsv"
STATE = frozenset({"state", "government", "military"})


def rows(folder: Path) -> list[tuple[str, str, str]]:
    """Id, snippet and label of every snippet. The file is tab-separated without quoting."""
    lines = (folder / FILE).read_text("utf-8").splitlines()[1:]
    return [(i, text, label) for i, text, label in (line.split("\t") for line in lines)]


def documents(folder: Path, *, parity: int | None) -> list[Row]:
    """Input lines for the snippets of even (0) or odd (1) id, or all."""
    return [
        {"id": i, "text": text, "published": None}
        for i, text, _ in rows(folder)
        if parity is None or int(i) % 2 == parity
    ]


def gold(folder: Path) -> dict[str, str]:
    """The label of every snippet."""
    return {i: label for i, _, label in rows(folder)}


def reached() -> frozenset[str]:
    """The labels that the mapping table reaches."""
    labels = (
        case2021(t, mode, by=by)
        for t, modes in ontology().modes.items()
        for mode in modes
        for by in (None, "state", "group")
    )
    return frozenset(label for label in labels if label is not None)


def label_of(events: Sequence[Row]) -> str | None:
    """The label of a snippet's main assertion."""
    for event in events:
        if event.get("likened", False):  # its type alone is known
            continue
        if event["status"] in ("occurred", "ongoing") and not event.get("background", False):
            return case2021(event["type"], event["mode"], by=_agent(event)) if event["mode"] else None
    return None


def _agent(event: Row) -> Agent | None:
    """Whether an event's agents are a state's or an armed group's, None where they are not known or both."""
    kinds = {agent["kind"] for agent in event.get("agents", ())}
    if kinds & STATE:
        return None if "armed-group" in kinds else "state"
    return "group" if "armed-group" in kinds else None


def weighted_f1(pairs: Sequence[tuple[str, str | None]], labels: frozenset[str]) -> dict[str, float]:
    """F1 over (gold, predicted) pairs, averaged over `labels` by support in gold; and the accuracy among them."""
    support = Counter(g for g, _ in pairs if g in labels)
    predicted = Counter(p for _, p in pairs if p in labels)
    right = Counter(g for g, p in pairs if g == p and g in labels)
    total = sum(support.values())
    if not total:
        return {"weighted_f1": 0.0, "accuracy_reached": 0.0}
    f1 = sum(support[label] * 2 * right[label] / (support[label] + predicted[label]) for label in support)
    return {"weighted_f1": 100 * f1 / total, "accuracy_reached": 100 * sum(right.values()) / total}


def score(folder: Path, annotated: Annotated, *, parity: int) -> dict[str, float]:
    """The measures over the snippets of even (0) or odd (1) id; a snippet without annotations has no label."""
    pairs = [(label, label_of(annotated.get(i, ()))) for i, _, label in rows(folder) if int(i) % 2 == parity]
    return weighted_f1(pairs, reached())


def _benchmark(split: str, parity: int) -> Benchmark:
    return Benchmark(
        name=f"case2021/{split}",
        task="event",
        path=FILE,
        documents=lambda folder: documents(folder, parity=parity),
        score=lambda folder, annotated: score(folder, annotated, parity=parity),
        main_measure="weighted_f1",
        figures_to_beat="83.9 with ACLED training text (CASE 2021, all labels)",
    )


BENCHMARKS = (_benchmark("dev", 0), _benchmark("test", 1))
