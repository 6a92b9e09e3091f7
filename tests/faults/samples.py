"""Whole inputs of every format, small, as seeds for damage. All texts are invented."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile

WORDS = (
    "Shelling killed at least 8 people in Testville on Tuesday, the regional governor said. The defence ministry "
    "denied that it had fired on the town, and said that the other side had done so."
)
UKRAINIAN = "Губернатор області повідомив у вівторок, що внаслідок обстрілу міста загинуло щонайменше восьмеро людей."
ARABIC = "قالت الوزارة يوم الثلاثاء إن ثمانية أشخاص على الأقل قتلوا في قصف المدينة."

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shelling hits Testville</title>
<meta property="article:published_time" content="2031-03-04T10:00:00+02:00">
<meta property="og:site_name" content="Invented Wire"><link rel="canonical" href="https://example.org/a"></head>
<body><nav>Home | World</nav><article><h1>Shelling hits Testville</h1><p>By the newsdesk</p><p>{WORDS}</p><p>{WORDS}</p>
<figure><figcaption>A street after the shelling. Photo: Invented Wire</figcaption></figure>
<p>Correction: an earlier version of this article said that 12 people were killed.</p></article>
<script>var a = "<b>";</script></body></html>"""

FRONT = f"---\noutlet: Invented Wire\ntitle: Shelling hits Testville\npublished: 2031-03-04\n---\n{WORDS}\n"

FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Invented Wire</title><link>https://example.org/</link>
<item><title>One</title><link>https://example.org/1</link><guid>1</guid>
<pubDate>Tue, 04 Mar 2031 10:00:00 +0200</pubDate>
<content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded></item>
<item><title>Two</title><description>{UKRAINIAN}</description></item></channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Invented Wire</title><entry><title>One</title>
<link href="https://example.org/1"/><id>urn:1</id><updated>2031-03-04T10:00:00Z</updated>
<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry>
<entry><id>urn:2</id><summary>{ARABIC}</summary></entry></feed>"""

MAIL = f"""From: Press desk <press@example.org>\r\nSubject: =?utf-8?q?Shelling_hits_Testville?=\r
Date: Tue, 04 Mar 2031 10:00:00 +0200\r\nMIME-Version: 1.0\r\nMessage-ID: <1@example.org>\r
Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{WORDS}\r
> quoted\r\n-- \r\nThe desk\r\n--B\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=a.html\r
Content-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--B--\r\n"""


MHTML = f"""From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Shelling\r
Date: Tue, 04 Mar 2031 10:00:00 +0200\r\nMIME-Version: 1.0\r
Content-Type: multipart/related; type="text/html"; boundary=B\r\n\r\n--B\r
Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--B\r
Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"""

RTF = rf"""{{\rtf1\ansi\ansicpg1251\deff0{{\fonttbl{{\f0\fnil\fcharset204 Arial;}}}}{{\info{{\title x}}}}
\pard\b Shelling\b0\par
{WORDS}\par \u1074?\u1075? \'e4\'e0 {{\*\generator x}}{{\pict\pngblip 89504e47}}\tab end\par}}"""


def telegram_page(*messages: str) -> str:
    """A page of a chat as Telegram Desktop exports it, around messages."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
        '<div class="page_wrap">'
        '<div class="page_header"><div class="content"><div class="text bold">Invented Channel</div></div></div>'
        '<div class="page_body chat_page"><div class="history">'
        f"{''.join(messages)}</div></div></div></body></html>"
    )


def telegram_message(number: int, words: str) -> str:
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="04.03.2031 10:0{number}:00 UTC+03:00">10:0{number}</div>'
        f'<div class="from_name">Invented Channel</div>'
        f'<div class="text">{words}</div></div></div>'
    )


CHAT = telegram_page(telegram_message(1, WORDS), telegram_message(2, UKRAINIAN), telegram_message(3, ""))
CHAT_ROWS = json.dumps(
    {
        "name": "Invented Channel",
        "type": "public_channel",
        "id": 1,
        "messages": [
            {"id": 1, "type": "message", "date": "2031-03-04T10:00:00", "date_unixtime": "1930370400", "text": WORDS},
            {"id": 2, "type": "service", "date": "2031-03-04T10:00:00"},
            {
                "id": 3,
                "type": "message",
                "forwarded_from": "Other",
                "text": ["a ", {"type": "bold", "text": UKRAINIAN}],
            },
        ],
    }
)

DOCX = f"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle
w:val="Title"/></w:pPr><w:r><w:t>Shelling</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">{WORDS} </w:t><w:tab/>
</w:r></w:p></w:body></w:document>"""
ODT = f"""<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<o:body><o:text><text:h text:outline-level="1">Shelling</text:h><text:p>{WORDS}<text:s text:c="2"/></text:p>
</o:text></o:body></o:document-content>"""


def office(first: tuple[str, str], name: str, xml: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(*first, compress_type=zipfile.ZIP_STORED)
        archive.writestr(name, xml)
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    """A PDF with a text layer, one string a page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for words in pages:
        lines = "".join(f"({words[at : at + 80]}) Tj T* " for at in range(0, len(words), 80))
        stream = f"BT /F1 12 Tf 14 TL 50 750 Td {lines}ET"
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{out.index('xref')}\n%%EOF\n"
    return out.encode("latin-1")


def zipped(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("a.txt", WORDS)
        archive.writestr("in/b.html", PAGE)
        archive.writestr("in/ї.md", FRONT)
    return out.getvalue()


def tarred(mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, words in (("a.txt", WORDS), ("in/b.html", PAGE)):
            info = tarfile.TarInfo(name)
            info.size = len(words.encode())
            archive.addfile(info, io.BytesIO(words.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def warc() -> bytes:
    records = b""
    for number, (kind, body) in enumerate((("text/html; charset=utf-8", PAGE), ("text/plain", WORDS))):
        content = body.encode()
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
        records += (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Date: 2031-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0000000{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode() + http + b"\r\n\r\n"  # fmt: skip
    return records


SAMPLES: dict[str, tuple[bytes, ...]] = {
    "a.txt": (WORDS.encode(), UKRAINIAN.encode("cp1251"), ARABIC.encode("utf-16"), UKRAINIAN.encode("koi8-u"), b""),
    "a.md": (FRONT.encode(), f"# Heading\n\n{UKRAINIAN}\n".encode()),
    "a.html": (PAGE.encode(), PAGE.replace("utf-8", "windows-1251").encode("cp1251")),
    "a.jsonl": (f'{{"text": "{WORDS}", "id": 1}}\n{{"text": "{UKRAINIAN}", "published": "2031-03-04"}}\n'.encode(),),
    "a.json": (
        f'[{{"text": "{WORDS}", "id": 1}}, {{"text": ["a", {{"text": "{UKRAINIAN}"}}], "outlet": "Wire"}}]'.encode(),
        f'{{"messages": [{{"text": "{WORDS}"}}], "n": [1, {{}}]}}'.encode(),
    ),
    "a.csv": (f'id,text,outlet\n1,"{WORDS}",Wire\n2,"{UKRAINIAN}",Wire\n'.encode(), f"text;id\n{ARABIC};1\n".encode()),
    "a.rss": (FEED.encode(),),
    "a.atom": (ATOM.encode(),),
    "a.eml": (MAIL.encode(),),
    "a.pdf": (pdf(WORDS), pdf(WORDS, WORDS, "")),
    "a.mhtml": (MHTML.encode(),),
    "a.rtf": (RTF.encode("cp1251"),),
    "a.docx": tuple(
        office(("[Content_Types].xml", "<Types/>"), "word/document.xml", DOCX, method)
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    ),
    "a.odt": tuple(
        office(("mimetype", "application/vnd.oasis.opendocument.text"), "content.xml", ODT, method)
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    ),
    "messages.html": (CHAT.encode(),),
    "result.json": (CHAT_ROWS.encode(),),
    "": (WORDS.encode(), PAGE.encode(), FEED.encode(), MAIL.encode()),
}
"""Seeds by the name that the input has; without one the content decides."""

CONTAINERS: dict[str, tuple[bytes, ...]] = {
    "a.zip": (zipped(), zipped(zipfile.ZIP_STORED), zipped(zipfile.ZIP_LZMA)),
    "a.tar": (tarred(),),
    "a.tar.gz": (tarred("w:gz"), gzip.compress(tarred(), 1)),
    "a.tar.xz": (tarred("w:xz"),),
    "a.txt.gz": (gzip.compress(WORDS.encode()),),
    "a.txt.bz2": (bz2.compress(WORDS.encode()),),
    "a.txt.xz": (lzma.compress(WORDS.encode()),),
    "a.warc": (warc(),),
    "a.warc.gz": (gzip.compress(warc()),),
}

TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"---\n", b"<", b">", b"<![CDATA[", b"]]>", b"&#0;", b"&x;",
    b'"', b"\\u0000", b"\\ud800", b"{" * 50, b"[" * 50, b"\r", b"\x1b[2J", b"\xe2\x80\xae", b"stream\n", b"endobj",
    b"obj", b"/Kids", b"0 R", b"PK\x03\x04", b"PK\x01\x02", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"=?utf-8?b?////?=",
    b"Content-Length: 99999999999\r\n", b"Transfer-Encoding: chunked\r\n", b"charset=utf-7", b"charset=idna",
    b"<!ENTITY a \"b\">", b"9" * 30, b"-1", b"\x80", b"Content-Type: multipart/mixed; boundary=B\r\n", b"<div>" * 30,
    b"../", b"\xf0\x9f\x98\x80",
)  # fmt: skip
"""Pieces that formats trip over."""
