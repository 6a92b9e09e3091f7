"""The speech act of a claim: from the words of saying first, then from what is said.

A strong cue ("accused", "urged") settles it; after "said" or "according to" the content does.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.reading.claims.conduct import denied, own_harm
from counterclaim.reading.claims.stance_by_content import by_content, predicates_of
from counterclaim.reading.claims.stances import Stances, stances
from counterclaim.reading.claims.taken import Taken, by_event, by_words
from counterclaim.reading.syntax.answering import ANSWERING
from counterclaim.reading.syntax.tree import is_of_neither, slice_at
from counterclaim.reading.syntax.untruth import UNTRUE
from counterclaim.records import Event, Spans


def stance_of(
    doc: Doc,
    cue: Spans,
    content: Spans,
    *,
    speaker_side: str | None,
    events: tuple[Event, ...],
    own_names: Spans = (),
) -> Taken:
    """The stance of a claim, with what it was taken from.

    `cue` and `content` are offsets into `doc`; `speaker_side` is the side of the claimant, None where it is not known;
    `events` are those of the content, and `own_names` is where it names the claimant or the claimant's side.
    """
    known = stances()
    cue_tokens = _tokens(doc, cue)
    said = _tokens(doc, content)
    by_cue = _by_cue(cue_tokens, known)
    roots = _roots(said)
    to_act = bool(roots) and any(c.lower_ == "to" and c.dep_ == "aux" for c in roots[0].children)
    pressing = [t for t in cue_tokens if t.lemma_.lower() in known.pressing] if not _is_negated(cue_tokens) else []
    if to_act and pressing:  # "pressed the rebels to leave"
        return by_words("demands", "pressed-to-act", pressing)
    if to_answer := _held_to_answer(cue_tokens, said):
        return by_words("accuses", "held-to-answer", to_answer)
    if asked_for := _asked_for(cue_tokens, said):
        return by_words("demands", "asked-for", asked_for)
    if not to_act and (question := _asked_about(cue_tokens, said, known)):
        return by_words("questions", "indirect-question", question)
    if by_cue is not None and by_cue.stance == "promises" and _is_of_now(cue_tokens, roots, known):
        by_cue = None
    if by_cue is not None and by_cue.stance == "announces":
        refusal = denied(events, speaker_side, own=_is_of_self(roots, known))
        if refusal is not None:
            return by_event("denies", "own-harm-denied", refusal)
    naming = [t for t in cue_tokens if t.lemma_.lower() in known.naming]
    if naming and not to_act and (untrue := _named_untrue(said, known)):
        return by_words("denies", "called-untrue", untrue)
    if by_cue is not None:
        return _sharpened(
            by_cue, cue_tokens, said, harm=own_harm(events, speaker_side, said, known, own_names=own_names), known=known
        )
    if naming:
        if to_act:  # "calls to hold out"
            return by_words("demands", "pressed-to-act", naming)
        bad = [t for t in said if t.lemma_.lower() in known.condemned]
        return by_words("condemns", "bad-name", bad) if bad else by_words("assesses", "naming", naming)
    return by_content(said, roots, speaker_side, events, own_names=own_names, known=known)


def _held_to_answer(cue: Sequence[Token], said: Sequence[Token]) -> list[Token]:
    """ "held the army responsible for it": the verb with the word that says so."""
    held = [t for t in cue if t.lemma_ == "hold"]
    judged = [t for t in said if t.lower_ in ANSWERING and t.head in held]
    return [*held, *judged] if judged and not _is_negated(cue) else []


def _asked_for(cue: Sequence[Token], said: Sequence[Token]) -> list[Token]:
    """ "asked the agency for tents": the verb of asking with the "for" that hangs on it or on whom it asks."""
    asking = [t for t in cue if t.lemma_.lower() == "ask"]
    if not asking or _is_negated(cue):
        return []
    heads = {t.i for t in asking} | {c.i for t in asking for c in t.children if c.dep_ in ("dobj", "dative")}
    wanted = [t for t in said if t.lower_ == "for" and t.head.i in heads]
    return [*asking, *wanted] if wanted else []


def _asked_about(cue: Sequence[Token], said: Sequence[Token], known: Stances) -> list[Token]:
    """The words of a question put indirectly: "asked what would happen", "wanted to know who had fired"."""
    asking = [t for t in cue if t.lemma_.lower() in known.asking]
    first = next((t for t in said if not t.is_punct), None)
    if not asking or first is None or _is_negated(cue):
        return []
    turned = first.dep_ == "aux" and first.head.i > first.i and any(c.dep_ == "nsubj" for c in first.head.children)
    if first.lower_ not in known.asked and not (turned and first.text[0].isupper()):  # "Would the army come, he asked"
        return []
    return [*asking, first]


def _named_untrue(said: Sequence[Token], known: Stances) -> list[Token]:
    """The bad name of what was told before: "called the report false", "calls this a lie"."""
    told = any(t.lemma_.lower() in known.told or t.lower_ in ("this", "that", "it", "them", "these") for t in said)
    return [t for t in said if t.lemma_.lower() in UNTRUE or t.lower_ in UNTRUE] if told else []


def _is_of_now(cue: Sequence[Token], roots: Sequence[Token], known: Stances) -> bool:
    """Whether what is assured is told of now or before: "assures that nobody is forced" promises nothing."""
    if not any(t.lemma_.lower() in known.assuring for t in cue) or not roots or roots[0].pos_ not in ("VERB", "AUX"):
        return False
    helping = {c.lower_ for c in roots[0].children if c.dep_ in ("aux", "auxpass")}
    if helping >= {"to", "have"}:  # "assures to have struck a depot"
        return True
    finite = [roots[0], *(c for c in roots[0].children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in ("VBZ", "VBP", "VBD") for t in finite) and not any(t.tag_ in ("MD", "TO") for t in finite)


def _is_of_self(roots: Sequence[Token], known: Stances) -> bool:
    """Whether one of what is said has "we" or "I" as its subject."""
    return any(c.lower_ in known.self for r in roots for c in r.children if c.dep_ in ("nsubj", "nsubjpass"))


def _tokens(doc: Doc, spans: Spans) -> list[Token]:
    return [t for span in spans for t in slice_at(doc, span) if not t.is_space]


def _by_cue(tokens: Sequence[Token], known: Stances) -> Taken | None:
    """The stance that the cue's lemmas settle, None for neutral and for negated words ("did not deny")."""
    lemmas = [t.lemma_.lower() for t in tokens]
    best: Taken | None = None
    longest = 0
    there = set(lemmas)
    for stance, phrases in known.cues.items():
        for phrase in phrases:
            if phrase.partition(" ")[0] not in there:
                continue
            words = phrase.split()
            if len(words) > longest and _in_order(words, lemmas):
                longest = len(words)
                best = by_words(stance, "cue", (t for t in tokens if t.lemma_.lower() in words), phrase)
    return None if best is None or _is_negated(tokens) else best


