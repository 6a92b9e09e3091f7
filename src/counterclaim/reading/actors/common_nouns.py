"""Common nouns that mean a body or force of the text: "the council", "the fighters", "troops", "the militia".

First whoever was met in the text, by the noun in a name or by its kind, then whom the theatre calls so. Where several
fit, nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from spacy.tokens import Token

from counterclaim.reading.actors.armies import army_near
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.describing import mention_as
from counterclaim.reading.actors.enemies import enemy_of, main_force
from counterclaim.reading.actors.lands_ruled import plays_elsewhere
from counterclaim.reading.actors.lexicon import Lexicon
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.recalling import may_take_up
from counterclaim.reading.actors.siding import side_of_epithet
from counterclaim.reading.actors.who import actor_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import UNREAD, Actor, Span
from counterclaim.records.located import Located, Stretches
from counterclaim.theatres import offices
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import keys_in, slug, words_in

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNING = frozenset({"of", "from", "loyal", "allied", "belonging", "led", "backed", "at", "for"})
"""What after a noun says whose it is."""
OF_ARMY = frozenset({"source", "sources", "officer", "officers", "official", "officials", "commander", "commanders"})
SEVERAL = frozenset({"warring", "rival"})
"""Words beside a noun that mean those of more than one side."""
BACKED = frozenset({"backed", "aligned", "supported", "allied", "linked"})
OPEN = frozenset({"description", "unresolved"})
"""Resolutions of a mention that a noun may still settle."""
OPPOSING = frozenset(
    {"accuse", "blame", "condemn", "denounce", "fight", "attack", "threaten", "criticise", "criticize"}
)
"""Verbs of what somebody does to others."""
CIVIL = frozenset({"civil-society", "humanitarian", "monitor", "medical", "intergovernmental"})
"""Kinds of body without arms that "the group" may be."""
MEMORY = 200
"""Mentions back to which somebody is taken up."""
NEAR = 600
"""Code points back to which "the group" and "the agency" reach."""
NAMING = frozenset({
    "council", "commission", "committee", "agency", "authority", "service", "command", "brigade", "division",
    "alliance", "mission", "union", "front", "movement", "party", "coalition", "network", "observatory", "bloc",
    "battalion", "regiment", "corps", "directorate", "foundation", "conference", "fleet", "guard", "forum", "institute",
    "bank", "society", "legion", "initiative", "panel", "league", "syndicate", "administration", "association",
    "federation", "organisation", "organization",
})  # fmt: skip
"""Nouns that take up the last body that has them in its name."""


def taken_up(layers: Layers) -> tuple[Actor, ...]:
    """The mentions, with those that common nouns are."""
    nouns = [token for token in layers.doc if token.lower_ in every_noun()]
    if not nouns:
        return layers.mentions
    composer = composer_for(layers.theatre, layers.document.published_day)
    every = list(layers.mentions)
    settled = Stretches(
        m.span for m in every if m.side is not None or m.resolution not in {"description", "unresolved"}
    )
    unread = Stretches(s.span for s in layers.document.sections if s.kind in UNREAD)
    added: list[Actor] = []
    met: list[Actor] = []
    at = 0
    for noun in nouns:
        span = _span_of(noun, composer.lexicon)
        if span is None or settled.touch(span) or unread.touch(span):
            continue
        while at < len(every) and every[at].span[1] <= span[0]:
            met += [*bodies_of(every[at], layers), every[at]]
            at += 1
        who = _meant(noun, span, met[-MEMORY:], layers)
        if who is not None:
            added.append(mention_as(who, span, "description"))
            met.append(added[-1])
    taken = Located(added, lambda mention: mention.span)
    kept = [m for m in every if not taken.touching(m.span)]
    return tuple(sorted([*kept, *added], key=lambda m: m.span))


def bodies_of(mention: Actor, layers: Layers) -> list[Actor]:
    """The bodies that the words for a person, or for people of theirs, name: the group of "the group's leader"."""
    if mention.named and not is_person(mention, layers):
        return []
    composer = composer_for(layers.theatre, layers.document.published_day)
    pieces = composer.lexicon.pieces(words_in(layers.text, mention.span), layers.text)
    named = (e.actor for p in pieces for e in p.of("actor"))
    return [actor_of(composer.known(actor), mention.span) for actor in named if actor is not None and not actor.gender]


def _span_of(noun: Token, lexicon: Lexicon) -> Span | None:
    """From the first word after the article to the noun, None where other words than an article's may stand before it
    or an owner after it."""
    if _is_of_army(noun):
        return noun.doc[noun.i - 1].idx, noun.idx + len(noun)
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ"} or noun.dep_ in {"compound", "amod", "nmod"}:
        return None
    if any(c.lower_ in SEVERAL for c in noun.children):
        return None
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if following is not None and (_tells_owner(following) or _owns_somebody(noun, following) or _names(following)):
        return None
    first = noun.i
    light = (*offices().fighting.qualities, *offices().fighting.armed)
    while first > noun.sent.start and noun.doc[first - 1].lower_ in light:
        first -= 1
    two = (
        first > noun.sent.start
        and noun.doc[first - 1].is_alpha
        and keys_in(noun.doc[first - 1 : noun.i + 1].text) in lexicon.epithets
    )
    first -= two  # "the blue helmets"
    if first - 3 >= noun.sent.start and noun.doc[first - 1].lower_ in BACKED and noun.doc[first - 2].text == "-":
        first -= 3  # "the Iran-backed group"
    before = noun.doc[first - 1] if first > noun.sent.start else None
    article = before is not None and before.lower_ in DEFINITE
    soldiers = noun.lower_ in offices().fighting.soldiers
    bare = noun.tag_ in {"NNS", "NNPS"} and (
        before is None or before.is_punct or before.pos_ in {"VERB", "AUX", "ADP", "SCONJ", "CCONJ"}
        or (soldiers and before.pos_ == "NUM")
    )  # fmt: skip
    span = noun.doc[first].idx, noun.idx + len(noun)
    called = {(noun.lower_,), keys_in(noun.doc[first : noun.i + 1].text)} & lexicon.epithets.keys()
    return span if article or (bare and (soldiers or called)) else None


def _tells_owner(following: Token) -> bool:
    """Whether the word after a noun says whose it is: not in "accused the rebels of looting"."""
    charged = following.head.pos_ == "VERB" or any(c.dep_ == "pcomp" for c in following.children)
    charged = charged or (following.i > 0 and following.nbor(-1).head.lemma_ in OPPOSING)
    return following.lower_ in OWNING and not (following.lower_ in {"of", "for"} and charged)


def _is_of_army(noun: Token) -> bool:
    """Whether the words are somebody of the army: "army sources"."""
    return noun.lower_ in OF_ARMY and noun.i > 0 and noun.nbor(-1).lower_ in {"army", "military"}


def _owns_somebody(noun: Token, following: Token) -> bool:
    """Whether a possessive follows a noun and what is possessed may be somebody: not in "the rebels' lines"."""
    return following.tag_ == "POS" and noun.head.lemma_.lower() not in offices().modifiers.deeds


def _names(token: Token) -> bool:
    """Whether a name follows: "the group Médecins Sans Frontières"."""
    return token.pos_ == "PROPN" and token.text[0].isupper()


def _meant(noun: Token, span: Span, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """Whom a noun means, None where that is of the side that accuses those whom it means."""
    accusing = {m.side for m in before if _accuses(noun, m)} - {None}
    found = _meant_by(noun, span, before, layers)
    return None if found is not None and found.side in accusing else found


def _meant_by(noun: Token, span: Span, before: Sequence[Actor], layers: Layers) -> Actor | None:
    fighting = offices().fighting
    bodies = [m for m in before if m.named and m.resolution != "unresolved" and not is_person(m, layers)]
    bodies = [m for m in bodies if not _accuses(noun, m)]
    word = noun.lower_
    called_so = _of_theatre(noun, span, bodies, layers) if len(keys_in(layers.text[slice(*span)])) > 1 else None
    if called_so is not None:
        return called_so
    if word in NAMING and (word,) in _epithets() and _in_capital(noun):
        ruling = _of_theatre(noun, span, bodies, layers)
        if ruling is not None and ruling.kind in {"government", "administration"}:
            return ruling
    if word in NAMING:
        called = [m for m in bodies if _ends_in(word, m.name) or _ends_in(word, layers.text[slice(*m.span)])]
        called = called or _parents(word, bodies, layers)
        if not called and (word,) in _epithets():
            theirs = _of_theatre(noun, span, bodies, layers)
            if theirs is not None:
                return theirs
        lately = _lately(noun, word, span, bodies, layers)
        nearer = lately is not None and called and called[-1].span[0] < lately.sentence
        if called and not (nearer and lately is not None and _is_called(lately.body, word, layers)):
            return called[-1]
        if lately is not None:
            return lately.body
    if word in fighting.soldiers:
        return army_near(noun, before, layers)
    if _is_of_army(noun):
        army = army_near(noun, bodies, layers)
        words = layers.text[slice(*span)]
        return army and msgspec.structs.replace(army, id=f"text:{slug(words)}", name=words, named=False)
    if word in fighting.enemies:
        enemy = enemy_of(noun, before, layers)
        if enemy is not None:
            return enemy
    if word == "group":
        lately = _lately(noun, word, span, bodies, layers)
        if lately is not None and lately.body.kind in CIVIL:
            return lately.body
    if word in fighting.groups:
        own = _called_so(word, bodies, layers)
        if own is not None:
            return own
        titled = _of_that_name(word, bodies, layers) if word == "movement" else None
        if titled is not None:
            return titled
        said = {m.id: m for m in bodies if m.kind == "armed-group" and word in keys_in(layers.text[slice(*m.span)])}
        if len(said) == 1:
            return next(iter(said.values()))  # "the militias" after "pro-government militias"
        group = _group(noun, _against_states(bodies, layers) if word in fighting.rising else bodies, span)
        if group is not None:
            return group
        ruling = _ruling_group(bodies, layers) if word in {"group", "movement"} else None
        if ruling is not None:
            return ruling
    elif word in NAMING:
        near = {m.id: m for m in bodies if span[0] - m.span[1] <= NEAR and may_take_up(word, span, m, layers)}
        if len(near) == 1:
            return next(iter(near.values()))
    return _of_theatre(noun, span, bodies, layers)


def _of_that_name(word: str, bodies: Sequence[Actor], layers: Layers) -> Actor | None:
    """The only armed group met that has a noun in one of its names: M23, the March 23 Movement."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors
    groups = {m.id: m for m in bodies if m.kind == "armed-group" and m.id in known}
    names = {id_: (known[id_].name, *known[id_].aliases) for id_ in groups}
    named = {id_: m for id_, m in groups.items() if any(word in keys_in(name) for name in names[id_])}
    return next(iter(named.values())) if len(named) == 1 else None


