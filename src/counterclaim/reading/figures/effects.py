"""What a quantity measures: the word of conflict that it is an argument of, by the parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.carriers import Found, Thing, governed, has_object, of_verb, resolved
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.displacing import displaced, driven_from
from counterclaim.reading.figures.measures import by_role, class_of, compound, measures
from counterclaim.reading.figures.persons import is_person, person_nouns
from counterclaim.reading.figures.supplies import deprived, lacking
from counterclaim.reading.figures.totals import total_of

SKIPPED = frozenset(
    [
        "more",
        "others",
        "other",
        "people",
        "persons",
        "were",
        "was",
        "are",
        "is",
        "been",
        "have",
        "has",
        "had",
        "had",
        "being",
        "also",
        "reportedly",
        "reported",
        "confirmed",
    ]
)


def thing_of(noun: Token | None, *, area: bool) -> Thing:
    """What is counted, of a noun or an area."""
    if area:
        return Thing(noun, False, "area")
    if noun is None:
        return Thing(None, True, None)
    return Thing(noun, is_person(noun), class_of(noun))


def effect_of(doc: Doc, top: Token, thing: Thing) -> Found | None:
    """The effect on `thing`, whose phrase `top` heads (its noun, or the numeral where it stands alone)."""
    noun = thing.noun
    if (found := repeated(noun)) is not None:
        return found
    if noun is not None and lemma(noun) in measures().never and thing.kind != "area":
        return None
    return (
        the_dead(noun)
        or killing(top, thing)
        or adjoining(doc, noun if noun is not None and noun.i >= top.i else top, thing)
        or governed(top, thing)
        or (governed(noun, thing) if noun is not None and noun is not top else None)
        or counted_itself(noun, top)
        or displaced(top, thing)
        or driven_from(top, thing)
        or lacking(noun if noun is not None else top, thing)
        or deprived(top, thing)
        or handed(top, thing)
        or membership(top, thing)
        or total_of(top, thing)
        or merely_counted(noun)
    )


def counted_itself(noun: Token | None, top: Token) -> Found | None:
    """ "22 deaths": the noun counted is the effect."""
    if noun is None:
        return None
    for name in (compound(noun), lemma(noun)):
        for effect in by_role()["counts"].get(name, ()):
            if name == "life" and not (top.dep_ == "dobj" and top.head.lemma_ in {"claim", "take", "cost", "lose"}):
                return None
            if effect.persons:
                return Found(effect.effect, effect.persons, noun, itself=name not in person_nouns())
    return None


def adjoining(doc: Doc, last: Token, thing: Thing) -> Found | None:
    """ "8 dead", "8 people killed": the word right after is an adjective or participle of an effect."""
    for token in doc[last.i + 1 : last.i + 5]:
        if token.lower_ in SKIPPED or token.pos_ == "ADV":
            continue
        if token.pos_ in ("VERB", "ADJ", "NOUN") and not has_object(token):
            words = by_role()["adjectives"].get(token.lower_, ())
            if token.tag_ in ("VBN", "VBD") or token.lower_ in measures().participles:
                words = (*words, *of_verb(token))
            return resolved(words, token, thing)
        return None
    return None


def membership(top: Token, thing: Thing) -> Found | None:
    """ "the dead included five children", "among the wounded were two nurses": part of those whom a noun names."""
    verb = top.head
    if not thing.person or verb.lemma_ not in ("include", "be") or top.dep_ not in ("dobj", "nsubj", "attr"):
        return None
    for word in verb.subtree:
        among = word.dep_ == "pobj" and word.head.lower_ == "among"
        told = word.head.i == verb.i and word.dep_ == "nsubj" and verb.lemma_ == "include"
        name = word.lower_ if word.lower_ in measures().affected else lemma(word)
        if word.i < verb.i and (among or told) and name in measures().affected:
            like = measures().affected[name]
            table = by_role()
            return resolved((*table["subjects"].get(like, ()), *table["verbs"].get(like, ())), word, thing)
    return None


def the_dead(noun: Token | None) -> Found | None:
    """ "making four deads": a plural that translations make."""
    if noun is None or noun.lower_ != "deads":
        return None
    return resolved(by_role()["adjectives"]["dead"], noun, Thing(None, True, None))


def killing(top: Token, thing: Thing) -> Found | None:
    """ "put 20 people to death", "took the lives of 20 people"."""
    if not thing.person:
        return None
    death = by_role()["subjects"]["die"][0]
    if top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_ in measures().lethal["to death"]:
        ends = [g for c in top.head.children if c.dep_ == "prep" and c.lower_ == "to" for g in c.children]
        if any(end.lemma_ == "death" for end in ends):
            return resolved((death,), top.head, thing)
    if top.dep_ == "pobj" and top.head.lower_ == "of":
        life = top.head.head
        if life.lemma_ == "life" and life.dep_ == "dobj" and life.head.lemma_ in measures().lethal["life"]:
            return resolved((death,), life.head, thing)
    return None


def repeated(noun: Token | None) -> Found | None:
    """ "shelled three times": how often an act was done."""
    if noun is None or noun.lemma_ != "time" or noun.head.pos_ != "VERB" or noun.dep_ != "npadvmod":
        return None
    act = measures().times.get(noun.head.lemma_)
    return Found("counted", act, noun.head) if act else None


def handed(top: Token, thing: Thing) -> Found | None:
    """ "the bodies of 1,212 soldiers": so many bodies."""
    if not thing.person or top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    bodies = top.head.head
    return merely_counted(bodies) if bodies.tag_ == "NNS" and class_of(bodies) == "corpse" else None


def merely_counted(noun: Token | None) -> Found | None:
    """ "440 bodies": a thing that measures something by being counted."""
    if noun is None or (noun.dep_ == "pobj" and noun.tag_ == "NN" and noun.head.lower_ == "of"):
        return None  # "the eight of Tuesday's attack" are no eight attacks
    for name in (compound(noun), lemma(noun)):
        for measure, words in measures().counted.items():
            if name in words:
                return Found("counted", measure, noun)
    return None
