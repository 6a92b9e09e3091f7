"""A document as the tagger takes it in: words and marks with their word pieces, and what parse, quotation marks and
rules say of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.reading.attribution.tagger.labels import ROLES, Role, Run
from counterclaim.reading.wordpieces import tokenizer
from counterclaim.records import Span
from counterclaim.records.span import length

SHAPES = 8
BREAKS = 4
QUOTED = 6
PARTS = (
    "", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",
    "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP", "``",
)  # fmt: skip
RELATIONS = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip


class Feature(NamedTuple):
    """One thing said of a unit, and how many values it can have."""

    name: str
    values: int


FEATURES = (
    Feature("shape", SHAPES),
    Feature("break", BREAKS),
    Feature("part", len(PARTS)),
    Feature("relation", len(RELATIONS)),
    Feature("quoted", QUOTED),
    *(Feature(f"rule_{role}", 3) for role in ROLES),
    Feature("rule_inner", 1 + 2 * len(ROLES)),
)
"""The columns of `Units.features`. A rule's column holds 0 outside, 1 first, 2 further; `rule_inner` the labels of the
citations that stand within another."""

MARK = re.compile(r"``|''|‘‘|’’|-(?:LRB|RRB|LSB|RSB|LCB|RCB)-|[“”„‟«»＂〝〞「」『』]|[‘’‚‛ʼ`]|[‐‑]")
BRACKETS = {"LRB": "(", "RRB": ")", "LSB": "[", "RSB": "]", "LCB": "{", "RCB": "}"}


@dataclass(frozen=True, slots=True)
class Units:
    """A text as the tagger takes it in.

    `starts` and `ends`: offsets of each unit, code points into the text. `pieces`: ids of all word pieces, `first` the
    number of each unit's first piece. `features`: a row a unit, a column each of `FEATURES`. `breaks`: numbers of the
    units that begin a paragraph.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    pieces: NDArray[np.int32]
    first: NDArray[np.int32]
    features: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, end: int) -> Span:
        """The code points from the unit numbered `first` up to the one before `end`."""
        return int(self.starts[first]), int(self.ends[end - 1])

    def between(self, span: Span) -> tuple[int, int]:
        """The units that share something with `span`, as numbers `[first, end)`; equal where none does."""
        first = int(np.searchsorted(self.ends, span[0], side="right"))
        return first, max(first, int(np.searchsorted(self.starts, span[1], side="left")))


def plain(text: str) -> str:
    """`text` as the tokenizer should see it: the same length, every kind of quotation mark the same plain one."""
    return MARK.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    mark = match.group()
    if len(mark) == 5:
        return BRACKETS[mark[1:4]].ljust(5)
    if len(mark) == 2:
        return '" '
    if mark in "‘’‚‛ʼ`":
        return "'"
    return "-" if mark in "‐‑" else '"'


def units_of(passage: Passage, rules: Sequence[Cited]) -> Units:
    """The units of a passage; `rules` is what the rules find in it."""
    encoded = tokenizer().encode(plain(passage.text), add_special_tokens=False)
    words = np.array([-1 if w is None else w for w in encoded.word_ids], np.int64)
    pieces = np.array(encoded.ids, np.int32)
    offsets = np.array(encoded.offsets, np.int32).reshape(-1, 2)
    first = np.flatnonzero(np.diff(words, prepend=-2)).astype(np.int32)
    last = np.append(first[1:], len(words))[: len(first)] - 1
    starts, ends = offsets[first, 0], offsets[last, 1].copy() if len(first) else np.zeros(0, np.int32)
    _stretch(passage.text, starts, ends)
    units = Units(starts, ends, pieces, first, np.zeros((len(first), len(FEATURES)), np.uint8))
    _shapes(passage.text, units)
    _breaks(passage, units)
    _syntax(passage.doc, units)
    _marks(passage, units)
    _ruled(rules, units)
    return units


def column(name: str) -> int:
    """The number of a feature's column."""
    return next(number for number, feature in enumerate(FEATURES) if feature.name == name)