def _in_capital(noun: Token) -> bool:
    """Whether a state's capital follows in which the noun sits: "the council in Naypyitaw"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return len(after) == 2 and after[0].lower_ == "in" and slug(after[1].text) in capitals()


def _parents(word: str, bodies: Sequence[Actor], layers: Layers) -> list[Actor]:
    """The bodies with a noun in their name of which those met are a part: the union of the Karen army."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    known = (composer.lexicon.actors.get(m.id) for m in bodies)
    parents = (composer.lexicon.actors.get(actor.part_of or "") for actor in known if actor is not None)
    called = {actor.id: actor for actor in parents if actor is not None and _ends_in(word, actor.name)}
    return [actor_of(composer.known(actor), (0, 0)) for actor in called.values()] if len(called) == 1 else []


def _ends_in(word: str, name: str) -> bool:
    """Whether a name is one of what a noun means: "Upper Nile Council" and "Council of the Upper Nile" are councils."""
    keys = keys_in(name)
    return any(key == word and keys[i + 1 : i + 2] in ((), ("of",), ("for",), ("in",)) for i, key in enumerate(keys))


def _is_called(body: Actor, word: str, layers: Layers) -> bool:
    """Whether the theatre has a name for a body with a noun in it: the agency of "UN health agency"."""
    known = composer_for(layers.theatre, layers.document.published_day).lexicon.actors.get(body.id)
    return known is not None and any(word in keys_in(name) for name in known.aliases)


