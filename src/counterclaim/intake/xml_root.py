"""What the first element of some XML is called, without parsing the rest."""

from __future__ import annotations

import codecs
import re

from counterclaim.intake.decoding import BOMS, PROBE, decode
from counterclaim.intake.wide import wide_encoding

HEAD = 65_536
"""Bytes within which the first element has to begin."""

BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[<>]|\"[^\"]*\"|'[^']*')*(?:\[.*?\]\s*)?>", re.S | re.I)
ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")


def root_of(data: bytes) -> str | None:
    """The name of the root element without its prefix; None where the bytes do not begin like XML."""
    head = data[:HEAD]
    text = decode(head)[0] if is_wide(head) else head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    at = 0
    while before := BEFORE.match(text, at):
        at = before.end()
    root = ROOT.match(text, at)
    return root[1] if root else None


def is_wide(data: bytes) -> bool:
    """Whether the bytes are UTF-16 or UTF-32, in which a tag is more bytes than characters."""
    return data.startswith(tuple(mark for mark, _ in BOMS)) or wide_encoding(data[:PROBE]) is not None
