"""Whose those are who are called by their rank or band alone: "soldiers", "an officer", "its men", "fighters of the
front".

First the owner in their own words, then the army that theatre or text means, where two may not be meant. Where
neither tells, nobody: a wrong side is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from counterclaim.reading.actors.armies import army_meant, army_near, army_of
from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.common_nouns import body_meant
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.enemies import main_force
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.siding import THIRD
from counterclaim.reading.actors.standing import SUBJECTS
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import UNREAD, Actor, Span
from counterclaim.records.located import Stretches
from counterclaim.theatres import offices, terms
from counterclaim.theatres.spelling import slug

FORCES = frozenset({"military", "armed-group"})
OWNERS = frozenset({"military", "armed-group", "administration", "government", "state"})
"""Kinds of those who have soldiers or fighters."""
LEANING = re.compile(
    r"\s+(?:of|from|with|identified as|belonging to|loyal to|allied (?:with|to)|linked to|affiliated (?:with|to))\s+"
    r"(?:the\s+)?"
)
"""What after a noun says whose it is: "assailants identified as the front's"."""
ALLIED = re.compile(r"\s+(?:allied (?:with|to)|linked to|affiliated (?:with|to)|loyal to)\b")
"""What after a band says that it is another than the one it fights beside."""
ACCUSING = frozenset({"accuse", "blame", "condemn", "denounce"})
"""Verbs whose object is not the subject's own."""
LOSING = frozenset({"lose", "mourn", "bury"})
"""Verbs of what a force does with its own dead."""
FOR_STATE = re.compile(r"\bpro-(?:army|military|junta|government|regime|state) $", re.I)
"""What before a band says that it fights for the state."""
BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "poss"})
SIDED = frozenset({"compound", "nmod", "amod"})
SPEECH = 300
"""Code points back to which "its" and "his" before a band reach."""


def ranked(layers: Layers) -> tuple[Actor, ...]:
    """The mentions, with those called by their rank or band whose owner is known, in text order."""
    settled = Stretches(m.span for m in layers.mentions if m.side is not None or m.resolution not in OPEN)
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    added: list[Actor] = []
    for noun in layers.doc:
        arms = noun.lower_ in offices().modifiers.arms and any(c.tag_ == "PRP$" for c in noun.children)
        if not (arms or noun.lower_ in every_rank()) or noun.dep_ in SIDED or noun.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        if settled.touch(extent(noun)) or unread.touch(extent(noun)):
            continue
        found = _of_rank(noun, layers)
        if found is not None:
            added.append(found)
    taken = Stretches(m.span for m in added)
    return tuple(sorted([*(m for m in layers.mentions if not taken.touch(m.span)), *added], key=lambda m: m.span))


OPEN = frozenset({"description", "unresolved"})
"""Resolutions of a mention that its owner may still settle."""


def _of_rank(noun: Token, layers: Layers) -> Actor | None:
    before = layers.mentions_at.within((0, noun.idx))
    open_ = [m for m in layers.mentions_at.touching(extent(noun)) if m.span[1] == extent(noun)[1]]
    span = open_[-1].span if open_ else (_first(noun, layers), extent(noun)[1])
    whose = next((c.lower_ for c in noun.children if c.tag_ == "PRP$"), "")
    if whose:
        owner = _possessed(noun, whose, before, layers)
    else:
        owner = next(_owners(noun, before, layers), None)
        if owner is None and _is_bare(noun):
            owner = army_meant(noun, before, layers) or _of_one_before(noun, before, layers)
    if owner is not None and not whose and ALLIED.match(layers.text, extent(noun)[1]):
        return _beside(span, owner, layers)
    return _as_rank(noun, span, owner, layers) if owner is not None else None


