"""Figures that say again whom or how many another tells: a row in dashes, a number that was revised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec
from spacy.tokens import Doc

from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.enumerations import Group
from counterclaim.reading.syntax.corrections import is_put_right, is_taken_back
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Figure, FigureKind

OPENED = re.compile(r"\s(?:[-–—]|--)\s+(?:[^.;:()–—-]+(?:,|\band)\s+)?$|\w[–—](?:[^.;:()–—-]+(?:,|\band)\s+)?$")
CLOSED = re.compile(r"[^.;:()–—-]{0,40}(?:\s(?:[-–—]|--)\s|[–—])")
"""Around a row that stands in dashes, whose first members the parse may have left out."""
FORMER = re.compile(r"\b(?:up|down)\s+from\s+$", re.IGNORECASE)
"""Before the number that a figure had been."""


LISTED = re.compile(r"(?:[:(–—,]|\s-)\s*(?:[\w-]+\s+){0,2}$")
"""Before a row that breaks down a number told before it: "freed 24 hostages: 13 nurses, ten miners and a cook"."""


def told_in_dashes(doc: Doc, group: Group, drafts: Sequence[Draft]) -> bool:
    """Whether a row in dashes only says who those told right before it are: "three people died - a father, his daughter
    and a neighbour -"."""
    start, end = group.quantity.span
    text = text_of(doc)
    at = doc[slice_at(doc, (start, end)).start].sent.start_char
    if group.members and LISTED.search(text, max(at, start - 20), start):
        before = (d.quantity.value for d in drafts if at <= d.quantity.start < start)
        if group.quantity.value in before:
            return True
    opened = OPENED.search(text, max(0, start - 60), start)
    if opened is None or CLOSED.match(text, end) is None:
        return False
    told = [d.quantity.value for d in drafts if at <= d.quantity.start < opened.start() and d.found is not None]
    return bool(told) and told[-1] is not None and told[-1] >= (group.quantity.value or 0)


ALL_BUT = re.compile(r"\ball\s+but\s+$", re.IGNORECASE)


def all_but(doc: Doc, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, of which a part told by what is no part of it has the rest: 418 of "440, all but 22 of them men"."""
    by_id = {f.id: f for f in figures}
    for before, one in pairwise(figures):
        if (
            one.subset_of is None
            and before.counted
            and one.measure.partition("-")[0] == before.measure.partition("-")[0]
        ):
            by_id.setdefault(f"all of {one.id}", before)
    return [
        msgspec.structs.replace(f, value=rest, low=rest, high=rest)
        if ALL_BUT.search(text_of(doc), max(0, f.span[0] - 10), f.span[0])
        and (whole := by_id.get(f.subset_of or f"all of {f.id}")) is not None
        and (rest := (whole.value or 0) - (f.value or 0)) > 0
        else f
        for f in figures
    ]


NAMES = re.compile(
    r"(?:(?<=^)|(?<=[\s(“\"]))(?P<names>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?(?:,\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)*),?\s+and\s+(?:the\s+)?$"
)
"""Before a number of further places, those that are named: "Jalula and three nearby villages"."""
FURTHER = re.compile(r"\b(?:other|nearby|neighbou?ring|surrounding|adjacent|adjoining|more|further)\b")


def with_named(doc: Doc, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, of which places counted after others that are named count these too: four of "retook Jalula and
    three nearby villages"."""
    return [_with_names(doc, f) if f.measure.startswith("settlement-") and f.value else f for f in figures]


def _with_names(doc: Doc, figure: Figure) -> Figure:
    text = text_of(doc)
    start = max(doc[slice_at(doc, figure.span).start].sent.start_char, figure.span[0] - 60)
    named = NAMES.search(text[start : figure.span[0]])
    if named is None or FURTHER.search(figure.text) is None or figure.comparator != "exactly" or not figure.value:
        return figure
    first = slice_at(doc, (start + named.start(), start + named.start() + 1))[0]
    if first.pos_ != "PROPN" or first.dep_ in ("nsubj", "pobj") or first.head.dep_ == "nsubj":
        return figure
    value = figure.value + named["names"].count(",") + 1
    span = start + named.start(), figure.span[1]
    return msgspec.structs.replace(
        figure, value=value, low=value, high=value, span=span, text=text[slice(*span)], kind=None
    )


def compared(doc: Doc, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, of which one is revised where a later one of its measure is what it was before: 8 of "8 dead and 24
    wounded, up from five dead"."""
    out = list(figures)
    text = text_of(doc)
    for at, old in enumerate(figures):
        if FORMER.search(text, max(0, old.span[0] - 16), old.span[0]) is None:
            continue
        start = doc[slice_at(doc, old.span).start].sent.start_char
        before = [n for n in range(at) if figures[n].span[0] >= start]
        like = [n for n in before if figures[n].measure == old.measure]
        if not like or like[-1] == at - 1:
            continue
        out[at] = msgspec.structs.replace(old, kind=None)
        following = {f.measure for f in figures[at + 1 : at + 2]}
        for n in before:
            if n == like[-1]:
                out[n] = msgspec.structs.replace(figures[n], kind="revised")
            elif n > like[-1] and figures[n].kind == "revised" and figures[n].measure not in following:
                out[n] = msgspec.structs.replace(figures[n], kind=None)
    return out


def put_right(doc: Doc, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, revised where they stand in place of one that the text takes back, and not where they are that."""
    text = text_of(doc)
    return [msgspec.structs.replace(f, kind=_kind_put_right(doc, text, f)) for f in figures]


def _kind_put_right(doc: Doc, text: str, figure: Figure) -> FigureKind | None:
    if is_taken_back(text, figure.span):
        return None if figure.kind == "revised" else figure.kind
    sentence = slice_at(doc, figure.span)[0].sent
    right = figure.kind is None and is_put_right(text, figure.span, (sentence.start_char, sentence.end_char))
    return "revised" if right else figure.kind