class Lately(NamedTuple):
    """A body that a noun may take up, and where the sentence begins that names it."""

    body: Actor
    sentence: int


def _lately(noun: Token, word: str, span: Span, bodies: Sequence[Actor], layers: Layers) -> Lately | None:
    """The only body that a noun may mean in its sentence, else in the one before it; None of several."""
    before = noun.doc[noun.sent.start - 1].sent if noun.sent.start else noun.sent
    for sentence in (noun.sent, before):
        near = [m for m in bodies if sentence.start_char <= m.span[0] < sentence.end_char]
        fitting = {m.id: m for m in near if may_take_up(word, span, m, layers)}
        if fitting:
            return Lately(next(iter(fitting.values())), sentence.start_char) if len(fitting) == 1 else None
    return None


def _accuses(noun: Token, body: Actor) -> bool:
    """Whether a body, or somebody of it, is who accuses or fights those whom the noun means, who are others then."""
    verb = noun.head if noun.dep_ == "dobj" else None
    if verb is None or verb.lemma_ not in OPPOSING:
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.left_edge.idx <= body.span[0] < extent(subject)[1]


def body_meant(noun: Token, before: Sequence[Actor], layers: Layers) -> Actor | None:
    """The body that a noun means which owns what follows it: the militia of "the militia's drivers"."""
    definite = any(c.lower_ in DEFINITE for c in noun.children)
    composer = composer_for(layers.theatre, layers.document.published_day)
    called = composer.lexicon.epithets.get((noun.lower_,))
    met = next((m for m in reversed(before) if called is not None and m.id == called.id), None)
    since = [m for m in before if met is not None and m.span > met.span and m.span[1] <= noun.idx and m.named]
    nearer = [m for m in since if _ends_in(noun.lower_, m.name)]
    light = {*offices().fighting.qualities, *offices().fighting.armed, "ruling", "military"}
    another = any(c.dep_ == "amod" and c.lower_ not in light for c in noun.children)  # "the interim council"
    if definite and met is not None and not nearer and not another:
        return met
    if not definite or noun.lower_ not in every_noun():
        return None
    armed = [c for c in noun.children if c.lower_ in offices().fighting.armed and c.i == noun.i - 1]
    start = extent(armed[0] if armed else noun)[0]  # "the rebel alliance's coordinator"
    return _meant(noun, (start, extent(noun)[1]), before[-MEMORY:], layers)


