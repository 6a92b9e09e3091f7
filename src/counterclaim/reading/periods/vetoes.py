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
NUMBER_GOES_ON = re.compile(r"[ \u00a0\u202f](?:\d{3}(?!\d)|(?:hundred|thousand|million|billion)\b)")
"""What makes the day after a month the beginning of a number: "since June 12 million people"."""
YEARS_BEFORE = re.compile(r"\b(?:1[89]|20)\d\d-$")
YEAR_AFTER = re.compile(r"[-/.:,]\d|-[A-Za-z]")
RESULTS = re.compile(r"\b(?:earnings|profit|revenue|sales|shares?|fiscal|(?:first|second|third|fourth)[- ]quarter)\b")
VERB_ALIKE = frozenset({"may", "march", "spring", "fall", "august", "second"})
DOWNFALL = re.compile(r"\s+of\s+(?!(?:1[89]|20)\d\d\b|that\b|the year\b|last\b|this\b)", re.IGNORECASE)
"""What follows the fall of a town."""
QUOTES = ('"', "“", "‘")
TITLE_END = ('"', "”", "’", " ", ",")
ATTRIBUTES = frozenset({"future", "previously"})
"""Words that TimeBank takes for time only where they are no attribute of a noun."""

FAR = 1500
"""Characters on either side in which the words of a report of results are looked for."""

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
    if match.rule.kind == "calendar" and match.text[-1].isdigit() and NUMBER_GOES_ON.match(after):
        return True
    if match.rule.kind == "duration" and _no_duration(match.text.lower(), before, after):
        return True
    if match.rule.kind == "quarter" and match.text.lower() == "the quarter" and not _of_results(match):
        return True  # of a town
    if match.text.lower().endswith("fall") and DOWNFALL.match(after):
        return True
    return doc is not None and _other_word(match, doc)


def _of_results(match: Match) -> bool:
    """Whether the text around tells of a business's results."""
    return RESULTS.search(match.tokens.text, max(0, match.start - FAR), match.end + FAR) is not None


def _no_duration(text: str, before: str, after: str) -> bool:
    """Fractions ("three-quarters"), "a second", ages of persons ("37 years old"), sums of money."""
    return (
        before.endswith(("$", "€", "£"))
        or after.startswith((" old", "-quarter"))
        or text.endswith("old")
        or (text.endswith(("quarters", "quarter")) and (after.startswith(" of") or "-" in text))
        or (text.startswith("many ") and before.endswith("as "))
        or (text == "a day" and after.startswith(" of "))
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
    if match.rule.kind == "shift" and match.text.istitle() and _in_quotes(match):
        return True  # the name of a programme: "This Week"
    if text in VERB_ALIKE:
        return head.pos_ in ("AUX", "VERB", "ADV", "ADJ")
    if match.rule.kind == "frequency" or text in ATTRIBUTES:
        return head.dep_ in ("amod", "compound", "nmod") or head.pos_ == "ADJ"
    if match.rule.kind == "duration":
        return text.startswith(("a ", "an ")) and head.dep_ == "npadvmod" and head.head.pos_ in ("NOUN", "NUM", "SYM")
    if match.rule.kind in ("day_word", "part"):
        return _in_a_name(tokens[0])
    if text == "current":
        return head.tag_ == "NN" and head.dep_ not in ("amod", "compound", "nmod")  # of electricity
    if text in ("soon", "shortly"):
        following = doc[tokens.end] if tokens.end < len(doc) else None
        return following is not None and following.lower_ in ("as", "after", "before", "enough")
    return False


def _in_quotes(match: Match) -> bool:
    text = match.tokens.text
    return text[max(0, match.start - 1) : match.start] in QUOTES and text[match.end : match.end + 1] in TITLE_END


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
