"""Documents of word processors, .docx and .odt: XML in a zip file → the words of their paragraphs.

Formats: ISO/IEC 29500 (WordprocessingML) and ISO/IEC 26300 (OpenDocument). Headers, footnotes, comments, deletions that
are only tracked, and hidden text are left out.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from counterclaim.errors import BrokenOfficeError, EmptyInputError, EncryptedOfficeError, TooLargeError
from counterclaim.intake.composing import Found, compose
from counterclaim.intake.fragments import plain_paragraphs
from counterclaim.intake.sections import body_sections
from counterclaim.intake.taken import Blob, Options
from counterclaim.records import Document

log = logging.getLogger(__name__)

XML_LIMIT = 40_000_000
"""Bytes of the XML of one document: markup takes ten times the room of the words."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the older container of these programs begins, in which they put documents with a password."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

MANIFEST = "META-INF/manifest.xml"

DOCX_UNSEEN = frozenset({
    f"{W}del", f"{W}moveFrom", f"{COMPATIBLE}Fallback", f"{W}comment", f"{W}footnote",
})  # fmt: skip
ODT_UNSEEN = frozenset({
    f"{TEXT}tracked-changes", f"{TEXT}note", f"{OFFICE}annotation", f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph",
    f"{OFFICE}scripts", f"{TEXT}table-of-content", f"{TEXT}ruby-text",
})  # fmt: skip

TITLES = re.compile(
    r"(?:title|titre|titel|t[ií]tulo|titolo|название|назва|heading ?1|überschrift ?1|заголовок ?1)\Z", re.I
)
"""Names of the styles of a headline."""


def office_document(blob: Blob, options: Options) -> Document:
    """The document of a file of a word processor. Its dates of making are no date of publication.

    Raises BrokenOfficeError, EncryptedOfficeError, EmptyInputError and TooLargeError.
    """
    odt = blob.media_type.endswith(".text")
    name = "OpenDocument" if odt else "Word"
    xml = _xml(blob, "content.xml" if odt else "word/document.xml", name)
    try:
        paragraphs = list(odt_paragraphs(xml) if odt else docx_paragraphs(xml))
    except Exception as error:  # a hostile file must cost itself, not the run
        log.debug("parsing failed on %s", blob.input_id, exc_info=True)
        raise BrokenOfficeError(blob.input_id, name, f"its XML is damaged ({type(error).__name__})") from error
    shown = [("\n\n".join(plain_paragraphs(words)), title) for words, title in paragraphs]
    shown = [(words, title) for words, title in shown if words]
    text = "\n\n".join(words for words, _ in shown)
    title = shown[0][0] if shown and shown[0][1] and "\n" not in shown[0][0] else None
    sections = body_sections(text, 0, len(text), title=title)
    if not sections:
        raise EmptyInputError(f"'{blob.input_id}'")
    if title is None and sections[0].kind == "headline":
        title = text[slice(*sections[0].span)]
    return compose(Found(text=text, sections=sections, title=title), blob, options)


def _xml(blob: Blob, wanted: str, name: str) -> bytes:
    """The bytes of the member that holds the text."""
    from counterclaim.errors import MemberEncryptedError
    from counterclaim.intake.containers.entries import LeftOut
    from counterclaim.intake.containers.limits import Budget, SpentError
    from counterclaim.intake.containers.streams import BrokenError, read_up_to
    from counterclaim.intake.containers.zips import zip_entries

    if blob.data.startswith(OLE):
        raise EncryptedOfficeError(blob.input_id)
    budget = Budget(blob.size)
    found: dict[str, tuple[bytes, str | None]] = {}
    try:
        for entry in zip_entries(io.BytesIO(blob.data), budget):
            budget.member()
            if entry.name not in (wanted, MANIFEST) or entry.name in found:
                continue
            if isinstance(entry, LeftOut):
                if entry.error is MemberEncryptedError:
                    raise EncryptedOfficeError(blob.input_id)
                found[entry.name] = b"", entry.reason
                continue
            data, failure = read_up_to(entry.stream, XML_LIMIT)
            found[entry.name] = data, str(failure) if failure is not None else None
    except (BrokenError, SpentError) as error:
        raise BrokenOfficeError(blob.input_id, name, str(error)) from None
    if b"encryption-data" in found.get(MANIFEST, (b"", None))[0]:
        raise EncryptedOfficeError(blob.input_id)
    xml, reason = found.get(wanted, (b"", f"there is no {wanted} in it"))
    if len(xml) > XML_LIMIT:
        raise TooLargeError(f"the text of '{blob.input_id}'", len(xml), XML_LIMIT, "bytes of XML")
    if reason is not None:
        raise BrokenOfficeError(blob.input_id, name, reason)
    return xml


