"""What a quantity measures: the word of conflict that it is an argument of, by the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import Effect, by_role, class_of, compound, measures
from counterclaim.reading.figures.persons import is_person, person_nouns

Role = Literal["affected", "subject", "of"]
PARTICLES = frozenset({"down", "out", "up", "off", "back", "over"})
BOUNDING = frozenset({"over", "about", "around", "between", "under", "above", "than", "near"})
LINKING = frozenset({"be", "remain", "go", "become", "lie"})
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
        killing(top, thing)
        or adjoining(doc, noun if noun is not None and noun.i >= top.i else top, thing)
        or governed(top, thing)
        or (governed(noun, thing) if noun is not None and noun is not top else None)
        or counted_itself(noun, top)
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


def has_object(token: Token) -> bool:
    """Whether a verb has an object of its own, so that what stands before it did it."""
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > token.i for c in token.children)


def governed(top: Token, thing: Thing, *, own: bool = True) -> Found | None:
    """The effect whose argument `top` is, looking up the tree through coordination and "of"; `own`: also what modifies it."""
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
        if not thing.person and effect.takes(thing.kind, person=False):
            kind = lemma(thing.noun) if effect.by_noun and thing.noun is not None else thing.kind
            return Found(effect.effect, f"{kind}-{effect.effect}", trigger)
    return None


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
            return
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
    elif head.pos_ == "ADJ" or (head.tag_ == "VBN" and not has_object(head)):
        yield head, "affected"
    yield from ((c, "subject") for c in head.children if c.dep_ == "xcomp")


def modifiers(noun: Token) -> Iterator[tuple[Token, Role]]:
    """Participles and relative clauses of a noun: "stolen cars", "people killed in", "who were killed"."""
    for child in noun.children:
        if (child.dep_ == "acl" and child.tag_ == "VBN") or child.dep_ == "amod":
            yield child, "affected"
        elif child.dep_ == "relcl":
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            if passive:
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


def lacking(last: Token, thing: Thing) -> Found | None:
    """ "200,000 households without power"."""
    following = last.doc[last.i + 1 : last.i + 7]
    for token in following:
        if token.lower_ == "without":
            return without(token.doc[token.i + 1 : token.i + 4], token, thing)
        if token.pos_ in ("PUNCT", "CCONJ") or token.is_sent_start:
            return None
    return None


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


def deprived(top: Token, thing: Thing) -> Found | None:
    """ "cut off power to 200 homes", "300 people lost power", "200 homes were cut off from water"."""
    token = top
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "for", "in"):
        token = token.head
    verb = token.head
    if verb.lemma_.lower() not in measures().cutting or token.dep_ not in ("prep", "nsubj", "nsubjpass", "dobj"):
        return None
    needed = [c for c in verb.children if c.dep_ == "dobj"] if token.dep_ in ("prep", "nsubj") else []
    if token.dep_ != "prep":
        needed += [g for c in verb.children if c.dep_ == "prep" and c.lower_ in ("from", "of") for g in c.children]
    return without(needed, verb, thing)


def without(needed: Iterable[Token], trigger: Token, thing: Thing) -> Found | None:
    """The measure of being without the first of `needed` that is a supply."""
    for token in needed:
        name = token.lemma_.lower()
        if name in measures().without:
            what = {"electricity": "power", "heat": "heating"}.get(name, name)
            kind = "household" if thing.kind in ("household", "house") else "person" if thing.person else thing.kind
            return Found(f"without-{what}", f"{kind}-without-{what}", trigger)
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


def total_of(top: Token, thing: Thing) -> Found | None:
    """ "the death toll rose to 30": the running total that the number is the value of."""
    token = top
    if top.dep_ in ("nsubj", "nsubjpass"):  # who gives a total is none of it
        return None
    for _ in range(5):
        if token.head.i == token.i:
            return None
        below, token = token, token.head
        if token.pos_ in ("NOUN", "PROPN"):
            return toll(token)
        if token.tag_ == "VBN" and below.lower_ == "at" and thing.kind == "area":  # "land retaken this month at 1,000 km2"
            return resolved(of_verb(token), token, thing)
        if token.pos_ in ("VERB", "AUX"):
            names = [c for c in token.children if c.dep_ in ("nsubj", "dobj", "nsubjpass") and c is not top]
            named = (t for n in names if (t := toll(n) or (of_area(n, thing) if thing.kind == "area" else None)))
            return next(named, None) or added_up(token, names, thing)
    return None


def of_area(noun: Token, thing: Thing) -> Found | None:
    """ "put the area retaken at 400 square kilometres"."""
    if class_of(noun) != "area":
        return None
    return next((f for word, role in modifiers(noun) if (f := matched(word, role, thing))), None)


def added_up(verb: Token, names: Iterable[Token], thing: Thing) -> Found | None:
    """ "killed two more people, bringing the total to 14": of the same effect as the clause before."""
    if verb.lemma_ not in measures().totalling or verb.dep_ not in ("advcl", "conj") or verb.head.pos_ != "VERB":
        return None
    if not any(n.lemma_ in measures().totals for n in names):
        return None
    return resolved(of_verb(verb.head), verb.head, thing)


def toll(noun: Token) -> Found | None:
    """The effect of a noun that holds a total: "death toll", "the number of wounded"."""
    table = by_role()
    for name in (compound(noun), lemma(noun)):
        for effect in table["totals"].get(name, ()):
            if effect.persons:
                return Found(effect.effect, effect.persons, noun)
    if noun.lower_ in ("dead", "wounded", "injured", "missing"):
        like = measures().affected[noun.lower_]
        return resolved((*table["subjects"].get(like, ()), *table["verbs"].get(like, ())), noun, Thing(None, True, None))
    if lemma(noun) == "number":
        for token in noun.subtree:
            if token.i <= noun.i:
                continue
            known = (*table["counts"].get(lemma(token), ()), *table["adjectives"].get(token.lower_, ()))
            for effect in known:
                if effect.persons:
                    return Found(effect.effect, effect.persons, token)
    return None


def merely_counted(noun: Token | None) -> Found | None:
    """ "440 bodies": a thing that measures something by being counted."""
    if noun is None:
        return None
    for name in (compound(noun), lemma(noun)):
        for measure, words in measures().counted.items():
            if name in words:
                return Found("counted", measure, noun)
    return None
