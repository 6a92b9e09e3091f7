"""Which format an input has: its extension, and its content where that says something else."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from counterclaim.intake.xml_root import is_wide, root_of

Format = Literal[
    "text",
    "markdown",
    "html",
    "jsonl",
    "json",
    "csv",
    "rss",
    "atom",
    "xml",
    "mail",
    "pdf",
    "rtf",
    "mhtml",
    "docx",
    "odt",
]

BY_SUFFIX: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".rss": "rss", ".rdf": "rss", ".atom": "atom", ".xml": "xml", ".eml": "mail", ".pdf": "pdf",
    ".rtf": "rtf", ".mhtml": "mhtml", ".mht": "mhtml", ".docx": "docx", ".odt": "odt",
}  # fmt: skip

MEDIA_TYPE: dict[Format, str] = {
    "text": "text/plain", "markdown": "text/markdown", "html": "text/html", "jsonl": "application/jsonl",
    "json": "application/json", "csv": "text/csv", "rss": "application/rss+xml", "atom": "application/atom+xml",
    "xml": "application/xml", "mail": "message/rfc822", "pdf": "application/pdf",
    "rtf": "application/rtf", "mhtml": "multipart/related",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}  # fmt: skip

PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\n]*"\s*:[^\n]*\}\s*?(?:\r?\n|$)')

ARRAY = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"[^"\n]*"\s*:')
"""A list of objects. No line of JSONL begins so."""

LONE = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\n]*"\s*:')
SPREAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[ \t]*\r?\n\s*"[^"\n]*"\s*:')
"""One object over several lines: no JSONL, whatever its name says."""

PDF = re.compile(rb"[^\0]{0,1024}?%PDF-\d", re.S)
"""A PDF may have up to 1,024 bytes before its head."""

RTF = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf\d?")
OFFICE: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text(?!-)", re.S), "odt"),
    (re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|word/)", re.S), "docx"),
)
"""Documents of word processors among the zip files: by the name of the first member."""

SAVED = re.compile(rb"(?:Snapshot-Content-Location:|From:[ \t]*\"?<?Saved by )", re.I)
"""A header by which browsers mark a page that they saved whole."""

HEADER = re.compile(rb"(?P<name>[A-Za-z][A-Za-z-]{1,40}):[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n){0,200}")
MAIL_ONLY = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
"""Headers that nobody writes by hand at the head of a note."""

FEED_ROOTS: dict[str, Format] = {"rss": "rss", "RDF": "rss", "item": "rss", "feed": "atom", "entry": "atom"}
RSS_1 = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/")
"""What RDF must name to be a feed."""


def format_of(name: str, data: bytes) -> Format:
    """The format of an input called `name`. A page saved as .txt is a page; without extension the content decides."""
    named = BY_SUFFIX.get(PurePath(name).suffix.lower())
    head = data[:4096]
    if named in ("docx", "odt") or (named is None and office_of(head) is not None):
        return office_of(head) or named or "text"
    if named in (None, "rtf", "text", "markdown") and RTF.match(head):
        return "rtf"
    if named == "pdf" or PDF.match(head if named is None else head[:16]):
        return "pdf"
    if named in (None, "text", "xml") and PAGE.match(head):
        return "html"
    if named in (None, "rss", "atom", "xml"):
        feed = _feed(data)
        if feed is not None or named is not None:
            return feed or "xml"
    if named in (None, "mail", "mhtml") and _is_saved_page(head):
        return "mhtml"
    if named is None and _is_mail(head):
        return "mail"
    if named in (None, "jsonl", "json"):
        line = data[:1_000_000]
        if ARRAY.match(line):
            return "json"
        # One object on one line is JSON as well as JSONL; an export of a chat may be written so.
        lines = b"\n" in data.strip() or (named is None and b'"messages"' not in line)
        if OBJECT.match(line) and lines:
            return "jsonl"
        if named != "json" and (LONE if named is None else SPREAD).match(line):
            return "json"
    return named or "text"


def _feed(data: bytes) -> Format | None:
    root = root_of(data)
    if root == "RDF" and not is_wide(data) and not any(namespace in data[:65_536] for namespace in RSS_1):
        return None
    return FEED_ROOTS.get(root or "")


def office_of(head: bytes) -> Format | None:
    """Which document of a word processor a zip file is, None for any other. `head` is how it begins."""
    return next((found for mark, found in OFFICE if mark.match(head)), None)


def _is_saved_page(head: bytes) -> bool:
    at = 0
    while header := HEADER.match(head, at):
        if SAVED.match(header[0]):
            return True
        at = header.end()
    return False


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with headers, among them one that only mail programs write."""
    names: set[bytes] = set()
    at = 0
    while header := HEADER.match(head, at):
        names.add(header["name"].lower())
        at = header.end()
    return len(names) > 1 and bool(names & MAIL_ONLY)
