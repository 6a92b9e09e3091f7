"""From a quantity to the draft of a figure: what it counts, and what happened to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec
from spacy.tokens import Doc, Token

from counterclaim.reading.figures.ages import is_age, numbers_body
from counterclaim.reading.figures.bases import base_of_part, is_base_of_some, is_of_rate, part_of_number
from counterclaim.reading.figures.carriers import governed, matched
from counterclaim.reading.figures.casualties import told_ways
from counterclaim.reading.figures.classes import class_of_pair, counted_name
from counterclaim.reading.figures.conversion import in_its_unit
from counterclaim.reading.figures.counting import COMPANIES, DONE, HARMED, is_state, lemma, number_after, several
from counterclaim.reading.figures.drafted import Draft
from counterclaim.reading.figures.earlier import (
    adds_things,
    counting,
    elided,
    noun_at,
    of_earlier,
    of_things,
)
from counterclaim.reading.figures.echoes import echoes, factor, gapped, rival, times_gapped
from counterclaim.reading.figures.effects import effect_of, thing_of
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.headings import by_label, headed
from counterclaim.reading.figures.holding import held_by, taken_like
from counterclaim.reading.figures.inheriting import unsurvived
from counterclaim.reading.figures.inheriting import words as inheriting
from counterclaim.reading.figures.kinds import raising
from counterclaim.reading.figures.lexicon import Unit, units
from counterclaim.reading.figures.measures import measures
from counterclaim.reading.figures.measuring import unit_after
from counterclaim.reading.figures.money import sum_of_money
from counterclaim.reading.figures.parts import (
    named_part,
    of_hurt,
    of_the_dead,
    one_of_kind,
    own_effect,
    part,
    part_effect,
    pronominal,
    sent_up,
    speaks,
    told_dead,
)
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.figures.reckoning import added, reckoned
from counterclaim.reading.figures.rejected import is_rejected
from counterclaim.reading.figures.states import over, state_of
from counterclaim.reading.figures.supplies import deprived, lacking
from counterclaim.reading.figures.tallies import is_passed, tallied
from counterclaim.reading.figures.waiting import still_without
from counterclaim.reading.syntax.tree import extent, slice_at, text_of
from counterclaim.records import Quantity

UNFIT = frozenset(
    {
        "time", "speed", "temperature", "length", "share", "angle", "frequency", "data", "torque", "pressure",
        "sound", "consumption", "tension", "charge",
    }
)  # fmt: skip
"""Kinds of unit that no measure is in: ages, distances, percentages."""
ATTRIBUTE = re.compile(r"-(?!strong|plus|odd|some)[a-z]+(?=[\s-]+[a-z])")
"""After a number, the rest of an adjective and the beginning of its noun."""
LEAST_LENGTH = 0.1
"""Kilometres: a shorter length is a thing's, of no stretch of land ("a 155-mm howitzer")."""
STRETCHES = frozenset(
    {"track", "road", "railway", "pipeline", "fence", "cable", "highway", "trench", "canal", "rail", "wire", "dyke"}
)
"""Nouns for what is counted by its length: "11 kilometres of track"."""
NOBODY = re.compile(r"no ?(?:one|body)\b", re.IGNORECASE)
ONE_OF_THEM = re.compile(r"one\s+of\s+(?:them|whom|those)\b", re.IGNORECASE)
OF_THEM = re.compile(r"\s+of\s+(?:them|which|these|those)\b", re.IGNORECASE)
OF_COMPANY = re.compile(
    r"\s+of\s+(?:the|their|its|his|our|that|this)\s+(?:(?:\w+\s+)?(?:"
    + "|".join(sorted(COMPANIES))
    + r")\b|own\b(?!\s+[a-z]+s\b))",
    re.IGNORECASE,
)
OF_OWN = re.compile(
    r"\s+of\s+(?:their|our|its|his)\s+(?:own\s+)?(?P<state>dead|wounded|injured|missing|fallen|killed|slain)\b(?!\s+[a-z]+s\b)",
    re.IGNORECASE,
)


