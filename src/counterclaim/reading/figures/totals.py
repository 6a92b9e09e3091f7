"""Running totals: the value of a toll, of a number of wounded, of an area retaken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.reading.figures.carriers import matched, resolved
from counterclaim.reading.figures.classes import class_of, compound
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.displacing import uprooted
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import Role, modifiers
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.figures.states import state_of
from counterclaim.reading.figures.supplies import lacking
from counterclaim.reading.figures.verbs import of_verb

SUMMED = ("in all", "in total", "altogether", "all told", "so far", "to date", "overall")

REACHING = frozenset({"reach", "exceed", "pass", "hit"})
"""Verbs of which a total is the subject and its value the object."""


def total_of(top: Token, thing: Thing) -> Found | None:
    """ "the death toll rose to 30": the running total that the number is the value of."""
    token = top
    if top.dep_ in ("nsubj", "nsubjpass"):  # who gives a total is none of it
        return None
    risen = top.dep_ == "pobj" and top.head.lower_ == "to"
    for _ in range(8 if risen else 5):
        if token.head.i == token.i:
            return None
        below, token = token, token.head
        if token.pos_ in ("NOUN", "PROPN"):
            found = toll(token) if thing.person else None
            if found or not (risen or (token.dep_ == "pobj" and token.head.lower_ == "of")):
                return found
        if (
            token.tag_ == "VBN" and below.lower_ == "at" and thing.kind == "area"
        ):  # "land retaken this month at 1,000 km2"
            return resolved(of_verb(token), token, thing)
        of_those = risen and token.dep_ == "acl" and token.tag_ == "VBN" and thing.person
        if of_those and (found := resolved(of_verb(token), token, thing)):  # "and of those injured to 2,105"
            return found
        if token.pos_ in ("VERB", "AUX"):
            names = [c for c in token.children if c.dep_ in ("nsubj", "dobj", "nsubjpass") and c is not top]
            if (
                below.lower_ == "at" and below.i and below.nbor(-1).lower_ in measures().affected
            ):  # "and the homeless at 6,000"
                names = [below.nbor(-1)]
            elif below.lower_ == "at":  # "put the number of dead at 58 and the number of wounded at 126"
                told = (c for c in token.children if c.dep_ in ("dobj", "nsubj", "nsubjpass", "conj") and c.i < top.i)
                names = sorted(told, key=lambda noun: -noun.i)
            named = (t for n in names if (t := value_of(n, thing)))
            if (counted := next(named, None) or added_up(token, names, thing)) or token.dep_ not in ("acl", "relcl"):
                return counted
    return None


def reached(top: Token, thing: Thing) -> Found | None:
    """ "the death toll reached 300 people": the total that a verb's object is the value of, whatever else the verb does
    to those whom an agent does it to."""
    if not thing.person or top.dep_ != "dobj" or top.head.lemma_ not in REACHING:
        return None
    subjects = (c for c in top.head.children if c.dep_ == "nsubj")
    return next((found for c in subjects if (found := value_of(c, thing))), None)


def value_of(noun: Token, thing: Thing) -> Found | None:
    """The total that a noun beside a verb holds, if such a thing can be its value: persons of a toll, areas of land."""
    if thing.kind == "area":
        return of_area(noun, thing)
    if lemma(noun) == "rate" and any(t.lower_ in ("fire", "firing", "shelling") for t in noun.subtree):
        return resolved(by_role()["verbs"]["fire"], noun, thing)
    return (toll(noun) or of_those(noun)) if thing.person else None


def of_those(noun: Token) -> Found | None:
    """ "bringing to 677 those freed this week"."""
    if noun.lower_ != "those":
        return None
    needing: Iterable[tuple[Token, Role]] = (
        (c, "subject") for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBG"
    )
    told = (
        matched(word, role, Thing(None, True, None)) for word, role in (*modifiers(noun), *following(noun), *needing)
    )
    return next((found for found in told if found), None)


def of_area(noun: Token, thing: Thing) -> Found | None:
    """ "put the area retaken at 400 square kilometres"."""
    if class_of(noun) != "area":
        return None
    return next((f for word, role in modifiers(noun) if (f := matched(word, role, thing))), None)


def added_up(verb: Token, names: Iterable[Token], thing: Thing) -> Found | None:
    """ "killed two more people, bringing the total to 14": of the same effect as the clause before."""
    if verb.lemma_ not in measures().totalling or verb.dep_ not in ("advcl", "conj") or verb.head.pos_ != "VERB":
        return None
    if not any(n.lemma_ in measures().totals for n in names) and not (verb.lemma_ == "make" and in_all(verb)):
        return None
    done, did = resolved(of_verb(verb.head), verb.head, thing), matched(verb.head, "subject", thing)
    themselves = any(c.lower_ == "themselves" for c in verb.head.children)
    return (did or done) if themselves else (done or did)


def in_all(verb: Token) -> bool:
    """Whether a verb gives a sum: "making 2,439 in all"."""
    after = " " + " ".join(t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 7]) + " "
    return any(f" {words} " in after for words in SUMMED)


def toll(noun: Token) -> Found | None:
    """The effect of a noun that holds a total: "death toll", "the number of wounded"."""
    table = by_role()
    for name in (compound(noun), lemma(noun)):
        for effect in table["totals"].get(name, ()):
            if effect.persons:
                return Found(effect.effect, effect.persons, noun)
    if noun.lower_ in ("dead", "wounded", "injured", "missing", "homeless", "displaced", "uprooted"):
        like = measures().affected[noun.lower_]
        return resolved(
            (*table["subjects"].get(like, ()), *table["verbs"].get(like, ())), noun, Thing(None, True, None)
        )
    return number_of(noun) if lemma(noun) in ("number", "total", "tally", "count") else None


def following(noun: Token) -> Iterable[tuple[Token, Role]]:
    """The participle right after a noun, whatever the parse hung it on: "those held"."""
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "VBN":
        yield noun.nbor(1), "affected"


def number_of(noun: Token) -> Found | None:
    """What "the number of those held", "the number of houses burned" is the number of."""
    table = by_role()
    for token in noun.subtree:
        if token.i <= noun.i:
            continue
        if token.pos_ == "NOUN" and lemma(token) in measures().affected:
            like = measures().affected[lemma(token)]
            known = (*table["subjects"].get(like, ()), *table["verbs"].get(like, ()))
            return resolved(known, token, Thing(None, True, None))
        known = (*table["counts"].get(lemma(token), ()), *table["adjectives"].get(token.lower_, ()))
        for effect in known:
            if effect.persons:
                return Found(effect.effect, effect.persons, token)
        if token.pos_ not in ("NOUN", "PRON", "DET") or token.dep_ != "pobj":
            continue
        those = token.pos_ != "NOUN"
        counted = Thing(None if those else token, those or is_person(token), None if those else class_of(token))
        told = state_of(token, counted) or lacking(token, counted)
        for word, role in (*modifiers(token), *modifiers(noun), *following(token)):
            told = told or matched(word, role, counted) or uprooted(word, counted)
        if told:
            return replace(told, counts=None if those else token)
    return None
