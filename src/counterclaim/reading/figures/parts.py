"""Numbers that are no count of their own: parts, their wholes, ages."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from counterclaim.reading.figures.bases import part_of_number, whole_opens
from counterclaim.reading.figures.carriers import governed, matched, resolved
from counterclaim.reading.figures.counting import lemma, next_noun
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import has_object, modifiers
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.relations import is_part
from counterclaim.reading.syntax.tree import slice_at, text_of
from counterclaim.records import Quantity


def one_of_kind(doc: Doc, quantity: Quantity) -> bool:
    """Whether the quantity only says what somebody is: "she was one of 26 people killed"."""
    first = slice_at(doc, quantity.span)[0]
    if first.i and doc[first.i - 1].lower_ == "not" and first.lower_ in ("one", "a", "single"):  # "not one tank"
        return True
    if first.lower_ == "one" and first.i and doc[first.i - 1].pos_ == "ADJ" and not quantity.head:  # "a third one"
        return True
    follows = doc[first.i + 1].lower_ if first.i + 1 < len(doc) else ""
    of_things = quantity.unit not in (None, "person")  # "one of the missiles came down in a field"
    owned = [t.lower_ for t in doc[first.i + 1 : first.i + 4]]
    if owned[:1] == ["of"] and owned[2:] == ["own"]:  # "two rebels and one of its own sergeants were killed"
        return False
    told = first.dep_ == "nsubj" and first.head.pos_ == "VERB" and (of_things or part_of_number(doc, quantity))
    return (
        first.lower_ == "one"
        and follows == "of"
        and not told
        and first.dep_ in ("attr", "appos", "nsubj")
        and not part(doc, quantity)
    )


RESULT = re.compile(r"\bresult\s+of\s+which\s+$", re.IGNORECASE)
"""Before what came of all that was told before, no part of it: "as a result of which one person was killed"."""
NEAR = 240
"""Code points around a quantity in which the words stand that make it a part."""
AHEAD = 80
"""Tokens before a quantity in which its whole is told first."""


def part(doc: Doc, quantity: Quantity) -> bool:
    """Whether the words around say that the quantity is a part of one before."""
    if speaks(doc, quantity) or RESULT.search(text_of(doc), max(0, quantity.start - 20), quantity.start):
        return False
    sentence = doc[slice_at(doc, quantity.span).start].sent
    end = quantity.head[1] if quantity.head and quantity.head[0] >= quantity.start else quantity.end
    at = max(sentence.start_char, quantity.start - NEAR)
    near = text_of(doc)[at : min(sentence.end_char, end + NEAR)]
    return (
        fronted(doc, quantity)
        or is_one_such(doc, quantity)
        or is_part(near, quantity.start - at, quantity.end - at)
        or is_part(near, quantity.start - at, end - at)
    )


def speaks(doc: Doc, quantity: Quantity) -> bool:
    """Whether those counted only say something: "…, 31 of them women, two rights groups said"; not where the parse
    gives the verb another subject after them ("…: 19 soldiers dead, New Delhi says")."""
    if quantity.head is None:
        return False
    noun = slice_at(doc, quantity.head).root
    verb = noun.head
    return (
        noun.dep_ == "nsubj"
        and verb.lemma_ in measures().testifying
        and any(c.dep_ == "ccomp" and c.i < noun.i for c in verb.children)
        and not any(c.dep_ == "nsubj" and c.i > noun.i for c in verb.children)
    )


def is_one_such(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number says after a comma who one of those counted before is: "wounded five, one a Kenyan"."""
    text = text_of(doc)
    told = text[max(0, quantity.start - 2) : quantity.start]
    return told == ", " and text[quantity.start : quantity.start + 8].lower().startswith(("one a ", "one an "))


PRONOUNS = frozenset({"them", "whom", "which", "these", "those"})
DIVIDING = frozenset({"of", "among", "amongst"})
OUT_OF = ("out of", "from among")


