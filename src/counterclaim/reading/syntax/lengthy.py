"""Texts and sentences out of all proportion.

A long text is parsed in pieces of whole sentences, for the parser's memory grows with what it is given at once. Each
piece is parsed with words around it and cut out of what was parsed, so that it reads as it does within the whole.

A sentence of a thousand words, which no dispatch writes but a list without full stops can be, is cut and parsed again:
what asks a sentence's words about each other takes its length squared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from counterclaim.records import Issue, Span

WHOLE = 30_000
"""Code points of the longest text that is parsed at once, and about as many of a piece of a longer one."""

AROUND = 400
"""Code points on either side of a piece that are parsed with it. The model looks four words to either side."""

LONGEST = 1000
"""Tokens of the longest sentence that is read as one."""

NEAR = 100
"""Tokens before that within which a mark is looked for to cut after."""

MARKS = frozenset({",", ";", ":", ".", "-", "|"})
WORD = re.compile(r"(?<=\s)\S")


class Parsed(NamedTuple):
    """A text as parsed, and the sentences (offsets into it) that were cut because they are too long."""

    doc: Doc
    cut: tuple[Span, ...] = ()


def parsed(text: str, nlp: Language) -> Parsed:
    """`text` parsed by `nlp`, in pieces of whole sentences where it is long."""
    if len(text) <= WHOLE:
        return with_cuts(nlp(text), nlp)
    docs: list[Doc] = []
    cut: list[Span] = []
    start = 0
    while start < len(text):
        piece = _piece(text, start, nlp)
        docs.append(piece.doc)
        cut += ((start + s, start + e) for s, e in piece.cut)
        start += len(piece.doc.text)
    whole = Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None
    return Parsed(whole, tuple(cut))


def with_cuts(doc: Doc, nlp: Language) -> Parsed:
    """`doc`, or where it has overlong sentences the same text parsed again by `nlp` with these cut."""
    long = _overlong(doc, 0, len(doc))
    if not long:
        return Parsed(doc)
    again = _sentenced(doc.text, [cut for span in long for cut in _cuts(doc, span)], nlp)
    return Parsed(_finished(again, nlp), tuple(_offsets(doc, span) for span in long))


def too_long(sentences: Iterable[Span]) -> tuple[Issue, ...]:
    """An issue for every sentence that was cut."""
    message = f"A sentence of more than {LONGEST} words and marks was read in pieces."
    return tuple(Issue(code="sentence-too-long", span=span, message=message) for span in sentences)


def _piece(text: str, start: int, nlp: Language) -> Parsed:
    """The sentences from `start` on, where one begins, up to the last that begins within `WHOLE`."""
    left = _word_from(text, max(0, start - AROUND))
    right = _word_from(text, start + WHOLE + AROUND)
    around = text[left:right]
    first = _token_at(nlp.make_doc(around), start - left)
    doc = _sentenced(around, [first], nlp)
    last = len(doc) if right == len(text) else _token_at(doc, start - left + WHOLE)
    if last < len(doc):
        begin = doc[last].sent.start
        last = begin if begin > first else last
    long = _overlong(doc, first, last)
    if long:
        cuts = [cut for span in long for cut in _cuts(doc, span)]
        doc = _sentenced(around, [first, *cuts, *([last] if last < len(doc) else [])], nlp)
    piece = _finished(doc, nlp)[first:last].as_doc()
    return Parsed(piece, tuple((s + left - start, e + left - start) for s, e in (_offsets(doc, span) for span in long)))


def _sentenced(text: str, starts: Iterable[int], nlp: Language) -> Doc:
    """`text` with its sentences told, one of them from each of the tokens numbered `starts` on."""
    doc = nlp.make_doc(text)
    for number in starts:
        doc[number].is_sent_start = True
    for _, pipe in nlp.pipeline[: _after_parser(nlp)]:
        doc = pipe(doc)
    return doc


def _finished(doc: Doc, nlp: Language) -> Doc:
    """`doc` through all that comes after the parser."""
    for _, pipe in nlp.pipeline[_after_parser(nlp) :]:
        doc = pipe(doc)
    return doc


def _after_parser(nlp: Language) -> int:
    return nlp.pipe_names.index("parser") + 1


def _overlong(doc: Doc, first: int, last: int) -> list[Span]:
    """The sentences between two tokens that are too long, each as the numbers of its first token and that after it."""
    within = ((max(sent.start, first), min(sent.end, last)) for sent in doc.sents)
    return [(start, end) for start, end in within if end - start > LONGEST]


def _offsets(doc: Doc, tokens: Span) -> Span:
    sentence = doc[tokens[0] : tokens[1]]
    return sentence.start_char, sentence.end_char


def _word_from(text: str, at: int) -> int:
    """The first offset from `at` on at which a word begins after white space; the text's beginning, or its end."""
    word = WORD.search(text, at) if at else None
    return word.start() if word else len(text) if at else 0


def _token_at(doc: Doc, offset: int) -> int:
    """The number of the first token that begins at `offset` or after it."""
    return bisect_left(range(len(doc)), offset, key=lambda i: doc[i].idx)


def _cuts(doc: Doc, sentence: Span) -> Iterator[int]:
    """Tokens at which the pieces of a sentence begin: after the last mark that a piece may reach, or after a word."""
    start, end = sentence
    while end - start > LONGEST:
        latest = start + LONGEST
        start = next((i for i in range(latest, latest - NEAR, -1) if _may_begin(doc, i)), latest)
        yield start


def _may_begin(doc: Doc, at: int) -> bool:
    return doc[at - 1].text in MARKS and not doc[at].is_punct and not doc[at].is_space
