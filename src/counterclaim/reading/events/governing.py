"""What the words that govern an event say of whether it happened: verbs, nouns, adjectives, prepositions above it."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.arguments import is_nominal
from counterclaim.reading.events.moods import Mood, own_mood, status_in
from counterclaim.reading.events.words import Words
from counterclaim.reading.syntax.negation import (
    is_kept_from,
    is_negated,
    is_negated_noun,
    is_yet_to_be,
    neither_confirms,
)
from counterclaim.reading.syntax.untruth import groundless, judged_by, judging, told_in, untrue_by

DEPTH = 6
"""Governing words looked at: deeper ones no longer speak of the event itself."""
GOVERNED = frozenset({"of", "for", "from", "about", "to", "against", "as"})
"""Prepositions through which a verb or noun governs an event: "warned of", "prepare for"; not "during", "after"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ABLE = frozenset({"able", "unable"})
"""What somebody was able to do he did."""
AHEAD = ("planned", "hypothetical")
REFUSED = ("hypothetical", "denied")
BEGINNING = frozenset({"begin", "start", "commence", "resume"})
WAITING = frozenset({"until", "once", "when", "before", "after"})
EMBEDDED = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "advcl", "nsubj", "nsubjpass", "conj", "attr", "agent"}
)
CLAUSES = frozenset({"acl", "relcl", "ccomp"})
"""How a clause hangs on the noun that tells it, or on one that the parser took for that."""
SAFETY = frozenset({"refuge", "shelter", "safety", "sanctuary", "treatment", "cover"})
"""What is sought in flight: who seeks it has set out."""
UNCLEAR = frozenset({"unclear", "unknown", "uncertain"})
READY = ("ready", "set", "due", "willing", "poised", "bound", "prepared", "determined")


def mood_above(token: Token, words: Words) -> Mood | None:
    """What the words that govern `token` say of it."""
    below, depth = token, 0
    infinitive = _has_to(token)
    while depth < DEPTH and below.dep_ != "ROOT":
        above, depth = below.head, depth + 1
        relation = below.dep_
        told = told_in(below) if relation in CLAUSES else []
        if report := next((n for n in told if n.lemma_.lower() in words.refused_holders), None):
            below = report  # "denied accusations that it killed"
            continue
        if relation in SUBJECTS and token.tag_ == "VBG" and below is token and not is_nominal(token):
            mood = own_mood(above, words)  # "taking the town would open the road"
            return mood if status_in(mood) in AHEAD else None
        if relation in ("relcl", "appos") or relation not in EMBEDDED:
            return None
        lemma = above.lemma_.lower()
        if relation == "pcomp" and (untold := _no_word_of(below, above)):
            return Mood("hypothetical", untold, "not-told")
        if above.pos_ in ("ADP", "SCONJ"):
            if above.lower_ == "without":
                return Mood("denied", above, "without")
            if above.lower_ == "for" and above.head.pos_ == "VERB":
                mood = own_mood(above.head, words)
                if status_in(mood) in AHEAD:
                    return mood
            none = groundless(below) if below.lemma_.lower() in words.refused_holders else []
            if none:  # "no truth in the report"
                return Mood("denied", none[0], "called-untrue")
            if above.lower_ in WAITING and _is_still_open(above.head, words):
                return Mood("hypothetical", above, "waits-for-it")
            over = above.lower_ in ("on", "over") and above.head.lemma_.lower() in words.holders
            part = above.lower_ == "in" and above.head.lemma_.lower() in words.refused_holders  # "any role in"
            if above.lower_ not in GOVERNED and not over and not part:
                return None
            below = above
            continue
        if above.pos_ in ("NOUN", "PROPN"):
            if relation == "conj":  # "called for a truce and a withdrawal"
                below = above
                continue
            if relation == "acl" and not infinitive:
                return None
            if lemma in words.planned_holders:
                return Mood("planned", above, "noun-above")
            if lemma in words.holders:
                return Mood("hypothetical", above, "noun-above")
            if lemma in words.refused_holders:
                below = above
                continue
            return Mood("planned", above, "infinitive-of-noun") if infinitive and relation == "acl" else None
        if above.lemma_ == "be" and relation == "ccomp" and (mood := _of_it_said(below, above, words)):
            return mood
        if infinitive and lemma in ABLE and above.dep_ == "acomp":
            being, able = above.head, lemma == "able" and not is_negated(above.head)
            if being.tag_ != "VBD":
                return Mood("hypothetical", above, "infinitive-of-adjective")
            return None if able else Mood("denied", above, "negated-above")
        if above.pos_ == "ADJ" and infinitive:
            return Mood("planned" if lemma in READY else "hypothetical", above, "infinitive-of-adjective")
        if above.pos_ not in ("VERB", "AUX"):
            return None
        if relation == "conj":  # "agreed to free them and hand over the town"
            infinitive = infinitive or (below.tag_ == "VB" and _has_to(above))
            below = above
            continue
        if untrue := _called_untrue(below, words):
            return untrue
        verdict = _verdict(above, below, infinitive=infinitive, words=words)
        if verdict is not None:
            return verdict
        if relation in ("nsubj", "nsubjpass", "advcl"):
            return None
        if relation not in ("xcomp", "ccomp") and lemma not in words.light | words.occurs:
            return None
        if relation == "prep" and lemma in words.occurs and (own := own_mood(above, words)) is not None:
            ahead = own.word is not None and own.word.lower_ in words.future_modals
            if own.status in REFUSED or ahead:  # "would not return to negotiations", "will return to talks"
                return own
        infinitive = _has_to(above)
        below = above
    return None


