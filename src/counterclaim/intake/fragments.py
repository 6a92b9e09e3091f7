"""A piece of HTML, as feeds and mails hold it, → its paragraphs. All of it is text: there is no page around it."""

from __future__ import annotations

import re

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})  # fmt: skip
"""Elements that begin and end a paragraph."""

UNSEEN = frozenset({
    "audio", "button", "canvas", "embed", "head", "iframe", "math", "noscript", "object", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
})  # fmt: skip
"""Elements whose text nobody sees."""

MARKUP = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]*)?/?>|<!--|&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d+|#x[\da-f]+);", re.I
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
WHITE = re.compile(r"[^\S\u00a0\u202f\u2007]+")
INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML parser takes."""

BREAK = "\n"


def has_markup(text: str) -> bool:
    """Whether a text that may be either is HTML: it holds a tag, a comment or an entity."""
    return MARKUP.search(text) is not None


def html_paragraphs(html: str) -> list[str]:
    """The paragraphs of a piece of HTML, white space as a browser shows it; two line breaks end one.

    Scripts, hidden elements and what only players show are left out. Raises nothing for damaged HTML.
    """
    from lxml import etree
    from lxml.html import HTMLParser

    data = INVALID.sub(" ", html).encode()
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    # A start of our own, so that a lone text is parsed like one between tags.
    try:
        root = etree.fromstring(b"<div>" + data + b"</div>", parser)
    except etree.ParserError:
        return []
    return [] if root is None else paragraphs_of(root)


def paragraphs_of(root: object) -> list[str]:
    """The paragraphs below an element of lxml, HTML or XHTML."""
    from lxml import etree

    pieces: list[str] = []
    unseen: object = None
    preformatted = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi") or not isinstance(element.tag, str):
            tail = element.tail if event != "start" else None
            if tail and unseen is None and element is not root:
                pieces.append(WHITE.sub(" ", tail))
            continue
        tag = element.tag.rpartition("}")[2].lower()
        if event == "start":
            if unseen is None and (tag in UNSEEN or HIDDEN.search(element.get("style") or "")):
                unseen = element
            if unseen is not None:
                continue
            preformatted += tag == "pre"
            if tag in BLOCKS:
                pieces.append(BREAK * 2)
            elif tag == "br":
                pieces.append(BREAK)
            pieces.append(_shown(element.text, preformatted))
            continue
        if unseen is None:
            preformatted -= tag == "pre"
            if tag in BLOCKS:
                pieces.append(BREAK * 2)
        elif unseen is element:
            unseen = None
        if unseen is None and element is not root:
            pieces.append(_shown(element.tail, preformatted))
    return plain_paragraphs("".join(pieces))


def plain_paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text: blank lines end one, single line ends stay."""
    paragraphs = re.split(r"\n[^\S\n]*\n\s*", INVALID.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    stripped = ("\n".join(WHITE.sub(" ", line).strip() for line in one.split("\n")).strip() for one in paragraphs)
    return [one for one in stripped if one]


def _shown(text: str | None, preformatted: int) -> str:
    if not text:
        return ""
    return text if preformatted else WHITE.sub(" ", text)
