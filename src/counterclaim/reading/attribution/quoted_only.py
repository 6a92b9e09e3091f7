"""Direct quotations of a text in any language: what stands between marks, whoever says it.

No parser and no lexicon of cues: source and cue stay empty, because telling them takes the language. What is too short
to be speech and what marks keep at a distance (names, titles, "so-called") is left out.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from counterclaim.reading.attribution.quotation import DOUBLE, Quotation, quotations
from counterclaim.records import Attribution

FILE = files(__package__) / "quoted_only.yaml"

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han."""
WORD = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W_{UNSPACED}]+(?:['’ʼ-][^\W_{UNSPACED}]+)*")
"""A word; two letters for one where no space divides them."""
SENTENCE = re.compile(r"[.!?…。！？؟۔।]+[)\]]*$")
FEWEST = 4
"""Words of a quotation that is no sentence: names and titles have fewer."""
FEWEST_OF_SENTENCE = 2
REACH = 30
"""Code points before a quotation in which a word that keeps a distance may stand."""


class Distancing(msgspec.Struct, frozen=True):
    """Words after which marks do not quote, by language (ISO 639-1), as written in quoted_only.yaml."""

    before: dict[str, tuple[str, ...]]


@cache
def _distancing() -> tuple[str, ...]:
    """The words of every language: a text of one may be taken for its neighbour."""
    read = msgspec.convert(yaml.safe_load(FILE.read_bytes()), Distancing)
    return tuple(word.lower() for words in read.before.values() for word in words)


def quoted_only(text: str) -> tuple[Attribution, ...]:
    """An attribution for each quotation of `text` that is long enough to be speech, its marks in the content, in text
    order; never raises."""
    return tuple(
        Attribution(source=(), cue=(), content=(quotation.span,), voice="direct")
        for quotation in quotations(text)
        if quotation.depth == 0 and _is_whole(text, quotation) and _is_speech(text, quotation)
    )


def _is_whole(text: str, quotation: Quotation) -> bool:
    """Whether both marks are there, or the quotation goes on in the next paragraph; single marks are apostrophes too
    often."""
    double = DOUBLE.match(text, quotation.span[0]) is not None
    return double and quotation.opened and (quotation.closed or quotation.runs_on)


def _is_speech(text: str, quotation: Quotation) -> bool:
    inner = text[slice(*quotation.inner)]
    before = text[max(0, quotation.span[0] - REACH) : quotation.span[0]].rstrip(" \u00a0\u202f").lower()
    fewest = FEWEST_OF_SENTENCE if SENTENCE.search(inner) else FEWEST
    return len(WORD.findall(inner)) >= fewest and not before.endswith(_distancing())