def pronominal(doc: Doc, quantity: Quantity) -> bool:
    """Whether the part is one of those told before by a pronoun or as a whole of their own ("12 of them", "of whom 12",
    "of the 47 people, 12"), so that other things may have happened to it than to its whole."""
    at = slice_at(doc, quantity.span)
    after = [t.lower_ for t in doc[at.end : at.end + 2]]
    if len(after) == 2 and after[0] in DIVIDING and after[1] in PRONOUNS:
        return True
    before = doc[max(at.sent.start, at.start - 16) : at.start]
    for first, second in pairwise(before):
        if first.lower_ in DIVIDING and second.lower_ in ("whom", "which"):
            return True
    return fronted(doc, quantity) or of_the_hurt(doc, quantity) or includes(doc, quantity)


INCLUDES = re.compile(r"(?:that|this|these|they)\s+includ(?:es?|ed)\b", re.IGNORECASE)


def includes(doc: Doc, quantity: Quantity) -> bool:
    """Whether a sentence says what the number in the one before includes: "492 dead. That includes 35 children"."""
    start = doc[slice_at(doc, quantity.span).start].sent.start_char
    return INCLUDES.match(text_of(doc), start) is not None


def of_the_hurt(doc: Doc, quantity: Quantity) -> bool:
    """ "three of the wounded", which are told before by what happened to them."""
    at = slice_at(doc, quantity.span).end
    words = doc[at : at + 3]
    return (
        len(words) == 3
        and words[0].lower_ == "of"
        and words[1].lower_ == "the"
        and words[2].pos_ in ("ADJ", "VERB", "NOUN")
    )


def hurt_like(doc: Doc, quantity: Quantity) -> frozenset[str]:
    """The effects on those whom a part is one of by name: killed of "three of the dead"."""
    at = slice_at(doc, quantity.span).end
    words = doc[at : at + 3]
    named = words if of_the_hurt(doc, quantity) else fronted_hurt(doc, quantity)
    if named is None:
        return frozenset()
    noun = named[2]
    like = measures().affected.get(noun.lower_) or measures().affected.get(lemma(noun))
    table = by_role()
    known = (*table["subjects"].get(like or "", ()), *table["verbs"].get(like or "", ()))
    return frozenset(e.effect for e in known if e.persons)


def fronted_hurt(doc: Doc, quantity: Quantity) -> Span | None:
    """ "Of the dead, 27": the words before a number that name those of whom it tells, None where there are none."""
    at = slice_at(doc, quantity.span).start
    words = doc[max(doc[at].sent.start, at - 4) : at]
    of_those = len(words) == 4 and words[0].lower_ in DIVIDING and words[1].lower_ == "the" and words[3].text == ","
    return words if of_those else None


def of_hurt(doc: Doc, quantity: Quantity, thing: Thing) -> Found | None:
    """What befell those of whom some are told by name: 58 of "admitted 58 of the wounded"."""
    if not of_the_hurt(doc, quantity):
        return None
    word = doc[slice_at(doc, quantity.span).end + 2]
    return matched(word, "affected", thing)


def first_told(doc: Doc, quantity: Quantity) -> bool:
    """Whether a part is the first number of its sentence, or told after "Of these," so that its whole stands before."""
    at = slice_at(doc, quantity.span).start
    sentence = doc[at].sent
    before = doc[sentence.start : at]
    if not any(t.like_num for t in before) or includes(doc, quantity):
        return True
    return before[0].lower_ in DIVIDING and before[1].lower_ in PRONOUNS


def fronted(doc: Doc, quantity: Quantity) -> bool:
    """Whether the whole is told first, in front of the clause: 41 of "Of the 73 who died, 41 were foreigners"."""
    at = slice_at(doc, quantity.span).start
    opening = None
    for token in doc[max(doc[at].sent.start, at - AHEAD) : at - 2]:
        if token.text in {";", ":"}:
            opening = None
        elif token.lower_ in ("of", "among") and opens(token):
            opening = token
    if opening is None:
        return False
    told = doc[opening.i + 1 : at]
    comma = next((t.i for t in told if t.text == ","), None)
    if comma is None:
        return False
    whole = doc[opening.i + 1 : comma]
    numbered = any(t.like_num for t in whole[:7])
    return numbered or whole[0].lower_ in PRONOUNS or (whole[0].lower_ == "the" and len(whole) <= 4)


