"""What of a document's text is there to be read."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.reading.markdown import MARKDOWN, without_marks
from counterclaim.records import UNREAD, Document, Issue

CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r\x85"}
"""Control characters are read as spaces: in a terminal a dispatch's escapes would be obeyed."""

RUN = re.compile(r"\S{400,}")
"""Longer than any address in the news; damaged text that lost its spaces is shorter between them."""

CLOSED = "\n\n"


@lru_cache(maxsize=128)
def readable_text(document: Document) -> str:
    """`document.text` with everything outside its readable sections blank: same length, offsets as they were.

    A blanked stretch begins with a paragraph's end, so that nothing is read across it, and one that the body follows
    as the first that is read ends with one, so that a dateline begins its line. Runs without white space that no
    word, number or address is as long as are blank too: what takes them apart takes their length squared. So are the
    marks of a Markdown document: what is bold there is read as its words.
    """
    text = document.text
    marked = document.media_type == MARKDOWN
    pieces: list[str] = []
    at = 0
    for section in document.sections:
        pieces.append(_blank(section.start - at))
        length = section.end - section.start
        words = text[section.start : section.end]
        pieces.append(_blank(length) if section.kind in UNREAD else without_marks(words) if marked else words)
        at = section.end
    pieces.append(_blank(len(text) - at))
    readable = "".join(pieces)
    first = next((section for section in document.sections if section.kind not in UNREAD), None)
    if first is not None and first.kind == "body" and first.start > len(CLOSED):
        readable = readable[: first.start - len(CLOSED)] + CLOSED + readable[first.start :]
    return RUN.sub(lambda run: " " * len(run.group()), readable.translate(CONTROLS))


def runs_left_out(document: Document) -> tuple[Issue, ...]:
    """An issue for every run without white space that is not read."""
    message = "A run of 400 or more characters without a space is no word; it was left unread."
    return tuple(Issue(code="run-too-long", span=run.span(), message=message) for run in RUN.finditer(document.text))


def _blank(length: int) -> str:
    return "\n\n"[:length] + " " * (length - 2)