def docx_paragraphs(xml: bytes) -> Iterator[tuple[str, bool]]:
    """The words of each paragraph of WordprocessingML, and whether its style is that of a title; those within text
    boxes and cells before the one that holds them. Raises what lxml does."""
    open_paragraphs: list[list[str]] = []
    titles: list[bool] = []
    unseen = 0
    for event, element in _walked(xml):
        tag = element.tag.replace(W_STRICT, W)
        if tag in DOCX_UNSEEN:
            unseen += 1 if event == "start" else -1
        elif tag == f"{W}p":
            if event == "start":
                open_paragraphs.append([])
                titles.append(False)
                continue
            words, title = "".join(open_paragraphs.pop()), titles.pop()
            if words:
                yield words, title
            if not open_paragraphs:
                _forget(element)
        elif event == "end" and open_paragraphs and not unseen:
            if tag == f"{W}pStyle":
                titles[-1] = TITLES.match(_value(element)) is not None
            elif tag == f"{W}r" and not _is_hidden(element):
                open_paragraphs[-1] += [_said(child) for child in element]


def odt_paragraphs(xml: bytes) -> Iterator[tuple[str, bool]]:
    """The words of each paragraph and heading of OpenDocument, and whether its style is that of a title. Raises what
    lxml does."""
    depth = unseen = 0
    for event, element in _walked(xml):
        if element.tag in ODT_UNSEEN:
            unseen += 1 if event == "start" else -1
        elif element.tag in (f"{TEXT}p", f"{TEXT}h"):
            depth += 1 if event == "start" else -1
            if event == "end" and not depth and not unseen:
                level = element.get(f"{TEXT}outline-level") if element.tag.endswith("h") else None
                style = (element.get(f"{TEXT}style-name") or "").replace("_20_", " ")
                yield "".join(_mixed(element)), level == "1" or TITLES.match(style) is not None
            if event == "end" and not depth:
                _forget(element)


def _walked(xml: bytes) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(xml), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return ((event, element) for event, element in events if isinstance(element.tag, str))


def _forget(element: Any) -> None:
    """Free what was read: the tree would be ten times as large as its XML."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _value(element: Any) -> str:
    return element.get(f"{W}val") or element.get(f"{W_STRICT}val") or ""


def _is_hidden(run: Any) -> bool:
    """Whether a run of characters is formatted as hidden."""
    for mark in run.iterfind("{*}rPr/{*}vanish"):
        return _value(mark).lower() not in ("0", "false", "off")
    return False


def _said(element: Any) -> str:
    match element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "":
        case "t":
            return element.text or ""
        case "tab" | "ptab":
            return "\t"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "\u2011"
    return ""


def _mixed(element: Any) -> Iterator[str]:
    """The words within an element of OpenDocument, in which white space is written as elements."""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c") or "1"
            yield " " * min(int(count), 100) if count.isascii() and count.isdigit() else " "
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield "\n\n"
            yield from _mixed(child)
            yield "\n\n"
        elif child.tag not in ODT_UNSEEN:
            yield from _mixed(child)
        yield " ".join((child.tail or "").split("\n"))