def top_of(doc: Doc, quantity: Quantity) -> Token | None:
    """The token that heads the quantity's phrase."""
    piece = slice_at(doc, quantity.span)
    if not len(piece):
        return None
    top: Token = piece.root
    if top.pos_ in ("ADV", "ADP") or (top.lower_ == "some" and len(piece) > 1):  # a bound: "upwards of 140"
        top = next((t for t in reversed(piece) if t.like_num), top)
    while (
        top.dep_ in ("nummod", "quantmod")
        and top.head.i > top.i
        and top.head.pos_ in ("NOUN", "PROPN", "NUM", "SYM")
        and top.head.lower_ not in HARMED
        and not (top.nbor(1).lower_ in DONE and several(top))
        and not (is_state(top.nbor(1)) and number_after(top.nbor(1)) is not None)
    ):
        top = top.head
    if top.dep_ in ("advmod", "amod") and top.head.lower_ in ("more", "others") and top.head.i == top.i + 1:
        top = top.head
    return top


def apposed(top: Token) -> Token | None:
    """The things that a number behind them tells the number of: tents of "tents, at least nine, burned"."""
    if (listed := of_bulletin(top)) is not None:
        return listed
    noun = top.head
    before = top.left_edge.nbor(-1) if top.left_edge.i else top
    fits = top.dep_ == "appos" and top.pos_ == "NUM" and noun.tag_ == "NNS" and noun.i < top.i and before.text == ","
    numbered = any(c.dep_ == "nummod" for c in noun.children) or noun.dep_ == "pobj"
    return noun if fits and not numbered and noun.right_edge.i - noun.i < 12 else None


BULLETIN = re.compile(
    r"(?:^|[,;:.]\s+|[•*-]\s+|\s\d{4}\s+)(?P<thing>[A-Za-z][A-Za-z -]{1,40}?)\s*[-–—:]\s+(?:\d[\d,. ]*\s*\(\+)?$"
)
"""Before a number in a list of losses: "tanks - 8,559 (+9), artillery systems - 11,402"."""


def of_bulletin(top: Token) -> Token | None:
    """The noun that stands before a dash and the number of what it names, in a list of losses."""
    if top.pos_ != "NUM" or top.head.i > top.i:
        return None
    text = text_of(top.doc)
    start = max(top.sent.start_char, top.idx - 60)
    told = BULLETIN.search(text[start : top.idx])
    if told is None:
        return None
    noun = slice_at(top.doc, (start + told.start("thing"), start + told.end("thing")))
    last = noun[-1] if len(noun) else None
    return last if last is not None and last.tag_ in ("NNS", "NNPS") and last.lower_ not in NO_THINGS else None


NO_THINGS = frozenset({"losses", "casualties", "trophies", "spoils", "results", "figures", "totals"})
"""Nouns that head such a list."""


def unit_of_whole(doc: Doc, quantity: Quantity) -> Unit | None:
    """The unit of the number that a quantity is so many of: "35,000 of the 174,000 square kilometres"."""
    if quantity.head is None or not part_of_number(doc, quantity):
        return None
    after = slice_at(doc, quantity.span).end
    number = next(t for t in doc[after : after + 7] if t.like_num)
    measured = unit_after(text_of(doc), number.idx + len(number))
    return measured.unit if measured is not None and measured.unit.kind == "area" else None


def share_of(quantity: Quantity, top: Token, noun: Token | None) -> Draft | None:
    """A fraction of things by what happened to it: "a third of the power stations have been wrecked"."""
    if noun is None or noun.i < top.i or top.dep_ == "appos":  # "3,000 houses, a sixth of the town's stock"
        return None
    thing = thing_of(noun, area=False)
    if noun.tag_ == "NNP" and not thing.person:  # "a third of the Old City was levelled"
        return None
    found = part_effect(top, thing) or state_of(noun, thing) or deprived(top, thing) or lacking(noun, thing)
    verb = over(noun) if found is None else None
    found = lacking(verb, thing) if verb is not None else found
    return Draft(quantity, thing, found) if found is not None and found.effect != "counted" else None


