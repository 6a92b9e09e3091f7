"""Who answers in an interview or a transcript whose labels name nobody, by the words above its first turn."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.reading.attribution.passage import Passage
from counterclaim.reading.attribution.speaking import speaks
from counterclaim.records import Spans

TALKS = frozenset(
    {"interview", "briefing", "conference", "conversation", "transcript", "question", "answer", "talk", "call"}
)
"""Nouns of an occasion whose "of", "by" or "with" names who answers there."""
NAMES = frozenset({"of", "by", "with", "from"})
SPEAKING = frozenset({"speak", "talk"})
"""Verbs that name whom one talks to after "to" and "with"."""
REACHING = frozenset({"interview", "meet", "reach", "call", "telephone", "phone", "ask", "question", "visit"})
"""Verbs whose object is whom one talks to."""
ANSWERING = frozenset({"answer", "tell"})
"""Verbs whose subject is who answers, where their object is the questions or who asks."""
ASKERS = frozenset({"we", "us", "i", "me", "correspondent", "reporter", "journalist", "newspaper", "agency", "station",
                    "paper", "radio", "magazine", "daily", "weekly", "outlet", "channel"})  # fmt: skip
PERSONAL = frozenset({"he", "she", "him", "her"})


def answering(passage: Passage, before: int) -> Spans:
    """Who answers, by the words above the offset `before`: "Briefing of the military administration", "The head of the
    committee spoke to us by telephone"."""
    above = [t for t in passage.doc if t.idx < before]
    named = next((who for t in above if t.lemma_.lower() in TALKS and (who := _named_by(t)) is not None), None)
    who = named or next((who for t in above if (who := _talked_to(t)) is not None), None)
    if who is None:
        return ()
    span = passage.fitted((who.left_edge.idx, _end_of(who)))
    return (span,) if span[0] < span[1] <= before else ()


def talks(token: Token) -> bool:
    """Whether a word is of an occasion on which somebody is asked, or a verb that tells of one."""
    return token.lemma_.lower() in TALKS or _talked_to(token) is not None


def _named_by(noun: Token) -> Token | None:
    """The noun that an occasion's "of" names, through further occasions: "transcript of the briefing of …"."""
    for child in noun.children:
        if child.dep_ != "prep" or child.lower_ not in NAMES:
            continue
        for who in child.children:
            if who.dep_ != "pobj" or who.lower_ in PERSONAL:
                continue
            if who.lemma_.lower() in TALKS:
                return _named_by(who)
            if speaks(who) or who.pos_ == "PROPN":  # no "questions by voice message"
                return who
    return None


def _talked_to(verb: Token) -> Token | None:
    """Whom a verb tells that the outlet talked to: "We spoke to the mayor", "The mayor talked with this newspaper"."""
    if verb.pos_ != "VERB":
        return None
    subject = next((k for k in verb.lefts if k.dep_ in ("nsubj", "nsubjpass")), None)
    lemma = verb.lemma_.lower()
    who: Token | None = None
    if lemma in ANSWERING:
        asked = next((k for k in verb.rights if k.dep_ == "dobj"), None)
        told = asked is not None and (asked.lemma_.lower() == "question" or asked.lemma_.lower() in ASKERS)
        who = subject if told else None
    elif lemma in SPEAKING:
        to = [g for k in verb.rights if k.lower_ in ("to", "with") for g in k.children if g.dep_ == "pobj"]
        if subject is not None and subject.lemma_.lower() in ASKERS:
            who = next(iter(to), None)
        elif any(hearer.lemma_.lower() in ASKERS for hearer in to):
            who = subject
    elif lemma in REACHING and subject is not None:
        passive = subject.dep_ == "nsubjpass"
        asked = next((k for k in verb.rights if k.dep_ == "dobj"), None)
        who = subject if passive else asked if subject.lemma_.lower() in ASKERS else None
    if who is None or who.lower_ not in PERSONAL:
        return who if who is not None and (speaks(who) or who.pos_ in ("NOUN", "PROPN")) else None
    return _person_before(who)


def _person_before(pronoun: Token) -> Token | None:
    """The last person without a name or with one who is the subject of a clause before a pronoun."""
    for token in reversed(pronoun.doc[: pronoun.i]):
        if token.dep_ in ("nsubj", "nsubjpass") and token.lower_ not in PERSONAL and speaks(token):
            return token
    return None


def _end_of(who: Token) -> int:
    """Where the phrase of a noun ends, a date or another apposition after a comma and a clause about it left out."""
    clause = min((k.left_edge.i for k in who.children if k.dep_ in ("relcl", "acl")), default=len(who.doc))
    last = who.doc[min(who.right_edge.i, clause - 1)]
    comma = next((t for t in who.doc[who.i : last.i + 1] if t.text in (",", "(", ":") or "\n" in t.text), None)
    end = comma.idx if comma is not None else last.idx + len(last)
    return int(end)
