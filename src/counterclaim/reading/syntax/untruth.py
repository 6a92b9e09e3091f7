"""What is said of a thing told, that it is not so: "is false", "does not correspond to reality", "has no basis"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.syntax.negation import is_negated_noun, negating

UNTRUE = frozenset({
    "untrue", "false", "lie", "lies", "fake", "fabrication", "fabricated", "disinformation", "baseless", "unfounded",
    "groundless", "nonsense", "hoax", "invention", "wrong", "incorrect", "misinformation", "invented", "ridiculous",
    "absurd", "inaccurate", "exaggerated", "premature",
})  # fmt: skip
"""Predicates that call what was told untrue."""
TRUE = frozenset({"true", "correct", "accurate", "so", "truth", "case", "fact"})
"""Predicates that do so when they are negated."""
AGREEING = frozenset({"correspond", "conform", "match", "reflect"})
"""Verbs of what agrees with the facts."""
FACTS = frozenset({"reality", "fact", "truth"})
UNFOUNDED = frozenset({"truth", "substance", "basis", "foundation"})
"""What there is none of in an untruth, or what it has none of."""
JUDGING = frozenset({"acomp", "attr", "oprd", "advmod"})
WITHIN = frozenset({"amod", "acomp", "attr", "conj", "advmod"})


def untrue_by(verb: Token) -> list[Token]:
    """The words with which a verb says that its subject is not so; none where it does not."""
    refused = [t for t in (negating(verb),) if t is not None]
    if verb.lemma_ == "be":
        judged = [c for c in verb.children if c.dep_ in JUDGING]
        judged += [g for c in judged for g in c.children if g.dep_ in WITHIN]
        wanted = TRUE if refused else UNTRUE
        words = [t for t in judged if t.lemma_.lower() in wanted or t.lower_ in wanted]
        return [*refused, *words] if words else []
    after = [t for c in verb.rights if c.dep_ in ("prep", "dobj", "xcomp") for t in c.subtree]
    facts = [t for t in after if t.lemma_.lower() in FACTS]
    if verb.lemma_ in AGREEING:
        return [*refused, verb, *facts] if refused and facts else []
    if verb.lemma_ not in ("have", "bear"):
        return []
    nothing = [c for c in verb.children if c.dep_ == "dobj" and (refused or is_negated_noun(c))]
    based = [c for c in nothing if c.lemma_.lower() in UNFOUNDED]
    return [*refused, *nothing, *facts] if nothing and (facts or based) else []


def groundless(told: Token) -> list[Token]:
    """What there is none of in or to a thing told: "no truth in the report"; nothing where that is not said."""
    over = told.head.head if told.dep_ == "pobj" and told.head.lower_ in ("in", "to", "for") else told
    return [over] if over.lemma_.lower() in UNFOUNDED and is_negated_noun(over) else []


def judged_by(verb: Token) -> list[Token]:
    """What a verb is said of: its subjects, and the noun whose participle before it the parser took for a verb ("The
    report spread by the rebels that … is false")."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if own:
        return own
    taken = [c for c in verb.children if c.dep_ == "csubj"]
    taken += [verb.head] if verb.dep_ == "conj" else []
    taken += [c for c in verb.head.children if c.dep_ == verb.dep_ == "ccomp" and c.i < verb.i]
    return [c for t in taken if is_bare_participle(t) for c in t.children if c.dep_ == "nsubj"]


def judging(subject: Token) -> list[Token]:
    """The verbs that are said of `subject`, as `judged_by` has it."""
    over = subject.head
    near = [over, over.head, *over.children, *over.head.children] if is_bare_participle(over) else [over]
    return [verb for verb in near if subject in judged_by(verb)]


def told_in(clause: Token) -> list[Token]:
    """The nouns of which a that-clause may be what they tell: the one it hangs on, or one whose participle stands
    between ("the report spread by the rebels that …"), whichever word of that the parser hung it on."""
    that = [c for c in clause.children if c.lower_ == "that"]
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c not in that]
    if not subjects or not any(c.dep_ in ("mark", "advmod", "nsubj") for c in that):
        return []
    over = clause.head
    by = over.head if over.dep_ == "pobj" and over.head.lower_ == "by" else None
    participle = by.head if by is not None else over
    found = [over] if over.pos_ == "NOUN" else []
    if is_bare_participle(participle):
        acl = participle.dep_ == "acl"
        found += [participle.head] if acl else [c for c in participle.children if c.dep_ == "nsubj"]
    return found


def is_bare_participle(verb: Token) -> bool:
    """Whether a verb is a participle without an auxiliary."""
    return verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