def _is_negated(cue: Sequence[Token]) -> bool:
    return any(t.dep_ == "neg" or t.lower_ in ("not", "never", "neither", "nor") for t in cue) or any(
        is_of_neither(t) or any(c.dep_ == "neg" for c in t.children) for t in cue if t.pos_ == "VERB"
    )


def _in_order(words: Sequence[str], lemmas: Sequence[str]) -> bool:
    left = iter(lemmas)
    return all(word in left for word in words)


def _sharpened(
    taken: Taken, cue: Sequence[Token], said: Sequence[Token], *, harm: Event | None, known: Stances
) -> Taken:
    """What the content adds to a strong cue: a warning of one's own strike is a threat, a question asks."""
    if taken.stance in ("warns", "promises") and harm is not None:
        return by_event("threatens", "own-harm-ahead", harm)
    if taken.stance == "announces":
        bad = [t for t in predicates_of(_roots(said)) if t.lemma_.lower() in known.condemned]
        if bad:
            return by_words("condemns", "bad-name", bad)
    if said and said[-1].text == "?" and any(t.lemma_ == "ask" for t in cue):
        return by_words("questions", "question-mark", said[-1:])
    return taken


def _roots(said: Sequence[Token]) -> list[Token]:
    """The heads of the content's clauses: words whose own head lies outside it, and their conjuncts."""
    inside = {t.i for t in said}
    roots = [t for t in said if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    verbs = [t for t in roots if t.pos_ in ("VERB", "AUX")] or roots
    return [r for v in verbs for r in (v, *(c for c in v.conjuncts if c.i in inside))]
