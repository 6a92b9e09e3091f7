"""What a noun counts: its class, its name in a word or two, the model of a weapon."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from counterclaim.reading.figures.counting import PREFIXES, lemma
from counterclaim.reading.figures.measures import by_role, nouns
from counterclaim.reading.figures.persons import people_of, person_nouns


@cache
def known_things() -> frozenset[str]:
    """Nouns and classes of things that the tables name: none of them are persons."""
    listed = (word for group in nouns().groups.values() for word in group)
    return frozenset((*class_table(), *nouns().classes, *listed))


@cache
def class_table() -> dict[str, str]:
    """Class by noun or compound."""
    table: dict[str, str] = {}
    for name, words in nouns().classes.items():
        for word in words:
            table.setdefault(word, name)
    return table


@cache
def model_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The pattern of the models of each class, singular or plural: "Shahed", "T-72s"."""
    return tuple((kind, re.compile(f"({'|'.join(words)})s?")) for kind, words in nouns().models.items())


def model_of(noun: Token) -> tuple[str, str] | None:
    """The class and the name of a model: "drone" and "Shahed" of "31 Shaheds". None where the noun is none."""
    if not noun.text[0].isupper():
        return None
    for kind, pattern in model_patterns():
        if match := pattern.fullmatch(noun.text):
            return kind, match[1]
    return None


def compound(noun: Token) -> str:
    """A noun with the word before it that it is a compound with: "war crime", "cruise missile"."""
    before = noun.doc[noun.i - 1] if noun.i else None
    if (
        before is not None
        and (before.dep_ in ("compound", "amod") or before.pos_ in ("NOUN", "ADJ", "PROPN"))
        and before.is_alpha
    ):
        return f"{before.lemma_.lower()} {lemma(noun)}"
    return lemma(noun)


def forms(noun: Token) -> tuple[str, ...]:
    """A noun as the tables may have it: with what its "of" says first, as a compound, alone."""
    of = (g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
    return (*(f"{lemma(g)} {lemma(noun)}" for g in of), compound(noun), lemma(noun))


def grown(noun: Token) -> str:
    """A noun with what is joined to it by a hyphen: "pick-up", "semi-submersible"; its lemma where nothing is."""
    joined = noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).idx + len(noun.nbor(-2)) == noun.nbor(-1).idx
    return f"{noun.nbor(-2).lower_}-{lemma(noun)}" if joined else lemma(noun)


def counts_alone(noun: Token) -> bool:
    """Whether a noun measures something by being counted: a mass grave, a death, a clash."""
    names = set(forms(noun))
    return bool(names & set(by_role()["counts"]) or any(names & set(words) for words in nouns().counted.values()))


def class_of(noun: Token) -> str:
    """The class of a thing: that of its compound, of its noun, or the noun itself."""
    table = class_table()
    word = lemma(noun)
    if word == "round" and [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]] == ["of", "ammunition"]:
        return "round"
    if (joined := grown(noun)) != word and joined in table:
        return table[joined]
    if compound(noun) in table and compound(noun) != word:
        return table[compound(noun)]
    if (known := kind_beside(noun) or table.get(word)) is not None:
        return known
    model = model_of(noun) or (model_of(noun.nbor(-1)) if noun.i and noun.tag_ in ("NN", "NNS") else None)
    return model[0] if model is not None else name_of(noun).replace(" ", "-")


def kind_beside(noun: Token) -> str | None:
    """The class that a noun is of by a word beside it in its sentence: ships of "tankers were hit off Fujairah"."""
    word = lemma(noun)
    found = (one for one in nouns().beside if word in one.nouns)
    return next((one.kind for one in found if any({t.lower_, t.lemma_.lower()} & one.words for t in noun.sent)), None)


def class_of_pair(first: str, noun: Token) -> str:
    """The class of a thing of which the first part of the compound stands elsewhere: "5 missile and 61 air strikes"."""
    table = class_table()
    word = lemma(noun)
    return table.get(f"{first} {word}") or table.get(word) or word.replace(" ", "-")


def name_of(noun: Token) -> str:
    """What a noun counts, in a word: "police station", "prisoner of war" where such words are one, else the noun."""
    word = lemma(noun)
    if (joined := grown(noun)) != word and (noun.nbor(-2).lower_ in PREFIXES or joined in class_table()):
        return joined
    if word in nouns().compounds and noun.i:
        first = noun.doc[noun.i - 1].lower_
        if first in nouns().compounds[word]:
            air = first in ("defence", "defense") and noun.i > 1 and noun.nbor(-2).lower_ == "air"
            return f"air {first} {word}" if air else f"{first} {word}"
    if word in nouns().of_compounds and noun.i + 2 < len(noun.doc) and noun.nbor(1).lower_ == "of":
        last = noun.nbor(2).lower_
        if last in nouns().of_compounds[word]:
            return f"{word} of {last}"
    return word


def counted_name(noun: Token) -> str:
    """What a figure says it counts: the noun's name, a nation with its capital ("Palestinian")."""
    if (model := model_of(noun)) is not None:
        return model[1]
    if (named := people_of(noun)) is not None:
        return named
    name = name_of(noun)
    people = noun.ent_type_ == "NORP" and noun.text[:1].isupper() and " " not in name
    return name.capitalize() if people and name not in person_nouns() else name
