"""Time expressions, by the measure of TempEval-3 (UzZaman et al. 2013): relaxed, strict and value F1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from benchmarks.benchmark import Annotated, Benchmark, Row

TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
CREATED = re.compile(r"<DCT>.*?value=\"([^\"]*)\".*?</DCT>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 element: where it stands in the text and its value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """A TimeML file: the text without tags, the day of its creation, its expressions."""

    name: str
    text: str
    created: str
    times: tuple[Timex, ...]


def article(name: str, timeml: str) -> Article:
    """Read TimeML. Offsets are code points into all characters of <TEXT>, entities resolved. Raises ValueError."""
    body, created = TEXT.search(timeml), CREATED.search(timeml)
    if body is None or created is None:
        raise ValueError(f"{name}: no <TEXT> or no <DCT> with a value")
    pieces: list[str] = []
    times: list[Timex] = []
    open_at: list[tuple[int, str]] = []
    length, at = 0, 0
    for tag in TAG.finditer(body[1]):
        piece = unescape(body[1][at : tag.start()])
        pieces.append(piece)
        length, at = length + len(piece), tag.end()
        if tag[0].startswith("<TIMEX3"):
            open_at.append((length, unescape(dict(ATTRIBUTE.findall(tag[0]))["value"])))
        elif tag[0].startswith("</TIMEX3"):
            start, value = open_at.pop()
            times.append(Timex(start, length, value))
    pieces.append(unescape(body[1][at:]))
    return Article(name, "".join(pieces), created[1][:10], tuple(sorted(times, key=lambda t: (t.start, t.end))))


def articles(folder: Path) -> list[Article]:
    """Every TimeML file of a folder, by name."""
    return [article(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.tml"))]


def scores(pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, float]:
    """F1 in percent over (gold, predicted) pairs of documents.

    Strict: the same span. Relaxed: any overlap, one to one. Value: overlapping with the same value, precision over all
    predictions and recall over all gold.
    """
    gold_count = predicted_count = strict = relaxed = value = 0
    for gold, predicted in pairs:
        gold_count += len(gold)
        predicted_count += len(predicted)
        for g, p in paired(gold, predicted):
            strict += (g.start, g.end) == (p.start, p.end)
            relaxed += 1
            value += g.value == p.value
    total = gold_count + predicted_count
    return {
        name: 200 * hits / total if total else 0.0
        for name, hits in (("value F1", value), ("strict F1", strict), ("relaxed F1", relaxed))
    }


def paired(gold: Sequence[Timex], predicted: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Gold and predicted expressions one to one: same spans first, then overlaps in text order."""
    spans = {(p.start, p.end): p for p in predicted}
    pairs: list[tuple[Timex, Timex]] = []
    free = set(range(len(predicted)))
    left: list[Timex] = []
    index = {(p.start, p.end): i for i, p in enumerate(predicted)}
    for g in gold:
        same = index.get((g.start, g.end))
        if same is not None and same in free:
            free.discard(same)
            pairs.append((g, spans[g.start, g.end]))
        else:
            left.append(g)
    for g in left:
        for i in sorted(free):
            if predicted[i].start < g.end and g.start < predicted[i].end:
                free.discard(i)
                pairs.append((g, predicted[i]))
                break
    return pairs


def documents(folder: Path) -> list[Row]:
    """Input lines for `counterclaim annotate time`."""
    return [{"id": a.name, "text": a.text, "published": a.created} for a in articles(folder)]


def score(folder: Path, annotated: Annotated) -> dict[str, float]:
    """Scores of what the program said about the articles of `folder`."""
    return scores(
        (a.times, [Timex(row["start"], row["end"], row["value"]) for row in annotated.get(a.name, ())])
        for a in articles(folder)
    )


PLATINUM = "tempeval3/platinum"
TIMEBANK = "tempeval3/timebank"
DEV_EVERY = 3
"""Of TimeBank's articles, by name, every third is held out for choosing; the others are for tuning."""


def dev_articles(folder: Path) -> list[Article]:
    """The held-out third of TimeBank."""
    return articles(folder / TIMEBANK)[DEV_EVERY - 1 :: DEV_EVERY]


BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark(
        name=PLATINUM,
        task="time",
        path=PLATINUM,
        documents=lambda folder: documents(folder / PLATINUM),
        score=lambda folder, annotated: score(folder / PLATINUM, annotated),
        main_measure="value F1",
        figures_to_beat="value: UWTime 82, HeidelTime 77.6, NavyTime 71.0, SUTime 67.4; HeidelTime 81.3 strict, "
        "90.3 relaxed",
    ),
    Benchmark(
        name="tempeval3/timebank-dev",
        task="time",
        path=TIMEBANK,
        documents=lambda folder: [{"id": a.name, "text": a.text, "published": a.created} for a in dev_articles(folder)],
        score=lambda folder, annotated: scores(
            (a.times, [Timex(r["start"], r["end"], r["value"]) for r in annotated.get(a.name, ())])
            for a in dev_articles(folder)
        ),
        main_measure="value F1",
    ),
)
