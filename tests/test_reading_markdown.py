"""Markdown's marks are read as spaces, the words between them where they stand. All texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.markdown import closed_up, without_marks
from counterclaim.reading.readable import readable_text
from counterclaim.reading.reader import Reader
from counterclaim.records import Claim, Document, Section


def document(text: str, media_type: str) -> Document:
    return Document(
        document_id="d", input_id="d", blob="", text=text, sections=(Section("body", 0, len(text)),),
        media_type=media_type, published="2022-09-13", theatre="ukraine-2022",
    )  # fmt: skip


def claims(text: str, media_type: str = "text/markdown") -> tuple[Claim, ...]:
    return next(iter(Reader().read([document(text, media_type)]))).claims


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**more than 50** tanks", "more than 50 tanks"),
        ("*two* of __three__ and ***four***", "two of three and four"),
        ("**The *whole* town** fell", "The whole town fell"),
        ("## Losses ##\nEight died", "Losses \nEight died"),
        ("Losses\n======\nEight died", "Losses\n \nEight died"),
        ("* one\n* **two** fell\n- three\n> + four", "one\n two fell\n three\n four"),
        ("the [ministry](https://example.org/a_(b)_c) said", "the ministry said"),
        ("the [ministry][1] said\n\n[1]: https://example.org/a_b", "the ministry said\n\n"),
        ("so it said <https://example.org/x_y>.", "so it said."),
        ("![Rescuers in a *street*](a.jpg) Eight died[^1].", "Eight died."),
        ("near `Izium` and ``a_b_``", "near Izium and a_b_"),
        ("**[Kharkiv](https://example.org/a**b)** fell", "Kharkiv fell"),
        ("```text\nEight died\n```\n\n---\n", "Eight died\n \n\n"),
        ("5 \\* 6 \\* 7", "5 * 6 * 7"),
    ],
)
def test_marks_are_read_as_spaces(written: str, read: str) -> None:
    plain = without_marks(written)
    assert len(plain) == len(written)
    assert closed_up(plain) == read.strip()


@pytest.mark.parametrize(
    "kept",
    [
        "killed 5* people", "a lone * stays", "snake_case_name", "an **open pair", "[the mayor] left", "** spaced **",
        "x = [1](", "*one\n\nparagraph* further", "Kharkiv - a city - fell", "#hashtag", "2 > 1", "it (he said) left",
    ],
)  # fmt: skip
def test_what_is_no_mark_stays(kept: str) -> None:
    assert without_marks(kept) == kept


@given(st.text(alphabet="*_`[]()!<>#\\-+~=:/ab .\n\r^1", max_size=120))
def test_no_mark_moves_a_word(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, plain, strict=True))
    assert [i for i, c in enumerate(plain) if c in "\r\n"] == [i for i, c in enumerate(text) if c in "\r\n"]


@pytest.mark.parametrize("piece", ["*a _b ", "[a](", "`a ", "**", "_a*", "![", "<http:", "* > ", "[[a]", "#", "\\*"])
def test_hostile_marks_cost_what_their_length_costs(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    without_marks(text)
    assert time.process_time() - begun < 2


def test_only_markdown_has_marks() -> None:
    text = "**More than 50** tanks were destroyed."
    assert readable_text(document(text, "text/plain")) == text
    assert "*" not in readable_text(document(text, "text/markdown"))


def test_bold_figure_is_read_with_its_offsets() -> None:
    text = "**More than 50** tanks were destroyed near Izium, the governor said."
    (claim,) = claims(text)
    (figure,) = claim.figures
    assert (claim.text, figure.text) == ("More than 50 tanks were destroyed near Izium", "More than 50 tanks")
    assert (figure.low, figure.comparator) == (50, "more-than")
    assert text[slice(*figure.span)] == "More than 50** tanks"


@pytest.mark.parametrize(
    "written",
    [
        "The **Russian army** said it had struck **Kharkiv**.",
        "The [Ukrainian defence ministry](https://example.org/a_b) said *eight people* were killed in **Kupiansk**.",
        "* Eight people were killed in **Kupiansk**, the governor said.",
    ],
)
def test_marked_words_give_the_claims_of_plain_ones(written: str) -> None:
    plain = closed_up(without_marks(written))
    assert [_parts(claim) for claim in claims(written)] == [_parts(claim) for claim in claims(plain)]


def _parts(claim: Claim) -> tuple[object, ...]:
    who = [actor.name for link in claim.attribution for actor in link.actors]
    return claim.text, who, [(f.text, f.low) for f in claim.figures], [p.name for p in claim.places], len(claim.events)
