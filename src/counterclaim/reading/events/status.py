"""Whether an event occurred, goes on, is planned, only supposed, or denied: from the words around its trigger.

The trigger's clause is read from the inside out. Each governing word can settle the matter (FactBank's idea of
event-selecting predicates: Saurí and Pustejovsky 2009); words of saying let the tense of their content through.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.events.arguments import is_nominal, is_taken_for_adjective, is_verbal
from counterclaim.reading.events.words import Words
from counterclaim.records import EventStatus

DEPTH = 6
"""Governing words looked at: deeper ones no longer speak of the event itself."""
GOVERNED = frozenset({"of", "for", "from", "about", "to", "against", "as"})
"""Prepositions through which a verb or noun governs an event: "warned of", "prepare for"; not "during", "after"."""
REACHED = frozenset({"from", "to", "on", "at", "in", "into", "against", "under", "of"})
"""Prepositions whose noun an act reaches, so that reaching none is not acting: "withdrew from no position"; not "with
no warning", "for no reason"."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOBODY = frozenset({"none", "nobody", "nothing", "no-one"})
AHEAD = ("planned", "hypothetical")
WAITING = frozenset({"until", "once", "when", "before", "after"})
EMBEDDED = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "prep", "advcl", "nsubj", "nsubjpass", "conj", "attr", "agent"}
)


def status_of(trigger: Token, words: Words) -> EventStatus:
    """The status of the event that `trigger` names."""
    return _of_verb(trigger, words) if is_verbal(trigger) and not _is_subject(trigger) else _of_noun(trigger, words)


def _is_subject(trigger: Token) -> bool:
    """Whether a form in -ing is the subject of what is said of it, as a noun is: "shelling must stop"."""
    return is_nominal(trigger) and trigger.dep_ in SUBJECTS


def _of_verb(verb: Token, words: Words) -> EventStatus:
    own = _own_mood(verb, words)
    if own is not None and own != "ongoing":
        return own
    above = _mood_above(verb, words)
    return above or own or "occurred"


def _own_mood(verb: Token, words: Words) -> EventStatus | None:
    """What a verb's own auxiliaries, negation, mark and aspect say; None where they say that it simply happened."""
    if is_taken_for_adjective(verb):
        return _own_mood(verb.head, words)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not auxiliaries and verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        shared = verb.head
        while shared.dep_ == "conj" and shared.pos_ in ("VERB", "AUX"):
            shared = shared.head
        if shared.pos_ in ("VERB", "AUX") and verb.tag_ in (shared.tag_, "VB"):
            auxiliaries = [c for c in shared.children if c.dep_ == "aux"]
    if _is_negated(verb):
        if any(a.lower_ in words.unreal_modals for a in auxiliaries):
            return "hypothetical"
        return "denied"
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and _negated_noun(child):
            return "denied"
        if child.dep_ == "dobj" and _negated_noun(child):
            return "denied"
        if (
            child.dep_ == "prep"
            and child.lower_ in REACHED
            and any(_negated_noun(g) and g.lower_ not in ("avail", "effect", "end") for g in child.children)
        ):
            return "denied"
        if child.dep_ == "mark" and child.lower_ in words.hypothetical_marks:
            return "hypothetical"
    lower = {a.lower_ for a in auxiliaries}
    if lower & {"would", "'d"} and "have" not in lower and _is_future_in_past(verb):
        return "planned"
    if lower & words.unreal_modals:
        perfect = "have" in lower
        return None if perfect and lower & {"may", "must"} else "hypothetical"
    if lower & words.future_modals:
        return "planned"
    if verb.sent.text.rstrip().endswith("?") and verb.dep_ == "ROOT":
        return "hypothetical"
    if verb.tag_ == "VBG" and any(a.lemma_.lower() == "be" and a.tag_ in ("VBP", "VBZ") for a in auxiliaries):
        return "ongoing"
    if verb.tag_ == "VBG" and "been" in lower and lower & {"have", "has", "'ve", "'s"}:
        return "ongoing"
    return None


