"""Whose somebody is where the words for him name an owner and no table knows the noun: "Iran's judiciary", "Israeli
gunboats", "a Karen administrator", "men of the Support".

Only nouns for those who fight, rule or serve a state are settled so: Ukraine's farmers are nobody's. The owner is a
body that the text mentions there, a state by its name or adjective, or one that a common noun takes up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace
from spacy.tokens import Token

from counterclaim.reading.actors.belonging import possessor
from counterclaim.reading.actors.common_nouns import OPPOSING, body_meant
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.lexicon import lexicon
from counterclaim.reading.actors.people import RIVALS
from counterclaim.reading.actors.run_by_rebels import RISEN
from counterclaim.reading.actors.siding import THIRD, Side, side_of_country, side_of_epithet
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import extent, head_at
from counterclaim.records import Actor, ActorKind
from counterclaim.theatres import offices
from counterclaim.theatres.spelling import words_in

OWNERS = frozenset({"military", "armed-group", "administration", "government", "state", "intergovernmental"})
"""Kinds of those who have soldiers, officials and bodies of their own."""
BESIDE = frozenset({"poss", "amod", "compound", "nmod"})
BODIES = frozenset({
    "judiciary", "authority", "authorities", "agency", "directorate", "inspectorate", "administration", "service",
    "services", "commission", "council", "department", "bureau", "command", "grouping", "headquarters", "formations",
    "formation", "registry", "secretariat", "embassy", "delegation", "negotiator", "negotiators", "mission", "kingdom",
    "republic", "ministry", "cabinet", "operator", "watchdog", "leader", "leaders", "leadership", "chief", "ruler",
    "rulers", "deputy", "administrator", "administrators", "aide", "aides", "adviser", "advisers", "envoy", "envoys",
    "official", "officials", "representative", "representatives", "press", "office", "room", "tanks", "tank",
    "gunboats", "gunboat", "warships", "warship", "submarine", "artillery", "brigade", "battalion", "regiment",
    "corps", "division", "army", "fleet", "unit", "units", "gangs", "crew", "crews", "sailors", "airmen",
})  # fmt: skip
"""Nouns for who serves, governs or fights for an owner, beside the ranks and bands."""
WRITERS, BLOGGERS = frozenset({"blogger", "bloggers"}), frozenset({"blogger", "bloggers", "milblogger", "milbloggers"})
"""Ids of the descriptions, and the nouns, of those who write for a side's war."""
PLANT = frozenset({"operator", "office", "administration", "press", "room", "crew", "crews", "authority"})
"""Nouns that, after "its", may be of what was hit."""
OUTSIDE = frozenset({"former", "ex", "exiled", "dissident", "opposition", "anti", "retired", "independent", "private"})
"""Words beside a noun by which somebody is not, or may not be, of whom they name."""


def by_own_words(actor: Actor, layers: Layers) -> Actor:
    """The actor, on the side of the owner whom the words name where he has none."""
    writes = actor.id in WRITERS and actor.side == THIRD
    risen = _of_risen(actor, layers)
    if risen is not None:
        return replace(actor, side=risen, aligned_with=())
    head = head_at(layers.doc, actor.span) if actor.side is None or writes else None
    if (
        head is None
        or head.lower_ not in (BLOGGERS if writes else serving())
        or head.pos_ not in {"NOUN", "PROPN", "ADJ"}
    ):
        return actor
    if head.lower_ in RIVALS or {word.key for word in words_in(layers.text, actor.span)} & OUTSIDE:
        return actor
    if any(child.lower_ in OUTSIDE for child in head.children):
        return actor
    sides = (one for one in _sides(head, actor, layers) if one.side is not None)
    named = any(c.text[0].isupper() and c.i > c.sent.start for c in head.children)
    side = next(sides, None) if not writes or named else _of_bloggers(head, layers)
    if side is None:
        return actor
    if writes:
        return replace(actor, side=side.side, aligned_with=side.aligned_with)
    return replace(actor, side=side.side, aligned_with=side.aligned_with, kind=_kind(actor, head))


def _of_bloggers(head: Token, layers: Layers) -> Side | None:
    """The side whose war bloggers are meant where nobody's are named: those that the theatre has by default."""
    told = {head.lower_, *(t.lower_ for t in head.children if t.dep_ in BESIDE), *(t.lower_ for t in head.subtree)}
    default = next((d for d in layers.theatre.defaults if d.endswith(":military-bloggers")), None)
    martial = told & {"war", "military", "milblogger", "milbloggers", "army", "front"}
    return side_of_country(layers.theatre, default.partition(":")[0].upper()) if default and martial else None


