"""Nouns that measure something by being counted: deaths, bodies, cases, lives, times."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.figures.carriers import resolved
from counterclaim.reading.figures.classes import class_of, compound, forms, kind_beside
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import by_role, measures, nouns
from counterclaim.reading.figures.persons import person_nouns


def counted_itself(noun: Token | None, top: Token) -> Found | None:
    """ "22 deaths": the noun counted is the effect."""
    if noun is None or any(c.dep_ == "amod" and c.lower_ in ("former", "ex") for c in noun.children):
        return None
    if lemma(noun) == "loss" and [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]] == ["of", "life"]:
        return Found("killed", "deaths", noun, itself=True)
    if lemma(noun) in ("victim", "survivor") and (suffered := suffering(noun)) is not None:
        return suffered
    if lemma(noun) == "victim" and top.dep_ == "dobj" and top.head.lemma_ in ("claim", "take", "cost"):
        return Found("killed", "deaths", noun)
    for name in (compound(noun), lemma(noun)):
        for effect in by_role()["counts"].get(name, ()):
            if name == "life" and not takes_life(top):
                return None
            if effect.persons:
                return Found(effect.effect, effect.persons, noun, itself=name not in person_nouns())
    return None


def suffering(noun: Token) -> Found | None:
    """What victims are said to be victims of, if it is done to persons: "231 victims of sexual violence"."""
    of = (g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
    told = next(of, None)
    if told is None:
        return None
    known = by_role()["nouns"]
    names = (compound(told), lemma(told))
    return next((f for n in names if (f := resolved(known.get(n, ()), told, Thing(noun, True, None)))), None)


def takes_life(top: Token) -> bool:
    """Whether the lives counted are said to have been taken."""
    return top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_ in measures().lethal["lives"]


def lives(noun: Token | None, top: Token) -> Found | None:
    """ "wiped out 95 lives", "430 casualties: 110 killed": so many deaths or casualties, whatever a verb says."""
    return (
        counted_itself(noun, top)
        if noun is not None and lemma(noun) in ("life", "casualty", "death", "fatality")
        else None
    )


def the_dead(noun: Token | None) -> Found | None:
    """ "making four deads": a plural that translations make."""
    if noun is None or noun.lower_ != "deads":
        return None
    return resolved(by_role()["adjectives"]["dead"], noun, Thing(None, True, None))


def repeated(noun: Token | None) -> Found | None:
    """ "shelled three times": how often an act was done."""
    if noun is None or noun.lemma_ != "time" or noun.head.pos_ != "VERB" or noun.dep_ not in ("npadvmod", "dobj"):
        return None
    verb = noun.head
    objects = [lemma(c) for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    objects += [f"{p.lower_} {lemma(c)}" for p in verb.children if p.dep_ == "prep" for c in p.children]
    for name in (*(f"{verb.lemma_} {thing}" for thing in objects), verb.lemma_):
        if act := measures().times.get(name):
            return Found("counted", act, verb, itself=True)
    return None


def found_dead(noun: Token | None) -> Found | None:
    """ "five bodies have been recovered": bodies, whatever is done with them."""
    return merely_counted(noun) if noun is not None and class_of(noun) == "corpse" else None


WOUNDING = frozenset({"gunshot", "trauma", "burn", "burns", "wound", "shrapnel", "injury", "bullet", "gunshot-wound"})
"""Words for a case by which it is one of somebody hurt."""


def cases(noun: Token | None) -> Found | None:
    """ "142 cases of cholera", "30 suspected measles cases": cases of a disease or of a crime."""
    if noun is None or lemma(noun) != "case":
        return None
    told = [t for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.subtree]
    before = noun.doc[max(0, noun.i - 3) : noun.i]
    for word in (*told, *(t for t in before if t.dep_ in ("compound", "amod", "nmod"))):
        if word.lower_ in WOUNDING:
            return Found("injured", "injured", noun)
        for name in (compound(word), word.lower_ if word.lower_ in nouns().diseases else lemma(word)):
            if name in nouns().diseases or name in nouns().case_nouns:
                return Found("counted", f"{name.replace(' ', '-')}-case", noun)
    told_of = (t.lower_ for t in noun.doc[noun.sent.start : noun.i] if t.lower_ in nouns().diseases)
    name = next(told_of, "")  # "Cholera sweeps the delta: 2,000 suspected cases"
    return Found("counted", f"{name}-case", noun) if name and noun.tag_ == "NNS" else None


def handed(top: Token, thing: Thing) -> Found | None:
    """ "the bodies of 1,212 soldiers", "remains of 168": so many bodies."""
    noun = thing.noun
    if not thing.person and not (noun is not None and noun.pos_ == "PROPN" and noun.tag_ in ("NNP", "NNPS")):
        return None
    if top.dep_ == "pobj" and top.head.lower_ == "of":
        bodies = top.head.head
    else:
        first = top.left_edge.i if noun is not None or not top.like_num else top.i
        if first < 2 or top.doc[first - 1].lower_ != "of":
            return None
        bodies = top.doc[first - 2]
    return merely_counted(bodies) if bodies.tag_ == "NNS" and class_of(bodies) == "corpse" else None


def merely_counted(noun: Token | None) -> Found | None:
    """ "440 bodies": a thing that measures something by being counted."""
    if noun is None or (noun.dep_ == "pobj" and noun.tag_ == "NN" and noun.head.lower_ == "of"):
        return None  # "the eight of Tuesday's attack" are no eight attacks
    beside = kind_beside(noun)
    if beside is not None and beside in nouns().counted:
        return Found("counted", beside, noun)
    for name in forms(noun):
        for measure, words in nouns().counted.items():
            if name in words:
                return Found("counted", measure, noun)
    return None
