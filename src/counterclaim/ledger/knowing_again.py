"""What a text is known again by, in whatever file it comes: its letters and digits, and nothing of how it is set."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator, Set

from counterclaim.records import UNREAD, Document

LEAST = 24
"""Letters and digits of a text that can be known again. Fewer say too little: many pages have such words."""

NOT_COUNTED = re.compile(r"[\W_]+")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
EDGE = 400
"""Bytes at both ends of a piece in which a character may be cut in two."""


def folded(text: str) -> str:
    """Letters and digits of a text, in one case and one form."""
    return NOT_COUNTED.sub("", unicodedata.normalize("NFKC", text).casefold())


def fingerprints(document: Document) -> tuple[str, ...]:
    """SHA-256 over the folded text: all of it, without its headline, and only what is read of it; of none that is too
    short to be known."""
    without = ({"headline"}, UNREAD | {"headline"})
    texts = {folded("".join(_sections(document, kinds))) for kinds in without} | {folded(document.text)}
    return tuple(sorted(hashlib.sha256(f"text {one}".encode()).hexdigest() for one in texts if len(one) >= LEAST))


def _sections(document: Document, without: Set[str]) -> Iterator[str]:
    return (document.text[section.start : section.end] for section in document.sections if section.kind not in without)


def paragraphs(text: str) -> tuple[str, ...]:
    """Its lines, folded, that are long enough to be known again; the whole of it where none is."""
    found = dict.fromkeys(line for line in map(folded, text.splitlines()) if len(line) >= LEAST)
    whole = folded(text)
    return tuple(found) or ((whole,) if len(whole) >= LEAST else ())


def texts_of(data: bytes) -> Iterator[str]:
    """Bytes as the texts that they may be."""
    text = data.decode("utf-8", "replace")
    yield text
    if "&" in text:
        yield html.unescape(text)
    if "\\u" in text:
        yield ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    if "\ufffd" in text[EDGE:-EDGE]:
        yield from (data.decode(encoding, "replace") for encoding in ("cp1251", "latin-1", "utf-16-le", "utf-16-be"))
