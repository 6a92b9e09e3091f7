"""What a verb's own auxiliaries, negation, mark and aspect say of whether it happened."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.events.arguments import is_going_on, is_taken_for_adjective
from counterclaim.reading.events.words import Words
from counterclaim.reading.syntax.conditions import condition_of, is_on_condition
from counterclaim.reading.syntax.negation import is_negated_noun, negating
from counterclaim.records import EventStatus

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
REACHED = frozenset({"from", "to", "on", "at", "in", "into", "against", "under", "of"})
"""Prepositions whose noun an act reaches, so that reaching none is not acting: "withdrew from no position"; not "with
no warning", "for no reason"."""
ANYBODY = frozenset({"anyone", "anybody"})


class Mood(NamedTuple):
    """A status with the word that tells it, and how that word does (a rule); no word where nothing says otherwise."""

    status: EventStatus
    word: Token | None = None
    rule: str = ""


def status_in(mood: Mood | None) -> EventStatus | None:
    """The status of a mood, where there is one."""
    return mood.status if mood is not None else None


def own_mood(verb: Token, words: Words) -> Mood | None:
    """What a verb's own words say; None where they say that it simply happened."""
    if is_taken_for_adjective(verb):
        return own_mood(verb.head, words)
    if is_going_on(verb):
        now = Mood("ongoing", verb, "going-on") if verb.head.tag_ in ("VBP", "VBZ") else None
        return own_mood(verb.head, words) or now
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not auxiliaries and verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        shared = verb.head
        while shared.dep_ == "conj" and shared.pos_ in ("VERB", "AUX"):
            shared = shared.head
        if shared.pos_ in ("VERB", "AUX") and verb.tag_ in (shared.tag_, "VB"):
            auxiliaries = [c for c in shared.children if c.dep_ == "aux"]
    if condition := condition_of(verb):  # what is denied in a condition is only supposed: "if no aid arrives"
        return Mood("hypothetical", condition, "mark")
    unreal = next((a for a in auxiliaries if a.lower_ in words.unreal_modals), None)
    negation = negating(verb)
    if negation is not None:
        # "said it would not talk" is "we will not talk", told.
        shifted = unreal is not None and unreal.lower_ in ("would", "'d") and _is_future_in_past(verb)
        if unreal is None or shifted:
            return Mood("denied", negation, "negated")
        return Mood("hypothetical", unreal, "modal")
    if nobody := _shared_nobody(verb):
        return Mood("denied", nobody, "none-reached")
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and is_negated_noun(child):
            return Mood("denied", child, "none-reached")
        if child.dep_ == "prep" and child.lower_ in REACHED:
            reached = (g for g in child.children if g.lower_ not in ("avail", "effect", "end"))
            none = next((g for g in reached if is_negated_noun(g)), None)
            if none is not None:
                return Mood("denied", none, "none-reached")
        if child.dep_ == "mark" and child.lower_ == "whether":
            return Mood("hypothetical", child, "mark")
    lower = {a.lower_: a for a in auxiliaries}
    would = lower.get("would", lower.get("'d"))
    if would is not None and "have" not in lower and _is_future_in_past(verb):
        return Mood("planned", would, "would-of-a-report")
    if unreal is not None:
        perfect = "have" in lower
        return None if perfect and lower.keys() & {"may", "must"} else Mood("hypothetical", unreal, "modal")
    future = next((a for a in auxiliaries if a.lower_ in words.future_modals), None)
    if future is not None:
        return Mood("planned", future, "future")
    if verb.sent.text.rstrip().endswith("?") and verb.dep_ == "ROOT":
        return Mood("hypothetical", verb, "question")
    being = next((a for a in auxiliaries if a.lemma_.lower() == "be" and a.tag_ in ("VBP", "VBZ")), None)
    if verb.tag_ == "VBG" and being is not None:
        return Mood("ongoing", being, "going-on")
    if verb.tag_ == "VBG" and "been" in lower and lower.keys() & {"have", "has", "'ve", "'s"}:
        return Mood("ongoing", lower["been"], "going-on")
    return None


def _shared_nobody(verb: Token) -> Token | None:
    """The subject "no soldier" that a second verb has from the first: "no soldier was killed or wounded"."""
    if verb.dep_ != "conj" or verb.tag_ != verb.head.tag_ or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    return next((c for c in verb.head.children if c.dep_ in SUBJECTS and is_negated_noun(c)), None)


def reaches_nobody(verb: Token) -> bool:
    """Whether a verb is denied by whom it reaches: "no one was hurt in the strike", "killing nobody"."""
    reached = [c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj", "dobj")]
    return any(is_negated_noun(c) or (c.lower_ in ANYBODY and negating(verb) is not None) for c in reached)


def _is_future_in_past(verb: Token) -> bool:
    """Whether "would" only shifts "will" into a past report: "said it would send troops", with no condition."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    return not is_on_condition(clause)
