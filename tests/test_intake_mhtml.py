"""Pages that a browser saved whole. All texts are invented."""

from __future__ import annotations

import quopri

import pytest

from counterclaim.intake import Blob, Options, Skipped, Taken, taken_from
from counterclaim.intake.sniffing import MEDIA_TYPE, format_of

WORDS = "".join(
    f"<p>Paragraph {i}: officials of Réville said on Tuesday that shelling went on = and five were hurt.</p>"
    for i in range(6)
)
PAGE = (
    "<html><head><title>Réville shelled</title></head><body><article><h1>Réville shelled</h1>"
    f"{WORDS}</article></body></html>"
)
PICTURE = "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"


def saved(charset: str = "utf-8", head: str = "", page: str = PAGE, first: str = "") -> bytes:
    body = quopri.encodestring(page.encode(charset)).decode().replace("\n", "\r\n")
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/1\r\n"
        f"Subject: Saved\r\nDate: Tue, 4 Mar 2031 10:00:00 +0200\r\nMIME-Version: 1.0\r\n{head}"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n'
        f"{first}--B\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://example.org/news/1\r\n\r\n{body}\r\n{PICTURE}--B--\r\n"
    ).encode()


def taken(data: bytes, name: str) -> Taken | Skipped:
    (found,) = taken_from(Blob(input_id=name, data=data, media_type=MEDIA_TYPE[format_of(name, data)]), Options())
    return found


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.eml", "", "-"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_saved_page_is_its_article_with_address_and_day_of_saving(name: str, charset: str) -> None:
    data = saved(charset)
    found = taken(data, name)
    assert isinstance(found, Taken), found
    document = found.document
    assert document.text.startswith("Réville shelled\n\nParagraph 0: officials of Réville said")
    assert "= and five were hurt." in document.text and "iVBOR" not in document.text
    assert document.url == "https://example.org/news/1" and document.retrieved == "2031-03-04T10:00:00+02:00"
    assert document.published is None
    # The whole file is what is kept.
    assert found.blob.data == data and document.blob == found.blob.sha256


def test_mail_stays_a_mail() -> None:
    data = (
        saved()
        .replace(b"From: <Saved by Blink>", b"From: <desk@example.org>")
        .replace(b"Snapshot-Content", b"X-Content")
    )
    assert format_of("a.eml", data) == "mail" and format_of("", data) == "mail"


@pytest.mark.parametrize("page", ["", "<html><body></body></html>"])
def test_saved_page_without_article_is_skipped(page: str) -> None:
    found = taken(saved(page=page), "a.mhtml")
    assert isinstance(found, Skipped) and found.code == "page-empty" and found.blob is not None


def test_hostile_address_is_none() -> None:
    data = saved().replace(b"https://example.org/news/1", b"javascript:alert(1)")
    found = taken(data, "a.mhtml")
    assert isinstance(found, Taken) and found.document.url is None


def test_file_that_is_no_saved_page_is_skipped() -> None:
    for data in (b"no headers at all", b"\0\1\2" * 50, saved()[:200]):
        found = taken(data, "a.mhtml")
        assert isinstance(found, Skipped) and found.code == "page-empty"
