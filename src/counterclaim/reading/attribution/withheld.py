"""What is asked for and not said: "did not say who was responsible" claims nothing."""

from __future__ import annotations

import re

from counterclaim.reading.attribution.passage import Cited, Passage
from counterclaim.records.span import words_of

ASKED = re.compile(r"(?:who|whom|whose|what|when|where|why|how|whether|which|if)\b", re.IGNORECASE)
NEGATED = re.compile(
    r"\b(?:not|cannot|never|nor|neither|no ?one|nobody|none|no|declined|refused|unable|impossible|yet to)\b|n[’']t\b",
    re.IGNORECASE,
)


VERIFYING = re.compile(r"\b(?:confirm|verif|corroborat|authenticat|substantiat)", re.IGNORECASE)
"""Of what was told before: "this has not been confirmed by the coast guard" only limits it."""
PUT = re.compile(r"(?:asked|pressed|questioned|quizzed|challenged)\b", re.IGNORECASE)
"""Participles with which a reporter tells what was asked: "Asked by a reporter which reasons he meant, he said"."""


NUMBERS = re.compile(
    r"(?:(?:the|its|their|his|her|any|no|own|further|more|exact|immediate|other) )*(?:[a-z-]+ ){0,2}"
    r"(?:casualt(?:y|ies)|losses|figures?|numbers?|tolls?|breakdown|details|estimates?)\b(?! (?:that|which))",
    re.IGNORECASE,
)


def is_withheld(passage: Passage, cited: Cited) -> bool:
    """Whether the content is what was told before, which is not confirmed; or a question, in words of the reporter's,
    and source or cue deny that it was answered, or it is what somebody was asked who answers in the same sentence."""
    if len(cited.content) != 1 or not cited.cue:
        return False
    if cited.takes_up and VERIFYING.search(words_of(passage.text, cited.cue)):
        return NEGATED.search(words_of(passage.text, cited.cue)) is not None
    start, end = cited.content[0]
    if _gives_no_number(passage, cited):
        return True
    if ASKED.match(passage.text, start, end) is None or passage.quotation_at(start) is not None:
        return False
    asking = passage.text[slice(*cited.cue[0])]
    if PUT.match(asking) and _opens(passage, cited.cue[0][0]) and (not cited.source or cited.cue[0] < cited.source[0]):
        return True
    around = passage.text[max(0, cited.source[0][0] - 8) : cited.source[0][1]] if cited.source else ""
    return NEGATED.search(f"{around} {words_of(passage.text, cited.cue)}") is not None


def _gives_no_number(passage: Passage, cited: Cited) -> bool:
    """Whether cue and object only say that a number was not given: "did not report [its own casualties]", "gave [no
    figures for its losses]"."""
    start, end = cited.content[0]
    words = passage.text[start:end]
    if NUMBERS.match(words) is None or passage.quotation_at(start) is not None:
        return False
    return NEGATED.search(words_of(passage.text, cited.cue)) is not None or words.lower().startswith("no ")


def _opens(passage: Passage, offset: int) -> bool:
    """Whether a word opens its sentence."""
    token = passage.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return token is not None and len(token) > 0 and passage.sentence(token[0])[0] == offset
