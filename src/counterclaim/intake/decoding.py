"""Bytes → characters. What was not clean is said as an issue; the bytes themselves are kept in any case.

In order: a byte order mark, valid UTF-8, what the transport or the markup declares, what is measured (chardet).
docs/decisions/0006-what-intake-keeps.md says what was measured.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from counterclaim.intake.charsets import MEASURED, WIDE_NAMES, codec_of, shown_name
from counterclaim.intake.wide import wide_encoding
from counterclaim.records import Issue

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks that are part of an encoding. UTF-8's is a character of the text, U+FEFF at offset 0."""

PROBE = 8192
"""Bytes looked at to tell text from other data."""

SAMPLE = 200_000
"""Bytes on which an encoding is measured."""

PART, PARTS = 80, 9
"""Bytes of the least part that an encoding is measured on, and how many parts are."""

SPACE = re.compile(rb"[ \r\n]+")

PIECE = 1 << 20

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

CERTAIN = 9
"""Whole characters of several bytes for each broken one from which damaged UTF-8 outranks a declaration."""

META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
HEAD = 4096
"""Bytes of markup within which it says its encoding."""


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a known signature, a zero byte that UTF-16 does not explain, or many control
    characters at their beginning."""
    head = data[:PROBE]
    if head.startswith(tuple(mark for mark, _ in BOMS)):
        return False
    if head.startswith(SIGNATURES):
        return True
    if wide_encoding(head) is not None:
        return False
    if b"\0" in head:
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return controls * 20 > len(head)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 as they stand; takes little memory, whatever their length."""
    if wide_encoding(data[:PROBE]) is not None:
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), PIECE):
            decoder.decode(data[at : at + PIECE], final=at + PIECE >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def declared_in(data: bytes) -> str | None:
    """The encoding that markup declares in its own head: the XML declaration, else the first meta element's."""
    found = XML.match(data, 0, HEAD) or META.search(data, 0, HEAD)
    return found[1].decode("ascii", "replace") if found else None


def decode(data: bytes, *, charset: str | None = None, markup: bool = False) -> tuple[str, tuple[Issue, ...]]:
    """The characters of `data`, line ends kept, and what was not clean about them.

    `charset` is what HTTP or a mail says; `markup` looks for what HTML or XML says about itself as well. Characters of
    damaged text that cannot be told become U+FFFD, one or more for every run of broken bytes. Raises nothing.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text, _damage(text, encoding.upper())
    declared = [name for name in (charset, declared_in(data) if markup else None) if name]
    wide = wide_encoding(data[:PROBE])
    if wide is not None:
        text = data.decode(wide, errors="replace")
        said = any(name.strip().lower() in WIDE_NAMES for name in declared)
        return text, (*(() if said else (_guess(wide),)), *_damage(text, shown_name(wide)))
    shifting = next((codec for name in declared if (codec := codec_of(name)) and codec.startswith("iso2022")), None)
    if shifting is not None and b"\x1b" in data:
        # Seven bits: every such text is valid UTF-8 as well, and nonsense.
        text = data.decode(shifting, errors="replace")
        return text, _damage(text, shown_name(shifting))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    return _not_utf8(data, text, declared)


def _not_utf8(data: bytes, text: str, declared: list[str]) -> tuple[str, tuple[Issue, ...]]:
    """`text` is `data` read as damaged UTF-8."""
    broken = text.count(REPLACEMENT)
    whole = sum(ord(char) > 127 and char != REPLACEMENT for char in text)
    refused: list[Issue] = []
    for name in declared:
        codec = codec_of(name)
        if codec == "utf-8" and whole >= broken:
            break
        if codec is not None and whole < CERTAIN * broken:
            try:
                return data.decode(codec), tuple(refused)
            except (UnicodeDecodeError, LookupError):
                pass
        message = f"The text says that it is {_printable(name)}, which its bytes are not; that was not used."
        refused.append(Issue(code="encoding-declared-wrong", message=message))
    if whole >= broken:
        return text, (*refused, *_damage(text, "UTF-8"))
    # Hardly any character of several bytes is whole: the bytes never were UTF-8.
    codec = _measured(data)
    if codec is None:
        return text, (*refused, *_damage(text, "UTF-8"))
    guess = data.decode(codec, errors="replace")
    return guess, (*refused, _guess(codec), *_damage(guess, shown_name(codec)))


def _measured(data: bytes) -> str | None:
    """The codec that the bytes are most likely in. One byte that an encoding has no character for rules it out for the
    whole, so the parts are asked as well: where most of them speak for an encoding that hardly a byte is against, it is
    damaged text in that."""
    sample = data[:SAMPLE]
    whole = _likeliest(sample)
    parts = Counter(found for part in _parts(sample) if (found := _likeliest(part)) is not None)
    if not parts:
        return whole
    most, votes = parts.most_common(1)[0]
    if most == whole or votes * 3 < parts.total() * 2:
        return whole
    broken = sample.decode(most, errors="replace").count(REPLACEMENT)
    return most if 0 < broken * 50 < len(sample) else whole


def _likeliest(data: bytes) -> str | None:
    import chardet

    # UTF-8, which is ruled out already, is what chardet is to answer where nothing fits.
    asked = (*MEASURED, "utf-8")
    found = chardet.detect(data, max_bytes=SAMPLE, include_encodings=asked, no_match_encoding="utf-8")
    codec = codec_of(found["encoding"]) if found["encoding"] else None
    return codec if codec != "utf-8" else None


def _parts(sample: bytes) -> list[bytes]:
    """Some stretches of the bytes, cut at spaces, in which there are letters beyond ASCII."""
    length = max(PART, len(sample) // PARTS)
    parts: list[bytes] = []
    at = 0
    while at < len(sample) and len(parts) < PARTS:
        space = SPACE.search(sample, at + length)
        end = space.end() if space else len(sample)
        parts.append(sample[at : min(end, at + 20 * PART)])
        at = end
    return [part for part in parts if not part.isascii()] if len(parts) > 2 else []


def _guess(codec: str) -> Issue:
    name = shown_name(codec)
    message = f"Nothing says in which encoding the text is; it was measured to be {name}, which may be wrong."
    return Issue(code="encoding-guessed", message=message)


def _printable(name: str) -> str:
    return "".join(char for char in name[:40] if char.isprintable())


def _damage(text: str, encoding: str) -> tuple[Issue, ...]:
    broken = text.count(REPLACEMENT)
    if not broken:
        return ()
    at = text.index(REPLACEMENT)
    message = f"The bytes are damaged {encoding}: {broken} characters stand as U+FFFD, the first at {at}."
    return (Issue(code="broken-encoding", span=(at, at + 1), message=message),)