def _of_it_said(clause: Token, being: Token, words: Words) -> Mood | None:
    """What "it" is said to be, or the report before its clause: "it is not true that …", "the claim is false that …",
    "it was unclear how many …"."""
    open_ = next((c for c in being.children if c.dep_ == "acomp" and c.lower_ in UNCLEAR), None)
    if open_ is not None and _asks_how_many(clause):
        return Mood("hypothetical", open_, "not-told")
    told = any(c.lower_ == "it" or c.lemma_.lower() in words.refused_holders for c in judged_by(being))
    untrue = untrue_by(being) if told and clause.i > being.i else []
    return Mood("denied", untrue[-1], "called-untrue") if untrue else None


def _called_untrue(report: Token, words: Words) -> Mood | None:
    """What is said of the report that holds an event: "Reports that the army shelled the town are false"."""
    if report.dep_ != "nsubj" or report.lemma_.lower() not in words.refused_holders:
        return None
    untrue = next((found for verb in judging(report) if (found := untrue_by(verb))), None)
    return Mood("denied", untrue[-1], "called-untrue") if untrue else None


def _verdict(verb: Token, below: Token, *, infinitive: bool, words: Words) -> Mood | None:
    """What one governing verb says of what it governs."""
    lemma, relation = verb.lemma_.lower(), below.dep_
    negated = is_negated(verb)
    if relation in ("nsubj", "nsubjpass"):
        return None
    if relation == "advcl":
        waits = [c for c in below.children if c.lower_ in WAITING and c.dep_ in ("mark", "advmod")]
        to_come = below.tag_ in ("VBP", "VBZ") and any(c.lower_ == "until" for c in waits)
        if to_come or (waits and _is_still_open(verb, words)):
            return Mood("hypothetical", verb, "waits-for-it")
        requested = lemma in words.wishes and any(c.dep_ == "mark" and c.lower_ == "for" for c in below.children)
        if infinitive and requested:  # "asked for the convoys to be stopped"
            return Mood("hypothetical", verb, "wishes")
        if infinitive and lemma not in words.continues:
            return Mood("planned", verb, "in-order-to")
        return None
    if lemma in words.stops and relation in ("xcomp", "dobj"):
        return Mood("occurred" if _is_factual(verb, words) else "ongoing", verb, "stops")
    if neither_confirms(verb):
        return Mood("hypothetical", verb, "fails")
    if lemma in words.fails and (lemma != "rule" or any(c.lower_ == "out" for c in verb.children)):
        return Mood("denied" if _is_factual(verb, words) else "hypothetical", verb, "fails")
    begun = own_mood(verb, words) if lemma in BEGINNING and relation == "xcomp" else None
    if status_in(begun) in (*AHEAD, "denied"):
        return begun
    if lemma in words.continues and relation in ("xcomp", "dobj"):
        if negated:
            return Mood("denied", verb, "continues-not")
        ahead = own_mood(verb, words)
        return ahead if status_in(ahead) in AHEAD else Mood("ongoing", verb, "continues")
    if lemma in words.intends and (infinitive or relation in ("dobj", "ccomp", "pobj", "prep")):
        if relation == "ccomp" or (
            relation == "dobj" and lemma in ("announce", "order", "offer", "set", "agree", "decide")
        ):
            return None if not infinitive else Mood("planned", verb, "intends")
        if negated:
            return Mood("denied", verb, "intends-not")
        # Who is only asked to agree to a truce has agreed to none.
        asked = mood_above(verb, words) if _has_to(verb) else None
        return asked or Mood("planned", verb, "intends")
    if lemma in ("press", "push") and relation == "dobj":  # "is pressing its offensive"
        return Mood("denied" if negated else "ongoing", verb, "continues")
    if lemma == "call" and relation in ("dobj", "ccomp", "oprd"):  # "called the strike a crime": the strike was
        return None
    if lemma == "seek" and any(c.dep_ == "dobj" and c.lemma_ in SAFETY for c in verb.children) and not infinitive:
        return own_mood(verb, words)  # who sought refuge from the fighting did flee, and there was fighting
    if lemma in words.wishes and not (relation == "ccomp" and below.tag_ in ("VBD", "VBN", "VBZ", "VBP")):
        return Mood("hypothetical", verb, "wishes")
    if infinitive and lemma in ("be", "go", "have") and relation == "xcomp":
        return Mood("denied" if negated else "planned", verb, "is-to")
    unadmitted = (negated or is_yet_to_be(verb)) and lemma in words.admits
    if unadmitted and relation in ("xcomp", "ccomp", "prep"):
        return Mood("denied", verb, "not-admitted")
    if negated and relation == "ccomp" and _asks_how_many(below):
        return Mood("hypothetical", verb, "not-told")
    if relation == "ccomp" and (is_kept_from(verb) or (negated and lemma in words.showing)):
        return Mood("hypothetical", verb, "does-not-show")
    if negated and relation in ("xcomp",):
        return Mood("denied", verb, "negated-above")
    if infinitive and relation == "xcomp":
        mood = own_mood(verb, words)
        return mood if status_in(mood) != "ongoing" else None
    return None


