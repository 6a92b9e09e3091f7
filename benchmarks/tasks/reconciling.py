"""Local news of shootings (gva): are the articles about one incident put together, and is it dated and counted right?

Measures, as the page of the benchmark data says. `b3_f1`: B-cubed F1 of the articles (Bagga and Baldwin 1998). An
article that is in several incidents is in the one that has most of its claims, of several such in the earlier one; one
that is in none is alone. For `date`, `killed` and `injured` each gold incident is compared with the predicted one that
holds most of its articles (ties: the earlier), in percent of gold incidents: the whole period within a day of the day,
`best` of deaths and of injured exactly right; no figure counts as 0, and so does a gold incident of whose articles none
is in an incident.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from benchmarks.benchmark import Annotated, Benchmark, Row
from benchmarks.percentages import percent
from counterclaim.executing import cores
from counterclaim.intake import Options, Taken, take_in
from counterclaim.reading.reader import Reader
from counterclaim.reconciling.reconcile import reconcile
from counterclaim.verbs import read_taken

FOLDER = "gva"
SHOWN = ("id", "published", "title", "url", "text")
"""The columns that the program is given: never the incident that an article belongs to."""


def rows(folder: Path, name: str) -> list[Row]:
    """The lines of one of the benchmark's two files."""
    return [json.loads(line) for line in (folder / FOLDER / name).read_text("utf-8").splitlines()]


def documents(folder: Path) -> list[Row]:
    """The articles, without their incidents."""
    return [{key: row[key] for key in SHOWN} for row in rows(folder, "docs.jsonl")]


def assigned(articles: Sequence[str], incidents: Sequence[Row], document_of: Mapping[str, str]) -> dict[str, str]:
    """The incident of each article, by its input id; an article in none is an incident of its own. `document_of` gives
    the article of each claim."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first = {incident["incident_id"]: _first_day(incident) for incident in incidents}
    for incident in incidents:
        for claim in {claim["claim_id"] for claim in incident["claims"]}:
            counts[document_of[claim]][incident["incident_id"]] += 1
    return {
        article: min(counts[article], key=lambda one: (-counts[article][one], first[one], one))
        if counts[article]
        else f"alone:{article}"
        for article in articles
    }


def b_cubed(predicted: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 (0 to 1) of a clustering, averaged over the items."""
    ours, theirs = _clusters(predicted), _clusters(gold)
    precision = recall = 0.0
    for item in gold:
        both = len(ours[predicted[item]] & theirs[gold[item]])
        precision += both / len(ours[predicted[item]]) / len(gold)
        recall += both / len(theirs[gold[item]]) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _clusters(of: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item, cluster in of.items():
        found[cluster].add(item)
    return found


def holder(articles: Sequence[str], predicted: Mapping[str, str], first: Mapping[str, str]) -> str | None:
    """The predicted incident that holds most of some articles, of several the earlier; None where all are alone."""
    held = Counter(predicted[article] for article in articles if predicted[article] in first)
    return min(held, key=lambda one: (-held[one], first[one], one)) if held else None


def is_dated(incident: Row | None, day: date) -> bool:
    """Whether an incident's whole period lies within a day of `day`."""
    period = incident["period"] if incident else None
    if not period or None in period:
        return False
    return all(abs((date.fromisoformat(one) - day).days) <= 1 for one in period)


def is_counted(incident: Row | None, measure: str, number: int) -> bool:
    """Whether the best estimate of a measure is `number`; no figure counts as 0."""
    figure = incident["figures"].get(measure) if incident else None
    return bool(((figure or {}).get("best") or 0) == number)


def _first_day(incident: Row) -> str:
    period = incident["period"]
    return (period[0] if period else None) or "9999"


def score_incidents(
    gold_of: Mapping[str, str], gold: Sequence[Row], incidents: Sequence[Row], document_of: Mapping[str, str]
) -> dict[str, float]:
    """The four measures. `gold_of` gives the gold incident of each article, `document_of` the article of each claim."""
    predicted = assigned(list(gold_of), incidents, document_of)
    precision, recall, f1 = b_cubed(predicted, gold_of)
    by_id = {incident["incident_id"]: incident for incident in incidents}
    first = {one: _first_day(incident) for one, incident in by_id.items()}
    right: Counter[str] = Counter()
    for one in gold:
        articles = [article for article, incident in gold_of.items() if incident == one["incident"]]
        name = holder(articles, predicted, first)
        found = by_id[name] if name else None
        right["date"] += is_dated(found, datetime.strptime(one["date"], "%B %d, %Y").date())
        right["killed"] += is_counted(found, "deaths", one["killed"])
        right["injured"] += is_counted(found, "injured", one["injured"])
    return {
        "b3_f1": 100 * f1,
        "b3_precision": 100 * precision,
        "b3_recall": 100 * recall,
        **{measure: percent(right[measure], len(gold)) for measure in ("date", "killed", "injured")},
    }


def measured(documents: Sequence[Row]) -> Annotated:
    """Runs the program over the articles: its incidents, and the article of each claim."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
        file.flush()
        taken = read_taken(take_in([file.name], Options(theatre="world")), Reader(processes=cores()))
        readings = [(item.document, reading) for item, reading in taken if isinstance(item, Taken) and reading]
    done = reconcile(readings)
    claims = [{"claim_id": c.claim_id, "input_id": c.input_id} for _, reading in readings for c in reading.claims]
    return {"incidents": [msgspec.to_builtins(incident) for incident in done.incidents], "claims": claims}


def score(folder: Path, answered: Annotated) -> dict[str, float]:
    """The measures of what `measured` gave."""
    gold_of = {row["id"]: row["incident"] for row in rows(folder, "docs.jsonl")}
    document_of = {row["claim_id"]: row["input_id"] for row in answered["claims"]}
    return score_incidents(gold_of, rows(folder, "incidents.jsonl"), answered["incidents"], document_of)


BENCHMARKS = (
    Benchmark(
        name="gva/all",
        task="incidents",
        path=FOLDER,
        documents=documents,
        measured=measured,
        score=score,
        main_measure="b3_f1",
    ),
)
