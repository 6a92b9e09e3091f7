"""What a quantity undergoes by way of another word: its carrier, its row, a pronoun, a later clause, what it lacks."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from counterclaim.reading.figures.carriers import governed, matched, resolved
from counterclaim.reading.figures.casualties import SHOOTING
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.lexicon import load
from counterclaim.reading.figures.measures import by_role, measures
from counterclaim.reading.figures.verbs import of_verb


class Inheriting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """inheriting.yaml."""

    carrying: frozenset[str]
    laden: frozenset[str]
    shared: frozenset[str]
    contents: dict[str, str]
    held: frozenset[str]
    ended: frozenset[str]
    apart: frozenset[str]
    befell: frozenset[str]
    leaving: frozenset[str]
    robbing: frozenset[str]
    vessels: frozenset[str]
    sailing: frozenset[str]
    arriving: frozenset[str]
    numbering: frozenset[str]
    befallen: dict[str, str]
    before_harm: frozenset[str]
    light: frozenset[str]
    of_things: frozenset[str]


@cache
def words() -> Inheriting:
    """inheriting.yaml."""
    return load("inheriting.yaml", Inheriting)


def afterwards(top: Token, thing: Thing) -> Found | None:
    """ "eleven fishermen detained in May were set free": what became of those whose being held is only recalled."""
    if (lost := unsurvived(top, thing)) is not None:
        return lost
    top = thing.noun if thing.noun is not None and top.head.i == thing.noun.i else top
    if top.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    if (ended := in_the_end(top, thing) or died_of_it(top, thing)) is not None:
        return ended
    if (main := past_participle(top, thing)) is not None:
        return main
    if not thing.person:
        return main_of(top, thing)
    before = recalled(top, thing)
    if before is None:
        return None
    found = governed(top, thing, own=False)
    befell = words().ended if before.effect in words().held else words().befell
    return found if found is not None and found.effect in befell else None


def past_participle(top: Token, thing: Thing) -> Found | None:
    """ "a priest held for two years was set free": the verb after a participle that the parse took for the main one."""
    told = top.head
    if top.dep_ != "nsubj" or told.tag_ not in ("VBD", "VBN"):
        return None
    if any(c.dep_ in ("aux", "auxpass", "cc", "dobj") or (c.dep_ == "nsubj" and c.i > top.i) for c in told.children):
        return None
    main = next((c for c in told.children if c.dep_ == "conj" and any(a.dep_ == "auxpass" for a in c.children)), None)
    if main is None or any(c.dep_ in ("nsubj", "nsubjpass") for c in main.children):
        return None
    return matched(main, "affected", thing)


def recalled(top: Token, thing: Thing) -> Found | None:
    """What a clause behind a noun only recalls of those counted, or tells them apart by: "civilians sheltering in a
    church", "men who were fleeing"; None where it tells what befell them."""
    clauses = [c for c in top.children if c.dep_ in ("acl", "relcl") and c.i > top.i]
    for clause in clauses:
        acting = clause.tag_ == "VBG" or any(c.dep_ == "nsubj" and c.tag_.startswith("W") for c in clause.children)
        found = matched(clause, "subject", thing) if acting else None
        found = found or resolved(of_verb(clause), clause, thing)
        if found is not None and (found.effect in words().held or found.effect in words().apart):
            return found
    return None


def in_the_end(top: Token, thing: Thing) -> Found | None:
    """ "ten passengers were taken off the bus and shot": what was done to them last."""
    verb = top.head
    if top.dep_ == "dobj" and thing.person:
        return done_to_them(verb, thing)
    if top.dep_ != "nsubjpass" or not thing.person or not any(c.dep_ == "auxpass" for c in verb.children):
        return None
    first = resolved(of_verb(verb), verb, thing)
    if first is not None and first.effect not in (*words().before_harm, "injured"):
        return None
    for later in verb.children:
        alone = later.dep_ == "conj" and later.tag_ in ("VBN", "VBD") and later.i > verb.i
        if alone and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in later.children):
            found = matched(later, "subject", thing) or resolved(of_verb(later), later, thing)
            if found is not None and found.effect != "killed" and first is not None and first.effect == "injured":
                return None
            if found is not None and (found.effect in words().ended or verb.lemma_ == SHOOTING):
                return found
    return None