def opens(preposition: Token) -> bool:
    """Whether a preposition, or the "out" before it, begins a sentence or what a mark sets apart in it."""
    doc, i = preposition.doc, preposition.i
    if i and doc[i - 1].lower_ == "out":
        i -= 1
    if i > 1 and doc[i - 1].lower_ in ("and", "but") and doc[i - 2].text in {",", ";"}:
        return True
    return bool(i == preposition.sent.start or doc[i - 1].text in {";", ":", "“", '"', "–", "—"})


def named_part(doc: Doc, quantity: Quantity) -> Token | None:
    """What a part told by its number alone is said to be: children of "five of them children", women of "of whom 11
    were women"."""
    i = slice_at(doc, quantity.span).end
    words = doc[i : i + 2]
    told = False
    if len(words) == 2 and words[0].lower_ in DIVIDING and (words[1].lower_ in PRONOUNS):
        i, told = i + 2, True
    elif of_the_hurt(doc, quantity):
        i += 3
    while i < len(doc) and doc[i].lower_ in BEING:
        i, told = i + 1, True
    if not told or i >= len(doc) or doc[i].lower_ == "of":
        return None
    noun = next_noun(doc, i + 1 if doc[i].lower_ in ("a", "an") else i)
    if noun is None or noun.pos_ != "NOUN" or (noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > noun.i):
        return None
    return noun


BEING = frozenset(
    {
        "was",
        "were",
        "are",
        "is",
        "being",
        "been",
        "had",
        "have",
        "reportedly",
        "also",
        "still",
        "believed",
        "thought",
        "to",
        "be",
    }
)


def part_effect(top: Token, thing: Thing) -> Found | None:
    """The effect on a part: that of the verb over it, for what stands after the noun is true of the whole."""
    heads = (top, thing.noun) if thing.noun is not None else (top,)
    return next((f for head in heads if head is not None and (f := governed(head, thing, own=False))), None)


def own_effect(noun: Token, thing: Thing) -> Found | None:
    """The effect that a noun's own participle carries: 52 of "37 of 52 drones launched"."""
    if own := next((f for word, role in modifiers(noun) if (f := matched(word, role, thing))), None):
        return own
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    torn = after.tag_ in ("VBD", "VBN") and after.dep_ in ("ccomp", "acl", "conj") and not has_object(after)
    return matched(after, "affected", thing) if torn else None


def sent_up(doc: Doc, quantity: Quantity, thing: Thing) -> Found | None:
    """ "shot down 13 of 24 drones": all of the weapons of which some were stopped were fired, where their number is
    news and not that of "the 24 drones" told before."""
    at = slice_at(doc, quantity.span).start
    of = whole_opens(doc, at)
    if of is None or of.i != at - 1 or not of.nbor(-1).like_num or thing.kind not in measures().weapons:
        return None
    stopped = part_effect(of.nbor(-1), thing)
    if stopped is None or stopped.effect != "shot-down":
        return None
    return resolved(tuple(e for e in by_role()["verbs"]["fire"] if e.effect == "fired"), stopped.trigger, thing)


def told_dead(doc: Doc, quantity: Quantity, thing: Thing) -> Found | None:
    """The effect of the adjective that stands for those counted, right after their number: five of "the five dead"."""
    at = slice_at(doc, quantity.span).end
    return matched(doc[at], "affected", thing) if at < len(doc) and doc[at].tag_ in ("JJ", "VBN", "NN") else None


def of_the_dead(doc: Doc, top: Token, thing: Thing) -> Found | None:
    """What befell those of whom some are told: two of "two of the five dead"."""
    number = next((t for t in doc[top.i + 1 : top.i + 8] if t.like_num), None)
    after = number.i + 1 if number is not None else len(doc)
    return (
        matched(doc[after], "affected", thing) if after < len(doc) and doc[after].tag_ in ("JJ", "VBN", "NN") else None
    )
