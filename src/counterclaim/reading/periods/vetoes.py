"""Matches of the grammar that are no expressions of time, by the words and the syntax around them."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from counterclaim.reading.periods.grammar import Match
from counterclaim.reading.syntax.tree import slice_at

NUMBER_LIKE_BEFORE = re.compile(r"(?:[$€£¥#№]|\b(?:No|no|Nos|Resolution|resolution|Order|Flight|flight|Route|Article)\.?)\s?$")
NUMBER_LIKE_AFTER = re.compile(r"\s?(?:%|percent|per cent|million|billion|km|kilomet|miles|metres|meters|dollars|°|,\d)")
YEAR_BEFORE = re.compile(r"(?:[-/.:,]|\d\s)$")
YEAR_AFTER = re.compile(r"[-/.:,]\d|-[A-Za-z]")
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
        or before.endswith(("-", "/", "."))
    ):
        return True
    if match.rule.kind == "duration" and before.endswith(("$", "€", "£")):
        return True
    return doc is not None and _other_word(match, doc)


def _bare_year(match: Match) -> bool:
    return match.rule.kind == "calendar" and match.text.isdigit()


def _other_word(match: Match, doc: Doc) -> bool:
    tokens = slice_at(doc, (match.start, match.end))
    if not len(tokens):
        return False
    head: Token = tokens.root
    if _bare_year(match):
        return head.dep_ in ("nummod", "quantmod") and head.head.tag_ == "NNS" and head.i < head.head.i
    text = match.text.lower()
    if text in ("may", "march", "spring", "fall", "august", "second"):
        return head.pos_ in ("AUX", "VERB", "ADV", "ADJ")
    return False
