"""Whether an event occurred, goes on, is planned, only supposed, or denied: from the words around its trigger.

The trigger's clause is read from the inside out. Each governing word can settle the matter (FactBank's idea of
event-selecting predicates: Saurí and Pustejovsky 2009); words of saying let the tense of their content through.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from counterclaim.reading.events.answering import answering_for
from counterclaim.reading.events.arguments import is_nominal, is_verbal
from counterclaim.reading.events.governing import READY, SUBJECTS, mood_above
from counterclaim.reading.events.moods import Mood, own_mood, reaches_nobody, status_in
from counterclaim.reading.events.words import Words
from counterclaim.reading.syntax.conditions import condition_of, is_on_condition, supposed_by
from counterclaim.reading.syntax.negation import is_negated_noun, negating

OCCURRED = Mood("occurred")
INDEFINITE = frozenset({"a", "an", "any", "another", "some", "no"})
IMAGINING = frozenset({"imagine", "suppose", "picture", "assume"})
"""Verbs by which a reader is asked to think of what did not happen."""
NOTIONAL = frozenset({"notional", "simulated", "mock", "fictitious", "imaginary", "imagined"})
PLAYED = 4
"""Words before an act among which one of these says that it is only played."""


def mood_of(trigger: Token, words: Words, *, lacking: bool = False) -> Mood:
    """The status of the event that `trigger` names, with the word that tells it.

    `lacking`: the event is that there is nothing of what `trigger` names ("has no power"), so that "no" denies nothing.
    """
    imagined = _imagined(trigger)
    if imagined is not None:
        return Mood("hypothetical", imagined, "imagined")
    if lacking:
        if supposing := supposed_by(trigger):
            return Mood("hypothetical", supposing, "mark")
        without = trigger.head.lower_ == "without"
        return mood_above(trigger.head if without else trigger, words) or OCCURRED
    answering = answering_for(trigger)
    if answering is not None and (said := verbal_mood(answering.said_by, words)).status == "denied":
        return said
    return _of_verb(trigger, words) if is_verbal(trigger) and not _is_subject(trigger) else _of_noun(trigger, words)


def verbal_mood(predicate: Token, words: Words) -> Mood:
    """The status of what a verb says, or an adjective or an infinitive with its form of "be"."""
    held = predicate.dep_ in ("acomp", "xcomp", "oprd", "ccomp") and predicate.head.pos_ in ("VERB", "AUX")
    return _of_verb(predicate.head if held and predicate.lemma_ != "be" else predicate, words)


def _imagined(trigger: Token) -> Token | None:
    """The word by which a reader is asked to imagine it, or by which it is played: "imagine a missile killing fifty",
    "a notional strike"."""
    first = next((t for t in trigger.sent if t.is_alpha), trigger)
    if first.tag_ == "VB" and first.lemma_.lower() in IMAGINING:
        return first
    before = trigger.doc[max(trigger.sent.start, trigger.i - PLAYED) : trigger.i]
    doers = [t for c in trigger.children if c.dep_ in SUBJECTS for t in c.subtree]
    played = (t for t in before if t.head in (trigger, *trigger.subtree))
    return next((t for t in (*played, *doers) if t.lower_ in NOTIONAL), None)


def _is_subject(trigger: Token) -> bool:
    """Whether a form in -ing is the subject of what is said of it, as a noun is: "shelling must stop"."""
    return is_nominal(trigger) and trigger.dep_ in SUBJECTS


def _of_verb(verb: Token, words: Words) -> Mood:
    if supposing := supposed_by(verb):
        return Mood("hypothetical", supposing, "mark")
    own = own_mood(verb, words)
    if own is not None and own.status != "ongoing":
        return own
    above = mood_above(verb, words)
    return above or own or OCCURRED


def _of_noun(noun: Token, words: Words) -> Mood:
    in_ = noun.head
    if noun.lemma_ == "exchange" and in_.lower_ == "in" and in_.head.pos_ == "VERB":
        return _of_verb(in_.head, words)  # "would be freed in exchange for prisoners"
    beside = [c for c in noun.children if c.dep_ in ("amod", "det", "compound", "advmod", "neg", "nmod")]
    around = {c.lower_ for c in beside}
    if is_negated_noun(noun):
        return Mood("denied", noun, "none-reached")
    if foiled := _one_of(beside, words.foiled):
        return Mood("denied", foiled, "word-beside")
    above = mood_above(noun, words)
    if supposing := _supposed(noun, words):
        return Mood("hypothetical", supposing, "mark")
    if above is not None and above.status == "denied":
        return above
    if _is_negated_state(noun, words):
        return Mood("denied", noun.head, "negated-state")
    if coming := _one_of(beside, words.coming):
        return Mood("planned", coming, "word-beside")
    if unreal := _one_of(beside, {*words.unreal, "any"}):
        return Mood("hypothetical", unreal, "word-beside")
    if above is not None:
        return above
    governor = _governing_verb(noun)
    if governor is not None:
        lemma = governor.lemma_.lower()
        indefinite = bool(
            around & {"a", "an", "any", "another", "new", "further", "more", "additional", "renewed", "fresh"}
        )
        clear = lemma in (words.occurs if noun.dep_ in SUBJECTS else words.light) and not _is_called(noun, governor)
        mood = own_mood(governor, words)
        if noun.dep_ in SUBJECTS and not indefinite and lemma in words.continues and condition_of(governor):
            return Mood("ongoing", governor, "continues")
        denied = status_in(mood) == "denied" and noun.dep_ in SUBJECTS
        if denied and (reaches_nobody(governor) or negating(governor) is None):
            mood = None
        if clear or indefinite:
            if lemma in words.stops and noun.dep_ in SUBJECTS and not any(c.dep_ == "dobj" for c in governor.children):
                return Mood("occurred" if status_in(mood) in (None, "ongoing") else "ongoing", governor, "stops")
            if mood is not None and not (mood.status == "denied" and not clear):
                return mood
            if clear:
                higher = mood_above(governor, words)
                if higher is not None:
                    return higher
        if lemma in words.continues and noun.dep_ == "nsubj":
            return Mood("ongoing", governor, "continues")
        if noun.dep_ in SUBJECTS and (due := _due(governor, words)):
            return Mood("planned", due, "is-to")
        if lemma == "be" and any(c.lower_ in words.going or c.lower_ == "under" for c in governor.children):
            return Mood("ongoing", governor, "going-on")
    if going := _one_of(beside, words.going):
        return Mood("ongoing", going, "word-beside")
    return OCCURRED


def _is_called(noun: Token, verb: Token) -> bool:
    """Whether a verb only says what an event is: "the strikes could be war crimes"."""
    return verb.lemma_ == "be" and noun.dep_ in SUBJECTS and any(c.dep_ == "attr" for c in verb.children)


def _supposed(noun: Token, words: Words) -> Token | None:
    """The word by which an event that is none in particular is only supposed: in a condition ("if aid arrives"), before
    one ("fighting could displace thousands if"), by an adjective ("more attacks are likely")."""
    if any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ not in INDEFINITE) for c in noun.children):
        return None
    if supposing := supposed_by(noun):
        return supposing
    verb = _governing_verb(noun) if noun.dep_ in SUBJECTS | {"attr"} else None
    if verb is None:
        return None
    unreal = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in words.unreal_modals), None)
    if unreal is not None and (noun.dep_ == "attr" or is_on_condition(verb)):
        return unreal
    return next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in words.possible), None)


def _due(verb: Token, words: Words) -> Token | None:
    """The word that sets the subject for later: "talks are due to open", "are expected to open"."""
    ready = (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in READY)
    told = next(ready, verb if verb.tag_ == "VBN" and verb.lemma_.lower() in words.intends else None)
    return told if told is not None and any(c.dep_ == "xcomp" for c in (*told.children, *verb.children)) else None


def _one_of(beside: Collection[Token], wanted: Collection[str]) -> Token | None:
    return next((token for token in beside if token.lower_ in wanted), None)


def _is_negated_state(noun: Token, words: Words) -> bool:
    """ "is not under our control", "not in control of the town"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "under"):
        return False
    preposition = noun.head
    if any(c.dep_ == "neg" for c in preposition.children):
        return True
    verb = preposition.head
    return verb.lemma_ in ("be", "remain", "come") and status_in(own_mood(verb, words)) == "denied"


def _governing_verb(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of (through a quantity: "a series of strikes"), None elsewhere."""
    token = noun
    while token.dep_ in ("pobj", "prep", "conj") and token.head != token:
        if token.dep_ == "prep" and token.lower_ not in ("of", "in", "under"):
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    if token.dep_ in SUBJECTS | {"dobj", "attr"} and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    return None
