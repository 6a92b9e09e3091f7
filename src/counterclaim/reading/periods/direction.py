"""Whether an expression looks back or ahead: from its preposition, its verb and the words that go with it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml
from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span

CUES = files(__package__) / "direction.yaml"


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """direction.yaml: lemmas that turn what depends on them to the past or the future."""

    future_prepositions: frozenset[str]
    past_prepositions: frozenset[str]
    future_modals: frozenset[str]
    scheduled: frozenset[str]
    """Words whose own time lies ahead: due, scheduled, upcoming."""
    expecting: frozenset[str]
    """Verbs whose complement lies ahead, whatever their own time: plan, agree, order."""


@cache
def cues() -> Cues:
    """The cues, read once a process."""
    return msgspec.convert(yaml.load(CUES.read_bytes(), yaml.CSafeLoader), Cues)


def direction(doc: Doc, span: Span) -> int | None:
    """-1 where the words at `span` look back from publication, 1 where they look ahead, None where nothing tells.

    The climb goes from the expression to the nearest verb. "Due", "scheduled" on the way decide for the future (for the
    past after "had"); an infinitive lies ahead below a verb that expects something, and hands on to the verb above
    otherwise.
    """
    tokens = slice_at(doc, span)
    if not len(tokens):
        return None
    token = tokens.root
    preposition = _preposition(tokens[0], token)
    if preposition in cues().past_prepositions:
        return -1
    found = _climb(token)
    if preposition in cues().future_prepositions:
        return 1 if found is None or _bounded(token) else found
    return found


def _bounded(token: Token) -> bool:
    """Whether the expression ends something that is still to come: "extended to Nov. 9", "to leave by August"."""
    known = cues().scheduled | cues().expecting
    return any(above.lemma_.lower() in known or above.tag_ == "VB" for above in token.ancestors)


def _preposition(first: Token, root: Token) -> str:
    before = first.nbor(-1).lower_ if first.i else ""
    if before in cues().past_prepositions | cues().future_prepositions:
        return str(before)
    return str(root.head.lower_) if root.head.pos_ in ("ADP", "SCONJ") else ""


def _climb(token: Token) -> int | None:
    while True:
        if token.lemma_.lower() in cues().scheduled or token.lower_ in cues().scheduled:
            return -1 if _was_over(token) else 1
        if token.pos_ in ("VERB", "AUX"):
            told = _tense(token)
            if told is not None:
                return told
        if token.head == token:
            return None
        token = token.head


def _was_over(token: Token) -> bool:
    """Whether what was expected is told as gone by: "had been scheduled to expire on Friday", "had been due"."""
    for above in (token, *token.ancestors):
        words = {child.lower_ for child in above.children}
        if "had" in words and ("been" in words or above.lower_ == "been"):
            return True
        if "nsubj" in {child.dep_ for child in above.children} and above is not token:
            return False
    return False


def _tense(verb: Token) -> int | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.dep_ in ("aux", "auxpass"):
        return None
    words = {helper.lower_ for helper in helpers}
    tags = {helper.tag_ for helper in helpers} | {verb.tag_}
    if words & cues().future_modals:
        return -1 if "have" in words else 1
    if "to" in words and "have" not in words:
        return _infinitive(verb)
    if tags & {"VBD"} or words & {"have", "has", "had", "'ve", "having"}:
        return -1
    if verb.tag_ in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return _present(verb)
    if verb.tag_ == "VBN" and not helpers:
        return -1
    return None


def _infinitive(verb: Token) -> int | None:
    """Ahead below an expecting verb ("agreed to meet on Friday") or "is to", unless that was over before ("had")."""
    above = verb.head
    if above.lemma_.lower() in cues().expecting | cues().scheduled or above.lemma_ == "be" or verb.dep_ == "acl":
        return -1 if _was_over(above) else 1
    return None


def _present(verb: Token) -> int | None:
    """Present tense tells little, except of being and going: "is meeting on Friday"."""
    return 1 if verb.tag_ == "VBG" or verb.lemma_ in ("begin", "start", "open", "go", "take") else None
