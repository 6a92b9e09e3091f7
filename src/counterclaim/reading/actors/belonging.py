"""Whose somebody is, by the words that introduce him: title, employer, apposition, "its", a local office's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from counterclaim.reading.actors.beside import is_owned
from counterclaim.reading.actors.composing import composer_for
from counterclaim.reading.actors.groups_before import group_before
from counterclaim.reading.actors.home import home
from counterclaim.reading.actors.lands_ruled import plays_elsewhere
from counterclaim.reading.actors.lexicon import Piece
from counterclaim.reading.actors.of_land import side_of_service
from counterclaim.reading.actors.people import is_person
from counterclaim.reading.actors.places_near import around
from counterclaim.reading.actors.pronouns import is_acting, is_subject
from counterclaim.reading.actors.siding import (
    OUTSIDERS,
    THIRD,
    Side,
    side_of_country,
    side_of_description,
    side_of_epithet,
    side_of_place,
)
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax.tree import head_at, slice_at
from counterclaim.records import Actor, ActorKind, Span
from counterclaim.records.span import overlap
from counterclaim.theatres import Office, countries, offices
from counterclaim.theatres.capitals import capitals
from counterclaim.theatres.spelling import slug, words_in

STATE_KINDS = frozenset({"state", "government", "military"})
OWN = re.compile(r"\b(?:its|their|his|her)\b", re.I)
"""A possessive: whose the office is, was said before."""
REACH = 700
"""Code points back to which "its" looks for a body."""
CRITICS = frozenset({"critic", "critics", "rival", "rivals", "opponent", "opponents", "foes"})
HIGH = frozenset({"high", "supreme", "constitutional"})
SERVICES = frozenset({"service", "services", "defence", "defense", "protection", "agency", "authority", "department"})
POSSESSED = re.compile(r"(?:[A-Z]\w+['’]s )?")
"""What may stand between "of" and the name of a body: "of Mandalay's PDF"."""
CIVIC = re.compile(
    r"\b(?:youth|students?|union|club|school|university|village|parish|chamber|association|alumni) "
    r"(?:president|leader|chief|head|chair\w*|director)\b",
    re.I,
)
"""Heads of what is no state's."""
HEADING = re.compile(
    r"\b(?:head|president|chair\w*|leader|secretary) of (?:the )?[^,;.]{0,40}?"
    r"\b(?:camp|cooperative|association|club|society|parish|syndicate|chamber of commerce)\b",
    re.I,
)
"""Who heads what people have made for themselves."""
OWNED = re.compile(r"s['’]s? |['’]s ")
"""A possessive."""
EMPLOYER = re.compile(r"\s*(?:of|from|with) (?:the )?")
"""What links a name to the body that somebody is of: "Brigadier X of the Ugandan army"."""
AGAINST = re.compile(
    r"\b(?:against|anti|between|fighting|opposed to|opposition to|critical of|critics? of|enem\w+ of)\W*$", re.I
)
"""What before a name says that somebody is not its."""
BACKING = re.compile(r"[-‐ ](?:backed|supported|aligned|allied|linked|funded|armed|sponsored)\b")
"""What after a name says that somebody has its help, and may be a party himself."""
CIVIL = frozenset({"director", "doctor", "doctors", "surgeon", "surgeons", "nurse", "nurses", "manager"})
"""Who, with "its" before him, is no force's."""
HOSPITAL = re.compile(r"\b(?:hospital|clinic)\b", re.I)
SOLDIERLY = frozenset({
    "drone", "rifle", "infantry", "tank", "mortar", "assault", "reconnaissance", "artillery", "sapper", "battalion",
    "brigade", "regiment", "platoon", "soldier", "sergeant", "captain", "lieutenant", "corporal", "major", "colonel",
})  # fmt: skip
"""Words that say that a company is one of soldiers."""
INSTALLED = frozenset({"installed", "appointed"})
"""Words by which somebody other than the state may have put an official there."""
PRIVATE = re.compile(
    r"\bwhose (?:\w+ ){0,2}?(?:brother|sister|son|daughter|husband|wife|father|mother|parents|child|children|family"
    r"|uncle|aunt|cousin|nephew|niece|home|house|shop|farm)\b"
    r"|\bwho (?:runs|owns|fled|lives?|lived|lost|survived|sells|teaches)\b",
    re.I,
)
"""What tells a private person: kin, a home, a flight."""
LEADS = re.compile(
    r",? (?:who )?(?:\w+ly |has |had )?(?:leads?|led|heads?|headed|commands?|commanded|runs?|ran|chairs?|represents?"
    r"|speaks for|spoke for|speaking for|serves? (?:in|with)|fights? (?:for|with)|fought (?:for|with))\b",
    re.I,
)
"""What tells who leads or serves the body named after it."""
WITH = re.compile(
    r"\b(?:loyal to|allied (?:with|to)|(?:fight\w*|fought|battl\w+) (?:alongside|beside|for)|alongside|ally of"
    r"|allies of|affiliated (?:with|to)|on behalf of|speaking for|who speaks? for|spoke for|aligned with"
    r"|members? of)\s+(?:the\s+)?(?:[a-z]+\s+)?",
    re.I,
)
"""What before a name says that somebody is on its side."""


