"""Pages that hold no article are skipped by kind; short articles are not. All invented (tests/data/pages.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from counterclaim.intake import Blob, Options, Skipped, taken_from
from counterclaim.records import Document


class Sample(TypedDict, total=False):
    kind: str
    title: str
    head: str
    body: str
    stub: bool


PAGES: list[Sample] = yaml.safe_load((Path(__file__).parent / "data" / "pages.yaml").read_text(encoding="utf-8"))


def taken(page: Sample) -> Document | Skipped:
    head = f"<title>{page['title']}</title>{page.get('head', '')}"
    html = f"<!doctype html><html><head>{head}</head><body>{page['body']}</body></html>"
    (one,) = taken_from(Blob(input_id="p.html", data=html.encode(), media_type="text/html"), Options())
    return one if isinstance(one, Skipped) else one.document


def test_there_are_as_many_articles_as_other_pages_nearly() -> None:
    articles = sum(page["kind"] == "article" for page in PAGES)
    assert len(PAGES) >= 40 and articles >= 20


@pytest.mark.parametrize("page", [p for p in PAGES if p["kind"] != "article"], ids=lambda page: page["title"])
def test_page_without_an_article_is_skipped_by_kind_and_its_bytes_are_there(page: Sample) -> None:
    one = taken(page)
    assert isinstance(one, Skipped)
    assert one.code == f"page-{page['kind']}" and one.blob is not None
    assert one.message.endswith("the page 'p.html'")


@pytest.mark.parametrize("page", [p for p in PAGES if p["kind"] == "article"], ids=lambda page: page["title"])
def test_short_article_is_taken_in_and_a_stub_is_said(page: Sample) -> None:
    one = taken(page)
    assert isinstance(one, Document)
    assert ("paywall-stub" in [issue.code for issue in one.issues]) == page.get("stub", False)
    read = " ".join(one.text[s.start : s.end] for s in one.sections if s.kind == "body")
    assert read and "subscribe or log in" not in read and "abonnés" not in read and "Abonnenten" not in read


def test_wall_of_a_stub_stands_in_the_text_and_is_not_read() -> None:
    wall = "To continue reading, subscribe for 1 euro a month."
    text = f"Nobody has left Oldport by road, those who came out of it say.\n\n{wall}\n"
    (one,) = taken_from(Blob(input_id="x", data=text.encode(), media_type="text/plain"), Options())
    assert not isinstance(one, Skipped)
    (section,) = [s for s in one.document.sections if s.kind == "boilerplate"]
    assert one.document.text[section.start : section.end] == wall
    (issue,) = [i for i in one.document.issues if i.code == "paywall-stub"]
    assert issue.span == section.span
