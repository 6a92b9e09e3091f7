"""The words that carry an effect, and the way through the parse from a quantity to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import Effect, by_role, measures

Role = Literal["affected", "subject", "of"]
PARTICLES = frozenset({"down", "out", "up", "off", "back", "over"})
BOUNDING = frozenset({"over", "about", "around", "between", "under", "above", "than", "near"})
HARMING = frozenset(
    {"kill", "murder", "wound", "injure", "execute", "assassinate", "arrest", "detain", "abduct", "kidnap"}
)
TRADES = ("er", "or", "ist", "eer", "ian")
LINKING = frozenset({"be", "remain", "go", "become", "lie"})


@dataclass(frozen=True, slots=True)
class Found:
    """The effect, its measure, and the word that carries it."""

    effect: str
    measure: str
    trigger: Token
    itself: bool = False
    """The noun counted is the effect: "22 deaths" count no noun of their own."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: a noun (None: nobody is named), whether it is persons, its class."""

    noun: Token | None
    person: bool
    kind: str | None


def has_object(token: Token) -> bool:
    """Whether a verb has an object of its own, so that what stands before it did it."""
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > token.i for c in token.children)


def governed(top: Token, thing: Thing, *, own: bool = True) -> Found | None:
    """The effect whose argument `top` is, looking up the tree through coordination and "of".

    `own`: also participles and clauses that modify it.
    """
    for word, role in governors(top):
        if not own and word.dep_ in ("acl", "amod", "relcl"):
            continue
        if found := matched(word, role, thing):
            return found
    return None


def matched(word: Token, role: Role, thing: Thing) -> Found | None:
    """The effect that `word` carries on an argument of `role`."""
    table = by_role()
    if role == "of":
        return control(word, thing) or resolved(table["nouns"].get(lemma(word), ()), word, thing)
    if role == "affected":
        known = (*of_verb(word), *table["adjectives"].get(word.lower_, ()))
        return resolved(known, word, thing) or brought_back(word, thing)
    for verb, lost, like in measures().idioms:
        if word.lemma_ == verb and any(c.dep_ == "dobj" and c.lemma_ == lost for c in word.children):
            return resolved((*table["verbs"].get(like, ()), *table["subjects"].get(like, ())), word, thing)
    known = (*table["subjects"].get(phrasal(word), ()), *table["subjects"].get(word.lemma_, ()))
    return resolved(known, word, thing) or brought_back(word, thing)


def resolved(effects: tuple[Effect, ...], trigger: Token, thing: Thing) -> Found | None:
    """The first of `effects` that happens to such a thing, with its measure."""
    for effect in effects:
        if thing.person and effect.persons:
            counted = lemma(thing.noun) if thing.noun is not None else "person"
            return Found(effect.effect, f"{counted}-{effect.effect}" if effect.by_noun else effect.persons, trigger)
        if effect.persons and is_by_trade(thing, trigger):
            return Found(effect.effect, effect.persons, trigger)
        if not thing.person and effect.takes(thing.kind, person=False):
            kind = lemma(thing.noun) if effect.by_noun and thing.noun is not None else thing.kind
            return Found(effect.effect, f"{kind}-{effect.effect}", trigger)
    return None


def is_by_trade(thing: Thing, trigger: Token) -> bool:
    """Whether a noun that no list knows is one of persons by its form, said to undergo what only persons do: "killed
    six coca growers"."""
    noun = thing.noun
    if thing.person or noun is None or noun.pos_ != "NOUN" or thing.kind != lemma(noun):
        return False
    return trigger.lemma_.lower() in HARMING and lemma(noun).endswith(TRADES) and lemma(noun) not in measures().never


def phrasal(verb: Token) -> str:
    """A verb's lemma with its particle: "shoot down"."""
    particle = next(
        (c for c in verb.children if c.lower_ in PARTICLES and c.dep_ in ("prt", "advmod", "prep") and c.i > verb.i),
        None,
    )
    if particle is None and verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ in PARTICLES:
        particle = verb.doc[verb.i + 1]
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle is not None else verb.lemma_.lower()


def of_verb(verb: Token) -> tuple[Effect, ...]:
    """The effects of a verb or participle, of its phrasal form first."""
    table = by_role()["verbs"]
    known = measures().participles.get(verb.lower_)
    low = verb.lower_
    stems = (low.removesuffix("ed"), low.removesuffix("d")) if verb.pos_ == "ADJ" and low.endswith("ed") else ()
    objects = [
        c
        for c in verb.children
        if c.dep_ in ("oprd", "dobj", "npadvmod", "attr", "acomp", "advmod", "xcomp") and c.i > verb.i
    ]
    compounds = [f"{verb.lemma_.lower()} {c.lemma_.lower()}" for c in objects]
    names = (*compounds, phrasal(verb), verb.lemma_.lower(), *((known,) if known else ()), *stems)
    return tuple(effect for name in dict.fromkeys(names) for effect in table.get(name, ()))


