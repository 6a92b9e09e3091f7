"""PDFs: the text layer with its pages, lines joined, running lines left unread. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.intake import Blob, Options, Skipped, Taken, pdf, take_in, taken_from
from counterclaim.intake.pdf_joining import joint
from counterclaim.intake.pdf_layout import laid_out
from counterclaim.intake.pdf_running import Line, Page
from counterclaim.records import Document
from tests.mutated import mutated
from tests.pdf_written import Written, column
from tests.pdf_written import pdf as written

HEADER: Written = (230, 760, 9, "Example Monitor, weekly report")
FIRST = column(
    "The governor of the region said that eight people were killed when the market was",
    "shelled on Tuesday, and that the head of the regional govern-",
    "ment had asked for help.",
    "",
    "The ministry denied that its forces had fired on the town, and it blamed the other",
)
SECOND = column(
    "side, whose office did not answer on Wednesday when it was asked about the shells",
    "that were found.",
    "",
    "Two more people were wounded in the north-",
    "east of the town.",
)
BODY_1 = (
    "The governor of the region said that eight people were killed when the market was shelled on Tuesday, and that "
    "the head of the regional government had asked for help."
)
BODY_2 = (
    "The ministry denied that its forces had fired on the town, and it blamed the other side, whose office did not "
    "answer on Wednesday when it was asked about the shells that were found."
)
BODY_3 = "Two more people were wounded in the north-east of the town."


def taken(data: bytes) -> list[Taken | Skipped]:
    return list(taken_from(Blob(input_id="r.pdf", data=data, media_type="application/pdf"), Options()))


def document(data: bytes) -> Document:
    (found,) = taken(data)
    assert isinstance(found, Taken), found
    return found.document


def skipped(data: bytes) -> Skipped:
    (found,) = taken(data)
    assert isinstance(found, Skipped), found
    return found


def pieces(found: Document, kind: str) -> list[str]:
    return [found.text[slice(*s.span)] for s in found.sections if s.kind == kind]


def numbered(*pages: list[Written]) -> bytes:
    return written(
        *(
            [HEADER, *lines, (290, 30, 9, f"Page {number} of {len(pages)}")]
            for number, lines in enumerate(pages, 1)
        )
    )  # fmt: skip


def test_lines_are_joined_to_paragraphs_and_hyphens_of_line_ends_undone() -> None:
    assert document(written(FIRST, SECOND)).text == f"{BODY_1}\n\n{BODY_2}\n\n{BODY_3}"


def test_running_lines_are_boilerplate_and_do_not_cut_a_sentence() -> None:
    found = document(numbered(FIRST, SECOND))
    assert pieces(found, "body") == [f"{BODY_1}\n\n{BODY_2}", BODY_3]
    assert pieces(found, "boilerplate") == [f"{HEADER[3]}\nPage 1 of 2", f"{HEADER[3]}\nPage 2 of 2"]


def test_offset_leads_to_the_page() -> None:
    found = document(numbered(FIRST, SECOND))
    assert len(found.pages) == 2
    assert found.page_of(0) == found.page_of(found.text.index("blamed")) == 1
    assert found.page_of(found.text.index("side, whose")) == found.page_of(found.text.index("Two more")) == 2


def test_page_without_text_counts_as_a_page_and_is_named() -> None:
    found = document(written(FIRST, [], SECOND))
    assert found.page_of(found.text.index("Two more")) == 3
    (issue,) = [one for one in found.issues if one.code == "pdf-pages-without-text"]
    assert "page 2." in issue.message


def test_dates_of_making_are_no_date_of_publication() -> None:
    found = document(written(FIRST))
    assert found.published is None
    assert "published-unknown" in {issue.code for issue in found.issues}


def test_title_counts_only_where_the_first_page_has_it() -> None:
    page = [*column("Shelling of the northern market", y=740, size=20), *FIRST]
    found = document(written(page, title="Shelling of the Northern Market"))
    assert found.title == "Shelling of the Northern Market"
    assert pieces(found, "headline") == ["Shelling of the northern market"]
    assert document(written(page, title="Microsoft Word - draft_3_final.docx")).title is None


def test_footnotes_do_not_cut_a_sentence_that_runs_over_the_page() -> None:
    notes = column("1 The office of the region, by telephone.", y=100, size=7)
    found = document(written([*FIRST, *notes], SECOND))
    assert BODY_2 in found.text
    assert found.page_of(found.text.index("1 The office")) == 1


def test_columns_are_read_one_after_the_other() -> None:
    left = column("The governor said that the", "market was shelled on Tuesday", "and that the mayor of the", x=72)
    right = column("town was killed. The other", "side denied that it had fired", "on the town.", x=320)
    text = document(written([*left, *right])).text
    assert text == (
        "The governor said that the market was shelled on Tuesday and that the mayor of the town was killed. The other "
        "side denied that it had fired on the town."
    )


def test_line_whose_next_word_would_have_fitted_ends_a_paragraph() -> None:
    text = document(written(column(
        "The governor of the region said that eight people were killed when the market was",
        "shelled on Tuesday.",
        "The ministry denied that its forces had fired on the town, and it blamed the other",
        "side.",
    ))).text  # fmt: skip
    assert text.split("\n\n") == [
        "The governor of the region said that eight people were killed when the market was shelled on Tuesday.",
        "The ministry denied that its forces had fired on the town, and it blamed the other side.",
    ]


def test_figures_at_the_head_of_pages_are_no_running_lines() -> None:
    pages = [
        [*column(f"Killed: {killed}", y=740), *column(f"The office said so on day {day} of the siege, again.", y=600)]
        for day, killed in enumerate((8, 3, 11, 5), 1)
    ]
    assert pieces(document(written(*pages)), "boilerplate") == []


@pytest.mark.parametrize(
    ("before", "after", "known", "joined"),
    [
        ("govern", "ment said", "", "government said"),
        ("govern", "ment said", "govern-ment", "govern-ment said"),
        ("north", "east of", "northeast", "northeast of"),
        ("north", "east of", "", "north-east of"),
        ("rebel", "lion", "", "rebellion"),
        ("rebel", "held towns", "held rebel", "rebel-held towns"),
        ("Jean", "Pierre", "", "Jean-Pierre"),
        ("a 20", "year truce", "", "a 20-year truce"),
        ("2014", "15", "", "2014-15"),
        ("Tues", "day", "", "Tuesday"),
    ],
)
def test_hyphen_goes_only_inside_a_word(before: str, after: str, known: str, joined: str) -> None:
    words, between = joint(before, after, broken=True, known=frozenset(known.split()))
    assert words + between + after == joined


def test_scan_says_that_it_has_no_text() -> None:
    assert skipped(written([], [])).code == "pdf-no-text"
    stamped = [(72.0, 30.0, 9.0, "Scanned with an example scanner")]
    assert skipped(written(stamped, stamped, stamped)).code == "pdf-no-text"


def test_password_is_asked_for_and_the_empty_one_is_tried() -> None:
    assert skipped(written(FIRST, password=b"secret")).code == "pdf-encrypted"
    assert document(written(FIRST, password=b"")).text.startswith("The governor")


def test_damaged_pdf_is_skipped_with_its_bytes() -> None:
    found = skipped(b"%PDF-1.7\nnothing that can be read")
    assert found.code == "pdf-broken"
    assert found.blob is not None and found.blob.size == 33


def test_pdf_under_another_name_is_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(written(FIRST))
    (found,) = take_in([tmp_path])
    assert isinstance(found, Taken) and found.document.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("then", "why"), [("time.sleep(60)", "longer than"), ("os._exit(139)", "broke down"), ("sys.exit()", "too long")]
)
def test_pages_before_a_breakdown_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, why: str
) -> None:
    page = (
        '{"page": 1, "height": 792, "lines": [["The governor said that eight were killed.", 72, 700, 400, 711, false]]}'
    )
    reader = tmp_path / "reader.py"
    reader.write_text(f"import os, sys, time\nprint('{{\"pages\": 3}}\\n{page}', flush=True)\n{then}\n")
    monkeypatch.setattr(pdf, "READER", reader)
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    found = document(b"%PDF-")
    assert found.text == "The governor said that eight were killed."
    (issue,) = [one for one in found.issues if one.code == "pdf-cut-off"]
    assert "first 1 of 3 pages" in issue.message and why in issue.message


def test_long_pdf_is_cut_at_the_beginning_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "PART", 400)
    first, second = taken(written(FIRST, SECOND, FIRST, SECOND))
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert (first.document.locus, second.document.locus) == ("pages 1-2", "pages 3-4")
    assert second.document.input_id == "r.pdf#pages 3-4"
    assert first.document.text == second.document.text
    assert second.document.page_of(0) == 3
    assert second.document.page_of(second.document.text.index("Two more")) == 4
    assert first.document.document_id != second.document.document_id


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
PLACE = st.floats(-100, 900, allow_nan=False)
LINES = st.lists(st.builds(Line, WORDS, PLACE, PLACE, PLACE, PLACE, st.booleans()), max_size=8)


@given(st.lists(LINES, min_size=1, max_size=5))
def test_whatever_the_lines_offsets_hold(pages: list[list[Line]]) -> None:
    laid = laid_out([Page(n, 800.0, tuple(lines)) for n, lines in enumerate(pages, 1)], len(pages))
    assert len(laid.pages) == len(pages)
    assert list(laid.pages) == sorted(laid.pages) and all(0 <= at <= len(laid.text) for at in laid.pages)
    at = 0
    for section in laid.sections:
        assert at <= section.start < section.end <= len(laid.text)
        assert not laid.text[at : section.start].strip()
        at = section.end
    kept = {char for line in pages for one in line for char in one.text if char.isalnum()}
    assert {char for char in kept if char not in "ﬀﬁﬂﬃﬄﬅﬆ"} <= set(laid.text)


@settings(max_examples=12, deadline=None)
@given(
    mutated(
        (numbered(FIRST, SECOND), written(FIRST, password=b"")),
        (b"/Count 99999999", b"/Kids [2 0 R]", b"<<", b"endobj", b"9999999999 00000 n", b"/Length -1", b"\xff\xfe"),
    )
)
def test_damaged_pdf_gives_documents_or_reasons(data: bytes) -> None:
    for found in taken(data):
        if isinstance(found, Skipped):
            assert found.code and found.message
        else:
            assert found.document.text.strip()
