"""What befell things by a verb that no table lists: "spilling 2,000 barrels of crude" is crude-spilled."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from counterclaim.reading.figures.classes import counts_alone, known_things
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import has_object, predicates
from counterclaim.reading.figures.measures import measures, nouns


def unlisted(top: Token, thing: Thing) -> Found | None:
    """The effect on a thing of the nearest verb that acts on it, named by the verb's participle."""
    noun = thing.noun
    if noun is None or thing.person or thing.kind in (None, "area") or not is_concrete(noun, thing):
        return None
    for word, role in predicates(top):
        through = word.dep_ not in ("acl", "relcl") and governed_through(top)
        if (
            through
            or (role != "affected" and not spills(word, thing))
            or word.pos_ not in ("VERB", "AUX")
            or word.lemma_.lower() in measures().idle
        ):
            return None
        done = participle(word)
        return Found(done, f"{thing.kind}-{done}", word)
    return None


def spills(verb: Token, thing: Thing) -> bool:
    """Whether goods do something: "2,500 tonnes of oil spilled into the sea"."""
    return verb.tag_ == "VBD" and thing.kind in nouns().groups["GOODS"] and not has_object(verb)


def governed_through(top: Token) -> bool:
    """Whether a preposition leads to a thing: "the rate fell to 2,000 shells"."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    return top.dep_ == "pobj" and top.head.lower_ != "of"


def is_concrete(noun: Token, thing: Thing) -> bool:
    """Whether a noun is one of the things that the tables know, and none that is counted by itself."""
    known = known_things()
    listed = thing.kind in known or lemma(noun) in known
    return listed and noun.tag_ in ("NNS", "NNPS", "NN", "NNP") and not counts_alone(noun)


@cache
def irregular() -> dict[str, str]:
    """Participles that are not their verb's form in -ed, by the verb."""
    return {verb: form for form, verb in measures().participles.items()}


def participle(verb: Token) -> str:
    """The past participle of a verb: spilled of "spilling"."""
    low, word = verb.lower_, verb.lemma_.lower()
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and low.endswith("ed")):
        return low
    if word in irregular():
        return irregular()[word]
    if word.endswith("e"):
        return f"{word}d"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ied"
    return f"{word}ed"
