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


BELOW = [
    "CORRECTION: An earlier version of this article said nine.",
    "Correction: fixes the toll in paragraph two",
    "(Corrects toll in second paragraph)",
    "This story has been corrected to say that the bridge is in Oldport.",
    "Исправление: в заголовке указано верное число",
]


@pytest.mark.parametrize("notice", BELOW)
@pytest.mark.parametrize("after", ["\n", "\n\n"])
def test_notice_right_below_the_headline_is_found(notice: str, after: str) -> None:
    made = document(f"Riverton shelled\n{notice}{after}{BODY}")
    assert parts(made) == [("headline", "Riverton shelled"), ("notice", notice), ("body", BODY)]
    assert [one.kind for one in made.notices] == ["correction"]


def test_notice_right_below_the_headline_goes_on_where_its_lines_were_full() -> None:
    notice = (
        "Correction: An earlier version of this article said that nine people\nwere killed in the town. It was eight."
    )
    made = document(f"Riverton shelled\n{notice}\n{BODY}")
    assert parts(made)[:2] == [("headline", "Riverton shelled"), ("notice", notice)]


def test_line_that_a_full_line_runs_into_is_no_notice() -> None:
    wrapped = (
        "The ministry of the invented state published a long and winding list of\nCorrections: nine pages of them, the "
        "spokesman said, and nobody read it\nat all on Monday."
    )
    assert document(f"{wrapped}\n\n{BODY}").notices == ()


@pytest.mark.parametrize(
    ("headline", "mark", "kind"),
    [
        ("Two killed in Riverton, council says (corrected)", "(corrected)", "correction"),
        ("[Corrected] Two killed in Riverton, council says", "[Corrected]", "correction"),
        ("Two killed in Riverton [CORRECTED] - Invented Wire", "[CORRECTED]", "correction"),
        ("Council counts the dead of Riverton (Corrected toll)", "(Corrected toll)", "correction"),
        ("Army enters Oldport (withdrawn)", "(withdrawn)", "retraction"),
        ("Deux morts à Riverton (corrigé)", "(corrigé)", "correction"),
        ("Двое погибших в Ривертоне (исправлено)", "(исправлено)", "correction"),
    ],
)
def test_bracket_in_the_headline_is_a_notice_and_the_rest_the_headline(headline: str, mark: str, kind: str) -> None:
    made = document(f"{headline}\n\n{BODY}")
    assert [(one.kind, made.text[slice(*one.span)]) for one in made.notices] == [(kind, mark)]
    kept = "".join(words for of, words in parts(made) if of == "headline")
    assert kept.replace(" ", "") == headline.replace(mark, "").replace(" ", "")


@pytest.mark.parametrize(
    "headline",
    [
        "Two killed (three wounded) in Riverton", "Ministry publishes (corrected) toll of Riverton",
        "Council counts the dead (eight)", "Army withdraws from Oldport (withdrawal in pictures)",
    ],
)  # fmt: skip
def test_other_brackets_in_a_headline_are_none(headline: str) -> None:
    assert document(f"{headline}\n\n{BODY}").notices == ()


def test_paragraph_of_very_many_lines_is_looked_at_quickly() -> None:
    assert found("Correction\nshells hit\n" * 50_000) == []


@pytest.mark.parametrize("blank", ["\x85", "\x1c", "\u3000", "\u2007"])
def test_line_of_odd_white_space_is_no_notice(blank: str) -> None:
    assert document(f"Riverton shelled\n{blank}\nCalm since\n{blank}\n\n{BODY}").notices == ()
