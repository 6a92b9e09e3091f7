"""Invented dispatches with a gold answer, read together once, and what the claims say of some of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from counterclaim.reading.reader import Reader
from counterclaim.records import Claim, Document, Section

DATA = Path(__file__).parent / "data"
PUBLISHED = "2031-03-05"
"""The Wednesday on which all of them were published."""


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file of tests/data."""
    read: list[dict[str, Any]] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return read


@cache
def claims_of(name: str) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Text and claims of each case, in the order of the file."""
    texts = [case["text"] for case in cases(name)]
    readings = Reader().read(map(_document, texts))
    return tuple((text, reading.claims) for text, reading in zip(texts, readings, strict=True))


def claims_in(text: str) -> tuple[Claim, ...]:
    """The claims of one text."""
    return next(iter(Reader().read([_document(text)]))).claims


def _document(text: str) -> Document:
    section = Section("body", 0, len(text))
    return Document(
        document_id=text, input_id=text[:40], blob="", text=text, sections=(section,), published=PUBLISHED,
        published_from="option", language="en",
    )  # fmt: skip


def telling(claims: Sequence[Claim], text: str, words: str) -> Iterator[Claim]:
    """The claims whose content holds the first of these words, the shortest content first."""
    at = text.index(words)
    around = [c for c in claims if c.attribution and any(s <= at < e for s, e in c.content)]
    yield from sorted(around, key=lambda c: sum(e - s for s, e in c.content))


def named(text: str, source: tuple[tuple[int, int], ...]) -> str:
    """The words of a speaker, without article and marks, in small letters."""
    words = " ".join(text[s:e] for s, e in source).lower().strip(" ,;:“”\"'")
    return words.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def is_named(text: str, source: tuple[tuple[int, int], ...], wanted: str) -> bool:
    """Whether a speaker is the one wanted: the same words, or those with more after them."""
    whole, begins = named(text, source), named(wanted, ((0, len(wanted)),))
    return whole == begins or whole.startswith((f"{begins} ", f"{begins},", f"{begins}'", f"{begins}’"))
