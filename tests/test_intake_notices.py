"""Notices of corrections, retractions, clarifications and updates. All lines invented (tests/data/notices.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from counterclaim.intake import Blob, Options, Skipped, taken_from
from counterclaim.intake.notices import notices_in
from counterclaim.records import Document, Section

BODY = (
    "Shells hit the town of Riverton on Monday, the council said.\n\nFour people were hurt and taken to Newport.\n\n"
    "The ministry said that both bridges stand.\n\nNo side has claimed the shelling."
)


class Line(TypedDict, total=False):
    kind: str
    at: str
    text: str
    words: str


LINES: dict[str, dict[str, list[Line]]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "notices.yaml").read_text(encoding="utf-8")
)
POSITIVE = [line for part in LINES.values() for line in part["positive"]]
NEGATIVE = [line for part in LINES.values() for line in part["negative"]]


def placed(line: Line) -> str:
    """The line at the head or the foot of a dispatch."""
    return f"{line['text']}\n\n{BODY}" if line["at"] == "head" else f"{BODY}\n\n{line['text']}"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[slice(*one.span)]) for one in notices_in(text, (Section("body", 0, len(text)),))]


def test_there_are_lines_enough_of_both_sorts() -> None:
    assert len(POSITIVE) >= 60 and len(NEGATIVE) >= 60


@pytest.mark.parametrize("line", POSITIVE, ids=lambda line: line["text"][:40])
def test_notice_is_found_with_its_place(line: Line) -> None:
    ((kind, words),) = found(placed(line))
    assert words == line.get("words", line["text"])
    assert kind == line["kind"]


@pytest.mark.parametrize("line", NEGATIVE, ids=lambda line: line["text"][:40])
def test_report_about_corrections_is_none(line: Line) -> None:
    assert found(placed(line)) == []


def test_what_stands_in_the_middle_of_a_dispatch_is_read() -> None:
    assert found(f"{BODY}\n\nThis story has been corrected.\n\n{BODY}") == []


def document(text: str) -> Document:
    (one,) = taken_from(Blob(input_id="x", data=text.encode(), media_type="text/plain"), Options())
    assert not isinstance(one, Skipped)
    return one.document


def parts(document: Document) -> list[tuple[str, str]]:
    return [(s.kind, document.text[s.start : s.end]) for s in document.sections]


def test_notice_is_a_section_of_its_own_and_noted_on_the_document() -> None:
    notice = "Correction: An earlier version of this article said nine."
    made = document(f"Riverton shelled\n\n{BODY}\n\n{notice}\n\n(Reporting by Anna Testwell)\n\n© AFP\n")
    assert parts(made) == [
        ("headline", "Riverton shelled"), ("body", BODY), ("notice", notice),
        ("boilerplate", "(Reporting by Anna Testwell)"), ("boilerplate", "© AFP"),
    ]  # fmt: skip
    assert [(one.kind, made.text[slice(*one.span)]) for one in made.notices] == [("correction", notice)]


def test_label_of_a_corrected_headline_is_the_notice_and_the_rest_the_headline() -> None:
    made = document(f"CORRECTED-Two killed in Riverton, council says\n\n{BODY}")
    assert parts(made)[:2] == [("notice", "CORRECTED-"), ("headline", "Two killed in Riverton, council says")]
    assert [one.kind for one in made.notices] == ["correction"]


def test_first_line_that_is_all_notice_is_no_headline() -> None:
    made = document(f"MANDATORY KILL\n\n{BODY}")
    assert parts(made)[0] == ("notice", "MANDATORY KILL")
    assert [one.kind for one in made.notices] == ["retraction"]


def test_notice_cut_into_lines_is_one() -> None:
    notice = "This story has been corrected to say that the\nbridge is in Oldport,\nnot Newport."
    assert found(f"{BODY}\n\n{notice}") == [("correction", notice)]


def test_hostile_line_is_looked_at_quickly() -> None:
    for line in ("this article " * 3000, "(" * 20_000, "earlier version of " * 2000, "kill " * 4000, "a, said " * 3000):
        assert isinstance(found(line), list)
