"""The speech act that a content shows by itself, where the words of saying leave it open."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.reading.claims.conduct import (
    THIRD,
    accused,
    denied,
    disposed,
    given,
    nobodys_harm,
    own_harm,
    planned,
    withheld,
)
from counterclaim.reading.claims.stances import Stances
from counterclaim.reading.claims.taken import Taken, by_event, by_words
from counterclaim.reading.claims.undertakings import carried_on, refusing, tells_of_self, undertaken
from counterclaim.reading.syntax.conditions import condition_of, is_on_condition
from counterclaim.reading.syntax.negation import is_negated_noun, negating
from counterclaim.reading.syntax.untruth import UNTRUE, groundless, judged_by, untrue_by
from counterclaim.records import Event, Spans

COMPLEMENTS = ("acomp", "attr", "oprd", "dobj", "advmod", "neg", "ccomp", "xcomp")
LETTING = frozenset({"let", "allow", "permit"})
"""Verbs whose "would not" in a report is a refusal that was met: "the soldiers would not let us pass"."""
PLAIN = frozenset({"early", "hard"})
"""Words of judgement that as adverbs only say when or how: "entered the town early on Monday"."""
BEING = frozenset({"be", "constitute", "amount", "represent"})
"""Verbs that call what they are said of something."""
TOLD = frozenset({"this", "that", "it", "these", "those", "they", "all"})
"""Subjects by which what was told before is called untrue."""


def by_content(
    said: Sequence[Token],
    roots: Sequence[Token],
    side: str | None,
    events: Sequence[Event],
    *,
    own_names: Spans,
    known: Stances,
) -> Taken:
    """The stance that the content shows, asserts where it shows none; `own_names` is where it names its own side."""
    predicates = predicates_of(roots)
    helping = [c for c in roots[0].children if c.dep_ == "aux"] if roots else []
    auxiliaries = {c.lower_ for c in helping}
    perfect = "have" in auxiliaries
    subjects = [c for r in roots for c in r.children if c.dep_ in ("nsubj", "nsubjpass")]
    own = _is_own(subjects, side, events, known)
    root_lemmas = {r.lemma_.lower() for r in roots}

    def heads(wanted: frozenset[str]) -> list[Token]:
        return [r for r in roots if r.lemma_.lower() in wanted]

    asking = [t for t in said[-2:] if t.text == "?"]
    if asking:
        return by_words("questions", "question-mark", asking)
    if own and (verbs := heads(known.condemning)):
        return by_words("condemns", "own-verb", verbs)
    if own and (verbs := heads(known.denying)):
        return by_words("denies", "own-verb", verbs)
    if untrue := _untrue(said, roots, known):
        return by_words("denies", "called-untrue", untrue)
    if such := _no_such(roots):
        return by_words("denies", "no-such", such)
    if own and (verbs := heads(known.warning)):
        return by_words("warns", "own-verb", verbs)
    if own and (verbs := heads(known.promising)):
        return by_words("promises", "own-verb", verbs)
    if own and (verbs := heads(known.predicting)):
        return by_words("predicts", "own-verb", verbs)
    if own and (verbs := heads(known.accusing)):
        return by_words("accuses", "own-verb", verbs)
    bad = [t for t in predicates if t.lemma_.lower() in known.condemned]
    if bad and root_lemmas & (BEING | known.condemned):
        return by_words("condemns", "bad-name", bad)
    refusal = denied(events, side, own=own)
    told = bool(roots) and roots[0].tag_ != "VB" and not any(c.tag_ == "MD" for c in helping)
    if refusal and told:  # "We did not fire. Ask the rebels."
        return by_event("denies", "own-harm-denied", refusal)
    supposing = condition_of(roots[0]) if roots else None
    obliging = [c for c in helping if c.lower_ in known.obligations and c != supposing] if not perfect else []
    obliging = obliging or _obliged(roots, known) or _asking(roots, subjects, known)
    if obliging:
        return by_words("demands", "obligation", obliging)
    would = [c for c in helping if c.lower_ in ("would", "'d")]
    barred = would and any(r.lemma_ in LETTING and negating(r) is not None for r in roots)
    shifted = would if would and not perfect and not barred and _is_shifted(roots[0]) else []
    future = shifted or [c for c in helping if c.lower_ in ("will", "shall", "'ll", "wo")] or _going_to(roots)
    # "would have been killed" is, without a condition, how translated reports say that it is only reported.
    reported = bool(would) and perfect and not is_on_condition(roots[0])
    open_ = [c for c in helping if c.lower_ in ("would", "could", "may", "might", "'d")]
    unreal = open_ if not shifted and not reported and not barred else []
    catastrophes = [t for t in said if t.lemma_.lower() in known.catastrophic] if unreal or future else []
    if catastrophes:
        return by_words("warns", "catastrophe-ahead", [*(unreal or future), *catastrophes])
    if harm := own_harm(events, side, said, known, own_names=own_names):
        return by_event("threatens", "own-harm-ahead", harm)
    intending = heads(known.intending)
    if own and (future or (intending and planned(events))):
        refused = [t for r in roots for t in refusing(r)]
        if intending or refused:
            return by_words("announces", "own-intention", intending or refused)
        return by_words("promises", "own-future", future)
    if refusal:
        return by_event("denies", "own-harm-denied", refusal)
    if future:
        if help_ := given(events, side):
            return by_event("promises", "own-help-ahead", help_)
        if plan := disposed(events, side, known, of_self=tells_of_self(subjects, known)):
            return by_event("announces", "own-plan", plan)
        if held_back := withheld(events, side, known):
            return by_event("announces", "own-refusal", held_back)
        if side not in (None, THIRD) and (struggle := carried_on(roots, subjects)):
            return by_words("announces", "own-will", [*future, *struggle])
        if threat := nobodys_harm(events, side):
            return by_event("warns", "harm-ahead", threat)
        if will := undertaken(roots, subjects, own_names, known):
            return by_words("announces", "own-will", [*future, *will])
        return by_words("predicts", "future", future)
    harm = accused(events, side, known)
    if harm is not None and not tells_of_self(subjects, known):
        return by_event("accuses", "harm-by-others", harm)
    # A story ("we put out the fires and thought it was over") is no judgement, though it tells of one.
    predicate = [t for t in predicates_of(roots[:1]) if not (t.dep_ == "advmod" and t.lower_ in PLAIN)]
    judging = unreal or [t for t in predicate if t.lemma_.lower() in known.judging]
    return by_words("assesses", "judgement", judging) if judging else Taken("asserts", "told-as-fact")


def predicates_of(roots: Sequence[Token]) -> list[Token]:
    """Each root with its complements: where a judgement stands."""
    found: list[Token] = []
    for root in roots:
        found.append(root)
        for child in root.children:
            if child.dep_ in COMPLEMENTS:
                found.append(child)
                found += [g for g in child.children if g.dep_ in ("amod", "acomp", "attr", "conj", "advmod")]
    return found


def _is_shifted(root: Token) -> bool:
    """Whether "would" is a "will" put into a past report ("said it would host talks"): no condition with it."""
    clause = root
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return clause.dep_ == "ccomp" and clause.head.tag_ in ("VBD", "VBN", "VBG") and not is_on_condition(root)


def _is_own(subjects: Sequence[Token], side: str | None, events: Sequence[Event], known: Stances) -> bool:
    """Whether the content speaks of what the speaker's own side does."""
    if any(s.lower_ in known.self for s in subjects) or (
        any(c.lower_ in known.self for s in subjects for c in s.children if c.dep_ == "poss")
    ):
        return True
    spans = [(s.idx, s.idx + len(s)) for s in subjects]
    agents = [a for e in events for a in e.agents]
    return side not in (None, THIRD) and any(
        a.side == side and any(a.span[0] < end and start < a.span[1] for start, end in spans) for a in agents
    )


