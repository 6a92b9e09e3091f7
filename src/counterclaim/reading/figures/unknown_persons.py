"""Nouns of persons that no list knows: those told as some of the persons before them."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.figures.classes import counts_alone, known_things, name_of
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.persons import is_person

LONGEST = 5
"""Tokens at most from the number to its noun: "four volunteer border auxiliaries"."""
REACH = 16
"""Tokens before "including" among which the persons are named."""


def is_among_persons(noun: Token) -> bool:
    """Whether a noun that no table knows counts some of the persons told before: "Ten civilians, including four camp
    zimmers"."""
    if noun.tag_ not in ("NNS", "NNPS") or is_known(noun):
        return False
    before = noun.doc[max(noun.sent.start, noun.i - LONGEST) : noun.i]
    word = next((t for t in reversed(before) if t.lower_ == "including" or t.text in ",;:"), None)
    if word is None or word.lower_ != "including" or not any(t.like_num for t in noun.doc[word.i + 1 : noun.i]):
        return False
    earlier = reversed(noun.doc[max(noun.sent.start, word.i - REACH) : word.i])
    counted = next((t for t in earlier if t.tag_ in ("NNS", "NNPS") or is_numbered(t)), None)
    return counted is not None and is_person(counted)


def is_numbered(noun: Token) -> bool:
    """Whether a number counts a noun."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "nummod" for c in noun.children)


def is_known(noun: Token) -> bool:
    """Whether the tables name a noun for a thing or an event, or as nothing that is counted."""
    names = {lemma(noun), name_of(noun), name_of(noun).replace(" ", "-")}
    events = by_role()["nouns"]
    listed = (known_things(), measures().never, events)
    return any(name in words for words in listed for name in names) or counts_alone(noun)