def _is_negated(verb: Token) -> bool:
    """ "did not", "no longer", "neither"."""
    return any(
        c.dep_ == "neg"
        or (c.dep_ in ("preconj", "det") and c.lower_ in ("neither", "nor"))
        or (c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children))
        for c in verb.children
    )


def _is_future_in_past(verb: Token) -> bool:
    """Whether "would" only shifts "will" into a past report: "said it would send troops", with no condition."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    return not any(t.lower_ in ("if", "unless", "provided") for t in clause.subtree)


def _mood_above(token: Token, words: Words) -> EventStatus | None:
    """What the words that govern `token` say of it."""
    below, depth = token, 0
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    while depth < DEPTH and below.dep_ != "ROOT":
        above, depth = below.head, depth + 1
        relation = below.dep_
        if relation in ("relcl", "appos") or relation not in EMBEDDED:
            return None
        lemma = above.lemma_.lower()
        if above.pos_ in ("ADP", "SCONJ"):
            if above.lower_ == "without":
                return "denied"
            if above.lower_ == "for" and above.head.pos_ == "VERB" and (mood := _own_mood(above.head, words)) in AHEAD:
                return mood
            over = above.lower_ in ("on", "over") and above.head.lemma_.lower() in words.holders
            if above.lower_ not in GOVERNED and not over:
                return None
            below = above
            continue
        if above.pos_ in ("NOUN", "PROPN"):
            if relation == "conj":  # "called for a truce and a withdrawal"
                below = above
                continue
            clause = any(c.dep_ == "mark" and c.lower_ == "that" for c in below.children)
            if relation == "acl" and clause and lemma in words.refused_holders:  # "denied accusations that it killed"
                below = above
                continue
            if relation == "acl" and not infinitive:
                return None
            if lemma in words.planned_holders:
                return "planned"
            if lemma in words.holders:
                return "hypothetical"
            if lemma in words.refused_holders:
                below = above
                continue
            return "planned" if infinitive and relation == "acl" else None
        if above.pos_ == "ADJ" and infinitive:
            return (
                "planned"
                if lemma in ("ready", "set", "due", "willing", "poised", "bound", "prepared", "determined")
                else "hypothetical"
            )
        if above.pos_ not in ("VERB", "AUX"):
            return None
        if relation == "conj":
            below = above
            continue
        verdict = _verdict(above, below, infinitive=infinitive, words=words)
        if verdict is not None:
            return verdict
        if relation in ("nsubj", "nsubjpass", "advcl"):
            return None
        if relation not in ("xcomp", "ccomp") and lemma not in words.light | words.occurs:
            return None
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in above.children)
        below = above
    return None


def _verdict(verb: Token, below: Token, *, infinitive: bool, words: Words) -> EventStatus | None:
    """What one governing verb says of what it governs."""
    lemma, relation = verb.lemma_.lower(), below.dep_
    negated = any(c.dep_ == "neg" for c in verb.children)
    if relation in ("nsubj", "nsubjpass"):
        return None
    if relation == "advcl":
        waits = any(c.lower_ in WAITING and c.dep_ in ("mark", "advmod") for c in below.children)
        if waits and _own_mood(verb, words) in AHEAD:
            return "hypothetical"
        if infinitive and lemma not in words.continues:
            return "planned"
        return None
    if lemma in words.stops and relation in ("xcomp", "dobj"):
        return "occurred" if _is_factual(verb, words) else "ongoing"
    if lemma in words.fails and (lemma != "rule" or any(c.lower_ == "out" for c in verb.children)):
        return "denied" if _is_factual(verb, words) else "hypothetical"
    if lemma in words.continues and relation in ("xcomp", "dobj"):
        ahead = _own_mood(verb, words)
        return "denied" if negated else ahead if ahead in AHEAD else "ongoing"
    if lemma in words.intends and (infinitive or relation in ("dobj", "ccomp", "pobj", "prep")):
        if relation == "ccomp" or (
            relation == "dobj" and lemma in ("announce", "order", "offer", "set", "agree", "decide")
        ):
            return None if not infinitive else "planned"
        if negated:
            return "denied"
        # Who is only asked to agree to a truce has agreed to none.
        asked = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) and _mood_above(verb, words)
        return asked or "planned"
    if lemma == "call" and relation in ("dobj", "ccomp", "oprd"):  # "called the strike a crime": the strike was
        return None
    if lemma in words.wishes and not (relation == "ccomp" and below.tag_ in ("VBD", "VBN", "VBZ", "VBP")):
        return "hypothetical"
    if infinitive and lemma in ("be", "go", "have") and relation == "xcomp":
        return "denied" if negated else "planned"
    if negated and relation == "ccomp" and lemma in words.showing:
        return "hypothetical"
    if negated and relation in ("xcomp",):
        return "denied"
    if infinitive and relation == "xcomp":
        mood = _own_mood(verb, words)
        return mood if mood != "ongoing" else None
    return None


def _is_factual(verb: Token, words: Words) -> bool:
    """Whether a verb says that what it says is so: no modal, negation or infinitive above it."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return not infinitive and _own_mood(verb, words) in (None, "ongoing")


