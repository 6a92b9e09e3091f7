"""Persons driven from where they lived, and troops driven from what they held."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing, is_family
from counterclaim.reading.figures.measures import by_role, measures, nouns

AWAY = frozenset({"from", "out", "off"})


def uprooted(verb: Token, thing: Thing) -> Found | None:
    """ "driven from their homes", "30,000 were driven out": displaced, where the counted are no troops."""
    table = measures()
    if verb.lemma_ not in table.driving or not (thing.person or is_family(thing)):
        return None
    away = [c for c in verb.children if c.lower_ in AWAY and c.dep_ in ("prep", "prt", "advmod")]
    left = [t for c in away for t in c.subtree if t.dep_ == "pobj"]
    civil = is_family(thing) or (thing.noun is not None and lemma(thing.noun) not in nouns().troops)
    at_home = any(lemma(t) in table.homes for t in left)
    if not (at_home or (civil and away)):
        return None
    effect = next(e for e in by_role()["verbs"]["displace"] if e.persons)
    return Found(effect.effect, effect.persons or "", verb)


def displaced(top: Token, thing: Thing) -> Found | None:
    """The counted persons as those whom a verb drives away."""
    if top.dep_ not in ("dobj", "nsubjpass"):
        return next((f for c in top.children if c.dep_ == "acl" and (f := uprooted(c, thing))), None)
    return uprooted(top.head, thing)


GOVERNING = frozenset({"army", "government", "police", "garrison", "gendarme"})
"""Those whom rebels drive from places that they then hold; others are driven from what is won back."""


def driven_from(top: Token, thing: Thing) -> Found | None:
    """ "the invaders were pushed out of 20 villages", "dislodged from two positions": places won back."""
    if thing.kind not in ("settlement", "position", "area") or top.dep_ != "pobj":
        return None
    verb, through = top.head.head, top.head.lower_
    if verb.lower_ in ("out", "back") and through in ("of", "from"):
        verb = verb.head
    elif through != "from":
        return None
    if verb.lemma_ not in measures().driving:
        return None
    driven = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    rulers = [c for c in driven if lemma(c) in GOVERNING and not any(t.text[:1].isupper() for t in c.lefts)]
    effect = "captured" if rulers else "regained"  # "the Russian army" is driven from what is won back
    return Found(effect, f"{thing.kind}-{effect}", verb)