def _called_so(word: str, bodies: Sequence[Actor], layers: Layers) -> Actor | None:
    """The last group met of the party that the theatre says the noun means: "rebels", where a third one is met too."""
    side = side_of_epithet(layers.theatre, {word}).side
    return next((m for m in reversed(bodies) if m.side == side and m.kind == "armed-group"), None) if side else None


def _against_states(bodies: Sequence[Actor], layers: Layers) -> list[Actor]:
    """Those that are on no state's side: rebels rise against one."""
    states = {p.id for p in layers.theatre.parties if p.countries}
    return [m for m in bodies if m.side not in states]


def _group(noun: Token, bodies: Sequence[Actor], span: Span) -> Actor | None:
    """The only armed group met, or of several the only one met lately, in this sentence or the one before it."""
    groups = [m for m in bodies if m.kind == "armed-group"]
    start = noun.doc[noun.sent.start - 1].sent.start_char if noun.sent.start else 0
    for reach in (span[0], NEAR // 3, span[0] - start):
        near = {m.id: m for m in groups if span[0] - m.span[1] <= reach}
        if len(near) == 1:
            return next(iter(near.values()))
    return None


def _ruling_group(bodies: Sequence[Actor], layers: Layers) -> Actor | None:
    """The group of the only party without a state of which the text names bodies that rule: "the group" after "the
    health ministry" in its capital."""
    stateless = {p.id for p in layers.theatre.parties if not p.countries}
    sides = {m.side for m in bodies if m.side in stateless and m.kind in {"administration", "government"}}
    side = next(iter(sides)) if len(sides) == 1 else None
    return main_force(side, rules=False, met=bodies, layers=layers) if side is not None else None


def _of_theatre(noun: Token, span: Span, bodies: Sequence[Actor], layers: Layers) -> Actor | None:
    """Whom the theatre calls so, unless the text is about other groups that are not on that side."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    keys = keys_in(layers.text[slice(*span)])
    known = composer.lexicon.epithets.get(keys) or composer.lexicon.epithets.get((noun.lower_,))
    if known is None:
        return None
    who = actor_of(composer.known(known, resolution="description"), span)
    if keys in composer.lexicon.epithets and len(keys) > 1:
        return msgspec.structs.replace(who, named=True)
    if any(m.id == known.id for m in bodies):
        return msgspec.structs.replace(who, named=True)
    if who.kind == "armed-group" and plays_elsewhere(who.side, layers):
        return None
    others = {m.side for m in _against_states(bodies, layers) if m.kind == "armed-group"} - {who.side}
    return None if others and who.kind == "armed-group" else msgspec.structs.replace(who, named=True)


@cache
def every_noun() -> frozenset[str]:
    """Every noun that may take somebody up."""
    fighting = offices().fighting
    theatres = (key for name in _epithets() for key in name[-1:])
    return NAMING | OF_ARMY | {*fighting.groups, *fighting.soldiers, *fighting.enemies, *theatres}


@cache
def _epithets() -> frozenset[tuple[str, ...]]:
    from counterclaim.theatres import available, load

    return frozenset(keys_in(e) for t in available() for a in load(t).actors for e in a.epithets)