def _of_noun(noun: Token, words: Words) -> EventStatus:
    around = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "compound", "advmod", "neg", "nmod")}
    if _negated_noun(noun) or around & words.foiled:
        return "denied"
    above = _mood_above(noun, words)
    if above == "denied" or _is_negated_state(noun, words):
        return "denied"
    if around & words.coming:
        return "planned"
    if around & words.unreal or "any" in around:
        return "hypothetical"
    if above is not None:
        return above
    governor = _governing_verb(noun)
    if governor is not None:
        lemma = governor.lemma_.lower()
        indefinite = bool(around & {"a", "an", "any", "another", "new", "further"})
        clear = lemma in (words.occurs if noun.dep_ in SUBJECTS else words.light)
        mood = _own_mood(governor, words)
        if clear or indefinite:
            if lemma in words.stops and noun.dep_ in SUBJECTS:
                return "occurred" if mood in (None, "ongoing") else "ongoing"
            if mood is not None and not (mood == "denied" and not clear):
                return mood
            if clear:
                higher = _mood_above(governor, words)
                if higher is not None:
                    return higher
        if lemma in words.continues and noun.dep_ == "nsubj":
            return "ongoing"
        if lemma == "be" and any(c.lower_ in words.going or c.lower_ == "under" for c in governor.children):
            return "ongoing"
    if around & words.going:
        return "ongoing"
    return "occurred"


def _is_negated_state(noun: Token, words: Words) -> bool:
    """ "is not under our control", "not in control of the town"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "under"):
        return False
    preposition = noun.head
    if any(c.dep_ == "neg" for c in preposition.children):
        return True
    verb = preposition.head
    return verb.lemma_ in ("be", "remain", "come") and _own_mood(verb, words) == "denied"


def _governing_verb(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of (through a quantity: "a series of strikes"), None elsewhere."""
    token = noun
    while token.dep_ in ("pobj", "prep", "conj") and token.head is not token:
        if token.dep_ == "prep" and token.lower_ not in ("of", "in", "under"):
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    if token.dep_ in SUBJECTS | {"dobj", "attr"} and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    return None


def _negated_noun(noun: Token) -> bool:
    """ "no soldier", "none of the soldiers", "not a single soldier", "control of no town"."""
    if noun.lower_ in NOBODY:
        return True
    for child in noun.children:
        if child.lower_ in ("no", "neither", "nor", "hardly", "not") and child.dep_ in (
            "det", "neg", "preconj", "cc", "advmod",
        ):  # fmt: skip
            return True
        if child.dep_ == "nummod" and any(g.lower_ == "not" for g in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in ("control", "use", "part"):
            return any(map(_negated_noun, child.children))
    return False
