"""Who is held as what: soldiers captured, civilians abducted by gangs and arrested by an army or the police."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from counterclaim.reading.figures.carriers import doers, resolved
from counterclaim.reading.figures.counting import lemma
from counterclaim.reading.figures.earlier import noun_at
from counterclaim.reading.figures.found import Found, Thing
from counterclaim.reading.figures.measures import nouns
from counterclaim.reading.figures.persons import is_person
from counterclaim.reading.figures.verbs import of_verb
from counterclaim.records import Quantity


def taken_like(doc: Doc, found: Found, before: Sequence[Quantity]) -> Found:
    """A capture as an abduction where the number before it counts civilians: 38 of "kill two worshippers, seize 38"."""
    if found.effect != "captured" or found.trigger.lemma_ == "capture" or not before:
        return found
    told = noun_at(doc, before[-1])
    if told is None or not is_person(told) or told.sent.start != found.trigger.sent.start:
        return found
    known = resolved(of_verb(found.trigger), found.trigger, Thing(told, True, None))
    return known if known is not None and known.effect == "abducted" else found


def held_by(found: Found, thing: Thing) -> Found:
    """A holding of civilians as an arrest or, by those who take hostages, as an abduction: "still holds two policemen"
    of kidnappers, "holding 60 villagers" of an army; soldiers who are held are captured."""
    trigger = found.trigger
    if found.effect != "captured" or not thing.person or trigger.lemma_.lower() not in HOLDING:
        return found
    told = {t.lemma_.lower() for t in trigger.sent}
    if told & TAKERS:
        return replace(found, effect="abducted", measure="abducted")
    noun = thing.noun
    if noun is None or lemma(noun) in nouns().troops or lemma(noun) in PRISONERS or lemma(noun).endswith("man"):
        return found
    by_state = any(lemma(doer) in STATE for doer in doers(trigger)) or lemma(noun) in SUSPECTS
    effect = "arrested" if by_state else "abducted"
    return replace(found, effect=effect, measure=effect) if by_state or lemma(noun) in CIVIL else found


HOLDING = frozenset({"hold", "keep", "captivity", "in", "captive", "still"})
TAKERS = frozenset(
    {"hostage", "kidnapper", "captor", "abductor", "abductee", "bandit", "gang", "pirate", "hijack", "ransom"}
)
STATE = frozenset({"junta", "army", "police", "authority", "government", "ministry", "military", "force", "service"})
"""Who holds civilians as the state, or in its place."""
PRISONERS = frozenset(
    {"prisoner", "pow", "fighter", "militant", "captive", "terrorist", "combatant", "guerrilla", "rebel"}
)
SUSPECTS = frozenset({"suspect", "member", "supporter", "protester", "demonstrator", "activist", "rioter", "smuggler"})
CIVIL = frozenset(
    {
        "civilian", "villager", "schoolgirl", "girl", "boy", "child", "woman", "pupil", "student", "teacher", "worker",
        "nurse", "doctor", "priest", "nun", "pastor", "missionary", "seminarian", "foreigner", "tourist", "passenger",
        "journalist", "farmer", "miner", "trader", "engineer", "sailor", "seafarer", "crew", "resident", "worshipper",
    }
)  # fmt: skip