def died_of_it(top: Token, thing: Thing) -> Found | None:
    """ "a man, hit in the chest, died later": who died of what a participle tells."""
    died = top.head.lemma_ in ("die", "succumb", "perish") and top.dep_ == "nsubj" and thing.person
    if not died or not any(c.dep_ == "acl" for c in top.children):
        return None
    return matched(top.head, "subject", thing)


def done_to_them(verb: Token, thing: Thing) -> Found | None:
    """ "pulled 21 travellers from a bus and shot them": what a later verb did to those whom "them" takes up."""
    first = resolved(of_verb(verb), verb, thing)
    if first is not None and first.effect not in words().before_harm:
        return None
    later = verb
    while joined := [c for c in later.children if c.dep_ == "conj" and c.pos_ == "VERB"]:
        later = joined[0]
        if any(c.dep_ == "dobj" and c.lower_ == "them" for c in later.children):
            found = resolved(of_verb(later), later, thing)
            if found is not None and found.effect in words().ended:
                return found
    return None


def main_of(top: Token, thing: Thing) -> Found | None:
    """ "73 aircraft left behind were disabled": of things that a participle only tells apart, what was done to them."""
    apart = next((c for c in top.children if c.dep_ == "acl" and c.i == top.i + 1), None)
    if top.dep_ != "nsubjpass" or apart is None or any(e.effect in ("fired",) for e in of_verb(apart)):
        return None
    return governed(top, thing, own=False)


def inherited(top: Token, thing: Thing) -> Found | None:
    """The effect by way of another word, None where there is none."""
    return (
        carried(top, thing)
        or taken_up(top, thing)
        or left_without(top, thing)
        or testified(top, thing)
        or numbering(top, thing)
        or robbed(top, thing)
    )


def carried(top: Token, thing: Thing) -> Found | None:
    """ "seized two dhows carrying 1,400 rifles": what the carrier undergoes."""
    if thing.person or thing.noun is None:
        return None
    top = row_head(top)
    holder = holder_of(top)
    if holder is None:
        return None
    carrier = Thing(holder, False, None)
    for kind in ("vehicle", "ship", "warehouse", "shipment", "depot"):
        found = governed(holder, Thing(holder, False, kind), own=False)
        if found is not None and found.effect in words().shared:
            break
    else:
        found = None
    if found is None:
        return exporting(carrier, thing)
    known = list(by_role()["verbs"].get(words().contents.get(found.effect, ""), ()))
    known = known or [e for e in of_verb(found.trigger) if e.things]
    return resolved(tuple(known), found.trigger, thing)


def holder_of(top: Token) -> Token | None:
    """The noun of what holds or carries `top`."""
    if (
        top.dep_ == "dobj"
        and top.head.dep_ == "advcl"
        and top.head.tag_ == "VBG"
        and top.head.lemma_ in words().carrying
    ):
        sailing = (c for c in top.head.head.children if c.dep_ in ("nsubj", "nsubjpass"))
        return next(sailing, None)  # "22 ships have left port, carrying 560,000 tonnes of grain"
    if top.dep_ == "dobj" and top.head.dep_ in ("acl", "relcl") and top.head.lemma_ in words().carrying:
        holder: Token = top.head.head
        return holder if holder.pos_ in ("NOUN", "PROPN") else None
    if top.dep_ != "pobj" or top.head.lower_ not in ("with", "of"):
        return None
    above = top.head.head
    if above.pos_ == "VERB" and above.lemma_ in (words().sailing | words().arriving) and top.head.lower_ == "with":
        subjects = [c for c in above.children if c.dep_ == "nsubj"]
        return subjects[0] if subjects else above.head if above.dep_ == "acl" else None
    if above.lemma_ in words().laden and above.dep_ in ("acl", "relcl", "amod"):
        above = above.head
    elif top.head.lower_ == "of":
        return None
    return above if above.pos_ in ("NOUN", "PROPN") else None


def exporting(carrier: Thing, thing: Thing) -> Found | None:
    """ "ships with 5,000 tonnes of corn are to leave"."""
    holder = carrier.noun
    if holder is None or lemma(holder) not in words().vessels:
        return None
    left = next((c for c in holder.children if c.dep_ == "acl" and c.lemma_ in words().sailing), None)
    if left is not None:  # taken for a participle: "a freighter left with 26,000 tonnes of maize"
        return resolved(by_role()["verbs"]["export"], left, thing)
    if holder.dep_ != "nsubj":
        return None
    verbs = [holder.head, *(c for c in holder.head.children if c.dep_ == "xcomp")]
    left = next((v for v in verbs if v.lemma_ in words().sailing), None)
    return resolved(by_role()["verbs"]["export"], left, thing) if left is not None else None