UNOBLIGED = frozenset({"yet", "may", "might", "could"})
"""Words beside "have to" by which nobody is told to: "has yet to come", "may have to close"."""
SHORT = 3
"""How many words an answer has at most that is only a bad name: "Lies", "Utter nonsense"."""


def _untrue(said: Sequence[Token], roots: Sequence[Token], known: Stances) -> list[Token]:
    """ "That is not true", "these reports are false", "Nonsense": the words by which what was told before is denied."""
    words = [t for t in said if not t.is_punct]
    said_of = any(t.dep_ == "neg" or (t.pos_ in ("VERB", "AUX") and t.lemma_ != "lie") for t in words)
    named = [t for t in words if t.lemma_.lower() in UNTRUE or t.lower_ in UNTRUE]
    if named and not said_of and len(words) <= SHORT:
        return named
    for root in roots:
        told = any(c.lower_ in TOLD or c.lemma_.lower() in known.told for c in judged_by(root))
        if told and (words := untrue_by(root)):
            return words
    return next((none for t in said if t.lemma_.lower() in known.told and (none := groundless(t))), [])


def _no_such(roots: Sequence[Token]) -> list[Token]:
    """ "no such trial was held", "there was no such letter": what was told before is denied."""
    for root in roots:
        for child in root.children:
            if child.dep_ in ("nsubj", "nsubjpass", "attr", "dobj"):
                such = [c for c in child.children if c.lower_ == "such"]
                if such and is_negated_noun(child):
                    return [*such, child]
    return []


def _obliged(roots: Sequence[Token], known: Stances) -> list[Token]:
    """ "needs to stop", "have to leave", "it is time to …" """
    for root in roots:
        told = root.tag_ in ("VBD", "VBN") or any(c.lower_ in UNOBLIGED for c in root.children)
        if (
            root.lemma_.lower() in known.obliged
            and not told
            and any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in root.children)
        ):
            return [root]
        if root.lemma_ == "be":
            needed = [c for c in root.children if c.dep_ in ("acomp", "attr") and c.lemma_.lower() in known.necessary]
            if needed:
                return needed
    return []


def _asking(roots: Sequence[Token], subjects: Sequence[Token], known: Stances) -> list[Token]:
    """ "we call on …", or an imperative: a bare verb form without a subject."""
    demanding = [r for r in roots if r.lemma_.lower() in known.demanding]
    if demanding and any(s.lower_ in known.self for s in subjects):
        return demanding
    return [
        r
        for r in roots
        if r.tag_ == "VB"
        and (r.dep_ == "ROOT" or (r.dep_ == "ccomp" and r.text[0].isupper()))
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "csubj") for c in r.children)
    ]


def _going_to(roots: Sequence[Token]) -> list[Token]:
    return [r for r in roots if r.lower_ == "going" and any(c.dep_ == "xcomp" for c in r.children)]
