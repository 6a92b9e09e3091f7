"""Citations of the sentence before: "Three drones were shot down. This was reported by the air force." and, in
translated copy, "About this informs the press service"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.reading.attribution.forms import speech_forms
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.span import touches, trimmed

POINTERS = frozenset({"this", "that", "about this", "about it", "of this"})
TELLING = frozenset({"say", "report", "announce", "state", "confirm", "inform", "write", "note", "declare",
    "communicate", "specify", "reveal", "relay", "acknowledge", "admit"})  # fmt: skip
"""Verbs with which "this" is the sentence before; what "rejected this" rejects may stand further back."""
SUBJECTS = frozenset({"this", "that", "it"})


@cache
def _about_this() -> re.Pattern[str]:
    return re.compile(
        rf"(?:About|On|Of) (?:this|it|that),?\s+((?:(?:was|is|has|have|had)\s+)?(?:been\s+)?(?:{speech_forms()}))"
        r"(?:\s+by|\s+on \w+|\s+in an? \w+)*\s+([^,.;:!?\n]{3,120})"
    )


def with_sentences_before(passage: Passage, found: Sequence[Cited]) -> Iterator[Cited]:
    """`found`, each content that is only "this" replaced by the sentence before, where nobody else is cited for it; and
    what "About this reports …" cites."""
    taken = [span for c in found for span in (*c.content, *c.cue) if not _points(passage, c)]
    for cited in found:
        if cited.source and _points(passage, cited):
            before = _sentence_before(passage, cited.at, taken)
            yield replace(cited, content=(before,)) if before else cited
        else:
            yield cited
    cues = [span for c in found for span in c.cue if c.source]
    for sent in passage.doc.sents:
        start, end = trimmed(passage.text, (sent.start_char, sent.end_char))
        match = _about_this().match(passage.text, start, end)
        if match is None or touches(match.span(1), cues):
            continue
        source = passage.doc.char_span(*match.span(2), alignment_mode="expand")
        verb = passage.doc.char_span(*match.span(1), alignment_mode="expand")
        before = _sentence_before(passage, sent.start, taken)
        if before and source is not None and verb is not None and any(speaks(t) for t in source):
            yield Cited((trimmed(passage.text, match.span(2)),), (match.span(1),), (before,), verb.root.i)


def _points(passage: Passage, cited: Cited) -> bool:
    """Whether the content is a pronoun for what was said before: "said this", "this was said by"."""
    if len(cited.content) != 1 or passage.doc[cited.at].lemma_.lower() not in TELLING:
        return False
    said = passage.text[slice(*cited.content[0])].lower()
    return said in POINTERS or (said in SUBJECTS and cited.content[0] < cited.cue[0])


def _sentence_before(passage: Passage, at: int, taken: Sequence[Span]) -> Span | None:
    """The sentence before the one of token `at`, None where there is none or where it cites somebody."""
    first = next((t for t in passage.doc[at].sent if not t.is_space), None)
    last = passage.before(first) if first is not None else None
    if last is None or last.text not in (".", '"', "'"):
        return None  # a headline is no sentence before
    span = pieces(passage.fitted(passage.sentence(last)))
    return span[0] if span and not touches(span[0], taken) and len(passage.text[slice(*span[0])].split()) > 2 else None
