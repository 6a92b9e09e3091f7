"""Floors under the scores: a score may not fall below its floor, and a floor falls only by an explicit argument."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

Scores = Mapping[str, Mapping[str, float]]
"""Benchmark name → measure → score (0 to 100)."""

Floors = dict[str, dict[str, float]]

FILE = Path(__file__).parent / "floors.toml"
HEADER = (
    "# A score may not fall below its floor. `make benchmarks ARGS=--raise-floors` lifts floors to what was reached;\n"
    "# `ARGS='--lower-floor NAME'` is the only way to lower one, and its commit says why.\n"
)


def read(file: Path = FILE) -> Floors:
    """Benchmark name → measure → floor; empty where there is no file yet."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def write(floors: Mapping[str, Mapping[str, float]], file: Path = FILE) -> None:
    """Store the floors, sorted by name."""
    tables = [
        f'["{name}"]\n' + "".join(f'"{measure}" = {floor:.1f}\n' for measure, floor in sorted(floors[name].items()))
        for name in sorted(floors)
    ]
    file.write_text(HEADER + "\n" + "\n".join(tables), encoding="utf-8")


def shortfalls(scores: Scores, floors: Floors) -> list[str]:
    """One sentence for every score below its floor, every floor without a score and every benchmark without a floor."""
    out = [f"{name} has no floor" for name in scores if name not in floors]
    for name, measures in floors.items():
        if name not in scores:
            out.append(f"{name} has a floor and was not scored")
            continue
        for measure, floor in measures.items():
            score = scores[name].get(measure)
            if score is None:
                out.append(f"{name}: {measure} has a floor of {floor:.1f} and was not scored")
            elif score < floor:
                out.append(f"{name}: {measure} is {score:.2f}, below its floor of {floor:.1f}")
    return out


def raised(floors: Floors, scores: Scores, main_measures: Mapping[str, str]) -> Floors:
    """The floors lifted to the scores reached (rounded down to a tenth); none falls."""
    out = {name: dict(measures) for name, measures in floors.items()}
    for name, measure in main_measures.items():
        if name in scores:
            reached = math.floor(scores[name][measure] * 10) / 10
            mine = out.setdefault(name, {})
            mine[measure] = max(mine.get(measure, reached), reached)
    return out


def lowered(floors: Floors, scores: Scores, names: Iterable[str]) -> Floors:
    """The floors with those of `names` set to what was reached, even down. Raises KeyError for no such floor."""
    out = {name: dict(measures) for name, measures in floors.items()}
    for name in names:
        out[name] = {measure: math.floor(scores[name][measure] * 10) / 10 for measure in out[name]}
    return out
