"""The speech act of a claim: from the words of saying first, then from what is said.

A strong cue ("accused", "urged") settles it; after "said" or "according to" the content does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import yaml
from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Event, Spans, Stance

THIRD = "third-party"
COMPLEMENTS = ("acomp", "attr", "oprd", "dobj", "advmod", "neg", "ccomp", "xcomp")


class Stances(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists of `stances.yaml`."""

    cues: dict[Stance, tuple[str, ...]]
    naming: frozenset[str]
    pressing: frozenset[str]
    condemned: frozenset[str]
    condemning: frozenset[str]
    demanding: frozenset[str]
    necessary: frozenset[str]
    obligations: frozenset[str]
    obliged: frozenset[str]
    catastrophic: frozenset[str]
    judging: frozenset[str]
    intending: frozenset[str]
    promising: frozenset[str]
    predicting: frozenset[str]
    denying: frozenset[str]
    accusing: frozenset[str]
    warning: frozenset[str]
    self: frozenset[str]
    standing_in: frozenset[str]
    disposable: frozenset[str]
    harmful: frozenset[str]
    crimes: frozenset[str]


def stances_file() -> Traversable:
    """Where the lists stand."""
    return files("counterclaim.reading.claims") / "stances.yaml"


@cache
def stances() -> Stances:
    """The lists. Loaded once a process."""
    return msgspec.convert(yaml.load(stances_file().read_text("utf-8"), Loader=yaml.CSafeLoader), Stances)


def stance_of(doc: Doc, cue: Spans, content: Spans, *, speaker_side: str | None, events: tuple[Event, ...]) -> Stance:
    """The stance of a claim.

    `cue` and `content` are offsets into `doc`; `speaker_side` is the side of the claimant, None where it is not known;
    `events` are those of the content.
    """
    known = stances()
    cue_tokens = _tokens(doc, cue)
    said = _tokens(doc, content)
    by_cue = _by_cue(cue_tokens, known)
    roots = _roots(said)
    to_act = bool(roots) and any(c.lower_ == "to" and c.dep_ == "aux" for c in roots[0].children)
    pressing = any(t.lemma_.lower() in known.pressing for t in cue_tokens) and not _is_negated(cue_tokens)
    if to_act and pressing:  # "pressed the rebels to leave"
        return "demands"
    if by_cue == "announces" and _is_denial(events, speaker_side, _is_of_self(roots, known)):
        return "denies"
    if by_cue is not None:
        return _sharpened(by_cue, cue_tokens, said, own_harm=_own_harm(events, speaker_side, said, known), known=known)
    if any(t.lemma_.lower() in known.naming for t in cue_tokens):
        if to_act:  # "calls to hold out"
            return "demands"
        return "condemns" if any(t.lemma_.lower() in known.condemned for t in said) else "assesses"
    return _by_content(said, roots, speaker_side, events, known)


def _is_of_self(roots: Sequence[Token], known: Stances) -> bool:
    """Whether one of what is said has "we" or "I" as its subject."""
    return any(c.lower_ in known.self for r in roots for c in r.children if c.dep_ in ("nsubj", "nsubjpass"))


def _tokens(doc: Doc, spans: Spans) -> list[Token]:
    return [t for span in spans for t in slice_at(doc, span) if not t.is_space]


def _by_cue(tokens: Sequence[Token], known: Stances) -> Stance | None:
    """The stance that the cue's lemmas settle, None for neutral and for negated words ("did not deny")."""
    lemmas = [t.lemma_.lower() for t in tokens]
    best: tuple[int, Stance] | None = None
    for stance, phrases in known.cues.items():
        for phrase in phrases:
            words = phrase.split()
            if _in_order(words, lemmas) and (best is None or len(words) > best[0]):
                best = len(words), stance
    if best is None:
        return None
    return None if _is_negated(tokens) else best[1]


def _is_negated(cue: Sequence[Token]) -> bool:
    return any(t.dep_ == "neg" or t.lower_ in ("not", "never") for t in cue) or any(
        c.dep_ == "neg" for t in cue if t.pos_ == "VERB" for c in t.children
    )


def _in_order(words: Sequence[str], lemmas: Sequence[str]) -> bool:
    left = iter(lemmas)
    return all(word in left for word in words)


