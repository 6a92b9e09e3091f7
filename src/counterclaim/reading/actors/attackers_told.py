"""Local officials of a town that another state holds, where what they say tells it: "Ukrainian formations shelled the
town twice, its administration said".

A town under occupation has two administrations, and agencies call both by the same words. Who says that his own army
has struck his town is the other state's, and so are the town's officials who speak after him in his paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, slice_at
from counterclaim.records import Actor, Span
from counterclaim.records.span import hull
from counterclaim.theatres import Party
from counterclaim.theatres.spelling import slug, words_in

TWO = 2
STRIKING = frozenset({
    "shell", "strike", "hit", "attack", "bomb", "bombard", "target", "destroy", "kill", "wound", "injure", "damage",
})  # fmt: skip
"""Verbs of what an attacker does to a town."""
STRIKES = frozenset({"strike", "strikes", "shelling", "attack", "attacks", "bombardment", "bombing", "raid"})
"""Nouns for the same, with "by" before the attacker."""
SUBJECTS = frozenset({"nsubj", "agent"})
ARMED = frozenset({"military", "state"})
LOCAL = frozenset({"local-official", "administration"})
TOWNS = frozenset({"city", "town", "region", "district", "village", "local", "regional", "municipal"})
SERVING = frozenset({"services", "service", "rescuers", "firefighters", "police", "hospital"})


def by_attackers(
    order: Sequence[int], found: Mapping[int, tuple[Actor, ...]], layers: Layers
) -> dict[int, tuple[Actor, ...]]:
    """The speakers by attribution, local officials who tell of an attack by their own side on the other side."""
    invaders = _invaders(layers)
    if invaders is None:
        return dict(found)
    own, other = invaders
    told = dict(found)
    turned: Span | None = None
    for number in order:
        attribution = layers.attributions[number]
        here = hull(attribution.source or attribution.content or attribution.cue)
        if turned is not None and "\n\n" in layers.text[turned[1] : here[0]]:
            turned = None
        speaks = [actor for actor in told[number] if _is_local(actor, own, layers) or _serves(actor, own, layers)]
        attacked = any(_attacks(span, own, layers) for span in attribution.content)
        if speaks and (attacked or turned is not None):
            turned = here
            told[number] = tuple(_turned(actor, other, layers) if actor in speaks else actor for actor in told[number])
    return told


def _invaders(layers: Layers) -> tuple[str, str] | None:
    """The state in whose land a war of two states is fought, and the other; None of other wars."""
    parties: Sequence[Party] = layers.theatre.parties
    if len(parties) != TWO or not all(party.countries for party in parties):
        return None
    fought = {*layers.theatre.countries}
    own = [party for party in parties if fought & {*party.countries}]
    other = [party for party in parties if not fought & {*party.countries}]
    return (own[0].id, other[0].id) if len(own) == len(other) == 1 else None


def _is_local(actor: Actor, own: str, layers: Layers) -> bool:
    """Whether somebody is an official of a town or region whom the text does not name."""
    written = {word.key for word in words_in(layers.text, actor.span)}
    local = actor.kind in LOCAL or (actor.kind == "government" and bool(written & TOWNS))
    return local and actor.side in {own, None} and actor.resolution != "name"


def _serves(actor: Actor, own: str, layers: Layers) -> bool:
    """Whether the words are a service of the town, called by no land."""
    piece = slice_at(layers.doc, actor.span)
    unnamed = actor.side in {own, None} and actor.resolution != "name" and len(piece) > 0
    return unnamed and piece.root.lower_ in SERVING and not any(token.text[0].isupper() for token in piece[1:])


def _turned(actor: Actor, side: str, layers: Layers) -> Actor:
    composer = composer_for(layers.theatre, layers.document.published_day)
    kind = "local-official" if actor.kind == "unknown" else actor.kind
    resolution = "description" if actor.resolution == "unresolved" else actor.resolution
    if actor.id in composer.lexicon.actors:  # who holds the office for the other side
        words = " ".join(layers.text[slice(*actor.span)].split())
        actor = replace(actor, id=f"text:{slug(words)}", name=words, named=False)
    return replace(actor, side=side, aligned_with=(), kind=kind, resolution=resolution)


def _attacks(span: Span, side: str, layers: Layers) -> bool:
    """Whether words tell of an attack by a side's forces, called by whose they are."""
    for mention in layers.mentions_at.within(span):
        piece = slice_at(layers.doc, mention.span)
        if mention.side != side or mention.kind not in ARMED or not len(piece):
            continue
        head: Token = piece.root
        if head.dep_ in SUBJECTS and head.head.lemma_.lower() in STRIKING:
            return not _is_denied(head.head)
        by = head.head if head.dep_ == "pobj" and head.head.lower_ == "by" else None
        if by is not None and (by.head.lower_ in STRIKES or by.head.lemma_.lower() in STRIKING):
            return not _is_denied(by.head)
        noun = head.head if head.dep_ in {"amod", "compound", "poss"} else None
        if noun is not None and noun.lower_ in STRIKES and extent(noun)[0] >= mention.span[1]:
            return True
    return False


def _is_denied(word: Token) -> bool:
    return any(child.dep_ == "neg" for child in word.children)
