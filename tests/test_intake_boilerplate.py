"""What an outlet's system adds is kept and not read; what reports is read. All lines invented."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.intake.boilerplate import boilerplate_group, boilerplate_in
from counterclaim.intake.paragraphs import paragraphs, sentences, set_apart
from counterclaim.records import Section

LINES: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "boilerplate.yaml").read_text(encoding="utf-8")
)
ADDED = [(group, line) for group, lines in LINES.items() if group != "reports" for line in lines]


@pytest.mark.parametrize(("group", "line"), ADDED)
def test_line_that_reports_nothing_is_boilerplate(group: str, line: str) -> None:
    assert boilerplate_group(line, edge=True) == group
    assert boilerplate_group(f"  {line}\t", edge=True) == group


@pytest.mark.parametrize("line", LINES["reports"])
def test_line_that_reports_is_none(line: str) -> None:
    assert boilerplate_group(line, edge=True) is None


def test_byline_in_the_middle_of_a_text_is_read() -> None:
    assert boilerplate_group("By Anna Testwell") is None
    body = "\n\n".join(["The town was hit, he said."] * 9)
    text = f"By Anna Testwell\n\n{body}\n\nBy Ben Sampleton\n\n{body}"
    (span,) = boilerplate_in(text, (Section("body", 0, len(text)),))
    assert text[slice(*span)] == "By Anna Testwell"


def found(text: str) -> list[str]:
    return [text[slice(*span)] for span in boilerplate_in(text, (Section("body", 0, len(text)),))]


def test_line_that_stands_by_itself_within_a_paragraph_is_found() -> None:
    assert found("The town was hit.\nShare on Facebook\nTweet\nFour were hurt.\r\n3 min read") == [
        "Share on Facebook", "Tweet", "3 min read",
    ]  # fmt: skip


def test_line_that_a_sentence_runs_through_is_read() -> None:
    assert found("The ministry did not want to\nadvertisement\nof its own losses.\nMore") == ["More"]
    assert found("He said that he would\nshare\nthe food.") == []
    assert found("The strike on the port ended with the\nReuters\noffice in flames.") == []


def test_paragraph_cut_into_lines_is_found_as_one() -> None:
    text = "The town was hit.\n\nSign up for our daily newsletter\nand get the news in\nyour inbox.\n\nFour were hurt."
    assert found(text) == ["Sign up for our daily newsletter\nand get the news in\nyour inbox."]


def test_headline_is_never_cut() -> None:
    text = "Share prices fall\n\nThe port was hit."
    assert boilerplate_in(text, (Section("headline", 0, 17), Section("body", 19, len(text)))) == {}


def test_sections_are_cut_around_what_is_set_apart() -> None:
    text = "Title\n\nThe town was hit.\n\nAdvertisement\n\nFour were hurt.\n\n© AFP"
    sections = (Section("headline", 0, 5), Section("body", 7, len(text)))
    cut = set_apart(text, sections, dict.fromkeys(boilerplate_in(text, sections), "boilerplate"))
    assert [(s.kind, text[s.start : s.end]) for s in cut] == [
        ("headline", "Title"), ("body", "The town was hit."), ("boilerplate", "Advertisement"),
        ("body", "Four were hurt."), ("boilerplate", "© AFP"),
    ]  # fmt: skip


PIECES = st.sampled_from(
    ["Advertisement", "The town was hit.", "\n", "\r\n\r\n", " ", "By Anna Testwell", "© AFP", "x\u2028", "。"]
)


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_cut_sections_keep_order_and_lose_nothing_but_white_space(text: str) -> None:
    sections = (Section("body", 0, len(text)),)
    cut = set_apart(text, sections, dict.fromkeys(boilerplate_in(text, sections), "boilerplate"))
    at = 0
    for section in cut:
        assert at <= section.start < section.end <= len(text) and not text[at : section.start].strip(
            "\ufeff\u200b \r\n\u2028"
        )
        at = section.end
    assert not text[at:].strip()


@given(st.text(max_size=120))
def test_paragraphs_and_sentences_lie_in_the_text_in_order(text: str) -> None:
    lines = [line for several in paragraphs(text, (0, len(text))) for line in several]
    assert lines == sorted(lines) and all(text[s:e] == text[s:e].strip(" \t\r\n") != "" for s, e in lines)
    cut = sentences(text, (0, len(text)))
    assert cut == sorted(cut) and all(a[1] <= b[0] for a, b in itertools.pairwise(cut))


WORDS = ["By ", "Anna ", "and ", "Reuters", ", ", "/", "Getty Images ", "1-1", "12:30 ", "March ", "x", "share ", "© ",
         "› ", "cookies ", "we use ", "Home", " > ", "comments ", "(", "Reporting by ", "updated ",
         "e-mail ", ".", "subscribe ", "a" * 40]  # fmt: skip


@settings(max_examples=300, deadline=300)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).flatmap(
    lambda words: st.integers(1, 60).map(lambda times: ("".join(words) * times)[:300] + "!")
))  # fmt: skip
def test_no_line_takes_long_to_look_at(line: str) -> None:
    boilerplate_group(line, edge=True)