def _no_word_of(question: Token, preposition: Token) -> Token | None:
    """The noun that was not given, on a question for a number: "gave no word on how many"."""
    noun = preposition.head
    if noun.pos_ not in ("NOUN", "ADJ") or not _asks_how_many(question):
        return None
    refused = noun.head.pos_ == "VERB" and is_negated(noun.head)
    return noun if is_negated_noun(noun) or refused else None


def _asks_how_many(clause: Token) -> bool:
    """Whether a clause is a question for a number: "did not say how many were hurt"."""
    first = clause.doc[clause.left_edge.i]
    return first.lower_ == "how" and first.nbor(1).lower_ in ("many", "much")


def _is_still_open(verb: Token, words: Words) -> bool:
    """Whether what a verb says is still ahead, done or refused: "will talk once …", "will not talk before …"."""
    mood = own_mood(verb, words)
    refused = any(c.dep_ == "aux" and c.lower_ in words.future_modals | words.unreal_modals for c in verb.children)
    return status_in(mood) in AHEAD or (status_in(mood) == "denied" and refused)


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _is_factual(verb: Token, words: Words) -> bool:
    """Whether a verb says that what it says is so: no modal, negation or infinitive above it."""
    return not _has_to(verb) and status_in(own_mood(verb, words)) in (None, "ongoing")
