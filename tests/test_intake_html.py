"""Web pages: article, title, outlet, date and captions."""

from __future__ import annotations

import sys

import pytest
import trafilatura

from counterclaim.demo import dispatches
from counterclaim.errors import InstallationError
from counterclaim.intake import Blob, Options, Skipped, Taken, take_in, taken_from
from counterclaim.records import Document

PARAGRAPHS = "".join(
    f"<p>Paragraph {n}: officials of the region said on Tuesday that the shelling went on &amp; killed {n} people.</p>"
    for n in range(2, 6)
)
HEAD = (
    '<meta property="og:site_name" content="Example News"><meta property="og:title" content="Shelling hits the town">'
)
CAPTION = "A damaged house in the town, the mayor’s office said."


def page(head: str = HEAD, body: str = PARAGRAPHS) -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>Shelling hits the town | Example</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>Shelling hits the town</h1>{body}</article>'
        "<footer>Share this page</footer></body></html>"
    )


def taken(html: str | bytes) -> Document | Skipped:
    data = html.encode() if isinstance(html, str) else html
    (one,) = taken_from(Blob(input_id="p.html", data=data, media_type="text/html"), Options())
    return one if isinstance(one, Skipped) else one.document


def document(html: str | bytes) -> Document:
    found = taken(html)
    assert isinstance(found, Document)
    return found


def test_page_is_title_blank_line_and_article() -> None:
    found = document(page())
    assert found.text.startswith("Shelling hits the town\n\nParagraph 2: officials")
    assert "& killed 5 people." in found.text
    assert "Share this" not in found.text and "Home" not in found.text
    assert [(s.kind, found.text[s.start : s.end][:22]) for s in found.sections] == [
        ("headline", "Shelling hits the town"), ("body", "Paragraph 2: officials"),
    ]  # fmt: skip
    assert (found.title, found.outlet, found.language) == ("Shelling hits the town", "Example News", "en")


def test_captions_stand_after_the_article_in_sections_of_their_own() -> None:
    found = document(page(body=f"<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>{PARAGRAPHS}"))
    (caption,) = [s for s in found.sections if s.kind == "caption"]
    assert found.text[caption.start : caption.end] == CAPTION
    assert found.text.count(CAPTION) == 1


def test_date_of_the_page_keeps_its_zone() -> None:
    found = document(page(HEAD + '<meta property="article:published_time" content="2022-09-13T23:30:00+03:00">'))
    assert (found.published, found.published_from) == ("2022-09-13T23:30:00+03:00", "metadata")


def test_date_in_linked_data_is_found() -> None:
    found = document(page(HEAD + '<script type="application/ld+json">{"datePublished": "2022-09-13"}</script>'))
    assert found.published == "2022-09-13"


def test_page_without_a_date_says_so() -> None:
    found = document(page())
    assert found.published is None
    assert [issue.code for issue in found.issues] == ["published-unknown"]


def test_declared_charset_is_believed() -> None:
    html = page('<meta charset="windows-1251">').replace("officials", "officials of Лиман")
    assert "Лиман" in document(html.encode("windows-1251")).text


def test_damaged_page_is_read_and_said() -> None:
    found = document(page().replace("officials", "офіційні особи").encode() + b"\xd0<p>")
    assert "broken-encoding" in [issue.code for issue in found.issues]
    assert all(issue.span is None for issue in found.issues)


def test_page_that_breaks_the_extraction_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    found = taken(page())
    assert isinstance(found, Skipped) and found.code == "page-unreadable"
    assert "RecursionError" in found.message


def test_missing_package_is_no_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InstallationError) as said:
        taken(page())
    assert said.value.code == "installation" and "trafilatura" in str(said.value)


def test_note_of_the_page_is_kept() -> None:
    assert document(page(HEAD + '<meta name="note" content="Made up  for a test.">')).note == "Made up for a test."
    assert document(page()).note is None


def test_the_pages_of_the_demonstration_are_taken_in() -> None:
    taken_in = list(take_in([str(dispatches())]))
    assert [one for one in taken_in if isinstance(one, Skipped)] == []
    pages = [one for one in taken_in if isinstance(one, Taken) and one.document.media_type == "text/html"]
    assert (len(taken_in), len(pages)) == (85, 2)
    assert all(isinstance(one, Taken) and one.document.note for one in taken_in)


def test_page_without_an_article_is_skipped() -> None:
    for html, code in (
        ("<html></html>", "page-empty"),
        ("<html><body><p>Please enable cookies.</p></body></html>", "page-error"),
        ("<html><body><video/></body>", "page-video"),
    ):
        found = taken(html)
        assert isinstance(found, Skipped) and (found.code, found.blob is not None) == (code, True)


