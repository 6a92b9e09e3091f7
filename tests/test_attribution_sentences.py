"""Who is cited, by which words, for which words, in invented sentences of many agencies' manner."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.reading.attribution import Attributions
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Attribution, Document, Section, Spans

FILE = Path(__file__).parent / "data" / "attribution_sentences.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@cache
def read(text: str) -> Layers:
    sections = (Section(kind="body", start=0, end=len(text)),)
    document = Document(document_id="d", input_id="i", blob="", text=text, sections=sections)
    return Attributions("rules")(Syntax()(Layers(document=document)))


def attributions(text: str) -> tuple[Attribution, ...]:
    return read(text).attributions


def words(text: str, spans: Spans) -> str:
    return " … ".join(text[s:e] for s, e in spans)


def said(text: str, attribution: Attribution) -> str:
    """The content, with what it takes up in square brackets."""
    taken = f" [{words(text, attribution.takes_up)}]" if attribution.takes_up else ""
    return words(text, attribution.content) + taken


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:50] for c in CASES])
def test_sentence_cites_as_annotated(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[words(text, a.source), words(text, a.cue), said(text, a)] for a in attributions(text)]
    assert found == case["cited"]


def test_reported_order_is_a_chain_of_two() -> None:
    outer, inner = attributions("The ministry said that the governor had asked residents to leave the city.")
    assert (outer.parent, inner.parent) == (None, 0)


def test_readout_of_another_office_is_the_outer_link() -> None:
    text = "“The troops must leave,” the minister said in a call, according to a statement from the presidency."
    inner, outer = attributions(text)
    assert words(text, outer.source) == "a statement from the presidency"
    assert (inner.parent, outer.parent) == (1, None)


def test_source_that_an_agency_cites_stands_under_the_agency() -> None:
    text = "Three rockets landed near the base, the agency reported, citing a security source."
    agency, source = attributions(text)
    assert words(text, source.source) == "a security source"
    assert source.parent == 0
    assert source.content == agency.content


def test_cited_circumstance_is_no_source() -> None:
    text = "The airline suspended its flights, citing the fighting."
    assert all(words(text, a.source) != "the fighting" for a in attributions(text))


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("“The bridge is ours,” the army said.", "direct"),
        ("The army said that “the bridge is ours”.", "direct"),
        ("The army said the bridge was “firmly” in its hands.", "mixed"),
        ("The army said the bridge was in its hands.", "indirect"),
        ("The army said the so-called “people's republic” had shelled the bridge.", "indirect"),
    ],
)
def test_voice_is_what_stands_between_marks(text: str, voice: str) -> None:
    assert [a.voice for a in attributions(text)] == [voice]


def test_next_quoted_paragraph_is_carried() -> None:
    text = "“We hold the town,” the commander said.\n\n“Nobody will leave. We have food for weeks.”"
    said, carried = attributions(text)
    assert (said.carried, carried.carried) == (False, True)
    assert carried.source == said.source
    assert carried.cue == ()


def test_quotation_without_a_speaker_has_none() -> None:
    text = "Fighting went on in the port.\n\n“There is no water here any more.”"
    (alone,) = attributions(text)
    assert (alone.source, alone.carried) == ((), False)
    assert [i.code for i in read(text).issues] == ["quotation-without-speaker"]


def test_lacking_mark_is_said_as_an_issue() -> None:
    text = "“The port is closed, the mayor said. Ships turned back."
    (issue,) = read(text).issues
    assert issue.code == "unbalanced-quotation"
    assert issue.span is not None and text[slice(*issue.span)] == "“The port is closed,"


def test_mark_that_closes_nothing_known_is_said_as_an_issue() -> None:
    text = "The ministry said the shells fell at dawn.” Ships turned back."
    (issue,) = read(text).issues
    assert issue.code == "unbalanced-quotation"
    assert issue.span is not None and text[slice(*issue.span)] == "”"


def test_sound_text_has_no_issue() -> None:
    assert read("“The port is closed,” the mayor said.").issues == ()


def test_missing_closing_mark_does_not_turn_later_quotations_inside_out() -> None:
    text = (
        "“The shelling began at dawn, the mayor said. Power was cut.\n\n"
        "The army rejected this. “We did not fire,” it said.\n\n"
        "“Both sides must stop,” the envoy said."
    )
    contents = [words(text, a.content) for a in attributions(text)]
    assert "“We did not fire,”" in contents
    assert "“Both sides must stop,”" in contents
    assert not any("Power was cut" in c for c in contents)


def test_broken_texts_never_raise() -> None:
    for text in (
        "",
        "\n\n",
        "“”“”",
        '"' * 50,
        "said said said",
        "said: “",
        ": —",
        "According to",
        "citing",
        "\x00\x07 ”said”",
    ):
        for attribution in attributions(text):
            for start, end in (*attribution.source, *attribution.cue, *attribution.content):
                assert 0 <= start < end <= len(text)


def test_how_a_place_is_tells_nothing() -> None:
    assert attributions("Nikopol in turmoil: fresh unrest in the east") == ()
    (cited,) = attributions("Doctors in Nikopol: twelve dead in strike")
    assert words("Doctors in Nikopol: twelve dead in strike", cited.source) == "Doctors in Nikopol"


def test_what_is_added_to_others_words_is_not_said() -> None:
    text = "The ministry says it has lost contact, adding credence to claims from a militia it had captured the base."
    assert [words(text, a.cue) for a in attributions(text)] == ["says"]


def test_a_participle_belongs_to_its_own_of_two_clauses() -> None:
    text = "The spokesman confirmed the injuries, and the governor vowed revenge, stating that the enemy would pay."
    assert words(text, attributions(text)[-1].source) == "the governor"
