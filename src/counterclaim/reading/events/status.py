"""Whether an event occurred, goes on, is planned, only supposed, or denied: from the words around its trigger.

The trigger's clause is read from the inside out. Each governing word can settle the matter (FactBank's idea of
event-selecting predicates: Saurí and Pustejovsky 2009); words of saying let the tense of their content through.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from counterclaim.reading.events.answering import answering_for
from counterclaim.reading.events.arguments import is_nominal, is_verbal
from counterclaim.reading.events.moods import Mood, own_mood, reaches_nobody, status_in
from counterclaim.reading.events.words import Words
from counterclaim.reading.syntax.conditions import condition_of, is_on_condition, supposed_by
from counterclaim.reading.syntax.negation import is_negated, is_negated_noun, is_yet_to_be, negating
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
UNCLEAR = frozenset({"unclear", "unknown", "uncertain"})
READY = ("ready", "set", "due", "willing", "poised", "bound", "prepared", "determined")
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
        return _mood_above(trigger.head if without else trigger, words) or OCCURRED
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
    above = _mood_above(verb, words)
    return above or own or OCCURRED


def _mood_above(token: Token, words: Words) -> Mood | None:
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
        asked = _mood_above(verb, words) if _has_to(verb) else None
        return asked or Mood("planned", verb, "intends")
    if lemma in ("press", "push") and relation == "dobj":  # "is pressing its offensive"
        return Mood("denied" if negated else "ongoing", verb, "continues")
    if lemma == "call" and relation in ("dobj", "ccomp", "oprd"):  # "called the strike a crime": the strike was
        return None
    if lemma in words.wishes and not (relation == "ccomp" and below.tag_ in ("VBD", "VBN", "VBZ", "VBP")):
        return Mood("hypothetical", verb, "wishes")
    if infinitive and lemma in ("be", "go", "have") and relation == "xcomp":
        return Mood("denied" if negated else "planned", verb, "is-to")
    unadmitted = (negated or is_yet_to_be(verb)) and lemma in words.admits
    if unadmitted and relation in ("xcomp", "ccomp", "prep"):
        return Mood("denied", verb, "not-admitted")
    if negated and relation == "ccomp" and _asks_how_many(below):
        return Mood("hypothetical", verb, "not-told")
    if negated and relation == "ccomp" and lemma in words.showing:
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
    above = _mood_above(noun, words)
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
                higher = _mood_above(governor, words)
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
