"""Where a content ends that the parser lets run on into the next citation."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.mistagged import mistagged_after
from counterclaim.reading.attribution.passage import Passage
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span

SUBJECT = frozenset({"nsubj", "nsubjpass"})
PARTICIPIAL = frozenset({"advcl", "acl", "conj", "dep", "pcomp", "xcomp", "ccomp"})
TELLING = frozenset({"clause", "quote", "object+of", "object+for", "object+as", "judging"})
ASKING = frozenset({"for", "on", "addressee+infinitive", "naming", "toll"})
RESUMING = frozenset({
    "claim", "figure", "number", "toll", "charge", "allegation", "accusation", "account", "version", "report",
    "assertion", "statement", "tally", "estimate", "count", "move", "allegations", "story", "explanation",
})  # fmt: skip
"""Nouns that take up what was just said: "…, a claim the ministry denied"."""
REJECTING = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "contradict"})
CLAUSE = 14
"""Tokens after a semicolon among which the verb stands that cites."""
CONTRAST = frozenset({"though", "although", "while", "whereas"})


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(k.dep_ == "aux" and k.lower_ == "to" for k in verb.children)


def complement(passage: Passage, head: Token, *, after: int) -> Span | None:
    """The phrase of `head` right of the offset `after`, None where nothing of it stands there."""
    start = max(int(head.left_edge.idx), after)
    before = (t for t in head.doc[head.left_edge.i : head.i] if t.text == ";" and cites_after(passage, t))
    mark = next(before, None)
    end = int(mark.idx) if mark is not None else end_of(passage, head)
    return (start, end) if end > start else None


def end_of(passage: Passage, head: Token) -> int:
    """Where the phrase of `head` ends as a content: before ", adding that …", ", according to …" and before a clause
    with a speaker of its own (", but the governor denied …")."""
    return end_between(passage, head.i, head.right_edge.i)


def end_between(passage: Passage, first: int, last: int) -> int:
    """The same for the tokens numbered after `first` up to `last`."""
    doc, right = passage.doc, passage.doc[last]
    for token in doc[first + 1 : last + 1]:
        if "\n" in token.text or (token.text == ";" and cites_after(passage, token)):
            return int(token.idx)
        if passage.quotation_at(token.idx) is not None:
            continue
        before = passage.before(token)
        if before is None:
            continue
        if before.text in (",", '"', "'", "''") and _begins_citation(token):
            return int(before.idx + (0 if before.text == "," else len(before)))
        if token.dep_ == "relcl" and _told_aside(passage, token):
            return int(passage.doc[token.left_edge.i].idx)
        if before.text == "," and _resumes(token):
            return int(before.idx)
        if (token.dep_ == "cc" or token.lower_ in CONTRAST) and (_new_speaker(token) or mistagged_after(token)):
            return int(token.idx)
    return int(right.idx + len(right))


def cites_after(passage: Passage, mark: Token) -> bool:
    """Whether the clause after a semicolon cites somebody of its own: "the ministry says nine; the army says six"."""
    if passage.quotation_at(mark.idx) is not None:
        return False
    for token in mark.doc[mark.i + 1 : min(mark.i + CLAUSE, mark.sent.end)]:
        if token.text in ";:," or token.is_space:
            return False
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            told = cues().verbs.get(token.lemma_.lower(), frozenset()) & TELLING
            return bool(told) and any(k.dep_ in SUBJECT and k.i > mark.i and speaks(k) for k in token.lefts)
    return False


def resuming(noun: Token) -> bool:
    """Whether a noun takes up what was said just before it: "…, a claim [the group dismissed]"."""
    if noun.lemma_.lower() not in RESUMING:
        return False
    first = next((t for t in noun.doc[noun.left_edge.i : noun.i + 1] if not t.is_space), noun)
    return first.i > 0 and noun.nbor(first.i - noun.i - 1).text in (",", '"', "--", "–", "—") and noun.i - first.i <= 2


def _resumes(token: Token) -> bool:
    """Whether a word after a comma begins ", a claim that …" with a citation or a check of its own."""
    noun = next((t for t in (token, *(token.doc[token.i + 1 : token.i + 3])) if t.lemma_.lower() in RESUMING), None)
    if noun is None or not resuming(noun):
        return False
    known = cues().verbs
    return any(
        t.lemma_.lower() in known or t.lemma_.lower() == "check"
        for clause in noun.children
        if clause.dep_ in ("acl", "relcl")
        for t in clause.subtree
        if t.pos_ == "VERB"
    )


def _begins_citation(token: Token) -> bool:
    """Whether a word after a comma begins a citation of its own."""
    if token.lower_ == "according":
        return True
    return token.tag_ == "VBG" and token.dep_ in PARTICIPIAL and token.lemma_.lower() in cues().additive


def _told_aside(passage: Passage, verb: Token) -> bool:
    """Whether a relative clause after a comma is somebody else's citation: ", which the group denied"."""
    before = passage.before(verb.left_edge)
    if before is None or before.text != "," or not cues().verbs.get(verb.lemma_.lower(), frozenset()) & TELLING:
        return False
    if any(k.dep_ == "nsubj" and k.tag_ == "WDT" for k in verb.children):
        return verb.lemma_.lower() in REJECTING  # "… of shelling the rebels, which denied it"
    return any(k.dep_ == "nsubj" and k.tag_ not in ("WDT", "WP") for k in verb.children)


def _new_speaker(joint: Token) -> bool:
    """Whether the clause that a conjunction brings in cites somebody else than the clause before: it has a subject of
    its own ("and the governor said"), or the subject it would share cannot speak ("… fell and promised that …")."""
    known = cues().verbs
    conjuncts = [k for k in joint.head.children if k.dep_ == "conj" and k.i > joint.i]
    for verb in (*conjuncts, joint.head):
        if (
            verb.i <= joint.i
            or verb.pos_ != "VERB"
            or not known.get(verb.lemma_.lower(), frozenset()) & (TELLING | ASKING)
        ):
            continue
        if any(k.dep_ in SUBJECT and joint.i < k.i < verb.i for k in verb.children):
            return True
        if verb in conjuncts and shares_mute_subject(verb):
            return True
    return False


def shares_mute_subject(verb: Token) -> bool:
    """Whether a reporting verb is coordinated with the content of another whose subject cannot speak, or that is in
    another tense: "claimed that 1,000 people had left and promised …". It belongs to the outer verb then."""
    first = verb.head
    outer = first.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or outer.lemma_.lower() not in cues().verbs:
        return False
    main = outer.head if outer.tag_ == "VBG" and outer.dep_ in PARTICIPIAL else outer
    if verb.tag_ not in (outer.tag_, main.tag_) or any(k.dep_ in SUBJECT for k in verb.children):
        return False
    if first.tag_ == "VBG" and verb.tag_ in ("VBD", "VBZ") and any(k.dep_ == "aux" for k in first.children):
        return True  # "claimed that X was preparing an attack and threatened": the tense of the outer verb
    if first.tag_ == "VB" and verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True  # "said it would not retreat and specified that": no verb of its own after "would"
    shared = next((k for k in first.children if k.dep_ in SUBJECT), None)
    return shared is not None and not speaks(shared)