def taken_up(top: Token, thing: Thing) -> Found | None:
    """ "picked out 14 passengers and shot them": what a pronoun after them undergoes."""
    if not thing.person or top.dep_ not in ("dobj", "nsubjpass") or top.head.pos_ != "VERB":
        return None
    for verb in top.head.subtree:
        if verb.i <= top.i or verb.pos_ != "VERB" or verb.dep_ not in ("conj", "advcl"):
            continue
        if any(c.dep_ == "dobj" and c.lower_ in ("them", "all") for c in verb.children):
            return resolved(of_verb(verb), verb, thing)
    return None


def unsurvived(top: Token, thing: Thing) -> Found | None:
    """ "neither of the two pilots survived", "none of the 40 aboard survived": all died."""
    if not thing.person or top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    none = top.head.head
    if none.lower_ not in ("neither", "none") or none.head.lemma_ != "survive":
        return None
    return resolved(by_role()["subjects"]["die"], none.head, thing)


def testified(top: Token, thing: Thing) -> Found | None:
    """ "14 women said they had been raped": what befell those who tell of it."""
    if not thing.person or top.dep_ != "nsubj" or top.head.lemma_ not in measures().testifying:
        return None
    for told in top.head.children:
        if told.dep_ != "ccomp" or not any(c.dep_ == "nsubjpass" and c.lower_ in SELVES for c in told.children):
            continue
        found = resolved(of_verb(told), told, thing)
        if found is not None and found.effect in measures().endured:
            return found
    return None


SELVES = frozenset({"they", "she", "he"})


def left_without(top: Token, thing: Thing) -> Found | None:
    """ "leaving 48,000 pupils without classrooms", "depriving children of education", "put 40 men out of work"."""
    if top.dep_ not in ("dobj", "nsubjpass") or top.head.lemma_ not in words().leaving or thing.noun is None:
        return None
    lacked = [t for t in top.head.subtree if t.dep_ == "pobj" and t.i > top.head.i and t.head.i > top.head.i]
    for noun in lacked:
        through = noun.head
        out = through.lower_ == "of" and through.i and through.nbor(-1).lower_ == "out"
        deprived = through.lower_ == "of" and top.head.lemma_ in ("deprive", "rob", "strip")
        without = through.lower_ == "without" and top.head.lemma_ == "leave"
        if deprived or without or (out and lemma(noun) in ("work", "school", "home")):
            what = lemma(noun)
            return Found(f"without-{what}", f"{lemma(thing.noun)}-without-{what}", top.head)
    return None


def robbed(top: Token, thing: Thing) -> Found | None:
    """ "emptied the warehouse of 2,300 tonnes of food", "stripped the clinic of three beds": what was taken."""
    first = row_head(top)
    if thing.person or first.dep_ != "pobj" or first.head.lower_ != "of":
        return None
    above = first.head.head
    verb = above.head if above.dep_ in ("dobj", "nsubjpass") else above
    return resolved(by_role()["verbs"]["steal"], verb, thing) if verb.lemma_ in words().robbing else None


def row_head(top: Token) -> Token:
    """The first of a row of phrases in which one stands."""
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    return top


def numbering(top: Token, thing: Thing) -> Found | None:
    """ "refugees in Chad now number more than 680,000", "the wounded total 90": who are counted by what befell them."""
    if thing.noun is not None:
        return None
    verb = next(
        (t for t in reversed(top.doc[max(top.sent.start, top.i - 5) : top.i]) if t.lower_ in words().numbering), None
    )
    if verb is None:
        return None
    subjects = (c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i)
    for subject in subjects:
        name = subject.lower_ if subject.lower_ in measures().affected else lemma(subject)
        like = measures().affected.get(name) or words().befallen.get(name)
        if like is None:
            continue
        known = (*by_role()["subjects"].get(like, ()), *by_role()["verbs"].get(like, ()))
        found = resolved(known, verb, Thing(None, True, None))
        return found and Found(found.effect, found.measure, verb, counts=subject if name in words().befallen else None)
    return None
