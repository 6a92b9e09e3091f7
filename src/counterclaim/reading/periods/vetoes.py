"""Matches of the grammar that are no expressions of time, by the words and the syntax around them."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.syntax.tree import slice_at

NUMBER_LIKE_BEFORE = re.compile(
    r"(?:[$€£¥#№]|\b(?:No|no|Nos|Resolution|resolution|Order|Flight|flight|Route|Article)\.?)\s?$"
)
NUMBER_LIKE_AFTER = re.compile(
    r"\s?(?:%|percent|per cent|million|billion|km|kilomet|miles|metres|meters|dollars|°|,\d)"
)
YEARS_BEFORE = re.compile(r"\b(?:1[89]|20)\d\d-$")
YEAR_AFTER = re.compile(r"[-/.:,]\d|-[A-Za-z]")
VERB_ALIKE = frozenset({"may", "march", "spring", "fall", "august", "second"})
ATTRIBUTES = frozenset({"future", "previously"})
"""Words that TimeBank takes for time only where they are no attribute of a noun."""

LOOK = 14
"""Characters of the neighbourhood that are looked at."""


def vetoed(match: Match, doc: Doc | None) -> bool:
    """Whether what the rule found is something else. Without a parse only the neighbouring characters tell."""
    text = match.tokens.text
    before, after = text[max(0, match.start - LOOK) : match.start], text[match.end : match.end + LOOK]
    if _bare_year(match) and (
        NUMBER_LIKE_BEFORE.search(before)
        or NUMBER_LIKE_AFTER.match(after)
        or (YEAR_AFTER.match(after) and not after.startswith("-"))
        or (before.endswith(("-", "/", ".")) and not YEARS_BEFORE.search(before))
    ):
        return True
    if match.rule.kind == "duration" and _no_duration(match.text.lower(), before, after):
        return True
    return doc is not None and _other_word(match, doc)


def _no_duration(text: str, before: str, after: str) -> bool:
    """Fractions ("three-quarters"), "a second", ages of persons ("37 years old"), sums of money."""
    return (
        before.endswith(("$", "€", "£"))
        or after.startswith((" old", "-quarter"))
        or (text.endswith(("quarters", "quarter")) and (after.startswith(" of") or "-" in text))
        or text in ("a second", "one second", "quarters", "seconds", "minutes")
    )


def _bare_year(match: Match) -> bool:
    return match.rule.kind == "calendar" and match.text.isdigit()


def _other_word(match: Match, doc: Doc) -> bool:
    tokens = slice_at(doc, (match.start, match.end))
    if not len(tokens):
        return False
    head: Token = tokens.root
    if _bare_year(match):
        return _counts(head)
    text = match.text.lower()
    if text in VERB_ALIKE:
        return head.pos_ in ("AUX", "VERB", "ADV", "ADJ")
    if match.rule.kind == "frequency" or text in ATTRIBUTES:
        return head.dep_ in ("amod", "compound", "nmod") or head.pos_ == "ADJ"
    if match.rule.kind == "duration":
        return text.startswith(("a ", "an ")) and head.dep_ == "npadvmod" and head.head.pos_ in ("NOUN", "NUM", "SYM")
    if match.rule.kind == "day_word":
        return _in_a_name(tokens[0])
    if text in ("soon", "shortly"):
        following = doc[tokens.end] if tokens.end < len(doc) else None
        return following is not None and following.lower_ in ("as", "after", "before", "enough")
    return False


def _in_a_name(token: Token) -> bool:
    """Whether "Today" is part of a name: "Russia Today said"."""
    if not token.text[0].isupper() or token.is_sent_start or not token.i:
        return False
    before = token.nbor(-1)
    return before.pos_ == "PROPN" and before.text[0].isupper()


def _counts(year: Token) -> bool:
    """Whether four digits count the plural noun behind them: "1500 troops", but not "the 1990 elections"."""
    counted = year.dep_ in ("nummod", "quantmod") and year.head.tag_ == "NNS" and year.i < year.head.i
    return counted and (year.text.endswith("00") or not "1900" <= year.text <= "2100")
