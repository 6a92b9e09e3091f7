"""The forms in which an annotated article is learnt from: whole, by paragraphs, as treebank tokens, with noise."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from spacy.tokens import Doc

from benchmarks.noise import KINDS, noised
from counterclaim.reading.attribution.passage import Cited
from counterclaim.reading.attribution.quotation import quotations
from counterclaim.reading.syntax.syntax import pipeline
from counterclaim.records import Span, Spans

Row = dict[str, Any]
PARAGRAPH = re.compile(r"[^\n]+")
TREEBANK = {"“": "``", "”": "''", "„": "``", "«": "``", "»": "''", "‘": "`", "’": "'", "[": "-LSB-", "]": "-RSB-",
            "—": "--", "–": "--", "…": "..."}  # fmt: skip
SEED = 20261129


class Example(NamedTuple):
    """A text with its citations, all offsets into the text."""

    text: str
    citations: tuple[Cited, ...]


def articles(file: Path) -> list[Example]:
    """The annotation lines of a PolNeAR split, each an example of its own."""
    with file.open(encoding="utf-8") as lines:
        return [_example(json.loads(line)) for line in lines]


def _example(row: Row) -> Example:
    citations = (
        Cited(*(tuple((s, e) for s, e in a[role]) for role in ("source", "cue", "content")), at=0)
        for a in row["attributions"]
    )
    return Example(row["text"], tuple(citations))


def paragraphs(example: Example) -> Iterator[Example]:
    """Each paragraph as a text of its own, with what stands in it of every citation."""
    for match in PARAGRAPH.finditer(example.text):
        if match.group().strip():
            yield Example(match.group(), _moved(example.citations, lambda span, m=match: _within(span, m.span())))


def _within(span: Span, place: Span) -> Span | None:
    start, end = max(span[0], place[0]), min(span[1], place[1])
    return (start - place[0], end - place[0]) if end > start else None


def _moved(citations: tuple[Cited, ...], move: Callable[[Span], Span | None]) -> tuple[Cited, ...]:
    def spans(old: Spans) -> Spans:
        return tuple(new for span in old if (new := move(span)) is not None)

    moved = (Cited(spans(c.source), spans(c.cue), spans(c.content), at=0) for c in citations)
    return tuple(c for c in moved if c.source or c.cue or c.content)


def treebank(example: Example) -> Example:
    """The example as tokens joined by spaces, marks and brackets written as in the Penn Treebank."""
    doc = pipeline().make_doc(example.text)
    opening = {q.span[0] for q in quotations(example.text) if q.opened}
    words: list[str] = []
    places: list[tuple[Span, Span]] = []
    at = 0
    for token in doc:
        if token.is_space:
            continue
        word = _treebank(token.text, opens=token.idx in opening)
        places.append(((token.idx, token.idx + len(token)), (at, at + len(word))))
        words.append(word)
        at += len(word) + 1

    def move(span: Span) -> Span | None:
        inside = [new for old, new in places if old[0] < span[1] and span[0] < old[1]]
        return (inside[0][0], inside[-1][1]) if inside else None

    return Example(" ".join(words), _moved(example.citations, move))


def _treebank(word: str, *, opens: bool) -> str:
    if word == '"':
        return "``" if opens else "''"
    return "".join(TREEBANK.get(c, c) for c in word)


def with_noise(example: Example, random: Random) -> Example:
    """The example with noise of one kind, drawn at random."""
    row = {
        "text": example.text,
        "attributions": [{"source": c.source, "cue": c.cue, "content": c.content} for c in example.citations],
    }
    return _example(noised(row, random.choice(sorted(KINDS)), random.randrange(2**31)))


def forms(example: Example, number: int) -> dict[str, list[Example]]:
    """The forms of the example numbered `number`."""
    random = Random(SEED + number)
    parts = list(paragraphs(example))
    rough = with_noise(example, random)
    return {
        "whole": [example],
        "paragraphs": parts,
        "treebank": [treebank(part) for part in parts],
        "noised": [rough] if random.random() < 0.5 else list(paragraphs(rough)),
    }


def parsed(texts: list[str]) -> Iterator[Doc]:
    """The parses of texts as the reader makes them."""
    from counterclaim.reading.syntax.folding import folded

    return pipeline().pipe((folded(text) for text in texts), batch_size=32)
