""" "said in the town on Monday that": what stands between, read as the regular expression it used to be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.attribution.adjuncts import that_after

WORD = r"[\w’'.-]+"
EXPRESSION = re.compile(
    r"(?P<heard>(?:\s+(?:the|a|an|his|her|its|their|state)(?:\s+[\w’'.-]+){1,4}?"
    rf"|\s+(?:reporters|journalists|lawmakers|[A-Z]{WORD}(?:\s+[A-Z\d]{WORD}){{0,3}}))?)"
    rf"(?:\s+(?:(?:on|in|at|via|through|during)\s+(?:{WORD}\s+){{0,6}}?{WORD}"
    rf"|to\s+(?:the\s+)?(?:reporters|journalists|agency|press|media|lawmakers|[A-Z]{WORD})"
    r"|(?:late|early|later|earlier)?\s*(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:the same|that|the next|last|this) (?:day|evening|night|morning|afternoon|week)|today|yesterday|again|also))*"
    r",?\s+that\s"
)
words = st.sampled_from((
    "the", "a", "his", "reporters", "Kyiv", "Gov.", "12", "on", "in", "at", "to", "agency", "Monday", "late", "today",
    "that", "day", "week", "last", "it’s", ",", ".",
))  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from((" ", " ", "  ", "")), words).map("".join), max_size=10).map("".join)


@given(texts, st.integers(0, 2))
def test_it_reaches_what_the_expression_matches(text: str, start: int) -> None:
    start, text = min(start, len(text)), f"{text} "
    match = EXPRESSION.match(text, start)
    expected = (match.end(), bool(match["heard"])) if match else None
    assert that_after(text, start, len(text)) == expected


@pytest.mark.parametrize(
    ("between", "heard"),
    [("", False), (" reporters", True), (" in a statement on Monday", False), (" the state agency in Kyiv", True)],
)
def test_places_times_and_hearers_may_stand_between(between: str, heard: bool) -> None:
    text = f"said{between} that the road was open"
    found = that_after(text, len("said"), len(text))
    assert found is not None and (text[found.end :], found.heard) == ("the road was open", heard)


def test_a_hundred_places_without_a_that_are_given_up_at_once() -> None:
    text = "said" + " on a" * 100 + "; that it fell"  # the expression would try 2 ** 100 ways
    assert that_after(text, len("said"), len(text)) is None
