"""Citations by noun: "the ministry's claim that …", "in a warning of …", and hearsay adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import PREPOSITIONS, cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import source_span
from counterclaim.records import Span


def noun_citations(passage: Passage) -> Iterator[Cited]:
    """Every citation whose cue is a noun with a clause, an infinitive or a phrase of its own."""
    known = cues().nouns
    for token in passage.doc:
        if token.pos_ != "NOUN":
            continue
        frames = known.get(token.lemma_.lower())
        if frames:
            found = _citation(passage, token, frames)
            if found is not None:
                yield found


def _citation(passage: Passage, noun: Token, frames: frozenset[str]) -> Cited | None:
    cue: Span = (noun.idx, noun.idx + len(noun))
    content: Span | None = None
    for child in noun.children:
        if child.i <= noun.i:
            continue
        complement = child.dep_ in ("acl", "ccomp", "relcl")
        if (
            "clause" in frames and complement and any(k.dep_ == "mark" and k.lower_ == "that" for k in child.children)
        ) or (
            "infinitive" in frames and complement and any(k.dep_ == "aux" and k.lower_ == "to" for k in child.children)
        ):
            content = (child.left_edge.idx, child.right_edge.idx + len(child.right_edge))
        elif child.dep_ == "prep" and child.lower_ in PREPOSITIONS & frames and child.i == noun.i + 1:
            inside = next((k for k in child.children if k.dep_ in ("pobj", "pcomp")), None)
            if inside is not None:
                content = (inside.left_edge.idx, inside.right_edge.idx + len(inside.right_edge))
                cue = (cue[0], child.idx + len(child))
        if content is not None:
            break
    if content is None:
        return None
    source = _source(passage, noun, cue)
    if source is None:
        return None
    return Cited((source,), (cue,), pieces(passage.fitted(content, barrier=noun.idx)), noun.i)


def _source(passage: Passage, noun: Token, cue: Span) -> Span | None:
    """The possessor, the phrase after "by" or "from", or who makes it ("repeated its claim": its)."""
    for child in noun.children:
        if child.dep_ == "poss":
            start, end = source_span(passage, child, cue)
            mark = passage.text[start:end]
            if mark.endswith(("'s", "’s")):
                end -= 2
            elif mark.endswith(("'", "’")):
                end -= 1
            return start, len(passage.text[:end].rstrip())
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            whom = next((k for k in child.children if k.dep_ == "pobj"), None)
            if whom is not None:
                return source_span(passage, whom, cue)
    return None
