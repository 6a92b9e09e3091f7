"""Front matter is kept and never read; what is read keeps its offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.readable import readable_text, runs_left_out
from counterclaim.reading.syntax.folding import folded
from counterclaim.records import Document, Section


def document(text: str, *sections: Section) -> Document:
    return Document(document_id="d", input_id="d", blob="", text=text, sections=sections)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_what_is_read_keeps_its_offsets(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    read = readable_text(document(text, Section("metadata", 0, start), Section("body", start, end)))
    assert len(read) == len(text)
    assert read[start:end] == text[start:end]
    assert read[:start].strip() == read[end:].strip() == ""


def test_headline_inside_front_matter_ends_its_own_paragraph() -> None:
    text = "title: Town taken\nurl: x\n---\nThe army said so."
    sections = (
        Section("metadata", 0, 7),
        Section("headline", 7, 17),
        Section("metadata", 17, 29),
        Section("body", 29, len(text)),
    )
    assert readable_text(document(text, *sections)).split() == ["Town", "taken", "The", "army", "said", "so."]
    assert readable_text(document(text, *sections))[17:19] == "\n\n"


def test_a_body_after_front_matter_begins_a_line() -> None:
    text = "url: https://a.example\n---\nKYIV - The army said so."
    start = text.index("KYIV")
    read = readable_text(document(text, Section("metadata", 0, start), Section("body", start, len(text))))
    assert read.splitlines()[-1] == "KYIV - The army said so."


@given(st.text(max_size=60))
def test_folding_is_one_character_for_one(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_run_without_spaces_longer_than_any_word_is_not_read() -> None:
    text = "The army " + '"' * 5000 + " said so."
    read = readable_text(document(text, Section("body", 0, len(text))))
    assert len(read) == len(text)
    assert read.split() == ["The", "army", "said", "so."]
    assert [issue.span for issue in runs_left_out(document(text))] == [(9, 5009)]


def test_escapes_of_a_hostile_dispatch_are_read_as_spaces() -> None:
    text = "Shells hit \x1b[2J\x9b the\ttown.\r\nAll\x00 is calm."
    read = readable_text(document(text, Section("body", 0, len(text))))
    assert len(read) == len(text)
    assert not set(read) & {"\x1b", "\x9b", "\x00"}
    assert "the\ttown.\r\nAll" in read
