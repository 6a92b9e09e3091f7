"""Who is said to answer for an act: "Russia was responsible for the strike", "held the army responsible for it", "the
militia is behind the bombing", "killings blamed on the militia"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.reading.events.arguments import spread
from counterclaim.reading.syntax.answering import blamed_by, is_behind

LAID_ON = frozenset({"blame", "attribute", "ascribe", "pin"})
"""Verbs whose object is the act, laid "on" or "to" somebody."""


class Answering(NamedTuple):
    """What says who answers for an act: the word that can be negated, and the heads of the phrases that name them."""

    said_by: Token
    who: list[Token]


def answering_for(act: Token) -> Answering | None:
    """Who is said to have done what the word names, a noun or a form in -ing; None where nobody is."""
    said_by = _said_by(act)
    if said_by is None:
        return None
    return Answering(said_by, [head for named in _named(said_by, act) for head in spread(named)])


def _said_by(act: Token) -> Token | None:
    above = act
    while above.dep_ == "conj" and above.head.pos_ in ("NOUN", "PROPN", "VERB"):
        above = above.head
    if above.dep_ in ("pobj", "pcomp") and (blamed_by(above.head) or is_behind(above.head)):
        return above.head.head
    laid = next((c for c in act.children if c.dep_ in ("acl", "relcl") and c.lemma_ in LAID_ON), None)
    if laid is None and act.dep_ in ("dobj", "nsubjpass") and act.head.lemma_ in LAID_ON:
        laid = act.head
    return laid


def laid_on(act: Token) -> Token | None:
    """The "on" by which a verb lays an act on somebody, where it hangs on the act or on what its words name: "blamed
    the attack on the army", "blamed the shelling of the market on the army"."""
    if act.dep_ != "dobj" or act.head.lemma_ not in LAID_ON or any(c.lower_ in ("on", "to") for c in act.head.children):
        return None
    return next((t for t in reversed(list(act.subtree)) if t.lower_ == "on" and t.dep_ == "prep" and t.i > act.i), None)


def _named(said_by: Token, act: Token) -> Iterator[Token]:
    if said_by.lemma_ in LAID_ON and said_by.dep_ != "xcomp":
        on = laid_on(act)
        laid = [on] if on is not None else [c for c in said_by.children if c.lower_ in ("on", "to")]
        yield from (n for c in laid for n in c.children if n.dep_ == "pobj")
        return
    verb, own = said_by.head, list(_subjects(said_by))
    if own:  # "is behind"; "found [the militia] responsible", parsed as a clause
        yield from own
    elif said_by.dep_ in ("acomp", "xcomp") and verb.lemma_ == "be":
        yield from _subjects(verb)
    elif said_by.dep_ == "amod" and said_by.i > verb.i:  # "the group responsible for it"
        yield verb
    else:
        yield from (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))


def _subjects(verb: Token) -> Iterator[Token]:
    yield from (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
