"""Small questions that every component asks of a parse, in offsets instead of token numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.records import Span, Spans
from counterclaim.records.span import merged

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Slice

APOSTROPHES = frozenset({"'", "’", "‘"})


def text_of(doc: Doc) -> str:
    """The text of a parse, joined once: `Doc.text` joins all tokens anew at every call."""
    text = doc.user_data.get("text")
    if not isinstance(text, str):
        text = doc.user_data["text"] = doc.text
    return text


def positions(doc: Doc, words: Iterable[str]) -> list[int]:
    """Where tokens are one of some words in lower case, in text order: looked up in all tokens at once."""
    lower = doc.user_data.get("lower")
    if lower is None:
        lower = doc.user_data["lower"] = doc.to_array("LOWER")
    strings = doc.vocab.strings
    at: list[int] = np.flatnonzero(
        np.isin(lower, np.array([strings.as_int(word) for word in words], np.uint64))
    ).tolist()
    return at


def extent(token: Token) -> Span:
    """Where a token stands."""
    return token.idx, token.idx + len(token)


def slice_at(doc: Doc, span: Span) -> Slice:
    """The tokens that share a character with `span` (empty where none does)."""
    starts, ends = _edges(doc)
    first = bisect_right(ends, span[0])
    return doc[first : max(first, bisect_left(starts, span[1]))]


def _edges(doc: Doc) -> tuple[list[int], list[int]]:
    """Where the tokens of a parse begin and end, told once: `Doc.char_span` looks at every token it passes."""
    edges: tuple[list[int], list[int]] | None = doc.user_data.get("edges")
    if edges is None:
        table = doc.to_array(["IDX", "LENGTH"]).astype(int)
        edges = doc.user_data["edges"] = table[:, 0].tolist(), table.sum(1).tolist()
    return edges


def head_at(doc: Doc, span: Span) -> Token | None:
    """The syntactic head of the words at `span`, None where there are no words."""
    piece = slice_at(doc, span)
    return piece.root if len(piece) else None


def sentence_at(doc: Doc, span: Span) -> int | None:
    """The number of the first token of the sentence that the head of the words at `span` stands in."""
    head = head_at(doc, span)
    return head.sent.start if head is not None else None


def sentence_of(doc: Doc, span: Span) -> Span:
    """The stretch of the sentence in which a span begins."""
    sentence = slice_at(doc, span)[0].sent
    return sentence.start_char, sentence.end_char


def is_quoted(token: Token) -> bool:
    """Whether a quotation mark opens before a token in its sentence and does not close."""
    return sum(t.is_quote and t.text not in APOSTROPHES for t in token.doc[token.sent.start : token.i]) % 2 == 1


def phrase(token: Token) -> Span:
    """The whole phrase that `token` heads, from its leftmost to its rightmost descendant."""
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def spans_of(tokens: Iterable[Token]) -> Spans:
    """Tokens as merged spans; neighbours with only white space between them become one piece."""
    ordered = sorted(tokens, key=lambda t: t.i)
    pieces: list[Span] = []
    last: Token | None = None
    for token in ordered:
        if last is not None and token.i == last.i + 1:
            pieces[-1] = (pieces[-1][0], token.idx + len(token))
        else:
            pieces.append(extent(token))
        last = token
    return merged(pieces)


def is_of_neither(verb: Token) -> bool:
    """Whether a verb is one of those that "neither … nor" leaves open or denies."""
    first = verb.head if verb.dep_ == "conj" else verb
    relations = ("preconj", "det", "advmod") if first is verb else ("preconj", "det", "advmod", "cc")
    return any(c.lower_ in ("neither", "nor") and c.dep_ in relations for c in first.children)