class Belonging(NamedTuple):
    """A side that is known, and the kind where the words tell one."""

    side: Side
    kind: ActorKind | None = None


def belonging(span: Span, layers: Layers, *, name: Span | None = None) -> Belonging | None:
    """Whose the words at `span` say that somebody is, None where they do not say it.

    `name` is the introduced person's own name, which tells nothing.
    """
    inside = [m for m in layers.mentions_at.within(span) if not (name and overlap(m.span, name))]
    text = layers.text
    pieces = _pieces(span, layers, name)
    head = head_at(layers.doc, span)
    if head is not None and head.lower_ in CRITICS:
        return None  # "the president's critics"
    fighting = _ally(span, text, inside)
    if fighting and not any(o.id in of_states() for p in pieces for e in p.of("office") for o in e.offices):
        return Belonging(fighting)  # a speaker of parliament is not of the party whose ally he is
    outsider = next((e.description for p in pieces for e in p.of("description") if e.description), None)
    if not any(m.side not in {None, THIRD} for m in inside) and HEADING.search(text, *span):
        return Belonging(Side(THIRD), "civil-society")
    if name is not None and CIVIC.search(text, *span):
        return None  # a youth president governs nothing
    called = _by_epithet(span, layers) if OWNED.search(text, *span) else None
    if called is not None:
        return called  # "the rebels' media man"
    held = [e.offices for p in pieces for e in p.of("office")]
    owner = next(
        (
            m for m in inside
            if m.side is not None and (m.resolution != "description" or m.side != THIRD)
            and not AGAINST.search(text[max(0, m.span[0] - 24) : m.span[0]])
            and not BACKING.match(text, m.span[1])
        ),
        None,
    )  # fmt: skip
    own_side = owner is not None and owner.side != THIRD
    if outsider is not None and outsider.sided and not (own_side and outsider.kind == "civilian"):
        return Belonging(side_of_description(outsider), outsider.kind)
    office = next(iter(held[0]), None) if held else None
    if _is_former(span, text):
        return None
    if owner is not None and (held or outsider is not None):
        return Belonging(Side(owner.side, owner.aligned_with), _kind(office, owner))
    if outsider is not None and not outsider.sided and outsider.kind == "local-official":
        side = local_side(span, layers)
        return Belonging(side, outsider.kind) if side.side else None
    told = {w.key for w in words_in(text, span) if not (name and overlap((w.start, w.end), name))}
    serving = side_of_service(span, layers) if owner is None and not name else None
    if serving is not None:
        return Belonging(serving, "government") if serving.side else None
    if owner is None and told & set(offices().outsiders) and not told & SOLDIERLY:
        return Belonging(Side(THIRD))
    employed = EMPLOYER.match(text, span[0]) if name and 0 <= span[0] - name[1] <= 1 else None
    named = employed is not None and owner is not None and POSSESSED.fullmatch(text, employed.end(), owner.span[0])
    if not held and owner is not None and named:
        return Belonging(Side(owner.side, owner.aligned_with), owner.kind)
    if not held and owner is not None and LEADS.match(text, *span):
        return Belonging(Side(owner.side, owner.aligned_with), owner.kind)
    if not held and name is not None and span[0] < name[0] and owner is None:
        state = _state_of((span[0], name[0]), layers)
        if state is not None:
            return Belonging(state)
    if not held:
        private = Belonging(Side(THIRD), "civilian") if name and PRIVATE.search(text, *span) else None
        return _by_epithet(span, layers) or private
    own = OWN.search(text, *span)
    if own:
        if {w.key for w in words_in(text, span)} & CIVIL and own[0].casefold() == "its":
            return Belonging(Side(THIRD), "medical") if _hospital_near(span, layers) else None
        body = possessor(own.start(), layers)
        return Belonging(Side(body.side, body.aligned_with), _kind(office, body)) if body else None
    found = _by_epithet(span, layers) or _by_place(span, layers, [o for several in held for o in several])
    if found is None and owner is None and office is not None and office.kind in OUTSIDERS and office.role == "person":
        return Belonging(Side(THIRD), office.kind)
    return found