def _of_one_before(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The force of the soldier of whom the text told lately, whom "the officer" takes up; None where two sides' are
    near."""
    if noun.tag_ != "NN" or not any(c.lower_ == "the" for c in noun.children):
        return None
    near = [m for m in before if noun.idx - m.span[1] <= SPEECH and m.kind in FORCES and m.side is not None]
    people = [m for m in near if not m.named and _is_one(m, layers)]
    sides = {m.side for m in people}
    if len(sides) != 1 or people[-1].side == THIRD:
        return None
    return main_force(people[-1].side or "", rules=False, met=before, layers=layers)


def _is_one(actor: Actor, layers: Layers) -> bool:
    """Whether a mention is one soldier or fighter, told by his rank."""
    head = head_at(layers.doc, actor.span)
    return head is not None and head.tag_ == "NN" and head.lower_ in offices().fighting.ranks


def _beside(span: Span, owner: Actor, layers: Layers) -> Actor:
    """A band that fights beside a force, and is none of it: "Arab militias allied with the paramilitaries"."""
    words = " ".join(layers.text[slice(*span)].split())
    return Actor(
        id=f"text:{slug(words)}", name=words, side=owner.side, aligned_with=owner.aligned_with, kind="armed-group",
        named=False, span=span, resolution="description",
    )  # fmt: skip


def _as_rank(noun: Token, span: Span, owner: Actor, layers: Layers) -> Actor | None:
    """The force itself, or unnamed people of it."""
    if owner.side is None or is_person(owner, layers):
        return None
    band = noun.lower_ in offices().fighting.bands and not FOR_STATE.search(
        layers.text[noun.sent.start_char : noun.idx]
    )
    if band or noun.lower_ in (*offices().fighting.soldiers, *offices().modifiers.arms):
        return mention_as(owner, span, "description")
    words = layers.text[slice(*span)]
    kind = owner.kind if owner.kind in {"armed-group", "administration"} else "military"
    return Actor(
        id=f"text:{slug(words)}", name=words, side=owner.side, aligned_with=owner.aligned_with, kind=kind,
        named=False, span=span, resolution="description",
    )  # fmt: skip


def _possessed(noun: Token, whose: str, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The body that "its" men are of, or the force of whom "his" are."""
    if whose not in {"its", "their", "his", "her"}:
        return None
    personal = whose in {"his", "her"}
    if noun.dep_ == "dobj" and noun.head.lemma_ in ACCUSING:  # "the Joint Forces accused its fighters": another's
        other = possessor(noun.sent.start_char, layers, person=personal)
        return other if other is not None and other.kind in OWNERS and not personal else None
    owner = _subject_of_sentence(noun, layers)
    if owner is None and not _has_subject(noun):
        owner = possessor(noun.idx, layers, person=personal)
        owner = owner if owner is not None and noun.idx - owner.span[1] <= SPEECH else None
    if owner is None or owner.side is None:
        return None
    speaks = _speaks(owner, layers)
    if speaks and not personal and is_person(owner, layers):
        return _body_of(owner, layers)
    if not personal and (speaks or not is_person(owner, layers)):
        return owner if owner.kind in OWNERS else None
    fights = owner.side in {p.id for p in layers.theatre.parties}
    if personal and not fights and noun.lower_ in offices().fighting.soldiers:
        return army_of(owner, layers)
    return main_force(owner.side, rules=False, met=before, layers=layers) if personal and fights else None


def _body_of(spokesman: Actor, layers: Layers) -> Actor | None:
    """The body whose spokesman somebody is by the theatre."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = composer.lexicon.actors.get(spokesman.id)
    held = (term.office.partition(":")[0] for term in terms(known)) if known is not None else ()
    bodies = (composer.lexicon.actors.get(body) for body in held)
    found = next((body for body in bodies if body is not None and body.kind in OWNERS), None)
    return actor_of(composer.known(found), spokesman.span) if found is not None else None


def _subject_of_sentence(noun: Token, layers: Layers) -> Actor | None:
    """The last mention before a noun in its sentence that is a subject."""
    found = [m for t in _subjects_before(noun) for m in layers.mentions_at.touching(extent(t))]
    return found[-1] if found else None


def _has_subject(noun: Token) -> bool:
    """Whether a noun is a subject before another in its sentence: whose "its" and "his" then are."""
    return any(t.pos_ in {"NOUN", "PROPN"} for t in _subjects_before(noun))


def _subjects_before(noun: Token) -> list[Token]:
    return [t for t in noun.doc[noun.sent.start : noun.i] if t.dep_ in SUBJECTS]


def _speaks(actor: Actor, layers: Layers) -> bool:
    """Whether the words of a mention are a spokesman's, who speaks for the body that it is."""
    head = head_at(layers.doc, actor.span)
    return head is not None and head.lower_.startswith("spokes")


def _owners(noun: Token, before: Sequence[Actor], layers: Layers) -> Iterator[Actor]:
    """The forces that the words beside a noun name: "soldiers of X", "X officers", "assailants identified as X",
    "the militia's drivers", "pro-army militiamen", "the army lost a commander"."""
    for whose in (c for c in noun.children if c.dep_ == "poss"):
        body = body_meant(whose, before, layers)
        if body is not None and body.kind in OWNERS and body.side not in {None, THIRD}:
            yield body
    if FOR_STATE.search(layers.text[max(0, noun.sent.start_char) : noun.idx]):
        army = army_near(noun, before, layers)
        if army is not None:
            yield army
    if noun.dep_ == "dobj" and noun.head.lemma_ in LOSING:
        losing = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
        here = layers.mentions_at.touching(extent(losing)) if losing is not None else []
        yield from (m for m in here if m.kind in OWNERS and m.side not in {None, THIRD} and not is_person(m, layers))
    told: list[Span] = [extent(c) for c in noun.children if c.dep_ in BEFORE_NOUN and c.i < noun.i]
    after = LEANING.match(layers.text, extent(noun)[1])
    told += [(after.end(), after.end() + 1)] if after is not None else []
    for span in told:
        for mention in layers.mentions_at.touching(span):
            if mention.kind in OWNERS and mention.side not in {None, THIRD} and not is_person(mention, layers):
                yield mention


def _is_bare(noun: Token) -> bool:
    """Whether nothing beside a noun says whose or which sort it is: "two soldiers", not "customs officers"."""
    fine = frozenset({"det", "nummod", "punct", "cc", "conj", "predet", "relcl", "appos", "advmod", "quantmod", "prep"})
    if any(c.lower_ in {"both", "either", "neither", "each", "all", "other", "rival"} for c in noun.children):
        return False
    light = {*offices().fighting.qualities, *offices().modifiers.fillers, "wounded", "dead", "armed", "uniformed"}
    return all(c.dep_ in fine or c.lower_ in light for c in noun.children) and not any(
        c.lower_ in {"of", "from", "who"} or c.dep_ == "relcl" for c in noun.children
    )


def _first(noun: Token, layers: Layers) -> int:
    """Where the words of a rank begin that no mention has: the adjectives and nouns right before it."""
    first = noun
    while first.i > noun.sent.start:
        before = noun.doc[first.i - 1]
        beside = before.dep_ in {"compound", "amod"} and before.head.i == noun.i
        if not beside or layers.mentions_at.touches(extent(before)):
            break
        first = before
    return first.idx


@cache
def every_rank() -> frozenset[str]:
    """Every noun for a rank or band, in lower case."""
    fighting = offices().fighting
    return frozenset((*fighting.soldiers, *fighting.bands, *fighting.ranks))