def _sharpened(
    stance: Stance, cue: Sequence[Token], said: Sequence[Token], *, own_harm: bool, known: Stances
) -> Stance:
    """What the content adds to a strong cue: a warning of one's own strike is a threat, a question asks."""
    if stance in ("warns", "promises") and own_harm:
        return "threatens"
    if stance == "announces" and any(t.lemma_.lower() in known.condemned for t in _predicates(_roots(said))):
        return "condemns"
    if said and said[-1].text == "?" and any(t.lemma_ == "ask" for t in cue):
        return "questions"
    return stance


def _roots(said: Sequence[Token]) -> list[Token]:
    """The heads of the content's clauses: words whose own head lies outside it, and their conjuncts."""
    inside = {t.i for t in said}
    roots = [t for t in said if (t.head.i not in inside or t.head is t) and not t.is_punct]
    verbs = [t for t in roots if t.pos_ in ("VERB", "AUX")] or roots
    return [r for v in verbs for r in (v, *(c for c in v.conjuncts if c.i in inside))]


def _predicates(roots: Sequence[Token]) -> list[Token]:
    """Each root with its complements: where a judgement stands."""
    found: list[Token] = []
    for root in roots:
        found.append(root)
        for child in root.children:
            if child.dep_ in COMPLEMENTS:
                found.append(child)
                found += [g for g in child.children if g.dep_ in ("amod", "acomp", "attr", "conj", "advmod")]
    return found


def _by_content(
    said: Sequence[Token], roots: Sequence[Token], side: str | None, events: Sequence[Event], known: Stances
) -> Stance:
    """The stance that the content shows by itself, asserts where it shows none."""
    lemmas = [t.lemma_.lower() for t in _predicates(roots)]
    auxiliaries = {c.lower_ for c in roots[0].children if c.dep_ == "aux"} if roots else set()
    perfect = "have" in auxiliaries
    subjects = [c for r in roots for c in r.children if c.dep_ in ("nsubj", "nsubjpass")]
    own = _is_own(subjects, side, events, known)
    root_lemmas = {r.lemma_.lower() for r in roots}
    if any(t.text == "?" for t in said[-2:]):
        return "questions"
    if own and root_lemmas & known.condemning:
        return "condemns"
    if own and root_lemmas & known.denying:
        return "denies"
    if own and root_lemmas & known.warning:
        return "warns"
    if own and root_lemmas & known.promising:
        return "promises"
    if own and root_lemmas & known.predicting:
        return "predicts"
    if root_lemmas & known.accusing and own:
        return "accuses"
    if any(lemma in known.condemned for lemma in lemmas) and root_lemmas & {
        "be",
        "constitute",
        "amount",
        "represent",
    } | (root_lemmas & known.condemned):
        return "condemns"
    if (auxiliaries & known.obligations and not perfect) or _obliged(roots, known) or _asks(roots, subjects, known):
        return "demands"
    shifted = bool(auxiliaries & {"would", "'d"}) and not perfect and _is_shifted(roots[0])
    future = shifted or bool(auxiliaries & {"will", "shall", "'ll", "wo"}) or _going_to(roots)
    # "would have been killed" is, without a condition, how translated reports say that it is only reported.
    reported = bool(auxiliaries & {"would", "'d"}) and perfect and not _is_conditional(roots[0])
    unreal = not shifted and not reported and bool(auxiliaries & {"would", "could", "may", "might", "'d"})
    if (unreal or future) and any(t.lemma_.lower() in known.catastrophic for t in said):
        return "warns"
    if _own_harm(events, side, said, known):
        return "threatens"
    if own and (future or (root_lemmas & known.intending and _ahead(events))):
        refused = any(c.dep_ == "neg" for r in roots for c in r.children)
        return "announces" if root_lemmas & known.intending or refused else "promises"
    if _is_denial(events, side, own):
        return "denies"
    if future:
        if _gives(events, side):
            return "promises"
        told_of_self = _tells_of_self(subjects, known)
        return "announces" if _disposes(events, side, known, of_self=told_of_self) else "predicts"
    if _accuses(events, side, known) and not _tells_of_self(subjects, known):
        return "accuses"
    return "assesses" if unreal or any(lemma in known.judging for lemma in lemmas) else "asserts"


