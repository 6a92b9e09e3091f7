"""Citations by preposition: "according to", "in the words of", "citing", "as reported by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import source_span
from counterclaim.records import Span


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(cues().prepositions, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b", re.IGNORECASE)


def prepositional_citations(passage: Passage) -> Iterator[Cited]:
    """Every citation whose cue is one of the lexicon's prepositions."""
    for match in _pattern().finditer(passage.text):
        found = _citation(passage, match.span())
        if found is not None:
            yield found


def _citation(passage: Passage, cue: Span) -> Cited | None:
    tokens = passage.doc.char_span(*cue, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    last = tokens[-1]
    word = tokens.text.lower()
    head = _noun_after(passage, last)
    if head is None or "\n" in passage.text[cue[1] : head.idx]:
        return None
    if word in ("per", "as per") and not (head.pos_ == "PROPN" or _names_speech(head)):
        return None  # "per day", "as per the plan"
    source = source_span(passage, head, cue)
    source = (max(source[0], cue[1] + 1), _end_of_source(passage, head, source[1]))
    if source[1] <= source[0]:
        return None
    if source[1] - source[0] > 0 and passage.text[source[1] - 1] == ",":
        source = (source[0], source[1] - 1)
    content = _cited(passage, tokens[0], cue, source)
    if not content:
        return None
    return Cited((source,), (cue,), content, tokens[0].i)


def _noun_after(passage: Passage, last: Token) -> Token | None:
    own = next((k for k in last.children if k.dep_ in ("pobj", "dobj", "obj") and k.i > last.i), None)
    if own is not None:
        return own
    for token in passage.doc[last.i + 1 : last.i + 12]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in ("compound", "poss", "amod", "nmod"):
            return token
        if token.is_punct:
            return None
    return None


def _names_speech(head: Token) -> bool:
    return head.lemma_.lower() in cues().nouns or head.lemma_.lower() in cues().media


def _end_of_source(passage: Passage, head: Token, end: int) -> int:
    """A source phrase stops before a participle of its own (", which …" stays; " released on Thursday" does not)."""
    for child in head.children:
        if child.dep_ == "acl" and child.i > head.i and child.tag_ in ("VBN", "VBG") and child.idx < end:
            end = child.idx
    return end - (len(passage.text[end - 3 : end]) - len(passage.text[end - 3 : end].rstrip(" ,")))


def _cited(passage: Passage, first: Token, cue: Span, source: Span) -> tuple[Span, ...]:
    """The clause that the phrase hangs on: its sentence without the phrase, or the quotation beside it."""
    text = passage.text
    sentence = passage.sentence(first)
    own = passage.quotation_at(cue[0])
    if own is not None:
        sentence = (max(sentence[0], own.inner[0]), min(sentence[1], own.inner[1]))
    before: Span = (sentence[0], cue[0])
    lead = text[before[0] : before[1]].strip(" ,;:—–-\"'`")
    after: Span = (source[1], sentence[1])
    quotation = passage.quotation_at(
        max(
            0,
            cue[0] - 1 - len(text[max(0, cue[0] - 20) : cue[0]]) + len(text[max(0, cue[0] - 20) : cue[0]].rstrip(" ,")),
        )
    )
    if quotation is not None and quotation.span[1] < cue[0] and own is None:
        return pieces(passage.fitted((min(before[0], quotation.span[0]), cue[0]), barrier=cue[0]))
    relative = next(
        (t for t in passage.doc[source_token(passage, source) : source_token(passage, source) + 2] if t.tag_ == "WDT"),
        None,
    )
    if relative is not None or text[source[0] : source[1]].lower() in ("which", "whom"):
        # "the statement, according to which the town had fallen"
        return pieces(passage.fitted(after, barrier=cue[0]))
    if len(lead.split()) <= 1 or lead.rstrip(" ,").endswith((" that", " said", " says")):
        # At the beginning of its sentence: what follows the comma is cited.
        return pieces(passage.fitted(after, barrier=cue[0]))
    start = _clause_start(passage, before)
    tail = text[after[0] : after[1]]
    content = [passage.fitted((start, cue[0]), barrier=cue[0])]
    if tail.lstrip().startswith(",") and _goes_on(first, after):
        content.append(passage.fitted((after[0] + tail.index(",") + 1, after[1]), barrier=cue[0]))
    return pieces(*content)


def source_token(passage: Passage, source: Span) -> int:
    """Number of the first token of a source phrase."""
    piece = passage.doc.char_span(*source, alignment_mode="expand")
    return piece[0].i if piece is not None and len(piece) else 0


def _clause_start(passage: Passage, before: Span) -> int:
    """Where the clause begins that the phrase stands in: after a semicolon."""
    text = passage.text[before[0] : before[1]]
    semicolon = text.rfind(";")
    return before[0] + semicolon + 1 if semicolon >= 0 else before[0]


def _goes_on(first: Token, after: Span) -> bool:
    """Whether the sentence's main verb is still to come after the phrase: "The strike, according to X, killed …"."""
    root = first.sent.root
    return bool(after[0] <= root.idx < after[1])
