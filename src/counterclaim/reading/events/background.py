"""Whether an event is told as context for the news rather than as the news."""

from __future__ import annotations

import re
from collections.abc import Container

from spacy.tokens import Token

from counterclaim.reading.events.words import Words
from counterclaim.reading.syntax.tree import extent
from counterclaim.records import Reason

YEAR = re.compile(r"(?:19|20)\d\d")
AGO = frozenset({"year", "month", "decade"})


class Background:
    """Whether events of one document are context: before the news, or only the name of something known."""

    def __init__(self, words: Words, *, year: int | None) -> None:
        """`year` is the year of publication, None where it is not known."""
        self._words, self._year = words, year
        self._contexts: dict[int, bool] = {}

    def reason(self, trigger: Token) -> Reason | None:
        """Why the event at `trigger` is context; None where it is not."""
        dating = _dated_earlier(trigger, self._words, self._year)
        if dating is not None:
            return Reason(slot="background", by="events", rule="dated-earlier", words=(extent(dating),))
        clause = self._context_clause(trigger)
        if clause is not None:
            return Reason(slot="background", by="events", rule="context-clause", words=(extent(clause),))
        return None

    def _context_clause(self, trigger: Token) -> Token | None:
        """The head of the clause that makes the event context."""
        words = self._words
        if trigger.pos_ in ("NOUN", "PROPN"):
            for child in trigger.children:
                telling = child.dep_ in ("relcl", "acl") and child.lemma_.lower() in words.light | words.occurs
                if telling and self._is_context(child):
                    return child
        token = trigger
        while token.dep_ != "ROOT":
            if _is_content(token):
                return None
            if token.dep_ in ("advcl", "relcl", "acl") and self._is_context(token):
                return token
            if token.dep_ == "prep" and token.lower_ == "since":
                return token
            if token.dep_ in ("ccomp", "parataxis"):
                return None
            token = token.head
        sourced = any(c.dep_ == "prep" and c.lower_ == "according" for c in token.children)
        had = _past_perfect(token) and token.pos_ in ("VERB", "AUX") and token is _clause(trigger) and not sourced
        return token if had else None

    def _is_context(self, verb: Token) -> bool:
        """Whether a clause is context, asked once of each: many events may stand below it."""
        if verb.i not in self._contexts:
            self._contexts[verb.i] = _is_context(verb, self._words, self._year)
        return self._contexts[verb.i]


def is_modifying(trigger: Token, events: Container[int]) -> bool:
    """Whether the event only says of which person or thing the sentence speaks: "the village captured in March".

    A clause on a word that is itself an event ("the strike that killed eight") tells the news. `events` are the token
    numbers of all triggers.
    """
    token = trigger
    while token.dep_ != "ROOT" and token.dep_ not in ("ccomp", "parataxis") and not _is_content(token):
        if token.dep_ in ("relcl", "acl", "amod") and token.pos_ in ("VERB", "ADJ", "AUX"):
            misread = token.dep_ == "acl" and token.tag_ == "VBN" and any(c.dep_ == "dobj" for c in token.children)
            return token.head.i not in events and not misread and not _is_second_verb(token)
        token = token.head
    return False


def _is_content(verb: Token) -> bool:
    """Whether a clause is what a noun says, not what modifies it: "rejected reports that the town had fallen"."""
    told = verb.dep_ in ("acl", "relcl") and verb.head.pos_ == "NOUN"
    return told and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _is_second_verb(participle: Token) -> bool:
    """Whether a verb was taken for a participle of its object: "entered the town and looted shops"."""
    noun, i = participle.head, participle.i
    return (
        participle.dep_ == "amod"
        and participle.tag_ == "VBN"
        and noun.dep_ == "conj"
        and i > 0
        and participle.doc[i - 1].dep_ == "cc"
        and noun.head.dep_ == "dobj"
    )


def _dated_earlier(trigger: Token, words: Words, year: int | None) -> Token | None:
    """What dates the event before the news: an earlier year, "previous", "last month's", "years ago"."""
    for child in trigger.children:
        if child.dep_ in ("amod", "nummod", "compound", "nmod") and (
            child.lower_ in words.earlier - {"last", "recent"} or _old_year(child.text, year)
        ):
            return child
        if (
            child.dep_ == "poss"
            and any(g.lower_ == "last" for g in child.children)
            and child.lower_ in ("month", "year")
        ):
            return child
        if child.dep_ in ("prep", "npadvmod", "advmod"):
            for word in child.subtree:
                if _old_year(word.text, year) and child.lower_ in ("in", "on", "from", "during", "of"):
                    return word
                if word.lower_ in ("ago", "earlier") and any(c.lemma_ in AGO for c in word.children):
                    return word
    return None


def _old_year(text: str, year: int | None) -> bool:
    return bool(YEAR.fullmatch(text)) and year is not None and int(text) < year


def _is_context(verb: Token, words: Words, year: int | None) -> bool:
    if any(c.dep_ == "mark" and c.lower_ in ("since",) for c in verb.children):
        return True
    if (
        any(c.lower_ == "since" and c.dep_ in ("mark", "prep", "advmod") for c in verb.children)
        and verb.dep_ != "relcl"
    ):
        return True
    if verb.dep_ in ("relcl", "acl"):
        if _past_perfect(verb):
            return True
        return _dated_earlier(verb, words, year) is not None or _absolute_date(verb)
    return False


def _absolute_date(verb: Token) -> bool:
    """A relative clause with a month or a year in it names something known: "the war that began in April"."""
    return any(
        c.dep_ == "prep"
        and any(w.ent_type_ == "DATE" and (YEAR.fullmatch(w.text) or w.text in MONTHS) for w in c.subtree)
        for c in verb.children
    )


MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan.",
        "Feb.",
        "Aug.",
        "Sept.",
        "Oct.",
        "Nov.",
        "Dec.",
    ]
)


def _past_perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children)


def _clause(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.dep_ != "ROOT":
        token = token.head
    return token
