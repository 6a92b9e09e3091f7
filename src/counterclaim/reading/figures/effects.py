"""What a quantity measures: the word of conflict that it is an argument of, by the parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.carriers import governed, matched, resolved
from counterclaim.reading.figures.classes import class_of, name_of
from counterclaim.reading.figures.counting import HELD_AS, lemma, row_end
from counterclaim.reading.figures.displacing import displaced, driven_from
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.governors import has_object, modifiers, shares_object
from counterclaim.reading.figures.inheriting import afterwards, inherited
from counterclaim.reading.figures.losses import item_of_losses, items_counted_up
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.nouns_counted import (
    cases,
    counted_itself,
    found_dead,
    handed,
    lives,
    merely_counted,
    repeated,
    the_dead,
)
from counterclaim.reading.figures.perishing import perished
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.figures.states import state_of
from counterclaim.reading.figures.supplies import deprived, lacking, restored
from counterclaim.reading.figures.totals import reached, total_of
from counterclaim.reading.figures.unknown_persons import is_among_persons
from counterclaim.reading.figures.unlisted import unlisted
from counterclaim.reading.figures.verbs import is_perfect, of_verb

HELD_TRUE = frozenset(
    {"known", "believed", "thought", "feared", "reported", "presumed", "said", "understood", "confirmed"}
)
"""Participles after which it is told what befell somebody: "160 known to have died"."""
STATES = frozenset({"dead", "wounded", "casualties", "injured"})
"""Words for those whom a number counts, before which it is told whose they are."""
ASIDE = 12
"""Tokens that an aside takes at most, with its marks."""


def thing_of(noun: Token | None, *, area: bool) -> Thing:
    """What is counted, of a noun or an area."""
    if area:
        return Thing(noun, False, "area")
    if noun is None:
        return Thing(None, True, None)
    return Thing(noun, is_person(noun) or is_among_persons(noun), class_of(noun))


def effect_of(doc: Doc, top: Token, thing: Thing) -> Found | None:
    """The effect on `thing`, whose phrase `top` heads (its noun, or the numeral where it stands alone)."""
    noun = thing.noun
    if (
        found := repeated(noun) or cases(noun) or found_dead(noun) or handed(top, thing) or lives(noun, top)
    ) is not None:
        return found
    if noun is None:
        found = state_of(referring(top), thing, adjacent=True) or fatally(referring(top), thing)
        if found is not None:
            return found
    if noun is not None and name_of(noun) in measures().never and thing.kind != "area":
        return None
    return (
        perished(top, thing)
        or the_dead(noun)
        or among_them(top, thing)
        or killing(top, thing)
        or afterwards(top, thing)
        or adjoining(doc, noun if noun is not None and noun.i >= top.i else top, thing)
        or items_counted_up(top, thing)
        or reached(top, thing)
        or governed(top, thing)
        or (governed(noun, thing) if noun is not None and noun is not top else None)
        or counted_itself(noun, top)
        or with_weapons(top, thing)
        or displaced(top, thing)
        or driven_from(top, thing)
        or item_of_losses(top, thing)
        or state_of(row_end(noun) if noun is not None and noun.i >= top.i else referring(top), thing)
        or lacking(row_end(noun) if noun is not None else top, thing)
        or deprived(top, thing)
        or restored(top, thing)
        or membership(top, thing)
        or total_of(top, thing)
        or inherited(top, thing)
        or cost(top, thing)
        or merely_counted(noun)
        or unlisted(top, thing)
    )


def fatally(last: Token, thing: Thing) -> Found | None:
    """ "four of them fatally": of those whom something struck."""
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    if not thing.person or after.lower_ not in ("fatally", "mortally") or not is_last(after):
        return None
    return resolved(by_role()["subjects"]["die"], after, thing)


def referring(top: Token) -> Token:
    """The last word of a number that stands for those told before: them of "79 of them"."""
    words = top.doc[top.i + 1 : top.i + 3]
    if len(words) == 2 and words[0].lower_ == "of" and words[1].lower_ in ("them", "whom", "these", "those", "which"):
        return words[1]
    return words[0] if len(words) and words[0].lower_ in ("more", "others", "other") else top


def adjoining(doc: Doc, last: Token, thing: Thing) -> Found | None:
    """ "8 dead", "8 people killed": the word right after is an adjective or participle of an effect."""
    for token in doc[past_aside(doc, last) : last.i + 20][:6]:
        if token.lower_ in ("fatally", "mortally") and thing.person and is_last(token):  # "wounded ten, two fatally"
            return resolved(by_role()["subjects"]["die"], token, thing)
        if token.lower_ in measures().skipped or token.pos_ == "ADV":
            continue
        if (
            token.lower_ in ("or", "and")
            and token.i + 1 < len(doc)
            and token.nbor(1).pos_ == token.nbor(-1).pos_ == "ADV"
        ):
            continue
        after = token.nbor(1).lower_ if token.i + 1 < len(doc) else ""
        if token.pos_ in ("NOUN", "ADJ") and after in STATES and token.lower_ not in by_role()["adjectives"]:
            continue  # "1,200 enemy dead"
        if token.tag_ == "NN" and token.lower_ == "die" and token.i == last.i + 1:  # taken for a noun: "and six die"
            return resolved(by_role()["subjects"]["die"], token, thing)
        if shares_object(token):
            return None
        if (
            thing.person
            and token.tag_ == "VBN"
            and token.lower_ in HELD_TRUE
            and (late := held_true(token)) is not None
        ):
            return matched(late, "subject", thing) or resolved(of_verb(late), late, thing)
        if token.tag_ == "VBD" and token.i == past_aside(doc, last) > last.i + 1 and has_object(token):
            return matched(token, "subject", thing)
        if thing.person and dies_of_it(token):
            return resolved(by_role()["subjects"]["die"], token, thing)
        told = token.pos_ in ("VERB", "ADJ", "NOUN") or token.lower_ in by_role()["adjectives"]
        if told and (not has_object(token) or token.nbor(1).lower_ in HELD_AS):
            perfect = token.tag_ == "VBN" and is_perfect(token)
            if (token.tag_ == "VBD" or perfect) and inside_another(last, token):
                return None
            if (token.tag_ == "VBD" or perfect) and ((found := matched(token, "subject", thing)) or perfect):
                return found
            words = by_role()["adjectives"].get(token.lower_, ())
            if token.tag_ in ("VBN", "VBD") or token.lower_ in measures().participles:
                words = (*words, *of_verb(token, through=token.tag_ == "VBN"))
            return resolved(words, token, thing)
        return None
    return None


def held_true(participle: Token) -> Token | None:
    """The verb after "known to have", "believed to have been": died of "160 known to have died"."""
    after = participle.doc[participle.i + 1 : participle.i + 5]
    if participle.lower_ not in HELD_TRUE or [t.lower_ for t in after[:2]] != ["to", "have"]:
        return None
    return next((t for t in after[2:] if t.lower_ != "been"), None)


def is_last(word: Token) -> bool:
    """Whether a mark or nothing follows a word."""
    return word.i + 1 >= len(word.doc) or word.nbor(1).text in {",", ".", ";", ")"}


def dies_of_it(verb: Token) -> bool:
    """Whether a verb says what somebody dies of: "burned to death", "bled to death"."""
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    return verb.pos_ == "VERB" and after == ["to", "death"] and verb.lemma_ not in ("sentence", "condemn", "put")


def inside_another(noun: Token, verb: Token) -> bool:
    """Whether the subject of a verb is another noun, in whose phrase this one stands: the kilos of "a lorry with 500
    kilos of explosives blew up"."""
    if noun.dep_ not in ("pobj", "dobj") or (noun.head.lower_ == "of" and noun.head.head.like_num):
        return False
    subjects = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(
        c.tag_ == "NN"
        and c.i < noun.i
        and c.is_ancestor(noun)
        and not is_person(c)
        and lemma(c) not in measures().transparent
        for c in subjects
    )


