"""Makes the examples to learn from: `python -m training.attribution.examples --polnear FOLDER --out FOLDER`.

Every annotated article of the train split in every form (`forms`), parsed, read by the rules, and turned into arrays.
Takes about ten minutes on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from counterclaim.reading.attribution.passage import passage_of
from counterclaim.reading.attribution.rules import ruled
from counterclaim.reading.attribution.tagger.labels import Run, labels_of
from counterclaim.reading.attribution.tagger.units import Units, layered, units_of
from training.attribution.arrays import FORMS, Learnt, stored
from training.attribution.forms import Example, articles, forms, parsed


def learnt(example: Example, units: Units) -> Learnt:
    """The example as arrays."""
    outer, _ = layered(example.citations, units)
    there = set(outer)
    sources: list[tuple[int, int]] = []
    cues: list[tuple[int, int]] = []
    for cited in example.citations:
        source, cue, content = (
            [r.first for s in spans if (r := Run(role, *units.between(s))) in there]
            for role, spans in (("source", cited.source), ("cue", cited.cue), ("content", cited.content))
        )
        if cue:
            sources.append((cue[0], source[0] if source else -1))
        cues += ((piece, cue[0] if cue else -1) for piece in content)
    return Learnt(
        units.pieces, units.first, units.features, labels_of(outer, len(units)), _pairs(sources), _pairs(cues)
    )


def _pairs(found: Iterable[tuple[int, int]]) -> NDArray[np.int32]:
    return np.array(list(found), np.int32).reshape(-1, 2)


def of_article(numbered: tuple[int, Example]) -> dict[str, list[Learnt]]:
    """All forms of one article as arrays."""
    out: dict[str, list[Learnt]] = {}
    for form, examples in forms(numbered[1], numbered[0]).items():
        out[form] = []
        for example, doc in zip(examples, parsed([e.text for e in examples]), strict=True):
            passage = passage_of(example.text, doc)
            units = units_of(passage, ruled(passage))
            if len(units):
                out[form].append(learnt(example, units))
    return out


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--polnear", type=Path, default=Path("../shared/bench/polnear"))
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--limit", type=int, help="the first articles only, for a try")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    found = articles(chosen.polnear / "train.jsonl")[: chosen.limit]
    texts: dict[str, list[Learnt]] = {form: [] for form in FORMS}
    article: dict[str, list[int]] = {form: [] for form in FORMS}
    with get_context("spawn").Pool(chosen.processes) as pool:
        work = pool.imap(partial(of_article), enumerate(found), chunksize=4)
        for number, by_form in enumerate(track(work, description="articles", total=len(found))):
            for form, parts in by_form.items():
                texts[form] += parts
                article[form] += [number] * len(parts)
    for form in FORMS:
        stored(chosen.out / f"{form}.npz", texts[form], article[form])
        print(form, len(texts[form]), "texts", sum(len(t.pieces) for t in texts[form]), "pieces")


if __name__ == "__main__":
    main()