def _state_of(span: Span, layers: Layers) -> Side | None:
    """The side of the state whose possessive alone stands before a name: "Egypt's X"; None of other words."""
    words = words_in(layers.text, span)
    composer = composer_for(layers.theatre, layers.document.published_day)
    piece = composer.lexicon.match(words, 0, layers.text) if words else None
    country = next((e.country for e in piece.of("country") if e.form == "name"), None) if piece is not None else None
    alone = piece is not None and [w.key for w in words[piece.last :]] == ["s"]
    return side_of_country(layers.theatre, country.code) if country is not None and alone else None


def _hospital_near(span: Span, layers: Layers) -> bool:
    """Whether the sentence or the one before it names a hospital before the words: whose "its director" is."""
    piece = slice_at(layers.doc, span)
    if not len(piece):
        return False
    sentence = piece[0].sent
    first = layers.doc[sentence.start - 1].sent.start_char if sentence.start else sentence.start_char
    return HOSPITAL.search(layers.text, first, span[0]) is not None


def possessor(at: int, layers: Layers, *, person: bool = False) -> Actor | None:
    """The body that "its" at an offset means, or the person that "his": the last subject before it that has a side."""
    piece = slice_at(layers.doc, (at, at + 1))
    sentence = piece[0].sent.start_char if len(piece) else at
    before = [
        m for m in layers.mentions_at.within((at - REACH + 1, at))
        if m.side is not None and is_person(m, layers) == person
        and (m.resolution != "description" or (m.named and m.span[0] >= sentence))
        and m.kind != "media" and is_subject(m, layers)
    ]  # fmt: skip
    if len(piece) and piece[0].lower_ == "its":
        before = [m for m in before if not _are_people(m, layers)]
        if before and _is_taken_up_between(before[-1], at, layers):
            return None
    last = slice_at(layers.doc, before[-1].span) if before else None
    opens = last[0].sent.start_char if last is not None and len(last) else 0
    acting = [m for m in before if m.span[0] >= opens and is_acting(m, layers)]
    return acting[-1] if acting else before[-1] if before else None


def _is_taken_up_between(mention: Actor, at: int, layers: Layers) -> bool:
    """Whether a group whom a common noun means, and nobody knows, is the subject of the sentence before an offset,
    after a mention: "Its spokesman" after "The group was not in the room"."""
    noun = group_before(at, layers)
    if noun is None or noun.idx < mention.span[1]:
        return False
    return not layers.mentions_at.touches((noun.idx, noun.idx + len(noun)))


def _are_people(mention: Actor, layers: Layers) -> bool:
    """Whether the words of a mention are people of a force, of whom "its" cannot be said: "Rwandan soldiers"."""
    words = words_in(layers.text, mention.span)
    return bool(words) and words[-1].key in offices().fighting.soldiers


def local_side(span: Span, layers: Layers) -> Side:
    """The side of a local official by where he is: the place in these words, in their sentence, before or after it.

    A place that a party took, and that the words do not name, tells nothing: the state's official may speak of it.
    """
    if _is_installed(span, layers) or {word.key for word in words_in(layers.text, span)} & INSTALLED:
        return Side(None)
    day = layers.document.published_day
    for i, near in enumerate(around(span, layers)):
        sides = {side_of_place(layers.theatre, t.country, t.name, day) for t in near if t.country}
        if len(sides) != 1:
            if sides:
                break
            continue
        before = {side_of_place(layers.theatre, t.country, t.name, layers.theatre.began) for t in near if t.country}
        return sides.pop() if i == 0 or before == sides else Side(None)
    return Side(None)


def _is_installed(span: Span, layers: Layers) -> bool:
    """Whether the text began with an administration that another state put there: whose the local officials are is
    open, where no place stands in the words themselves."""
    first = next(iter(layers.mentions), None)
    if first is None or first.kind != "administration" or first.span[0] >= span[0]:
        return False
    lands = set(layers.theatre.countries)
    invading = {p.id for p in layers.theatre.parties if p.countries and not set(p.countries) & lands}
    return first.side in invading and not layers.toponyms_at.within(span)


def sided(actor: Actor, told: Belonging) -> Actor:
    """The actor with the side, and the kind where it had none."""
    kind = told.kind if told.kind and actor.kind == "unknown" else actor.kind
    return msgspec.structs.replace(actor, side=told.side.side, aligned_with=told.side.aligned_with, kind=kind)