def past_aside(doc: Doc, last: Token) -> int:
    """Where the words after a phrase begin, an aside left out: "17 nurses, five of them trainees, were seized"."""
    if (closed := past_source(doc, last)) is not None:
        return closed
    at = last.i + (3 if [t.lower_ for t in doc[last.i + 1 : last.i + 3]] == ["-", "by"] else 1)  # "passers-by"
    if at + 1 >= len(doc) or doc[at].text not in (",", "(", "-", "–") or not opens_aside(doc[at + 1]):
        return at
    for token in doc[at + 1 : at + ASIDE]:
        if token.text in (",", ")", "–") or (token.text == "-" and token.nbor(-1).whitespace_):
            return token.i + 1
        if (token.pos_ in ("VERB", "AUX") and token.lower_ != "included") or token.is_sent_start or token.text in ";:.":
            return at
    return at


def past_source(doc: Doc, last: Token) -> int | None:
    """Where the verb after an aside of whose count it is begins: "47 people, by the count of a doctor, were killed"."""
    if (
        last.i + 2 >= len(doc)
        or doc[last.i + 1].text != ","
        or doc[last.i + 2].lower_ not in ("by", "according", "says")
    ):
        return None
    comma = next((t for t in doc[last.i + 3 : last.i + ASIDE] if t.text == ","), None)
    if comma is None or comma.i + 1 >= len(doc):
        return None
    return comma.i + 1 if comma.nbor(1).lemma_ in ("be", "have", "die") else None


