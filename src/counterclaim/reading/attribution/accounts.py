"""Accounts after a colon: "The army gave another account: [its troops had fired in the air]", "His deputy corrected
him: [a tank had fired]"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.attribution.cuegroup import cue_tokens
from counterclaim.reading.attribution.cues import cues
from counterclaim.reading.attribution.passage import Cited, Passage, pieces
from counterclaim.reading.attribution.sources import source_span, speaker_of
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Span
from counterclaim.records.located import Stretches

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
CARRIED = frozenset({
    "appeal", "statement", "message", "warning", "order", "demand", "call", "reply", "announcement", "letter",
    "communique", "communiqué", "denial", "threat", "promise", "request", "account", "version",
})  # fmt: skip
"""What a medium carries of somebody's, its words after a colon."""
CLOSE = 14
MARKS = '.!?;:"“”'


def account_citations(passage: Passage) -> Iterator[Cited]:
    """A citation for each clause of a speaker that gives an account or contradicts one, and for what stands after its
    colon."""
    for colon in passage.doc:
        if colon.text != ":" or passage.quotation_at(colon.idx) is not None:
            continue
        found = _account(passage, colon)
        if found is not None:
            yield found


def with_accounts(passage: Passage, found: list[Cited]) -> list[Cited]:
    """`found` with the accounts, less those of whose words somebody is already cited with a cue of his own there
    ("contradicted this: the order, they said, had come late")."""
    contents = Stretches(span for cited in found if cited.cue and cited.source for span in cited.content)
    accounts = [a for a in account_citations(passage) if not contents.touch((a.content[0][0], a.content[0][0] + 1))]
    own = Stretches(span for account in accounts for span in account.cue)
    return [*(cited for cited in found if not any(own.touch(span) for span in cited.cue)), *accounts]


def _account(passage: Passage, colon: Token) -> Cited | None:
    cue: Span
    after = passage.after(colon)
    if after is None or after.idx >= passage.paragraph_at(colon.idx)[1]:
        return None
    end = passage.sentence(after)[1]
    said = passage.doc[after.i : after.sent.end]
    if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in said):
        return None
    carried = _carried(passage, colon)
    if carried is not None:
        noun, whom = carried
        cue = (noun.idx, noun.idx + len(noun))
        marks = (cue, (colon.idx, colon.idx + 1))
        content = pieces(passage.fitted((colon.idx + 1, end), barrier=noun.idx))
        return Cited((source_span(passage, whom, cue),), marks, content, noun.i, rule="account") if content else None
    verb = _verb_before(passage, colon)
    subject = speaker_of(verb) if verb is not None else None
    if verb is None or subject is None or not speaks(subject) or subject.i > verb.i:
        return None
    first, _ = cue_tokens(verb)
    last = passage.before(colon) or verb
    cue = (first.idx, last.idx + len(last))
    content = pieces(passage.fitted((colon.idx + 1, end), barrier=verb.idx))
    return Cited((source_span(passage, subject, cue),), (cue,), content, verb.i, rule="account") if content else None


def _carried(passage: Passage, colon: Token) -> tuple[Token, Token] | None:
    """What is carried and who gave it out: "The radio carried an appeal by the mayor: …"."""
    for noun in reversed(passage.doc[max(0, colon.i - CLOSE) : colon.i]):
        if noun.text in MARKS or "\n" in noun.text:
            return None
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in CARRIED or noun.dep_ not in ("dobj", "nsubjpass", "attr"):
            continue
        by = (
            k
            for k in (*noun.children, *noun.head.children)
            if k.i > noun.i and k.dep_ in ("prep", "agent") and k.lower_ in ("by", "from", "of")
        )
        whom = next((g for k in by for g in k.children if g.dep_ == "pobj" and speaks(g)), None)
        if whom is None or any(t.i > whom.i and whom not in t.ancestors for t in passage.doc[whom.i : colon.i]):
            return None
        return noun, whom
    return None


def _verb_before(passage: Passage, colon: Token) -> Token | None:
    """The verb of the clause that a colon ends, where it gives an account."""
    known = cues()
    at = colon.i - 1
    while at >= 0 and passage.doc[at].text not in MARKS and "\n" not in passage.doc[at].text:
        verb = passage.doc[at]
        if verb.pos_ in ("VERB", "AUX") and verb.tag_ in FINITE:
            lemma = verb.lemma_.lower()
            answers = lemma in known.answering
            tells = any(k.dep_ in ("dobj", "attr") and k.lemma_.lower() in known.accounts for k in verb.children)
            return verb if answers or tells else None
        at -= 1
    return None