def _stretch(text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> None:
    """A mark written with several characters (`''`, `-LSB-`) is one unit that ends where its last one does."""
    for match in MARK.finditer(text):
        if match.end() - match.start() > 1:
            at = int(np.searchsorted(starts, match.start()))
            if at < len(starts) and starts[at] == match.start():
                ends[at] = match.end()


def _shapes(text: str, units: Units) -> None:
    units.features[:, column("shape")] = [
        _shape(text[s:e]) for s, e in zip(units.starts.tolist(), units.ends.tolist(), strict=True)
    ]


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isdigit():
        return 2
    if not any(c.isalnum() for c in word):
        return 3
    if word.istitle():
        return 4
    if word.isupper():
        return 5 if len(word) > 1 else 4
    return 6 if any(c.isdigit() for c in word) else 7


def _breaks(passage: Passage, units: Units) -> None:
    """1 where a sentence begins, 2 where a paragraph does, 3 where the text does."""
    found = units.features[:, column("break")]
    for sentence in passage.doc.sents:
        at = int(np.searchsorted(units.starts, sentence.start_char))
        if at < len(units):
            found[at] = 1
    for start, _ in passage.paragraphs:
        at = int(np.searchsorted(units.starts, start))
        if at < len(units):
            found[at] = 2
    if len(units):
        found[0] = 3


def _syntax(doc: Doc, units: Units) -> None:
    """Part of speech and relation of the token that a unit begins in."""
    if not len(doc) or not len(units):
        return
    table = doc.to_array(["IDX", "TAG", "DEP"])
    tokens = np.searchsorted(table[:, 0].astype(np.int64), units.starts, side="right") - 1
    for place, (name, names) in enumerate((("part", PARTS), ("relation", RELATIONS)), start=1):
        number = {int(doc.vocab.strings[name]): at for at, name in enumerate(names) if name}
        values = np.array([number.get(int(h), 0) for h in table[:, place]], np.uint8)
        units.features[:, column(name)] = values[np.maximum(tokens, 0)]


def _marks(passage: Passage, units: Units) -> None:
    """1 within a quotation, 2 its opening mark, 3 its closing mark, 4 within a quotation in it; 5 in one that has only
    one of its marks."""
    found = units.features[:, column("quoted")]
    for quotation in passage.quotations:
        first, end = units.between(quotation.span)
        whole = quotation.opened and quotation.closed
        found[first:end] = 4 if quotation.depth else 1 if whole else 5
        if quotation.opened and not quotation.depth and end > first:
            found[first] = 2
        if quotation.closed and not quotation.depth and end > first:
            found[end - 1] = 3


def _ruled(rules: Iterable[Cited], units: Units) -> None:
    for depth, runs in enumerate(layered(rules, units)):
        for role, first, end in runs:
            if depth == 0:
                units.features[first, column(f"rule_{role}")] = 1
                units.features[first + 1 : end, column(f"rule_{role}")] = 2
            else:
                at = column("rule_inner")
                units.features[first, at] = 1 + 2 * ROLES.index(role)
                units.features[first + 1 : end, at] = 2 + 2 * ROLES.index(role)


def spans_of(cited: Cited) -> Iterable[tuple[Role, Span]]:
    """The spans of a citation with their roles."""
    return (
        (role, span)
        for role, spans in zip(ROLES, (cited.source, cited.cue, cited.content), strict=True)
        for span in spans
    )


def layered(citations: Iterable[Cited], units: Units) -> tuple[list[Run], list[Run]]:
    """The spans of `citations` as an outer layer of runs without overlaps, and a second one of what that leaves out.

    Larger contents go first, so that an outer citation stands before those within it.
    """
    layers: tuple[list[Run], list[Run]] = ([], [])
    taken = (np.zeros(len(units), bool), np.zeros(len(units), bool))
    for cited in sorted(citations, key=lambda c: -sum(map(length, c.content))):
        for role, span in spans_of(cited):
            first, end = units.between(span)
            if first == end:
                continue
            for layer, busy in zip(layers, taken, strict=True):
                if not busy[first:end].any():
                    busy[first:end] = True
                    layer.append(Run(role, first, end))
                    break
    return layers
