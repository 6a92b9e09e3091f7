"""Sources are phrases that can speak, trimmed at their ends; what cannot speak is none, and denials look back."""

from __future__ import annotations

import pytest

from counterclaim.reading.attribution import Attributions
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Attribution, Document, Section, Spans


def read(text: str) -> tuple[Attribution, ...]:
    sections = (Section(kind="body", start=0, end=len(text)),)
    document = Document(document_id="d", input_id="i", blob="", text=text, sections=sections)
    return Attributions("rules")(Syntax()(Layers(document=document))).attributions


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[s:e] for s, e in spans)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("At his office, the mayor said the harbour was shut.", "the mayor"),
        ("Hours after the raid, the deputy minister said that the road was open.", "the deputy minister"),
        ("According to her the harbour was shut for two days.", "her"),
        ("Russia Today reported that the harbour was shut.", "Russia Today"),
        ("At least 20 witnesses said the harbour was shut.", "At least 20 witnesses"),
        ("14:52 GMT\nPolice said the harbour was shut.", "Police"),
        ("The army was accused by residents of burning the village.", "residents"),
        ("The rebels were accused by the government of having shut the harbour.", "the government"),
        ("Two calls, three accounts: the presidency says the harbour was shut", "the presidency"),
    ],
)
def test_source_is_the_phrase_of_the_speaker(text: str, source: str) -> None:
    assert [words(text, a.source) for a in read(text)] == [source]


def test_what_somebody_is_accused_of_is_the_content() -> None:
    text = "The army was accused by residents of burning the village."
    (accusation,) = read(text)
    assert words(text, accusation.content) == "The army … of burning the village"


def test_thing_that_happens_says_nothing() -> None:
    (found,) = read("The shelling suggests that the road is still held.")
    assert found.source == ()


def test_denial_is_not_the_parent_of_what_it_denies() -> None:
    text = "The head of the republic accused the navy of shelling the port on Monday. The navy denied it."
    accused, denied = read(text)
    assert (accused.parent, denied.parent) == (None, None)
    assert words(text, denied.content) == "it"
    assert words(text, denied.takes_up) == words(text, accused.content)


def test_denial_at_a_paragraph_s_beginning_needs_somebody_who_said_it() -> None:
    spoken = "The rebels said they had taken the port.\n\nThe navy denied it."
    assert [words(spoken, a.source) for a in read(spoken)] == ["The rebels", "The navy"]
    plain = "The port has been taken. Ships turned back.\n\nThe navy denied it."
    assert read(plain) == ()


def test_what_is_quoted_before_its_quoter_stands_under_them() -> None:
    text = "The bodies lay there for days, Radio Teral quoted the mayor as saying."
    radio, mayor = read(text)
    assert (words(text, radio.source), words(text, mayor.source)) == ("Radio Teral", "the mayor")
    assert mayor.parent == 0
    assert radio.content == mayor.content


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Twenty people were killed, six more than the mayor reported on Monday.", False),
        ("The army lost 300 men, fewer than the ministry had said.", False),
        ("At least 40 houses burned down, the mayor reported on Monday.", True),
        ("The attack killed 40 people, more than 20 witnesses said.", True),
        ("The road was shut for the night, rather than the army, the mayor said.", True),
    ],
)
def test_another_number_that_somebody_gave_is_not_his(text: str, speech: bool) -> None:
    assert any(a.speech for a in read(text)) == speech
