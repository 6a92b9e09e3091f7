"""Places: TR-News and GeoWebNews (Gritta et al. 2018, 2020), end to end.

GWN's articles of even index are for tuning, those of odd index and all of TR-News for testing. A gold toponym with
coordinates counts when a predicted span overlaps it and its point lies within 161 km of it (100 miles).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.benchmark import Annotated, Benchmark, Row
from counterclaim.gazetteer import kilometres

LIMIT = 161.0
"""Kilometres: 100 miles, the usual tolerance of geoparsing."""


@dataclass(frozen=True)
class Gold:
    """One toponym with a point."""

    start: int
    end: int
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Article:
    """One news article with its toponyms that have a point."""

    id: str
    text: str
    gold: tuple[Gold, ...]


@cache
def tr_news(path: Path) -> tuple[Article, ...]:
    """The articles of TR-News.xml."""
    return tuple(
        article(f"{at}", node, ("phrase", "gaztag/lat", "gaztag/lon"))
        for at, node in enumerate(ElementTree.parse(path).getroot())  # noqa: S314
    )


@cache
def gwn(path: Path) -> tuple[Article, ...]:
    """The articles of GWN.xml."""
    return tuple(
        article(f"{at}", node, ("extractedName", "latitude", "longitude"))
        for at, node in enumerate(ElementTree.parse(path).getroot())  # noqa: S314
    )


def article(id_: str, node: ElementTree.Element, tags: tuple[str, str, str]) -> Article:
    """One article; where an offset does not match its phrase, the nearest occurrence of the phrase is meant."""
    text = node.findtext("text") or ""
    phrase_tag, latitude_tag, longitude_tag = tags
    gold: list[Gold] = []
    for toponym in node.iter("toponym"):
        phrase = toponym.findtext(phrase_tag) or ""
        latitude, longitude = toponym.findtext(latitude_tag), toponym.findtext(longitude_tag)
        if not phrase or not (latitude or "").strip() or not (longitude or "").strip():
            continue
        start = nearest(text, phrase, int(toponym.findtext("start") or 0))
        if start is not None:
            gold.append(Gold(start, start + len(phrase), float(latitude or 0), float(longitude or 0)))
    return Article(id_, text, tuple(gold))


def nearest(text: str, phrase: str, offset: int) -> int | None:
    """Where the occurrence of `phrase` nearest to `offset` begins; None where there is none."""
    if text.startswith(phrase, offset):
        return offset
    starts = [m.start() for m in re.finditer(re.escape(phrase), text)]
    return min(starts, key=lambda s: (abs(s - offset), s), default=None)


@dataclass
class Counts:
    """Sums over the articles."""

    predicted: int = 0
    gold: int = 0
    recognised: int = 0
    right: int = 0


def counted(articles: Sequence[Article], annotated: Annotated) -> Counts:
    """Match each gold toponym with at most one prediction that has a point, a right one before a wrong one."""
    counts = Counts()
    for one in articles:
        points = [row for row in annotated.get(one.id, ()) if row.get("latitude") is not None]
        counts.predicted += len(points)
        counts.gold += len(one.gold)
        pairs = sorted(
            (not within(gold, row), at, number)
            for at, gold in enumerate(one.gold)
            for number, row in enumerate(points)
            if row["start"] < gold.end and gold.start < row["end"]
        )
        used_gold: set[int] = set()
        used_points: set[int] = set()
        for wrong, at, number in pairs:
            if at in used_gold or number in used_points:
                continue
            used_gold.add(at)
            used_points.add(number)
            counts.recognised += 1
            counts.right += not wrong
    return counts


def within(gold: Gold, row: Mapping[str, Any]) -> bool:
    """Whether a predicted point lies within 161 km of the gold one."""
    return kilometres(gold.latitude, gold.longitude, row["latitude"], row["longitude"]) <= LIMIT


def measures(counts: Counts) -> dict[str, float]:
    """F1 end to end, F1 of recognition (overlap), and accuracy of what was recognised, in percent."""
    both = counts.predicted + counts.gold
    return {
        "F1@161km": 200 * counts.right / both if both else 0.0,
        "recognition F1": 200 * counts.recognised / both if both else 0.0,
        "accuracy@161km": 100 * counts.right / counts.recognised if counts.recognised else 0.0,
        "precision@161km": 100 * counts.right / counts.predicted if counts.predicted else 0.0,
        "recall@161km": 100 * counts.right / counts.gold if counts.gold else 0.0,
    }


def benchmark(name: str, file: str, part: slice, figures: str) -> Benchmark:
    """The benchmark of one part of one file."""
    read = tr_news if file == "TR-News.xml" else gwn

    def documents(root: Path) -> list[Row]:
        return [{"id": a.id, "text": a.text, "published": None} for a in read(root / "geoparse" / file)[part]]

    def score(root: Path, annotated: Annotated) -> dict[str, float]:
        return measures(counted(read(root / "geoparse" / file)[part], annotated))

    return Benchmark(name=name, task="place", path=f"geoparse/{file}", documents=documents, score=score,
                     main_measure="F1@161km", figures_to_beat=figures)  # fmt: skip


BENCHMARKS: tuple[Benchmark, ...] = (
    benchmark("gwn/even", "GWN.xml", slice(0, None, 2), "all: Edinburgh .59 (.69, .90), CamCoder .59 (.70, .83)"),
    benchmark("gwn/odd", "GWN.xml", slice(1, None, 2), "all: Edinburgh .59 (.69, .90), CamCoder .59 (.70, .83)"),
    benchmark("gwn/all", "GWN.xml", slice(None), "Edinburgh .59 (.69, .90), CamCoder .59 (.70, .83)"),
    benchmark("tr-news/all", "TR-News.xml", slice(None), "CamCoder .62 (.75, .82)"),
)