def sum_in(doc: Doc, quantity: Quantity, top: Token) -> Token:
    """The sum itself, where the verb that bounds it heads the phrase: billion of "exceeds $150 billion"."""
    if top.pos_ != "VERB":
        return top
    return next((t for t in slice_at(doc, quantity.span) if t.head.i == top.i and t.i > top.i), top)


def draft(doc: Doc, quantity: Quantity, before: Sequence[Quantity]) -> Draft | None:
    """The quantity with its effect, None where it can be no figure. A number alone counts, if not persons, what one of
    those `before` it in the sentence counts: "of 45 missiles 37 were shot down"."""
    unit = units().get(quantity.unit or "")
    top = top_of(doc, quantity)
    if top is not None and factor(doc, quantity):
        top = next((t for t in doc[top.i : top.i + 4] if t.lower_ in ("many", "much", "number")), top)
        lost = effect_of(doc, top, Thing(None, True, None))
        if lost is None and top.i + 1 < len(doc) and top.nbor(1).tag_ in ("VBN", "VBD", "JJ"):
            lost = matched(top.nbor(1), "affected", Thing(None, True, None))  # "and twice that number wounded"
        told = lost is not None or times_gapped(doc, quantity)
        return Draft(quantity, Thing(None, True, None), lost, echo=True) if told else None
    if speaks(doc, quantity) or measures_noun(doc, quantity) or one_of_kind(doc, quantity) or is_age(doc, quantity):
        return None
    below_zero = any(v is not None and v < 0 for v in (quantity.value, quantity.low))
    if top is None or below_zero or is_of_rate(doc, quantity) or is_capacity(top) or is_rejected(doc, quantity):
        return None
    if unit is not None and unit.kind == "length" and quantity.head is None:
        return length_won(quantity, top)
    if unit is not None and unit.kind in UNFIT and quantity.head is None:
        return None
    if unit is None and (whole_unit := unit_of_whole(doc, quantity)) is not None:
        quantity, unit = msgspec.structs.replace(quantity, unit=whole_unit.unit, head=None, counted=None), whole_unit
    noun = noun_at(doc, quantity)
    if (inner := portioned(noun)) is not None:
        noun = inner
        quantity = msgspec.structs.replace(quantity, head=extent(inner), unit=quantity.unit if unit else lemma(inner))
    if noun is None and unit is None and (named := apposed(top)) is not None:
        what = thing_of(named, area=False)
        befell = effect_of(doc, named, what)
        return Draft(counting(quantity, named), what, befell) if befell is not None else None
    shared = head_shared(noun, quantity)
    if shared is not None:
        quantity = msgspec.structs.replace(quantity, counted=lemma(shared), unit=lemma(shared))
    elif inner is not None:
        quantity = msgspec.structs.replace(quantity, counted=counted_name(inner))
    if unit is not None and unit.kind == "money":
        paid = sum_of_money(doc, sum_in(doc, quantity, top))
        of_all = paid is None and raising(top) is not None
        return Draft(quantity, Thing(None, False, "money"), paid, echo=of_all) if paid or of_all else None
    if unit is not None and unit.kind in UNFIT and not (noun is not None and lemma(noun) in STRETCHES):
        return None
    if unit is None and quantity.value is not None and 0 < quantity.value < 1:
        if pronominal(doc, quantity) and quantity.head is None:
            return Draft(quantity, Thing(None, True, None), None)
        return share_of(quantity, top, noun)
    thing = thing_of(noun, area=unit is not None and unit.kind == "area")
    if (
        noun is None
        and thing.person
        and (OF_THEM.match(text_of(doc), quantity.end) or OF_COMPANY.match(text_of(doc), quantity.end))
    ):
        thing = replace(thing, referred=True)
    if shared is not None and noun is not None:
        thing = Thing(shared, False, class_of_pair(noun.lower_, shared))
    if is_base_of_some(doc, quantity):
        lost = unsurvived(top, thing)
        return Draft(quantity, thing, lost) if lost is not None else None
    if base_of_part(doc, quantity):
        if unit is not None:
            whole = own_effect(top, thing)
        elif noun is not None:
            whole = own_effect(noun, thing) or sent_up(doc, quantity, thing)
        else:
            whole = told_dead(doc, quantity, thing)
        return Draft(quantity, thing, whole) if whole else None
    if part_of_number(doc, quantity):
        found = part_effect(top, thing) or (state_of(noun, thing) if noun is not None else of_the_dead(doc, top, thing))
        found = found or deprived(top, thing)
    elif noun is None and (own := OF_OWN.match(text_of(doc), quantity.end)) is not None:
        found = matched(slice_at(doc, own.span("state"))[0], "affected", thing)
    else:
        found = effect_of(doc, top, thing)
    found = told_ways(found, thing) if found is not None else None
    if noun is None and unit is None and (waiting := still_without(doc, quantity, before)) is not None:
        return Draft(*waiting)
    if found is None and noun is None and (tally := tallied(doc, quantity)) is not None:
        found = tally
    found = by_label(doc, quantity, thing) or found or headed(doc, quantity, thing)
    if found is None and noun is None:
        found = of_hurt(doc, quantity, thing)
    if found is not None and noun is None and is_passed(doc, quantity):
        quantity = msgspec.structs.replace(quantity, comparator="more-than", high=None)
    if found is not None and noun is None:
        found = taken_like(doc, found, before)
    found = held_by(found, thing) if found is not None else None
    nobody = NOBODY.match(text_of(doc), quantity.start) is not None
    if found is not None and found.counts is not None and noun is None:
        quantity = counting(quantity, found.counts)
    summing = top.dep_ == "dobj" and top.head.dep_ == "advcl" and top.head.lemma_ in measures().totalling
    if found is not None and noun is None and before and adds_things(doc, top, found, before[-1]):
        found = None
    of_them = OF_THEM.match(text_of(doc), quantity.end) is not None
    if found is not None and noun is None and before and of_them:
        quantity, thing, found = of_things(doc, quantity, before, top) or (quantity, thing, found)
    elif found is not None and noun is None and before and (found.trigger.dep_ == "conj" or summing) and not nobody:
        quantity, thing, found = elided(doc, quantity, continued(doc, before), top) or (quantity, thing, found)
    if (
        noun is None
        and not nobody
        and not numbers_body(doc, quantity)
        and (found is None or found.effect in inheriting().of_things or is_landing(found, quantity, doc))
    ):
        quantity, thing, found = of_earlier(doc, quantity, before, top, found) or (quantity, thing, found)
    if found is None and not part(doc, quantity) and is_echo(doc, quantity, top):
        return Draft(quantity, thing, None, echo=True)
    if found is None and ONE_OF_THEM.match(text_of(doc), quantity.start) and not named_part(doc, quantity):
        return None  # "he was named as one of them"
    if found is not None and found.effect == "counted" and quantity.value == 1:  # "in one of the graves"
        return None
    if found is None and not part(doc, quantity) and not maybe_listed(doc, quantity):
        return None
    return Draft(quantity, thing, found)


