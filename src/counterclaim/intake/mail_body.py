"""The words of a mail: which of its parts hold them, and what they are."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from email.message import Message

from counterclaim.intake.decoding import decode
from counterclaim.intake.fragments import HIDDEN, html_paragraphs, paragraphs_of
from counterclaim.intake.mail_quoting import FORWARD
from counterclaim.records import Issue

log = logging.getLogger(__name__)

STUB_SHARE = 0.25
"""Share of the letters of the HTML below which the plain text beside it is a stub: "this mail needs HTML"."""

ARTICLE_SHARE = 0.5
"""Share of the letters of an HTML mail that the article found in it has to have; else too much would be lost."""

QUOTES = (
    "//blockquote[@type='cite'] | //*[self::div or self::blockquote]"
    "[contains(concat(' ', normalize-space(@class), ' '), ' gmail_quote ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' moz-cite-prefix ')]"
)
Mail = Message


def body_of(parts: list[Mail]) -> tuple[str, tuple[Issue, ...]]:
    """The text of the parts that hold the mail's words, lines ended by "\\n", and what was damaged in them."""
    texts: list[str] = []
    issues: list[Issue] = []
    for part in parts:
        text, damage = text_of(part)
        texts.append(text)
        issues += damage
    return "\n\n".join(text for text in texts if text.strip()), tuple(dict.fromkeys(issues))


def body_parts(mail: Mail, depth: int) -> Iterator[Mail]:
    """The parts that a mail program shows as the mail's words, at most `depth` deep."""
    kind = mail.get_content_type()
    if depth < 0 or is_attached(mail):
        return
    if kind == "multipart/alternative":
        yield from _one_of(list(_children(mail)), depth)
    elif kind == "multipart/related":
        yield from (found for child in list(_children(mail))[:1] for found in body_parts(child, depth - 1))
    elif kind.startswith("multipart/"):
        for child in _children(mail):
            yield from body_parts(child, depth - 1)
    elif kind in ("text/plain", "text/html"):
        yield mail


def is_attached(part: Mail) -> bool:
    """Whether a part is a file of its own rather than words of the mail."""
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def text_of(part: Mail) -> tuple[str, tuple[Issue, ...]]:
    """The words of one text part, HTML as paragraphs, and what was damaged."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ()
    charset = part.get_content_charset()
    text, issues = decode(data, charset=charset, markup=part.get_content_type() == "text/html")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        text = html_text(text)
    elif str(part.get_param("format", "")).lower() == "flowed":
        text = unflowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    # The offsets of issues are those of the part, not of the text that is kept.
    return text, tuple(Issue(code=issue.code, message=issue.message) for issue in issues)


def html_text(html: str) -> str:
    """The paragraphs of an HTML mail: the article where it is most of the mail, else all of it. What is quoted from
    another mail comes last, its lines marked by ">"."""
    own, quoted = _without_quotes(html)
    whole = html_paragraphs(own)
    article = _article(own)
    paragraphs = article if _letters(article) >= ARTICLE_SHARE * _letters(whole) else whole
    lines = [f"> {line}" for paragraph in quoted for line in (*paragraph.split("\n"), "")]
    return "\n\n".join([*paragraphs, *(["\n".join(lines).rstrip("> \n")] if lines else [])])


def unflowed(text: str, *, delsp: bool) -> str:
    """The lines of a text whose paragraphs were broken for mail programs (RFC 3676): a line that ends in a space goes
    on in the next."""
    out: list[str] = []
    going_on = False
    for line in text.split("\n"):
        words = line.removeprefix(" ")
        if going_on and not words.startswith(">"):
            out[-1] += words
        else:
            out.append(words)
        going_on = words.endswith(" ") and words != "-- " and not words.startswith(">")
        if going_on and delsp:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def _one_of(parts: list[Mail], depth: int) -> Iterator[Mail]:
    """Of several forms of the same words plain text, unless it is only a stub beside the HTML."""
    forms = [found for part in parts if (found := list(body_parts(part, depth - 1)))]
    plain = next((form for form in forms if form[0].get_content_type() == "text/plain"), None)
    html = next((form for form in reversed(forms) if form[0].get_content_type() == "text/html"), None)
    if plain is not None and html is not None:
        words = _letters([body_of(plain)[0]])
        if words < STUB_SHARE * _letters([body_of(html)[0]]):
            plain = None
    yield from plain or html or []


def _children(mail: Mail) -> Iterator[Mail]:
    payload = mail.get_payload() if mail.is_multipart() else None
    if isinstance(payload, list):
        yield from (child for child in payload if not isinstance(child, str))


def _without_quotes(html: str) -> tuple[str, list[str]]:
    """The HTML without what it hides (the line that mail programs show beside the subject) and without what it quotes,
    and the paragraphs of that."""
    from lxml import etree
    from lxml.html import HTMLParser, tostring

    from counterclaim.intake.fragments import INVALID

    clean = INVALID.sub(" ", html)
    if "blockquote" not in clean and "gmail_quote" not in clean and HIDDEN.search(clean) is None:
        return clean, []
    try:
        root = etree.fromstring(f"<div>{clean}</div>".encode(), HTMLParser(encoding="utf-8", no_network=True))
    except etree.ParserError:
        return clean, []
    if root is None:
        return clean, []
    for element in root.xpath("//*[@style]"):
        if HIDDEN.search(element.get("style")) and element.getparent() is not None:
            element.drop_tree()
    quoted: list[str] = []
    for element in root.xpath(QUOTES):
        if element.getparent() is None or any(
            ancestor is not root and ancestor.getparent() is None for ancestor in element.iterancestors()
        ):
            continue
        paragraphs = paragraphs_of(element)
        if paragraphs and FORWARD.search(paragraphs[0][:80]):
            continue  # passed on, not answered
        quoted += paragraphs
        element.drop_tree()
    return tostring(root, encoding="unicode"), quoted


def _article(html: str) -> list[str]:
    from counterclaim.intake.html import article_paragraphs

    try:
        return article_paragraphs(html)
    except Exception:
        log.debug("no article in a mail", exc_info=True)
        return []


def _letters(paragraphs: list[str]) -> int:
    return sum(char.isalpha() for one in paragraphs for char in one)
