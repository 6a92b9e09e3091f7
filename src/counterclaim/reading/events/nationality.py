"""States as agents, named by an adjective or a genitive: "Russian shelling", "Ukraine's attack", "Israeli missiles"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from counterclaim.reading.layers import Layers
from counterclaim.records import Actor, Span, Toponym
from counterclaim.records.located import Located
from counterclaim.theatres import Theatre, countries

ACTING = frozenset({"assault", "coerce", "mobilize", "retreat", "aid", "sanction"})
"""Types of event whose noun's adjective says who acts. In "Syrian talks" it says where, or between whom."""

NOT_ACTING = frozenset({"clash", "killing", "wounding"})
"""Modes whose adjective says where it is, or who suffers: "Yemeni fighting", "Ukrainian deaths"."""

PRIVATE = frozenset(
    {
        "activist", "bandit", "businessman", "child", "citizen", "civilian", "clan", "crowd", "demonstrator",
        "diaspora", "driver", "extremist", "fan", "farmer", "fisherman", "gang", "gangster", "hacker", "herder",
        "herdsman", "hooligan", "journalist", "looter", "man", "marcher", "migrant", "mob", "national", "nationalist",
        "opposition",
        "people", "person", "pirate", "protester", "refugee", "resident", "rioter", "settler", "smuggler", "student",
        "supporter", "teenager", "thief", "trafficker", "tribe", "tribesman", "vigilante", "villager", "voter", "woman",
        "worker", "worshipper", "youngster", "youth",
    }
)  # fmt: skip
"""Nouns for persons whom their nationality makes no organ of their state: "Turkish football fans"."""

DONE_TO = frozenset({"invasion", "annexation", "occupation", "takeover", "conquest", "war", "conflict", "crisis"})
"""Acts that are named by the land to which they are done, or in which they are."""

BEFORE = frozenset({"amod", "compound", "nmod", "poss", "conj"})
"""Relations of words that stand before a noun."""

WARS = frozenset({"war", "conflict", "crisis", "fighting", "violence", "unrest", "famine"})
"""Nouns of what nobody named before them does alone."""

ADJECTIVAL = frozenset({"amod", "compound", "nmod", "poss"})


def states_before(heads: Iterable[Token], layers: Layers) -> tuple[Actor, ...]:
    """The states that modify or are the given words, resolved by the toponyms that stand there."""
    found: dict[str, Actor] = {}
    for head in heads:
        before = (
            child for child in head.children
            if child.dep_ in ADJECTIVAL and child.i < head.i and not is_opposed(child) and not _is_object(child, head)
            and not says_only_where(child, head)
        )  # fmt: skip
        for word in (head, *(before if head.lemma_.lower() not in PRIVATE else ())):
            toponym = None if _are_some_people(word) else _country_at(word, layers.toponyms_at)
            if toponym is not None and toponym.country is not None:
                found.setdefault(toponym.country, _state(toponym, toponym.country, layers.theatre))
    return tuple(found.values())


def states_joined(heads: Iterable[Token], agents: Iterable[Actor], layers: Layers) -> tuple[Actor, ...]:
    """The states of whom no mention is, joined to those whose forces they are that act: the United States of "US and
    British forces"."""
    known = tuple(agents)
    found: dict[str, Actor] = {}
    for head in heads if known else ():
        first = layers.doc[head.left_edge.i].idx
        over = next((agent.span for agent in known if first <= agent.span[0] <= head.idx), None)
        for token in joined_before(head, over) if over is not None else ():
            toponym = _country_at(token, layers.toponyms_at)
            if toponym is not None and toponym.country is not None and not layers.mentions_at.touching(toponym.span):
                found.setdefault(toponym.country, _state(toponym, toponym.country, layers.theatre))
    return tuple(found.values())


def joined_before(head: Token, named: Span) -> list[Token]:
    """The words that stand before a noun as those at `named` do and are joined to them by an "and"."""
    before = [t for t in head.doc[head.left_edge.i : head.i] if t.idx + len(t) <= named[0]]
    joined = max((t.i for t in before if t.lower_ == "and"), default=-1)
    return [t for t in before if t.i < joined and _stands_before(t, head)]


def _stands_before(token: Token, head: Token) -> bool:
    """Whether a word is one of those that stand before a noun to say whose it is, or joined to one of them."""
    while token.i != head.i:
        if token.dep_ not in BEFORE or token.head.i == token.i:
            return False
        token = token.head
    return True


def says_only_where(word: Token, head: Token) -> bool:
    """Whether a word says in whose land a war is: Sudan in "Sudan's war has killed 15,000", not in "Russia's war on
    Ukraine"."""
    if head.lemma_.lower() not in WARS or word.dep_ not in BEFORE:
        return False
    return not any(c.dep_ == "prep" and c.lower_ in ("on", "in", "against") for c in head.children)


def is_opposed(word: Token) -> bool:
    """Whether it is whom something is against: "anti-Iraq blockade"."""
    return word.lower_.startswith("anti-") or (
        word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "anti"
    )


def _is_object(word: Token, act: Token) -> bool:
    """Whether a state's name stands before what was done to it: "the Kuwait invasion"."""
    return act.lemma_.lower() in DONE_TO and word.pos_ == "PROPN" and word.dep_ != "poss" and word.ent_type_ != "NORP"


def _are_some_people(word: Token) -> bool:
    """Whether a people's name means some of them: "a group of Turks"; "the Russians" are their state."""
    return (
        word.tag_ in ("NNS", "NNPS") and word.ent_type_ == "NORP" and not any(c.lower_ == "the" for c in word.children)
    )


def _country_at(word: Token, toponyms: Located[Toponym]) -> Toponym | None:
    span = (word.idx, word.idx + len(word))
    return next((t for t in toponyms.touching(span) if t.precision == "country" and t.role != "literal"), None)


def _state(toponym: Toponym, code: str, theatre: Theatre) -> Actor:
    """A state as an actor: its party's side; a third party where the theatre has parties and it is none of them."""
    party = next((party for party in theatre.parties if code in party.countries), None)
    third = "third-party" if theatre.parties else None
    aligned = tuple(p.id for p in theatre.parties if code in p.allied_countries) if party is None else ()
    return Actor(
        id=code.lower(),
        name=countries()[code].name if code in countries() else toponym.name,
        side=party.id if party else third,
        aligned_with=aligned,
        kind="state",
        span=toponym.span,
        resolution="name",
    )
