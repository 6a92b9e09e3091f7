"""Gold figures as marks within their texts, so that a drill of many short texts stays readable.

`{words|measure[/another] bound [flags]}` marks a figure: a bound is a number alone (exactly) or with `>=`, `>`, `<=`,
`<` or `~` before it, `low..high`, or `?` for words without a number. Flags: `new`, `cum` and `rev` for the
kind, `<N` for
a part of the Nth mark of the text (outer ones before inner ones), `opt` for one that may be left out, `per:day` for
rates. Marks may stand in marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

COMPARATORS = {">=": "at-least", ">": "more-than", "<=": "at-most", "<": "less-than", "~": "about", "": "exactly"}
KINDS = {"new": "new", "cum": "cumulative", "rev": "revised"}
MARKS = re.compile(r"[{}]")
UNNAMED = "x"
"""The measure of figures that one may leave out and that have none of their own."""


class Mark(NamedTuple):
    """The words of a figure as [start, end) of the plain text, and what was written of it."""

    start: int
    end: int
    written: str


def unmarked(marked: str) -> tuple[str, list[Mark]]:
    """The plain text of a marked one, and its marks in text order, outer ones first. Raises ValueError where a mark
    does not close."""
    plain, open_, marks, at = "", [], [], 0
    for brace in MARKS.finditer(marked):
        piece = marked[at : brace.start()]
        at = brace.end()
        if brace[0] == "{":
            plain += piece
            open_.append(len(plain))
        else:
            words, bar, written = piece.rpartition("|")
            if not bar or not open_:
                raise ValueError(f"no figure is marked: {marked}")
            plain += words
            marks.append(Mark(open_.pop(), len(plain), written))
    if open_:
        raise ValueError(f"a mark does not close: {marked}")
    return plain + marked[at:], sorted(marks, key=lambda mark: (mark.start, -mark.end))


def figure_of(text: str, mark: Mark) -> dict[str, Any]:
    """A mark as a gold figure, with the keys of the other gold files."""
    measures, bound, *flags = mark.written.split()
    first, *others = measures.split("/")
    words = text[mark.start : mark.end]
    figure: dict[str, Any] = {
        "text": words,
        "nth": len(re.findall(f"(?={re.escape(words)})", text[: mark.start])) + 1,
        "measure": first,
        "also_measure": others,
        **bounded(bound),
    }
    for flag in flags:
        if flag.startswith("<"):
            figure["part_of"] = int(flag[1:])
        elif flag.startswith("per:"):
            figure["per"] = flag[4:]
        elif flag == "opt":
            figure["optional"] = True
        else:
            figure["kind"] = KINDS[flag]
    return figure


def bounded(bound: str) -> dict[str, Any]:
    """The comparator and the numbers of a bound."""
    if bound == "?":
        return {"comparator": "unknown", "low": 3}
    if ".." in bound:
        low, high = bound.split("..")
        return {"comparator": "between", "low": float(low), "high": float(high)}
    sign = next(sign for sign in COMPARATORS if bound.startswith(sign))
    return {"comparator": COMPARATORS[sign], "value": float(bound.removeprefix(sign))}


def marked_entries(blocks: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The entries of a file of marked texts, one a line, under any headings."""
    for line in (line for block in blocks.values() for line in block.splitlines()):
        text, marks = unmarked(line.strip())
        yield {"text": text, "figures": [figure_of(text, mark) for mark in marks]}