def opens_aside(token: Token) -> bool:
    """Whether an aside that tells who the counted are begins with this word."""
    return token.like_num or token.lower_ in {
        "including",
        "over",
        "nearly",
        "almost",
        "about",
        "half",
        "roughly",
        "among",
        "mostly",
        "most",
        "many",
        "some",
        "all",
        "with",
        "both",
    }


def membership(top: Token, thing: Thing) -> Found | None:
    """ "the dead included five children", "among the wounded were two nurses", "the weapons seized include 40 rifles":
    part of those that a noun names."""
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    verb = top.head
    if verb.lemma_ not in ("include", "be") or top.dep_ not in ("dobj", "nsubj", "attr"):
        return None
    for word in verb.subtree:
        among = word.dep_ == "pobj" and word.head.lower_ == "among"
        told = word.head.i == verb.i and word.dep_ == "nsubj" and verb.lemma_ == "include"
        if not (among or (told and word.i < verb.i)) or (word.i > verb.i) == (top.i > verb.i):
            continue
        name = word.lower_ if word.lower_ in measures().affected else lemma(word)
        if thing.person and name in measures().affected:
            like = measures().affected[name]
            table = by_role()
            return resolved((*table["subjects"].get(like, ()), *table["verbs"].get(like, ())), word, thing)
        for modifier, role in modifiers(word):
            if found := matched(modifier, role, thing):
                return found
    return None


def among_them(top: Token, thing: Thing) -> Found | None:
    """ "36 foreigners among the dead": what befell those whom the words right after a phrase name."""
    last = thing.noun if thing.noun is not None and thing.noun.i >= top.i else top
    words = last.doc[last.i + 1 : last.i + 4]
    if not thing.person or len(words) < 3 or words[0].lower_ != "among" or words[1].lower_ != "the":
        return None
    like = measures().affected.get(words[2].lower_) or measures().affected.get(lemma(words[2]))
    if like is None:
        return None
    table = by_role()
    return resolved((*table["subjects"].get(like, ()), *table["verbs"].get(like, ())), words[2], thing)


def with_weapons(top: Token, thing: Thing) -> Found | None:
    """ "attacked the port with 12 drones", "was hit by four shells": weapons fired."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if thing.person or top.dep_ != "pobj" or top.head.lower_ not in ("with", "by", "using"):
        return None
    verb = top.head.head
    if verb.lemma_ not in measures().assailing:
        return None
    fired = next(e for e in by_role()["verbs"]["fire"] if e.things)
    return resolved((fired,), verb, thing)


def cost(top: Token, thing: Thing) -> Found | None:
    """ "took the town at the cost of six soldiers", "at the price of two tanks": what was lost for it."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN", "NUM"):
        top = top.head
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    noun = top.head.head
    if noun.lower_ not in ("cost", "price", "expense") or noun.dep_ != "pobj" or noun.head.lower_ != "at":
        return None
    if thing.noun is not None and lemma(thing.noun) == "life":
        return resolved(by_role()["subjects"]["die"], noun, Thing(None, True, None))
    return resolved(by_role()["verbs"]["lose"], noun, thing)


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
