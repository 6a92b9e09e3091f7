"""Words that limit a claim: unverified, no comment, alleged, denied, preliminary. Kept as what they are, not judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import yaml

from counterclaim.reading.syntax.folding import PLAIN
from counterclaim.records import Qualifier, Spans
from counterclaim.records.span import overlap


def qualifiers_file() -> Traversable:
    """Where the expressions stand."""
    return files("counterclaim.reading.claims") / "qualifiers.yaml"


@cache
def expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind of qualifier with its expression, in the order of the file. Loaded once a process."""
    return tuple((kind, _expression(parts)) for kind, parts in _rows().items())


@cache
def of_any_kind() -> re.Pattern[str]:
    """What finds something where one of `expressions` does: most contents have no qualifier."""
    return _expression([part for parts in _rows().values() for part in parts])


def _rows() -> dict[str, tuple[str, ...]]:
    raw = yaml.load(qualifiers_file().read_text("utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(raw, dict[str, tuple[str, ...]])


def _expression(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def qualifiers_in(text: str, spans: Spans) -> tuple[Qualifier, ...]:
    """The qualifiers that lie in `spans` (offsets into `text`), in text order, none overlapping: the longer wins,
    then the kind that stands earlier in the file."""
    found: list[Qualifier] = []
    for start, end in spans:
        piece = text[start:end].translate(PLAIN).replace("\n", " ")
        for kind, expression in expressions() if of_any_kind().search(piece) else ():
            found += [Qualifier(kind, (start + m.start(), start + m.end())) for m in expression.finditer(piece)]
    found.sort(key=lambda q: q.span[0] - q.span[1])
    kept: list[Qualifier] = []
    for qualifier in found:
        if not any(overlap(qualifier.span, other.span) for other in kept):
            kept.append(qualifier)
    return tuple(sorted(kept, key=lambda q: q.span))
