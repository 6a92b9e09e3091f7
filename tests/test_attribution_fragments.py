"""A content that begins in the middle of a clause goes back to where its sentence begins. Every text is invented."""

from __future__ import annotations

from counterclaim.reading.attribution.fragments import with_beginnings
from counterclaim.reading.attribution.passage import Cited, passage_of
from counterclaim.reading.layers import Layers
from counterclaim.reading.syntax import Syntax
from counterclaim.records import Document, Section

TEXT = "Twelve bodies were found after the raid, strewn in front of a hotel, security sources said."


def cited(text: str, source: str, cue: str, content: str) -> Cited:
    spans = [(text.index(words), text.index(words) + len(words)) for words in (source, cue, content)]
    return Cited((spans[0],), (spans[1],), (spans[2],), 0)


def contents(text: str, *found: Cited) -> list[str]:
    document = Document(document_id="d", input_id="d", blob="b", text=text, sections=(Section("body", 0, len(text)),))
    passage = passage_of(text, Syntax()(Layers(document)).doc)
    return [text[slice(*one.content[0])] for one in with_beginnings(passage, found)]


def test_what_goes_on_from_a_clause_is_said_with_it() -> None:
    sources = cited(TEXT, "security sources", "said", "strewn in front of a hotel")
    assert contents(TEXT, sources) == [TEXT[: TEXT.index(", security")]]


def test_what_another_is_cited_for_before_it_stays_his() -> None:
    sources = cited(TEXT, "security sources", "said", "strewn in front of a hotel")
    other = cited(TEXT, "Twelve", "found", "bodies")
    assert contents(TEXT, sources, other)[0] == "strewn in front of a hotel"


def test_a_clause_with_a_subject_of_its_own_is_whole() -> None:
    text = "The road was open, two bridges had fallen, the mayor said."
    assert contents(text, cited(text, "the mayor", "said", "two bridges had fallen")) == ["two bridges had fallen"]