def is_landing(found: Found, quantity: Quantity, doc: Doc) -> bool:
    """Whether a "fell" that would be a death may be a weapon's: "15 rockets were fired, 2 fell in open ground"."""
    return found.trigger.lemma_ == "fall" and found.trigger.i == slice_at(doc, quantity.span).end


def continued(doc: Doc, before: Sequence[Quantity]) -> Quantity:
    """The quantity whose things a number goes on counting: the last before it, or the one that this goes on counting
    ("ambushed nine trucks, burned three and made off with two")."""
    last = before[-1]
    if noun_at(doc, last) is not None or len(before) < 2:
        return last
    earlier, top = before[-2], top_of(doc, last)
    goes_on = top is not None and elided(doc, last, earlier, top) is not None
    return earlier if goes_on else last


def is_capacity(top: Token) -> bool:
    """Whether those counted only tell how many something has room or strength for: "can lift 24 soldiers"."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN", "NUM"):
        top = top.head
    return top.dep_ == "dobj" and any(c.dep_ == "aux" and c.lower_ == "can" for c in top.head.children)


def is_echo(doc: Doc, quantity: Quantity, top: Token) -> bool:
    """Whether a number without an effect of its own is another one for, or beside, the figure told before it."""
    return (
        echoes(doc, quantity, top)
        or gapped(doc, quantity)
        or rival(doc, quantity)
        or reckoned(doc, quantity)
        or added(doc, quantity)
    )


def measures_noun(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number is part of an adjective, no count: "a three-storey house", "a 40-truck convoy"."""
    written = quantity.original_value
    at = text_of(doc).find(written, quantity.start)
    return at >= 0 and ATTRIBUTE.match(text_of(doc), at + len(written)) is not None


