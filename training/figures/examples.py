"""Sentences to learn from, their numbers marked: `python -m training.figures.examples --out FILE.jsonl`.

Numbers of the gold that is to tune on (benchmarks/gold, of figures_a and figures_b the even entries) and of
sentences.yaml and no_figures.yaml have the labels of their measures, or none where no figure is marked there.
Numbers of public train corpora (--bench) have what the rules read, or none: they teach above all what is no figure.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from benchmarks.marked_figures import UNNAMED, marked_entries
from benchmarks.tasks.figures import GOLD, MARKED, Entry, GoldFigure, close, span_of
from counterclaim.annotating import AnnotateLine, annotate_lines
from counterclaim.reading.annotations import TASKS
from counterclaim.reading.chain import english_chain
from counterclaim.reading.component import BatchComponent, chain_for
from counterclaim.reading.figures.figures import Figures
from counterclaim.reading.figures.likeness.labels import NONE, label_of
from counterclaim.reading.figures.likeness.likeness import standing
from counterclaim.reading.figures.likeness.marking import marked
from counterclaim.reading.layers import Layers
from counterclaim.records import Quantity

BENCH = Path(__file__).parents[3] / "shared" / "bench"
HERE = Path(__file__).parent
SETS = tuple("abcdefghi")
HALVES = ("a", "b")
"""Sets of which only even entries are to tune on."""
WRITTEN = {name: GOLD / file for name, file in MARKED.items()} | {
    "sentences": HERE / "sentences.yaml", "no_figures": HERE / "no_figures.yaml"
}  # fmt: skip
"""Files whose figures are marks within their texts."""
SEED = 20261130
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands|scores|several)\b", re.IGNORECASE
)
SHORTEST, LONGEST = 40, 500
"""Code points of a paragraph that is taken."""
ARTICLES, PARAGRAPHS = 420, 4
"""PolNeAR articles that are taken, and paragraphs of each article of any corpus."""

Labelled = Callable[[Quantity], Sequence[str]]
"""The labels of a number, the first the one to learn; none where it is not to be learnt."""


class Example(NamedTuple):
    """A sentence with its numbers: `at` is where the mark of each opens, `labels` what it may be read as."""

    source: str
    pieces: Sequence[int]
    at: Sequence[int]
    labels: Sequence[Sequence[str]]


def layered(texts: Iterable[str]) -> Iterator[Layers]:
    """Texts with their quantities and with the figures that rules alone read."""
    layers, _ = TASKS["figure"]
    syntax, *rest = (c for c in chain_for(layers, english_chain("rules")) if c.NAME != "figures")
    assert isinstance(syntax, BatchComponent)
    lines = (json.dumps({"text": text, "language": "en"}).encode() for text in texts)
    parsed = syntax.batch(Layers(line.document) for line in annotate_lines(lines) if isinstance(line, AnnotateLine))
    components = (*rest, Figures(likeness=False))
    yield from (reduce(lambda layers, component: component(layers), components, one) for one in parsed)


def examples_of(source: str, layers: Layers, labelled: Labelled) -> Iterator[Example]:
    """The sentences of a text with the numbers that have labels."""
    doc = layers.doc
    by_sentence: dict[int, list[Quantity]] = {}
    labels = {}
    for quantity in layers.quantities:
        number = standing(doc, quantity)
        if number is not None and (found := tuple(labelled(quantity))):
            by_sentence.setdefault(number.top.sent.start, []).append(quantity)
            labels[quantity.span] = found
    for start, quantities in by_sentence.items():
        sentence = doc[start].sent
        before = doc[start - 1].sent.start_char if start else sentence.start_char
        spans = sorted(one.span for one in quantities)
        made = marked(layers.text, before, (sentence.start_char, sentence.end_char), spans)
        yield Example(source, made.pieces, [*made.at.values()], [labels[span] for span in made.at])


def of_gold() -> Iterator[Example]:
    """Numbers of written sentences, without those that only touch a figure."""
    for name, written in (*((name, of_set(name)) for name in SETS), *((n, of_marks(f)) for n, f in WRITTEN.items())):
        for entry, layers in zip(written, layered(one.text for one in written), strict=True):
            yield from examples_of(name, layers, partial(labels_in, entry))


def labels_in(entry: Entry, quantity: Quantity) -> Sequence[str]:
    """The labels of a number of an entry; none of one that is not to be learnt."""
    over = [gold for gold in entry.figures if touches(quantity, span_of(entry.text, gold))]
    golds = [gold for gold in over if says(gold, quantity)]
    measures = [measure for gold in golds for measure in (gold.measure, *gold.also_measure)]
    if bool(over) != bool(golds) or UNNAMED in measures:
        return ()
    left_out = (NONE,) if all(gold.optional for gold in golds) else ()
    return tuple(dict.fromkeys((*map(label_of, measures), *left_out)))


def of_set(name: str) -> list[Entry]:
    """The entries of a set that are to tune on."""
    raw = yaml.load((GOLD / f"figures_{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(raw, list[Entry])[:: 2 if name in HALVES else 1]


def of_marks(file: Path) -> list[Entry]:
    """The entries of a file of marked texts."""
    blocks = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(list(marked_entries(blocks)), list[Entry])


def touches(quantity: Quantity, span: tuple[int, int]) -> bool:
    """Whether a quantity and a span have words in common."""
    return quantity.start < span[1] and span[0] < quantity.end


def says(gold: GoldFigure, quantity: Quantity) -> bool:
    """Whether a quantity says how many a gold figure does."""
    if gold.comparator == "between":
        return close(gold.low, quantity.low) and close(gold.high, quantity.high)
    return close(gold.value, quantity.value)


def of_corpora(bench: Path) -> Iterator[Example]:
    """Numbers of paragraphs of the public train corpora with what the rules read."""
    paragraphs = list(of_bench(bench))
    random.Random(SEED).shuffle(paragraphs)
    sources = [source for source, _ in paragraphs]
    for source, layers in zip(sources, layered(text for _, text in paragraphs), strict=True):
        yield from examples_of(source, layers, partial(labels_by_rule, layers))


def labels_by_rule(layers: Layers, quantity: Quantity) -> Sequence[str]:
    """The labels of what the rules read of a number, or none."""
    read = [f.measure for f in layers.figures if touches(quantity, f.span) and close(f.value, quantity.value)]
    return tuple(map(label_of, read)) or (NONE,)


def of_bench(bench: Path) -> Iterator[tuple[str, str]]:
    """Paragraphs with numbers, each with the name of its corpus."""
    articles = (json.loads(line) for line in (bench / "polnear" / "train.jsonl").read_text("utf-8").splitlines())
    polnear = {one["id"]: one["text"] for one in articles}
    yield from (("polnear", p) for text in islice(polnear.values(), ARTICLES) for p in numbered(text, PARAGRAPHS))
    local = (json.loads(line) for line in (bench / "gva" / "docs.jsonl").read_text("utf-8").splitlines()[::3])
    yield from (("gva", p) for one in local for p in numbered(one["text"], 2))
    for file in sorted((bench / "tempeval3" / "timebank").glob("*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", file.read_text(encoding="utf-8", errors="replace"), re.DOTALL)
        words = re.sub(r"<[^>]+>", "", body[1]) if body else ""
        yield from (("timebank", p) for p in numbered(re.sub(r"\n(?!\n)", " ", words), PARAGRAPHS))
    sentences = json.loads((bench / "newsquant" / "NewsQuant.json").read_text("utf-8"))[::2]
    yield from (("newsquant", sentence["text"]) for sentence in sentences)


def numbered(text: str, most: int) -> list[str]:
    """At most so many paragraphs of a text that hold a number, the same at every run."""
    paragraphs = [p for p in map(str.strip, text.split("\n")) if SHORTEST < len(p) < LONGEST and NUMBER.search(p)]
    random.Random(SEED).shuffle(paragraphs)
    return paragraphs[:most]


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--bench", type=Path, default=BENCH)
    chosen = options.parse_args()
    with chosen.out.open("w", encoding="utf-8") as file:
        for example in (*of_gold(), *of_corpora(chosen.bench)):
            file.write(json.dumps(example._asdict()) + "\n")


if __name__ == "__main__":
    main()
