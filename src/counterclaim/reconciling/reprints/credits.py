"""Which news agencies a dispatch says it has its words from: "(AFP)", "KYIV (Reuters) —", "With AP", a byline.

The agencies and wordings are in credits.yaml. Lines that are never read as reports (bylines, credits) are looked at
too: there most credits stand.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from counterclaim.reconciling.reprints.printed import KEPT, Printed, printed
from counterclaim.records import Document, Span
from counterclaim.records.span import trimmed

FILE = Path(__file__).parent / "credits.yaml"

CreditKind = Literal["wire", "with", "cited"]
"""How much a dispatch has from an agency: its words, some of them, or only a report that it names."""

PLACE = r"[A-ZÀ-ÞЀ-Я][\w'’.-]*(?:[ ,/]+[A-ZÀ-Þ(][\w'’.)-]*){0,5}"
DAY = r"(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ?(?:\d{1,2})?(?:,? \d{4})?"
HEAD, TAIL = 120, 140
"""Code points at a paragraph's beginning and end in which a credit may stand."""
LINE = re.compile(r"[^\r\n]+")


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """An agency that a dispatch names as its own source, and where: offsets into the document's text."""

    agency: str
    kind: CreditKind
    span: Span


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a credit is written."""

    kind: CreditKind
    at: Literal["head", "tail", "line", "anywhere"]
    pattern: str


class CreditsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """credits.yaml."""

    agencies: dict[str, tuple[str, ...]]
    wordings: tuple[Form, ...]


@cache
def _file() -> CreditsFile:
    return msgspec.convert(yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), CreditsFile)


@cache
def _forms() -> dict[str, str]:
    return {form: agency for agency, forms in _file().agencies.items() for form in forms}


@cache
def _name() -> re.Pattern[str]:
    """Any form of an agency's name, the longest first."""
    forms = "|".join(re.escape(form) for form in sorted(_forms(), key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w/])(?:{forms})(?!\w)")


@cache
def _patterns() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    one = _name().pattern
    several = rf"{one}(?:(?:, and |, | and | & |/| / ){one})*"
    words = {"{agency}": several, "{place}": PLACE, "{day}": DAY}
    compiled = []
    for wording in _file().wordings:
        pattern = wording.pattern
        for word, meant in words.items():
            pattern = pattern.replace(word, meant)
        compiled.append((wording, re.compile(rf"(?:{pattern})\Z" if wording.at == "tail" else pattern)))
    return tuple(compiled)


def credits_of(document: Document) -> tuple[Credit, ...]:
    """The credits of a dispatch in text order, each place once; empty where it credits nobody."""
    return _credits(printed(document))


@lru_cache(maxsize=KEPT)
def _credits(of: Printed) -> tuple[Credit, ...]:
    document = of.document
    found: dict[tuple[str, Span], Credit] = {}
    named = [form for form in _forms() if form in document.text]
    if not named:
        return ()
    for line in LINE.finditer(document.text):
        span = trimmed(document.text, line.span(), chars=" \t\r*_>•")
        if not any(document.text.find(form, *span) >= 0 for form in named):
            continue
        if document.section_of(span[0]) not in {"metadata", "headline"}:
            for credit in _in_line(document.text, span):
                found.setdefault((credit.agency, credit.span), credit)
    return tuple(sorted(found.values(), key=lambda credit: (credit.span, credit.agency)))


def agencies_of(document: Document) -> tuple[str, ...]:
    """The agencies whose words a dispatch says it prints, in text order."""
    return tuple(dict.fromkeys(credit.agency for credit in credits_of(document) if credit.kind == "wire"))


def _in_line(text: str, span: Span) -> list[Credit]:
    start, end = span
    found: list[Credit] = []
    taken: list[Span] = []
    for wording, pattern in _patterns():
        if wording.at == "head":
            match = pattern.match(text, start, min(end, start + HEAD))
        elif wording.at == "tail":
            match = pattern.search(text, max(start, end - TAIL), end)
        elif wording.at == "line":
            match = pattern.fullmatch(text, start, end) if end - start <= TAIL else None
        else:
            match = pattern.search(text, start, end)
        if match is None or any(a < match.end() and match.start() < b for a, b in taken):
            continue
        taken.append(match.span())
        for name in _name().finditer(text, *match.span()):
            found.append(Credit(agency=_forms()[name[0]], kind=wording.kind, span=match.span()))
    return found