def head_shared(noun: Token | None, quantity: Quantity) -> Token | None:
    """The noun that two numbers share: strikes of "5 missile and 61 air strikes"."""
    if noun is None or noun.tag_ != "NN" or is_person(noun) or quantity.value == 1 or noun.i + 5 > len(noun.doc):
        return None
    joint, number, first, last = (noun.nbor(n) for n in range(1, 5))
    row = joint.lower_ in ("and", "or") and number.like_num and first.tag_ in ("NN", "JJ") and last.tag_ == "NNS"
    return last if row and quantity.unit not in units() else None


def portioned(noun: Token | None) -> Token | None:
    """The noun that a portion is of: cattle of "200 head of cattle"; None where the noun is none."""
    if noun is None or lemma(noun) not in measures().portions or noun.i + 1 >= len(noun.doc):
        return None
    following = noun.nbor(1)
    of = (c for c in following.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN"))
    return next(of, None) if following.lower_ == "of" else None


def maybe_listed(doc: Doc, quantity: Quantity) -> bool:
    """Whether a quantity without an effect of its own may stand in a list that breaks a whole down: "killed 42: 24
    patients, 14 staff"."""
    at = slice_at(doc, quantity.span).start
    before = doc[doc[at].sent.start : at]
    of_them = any(t.lower_ in ("them", "whom") and t.nbor(-1).lower_ == "of" for t in before[1:])
    return of_them or any(t.text in {":", "(", "–", "—", "-"} for t in before)


FROM_A_PLACE = re.compile(
    r"(?:\s*\([^()]{1,30}\))?\s+(?:by\s+(?:road|air|sea|rail)\s+)?(?:(?:further|due|to\s+the|or\s+so)\s+)?"
    r"(?:(?:north|south|east|west)\w*|(?:north|south)[-\s](?:east|west)\w*"
    r"|away|inland|upriver|upstream|downstream|offshore|outside|from|off|beyond|behind|short\s+of)\b",
    re.IGNORECASE,
)
"""After a length that says how far a place is from another: "seized Oru, 50 km (31 miles) south of the port"."""
WITHIN = re.compile(r"\bwithin\s+(?:about\s+|some\s+)?$", re.IGNORECASE)
"""Before such a length: "took villages within 40 kilometres of the capital"."""


def length_won(quantity: Quantity, top: Token) -> Draft | None:
    """ "2,000 kilometres had been freed": a length where an area is meant, or a stretch of front or coast."""
    text = text_of(top.doc)
    if FROM_A_PLACE.match(text, quantity.end) or WITHIN.search(text, max(0, quantity.start - 12), quantity.start):
        return None
    amount = in_its_unit(quantity) or quantity
    length = amount.value if amount.value is not None else amount.high
    won = governed(top, Thing(None, False, "area"))
    if length is None or length < LEAST_LENGTH or won is None or won.effect not in ("regained", "captured", "lost"):
        return None
    return Draft(quantity, Thing(None, False, "length"), replace(won, measure=f"distance-{won.effect}"))
