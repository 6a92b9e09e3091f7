"""Who is without power, water or another supply."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from counterclaim.reading.figures.classes import compound
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import measures


def lacking(last: Token, thing: Thing) -> Found | None:
    """ "200,000 households without power", "villages with no running water"."""
    doc = last.doc
    following = doc[last.i + 1 : last.i + 7]
    for token in following:
        follows = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        lacks = token.lower_ == "with" or token.lemma_ == "have"
        if token.lower_ in ("without", "lacking") or (lacks and follows in ("no", "little")):
            return without(doc[token.i + 1 : token.i + 8], token, thing)
        joined = token.pos_ == "CCONJ" and token.nbor(1).tag_ in ("NNS", "NNPS")  # "towns and villages"
        if (token.pos_ in ("PUNCT", "CCONJ") and not joined) or token.is_sent_start:
            return None
    return None


def deprived(top: Token, thing: Thing) -> Found | None:
    """ "cut off power to 200 homes", "300 people lost power", "200 homes were cut off from water"."""
    token = top
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "for", "in"):
        token = token.head
        supply = token.head
        last = token.nbor(-1) if token.i else token
        if last.dep_ == "conj" and supply.lemma_.lower() in measures().cutting:  # "water to 40 towns and power to 9"
            before = [c for c in supply.children if c.i < token.i]
            return without([last], supply, thing) or without(before, supply, thing)
        if supply.dep_ in ("nsubjpass", "nsubj", "dobj") and supply.head.lemma_.lower() in measures().cutting:
            told = [t for t in supply.subtree if t.i < token.i]  # "supplies of gas to 6,200 flats"
            return without(told, supply.head, thing)
        named = token.lower_ == "for" or not any(c.lower_ == "for" for c in supply.children)
        ends = any(c.lower_ in ("out", "off", "down", "dry") for c in supply.children)
        fails = supply.lemma_ in ("fail", "dry") or (supply.lemma_ in ("be", "run", "go") and ends)
        if fails and named:
            return without([c for c in supply.children if c.dep_ == "nsubj"], supply, thing)
        if supply.lemma_.lower() in measures().cutting and token.lower_ in (
            "for",
            "to",
        ):  # "water was cut off for 2,000"
            served = thing.person or thing.kind in ("household", "house", "settlement")
            what = ("nsubjpass",) if token.lower_ == "for" and not served else ("nsubjpass", "dobj")
            return without([c for c in supply.children if c.dep_ in what], supply, thing)
    verb = token.head
    if verb.lemma_.lower() not in measures().cutting or token.dep_ not in ("prep", "nsubj", "nsubjpass", "dobj"):
        return None
    needed = [c for c in verb.children if c.dep_ == "dobj"] if token.dep_ in ("prep", "nsubj") else []
    if token.dep_ != "prep":
        needed += [g for c in verb.children if c.dep_ == "prep" and c.lower_ in ("from", "of") for g in c.children]
    return without(needed, verb, thing)


def restored(top: Token, thing: Thing) -> Found | None:
    """ "power was restored to 30,000 homes", "they restored water to 9,000 people": who has a supply again."""
    if top.dep_ != "pobj" or top.head.lower_ not in ("to", "for", "in"):
        return None
    verb = top.head.head
    back = verb.lemma_ in ("be", "come", "go") and any(c.lower_ in ("back", "on") for c in verb.children)
    if verb.lower_ in ("back", "on") and verb.head.lemma_ in ("be", "come", "go"):  # "power is back for 9,000"
        verb, back = verb.head, True
    if not back and verb.lemma_ not in measures().restoring:
        return None
    supplies = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") or (back and c.dep_ == "nsubj")]
    if without(supplies, verb, thing) is None:
        return None
    kind = "household" if thing.kind in ("household", "house") else "person" if thing.person else thing.kind
    return Found("reconnected", f"{kind}-reconnected", verb)


def without(needed: Iterable[Token], trigger: Token, thing: Thing) -> Found | None:
    """The measure of being without the first of `needed` that is a supply; "access" only where nothing else is told."""
    found: str | None = None
    for token in needed:
        if token.lower_ in ("running", "drinking"):
            continue
        if token.pos_ in ("PUNCT", "VERB", "AUX") or (token.is_sent_start and token.i > trigger.i):
            break
        table = measures().without
        before = token.nbor(-1).lower_ if token.i else ""
        what = table.get(compound(token)) or table.get(token.lemma_.lower())
        what = what or (
            table.get(before) if token.lemma_ in ("supply", "service", "access", "grid", "network") else None
        )
        found = what if what is not None and found in (None, "access") else found
        if found not in (None, "access"):
            break
    if found is None:
        return None
    kind = "household" if thing.kind in ("household", "house") else "person" if thing.person else thing.kind
    if kind == "person" and found == "education" and thing.noun is not None:
        kind = lemma(thing.noun)  # pupils, children, girls
    return Found(f"without-{found}", f"{kind}-without-{found}", trigger)
