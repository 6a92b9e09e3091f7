"""Whose "a spokesperson" is, where nobody stands with the word: the body that the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from counterclaim.reading.actors.anaphora import Earlier
from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.governing import leads
from counterclaim.reading.actors.people import PERSONAL, is_person
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at, slice_at
from counterclaim.records import Actor, Attribution, Span
from counterclaim.records.span import hull
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

NONE = frozenset({"media", "witness", "civilian", "unknown"})
"""Kinds of those who have no spokesman, or are cited only for what others say."""


def spokesman_of_last(whole: Span, earlier: Earlier, layers: Layers) -> Actor | None:
    """The body cited last in the sentence before the words "a spokesperson" at `whole`, or else the one that it is
    about; in the same paragraph."""
    words = words_in(layers.text, whole)
    if len(words) != 2 or words[0].key not in {"a", "one"} or words[1].key not in _speaking():
        return None
    start = _sentence_before(whole, layers)
    inside = [m for m in layers.mentions_at.within((start, whole[0])) if leads(m, layers)]
    cited = [actor for actor in earlier.cited(1) if start <= actor.span[0] < whole[0]]
    bodies = (m for m in (*cited, *reversed(inside)) if m.kind not in NONE and not is_person(m, layers))
    body = next((m for m in bodies if m.named), None)
    return mention_as(body, whole, "office") if body is not None else None


def of_the_subject(attribution: Attribution, actors: Sequence[Actor], layers: Layers) -> bool:
    """Whether "his spokesman" after what he says can be that of some actors: not where the subject of that is a human
    being who is none of them ("the chancellor spoke with the president, his spokesman said")."""
    content, source = hull(attribution.content), hull(attribution.source)
    verb = head_at(layers.doc, content) if attribution.content and content[1] <= source[0] else None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if subject is None or subject.pos_ != "NOUN" or PERSONAL.search(subject.lower_) is None or subject.tag_ != "NN":
        return True
    spans = [actor.span for actor in actors]
    known = layers.mentions_at.touching(extent(subject))
    return any(s <= subject.idx < e for s, e in spans) or any(m.id == actor.id for m in known for actor in actors)


def _sentence_before(whole: Span, layers: Layers) -> int:
    """Where the sentence before that of the words begins; no further up than their paragraph."""
    piece = slice_at(layers.doc, whole)
    first = piece[0].sent.start if len(piece) else 0
    before = layers.doc[first - 1].sent.start_char if first else 0
    return max(before, layers.text.rfind("\n\n", 0, whole[0]) + 1)


@cache
def _speaking() -> frozenset[str]:
    """Nouns for one who speaks for a body."""
    return frozenset(w for o in offices().offices if o.id == "spokesperson" for w in o.words if w.startswith("spokes"))
