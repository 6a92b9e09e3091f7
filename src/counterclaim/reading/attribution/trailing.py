"""Reporting clauses at a sentence's end that the parser missed: "Dozens killed in strikes, medics say"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.span import touches

PRESENT = re.compile(r"(?:s|sh|ch|x)$")


@cache
def _pattern() -> re.Pattern[str]:
    forms: set[str] = set()
    for verb, frames in cues().verbs.items():
        if {"clause", "quote"} <= frames:
            third = (
                f"{verb[:-1]}ies"
                if verb.endswith("y") and verb[-2] not in "aeou"
                else verb + ("es" if PRESENT.search(verb) else "s")
            )
            past = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
            forms |= {verb, third, past}
    forms |= {"said", "wrote", "told"}
    words = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(rf",[”\"’']?\s+([^,.;:!?\n]{{2,90}}?)\s+({words})[.]?\s*$", re.IGNORECASE)


def trailing_citations(passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """A citation for each sentence that ends in ", SOURCE VERB" and in which no verb of `found` cites at that place."""
    cited = {span for c in found for span in c.cue}
    for sent in passage.doc.sents:
        start, end = sent.start_char, sent.end_char
        match = _pattern().search(passage.text, start, end)
        if match is None:
            continue
        source: Span = match.span(1)
        cue: Span = match.span(2)
        tokens = passage.doc.char_span(*source, alignment_mode="expand")
        if touches(cue, cited) or tokens is None or not any(speaks(t) for t in tokens):
            continue
        if any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens):
            continue
        content = passage.fitted((start, match.start() + 1), barrier=cue[0])
        yield Cited((source,), (cue,), pieces(content), tokens[0].i)
