"""Web pages: the article (trafilatura), its date (page metadata, then htmldate), title, outlet and captions."""

from __future__ import annotations

import logging
import re
from typing import Any

from counterclaim.errors import BrokenPageError, InstallationError, NoArticleError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.decoding import decode
from counterclaim.intake.fragments import INVALID
from counterclaim.intake.page_date import page_date, page_modified
from counterclaim.intake.pagekinds import page_kind, page_of
from counterclaim.intake.sections import sections_of
from counterclaim.intake.taken import Blob, Options
from counterclaim.records import Document, Issue, Section

log = logging.getLogger(__name__)

SHORTEST_CAPTION = 20

MODIFIED = "The page says when it was last changed, {}, but not when it was published; that was not taken for it."

UNSAID = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));", re.I)
"""Control characters that are written by their numbers."""


def html_document(blob: Blob, options: Options, *, page: bytes | None = None) -> Document:
    """The document of a page: title, blank line, article, then its captions. `page` where the page is only a part of
    the bytes.

    Raises NoArticleError, BrokenPageError for a page that the extraction cannot take, and InstallationError where the
    extraction itself cannot be loaded: that is no fault of the page.
    """
    source, issues = decoded_page(blob.data if page is None else page, blob.transport.charset)
    try:
        tree, article = _extracted(source)
    except ImportError as error:
        raise InstallationError(error) from error
    except Exception as error:  # a hostile page must cost itself, not the run
        log.debug("extraction failed on %s", blob.input_id, exc_info=True)
        raise BrokenPageError(blob.input_id, error) from error
    paragraphs = [line.strip() for line in (getattr(article, "text", None) or "").splitlines() if line.strip()]
    title = " ".join((getattr(article, "title", None) or "").split()) or None
    if title is not None and paragraphs and paragraphs[0] == title:
        del paragraphs[0]
    kind = page_kind(page_of(tree, title, paragraphs))
    if kind is not None:
        raise NoArticleError(blob.input_id, kind)
    published = page_date(tree, source)
    if published is None and (changed := page_modified(tree, source)) is not None:
        issues = (*issues, Issue(code="published-unknown-modified", message=MODIFIED.format(changed)))
    text, sections = _laid_out(title, "\n\n".join(paragraphs), _captions(tree, paragraphs))
    found = Found(
        text=text,
        sections=sections,
        outlet=article.sitename or None,
        url=article.url or None,
        title=title,
        note=_note(tree),
        published=(("metadata", published),),
        issues=issues,
    )
    return compose(found, blob, options)


def _extracted(page: str) -> tuple[Any, Any]:
    """The page's tree, and trafilatura's article with its metadata; None where there is none."""
    from trafilatura import bare_extraction, load_html

    tree = load_html(page)
    if tree is None:
        return None, None
    return tree, bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)


def decoded_page(data: bytes, charset: str | None) -> tuple[str, tuple[Issue, ...]]:
    """The source of a page, and what is to be said of its encoding."""
    text, issues = decode(data, charset=charset, markup=True)
    # Control characters are nobody's words, and the parsers below stumble over them.
    text = UNSAID.sub(" ", INVALID.sub(" ", text))
    # The offsets of issues are those of the page's source, not of the text that is kept.
    return text, tuple(Issue(code=issue.code, message=issue.message) for issue in issues)


def _laid_out(title: str | None, body: str, captions: list[str]) -> tuple[str, tuple[Section, ...]]:
    text = f"{title}\n\n{body}" if title else body
    sections = [*sections_of("headline", (0, len(title or ""))), Section("body", len(text) - len(body), len(text))]
    for caption in captions:
        start = len(text) + 2
        text = f"{text}\n\n{caption}"
        sections.append(Section("caption", start, len(text)))
    return text, tuple(sections)


def _captions(tree: Any, paragraphs: list[str]) -> list[str]:
    """The captions of figures that the article text does not hold already, each once."""
    inside = tree.xpath("//article//figcaption | //main//figcaption") or tree.xpath("//figcaption")
    there = "\n".join(paragraphs)
    found: list[str] = []
    for element in inside:
        caption = " ".join("".join(element.itertext()).split())
        if len(caption) >= SHORTEST_CAPTION and caption not in there and caption not in found:
            found.append(caption)
    return found


def _note(tree: Any) -> str | None:
    """What the page says about itself in a meta element of that name."""
    written = tree.xpath("//meta[@name='note']/@content")
    return " ".join(str(written[0]).split()) or None if written else None


def article_paragraphs(page: str) -> list[str]:
    """The paragraphs of the article in a page; none where there is none. Raises whatever the extraction raises."""
    _, article = _extracted(page)
    return [line.strip() for line in (getattr(article, "text", None) or "").splitlines() if line.strip()]