def test_page_on_which_the_search_for_a_date_breaks_down_is_undated(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("All strings must be XML compatible")

    monkeypatch.setattr("htmldate.find_date", broken)
    words = "The invented governor said that the bridge over the river was closed on Tuesday. " * 3
    written = f"<html><body><article><p>{words}</p></article></body></html>".encode()
    (found,) = taken_from(Blob(input_id="a.html", data=written, media_type="text/html"), Options())
    assert isinstance(found, Taken) and found.document.published is None and "bridge" in found.document.text


def test_control_characters_cost_neither_the_page_nor_its_date() -> None:
    html = page(body=f"<script>a</script>\x01<style>b</style>&#1;{PARAGRAPHS}")
    found = document(html.replace("</head>", "</head>\x02\x01<script>x</script>\x08"))
    assert "Paragraph 5" in found.text


def test_time_beside_the_headline_outranks_those_of_other_articles() -> None:
    old = '<aside><time datetime="2019-01-01">2019</time></aside><p><time datetime="2020-01-01">2020</time></p>'
    below = page(body=f'<time datetime="2024-03-04T10:00:00+02:00">4 March</time>{PARAGRAPHS}{old}')
    assert document(below).published == "2024-03-04T10:00:00+02:00"
    above = page(body=PARAGRAPHS + old).replace("<h1>", '<time datetime="2024-03-04">4 March</time><h1>')
    assert document(above).published == "2024-03-04"


def test_of_several_times_away_from_the_headline_none_is_guessed() -> None:
    times = '<div><time datetime="2024-03-04">x</time><time datetime="2020-01-01">y</time></div>'
    assert document(page(body=PARAGRAPHS + times)).published is None


def test_date_whose_month_may_come_first_or_second_is_not_guessed() -> None:
    found = document(page(head=HEAD + '<meta name="date" content="03/04/2024">'))
    assert found.published is None and "date-invalid" in [issue.code for issue in found.issues]
    beside = '<time datetime="2024-03-04">x</time>'
    assert document(
        page(head=HEAD + '<meta name="date" content="03/04/2024">', body=beside + PARAGRAPHS)
    ).published == ("2024-03-04")


MODIFIED = [
    '<meta property="article:modified_time" content="2024-03-05T10:00:00+02:00">',
    '<meta property="og:updated_time" content="2024-03-05T10:00:00+02:00">',
    '<meta http-equiv="last-modified" content="Tue, 05 Mar 2024 10:00:00 +0200">',
    '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-03-05T10:00:00+02:00"}</script>',
]
CHANGED = [
    '<time class="entry-date updated" datetime="2024-03-05T10:00:00+02:00">5 March</time>',
    '<p>Last updated: <time datetime="2024-03-05T10:00:00+02:00">5 March 2024</time></p>',
    '<p><span>Обновлено</span> <time datetime="2024-03-05T10:00:00+02:00">5 марта 2024</time></p>',
    '<time itemprop="dateModified" datetime="2024-03-05T10:00:00+02:00">5 March 2024</time>',
    '<time datetime="2024-03-05T10:00:00+02:00">Updated 5 March 2024</time>',
]


@pytest.mark.parametrize(
    "html", [*(page(HEAD + one) for one in MODIFIED), *(page(body=c + PARAGRAPHS) for c in CHANGED)]
)
def test_time_of_the_last_change_is_no_date_of_publication(html: str) -> None:
    found = document(html)
    assert (found.published, found.published_from) == (None, None)
    (issue,) = [one for one in found.issues if one.code == "published-unknown-modified"]
    assert "2024-03-05T10:00:00+02:00" in issue.message
    assert "published-unknown" in [one.code for one in found.issues]


@pytest.mark.parametrize("change", [*MODIFIED, *CHANGED])
def test_date_of_publication_stands_beside_the_time_of_a_change(change: str) -> None:
    said = '<time class="entry-date published" datetime="2024-03-04">4 March</time>'
    head, body = (HEAD + change, "") if change in MODIFIED else (HEAD, change)
    found = document(page(head, body + said + PARAGRAPHS))
    assert found.published == "2024-03-04" and "published-unknown-modified" not in [one.code for one in found.issues]


def test_time_both_published_and_updated_is_one_of_publication() -> None:
    both = '<time class="entry-date published updated" datetime="2024-03-04">4 March</time>'
    assert document(page(body=both + PARAGRAPHS)).published == "2024-03-04"
