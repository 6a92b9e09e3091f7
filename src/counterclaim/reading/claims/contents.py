"""Which attributions make a claim, and which stretch of text each claim answers for."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reading.layers import Layers
from counterclaim.records import Attribution, Spans
from counterclaim.records.span import covers, hull, merged, minus

MIN_OWN_LETTERS = 12
"""Letters that an outer speaker must have said himself, beside what he passes on, to have a claim of his own."""


class Said(NamedTuple):
    """One content with the attributions that lead to it.

    `chain` holds indices into the layer of attributions, outermost first; empty, it is the outlet's own voice. `region`
    is the part of `content` that this speaker answers for: what he passes on from others is theirs.
    """

    chain: tuple[int, ...]
    content: Spans
    region: Spans


def chain_of(index: int, attributions: tuple[Attribution, ...]) -> tuple[int, ...]:
    """The attribution at `index` with those around it, outermost first. A loop in the parents is cut."""
    chain: list[int] = []
    at: int | None = index
    while at is not None and at not in chain:
        chain.append(at)
        at = attributions[at].parent
    return tuple(reversed(chain))


def attributed(layers: Layers) -> list[Said]:
    """What each attribution makes a claim of, in the order of the layer.

    An outer speaker who only passes on what another said ("the chancellery says that the chancellor asked …") has no
    claim of his own: he is the outer link of the inner one's.
    """
    attributions = layers.attributions
    inner: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.parent is not None:
            inner.setdefault(attribution.parent, []).append(attribution)
    out: list[Said] = []
    for index, attribution in enumerate(attributions):
        passed_on = [span for a in inner.get(index, ()) for span in (*a.source, *a.cue, *a.content)]
        region = minus(attribution.content, passed_on)
        needed = MIN_OWN_LETTERS if passed_on else 1
        if letters(layers.text, region) >= needed:
            out.append(Said(chain_of(index, attributions), merged(attribution.content), region))
    return out


def own_voice(layers: Layers) -> list[Said]:
    """What the outlet asserts itself: sentences, less everything attributed in them, that tell an event as a fact."""
    asserted = [e.trigger for e in layers.events if e.status in ("occurred", "ongoing")]
    taken = merged(s for a in layers.attributions for s in (*a.source, *a.cue, *a.content))
    out: list[Said] = []
    for sentence in layers.doc.sents:
        span = (sentence.start_char, sentence.end_char)
        for piece in minus((span,), taken):
            if any(covers(piece, trigger) for trigger in asserted):
                said = _words_only(layers.text, piece)
                if letters(layers.text, (said,)):
                    out.append(Said((), (said,), (said,)))
    return out


def letters(text: str, spans: Spans) -> int:
    """Letters and digits under `spans`."""
    return sum(c.isalnum() for s, e in spans for c in text[s:e])


def _words_only(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """`span` without the white space and the loose marks that cutting out an attribution leaves at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:.”’\"'–—-"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:“‘–—-"):
        end -= 1
    return start, end


def around(said: Said) -> tuple[int, int]:
    """The stretch from the first to the last word of a content."""
    return hull(said.content)
