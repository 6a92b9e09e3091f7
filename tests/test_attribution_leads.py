"""Datelines, the times of entries and labels stand before a paragraph's words and are nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.attribution import Attributions
from counterclaim.reading.layers import Layers
from counterclaim.reading.layout.leads import in_dateline, lead_of
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Attribution, Document, Section

LEADS = [
    "KASSALA, June 17 (Reuters) - ",
    "MOSCOW, May 5. /TASS/. ",
    "Damascus, SANA- ",
    "ABU DHABI, 5th May, 2024 (WAM) -- ",
    "KYIV, Ukraine (AP) — ",
    "GENEVA (17 June 2024) – ",
    "NEW DELHI/ISLAMABAD - ",
    "Ramallah, Dec 14 (Prensa Latina) ",
    "21.40 ",
    "[08:15 GMT] ",
    "7.45pm: ",
    "UPDATE 2-",
    "• ",
]


def read(text: str) -> tuple[Attribution, ...]:
    sections = (Section(kind="body", start=0, end=len(text)),)
    document = Document(document_id="d", input_id="i", blob="", text=text, sections=sections)
    return Attributions("rules")(Syntax()(Layers(document=document))).attributions


@pytest.mark.parametrize("lead", LEADS)
def test_lead_is_told_from_the_words_after_it(lead: str) -> None:
    assert lead_of(f"{lead}The army said it had left the town.") == len(lead)


@pytest.mark.parametrize(
    "line",
    [
        "UN: 190,000 displaced",
        "U.S. Central Command said it had struck a depot.",
        "2.5 million people fled the city.",
        "12 dead in a strike – ministry",
        "The army said – and repeated – that it had won.",
        "Russia's Defence Ministry (MoD) - the one that announced it - was silent.",
        "The International Organization for Migration (IOM) said 300 had fled.",
    ],
)
def test_words_are_no_lead(line: str) -> None:
    assert lead_of(line) == 0


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "words",
    ["The army said it had left the town.", "Troops left the town, the army said.", "Two died, according to medics."],
)
def test_lead_is_in_no_source_and_in_no_content(lead: str, words: str) -> None:
    found = read(lead + words)
    assert found
    for attribution in found:
        assert all(start >= len(lead) for start, _ in (*attribution.source, *attribution.cue, *attribution.content))


@given(st.text(max_size=80))
def test_lead_never_takes_the_whole_line(line: str) -> None:
    assert 0 <= lead_of(line) <= max(0, len(line) - 1)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("KASSALA, June 17 (EW) - Shells fell on Kassala.", "KASSALA", True),
        ("KASSALA, June 17 (EW) - Shells fell on Kassala.", "Kassala", False),
        ("Shells fall\n  Kassala, Sudan (EW) — Shells fell.", "Sudan", True),
        ("08:40 Kassala (EW) - Shells fell.", "Kassala", True),
        ("Kassala, a town in Sudan, was shelled.", "Kassala", False),
    ],
)
def test_a_dateline_ends_where_the_words_begin(text: str, word: str, expected: bool) -> None:
    at = text.index(word)
    assert in_dateline(text, (at, at + len(word))) is expected
