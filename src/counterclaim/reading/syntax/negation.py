"""What negates a verb or a noun."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.syntax.tree import is_of_neither

COMPARED = frozenset({"less", "fewer", "more", "greater", "lower", "higher", "later", "earlier"})
KEEPING = frozenset({"decline", "refuse", "refrain", "avoid", "abstain", "hesitate"})
"""Verbs of who keeps from saying or doing something."""
NOBODY = frozenset({"none", "nobody", "nothing", "no-one", "neither"})


def negating(verb: Token) -> Token | None:
    """The word that negates a verb: of "did not", "no longer", "neither"; the second itself of "neither confirmed nor
    denied"."""
    found = (
        c
        for c in verb.children
        if (c.dep_ == "neg" and not is_of_bound(c))
        or (c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children))
    )
    return next(found, None) or (verb if is_of_neither(verb) else _before_or(verb))


def _before_or(verb: Token) -> Token | None:
    """The word that negates a verb's first alternative, with which it shares the auxiliary: "did not shell or bomb"."""
    first = verb.head
    shares = verb.dep_ == "conj" and verb.tag_ == first.tag_ and verb.tag_ in ("VB", "VBN", "VBG")
    if not shares or any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children):
        return None
    joined = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") and first.i < c.i < verb.i for c in first.children)
    return negating(first) if joined else None


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated, by its own word or its subject: "has not admitted", "neither side admitted"."""
    return negating(verb) is not None or any(c.dep_ == "nsubj" and is_negated_noun(c) for c in verb.children)


def is_kept_from(verb: Token) -> bool:
    """Whether somebody only keeps from what a verb tells: "declined to confirm", "stopped short of confirming",
    "refrained from saying", "avoided saying"."""
    above = verb.head
    while verb.dep_ == "pcomp" and above.dep_ in ("prep", "advmod", "acomp", "advcl"):
        above = above.head  # "of" of "short" of "stopped"
    kept = above.lemma_.lower() in KEEPING or (
        above.lemma_ == "stop" and any(c.lower_ == "short" for c in above.children)
    )
    return verb.dep_ in ("xcomp", "pcomp") and kept


def is_yet_to_be(verb: Token) -> bool:
    """Whether what a verb tells has not been done by now: "has yet to admit"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.head.children)


def is_of_bound(word: Token) -> bool:
    """Whether a "not" or "no" only bounds a number, and negates nothing: "not less than 12 houses", "no fewer than"."""
    words = word.doc[word.i + 1 : word.i + 3]
    return (
        word.lower_ in ("not", "no") and len(words) == 2 and words[0].lower_ in COMPARED and words[1].lower_ == "than"
    )


def is_negated_noun(noun: Token) -> bool:
    """ "no soldier", "none of the soldiers", "not a single soldier", "control of no town"."""
    if noun.lower_ in NOBODY:
        return True
    for child in noun.children:
        if is_of_bound(child):
            continue
        if child.lower_ in ("no", "neither", "nor", "hardly", "not") and child.dep_ in (
            "det", "neg", "preconj", "cc", "advmod",
        ):  # fmt: skip
            return True
        if child.dep_ == "nummod" and any(g.lower_ == "not" and not is_of_bound(g) for g in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in ("control", "use", "part"):
            return any(map(is_negated_noun, child.children))
    return False


def neither_confirms(verb: Token) -> bool:
    """Whether a verb is the second of "could not confirm or deny", "neither confirmed nor denied"."""
    first = verb.head
    if verb.lemma_ != "deny" or verb.dep_ != "conj" or first.lemma_ != "confirm":
        return False
    return any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in first.children)