def _is_conditional(root: Token) -> bool:
    return any(t.lower_ in ("if", "unless", "provided") for t in root.subtree)


def _is_shifted(root: Token) -> bool:
    """Whether "would" is a "will" put into a past report ("said it would host talks"): no condition with it."""
    clause = root
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return clause.dep_ == "ccomp" and clause.head.tag_ in ("VBD", "VBN", "VBG") and not _is_conditional(root)


def _tells_of_self(subjects: Sequence[Token], known: Stances) -> bool:
    """Whether a report's first subject stands for its speaker: "said it had repelled an attack by the rebels"."""
    return bool(subjects) and subjects[0].lower_ in known.standing_in


def _disposes(events: Sequence[Event], side: str | None, known: Stances, *, of_self: bool) -> bool:
    """Whether a party, or anybody of themselves, speaks of something planned that the text gives nobody else to do."""
    ahead = [e for e in events if e.status == "planned"]
    if (side in (None, THIRD) and not of_self) or not ahead or any(e.type not in known.disposable for e in ahead):
        return False
    return not any(a.side not in (None, side) for e in ahead for a in e.agents)


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


def _obliged(roots: Sequence[Token], known: Stances) -> bool:
    """ "needs to stop", "have to leave", "it is time to …" """
    for root in roots:
        told = root.tag_ in ("VBD", "VBN") or any(c.lower_ == "yet" for c in root.children)
        if (
            root.lemma_.lower() in known.obliged
            and not told
            and any(c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in root.children)
        ):
            return True
        if root.lemma_ == "be" and any(
            c.dep_ in ("acomp", "attr") and c.lemma_.lower() in known.necessary for c in root.children
        ):
            return True
    return False


def _asks(roots: Sequence[Token], subjects: Sequence[Token], known: Stances) -> bool:
    """ "we call on …", or an imperative: a bare verb form without a subject."""
    if any(r.lemma_.lower() in known.demanding for r in roots) and any(s.lower_ in known.self for s in subjects):
        return True
    return any(
        r.tag_ == "VB"
        and r.dep_ == "ROOT"
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "csubj") for c in r.children)
        for r in roots
    )


def _going_to(roots: Sequence[Token]) -> bool:
    return any(r.lower_ == "going" and any(c.dep_ == "xcomp" for c in r.children) for r in roots)


def _ahead(events: Sequence[Event]) -> bool:
    return any(e.status == "planned" for e in events)


def _own_harm(events: Sequence[Event], side: str | None, said: Sequence[Token], known: Stances) -> bool:
    """Whether the content holds out harm by the speaker's own side."""
    first_person = any(t.lower_ in known.self for t in said)
    for event in events:
        if event.type != "assault" or event.status not in ("planned", "hypothetical"):
            continue
        sides = {a.side for a in event.agents}
        if side not in (None, THIRD) and side in sides:
            return True
        if first_person and event.status == "planned" and not sides - {None, side}:
            return True
    return False


def _gives(events: Sequence[Event], side: str | None) -> bool:
    """Whether the content holds out help by somebody of the speaker's side; third parties speak for themselves."""
    return any(
        e.type in ("aid", "support") and e.status == "planned" and any(a.side == side for a in e.agents) for e in events
    )


def _is_denial(events: Sequence[Event], side: str | None, own: bool) -> bool:
    """Whether the content says that its own side did not do harm."""
    denied = [e for e in events if e.status == "denied" and e.type in ("assault", "coerce")]
    if not denied or any(e.status in ("occurred", "ongoing") and e.type in ("assault", "coerce") for e in events):
        return False
    return own or (side not in (None, THIRD) and any(a.side == side for e in denied for a in e.agents))


def _accuses(events: Sequence[Event], side: str | None, known: Stances) -> bool:
    """Whether the content says that another side did harm; a third party accuses only of crimes."""
    if side is None:
        return False
    for event in events:
        if event.type not in known.harmful or event.status not in ("occurred", "ongoing") or event.background:
            continue
        others = [a for a in event.agents if a.side not in (None, side)]
        if others and (side != THIRD or event.mode in known.crimes):
            return True
    return False
