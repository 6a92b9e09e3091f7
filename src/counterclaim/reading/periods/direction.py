"""Whether an expression looks back or ahead: from its preposition, its verb and the words that go with it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml
from spacy.tokens import Doc, Token

from counterclaim.reading.syntax.tree import slice_at
from counterclaim.records import Span

MODIFIERS = ("compound", "nmod", "amod", "nummod")
CUES = files(__package__) / "direction.yaml"


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """direction.yaml: lemmas that turn what depends on them to the past or the future."""

    future_prepositions: frozenset[str]
    certain_prepositions: frozenset[str]
    """Those of them that lie ahead whatever the verb says: "named him chairman, effective Feb. 1"."""
    past_prepositions: frozenset[str]
    future_modals: frozenset[str]
    scheduled: frozenset[str]
    """Words whose own time lies ahead: due, scheduled, upcoming."""
    expecting: frozenset[str]
    """Verbs whose complement lies ahead, whatever their own time: plan, agree, order."""
    appointed: frozenset[str]
    """Words whose "for" names a time to come: elections for Friday, set for Monday."""
    announcing: frozenset[str]
    """Verbs whose present tense, in a headline or not, tells of what is to come: "opposition calls rally Wednesday"."""
    travelling: frozenset[str]
    """Verbs whose present tense lies ahead but in a headline, where it may tell what has happened."""
    beginning: frozenset[str]
    """Verbs whose present tense lies ahead: "the summit opens on Thursday"."""


@cache
def cues() -> Cues:
    """The cues, read once a process."""
    return msgspec.convert(yaml.load(CUES.read_bytes(), yaml.CSafeLoader), Cues)


def direction(doc: Doc, span: Span, *, headline: bool = False) -> int | None:
    """-1 where the words at `span` look back from publication, 1 where they look ahead, None where nothing tells.

    The climb goes from the expression to the nearest verb. "Due", "scheduled" on the way decide for the future (for the
    past after "had"); an infinitive lies ahead below a verb that expects something, and hands on to the verb above
    otherwise. In a headline the present tense tells what has happened ("Shelling kills four on Wednesday").
    """
    tokens = slice_at(doc, span)
    if not len(tokens):
        return None
    token = tokens.root
    preposition = _preposition(tokens[0], token)
    if preposition in cues().past_prepositions:
        return -1
    if preposition in cues().certain_prepositions:
        return 1
    if preposition == "for" and _appointed(token):
        return -1 if _was_over(token) else 1
    if (arranged := _arranged(token)) is not None:
        return -1 if _dropped(arranged) else None
    found = _climb(token, headline=headline or _like_a_headline(token))
    if token.dep_ in MODIFIERS and token.head.lemma_.lower() not in cues().appointed | cues().scheduled:
        return None if found == 1 else -1  # "the June agreement": when is told of the noun, not of the verb
    if preposition in cues().future_prepositions:
        return 1 if found is None or _bounded(token) else found
    return found


def _arranged(token: Token) -> Token | None:
    """The "was" or "were" above an infinitive that the words date: "a truce was to begin on Monday".

    What was arranged may lie ahead of publication or behind it; the verb does not tell.
    """
    verb = next((word for word in (token, *token.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"} if verb is not None else set()
    if verb is None or "to" not in helpers or "have" in helpers:  # "was to have begun" is over
        return None
    above = verb.head
    return above if above.lower_ in ("was", "were") and verb.dep_ == "xcomp" else None


def _dropped(arranged: Token) -> bool:
    """Whether the sentence goes on to tell what became of it: "but did not", "but was stopped"."""
    to_do = [child for child in arranged.children if child.dep_ == "xcomp"]
    for child in (*arranged.children, *(below for verb in to_do for below in verb.children)):
        told = {child.tag_, *(word.tag_ for word in child.children if word.dep_ in ("aux", "auxpass"))}
        if child.dep_ in ("conj", "ccomp", "parataxis") and child.i > arranged.i and "VBD" in told:
            return True
    return False


def _bounded(token: Token) -> bool:
    """Whether the expression ends something that is still to come: "extended to Nov. 9", "to leave by August"."""
    known = cues().scheduled | cues().expecting
    return any(above.lemma_.lower() in known or above.tag_ == "VB" for above in token.ancestors)


def _preposition(first: Token, root: Token) -> str:
    before = first.nbor(-1).lower_ if first.i else ""
    if before in cues().past_prepositions | cues().future_prepositions:
        return str(before)
    return str(root.head.lower_) if root.head.pos_ in ("ADP", "SCONJ") else ""


def _appointed(token: Token) -> bool:
    """Whether the time behind "for" is that of an appointment: "announced elections for Friday"."""
    if token.dep_ != "pobj" or token.head.lower_ != "for":
        return False
    above = token.head.head
    near = (above, *(child for child in above.children if child.dep_ in ("dobj", "nsubjpass")))
    return any(word.lemma_.lower() in cues().appointed for word in near)


def _like_a_headline(token: Token) -> bool:
    """Whether a sentence ends without a mark, as titles do."""
    return not token.sent[-1].is_punct and not token.sent[-1].is_space


def _climb(token: Token, *, headline: bool) -> int | None:
    while True:
        planned = token.lemma_.lower() in cues().scheduled or token.lower_ in cues().scheduled
        if planned and not any(child.lower_ == "as" for child in token.children):  # "began as planned on Friday"
            return -1 if _was_over(token) else 1
        if token.pos_ in ("VERB", "AUX"):
            told = _tense(token, headline=headline)
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


def _tense(verb: Token, *, headline: bool) -> int | None:
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
        return _present(verb, headline=headline)
    if verb.tag_ == "VBN" and not helpers:
        return -1
    return None


def _infinitive(verb: Token) -> int | None:
    """Ahead below an expecting verb ("agreed to meet on Friday") or "is to", unless that was over before ("had").

    So is one that stands for a whole sentence, as in headlines: "Leaders to meet Friday".
    """
    above = verb.head
    if above.lemma_.lower() in cues().expecting | cues().scheduled or above.lemma_ == "be" or verb.dep_ == "acl":
        return -1 if _was_over(above) else 1
    if verb.dep_ in ("ROOT", "relcl") or (verb.dep_ in ("ccomp", "conj") and _has_subject(verb)):
        return 1
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _present(verb: Token, *, headline: bool) -> int | None:
    """The present tense tells little, except of being, going and announcing: "is meeting on Friday"."""
    if verb.tag_ == "VBG" or verb.lemma_ in cues().beginning | cues().announcing:
        return 1
    if verb.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lemma_.lower() in cues().scheduled for c in verb.children):
        return 1
    if verb.lemma_ in cues().travelling:
        return None if headline else 1
    return -1 if headline else None
