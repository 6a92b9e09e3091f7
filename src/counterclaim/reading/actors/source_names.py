"""The mentions that the words of a source are: its head, with those joined to it or apposed to it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from counterclaim.reading.actors.people import crowds, is_person, is_personal, relations, trades
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Actor, Attribution, Span
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

JOINING = frozenset({"and", "nor"})
"""Words that join those who are cited together; "neither … nor" both denies."""


def named_in(attribution: Attribution, whole: Span, layers: Layers) -> tuple[Actor, ...]:
    """The mentions that the source is: its head, with those coordinated with it or apposed to it."""
    inside = [m for m in layers.mentions_at.within(*attribution.source) if m.span[1] <= whole[1]]
    if not inside:  # a source cut short by a span edge: take what it shares most of
        inside = layers.mentions_at.touching(whole)[:1]
    if not inside:
        return ()
    heads = _heads(whole, layers)
    first = next((m for m in inside if any(_holds(m, h) for h in heads)), None)
    trade = heads[0].lower_ if heads and heads[0].idx >= inside[0].span[1] else ""
    of_somebody = trade not in speaking_words() and (
        trade in trades() | crowds() | relations() or (is_personal(trade) and _owns(inside[0], layers))
    )
    chosen = first or (inside[0] if _leads(inside[0], whole, layers) and not of_somebody else None)
    if chosen is None:
        last = inside[-1]
        alone = len(inside) == 1 or (last.resolution == "name" and is_person(last, layers))
        chosen = last if alone and _near_head(last, whole, layers) else None
    if chosen is None:
        return ()
    chosen = _apposed(chosen, inside, layers)
    found = [chosen]
    for mention in inside[inside.index(chosen) + 1 :]:
        between = layers.text[found[-1].span[1] : mention.span[0]]
        link = [w.key for w in words_in(between)]
        joint = not JOINING.isdisjoint(link) or "&" in between or (not link and "," in between)
        if joint and len(link) <= 4 and not _appositive(found[-1], mention, between):
            found.append(mention)
    unique = {actor.id: actor for actor in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda a: a.span))


def _heads(whole: Span, layers: Layers) -> list[Token]:
    piece = slice_at(layers.doc, whole)
    if not len(piece):
        return []
    root = piece.root
    return [root, *(t for t in root.children if t.dep_ == "appos"), *root.conjuncts]


def _owns(mention: Actor, layers: Layers) -> bool:
    """Whether a mention stands in the possessive and is one human being: "X's" of "X's campaign manager"."""
    return layers.text[mention.span[1] : mention.span[1] + 2] in {"'s", "’s"} and is_person(mention, layers)


def _leads(mention: Actor, whole: Span, layers: Layers) -> bool:
    """Whether nothing but articles, titles and adjectives stands before the mention in the source."""
    before = words_in(layers.text, (whole[0], mention.span[0]))
    m = offices().modifiers
    light = {"the", "a", "an", "and", "by", "to", *m.fillers, *m.titles, *m.former}
    return all(w.key in light or len(w.key) < 2 for w in before)


def _near_head(mention: Actor, whole: Span, layers: Layers) -> bool:
    """Whether the source is a title that ends in the mention ("police chief in the town, Colonel X")."""
    text = layers.text
    before = text[whole[0] : mention.span[0]].rpartition(",")
    rank = {"the", *offices().modifiers.titles}
    ends = not text[mention.span[1] : whole[1]].strip(" ,\"'”’")
    return ends and bool(before[1]) and rank.issuperset(w.key for w in words_in(before[2]))


def _apposed(chosen: Actor, inside: list[Actor], layers: Layers) -> Actor:
    """The person named in apposition to an office: "the Kremlin's spokesman, X"."""
    at = inside.index(chosen)
    if at + 1 >= len(inside):
        return chosen
    following = inside[at + 1]
    if chosen.resolution == "name" and not _is_wing(chosen, following, layers):
        return chosen
    if following.resolution == "description":
        return chosen
    between = layers.text[chosen.span[1] : following.span[0]]
    return following if chosen.resolution == "name" or _appositive(chosen, following, between) else chosen


def _is_wing(owner: Actor, body: Actor, layers: Layers) -> bool:
    """Whether a body's part has a name of its own: "X's armed wing, the Y Brigades"."""
    words = words_in(layers.text, owner.span)
    between = layers.text[owner.span[1] : body.span[0]].strip(" ,\"'”’")
    return (
        owner.side == body.side and owner.id != body.id and body.named and between in {"", "the"}
        and "," in layers.text[owner.span[1] : body.span[0]] and bool(words) and not words[-1].capital
    )  # fmt: skip


def _appositive(one: Actor, other: Actor, between: str) -> bool:
    if one.id == other.id and one.named:
        return True
    if (between.strip() and "," not in between) or len(words_in(between)) > 5:
        return False
    if any(w.key in JOINING for w in words_in(between)):
        return False
    return one.resolution != "name" or other.resolution != "name"


@cache
def speaking_words() -> frozenset[str]:
    """Nouns that speak for whose they are: office, statement, update."""
    said = (w for o in offices().offices if o.role == "spokesperson" for w in o.words)
    return frozenset(said) | {"office", "ministry", "team", "figure", "estimate", "count", "account", "force", "forces"}


def _holds(mention: Actor, token: Token) -> bool:
    return mention.span[0] <= token.idx < mention.span[1]
