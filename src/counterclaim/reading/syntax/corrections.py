"""Numbers that a correction takes back: "corrected the toll from 12 to 8", "an earlier post said 12; the correct figure
is 8"; and those that it puts in their place."""

from __future__ import annotations

import re

from counterclaim.records import Span

EARLIER = r"(?:earlier|previous(?:ly)?|initial(?:ly)?|first|original(?:ly)?|prior)"
TOLD = (
    r"(?:figures?|tolls?|counts?|numbers?|reports?|statements?|posts?|claims?|estimates?|tall(?:y|ies)|versions?"
    r"|messages?|updates?|bulletins?|alerts?|notices?|tweets?|dispatch(?:es)?|communiqu[eé]s?)"
)
RIGHT = r"(?:correct|right|actual|true|real|corrected)"
WRONG = r"(?:wrong|mistaken|incorrect|false|an error|inaccurate|erroneous|a mistake|too high|too low)"
NEAR = r"[^.;:\d]{0,70}"
"""Words between a cue and its number: no other number, no end of a clause."""

TAKEN_BACK = re.compile(
    rf"\b(?:wrongly|erroneously|mistakenly|incorrectly|by mistake|in error|mistaken (?:in|when)|wrong (?:in|when|to)"
    rf"|(?:mistake|error) in)\b{NEAR}$"
    rf"|\b(?:correct|revis|amend|adjust)(?:e?d|e?s|ing)\b{NEAR}\bfrom (?:(?!to\b)\w+ ){{0,2}}$"
    rf"|\b(?:withdr[ae]w\w*|retract\w*|took back|takes? back|disown\w*)\b{NEAR}\b{TOLD}\b{NEAR}$"
    rf"|\bafter (?:having )?{EARLIER} (?:reporting|reported|saying|said|putting|put|announcing|giving|given)\b{NEAR}$",
    re.IGNORECASE,
)
"""Before a number that is taken back."""
EARLIER_TOLD = re.compile(rf"\b{EARLIER}(?: \w+)? {TOLD}\b{NEAR}$", re.IGNORECASE)
"""Before a number that was told earlier: whether it is taken back, stands after it."""
CALLED_WRONG = re.compile(
    rf"{NEAR}\b(?:was|were|is|are|had been|proved|turned out)\b(?: \w+)? {WRONG}\b", re.IGNORECASE
)
PUT_RIGHT = re.compile(
    rf"\b{RIGHT} (?:\w+ )?(?:figure|number|toll|count|total|tally)(?: of [\w ]{{1,30}}?)?"
    r" (?:is|was|stands at|stood at|should (?:be|read|have been)|being|has to be)\b"
    r" (?:(?:now|only|in fact|at least|about|that of) ){0,2}$"
    rf"|\bcorrect(?:ed|s|ing)\b[^.;:\d]{{0,30}}\b{TOLD}(?: of [\w ]{{1,30}}?)?(?:: | to )(?:(?!not\b)\w+ ){{0,2}}$",
    re.IGNORECASE,
)
"""Before the number that stands in place of another."""
PUTS_RIGHT = re.compile(rf"\b{RIGHT} (?:\w+ )?(?:figure|number|toll|count|total|tally)\b", re.IGNORECASE)
NOT_AS_TOLD = re.compile(
    rf"[^.;:]{{0,60}},? (?:and )?not (?:\w+ ){{0,3}}[\w,.]+ (?:\w+ )?as (?:(?:it|they|he|she) )?(?:(?:had|was|were) )?"
    rf"(?:been )?{EARLIER}\b",
    re.IGNORECASE,
)
"""After a number that stands in place of one that was told: "eight were killed, not 12 as it had earlier reported"."""
REACH = 200
"""Code points after a number told earlier within which the right one is given."""


def is_taken_back(text: str, number: Span) -> bool:
    """Whether a correction takes a number back that was told earlier."""
    before, after = _around(text, number)
    if TAKEN_BACK.search(before) is not None:
        return True
    if EARLIER_TOLD.search(before) is None:
        return False
    return CALLED_WRONG.match(after) is not None or PUTS_RIGHT.search(text, number[1], number[1] + REACH) is not None


def is_put_right(text: str, number: Span, sentence: Span) -> bool:
    """Whether a number stands in place of one that was told earlier: by its own words, or as the other number of a
    sentence that takes one back."""
    before, after = _around(text, number)
    if PUT_RIGHT.search(before) is not None or NOT_AS_TOLD.match(after) is not None:
        return True
    told = text[slice(*sentence)]
    numbers = (m.span() for m in re.finditer(r"\b\d[\d,.]*\b", told))
    others = ((sentence[0] + start, sentence[0] + end) for start, end in numbers)
    return any(is_taken_back(text, one) for one in others if one[1] <= number[0] or number[1] <= one[0])


def _around(text: str, number: Span) -> tuple[str, str]:
    """What stands before a number in its paragraph, and after it, with single spaces."""
    start = max(text.rfind("\n\n", 0, number[0]) + 1, number[0] - REACH)
    return text[start : number[0]].replace("\n", " "), text[number[1] : number[1] + REACH].replace("\n", " ")
