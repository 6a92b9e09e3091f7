"""Lines in capitals are parsed in sentence case."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.syntax.capitals import in_sentence_case


def test_line_in_capitals_becomes_a_sentence() -> None:
    text = "THE ARMY SAID THAT TWO SOLDIERS DIED. THE PORT IS CLOSED.\nThe UN said so."
    assert in_sentence_case(text) == "The army said that two soldiers died. The port is closed.\nThe UN said so."


def test_short_line_in_capitals_stays() -> None:
    assert in_sentence_case("KYIV, UKRAINE\n") == "KYIV, UKRAINE\n"


@given(st.text())
def test_length_is_kept(text: str) -> None:
    assert len(in_sentence_case(text)) == len(text)
