"""Which format an input has: its extension, and its content where that says something else."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Format = Literal["text", "markdown", "html", "jsonl", "csv"]

BY_SUFFIX: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip

MEDIA_TYPE: dict[Format, str] = {
    "text": "text/plain", "markdown": "text/markdown", "html": "text/html", "jsonl": "application/jsonl",
    "csv": "text/csv",
}  # fmt: skip

PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\n]*"\s*:[^\n]*\}\s*?(?:\r?\n|$)')


def format_of(name: str, data: bytes) -> Format:
    """The format of an input called `name`. A page saved as .txt is a page; without extension the content decides."""
    named = BY_SUFFIX.get(PurePath(name).suffix.lower())
    head = data[:4096]
    if named in (None, "text") and PAGE.match(head):
        return "html"
    if named is None and OBJECT.match(data[:1_000_000]):
        return "jsonl"
    return named or "text"