def _ally(span: Span, text: str, inside: Sequence[Actor]) -> Side | None:
    for match in WITH.finditer(text, *span):
        patron = next((m for m in inside if m.span[0] - 2 <= match.end() <= m.span[1] and m.side), None)
        if patron is not None and patron.side != THIRD:
            return Side(patron.side)
    return None


def _pieces(span: Span, layers: Layers, name: Span | None) -> list[Piece]:
    """The dictionary's offices and descriptions in the words, the longest first at each."""
    composer = composer_for(layers.theatre, layers.document.published_day)
    words = [w for w in words_in(layers.text, span) if not (name and overlap((w.start, w.end), name))]
    return [p for p in composer.lexicon.pieces(words, layers.text) if p.of("office") or p.of("description")]


def _is_former(span: Span, text: str) -> bool:
    left = {*offices().modifiers.former, "defected", "deserted"}
    return any(w.key in left for w in words_in(text, span))


def _kind(office: Office | None, owner: Actor) -> ActorKind:
    return office.kind if office is not None and owner.kind in STATE_KINDS else owner.kind


def _by_epithet(span: Span, layers: Layers) -> Belonging | None:
    words = words_in(layers.text, span)
    side = side_of_epithet(layers.theatre, {w.key for w in words})
    if side.side:
        return Belonging(side, "armed-group")
    composer = composer_for(layers.theatre, layers.document.published_day)
    called = (composer.lexicon.epithets.get((w.key,)) for w in words if w.key in offices().fighting.groups)
    known = next((actor for actor in called if actor is not None and actor.kind == "armed-group"), None)
    if known is not None and plays_elsewhere(composer.known(known).side.side, layers):
        return None
    return Belonging(composer.known(known).side, "armed-group") if known is not None else None


def _by_place(span: Span, layers: Layers, held: Sequence[Office]) -> Belonging | None:
    """A local office by its place; a state's by the country that the dispatch is written from."""
    kind = held[0].kind
    if held[0].id == "emergency-service" and not {w.key for w in words_in(layers.text, span)} & SERVICES:
        return None  # rescuers may be neighbours
    if kind in {"military", "armed-group"} and "local" in {w.key for w in words_in(layers.text, span)}:
        return None  # either side has commanders there
    if {w.key for w in words_in(layers.text, span)} & HIGH:
        return None  # a high court's prosecutor sits in no town that the text tells of
    if any(o.local and o.role in {"person", "body"} for o in held) or _is_local(span, layers):
        side = local_side(span, layers)
        return Belonging(side, "local-official" if kind == "government" else kind) if side.side else None
    portfolio = held[0].id.endswith("minister")  # "a minister of the far right" is still the state's
    if not any(o.id in of_states() for o in held) or (not portfolio and _is_of_another(span, layers)):
        return None
    code = _capital_before(span, layers) or home(layers)
    country = countries().get(code) if code else None
    return Belonging(side_of_country(layers.theatre, country.code), kind) if country else None


def _is_of_another(span: Span, layers: Layers) -> bool:
    """Whether the words' office is of somebody whom they name: "the president of the camp's committee"."""
    words = words_in(layers.text, span)
    at = next((i for i, word in enumerate(words) if word.key in {"of", "for"}), 0)
    return is_owned(words, at, lands=True)


def _capital_before(span: Span, layers: Layers) -> str | None:
    """Code of the party whose capital alone is named before the words in their sentence: "In Jerusalem, …"."""
    piece = slice_at(layers.doc, span)
    start = piece.root.sent.start_char if len(piece) else span[0]
    near = [t for t in layers.toponyms_at.beginning_in((start, span[0])) if t.country]
    of_parties = {code for party in layers.theatre.parties for code in party.countries}
    codes = {t.country for t in near if slug(t.text) in capitals()}
    return next(iter(codes)) if len(codes) == 1 == len({t.country for t in near}) and codes <= of_parties else None


def _is_local(span: Span, layers: Layers) -> bool:
    return any(w.key in offices().modifiers.local for w in words_in(layers.text, span))


@cache
def of_states() -> frozenset[str]:
    """Offices that only a state has: where no owner stands with one, the state is that of the dateline."""
    return frozenset(
        o.id for o in offices().offices
        if o.role == "person" and not o.local and o.owners != "body" and (o.id.endswith("-minister") or o.id in {
            "minister", "president", "vice-president", "army-chief", "chief-of-staff", "security-adviser", "speaker",
        })
    )  # fmt: skip
