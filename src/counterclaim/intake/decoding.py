"""Bytes → characters. What was not clean is said as an issue; the bytes themselves are kept in any case."""

from __future__ import annotations

import codecs

from counterclaim.records import Issue

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks that are part of an encoding. UTF-8's is a character of the text, U+FEFF at offset 0."""

PROBE = 8192
SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3",
)
REPLACEMENT = "\ufffd"


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a known signature, a zero byte, or many control characters at their beginning."""
    head = data[:PROBE]
    if head.startswith(tuple(mark for mark, _ in BOMS)):
        return False
    if head.startswith(SIGNATURES) or b"\0" in head:
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return controls * 20 > len(head)


def decode(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """The characters of `data`, line ends kept, and what was not clean about them.

    UTF-8, else what a byte order mark says, else Windows-1252 where nothing speaks for damaged UTF-8. Characters of
    damaged UTF-8 that cannot be told become U+FFFD, one or more for every run of broken bytes.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text, _damage(text, encoding.upper())
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    whole = sum(ord(char) > 127 and char != REPLACEMENT for char in text)
    if whole < text.count(REPLACEMENT):
        try:
            # Hardly any character of several bytes is whole: the file never was UTF-8.
            guess = data.decode("cp1252")
        except UnicodeDecodeError:
            return text, _damage(text, "UTF-8")
        message = (
            "The bytes are not UTF-8; they were read as Windows-1252, which may be wrong for letters with accents."
        )
        return guess, (Issue(code="encoding-guessed", message=message),)
    return text, _damage(text, "UTF-8")


def _damage(text: str, encoding: str) -> tuple[Issue, ...]:
    broken = text.count(REPLACEMENT)
    if not broken:
        return ()
    at = text.index(REPLACEMENT)
    message = f"The bytes are damaged {encoding}: {broken} characters stand as U+FFFD, the first at {at}."
    return (Issue(code="broken-encoding", span=(at, at + 1), message=message),)
