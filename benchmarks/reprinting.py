"""The dispatches of gold/reprints.yaml and gold/reprints_written.yaml, made from their recipes.

A recipe says from which texts of ours a dispatch has which paragraphs, and what an outlet did to them: reworded
sentences (by gold/rewordings.yaml), changed numbers, an opening of its own, another headline, a byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from benchmarks import data
from counterclaim.intake import Blob, Options, Taken, documents_of
from counterclaim.intake.paragraphs import sentences
from counterclaim.records import Document

GOLD = Path(__file__).parent / "gold"
INVENTED = re.compile(r"\AInvented for testing:[^\n]*\n+")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

Row = dict[str, Any]


class Labelled(NamedTuple):
    """A dispatch, the wires whose words it prints, and the kind of case that it is."""

    document: Document
    wires: frozenset[str]
    kind: str


@cache
def _yaml(name: str) -> Any:
    return yaml.load((GOLD / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def paragraphs_of(path: str) -> tuple[str, ...]:
    """The paragraphs of a text of ours, without front matter, headline and the line that says it is invented."""
    text = (data.ROOT / path).read_text(encoding="utf-8")
    body = INVENTED.sub("", FRONT_MATTER.sub("", text))
    found = [" ".join(part.split()) for part in re.split(r"\n\s*\n", body) if part.strip()]
    return tuple(found[1:] if _is_headline(found[0]) else found)


def _is_headline(paragraph: str) -> bool:
    return len(paragraph) < 160 and paragraph[-1] not in '.!?"”»:'


def reworded(sentence: str) -> str:
    """A sentence in other words."""
    table: dict[str, str] = _yaml("rewordings.yaml")
    found = re.sub(_phrases(), lambda m: table[m[0]], sentence)
    return found[:1].upper() + found[1:]


@cache
def _phrases() -> re.Pattern[str]:
    table: dict[str, str] = _yaml("rewordings.yaml")
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")


def text_of(recipe: Row) -> str:
    """The words of a recipe's dispatch, paragraphs with a blank line between."""
    if "text" in recipe:
        return str(recipe["text"])
    parts = [paragraphs_of(path)[n] for path, n in recipe["parts"]]
    for at, which in recipe.get("reword", ()):
        spans = sentences(parts[at], (0, len(parts[at])))
        start, end = spans[which]
        parts[at] = parts[at][:start] + reworded(parts[at][start:end]) + parts[at][end:]
    for at, before, after in recipe.get("figures", ()):
        parts[at] = re.sub(rf"(?<![\d.,]){re.escape(before)}(?![\d]|[.,]\d)", after, parts[at], count=1)
    return "\n\n".join(
        part for part in (recipe.get("byline"), recipe.get("opening"), *parts, recipe.get("closing")) if part
    )


def document_of(id_: str, row: Row, text: str) -> Document:
    """A dispatch as intake makes it of a text file with front matter."""
    front = {"outlet": row["outlet"], "title": row["title"], "published": str(row["published"]), "language": "en"}
    file = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{text}\n"
    blob = Blob(input_id=id_, data=file.encode(), media_type="text/plain")
    made = next(iter(documents_of(blob, Options())))
    document = made.document if isinstance(made, Taken) else made
    if not isinstance(document, Document):
        raise ValueError(f"{id_}: {document}")
    return document


def written(half: int) -> Iterator[Labelled]:
    """The dispatches written by hand, of cases at even (0) or odd (1) positions."""
    cases: Mapping[str, Row] = _yaml("reprints_written.yaml")
    for name in list(cases)[half::2]:
        case = cases[name]
        for which in ("a", "b"):
            wire = name if case["kin"] else f"{name}-{which}"
            row = case[which]
            yield Labelled(document_of(f"{name}-{which}", row, row["text"]), frozenset({wire}), case["kind"])


def generated(half: str) -> Iterator[Labelled]:
    """The dispatches made of our own texts, of one half (`tune` or `scored`)."""
    rows: Sequence[Row] = _yaml("reprints.yaml")
    for row in rows:
        if row["half"] == half:
            yield Labelled(document_of(row["id"], row, text_of(row)), frozenset(row["wires"]), row["kind"])