def _of_risen(actor: Actor, layers: Layers) -> str | None:
    """The side of the rebels of whom the words say that an official is theirs: "separatist officials in Donetsk"."""
    if actor.named or actor.kind not in {"local-official", "government", "armed-group"}:
        return None
    head = head_at(layers.doc, actor.span)
    told = [child.lower_ for child in head.children if child.dep_ in BESIDE] if head is not None else []
    keys = {key for word in told if word in RISEN for key in (word, f"{word}s")}
    composer = composer_for(layers.theatre, layers.document.published_day)
    called = (composer.lexicon.epithets.get((key,)) for key in sorted(keys))
    known = next((group for group in called if group is not None), None)
    side = side_of_epithet(layers.theatre, keys).side if keys else None
    return side or (composer.known(known).side.side if known is not None else None)


def _sides(head: Token, actor: Actor, layers: Layers) -> Iterator[Side]:
    """The sides of the owners beside a noun, the nearest words first."""
    owners = [child for child in head.children if child.dep_ in BESIDE and child.i < head.i]
    links = [child for child in head.children if child.lower_ == "of" and child.i == head.i + 1]
    owners += [noun for link in links for noun in link.children if noun.dep_ == "pobj"]
    for owner in owners:
        if owner.lower_ in {"its", "their"}:
            fits = head.head.lemma_ not in OPPOSING and head.lower_ not in PLANT
            body = possessor(owner.idx, layers) if fits else None
            if body is not None and body.kind in OWNERS:
                yield Side(body.side, body.aligned_with)
            continue
        inside = [m for m in layers.mentions_at.touching(extent(owner)) if m.span != actor.span]
        held = next((m for m in reversed(inside) if m.side is not None and m.kind in OWNERS), None)
        if held is not None:
            yield Side(held.side, held.aligned_with)
            continue
        country = _of_country(owner, layers)
        if country is not None:
            yield country
        elif owner.dep_ in {"poss", "pobj"} and owner.text.islower():
            body = body_meant(owner, layers.mentions_at.within((0, owner.idx)), layers)
            if body is not None and body.kind in OWNERS:
                yield Side(body.side, body.aligned_with)
        elif owner.dep_ == "poss" and _is_abroad(owner, layers):
            yield Side(THIRD)  # the district chief of a town in a state without a part
        else:
            yield _of_adjective(owner, layers)


def _of_country(owner: Token, layers: Layers) -> Side | None:
    """The side of the state whose name or adjective a word is; None of a capital, which may be the town."""
    words = words_in(layers.text, extent(owner))
    piece = lexicon(layers.theatre).match(words, 0, layers.text) if words else None
    entry = next((e for e in piece.of("country") if e.form in {"adjective", "name"}), None) if piece else None
    return side_of_country(layers.theatre, entry.country.code) if entry is not None and entry.country else None


def _of_adjective(owner: Token, layers: Layers) -> Side:
    """The side of the only group whose name or adjective a word with a capital is: Karen, Kokang, Support."""
    words = words_in(layers.text, extent(owner)) if owner.text[:1].isupper() else []
    composer = composer_for(layers.theatre, layers.document.published_day)
    piece = composer.lexicon.match(words, 0, layers.text) if words else None
    called = {e.actor.id: e.actor for e in piece.of("actor") if e.actor is not None} if piece is not None else {}
    groups = [actor for actor in called.values() if actor.kind in OWNERS and actor.gender is None]
    return composer.known(groups[0]).side if len(groups) == len(called) == 1 else Side(None)


def _is_abroad(owner: Token, layers: Layers) -> bool:
    """Whether a word is a town of a state without a part in the war."""
    lands = {t.country for t in layers.toponyms_at.touching(extent(owner)) if t.place is not None}
    parties = layers.theatre.parties
    at_war = {code for party in parties for code in party.countries} | {*layers.theatre.countries}
    return bool(parties) and len(lands) == 1 and None not in lands and not lands & at_war


def _kind(actor: Actor, head: Token) -> ActorKind:
    """What he was, or what the noun says of somebody of whom nothing was known."""
    if actor.kind not in {"unknown", "media"}:
        return actor.kind
    fighting = offices().fighting
    martial = head.lower_ in (*fighting.soldiers, *fighting.bands, *fighting.ranks, *offices().modifiers.arms)
    return "military" if martial else "government"


@cache
def serving() -> frozenset[str]:
    """Nouns for those who are their owner's, in lower case."""
    fighting = offices().fighting
    return frozenset((
        *BODIES, *fighting.soldiers, *fighting.bands, *fighting.ranks, *fighting.groups, *offices().modifiers.arms,
        "marine", "marines", "servicemen", "commandos",
    )) - {"group", "movement", "faction", "medic", "general"}  # fmt: skip