def governors(top: Token) -> Iterator[tuple[Token, Role]]:
    """The words that `top` may be an argument of, nearest first."""
    token = top
    for _ in range(8):
        yield from modifiers(token)
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return
        if dep in ("dobj", "dative", "oprd") or (dep == "advmod" and token.lower_ == "more" and head.pos_ == "VERB"):
            yield head, "affected"
            yield from ((c, "subject") for c in head.children if c.dep_ in ("xcomp", "ccomp"))
            yield from ((c, "affected") for c in head.children if c.dep_ == "oprd")  # "left 8 people in the town dead"
            return
        if dep in ("nsubj", "nsubjpass") and any(c.dep_ == "mark" and token.i < c.i < head.i for c in head.children):
            return  # not of its clause: "a spokesman … denied that 400 people were killed"
        if dep == "nsubjpass":
            yield head, "affected"
            yield from ((c, "affected") for c in head.children if c.dep_ in ("xcomp", "oprd", "acomp"))
            return
        if dep == "nsubj":
            yield from of_subject(head)
            return
        if dep in ("pobj", "pcomp"):
            above = head.head
            if head.lower_ in PARTICLES and phrasal(above) in by_role()["verbs"]:
                yield above, "affected"
                return
            if bounding(head):
                passive = any(c.dep_ == "auxpass" for c in above.children)
                yield above, "affected" if passive or head.i > above.i else "subject"
                return
            if head.lower_ not in ("of", "over", "in") or above.pos_ not in ("NOUN", "PROPN", "NUM"):
                return
            yield above, "of"
            if lemma(above) not in measures().transparent and above.pos_ != "NUM":
                return
            token = above
        elif dep == "attr" and head.dep_ == "auxpass":  # "wounded are eleven persons"
            yield head.head, "affected"
            return
        elif dep in ("conj", "appos", "nmod", "compound", "nummod", "quantmod", "amod", "npadvmod", "dep", "attr"):
            if dep == "conj" and head.pos_ in ("VERB", "AUX"):
                return
            token = head
        else:
            return


def bounding(preposition: Token) -> bool:
    """Whether a preposition only bounds the number after it ("up to 300", "over 40"), which the parse often takes for
    one of place."""
    doc, i = preposition.doc, preposition.i
    if preposition.lower_ == "to":
        return i > 0 and doc[i - 1].lower_ == "up"
    return preposition.lower_ in BOUNDING and i + 1 < len(doc) and doc[i + 1].pos_ == "NUM"


def of_subject(head: Token) -> Iterator[tuple[Token, Role]]:
    """What the subject of `head` may undergo: "died", "are dead", "were left homeless"."""
    yield head, "subject"
    if head.lemma_ in LINKING or head.pos_ == "AUX":
        yield from ((c, "affected") for c in head.children if c.dep_ in ("acomp", "attr", "oprd", "xcomp"))
        if head.dep_ == "auxpass":
            yield head.head, "affected"
    elif head.pos_ == "ADJ" or (head.tag_ == "VBN" and not has_object(head)):
        yield head, "affected"
    for child in head.children:
        if child.dep_ == "xcomp":  # "appear to have been executed", "seem to have died"
            yield child, "affected" if any(c.dep_ == "auxpass" for c in child.children) else "subject"


def modifiers(noun: Token) -> Iterator[tuple[Token, Role]]:
    """Participles and relative clauses of a noun: "stolen cars", "people killed in", "who were killed"."""
    for child in noun.children:
        if (child.dep_ == "acl" and child.tag_ == "VBN") or child.dep_ == "amod":
            yield child, "affected"
        elif child.dep_ == "relcl":
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            # A clause with a subject of its own tells of that: "a spokesman … that 400 people had been killed".
            subjects = [c for c in child.children if c.dep_ == "nsubjpass"]
            if passive and all(c.tag_.startswith("W") or c.lower_ == "that" for c in subjects):
                yield child, "affected"
            elif any(c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which") for c in child.children):
                yield child, "subject"


def control(word: Token, thing: Thing) -> Found | None:
    """ "regained control of 20 villages"."""
    if lemma(word) != "control" or thing.person:
        return None
    verb = word.head if word.dep_ in ("dobj", "pobj") else None
    table = measures()
    if verb is None:
        return None
    for effect, verbs in (
        ("regained", table.regaining_control),
        ("captured", table.taking_control),
        ("lost", table.losing_control),
    ):
        if verb.lemma_ in verbs:
            return Found(effect, f"{thing.kind}-{effect}", verb)
    return None


def brought_back(verb: Token, thing: Thing) -> Found | None:
    """ "20 villages are back under Ukrainian control"."""
    if thing.person or thing.kind not in ("area", "settlement", "position"):
        return None
    if verb.lemma_ not in {"be", "bring", "return", "come", "put", "place"}:
        return None
    words = [t.lower_ for t in verb.subtree if t.i >= verb.i]
    if ({"control", "hands"} & set(words)) and ("back" in words or verb.lemma_ == "return" or "again" in words):
        return Found("regained", f"{thing.kind}-regained", verb)
    return None
