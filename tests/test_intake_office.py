"""Documents of word processors: .docx, .odt, RTF. All texts are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from counterclaim.intake import Blob, Options, Skipped, Taken, taken_from
from counterclaim.intake.containers import kind_of
from counterclaim.intake.sniffing import MEDIA_TYPE, format_of
from counterclaim.records import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
)
HEADLINE = "Riverton shelled"
BODY = "Four people were hurt, the council said."


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def docx(body: str) -> bytes:
    xml = (
        f"<w:document xmlns:w='{W}' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>"
        f"{body}</w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def para(words: str, style: str = "") -> str:
    named = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{named}<w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(body: str, **more: str) -> bytes:
    xml = (
        f"<office:document-content {NAMESPACES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped(
        {"mimetype": MEDIA_TYPE["odt"], "content.xml": xml} | {k.replace("_", "/"): v for k, v in more.items()}
    )


def rtf(body: str) -> bytes:
    fonts = r"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial;}}"
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + fonts + r"{\info{\title Old draft}}\pard " + body + "}").encode(
        "latin-1"
    )


def taken(data: bytes, name: str) -> Document | Skipped:
    (found,) = taken_from(Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(name, data)]), Options())
    return found.document if isinstance(found, Taken) else found


def document(data: bytes, name: str) -> Document:
    found = taken(data, name)
    assert isinstance(found, Document), found
    return found


SAME = [
    ("a.docx", docx(para(HEADLINE, "Title") + para(BODY))),
    ("a.odt", odt(f"<text:h text:outline-level='1'>{HEADLINE}</text:h><text:p>{BODY}</text:p>")),
    ("a.rtf", rtf(rf"\b {HEADLINE}\b0\par {BODY}\par")),
]


@pytest.mark.parametrize(("name", "data"), SAME, ids=lambda one: one if isinstance(one, str) else "")
def test_headline_and_paragraphs_are_found_under_any_name(name: str, data: bytes) -> None:
    for called in (name, "", "-"):
        found = document(data, called)
        assert found.text == f"{HEADLINE}\n\n{BODY}" and found.title == HEADLINE
        assert [(s.kind, found.text[slice(*s.span)]) for s in found.sections] == [
            ("headline", HEADLINE),
            ("body", BODY),
        ]
        assert found.published is None and found.media_type == MEDIA_TYPE[format_of(name, data)]
        assert kind_of(called, data[:512]) is None


def test_rtf_under_the_name_of_a_text_is_no_text() -> None:
    assert document(SAME[2][1], "wire.txt").text.startswith(HEADLINE)


def test_words_of_a_docx_are_those_that_are_seen() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>Shells hit </w:t></w:r>"
        "<w:del><w:r><w:delText>nine</w:delText><w:t>ten</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>eight</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> towns</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>,</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>he</w:t><w:noBreakHyphen/><w:t>said.</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{para('Dead')}</w:tc><w:tc>{para('4')}</w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{para('In a box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{para('In a box')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Around it</w:t></w:r></w:p>"
    )
    assert document(docx(body), "a.docx").text == (
        "Shells hit eight towns,\nhe\u2011said.\n\nDead\n\n4\n\nIn a box\n\nAround it"
    )


def test_words_of_an_odt_are_those_that_are_seen() -> None:
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:p>Shells<text:s text:c='2'/>hit "
        "<text:span>eight\n  towns</text:span>,<text:line-break/>he<text:tab/>said."
        "<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>Who says so?</text:p></office:annotation> Then calm.</text:p>"
    )
    assert document(odt(body), "a.odt").text == "Shells hit eight towns,\nhe said. Then calm."


def test_words_of_an_rtf_are_those_that_are_seen() -> None:
    body = (
        r"{\f1 \'cc\'e8\'ed\'ee\'e1\'ee\'f0\'ee\'ed\'fb} said \u1074?\u8212- no\par {\*\bkmkstart x}"
        r"{\pict\bin4 }}{{}"
        r"{\header Page}Line one\line two\~\{three\}\emdash {\v hidden}{\deleted gone}{\field{\*\fldinst HYPERLINK x}"
        r"{\fldrslt link}} \u-10179?\u-8704? {\uc0\u1074 a}\tab end"
    )
    assert document(rtf(body), "a.rtf").text == (
        "Минобороны said в— no\n\nLine one\ntwo\xa0{three}—link \U0001f600 вa end"
    )


def test_rtf_in_a_code_page_of_its_own() -> None:
    data = b"{\\rtf1\\ansi\\ansicpg1251 " + "Четверо раненых".encode("cp1251") + b"\\par}"
    assert document(data, "a.rtf").text == "Четверо раненых"
    data = b"{\\rtf1\\ansi\\ansicpg932 \\'82\\'a0\\'83A.}"
    assert document(data, "a.rtf").text == "あア."


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", LOCKED, "office-encrypted"),
        ("a.odt", odt("<text:p>x</text:p>", **{"META-INF_manifest.xml": "<m:encryption-data/>"}), "office-encrypted"),
        ("a.docx", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "office-broken"),
        ("a.docx", docx(para(BODY))[:-40], "office-broken"),
        ("a.docx", b"just words", "office-broken"),
        ("a.docx", docx("<w:p>"), "office-broken"),
        ("a.docx", docx(""), "empty"),
        ("a.odt", odt("<text:p> </text:p>"), "empty"),
        ("a.rtf", b"{\\rtf1\\ansi{\\colortbl;}}", "empty"),
        ("a.rtf", b"{\\rtf1" + b"{" * 5000, "office-broken"),
        ("a.rtf", b"{\\rtf1 " + b"word " * 150_000, "too-large"),
    ],
)
def test_document_that_cannot_be_read_is_kept_with_a_reason(name: str, data: bytes, code: str) -> None:
    found = taken(data, name)
    assert isinstance(found, Skipped) and (found.code, found.blob is not None) == (code, True), found


def test_bomb_in_a_docx_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.intake.office.XML_LIMIT", 100_000)
    found = taken(docx(para("x" * 200_000)), "a.docx")
    assert isinstance(found, Skipped) and found.code == "too-large"


def test_entities_of_a_docx_are_not_expanded() -> None:
    xml = (
        f"<!DOCTYPE d [<!ENTITY a '{'x' * 100}'>]><w:document xmlns:w='{W}'><w:body>{para('Shells &a; hit.')}</w:body>"
        "</w:document>"
    )
    found = document(zipped({"[Content_Types].xml": "", "word/document.xml": xml}), "a.docx")
    assert "xxx" not in found.text
