"""Nearly valid RTF, .docx, .odt and PDF."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

from tests.faults.grammars.markup import elements
from tests.faults.grammars.words import Words, joined, short, sound, words
from tests.faults.samples import pdf

rtf_tokens = st.one_of(
    st.sampled_from(
        (
            "{",
            "}",
            "{",
            "}",
            "\\par ",
            "\\'e9",
            "\\'",
            "\\u1074?",
            "\\u-10179?",
            "\\u",
            "\\uc0 ",
            "\\uc99 ",
            "\\f1 ",
            "\\f9 ",
            "\\bin3 ",
            "\\bin-1 ",
            "\\bin99999 ",
            "{\\*\\x ",
            "{\\fonttbl{\\f1\\fcharset204 A;}}",
            "\\ansicpg932 ",
            "\\ansicpg65001 ",
            "\\ansicpg7 ",
            "\\v ",
            "\\v0 ",
            "{\\pict 00ff",
            "{\\field{\\*\\fldinst x}{\\fldrslt ",
            "\\",
            "\\\n",
            "\\~",
            "\\plain ",
            "\\mac ",
            "\\cell ",
        )
    ),
    short,
    words,
)
rtf_files = joined(rtf_tokens, most=14).map(lambda body: b"{\\rtf1\\ansi " + body.encode("cp1251", "replace") + b"}")
DOCX_TAGS = (
    "p",
    "r",
    "t",
    "tab",
    "br",
    "del",
    "ins",
    "hyperlink",
    "tbl",
    "tc",
    "pPr",
    "rPr",
    "vanish",
    "pStyle",
    "txbxContent",
    "instrText",
)
ODT_TAGS = ("p", "h", "span", "s", "tab", "line-break", "note", "tracked-changes", "list", "a", "hidden-text")
xml_words = st.one_of(
    st.sampled_from(("Shells hit the town.", "&amp;", "&x;", "<!-- -->", "<?pi?>", "é", " \n ", "<![CDATA[x]]>")), sound
)


def prefixed(tags: tuple[str, ...], prefix: str, names: tuple[str, ...]) -> Words:
    given = st.dictionaries(
        st.sampled_from(names), st.sampled_from(("0", "1", "Title", "99999999999", "-1", "x", "Heading1")), max_size=2
    )
    return joined(elements(st.sampled_from([f"{prefix}:{tag}" for tag in tags]), xml_words, given))


def zipped_xml(name: str, xml: str, first: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(*first)
        archive.writestr(name, xml.encode("utf-8", "replace"))
    return out.getvalue()


docx_files = prefixed(DOCX_TAGS, "w", ("w:val", "w:x", "val")).map(
    lambda xml: zipped_xml(
        "word/document.xml",
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{xml}</w:body></w:document>',
        ("[Content_Types].xml", "<Types/>"),
    )
)
odt_files = prefixed(ODT_TAGS, "text", ("text:c", "text:style-name", "text:outline-level")).map(
    lambda xml: zipped_xml(
        "content.xml",
        f'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        f'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body>{xml}</o:body></o:document-content>',
        ("mimetype", "application/vnd.oasis.opendocument.text"),
    )
)


pdf_files = st.tuples(
    st.lists(short.map(lambda w: w.encode("latin-1", "replace").decode("latin-1")), min_size=1, max_size=3),
    st.sampled_from(
        (b"", b"/Encrypt 9 0 R", b"/Kids[2 0 R]", b"/Count 99999", b"/Length -1", b"/MediaBox[0 0 0 0]", b"/Prev 0")
    ),
).map(lambda p: pdf(*p[0]).replace(b"/Count", p[1] + b"/Count", 1))
