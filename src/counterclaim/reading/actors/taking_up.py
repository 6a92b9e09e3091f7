"""Bodies that a common noun takes up: "the group" after the one cited, "the UN agency" after one of the UN's."""

from __future__ import annotations

from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.owned import body_of
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.spoken import Met, Spoken
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Actor, Span
from counterclaim.theatres.spelling import words_in

LATELY = 4
"""Speakers back to which "the group" reaches."""
REACH = 1500
"""Code points back to which "the UN agency" reaches."""
NEAR = 600
"""Code points back to which "the group" reaches among bodies that have not spoken, if there is only one."""


def recalled(whole: Span, spoken: Spoken, met: Met, layers: Layers) -> tuple[Actor, ...]:
    """The body that "the group" or "the network" takes up: the last one whose name has the word, or of its kind."""
    comma = layers.text.find(", a", *whole)
    bare = (whole[0], comma) if comma > 0 else whole  # "the network, a group of medics"
    piece = slice_at(layers.doc, bare)
    words = words_in(layers.text, bare)
    if len(piece) == 0 or not words or words[0].key not in {"the", "this", "that"}:
        return ()
    head = piece.root.lower_
    same = {head, piece.root.lemma_.lower()}
    told = frozenset(w.key for w in words[1:] if w.end <= piece.root.idx)
    if any(w.capital for w in words[1:]) or any(t.dep_ == "poss" for t in piece.root.lefts):
        return ()  # "the Obama administration" takes up nothing, nor does "the mediator's office"
    body = spoken.body_with(same, told) or met.body_with(same, told, before=whole[0])
    if body is not None:
        return (mention_as(body, whole, "description"),)
    if len(words) > 4:
        return ()
    lately = spoken.last(LATELY)
    spoke = [a for a in lately if a.named and _may_be(head, bare, a, layers)]
    near = spoke[-1:] or [
        m
        for m in layers.mentions_at.touching((whole[0] - NEAR, whole[0]))
        if m.span[1] <= whole[0] and m.named and m.resolution != "unresolved" and _may_be(head, bare, m, layers)
    ]  # fmt: skip
    return (mention_as(near[-1], whole, "description"),) if len({a.id for a in near}) == 1 else ()


def recalled_of(whole: Span, layers: Layers) -> tuple[Actor, ...]:
    """The body named before that is somebody's: "the UN agency", "the army division", "the US institute"."""
    before = [
        m
        for m in layers.mentions_at.within((max(0, whole[0] - REACH), whole[0]))
        if m.named and m.resolution != "unresolved" and not is_person(m, layers)
    ]  # fmt: skip
    noun = head_at(layers.doc, whole)
    found = body_of(whole, noun, before, layers) if noun is not None else None
    return (mention_as(found, whole, "description"),) if found is not None else ()


def _may_be(noun: str, phrase: Span, body: Actor, layers: Layers) -> bool:
    return may_take_up(noun, phrase, body, layers) and not is_person(body, layers)
