"""Plain text and Markdown: the file's own characters, and what their parts are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake import Blob, Options, Skipped, documents_of, take_in
from counterclaim.intake.sections import body_sections
from counterclaim.records import Document

NONE = Options()


def taken(data: bytes | str, options: Options = NONE, media_type: str = "text/plain") -> Document:
    raw = data.encode() if isinstance(data, str) else data
    (document,) = documents_of(Blob(input_id="x", data=raw, media_type=media_type), options)
    assert isinstance(document, Document)
    return document


def parts(document: Document) -> list[tuple[str, str]]:
    return [(section.kind, document.text[section.start : section.end]) for section in document.sections]


def codes(document: Document) -> list[str]:
    return [issue.code for issue in document.issues]


@pytest.mark.parametrize("text", [
    "\ufeffThe town was hit.\r\nFour were hurt 😀 in Riverton.\r\n",
    "a\rb\n\nc\u2028d \U0001f600\U0001f1fa\U0001f1e6 e\u0301",
    "---\r\ntitle: A strike\r\n---\r\n\r\nIt was hit.\r\n",
])  # fmt: skip
def test_text_is_the_files_own_characters(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dispatch.txt"
    path.write_bytes(text.encode())
    (one,) = take_in([path])
    assert not isinstance(one, Skipped)
    with path.open(encoding="utf-8", newline="") as file:
        assert one.document.text == file.read() == text


@given(st.text(min_size=1).filter(lambda text: text.strip(" \t\r\n\f\v\ufeff\u200b").strip()))
def test_sections_lie_in_the_text_in_order_and_leave_out_only_white_space(text: str) -> None:
    blob = Blob(input_id="x", data=text.encode(), media_type="text/plain")
    found = [one for one in _all(blob) if isinstance(one, Document)]
    for document in found:
        assert document.text == text
        at = 0
        for section in document.sections:
            assert at <= section.start < section.end <= len(text)
            assert not text[at : section.start].strip(" \t\r\n\f\v\ufeff\u200b\xa0\u2028\u2029#")
            at = section.end
        assert not text[at:].strip(" \t\r\n\f\v\ufeff\u200b\xa0\u2028\u2029#")


def _all(blob: Blob) -> list[Document | Skipped]:
    from counterclaim.intake import taken_from

    return [one if isinstance(one, Skipped) else one.document for one in taken_from(blob, NONE)]


def test_front_matter_gives_outlet_title_date_and_is_not_body() -> None:
    document = taken(
        "---\noutlet: Example News\ntitle: Strike on the town\npublished: 2022-09-13\nlanguage: en\n"
        "url: https://example.org/1\ntheatre: ukraine-2022\n---\n\nThe governor said that 8 people were killed."
    )
    assert (document.outlet, document.title, document.url) == (
        "Example News",
        "Strike on the town",
        "https://example.org/1",
    )
    assert (document.published, document.published_from) == ("2022-09-13", "front-matter")
    assert (document.language, document.theatre) == ("en", "ukraine-2022")
    assert [kind for kind, _ in parts(document)] == ["metadata", "headline", "metadata", "body"]
    assert parts(document)[1] == ("headline", "Strike on the town")
    assert parts(document)[3] == ("body", "The governor said that 8 people were killed.")


def test_title_of_front_matter_that_opens_the_body_is_the_headline_there_only() -> None:
    document = taken("---\ntitle: Strike on the town\n---\n# Strike on the town\n\nIt was hit on Monday, he said.")
    assert [kind for kind, _ in parts(document)] == ["metadata", "headline", "body"]
    assert document.sections[1].start > document.text.index("# ")


def test_time_zone_of_the_published_date_is_kept() -> None:
    assert taken("---\npublished: 2022-09-13T01:30:00+03:00\n---\nText of it.").published == "2022-09-13T01:30:00+03:00"
    assert taken("---\npublished: 2022-09-13 01:30Z\n---\nText of it.").published == "2022-09-13T01:30:00+00:00"


def test_option_outranks_front_matter() -> None:
    document = taken("---\npublished: 2022-09-13\n---\nText of it.", Options(published="2022-09-14"))
    assert (document.published, document.published_from) == ("2022-09-14", "option")


def test_date_that_does_not_exist_is_an_issue_and_the_text_is_read() -> None:
    document = taken("---\npublished: 2022-02-30\n---\nText of it.")
    assert document.published is None
    assert codes(document) == ["date-invalid", "published-unknown"]
    assert "'2022-02-30'" in document.issues[0].message


def test_theatre_that_is_not_there_is_an_issue_and_the_reader_chooses() -> None:
    document = taken("---\npublished: 2022-09-13\ntheatre: atlantis\n---\nText of it, he said.")
    assert document.theatre is None
    assert codes(document) == ["unknown-theatre"]
    assert "choose one of: afghanistan, " in document.issues[0].message


def test_front_matter_that_is_not_yaml_is_kept_and_said() -> None:
    document = taken("---\ntitle: [unclosed\n---\nText of it, he said.")
    assert "front-matter-unreadable" in codes(document)
    assert [kind for kind, _ in parts(document)] == ["metadata", "body"]


def test_colon_in_a_value_of_front_matter_costs_nothing_but_a_word() -> None:
    head = "---\ntitle: Live: the war, day 5\noutlet: Test Wire\npublished: 2031-03-05\n---\n"
    document = taken(head + "The army's office said so.\n")
    assert (document.title, document.outlet, document.published) == ("Live: the war, day 5", "Test Wire", "2031-03-05")
    assert "front-matter-mended" in codes(document)
    hostile = taken(f"---\ntitle: a: b{' ' * 60_000}c\n---\nThe army's office said so.\n")  # in no time, too
    assert "front-matter-mended" in codes(hostile)


def test_rule_at_the_head_of_a_text_is_no_front_matter() -> None:
    assert [kind for kind, _ in parts(taken("---\nThe town was hit, he said.\n"))] == ["body"]


def test_first_line_before_a_blank_line_is_the_headline() -> None:
    document = taken("Power cut in the region\n\nThe governor said that the plant was hit.")
    assert parts(document) == [
        ("headline", "Power cut in the region"),
        ("body", "The governor said that the plant was hit."),
    ]
    assert document.title == "Power cut in the region"


@pytest.mark.parametrize("opening", [
    "The town was hit on Monday, the governor said.", "RIVERTON, Sept 13 (Example) -", "By A Reporter",
    "He said the following:",
])  # fmt: skip
def test_opening_that_is_no_headline_is_body(opening: str) -> None:
    assert [kind for kind, _ in parts(taken(f"{opening}\n\nMore of the text follows here."))] == ["body"]


def test_headline_in_the_middle_of_a_paragraph_is_not_taken() -> None:
    assert [kind for kind, _ in parts(taken("A short line\nthat goes on in the next one."))] == ["body"]


def test_damaged_utf8_is_read_with_marks_and_said() -> None:
    document = taken("Жертвы в городе, сообщил губернатор. ".encode() + b"\xd0 The end of it.")
    assert "broken-encoding" in codes(document)
    assert document.text.count("\ufffd") == 1
    (issue,) = [i for i in document.issues if i.code == "broken-encoding"]
    assert issue.span is not None and document.text[slice(*issue.span)] == "\ufffd"


def test_windows_text_is_read_as_such_and_said() -> None:
    document = taken("The café in Orléans was hit, he said.".encode("cp1252"))
    assert document.text == "The café in Orléans was hit, he said."
    assert "encoding-guessed" in codes(document)


def test_byte_order_mark_of_utf16_is_believed() -> None:
    assert taken("The town was hit 😀.".encode("utf-16")).text == "The town was hit 😀."


def test_language_is_measured_and_left_open_where_the_text_is_short() -> None:
    assert taken("The governor of the region said on Tuesday that eight people had been killed there.").language == "en"
    assert (
        taken("Губернатор області повідомив у вівторок, що внаслідок обстрілу загинуло восьмеро людей.").language
        == "uk"
    )
    assert taken("Eight dead.").language is None


def test_same_words_in_two_outlets_are_two_documents() -> None:
    one, two = (taken("The town was hit.", Options(outlet=outlet)) for outlet in ("A", "B"))
    assert one.blob == two.blob
    assert one.document_id != two.document_id
    assert taken("The town was hit.", Options(outlet="A")).document_id == one.document_id


def test_front_matter_nested_too_deeply_is_said_and_not_read() -> None:
    from counterclaim.intake.front_matter import front_matter

    for nested in ("[" * 30_000, "- " * 30_000, "{a: " * 30_000):
        found = front_matter(f"---\ntitle: {nested}\n---\nThe army said so.\n")
        assert found is None or [issue.code for issue in found.issues] == ["front-matter-unreadable"]


def test_heading_without_words_is_no_headline() -> None:
    assert [s.kind for s in body_sections("# #\n\nThe governor spoke.", 0, 24)] == ["body"]
